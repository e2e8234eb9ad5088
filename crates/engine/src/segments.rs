use crate::vocabulary;
use crate::{Document, Span, sentences, tokens};

/// The words and sentences of one block, for choosing a stretch of it by keyboard.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Segments {
    /// Tokens, punctuation too, in order.
    pub words: Vec<Span>,
    /// In order.
    pub sentences: Vec<Span>,
}

/// Cuts the block `block` (a place in [`Document::blocks`]) of `document`; empty if there is none.
pub fn segments(document: &Document, block: usize) -> Segments {
    let Some(here) = document.blocks.get(block) else {
        return Segments::default();
    };
    let tokens = tokens::tokens(&document.text, here.span);
    let words = vocabulary::words(&document.text, &tokens);
    let found = sentences::sentences(&document.text, &tokens, &words, block);
    Segments {
        words: tokens.iter().map(|t| t.span).collect(),
        sentences: found.into_iter().map(|s| s.span).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_has_its_own_words_and_sentences() {
        let document = Document::new("t", "Ferry stops\n\nThe quay is shut. Nobody knows why.\n");
        let block = document
            .blocks
            .iter()
            .position(|b| b.span.of(&document.text).starts_with("The"));
        let segments = segments(&document, block.unwrap());
        let of = |spans: &[Span]| {
            spans
                .iter()
                .map(|s| s.of(&document.text).to_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(of(&segments.sentences), ["The quay is shut.", "Nobody knows why."]);
        assert_eq!(of(&segments.words)[..3], ["The", "quay", "is"]);
    }
}
