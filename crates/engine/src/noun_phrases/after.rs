//! Forwards from a token: where the noun phrase that begins there ends, and how much of what follows belongs to a source.

use std::ops::Range;

use super::before::{can_open_phrase, is_reflexive};
use super::subjects::is_reduced;
use super::{LONGEST, can_open};
use crate::reading::{Reading, Tag};
use crate::rules::lexicon::{self, Forms};

/// The end of the noun phrase that opens at `start`, not past `limit`: with *of*, *and* and the like, without appositions.
pub(crate) fn end_of(r: &Reading, start: usize, limit: usize, joined: bool) -> usize {
    let limit = limit.min(start + LONGEST);
    let mut i = start;
    while i < limit {
        let next = |tags: &[Tag]| i + 1 < limit && tags.contains(&r.tag(i + 1));
        match r.tag(i) {
            Tag::Noun | Tag::Name | Tag::Adjective | Tag::Number | Tag::Possessive => i += 1,
            Tag::Time if i > start && r.tag(i + 1) == Tag::Possessive => i += 1,
            // *a Monday editorial*
            Tag::Time if i > start && r.tag(i - 1) == Tag::Determiner && next(&[Tag::Noun]) => i += 1,
            Tag::Determiner | Tag::PossessivePronoun => {
                // A new phrase begins, unless the one before waits for its noun.
                if i > start
                    && !matches!(
                        r.tag(i - 1),
                        Tag::Determiner | Tag::Preposition | Tag::Coordinator | Tag::Comma
                    )
                {
                    break;
                }
                i += 1;
            }
            Tag::Pronoun | Tag::ObjectPronoun | Tag::Relative if i == start => {
                i += 1;
                break;
            }
            Tag::ObjectPronoun if matches!(r.tag(i - 1), Tag::Preposition) => i += 1,
            Tag::Gerund | Tag::Participle
                if i > start
                    && next(&[Tag::Noun, Tag::Name])
                    && matches!(
                        r.tag(i - 1),
                        Tag::Determiner | Tag::Adjective | Tag::PossessivePronoun | Tag::Possessive
                    ) =>
            {
                i += 1;
            }
            Tag::Other if matches!(r.word(i), "$" | "@" | "#" | "£" | "€" | "%" | "&" | "/" | "-") => i += 1,
            Tag::Adverb if next(&[Tag::Adjective]) => i += 1,
            // *the only senator*, *the board's first director*
            Tag::Adverb
                if i > start
                    && (r.reads(i, "only") || r.reads(i, "first"))
                    && next(&[Tag::Noun, Tag::Adjective, Tag::Name])
                    && matches!(r.tag(i - 1), Tag::Determiner | Tag::Possessive | Tag::PossessivePronoun) =>
            {
                i += 1;
            }
            // *Harbours ranking Democrat Ana Ruiz*
            Tag::Gerund if i > start && r.tag(i - 1) == Tag::Name && next(&[Tag::Name]) => i += 1,
            Tag::Open if i > start => {
                let mut k = i;
                while k < limit && k < i + 20 && r.tag(k) != Tag::Close {
                    k += 1;
                }
                if r.tag(k) != Tag::Close || k >= limit {
                    break;
                }
                i = k + 1;
            }
            Tag::Mark => match r.opens(i) {
                Some(q) if r.regions[q].tokens.len() <= 8 && r.regions[q].tokens.end <= limit && i > start => {
                    i = r.regions[q].tokens.end;
                }
                _ => break,
            },
            Tag::Preposition
                if joined
                    && i > start
                    && i + 1 < limit
                    && can_open_phrase(r, i + 1)
                    && r.tag(i + 1) != Tag::Time
                    && !r.is(i + 1, lexicon::TIME_NOUN)
                    && (r.reads(i, "of") || !speaks(r, i + 1, limit)) =>
            {
                i += 1;
            }
            Tag::Coordinator if joined && i > start && !r.reads(i, "but") && i + 1 < limit && can_open(r, i + 1) => {
                i += 1;
            }
            _ => break,
        }
    }
    while i > start && matches!(r.tag(i - 1), Tag::Preposition | Tag::Coordinator | Tag::Determiner) && i > start + 1 {
        i -= 1;
    }
    i
}

