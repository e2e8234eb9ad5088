//! What the whole document says about a name that one sentence leaves open.

use std::borrow::Cow;

use foldhash::{HashMap, HashSet};

use super::EntityKind;
use super::candidates::Candidate;
use super::reader::Reader;
use crate::TokenKind;
use crate::names::Known;
use crate::rules::id;

/// What the names of a document say about the words of one.
#[derive(Default)]
struct Votes {
    /// The last word of a person's full name.
    surname: bool,
    /// The first word of a person's full name.
    given: bool,
    /// The first word of an organisation's name.
    organisation: bool,
    /// Mentions that are sure, by kind: person, organisation, place.
    sure: [u32; 3],
    /// What the words around the others speak for.
    hints: [u32; 3],
}

impl Votes {
    /// The kind that most of `of` speak for.
    fn most([person, organisation, place]: [u32; 3]) -> Option<EntityKind> {
        if person + organisation + place == 0 {
            None
        } else if place > organisation && place >= person {
            Some(EntityKind::Place)
        } else if organisation >= person {
            Some(EntityKind::Organisation)
        } else {
            Some(EntityKind::Person)
        }
    }
}

/// The votes of a document's names.
#[derive(Default)]
struct Ballot<'a> {
    all: Vec<Votes>,
    /// By a name's words: its place among them.
    places: HashMap<Cow<'a, str>, u32>,
}

/// The place of votes that nobody has asked for.
const UNASKED: u32 = u32::MAX;

impl<'a> Ballot<'a> {
    /// Where the votes on the name of these words are.
    fn place(&mut self, words: Cow<'a, str>) -> usize {
        let next = self.all.len() as u32;
        let place = *self.places.entry(words).or_insert(next);
        if place == next {
            self.all.push(Votes::default());
        }
        place as usize
    }

    fn of(&mut self, words: &'a str) -> &mut Votes {
        let place = self.place(Cow::Borrowed(words));
        &mut self.all[place]
    }

    fn get(&self, words: &str) -> Option<&Votes> {
        self.places.get(words).map(|&place| &self.all[place as usize])
    }
}

fn slot(kind: EntityKind) -> Option<usize> {
    match kind {
        EntityKind::Person => Some(0),
        EntityKind::Organisation => Some(1),
        EntityKind::Place => Some(2),
        _ => None,
    }
}

/// Gives candidates that are not sure the kind that the others have.
pub(super) fn settle(reader: &Reader, found: &mut [Candidate]) {
    let mut votes = Ballot::default();
    // By candidate: where its votes are, if they were asked for.
    let mut own: Vec<u32> = vec![UNASKED; found.len()];
    for (c, own) in found.iter().zip(&mut own) {
        let Some((kind, at)) = c.kind.and_then(|kind| Some((kind, slot(kind)?))) else {
            continue;
        };
        let place = votes.place(key(reader, c));
        *own = place as u32;
        let vote = &mut votes.all[place];
        if c.sure {
            vote.sure[at] += 1;
            if kind == EntityKind::Organisation && c.last - c.first > 1 {
                votes.of(reader.word(c.first)).organisation = true;
            }
        } else {
            vote.hints[at] += weight(c.rule);
            if c.rule == id::ENTITY_PERSON_NAME && acts(reader, c.last) {
                vote.hints[at] += ACTS;
            }
        }
    }
    peoples(reader, found, &mut votes);
    for (c, own) in found.iter_mut().zip(&own) {
        if c.sure || c.last - c.first == 1 || c.kind.is_none() {
            continue;
        }
        let vote = votes.all.get(*own as usize).or_else(|| votes.get(&key(reader, c)));
        let kind = vote.and_then(|v| Votes::most(v.sure).or_else(|| Votes::most(v.hints)));
        change(c, kind);
    }
    for c in found
        .iter()
        .filter(|c| c.kind == Some(EntityKind::Person) && c.last - c.first > 1)
    {
        let last = (c.first..c.last).rev().map(|k| reader.word(k));
        let name = last
            .into_iter()
            .find(|w| !matches!(*w, "Jr" | "Sr" | "II" | "III" | "."));
        votes.of(name.unwrap_or("")).surname = true;
        if reader.known(c.first).any(Known::GIVEN) {
            votes.of(reader.word(c.first)).given = true;
        }
    }
    for (c, own) in found.iter_mut().zip(&own) {
        if c.sure || c.last - c.first > 1 {
            continue;
        }
        // In capitals, as they are written elsewhere; else as they stand.
        let asked = || match key(reader, c) {
            Cow::Borrowed(word) => votes.get(word),
            Cow::Owned(word) => votes.get(&word).or_else(|| votes.get(reader.word(c.first))),
        };
        let Some(vote) = votes.all.get(*own as usize).or_else(asked) else {
            continue;
        };
        let known = reader.known(c.first);
        let common = known.any(Known::WORD | Known::RARE | Known::ROLE | Known::TITLE) || reader.is_opener(c.first);
        if c.kind.is_none() && common && c.at_start && !acts(reader, c.last) {
            continue;
        }
        let sure = Votes::most(vote.sure);
        let first_name = vote.given && acts(reader, c.last);
        let kind = if (vote.surname || first_name) && sure != Some(EntityKind::Place) {
            Some(EntityKind::Person)
        } else if sure.is_some() {
            sure
        } else if vote.organisation && !known.any(Known::PLACE | Known::GIVEN | Known::WORD) {
            Some(EntityKind::Organisation)
        } else if c.kind.is_some() || !common {
            Votes::most(vote.hints)
        } else {
            None
        };
        change(c, kind);
    }
}

