//! Stretches that could be names, dates, amounts or titles of works, sentence by sentence.

use super::EntityKind;
use super::amounts;
use super::kinds;
use super::reader::{LISTED, Reader, Style};
use super::runs::run_end;
use super::segments::{segments, title};
use crate::names::{Known, names};
use crate::spelled::Spelled;
use crate::{Sentence, Shape, Span, Token, TokenKind};

/// A stretch that is a name, or could be one if the rest of the document says so.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    /// Its first token, and one past its last.
    pub first: usize,
    pub last: usize,
    /// What it names, if anything.
    pub kind: Option<EntityKind>,
    pub rule: &'static str,
    /// Whether the rest of the document cannot change it.
    pub sure: bool,
    /// Whether its capital may be owed to its place alone.
    pub at_start: bool,
}

impl Candidate {
    /// The same, in tokens that have `before` more before them.
    pub fn after(mut self, before: usize) -> Self {
        self.first += before;
        self.last += before;
        self
    }

    pub fn span(&self, tokens: &[Token]) -> Span {
        tokens[self.first].span.cover(tokens[self.last - 1].span)
    }
}

/// Pushes the names and dates of one sentence, in order.
pub(super) fn candidates(reader: &Reader, sentence: &Sentence, out: &mut Vec<Candidate>) {
    let style = reader.style;
    let end = sentence.tokens.end;
    let mut i = sentence.tokens.start;
    let mut opening = true;
    if reader.is_dateline {
        i = dateline(reader, sentence, out);
    }
    while i < end {
        // Most words are no more than words.
        if reader.is_spelled(i, Spelled::BEGINS_NOTHING)
            && (i == 0 || !reader.is_spelled(i - 1, Spelled::LEADS_TO_PLACE))
        {
            opening = false;
            i += 1;
            continue;
        }
        if let Some((last, rule)) = reader.date_at(i).filter(|&(last, _)| last <= end) {
            out.push(Candidate {
                first: i,
                last,
                kind: Some(EntityKind::Date),
                rule,
                sure: true,
                at_start: false,
            });
            (i, opening) = (last, false);
            continue;
        }
        if amounts::may_open(reader, i)
            && let Some(found) = amounts::amount(reader, i, end).or_else(|| amounts::title(reader, i, end))
        {
            (i, opening) = (found.last, false);
            out.push(found);
            continue;
        }
        if style == Style::Plain
            && let Some(last) = place_in_small_letters(reader, i, end)
        {
            out.push(kinds::listed(i, last, Known::PLACE));
            (i, opening) = (last, false);
            continue;
        }
        if !reader.is_name(i, style) {
            // After an opening mark or a colon a capital says little.
            opening = match reader.tokens[i].kind {
                TokenKind::Sign => {
                    opening || matches!(reader.word(i), "\"" | "“" | "‘" | "``" | ":" | "•" | "—" | "(" | "[")
                }
                TokenKind::Number => opening,
                _ => false,
            };
            i += 1;
            continue;
        }
        let weak = opening || style != Style::Plain;
        opening = false;
        let last = run_end(reader, i, end, style);
        if weak && is_common(reader, i) && !holds(reader, i, last, style) {
            // The capital is owed to the place. What the document says of the word elsewhere may change that.
            out.push(rejected(i, i + 1));
            i += 1;
            // In a title every word has one.
            opening = style == Style::Titled && reader.is_name(i, style);
            continue;
        }
        segments(reader, i, last, end, weak, out);
        i = last;
    }
}

