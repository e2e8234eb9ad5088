//! The subject before a verb: with what stands in apposition, past asides, times and relative clauses.

use std::ops::Range;

use super::before::start_of;
use super::{LONGEST, is_boundary, is_noun};
use crate::names::Known;
use crate::reading::{Reading, Tag};
use crate::rules::lexicon;

/// The subject right before the verb group at `verb`: the longest noun phrase, with its appositions where the verb follows
/// their closing comma, not before `floor`.
pub(crate) fn subject_before(r: &Reading, verb: usize, floor: usize) -> Option<Range<usize>> {
    if verb <= floor {
        return None;
    }
    let floor = floor.max(verb.saturating_sub(LONGEST));
    // *The mayor then said*: a step of the story, no part of either.
    let verb = if verb > floor + 1 && r.reads(verb - 1, "then") {
        verb - 1
    } else {
        verb
    };
    let verb = before_time(r, verb, floor);
    // *Ana Ruiz, known as “Gull,” said*: the comma stands inside the marks.
    let nickname = |q: usize| r.regions[q].tokens.len() <= 8 && r.last_of(q) == ",";
    if r.closed_before(verb).is_some_and(nickname)
        && let Some(range) = with_apposition(r, verb, floor)
    {
        return Some(range);
    }
    match r.tag(verb - 1) {
        Tag::Comma | Tag::Dash | Tag::Close => {
            if let Some(range) = with_apposition(r, verb, floor) {
                return Some(range);
            }
            if r.tag(verb - 1) != Tag::Close {
                return opening_phrase(r, verb - 1, floor);
            }
        }
        _ => {}
    }
    let start = start_of(r, verb, floor)?;
    let start = over_relative_clause(r, start, verb, floor).unwrap_or(start);
    // *but in a later talk said*: what a preposition rules is no subject.
    let ruled = start > floor && r.tag(start - 1) == Tag::Preposition && !subordinates(r, start - 1);
    let opens = start == floor + 1 || ruled && is_boundary(r, start - 2);
    // *with the crews saying*, *from the harbour report:*
    let verbal = !matches!(r.tag(verb), Tag::Gerund | Tag::Colon);
    if ruled && opens && verbal && r.tag(verb - 1) == Tag::Noun {
        // *with a goal in added time, and their manager said*, *within minutes the board said*
        let anew = |i: &usize| match r.tag(*i) {
            Tag::Coordinator => r.tag(i - 1) == Tag::Comma,
            Tag::Determiner | Tag::PossessivePronoun => matches!(r.tag(i - 1), Tag::Noun | Tag::Time),
            _ => false,
        };
        let own = (start + 1..verb).rev().find(anew)?;
        return Some(own + usize::from(r.tag(own) == Tag::Coordinator)..verb);
    }
    let start = over_open_apposition(r, start, verb, floor).unwrap_or(start);
    Some(start..verb)
}

/// *Ana Ruiz of the harbour board, says*: the name that opens the sentence, with what hangs on it, where a comma too many
/// stands before the verb.
fn opening_phrase(r: &Reading, comma: usize, floor: usize) -> Option<Range<usize>> {
    let start = start_of(r, comma, floor).filter(|&s| s == floor && r.tag(s) == Tag::Name)?;
    let joined = (start..comma).any(|i| r.tag(i) == Tag::Preposition);
    (r.tag(comma) == Tag::Comma && joined).then_some(start..comma)
}

/// *A captain of the ferry, Ana Ruiz says*; *Ana Ruiz, a captain of the ferry says*: an apposition whose second comma is
/// left out, where the two open the sentence and no comma follows the verb.
fn over_open_apposition(r: &Reading, start: usize, verb: usize, floor: usize) -> Option<usize> {
    let comma = start.checked_sub(1).filter(|&c| c > floor && r.tag(c) == Tag::Comma)?;
    let after = (verb..verb + 5).find(|&i| !matches!(r.tag(i), Tag::Auxiliary | Tag::Modal | Tag::Adverb))? + 1;
    let first = start_of(r, comma, floor)?;
    let opens = first == 0 || first == floor && r.tag(first - 1) != Tag::Preposition || r.tag(first - 1) == Tag::Stop;
    if !opens || matches!(r.tag(after), Tag::Comma | Tag::Stop) {
        return None;
    }
    let named = |range: Range<usize>| range.clone().count() > 1 && range.clone().all(|i| r.tag(i) == Tag::Name);
    let described = |range: Range<usize>| {
        let job = |i: usize| r.words[i].known.any(Known::ROLE);
        matches!(r.tag(range.start), Tag::Determiner) && range.clone().any(job)
    };
    (named(first..comma) && described(start..verb) || described(first..comma) && named(start..verb)).then_some(first)
}

