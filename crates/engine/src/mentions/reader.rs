//! A document's tokens with what the name lists know of them.

use crate::dates::Dates;
use crate::names::{Known, Names, names};
use crate::reading::Word;
use crate::rules::lexicon::{self, Lists};
use crate::spelled::Spelled;
use crate::{Block, BlockKind, Shape, Token, TokenKind};

/// How a block is written, which tells what a capital is worth in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// Names have capitals, and sentences.
    Plain,
    /// Most Words Have One.
    Titled,
    /// ALL IN CAPITALS
    Capitals,
}

pub(super) struct Reader<'a> {
    pub text: &'a str,
    pub tokens: &'a [Token],
    words: &'a [Word],
    dates: Dates<'a>,
    /// How they are written.
    pub style: Style,
    pub is_dateline: bool,
}

impl<'a> Reader<'a> {
    /// The tokens of one block.
    pub fn new(text: &'a str, block: &Block, tokens: &'a [Token], words: &'a [Word]) -> Self {
        Self {
            style: style(text, block, tokens),
            is_dateline: block.kind == BlockKind::Dateline,
            ..Self::joined(text, tokens, words)
        }
    }

    /// The tokens of a document, whatever its blocks.
    pub fn joined(text: &'a str, tokens: &'a [Token], words: &'a [Word]) -> Self {
        Self {
            text,
            tokens,
            words,
            dates: Dates { text, tokens },
            style: Style::Plain,
            is_dateline: false,
        }
    }

    pub fn word(&self, i: usize) -> &'a str {
        self.tokens.get(i).map_or("", |t| t.span.of(self.text))
    }

    pub fn known(&self, i: usize) -> Known {
        self.words.get(i).map_or(Known::default(), |w| w.known)
    }

    /// The words of the tokens `first..last`, as they stand.
    pub fn words(&self, first: usize, last: usize) -> &'a str {
        self.tokens[first].span.cover(self.tokens[last - 1].span).of(self.text)
    }

    /// The date that begins at token `i`: one past its last token, and its rule.
    pub fn date_at(&self, i: usize) -> Option<(usize, &'static str)> {
        let may_open = self.tokens.get(i)?.kind == TokenKind::Number || self.known(i).any(Known::DATE);
        may_open.then(|| self.dates.at(i)).flatten()
    }

    pub fn is_opener(&self, i: usize) -> bool {
        self.is(i, lexicon::OPENER)
    }

    pub fn is_saying(&self, i: usize) -> bool {
        self.is(i, lexicon::SAYING)
    }

    /// Whether the word at token `i` stands in one of `lists`.
    pub fn is(&self, i: usize, lists: Lists) -> bool {
        self.words.get(i).is_some_and(|w| w.entry.lists.any(lists))
    }

    /// Whether the letters of the word at token `i` tell one of `of`.
    pub fn is_spelled(&self, i: usize, of: Spelled) -> bool {
        self.words.get(i).is_some_and(|w| w.spelled.any(of))
    }

    /// Whether the word at token `i` is a small word of grammar, or can be a verb.
    pub fn is_closed_class(&self, i: usize) -> bool {
        use lexicon as l;
        let lists = l::PREPOSITION
            | l::COORDINATOR
            | l::SUBORDINATOR
            | l::RELATIVE
            | l::DETERMINER
            | l::PRONOUN
            | l::POSSESSIVE_PRONOUN
            | l::OBJECT_PRONOUN
            | l::MODAL
            | l::QUANTITY
            | l::ADVERB
            | l::NEGATION
            | l::HAVING
            | l::BEING
            | l::DOING_AUX
            | l::PARTICLE
            | l::TIME_NOUN;
        self.words
            .get(i)
            .is_some_and(|w| w.entry.lists.any(lists) || !w.entry.forms.is_empty())
    }

    /// Whether the word at token `i` is a form of a listed verb.
    pub fn can_be_verb(&self, i: usize) -> bool {
        self.words.get(i).is_some_and(|w| !w.entry.forms.is_empty())
    }

    /// A single capital letter: part of *J. R. Weir*.
    pub fn is_initial(&self, i: usize) -> bool {
        let word = self.word(i);
        word.len() == 1 && word != "I" && word.starts_with(|c: char| c.is_ascii_uppercase())
    }

    /// Whether the word is written as names are, and is no part of an address of mail: *ines@*.
    pub fn is_name(&self, i: usize, style: Style) -> bool {
        let letters = match style {
            Style::Capitals => Spelled::NAME_IN_CAPITALS,
            _ => Spelled::NAME,
        };
        let is_name = |word: &Word| word.spelled.any(letters);
        self.words.get(i).is_some_and(is_name) && self.tokens[i].shape != Shape::Lower && !self.is_joined(i)
    }

    /// Whether a sign of addresses stands right beside the token.
    fn is_joined(&self, i: usize) -> bool {
        let (token, bytes) = (self.tokens[i], self.text.as_bytes());
        let joins = |byte: Option<usize>| {
            byte.and_then(|b| bytes.get(b))
                .is_some_and(|b| matches!(b, b'@' | b'_'))
        };
        let capital = || i > 0 && self.word(i - 1).starts_with(char::is_uppercase);
        joins((token.span.start as usize).checked_sub(1)) || joins(Some(token.span.end as usize)) && !capital()
    }

    /// The longest name of the lists that begins at `first` and ends at `last` or before: its tokens, and
    /// what it is known as.
    pub fn phrase(&self, first: usize, last: usize) -> Option<(usize, Known)> {
        let of = Known::COUNTRY | Known::PLACE | Known::ORGANISATION;
        if Names::opens(self.known(first)) {
            for end in (first + 2..=last.min(first + crate::names::MOST_WORDS)).rev() {
                let known = names().phrase(self.words(first, end));
                if known.any(of) {
                    return Some((end - first, known));
                }
            }
        }
        self.known(first).any(of).then(|| (1, self.known(first)))
    }
}

/// Names by the lists.
pub(super) const LISTED: Known = Known::LISTED;

/// How `block` is written, whose tokens these are.
fn style(text: &str, block: &Block, tokens: &[Token]) -> Style {
    // Words with a small letter first; words of four letters or more: all, with a capital, in capitals.
    let (mut lower, mut long, mut titled, mut capitals) = (0, 0, 0, 0);
    for token in tokens.iter().filter(|t| t.kind == TokenKind::Word) {
        let small = token.shape == Shape::Lower;
        lower += u32::from(small);
        if token.span.len() > 3 {
            long += 1;
            titled += u32::from(!small && token.span.of(text).starts_with(char::is_uppercase));
            capitals += u32::from(token.shape == Shape::AllCapitals);
        }
    }
    if long >= 2 && capitals * 5 >= long * 4 && lower <= long / 4 {
        Style::Capitals
    } else if is_titled(text, block, long, titled) {
        Style::Titled
    } else {
        Style::Plain
    }
}

/// Whether nearly all long words have a capital: a title, unless it is a short sentence full of names.
fn is_titled(text: &str, block: &Block, long: u32, titled: u32) -> bool {
    let sentence = block.kind == BlockKind::Body && block.span.of(text).ends_with(['.', '"', '”', '!', '?']);
    let least = if sentence { 7 } else { 3 };
    long >= least && titled * 4 >= long * 3 && block.kind != BlockKind::Credit && block.span.len() < 300
}
