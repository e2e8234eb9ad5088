//! A paragraph without quotation marks that somebody has signed: a quotation set apart.

use std::ops::Range;

use super::Candidate;
use crate::BlockKind;
use crate::noun_phrases::source_after;
use crate::reading::{Reading, Tag};
use crate::rules::id;
use crate::turns::Address;

/// How many tokens are said at least.
const SHORTEST: usize = 8;
/// How many tokens a signature has at most.
const LONGEST_SIGNATURE: usize = 16;

/// The paragraphs in the first person whose last words are a name and no sentence: *I waited all night. Ana
/// Ruiz, captain*.
pub(super) fn signed(r: &Reading) -> Vec<Candidate> {
    let mut first = 0;
    let mut out = Vec::new();
    while first < r.sentences.len() {
        let block = r.sentences[first].block;
        let end = (first..r.sentences.len())
            .find(|&s| r.sentences[s].block != block)
            .unwrap_or(r.sentences.len());
        if end - first > 1 && r.blocks[block].kind == BlockKind::Body {
            let said = r.sentences[first].tokens.start..r.sentences[end - 1].tokens.start;
            out.extend(signature(r, said, &r.sentences[end - 1].tokens));
        }
        first = end;
    }
    out
}

/// What `said` is, if the last sentence `signs` it.
fn signature(r: &Reading, said: Range<usize>, signs: &Range<usize>) -> Option<Candidate> {
    let named = signs.len() > 1 && signs.clone().take(2).all(|i| r.tag(i) == Tag::Name);
    if !named || signs.len() > LONGEST_SIGNATURE || said.len() < SHORTEST {
        return None;
    }
    if said.clone().chain(signs.clone()).any(|i| r.tag(i) == Tag::Mark) {
        return None;
    }
    let source = source_after(r, signs.start, signs.end)?;
    let address = Address::of(r, said.clone());
    (source == *signs && address.first).then(|| Candidate::new(id::ATTRIBUTION_SIGNED, [said], None, source))
}
