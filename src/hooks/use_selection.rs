use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use sayso_engine::{Document, Span};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent, Node};
use yew::prelude::*;

use crate::platform::selection;
use crate::state::{Action, Shared, use_dispatch};

/// Milliseconds for which a selection must stand still to count: handles are dragged, and taking a selection
/// away by pressing a button must not take the button away.
const SETTLED: u32 = 200;

/// Tells what is selected by hand in the text below `root`: once it stands still, or at once when a button or a key is pressed that may
/// be meant for it.
#[hook]
pub fn use_selection(root: &NodeRef, document: &Shared<Document>) {
    let dispatch = use_dispatch();
    // What was selected a moment before the text was read better counts as well.
    let latest = use_mut_ref(|| document.clone());
    latest.replace(document.clone());
    let root = root.clone();
    use_effect_with((), move |()| {
        let selected: Rc<dyn Fn() -> Option<Span>> = {
            let root = root.clone();
            Rc::new(move || selection::selected_words(&root.cast::<Element>()?, &latest.borrow()))
        };
        let waiting: Rc<RefCell<Option<Timeout>>> = Rc::default();
        let changed = {
            let (waiting, selected, dispatch) = (waiting.clone(), selected.clone(), dispatch.clone());
            move |_: &Event| {
                let (selected, dispatch) = (selected.clone(), dispatch.clone());
                let settled = Timeout::new(SETTLED, move || {
                    // Over the article nothing is selected in it by hand.
                    if dispatch.app().dialog.is_none() {
                        dispatch.emit(Action::Select(selected()));
                    }
                });
                // The one before is dropped, and with it cancelled.
                waiting.replace(Some(settled));
            }
        };
        // What is selected as a button is pressed; by the time of the click the press may have taken it away.
        let noted: Rc<Cell<Option<Span>>> = Rc::default();
        let down = {
            let (noted, waiting, selected) = (noted.clone(), waiting.clone(), selected.clone());
            move |event: &Event| {
                let target = event.target().and_then(|target| target.dyn_into::<Node>().ok());
                let inside = root
                    .cast::<Element>()
                    .is_some_and(|root| root.contains(target.as_ref()));
                let waits = waiting.borrow().is_some() && !inside;
                noted.set(waits.then(|| selected()).flatten());
            }
        };
        let meant = Rc::new(move |words: Option<Span>| {
            if let Some(words) = words
                && waiting.take().is_some()
                && dispatch.app().dialog.is_none()
            {
                dispatch.emit(Action::Select(Some(words)));
            }
        });
        let clicked = {
            let meant = meant.clone();
            move |_: &Event| meant(noted.take())
        };
        let typed = move |event: &Event| {
            let key = event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key);
            // One that goes on selecting means nothing yet.
            if key.is_some_and(|key| key.chars().count() == 1 || key == "Enter") {
                meant(selected());
            }
        };
        let document = gloo::utils::document();
        let first = EventListenerOptions::run_in_capture_phase();
        let listeners = [
            EventListener::new(&document, "selectionchange", changed),
            EventListener::new_with_options(&document, "pointerdown", first, down),
            EventListener::new_with_options(&document, "click", first, clicked),
            EventListener::new_with_options(&document, "keydown", first, typed),
        ];
        move || drop(listeners)
    });
}
