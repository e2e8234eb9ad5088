//! Whose a verb of saying is that has no subject of its own.

use std::ops::Range;

use super::Candidate;
use crate::cues::Cue;
use crate::noun_phrases::{before_time, is_reduced, subject_before};
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
        let noun = subject_before(r, at, sentence.start);
        // *they left, at one point calling*: the subject is that of the clause.
        let placed = noun.as_ref().is_some_and(|n| {
            n.start >= sentence.start + 2
                && r.tag(n.start - 1) == Tag::Preposition
                && !r.reads(n.start - 1, "with")
                && r.tag(n.start - 2) == Tag::Comma
        });
        let clause = placed
            .then(|| subject_of_verb_before(r, noun.as_ref()?.start, sentence))
            .flatten();
        return issued.or(clause).or(noun);
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
            | Tag::Time
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
    // *raised their criticism of Weir, saying*: *their* is nobody's subject.
    let whole =
        |c: &&Candidate| (c.source.as_ref()).is_some_and(|s| r.tag(s.start) != Tag::PossessivePronoun || s.len() > 1);
    if let Some(last) = earlier.iter().rev().filter(whole).find(near) {
        return last.source.clone();
    }
    subject_of_verb_before(r, at, sentence).or_else(|| earlier.iter().rev().find_map(|c| c.source.clone()))
}

/// The subject of the last finite verb before token `at` that has one: of a clause of its own, else of one that hangs on
/// another (*Ruiz left after Weir had come, saying*).
pub(super) fn subject_of_verb_before(r: &Reading, at: usize, sentence: &Range<usize>) -> Option<Range<usize>> {
    let low = sentence.start.max(at.saturating_sub(60));
    let mut dependent = None;
    let mut k = at;
    while k > low {
        k -= 1;
        if r.region_at(k).is_none() && matches!(r.tag(k), Tag::Finite | Tag::Modal | Tag::Auxiliary) {
            let mut start = k;
            while start > low && matches!(r.tag(start - 1), Tag::Auxiliary | Tag::Modal | Tag::Adverb) {
                start -= 1;
            }
            let subject = subject_before(r, start, low).filter(|s| r.tag(s.start) != Tag::Relative);
            let Some(subject) = subject else { continue };
            if !hangs(r, &subject, low) && !is_reduced(r, k) {
                return Some(subject);
            }
            dependent.get_or_insert(subject);
        }
    }
    dependent
}

/// Whether the clause of `subject` hangs on another: *ships that serve*, *a plan that Weir likes*, *what Weir said*, *said he
/// left*. The subjects of clauses with *when* and *after* go on as often as those they hang on.
fn hangs(r: &Reading, subject: &Range<usize>, low: usize) -> bool {
    let Some(before) = subject.start.checked_sub(1).filter(|&b| b >= low) else {
        return false;
    };
    let relative = r.tag(before) == Tag::That && matches!(r.tag(before.wrapping_sub(1)), Tag::Noun | Tag::Name);
    r.tag(subject.start) == Tag::That
        || relative
        || matches!(r.tag(before), Tag::Finite | Tag::Gerund)
        || r.reads(before, "what")
}