/// One past the last token of a place that is written without capitals and stands where places do: *to new aldine*.
fn place_in_small_letters(reader: &Reader, i: usize, end: usize) -> Option<usize> {
    let token = reader.tokens.get(i)?;
    let lower = token.kind == TokenKind::Word && token.shape == Shape::Lower && token.span.len() > 2;
    if !lower || i == 0 || !reader.is_spelled(i - 1, Spelled::LEADS_TO_PLACE) {
        return None;
    }
    let whole = |last: usize| {
        let words = reader.words(i, last);
        let mut name = String::with_capacity(words.len() + 2);
        let mut opens = true;
        for c in words.chars() {
            if opens {
                name.extend(c.to_uppercase());
            } else {
                name.push(c);
            }
            opens = c == ' ';
        }
        names().get(&name).any(Known::PLACE | Known::COUNTRY)
    };
    let two = i + 1 < end && reader.tokens[i + 1].shape == Shape::Lower && whole(i + 2);
    let one = || reader.known(i).any(Known::PLACE | Known::COUNTRY) && !reader.known(i).any(Known::WORD | Known::RARE);
    (two || one()).then(|| i + 1 + usize::from(two))
}

fn rejected(first: usize, last: usize) -> Candidate {
    Candidate {
        first,
        last,
        kind: None,
        rule: crate::rules::id::ENTITY_NAME_AGAIN,
        sure: false,
        at_start: true,
    }
}

/// Whether the word is known as anything but a name.
pub(super) fn is_common(reader: &Reader, i: usize) -> bool {
    let known = reader.known(i);
    let rare = known.any(Known::RARE | Known::ORGANISATION_HEAD | Known::PLACE_HEAD | Known::OTHER_HEAD)
        && !known.any(Known::LISTED | Known::SURNAME)
        // *Strikers threatened*
        && (!reader.is_saying(i + 1) || reader.word(i).ends_with('s'))
        && reader.tokens.get(i + 1).is_none_or(|t| t.kind != TokenKind::Possessive);
    rare || known.any(Known::WORD | Known::ROLE | Known::GROUP) || reader.is_opener(i) || known.any(Known::TITLE)
}

/// Whether the run that a common word opens is a name all the same, that word included.
fn holds(reader: &Reader, i: usize, last: usize, style: Style) -> bool {
    let known = reader.known(i);
    if reader.is_opener(i) {
        // *WHO says*
        return style == Style::Plain && reader.word(i).len() > 2 && is_acronym(reader, i);
    }
    let several = last > i + 1;
    let listed = reader.phrase(i, last).is_some_and(|(len, _)| len > 1);
    let given = known.any(Known::GIVEN) && several && !reader.known(i + 1).any(Known::WORD);
    let headed = several
        && style == Style::Plain
        && (i..last).any(|k| reader.known(k).any(Known::ORGANISATION_HEAD))
        && !known.any(Known::TITLE);
    // *Priory Park*
    let place = several
        && style == Style::Plain
        && !known.any(Known::WORD | Known::TITLE)
        && reader.known(last - 1).any(Known::PLACE_HEAD);
    let opens = several && known.any(Known::ORGANISATION_OPENER) && reader.word(i + 1) == "of";
    let titled = several && (known.any(Known::TITLE) || title(reader, i, last).is_some());
    let acronym = reader.word(i).len() > 1 && style != Style::Capitals && is_acronym(reader, i);
    listed || given || headed || place || opens || titled || acronym || known.any(Known::COUNTRY)
}

/// Whether a name of the lists stands at `i` in capitals throughout.
fn is_acronym(reader: &Reader, i: usize) -> bool {
    !reader.word(i).contains(char::is_lowercase) && reader.known(i).any(LISTED)
}

/// Pushes the place that opens a dateline, and returns the token after it.
fn dateline(reader: &Reader, sentence: &Sentence, out: &mut Vec<Candidate>) -> usize {
    let range = sentence.tokens.clone();
    let word = |&i: &usize| reader.tokens[i].kind == TokenKind::Word && reader.date_at(i).is_none();
    let last = range.clone().take_while(word).last().map_or(range.start, |i| i + 1);
    if last > range.start {
        let rule = crate::rules::id::ENTITY_PLACE_DATELINE;
        out.push(Candidate {
            first: range.start,
            last,
            kind: Some(EntityKind::Place),
            rule,
            sure: true,
            at_start: false,
        });
    }
    last
}
