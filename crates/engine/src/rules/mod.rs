//! Rules are data: each says what it finds, why, and what it must skip.

pub mod marked;

use std::fmt;
use std::sync::Arc;

/// A rule's name: a layer, a full stop, words with hyphens: `attribution.quote-said-source`. Cheap to clone.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RuleId(Arc<str>);

impl RuleId {
    /// The rule of this name.
    pub fn new(id: impl Into<Arc<str>>) -> Self {
        Self(id.into())
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for RuleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One rule, as people read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Its name, unique in a rulebook.
    pub id: RuleId,
    /// Why its finding is one, in a sentence for a reader.
    pub why: String,
    /// Sentences it finds something in, marked ([`marked`]): every role, so a wrong speaker fails.
    pub finds: Vec<String>,
    /// Sentences it must find nothing in.
    pub skips: Vec<String>,
}

/// The rules in force, in order.
#[derive(Clone, Debug, Default)]
pub struct Rulebook {
    rules: Vec<Rule>,
}

impl Rulebook {
    /// The rules that come with Sayso.
    pub fn built_in() -> Self {
        Self::default()
    }

    /// The rule of this name.
    pub fn get(&self, id: &RuleId) -> Option<&Rule> {
        self.rules.iter().find(|r| &r.id == id)
    }

    /// All rules, in order.
    pub fn iter(&self) -> impl Iterator<Item = &Rule> {
        self.rules.iter()
    }
}