fn change(c: &mut Candidate, kind: Option<EntityKind>) {
    if kind.is_some() && c.kind != kind {
        c.kind = kind;
        c.rule = id::ENTITY_NAME_AGAIN;
    }
}

/// What an unknown name that does something, as people do, adds to its being a person's.
const ACTS: u32 = 2;

/// How much the words around a name speak for its kind.
fn weight(rule: &str) -> u32 {
    match rule {
        id::ENTITY_CALLED => 12,
        id::ENTITY_ORGANISATION_STAFF | id::ENTITY_PLACE_REGION => 8,
        id::ENTITY_PLACE_IN => 6,
        id::ENTITY_PERSON_GIVEN | id::ENTITY_PLACE_LIST | id::ENTITY_ORGANISATION_LIST => 4,
        id::ENTITY_PERSON_SAYS | id::ENTITY_PERSON_SURNAME | id::ENTITY_BESIDE | id::ENTITY_ORGANISATION_ACRONYM => 2,
        id::ENTITY_PLACE_OF | id::ENTITY_ORGANISATION_THE => 1,
        _ => 0,
    }
}

/// The words of a candidate; those in capitals as they are written elsewhere.
fn key<'a>(reader: &Reader<'a>, c: &Candidate) -> Cow<'a, str> {
    let words = reader.words(c.first, c.last);
    if words.len() > 3 && !words.contains(char::is_lowercase) {
        let titled: Vec<String> = words.split_whitespace().map(crate::names::titled).collect();
        return Cow::Owned(titled.join(" "));
    }
    Cow::Borrowed(words)
}

/// Finds the words for peoples that no list has: *Wexian* where the document names *Wexia*, which then is a place.
fn peoples<'a>(reader: &Reader<'a>, found: &mut [Candidate], votes: &mut Ballot<'a>) {
    let open = |c: &Candidate| !c.sure && c.last - c.first == 1 && c.kind.is_some();
    let is_place = |word: &&str| word.ends_with('a') && word.len() > 4;
    let singles = found.iter().filter(|c| open(c)).map(|c| reader.word(c.first));
    let singles: HashSet<&str> = singles.filter(is_place).collect();
    if singles.is_empty() {
        return;
    }
    for c in found.iter_mut().filter(|c| open(c)) {
        let word = reader.word(c.first);
        let singular = word.strip_suffix('s').unwrap_or(word);
        let Some(place) = singular
            .strip_suffix('n')
            .filter(|p| is_place(p) && singles.contains(p))
        else {
            continue;
        };
        votes.of(place).hints[2] += 16;
        c.kind = None;
        c.sure = true;
    }
}

/// Whether the word before `after` does something, as people do: *Young said*, *Young's plan*, *Young, who*.
fn acts(reader: &Reader, after: usize) -> bool {
    let Some(token) = reader.tokens.get(after) else {
        return false;
    };
    let does = [
        "has", "had", "is", "was", "will", "would", "did", "does", "who", "could", "can", "won", "lost", "ran", "went",
        ":",
    ];
    token.kind == TokenKind::Possessive || reader.is_saying(after) || does.contains(&reader.word(after))
}
