//! A fault in the program: says so to the boot script (`src/boot.js`), which then shows the fallback.

use web_sys::{CustomEvent, CustomEventInit};

/// The event on `window` that the boot script listens to; its detail is the message. Tests may dispatch it too.
pub const STOPPED: &str = "sayso-stopped";

/// Tells the boot script that the app has started: a fault before that means it cannot.
pub fn started() {
    if let Some(root) = gloo::utils::document().document_element() {
        // Fails only for an ill-formed name.
        let _ = root.set_attribute("data-started", "");
    }
}

/// From now on a panic is written to the console and told to the boot script ([`STOPPED`]).
pub fn install() {
    // Through Yew, which else puts its own in place.
    yew::set_custom_panic_hook(Box::new(|info| stopped(&info.to_string())));
}

fn stopped(message: &str) {
    gloo::console::error!(message);
    let init = CustomEventInit::new();
    init.set_detail(&message.into());
    let Some(window) = web_sys::window() else { return };
    if let Ok(event) = CustomEvent::new_with_event_init_dict(STOPPED, &init) {
        // It fails only if the event is being dispatched already.
        let _ = window.dispatch_event(&event);
    }
}

#[cfg(all(test, target_arch = "wasm32"))]
mod tests {
    use std::cell::RefCell;
    use std::rc::Rc;

    use gloo::events::EventListener;
    use wasm_bindgen::JsCast;
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    #[wasm_bindgen_test]
    fn the_boot_script_hears_what_went_wrong() {
        let heard = Rc::new(RefCell::new(None));
        let listener = EventListener::new(&gloo::utils::window(), STOPPED, {
            let heard = heard.clone();
            move |event| *heard.borrow_mut() = event.unchecked_ref::<CustomEvent>().detail().as_string()
        });
        stopped("index out of bounds");
        assert_eq!(heard.borrow().as_deref(), Some("index out of bounds"));
        drop(listener);
    }
}
