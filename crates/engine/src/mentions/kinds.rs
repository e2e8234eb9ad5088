//! What a stretch names: by the lists, by its own words, by the words around it.

use super::EntityKind;
use super::candidates::Candidate;
use super::described::{Called, described};
use super::reader::Reader;
use crate::names::{Known, names};
use crate::rules::{id, lexicon};
use crate::{Shape, TokenKind};

/// What a stretch is taken for.
pub(super) struct Verdict {
    pub kind: Option<EntityKind>,
    pub rule: &'static str,
    /// Whether the rest of the document cannot change it.
    pub sure: bool,
    /// Tokens that belong to it after its last.
    pub longer: usize,
}

fn verdict(kind: EntityKind, rule: &'static str, sure: bool) -> Verdict {
    Verdict {
        kind: Some(kind),
        rule,
        sure,
        longer: 0,
    }
}

/// No name, whatever the rest of the document says.
fn never() -> Verdict {
    Verdict {
        sure: true,
        ..nothing()
    }
}

fn nothing() -> Verdict {
    Verdict {
        kind: None,
        rule: id::ENTITY_NAME_AGAIN,
        sure: false,
        longer: 0,
    }
}

use EntityKind::{Event, Organisation, Person, Place, Work};

/// The name of several words `first..last`, which stands in the lists as `known`.
pub(super) fn listed(first: usize, last: usize, known: Known) -> Candidate {
    let (kind, rule) = by_list(known);
    Candidate {
        first,
        last,
        kind: Some(kind),
        rule,
        sure: true,
        at_start: false,
    }
}

/// The team whose name is that of its place and a word for its players.
pub(super) fn team(first: usize, last: usize) -> Candidate {
    Candidate {
        first,
        last,
        kind: Some(Organisation),
        rule: id::ENTITY_ORGANISATION_TEAM,
        sure: true,
        at_start: false,
    }
}

/// One past the last token of a person's name, without the words that run into it: *Ines Calder | Direct Line*.
pub(super) fn without_tail(reader: &Reader, first: usize, last: usize) -> usize {
    let opener = reader.known(first);
    if !opener.any(Known::GIVEN) || opener.any(Known::WORD | Known::PLACE) {
        return last;
    }
    let foreign = |k: usize| {
        let known = reader.known(k);
        let word = known.any(Known::WORD | Known::NOT_NAME) && !reader.word(k).trim_matches(['I', 'V', 'X']).is_empty();
        word && !known.any(
            Known::SURNAME
                | Known::LISTED
                | Known::ORGANISATION_HEAD
                | Known::PLACE_HEAD
                | Known::OTHER_HEAD
                | Known::TITLE
                | Known::DEMONYM,
        )
    };
    let mut end = last;
    while end > first + 1 && foreign(end - 1) {
        end -= 1;
    }
    // *Ines Calder Foundation for the Arts*
    if (first..last).any(|k| reader.word(k).starts_with(char::is_lowercase)) {
        return last;
    }
    // One word may be a surname that no list has.
    let enough = last - end > 1 || end < last && reader.is_opener(end);
    if enough { end } else { last }
}

fn by_list(known: Known) -> (EntityKind, &'static str) {
    if known.any(Known::ORGANISATION) {
        (Organisation, id::ENTITY_ORGANISATION_LIST)
    } else {
        (Place, id::ENTITY_PLACE_LIST)
    }
}

/// What the tokens `first..last` name. `titled`: a title stands before them. `weak`: their capitals say little.
/// `end`: one past the sentence's last token.
pub(super) fn kind(reader: &Reader, first: usize, last: usize, end: usize, titled: bool, weak: bool) -> Verdict {
    if last - first == 1 {
        single(reader, first, end, titled, weak)
    } else {
        several(reader, first, last, end, titled)
    }
}

/// What the sentence says outright that the name is. `known`: what the lists know of it.
fn called(reader: &Reader, first: usize, last: usize, end: usize, known: Known) -> Option<Verdict> {
    match described(reader, first, last, end)? {
        // A place of the lists keeps its kind where the document uses it as one.
        Called::Name(kind) => Some(verdict(
            kind,
            id::ENTITY_CALLED,
            kind == Place || !known.any(Known::PLACE),
        )),
        Called::Work if !known.any(Known::PLACE | Known::ORGANISATION) => {
            Some(verdict(Work, id::ENTITY_WORK_TITLE, true))
        }
        Called::Thing if !known.any(Known::PLACE | Known::ORGANISATION) => Some(nothing()),
        Called::Work | Called::Thing => None,
    }
}

