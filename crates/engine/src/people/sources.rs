//! Who an attribution's source is: a name, a pronoun, a role, or somebody the text does not name.

use std::borrow::Cow;
use std::ops::Range;

use foldhash::HashMap;

use super::chains::tokens_in;
use super::first_person::author;
use super::genders::{Gender, gender_of_noun, genders};
use super::named_documents::named_documents;
use super::places::Place;
use super::pronouns::{Sighting, sightings};
use super::role_holders::Office;
use super::source_heads::Head;
use super::source_kinds::kind_of_noun;
use super::unnamed::{Described, Description};
use super::words_said::Said;
use super::{People, PersonId, SourceKind};
use crate::names::{self, Known};
use crate::reading::{Reading, Word};
use crate::rules::id;
use crate::rules::lexicon::{Entry, Lists, look_up};
use crate::{Attribution, Document, EntityKind, Mention, Rulebook, Sentence, Span, Token, TokenKind};

/// Length from which a word is in no list, in bytes.
const LONGEST_WORD: usize = 40;

/// Mentions before a source that are looked at.
pub(super) const LOOK_BACK: usize = 30;

/// Finds who each attribution's source is (*she*, *the mayor*, *Lopez* → one chain; a new chain for
/// those not named) and writes it into [`Attribution::person`].
pub(crate) fn link_sources(
    document: &Document,
    reading: &Reading,
    mentions: &[Mention],
    places: &[Place],
    people: &mut People,
    attributions: &mut [Attribution],
    rules: &Rulebook,
) {
    let &Reading {
        text,
        tokens,
        sentences,
        ref words,
        ..
    } = reading;
    let said = Said::new(attributions);
    let genders = genders(reading, mentions, places, people, &said);
    let narrated = narrated(sentences, &said);
    let article: Vec<bool> = document.blocks.iter().map(|b| b.kind.is_article()).collect();
    let mut linker = Linker {
        text,
        tokens,
        facts: words,
        sentences,
        mentions,
        said,
        genders,
        narrated,
        named_mentions: people.all.iter().map(|p| p.mentions.len()).collect(),
        places,
        sightings: sightings(mentions, places, sentences, &article),
        slots: Vec::new(),
        unnamed: HashMap::default(),
        described: HashMap::default(),
        by_role: HashMap::default(),
        documents: named_documents(reading),
        spoken: Vec::new(),
        meant: Vec::new(),
        unread: &reading.keywords.pronouns,
        article,
        named: rules.on(id::SOURCE_NAMED).is_some(),
        pronouns: rules.on(id::SOURCE_PRONOUN).is_some(),
        roles: rules.on(id::SOURCE_ROLE).is_some(),
        relatives: rules.on(id::SOURCE_RELATIVE).is_some(),
        words: rules.on(id::SOURCE_WORDS).is_some(),
    };
    linker.index_roles(people);
    let author = author(document, mentions);
    let pair = linker.pair(attributions, author, people);
    // In the order of the sources, so that each pronoun sees who spoke before it.
    let mut order: Vec<usize> = (0..attributions.len())
        .filter(|&i| !attributions[i].source.is_empty())
        .collect();
    order.sort_by_cached_key(|&i| attributions[i].source[0].start);
    // Those that begin where the one before does: several attributions may have one source.
    let mut done: Vec<(Span, Option<PersonId>)> = Vec::new();
    for i in order {
        let source = attributions[i].source[0];
        done.retain(|(span, _)| span.start == source.start);
        let person = match done.iter().find(|(span, _)| *span == source) {
            Some(&(_, person)) => person,
            None => {
                let turn = attributions[i].rule.as_str() == id::ATTRIBUTION_TURN;
                let behind = turn.then(|| linker.behind_letters(source, pair, people)).flatten();
                let person = behind.or_else(|| linker.link(source, people));
                done.push((source, person));
                person
            }
        };
        attributions[i].person = person;
    }
    if rules.on(id::SOURCE_FIRST_PERSON).is_some() {
        linker.first_person(attributions, author, people);
    }
    for person in &mut people.all {
        person.mentions.sort_unstable();
        person.mentions.dedup();
    }
}

/// For each sentence, how many of those before it are not all quotation.
fn narrated(sentences: &[Sentence], said: &Said) -> Vec<u32> {
    let mut count = 0;
    let of = |sentence: &Sentence| {
        let before = count;
        count += u32::from(!Said::holds(&said.direct, sentence.span));
        before
    };
    sentences.iter().map(of).collect()
}

/// A source that has been linked: where, and to whom.
pub(super) struct Spoken {
    pub(super) span: Span,
    pub(super) sentence: usize,
    pub(super) person: PersonId,
}

