//! What a line tells by its own words, whatever stands around it: the costly part of reading a text's structure, and the
//! part that an edit elsewhere leaves as it was.

use std::sync::Arc;

use super::clutter::SITE_BYTES;
use super::datelines::{self, Dateline};
use super::lines::Line;
use super::lowered::Lowered;
use super::{Verdict, clutter, credits, phrases};
use crate::Span;
use crate::memory::Memory;

/// What one line tells.
#[derive(Debug)]
pub(crate) struct LineFacts {
    /// What its own words make it, if anything.
    pub(super) kind: Option<Verdict>,
    /// Where the credit at its end begins, in bytes from its start.
    credit: Option<u32>,
    /// Its words as numbers, small and capital letters alike.
    pub(super) words: Vec<u64>,
    /// How many words it has, where it could be a title: a short line that does not end as a sentence does.
    title_words: Option<usize>,
    pub(super) dateline: Option<Dateline>,
}

/// The lines of a text, in order: where each stands, and what it tells.
pub(crate) type Lines = Vec<(Span, Arc<LineFacts>)>;

/// The lines that were read before, by their words.
pub(crate) type LineMemory<'a> = Memory<'a, &'a str, LineFacts>;

impl LineFacts {
    fn of(line: &Line, text: &str) -> Self {
        let short = line.short(text);
        let lowered = Lowered::of(line.span.of(text));
        Self {
            // Longer lines are no clutter, whatever they open with.
            kind: short
                .filter(|words| words.len() <= SITE_BYTES)
                .and_then(|words| clutter::kind(words, &lowered)),
            credit: credits::start(line.span, text).map(|at| at - line.span.start),
            words: lowered.words,
            title_words: short
                .filter(|words| phrases::may_be_title(words))
                .map(|_| lowered.count),
            dateline: datelines::dateline(line.span.of(text)),
        }
    }

    /// As [`phrases::is_title_like`] of the line's words; not if it is long.
    pub(super) fn is_title_like(&self, most: usize) -> bool {
        self.title_words.is_some_and(|count| (1..=most).contains(&count))
    }

    /// Where the credit of `line`, whose facts these are, begins in the text.
    pub(super) fn credit(&self, line: &Line) -> Option<u32> {
        self.credit.map(|at| line.span.start + at)
    }
}

/// What each of `lines` tells; those in `memory` are not read again.
pub(super) fn line_facts(text: &str, lines: &[Line], memory: &LineMemory) -> Lines {
    let facts = |line: &Line| match memory.get(line.span.start, &line.span.of(text)) {
        Some(facts) => (line.span, Arc::clone(facts)),
        None => (line.span, Arc::new(LineFacts::of(line, text))),
    };
    lines.iter().map(facts).collect()
}
