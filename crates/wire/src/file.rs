//! Files of Sayso's own that are one JSON object with `format` and `version`: written and read in one way, with one set of faults.

use std::fmt;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::error::Category;

/// One kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileKind {
    /// What its `format` says.
    pub format: &'static str,
    /// What people call it, with its article: `a codebook`.
    pub called: &'static str,
    /// The version this program writes, and the newest it reads.
    pub version: u32,
    /// The largest that is read, in bytes.
    pub max_bytes: usize,
}

/// Why a file cannot be taken in. Its [`fmt::Display`] is a sentence that says what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileProblem {
    /// Not JSON, or its end is missing.
    NotJson {
        /// What it should be.
        kind: FileKind,
        /// Counted from 1.
        line: usize,
    },
    /// JSON, but another kind of file.
    NotOurs {
        /// What it should be.
        kind: FileKind,
        /// What its `format` says, if it says anything.
        format: String,
    },
    /// From a version of Sayso that this one does not know.
    Newer {
        /// What it is.
        kind: FileKind,
        /// The file's version.
        version: u32,
    },
    /// Larger than is read.
    TooLarge {
        /// What it is.
        kind: FileKind,
    },
    /// Something in it is missing or of the wrong form.
    Damaged {
        /// What it is.
        kind: FileKind,
        /// What is wrong.
        what: String,
        /// Counted from 1.
        line: usize,
    },
}

/// What stands at a file's head.
#[derive(Default, Deserialize)]
struct Head {
    #[serde(default)]
    format: String,
    #[serde(default)]
    version: u32,
}

#[derive(Serialize)]
struct Written<'a, T> {
    format: &'a str,
    version: u32,
    #[serde(flatten)]
    body: &'a T,
}

/// What a file's `format` says; none if it is no JSON object that says one.
pub fn format_of(json: &str) -> Option<String> {
    let head: Head = serde_json::from_str(json.strip_prefix('\u{feff}').unwrap_or(json)).ok()?;
    (!head.format.is_empty()).then_some(head.format)
}

impl FileKind {
    /// Reads a file of this kind. Any text will do: nothing panics.
    ///
    /// # Errors
    /// [`FileProblem`] when it is another kind of file, or not whole.
    pub fn read<T: DeserializeOwned>(self, json: &str) -> Result<T, FileProblem> {
        let kind = self;
        if json.len() > self.max_bytes {
            return Err(FileProblem::TooLarge { kind });
        }
        let json = json.strip_prefix('\u{feff}').unwrap_or(json);
        let head: Head = serde_json::from_str(json).map_err(|e| match e.classify() {
            Category::Data => FileProblem::NotOurs {
                kind,
                format: String::new(),
            },
            _ => FileProblem::NotJson { kind, line: e.line() },
        })?;
        if head.format != self.format {
            let format = head.format;
            return Err(FileProblem::NotOurs { kind, format });
        }
        if head.version > self.version {
            let version = head.version;
            return Err(FileProblem::Newer { kind, version });
        }
        serde_json::from_str(json).map_err(|e| FileProblem::Damaged {
            kind,
            what: e.to_string(),
            line: e.line(),
        })
    }

    /// A file of this kind, for people to read too.
    ///
    /// # Panics
    /// When `body` is no struct of strings, numbers, lists and structs.
    pub fn write<T: Serialize>(self, body: &T) -> String {
        let written = Written {
            format: self.format,
            version: self.version,
            body,
        };
        let mut json = serde_json::to_string_pretty(&written).expect("strings, numbers and lists");
        json.push('\n');
        json
    }
}

impl std::error::Error for FileProblem {}

impl fmt::Display for FileProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotJson { kind, line } => write!(
                f,
                "This should be {} made with Sayso, but it is not JSON, or its end is missing (see line {line}). \
                 Download or copy it again.",
                kind.called
            ),
            Self::NotOurs { kind, format } => {
                let is = match &**format {
                    "sayso" => "It is an article with its marks: open it as one.",
                    "sayso-rules" => "It is a pack of rules: open it where rules are kept.",
                    "sayso-codebook" => "It is a codebook: open it where labels are kept.",
                    "sayso-lesson" => "It is a teacher's lesson, with its key: open it on the first page.",
                    "sayso-exercise" => "It is an exercise: open it on the first page.",
                    "sayso-submission" => "It is work that was handed in: drop it where a lesson is marked.",
                    "sayso-feedback" => "It is feedback: open it on the first page.",
                    _ => "Choose a file that Sayso made.",
                };
                write!(f, "This is JSON, but not {} made with Sayso. {is}", kind.called)
            }
            Self::Newer { kind, version } => write!(
                f,
                "This is {} from a newer version of Sayso (its format is {version}, and this page knows up to {}). \
                 Reload the page to get the newest version, then open the file again.",
                kind.called, kind.version
            ),
            Self::TooLarge { kind } => write!(
                f,
                "This file is too large for {}: {} MB is the most.",
                kind.called,
                kind.max_bytes / 1_000_000
            ),
            Self::Damaged { kind, what, line } => {
                let what: String = what.chars().take(120).collect();
                write!(
                    f,
                    "This is {}, but damaged at line {line} ({what}). Correct it there, or ask for it again.",
                    kind.called
                )
            }
        }
    }
}
