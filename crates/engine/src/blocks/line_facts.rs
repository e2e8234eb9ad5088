//! What a line tells by its own words, whatever stands around it: the costly part of reading a text's structure, and the
//! part that an edit elsewhere leaves as it was.

use std::sync::Arc;

use super::clutter::SITE_BYTES;
use super::datelines::{self, Dateline};
use super::lines::Line;
use super::phrases::Lowered;
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
        let lowered = short.filter(|words| words.len() <= SITE_BYTES).map(Lowered::of);
        let count = |words| {
            lowered
                .as_ref()
                .map_or_else(|| phrases::count(words), |line| line.count)
        };
        Self {
            // Longer lines are no clutter, whatever they open with.
            kind: short
                .zip(lowered.as_ref())
                .and_then(|(words, lowered)| clutter::kind(words, lowered)),
            credit: credits::start(line.span, text).map(|at| at - line.span.start),
            words: hashes(line.span.of(text)),
            title_words: short.filter(|words| phrases::may_be_title(words)).map(count),
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

/// What an ASCII byte adds to its word: letters in lower case, digits and the apostrophe; nothing of what ends a word.
const FOLDED: [u8; 128] = {
    let mut folded = [0; 128];
    let mut byte = 0;
    while byte < 128 {
        let c = byte as u8;
        if c.is_ascii_alphanumeric() || c == b'\'' {
            folded[byte] = c.to_ascii_lowercase();
        }
        byte += 1;
    }
    folded
};

/// The words of `line` as numbers, small and capital letters alike.
fn hashes(line: &str) -> Vec<u64> {
    let mut words = Vec::with_capacity(line.len() / 5 + 1);
    let mut hash = BASIS;
    let mut at = 0;
    while let Some(&byte) = line.as_bytes().get(at) {
        // Nearly all are ASCII, of which no char need be made.
        if let Some(&folded) = FOLDED.get(usize::from(byte)) {
            at += 1;
            if folded != 0 {
                hash = mix(hash, u64::from(folded));
            } else if hash != BASIS {
                words.push(hash);
                hash = BASIS;
            }
            continue;
        }
        let c = line[at..].chars().next().unwrap_or(' ');
        at += c.len_utf8();
        if c == '’' || c.is_alphanumeric() {
            hash = c
                .to_lowercase()
                .fold(hash, |hash, c| mix(hash, u64::from(u32::from(c))));
        } else if hash != BASIS {
            words.push(hash);
            hash = BASIS;
        }
    }
    words.extend((hash != BASIS).then_some(hash));
    words
}

/// A number for several words.
pub(super) fn key(words: &[u64]) -> u64 {
    words.iter().fold(BASIS, |hash, &word| mix(hash, word))
}

// FNV-1a, the 64-bit form (draft-eastlake-fnv).
const BASIS: u64 = 0xcbf2_9ce4_8422_2325;

fn mix(hash: u64, value: u64) -> u64 {
    (hash ^ value).wrapping_mul(0x0100_0000_01b3)
}
