//! *According to* and whom it names.

use std::ops::Range;

use super::Candidate;
use crate::contents;
use crate::noun_phrases::source_after;
use crate::reading::{Reading, Tag};
use crate::rules::id;

/// *According to Ruiz, …* and *…, according to Ruiz*.
pub(super) fn according_to(r: &Reading, at: usize, sentence: &Range<usize>) -> Option<Candidate> {
    let source = source_after(r, at + 2, sentence.end)?;
    let before = (at > sentence.start)
        .then(|| contents::before(r, at, sentence.start))
        .flatten();
    let before = before.filter(|b| {
        contents::is_clause(r, b.clone()) || r.region_at(b.start).is_some() || r.tag(source.end) != Tag::Comma
    });
    let after = source.end;
    let content = match before {
        Some(before) => before,
        None => {
            let start = if r.tag(after) == Tag::Comma { after + 1 } else { after };
            (start < sentence.end).then_some(())?;
            start..contents::end_of_content(r, start, sentence.end, false, false)
        }
    };
    Some(Candidate {
        encloses: content.start < at,
        ..Candidate::new(id::ATTRIBUTION_ACCORDING_TO, vec![content], at..at + 2, source)
    })
}
