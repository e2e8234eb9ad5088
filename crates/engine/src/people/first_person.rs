//! Who *I* and *we* are: inside somebody's words whoever speaks them, else the article's author.

use super::linker::Linker;
use super::words_said::Said;
use super::{People, PersonId, SourceKind};
use crate::{Attribution, Block, BlockKind, Document, EntityKind, Mention, Span};

/// How many contents before a pronoun are looked at for the one that holds it.
const LOOK_BACK: usize = 16;

impl Linker<'_> {
    /// Whether the source at `span` is *I* or *we*.
    fn is_first_person(&self, span: Span) -> bool {
        matches!(span.of(self.text), "I" | "we" | "We")
    }

    /// Gives each *I* and *we* that is a source its speaker: that of the words it stands in, or `author`.
    pub(super) fn first_person(
        &mut self,
        attributions: &mut [Attribution],
        author: Option<PersonId>,
        people: &mut People,
    ) {
        let mut held: Vec<(Span, PersonId)> = attributions
            .iter()
            .filter_map(|a| Some((a.content.as_slice(), a.person?)))
            .flat_map(|(content, person)| content.iter().map(move |&span| (span, person)))
            .collect();
        held.sort_unstable_by_key(|(span, _)| (span.start, std::cmp::Reverse(span.end)));
        for attribution in attributions.iter_mut() {
            let Some(&source) = attribution.source.first().filter(|s| self.is_first_person(**s)) else {
                continue;
            };
            let before = held.partition_point(|(span, _)| span.start <= source.start);
            let speaker = held[before.saturating_sub(LOOK_BACK)..before]
                .iter()
                .rev()
                .find(|(span, _)| span.contains(source));
            let person = match speaker {
                Some(&(_, person)) => person,
                // Words of nobody that the rules know.
                None if Said::holds(&self.said.direct, source) => continue,
                None => {
                    author.unwrap_or_else(|| self.chain(SourceKind::Unnamed, "The author".to_owned(), source, people))
                }
            };
            people.all[person.0 as usize].mentions.push(source);
            attribution.person = Some(person);
        }
    }
}

/// Lines at the top of an article among which its author stands.
const TOP: usize = 8;

/// Whoever the byline names first; without one, whose name stands alone in a line at the top.
pub(super) fn author(document: &Document, mentions: &[Mention]) -> Option<PersonId> {
    let named_in = |block: &Block| {
        let first = mentions.partition_point(|m| m.span.start < block.span.start);
        let mut inside = mentions[first..].iter().take_while(|m| m.span.end <= block.span.end);
        inside.find(|m| m.kind == EntityKind::Person)
    };
    let bylines = document.blocks.iter().filter(|b| b.kind == BlockKind::Byline);
    let alone = document.blocks.iter().take(TOP).filter(|b| b.kind == BlockKind::Body);
    let by = bylines.into_iter().find_map(named_in);
    let alone = || alone.into_iter().find_map(|b| named_in(b).filter(|m| m.span == b.span));
    by.or_else(alone)?.person
}
