//! Where the keyboard is.

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

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

/// Gives the focus to the first field in what `selector` finds, once what is being drawn now is drawn: behind an open dialog nothing can
/// have it.
pub fn later_into(selector: &'static str) {
    Timeout::new(0, move || {
        let fields = ["input", "select", "textarea"].map(|field| format!("{selector} {field}"));
        let field = gloo::utils::document().query_selector(&fields.join(","));
        give_back(field.ok().flatten().and_then(|field| field.dyn_into().ok()));
    })
    .forget();
}

/// Scrolls no further than needed for the element of this id to be seen.
pub fn bring_into_view(id: &str) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    if let Some(element) = gloo::utils::document().get_element_by_id(id) {
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Takes the focus from what is being typed into, which is told of what was typed.
pub fn let_go() {
    let typing = current().filter(|element| element.matches("input, textarea").unwrap_or(false));
    if let Some(element) = typing {
        // Fails for no element; the signature is the DOM's.
        let _ = element.blur();
    }
}

/// Goes to the top of the page and puts the keyboard at its main part.
pub fn main() {
    let main = gloo::utils::document().query_selector("main").ok().flatten();
    give_back(main.and_then(|main| main.dyn_into().ok()));
    // After the focus, which scrolls to what gets it.
    gloo::utils::window().scroll_to_with_x_and_y(0.0, 0.0);
}
