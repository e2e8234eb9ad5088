//! What an answer is worth.

use std::collections::BTreeSet;

use sayso_wire::classroom::{Given, KeyAnswer, Prompt, PromptKind};

/// The points that `given` brings; none where a person has to mark it, or the key has no answer. An answer that was not given, or
/// of another kind than is asked for, brings none: that is 0 points where there is a key.
pub(crate) fn points(prompt: &Prompt, key: Option<&KeyAnswer>, given: Option<&Given>) -> Option<f64> {
    let key = key?;
    let share = match &prompt.kind {
        PromptKind::Text | PromptKind::Ledger { .. } | PromptKind::Mark { .. } => return None,
        PromptKind::Choice { several, .. } => {
            let right: BTreeSet<&String> = key.choices.iter().collect();
            let chosen: BTreeSet<&String> = match given {
                Some(Given::Choices(chosen)) => chosen.iter().collect(),
                _ => BTreeSet::new(),
            };
            let hits = chosen.intersection(&right).count() as f64;
            let misses = chosen.difference(&right).count() as f64;
            match (right.is_empty(), several) {
                // None of them is right, and that is the answer.
                (true, _) => f64::from(u8::from(given.is_some() && chosen.is_empty())),
                (false, true) => (hits - misses).max(0.0) / right.len() as f64,
                (false, false) => f64::from(u8::from(hits > 0.0 && misses == 0.0)),
            }
        }
        PromptKind::Scale { .. } => {
            let (least, most) = key.range?;
            let is_right = matches!(given, Some(Given::Value(value)) if (least..=most).contains(value));
            f64::from(u8::from(is_right))
        }
    };
    Some(share * prompt.points)
}
