use serde::{Deserialize, Serialize};

use super::{Exercise, Place};
use crate::file::FileKind;

/// A lesson's file, which stays with the teacher.
pub const LESSON: FileKind = FileKind {
    format: "sayso-lesson",
    called: "a lesson",
    version: 1,
    max_bytes: 20_000_000,
};

/// An exercise with its key.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Lesson {
    /// What is handed out.
    pub exercise: Exercise,
    /// What is right.
    #[serde(default)]
    pub key: Key,
    /// The teacher's own notes, in Markdown.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub notes: String,
    /// Comments that the teacher uses again and again.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub comments: Vec<String>,
    /// What the exercise was like when it was given its revision, as a digest; empty while it has none of its own.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub edition: String,
}

/// What is right.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Key {
    /// The marks that should be found.
    #[serde(default)]
    pub marks: Vec<KeyMark>,
    /// Stretches where marks count for nothing, neither for nor against.
    #[serde(default)]
    pub zones: Vec<Zone>,
    /// The answers that are right.
    #[serde(default)]
    pub answers: Vec<KeyAnswer>,
}

/// A mark that should be found.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct KeyMark {
    /// Unique in the key.
    pub id: String,
    /// What it is marked as.
    pub label: String,
    /// Where.
    pub at: Place,
    /// Other stretches that are as right.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub alternatives: Vec<Place>,
    /// For quotes: who says it, by every name that is right; empty where that is not asked. `nobody` where nobody is named.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<String>,
    /// What it is worth; half of it is for the source, where one is asked.
    #[serde(default = "one")]
    pub points: f64,
    /// Whether a person stands behind it. The machine's own are not until somebody has looked.
    #[serde(default)]
    pub checked: bool,
    /// Why, for the student.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub why: String,
}

impl KeyMark {
    /// Whether it says more than a mark in an article can: other stretches, other names, more or fewer points than one.
    pub fn says_more(&self) -> bool {
        !self.alternatives.is_empty() || self.sources.len() > 1 || self.points != one()
    }
}

fn one() -> f64 {
    1.0
}

/// A stretch where marks count for nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Zone {
    /// Where.
    pub at: Place,
    /// For marks of this label only; empty for all.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub label: String,
}

/// An answer that is right.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyAnswer {
    /// The prompt's id.
    pub prompt: String,
    /// Choices: those that are right.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<String>,
    /// Scales: the least and the most that is right.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub range: Option<(i32, i32)>,
    /// Texts: how an answer could go, for the one who marks and for feedback.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub model: String,
}
