//! What is known while sources are linked, one after the other in the order of the text.

use std::borrow::Cow;
use std::cell::Cell;
use std::ops::Range;

use foldhash::HashMap;

use super::genders::{Gender, genders};
use super::named_documents::named_documents;
use super::nearness::Standpoint;
use super::places::Place;
use super::pronouns::{Score, Sightings};
use super::role_holders::Office;
use super::unnamed::Described;
use super::words_said::{Holders, Said};
use super::{People, PersonId, SourceKind};
use crate::names::{self, Known};
use crate::reading::{Reading, Word};
use crate::rules::id;
use crate::rules::lexicon::{Entry, look_up};
use crate::{Document, Mention, Rulebook, Sentence, Span, Token, TokenKind};

/// Length from which a word is in no list, in bytes.
const LONGEST_WORD: usize = 40;

/// Sentences after the one asked for last that are tried before all are searched.
const NEXT: usize = 3;

/// Mentions before a source that are looked at.
pub(super) const LOOK_BACK: usize = 30;

/// A source that has been linked: where, and to whom.
pub(super) struct Spoken {
    pub(super) start: u32,
    pub(super) at: Standpoint,
    pub(super) person: PersonId,
    pub(super) kind: SourceKind,
}

/// What is known while sources are linked, one after the other in the order of the text.
pub(super) struct Linker<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
    /// What is known of each token.
    pub(super) facts: &'a [Word],
    pub(super) sentences: &'a [Sentence],
    pub(super) mentions: &'a [Mention<'a>],
    /// Where each sentence and each mention begins: what is looked for again and again stands close together.
    sentence_starts: Vec<u32>,
    /// The sentence asked for last: the next one is mostly near.
    latest: Cell<usize>,
    mention_starts: Vec<u32>,
    pub(super) said: Said,
    /// For each person that has a name, how many of their mentions are names.
    pub(super) named_mentions: Vec<usize>,
    /// For each mention, where it stands.
    pub(super) places: &'a [Place],
    pub(super) sightings: Sightings,
    /// By chain: where it stood among those that a pronoun was last held against, if it was.
    pub(super) slots: Vec<u8>,
    /// Those that a pronoun was last held against.
    pub(super) scores: Vec<Score>,
    /// Whom the source that is being linked names in its own words.
    pub(super) spoken_of: Vec<PersonId>,
    /// For each sentence, how many before it are not all quotation.
    narrated: Vec<u32>,
    /// By chain.
    pub(super) genders: Vec<Option<Gender>>,
    /// Chains of those not named, by kind and words in lower case.
    pub(super) unnamed: HashMap<(SourceKind, String), PersonId>,
    /// Those chains by kind and head noun, the latest last.
    pub(super) described: HashMap<(SourceKind, Cow<'a, str>), Vec<Described<'a>>>,
    /// Persons by the last word of a role's head: *mayor*.
    pub(super) by_role: HashMap<String, Vec<Office>>,
    /// The names of documents, in order.
    pub(super) documents: Vec<Span>,
    /// In order.
    pub(super) spoken: Vec<Spoken>,
    /// Whom the reporter's *he* and *she* mean, in order, and the pronouns not yet read for them, by token.
    pub(super) meant: Vec<Spoken>,
    pub(super) unread: &'a [usize],
    pub(super) named: bool,
    pub(super) pronouns: bool,
    pub(super) roles: bool,
    pub(super) relatives: bool,
    pub(super) words: bool,
}

