//! *was told*, *revealed by*

use std::ops::Range;

use super::Candidate;
use super::by_verb::floor_before;
use crate::contents;
use crate::cues::Cue;
use crate::noun_phrases::{source_after, source_without_apposition, subject_before};
use crate::reading::{Reading, Tag};
use crate::rules::{id, lexicon as l};

/// *As reported by the Aldine Post, …*, *…, revealed in an inquiry by the Port Authority, …*, *was said*.
pub(super) fn by_passive(r: &Reading, cue: &Cue, sentence: &Range<usize>) -> Option<Candidate> {
    let start = cue.tokens.start;
    let bare = (start..cue.head).all(|i| r.tag(i) == Tag::Adverb);
    if bare && start > sentence.start && r.reads(start - 1, "as") {
        return as_reported(r, cue, sentence);
    }
    if start != cue.head {
        return was_said(r, cue, sentence);
    }
    revealed_in(r, cue, sentence)
}

fn reported_by(cue: &Cue, content: Range<usize>, source: Range<usize>) -> Candidate {
    Candidate {
        encloses: content.start < cue.head,
        speech: false,
        ..Candidate::new(
            id::ATTRIBUTION_REPORTED_BY,
            [content],
            cue.tokens.start..cue.head + 1,
            source,
        )
    }
}

/// *As first reported by the Aldine Post, the piers are rotten*; *the piers are rotten, as reported by the Aldine Post*.
fn as_reported(r: &Reading, cue: &Cue, sentence: &Range<usize>) -> Option<Candidate> {
    let (before, by) = (cue.tokens.start - 1, cue.head + 1);
    if !r.is(cue.head, l::SAYING) || !(r.reads(by, "by") || r.reads(by, "in")) {
        return None;
    }
    if before == sentence.start || r.tag(before - 1) == Tag::Coordinator {
        let source = source_without_apposition(r, by + 1, sentence.end)?;
        let start = source.end + 1;
        let clause = r.tag(source.end) == Tag::Comma && start < sentence.end;
        let content = clause.then(|| start..contents::end_of_content(r, start, sentence.end, false, false))?;
        return Some(reported_by(cue, content, source));
    }
    let content = contents::before(r, before, sentence.start).filter(|_| r.tag(before - 1) == Tag::Comma)?;
    let source = source_after(r, by + 1, sentence.end)?;
    contents::is_clause(r, content.clone()).then(|| reported_by(cue, content, source))
}

/// *Under the plan, revealed in an inquiry by the Port Authority, the piers would be sold*.
fn revealed_in(r: &Reading, cue: &Cue, sentence: &Range<usize>) -> Option<Candidate> {
    let within = cue.head + 1;
    if !r.is(cue.head, l::SAYING | l::SHOWING) || !r.reads(within, "in") || cue.head == sentence.start {
        return None;
    }
    let source = source_after(r, within + 1, sentence.end)?;
    let by = source.clone().any(|i| r.reads(i, "by")) && source.clone().any(|i| r.is(i, l::DOCUMENT_NOUN));
    let commas = r.tag(source.end) == Tag::Comma && r.tag(cue.head - 1) == Tag::Comma;
    let rest = source.end + 1..sentence.end;
    if !by || !commas || !contents::is_clause(r, rest.clone()) {
        return None;
    }
    let content = rest.start..contents::end_of_content(r, rest.start, rest.end, false, false);
    Some(reported_by(cue, content, source))
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
