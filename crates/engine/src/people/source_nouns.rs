//! Who a source is that is a common noun: somebody whose role the text has told, or one that it does not name.

use std::borrow::Cow;
use std::ops::Range;

use smallvec::SmallVec;

use super::genders::gender_of_noun;
use super::linker::Linker;
use super::source_kinds::kind_of_noun;
use super::unnamed::Description;
use super::{People, PersonId, SourceKind};
use crate::names::Known;
use crate::rules::lexicon::Lists;
use crate::{EntityKind, Span, TokenKind};

impl<'a> Linker<'a> {
    /// Who a common noun is: somebody whose role the text has told, or one not named.
    pub(super) fn noun(
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
        let all: SmallVec<[Cow<str>; 12]> = range.clone().map(|i| self.lower(i)).collect();
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
                    let id = self.chain(kind, name, span, people);
                    self.describe(kind, head.clone(), vec![head], id);
                    id
                });
            }
        }
        if kind == SourceKind::Document
            && definite
            && self.roles
            && let Some(name) = self.document_called(&head, span)
        {
            return Some(self.chain(kind, name, span, people));
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
        let own = all[usize::from(article).min(end - range.start)..end - range.start].to_vec();
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
                self.describe(kind, head, own, id);
                id
            }
        };
        if let Some(slot) = self.genders.get_mut(id.0 as usize).filter(|slot| slot.is_none()) {
            *slot = gender_of_noun(known);
        }
        Some(id)
    }
}
