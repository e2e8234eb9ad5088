//! The head of the noun phrase that is a source: a name, or a common noun.

use std::ops::Range;

use super::chains::token_at;
use super::sources::Linker;
use crate::names::{Known, names};
use crate::{EntityKind, Span, TokenKind};

/// What the head of a source is.
pub(super) enum Head {
    /// A name: its place in the mentions.
    Name(usize),
    /// A common noun: its token.
    Noun(usize),
    Nothing,
}

impl Linker<'_> {
    /// The head of a noun phrase, and one past the last token of what stands before its first break.
    pub(super) fn head(&self, range: &Range<usize>) -> (Head, usize) {
        let inside = self.mentions_in(range);
        let mention_at = |i: usize| {
            inside.clone().find(|&m| {
                let span = self.mentions[m].span;
                let token = self.tokens[i].span;
                self.mentions[m].kind != EntityKind::Date && span.contains(token)
            })
        };
        let mut end = range.start;
        while end < range.end {
            let breaks = self.tokens[end].kind != TokenKind::Word
                && self.tokens[end].kind != TokenKind::Possessive
                && self.tokens[end].kind != TokenKind::Number
                && !matches!(self.word(end), "-" | "&" | "/")
                || is_break(&self.lower(end));
            if breaks && mention_at(end).is_none() && end > range.start {
                break;
            }
            end += 1;
        }
        let last = end - 1;
        if let Some(m) = mention_at(last) {
            return (Head::Name(m), end);
        }
        if self.tokens[last].kind == TokenKind::Possessive {
            return (
                if end >= 2 {
                    mention_at(last.saturating_sub(1)).map_or(Head::Nothing, Head::Name)
                } else {
                    Head::Nothing
                },
                end,
            );
        }
        // *the mayor, Ines Calder,*
        if self.word(end) == ","
            && end + 1 < range.end
            && let Some(m) = mention_at(end + 1)
            && self.mentions[m].kind == EntityKind::Person
            && self.mentions[m].span.start == self.tokens[end + 1].span.start
            && names().word(self.word(last)).any(Known::ROLE | Known::TITLE)
        {
            return (Head::Name(m), end);
        }
        let noun = (range.start..end)
            .rev()
            .find(|&i| self.tokens[i].kind == TokenKind::Word);
        (noun.map_or(Head::Nothing, Head::Noun), end)
    }

    /// The span of *Ana Ruiz and Tom Weir*, where the name at `m` is one of two that are joined.
    pub(super) fn joined(&self, m: usize, range: &Range<usize>) -> Option<Span> {
        let here = self.mentions[m].span;
        let after = token_at(self.tokens, here.end);
        let next = self.mentions.get(m + 1)?;
        let joins = self.word(after) == "and" && after + 1 < range.end;
        (joins
            && next.kind == self.mentions[m].kind
            && next.person != self.mentions[m].person
            && self.tokens[after + 1].span.start == next.span.start)
            .then(|| here.cover(next.span))
    }
}

/// Words that end the head of a noun phrase.
fn is_break(word: &str) -> bool {
    matches!(
        word,
        "of" | "for"
            | "at"
            | "in"
            | "from"
            | "with"
            | "who"
            | "that"
            | "which"
            | "on"
            | "near"
            | "by"
            | "to"
            | "and"
            | "or"
            | "as"
            | "about"
            | "inside"
            | "within"
            | "familiar"
            | "close"
            | "whose"
            | "where"
            | "when"
            | "including"
            | "under"
            | "across"
            | "among"
            | "around"
            | "over"
            | "against"
            | "into"
            | "speaking"
            | "working"
            | "based"
    )
}
