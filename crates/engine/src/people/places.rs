//! Where the mentions of a document stand.

use crate::{Mention, Sentence, Token};

/// Where a mention stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// Its first token.
    pub first: usize,
    /// The token after its last.
    pub after: usize,
    /// Its sentence.
    pub sentence: usize,
}

/// Where each of `mentions` stands, by one walk through the document.
pub(super) fn places(tokens: &[Token], sentences: &[Sentence], mentions: &[Mention]) -> Vec<Place> {
    let (mut first, mut sentence) = (0, 0);
    let place = |mention: &Mention| {
        while tokens.get(first).is_some_and(|t| t.span.start < mention.span.start) {
            first += 1;
        }
        while sentences.get(sentence + 1).is_some_and(|s| s.tokens.start <= first) {
            sentence += 1;
        }
        let rest = tokens[first..].iter().take_while(|t| t.span.start < mention.span.end);
        Place {
            first,
            after: first + rest.count(),
            sentence,
        }
    };
    mentions.iter().map(place).collect()
}