fn single(reader: &Reader, i: usize, end: usize, titled: bool, weak: bool) -> Verdict {
    let known = reader.known(i);
    let word = reader.word(i);
    let before = if i > 0 { reader.word(i - 1) } else { "" };
    let after = if i + 1 < end { reader.word(i + 1) } else { "" };
    let common = known.any(Known::WORD);
    // *Aldine, Pa.*
    if before == "," && after == "." && names().get(&format!("{word}.")).any(Known::PLACE) {
        return Verdict {
            longer: 1,
            ..verdict(Place, id::ENTITY_PLACE_LIST, true)
        };
    }
    if known.any(Known::NOT_NAME) || is_people(word) {
        return never();
    }
    if titled && !known.any(Known::COUNTRY | Known::DEMONYM) && (!common || known.any(Known::SURNAME)) {
        return verdict(Person, id::ENTITY_PERSON_TITLE, true);
    }
    if known.any(Known::COUNTRY) {
        return verdict(Place, id::ENTITY_PLACE_LIST, true);
    }
    if known.any(Known::DEMONYM) {
        return never();
    }
    if !common && let Some(verdict) = called(reader, i, i + 1, end, known) {
        return verdict;
    }
    let says = reader.is_saying(i + 1) && i + 1 < end || i > 0 && reader.is_saying(i - 1);
    let town_of = before == "of" && i > 1 && reader.is(i - 2, lexicon::TOWN_NOUN);
    let inside = i > 0 && reader.is(i - 1, lexicon::PLACE_BEFORE);
    let place_before = town_of || inside || matches!(before, "at" | "from" | "on" | "At" | "From");
    let region_after = after == "," && is_region(reader, i + 2, end);
    // *WHO says*
    let capitals = word.len() > 2 && !word.contains(char::is_lowercase);
    if known.any(Known::ORGANISATION) && (!(weak && common) || capitals && reader.is_opener(i)) {
        // *Ford*, *Chelsea*: the document may know a person of that name.
        let sure = !known.any(Known::GIVEN | Known::SURNAME | Known::PLACE) && !common;
        return verdict(Organisation, id::ENTITY_ORGANISATION_LIST, sure);
    }
    if known.any(Known::PLACE) && !(weak && common) {
        let person = known.any(Known::GIVEN) && says && !place_before;
        if person {
            return verdict(Person, id::ENTITY_PERSON_GIVEN, false);
        }
        if !common || place_before || region_after {
            return verdict(Place, id::ENTITY_PLACE_LIST, place_before || region_after);
        }
    }
    if region_after && !common && !weak {
        return verdict(Place, id::ENTITY_PLACE_REGION, false);
    }
    if known.any(Known::GIVEN) && !(weak && common) {
        return verdict(Person, id::ENTITY_PERSON_GIVEN, !common && !known.any(Known::PLACE));
    }
    let token = &reader.tokens[i];
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    if token.shape == Shape::AllCapitals && (2..=6).contains(&letters) {
        // Words are put in capitals to stress them.
        let stressed = known.any(Known::WORD | Known::RARE) && !matches!(before, "the" | "The" | "(");
        let model = word.contains(|c: char| c.is_ascii_digit() || c == '.')
            || before.starts_with(char::is_uppercase) && before != "The";
        return if inside && word.contains('.') {
            verdict(Place, id::ENTITY_PLACE_IN, true)
        } else if stressed || model {
            nothing()
        } else {
            verdict(Organisation, id::ENTITY_ORGANISATION_ACRONYM, false)
        };
    }
    if common || known.any(Known::TITLE | Known::ROLE | Known::GROUP) || reader.is_opener(i) {
        if region_after && !weak {
            return verdict(Place, id::ENTITY_PLACE_REGION, true);
        }
        let determined = matches!(reader.tokens.get(i.wrapping_sub(1)), Some(t) if t.kind != TokenKind::Word)
            || before == "of" && !reader.is(i.wrapping_sub(2), lexicon::OF_PERSON)
            || reader.is(
                i.wrapping_sub(1),
                lexicon::DETERMINER | lexicon::POSSESSIVE_PRONOUN | lexicon::QUANTITY,
            );
        let staff = i + 1 < end && reader.is(i + 1, lexicon::PERSON_STAFF);
        return if !known.any(Known::SURNAME) || weak {
            nothing()
        } else if says {
            verdict(Person, id::ENTITY_PERSON_SAYS, false)
        } else if staff || !determined && !reader.word(i.wrapping_sub(1)).starts_with(char::is_uppercase) {
            verdict(Person, id::ENTITY_PERSON_SURNAME, false)
        } else {
            nothing()
        };
    }
    if letters < 2 {
        return nothing();
    }
    if region_after {
        return verdict(Place, id::ENTITY_PLACE_REGION, false);
    }
    if is_in_quotation_marks(reader, i, i + 1) || weak && !says && !stands_as_name(reader, i + 1, end) {
        return nothing();
    }
    if town_of || i + 1 < end && reader.is(i + 1, lexicon::PLACE_AFTER) {
        return verdict(Place, id::ENTITY_PLACE_IN, false);
    }
    if inside && !matches!(after, "'s" | "’s") {
        return verdict(Place, id::ENTITY_PLACE_IN, false);
    }
    let owned = before == "of" && i > 1 && reader.is(i - 2, lexicon::COMPANY_OF);
    if i + 1 < end && reader.is(i + 1, lexicon::ORGANISATION_STAFF) || owned {
        return verdict(Organisation, id::ENTITY_ORGANISATION_STAFF, false);
    }
    if matches!(before, "the" | "The") {
        return if i + 1 < end && reader.is(i + 1, lexicon::PERSON_STAFF) {
            verdict(Person, id::ENTITY_PERSON_NAME, false)
        } else if says {
            verdict(Organisation, id::ENTITY_ORGANISATION_THE, false)
        } else {
            nothing()
        };
    }
    if says && reader.tokens.get(i + 1).is_some_and(|t| t.kind == TokenKind::Word) {
        return verdict(Person, id::ENTITY_PERSON_SAYS, false);
    }
    let next = reader.tokens.get(i + 1).filter(|_| i + 1 < end);
    // *Wexler 300*, *a Wexler*
    let counted = next.is_some_and(|t| t.kind == TokenKind::Number) || matches!(before, "a" | "an" | "A" | "An");
    // *“Wexler …*: what opens a quotation may be any word, and the document tells of names.
    let opens = weak && matches!(before, "\"" | "“" | "``") && !acts(reader, i + 1, end);
    // What follows with a capital is cut off since it belongs to something else.
    let cut =
        next.is_some_and(|t| t.kind == TokenKind::Word && t.shape != Shape::Lower) && reader.date_at(i + 1).is_none();
    let after_cut = i > 0
        && reader.tokens[i - 1].kind == TokenKind::Word
        && reader.tokens[i - 1].shape != Shape::Lower
        && !reader.is_opener(i - 1)
        && !reader.known(i - 1).any(Known::TITLE | Known::ROLE | Known::WORD)
        && !acts(reader, i + 1, end);
    if counted || opens || cut || after_cut || is_attribute(reader, i, end) {
        return nothing();
    }
    if matches!(before, "at" | "At") {
        return verdict(Place, id::ENTITY_PLACE_OF, false);
    }
    let owns = matches!(after, "'s" | "’s" | "'" | "’");
    if before == "of"
        && i > 1
        && !owns
        && !reader.is(i - 2, lexicon::OF_PERSON)
        && !reader.known(i - 2).any(Known::ROLE)
    {
        return verdict(Place, id::ENTITY_PLACE_OF, false);
    }
    verdict(Person, id::ENTITY_PERSON_NAME, false)
}

