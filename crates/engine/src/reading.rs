//! A light reading of the tokens: what part of speech each most likely is, and which quotation it stands in.
//!
//! No model and no full dictionary: closed classes are listed, common verbs are listed, the rest goes by its
//! ending, its capital and its neighbour.

mod tags;
mod verbs;

use std::ops::Range;

use crate::decisions::Decisions;
use crate::names::Known;
use crate::quote_marks::Quoted;
use crate::rules::lexicon::{Entry, Lists};
use crate::spelled::Spelled;
use crate::vocabulary::Literal;
use crate::{Block, Sentence, Span, Token};

/// What part of a clause a token most likely is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tag {
    /// *the, two*
    Determiner,
    /// *his*
    PossessivePronoun,
    /// *she*
    Pronoun,
    /// *him*
    ObjectPronoun,
    /// *of*; *to* before a noun
    Preposition,
    /// *to* before a verb
    To,
    /// *and*
    Coordinator,
    /// *because*
    Subordinator,
    /// *who*
    Relative,
    /// *that*, before a clause
    That,
    /// *quickly*, *not*
    Adverb,
    /// *would*
    Modal,
    /// *is*, *has*, *did*
    Auxiliary,
    /// A verb that can be the main one: *said*, *runs*
    Finite,
    /// *saying*
    Gerund,
    /// A participle that is no main verb: *named* in *a man named Ruiz*; *been told*
    Participle,
    /// The bare form: *say* after *to* or *would*
    Infinitive,
    /// *letter*
    Noun,
    /// *local*
    Adjective,
    /// *Ruiz*
    Name,
    /// *Monday*, *July*
    Time,
    /// *3.5*
    Number,
    /// *'s*
    Possessive,
    Comma,
    Semicolon,
    Colon,
    Dash,
    Open,
    Close,
    /// A full stop or its like.
    Stop,
    /// A quotation mark that opens or closes a quotation.
    Mark,
    /// Any other sign.
    Other,
}

/// A token's part of speech, and what its letters, the name lists and the lexicon tell of it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word {
    pub tag: Tag,
    pub spelled: Spelled,
    /// A number below [`crate::vocabulary::NUMBERS`] made of its letters, small and capital letters alike: words that
    /// differ may share it.
    pub number: u16,
    pub known: Known,
    pub entry: &'static Entry,
}

/// A quotation that stands in no other, by tokens.
#[derive(Clone, Debug)]
pub(crate) struct Region {
    /// Its tokens, marks included.
    pub tokens: Range<usize>,
    /// Its tokens without the marks.
    pub inner: Range<usize>,
    pub quoted: Quoted,
}

/// The tokens that linking asks for, so that it need not go through all of them.
#[derive(Debug, Default)]
pub(crate) struct Keywords {
    /// Personal pronouns, in order.
    pub pronouns: Vec<usize>,
    /// Words that end the name of a document, in order.
    pub document_heads: Vec<usize>,
}

impl Keywords {
    fn of(words: &[Word]) -> Self {
        let mut keywords = Self::default();
        for (i, word) in words.iter().enumerate() {
            if word.known.any(Known::PRONOUN | Known::DOCUMENT_HEAD) {
                keywords.pronouns.extend(word.known.any(Known::PRONOUN).then_some(i));
                keywords
                    .document_heads
                    .extend(word.known.any(Known::DOCUMENT_HEAD).then_some(i));
            }
        }
        keywords
    }
}

/// The tokens of a document, read.
pub(crate) struct Reading<'a> {
    pub text: &'a str,
    pub tokens: &'a [Token],
    pub sentences: &'a [Sentence],
    pub blocks: &'a [Block],
    pub words: Vec<Word>,
    pub regions: Vec<Region>,
    pub keywords: Keywords,
    /// For each token the region it stands in.
    region_of: Vec<u32>,
    /// The decision lists.
    pub decisions: &'a Decisions<'a>,
}

const NO_REGION: u32 = u32::MAX;

