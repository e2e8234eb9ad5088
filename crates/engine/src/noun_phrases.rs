//! Where noun phrases begin and end: the subject before a verb, the name after it.

use std::ops::Range;

use crate::reading::{Reading, Tag};
use crate::rules::lexicon;

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

/// The noun phrase right before token `end`, wherever it stands in its clause: the owner before *'s*.
pub(crate) fn phrase_before(r: &Reading, end: usize, floor: usize) -> Option<Range<usize>> {
    Some(longest_before(r, end, floor, true)?..end)
}

/// The start of the longest subject that ends right before token `end`, not before `floor`.
fn start_of(r: &Reading, end: usize, floor: usize) -> Option<usize> {
    longest_before(r, end, floor, false)
}

/// The start of the longest noun phrase that ends right before token `end`, not before `floor`. `object`: a verb may stand
/// before it.
fn longest_before(r: &Reading, end: usize, floor: usize, object: bool) -> Option<usize> {
    let floor = floor.max(end.saturating_sub(LONGEST));
    let mut i = end;
    // Where a phrase joined by *and* or a preposition could be cut off again.
    let mut cuts: Vec<usize> = Vec::new();
    while i > floor {
        let tag = r.tag(i - 1);
        match tag {
            Tag::Noun | Tag::Name | Tag::Adjective | Tag::Number | Tag::Possessive | Tag::Other => i -= 1,
            Tag::Time => {
                // *Monday Ruiz said*: a time is no part of a name, unless it owns something.
                if i == end || r.tag(i) != Tag::Possessive {
                    break;
                }
                i -= 1;
            }
            Tag::Participle if i < end => i -= 1,
            Tag::Gerund
                if i < end
                    && i >= floor + 2
                    && matches!(r.tag(i), Tag::Noun | Tag::Name | Tag::Adjective)
                    && matches!(
                        r.tag(i - 2),
                        Tag::Determiner | Tag::Adjective | Tag::PossessivePronoun | Tag::Possessive
                    ) =>
            {
                i -= 1;
            }
            Tag::Adverb if i < end && matches!(r.tag(i), Tag::Adjective | Tag::Number) => i -= 1,
            Tag::Close => {
                let mut k = i - 1;
                while k > floor && k + 20 > i && r.tag(k) != Tag::Open {
                    k -= 1;
                }
                if r.tag(k) != Tag::Open {
                    break;
                }
                i = k;
            }
            Tag::Mark => match r.closed_before(i) {
                Some(region)
                    if r.regions[region].tokens.len() <= 8 && r.regions[region].tokens.start >= floor && i < end =>
                {
                    i = r.regions[region].tokens.start;
                }
                _ => break,
            },
            Tag::Determiner | Tag::PossessivePronoun => {
                i -= 1;
                if r.tag(i) == Tag::Determiner && i > floor && r.tag(i - 1) == Tag::Determiner {
                    i -= 1;
                }
            }
            Tag::Pronoun | Tag::Relative | Tag::ObjectPronoun => {
                if i == end {
                    i -= 1;
                }
                break;
            }
            // *a sign that said*
            Tag::That if i == end && i > floor + 1 && is_noun(r.tag(i - 2)) => {
                i -= 1;
                break;
            }
            Tag::Preposition if i < end && i >= floor + 2 && is_noun(r.tag(i - 2)) && can_open_phrase(r, i) => {
                cuts.push(i);
                i -= 1;
            }
            Tag::Preposition
                if i < end
                    && i >= floor + 2
                    && r.reads(i - 1, "of")
                    && (r.is(i - 2, lexicon::QUANTITY) || r.tag(i - 2) == Tag::Number) =>
            {
                i -= 1;
            }
            Tag::Coordinator
                if i < end
                    && i >= floor + 2
                    && !r.reads(i - 1, "but")
                    && (is_noun(r.tag(i - 2)) || r.tag(i - 2) == Tag::Adjective || r.tag(i - 2) == Tag::Comma) =>
            {
                cuts.push(i);
                i -= 1;
                if r.tag(i - 1) == Tag::Comma
                    && i >= floor + 2
                    && is_noun(r.tag(i - 2))
                    && is_third_item(r, i - 1, floor)
                {
                    i -= 1;
                    // The items before: *A, B, and C*.
                    cuts.push(i + 2);
                }
            }
            Tag::Comma
                if i < end && !cuts.is_empty() && lists(r, i, end) && i >= floor + 2 && r.tag(i - 2) == Tag::Name =>
            {
                i -= 1;
            }
            _ => break,
        }
    }
    if i == end {
        return None;
    }
    // A verb right before: what we joined last belongs to it as its object.
    if !object
        && i > floor
        && matches!(
            r.tag(i - 1),
            Tag::Finite | Tag::Infinitive | Tag::Gerund | Tag::Participle
        )
    {
        i = cuts.iter().copied().find(|&c| r.tag(c - 1) == Tag::Coordinator)?;
    }
    // A preposition before: the phrase is no subject, but what was joined to it by *and* may be one.
    trim(r, i, end)
}

