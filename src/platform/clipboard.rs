//! Text off the clipboard, and onto it.

use js_sys::{Array, JsString, RegExp, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::ClipboardEvent;

/// A pasted text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pasted {
    /// As it was on the clipboard, line ends too; each lone surrogate is U+FFFD.
    pub text: String,
    /// How many lone surrogates became U+FFFD: worth a notice if not 0.
    pub replaced: u32,
}

/// The plain text of a paste; none if there is none (a picture, say).
///
/// Read from the event and not from the textarea, which changes CRLF. The caller prevents the default.
pub fn pasted(event: &ClipboardEvent) -> Option<Pasted> {
    let data = event.clipboard_data()?;
    let types = data.types();
    if !types.includes(&"text/plain".into(), 0) {
        return None;
    }
    let text = js_sys::Reflect::apply(
        &js_sys::Function::from(js_sys::Reflect::get(&data, &"getData".into()).ok()?),
        &data,
        &js_sys::Array::of1(&"text/plain".into()),
    )
    .ok()?;
    Some(text_of(&JsString::from(text)))
}

#[wasm_bindgen]
extern "C" {
    /// The browser's encoder of UTF-8, taking the string as it is.
    type TextEncoder;

    #[wasm_bindgen(constructor)]
    fn new() -> TextEncoder;

    #[wasm_bindgen(method)]
    fn encode(this: &TextEncoder, string: &JsString) -> Uint8Array;
}

/// A JavaScript string as Rust's, lone surrogates made U+FFFD and counted. The browser does both: unit by unit from
/// here a text of megabytes would take a while.
pub fn text_of(string: &JsString) -> Pasted {
    let bytes = TextEncoder::new().encode(string).to_vec();
    // The encoder writes nothing but UTF-8.
    let text = String::from_utf8(bytes).unwrap_or_default();
    // Lone ones are counted only where there may be some, which is quickly seen.
    let bytes = text.as_bytes();
    let broken = |(i, byte): (usize, &u8)| *byte == 0xef && bytes[i..].starts_with("\u{fffd}".as_bytes());
    let replaced = if bytes.iter().enumerate().any(broken) {
        let lone = RegExp::new(r"\p{Surrogate}", "gu");
        string
            .match_(&lone)
            .map_or(0, |found| found.unchecked_into::<Array>().length())
    } else {
        0
    };
    Pasted { text, replaced }
}

/// Puts `text` onto the clipboard, and tells whether the browser did: some do not let a page opened from a file.
pub fn copy(text: &str, told: yew::Callback<bool>) {
    let navigator = gloo::utils::window().navigator();
    let known = js_sys::Reflect::get(&navigator, &"clipboard".into()).is_ok_and(|found| found.is_object());
    if !known {
        told.emit(false);
        return;
    }
    let written = navigator.clipboard().write_text(text);
    wasm_bindgen_futures::spawn_local(async move {
        told.emit(wasm_bindgen_futures::JsFuture::from(written).await.is_ok());
    });
}

#[cfg(all(test, target_arch = "wasm32"))]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    #[wasm_bindgen_test]
    fn lone_surrogates_are_replaced_and_counted() {
        let units = [0x61, 0xd83d, 0xde00, 0xd83d, 0x62, 0xde00, 0x0d, 0x0a, 0xd83d];
        let pasted = text_of(&JsString::from_char_code(&units));
        assert_eq!(pasted.text, "a😀\u{fffd}b\u{fffd}\r\n\u{fffd}");
        assert_eq!(pasted.replaced, 3);
        let whole = text_of(&"\u{fffd} 😀".into());
        assert_eq!((&*whole.text, whole.replaced), ("\u{fffd} 😀", 0));
    }
}
