//! What marks say, and where they stand.

use sayso_engine::{EntityKind, QuoteKind, SignalKind, SourceKind};
use sayso_notebook::{Anchor, Body, Coded, Speaker};
use serde::{Deserialize, Serialize};

use crate::Offsets;

/// What a variable was given its value for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "unit", rename_all = "lowercase")]
pub enum CodedJson {
    /// The article.
    Article,
    /// A paragraph.
    Paragraph {
        /// All of it.
        at: AnchorJson,
    },
    /// A quote or reported statement.
    Statement {
        /// What is said.
        at: AnchorJson,
    },
    /// Somebody who speaks.
    Source {
        /// The voice's name.
        name: String,
    },
}

/// What a mark says about its stretch of text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum BodyJson {
    /// Somebody says something.
    Attribution {
        /// `direct`, `mixed` or `indirect`.
        #[serde(rename = "type", with = "crate::labels::quote_kind")]
        kind: QuoteKind,
        /// What is said.
        content: AnchorJson,
        /// The saying words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        cue: Option<AnchorJson>,
        /// The source as it stands there.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        source: Option<AnchorJson>,
        /// Whose words they are.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        speaker: Option<SpeakerJson>,
    },
    /// A name or date.
    Entity {
        /// `person`, `organisation`, `place` or `date`.
        #[serde(rename = "type", with = "crate::labels::entity_kind")]
        kind: EntityKind,
        /// Where.
        at: AnchorJson,
    },
    /// A place in the reporter's own words that is worth a second look.
    Signal {
        /// `hedge`, `loaded`, `unattributed` or `vague`.
        #[serde(rename = "type", with = "crate::labels::signal_kind")]
        kind: SignalKind,
        /// Where.
        at: AnchorJson,
    },
    /// A stretch with a label of somebody's own.
    Label {
        /// The label.
        label: String,
        /// Where.
        at: AnchorJson,
    },
    /// A stretch the reader marks.
    Highlight {
        /// Where.
        at: AnchorJson,
    },
}

/// Who says it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpeakerJson {
    /// The full name, or the words that stand for somebody not named.
    pub name: String,
    /// `person`, `unnamed`, `group`, `organisation`, `document`, `media` or `social`.
    #[serde(rename = "type", with = "crate::labels::source_kind")]
    pub kind: SourceKind,
}

/// Where a mark stands, in code points; from 0 to 0 if its words are not in the text any more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnchorJson {
    /// The first code point.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// The pieces, where it is broken; `start` and `end` cover them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub spans: Vec<(u32, u32)>,
    /// The words from `start` to `end`.
    pub exact: String,
    /// Up to 32 characters before.
    #[serde(default)]
    pub prefix: String,
    /// Up to 32 characters after.
    #[serde(default)]
    pub suffix: String,
}

impl From<&Speaker> for SpeakerJson {
    fn from(speaker: &Speaker) -> Self {
        Self {
            name: speaker.name.clone(),
            kind: speaker.kind,
        }
    }
}

impl From<&SpeakerJson> for Speaker {
    fn from(json: &SpeakerJson) -> Self {
        Self {
            name: json.name.clone(),
            kind: json.kind,
        }
    }
}

impl CodedJson {
    pub(super) fn new(of: &Coded, offsets: Offsets<'_>) -> Self {
        match of {
            Coded::Article => Self::Article,
            Coded::Paragraph { at } => Self::Paragraph {
                at: AnchorJson::new(at, offsets),
            },
            Coded::Statement { at } => Self::Statement {
                at: AnchorJson::new(at, offsets),
            },
            Coded::Source { name } => Self::Source { name: name.clone() },
        }
    }

    /// What it stands for, or the words of the anchor that does not fit the text.
    pub(super) fn coded(&self, offsets: Offsets<'_>) -> Result<Coded, String> {
        let anchor = |a: &AnchorJson| a.anchor(offsets).ok_or_else(|| a.exact.clone());
        Ok(match self {
            Self::Article => Coded::Article,
            Self::Paragraph { at } => Coded::Paragraph { at: anchor(at)? },
            Self::Statement { at } => Coded::Statement { at: anchor(at)? },
            Self::Source { name } => Coded::Source { name: name.clone() },
        })
    }
}

