//! *According to* and whom it names.

use std::ops::Range;

use super::Candidate;
use crate::contents;
use crate::noun_phrases::{can_open, source_after, source_to_end, source_without_apposition};
use crate::reading::{Reading, Tag};
use crate::rules::id;

/// *According to Ruiz, …* and *…, according to Ruiz*.
pub(super) fn according_to(r: &Reading, at: usize, sentence: &Range<usize>) -> Option<Candidate> {
    let long = source_after(r, at + 2, sentence.end)?;
    // *It went according to plan*
    if long.len() == 1 && r.reads(long.start, "plan") {
        return None;
    }
    let before = (at > sentence.start)
        .then(|| contents::before(r, at, sentence.start))
        .flatten();
    let before = before.filter(|b| {
        contents::is_clause(r, b.clone()) || r.region_at(b.start).is_some() || r.tag(long.end) != Tag::Comma
    });
    let source = if before.is_some() {
        source_to_end(r, at + 2, sentence.end)?
    } else if opens_clause(r, &long, sentence.end) {
        long
    } else {
        // *According to the police, the man who …*: that is no apposition.
        source_without_apposition(r, at + 2, sentence.end)?
    };
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
        ..Candidate::new(id::ATTRIBUTION_ACCORDING_TO, [content], at..at + 2, source)
    })
}

/// Whether a comma and a clause with a subject of its own follow the source.
fn opens_clause(r: &Reading, source: &Range<usize>, limit: usize) -> bool {
    r.tag(source.end) == Tag::Comma
        && (can_open(r, source.end + 1) || r.opens(source.end + 1).is_some())
        && contents::is_clause(r, source.end + 1..limit)
}