/// What is known while sources are linked, one after the other in the order of the text.
pub(super) struct Linker<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
    /// What is known of each token.
    pub(super) facts: &'a [Word],
    pub(super) sentences: &'a [Sentence],
    pub(super) mentions: &'a [Mention<'a>],
    pub(super) said: Said,
    /// For each person that has a name, how many of their mentions are names.
    pub(super) named_mentions: Vec<usize>,
    /// For each mention, where it stands.
    pub(super) places: &'a [Place],
    /// By mention.
    pub(super) sightings: Vec<Sighting>,
    /// By chain: where it stood among those that a pronoun was last held against, if it was.
    pub(super) slots: Vec<u8>,
    /// For each sentence, how many before it are not all quotation.
    pub(super) narrated: Vec<u32>,
    /// By chain.
    pub(super) genders: Vec<Option<Gender>>,
    /// Chains of those not named, by kind and words in lower case.
    pub(super) unnamed: HashMap<(SourceKind, String), PersonId>,
    /// Those chains by kind and head noun, the latest last.
    pub(super) described: HashMap<(SourceKind, String), Vec<Described>>,
    /// Persons by the last word of a role's head: *mayor*.
    pub(super) by_role: HashMap<String, Vec<Office>>,
    /// The names of documents, in order.
    pub(super) documents: Vec<Span>,
    /// In order.
    pub(super) spoken: Vec<Spoken>,
    /// Whom the reporter's *he* and *she* mean, in order, and the pronouns not yet read for them, by token.
    pub(super) meant: Vec<Spoken>,
    pub(super) unread: &'a [usize],
    /// By block: whether it is the article's own.
    pub(super) article: Vec<bool>,
    pub(super) named: bool,
    pub(super) pronouns: bool,
    pub(super) roles: bool,
    pub(super) relatives: bool,
    pub(super) words: bool,
}

