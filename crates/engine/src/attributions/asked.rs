//! *Asked whether …, Ruiz smiled*: a question that nobody is named for.

use std::ops::Range;

use super::Candidate;
use crate::contents;
use crate::reading::{Reading, Tag};
use crate::rules::{id, lexicon as l};

/// The question that *asked* at token `at` opens, where it is no main verb.
pub(super) fn asked(r: &Reading, at: usize, sentence: &Range<usize>) -> Option<Candidate> {
    let opens = at == sentence.start
        || matches!(r.tag(at - 1), Tag::Comma | Tag::Dash)
        || ["when", "if", "after", "and"].iter().any(|w| r.reads(at - 1, w));
    if !r.reads(at, "asked") || !opens {
        return None;
    }
    let mut start = at + 1;
    let about = r.reads(start, "about");
    if about {
        start += 1;
    }
    let question = r.is(start, l::QUESTION_WORD) || r.reads(start, "whether") || r.reads(start, "if");
    if start >= sentence.end || !(about || question) {
        return None;
    }
    let end = contents::end_of_content(r, start, sentence.end, about && !question, true);
    let comma = (start..end)
        .find(|&k| r.tag(k) == Tag::Comma)
        .filter(|_| at == sentence.start);
    let end = comma.unwrap_or(end);
    let question = start..end;
    let cue = at..at + 1 + usize::from(about);
    (!question.is_empty()).then(|| Candidate::new(id::ATTRIBUTION_ASKED, vec![question], cue, None))
}
