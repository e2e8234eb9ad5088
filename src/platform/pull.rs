//! Pulling something over the page with mouse, pen or finger: where it began, where it is, where it was let go.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::{document, document_element, window};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, PointerEvent};

/// A point of the window, in CSS pixels from its top left corner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// From the left.
    pub x: i32,
    /// From the top.
    pub y: i32,
}

/// What a pull tells of.
#[derive(Clone, Debug, PartialEq)]
pub enum Pull {
    /// It has begun: the pointer went down on this element, and has moved away from there.
    Began(Element),
    /// It is here now, with a key held that asks for exact places.
    Moved(Point, bool),
    /// It was let go here.
    Ended(Point, bool),
    /// It was given up: Escape, or the browser took the pointer.
    GivenUp,
}

/// CSS pixels that a press may stray without being a pull.
const STRAY: i32 = 6;

/// An attribute of the page's root while something is pulled.
const PULLING: &str = "data-pulling";

/// Something going on.
struct Going {
    from: Element,
    pointer: i32,
    start: Point,
    began: bool,
}

/// Listens, for as long as it is there, for pulls that begin on what `handle` matches; tells `on` of them. A press that is not
/// moved stays a press.
pub struct Pulls {
    _listeners: Vec<EventListener>,
}

impl Pulls {
    /// Begins to listen.
    pub fn of(handle: &'static str, on: impl Fn(Pull) + 'static) -> Self {
        let going: Rc<RefCell<Option<Going>>> = Rc::default();
        let on = Rc::new(on);
        let prevent = EventListenerOptions::enable_prevent_default();
        let first = EventListenerOptions::run_in_capture_phase();
        let at = |event: &PointerEvent| Point {
            x: event.client_x(),
            y: event.client_y(),
        };
        let down = {
            let going = going.clone();
            move |event: &web_sys::Event| {
                let Some(event) = event.dyn_ref::<PointerEvent>() else {
                    return;
                };
                let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
                let from = target.and_then(|t| t.closest(handle).ok().flatten());
                if let Some(from) = from.filter(|_| event.button() == 0 && going.borrow().is_none()) {
                    going.replace(Some(Going {
                        from,
                        pointer: event.pointer_id(),
                        start: at(event),
                        began: false,
                    }));
                }
            }
        };
        // A press there begins no selection.
        let pressed = move |event: &web_sys::Event| {
            let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
            let pulled = target.and_then(|t| t.closest(handle).ok().flatten().and_then(|_| t.closest("button").ok()));
            // A button gets the focus of a press, and begins no selection anyway.
            if pulled.is_some_and(|button| button.is_none()) {
                event.prevent_default();
            }
        };
        let moved = {
            let (going, on) = (going.clone(), on.clone());
            move |event: &web_sys::Event| {
                let Some(event) = event.dyn_ref::<PointerEvent>() else {
                    return;
                };
                let point = at(event);
                let began = {
                    let mut going = going.borrow_mut();
                    let Some(going) = going.as_mut().filter(|g| g.pointer == event.pointer_id()) else {
                        return;
                    };
                    let strayed = (point.x - going.start.x).abs().max((point.y - going.start.y).abs()) > STRAY;
                    if !going.began && !strayed {
                        return;
                    }
                    let new = !std::mem::replace(&mut going.began, true);
                    new.then(|| going.from.clone())
                };
                if let Some(from) = began {
                    // Fails only for an ill-formed name.
                    let _ = document_element().set_attribute(PULLING, "");
                    on(Pull::Began(from));
                }
                on(Pull::Moved(point, event.alt_key()));
            }
        };
        let end = {
            let (going, on) = (going.clone(), on.clone());
            move |pull: Pull| {
                let ended = going.borrow_mut().take();
                if ended.is_some_and(|going| going.began) {
                    let _ = document_element().remove_attribute(PULLING);
                    swallow_click();
                    on(pull);
                }
            }
        };
        let up = {
            let end = end.clone();
            move |event: &web_sys::Event| {
                if let Some(event) = event.dyn_ref::<PointerEvent>() {
                    end(Pull::Ended(at(event), event.alt_key()));
                }
            }
        };
        let cancel = {
            let end = end.clone();
            move |_: &web_sys::Event| end(Pull::GivenUp)
        };
        let escape = move |event: &web_sys::Event| {
            let event_key = event.dyn_ref::<web_sys::KeyboardEvent>().map(|e| e.key());
            let pulling = going.borrow().as_ref().is_some_and(|going| going.began);
            if pulling && event_key.as_deref() == Some("Escape") {
                event.prevent_default();
                event.stop_propagation();
                end(Pull::GivenUp);
            }
        };
        let (page, window) = (document(), window());
        let keys = EventListenerOptions {
            passive: false,
            ..first
        };
        Self {
            _listeners: vec![
                EventListener::new(&page, "pointerdown", down),
                EventListener::new_with_options(&page, "mousedown", prevent, pressed),
                EventListener::new(&window, "pointermove", moved),
                EventListener::new(&window, "pointerup", up),
                EventListener::new(&window, "pointercancel", cancel),
                EventListener::new_with_options(&window, "keydown", keys, escape),
            ],
        }
    }
}

/// The click that the browser makes of the end of a pull means nothing.
fn swallow_click() {
    let options = EventListenerOptions {
        passive: false,
        ..EventListenerOptions::run_in_capture_phase()
    };
    let listener = EventListener::once_with_options(&window(), "click", options, |event| {
        event.stop_propagation();
        event.prevent_default();
    });
    // It comes at once, or not at all.
    gloo::timers::callback::Timeout::new(0, move || drop(listener)).forget();
}

/// What is at a point of the window.
pub fn under(point: Point) -> Option<Element> {
    document().element_from_point(point.x as f32, point.y as f32)
}

/// The value of an attribute of `element` or of the nearest of those around it that has it.
pub fn attribute(element: &Element, name: &str) -> Option<String> {
    let having = element
        .closest(&format!("[{name}]"))
        .unwrap_or_else(|_: JsValue| None)?;
    having.get_attribute(name)
}
