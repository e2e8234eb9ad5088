//! What the text itself says of a person's gender: by titles and jobs, never by a given name.

use super::chains::token_at;
use crate::names::{Known, names};
use crate::{EntityKind, Mention, Token};

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Gender {
    /// *he*, *Mr*
    Male,
    /// *she*, *Mrs*
    Female,
}

pub(super) fn gender_of(pronoun: &str) -> Option<Gender> {
    match pronoun {
        "he" | "him" => Some(Gender::Male),
        "she" | "her" => Some(Gender::Female),
        _ => None,
    }
}

/// What titles and jobs in the text say of each person; given names say nothing here.
pub(super) fn genders(text: &str, tokens: &[Token], mentions: &[Mention], people: usize) -> Vec<Option<Gender>> {
    let mut out = vec![None; people];
    for mention in mentions.iter().filter(|m| m.kind == EntityKind::Person) {
        let Some(id) = mention.person else { continue };
        let first = token_at(tokens, mention.span.start);
        let before = (first.saturating_sub(2)..first)
            .rev()
            .map(|i| tokens[i].span.of(text))
            .find(|w| *w != ".");
        let known = names().word(before.unwrap_or(""));
        let gender = if known.any(Known::MALE) {
            Some(Gender::Male)
        } else if known.any(Known::FEMALE) {
            Some(Gender::Female)
        } else {
            None
        };
        let slot = &mut out[id.0 as usize];
        *slot = slot.or(gender);
    }
    out
}
