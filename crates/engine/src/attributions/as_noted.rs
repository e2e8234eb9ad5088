//! *As Ruiz noted, …*

use std::ops::Range;

use super::Candidate;
use crate::contents;
use crate::cues::{Cue, over_times};
use crate::reading::{Reading, Tag};
use crate::rules::{id, lexicon as l};

/// *As Ruiz noted, the piers are rotten*; *the piers are rotten, as Ruiz noted*.
pub(super) fn as_noted(
    r: &Reading,
    cue: &Cue,
    subject: &Range<usize>,
    before: usize,
    sentence: &Range<usize>,
) -> Option<Candidate> {
    let after = over_times(r, cue.tokens.end, sentence.end);
    if !r.reads(before, "as") || !r.is(cue.head, l::SAYING | l::SHOWING) {
        return None;
    }
    let opens = before == sentence.start || matches!(r.tag(before - 1), Tag::Coordinator | Tag::Stop);
    let content = match r.tag(after) {
        Tag::Comma if opens && after + 1 < sentence.end => {
            after + 1..contents::end_of_content(r, after + 1, sentence.end, false, false)
        }
        Tag::Stop | Tag::Comma if !opens && r.tag(before - 1) == Tag::Comma => {
            contents::before(r, before, sentence.start)?
        }
        _ => return None,
    };
    Some(Candidate {
        encloses: content.start < before,
        ..Candidate::new(id::ATTRIBUTION_AS_NOTED, [content], cue.tokens.clone(), subject.clone())
    })
}
