//! Where the keyboard is.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// The element that has the focus, if any has.
pub fn current() -> Option<HtmlElement> {
    gloo::utils::document().active_element()?.dyn_into().ok()
}

/// Gives the focus to `element` if it is still in the page; else leaves it where it is.
pub fn give_back(element: Option<HtmlElement>) {
    if let Some(element) = element.filter(|e| e.is_connected()) {
        // Fails for no element; the signature is the DOM's.
        let _ = element.focus();
    }
}