/// Whether the phrase from `i` is an occasion of saying: *in a statement*.
fn speaks(r: &Reading, i: usize, limit: usize) -> bool {
    (i..(i + 5).min(limit))
        .take_while(|&k| {
            matches!(
                r.tag(k),
                Tag::Determiner | Tag::Adjective | Tag::Noun | Tag::PossessivePronoun | Tag::Name
            )
        })
        .any(|k| r.is(k, lexicon::SPEECH_NOUN) && r.tag(k) == Tag::Noun)
}

/// The source after a verb or *according to*: the noun phrase with its appositions, up to `limit`.
pub(crate) fn source_after(r: &Reading, start: usize, limit: usize) -> Option<Range<usize>> {
    let limit = limit.min(start + LONGEST);
    let mut end = source_without_apposition(r, start, limit)?.end;
    // *said Ruiz, the mayor of Vale, who keeps the harbour, on Monday*
    while end + 1 < limit && r.tag(end) == Tag::Comma {
        let close = apposition(r, end + 1, limit);
        if close == end + 1 {
            break;
        }
        end = close;
    }
    Some(start..end)
}

/// The source after a verb or *according to*, up to its first comma.
pub(crate) fn source_without_apposition(r: &Reading, start: usize, limit: usize) -> Option<Range<usize>> {
    let limit = limit.min(start + LONGEST);
    if start >= limit || !(can_open(r, start) || matches!(r.tag(start), Tag::ObjectPronoun)) {
        return None;
    }
    let end = end_of(r, start, limit, true);
    (end > start).then(|| start..over_relative(r, end, limit))
}

/// As [`source_after`], where what is said stands before and nothing but the source is left: also what a clause could not
/// do without elsewhere.
pub(crate) fn source_to_end(r: &Reading, start: usize, limit: usize) -> Option<Range<usize>> {
    let limit = limit.min(start + LONGEST);
    let base = source_after(r, start, limit)?;
    let mut end = base.end;
    let relative = base.clone().any(|i| r.tag(i) == Tag::Relative);
    while end < limit {
        let next = more_of_source(r, end, limit, end > base.start + 1, relative);
        if next <= end {
            break;
        }
        end = next;
    }
    while end > base.end
        && matches!(
            r.tag(end - 1),
            Tag::Preposition | Tag::Coordinator | Tag::Determiner | Tag::Comma
        )
    {
        end -= 1;
    }
    Some(start..end)
}

