//! What is typed into a text box.

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

/// Whether a paste would replace all that is in it.
pub fn is_all_selected(area: &HtmlTextAreaElement) -> bool {
    let position = |offset: Result<Option<u32>, _>| offset.ok().flatten().unwrap_or(0);
    let (start, end) = (position(area.selection_start()), position(area.selection_end()));
    start == 0 && end == area.text_length()
}

/// Puts the keyboard there.
pub fn focus(area: &HtmlTextAreaElement) {
    // Fails for no element; the signature is the DOM's.
    let _ = area.focus();
}
