//! *Ruiz: "…"*

use std::ops::Range;

use super::Candidate;
use crate::noun_phrases::subject_before;
use crate::reading::{Reading, Tag};
use crate::rules::id;

/// *Ruiz: "…"*
pub(super) fn by_colon(r: &Reading, sentence: &Range<usize>) -> Option<Candidate> {
    let colon = (sentence.start..sentence.end.min(sentence.start + 12)).find(|&i| r.tag(i) == Tag::Colon)?;
    let quote = r.opens(colon + 1)?;
    let source = subject_before(r, colon, sentence.start).filter(|s| s.start == sentence.start)?;
    let named = source.clone().any(|i| matches!(r.tag(i), Tag::Name));
    let content = [r.regions[quote].tokens.clone()];
    named.then(|| Candidate::new(id::ATTRIBUTION_COLON, content, colon..colon + 1, source))
}
