//! Text off the clipboard.

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
    Some(text_of(&js_sys::JsString::from(text)))
}

/// A JavaScript string as Rust's, lone surrogates made U+FFFD and counted.
pub fn text_of(string: &js_sys::JsString) -> Pasted {
    decode(string.iter())
}

/// UTF-16 units as text, lone surrogates made U+FFFD and counted.
fn decode(units: impl Iterator<Item = u16>) -> Pasted {
    let mut replaced = 0;
    let text = char::decode_utf16(units)
        .map(|c| {
            c.unwrap_or_else(|_| {
                replaced += 1;
                char::REPLACEMENT_CHARACTER
            })
        })
        .collect();
    Pasted { text, replaced }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lone_surrogates_are_replaced_and_counted() {
        let units = [0x61, 0xd83d, 0xde00, 0xd83d, 0x62, 0xde00, 0x0d, 0x0a, 0xd83d];
        let pasted = decode(units.into_iter());
        assert_eq!(pasted.text, "a😀\u{fffd}b\u{fffd}\r\n\u{fffd}");
        assert_eq!(pasted.replaced, 3);
    }
}