impl BodyJson {
    /// Adds its anchors to `all`.
    pub(super) fn anchors<'a>(&'a mut self, all: &mut Vec<&'a mut AnchorJson>) {
        match self {
            Self::Attribution {
                content, cue, source, ..
            } => all.extend([Some(content), cue.as_mut(), source.as_mut()].into_iter().flatten()),
            Self::Entity { at, .. } | Self::Signal { at, .. } | Self::Label { at, .. } | Self::Highlight { at } => {
                all.push(at);
            }
        }
    }

    pub(super) fn new(body: &Body, offsets: Offsets<'_>) -> Self {
        let anchor = |a: &Anchor| AnchorJson::new(a, offsets);
        match body {
            Body::Attribution {
                kind,
                content,
                cue,
                source,
                speaker,
            } => Self::Attribution {
                kind: *kind,
                content: anchor(content),
                cue: cue.as_ref().map(anchor),
                source: source.as_ref().map(anchor),
                speaker: speaker.as_ref().map(SpeakerJson::from),
            },
            Body::Entity { kind, at } => Self::Entity {
                kind: *kind,
                at: anchor(at),
            },
            Body::Signal { kind, at } => Self::Signal {
                kind: *kind,
                at: anchor(at),
            },
            Body::Label { label, at } => Self::Label {
                label: label.clone(),
                at: anchor(at),
            },
            Body::Highlight { at } => Self::Highlight { at: anchor(at) },
        }
    }

    /// The body, or the words of the first anchor that does not fit the text.
    pub(super) fn body(&self, offsets: Offsets<'_>) -> Result<Body, String> {
        let anchor = |a: &AnchorJson| a.anchor(offsets).ok_or_else(|| a.exact.clone());
        Ok(match self {
            Self::Attribution {
                kind,
                content,
                cue,
                source,
                speaker,
            } => Body::Attribution {
                kind: *kind,
                content: anchor(content)?,
                cue: cue.as_ref().map(anchor).transpose()?,
                source: source.as_ref().map(anchor).transpose()?,
                speaker: speaker.as_ref().map(Speaker::from),
            },
            Self::Entity { kind, at } => Body::Entity {
                kind: *kind,
                at: anchor(at)?,
            },
            Self::Signal { kind, at } => Body::Signal {
                kind: *kind,
                at: anchor(at)?,
            },
            Self::Label { label, at } => Body::Label {
                label: label.clone(),
                at: anchor(at)?,
            },
            Self::Highlight { at } => Body::Highlight { at: anchor(at)? },
        })
    }
}

impl AnchorJson {
    pub(super) fn new(anchor: &Anchor, offsets: Offsets<'_>) -> Self {
        let (start, end) = offsets.code_points(anchor.cover());
        let spans = anchor.spans.iter().map(|s| offsets.code_points(*s));
        Self {
            start,
            end,
            spans: if anchor.spans.len() > 1 {
                spans.collect()
            } else {
                Vec::new()
            },
            exact: anchor.exact.clone(),
            prefix: anchor.prefix.clone(),
            suffix: anchor.suffix.clone(),
        }
    }

    /// None if it does not fit the text.
    pub(super) fn anchor(&self, offsets: Offsets<'_>) -> Option<Anchor> {
        if (self.start, self.end, self.spans.is_empty()) == (0, 0, true) {
            // Its words have no place.
            return Some(Anchor {
                spans: Vec::new(),
                exact: self.exact.clone(),
                prefix: self.prefix.clone(),
                suffix: self.suffix.clone(),
            });
        }
        let cover = offsets.span((self.start, self.end))?;
        let pieces = if self.spans.is_empty() {
            &[(self.start, self.end)][..]
        } else {
            &self.spans
        };
        let in_order = pieces.windows(2).all(|two| two[0].1 <= two[1].0);
        let spans = pieces.iter().map(|p| offsets.span(*p)).collect::<Option<Vec<_>>>()?;
        let covered = spans.first()?.start == cover.start && spans.last()?.end == cover.end;
        (in_order && covered && cover.of(offsets.text()) == self.exact).then(|| Anchor {
            spans,
            exact: self.exact.clone(),
            prefix: self.prefix.clone(),
            suffix: self.suffix.clone(),
        })
    }
}
