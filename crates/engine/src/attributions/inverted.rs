//! *said Ruiz*

use std::ops::Range;

use super::Candidate;
use super::after_content::second_half;
use super::by_verb::floor_before;
use crate::contents;
use crate::cues::Cue;
use crate::noun_phrases::{source_after, source_to_end, subject_before};
use crate::reading::{Reading, Tag};
use crate::rules::{id, lexicon as l};

/// *"…," said Ruiz*, and *…, said Ruiz*.
pub(super) fn inverted(r: &Reading, cue: &Cue, sentence: &Range<usize>) -> Option<Candidate> {
    let at = cue.tokens.start;
    if at == sentence.start && r.closed_before(at).is_none() {
        return None;
    }
    if !matches!(r.tag(cue.head), Tag::Finite) || !(cue.by_place || r.is(cue.head, l::SAYING)) || at != cue.head {
        return None;
    }
    let after_quote = r
        .closed_before(at)
        .or_else(|| (r.tag(at - 1) == Tag::Comma).then(|| r.closed_before(at - 1)).flatten());
    let comma = r.tag(at - 1) == Tag::Comma;
    if after_quote.is_none() && !comma {
        return None;
    }
    // *One member, Ana Ruiz, told the board she would stay*: who is told stands there.
    if after_quote.is_none() && r.is(cue.head, l::TELLING) {
        return None;
    }
    // *"…," Ruiz, 69, told the Post*: the comma closes an apposition of the subject.
    if after_quote.is_none() && subject_before(r, at, floor_before(r, at, sentence.start)).is_some() {
        return None;
    }
    let start = cue.head + 1;
    if r.tag(start) == Tag::ObjectPronoun
        || !matches!(
            r.tag(start),
            Tag::Name
                | Tag::Noun
                | Tag::Determiner
                | Tag::Pronoun
                | Tag::Adjective
                | Tag::PossessivePronoun
                | Tag::Number
        )
    {
        return None;
    }
    let mut source = if after_quote.is_some() {
        source_to_end(r, start, sentence.end)?
    } else {
        source_after(r, start, sentence.end)?
    };
    // *said Ruiz, who said there was no time*: a second cue of the same speaker.
    let second = |&k: &usize| {
        r.tag(k) == Tag::Comma && r.tag(k + 1) == Tag::Relative && (k + 2..k + 4).any(|v| r.is(v, l::SAYING))
    };
    source.end = source.clone().find(second).unwrap_or(source.end);
    let follows = r.tag(source.end);
    // *, said the plan would fail*: a clause follows, so the phrase is no speaker.
    if after_quote.is_none()
        && (matches!(follows, Tag::Finite | Tag::Modal | Tag::Auxiliary | Tag::That) || r.tag(start) == Tag::Pronoun)
    {
        return None;
    }
    let first = contents::before(r, at, sentence.start)?;
    let phrase = matches!(r.tag(first.start), Tag::Preposition | Tag::Time | Tag::Adverb) || first.len() < 4;
    if after_quote.is_none() && phrase && !contents::is_clause(r, first.clone()) {
        return None;
    }
    let mut content = vec![first];
    content.extend(second_half(r, source.end, sentence));
    Some(Candidate {
        encloses: true,
        ..Candidate::new(id::ATTRIBUTION_SAID_INVERTED, content, cue.head..cue.head + 1, source)
    })
}
