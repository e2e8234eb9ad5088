//! Where noun phrases begin and end: the subject before a verb, the name after it.

use std::ops::Range;

use crate::names::{Known, names};
use crate::reading::{Reading, Tag};
use crate::rules::lexicon::{self, Forms};

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
    // Where the last item but the first of a list begins.
    let mut second_item = None;
    while i > floor {
        let tag = r.tag(i - 1);
        match tag {
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
        && r.tag(i) == Tag::Noun
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
    Some(over_quantifier(r, trim(r, i, end)?, floor))
}

/// Whether token `i` is *himself* and the like.
fn is_reflexive(r: &Reading, i: usize) -> bool {
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
fn can_open_phrase(r: &Reading, i: usize) -> bool {
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
    // *The mayor then said*: a step of the story, no part of either.
    let verb = if verb > floor + 1 && r.reads(verb - 1, "then") {
        verb - 1
    } else {
        verb
    };
    let verb = before_time(r, verb, floor);
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
    let start = over_relative_clause(r, start, verb, floor).unwrap_or(start);
    let start = over_open_apposition(r, start, verb, floor).unwrap_or(start);
    Some(start..verb)
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
        let job = |i| names().word(r.word(i)).any(Known::ROLE);
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
        while k > floor
            && [
                "early", "earlier", "late", "later", "last", "this", "next", "that", "the", "first", "same",
            ]
            .iter()
            .any(|w| r.reads(k - 1, w))
        {
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

/// *Ana Ruiz, who chairs the board, said*: the phrase before the comma, if what stands between is no clause of its own.
fn with_apposition(r: &Reading, verb: usize, floor: usize) -> Option<Range<usize>> {
    let closing = verb - 1;
    let same = r.tag(closing);
    let mut best = None;
    // Where an aside before the verb begins, which is no part of the phrase.
    let mut end = verb;
    let mut k = closing;
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
                // *In Vale, Ruiz, the mayor, said*: the first comma closes no name's apposition.
                if start > floor && r.tag(start - 1) == Tag::Preposition {
                    continue;
                }
                if start == floor || is_boundary(r, start - 1) {
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
fn is_reduced(r: &Reading, k: usize) -> bool {
    let past = match r.tag(k) {
        Tag::Participle | Tag::Gerund => true,
        Tag::Finite => r.word(k).ends_with("ed"),
        // *those hired by the board*
        Tag::Adjective => k > 0 && r.reads(k - 1, "those") && r.tag(k + 1) == Tag::Preposition,
        _ => false,
    };
    past && k > 0
        && (matches!(r.tag(k - 1), Tag::Noun | Tag::Name | Tag::Close) || r.reads(k - 1, "those"))
        && (r.tag(k) == Tag::Gerund || r.tag(k + 1) == Tag::Preposition)
}

/// Whether the verb at `k` opens an aside between commas: *, prepared for the board,*.
fn is_aside(r: &Reading, k: usize) -> bool {
    k > 0 && r.tag(k - 1) == Tag::Comma && r.word(k).ends_with("ed") && r.tag(k + 1) == Tag::Preposition
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

/// Whether a clause's main verb stands in `range`.
pub(crate) fn has_finite(r: &Reading, range: Range<usize>) -> bool {
    range
        .into_iter()
        .any(|i| matches!(r.tag(i), Tag::Finite | Tag::Modal | Tag::Auxiliary))
}
