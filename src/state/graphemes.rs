//! What a person sees as one character (extended grapheme clusters, <https://www.unicode.org/reports/tr29/>): a letter with its
//! accents, an emoji with its colours, a flag.

use sayso_engine::Span;
use unicode_segmentation::GraphemeCursor;

/// The byte at which the character at byte `at` ends; `at` at the end of `text`.
pub fn end_of(text: &str, at: u32) -> u32 {
    let mut cursor = GraphemeCursor::new(at as usize, text.len(), true);
    // The whole text is there, so that no more of it is asked for.
    let end = cursor.next_boundary(text, 0).ok().flatten();
    end.map_or(at, |end| end as u32)
}

/// The byte at which the character before byte `at` begins, not before `within`.
pub fn start_before(text: &str, within: Span, at: u32) -> u32 {
    let mut cursor = GraphemeCursor::new(at as usize, text.len(), true);
    let start = cursor.prev_boundary(text, 0).ok().flatten();
    start.map_or(within.start, |start| within.start.max(start as u32))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_drawn_as_one_is_one() {
        for one in ["e\u{301}", "👩🏽‍🚒", "🇳🇴", "\r\n", "x"] {
            let text = format!("a{one}b");
            let (start, end) = (1, 1 + one.len() as u32);
            assert_eq!(end_of(&text, start), end, "{one:?}");
            let all = Span::new(0, text.len() as u32);
            assert_eq!(start_before(&text, all, end), start, "{one:?}");
        }
        assert_eq!(end_of("a", 1), 1);
        assert_eq!(start_before("ab", Span::new(1, 2), 1), 1);
    }
}