/// How far the source goes on at `at`, where its noun phrase has come to an end; `at` if it does not. `relative`: it holds a
/// relative clause.
fn more_of_source(r: &Reading, at: usize, limit: usize, several: bool, relative: bool) -> usize {
    let reads = |i: usize, words: &[&str]| words.iter().any(|w| r.reads(i, w));
    match r.tag(at) {
        Tag::Comma => {
            let next = at + 1;
            let close = apposition(r, next, limit);
            if close > next {
                return close;
            }
            if reads(next, &["including", "like", "then", "now", "formerly", "mostly"]) {
                return over_clause(r, next + 1, limit);
            }
            let joined = r.tag(next) == Tag::Coordinator && !r.reads(next, "but");
            if joined && (can_open(r, next + 1) || r.reads(next + 1, "now") || r.reads(next + 1, "currently")) {
                let close = end_of(r, next + 1 + usize::from(r.tag(next + 1) == Tag::Adverb), limit, true);
                let clause = matches!(r.tag(close), Tag::Finite | Tag::Modal | Tag::Auxiliary);
                return if clause { at } else { close };
            }
            at
        }
        // *said a man calling himself Ruiz*, *said Ruiz, a clerk working for the board*
        Tag::Gerund => {
            let cue = r.is(at, crate::cues::CUE_VERBS) && !is_reflexive(r, at + 1);
            let aside = cue
                || reads(
                    at,
                    &["referring", "speaking", "citing", "discussing", "pointing", "alluding"],
                );
            if aside { at } else { over_clause(r, at + 1, limit) }
        }
        Tag::Participle | Tag::That => over_clause(r, at + 1, limit),
        Tag::Finite if r.word(at).ends_with("ed") && r.tag(at + 1) == Tag::Preposition => over_clause(r, at + 1, limit),
        // *company documents*, *a polling average*: nouns that are spelt as verbs are.
        Tag::Finite | Tag::Infinitive
            if several
                && r.words[at].entry.forms.any(Forms::BASE | Forms::THIRD)
                && matches!(
                    r.tag(at - 1),
                    Tag::Noun | Tag::Name | Tag::Adjective | Tag::Possessive | Tag::Determiner
                )
                && (at + 1 >= limit
                    || matches!(
                        r.tag(at + 1),
                        Tag::Stop | Tag::Comma | Tag::Preposition | Tag::Time | Tag::Close
                    )) =>
        {
            at + 1
        }
        // *the only senator to endorse the plan*
        Tag::To if reads(at - 2, &["only", "first", "last"]) => over_clause(r, at + 1, limit),
        Tag::Preposition
            if !reads(
                at,
                &["as", "after", "during", "before", "since", "until", "amid", "than"],
            ) =>
        {
            let occasion = speaks(r, at + 1, limit)
                || (at + 1..(at + 4).min(limit)).any(|k| r.tag(k) == Tag::Time || r.is(k, lexicon::TIME_NOUN))
                || r.reads(at + 1, "the") && r.reads(at + 2, "time");
            let close = end_of(r, at + 1, limit, true);
            if occasion || close == at + 1 { at } else { close }
        }
        Tag::Coordinator if !r.reads(at, "but") => {
            let next = at + 1 + usize::from(r.tag(at + 1) == Tag::Adverb);
            if relative && matches!(r.tag(next), Tag::Finite | Tag::Auxiliary | Tag::Modal) {
                return over_clause(r, next + 1, limit);
            }
            let close = if can_open(r, next) {
                end_of(r, next, limit, true)
            } else {
                next
            };
            let clause = matches!(r.tag(close), Tag::Finite | Tag::Modal | Tag::Auxiliary);
            if close == next || clause { at } else { close }
        }
        // *four years ago*
        Tag::Adverb if r.reads(at, "ago") => at + 1,
        Tag::Number if r.is(at + 1, lexicon::TIME_NOUN) && r.reads(at + 2, "ago") => at + 3,
        Tag::Determiner if r.is(at + 1, lexicon::TIME_NOUN) && r.reads(at + 2, "ago") => at + 3,
        _ => at,
    }
}

/// The end of the apposition or relative clause that begins at `at`, after a comma; `at` if none does.
fn apposition(r: &Reading, at: usize, limit: usize) -> usize {
    if r.tag(at) == Tag::Relative || r.reads(at, "whose") {
        return over_clause(r, at + 1, limit);
    }
    let opens = matches!(
        r.tag(at),
        Tag::Determiner | Tag::PossessivePronoun | Tag::Noun | Tag::Adjective | Tag::Name | Tag::Number
    ) || r.reads(at, "of");
    let other = matches!(r.tag(at), Tag::Determiner)
        && r.is(at, lexicon::QUANTITY)
        && !r.reads(at, "one")
        && !r.reads(at, "another");
    if !opens || other {
        return at;
    }
    let from = at + usize::from(r.reads(at, "of"));
    let close = end_of(r, from, limit, true);
    // A clause of its own: *said Ruiz, the board met later*.
    if close == from || (matches!(r.tag(close), Tag::Finite | Tag::Modal | Tag::Auxiliary) && !is_reduced(r, close)) {
        return at;
    }
    over_relative(r, close, limit)
}

/// The end of the relative clause or participle phrase that begins at `at`; `at` if none does.
fn over_relative(r: &Reading, at: usize, limit: usize) -> usize {
    let participle = (r.tag(at) == Tag::Participle
        || (r.tag(at) == Tag::Finite && r.word(at.min(r.tokens.len() - 1)).ends_with("ed")))
        && (r.tag(at + 1) == Tag::Preposition || r.tag(at + 1) == Tag::Time);
    if at >= limit || !(r.tag(at) == Tag::Relative || r.reads(at, "whose") || participle) {
        return at;
    }
    over_clause(r, at + 1, limit)
}

/// From `at` to the next sign that ends a clause.
fn over_clause(r: &Reading, at: usize, limit: usize) -> usize {
    let ends = |i: &usize| {
        matches!(
            r.tag(*i),
            Tag::Comma | Tag::Stop | Tag::Mark | Tag::Semicolon | Tag::Dash | Tag::Colon
        )
    };
    (at..limit).find(ends).unwrap_or(limit)
}
