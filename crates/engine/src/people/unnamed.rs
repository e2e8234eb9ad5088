//! Chains for sources that the text does not name.

use super::chains::tokens_in;
use super::sources::Linker;
use super::{People, Person, PersonId, SourceKind};
use crate::{Span, TokenKind};

/// Longest name of a source that the text does not name, in bytes.
const LONGEST: usize = 80;

impl Linker<'_> {
    /// The chain that the words at `span` stand for.
    pub(super) fn new_chain(&mut self, span: Span, kind: SourceKind, people: &mut People) -> PersonId {
        let name = self.unnamed_name(span);
        self.chain(kind, &name, span, people)
    }

    pub(super) fn chain(&mut self, kind: SourceKind, name: &str, span: Span, people: &mut People) -> PersonId {
        let key = (kind, name.to_lowercase());
        let next = PersonId(people.all.len() as u32);
        let id = *self.unnamed.entry(key).or_insert(next);
        if id == next {
            people.all.push(Person {
                id,
                name: name.to_owned(),
                aliases: Vec::new(),
                kind,
                roles: Vec::new(),
                mentions: Vec::new(),
            });
            self.genders.push(None);
        }
        people.all[id.0 as usize].mentions.push(span);
        id
    }

    /// The words at `span` without article, up to a relative clause, with a capital.
    fn unnamed_name(&self, span: Span) -> String {
        let range = tokens_in(self.tokens, span);
        let article = matches!(self.lower(range.start).as_str(), "the" | "a" | "an") && range.len() > 1;
        let first = range.start + usize::from(article);
        let stop = |&i: &usize| {
            i > first
                && (matches!(self.word(i), "who" | "which" | "that" | ";" | "—" | "–")
                    || self.word(i) == "," && self.tokens[i].span.end - self.tokens[first].span.start > 30)
        };
        let mut end = (first..range.end).find(stop).unwrap_or(range.end);
        while end > first + 1
            && (self.tokens[end - 1].span.end - self.tokens[first].span.start > LONGEST as u32
                || self.tokens[end - 1].kind == TokenKind::Sign)
        {
            end -= 1;
        }
        let words = self.tokens[first]
            .span
            .cover(self.tokens[end.max(first + 1) - 1].span)
            .of(self.text);
        let name = crate::mentions::one_line(words);
        let mut chars = name.chars();
        chars
            .next()
            .map_or(String::new(), |c| c.to_uppercase().chain(chars).collect())
    }
}
