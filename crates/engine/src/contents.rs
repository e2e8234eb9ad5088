//! How far what is said reaches inside its sentence.

use std::ops::Range;

use crate::QuoteKind;
use crate::comma_ends::{self, Comma, saying_follows, says_anew};
use crate::cues::CUE_VERBS;
use crate::noun_phrases::has_finite;
use crate::reading::{Reading, Tag};
use crate::rules::lexicon as l;

/// Longest content outside of quotation marks, in tokens: keeps time linear in sentences without end.
const LONGEST: usize = 250;

/// Where the content that begins at `start` ends, in a sentence that ends at `limit`. It runs over a quotation's end.
/// `object`: it is a noun phrase, not a clause, so a new predicate ends it.
/// `dependent`: it stands in a dependent clause (*While she said …, the board …*), so the main clause ends it.
pub(crate) fn end_of_content(r: &Reading, start: usize, limit: usize, object: bool, dependent: bool) -> usize {
    let stop = limit.min(start + LONGEST);
    let mut i = start;
    while i < stop {
        if let Some(q) = r.opens(i) {
            let region = &r.regions[q];
            i = region.tokens.end;
            let whole = matches!(r.tag(region.inner.end - 1), Tag::Stop) || ends_in_stop(r, region.inner.end - 1);
            if i >= limit || whole || region.quoted.goes_on {
                return i;
            }
            if matches!(r.tag(region.inner.end - 1), Tag::Comma) && !goes_on(r, i) && cut_after_quote(r, i, limit) {
                return i;
            }
            continue;
        }
        match r.tag(i) {
            Tag::Semicolon => return i,
            // *called it a wreck: she said that …*
            Tag::Colon if i > start && says_anew(r, i, limit) => return i,
            // What stands between two dashes breaks in; after one alone, a phrase of the reporter's own.
            Tag::Dash if i > start && dash_cuts(r, i, stop) => return i,
            Tag::Open => {
                let close = (i..(i + 40).min(stop)).find(|&k| r.tag(k) == Tag::Close);
                i = close.unwrap_or(i);
            }
            Tag::Comma if i > start => {
                let at = i;
                if comma_ends::ends(&Comma {
                    r,
                    at,
                    start,
                    limit,
                    dependent: dependent || object,
                }) {
                    return i;
                }
            }
            Tag::Coordinator if i > start && cuts_at_and(r, i, limit, object) => return i,
            // *criticised the board by saying*, *praised the plan after Ruiz said*
            Tag::Preposition
                if object && i > start && r.reads(i, "by") && r.tag(i + 1) == Tag::Gerund && r.is(i + 1, CUE_VERBS) =>
            {
                return i;
            }
            Tag::Subordinator if object && i > start && saying_follows(r, i + 1, limit) => return i,
            _ => {}
        }
        i += 1;
    }
    trim(r, start, i)
}

/// The last sign inside a quotation that is a stop: *?"*, *."*
fn ends_in_stop(r: &Reading, i: usize) -> bool {
    matches!(r.word(i), "." | "!" | "?" | "…" | "...")
}

/// After a comma and a closing mark, a new clause that is no part of the content.
fn cut_after_quote(r: &Reading, i: usize, limit: usize) -> bool {
    i >= limit
        || matches!(r.tag(i), Tag::Gerund | Tag::Coordinator | Tag::Relative)
        || (r.tag(i) == Tag::Subordinator && ["while", "though", "although"].iter().any(|w| r.reads(i, w)))
        || (i..(i + 8).min(limit)).any(|k| r.tag(k) == Tag::Finite && r.is(k, l::SAYING))
}

/// *"…," and "…"*, *"…," and to "…"*, *"…," but also*: more of the same after a quotation.
fn goes_on(r: &Reading, i: usize) -> bool {
    r.tag(i) == Tag::Coordinator
        && (r.opens(i + 1).is_some() || matches!(r.tag(i + 1), Tag::To | Tag::That | Tag::Adverb | Tag::Comma))
}

/// Whether the dash at `dash` ends the content: a phrase follows and no second dash closes it.
fn dash_cuts(r: &Reading, dash: usize, stop: usize) -> bool {
    let closed = (dash + 1..stop.min(dash + 30)).any(|k| r.tag(k) == Tag::Dash);
    !closed
        && match r.tag(dash + 1) {
            Tag::Determiner | Tag::Relative => true,
            Tag::Gerund | Tag::Coordinator => speaks_again(r, dash + 1, stop),
            _ => says_anew(r, dash, stop),
        }
}

/// Whether another verb of saying stands in `from..limit`, outside of quotation marks.
pub(crate) fn speaks_again(r: &Reading, from: usize, limit: usize) -> bool {
    (from..limit)
        .any(|k| r.is(k, l::SAYING) && matches!(r.tag(k), Tag::Finite | Tag::Gerund) && r.region_at(k).is_none())
}

