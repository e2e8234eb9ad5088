//! The names that one run of capitalised words holds: where one ends and another begins.

use super::candidates::Candidate;
use super::kinds::{self, Verdict};
use super::reader::Reader;
use crate::TokenKind;
use crate::names::{Known, names};

/// Cuts the run `first..last` into names and pushes what each is.
pub(super) fn segments(reader: &Reader, first: usize, last: usize, end: usize, weak: bool, out: &mut Vec<Candidate>) {
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
pub(super) fn title(reader: &Reader, p: usize, last: usize) -> Option<usize> {
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