/// One past the last token of what stands before `verb`, without a time between the two: *the board on Monday said*.
pub(crate) fn before_time(r: &Reading, verb: usize, floor: usize) -> usize {
    let mut end = verb;
    for _ in 0..2 {
        let mut k = end;
        while k > floor && k + 2 > end && r.tag(k - 1) == Tag::Number {
            k -= 1;
        }
        let year = k < end && r.word(k).len() == 4;
        let noun = k == end && k > floor && (r.is(k - 1, lexicon::TIME_NOUN) || r.reads(k - 1, "time"));
        if noun {
            k -= 1;
        }
        // *Monday*, *Monday night*
        let named = k > floor && r.tag(k - 1) == Tag::Time && r.tag(k) != Tag::Possessive;
        if named {
            k -= 1;
        } else if !noun && !year {
            break;
        }
        let head = k;
        while k > floor && r.is(k - 1, lexicon::TIME_MODIFIER) {
            k -= 1;
        }
        let modified = k < head && !r.reads(k, "the");
        let placed = k > floor && r.tag(k - 1) == Tag::Preposition && r.is(k - 1, lexicon::TIME_PREPOSITION);
        if placed {
            k -= 1;
        }
        // *The week said it all*: a noun of time alone is a noun.
        if !(named || placed || noun && modified && !year) {
            break;
        }
        let subject = k > floor
            && (is_noun(r.tag(k - 1)) && r.tag(k - 1) != Tag::Time
                || matches!(r.tag(k - 1), Tag::Comma | Tag::Relative));
        if !subject || (r.tag(k - 1) == Tag::Comma && !placed && !modified) {
            break;
        }
        end = k;
    }
    end
}

/// Whether the word at `i`, a preposition too, can open a clause: *after Ruiz said*, *as Ruiz said*.
fn subordinates(r: &Reading, i: usize) -> bool {
    r.is(i, lexicon::SUBORDINATOR) || r.reads(i, "as")
}

/// *Ana Ruiz, who chairs the board, said*: the phrase before the comma, if what stands between is no clause of its own.
fn with_apposition(r: &Reading, verb: usize, floor: usize) -> Option<Range<usize>> {
    let closing = verb - 1;
    let same = match r.tag(closing) {
        Tag::Mark => Tag::Comma,
        tag => tag,
    };
    let mut best = None;
    // Where an aside before the verb begins, which is no part of the phrase.
    let mut end = verb;
    let mut k = r.closed_before(verb).map_or(closing, |q| r.regions[q].tokens.start);
    while k > floor + 1 {
        k -= 1;
        match r.tag(k) {
            Tag::Stop | Tag::Semicolon if r.region_at(k).is_none() => break,
            Tag::Mark if r.closed_before(k + 1).is_some_and(|q| r.regions[q].tokens.len() > 8) => break,
            // Another clause's verb: the comma closes that one.
            Tag::Finite | Tag::Modal | Tag::Auxiliary
                if !in_relative(r, k, floor) && !is_reduced(r, k) && !is_aside(r, k) =>
            {
                break;
            }
            tag if (tag == same && same != Tag::Close) || (same == Tag::Close && tag == Tag::Open) => {
                let Some(start) = start_of(r, k, floor) else { continue };
                let start = over_relative_clause(r, start, verb, floor).unwrap_or(start);
                // *In Vale, Ruiz, the mayor, said*: the first comma closes no name's apposition; but *after Ruiz, asked
                // about it, said*.
                let subordinate = start > floor && subordinates(r, start - 1);
                if start > floor && r.tag(start - 1) == Tag::Preposition && !(subordinate && best.is_none()) {
                    continue;
                }
                let what = start > floor && r.reads(start - 1, "what");
                if start == floor || subordinate || what || is_boundary(r, start - 1) {
                    // *Ruiz, however, said*; *Ruiz, in her speech, said*: no part of the phrase.
                    // *Last month, Ruiz, the mayor, said*
                    if start < k && r.is(k - 1, lexicon::TIME_NOUN) && k - start <= 3 {
                        continue;
                    }
                    let aside = matches!(
                        r.tag(k + 1),
                        Tag::Adverb | Tag::Gerund | Tag::Participle | Tag::Subordinator
                    ) || (r.tag(k + 1) == Tag::Preposition && !r.reads(k + 1, "of"));
                    if aside && !r.reads(k + 1, "including") {
                        end = k;
                    }
                    best = Some(start..end);
                    if start == floor || r.tag(start - 1) != Tag::Comma {
                        break;
                    }
                }
            }
            _ => {}
        }
    }
    best
}

