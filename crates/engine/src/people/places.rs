//! Where the mentions of a document stand.

use crate::Mention;
use crate::reading::Reading;

/// Where a mention stands.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place {
    /// Its first token.
    pub first: usize,
    /// The token after its last.
    pub after: usize,
    /// Its sentence.
    pub sentence: usize,
}

/// Where each of `mentions` stands, by one walk through the document.
pub(crate) fn places(reading: &Reading, mentions: &[Mention]) -> Vec<Place> {
    let &Reading { tokens, sentences, .. } = reading;
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