impl<'a> Reading<'a> {
    /// Reads the tokens of one block. `words`: what the lists know of each; its tag is yet to be found.
    pub fn new(
        text: &'a str,
        tokens: &'a [Token],
        sentences: &'a [Sentence],
        blocks: &'a [Block],
        words: Vec<Word>,
        quoted: &[Quoted],
        decisions: &'a Decisions<'a>,
    ) -> Self {
        let at = |byte: u32| tokens.partition_point(|t| t.span.start < byte);
        let region = |q: &Quoted| Region {
            tokens: at(q.span.start)..at(q.span.end),
            inner: at(q.inner.start)..at(q.inner.end),
            quoted: *q,
        };
        let regions = quoted.iter().filter(|q| !q.nested).map(region);
        let regions: Vec<Region> = regions.filter(|region| !region.inner.is_empty()).collect();
        let keywords = Keywords::of(&words);
        let mut reading = Self::joined(text, tokens, sentences, blocks, words, regions, (keywords, decisions));
        for sentence in sentences {
            let titled = reading.is_titled(&sentence.tokens);
            for i in sentence.tokens.clone() {
                reading.words[i].tag = reading.read(i, &sentence.tokens, titled);
            }
        }
        reading
    }

    /// What reading the blocks one by one has made of a document's tokens, put together.
    pub fn joined(
        text: &'a str,
        tokens: &'a [Token],
        sentences: &'a [Sentence],
        blocks: &'a [Block],
        words: Vec<Word>,
        regions: Vec<Region>,
        (keywords, decisions): (Keywords, &'a Decisions<'a>),
    ) -> Self {
        // Most paragraphs have none.
        let mut region_of = vec![NO_REGION; if regions.is_empty() { 0 } else { tokens.len() }];
        for (region, number) in regions.iter().zip(0..) {
            region_of[region.tokens.clone()].fill(number);
        }
        Self {
            text,
            tokens,
            sentences,
            blocks,
            words,
            regions,
            keywords,
            region_of,
            decisions,
        }
    }

    /// The token's letters.
    pub fn word(&self, i: usize) -> &'a str {
        self.tokens[i].span.of(self.text)
    }

    /// The token's part of speech; [`Tag::Stop`] outside of `0..len`.
    pub fn tag(&self, i: usize) -> Tag {
        self.words.get(i).map_or(Tag::Stop, |w| w.tag)
    }

    /// Whether token `i` stands in one of `lists`.
    pub fn is(&self, i: usize, lists: Lists) -> bool {
        self.words.get(i).is_some_and(|w| w.entry.lists.any(lists))
    }

    /// Whether token `i` is this lower-case word, in any case.
    pub fn reads(&self, i: usize, word: &str) -> bool {
        // Bytes need not be told to be whole characters.
        let bytes = |t: &Token| &self.text.as_bytes()[t.span.range()];
        let same = |t: &Token| t.span.len() as usize == word.len() && bytes(t).eq_ignore_ascii_case(word.as_bytes());
        self.tokens.get(i).is_some_and(same)
    }

    /// As [`Reading::reads`].
    #[inline(always)]
    pub fn is_literal(&self, i: usize, literal: Literal) -> bool {
        self.words.get(i).is_some_and(|word| word.number == literal.number) && self.reads(i, literal.written)
    }

    /// The region that token `i` stands in, as an index.
    pub fn region_at(&self, i: usize) -> Option<usize> {
        self.region_of.get(i).filter(|&&r| r != NO_REGION).map(|&r| r as usize)
    }

    /// The region that opens at token `i`.
    pub fn opens(&self, i: usize) -> Option<usize> {
        self.region_at(i).filter(|&r| self.regions[r].tokens.start == i)
    }

    /// The region that closes right before token `i`.
    pub fn closed_before(&self, i: usize) -> Option<usize> {
        let r = self.region_at(i.checked_sub(1)?)?;
        (self.regions[r].tokens.end == i).then_some(r)
    }

    /// The last sign or word of a quotation, marks that close another one inside it stepped over.
    pub fn last_of(&self, region: usize) -> &'a str {
        let inner = &self.regions[region].inner;
        let mark = |i: &usize| matches!(self.word(*i), "’" | "'" | "\"" | "”" | "''" | "»");
        let last = inner.clone().rev().find(|i| !mark(i));
        self.word(last.unwrap_or(inner.end - 1))
    }

    /// From the first to the last of the tokens `range`.
    pub fn span(&self, range: &Range<usize>) -> Span {
        self.tokens[range.start].span.cover(self.tokens[range.end - 1].span)
    }
}
