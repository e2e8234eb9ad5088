//! What was read before an edit, to be taken again where the text is the same.

use std::sync::Arc;

use crate::{Edit, Span};

/// What stretches of a text before an edit told, by where they begin and what it depends on.
pub(crate) struct Memory<'a, K, T> {
    /// By start.
    told: Vec<(u32, K, &'a Arc<T>)>,
    edit: Span,
    /// Length in bytes of what the edit put in.
    len: u32,
}

impl<'a, K: PartialEq, T> Memory<'a, K, T> {
    /// Remembers nothing.
    pub fn none() -> Self {
        Self {
            told: Vec::new(),
            edit: Span::new(0, 0),
            len: 0,
        }
    }

    /// Remembers `told`, stretches of the text before `edit`, in order.
    pub fn new(told: impl Iterator<Item = (Span, K, &'a Arc<T>)>, edit: &Edit) -> Self {
        Self {
            told: told.map(|(span, key, told)| (span.start, key, told)).collect(),
            edit: edit.span,
            len: edit.text.len() as u32,
        }
    }

    /// What the stretch that now begins at byte `start` told, if what that depends on was `key`.
    pub fn get(&self, start: u32, key: &K) -> Option<&'a Arc<T>> {
        let before = if start < self.edit.start {
            start
        } else {
            (start + self.edit.len()).checked_sub(self.len)?
        };
        let at = self.told.binary_search_by_key(&before, |(start, ..)| *start).ok()?;
        let (_, known, told) = &self.told[at];
        (known == key).then_some(*told)
    }
}
