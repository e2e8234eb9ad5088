use smallvec::SmallVec;

use crate::{Attribution, BlockKind, EntityKind, PersonId, QuoteKind, RuleId, SignalKind, Span};

/// A layer of marks that a reader switches on and off. Closed: all labels of the reader's own are one layer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Layer {
    /// Headline, byline, caption and so on.
    Structure,
    /// What is said.
    Quote,
    /// The words that tie it to a source.
    Cue,
    /// Who says it.
    Source,
    /// Names, places, dates.
    Entity,
    /// Worth a second look: places in the reporter's own words. Experimental ([`Layer::is_experimental`]).
    Signal,
    /// What the rules of packs label, with labels of their own.
    Label,
}

impl Layer {
    /// Whether its rules are off until somebody switches them on ([`crate::Rulebook::switch_layer`]).
    pub fn is_experimental(self) -> bool {
        self == Layer::Signal
    }
}

/// What part of a finding a stretch plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// What is said.
    Content,
    /// The saying words.
    Cue,
    /// Who says it.
    Source,
    /// The whole of a finding that has no parts: a name, a block, a signal.
    Whole,
}

/// What a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// An attribution: content, cue and source as one.
    Quote(QuoteKind),
    /// A name or date.
    Entity(EntityKind),
    /// A stretch of the article's structure.
    Block(BlockKind),
    /// A place in the reporter's own words that is worth a second look; never inside an attribution's content.
    Signal(SignalKind),
    /// A stretch with a label of the rule's own: [`Finding::name`].
    Label,
}

/// How sure a rule is, in per cent: the share of its findings that were right when it was measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Confidence(pub u8);

/// Stretches: nearly always one, which is held without an allocation of its own.
pub type Spans = SmallVec<[Span; 1]>;

/// The parts of a finding: most have one.
pub type Parts = SmallVec<[Part; 1]>;

/// The stretches that play one role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Their role.
    pub role: Role,
    /// In order, none overlapping, never empty.
    pub spans: Spans,
}

/// Something the rules found. It carries no prose: why is looked up by its rule id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule that made it.
    pub rule: RuleId,
    /// What it is.
    pub kind: Kind,
    /// An attribution's content, cue and source (those it has), or one [`Role::Whole`].
    pub parts: Parts,
    /// Who says it (attributions), or who it is (person and organisation names).
    pub person: Option<PersonId>,
    /// The canonical name of what a name or date names: *United States* for *US*. The label of
    /// a label. None for the rest.
    pub name: Option<String>,
    /// How sure the rule is.
    pub confidence: Confidence,
    /// Whether it is an attribution inside another one's content.
    pub nested: bool,
}

impl Kind {
    /// The layer this kind of finding is shown in. An attribution's parts have their own: [`Role::layer`].
    pub fn layer(self) -> Layer {
        match self {
            Kind::Quote(_) => Layer::Quote,
            Kind::Entity(_) => Layer::Entity,
            Kind::Block(_) => Layer::Structure,
            Kind::Signal(_) => Layer::Signal,
            Kind::Label => Layer::Label,
        }
    }
}

impl Role {
    /// The layer an attribution's part of this role is shown in; none for [`Role::Whole`].
    pub fn layer(self) -> Option<Layer> {
        match self {
            Role::Content => Some(Layer::Quote),
            Role::Cue => Some(Layer::Cue),
            Role::Source => Some(Layer::Source),
            Role::Whole => None,
        }
    }
}

impl Finding {
    /// The stretches of `role`, in order; empty if it has none.
    pub fn spans(&self, role: Role) -> &[Span] {
        self.parts.iter().find(|p| p.role == role).map_or(&[], |p| &p.spans)
    }

    /// From the first byte of its first part in the text to the last byte of its last.
    pub fn cover(&self) -> Span {
        let mut spans = self.parts.iter().flat_map(|p| p.spans.iter().copied());
        let first = spans.next().unwrap_or(Span::new(0, 0));
        spans.fold(first, Span::cover)
    }
}

impl Attribution {
    /// It as a finding, which takes its parts.
    pub(crate) fn finding(&mut self) -> Finding {
        let all = [
            (Role::Content, &mut self.content),
            (Role::Cue, &mut self.cue),
            (Role::Source, &mut self.source),
        ];
        let mut parts = Parts::with_capacity(all.iter().filter(|(_, spans)| !spans.is_empty()).count());
        for (role, spans) in all {
            if !spans.is_empty() {
                let spans = std::mem::take(spans);
                parts.push(Part { role, spans });
            }
        }
        Finding {
            rule: self.rule.clone(),
            kind: Kind::Quote(self.kind),
            parts,
            person: self.person,
            name: None,
            confidence: self.confidence,
            nested: self.nested,
        }
    }
}
