//! Rule packs: rules of people's own, as JSON with the keys of the built-in rules' entries.
//!
//! A pack is one JSON object; `docs/schema/sayso-rules-1.schema.json` describes it. A rule that is faulty is left out and told
//! of, with its file, line and id; the others stand.

mod read;
pub use read::{Read, read};

mod write;

use std::fmt;

use sayso_engine::rules::Rule;
use sayso_engine::rules::draft::Draft;

/// What `format` says in a pack.
pub const FORMAT: &str = "sayso-rules";

/// The version this program writes, and the newest it reads.
pub const VERSION: u32 = 1;

/// Largest pack that is read, in bytes.
pub const MAX_BYTES: usize = 1_000_000;

/// Most rules of one pack.
pub const MOST_RULES: usize = 200;

/// Rules of somebody's own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pack {
    /// Its name, which stands before its rules' ids: lower-case words with hyphens.
    pub name: String,
    /// What people call it; may be empty.
    pub title: String,
    /// Its rules, in order.
    pub rules: Vec<Draft>,
}

impl Pack {
    /// Its rules, to be added to a rulebook ([`sayso_engine::Rulebook::extend`]); without those that are faulty.
    pub fn rules(&self) -> Vec<Rule> {
        self.rules
            .iter()
            .filter_map(|draft| draft.rule(&self.name).ok())
            .collect()
    }
}

/// What is wrong with a pack, or with one rule of it. Its [`fmt::Display`] is `file:line id: what; what to do`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file's name, as it was given.
    pub file: String,
    /// Counted from 1.
    pub line: usize,
    /// The rule's id, as it is written; none if it is about the pack, or the rule has none.
    pub id: Option<String>,
    /// What is wrong, and what to do.
    pub text: String,
}

impl std::error::Error for Problem {}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let id = self.id.as_ref().map_or(String::new(), |id| format!(" {id}"));
        write!(f, "{}:{}{id}: {}", self.file, self.line, self.text)
    }
}