/// Whether the word at `i` tells what a name before it does or has.
fn acts(reader: &Reader, i: usize, end: usize) -> bool {
    let verbs = lexicon::BEING | lexicon::HAVING | lexicon::MODAL | lexicon::SAYING;
    i < end && (reader.tokens[i].kind == TokenKind::Possessive || reader.is(i, verbs) || reader.can_be_verb(i))
}

/// Whether a noun follows that the word only tells more of: *the plans of Wexler software*.
fn is_attribute(reader: &Reader, i: usize, end: usize) -> bool {
    let Some(next) = reader.tokens.get(i + 1).filter(|_| i + 1 < end) else {
        return false;
    };
    let word = next.span.of(reader.text);
    next.shape == Shape::Lower
        && reader.known(i + 1).any(Known::WORD | Known::RARE)
        && !["ed", "s", "ly", "t"].iter().any(|e| word.ends_with(e))
        && !reader.is_closed_class(i + 1)
}

/// Whether the name is a place's by its noun before *of*: *City of Wexholt*.
fn is_place_of(reader: &Reader, first: usize, last: usize) -> bool {
    last > first + 2 && reader.word(first + 1) == "of" && reader.is(first, lexicon::PLACE_OF)
}

fn several(reader: &Reader, first: usize, last: usize, end: usize, titled: bool) -> Verdict {
    let (head, opener) = (reader.known(last - 1), reader.known(first));
    let count = (first..last)
        .filter(|&k| reader.tokens[k].kind == TokenKind::Word)
        .count();
    let of = (first..last).any(|k| reader.word(k) == "of");
    let surname = head.any(Known::SURNAME) && opener.any(Known::GIVEN) && count == 2;
    // *World War II*
    let numbered = last > first + 2 && reader.word(last - 1).trim_matches(['I', 'V', 'X']).is_empty();
    if !titled
        && !surname
        && (reader.is(last - 1 - usize::from(numbered), lexicon::EVENT_HEAD) || reader.is(first, lexicon::STORM))
    {
        return verdict(Event, id::ENTITY_EVENT_HEAD, true);
    }
    if head.any(Known::OTHER_HEAD) && !surname && !titled {
        return nothing();
    }
    let known = names().phrase(reader.words(first, last));
    if known.any(Known::ORGANISATION | Known::PLACE | Known::COUNTRY) && !titled {
        let (kind, rule) = by_list(known);
        return verdict(kind, rule, true);
    }
    let given = opener.any(Known::GIVEN) && !opener.any(Known::PLACE | Known::WORD);
    if !titled
        && let Some(verdict) = called(reader, first, last, end, known)
        && !(given && verdict.kind == Some(Person))
    {
        return verdict;
    }
    let opens = (first + 1..last)
        .any(|k| matches!(reader.word(k), "of" | "for" | "on") && reader.known(k - 1).any(Known::ORGANISATION_OPENER));
    let ampersand = (first..last).any(|k| reader.word(k) == "&");
    if (head.any(Known::ORGANISATION_HEAD) || opens || ampersand) && !surname {
        return verdict(Organisation, id::ENTITY_ORGANISATION_HEAD, true);
    }
    if (head.any(Known::PLACE_HEAD) || is_place_of(reader, first, last)) && !surname && !titled {
        return verdict(Place, id::ENTITY_PLACE_HEAD, true);
    }
    if titled {
        return verdict(Person, id::ENTITY_PERSON_TITLE, true);
    }
    let before = if first > 0 { reader.word(first - 1) } else { "" };
    let region_after = reader.word(last) == "," && is_region(reader, last + 1, end);
    let there = matches!(before, "in" | "at" | "near" | "from" | "to" | "of" | "on" | "outside");
    if region_after && there && !titled {
        return verdict(Place, id::ENTITY_PLACE_REGION, true);
    }
    if opener.any(Known::GIVEN) && count <= 4 && !of {
        return verdict(Person, id::ENTITY_PERSON_GIVEN, true);
    }
    let rest_common = (first + 1..last).all(|k| reader.known(k).any(Known::WORD));
    if opener.any(Known::PLACE_OPENER) && head.any(Known::DEMONYM) {
        return nothing();
    }
    if opener.any(Known::PLACE_OPENER) && count <= 3 && !rest_common {
        return verdict(Place, id::ENTITY_PLACE_HEAD, true);
    }
    let initial = (first..last).any(|k| reader.is_initial(k) && reader.word(k + 1) == ".");
    let particle = (first + 1..last).any(|k| {
        reader.word(k).starts_with(char::is_lowercase) && !matches!(reader.word(k), "of" | "and" | "the" | "for")
    });
    if (initial || particle) && count <= 5 && !of {
        return verdict(Person, id::ENTITY_PERSON_NAME, true);
    }
    let common = (first..last)
        .filter(|&k| reader.known(k).any(Known::WORD | Known::NOT_NAME))
        .count();
    if region_after && common == 0 {
        return verdict(Place, id::ENTITY_PLACE_REGION, true);
    }
    if common == count {
        return nothing();
    }
    let owned = before == "of" && first > 1 && reader.is(first - 2, lexicon::COMPANY_OF);
    if reader.is(last, lexicon::ORGANISATION_STAFF) || owned {
        return verdict(Organisation, id::ENTITY_ORGANISATION_STAFF, false);
    }
    let acronym = (first..last).any(|k| reader.tokens[k].shape == Shape::AllCapitals && reader.word(k).len() > 2);
    if is_in_quotation_marks(reader, first, last) {
        return nothing();
    }
    if head.any(Known::SURNAME) && count <= 4 && !of && !acronym && !opener.any(Known::LISTED) {
        return verdict(Person, id::ENTITY_PERSON_NAME, false);
    }
    if common > 0 && count == 2 && reader.is_saying(last) {
        return verdict(Person, id::ENTITY_PERSON_SAYS, false);
    }
    if count > 2 && (common > 0 || acronym || count > 3 || of) {
        return nothing();
    }
    if common > 0 || acronym || of || opener.any(Known::PLACE | Known::COUNTRY | Known::DEMONYM) {
        return verdict(Organisation, id::ENTITY_ORGANISATION_WORDS, false);
    }
    if matches!(before, "the" | "The") {
        return verdict(Organisation, id::ENTITY_ORGANISATION_THE, false);
    }
    if first > 0 && (reader.is(first - 1, lexicon::PLACE_BEFORE) || before == "at") && count == 2 {
        return verdict(Place, id::ENTITY_PLACE_IN, false);
    }
    verdict(Person, id::ENTITY_PERSON_NAME, false)
}

