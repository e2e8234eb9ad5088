use std::sync::Arc;

use sayso_engine::Role;
use sayso_notebook::{Body, Mark, MarkState};

/// A switch above the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LayerName {
    /// What is said, with the saying words.
    Quotes,
    /// Who says it.
    Sources,
    /// Names, places, dates.
    Names,
    /// What the reader marked.
    Mine,
}

impl LayerName {
    /// All of them, in the order of their switches.
    pub const ALL: [LayerName; 4] = [LayerName::Quotes, LayerName::Sources, LayerName::Names, LayerName::Mine];

    /// The layer in which `mark`'s part of this `role` is shown.
    pub fn of(mark: &Mark, role: Role) -> LayerName {
        match (&mark.body, role) {
            _ if mark.state == MarkState::Own => LayerName::Mine,
            (Body::Attribution { .. }, Role::Source) => LayerName::Sources,
            (Body::Attribution { .. }, _) => LayerName::Quotes,
            (Body::Entity { .. }, _) => LayerName::Names,
            (Body::Highlight { .. }, _) => LayerName::Mine,
        }
    }
}

/// How many of `marks` stand in each layer, in the order of [`LayerName::ALL`].
pub fn counts(marks: &[Arc<Mark>]) -> [u32; 4] {
    let mut counts = [0; 4];
    for mark in marks.iter().filter(|m| m.state != MarkState::Dismissed) {
        match &mark.body {
            Body::Attribution { source, .. } => {
                counts[LayerName::of(mark, Role::Content) as usize] += 1;
                if source.is_some() && mark.state != MarkState::Own {
                    counts[LayerName::Sources as usize] += 1;
                }
            }
            _ => counts[LayerName::of(mark, Role::Whole) as usize] += 1,
        }
    }
    counts
}

/// Which layers are on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layers {
    on: [bool; 4],
}

impl Default for Layers {
    /// Quotes, sources and the reader's own; names are off.
    fn default() -> Self {
        Self {
            on: [true, true, false, true],
        }
    }
}

impl Layers {
    /// Whether this one is on.
    pub fn is_on(self, layer: LayerName) -> bool {
        self.on[layer as usize]
    }

    /// Those of these in which `marks` have a part; the others off.
    #[must_use]
    pub fn among<'a>(self, marks: impl Iterator<Item = &'a Mark>) -> Self {
        let mut on = [false; 4];
        for mark in marks {
            for (role, _) in mark.body.parts() {
                let layer = LayerName::of(mark, role);
                on[layer as usize] = self.is_on(layer);
            }
        }
        Self { on }
    }

    /// With this one switched over.
    #[must_use]
    pub fn toggled(mut self, layer: LayerName) -> Self {
        self.on[layer as usize] = !self.on[layer as usize];
        self
    }
}
