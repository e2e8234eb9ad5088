//! Who a pronoun takes up.

use super::chains::token_at;
use super::genders::gender_of;
use super::places::Place;
use super::sources::{LOOK_BACK, Linker};
use super::words_said::Said;
use super::{People, PersonId, SourceKind};
use crate::names::Known;
use crate::reading::Word;
use crate::rules::lexicon;
use crate::{EntityKind, Mention, Sentence, Shape, Span, TokenKind};

/// Tokens before a pronoun, in its sentence, among which the other one is looked for.
const OTHER_PRONOUN: usize = 60;
/// What a gender that the text gives counts, and how many mentions more than one count.
const SAME_GENDER: i32 = 14;
const AGAIN: i32 = 2;
const MOST_OFTEN: i32 = 3;
/// How much likelier than anybody else somebody must be for a pronoun to tell their gender.
const SURE: i32 = 22;
/// What each sentence of the reporter's between the two counts, and to have spoken last.
const NEARER: i32 = 30;
const SPOKE: i32 = 20;

/// What a pronoun is held against: a mention, the same in number, and no more of it than is asked again and again.
#[derive(Clone, Copy)]
pub(super) struct Sighting {
    start: u32,
    sentence: usize,
    /// Its kind and chain, where a pronoun of the article can take it up.
    whose: Option<(EntityKind, PersonId)>,
    /// How likely its own sentence makes it, once it was asked for.
    standing: Option<i32>,
}

/// What pronouns are held against, by mention. `article`: whether a block is the article's own.
pub(super) fn sightings(
    mentions: &[Mention],
    places: &[Place],
    sentences: &[Sentence],
    article: &[bool],
) -> Vec<Sighting> {
    let sighting = |(mention, place): (&Mention, &Place)| {
        let block = sentences[place.sentence].block;
        let open = article.get(block).copied().unwrap_or(true);
        Sighting {
            start: mention.span.start,
            sentence: place.sentence,
            whose: mention.person.filter(|_| open).map(|id| (mention.kind, id)),
            standing: None,
        }
    };
    mentions.iter().zip(places).map(sighting).collect()
}

