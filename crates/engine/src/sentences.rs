use std::ops::Range;

use crate::{Span, Token};

/// A sentence of one block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// From its first token to its last, closing marks included.
    pub span: Span,
    /// Its tokens, as indexes into the scan's token list.
    pub tokens: Range<usize>,
    /// The block it stands in, as an index into [`crate::Document::blocks`].
    pub block: usize,
}

/// Cuts the tokens `range` of block `block` into sentences.
pub(crate) fn sentences(text: &str, tokens: &[Token], range: Range<usize>, block: usize, out: &mut Vec<Sentence>) {
    let mut start = range.start;
    for i in range.clone() {
        let ends = matches!(tokens[i].span.of(text), "." | "!" | "?" | "…");
        if (ends || i + 1 == range.end) && start <= i {
            let span = tokens[start].span.cover(tokens[i].span);
            out.push(Sentence {
                span,
                tokens: start..i + 1,
                block,
            });
            start = i + 1;
        }
    }
}
