//! *Ruiz said that …*: the content after the cue.

use std::ops::Range;

use super::Candidate;
use super::inherited::inherited;
use crate::contents;
use crate::cues::{Cue, content_start};
use crate::reading::{Reading, Tag};
use crate::rules::{id, lexicon as l};

/// Whether the content may be a noun phrase: *criticised the plan*.
fn takes_object(r: &Reading, cue: &Cue) -> bool {
    cue.topic || r.is(cue.head, l::SPEAKING_OF)
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
    let speech = r.is(cue.head, l::SAYING | l::SPEAKING_OF);
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
    let object_only = object && !contents::is_clause(r, start..sentence.end.min(start + 12));
    let end = contents::end_of_content(r, start, sentence.end, object_only, dependent);
    let content = start..end;
    if content.is_empty() {
        return None;
    }
    let only_object = r.is(cue.head, l::OBJECT_ONLY);
    let infinitive = r.tag(start) == Tag::To;
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
        || (r.words[cue.head].entry.lemma == "say" && (content.len() > 2 || r.tag(start) == Tag::Pronoun))
        || (!only_object && contents::is_clause(r, content.clone()));
    if !fits {
        return None;
    }
    let (rule, source) = match subject {
        Some(subject) => {
            let relative = r.tag(subject.start) == Tag::Relative;
            // *those who saw the film* tells nothing of what they hold.
            if relative && !speech {
                return None;
            }
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
            let inherited = inherited(r, cue, sentence, earlier);
            if inherited.is_none() && !quote && !(clause && r.is(cue.head, l::SAYING)) {
                return None;
            }
            (rule, inherited)
        }
    };
    Some(Candidate {
        speech,
        ..Candidate::new(rule, vec![content], cue.tokens.clone(), source)
    })
}
