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
    let mut votes: HashMap<Cow<str>, Votes> = HashMap::default();
    for c in found.iter() {
        let Some((kind, at)) = c.kind.and_then(|kind| Some((kind, slot(kind)?))) else {
            continue;
        };
        let vote = votes.entry(key(reader, c)).or_default();
        if c.sure {
            vote.sure[at] += 1;
            if kind == EntityKind::Organisation && c.last - c.first > 1 {
                votes
                    .entry(Cow::Borrowed(reader.word(c.first)))
                    .or_default()
                    .organisation = true;
            }
        } else {
            vote.hints[at] += weight(c.rule);
            if c.rule == id::ENTITY_PERSON_NAME && acts(reader, c.last) {
                vote.hints[at] += ACTS;
            }
        }
    }
    peoples(reader, found, &mut votes);
    for c in found
        .iter_mut()
        .filter(|c| !c.sure && c.last - c.first > 1 && c.kind.is_some())
    {
        let vote = votes.get(&key(reader, c));
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
        votes.entry(Cow::Borrowed(name.unwrap_or(""))).or_default().surname = true;
        if reader.known(c.first).any(Known::GIVEN) {
            votes.entry(Cow::Borrowed(reader.word(c.first))).or_default().given = true;
        }
    }
    for c in found.iter_mut().filter(|c| !c.sure && c.last - c.first == 1) {
        let Some(vote) = votes.get(&key(reader, c)).or_else(|| votes.get(reader.word(c.first))) else {
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
fn peoples<'a>(reader: &Reader<'a>, found: &mut [Candidate], votes: &mut HashMap<Cow<'a, str>, Votes>) {
    let open = |c: &&Candidate| !c.sure && c.last - c.first == 1 && c.kind.is_some();
    let singles: HashSet<&str> = found.iter().filter(open).map(|c| reader.word(c.first)).collect();
    for c in found
        .iter_mut()
        .filter(|c| !c.sure && c.last - c.first == 1 && c.kind.is_some())
    {
        let word = reader.word(c.first);
        let singular = word.strip_suffix('s').unwrap_or(word);
        let Some(place) = singular
            .strip_suffix('n')
            .filter(|p| p.ends_with('a') && p.len() > 4 && singles.contains(p))
        else {
            continue;
        };
        votes.entry(Cow::Borrowed(place)).or_default().hints[2] += 16;
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
