use crate::names::Known;
use crate::reading::{Tag, Word};
use crate::rules::lexicon::{self, Entry};
use crate::spelled::Spelled;
use crate::{Document, Span, Token, TokenKind, sentences, tokens};

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
    // Where sentences end is in the lexicon; the name lists would be looked up for nothing.
    let word = |token: &Token| {
        let (spelled, entry) = match (token.kind, token.span.of(&document.text)) {
            (TokenKind::Word, word) => {
                let entry = lexicon::look_up(word);
                (Spelled::of(word, Known::default(), entry), entry)
            }
            _ => (Spelled::default(), Entry::none()),
        };
        Word {
            tag: Tag::Other,
            spelled,
            number: 0,
            known: Known::default(),
            entry,
        }
    };
    let words: Vec<Word> = tokens.iter().map(word).collect();
    let found = sentences::sentences(&document.text, &tokens, &words, block);
    Segments {
        words: tokens.iter().map(|t| t.span).collect(),
        sentences: found.into_iter().map(|s| s.span).collect(),
    }
}

/// The sentence at byte `at`, or the first one after it, or the last of the text. None in a text without words.
pub fn sentence_at(document: &Document, at: u32) -> Option<Span> {
    let from = document.blocks.partition_point(|b| b.span.end <= at);
    let all = document.blocks.len();
    let of = |block| segments(document, block).sentences;
    let after = (from..all).find_map(|block| of(block).into_iter().find(|s| s.end > at));
    after.or_else(|| (0..all).rev().find_map(|block| of(block).last().copied()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_has_its_sentence() {
        const TEXT: &str = "The quay is shut. Nobody knows why.\n\nBoats wait.";
        let document = Document::new("t", TEXT);
        let at = |byte| sentence_at(&document, byte).unwrap().of(TEXT).to_owned();
        assert_eq!(at(0), "The quay is shut.");
        assert_eq!(at(20), "Nobody knows why.");
        assert_eq!(at(36), "Boats wait.");
        assert_eq!(at(999), "Boats wait.");
        assert_eq!(sentence_at(&Document::new("t", " \n"), 0), None);
    }

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