impl Linker<'_> {
    /// Who *who*, *which* or *that* at token `at` refers to: the name right before it.
    pub(super) fn antecedent(&self, at: usize) -> Option<PersonId> {
        let here = self.tokens[at].span.start;
        let before = self.mentions.partition_point(|m| m.span.start < here);
        let sentence = self.sentence(here)?;
        let mut named = self.mentions[..before]
            .iter()
            .rev()
            .take_while(|m| m.span.start >= self.sentences[sentence].span.start);
        let near = named.find(|m| m.person.is_some())?;
        let words = at - token_at(self.tokens, near.span.end).min(at);
        (words <= 12).then_some(near.person).flatten()
    }

    /// Who a pronoun at `span` stands for, once those are known for whom the sentence has the other one.
    pub(super) fn pronoun(&mut self, word: &str, span: Span, people: &People) -> Option<PersonId> {
        if let Some((other, at)) = self.other_pronoun(word, span) {
            self.taken_up(other, at, people);
        }
        self.taken_up(word, span, people)
    }

    /// The pronoun of the other gender that stands before `span` in its sentence, outside of quotations: *Her words
    /// answered a speech in which he said …* has two people in it.
    fn other_pronoun(&self, word: &str, span: Span) -> Option<(&'static str, Span)> {
        let gender = gender_of(word)?;
        let here = &self.sentences[self.sentence(span.start)?];
        let end = token_at(self.tokens, span.start).min(here.tokens.end);
        let start = end.saturating_sub(OTHER_PRONOUN).max(here.tokens.start);
        let mut pronouns = (start..end).filter(|&i| self.facts[i].known.any(Known::PRONOUN));
        pronouns.find_map(|i| {
            let other = match &*self.lower(i) {
                "he" | "him" | "his" => "he",
                "she" | "her" => "she",
                _ => return None,
            };
            let at = self.tokens[i].span;
            let told = Said::holds(&self.said.direct, at);
            (gender_of(other) != Some(gender) && !told).then_some((other, at))
        })
    }

    /// Who a pronoun at `span` takes up (`word` in lower case; empty where a description stands for a person): near, the
    /// subject of what came before, one who spoke, and of no other gender than the text gives.
    pub(super) fn taken_up(&mut self, word: &str, span: Span, people: &People) -> Option<PersonId> {
        let gender = gender_of(word);
        let here = self.sentence(span.start)?;
        let before = self.sightings.partition_point(|s| s.start < span.start);
        // Who, how likely, where last, and how often more.
        let mut scores: Vec<(PersonId, i32, u32, i32)> = Vec::with_capacity(LOOK_BACK);
        let mut slots = std::mem::take(&mut self.slots);
        slots.resize(people.all.len(), 0);
        let mut add = |id: PersonId, score: i32, at: u32| {
            let slot = &mut slots[id.0 as usize];
            match scores.get_mut(usize::from(*slot)).filter(|s| s.0 == id) {
                Some(seen) => {
                    seen.1 = seen.1.max(score);
                    seen.2 = seen.2.max(at);
                    seen.3 += 1;
                }
                None => {
                    *slot = scores.len() as u8;
                    scores.push((id, score, at, 0));
                }
            }
        };
        let kind = match word {
            "it" => Some(EntityKind::Organisation),
            "they" | "them" => None,
            _ => Some(EntityKind::Person),
        };
        let near = if kind.is_some() { LOOK_BACK } else { 0 };
        for at in (before.saturating_sub(near)..before).rev() {
            let Sighting { whose, start, .. } = self.sightings[at];
            if let Some((_, id)) = whose.filter(|(whose, _)| Some(*whose) == kind) {
                add(id, self.salience(at, here), start);
            }
        }
        for spoken in self.spoken.iter().rev().take(6) {
            let sentence = spoken.sentence;
            let person = &people.all[spoken.person.0 as usize];
            let fits = match (word, person.kind) {
                ("they" | "them", SourceKind::Unnamed) => person.name.contains(' ') && person.name.ends_with('s'),
                ("they" | "them", kind) => matches!(kind, SourceKind::Group | SourceKind::Organisation),
                ("it", kind) => matches!(
                    kind,
                    SourceKind::Organisation | SourceKind::Document | SourceKind::Media
                ),
                (_, kind) => matches!(kind, SourceKind::Person | SourceKind::Unnamed),
            };
            if fits {
                let score = 90 - NEARER * self.distance(sentence, here) + SPOKE + self.beside(sentence, here);
                add(spoken.person, score, spoken.span.start);
            }
        }
        if gender.is_some() {
            for meant in self.meant.iter().rev().take(6) {
                let sentence = meant.sentence;
                let score = 90 - NEARER * self.distance(sentence, here) + 14 + self.beside(sentence, here);
                add(meant.person, score, meant.span.start);
            }
        }
        self.slots = slots;
        let other = |id: PersonId| {
            gender.is_some()
                && self
                    .genders
                    .get(id.0 as usize)
                    .copied()
                    .flatten()
                    .is_some_and(|g| Some(g) != gender)
        };
        let same = |id: PersonId| gender.is_some() && self.genders.get(id.0 as usize).copied().flatten() == gender;
        let bonus = |&(id, score, at, more): &(PersonId, i32, u32, i32)| {
            (
                score + AGAIN * more.min(MOST_OFTEN) + if same(id) { SAME_GENDER } else { 0 },
                at,
            )
        };
        let best = scores.iter().filter(|s| !other(s.0)).max_by_key(|s| bonus(s))?;
        let id = best.0;
        let second = scores
            .iter()
            .filter(|s| s.0 != id && !other(s.0))
            .map(|s| bonus(s).0)
            .max();
        let sure = second.is_none_or(|second| bonus(best).0 - second >= SURE);
        if let (true, Some(gender), Some(slot)) = (sure, gender, self.genders.get_mut(id.0 as usize)) {
            // What the text calls them once, it calls them again.
            slot.get_or_insert(gender);
        }
        Some(id)
    }

    /// How likely a pronoun in the sentence `here` takes up the mention at `at`.
    fn salience(&mut self, at: usize, here: usize) -> i32 {
        let Sighting { standing, sentence, .. } = self.sightings[at];
        let standing = standing.unwrap_or_else(|| {
            let standing = self.standing(at);
            self.sightings[at].standing = Some(standing);
            standing
        });
        90 - NEARER * self.distance(sentence, here) + self.beside(sentence, here) + standing
    }

    /// What the place of the mention at `at` in its own sentence says, wherever the pronoun is.
    fn standing(&self, at: usize) -> i32 {
        let mention = &self.mentions[at];
        let Place { first, after, sentence } = self.places[at];
        let mut score = 0;
        if self.tokens.get(after).is_some_and(|t| t.kind == TokenKind::Possessive) {
            score -= 12;
        }
        let opens = self.tokens[first].span.start <= self.sentences[sentence].span.start + 40;
        let object = first > 0 && self.is_object(first - 1);
        if object {
            score -= 14;
        } else if opens {
            score += 14;
        } else {
            score += 6;
        }
        if Said::holds(&self.said.direct, mention.span) {
            score -= 45;
        } else if Said::holds(&self.said.reported, mention.span) {
            score -= 14;
        }
        score
    }

    /// Whether the word at token `i`, right before a name, makes it an object: a preposition, or a verb other than
    /// one of saying that a speaker follows (*said Weir*).
    fn is_object(&self, i: usize) -> bool {
        let (token, word) = (self.tokens[i], self.lower(i));
        let told = word == "told";
        let Word { entry, known, .. } = self.facts[i];
        let subject = entry.lists.any(lexicon::CLAUSE_WORD);
        token.kind == TokenKind::Word
            && token.shape == Shape::Lower
            && !subject
            && (told || !entry.lists.any(lexicon::SAYING))
            && !known.any(Known::ROLE | Known::TITLE)
    }

    /// What it counts to stand in the same paragraph.
    fn beside(&self, sentence: usize, here: usize) -> i32 {
        if self.sentences[sentence].block == self.sentences[here].block {
            10
        } else {
            0
        }
    }

    /// Finds whom each *he* and *she* of the reporter's means that stands before `byte`, from the last one found on.
    pub(super) fn read_pronouns(&mut self, byte: u32, people: &People) {
        while let Some((&i, rest)) = self.unread.split_first() {
            let span = self.tokens[i].span;
            if span.start >= byte {
                break;
            }
            self.unread = rest;
            let pronoun = matches!(span.of(self.text), "he" | "she" | "He" | "She");
            if !pronoun || Said::holds(&self.said.direct, span) {
                continue;
            }
            let word = self.lower(i);
            if let Some(person) = self.taken_up(&word, span, people) {
                self.meant.extend(self.spoken_at(span, person));
            }
        }
    }

    /// Sentences between the two, quotations left out, at most four: further back, order alone counts.
    fn distance(&self, sentence: usize, here: usize) -> i32 {
        self.narrated[here].abs_diff(self.narrated[sentence]).min(4) as i32
    }
}
