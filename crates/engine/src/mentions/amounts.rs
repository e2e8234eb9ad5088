//! Sums of money, numbers that tell how much, times of the day, and the titles of works.

use super::EntityKind;
use super::candidates::Candidate;
use super::reader::Reader;
use crate::rules::{id, lexicon};
use crate::spelled::Spelled;
use crate::{Shape, TokenKind};

const CURRENCY_SIGNS: [&str; 5] = ["$", "£", "€", "¥", "₹"];
const MAGNITUDES: [&str; 9] = [
    "hundred", "thousand", "million", "billion", "trillion", "m", "bn", "tn", "k",
];
/// Most words of a work's title in quotation marks.
const LONGEST_TITLE: usize = 10;

/// Whether an amount or a title may begin at token `i`: on most words none does.
pub(super) fn may_open(reader: &Reader, i: usize) -> bool {
    let token = reader.tokens[i];
    match token.kind {
        TokenKind::Word => reader.is(i, lexicon::NUMBER_WORD) || reader.is_spelled(i, Spelled::NOON),
        TokenKind::Number | TokenKind::Sign => true,
        TokenKind::Possessive => false,
    }
}

/// What begins at token `i`, if it is a sum, a number or a time. `end`: one past the sentence's last token.
pub(super) fn amount(reader: &Reader, i: usize, end: usize) -> Option<Candidate> {
    let of = |last: usize, kind: EntityKind, rule: &'static str| {
        Some(Candidate {
            first: i,
            last,
            kind: Some(kind),
            rule,
            sure: true,
            at_start: false,
        })
    };
    let token = reader.tokens.get(i)?;
    let word = reader.word(i);
    let is_number = |k: usize| k < end && reader.tokens[k].kind == TokenKind::Number;
    let magnitude = |k: usize| usize::from(k < end && MAGNITUDES.contains(&reader.word(k)));
    if token.kind == TokenKind::Sign {
        // *$3.5 million*
        return if CURRENCY_SIGNS.contains(&word) && is_number(i + 1) {
            of(i + 2 + magnitude(i + 2), EntityKind::Money, id::ENTITY_MONEY_SUM)
        } else {
            None
        };
    }
    if token.kind == TokenKind::Word && token.shape != Shape::Lower && token.shape != Shape::Capitalised {
        return None;
    }
    if reader.is_spelled(i, Spelled::NOON) {
        return of(i + 1, EntityKind::Time, id::ENTITY_TIME_CLOCK);
    }
    let spelled = token.kind == TokenKind::Word && reader.is(i, lexicon::NUMBER_WORD);
    if !is_number(i) && !spelled {
        return None;
    }
    if let Some(last) = clock(reader, i, end) {
        return of(last, EntityKind::Time, id::ENTITY_TIME_CLOCK);
    }
    let large = magnitude(i + 1);
    let after = i + 1 + large;
    if after < end && reader.is(after, lexicon::CURRENCY) && (large > 0 || is_number(i)) {
        return of(after + 1, EntityKind::Money, id::ENTITY_MONEY_SUM);
    }
    // *12 %*, *12 per cent*
    let share = if after < end && matches!(reader.word(after), "%" | "percent") {
        1
    } else if after + 1 < end && reader.word(after) == "per" && reader.word(after + 1) == "cent" {
        2
    } else {
        0
    };
    let digits = word.bytes().all(|b| b.is_ascii_digit() || matches!(b, b',' | b'.'));
    let grouped = is_number(i) && digits && word.contains([',', '.']) && !word.ends_with('.');
    let hyphen = |k: usize| k > 0 && matches!(reader.word(k - 1), "-" | "–" | "/" | ":" | "#" | "No");
    if share > 0 || large > 0 || grouped && !hyphen(i) && !matches!(reader.word(i + 1), "-" | "/" | ":") {
        return of(after + share, EntityKind::Number, id::ENTITY_NUMBER_AMOUNT);
    }
    None
}

/// One past the last token of the time of day that begins at `i`: *3 p.m.*, *15:30*, *3 o'clock*.
fn clock(reader: &Reader, i: usize, end: usize) -> Option<usize> {
    let number = |k: usize, below: u32| k < end && reader.word(k).parse::<u32>().is_ok_and(|n| n < below);
    let tight = |k: usize| reader.tokens[k - 1].span.end == reader.tokens[k].span.start;
    let minutes = number(i, 24)
        && i + 2 < end
        && matches!(reader.word(i + 1), ":" | ".")
        && number(i + 2, 60)
        && reader.word(i + 2).len() == 2
        && tight(i + 1)
        && tight(i + 2);
    let after = if minutes { i + 3 } else { i + 1 };
    let stop = |k: usize| usize::from(k < end && reader.word(k) == "." && tight(k));
    let half = if after < end { reader.word(after) } else { "" };
    let is_half = |of: &[&str]| of.iter().any(|one| one.eq_ignore_ascii_case(half)) && (minutes || number(i, 25));
    match () {
        _ if is_half(&["a.m", "p.m"]) => Some(after + 1 + stop(after + 1)),
        _ if is_half(&["am", "pm", "a.m.", "p.m.", "o'clock", "o’clock"]) => Some(after + 1),
        // With a capital before it: a verse, a score.
        _ if minutes && reader.word(i + 1) == ":" => {
            let verse = i > 0 && reader.word(i - 1).starts_with(char::is_uppercase);
            (!verse).then_some(after)
        }
        _ => {
            // *3pm*, *3.30pm*
            let word = reader.word(i);
            let hour = word.strip_suffix("am").or_else(|| word.strip_suffix("pm"))?;
            hour.bytes().all(|b| b.is_ascii_digit() || b == b'.').then_some(i + 1)
        }
    }
}

/// The title in quotation marks that the word for a work before token `i`, an opening mark, announces: *the film “Open
/// Water”*.
pub(super) fn title(reader: &Reader, i: usize, end: usize) -> Option<Candidate> {
    if reader.tokens[i].kind != TokenKind::Sign || i == 0 || !matches!(reader.word(i), "\"" | "“" | "‘" | "``") {
        return None;
    }
    let called = usize::from(matches!(reader.word(i - 1), "called" | "titled" | "entitled" | ","));
    // Verbs too, so only before a quotation mark: *polls show Calder*.
    let or_verb = |k: usize| matches!(reader.word(k), "show" | "play" | "track" | "single");
    let noun = i.wrapping_sub(1 + called);
    let announced = i > called && (reader.is(noun, lexicon::CALLED_WORK) || or_verb(noun));
    if !announced
        || !reader
            .word(i + 1)
            .starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
    {
        return None;
    }
    let closes = |k: &usize| matches!(reader.word(*k), "\"" | "”" | "’" | "''");
    let close = (i + 2..end.min(i + 2 + LONGEST_TITLE)).find(closes)?;
    let last = close - usize::from(matches!(reader.word(close - 1), "," | "."));
    (last > i + 1).then_some(Candidate {
        first: i + 1,
        last,
        kind: Some(EntityKind::Work),
        rule: id::ENTITY_WORK_TITLE,
        sure: true,
        at_start: false,
    })
}
