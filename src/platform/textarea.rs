//! What is typed into a text box.

use gloo::events::{EventListener, EventListenerOptions};
use js_sys::JsString;
use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;

use super::clipboard::{self, Pasted};

/// Its text; line ends are LF (the browser's doing), each lone surrogate is U+FFFD.
pub fn text(area: &HtmlTextAreaElement) -> Pasted {
    // Not `area.value()`, which turns lone surrogates into U+FFFD without a word.
    let value = js_sys::Reflect::get(area, &"value".into()).unwrap_or_default();
    value
        .dyn_ref::<js_sys::JsString>()
        .map(clipboard::text_of)
        .unwrap_or_default()
}

/// What stands before and after what a paste would replace.
pub fn around_selection(area: &HtmlTextAreaElement) -> (String, String) {
    let value = JsString::from(area.value());
    let (start, end) = selection(area);
    (value.slice(0, start).into(), value.slice(end, value.length()).into())
}

/// Whether a paste would replace all that is in it.
pub fn is_all_selected(area: &HtmlTextAreaElement) -> bool {
    selection(area) == (0, area.text_length())
}

/// Where the selection starts and ends, in UTF-16 units.
pub fn selection(area: &HtmlTextAreaElement) -> (u32, u32) {
    let position = |offset: Result<Option<u32>, _>| offset.ok().flatten().unwrap_or(0);
    (position(area.selection_start()), position(area.selection_end()))
}

/// Puts the keyboard there.
pub fn focus(area: &HtmlTextAreaElement) {
    // Fails for no element; the signature is the DOM's.
    let _ = area.focus();
}

/// Refuses whatever would change the text, as long as the listener is there; the caret and the selection stay the person's.
pub fn keep_as_it_is(area: &HtmlTextAreaElement) -> EventListener {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(area, "beforeinput", options, |event| event.prevent_default())
}
