//! Backwards from a token: where the noun phrase that ends there begins.

use std::ops::Range;

use super::{LONGEST, can_open, is_boundary, is_noun};
use crate::reading::{Reading, Tag};
use crate::rules::lexicon;

/// The noun phrase right before token `end`, wherever it stands in its clause: the owner before *'s*.
pub(crate) fn phrase_before(r: &Reading, end: usize, floor: usize) -> Option<Range<usize>> {
    Some(longest_before(r, end, floor, true)?..end)
}

/// The start of the longest subject that ends right before token `end`, not before `floor`.
pub(super) fn start_of(r: &Reading, end: usize, floor: usize) -> Option<usize> {
    longest_before(r, end, floor, false)
}

/// The start of the longest noun phrase that ends right before token `end`, not before `floor`. `object`: a verb may stand
/// before it.
fn longest_before(r: &Reading, end: usize, floor: usize, object: bool) -> Option<usize> {
    let floor = floor.max(end.saturating_sub(LONGEST));
    let mut i = end;
    // Where a phrase joined by *and* or a preposition could be cut off again.
    let mut cuts: Vec<usize> = Vec::new();
    // Where the last item but the first of a list begins.
    let mut second_item = None;
    while i > floor {
        let tag = r.tag(i - 1);
        match tag {
            // *in what Ana Ruiz called*
            Tag::Noun if i < end && r.reads(i - 1, "what") => break,
            Tag::Noun | Tag::Name | Tag::Adjective | Tag::Number | Tag::Possessive | Tag::Other => i -= 1,
            Tag::Time => {
                // *Monday Ruiz said*: a time is no part of a name, unless it owns something. *A Monday editorial* is one.
                let inside = i < end && r.tag(i) == Tag::Noun && i >= floor + 2 && r.tag(i - 2) == Tag::Determiner;
                if i == end || r.tag(i) != Tag::Possessive && !inside {
                    break;
                }
                i -= 1;
            }
            Tag::Participle if i < end => i -= 1,
            Tag::Finite if i < end && is_state(r, i - 1, floor) => i -= 1,
            // *a later talk*
            Tag::Adverb
                if i < end
                    && r.tag(i) == Tag::Noun
                    && i >= floor + 2
                    && matches!(r.tag(i - 2), Tag::Determiner | Tag::PossessivePronoun) =>
            {
                i -= 1;
            }
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
            Tag::Adverb
                if i < end && (matches!(r.tag(i), Tag::Adjective | Tag::Number) || r.is(i, lexicon::QUANTITY)) =>
            {
                i -= 1;
            }
            // *the first lady*, *neither man*
            Tag::Adverb if i < end && (r.reads(i - 1, "first") || r.reads(i - 1, "neither")) => i -= 1,
            // *critics and even some friends*
            Tag::Adverb if i < end && r.reads(i - 1, "even") && i >= floor + 2 && r.tag(i - 2) == Tag::Coordinator => {
                i -= 1;
            }
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
                    if r.regions[region].tokens.len() <= 8
                        && r.regions[region].tokens.start >= floor
                        && i < end
                        && r.last_of(region) != "," =>
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
            // *Ruiz and others*
            Tag::Pronoun
                if i == end && r.reads(i - 1, "others") && i >= floor + 2 && r.tag(i - 2) == Tag::Coordinator =>
            {
                i -= 1;
            }
            // *one of them*
            Tag::ObjectPronoun
                if i == end
                    && i >= floor + 3
                    && r.reads(i - 2, "of")
                    && (r.is(i - 3, lexicon::QUANTITY) || r.tag(i - 3) == Tag::Number) =>
            {
                i -= 1;
            }
            // *Ruiz herself*
            Tag::ObjectPronoun if i == end && i >= floor + 2 && is_reflexive(r, i - 1) && is_noun(r.tag(i - 2)) => {
                i -= 1;
            }
            Tag::Pronoun | Tag::Relative | Tag::ObjectPronoun => {
                // *they all*, *none of them*
                let all = i + 1 == end && (r.reads(i, "all") || r.reads(i, "both"));
                if i == end || all || r.reads(i - 1, "none") {
                    i -= 1;
                }
                break;
            }
            // *a sign that said*
            Tag::That if i == end && i > floor + 1 && is_noun(r.tag(i - 2)) => {
                i -= 1;
                break;
            }
            Tag::Preposition
                if i < end
                    && i >= floor + 2
                    && is_noun(r.tag(i - 2))
                    && !r.reads(i - 1, "than")
                    && (can_open_phrase(r, i) || r.tag(i) == Tag::Adverb && r.is(i + 1, lexicon::QUANTITY)) =>
            {
                cuts.push(i);
                i -= 1;
            }
            // *most of them*, *four in 10*, *85% of voters*
            Tag::Preposition
                if i < end
                    && i >= floor + 2
                    && (r.reads(i - 1, "of") || r.tag(i) == Tag::Number)
                    && (r.is(i - 2, lexicon::QUANTITY)
                        || r.tag(i - 2) == Tag::Number
                        || r.reads(i - 2, "none")
                        || r.reads(i - 2, "%")) =>
            {
                i -= 1;
            }
            // *nine out of 10*
            Tag::Preposition
                if i < end
                    && i >= floor + 3
                    && r.reads(i - 1, "of")
                    && r.reads(i - 2, "out")
                    && (r.is(i - 3, lexicon::QUANTITY) || r.tag(i - 3) == Tag::Number) =>
            {
                i -= 2;
            }
            // *many in the crowd*
            Tag::Preposition
                if i < end
                    && i >= floor + 2
                    && r.is(i - 2, lexicon::QUANTITY)
                    && (i == floor + 2 || is_boundary(r, i - 3)) =>
            {
                i -= 1;
            }
            // *people close to the mayor*
            Tag::Preposition
                if i < end
                    && i >= floor + 3
                    && (r.reads(i - 2, "close") || r.reads(i - 2, "familiar"))
                    && is_noun(r.tag(i - 3)) =>
            {
                cuts.push(i);
                i -= 2;
            }
            // *on August 10 and Ruiz says*
            Tag::Coordinator if i >= floor + 3 && r.tag(i - 2) == Tag::Number && r.tag(i - 3) == Tag::Time => break,
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
                if i < end
                    && !cuts.is_empty()
                    && i >= floor + 2
                    && matches!(r.tag(i - 2), Tag::Name | Tag::Noun)
                    && lists(r, i, end)
                    && opens_list(r, i - 1, floor) =>
            {
                second_item = Some(i);
                i -= 1;
            }
            // *the tall, grey-haired mayor*
            Tag::Comma
                if i < end
                    && i >= floor + 3
                    && r.tag(i - 2) == Tag::Adjective
                    && matches!(r.tag(i), Tag::Adjective | Tag::Number)
                    && r.tag(i - 3) == Tag::Determiner =>
            {
                i -= 1;
            }
            _ => break,
        }
    }
    if i == end {
        return None;
    }
    // *was sent to the board and Ruiz said*
    if !object
        && i >= floor + 2
        && r.tag(i - 1) == Tag::Preposition
        && matches!(
            r.tag(i - 2),
            Tag::Finite | Tag::Participle | Tag::Auxiliary | Tag::Infinitive
        )
        && let Some(joined) = cuts.iter().copied().find(|&c| r.tag(c - 1) == Tag::Coordinator)
    {
        i = joined;
    }
    // *Trailing crews said*
    if i > floor
        && i < end
        && r.tag(i - 1) == Tag::Gerund
        && (i == floor + 1 || r.tag(i - 2) == Tag::Stop)
        && matches!(r.tag(i), Tag::Noun | Tag::Name)
    {
        i -= 1;
    }
    // *In the heart of Vale, crews and owners said*
    if i > floor
        && r.tag(i - 1) == Tag::Preposition
        && let Some(second) = second_item
    {
        i = second;
    }
    // A verb right before: what we joined last belongs to it as its object.
    // *When she came he said*: that can be nobody's object.
    let nominative = end == i + 1 && ["he", "she", "they", "we", "i"].iter().any(|w| r.reads(i, w));
    if !object
        && !nominative
        && i > floor
        && matches!(
            r.tag(i - 1),
            Tag::Finite | Tag::Infinitive | Tag::Gerund | Tag::Participle
        )
    {
        i = cuts.iter().copied().find(|&c| r.tag(c - 1) == Tag::Coordinator)?;
    }
    // A preposition before: the phrase is no subject, but what was joined to it by *and* may be one.
    Some(over_quantifier(r, trim(r, i, end)?, floor))
}

