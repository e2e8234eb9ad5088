//! *Ruiz said that …*: the content after the cue.

use std::ops::Range;

use super::Candidate;
use super::inherited::inherited;
use super::no_cue::{Frame, is_no_cue};
use crate::contents;
use crate::cues::{Cue, content_start};
use crate::noun_phrases::{has_finite, source_without_apposition, subject_before};
use crate::reading::{Reading, Tag};
use crate::rules::{id, lexicon as l};

/// Whether the verb names an act of saying, rather than what somebody thinks or a document shows.
fn names_saying(r: &Reading, head: usize) -> bool {
    r.is(head, l::SAYING) || (r.is(head, l::SPEAKING_OF) && !r.is(head, l::THINKING | l::SHOWING))
}

/// Whether the content may be a noun phrase: *criticised the plan*.
fn takes_object(r: &Reading, cue: &Cue) -> bool {
    cue.topic || r.is(cue.head, l::SPEAKING_OF)
}

/// Whose a gerund is that stands before the sentence's verb: *After blasting the plan, Ruiz left*; *Ruiz, recalling the storm,
/// left*. `end`: where its content ends.
fn around(r: &Reading, cue: &Cue, end: usize, sentence: &Range<usize>) -> Option<Range<usize>> {
    let at = cue.tokens.start;
    if !cue.gerund || has_finite(r, sentence.start..at) || r.tag(end) != Tag::Comma || end >= sentence.end {
        return None;
    }
    if at > sentence.start && r.tag(at - 1) == Tag::Comma {
        return subject_before(r, at - 1, sentence.start);
    }
    source_without_apposition(r, end + 1, sentence.end)
}

/// Whether a verb stands in `range` before a sign or a word that opens another clause: *the plan would fail*; not *the plan when
/// he left*.
fn opens_clause(r: &Reading, range: Range<usize>) -> bool {
    let other = |&i: &usize| {
        matches!(
            r.tag(i),
            Tag::Subordinator | Tag::Relative | Tag::That | Tag::Comma | Tag::Coordinator | Tag::Semicolon | Tag::Dash
        )
    };
    let until = range.clone().find(other).unwrap_or(range.end);
    has_finite(r, range.start..until)
}

/// The attribution whose content follows `cue`. `subject`: of the cue, if it has one. `dependent`: the cue stands in a dependent
/// clause. `earlier`: the attributions of the same sentence.
pub(super) fn before_content(
    r: &Reading,
    cue: &Cue,
    subject: Option<Range<usize>>,
    dependent: bool,
    sentence: &Range<usize>,
    earlier: &[Candidate],
) -> Option<Candidate> {
    let speech = names_saying(r, cue.head);
    let says = r.words[cue.head].entry.lemma == "say";
    let start = content_start(r, cue, sentence.end)?;
    let quote = r.opens(start).is_some();
    // *"…," she continued*, *she continued: "…"*; but *the talks continued*, *they continue to lead*.
    if r.words[cue.head].entry.lemma == "continue" && !quote && r.tag(start) != Tag::That {
        return None;
    }
    // *asked not to be named* tells nothing of what was said.
    if r.reads(start, "not") && r.reads(start + 1, "to") && r.reads(start + 2, "be") {
        return None;
    }
    let mut object = takes_object(r, cue);
    let clause = matches!(r.tag(start), Tag::That | Tag::Subordinator | Tag::Relative) || r.is(start, l::QUESTION_WORD);
    if clause || quote {
        object = false;
    }
    let object_only = object && !opens_clause(r, start..sentence.end.min(start + 12));
    let dependent = dependent || (cue.gerund && subject.is_none() && !has_finite(r, sentence.start..cue.tokens.start));
    let end = contents::end_of_content(r, start, sentence.end, object_only, dependent);
    let content = start..end;
    if content.is_empty() {
        return None;
    }
    let only_object = r.is(cue.head, l::OBJECT_ONLY);
    // *vowed not to leave*
    let infinitive = r.tag(start) == Tag::To || (r.tag(start) == Tag::Adverb && r.tag(start + 1) == Tag::To);
    let fits = quote
        || clause
        || (infinitive
            && !matches!(
                r.words[cue.head].entry.lemma,
                "say" | "report" | "note" | "go" | "use" | "call"
            ))
        || (object && (cue.topic || only_object || r.is(cue.head, l::SPEAKING_OF)))
        // *suggests selling the pier*
        || (r.tag(start) == Tag::Gerund && start == cue.tokens.end && r.is(cue.head, l::SAYING))
        // After *said* whatever follows is said, even if its verb is in no list.
        || says
        || (!only_object && contents::is_clause(r, content.clone()));
    if !fits {
        return None;
    }
    let phrase = object_only && !infinitive;
    if is_no_cue(&Frame {
        r,
        cue,
        subject: subject.as_ref(),
        speech,
        start,
        phrase,
        infinitive,
    }) {
        return None;
    }
    let (rule, source) = match subject {
        Some(subject) => {
            let relative = matches!(r.tag(subject.start), Tag::Relative | Tag::That);
            let rule = match () {
                _ if relative => id::ATTRIBUTION_WHO_SAID,
                _ if !speech && r.is(cue.head, l::SHOWING) => id::ATTRIBUTION_SHOWN,
                _ if !speech => id::ATTRIBUTION_THOUGHT,
                _ if object && !quote => id::ATTRIBUTION_SPOKEN_OF,
                _ => id::ATTRIBUTION_SAID_BEFORE,
            };
            (rule, Some(subject))
        }
        None => {
            let rule = if cue.gerund {
                id::ATTRIBUTION_ADDING
            } else {
                id::ATTRIBUTION_AND_SAID
            };
            let inherited = inherited(r, cue, sentence, earlier)
                .or_else(|| around(r, cue, content.end, sentence).filter(|_| speech));
            let alone = quote || says || clause && r.is(cue.head, l::SAYING);
            if inherited.is_none() && !alone {
                return None;
            }
            (rule, inherited)
        }
    };
    Some(Candidate {
        speech,
        ..Candidate::new(rule, [content], cue.tokens.clone(), source)
    })
}
