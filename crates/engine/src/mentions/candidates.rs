//! Stretches that could be names: runs of capitalised words, cut where one name ends and another begins.

use super::EntityKind;
use super::amounts;
use super::kinds::{self, Verdict};
use super::reader::{LISTED, Reader, Style};
use crate::names::{Known, names};
use crate::rules::lexicon;
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
    let style = reader.style(sentence);
    let end = sentence.tokens.end;
    let mut i = sentence.tokens.start;
    let mut opening = true;
    if reader.is_dateline(sentence) {
        i = dateline(reader, sentence, out);
    }
    while i < end {
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
        let found = amounts::amount(reader, i, end).or_else(|| amounts::title(reader, i, end));
        if let Some(found) = found {
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
    let led = |word: &str| matches!(word, "in" | "from" | "to" | "near" | "around" | "visit" | "visiting");
    if !lower || i == 0 || reader.tokens[i - 1].shape != Shape::Lower || !led(reader.word(i - 1)) {
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
fn run_end(reader: &Reader, i: usize, end: usize, style: Style) -> usize {
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

/// Cuts the run `first..last` into names and pushes what each is.
fn segments(reader: &Reader, first: usize, last: usize, end: usize, weak: bool, out: &mut Vec<Candidate>) {
    let mut pending = first;
    let mut titled = first > 0 && names_person(reader, first - 1);
    let mut p = first;
    let flush = |from: usize, to: usize, titled: bool, out: &mut Vec<Candidate>| {
        push(reader, from, to, end, titled, weak && from == first, out);
    };
    if let Some(cut) = person_at_end(reader, first, last) {
        segments(reader, first, cut, cut, weak, out);
        segments(reader, cut, last, end, false, out);
        return;
    }
    while p < last {
        let known = reader.known(p);
        // A title in the run parts what stands before it from the person after it.
        let several = reader.phrase(p, last).is_some_and(|(len, _)| len > 1);
        if let Some(len) = title(reader, p, last).filter(|_| !several) {
            let surname = p > pending
                && p + len == last
                && len == 1
                && (reader.known(p - 1).any(Known::GIVEN) || reader.word(p - 1) == ".");
            if !surname && !heads_organisation(reader, p, last) {
                flush(pending, p, titled, out);
                // *Mayor of Wexholt*
                let of = reader.word(p + len) == "of";
                let named = p + len < last && !of;
                (pending, p, titled) = (p + len + usize::from(of), p + len + usize::from(of), named);
                continue;
            }
        }
        if let Some((len, known_as)) = reader.phrase(p, last) {
            let whole = p + len == last;
            // *Housing Authority of New Aldine*
            let belongs = p > pending + 1
                && matches!(reader.word(p - 1), "of" | "for")
                && reader.known(p - 2).any(Known::ORGANISATION_OPENER);
            if belongs {
                p += len;
                continue;
            }
            // *British Ministry of Defence*, *U.S. Supreme Court*: whose it is belongs to the name.
            let nation = p == pending + 1
                && reader.known(pending).any(Known::DEMONYM | Known::COUNTRY)
                && reader.known(p + len - 1).any(Known::ORGANISATION_HEAD);
            let from = if nation { pending } else { p };
            let of = known_as.any(Known::ORGANISATION)
                && matches!(reader.word(p + len), "of" | "for")
                && reader.known(p + len - 1).any(Known::ORGANISATION_OPENER);
            if !whole && of {
                flush(pending, from, titled, out);
                flush(from, last, false, out);
                return;
            }
            if !whole && (len > 1 || known_as.any(Known::COUNTRY | Known::PLACE)) && extends(reader, p + len, last) {
                // *New York City Council*, *Greater New York Council*: one name up to its head.
                let from = if (pending..from).all(|k| reader.known(k).any(Known::WORD)) {
                    pending
                } else {
                    from
                };
                flush(pending, from, titled, out);
                flush(from, last, false, out);
                return;
            }
            let plural = reader.known(p + len).any(Known::WORD | Known::RARE);
            if known_as.any(Known::PLACE) && (plural || !known.any(Known::GIVEN)) && is_team(reader, p + len, last) {
                flush(pending, p, titled, out);
                out.push(kinds::team(p, last));
                return;
            }
            if len > 1 && (!titled || p > pending) {
                flush(pending, from, titled, out);
                let known_as = if nation { Known::ORGANISATION } else { known_as };
                out.push(kinds::listed(from, p + len, known_as));
                (pending, p, titled) = (p + len, p + len, false);
                continue;
            }
        }
        // *Good Morning Ines*, *FYI Ines*
        let given = known.any(Known::GIVEN) && !known.any(Known::WORD | Known::PLACE);
        if given && p > pending && !titled && !ends_in_head(reader, last) {
            let filler = (pending..p).rev().take_while(|&k| is_filler(reader, k)).count();
            if filler == p - pending {
                pending = p;
            } else if filler > 0 {
                // *NASA Administrator Ines*
                flush(pending, p - filler, titled, out);
                pending = p;
            }
        }
        // A demonym, or a party, before a title or name.
        let before_listed = reader
            .phrase(p + 1, last)
            .is_some_and(|(len, _)| len > 1 && reader.known(p + len).any(Known::ORGANISATION_HEAD));
        if known.any(Known::DEMONYM)
            && !before_listed
            && p == pending
            && p + 1 < last
            && !heads_organisation(reader, p, last)
            && !known.any(Known::GIVEN)
        {
            (pending, p) = (p + 1, p + 1);
            continue;
        }
        p += 1;
    }
    flush(pending, last, titled, out);
}

/// Whether the run that ends before `last` ends as the names of organisations, places and events do.
fn ends_in_head(reader: &Reader, last: usize) -> bool {
    reader
        .known(last - 1)
        .any(Known::ORGANISATION_HEAD | Known::PLACE_HEAD | Known::OTHER_HEAD)
}

/// Whether the word at `i` can stand in no person's name.
fn is_filler(reader: &Reader, i: usize) -> bool {
    let known = reader.known(i);
    known.any(Known::WORD | Known::NOT_NAME)
        && reader.word(i).starts_with(char::is_uppercase)
        && !known.any(
            Known::LISTED
                | Known::SURNAME
                | Known::ORGANISATION_HEAD
                | Known::PLACE_HEAD
                | Known::PLACE_OPENER
                | Known::OTHER_HEAD
                | Known::TITLE
                | Known::DEMONYM,
        )
}

/// Where a person's name of two words follows what they work for in the run `first..last`: *head of the Harbour Council |
/// Enver Solberg*, *Minister of Education | Tessa Moreau*.
fn person_at_end(reader: &Reader, first: usize, last: usize) -> Option<usize> {
    let cut = last.checked_sub(2).filter(|&cut| cut > first)?;
    let name = |k: usize| {
        let known = reader.known(k);
        reader.tokens[k].kind == TokenKind::Word
            && reader.word(k).contains(char::is_lowercase)
            && !known.any(
                Known::WORD
                    | Known::ORGANISATION_HEAD
                    | Known::PLACE_HEAD
                    | Known::OTHER_HEAD
                    | Known::COUNTRY
                    | Known::PLACE
                    | Known::DEMONYM
                    | Known::TITLE
                    | Known::NOT_NAME,
            )
    };
    if !name(cut) || !name(last - 1) || reader.phrase(cut, last).is_some_and(|(len, _)| len > 1) {
        return None;
    }
    let before = |n: usize| if first >= n { reader.word(first - n) } else { "" };
    let job = |word: &str| names().word(word).any(Known::ROLE | Known::TITLE);
    // *director of the*, *Minister of*
    let holds = before(1) == "of" && job(before(2)) || before(1) == "the" && before(2) == "of" && job(before(3));
    let whose = reader.known(cut - 1);
    let field = cut == first + 1 && whose.any(Known::WORD) && !whose.any(Known::GIVEN);
    (holds && (field || whose.any(Known::ORGANISATION_HEAD))).then_some(cut)
}

/// Whether the word at `i` is a job in lower case, which a person's name follows: *spokeswoman Ana Ruiz*.
fn names_person(reader: &Reader, i: usize) -> bool {
    let known = reader.known(i);
    known.any(Known::ROLE)
        && !known.any(Known::COURTESY)
        && reader.word(i).starts_with(char::is_lowercase)
        && !matches!(
            reader.word(i),
            "model" | "guide" | "guard" | "host" | "rival" | "father" | "patient"
        )
}

/// Tokens of the title at `p`, its full stop included.
fn title(reader: &Reader, p: usize, last: usize) -> Option<usize> {
    let known = reader.known(p);
    if !known.any(Known::TITLE | Known::ROLE) && !crate::names::Names::opens(known) {
        return None;
    }
    for len in (2..=4.min(last - p)).rev() {
        let words = reader.words(p, p + len);
        if words.len() < 40 && crate::names::names().get(&words.to_lowercase()).any(Known::TITLE) {
            return Some(len);
        }
    }
    let stop = p + 1 < last && reader.word(p + 1) == ".";
    // *Archivist Ana Ruiz*
    let job = known.any(Known::ROLE)
        && last - p >= 3
        && !known.any(Known::SURNAME | Known::GIVEN)
        && !reader.known(last - 1).any(Known::WORD);
    (job || known.any(Known::TITLE)).then(|| 1 + usize::from(stop))
}

/// Whether what begins at `p` ends as organisations' names do, with nothing of a person in between.
fn heads_organisation(reader: &Reader, p: usize, last: usize) -> bool {
    let headed = reader.known(last - 1).any(Known::ORGANISATION_HEAD | Known::PLACE_HEAD)
        || (p..last).any(|k| reader.word(k) == "of" && k > p && reader.known(k - 1).any(Known::ORGANISATION_OPENER));
    headed
        && last > p + 1
        // *Duke University*: the title itself may be a given name.
        && !(p + 1..last).any(|k| reader.known(k).any(Known::GIVEN) && !reader.known(k).any(Known::WORD | Known::PLACE))
}

/// Whether the run ends in one word for several, as teams' names do: *Port Aldine | Herons*.
fn is_team(reader: &Reader, from: usize, last: usize) -> bool {
    let known = reader.known(from);
    from + 1 == last
        && reader.word(from).ends_with('s')
        && reader.word(from).contains(char::is_lowercase)
        && !known.any(
            Known::LISTED
                | Known::SURNAME
                | Known::DEMONYM
                | Known::GROUP
                | Known::ROLE
                | Known::TITLE
                | Known::OTHER_HEAD
                | Known::PLACE_HEAD
                | Known::ORGANISATION_HEAD
                | Known::NOT_NAME,
        )
}

/// Whether the name before `from` goes on to the run's end: *New York* + *City Council*.
fn extends(reader: &Reader, from: usize, last: usize) -> bool {
    // *Museum of Art*
    let opens =
        |k: usize| reader.known(k).any(Known::ORGANISATION_OPENER) && matches!(reader.word(k + 1), "of" | "for");
    (reader.known(last - 1).any(Known::ORGANISATION_HEAD | Known::OTHER_HEAD) || (from..last - 1).any(opens))
        && (from..last).all(|k| !reader.known(k).any(Known::GIVEN) || reader.known(k).any(Known::WORD | Known::PLACE))
        && !(from..last - 1).any(|k| title(reader, k, last).is_some() && !reader.known(k).any(Known::ORGANISATION_HEAD))
}

/// One if the full stop at `last` belongs to the name's last word: *Wexler Inc. | said*.
fn abbreviates(reader: &Reader, last: usize, end: usize) -> usize {
    let short = matches!(
        reader.word(last - 1),
        "Inc" | "Corp" | "Co" | "Ltd" | "Bros" | "Jr" | "Sr"
    );
    usize::from(
        short
            && last < end
            && reader.word(last) == "."
            && reader.tokens[last - 1].span.end == reader.tokens[last].span.start,
    )
}

fn push(reader: &Reader, first: usize, last: usize, end: usize, titled: bool, weak: bool, out: &mut Vec<Candidate>) {
    let (mut first, mut last) = (first, last);
    // Signs and small words that a cut has left at the edges.
    let loose = |k: usize| !reader.word(k).contains(char::is_uppercase) && !reader.known(k).any(Known::ORGANISATION);
    while first < last && loose(first) {
        first += 1;
    }
    while first < last && loose(last - 1) {
        last -= 1;
    }
    if first >= last {
        return;
    }
    last = kinds::without_tail(reader, first, last);
    let Verdict {
        kind,
        rule,
        sure,
        longer,
    } = kinds::kind(reader, first, last, end, titled, weak);
    out.push(Candidate {
        first,
        last: last + longer + abbreviates(reader, last + longer, end),
        kind,
        rule,
        sure,
        at_start: weak,
    });
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
