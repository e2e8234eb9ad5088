//! What a verb of saying, thinking or showing makes: the procedures are tried in order.

use std::ops::Range;

use super::Candidate;
use super::after_content::after_content;
use super::as_noted::as_noted;
use super::before_content::before_content;
use super::inverted::inverted;
use super::of_relative::of_relative;
use super::passive::by_passive;
use crate::cues::Cue;
use crate::names::Known;
use crate::noun_phrases::{has_finite, phrase_before, subject_before};
use crate::reading::{Reading, Tag};
use crate::rules::lexicon as l;

/// Whether a few words between marks end an aside, comma and all: *the captain known as “Gull,” said*, *Ruiz, who calls him
/// “a joke,” said*.
fn in_aside(r: &Reading, region: Range<usize>, start: usize) -> bool {
    let before = |n: usize, word: &str| region.start >= start + n && r.reads(region.start - n, word);
    let low = start.max(region.start.saturating_sub(12));
    let who = (low..region.start)
        .rev()
        .find(|&i| matches!(r.tag(i), Tag::Relative | Tag::Comma));
    let relative = who.is_some_and(|i| i > low && r.reads(i, "who") && r.tag(i - 1) == Tag::Comma);
    region.len() <= 6 && (before(1, "as") && before(2, "known") || relative && !r.is(region.start - 1, l::SAYING))
}

/// The end of the last quotation before `i` that is no part of a noun phrase.
pub(super) fn floor_before(r: &Reading, i: usize, start: usize) -> usize {
    let mut k = i;
    let low = start.max(i.saturating_sub(80));
    while k > low {
        if let Some(q) = r.closed_before(k) {
            let region = &r.regions[q];
            if in_aside(r, region.tokens.clone(), start) {
                k = region.tokens.start;
                continue;
            }
            let speech = matches!(r.last_of(q), "," | "." | "?" | "!" | "…" | "...") || region.tokens.len() > 8;
            if speech || r.tag(k) == Tag::Comma {
                return k;
            }
        }
        k -= 1;
    }
    low
}

/// Whether the phrase right before an infinitive is whoever says it: *let users say*; not *a campaign to condemn*, *more
/// likely to say*.
fn can_say(r: &Reading, cue: &Cue, subject: &Range<usize>) -> bool {
    let last = subject.end - 1;
    let known = r.words[last].known;
    r.tag(cue.tokens.start) != Tag::To
        || matches!(r.tag(last), Tag::Name | Tag::ObjectPronoun | Tag::Pronoun)
        || r.is(last, l::GROUP_NOUN)
        || known.any(Known::ROLE | Known::GROUP)
}

/// Most tokens of a subject that is no noun phrase as we know them.
const LONGEST_SUBJECT: usize = 25;

/// Whatever stands between the last sign and a main verb *say*, which always has a subject there: *those surveyed say*, *one in
/// five say*.
fn rough_subject(r: &Reading, cue: &Cue, floor: usize) -> Option<Range<usize>> {
    let end = cue.tokens.start;
    if r.tag(cue.head) != Tag::Finite || r.words[cue.head].entry.lemma != "say" || end <= floor {
        return None;
    }
    let floor = floor.max(end.saturating_sub(LONGEST_SUBJECT));
    let sign = |i: &usize| {
        let tag = r.tag(i - 1);
        matches!(
            tag,
            Tag::Comma
                | Tag::Semicolon
                | Tag::Colon
                | Tag::Stop
                | Tag::Dash
                | Tag::Mark
                | Tag::Open
                | Tag::Subordinator
        )
    };
    let mut start = (floor + 1..=end).rev().find(sign).unwrap_or(floor);
    while start < end && matches!(r.tag(start), Tag::Coordinator | Tag::Adverb) {
        start += 1;
    }
    // *walked out and said*: whose it is, the verb before tells.
    let relative = (start..end).find(|&i| matches!(r.tag(i), Tag::Relative | Tag::That | Tag::PossessivePronoun));
    let participle = |i: usize| r.tag(i) == Tag::Finite && r.word(i).ends_with("ed");
    let verb = (start..relative.unwrap_or(end)).any(|i| has_finite(r, i..i + 1) && !participle(i));
    if verb || matches!(r.tag(end - 1), Tag::Coordinator) {
        return None;
    }
    let noun = (start..end).any(|i| {
        matches!(
            r.tag(i),
            Tag::Noun | Tag::Name | Tag::Number | Tag::Determiner | Tag::Pronoun
        )
    });
    noun.then_some(start..end)
}

/// Whoever is made to say it: *which led the mayor to declare*.
fn made_to(r: &Reading, cue: &Cue, floor: usize) -> Option<Range<usize>> {
    if r.tag(cue.tokens.start) != Tag::To {
        return None;
    }
    let whom = phrase_before(r, cue.tokens.start, floor)?;
    let makes = whom.start.checked_sub(1).filter(|&m| m >= floor)?;
    r.is(makes, l::MAKING).then_some(whom)
}

/// The attribution that the cue `cue` makes; `earlier` are those of the same sentence.
pub(super) fn by_verb(r: &Reading, cue: &Cue, sentence: &Range<usize>, earlier: &[Candidate]) -> Option<Candidate> {
    if cue.passive {
        return by_passive(r, cue, sentence);
    }
    let floor = floor_before(r, cue.tokens.start, sentence.start);
    if let Some(candidate) = inverted(r, cue, sentence).filter(|_| !cue.gerund) {
        return Some(candidate);
    }
    let subject = subject_before(r, cue.tokens.start, floor)
        .filter(|s| !cue.gerund && can_say(r, cue, s))
        .or_else(|| made_to(r, cue, floor))
        .or_else(|| rough_subject(r, cue, floor));
    if let Some(candidate) = subject.as_ref().and_then(|s| after_content(r, cue, s, sentence)) {
        return Some(candidate);
    }
    if cue.by_place {
        return None;
    }
    let before = subject
        .as_ref()
        .and_then(|s| s.start.checked_sub(1))
        .filter(|&b| b >= sentence.start);
    if let (Some(subject), Some(before)) = (&subject, before) {
        let candidate = of_relative(r, cue, subject, before, sentence);
        let candidate = candidate.or_else(|| as_noted(r, cue, subject, before, sentence));
        if candidate.is_some() {
            return candidate;
        }
    }
    let dependent = before.is_some_and(|b| r.tag(b) == Tag::Subordinator || r.reads(b, "as"))
        || subject.as_ref().is_some_and(|s| r.tag(s.start) == Tag::Relative);
    before_content(r, cue, subject, dependent, sentence, earlier)
}
