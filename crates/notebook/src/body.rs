use sayso_engine::{EntityKind, Finding, Kind, People, QuoteKind, Role, SourceKind};

use crate::Anchor;

/// Who says it, as a decision keeps it: by name, so that it outlives new rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// The full name, or the words that stand for somebody not named.
    pub name: String,
    /// What kind of source.
    pub kind: SourceKind,
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
            Kind::Block(_) => None,
        }
    }

    /// The anchor it is known by: an attribution's content, else the whole.
    pub fn anchor(&self) -> &Anchor {
        match self {
            Body::Attribution { content, .. } => content,
            Body::Entity { at, .. } | Body::Highlight { at } => at,
        }
    }
}
