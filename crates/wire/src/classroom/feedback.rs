use serde::{Deserialize, Serialize};

use super::{Article, Place, Student};
use crate::file::FileKind;

/// The file that a student gets back.
pub const FEEDBACK: FileKind = FileKind {
    format: "sayso-feedback",
    called: "feedback",
    version: 1,
    max_bytes: 50_000_000,
};

/// What a student gets back.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Feedback {
    /// The exercise's id.
    pub exercise: String,
    /// What people call it.
    pub title: String,
    /// The article, on which the marks are shown; files of earlier programs have none.
    #[serde(default, skip_serializing_if = "Article::is_empty")]
    pub article: Article,
    /// Whose work it was.
    pub student: Student,
    /// What it came to.
    pub outcome: Outcome,
    /// Each mark: those that are right, those that were missed, and those that are not in the key.
    pub marks: Vec<MarkFeedback>,
    /// Each prompt.
    pub prompts: Vec<PromptFeedback>,
    /// What the teacher says of it all, in Markdown.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub comment: String,
}

/// What work came to.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Outcome {
    /// The points reached.
    pub points: f64,
    /// All there were.
    pub of: f64,
    /// The rubric's level.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub level: String,
}

/// What is said of one mark.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MarkFeedback {
    /// `matched`, `missed` or `extra`.
    pub is: String,
    /// What it is marked as: the label's id.
    pub label: String,
    /// What people call a label of the teacher's own.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub called: String,
    /// Quotes: who says it, by the key; by the student where it is extra.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
    /// Where: the key's place for those matched and missed.
    pub at: Place,
    /// Quotes: whether the right source was named; left out where that was not asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source_right: Option<bool>,
    /// The points it brought.
    pub points: f64,
    /// Why, from the key.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub why: String,
}

/// What is said of one answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PromptFeedback {
    /// The prompt's id.
    pub prompt: String,
    /// The question, in Markdown.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// What was answered, in words; empty where nothing was.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub answer: String,
    /// The points it brought; left out while nobody has marked it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub points: Option<f64>,
    /// All there were.
    pub of: f64,
    /// What is right, or how an answer could go.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub model: String,
    /// What the teacher says of it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub comment: String,
}