/// Whether the participle at `i` says what its noun is, since nothing before it could have done it: *Retired Captain Ana
/// Ruiz*, *after the storm, retired captain Ana Ruiz*.
fn is_state(r: &Reading, i: usize, floor: usize) -> bool {
    let first = i == floor || r.tag(i - 1) == Tag::Stop || i == floor + 1 && r.tag(i - 1) == Tag::Coordinator;
    let state = [
        "retired",
        "disgraced",
        "embattled",
        "convicted",
        "ousted",
        "exiled",
        "jailed",
    ]
    .iter()
    .any(|w| r.reads(i, w));
    let opens = first || state && matches!(r.tag(i - 1), Tag::Comma | Tag::Coordinator | Tag::Preposition);
    let noun = r.tag(i + 1) == Tag::Name || state && r.tag(i + 1) == Tag::Noun;
    opens && noun && r.word(i).ends_with("ed")
}

/// Whether token `i` is *himself* and the like.
pub(super) fn is_reflexive(r: &Reading, i: usize) -> bool {
    ["himself", "herself", "itself", "themselves"]
        .iter()
        .any(|w| r.reads(i, w))
}

/// From a phrase that opens with a quantity back to what belongs to it: *about four in 10*, *at least half of them*, *not
/// everyone*.
fn over_quantifier(r: &Reading, start: usize, floor: usize) -> usize {
    let before = |n: usize, words: &[&str]| start >= floor + n && words.iter().any(|w| r.reads(start - n, w));
    let quantity = r.tag(start) == Tag::Number
        || r.is(start, lexicon::QUANTITY)
        || ["a", "half", "every", "everyone", "least"]
            .iter()
            .any(|w| r.reads(start, w));
    if !quantity {
        return start;
    }
    if before(1, &["than"]) && before(2, &["more", "less", "fewer"]) {
        return start - 2;
    }
    if before(1, &["least", "most"]) && before(2, &["at"]) {
        return start - 2;
    }
    if r.reads(start, "least") && before(1, &["at"]) {
        return start - 1;
    }
    let hedged = !r.reads(start, "a") && before(1, &["about", "around", "nearly", "almost", "roughly", "some", "not"]);
    start - usize::from(hedged)
}

