//! Who *the mayor* and *the council* are: whoever the text has said holds the office or bears the word in its name.

use super::sources::{LOOK_BACK, Linker};
use super::{People, PersonId};
use crate::names::{Known, names};
use crate::{EntityKind, Mention, Span};

impl Linker<'_> {
    pub(super) fn index_roles(&mut self, people: &People) {
        for person in &people.all {
            for role in &person.roles {
                for head in role_heads(role) {
                    let all = self.by_role.entry(head).or_default();
                    if !all.contains(&person.id) && all.len() < LOOK_BACK {
                        all.push(person.id);
                    }
                }
            }
        }
    }

    /// The person last named before `span`, or anywhere, who has the role.
    pub(super) fn with_role(&self, head: &str, span: Span, people: &People) -> Option<PersonId> {
        let all = self.by_role.get(head)?;
        let named_before = |id: &&PersonId| {
            let mentions = &people.all[id.0 as usize].mentions;
            mentions
                .iter()
                .rev()
                .map(|m| m.start)
                .find(|&start| start < span.start)
                .map_or(0, |start| start + 1)
        };
        all.iter().max_by_key(named_before).copied()
    }

    /// The organisation whose name ends in the noun, last named before `span`: *the council*.
    pub(super) fn organisation_called(&self, head: &str, span: Span) -> Option<PersonId> {
        let before = self.mentions.partition_point(|m| m.span.start < span.start);
        let mut named = self.mentions[..before]
            .iter()
            .rev()
            .take(4 * LOOK_BACK)
            .filter(|m| m.kind == EntityKind::Organisation);
        let called = |m: &&Mention| m.name.split(' ').any(|w| w.eq_ignore_ascii_case(head));
        let generic = matches!(
            head,
            "company"
                | "firm"
                | "group"
                | "charity"
                | "airline"
                | "maker"
                | "manufacturer"
                | "retailer"
                | "publisher"
                | "organisation"
                | "organization"
                | "club"
                | "agency"
                | "bank"
                | "operator"
                | "utility"
        );
        named
            .clone()
            .find(called)
            .or_else(|| named.find(|_| generic))
            .and_then(|m| m.person)
    }
}

/// The nouns by which a role may be taken up: *fisheries chief* → *chief*; *chair of the trust* → *chair*.
fn role_heads(role: &str) -> Vec<String> {
    let lower = role.to_lowercase();
    let own = lower.split([',']).next().unwrap_or("");
    let own = own
        .split(" of ")
        .next()
        .unwrap_or(own)
        .split(" for ")
        .next()
        .unwrap_or(own);
    let own = own
        .split(" at ")
        .next()
        .unwrap_or(own)
        .split(" in ")
        .next()
        .unwrap_or(own);
    let head = own.split(' ').rfind(|w| names().get(w).any(Known::ROLE | Known::TITLE));
    head.map(str::to_owned).into_iter().collect()
}
