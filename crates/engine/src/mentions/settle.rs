//! What the whole document says about a name that one sentence leaves open.

use std::collections::HashMap;

use super::EntityKind;
use super::candidates::Candidate;
use super::reader::Reader;
use crate::TokenKind;
use crate::names::Known;
use crate::rules::id;

/// What the sure names of a document say about single words.
#[derive(Default)]
struct Votes {
    /// The last word of a person's full name.
    surname: bool,
    /// The first word of an organisation's name.
    organisation: bool,
    /// Sure mentions of the word alone, by kind: person, organisation, place.
    alone: [u32; 3],
}

/// Gives candidates that are not sure the kind that the sure ones have.
pub(super) fn settle(reader: &Reader, found: &mut [Candidate]) {
    let mut votes: HashMap<&str, Votes> = HashMap::new();
    for c in found.iter() {
        let several = c.last - c.first > 1;
        match c.kind {
            Some(EntityKind::Person) if several => {
                let name = (c.first..c.last)
                    .rev()
                    .map(|k| reader.word(k))
                    .find(|w| !matches!(*w, "Jr" | "Sr" | "II" | "III" | "."));
                votes.entry(name.unwrap_or("")).or_default().surname = true;
            }
            Some(EntityKind::Organisation) if several && c.sure => {
                votes.entry(reader.word(c.first)).or_default().organisation = true;
            }
            Some(kind) if !several && c.sure => {
                let at = match kind {
                    EntityKind::Person => 0,
                    EntityKind::Organisation => 1,
                    EntityKind::Place => 2,
                    EntityKind::Date => continue,
                };
                votes.entry(reader.word(c.first)).or_default().alone[at] += 1;
            }
            _ => {}
        }
    }
    for c in found.iter_mut().filter(|c| c.last - c.first == 1 && !c.sure) {
        let word = reader.word(c.first);
        let titled;
        let vote = match votes.get(word) {
            Some(vote) => vote,
            // In capitals throughout, as headlines have it.
            None if c.kind.is_none() || !word.contains(char::is_lowercase) && word.len() > 3 => {
                titled = crate::names::titled(word);
                match votes.get(titled.as_str()) {
                    Some(vote) => vote,
                    None => continue,
                }
            }
            None => continue,
        };
        let common = reader.known(c.first).any(Known::WORD | Known::ROLE | Known::TITLE) || reader.is_opener(c.first);
        if c.kind.is_none() && common && c.at_start && !acts(reader, c.last) {
            continue;
        }
        let [person, organisation, place] = vote.alone;
        let kind = if vote.surname || person > organisation.max(place) {
            EntityKind::Person
        } else if place > organisation {
            EntityKind::Place
        } else if organisation > 0
            || vote.organisation && !reader.known(c.first).any(Known::PLACE | Known::GIVEN | Known::WORD)
        {
            EntityKind::Organisation
        } else {
            continue;
        };
        if c.kind != Some(kind) {
            c.kind = Some(kind);
            c.rule = id::ENTITY_NAME_AGAIN;
        }
    }
}

/// Whether the word before `after` does something, as people do: *Young said*, *Young's plan*, *Young, who*.
fn acts(reader: &Reader, after: usize) -> bool {
    let Some(token) = reader.tokens.get(after) else {
        return false;
    };
    let word = reader.word(after);
    token.kind == TokenKind::Possessive
        || reader.is_saying(after)
        || matches!(
            word,
            "has"
                | "had"
                | "is"
                | "was"
                | "will"
                | "would"
                | "did"
                | "does"
                | "who"
                | "could"
                | "can"
                | "won"
                | "lost"
                | "ran"
                | "went"
                | ":"
        )
}
