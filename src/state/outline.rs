//! The article's paragraphs, for finding one's way.

use sayso_notebook::Mark;

use super::Session;

/// Chars of a paragraph by which one knows it.
const WORDS: usize = 90;

/// A paragraph by its first words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Where it begins, in bytes of the text.
    pub start: u32,
    /// Its first words.
    pub words: String,
    /// How many of the marks that are shown begin in it.
    pub marks: usize,
}

/// All paragraphs, in order, headline and captions among them.
pub fn paragraphs(session: &Session) -> Vec<Paragraph> {
    let text = &*session.document.text;
    let start = |mark: &Mark| mark.body.anchor().cover().start;
    let mut starts: Vec<u32> = session.shown().map(start).collect();
    starts.sort_unstable();
    let paragraph = |block: &sayso_engine::Block| {
        let words = block.span.of(text);
        let cut = words.char_indices().nth(WORDS).map_or(words.len(), |(at, _)| at);
        let rest = if cut < words.len() { "…" } else { "" };
        let before = |end: u32| starts.partition_point(|&start| start < end);
        Paragraph {
            start: block.span.start,
            words: format!("{}{rest}", words[..cut].trim_end()),
            marks: before(block.span.end) - before(block.span.start),
        }
    };
    session.document.blocks.iter().map(paragraph).collect()
}