/// Whether the name of a country or region stands at `at`, and the sentence pauses after it.
fn is_region(reader: &Reader, at: usize, end: usize) -> bool {
    let region =
        |(_, known): &(usize, Known)| known.any(Known::PLACE | Known::COUNTRY) && !known.any(Known::ORGANISATION);
    let found = reader.phrase(at, (at + 3).min(end)).filter(region);
    found.is_some_and(|(len, _)| at + len >= end || matches!(reader.word(at + len), "," | "." | ";" | ")" | "—" | "–"))
        || names().get(&format!("{}.", reader.word(at))).any(Known::PLACE) && reader.word(at + 1) == "."
}

/// Peoples and things that lists do not have: *Floridians*, *MLAs*.
fn is_people(word: &str) -> bool {
    let several = word
        .strip_suffix('s')
        .is_some_and(|w| w.len() > 1 && w.chars().all(char::is_uppercase));
    several || word.len() > 7 && ["ians", "ists", "isms"].iter().any(|e| word.ends_with(e))
}

/// Whether a quotation holds `first..last` and nothing more: a title, a term.
fn is_in_quotation_marks(reader: &Reader, first: usize, last: usize) -> bool {
    let is_mark = |word: &str| matches!(word, "\"" | "“" | "”" | "‘" | "``" | "''" | "«" | "»");
    let closed = |k: usize| {
        is_mark(reader.word(k)) || matches!(reader.word(k), "," | "." | "'" | "’") && is_mark(reader.word(k + 1))
    };
    first > 0 && is_mark(reader.word(first - 1)) && closed(last)
}

/// Whether a word that opens a sentence is followed as names are.
fn stands_as_name(reader: &Reader, after: usize, end: usize) -> bool {
    after >= end
        || reader.tokens[after].kind == TokenKind::Possessive
        || reader.tokens[after].kind == TokenKind::Sign
        || !matches!(reader.word(after), "of" | "is" | "are" | "or")
}
