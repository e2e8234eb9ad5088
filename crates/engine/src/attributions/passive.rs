//! *was told*, *revealed by*

use std::ops::Range;

use super::Candidate;
use super::by_verb::floor_before;
use crate::contents;
use crate::cues::Cue;
use crate::noun_phrases::{source_after, subject_before};
use crate::reading::{Reading, Tag};
use crate::rules::{id, lexicon as l};

/// *…, revealed in an inquiry by the Port Authority, …* and *as reported by the Aldine Post*.
pub(super) fn by_passive(r: &Reading, cue: &Cue, sentence: &Range<usize>) -> Option<Candidate> {
    if cue.tokens.start != cue.head {
        return was_said(r, cue, sentence);
    }
    if !r.is(cue.head, l::SAYING | l::SHOWING) {
        return None;
    }
    let end = cue.head + 1;
    let preposition = r.reads(end, "by") || r.reads(end, "in");
    if !preposition || cue.head == sentence.start {
        return None;
    }
    let source = source_after(r, end + 1, sentence.end)?;
    if r.reads(end, "in")
        && !(source.clone().any(|i| r.reads(i, "by")) && source.clone().any(|i| r.is(i, l::DOCUMENT_NOUN)))
    {
        return None;
    }
    let comma = r.tag(source.end) == Tag::Comma && r.tag(cue.head - 1) == Tag::Comma;
    let content = if comma && contents::is_clause(r, source.end + 1..sentence.end) {
        source.end + 1..contents::end_of_content(r, source.end + 1, sentence.end, false, false)
    } else {
        subject_before(r, cue.head, sentence.start)
            .or_else(|| contents::before(r, cue.head, sentence.start))
            .filter(|c| c.start < cue.head)?
    };
    Some(Candidate {
        encloses: content.start < cue.head,
        speech: false,
        ..Candidate::new(
            id::ATTRIBUTION_REPORTED_BY,
            vec![content],
            cue.head..cue.head + 1,
            source,
        )
    })
}

/// *The plan was criticised by residents as hasty*: what is said is the subject and the rest; the source stands after *by*.
fn was_said(r: &Reading, cue: &Cue, sentence: &Range<usize>) -> Option<Candidate> {
    // *was read to the court* says nothing of who speaks.
    // *is expected to win*, *is seen as weak*: by nobody who is named.
    let next = cue.tokens.end;
    let held = r.is(cue.head, l::THINKING) && (matches!(r.tag(next), Tag::To | Tag::That) || r.reads(next, "as"));
    if !(r.is(cue.head, l::SAYING | l::SPEAKING_OF) || held) || r.words[cue.head].entry.lemma == "read" {
        return None;
    }
    let floor = floor_before(r, cue.tokens.start, sentence.start);
    let subject = subject_before(r, cue.tokens.start, floor)?;
    if held && r.tag(subject.start) == Tag::Relative {
        return None;
    }
    let mut after = cue.tokens.end;
    let mut source = None;
    if r.reads(after, "by") && after < sentence.end {
        source = source_after(r, after + 1, sentence.end);
        after = source.as_ref().map_or(after, |s| s.end);
    }
    // *was asked about the rota*: the preposition is the cue's, and who was asked is no part of what was said.
    let asked = r.is(cue.head, l::TELLING);
    let mut tokens = cue.tokens.clone();
    if source.is_none()
        && tokens.end == after
        && r.is(after, l::TOPIC)
        && (r.reads(after, "about") || r.reads(after, "of"))
    {
        tokens.end += 1;
        after += 1;
    }
    let mut content = vec![subject];
    let rest = after < sentence.end
        && matches!(
            r.tag(after),
            Tag::Preposition | Tag::To | Tag::That | Tag::Subordinator | Tag::Gerund | Tag::Adjective | Tag::Relative
        );
    // *was asked what he thought*, *was asked, "…"*
    let quote = r.opens(after).is_some() || r.tag(after) == Tag::Comma && r.opens(after + 1).is_some();
    let question = after < sentence.end && asked && (r.is(after, l::QUESTION_WORD) || quote);
    after += usize::from(question && r.tag(after) == Tag::Comma);
    let rest = rest || question || (tokens.end > cue.tokens.end && after < sentence.end);
    // *It was claimed that*: the pronoun only holds the place.
    let expletive =
        content[0].len() == 1 && r.reads(content[0].start, "it") && matches!(r.tag(after), Tag::That | Tag::To);
    if rest && (asked || expletive) {
        content.clear();
    }
    if rest {
        content.push(after..contents::end_of_content(r, after, sentence.end, false, true));
    }
    if source.is_none() && !rest {
        return None;
    }
    Some(Candidate {
        speech: false,
        ..Candidate::new(id::ATTRIBUTION_WAS_SAID, content, tokens, source)
    })
}
