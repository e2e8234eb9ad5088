//! Codebooks as JSON: the labels and variables that somebody codes articles with, to be handed from one to another.
//! `docs/schema/sayso-codebook-1.schema.json` describes the file.

use std::fmt;

use sayso_notebook::{Codebook, CodebookProblem, CodingUnit, Label, Value, Variable};
use serde::{Deserialize, Serialize};

use crate::file::{FileKind, FileProblem};

/// A codebook's file.
pub const CODEBOOK: FileKind = FileKind {
    format: "sayso-codebook",
    called: "a codebook",
    version: 1,
    max_bytes: 2_000_000,
};

/// The labels and variables.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodebookJson {
    /// What people call it.
    #[serde(default)]
    pub name: String,
    /// Counted up with every change.
    #[serde(default)]
    pub revision: u32,
    /// In the order they are offered.
    #[serde(default)]
    pub labels: Vec<LabelJson>,
    /// In the order they are asked.
    #[serde(default)]
    pub variables: Vec<VariableJson>,
}

/// A label for stretches of text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LabelJson {
    /// Lower-case words with hyphens.
    pub id: String,
    /// What people read.
    pub name: String,
    /// When it applies.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub definition: String,
    /// Words that get it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub include: Vec<String>,
    /// Words that do not.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub exclude: Vec<String>,
    /// One of the palette's colours, counted from 1.
    pub colour: u8,
    /// The sign beside its stretches.
    pub letter: char,
    /// The key that marks with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<char>,
    /// The heading it stands under.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub group: String,
}

/// A question with a closed list of answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VariableJson {
    /// Lower-case words with hyphens.
    pub id: String,
    /// What people read.
    pub name: String,
    /// What is asked.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub definition: String,
    /// `article`, `paragraph`, `statement` or `source`.
    pub of: UnitJson,
    /// The answers; `cannot-tell` goes without saying.
    pub values: Vec<ValueJson>,
    /// The heading it stands under.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub group: String,
}

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ValueJson {
    /// Lower-case words with hyphens.
    pub id: String,
    /// What people read.
    pub name: String,
    /// When it applies.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub definition: String,
}

/// What a variable has one value for each of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum UnitJson {
    /// The article.
    Article,
    /// Each paragraph.
    Paragraph,
    /// Each quote or reported statement.
    Statement,
    /// Each voice.
    Source,
}

/// Why a codebook cannot be taken in. Its [`fmt::Display`] is a sentence that says what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// It is no codebook, or not whole.
    File(FileProblem),
    /// It says what cannot be.
    Faulty(Vec<CodebookProblem>),
}

/// Reads a codebook's file. `taken` are the keys that do something else in the program: a label of such a key, or of one that is
/// no key at all here, is taken in without it. Any text will do: nothing panics.
///
/// # Errors
/// [`Problem`] when it is no codebook, or one that cannot be used.
pub fn read(json: &str, taken: &[char]) -> Result<Codebook, Problem> {
    let mut codebook = Codebook::from(CODEBOOK.read::<CodebookJson>(json).map_err(Problem::File)?);
    for label in &mut codebook.labels {
        label.key = label.key.filter(|key| !taken.contains(key));
    }
    match codebook.problems(taken) {
        problems if problems.is_empty() => Ok(codebook),
        problems => Err(Problem::Faulty(problems)),
    }
}

/// A codebook's file.
pub fn write(codebook: &Codebook) -> String {
    CODEBOOK.write(&CodebookJson::from(codebook))
}

impl From<&Codebook> for CodebookJson {
    fn from(codebook: &Codebook) -> Self {
        Self {
            name: codebook.name.clone(),
            revision: codebook.revision,
            labels: codebook.labels.iter().cloned().map(LabelJson::from).collect(),
            variables: codebook.variables.iter().cloned().map(VariableJson::from).collect(),
        }
    }
}

impl From<CodebookJson> for Codebook {
    fn from(json: CodebookJson) -> Self {
        Self {
            name: json.name,
            revision: json.revision,
            labels: json.labels.into_iter().map(Label::from).collect(),
            variables: json.variables.into_iter().map(Variable::from).collect(),
        }
    }
}

/// Two structs of the same fields, one inside and one on the wire, made of each other.
macro_rules! same_fields {
    ($inside:ident, $wire:ident: $($field:ident),+) => {
        impl From<$inside> for $wire {
            fn from(from: $inside) -> Self {
                Self { $($field: from.$field),+ }
            }
        }

        impl From<$wire> for $inside {
            fn from(from: $wire) -> Self {
                Self { $($field: from.$field),+ }
            }
        }
    };
}

same_fields!(Label, LabelJson: id, name, definition, include, exclude, colour, letter, key, group);
same_fields!(Value, ValueJson: id, name, definition);

impl From<Variable> for VariableJson {
    fn from(from: Variable) -> Self {
        Self {
            id: from.id,
            name: from.name,
            definition: from.definition,
            of: match from.of {
                CodingUnit::Article => UnitJson::Article,
                CodingUnit::Paragraph => UnitJson::Paragraph,
                CodingUnit::Statement => UnitJson::Statement,
                CodingUnit::Source => UnitJson::Source,
            },
            values: from.values.into_iter().map(ValueJson::from).collect(),
            group: from.group,
        }
    }
}

impl From<VariableJson> for Variable {
    fn from(from: VariableJson) -> Self {
        Self {
            id: from.id,
            name: from.name,
            definition: from.definition,
            of: match from.of {
                UnitJson::Article => CodingUnit::Article,
                UnitJson::Paragraph => CodingUnit::Paragraph,
                UnitJson::Statement => CodingUnit::Statement,
                UnitJson::Source => CodingUnit::Source,
            },
            values: from.values.into_iter().map(Value::from).collect(),
            group: from.group,
        }
    }
}

impl std::error::Error for Problem {}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(problem) => problem.fmt(f),
            Self::Faulty(problems) => {
                f.write_str("This codebook cannot be used as it is.")?;
                problems.iter().take(5).try_for_each(|problem| write!(f, " {problem}"))
            }
        }
    }
}