/// Whether a clause with a subject of its own, or the main verb, follows the comma or coordinator at `comma`.
pub(crate) fn main_clause(r: &Reading, comma: usize, limit: usize) -> bool {
    // *who asked to stay unnamed, said*
    if matches!(r.tag(comma + 1), Tag::Finite | Tag::Auxiliary) {
        return true;
    }
    let verb = (comma + 1..(comma + 16).min(limit)).find(|&k| {
        matches!(
            r.tag(k),
            Tag::Finite | Tag::Modal | Tag::Auxiliary | Tag::Relative | Tag::Comma
        )
    });
    let verb = verb.filter(|&v| matches!(r.tag(v), Tag::Finite | Tag::Modal | Tag::Auxiliary));
    crate::noun_phrases::can_open(r, comma + 1) && verb.is_some()
}

/// Whether *and* joins another act of saying, or, after a noun phrase, another predicate.
fn cuts_at_and(r: &Reading, and: usize, limit: usize, object: bool) -> bool {
    let mut k = and + 1;
    while k < limit && matches!(r.tag(k), Tag::Adverb | Tag::Auxiliary) {
        if object && r.tag(k) == Tag::Auxiliary {
            return true;
        }
        k += 1;
    }
    if k >= limit || r.reads(and, "or") {
        return false;
    }
    match r.tag(k) {
        Tag::Finite => object || r.is(k, l::SAYING) || r.is(k, l::SPEAKING_OF),
        // *calling the plan weak and accusing the board*
        Tag::Gerund => r.is(k, l::SAYING) || r.is(k, l::SPEAKING_OF),
        Tag::Modal => object,
        // *called the plan weak and two members have called for*
        _ => object && saying_follows(r, and + 1, limit),
    }
}

/// Leaves out signs at the end that are no part of what is said.
fn trim(r: &Reading, start: usize, mut end: usize) -> usize {
    while end > start + 1
        && matches!(
            r.tag(end - 1),
            Tag::Stop | Tag::Comma | Tag::Colon | Tag::Dash | Tag::Semicolon
        )
    {
        end -= 1;
    }
    end
}

/// The content before a cue that closes its sentence: *The harbour would close, Ruiz said*. `end` is where the content ends.
pub(crate) fn before(r: &Reading, end: usize, sentence_start: usize) -> Option<Range<usize>> {
    let floor = sentence_start.max(end.saturating_sub(LONGEST));
    let mut end = end;
    while end > floor && matches!(r.tag(end - 1), Tag::Comma | Tag::Dash | Tag::Stop) {
        end -= 1;
    }
    let mut start = floor;
    if let Some(q) = r.closed_before(end) {
        let region = r.regions[q].tokens.start;
        if region <= sentence_start {
            return Some(region..end);
        }
        // Words before the quotation that are no sentence of their own belong to the content; a list's dot does not.
        let signs = (floor..region).all(|i| r.tokens[i].kind == crate::TokenKind::Sign);
        let apart = signs || matches!(r.tag(region - 1), Tag::Stop | Tag::Colon);
        return Some(if apart { region } else { start }..end);
    }
    while start < end && matches!(r.tag(start), Tag::Stop | Tag::Comma | Tag::Dash | Tag::Close) {
        start += 1;
    }
    // *But the harbour would close, Ruiz said*: the reporter's *but*.
    if start + 3 < end && r.tag(start) == Tag::Coordinator {
        start += 1;
    }
    (start < end).then_some(start..end)
}

/// Whether a stretch is a clause rather than a phrase of time or place.
pub(crate) fn is_clause(r: &Reading, range: Range<usize>) -> bool {
    has_finite(r, range)
}

/// Direct, mixed or indirect, by how many of its words stand between quotation marks.
pub(crate) fn kind_of(r: &Reading, contents: &[Range<usize>]) -> QuoteKind {
    let (mut quoted, mut all) = (0, 0);
    for range in contents {
        for i in range.clone() {
            // *said that "…"* gives the words as they fell.
            if i == range.start && r.tag(i) == Tag::That && r.opens(i + 1).is_some() {
                continue;
            }
            if !matches!(r.tokens[i].kind, crate::TokenKind::Sign | crate::TokenKind::Possessive) {
                all += 1;
                quoted += usize::from(r.region_at(i).is_some());
            }
        }
    }
    match () {
        // One word in twenty may stand outside: *that*.
        _ if quoted > 0 && 20 * (all - quoted) <= all => QuoteKind::Direct,
        _ if quoted > 0 => QuoteKind::Mixed,
        _ => QuoteKind::Indirect,
    }
}
