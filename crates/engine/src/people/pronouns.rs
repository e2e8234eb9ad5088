//! Who a pronoun takes up.

use super::genders::gender_of;
use super::linker::{LOOK_BACK, Linker};
use super::nearness::Standpoint;
use super::places::Place;
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
/// What it counts to have spoken last, and to be meant by a pronoun of the reporter's.
const SPOKE: i32 = 20;
const MEANT: i32 = 14;
/// What it counts against somebody to be named in what the pronoun says.
const ANOTHER: i32 = 30;
/// How many of those who spoke or were meant last are looked at.
const LATEST: usize = 6;

/// A mention that a pronoun of the article can take up, and no more of it than is asked again and again.
pub(super) struct Sighting {
    pub(super) span: Span,
    pub(super) person: PersonId,
    at: Standpoint,
    /// Its place among all mentions.
    mention: usize,
    /// How likely its own sentence makes it, once it was asked for.
    standing: Option<i32>,
}

/// The mentions that pronouns are held against, in order.
#[derive(Default)]
pub(super) struct Sightings {
    pub(super) persons: Vec<Sighting>,
    organisations: Vec<Sighting>,
}

/// Somebody whom a pronoun may take up.
pub(super) struct Score {
    person: PersonId,
    /// How likely, where last, and how often more.
    likely: i32,
    last: u32,
    more: i32,
}

impl Sightings {
    /// `narrated`: for each sentence, how many before it are not all quotation; `is_article`: whether a block is the
    /// article's own.
    pub(super) fn new(
        mentions: &[Mention],
        places: &[Place],
        sentences: &[Sentence],
        narrated: &[u32],
        is_article: impl Fn(usize) -> bool,
    ) -> Self {
        let (mut persons, mut organisations) = (Vec::with_capacity(mentions.len()), Vec::new());
        for (n, (mention, place)) in mentions.iter().zip(places).enumerate() {
            let block = sentences[place.sentence].block;
            let all = match mention.kind {
                EntityKind::Person => &mut persons,
                EntityKind::Organisation => &mut organisations,
                _ => continue,
            };
            if let Some(person) = mention.person.filter(|_| is_article(block)) {
                all.push(Sighting {
                    span: mention.span,
                    person,
                    at: Standpoint::new(narrated[place.sentence], block),
                    mention: n,
                    standing: None,
                });
            }
        }
        Self { persons, organisations }
    }
}

/// Whether a quotation begins inside `words`, the first ones of a quotation: what follows may be another one's, told again
/// (*“He said: ‘Tell Gail,’” she recalled*).
fn opens_again(words: &str) -> bool {
    let inner = words.trim_start_matches(['“', '‘', '"', '\'']);
    inner.contains(['“', '‘', '"']) || inner.contains(" '")
}

