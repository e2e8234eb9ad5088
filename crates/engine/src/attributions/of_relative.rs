//! *which critics say is rotten*

use std::ops::Range;

use super::Candidate;
use crate::contents;
use crate::cues::Cue;
use crate::reading::{Reading, Tag};
use crate::rules::{id, lexicon as l};

/// *which critics say is rotten*: what is said is the pronoun and the rest.
pub(super) fn of_relative(
    r: &Reading,
    cue: &Cue,
    subject: &Range<usize>,
    before: usize,
    sentence: &Range<usize>,
) -> Option<Candidate> {
    let after = cue.tokens.end;
    // *which even critics say*
    let before = before - usize::from(r.tag(before) == Tag::Adverb && before > sentence.start);
    let relative = matches!(r.tag(before), Tag::Relative | Tag::That) || r.reads(before, "what");
    let verb = after < sentence.end && matches!(r.tag(after), Tag::Finite | Tag::Modal | Tag::Auxiliary);
    // *which he described as hasty*, *what she called "a mistake"*
    let names = r.is(cue.head, l::NAMING)
        && relative
        && after < sentence.end
        && (r.reads(after, "as")
            || r.opens(after).is_some()
            || matches!(r.tag(after), Tag::Determiner | Tag::Adjective));
    if !names && (!relative || !verb || !r.is(cue.head, l::SAYING | l::THINKING)) {
        return None;
    }
    let rest = after..contents::end_of_content(r, after, sentence.end, false, true);
    Some(Candidate {
        speech: false,
        ..Candidate::new(
            id::ATTRIBUTION_WHICH_SAID,
            vec![before..before + 1, rest],
            cue.tokens.clone(),
            subject.clone(),
        )
    })
}
