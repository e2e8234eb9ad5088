//! Bytes, UTF-16 units and code points of one text, held against a count by hand.

use proptest::prelude::*;
use sayso_engine::{CodePoint, OffsetIndex, Utf16};
use sayso_tests::odd;

/// Every char boundary of `text`, the end too: bytes, UTF-16 units and code points before it.
fn boundaries(text: &str) -> Vec<(u32, u32, u32)> {
    let (mut byte, mut utf16, mut code_point) = (0, 0, 0);
    let mut all = vec![(0, 0, 0)];
    for c in text.chars() {
        byte += c.len_utf8() as u32;
        utf16 += String::from(c).encode_utf16().count() as u32;
        code_point += 1;
        all.push((byte, utf16, code_point));
    }
    all
}

fn assert_converts(text: &str) {
    let index = OffsetIndex::new(text);
    let boundaries = boundaries(text);
    for &(byte, utf16, code_point) in &boundaries {
        assert_eq!(index.utf16(text, byte), Utf16(utf16), "byte {byte} of {text:?}");
        assert_eq!(
            index.code_point(text, byte),
            CodePoint(code_point),
            "byte {byte} of {text:?}"
        );
        assert_eq!(
            index.byte_of_utf16(text, Utf16(utf16)),
            byte,
            "unit {utf16} of {text:?}"
        );
        assert_eq!(
            index.byte_of_code_point(text, CodePoint(code_point)),
            byte,
            "code point {code_point} of {text:?}"
        );
    }
    // Between the halves of a surrogate pair: the start of its char.
    for pair in boundaries.windows(2).filter(|pair| pair[1].1 - pair[0].1 == 2) {
        assert_eq!(
            index.byte_of_utf16(text, Utf16(pair[0].1 + 1)),
            pair[0].0,
            "inside a pair of {text:?}"
        );
    }
    let &(byte, utf16, code_point) = boundaries.last().expect("the end is a boundary");
    for past in [1, 1000, u32::MAX - byte] {
        assert_eq!(index.utf16(text, byte + past), Utf16(utf16), "past the end of {text:?}");
        assert_eq!(
            index.code_point(text, byte + past),
            CodePoint(code_point),
            "past the end of {text:?}"
        );
        assert_eq!(
            index.byte_of_utf16(text, Utf16(utf16.saturating_add(past))),
            byte,
            "past the end of {text:?}"
        );
        assert_eq!(
            index.byte_of_code_point(text, CodePoint(code_point.saturating_add(past))),
            byte,
            "past the end"
        );
    }
}

proptest! {
    #![proptest_config(odd::config(100))]

    #[test]
    fn odd_texts_convert_there_and_back(text in odd::text()) {
        assert_converts(&text);
    }

    #[test]
    fn any_text_converts_there_and_back(text in any::<String>()) {
        assert_converts(&text);
    }

    #[test]
    fn offsets_rise_together(text in odd::text()) {
        let index = OffsetIndex::new(&text);
        let offsets: Vec<_> = text.char_indices().map(|(i, _)| i as u32).collect();
        for pair in offsets.windows(2) {
            prop_assert!(index.utf16(&text, pair[0]) < index.utf16(&text, pair[1]));
            prop_assert!(index.code_point(&text, pair[0]) < index.code_point(&text, pair[1]));
        }
    }
}

#[test]
fn texts_around_a_checkpoint_convert() {
    // One wide char wandering over the place where an index may begin to count anew.
    for wide in ["é", "日", "😀"] {
        for before in 250..260 {
            assert_converts(&format!("{}{wide}{}", "x".repeat(before), "y".repeat(600)));
        }
    }
    assert_converts("");
    assert_converts("plain");
    assert_converts("😀");
}
