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

/// What stands before the caret, at most so many UTF-16 units of it.
pub fn before_caret(area: &HtmlTextAreaElement, units: u32) -> String {
    let value = js_sys::Reflect::get(area, &"value".into()).unwrap_or_default();
    let (_, end) = selection(area);
    let value = value
        .dyn_ref::<JsString>()
        .map(|value| value.slice(end.saturating_sub(units), end));
    value.map(String::from).unwrap_or_default()
}

/// Puts `with` in place of `typed`, which stands before the caret, and the caret after it.
pub fn replace_before_caret(area: &HtmlTextAreaElement, typed: &str, with: &str) {
    let (_, end) = selection(area);
    let start = end.saturating_sub(typed.encode_utf16().count() as u32);
    let after = start + with.encode_utf16().count() as u32;
    // Both fail only for places outside the text.
    let _ = area.set_range_text_with_start_and_end(with, start, end);
    let _ = area.set_selection_range(after, after);
}

/// Puts the caret after all that is in it: one goes on writing.
pub fn caret_to_end(area: &HtmlTextAreaElement) {
    let end = area.text_length();
    // Fails only for places outside the text.
    let _ = area.set_selection_range(end, end);
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
