//! Codebooks as JSON: the labels and variables that somebody codes articles with, to be handed from one to another.
//! `docs/schema/sayso-codebook-1.schema.json` describes the file.

use std::fmt;

use sayso_notebook::{Codebook, CodebookProblem, CodingUnit, Label, Value, Variable};
use serde::{Deserialize, Serialize};
use serde_json::error::Category;

/// What `format` says in a codebook's file.
pub const FORMAT: &str = "sayso-codebook";

/// The version this program writes, and the newest it reads.
pub const VERSION: u32 = 1;

/// Largest file that is read, in bytes.
pub const MAX_BYTES: usize = 2_000_000;

/// A codebook's file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodebookFile {
    /// Always `sayso-codebook`.
    pub format: String,
    /// [`VERSION`].
    pub version: u32,
    /// What it holds.
    #[serde(flatten)]
    pub codebook: CodebookJson,
}

/// The labels and variables.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodebookJson {
    /// What people call it.
    #[serde(default)]
    pub name: String,
    /// Counted up with every change that was handed out.
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

/// Why a file cannot be taken in. Its [`fmt::Display`] is a sentence that says what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// Not JSON, or cut short.
    NotJson {
        /// Counted from 1.
        line: usize,
    },
    /// JSON, but no codebook.
    NotOurs,
    /// From a version of Sayso that this one does not know.
    Newer {
        /// The file's version.
        version: u32,
    },
    /// Larger than [`MAX_BYTES`].
    TooLarge,
    /// Something in it is missing or of the wrong form.
    Damaged {
        /// What.
        what: String,
        /// Counted from 1.
        line: usize,
    },
    /// It says what cannot be.
    Faulty(Vec<CodebookProblem>),
}

/// Reads a codebook's file. `taken` are the keys that do something else in the program: a label of such a key, or of one that is
/// no key at all here, is taken in without it. Any text will do: nothing panics.
///
/// # Errors
/// [`Problem`] when it is no codebook, or one that cannot be used.
pub fn read(json: &str, taken: &[char]) -> Result<Codebook, Problem> {
    if json.len() > MAX_BYTES {
        return Err(Problem::TooLarge);
    }
    let json = json.strip_prefix('\u{feff}').unwrap_or(json);
    #[derive(Deserialize)]
    struct Head {
        #[serde(default)]
        format: String,
        #[serde(default)]
        version: u32,
    }
    let head: Head = serde_json::from_str(json).map_err(|e| match e.classify() {
        Category::Data => Problem::NotOurs,
        _ => Problem::NotJson { line: e.line() },
    })?;
    if head.format != FORMAT {
        return Err(Problem::NotOurs);
    }
    if head.version > VERSION {
        return Err(Problem::Newer { version: head.version });
    }
    let file: CodebookFile = serde_json::from_str(json).map_err(|e| Problem::Damaged {
        what: e.to_string(),
        line: e.line(),
    })?;
    let mut codebook = Codebook::from(file.codebook);
    for label in &mut codebook.labels {
        label.key = label.key.filter(|key| !taken.contains(key));
    }
    match codebook.problems(taken) {
        problems if problems.is_empty() => Ok(codebook),
        problems => Err(Problem::Faulty(problems)),
    }
}

/// A codebook's file, to be read by people too.
///
/// # Panics
/// Never: strings, numbers and lists can always be written.
pub fn write(codebook: &Codebook) -> String {
    let file = CodebookFile {
        format: FORMAT.to_owned(),
        version: VERSION,
        codebook: codebook.into(),
    };
    let mut json = serde_json::to_string_pretty(&file).expect("strings, numbers and lists");
    json.push('\n');
    json
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
            Self::NotJson { line } => write!(
                f,
                "This is no codebook: it is not JSON, or its end is missing (see line {line}). Export the codebook again."
            ),
            Self::NotOurs => {
                f.write_str("This is a JSON file, but no codebook of Sayso's. Choose a file that Sayso exported.")
            }
            Self::Newer { version } => write!(
                f,
                "This codebook comes from a newer version of Sayso (its format is {version}, and this page knows up to {VERSION}). \
                 Reload the page to get the newest version, then open the file again."
            ),
            Self::TooLarge => write!(
                f,
                "This file is too large for a codebook: {} MB is the most.",
                MAX_BYTES / 1_000_000
            ),
            Self::Damaged { what, line } => {
                let what: String = what.chars().take(120).collect();
                write!(
                    f,
                    "This codebook is damaged at line {line} ({what}). Correct it there, or export it again."
                )
            }
            Self::Faulty(problems) => {
                f.write_str("This codebook cannot be used as it is.")?;
                problems.iter().take(5).try_for_each(|problem| write!(f, " {problem}"))
            }
        }
    }
}
