//! Where noun phrases begin and end: the subject before a verb, the name after it.

use std::ops::Range;

use crate::reading::{Reading, Tag};
use crate::rules::lexicon;

mod after;
mod before;
mod subjects;

pub(crate) use after::{end_of, source_after, source_to_end, source_without_apposition};
pub(crate) use before::phrase_before;
pub(crate) use subjects::{before_time, is_reduced, subject_before};

/// Longest stretch that a noun phrase is looked for in, in tokens.
const LONGEST: usize = 60;

fn is_noun(tag: Tag) -> bool {
    matches!(
        tag,
        Tag::Noun | Tag::Name | Tag::Number | Tag::ObjectPronoun | Tag::Pronoun | Tag::Time | Tag::Close
    )
}

/// Whether a noun phrase can open with token `i`.
pub(crate) fn can_open(r: &Reading, i: usize) -> bool {
    match r.tag(i) {
        Tag::Determiner
        | Tag::PossessivePronoun
        | Tag::Noun
        | Tag::Name
        | Tag::Number
        | Tag::Pronoun
        | Tag::Adjective => true,
        Tag::Mark => r.opens(i).is_some(),
        Tag::Auxiliary | Tag::Modal => r.is(i, lexicon::CONTRACTION),
        Tag::Other => matches!(r.word(i), "$" | "@" | "#" | "£" | "€"),
        _ => false,
    }
}

/// Whether a clause can begin right after token `i`.
fn is_boundary(r: &Reading, i: usize) -> bool {
    matches!(
        r.tag(i),
        Tag::Comma
            | Tag::Semicolon
            | Tag::Colon
            | Tag::Dash
            | Tag::Stop
            | Tag::Mark
            | Tag::That
            | Tag::Subordinator
            | Tag::Coordinator
            | Tag::Relative
            | Tag::Open
            | Tag::Close
            | Tag::Adverb
            | Tag::Other
    ) || r.tag(i) == Tag::Time
}

/// Whether a clause's main verb stands in `range`.
pub(crate) fn has_finite(r: &Reading, range: Range<usize>) -> bool {
    range
        .into_iter()
        .any(|i| matches!(r.tag(i), Tag::Finite | Tag::Modal | Tag::Auxiliary))
}
