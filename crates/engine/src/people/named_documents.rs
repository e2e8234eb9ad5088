//! Documents that the text names: *the Aldine Harbour Study*, later *the study* or *the report*.

use super::linker::{LOOK_BACK, Linker};
use crate::reading::Reading;
use crate::{Shape, Span, TokenKind};

/// Longest name of a document, in words.
const LONGEST: usize = 8;

/// The names of documents in the text, in order.
pub(super) fn named_documents(reading: &Reading) -> Vec<Span> {
    let tokens = reading.tokens;
    let word = |i: usize| reading.word(i);
    let name = |i: usize| tokens[i].kind == TokenKind::Word && word(i).starts_with(char::is_uppercase);
    let beside = |i: usize| tokens[i].span.end + 1 == tokens[i + 1].span.start;
    let mut out = Vec::new();
    let heads = reading.keywords.document_heads.iter().copied();
    for last in heads.filter(|&i| i > 0 && tokens[i].shape == Shape::Capitalised) {
        let mut first = last;
        while first > 0 && first + LONGEST > last && name(first - 1) && beside(first - 1) {
            first -= 1;
        }
        if first < last && matches!(word(first), "The" | "A" | "An" | "This" | "That" | "In") {
            first += 1;
        }
        if first < last {
            out.push(tokens[first].span.cover(tokens[last].span));
        }
    }
    out
}

impl Linker<'_> {
    /// The document that *the study* at `span` takes up: the last one named before that ends in the word, or the only one.
    pub(super) fn document_called(&self, head: &str, span: Span) -> Option<String> {
        let before = self.documents.partition_point(|d| d.start < span.start);
        let named = &self.documents[..before];
        let of = |d: &&Span| {
            let last = d.of(self.text).rsplit(char::is_whitespace).next();
            last.is_some_and(|w| w.eq_ignore_ascii_case(head))
        };
        let other = matches!(head, "report" | "study" | "survey")
            .then(|| named.first())
            .flatten();
        let only = other.filter(|first| {
            named
                .iter()
                .rev()
                .take(LOOK_BACK)
                .all(|d| d.of(self.text) == first.of(self.text))
        });
        let span = named.iter().rev().take(LOOK_BACK).find(of).or(only)?;
        Some(crate::mentions::one_line(span.of(self.text)).into_owned())
    }
}
