//! Where the keyboard is.

use wasm_bindgen::JsCast;
use web_sys::{FocusOptions, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

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

/// The first field of a form beside a mark: it may have come while a dialog was open, and had no focus to get.
pub fn form_at_mark() -> Option<HtmlElement> {
    let fields = gloo::utils::document().query_selector(".card form :is(input, select, textarea)");
    fields.ok().flatten()?.dyn_into().ok()
}

/// Where nothing has the focus, the article gets it, or else the page's main part.
pub fn keep() {
    let document = gloo::utils::document();
    if current().is_none_or(|element| element.tag_name() == "BODY") {
        let find = |selector| document.query_selector(selector).ok().flatten();
        let place = find(".article").or_else(|| find("main"));
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        if let Some(element) = place.and_then(|place| place.dyn_into::<HtmlElement>().ok()) {
            // Fails for no element; the signature is the DOM's.
            let _ = element.focus_with_options(&options);
        }
    }
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
