//! Chains for sources that the text does not name.

use std::borrow::Cow;

use super::linker::Linker;
use super::{People, Person, PersonId, SourceKind};
use crate::names::capitalised;
use crate::{Span, TokenKind};

/// Longest name of a source that the text does not name, in bytes.
const LONGEST: usize = 80;

/// Chains of one head noun that are kept.
const MOST: usize = 16;

/// A chain that goes by a common noun.
pub(super) struct Described<'a> {
    id: PersonId,
    /// Its first words in lower case, without article: *town*, *council*.
    words: Vec<Cow<'a, str>>,
}

/// A common noun that is a source.
pub(super) struct Description<'d, 'a> {
    pub kind: SourceKind,
    pub head: &'d Cow<'a, str>,
    /// The words of its head's phrase in lower case, without article.
    pub words: &'d [Cow<'a, str>],
    /// Whether it may be a shorter way to say what came before: *the council* after *the town council*.
    pub again: bool,
    pub span: Span,
}

impl<'a> Linker<'a> {
    /// The chain that the words at `span` stand for.
    pub(super) fn new_chain(&mut self, span: Span, kind: SourceKind, people: &mut People) -> PersonId {
        let name = self.unnamed_name(span);
        self.chain(kind, name, span, people)
    }

    pub(super) fn chain(&mut self, kind: SourceKind, name: String, span: Span, people: &mut People) -> PersonId {
        let mut folded = name.clone();
        if folded.is_ascii() {
            folded.make_ascii_lowercase();
        } else {
            folded = folded.to_lowercase();
        }
        let key = (kind, folded);
        let next = PersonId(people.all.len() as u32);
        let id = *self.unnamed.entry(key).or_insert(next);
        if id == next {
            people.all.push(Person {
                id,
                name,
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

    /// Remembers that the chain `id` goes by `words`, whose head is `head`.
    pub(super) fn describe(&mut self, kind: SourceKind, head: Cow<'a, str>, words: Vec<Cow<'a, str>>, id: PersonId) {
        let all = self.described.entry((kind, head)).or_default();
        if all.len() == MOST {
            all.remove(0);
        }
        all.push(Described { id, words });
    }

    /// The chain that a common noun takes up, given its fuller name where that is new.
    pub(super) fn described_before(&mut self, noun: &Description<'_, 'a>, people: &mut People) -> Option<PersonId> {
        let all = self.described.get_mut(&(noun.kind, noun.head.clone()))?;
        if noun.again {
            let shorter = all
                .iter()
                .rev()
                .find(|d| noun.words.iter().all(|w| d.words.contains(w)));
            if let Some(described) = shorter {
                return Some(described.id);
            }
        }
        // *Council backs ferry*, then *the town council*: a body, the fuller form.
        let body = noun.kind == SourceKind::Organisation;
        let bare = (all.iter_mut().rev()).find(|d| body && d.words == [&**noun.head])?;
        bare.words = noun.words.to_vec();
        let id = bare.id;
        let name = self.unnamed_name(noun.span);
        let person = &mut people.all[id.0 as usize];
        let shorter = std::mem::replace(&mut person.name, name);
        if shorter != person.name && !person.aliases.contains(&shorter) {
            person.aliases.push(shorter);
        }
        Some(id)
    }

    /// The words at `span` without article, up to a relative clause, with a capital.
    fn unnamed_name(&self, span: Span) -> String {
        let range = self.tokens_in(span);
        // *the i*, a newspaper, goes by its article too.
        let letter = range.len() == 2 && self.word(range.start + 1).len() == 1;
        let article = matches!(&*self.lower(range.start), "the" | "a" | "an") && range.len() > 1 && !letter;
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
        capitalised(&crate::mentions::one_line(words))
    }
}
