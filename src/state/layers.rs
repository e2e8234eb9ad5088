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
    /// Worth a second look. Experimental.
    Signals,
    /// What rules of the person's own label.
    Labels,
    /// What the reader marked.
    Mine,
    /// What the reader gave a label.
    Codes,
    /// What somebody is quoted as saying inside what somebody else says, with its source and saying words.
    Nested,
}

/// How many layers there are.
pub const LAYERS: usize = LayerName::ALL.len();

impl LayerName {
    /// All of them, in the order of their switches.
    pub const ALL: [LayerName; 8] = [
        LayerName::Quotes,
        LayerName::Sources,
        LayerName::Names,
        LayerName::Signals,
        LayerName::Labels,
        LayerName::Mine,
        LayerName::Codes,
        LayerName::Nested,
    ];

    /// The layer in which `mark`'s part of this `role` is shown.
    pub fn of(mark: &Mark, role: Role) -> LayerName {
        match (&mark.body, role) {
            (Body::Label { .. }, _) if mark.state == MarkState::Own => LayerName::Codes,
            _ if mark.state == MarkState::Own => LayerName::Mine,
            (Body::Attribution { .. }, _) if mark.nested => LayerName::Nested,
            (Body::Attribution { .. }, Role::Source) => LayerName::Sources,
            (Body::Attribution { .. }, _) => LayerName::Quotes,
            (Body::Entity { .. }, _) => LayerName::Names,
            (Body::Signal { .. }, _) => LayerName::Signals,
            (Body::Label { .. }, _) => LayerName::Labels,
            (Body::Highlight { .. }, _) => LayerName::Mine,
        }
    }
}

/// How many of `marks` stand in each layer, in the order of [`LayerName::ALL`].
pub fn counts(marks: &[Arc<Mark>]) -> [u32; LAYERS] {
    let mut counts = [0; LAYERS];
    for mark in marks.iter().filter(|m| m.state != MarkState::Dismissed) {
        match &mark.body {
            Body::Attribution { source, .. } => {
                counts[LayerName::of(mark, Role::Content) as usize] += 1;
                let source = source.as_ref().map(|_| LayerName::of(mark, Role::Source));
                if source == Some(LayerName::Sources) {
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
    on: [bool; LAYERS],
}

impl Default for Layers {
    /// Quotes, sources, and what is the reader's own; all else is off.
    fn default() -> Self {
        let on = [
            LayerName::Quotes,
            LayerName::Sources,
            LayerName::Labels,
            LayerName::Mine,
            LayerName::Codes,
        ];
        Self {
            on: LayerName::ALL.map(|layer| on.contains(&layer)),
        }
    }
}

impl Layers {
    /// Whether this one is on.
    pub fn is_on(self, layer: LayerName) -> bool {
        self.on[layer as usize]
    }

    /// None of them.
    pub const NONE: Self = Self { on: [false; LAYERS] };

    /// These, and those in which `mark` has a part.
    #[must_use]
    pub fn and_of(mut self, mark: &Mark) -> Self {
        for (role, _) in mark.body.parts() {
            self.on[LayerName::of(mark, role) as usize] = true;
        }
        self
    }

    /// Those of these that are among `others`.
    #[must_use]
    pub fn only(mut self, others: Self) -> Self {
        for (on, other) in self.on.iter_mut().zip(others.on) {
            *on &= other;
        }
        self
    }

    /// With this one switched over.
    #[must_use]
    pub fn toggled(mut self, layer: LayerName) -> Self {
        self.on[layer as usize] = !self.on[layer as usize];
        self
    }
}
