//! Passages of the text as lists and text boxes show them, for marking without selecting on the page.

use sayso_engine::{Document, Span, segments};

use super::{How, occurrences};

/// Bytes of text shown on either side of words that were found, at most.
const AROUND: usize = 60;

/// The first `most` sentences of the text in which `words` stand, as [`occurrences`] finds them; all have no words in them.
pub fn sentences_with(document: &Document, words: &str, most: usize) -> Vec<Span> {
    let text = &*document.text;
    let has = |span: Span| words.trim().is_empty() || !occurrences(span.of(text), words, How::default()).is_empty();
    // Where sentences end is worked out for the paragraphs that have the words only.
    let blocks = document.blocks.iter().enumerate().filter(|(_, block)| has(block.span));
    let sentences = blocks.flat_map(|(i, _)| segments(document, i).sentences);
    sentences.filter(|sentence| has(*sentence)).take(most).collect()
}

/// Where words stand, with what stands around them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// What stands before them, in the same paragraph.
    pub before: String,
    /// The words, in bytes of the text.
    pub span: Span,
    /// What stands after them, in the same paragraph.
    pub after: String,
}

/// All places where `words` stand, in order.
pub fn places_of(document: &Document, words: &str) -> Vec<Place> {
    let text = &*document.text;
    let place = |span: Span| {
        let (start, end) = (span.start as usize, span.end as usize);
        let from = text.ceil_char_boundary(start.saturating_sub(AROUND));
        let to = text.floor_char_boundary((end + AROUND).min(text.len()));
        let before = text[from..start].rsplit(['\n', '\r']).next().unwrap_or_default();
        let after = text[end..to].split(['\n', '\r']).next().unwrap_or_default();
        Place {
            before: before.to_owned(),
            span,
            after: after.to_owned(),
        }
    };
    occurrences(text, words, How::default())
        .into_iter()
        .map(place)
        .collect()
}

/// The words and signs of the text in `span`, in order.
pub fn words_in(document: &Document, span: Span) -> Vec<Span> {
    let from = document.blocks.partition_point(|b| b.span.end <= span.start);
    let to = document.blocks.partition_point(|b| b.span.start < span.end);
    let words = (from..to).flat_map(|block| segments(document, block).words);
    words.filter(|w| w.end > span.start && w.start < span.end).collect()
}

/// The text as a text box has it: the browser makes every line end one LF.
pub fn in_box(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// The byte of `text` that stands `units` UTF-16 units from the start of it in a text box; its end for a place past that.
pub fn byte_in_box(text: &str, units: u32) -> u32 {
    let (mut left, mut before) = (units, None);
    for (at, c) in text.char_indices() {
        // The second half of a line end that the box has as one.
        let hidden = before == Some('\r') && c == '\n';
        before = Some(c);
        if left == 0 && !hidden {
            return at as u32;
        }
        if !hidden {
            left = left.saturating_sub(c.len_utf16() as u32);
        }
    }
    text.len() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "The quay is shut. Nobody knows why.\r\n\r\nBoats wait. “Why?” asked the quay.";

    #[test]
    fn sentences_are_listed_all_or_by_their_words() {
        let document = Document::new("t", TEXT);
        let listed = |words: &str, most| -> Vec<String> {
            let found = sentences_with(&document, words, most);
            found.iter().map(|s| s.of(TEXT).to_owned()).collect()
        };
        assert_eq!(listed("", 2), ["The quay is shut.", "Nobody knows why."]);
        assert_eq!(listed(" Quay", 9), ["The quay is shut.", "“Why?” asked the quay."]);
        assert_eq!(listed("harbour", 9), [""; 0]);
    }

    #[test]
    fn words_are_found_with_what_stands_around_them() {
        let document = Document::new("t", TEXT);
        let places = places_of(&document, "why");
        let told: Vec<String> = places
            .iter()
            .map(|p| format!("{}[{}]{}", p.before, p.span.of(TEXT), p.after))
            .collect();
        assert_eq!(
            told,
            [
                "The quay is shut. Nobody knows [why].",
                "Boats wait. “[Why]?” asked the quay."
            ]
        );
    }

    #[test]
    fn words_are_listed_within_a_passage_over_paragraphs_too() {
        let document = Document::new("t", TEXT);
        let words = |span| -> Vec<String> {
            let found = words_in(&document, span);
            found.iter().map(|w| w.of(TEXT).to_owned()).collect()
        };
        assert_eq!(words(Span::new(18, 44)), ["Nobody", "knows", "why", ".", "Boats"]);
    }

    #[test]
    fn a_place_in_the_box_is_a_place_in_the_text() {
        for text in [TEXT, "a\rb\n\r\nc", "é😀\r\n“x”", ""] {
            let shown = in_box(text);
            let mut units = 0;
            for c in shown.chars() {
                let byte = byte_in_box(text, units) as usize;
                let here = text[byte..].chars().next().unwrap();
                assert!(here == c || (c == '\n' && here == '\r'), "{text:?} at {units}");
                units += c.len_utf16() as u32;
            }
            assert_eq!(byte_in_box(text, units), text.len() as u32);
            assert_eq!(byte_in_box(text, units + 9), text.len() as u32);
        }
    }
}
