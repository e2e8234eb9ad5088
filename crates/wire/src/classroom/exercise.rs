use serde::{Deserialize, Serialize};

use crate::codebook::CodebookJson;
use crate::file::FileKind;

/// An exercise's file: all that a student needs, and nothing of the key.
pub const EXERCISE: FileKind = FileKind {
    format: "sayso-exercise",
    called: "an exercise",
    version: 1,
    max_bytes: 20_000_000,
};

/// What a class is to do with an article.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Exercise {
    /// Random, made when the exercise is: what is handed in names it.
    pub id: String,
    /// Counted up whenever it is handed out anew after a change, from 1.
    #[serde(default)]
    pub revision: u32,
    /// What people call it.
    pub title: String,
    /// What to do, in Markdown.
    #[serde(default)]
    pub instructions: String,
    /// The article.
    pub article: Article,
    /// Labels of the teacher's own.
    #[serde(default)]
    pub codebook: CodebookJson,
    /// The labels that students mark with: ids of the codebook, `quote`, or kinds of entity (`person`, `place`, …).
    #[serde(default)]
    pub labels: Vec<String>,
    /// What is asked, in order.
    #[serde(default)]
    pub prompts: Vec<Prompt>,
    /// When students see what the machine has marked.
    #[serde(default)]
    pub machine_marks: MachineMarks,
    /// Whether students may hold their marks against the machine's before they hand in.
    #[serde(default)]
    pub check: bool,
    /// What is written down while they work; they are told.
    #[serde(default)]
    pub observed: Observed,
    /// How it is marked.
    #[serde(default)]
    pub marking: Marking,
}

/// The article of an exercise.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Article {
    /// Its headline.
    #[serde(default)]
    pub title: String,
    /// Every offset counts its code points.
    pub text: String,
}

impl Article {
    /// Whether there is no article.
    pub fn is_empty(&self) -> bool {
        self.title.is_empty() && self.text.is_empty()
    }
}

/// One thing that is asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Prompt {
    /// Unique in the exercise.
    pub id: String,
    /// The question, in Markdown.
    pub text: String,
    /// How it is answered.
    #[serde(flatten)]
    pub kind: PromptKind,
    /// What a full answer is worth; 0 for one that is not scored.
    #[serde(default)]
    pub points: f64,
}

/// How a prompt is answered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum PromptKind {
    /// In words. A person marks it.
    Text,
    /// By choosing.
    Choice {
        /// What there is to choose from.
        choices: Vec<Choice>,
        /// Whether more than one may be chosen.
        #[serde(default)]
        several: bool,
    },
    /// By a whole number.
    Scale {
        /// The least.
        from: i32,
        /// The most.
        to: i32,
        /// What the least means.
        #[serde(default)]
        least: String,
        /// What the most means.
        #[serde(default)]
        most: String,
    },
    /// By marks in the text.
    Mark {
        /// With one of these labels.
        labels: Vec<String>,
    },
    /// By the ledger of sources, with a number for each criterion of this rubric.
    Ledger {
        /// `a-nice`, `imvain`, or criteria of the teacher's own with commas between them.
        rubric: String,
    },
}

/// Something to choose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// Unique in the prompt.
    pub id: String,
    /// What people read.
    pub text: String,
}

/// When students see what the machine has marked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MachineMarks {
    /// Not at all.
    Never,
    /// When they have tried and ask for it.
    #[default]
    AfterTry,
    /// From the start.
    Always,
}

/// What is written down while students work. Nothing, unless the teacher asks for it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Observed {
    /// When the work began and when it was handed in.
    #[serde(default)]
    pub time: bool,
    /// Each step.
    #[serde(default)]
    pub history: bool,
}

/// How an exercise is marked.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Marking {
    /// How closely a mark has to fit.
    #[serde(default)]
    pub leniency: Leniency,
    /// What each mark that is not in the key takes away; 0 by default.
    #[serde(default)]
    pub extra_cost: f64,
    /// The levels, from the lowest; a result is given the highest that its share of the points reaches.
    #[serde(default)]
    pub levels: Vec<Level>,
}

/// How closely a mark has to fit the key.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Leniency {
    /// Quotation marks, punctuation and articles count for nothing, and any word in common will do.
    #[default]
    Forgiving,
    /// From the first letter to the last, but for white space and quotation marks at the ends.
    Strict,
}

/// A level of the rubric.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Level {
    /// What people read: *Proficient*.
    pub name: String,
    /// From how much of all points it is reached, in per cent.
    pub from: f64,
}

impl Exercise {
    /// The levels that a rubric has if the teacher says nothing else.
    pub fn usual_levels() -> Vec<Level> {
        [("Basic", 0.0), ("Emergent", 50.0), ("Proficient", 80.0)]
            .into_iter()
            .map(|(name, from)| Level {
                name: name.to_owned(),
                from,
            })
            .collect()
    }
}