/// Whether the verb at `k` is that of a relative clause: *who chairs*, *that was built*.
fn in_relative(r: &Reading, k: usize, floor: usize) -> bool {
    let mut i = k;
    while i > floor && i + 20 > k {
        i -= 1;
        match r.tag(i) {
            Tag::Relative | Tag::That => return true,
            Tag::PossessivePronoun if r.reads(i, "whose") => return true,
            Tag::Subordinator if r.reads(i, "where") || r.reads(i, "when") => return true,
            Tag::Comma | Tag::Semicolon | Tag::Stop | Tag::Mark => return false,
            _ => {}
        }
    }
    false
}

/// Whether the verb at `k` is a participle that a noun carries: *a captain based in Vale*.
pub(crate) fn is_reduced(r: &Reading, k: usize) -> bool {
    let past = match r.tag(k) {
        Tag::Participle | Tag::Gerund => true,
        Tag::Finite => r.word(k).ends_with("ed"),
        // *those hired by the board*
        Tag::Adjective => k > 0 && r.reads(k - 1, "those") && r.tag(k + 1) == Tag::Preposition,
        _ => false,
    };
    past && k > 0
        && (matches!(r.tag(k - 1), Tag::Noun | Tag::Name | Tag::Close) || r.reads(k - 1, "those"))
        && (r.tag(k) == Tag::Gerund
            || r.tag(k + 1) == Tag::Preposition
            // *a firm called Vale Boats*
            || matches!(r.tag(k + 1), Tag::Name | Tag::Noun) && ["called", "named"].iter().any(|w| r.reads(k, w)))
}

/// Whether the verb at `k` opens an aside between commas: *, prepared for the board,*; *, exhausted,*.
fn is_aside(r: &Reading, k: usize) -> bool {
    k > 0
        && matches!(r.tag(k - 1), Tag::Comma | Tag::Dash)
        && r.word(k).ends_with("ed")
        && (r.tag(k + 1) == Tag::Preposition || r.tag(k + 1) == r.tag(k - 1))
}

/// *Officials who met the mayor said*, *officials hired by the mayor said*: from a phrase that only ends a relative clause
/// back to the noun it hangs on.
fn over_relative_clause(r: &Reading, start: usize, end: usize, floor: usize) -> Option<usize> {
    let mut verb = start.checked_sub(1).filter(|&v| v >= floor)?;
    while verb > floor && matches!(r.tag(verb), Tag::Adverb | Tag::Determiner | Tag::Adjective) {
        verb -= 1;
    }
    if !matches!(
        r.tag(verb),
        Tag::Finite | Tag::Participle | Tag::Infinitive | Tag::Gerund | Tag::Preposition | Tag::Auxiliary
    ) {
        return None;
    }
    let mut i = verb;
    while i > floor && i + 16 > verb {
        match r.tag(i) {
            Tag::Relative => return start_of(r, i, floor),
            Tag::That if i > floor && is_noun(r.tag(i - 1)) => return start_of(r, i, floor),
            Tag::Comma | Tag::Semicolon | Tag::Stop | Tag::Mark | Tag::Colon | Tag::Dash => return None,
            // *the talk ended with Ruiz asking*: that is a verb of its own.
            Tag::Finite | Tag::Participle | Tag::Gerund | Tag::Adjective
                if is_reduced(r, i) && (r.tag(i) != Tag::Finite || r.tag(end) != Tag::Gerund) =>
            {
                let noun = start_of(r, i, floor).filter(|&s| s == floor || is_boundary(r, s - 1));
                if noun.is_some() {
                    return noun;
                }
            }
            _ => {}
        }
        i -= 1;
    }
    None
}
