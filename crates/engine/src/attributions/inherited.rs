//! Whose a verb of saying is that has no subject of its own.

use std::ops::Range;

use super::Candidate;
use crate::cues::Cue;
use crate::noun_phrases::{before_time, subject_before};
use crate::reading::{Reading, Tag};
use crate::rules::lexicon as l;

/// How many of the attributions before a verb are looked at: keeps time linear in sentences without end.
const NEAR: usize = 16;

/// Who *adding that* and *and said that* belong to: the last cue's source, else the subject of the verb before.
pub(super) fn inherited(
    r: &Reading,
    cue: &Cue,
    sentence: &Range<usize>,
    earlier: &[Candidate],
) -> Option<Range<usize>> {
    let at = cue.tokens.start;
    let before = at.checked_sub(1).filter(|&b| b >= sentence.start)?;
    // *a sign saying*; but *the board issued a statement saying* is the board.
    if cue.gerund && matches!(r.tag(before), Tag::Noun | Tag::Name) {
        let noun = before_time(r, at, sentence.start) - 1;
        let issued = r
            .is(noun, l::SPEECH_NOUN)
            .then(|| subject_of_verb_before(r, at, sentence))
            .flatten();
        return issued.or_else(|| subject_before(r, at, sentence.start));
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
            | Tag::Adjective
            | Tag::Mark
    ) {
        return None;
    }
    let earlier = &earlier[earlier.len().saturating_sub(NEAR)..];
    // Words inside of somebody's words are theirs.
    let inside = |c: &Candidate| {
        let cue = c.cue.as_ref().map_or(0, |t| t.start);
        let holds = |o: &Candidate| o.content.iter().any(|t| t.contains(&cue)) && o.source.is_some();
        earlier.iter().any(holds)
    };
    let near = |c: &&Candidate| {
        !inside(c)
            && (c.content.iter().any(|t| t.end + 2 >= at && t.start < at)
                || c.cue.as_ref().is_some_and(|t| t.end + 2 >= at))
    };
    if let Some(last) = earlier.iter().rev().filter(|c| c.source.is_some()).find(near) {
        return last.source.clone();
    }
    subject_of_verb_before(r, at, sentence).or_else(|| earlier.iter().rev().find_map(|c| c.source.clone()))
}

/// The subject of the last finite verb before token `at` that has one.
pub(super) fn subject_of_verb_before(r: &Reading, at: usize, sentence: &Range<usize>) -> Option<Range<usize>> {
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
    None
}