impl Linker<'_> {
    /// Who *who*, *which* or *that* at token `at` refers to: the name right before it.
    pub(super) fn antecedent(&self, at: usize) -> Option<PersonId> {
        let here = self.tokens[at].span.start;
        let before = self.mention_at(here);
        let sentence = self.sentence(here)?;
        let mut named = self.mentions[..before]
            .iter()
            .rev()
            .take_while(|m| m.span.start >= self.sentences[sentence].span.start);
        let near = named.find(|m| m.person.is_some())?;
        let words = at - self.token_at(near.span.end).min(at);
        (words <= 12).then_some(near.person).flatten()
    }

    /// Who a pronoun at `span`, the source of what is said at `content`, stands for, once those are known for whom the sentence
    /// has the other one.
    pub(super) fn pronoun(&mut self, word: &str, span: Span, content: &[Span], people: &People) -> Option<PersonId> {
        if let Some((other, at)) = self.other_pronoun(word, span) {
            self.taken_up(other, at, people);
        }
        self.spoken_of = self.named_in(content, span);
        let person = self.taken_up(word, span, people);
        self.spoken_of.clear();
        person
    }

    /// Whom those at `content` name who speak by a pronoun at `source`. In quoted words, and in reported ones after the pronoun, that
    /// is somebody else: in *He said that Ruiz would come*, he is not Ruiz (principle C of binding theory, Chomsky 1981), and
    /// nobody quotes himself by his own name.
    fn named_in(&self, content: &[Span], source: Span) -> Vec<PersonId> {
        let elses = |span: &&Span| span.start > source.start || Said::holds(&self.said.direct, **span);
        let named = content.iter().filter(elses).flat_map(|span| {
            let mentions = self.mentions[self.mention_at(span.start)..].iter();
            let inside = mentions.take_while(|m| m.span.end <= span.end);
            inside.take_while(|m| !opens_again(&self.text[span.start as usize..m.span.start as usize]))
        });
        named.filter_map(|mention| mention.person).collect()
    }

    /// The pronoun of the other gender that stands before `span` in its sentence, outside of quotations: *Her words
    /// answered a speech in which he said …* has two people in it.
    fn other_pronoun(&self, word: &str, span: Span) -> Option<(&'static str, Span)> {
        let gender = gender_of(word)?;
        let here = &self.sentences[self.sentence(span.start)?];
        let end = self.token_at(span.start).min(here.tokens.end);
        let start = end.saturating_sub(OTHER_PRONOUN).max(here.tokens.start);
        let mut pronouns = (start..end).filter(|&i| self.facts[i].known.any(Known::PRONOUN));
        pronouns.find_map(|i| {
            let other = match &*self.lower(i) {
                "he" | "him" | "his" => "he",
                "she" | "her" => "she",
                _ => return None,
            };
            let at = self.tokens[i].span;
            let told = || Said::holds(&self.said.direct, at);
            (gender_of(other) != Some(gender) && !told()).then_some((other, at))
        })
    }

    /// Who a pronoun at `span` takes up (`word` in lower case; empty where a description stands for a person): near, the
    /// subject of what came before, one who spoke, and of no other gender than the text gives.
    pub(super) fn taken_up(&mut self, word: &str, span: Span, people: &People) -> Option<PersonId> {
        let gender = gender_of(word);
        let here = self.standpoint(self.sentence(span.start)?);
        let before = self.mention_at(span.start);
        let mut scores = std::mem::take(&mut self.scores);
        scores.clear();
        let mut slots = std::mem::take(&mut self.slots);
        slots.resize(people.all.len(), 0);
        let mut add = |person: PersonId, likely: i32, last: u32| {
            let slot = &mut slots[person.0 as usize];
            match scores.get_mut(usize::from(*slot)).filter(|s| s.person == person) {
                Some(seen) => {
                    seen.likely = seen.likely.max(likely);
                    seen.last = seen.last.max(last);
                    seen.more += 1;
                }
                None => {
                    *slot = scores.len() as u8;
                    scores.push(Score {
                        person,
                        likely,
                        last,
                        more: 0,
                    });
                }
            }
        };
        let mut sightings = std::mem::take(&mut self.sightings);
        let near = match word {
            "it" => &mut sightings.organisations[..],
            "they" | "them" => &mut [],
            _ => &mut sightings.persons[..],
        };
        let end = near.partition_point(|s| s.mention < before);
        let within = |s: &&mut Sighting| s.mention + LOOK_BACK >= before;
        for sighting in near[..end].iter_mut().rev().take_while(within) {
            let standing = *sighting.standing.get_or_insert_with(|| self.standing(sighting.mention));
            add(
                sighting.person,
                standing + sighting.at.nearness(here),
                sighting.span.start,
            );
        }
        self.sightings = sightings;
        for spoken in self.spoken.iter().rev().take(LATEST) {
            let fits = match (word, spoken.kind) {
                ("they" | "them", SourceKind::Unnamed) => {
                    let name = &people.get(spoken.person).name;
                    name.contains(' ') && name.ends_with('s')
                }
                ("they" | "them", kind) => matches!(kind, SourceKind::Group | SourceKind::Organisation),
                ("it", kind) => matches!(
                    kind,
                    SourceKind::Organisation | SourceKind::Document | SourceKind::Media
                ),
                (_, kind) => matches!(kind, SourceKind::Person | SourceKind::Unnamed),
            };
            if fits {
                add(spoken.person, SPOKE + spoken.at.nearness(here), spoken.start);
            }
        }
        if gender.is_some() {
            for meant in self.meant.iter().rev().take(LATEST) {
                add(meant.person, MEANT + meant.at.nearness(here), meant.start);
            }
        }
        // The likeliest, the last one of those; and how likely the next one is.
        let mut best: Option<(i32, u32, PersonId)> = None;
        let mut second = None;
        for score in &scores {
            let known = self.genders.get(score.person.0 as usize).copied().flatten();
            let known = known.filter(|_| gender.is_some());
            if known.is_some() && known != gender {
                continue;
            }
            let same = if known.is_some() { SAME_GENDER } else { 0 };
            let another = if self.spoken_of.contains(&score.person) {
                ANOTHER
            } else {
                0
            };
            let likely = score.likely + AGAIN * score.more.min(MOST_OFTEN) + same - another;
            match best {
                Some((most, last, _)) if (most, last) > (likely, score.last) => second = second.max(Some(likely)),
                _ => {
                    second = second.max(best.map(|(most, ..)| most));
                    best = Some((likely, score.last, score.person));
                }
            }
        }
        (self.slots, self.scores) = (slots, scores);
        let (likely, _, id) = best?;
        let sure = second.is_none_or(|second| likely - second >= SURE);
        if let (true, Some(gender), Some(slot)) = (sure, gender, self.genders.get_mut(id.0 as usize)) {
            // What the text calls them once, it calls them again.
            slot.get_or_insert(gender);
        }
        Some(id)
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
                self.meant.extend(self.spoken_at(span, person, people));
            }
        }
    }
}
