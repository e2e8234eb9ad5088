//! Whose a verb of saying is that has no subject of its own.

use std::ops::Range;

use super::Candidate;
use crate::cues::Cue;
use crate::noun_phrases::subject_before;
use crate::reading::{Reading, Tag};

/// Who *adding that* and *and said that* belong to: the last cue's source, else the subject of the verb before.
pub(super) fn inherited(
    r: &Reading,
    cue: &Cue,
    sentence: &Range<usize>,
    earlier: &[Candidate],
) -> Option<Range<usize>> {
    let at = cue.tokens.start;
    let before = at.checked_sub(1).filter(|&b| b >= sentence.start)?;
    // *a sign saying*
    if cue.gerund && matches!(r.tag(before), Tag::Noun | Tag::Name) {
        return subject_before(r, at, sentence.start);
    }
    if !matches!(
        r.tag(before),
        Tag::Coordinator
            | Tag::Comma
            | Tag::Adverb
            | Tag::Subordinator
            | Tag::Preposition
            | Tag::Dash
            | Tag::Noun
            | Tag::Name
    ) {
        return None;
    }
    let near = |c: &&Candidate| {
        c.content.iter().any(|t| t.end + 2 >= at && t.start < at) || c.cue.as_ref().is_some_and(|t| t.end + 2 >= at)
    };
    if let Some(last) = earlier.iter().rev().filter(|c| c.source.is_some()).find(near) {
        return last.source.clone();
    }
    let low = sentence.start.max(at.saturating_sub(60));
    let mut k = at;
    while k > low {
        k -= 1;
        if r.region_at(k).is_none() && matches!(r.tag(k), Tag::Finite | Tag::Modal | Tag::Auxiliary) {
            let mut start = k;
            while start > low && matches!(r.tag(start - 1), Tag::Auxiliary | Tag::Modal | Tag::Adverb) {
                start -= 1;
            }
            if let Some(subject) = subject_before(r, start, low).filter(|s| r.tag(s.start) != Tag::Relative) {
                return Some(subject);
            }
        }
    }
    earlier.iter().rev().find_map(|c| c.source.clone())
}