/// Whether a noun phrase opens at `i`, after a preposition.
pub(super) fn can_open_phrase(r: &Reading, i: usize) -> bool {
    can_open(r, i) || matches!(r.tag(i), Tag::ObjectPronoun | Tag::Gerund | Tag::Time)
}

/// Whether the phrase at `i` is the last but one of a list of names: *Ana, Ben and Cleo*.
fn lists(r: &Reading, i: usize, end: usize) -> bool {
    (i..(i + 6).min(end)).any(|k| matches!(r.tag(k), Tag::Coordinator | Tag::Comma))
        && (i..end).all(|k| {
            matches!(
                r.tag(k),
                Tag::Name
                    | Tag::Coordinator
                    | Tag::Comma
                    | Tag::Other
                    | Tag::Possessive
                    | Tag::Noun
                    | Tag::Adjective
                    | Tag::Determiner
                    | Tag::PossessivePronoun
                    | Tag::Number
                    | Tag::Pronoun
            ) || r.reads(k, "of")
                || r.reads(k, "even")
        })
}

/// Whether the item that ends at `comma` opens a list, or goes on with one: *Ana, Ben and Cleo*; not *in Vale, Ben and
/// Cleo*.
fn opens_list(r: &Reading, comma: usize, floor: usize) -> bool {
    let mut start = comma;
    while start > floor
        && start + 8 > comma
        && matches!(
            r.tag(start - 1),
            Tag::Name | Tag::Noun | Tag::Adjective | Tag::Determiner | Tag::PossessivePronoun | Tag::Number
        )
    {
        start -= 1;
    }
    let inside = start >= floor + 2 && r.tag(start - 1) == Tag::Preposition && is_noun(r.tag(start - 2));
    start == floor
        || inside
        || (is_boundary(r, start - 1) && r.tag(start - 1) != Tag::Adverb && !r.is(start, lexicon::TIME_NOUN))
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
    // *This year Ruiz spoke*
    let time = ["this", "last", "next"].iter().any(|w| r.reads(start, w)) && r.is(start + 1, lexicon::TIME_NOUN);
    if time && start + 2 < end && matches!(r.tag(start + 2), Tag::Name | Tag::Determiner | Tag::Pronoun) {
        start += 2;
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