impl<'a> Linker<'a> {
    /// The token's letters; empty past the end.
    pub(super) fn word(&self, i: usize) -> &'a str {
        self.tokens.get(i).map_or("", |t| t.span.of(self.text))
    }

    /// The token in lower case with plain apostrophes; empty for words too long to be in any list.
    pub(super) fn lower(&self, i: usize) -> Cow<'a, str> {
        let word = self.word(i);
        names::lower(if word.len() < LONGEST_WORD { word } else { "" })
    }

    /// What the name lists know of the token; nothing past the end.
    pub(super) fn known(&self, i: usize) -> Known {
        self.facts.get(i).map_or(Known::default(), |w| w.known)
    }

    /// What the lexicon has of the token in lower case.
    fn entry(&self, i: usize) -> &'static Entry {
        match self.tokens.get(i).zip(self.facts.get(i)) {
            Some((token, word)) if token.kind == TokenKind::Word && self.word(i).is_ascii() => word.entry,
            _ => look_up(&self.lower(i)),
        }
    }

    /// Who the source at `span` is.
    fn link(&mut self, span: Span, people: &mut People) -> Option<PersonId> {
        let range = tokens_in(self.tokens, span);
        if range.is_empty() {
            return None;
        }
        if self.pronouns {
            self.read_pronouns(span.start, people);
        }
        let first = self.lower(range.start);
        let short = range.len() <= 2 || self.word(range.start + 1) == ",";
        let person = match &*first {
            "i" | "we" | "you" | "me" | "us" | "my" | "our" if short => None,
            "he" | "him" | "she" | "her" | "they" | "them" | "it" if short => {
                let found = self.pronouns.then(|| self.pronoun(&first, span, people)).flatten();
                if let Some(id) = found {
                    people.all[id.0 as usize].mentions.push(self.tokens[range.start].span);
                }
                found
            }
            "who" | "which" | "that" if range.len() == 1 && self.word(range.start) != "WHO" => {
                let found = self.relatives.then(|| self.antecedent(range.start)).flatten();
                if let Some(id) = found {
                    people.all[id.0 as usize].mentions.push(span);
                }
                found
            }
            _ => self.phrase(range, span, people),
        };
        // Who speaks inside a quotation is the speaker's affair.
        if let Some(person) = person.filter(|_| !Said::holds(&self.said.direct, span)) {
            self.spoken.extend(self.spoken_at(span, person));
        }
        person
    }

    /// The mentions in the tokens `range`.
    pub(super) fn mentions_in(&self, range: &Range<usize>) -> Range<usize> {
        let span = self.tokens[range.start].span.cover(self.tokens[range.end - 1].span);
        let first = self.mentions.partition_point(|m| m.span.start < span.start);
        first..self.mentions.partition_point(|m| m.span.start < span.end).max(first)
    }

    /// Who a source of several words, or a name, is.
    fn phrase(&mut self, range: Range<usize>, span: Span, people: &mut People) -> Option<PersonId> {
        // *the 34-year-old*: whose age the text has told, else whoever it just told of.
        let words = span.of(self.text);
        if let Some(age) = words.strip_prefix("the ").or(words.strip_prefix("The "))
            && age.ends_with("-year-old")
            && self.roles
            && let Some(id) = self
                .with_role(age, None, span, people)
                .or_else(|| self.taken_up("", span, people))
        {
            people.all[id.0 as usize].mentions.push(span);
            return Some(id);
        }
        let (head, end) = self.head(&range);
        match head {
            Head::Name(at) => {
                let mention = &self.mentions[at];
                match mention.person {
                    Some(id) => {
                        if let Some(other) = self.joined(at, &range) {
                            return self.words.then(|| self.new_chain(other, SourceKind::Group, people));
                        }
                        self.named.then_some(id)
                    }
                    // A country or town stands for its government.
                    None => self
                        .named
                        .then(|| self.chain(SourceKind::Organisation, &mention.name, span, people)),
                }
            }
            Head::Noun(at) => self.noun(range, at, end, span, people),
            Head::Nothing => self.words.then(|| self.new_chain(span, SourceKind::Unnamed, people)),
        }
    }

    /// Who a common noun is: somebody whose role the text has told, or one not named.
    fn noun(
        &mut self,
        range: Range<usize>,
        at: usize,
        end: usize,
        span: Span,
        people: &mut People,
    ) -> Option<PersonId> {
        let head = self.lower(at);
        let known = self.known(at);
        let first = self.lower(range.start);
        let all: Vec<Cow<str>> = range.clone().map(|i| self.lower(i)).collect();
        let definite = matches!(
            &*first,
            "the" | "his" | "her" | "its" | "their" | "this" | "that" | "our"
        ) || self.tokens[range.start..end]
            .iter()
            .any(|t| t.kind == TokenKind::Possessive);
        let lists = range
            .clone()
            .fold(Lists::default(), |lists, i| lists | self.entry(i).lists);
        let kind = kind_of_noun(&head, self.entry(at), known, &all, lists);
        let bare = first == head || known.any(Known::TITLE) && self.word(at).starts_with(char::is_uppercase);
        if kind == SourceKind::Document || kind == SourceKind::Media {
            // *an investigation by the New York Times* goes by who made it.
            let inside = self.mentions_in(&range);
            let by = inside
                .rev()
                .find(|&m| self.mentions[m].kind == EntityKind::Organisation);
            if let Some(m) = by {
                let name = self.mentions[m].canonical(people).to_owned();
                return self.named.then(|| {
                    let id = self.chain(kind, &name, span, people);
                    self.describe(kind, &head, vec![head.clone().into_owned()], id);
                    id
                });
            }
        }
        if kind == SourceKind::Document
            && definite
            && self.roles
            && let Some(name) = self.document_called(&head, span)
        {
            return Some(self.chain(kind, &name, span, people));
        }
        if kind == SourceKind::Unnamed
            && (definite || bare)
            && self.roles
            && let Some(id) = self.with_role(&head, self.modifier(&range, at).as_deref(), span, people)
        {
            people.all[id.0 as usize].mentions.push(span);
            return Some(id);
        }
        if kind == SourceKind::Organisation
            && definite
            && self.roles
            && let Some(id) = self.organisation_called(&head, span, people)
        {
            people.all[id.0 as usize].mentions.push(span);
            return Some(id);
        }
        if !self.words {
            return None;
        }
        let article = matches!(&*first, "the" | "a" | "an" | "this" | "these" | "that" | "those");
        let own: Vec<String> = (range.start + usize::from(article)..end)
            .map(|i| self.lower(i).into_owned())
            .collect();
        let again = matches!(&*first, "the" | "this" | "these" | "that" | "those")
            || kind == SourceKind::Organisation && own.len() == 1;
        let noun = Description {
            kind,
            head: &head,
            words: &own,
            again: again && end == range.end,
            span,
        };
        let id = match self.described_before(&noun, people) {
            Some(id) => {
                people.all[id.0 as usize].mentions.push(span);
                id
            }
            None => {
                let id = self.new_chain(span, kind, people);
                self.describe(kind, &head, own, id);
                id
            }
        };
        if let Some(slot) = self.genders.get_mut(id.0 as usize).filter(|slot| slot.is_none()) {
            *slot = gender_of_noun(known);
        }
        Some(id)
    }

    /// That the source at `span` is `person`.
    pub(super) fn spoken_at(&self, span: Span, person: PersonId) -> Option<Spoken> {
        let sentence = self.sentence(span.start)?;
        Some(Spoken { span, sentence, person })
    }

    /// The sentence that holds the byte `at`.
    pub(super) fn sentence(&self, at: u32) -> Option<usize> {
        self.sentences.partition_point(|s| s.span.start <= at).checked_sub(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scan;

    /// Who says what in `text`: name and kind, in order.
    fn said(text: &str) -> Vec<(String, SourceKind)> {
        let scan = scan(&Document::new("test", text), &Rulebook::built_in());
        let person = |f: &crate::Finding| {
            let quote = matches!(f.kind, crate::Kind::Quote(_));
            f.person
                .filter(|_| quote)
                .map(|p| (scan.people.get(p).name.clone(), scan.people.get(p).kind))
        };
        scan.findings.iter().filter_map(person).collect()
    }

    #[test]
    fn sources_are_somebody() {
        for (text, name, kind) in [
            (
                "\"We are ready,\" said Norway's fisheries chief Ines Calder.",
                "Ines Calder",
                SourceKind::Person,
            ),
            ("\"We are ready,\" officials said.", "Officials", SourceKind::Group),
            (
                "Anonymous officials said that they were ready.",
                "Anonymous officials",
                SourceKind::Unnamed,
            ),
            (
                "\"We are ready,\" said a spokeswoman for the Aldine Harbour Council.",
                "Spokeswoman for the Aldine Harbour Council",
                SourceKind::Unnamed,
            ),
            (
                "According to a report by the Aldine Harbour Council, the gate is rotten.",
                "Aldine Harbour Council",
                SourceKind::Document,
            ),
            (
                "The Calder administration said that it was ready.",
                "Calder administration",
                SourceKind::Organisation,
            ),
            (
                "The Aldine Post reported that the gate was rotten.",
                "Aldine Post",
                SourceKind::Media,
            ),
            (
                "The gate is rotten, according to a Facebook post.",
                "Facebook post",
                SourceKind::Social,
            ),
        ] {
            assert_eq!(said(text), [(name.to_owned(), kind)], "{text}");
        }
    }

    #[test]
    fn pronouns_and_roles_are_taken_up() {
        let text = "Mayor Ines Calder met Tom Weir on Monday. \"The gate is rotten,\" she said. \"I told him so,\" the mayor said.";
        assert_eq!(said(text), vec![("Ines Calder".to_owned(), SourceKind::Person); 2]);
        let text = "Mr Weir met Mrs Calder on Monday. \"The gate is rotten,\" she said.";
        assert_eq!(said(text), [("Calder".to_owned(), SourceKind::Person)]);
    }

    #[test]
    fn shorter_and_fuller_descriptions_are_one_voice() {
        for (text, name) in [
            (
                "The town council said that the gate was rotten. \"It will be mended,\" the council said.",
                "Town council",
            ),
            (
                "Council says gate is rotten\n\n\"It will be mended,\" the town council said on Monday.",
                "Town council",
            ),
            (
                "\"The gate is rotten,\" a harbour worker said. \"It was never mended,\" the worker said.",
                "Harbour worker",
            ),
        ] {
            let people: Vec<String> = said(text).into_iter().map(|(name, _)| name).collect();
            assert_eq!(people, [name, name], "{text}");
        }
        let text = "The town council said that the gate was rotten. \"It is sound,\" the county council said.";
        let people: Vec<String> = said(text).into_iter().map(|(name, _)| name).collect();
        assert_eq!(people, ["Town council", "County council"]);
    }

    #[test]
    fn pronouns_of_the_text_tell_who_is_he_and_who_is_she() {
        let text = "Ines Calder brought her ropes. She tied them. Tom Weir watched the gate and scratched his head, and he left.\n\n\
                    Calder met Weir at noon. \"The gate is rotten,\" she said.";
        let last = said(text).pop().map(|(name, _)| name);
        assert_eq!(last.as_deref(), Some("Ines Calder"));
    }

    #[test]
    fn an_age_is_taken_up() {
        let text = "\"I lost,\" said Tom Weir, 34. Ana Ruiz, 40, laughed. \"I won,\" the 40-year-old said. The 34-year-old said \
                    that it was sad.";
        let people: Vec<String> = said(text).into_iter().map(|(name, _)| name).collect();
        assert_eq!(people, ["Tom Weir", "Ana Ruiz", "Tom Weir"]);
    }

    #[test]
    fn two_pronouns_of_one_sentence_are_two_people() {
        let text = "On Monday, Calder told Weir in a letter that the gate was rotten. \
                    Her words answered a speech Weir gave at the fair in which he said that \"it is sound.\"";
        let last = said(text).pop().map(|(name, _)| name);
        assert_eq!(last.as_deref(), Some("Weir"));
    }
}
