use sayso_engine::{EntityKind, Finding, Kind, People, QuoteKind, Role, SignalKind, SourceKind};

use crate::Anchor;

/// Who says it, as a decision keeps it: by name, so that it outlives new rules.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Speaker {
    /// The full name, or the words that stand for somebody not named.
    pub name: String,
    /// What kind of source.
    pub kind: SourceKind,
}

/// How words that somebody marks as a quote are given: word for word if all of it stands between quotation marks, mixed if some does.
pub fn quote_kind(words: &str) -> QuoteKind {
    let marks = |c: char| matches!(c, '"' | '“' | '”' | '„' | '«' | '»');
    let inner = words.trim().strip_prefix(marks);
    match inner.map(|words| words.trim_end_matches(marks)) {
        Some(inner) if !inner.contains(marks) => QuoteKind::Direct,
        _ if words.contains(marks) => QuoteKind::Mixed,
        _ => QuoteKind::Indirect,
    }
}

/// What two bodies must share to be about the same thing.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum BodyKind {
    Attribution(QuoteKind),
    Entity(EntityKind),
    Signal(SignalKind),
    Label,
    Highlight,
}

impl BodyKind {
    pub fn of(body: &Body) -> Self {
        match body {
            Body::Attribution { kind, .. } => BodyKind::Attribution(*kind),
            Body::Entity { kind, .. } => BodyKind::Entity(*kind),
            Body::Signal { kind, .. } => BodyKind::Signal(*kind),
            Body::Label { .. } => BodyKind::Label,
            Body::Highlight { .. } => BodyKind::Highlight,
        }
    }
}

/// What a mark says about its stretch of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    /// Somebody says something.
    Attribution {
        /// How the words are given.
        kind: QuoteKind,
        /// What is said.
        content: Anchor,
        /// The saying words.
        cue: Option<Anchor>,
        /// The source as it stands there.
        source: Option<Anchor>,
        /// Whose words they are; none where nobody is named.
        speaker: Option<Speaker>,
    },
    /// A name or date.
    Entity {
        /// What kind.
        kind: EntityKind,
        /// Where.
        at: Anchor,
    },
    /// A place in the reporter's own words that is worth a second look.
    Signal {
        /// Why.
        kind: SignalKind,
        /// Where.
        at: Anchor,
    },
    /// A stretch with a label of somebody's own.
    Label {
        /// The label.
        label: String,
        /// Where.
        at: Anchor,
    },
    /// A stretch the reader marks, without saying what it is.
    Highlight {
        /// Where.
        at: Anchor,
    },
}

impl Body {
    /// The snapshot of a finding in `text`; none for the article's structure, which nobody decides on.
    pub fn of(finding: &Finding, text: &str, people: &People) -> Option<Self> {
        let anchor = |role| {
            let spans = finding.spans(role);
            (!spans.is_empty()).then(|| Anchor::new(text, spans.to_vec()))
        };
        match finding.kind {
            Kind::Quote(kind) => Some(Body::Attribution {
                kind,
                content: anchor(Role::Content)?,
                cue: anchor(Role::Cue),
                source: anchor(Role::Source),
                speaker: finding.person.map(|id| {
                    let person = people.get(id);
                    Speaker {
                        name: person.name.clone(),
                        kind: person.kind,
                    }
                }),
            }),
            Kind::Entity(kind) => Some(Body::Entity {
                kind,
                at: anchor(Role::Whole)?,
            }),
            Kind::Signal(kind) => Some(Body::Signal {
                kind,
                at: anchor(Role::Whole)?,
            }),
            Kind::Label => Some(Body::Label {
                label: finding.name.clone()?,
                at: anchor(Role::Whole)?,
            }),
            Kind::Block(_) => None,
        }
    }

    /// Its parts and the roles they play.
    pub fn parts(&self) -> impl Iterator<Item = (Role, &Anchor)> {
        let parts = match self {
            Body::Attribution {
                content, cue, source, ..
            } => [
                Some((Role::Content, content)),
                cue.as_ref().map(|a| (Role::Cue, a)),
                source.as_ref().map(|a| (Role::Source, a)),
            ],
            Body::Entity { at, .. } | Body::Signal { at, .. } | Body::Label { at, .. } | Body::Highlight { at } => {
                [Some((Role::Whole, at)), None, None]
            }
        };
        parts.into_iter().flatten()
    }

    /// The label of somebody's own, if it is one.
    pub fn label(&self) -> Option<&str> {
        match self {
            Body::Label { label, .. } => Some(label),
            _ => None,
        }
    }

    /// Who says it, if somebody is named.
    pub fn speaker(&self) -> Option<&Speaker> {
        match self {
            Body::Attribution { speaker, .. } => speaker.as_ref(),
            Body::Entity { .. } | Body::Signal { .. } | Body::Label { .. } | Body::Highlight { .. } => None,
        }
    }

    /// The body with each of its anchors changed so.
    pub(crate) fn map_anchors(mut self, change: &impl Fn(&Anchor) -> Anchor) -> Self {
        match &mut self {
            Body::Attribution {
                content, cue, source, ..
            } => {
                for anchor in [Some(content), cue.as_mut(), source.as_mut()].into_iter().flatten() {
                    *anchor = change(anchor);
                }
            }
            Body::Entity { at, .. } | Body::Signal { at, .. } | Body::Label { at, .. } | Body::Highlight { at } => {
                *at = change(at);
            }
        }
        self
    }

    /// The body as it stands in `text`; none if its anchor is an orphan there. A cue or source whose words are
    /// gone is left out.
    pub fn moved_to(&self, text: &str) -> Option<Self> {
        let mut moved = self.clone();
        match &mut moved {
            Body::Attribution {
                content, cue, source, ..
            } => {
                *content = content.moved_to(text)?;
                *cue = cue.as_ref().and_then(|a| a.moved_to(text));
                *source = source.as_ref().and_then(|a| a.moved_to(text));
            }
            Body::Entity { at, .. } | Body::Signal { at, .. } | Body::Label { at, .. } | Body::Highlight { at } => {
                *at = at.moved_to(text)?;
            }
        }
        Some(moved)
    }

    /// The anchor it is known by, to be put elsewhere.
    pub fn anchor_mut(&mut self) -> &mut Anchor {
        match self {
            Body::Attribution { content, .. } => content,
            Body::Entity { at, .. } | Body::Signal { at, .. } | Body::Label { at, .. } | Body::Highlight { at } => at,
        }
    }

    /// The anchor it is known by: an attribution's content, else the whole.
    pub fn anchor(&self) -> &Anchor {
        match self {
            Body::Attribution { content, .. } => content,
            Body::Entity { at, .. } | Body::Signal { at, .. } | Body::Label { at, .. } | Body::Highlight { at } => at,
        }
    }
}
