//! Who *the mayor* and *the council* are: whoever the text has said holds the office or bears the word in its name.

use std::borrow::Cow;
use std::ops::Range;

use smallvec::SmallVec;

use super::linker::{LOOK_BACK, Linker};
use super::{People, PersonId};
use crate::names::{Known, names};
use crate::rules::lexicon::{self, look_up};
use crate::{EntityKind, Mention, Span, TokenKind};

/// Somebody who holds an office.
pub(super) struct Office {
    person: PersonId,
    /// What tells it from others of its name: *prime*, *education*.
    modifier: Option<String>,
}

/// Whether the word before an office tells it from others: not *former*, *Norwegian*.
fn tells_apart(word: &str) -> bool {
    let known = names().word(word);
    !known.any(Known::DEMONYM | Known::COUNTRY | Known::PLACE | Known::ROLE | Known::TITLE)
        && !matches!(word, "'s" | "’s")
        && !look_up(word)
            .lists
            .any(lexicon::DETERMINER | lexicon::POSSESSIVE_PRONOUN | lexicon::OFFICE_ADJECTIVE)
}

impl Linker<'_> {
    /// What tells the office whose noun stands at token `at` of `range` from others of its name: *the education minister*,
    /// *Minister of Education*.
    pub(super) fn modifier(&self, range: &Range<usize>, at: usize) -> Option<Cow<'_, str>> {
        let before = (at > range.start)
            .then(|| self.lower(at - 1))
            .filter(|w| tells_apart(w));
        let after = || (self.word(at + 1) == "of" && at + 2 < range.end).then(|| self.lower(at + 2));
        before.or_else(after).filter(|w| tells_apart(w))
    }

    /// Remembers who holds which office, and who is how old (*Ana Ruiz, 34,*).
    pub(super) fn index_roles(&mut self, people: &People) {
        let persons = self.mentions.iter().zip(self.places);
        for (mention, place) in persons.filter(|(m, _)| m.kind == EntityKind::Person) {
            let comma = place.after;
            let age = self
                .tokens
                .get(comma + 1)
                .filter(|t| t.kind == TokenKind::Number && t.span.len() < 4);
            if let (Some(person), ",", Some(age)) = (mention.person, self.word(comma), age) {
                let key = format!("{}-year-old", age.span.of(self.text));
                let all = self.by_role.entry(key).or_default();
                if all.iter().all(|o| o.person != person) && all.len() < LOOK_BACK {
                    all.push(Office { person, modifier: None });
                }
            }
        }
        for person in &people.all {
            for role in &person.roles {
                let Some((head, modifier)) = role_head(role) else {
                    continue;
                };
                let all = self.by_role.entry(head).or_default();
                if all.iter().all(|o| o.person != person.id) && all.len() < LOOK_BACK {
                    all.push(Office {
                        person: person.id,
                        modifier,
                    });
                }
            }
        }
    }

    /// The person last named before `span`, or anywhere, who has the role.
    pub(super) fn with_role(
        &self,
        head: &str,
        modifier: Option<&str>,
        span: Span,
        people: &People,
    ) -> Option<PersonId> {
        let same = |o: &&Office| modifier.is_none() || o.modifier.is_none() || o.modifier.as_deref() == modifier;
        let all = self.by_role.get(head)?.iter().filter(same).map(|o| o.person);
        let named_before = |id: &PersonId| {
            let at = id.0 as usize;
            // By name, in order; then as the sources so far mean them, in order too.
            let (named, meant) = people.all[at].mentions.split_at(self.named_mentions[at]);
            let before = named.partition_point(|m| m.start < span.start);
            let meant = meant.iter().rev().find(|m| m.start < span.start);
            let last = meant.or_else(|| named[..before].last());
            last.map_or(0, |m| m.start + 1)
        };
        all.max_by_key(named_before)
    }

    /// The organisation whose name ends in the noun, last named before `span`: *the council*.
    pub(super) fn organisation_called(&self, head: &str, span: Span, people: &People) -> Option<PersonId> {
        let before = self.mention_at(span.start);
        let mut named = self.mentions[..before]
            .iter()
            .rev()
            .take(4 * LOOK_BACK)
            .filter(|m| m.kind == EntityKind::Organisation);
        let called = |m: &&Mention| m.canonical(people).split(' ').any(|w| w.eq_ignore_ascii_case(head));
        let generic = look_up(head).lists.any(lexicon::ORGANISATION_NOUN);
        named
            .clone()
            .find(called)
            .or_else(|| named.find(|_| generic))
            .and_then(|m| m.person)
    }
}

/// The noun by which a role may be taken up, and what tells it from others of its name: *fisheries chief* → *chief*,
/// *fisheries*; *chair of the trust* → *chair*.
fn role_head(role: &str) -> Option<(String, Option<String>)> {
    let lower = role.to_lowercase();
    let own = lower.split(',').next().unwrap_or("");
    let mut words: SmallVec<[&str; 8]> = own.split(' ').collect();
    // A preposition that something stands before and after.
    let preposition = |w: &&str| matches!(*w, "of" | "for" | "at" | "in" | "to");
    let most = words.len() - 1;
    let inner = words.iter().take(most).skip(1).position(preposition);
    words.truncate(inner.map_or(most + 1, |i| i + 1));
    let at = words
        .iter()
        .rposition(|w| names().get(w).any(Known::ROLE | Known::TITLE))?;
    let before = at.checked_sub(1).map(|i| words[i]);
    let field = || lower.split_once(" of ").and_then(|(_, field)| field.split(' ').next());
    let modifier = before
        .filter(|w| tells_apart(w))
        .or_else(field)
        .filter(|w| tells_apart(w));
    Some((words[at].to_owned(), modifier.map(str::to_owned)))
}
