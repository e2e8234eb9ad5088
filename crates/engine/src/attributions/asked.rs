//! *Asked whether …, Ruiz smiled*: a question that nobody is named for.

use std::ops::Range;

use super::Candidate;
use crate::contents;
use crate::noun_phrases::source_after;
use crate::reading::{Reading, Tag};
use crate::rules::{id, lexicon as l};

/// Most tokens from *asked* to its question.
const LONGEST_GAP: usize = 12;

/// The question that *asked* at token `at` opens, where it is no main verb.
pub(super) fn asked(r: &Reading, at: usize, sentence: &Range<usize>) -> Option<Candidate> {
    if !r.reads(at, "asked") {
        return None;
    }
    let opens = at == sentence.start
        || matches!(r.tag(at - 1), Tag::Comma | Tag::Dash)
        || ["when", "if", "after", "and"].iter().any(|w| r.reads(at - 1, w));
    if !opens {
        return None;
    }
    // *Asked on Monday by a reporter whether*
    let between = |&i: &usize| {
        let asks = r.reads(i, "about") || r.is(i, l::QUESTION_WORD) || r.tag(i) == Tag::To;
        asks || !matches!(
            r.tag(i),
            Tag::Adverb | Tag::Preposition | Tag::Time | Tag::Determiner | Tag::Noun | Tag::Name | Tag::Adjective
        )
    };
    let mut start = (at + 1..sentence.end.min(at + LONGEST_GAP)).find(between)?;
    let adjacent = start == at + 1;
    // *asked by a reporter whether*
    let by = (at + 1..start).find(|&i| r.reads(i, "by"));
    let by = by.and_then(|by| source_after(r, by + 1, start));
    let about = r.reads(start, "about");
    if about {
        start += 1;
    }
    let question = r.is(start, l::QUESTION_WORD) || r.tag(start) == Tag::To;
    if start >= sentence.end || !(about || question) {
        return None;
    }
    let end = contents::end_of_content(r, start, sentence.end, about && !question, true);
    let comma = (start..end)
        .find(|&k| r.tag(k) == Tag::Comma)
        .filter(|_| at == sentence.start);
    let end = comma.unwrap_or(end);
    let question = start..end;
    let cue = at..at + 1 + usize::from(about && adjacent);
    (!question.is_empty()).then(|| Candidate::new(id::ATTRIBUTION_ASKED, [question], cue, by))
}
