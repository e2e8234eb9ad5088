use serde::{Deserialize, Serialize};

use crate::file::FileKind;

/// The file that a student hands in.
pub const SUBMISSION: FileKind = FileKind {
    format: "sayso-submission",
    called: "a student's work",
    version: 1,
    max_bytes: 50_000_000,
};

/// What a student hands in.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Submission {
    /// The exercise's id.
    pub exercise: String,
    /// The exercise's revision.
    #[serde(default)]
    pub revision: u32,
    /// Who did it.
    pub student: Student,
    /// The how-manieth try, and when, if that was asked for.
    #[serde(default)]
    pub attempt: Attempt,
    /// The marks.
    #[serde(default)]
    pub marks: Vec<HandedMark>,
    /// The answers.
    #[serde(default)]
    pub answers: Vec<Answer>,
    /// What was done when; only where the exercise asks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<Step>,
}

/// One thing that was done.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// When, in milliseconds since 1970-01-01T00:00Z.
    pub at: u64,
    /// `marked`, `changed`, `noted`, `removed`, `answered` or `undone`.
    pub did: String,
    /// The mark's label or the prompt's id; empty where neither is meant.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub what: String,
}

/// Who did it, as they say themselves.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Student {
    /// A name or a code.
    #[serde(default)]
    pub name: String,
}

/// A try.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attempt {
    /// Counted from 1; 0 where it is not known.
    #[serde(default)]
    pub number: u32,
    /// When the work began, in milliseconds since 1970-01-01T00:00Z; only where the exercise asks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub began: Option<u64>,
    /// When it was handed in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<u64>,
}

impl Attempt {
    /// Whole minutes from its beginning to its end, by the student's own clock; none where that was not asked for.
    pub fn minutes(&self) -> Option<u64> {
        Some(self.ended?.saturating_sub(self.began?) / 60_000)
    }
}

/// A student's mark.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandedMark {
    /// What it is marked as.
    pub label: String,
    /// Where.
    pub at: Place,
    /// Quotes: who says it, as the student has it; `nobody` where they say that nobody is named.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
    /// The student's note.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// A stretch of an article's text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The first code point.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// Its words, by which it is found in another version of the text.
    #[serde(default)]
    pub exact: String,
    /// Up to 32 characters before.
    #[serde(default)]
    pub prefix: String,
    /// Up to 32 characters after.
    #[serde(default)]
    pub suffix: String,
}

/// An answer to a prompt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// The prompt's id.
    pub prompt: String,
    /// What was given.
    #[serde(flatten)]
    pub given: Given,
}

/// What was given as an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Given {
    /// Words.
    Text(String),
    /// The ids of what was chosen.
    Choices(Vec<String>),
    /// A number of a scale.
    Value(i32),
    /// A ledger: for each source, its name and a number for each criterion, none where it was left out.
    Ledger(Vec<(String, Vec<Option<i32>>)>),
}