impl<'a> Linker<'a> {
    pub(super) fn new(
        document: &Document,
        reading: &'a Reading,
        mentions: &'a [Mention],
        places: &'a [Place],
        people: &People,
        said: Said,
        rules: &Rulebook,
    ) -> Self {
        let sentences = reading.sentences;
        let narrated = narrated(sentences, &said);
        let is_article = |block: usize| document.blocks.get(block).is_none_or(|b| b.kind.is_article());
        let on = |id| rules.on(id).is_some();
        let mut linker = Self {
            text: reading.text,
            tokens: reading.tokens,
            facts: &reading.words,
            sentences,
            mentions,
            sentence_starts: sentences.iter().map(|s| s.span.start).collect(),
            latest: Cell::new(0),
            mention_starts: mentions.iter().map(|m| m.span.start).collect(),
            genders: genders(reading, mentions, places, people, &said),
            said,
            named_mentions: people.all.iter().map(|p| p.mentions.len()).collect(),
            places,
            sightings: Sightings::new(mentions, places, sentences, &narrated, is_article),
            slots: Vec::new(),
            scores: Vec::new(),
            spoken_of: Vec::new(),
            narrated,
            unnamed: HashMap::default(),
            described: HashMap::default(),
            by_role: HashMap::default(),
            documents: named_documents(reading),
            spoken: Vec::new(),
            meant: Vec::new(),
            unread: &reading.keywords.pronouns,
            named: on(id::SOURCE_NAMED),
            pronouns: on(id::SOURCE_PRONOUN),
            roles: on(id::SOURCE_ROLE),
            relatives: on(id::SOURCE_RELATIVE),
            words: on(id::SOURCE_WORDS),
        };
        linker.index_roles(people);
        linker
    }

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
    pub(super) fn entry(&self, i: usize) -> &'static Entry {
        match self.tokens.get(i).zip(self.facts.get(i)) {
            Some((token, word)) if token.kind == TokenKind::Word && self.word(i).is_ascii() => word.entry,
            _ => look_up(&self.lower(i)),
        }
    }

    /// The sentence that holds the byte `at`.
    pub(super) fn sentence(&self, at: u32) -> Option<usize> {
        let holds = |n: usize| {
            let next = self.sentence_starts.get(n + 1);
            self.sentence_starts.get(n).is_some_and(|&start| start <= at) && next.is_none_or(|&next| at < next)
        };
        let latest = self.latest.get();
        let found = (latest..latest + NEXT).find(|&n| holds(n)).or_else(|| {
            self.sentence_starts
                .partition_point(|&start| start <= at)
                .checked_sub(1)
        })?;
        self.latest.set(found);
        Some(found)
    }

    /// The first token that begins at `byte` or after.
    pub(super) fn token_at(&self, byte: u32) -> usize {
        let Some(sentence) = self.sentence(byte) else {
            return 0;
        };
        let Range { start, end } = self.sentences[sentence].tokens;
        start + self.tokens[start..end].partition_point(|t| t.span.start < byte)
    }

    /// The tokens that lie in `span`.
    pub(super) fn tokens_in(&self, span: Span) -> Range<usize> {
        let first = self.token_at(span.start);
        let inside = self.tokens[first..].iter().take_while(|t| t.span.start < span.end);
        first..first + inside.count()
    }

    /// The first mention that begins at `byte` or after.
    pub(super) fn mention_at(&self, byte: u32) -> usize {
        self.mention_starts.partition_point(|&start| start < byte)
    }

    /// The mentions in the tokens `range`.
    pub(super) fn mentions_in(&self, range: &Range<usize>) -> Range<usize> {
        let span = self.tokens[range.start].span.cover(self.tokens[range.end - 1].span);
        let first = self.mention_at(span.start);
        let inside = self.mention_starts[first..]
            .iter()
            .take_while(|&&start| start < span.end);
        first..first + inside.count()
    }

    /// Where the sentence `sentence` stands.
    pub(super) fn standpoint(&self, sentence: usize) -> Standpoint {
        Standpoint::new(self.narrated[sentence], self.sentences[sentence].block)
    }

    /// That the source at `span` is `person`.
    pub(super) fn spoken_at(&self, span: Span, person: PersonId, people: &People) -> Option<Spoken> {
        Some(Spoken {
            start: span.start,
            at: self.standpoint(self.sentence(span.start)?),
            person,
            kind: people.get(person).kind,
        })
    }
}

/// For each sentence, how many of those before it are not all quotation.
fn narrated(sentences: &[Sentence], said: &Said) -> Vec<u32> {
    let mut quotations = Holders::new(&said.direct);
    let mut count = 0;
    let of = |sentence: &Sentence| {
        let before = count;
        count += u32::from(!quotations.hold(sentence.span));
        before
    };
    sentences.iter().map(of).collect()
}
