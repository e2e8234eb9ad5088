use gloo::events::{EventListener, EventListenerOptions};
use sayso_engine::Utf16;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};
use yew::prelude::*;

use crate::platform::marks::first_seen;
use crate::platform::selection::{self, selected_words};
use crate::state::commands::{COMMANDS, Key};
use crate::state::{Action, App, Dispatch, label_of_key, mark_with};

/// While the component is there, keys do what the table of commands says. `article` is where the arrow keys,
/// Enter and Delete are ours; elsewhere they are the browser's.
#[hook]
pub fn use_keys(dispatch: &Dispatch, article: &NodeRef) {
    let (dispatch, article) = (dispatch.clone(), article.clone());
    use_effect_with((), move |()| {
        let options = EventListenerOptions::enable_prevent_default();
        let window = gloo::utils::window();
        let listener = EventListener::new_with_options(&window, "keydown", options, move |event| {
            let Some(event) = event.dyn_ref::<KeyboardEvent>() else {
                return;
            };
            if press(event, &dispatch, article.cast().as_ref()) {
                event.prevent_default();
            }
        });
        move || drop(listener)
    });
}

/// Yields whether the key did something.
fn press(event: &KeyboardEvent, dispatch: &Dispatch, article: Option<&Element>) -> bool {
    let app = dispatch.app();
    if event.default_prevented() || event.alt_key() || event.is_composing() || app.dialog.is_some() {
        return false;
    }
    let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
    // A list of choices has keys of its own, and no undo.
    let typing = if event.ctrl_key() || event.meta_key() {
        "input, textarea, [contenteditable], dialog"
    } else {
        "input, textarea, select, [contenteditable], dialog"
    };
    if let Some(target) = &target
        && target.closest(typing).ok().flatten().is_some()
    {
        return false;
    }
    let on_control = target.is_some_and(|t| t.closest("button, a, summary").ok().flatten().is_some());
    let pressed = |key: &Key| {
        let free = key.ctrl || key.is_character() || key.key == "Escape" || !on_control;
        let allowed = app.settings.letter_keys || !key.is_character();
        free && allowed && is(key, event)
    };
    catch_up(&app, dispatch, article);
    look(
        &app,
        dispatch,
        article,
        COMMANDS.iter().any(|c| c.keys.iter().any(pressed)),
    );
    let app = dispatch.app();
    let mut those = COMMANDS.iter().filter(|c| c.keys.iter().any(pressed));
    let action = those.find_map(|c| (c.action)(&app)).or_else(|| label(&app, event));
    let Some(action) = action else {
        return false;
    };
    let selected = |app: &App| app.session.as_ref().is_some_and(|s| s.selection.is_some());
    dispatch.emit(action);
    // What was marked sooner than the page knew of the selection is selected no more.
    if selected(&app) && !selected(&dispatch.app()) {
        selection::clear();
    }
    true
}

/// The words selected by mouse or touch are told of when they have stood still for a moment: whoever presses a key sooner means
/// them all the same.
fn catch_up(app: &App, dispatch: &Dispatch, article: Option<&Element>) {
    let (Some(session), Some(article)) = (&app.session, article) else {
        return;
    };
    let selected = selected_words(article, &session.document);
    if selected.is_some() && selected != session.selection && !session.choosing {
        dispatch.emit(Action::Select(selected));
    }
}

/// What marking with the label of this key does.
fn label(app: &App, event: &KeyboardEvent) -> Option<Action> {
    let pressed = event.key();
    let mut chars = pressed.chars();
    let (key, None) = (chars.next()?, chars.next()) else {
        return None;
    };
    let free = app.settings.letter_keys && !event.ctrl_key() && !event.meta_key() && !event.repeat();
    let codebook = &app.session.as_ref().filter(|_| free)?.codebook;
    mark_with(app, label_of_key(codebook, key.to_ascii_lowercase())?)
}

/// Commands start from what is seen where nothing is in focus.
fn look(app: &App, dispatch: &Dispatch, article: Option<&Element>, needed: bool) {
    let Some(session) = app.session.as_ref().filter(|s| needed && s.focus.is_none()) else {
        return;
    };
    if let Some(start) = article.and_then(first_seen) {
        let document = &session.document;
        let byte = document.index.byte_of_utf16(&document.text, Utf16(start));
        dispatch.emit(Action::See(byte));
    }
}

fn is(key: &Key, event: &KeyboardEvent) -> bool {
    // A sign may or may not need Shift, as the keyboard has it.
    let sign = key.is_character() && !key.key.chars().all(char::is_alphabetic);
    let pressed = event.key();
    let same = pressed == key.key || (pressed.chars().count() == 1 && pressed.to_lowercase() == key.key);
    same && key.ctrl == (event.ctrl_key() || event.meta_key()) && (sign || key.shift == event.shift_key())
}