/// Whether a noun phrase opens at `i`, after a preposition.
fn can_open_phrase(r: &Reading, i: usize) -> bool {
    can_open(r, i) || matches!(r.tag(i), Tag::ObjectPronoun | Tag::Gerund | Tag::Time)
}

/// Whether the phrase at `i` is the last but one of a list of names: *Ana, Ben and Cleo*.
fn lists(r: &Reading, i: usize, end: usize) -> bool {
    (i..(i + 6).min(end)).any(|k| r.tag(k) == Tag::Coordinator)
        && (i..end).all(|k| {
            matches!(
                r.tag(k),
                Tag::Name | Tag::Coordinator | Tag::Comma | Tag::Other | Tag::Possessive | Tag::Noun
            )
        })
}

/// Whether another comma stands before the item that ends at `comma`: *A, B, and C*.
fn is_third_item(r: &Reading, comma: usize, floor: usize) -> bool {
    let mut k = comma;
    while k > floor && k + 7 > comma {
        k -= 1;
        match r.tag(k) {
            Tag::Comma => return true,
            Tag::Name | Tag::Noun | Tag::Adjective | Tag::Determiner | Tag::Number => {}
            _ => return false,
        }
    }
    false
}

/// Cuts from the start what opens no noun phrase.
fn trim(r: &Reading, mut start: usize, end: usize) -> Option<usize> {
    while start < end
        && matches!(
            r.tag(start),
            Tag::Possessive
                | Tag::Coordinator
                | Tag::Adverb
                | Tag::Close
                | Tag::Comma
                | Tag::Preposition
                | Tag::Participle
        )
    {
        start += 1;
    }
    let head = (start..end).any(|k| {
        matches!(
            r.tag(k),
            Tag::Noun | Tag::Name | Tag::Pronoun | Tag::Relative | Tag::That | Tag::Number | Tag::Time
        ) || r.is(k, lexicon::QUANTITY)
            || matches!(r.tag(k), Tag::Adjective)
    });
    (start < end && head).then_some(start)
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

/// The subject right before the verb group at `verb`: the longest noun phrase, with its appositions where the verb follows
/// their closing comma, not before `floor`.
pub(crate) fn subject_before(r: &Reading, verb: usize, floor: usize) -> Option<Range<usize>> {
    if verb <= floor {
        return None;
    }
    let floor = floor.max(verb.saturating_sub(LONGEST));
    match r.tag(verb - 1) {
        Tag::Comma | Tag::Dash | Tag::Close => {
            if let Some(range) = with_apposition(r, verb, floor) {
                return Some(range);
            }
            if r.tag(verb - 1) != Tag::Close {
                return None;
            }
        }
        _ => {}
    }
    let start = start_of(r, verb, floor)?;
    let start = over_relative_clause(r, start, floor).unwrap_or(start);
    Some(start..verb)
}

/// *Ana Ruiz, who chairs the board, said*: the phrase before the comma, if what stands between is no clause of its own.
fn with_apposition(r: &Reading, verb: usize, floor: usize) -> Option<Range<usize>> {
    let closing = verb - 1;
    let same = r.tag(closing);
    let mut best = None;
    let mut k = closing;
    while k > floor + 1 {
        k -= 1;
        match r.tag(k) {
            Tag::Stop | Tag::Semicolon if r.region_at(k).is_none() => break,
            Tag::Mark if r.closed_before(k + 1).is_some_and(|q| r.regions[q].tokens.len() > 8) => break,
            // Another clause's verb: the comma closes that one.
            Tag::Finite | Tag::Modal | Tag::Auxiliary if !in_relative(r, k, floor) => break,
            tag if (tag == same && same != Tag::Close) || (same == Tag::Close && tag == Tag::Open) => {
                let Some(start) = start_of(r, k, floor) else { continue };
                let start = over_relative_clause(r, start, floor).unwrap_or(start);
                // *In Vale, Ruiz, the mayor, said*: the first comma closes no name's apposition.
                if start > floor && r.tag(start - 1) == Tag::Preposition {
                    continue;
                }
                if start == floor || is_boundary(r, start - 1) {
                    // *Ruiz, however, said*; *Ruiz, in her speech, said*: no part of the phrase.
                    let aside = matches!(r.tag(k + 1), Tag::Adverb | Tag::Gerund | Tag::Participle)
                        || (r.tag(k + 1) == Tag::Preposition && !r.reads(k + 1, "of"));
                    best = Some(start..if aside && !r.reads(k + 1, "including") { k } else { verb });
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
            Tag::Subordinator if r.reads(i, "where") || r.reads(i, "when") => return true,
            Tag::Comma | Tag::Semicolon | Tag::Stop | Tag::Mark => return false,
            _ => {}
        }
    }
    false
}

/// *Officials who met the mayor said*: from a phrase that only ends a relative clause back to the noun it hangs on.
fn over_relative_clause(r: &Reading, start: usize, floor: usize) -> Option<usize> {
    let verb = start.checked_sub(1).filter(|&v| v >= floor)?;
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
            _ => {}
        }
        i -= 1;
    }
    None
}

/// The end of the noun phrase that opens at `start`, not past `limit`: with *of*, *and* and the like, without appositions.
pub(crate) fn end_of(r: &Reading, start: usize, limit: usize, joined: bool) -> usize {
    let limit = limit.min(start + LONGEST);
    let mut i = start;
    while i < limit {
        let next = |tags: &[Tag]| i + 1 < limit && tags.contains(&r.tag(i + 1));
        match r.tag(i) {
            Tag::Noun | Tag::Name | Tag::Adjective | Tag::Number | Tag::Possessive => i += 1,
            Tag::Time if i > start && r.tag(i + 1) == Tag::Possessive => i += 1,
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
    if start >= limit || !(can_open(r, start) || matches!(r.tag(start), Tag::ObjectPronoun)) {
        return None;
    }
    let mut end = end_of(r, start, limit, true);
    if end == start {
        return None;
    }
    end = over_relative(r, end, limit);
    // *said Ruiz, the mayor of Vale, on Monday*
    while end + 1 < limit && r.tag(end) == Tag::Comma {
        let next = end + 1;
        let opens = matches!(
            r.tag(next),
            Tag::Determiner | Tag::PossessivePronoun | Tag::Noun | Tag::Adjective | Tag::Name | Tag::Number
        );
        let other = matches!(r.tag(next), Tag::Determiner) && r.is(next, lexicon::QUANTITY) && !r.reads(next, "one");
        if !opens || other {
            break;
        }
        let close = end_of(r, next, limit, true);
        // A clause of its own: *said Ruiz, the board met later*.
        if close == next || matches!(r.tag(close), Tag::Finite | Tag::Modal | Tag::Auxiliary) {
            break;
        }
        end = over_relative(r, close, limit);
    }
    // *said Ruiz, who keeps the harbour*
    if r.tag(end) == Tag::Comma && r.tag(end + 1) == Tag::Relative {
        end = over_relative(r, end + 1, limit);
    }
    Some(start..end)
}

/// The end of the relative clause or participle phrase that begins at `at`; `at` if none does.
fn over_relative(r: &Reading, at: usize, limit: usize) -> usize {
    let participle = (r.tag(at) == Tag::Participle
        || (r.tag(at) == Tag::Finite && r.word(at.min(r.tokens.len() - 1)).ends_with("ed")))
        && r.tag(at + 1) == Tag::Preposition;
    if at >= limit || !(r.tag(at) == Tag::Relative || participle) {
        return at;
    }
    let mut end = at + 1;
    while end < limit
        && !matches!(
            r.tag(end),
            Tag::Comma | Tag::Stop | Tag::Mark | Tag::Semicolon | Tag::Dash | Tag::Colon
        )
    {
        end += 1;
    }
    end
}

/// Whether a clause's main verb stands in `range`.
pub(crate) fn has_finite(r: &Reading, range: Range<usize>) -> bool {
    range
        .into_iter()
        .any(|i| matches!(r.tag(i), Tag::Finite | Tag::Modal | Tag::Auxiliary))
}
