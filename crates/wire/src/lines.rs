//! The evaluation lines: one JSON object a document, offsets in Unicode code points, half open.

use serde::{Deserialize, Serialize};

/// One document's annotations.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DocumentLine {
    /// The document's name: letters, digits, `.`, `_`, `-`.
    pub id: String,
    /// The text's name where several lines share one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text_id: Option<String>,
    /// Gold only: not every attribution is marked.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub partial: bool,
    /// In any order.
    pub annotations: Vec<AnnotationLine>,
}

/// A quote, cue, source, entity or block.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct AnnotationLine {
    /// `quote`, `cue`, `source`, `entity` or `block`.
    pub kind: String,
    /// Unique in its document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// `direct`, `person`, `headline`, …; null for cues.
    #[serde(rename = "type")]
    pub label: Option<String>,
    /// Start of the covering span, in code points.
    pub start: u32,
    /// Its end, excluded.
    pub end: u32,
    /// The true extent where it is discontinuous.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub spans: Vec<(u32, u32)>,
    /// A quote's source annotation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// A quote's cue annotation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cue: Option<String>,
    /// The canonical name of who or what it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entity: Option<String>,
    /// Gold only: every name of that person in the document.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// `speech` or `other`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub class: Option<String>,
}
