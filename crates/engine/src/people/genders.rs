//! What the text itself says of a person's gender: by titles, by jobs, by its pronouns; never by a given name.

use super::places::Place;
use super::words_said::{Holders, Said};
use super::{People, PersonId};
use crate::names::{Known, lower, names};
use crate::reading::Reading;
use crate::{EntityKind, Mention};

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Gender {
    /// *he*, *Mr*
    Male,
    /// *she*, *Mrs*
    Female,
}

/// The gender that a pronoun says, in lower case.
pub(super) fn gender_of(pronoun: &str) -> Option<Gender> {
    match pronoun {
        "he" | "him" | "his" | "himself" => Some(Gender::Male),
        "she" | "her" | "hers" | "herself" => Some(Gender::Female),
        _ => None,
    }
}

/// The gender that a title or noun says, by what is known of it: *Mrs*, *spokesman*, *mother*.
pub(super) fn gender_of_noun(known: Known) -> Option<Gender> {
    if known.any(Known::MALE) {
        Some(Gender::Male)
    } else if known.any(Known::FEMALE) {
        Some(Gender::Female)
    } else {
        None
    }
}

/// Pronouns of one gender that must agree before they say something of a name, and how many times more than those
/// of the other gender.
const LEAST: u32 = 2;
const MARGIN: u32 = 3;

/// What the text says of each person, by place in `people`: the title or job before the name, the jobs the text tells;
/// else the pronouns that can only mean them.
pub(super) fn genders(
    reading: &Reading,
    mentions: &[Mention],
    places: &[Place],
    people: &People,
    said: &Said,
) -> Vec<Option<Gender>> {
    let mut out = vec![None; people.all.len()];
    let persons = mentions.iter().zip(places);
    for (mention, &Place { first, .. }) in persons.filter(|(m, _)| m.kind == EntityKind::Person) {
        let Some(id) = mention.person else { continue };
        let before = (first.saturating_sub(2)..first).rev().find(|&i| reading.word(i) != ".");
        let slot = &mut out[id.0 as usize];
        *slot = slot.or_else(|| gender_of_noun(reading.words[before?].known));
    }
    for (slot, person) in out.iter_mut().zip(&people.all) {
        let heads = person
            .roles
            .iter()
            .filter_map(|r| r.split(" of ").next()?.rsplit(' ').next());
        *slot = slot.or_else(|| heads.into_iter().find_map(|head| gender_of_noun(names().word(head))));
    }
    let votes = votes(reading, mentions, people.all.len(), said);
    for (slot, [male, female]) in out.iter_mut().zip(votes) {
        let by_pronouns = if male >= LEAST && male >= MARGIN * female {
            Some(Gender::Male)
        } else if female >= LEAST && female >= MARGIN * male {
            Some(Gender::Female)
        } else {
            None
        };
        *slot = slot.or(by_pronouns);
    }
    out
}

/// For each person how many pronouns outside of quotations can only mean them: male, female. A pronoun of a sentence
/// with one name before it, or, where it has none, of the sentence after one with a single name.
fn votes(reading: &Reading, mentions: &[Mention], people: usize, said: &Said) -> Vec<[u32; 2]> {
    let mut votes = vec![[0; 2]; people];
    let mut next = mentions.iter().filter(|m| m.kind == EntityKind::Person).peekable();
    let [mut around_names, mut around_pronouns, mut around_sentences] = [(); 3].map(|()| Holders::new(&said.direct));
    // Adds to `here` whom the text names up to the byte `to`.
    let mut named = |here: &mut Named, to: u32| {
        while let Some(mention) = next.next_if(|m| m.span.start <= to) {
            if !around_names.hold(mention.span)
                && let Some(id) = mention.person
            {
                *here = here.and(id);
            }
        }
    };
    let mut pronouns = reading.keywords.pronouns.iter().copied().peekable();
    // Who the sentence before has named: nobody, one, or several.
    let mut before = Named::Nobody;
    for sentence in reading.sentences {
        let mut here = Named::Nobody;
        let mut counted = [false; 2];
        while let Some(i) = pronouns.next_if(|&i| i < sentence.tokens.end) {
            let token = reading.tokens[i];
            named(&mut here, token.span.start);
            let Some(gender) = gender_of(&lower(reading.word(i))) else {
                continue;
            };
            let at = usize::from(gender == Gender::Female);
            let who = if here == Named::Nobody { before } else { here };
            if let Named::One(id) = who
                && !counted[at]
                && !around_pronouns.hold(token.span)
            {
                votes[id.0 as usize][at] += 1;
                counted[at] = true;
            }
        }
        named(&mut here, sentence.span.end - 1);
        let spoken = around_sentences.hold(sentence.span);
        // A sentence of pronouns goes on with whom it means; a quotation is no sentence of the reporter's.
        if here != Named::Nobody || !(spoken || counted[0] || counted[1]) {
            before = here;
        }
    }
    votes
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Named {
    Nobody,
    One(PersonId),
    Several,
}

impl Named {
    fn and(self, id: PersonId) -> Self {
        match self {
            Named::Nobody => Named::One(id),
            Named::One(one) if one == id => self,
            _ => Named::Several,
        }
    }
}
