//! Runs of words that are written as names are: where one that begins at a word ends.

use super::candidates::is_common;
use super::reader::{LISTED, Reader, Style};
use crate::names::Known;
use crate::rules::lexicon;
use crate::{Shape, TokenKind};

/// Small words inside of persons' names.
const PARTICLES: [&str; 24] = [
    "de", "la", "del", "da", "di", "do", "dos", "das", "du", "le", "van", "von", "der", "den", "ter", "ten", "bin",
    "ibn", "al", "el", "ul", "y", "zu", "abu",
];

/// What ends the name of a company or a person after a comma.
const SUFFIXES: [&str; 10] = [
    "Inc",
    "Incorporated",
    "Ltd",
    "Limited",
    "LLC",
    "LLP",
    "Corp",
    "PLC",
    "Jr",
    "Sr",
];

/// Most tokens of a run of name words: names are shorter, and a text of nothing else stays linear.
const LONGEST_RUN: usize = 24;

/// One past the last token of the run of name words that begins at `i`.
pub(super) fn run_end(reader: &Reader, i: usize, end: usize, style: Style) -> usize {
    let mut j = i + 1;
    let name = |k: usize| k < end && reader.is_name(k, style);
    while j < end && j < i + LONGEST_RUN {
        if name(j) {
            let stops = reader.date_at(j).is_some()
                || parts_persons(reader, i, j)
                || style == Style::Plain
                    && reader.is_opener(j)
                    && reader.word(j).len() > 1
                    && !reader.known(j).any(LISTED)
                    && reader.phrase(i, (j + 3).min(end)).is_none_or(|(len, _)| i + len <= j)
                || style == Style::Titled
                    && is_common(reader, j)
                    && !reader
                        .known(j)
                        .any(LISTED | Known::ORGANISATION_HEAD | Known::PLACE_HEAD);
            if stops {
                break;
            }
            j += 1;
            continue;
        }
        let word = reader.word(j);
        let before = j - 1;
        match word {
            // *Wexler, Inc.*, *Ines Calder, Jr.*
            "," if name(j + 1) && SUFFIXES.contains(&reader.word(j + 1)) => j += 2,
            "." if name(j + 1) && reader.tokens[j].span.start == reader.tokens[before].span.end => {
                let abbreviated = reader.is_initial(before)
                    || reader.known(before).any(Known::TITLE)
                    || matches!(reader.word(before), "St" | "Mt" | "Ft");
                if !abbreviated {
                    break;
                }
                j += 2;
            }
            "&" if name(j + 1) => j += 2,
            "of" if reader.word(j + 1) == "Fame" => j += 2,
            "of" | "for" | "on" => {
                let after = j + 1 + usize::from(reader.word(j + 1) == "the");
                let opens = reader.known(before).any(Known::ORGANISATION_OPENER)
                    && (word != "on"
                        || matches!(
                            reader.word(before),
                            "Committee"
                                | "Commission"
                                | "Institute"
                                | "Council"
                                | "Center"
                                | "Centre"
                                | "Conference"
                                | "Board"
                        ))
                    || word == "of" && reader.known(before).any(Known::TITLE) && !name(j + 2);
                let place = word == "of" && reader.is(before, lexicon::PLACE_OF) && before == i;
                let listed =
                    word == "of" && name(after) && reader.phrase(i, after + 1).is_some_and(|(len, _)| i + len > j);
                if !name(after) || !(place || opens && !reader.known(before).any(Known::COURTESY) || listed) {
                    break;
                }
                j = after + 1;
            }
            // *Ines “Red” Calder*
            "\"" | "“" | "”" if is_nickname(reader, i, j) && name(j + 3) => j += 4,
            "and" if name(j + 1) && joins_and(reader, i, j, end, style) => j += 2,
            _ if reader.tokens[j].kind == TokenKind::Possessive
                && reader
                    .phrase(i, (j + 4).min(end))
                    .is_some_and(|(len, _)| i + len > j + 1) =>
            {
                j += 2;
            }
            "the" if reader.phrase(i, (j + 2).min(end)).is_some_and(|(len, _)| i + len > j) => j += 2,
            _ if PARTICLES.contains(&word) => {
                let after = j + 1 + usize::from(PARTICLES.contains(&reader.word(j + 1)));
                if !name(after) {
                    break;
                }
                j = after + 1;
            }
            _ => break,
        }
    }
    j
}

/// Whether a nickname between marks stands at `j` in the person's name that begins at `i`.
fn is_nickname(reader: &Reader, i: usize, j: usize) -> bool {
    reader.known(i).any(Known::GIVEN)
        && reader.word(j + 1).starts_with(char::is_uppercase)
        && matches!(reader.word(j + 2), "\"" | "”")
        && reader.tokens[j - 1].span.end < reader.tokens[j].span.start
}

/// Whether another person's name begins at `j` in the run from `i`, as in lists and below letters: *Ines Calder | Tom
/// Moreau*, *Ines | Ines*.
fn parts_persons(reader: &Reader, i: usize, j: usize) -> bool {
    let given = |k: usize| {
        let known = reader.known(k);
        known.any(Known::GIVEN) && !known.any(Known::WORD | Known::PLACE | Known::SURNAME)
    };
    let unknown = |k: usize| {
        !reader
            .known(k)
            .any(Known::WORD | Known::RARE | Known::PLACE | Known::COUNTRY)
    };
    let more = reader.known(j).any(Known::GIVEN)
        || reader
            .tokens
            .get(j + 1)
            .is_some_and(|t| t.shape != Shape::Lower && t.kind == TokenKind::Word);
    if j == i + 1 && reader.word(j) == reader.word(i) && unknown(j) && more && !reader.is_initial(j) {
        return true;
    }
    if !given(j) {
        return false;
    }
    let surname = |k: usize| {
        reader
            .tokens
            .get(k)
            .is_some_and(|t| t.kind == TokenKind::Word && t.shape != Shape::Lower)
            && !reader.known(k).any(Known::GIVEN | Known::WORD)
    };
    let surname_or_given = |k: usize| surname(k) || given(k);
    let after_initial = reader.is_initial(j - 1) || reader.word(j - 1) == ".";
    // More names than one person has.
    let many = surname_or_given(j - 1) && surname_or_given(j + 1) && surname_or_given(j + 2);
    j == i + 2 && given(i) && !after_initial && (surname(j - 1) && surname(j + 1) || many)
}

/// Whether the *and* at `j` stands inside one name: *Food and Drug Administration*, *Ministry of Food and Farming*.
fn joins_and(reader: &Reader, i: usize, j: usize, end: usize, style: Style) -> bool {
    let mut k = j + 1;
    while k < end && reader.is_name(k, style) && k < j + 5 {
        k += 1;
    }
    let adjective = |k: usize| {
        reader.known(k).any(Known::WORD)
            && !reader
                .known(k)
                .any(Known::ORGANISATION_HEAD | Known::LISTED | Known::SURNAME)
    };
    let headed =
        reader.known(k - 1).any(Known::ORGANISATION_HEAD) && k > j + 2 && (i..j).all(adjective) && adjective(j + 1);
    let ministry = (i..j).any(|k| reader.word(k) == "of" && reader.known(k - 1).any(Known::ORGANISATION_OPENER))
        && adjective(j - 1)
        && adjective(j + 1);
    let listed = reader.phrase(i, k).is_some_and(|(len, _)| i + len > j);
    headed || ministry || listed
}
