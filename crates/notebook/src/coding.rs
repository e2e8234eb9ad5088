use std::collections::HashMap;

use crate::{Anchor, Author, CodingUnit, EntryId, Timestamp};

/// What a variable was given its value for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Coded {
    /// The article.
    Article,
    /// A paragraph.
    Paragraph {
        /// All of it.
        at: Anchor,
    },
    /// A quote or reported statement.
    Statement {
        /// What is said.
        at: Anchor,
    },
    /// Somebody who speaks.
    Source {
        /// The voice's name: it outlives new rules.
        name: String,
    },
}

impl Coded {
    /// Of what kind it is.
    pub fn unit(&self) -> CodingUnit {
        match self {
            Self::Article => CodingUnit::Article,
            Self::Paragraph { .. } => CodingUnit::Paragraph,
            Self::Statement { .. } => CodingUnit::Statement,
            Self::Source { .. } => CodingUnit::Source,
        }
    }

    /// The same with its anchor, if it has one, changed so.
    pub(crate) fn map_anchors(&self, change: &impl Fn(&Anchor) -> Anchor) -> Self {
        match self {
            Self::Paragraph { at } => Self::Paragraph { at: change(at) },
            Self::Statement { at } => Self::Statement { at: change(at) },
            Self::Article | Self::Source { .. } => self.clone(),
        }
    }

    /// The same thing in `text`, which may have changed; none if its words are gone.
    pub fn moved_to(&self, text: &str) -> Option<Self> {
        Some(match self {
            Self::Paragraph { at } => Self::Paragraph { at: at.moved_to(text)? },
            Self::Statement { at } => Self::Statement { at: at.moved_to(text)? },
            Self::Article | Self::Source { .. } => self.clone(),
        })
    }
}

/// A variable's value for one thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coding {
    /// The entry that gave it.
    pub entry: EntryId,
    /// The variable's id.
    pub variable: String,
    /// For what.
    pub of: Coded,
    /// The value's id, perhaps [`crate::Codebook::CANNOT_TELL`].
    pub value: String,
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub author: Author,
}

/// Codings in the making: the last value given to a thing counts.
#[derive(Default)]
pub(crate) struct Codings<'a> {
    /// In the order in which each was first given; none where it was taken away.
    all: Vec<Option<Coding>>,
    place: HashMap<(&'a str, &'a Coded), usize>,
}

impl<'a> Codings<'a> {
    /// Gives a value; none takes the one that was there away.
    pub fn give(&mut self, variable: &'a str, of: &'a Coded, coding: Option<Coding>) {
        match self.place.get(&(variable, of)) {
            Some(&at) => self.all[at] = coding,
            None => {
                self.place.insert((variable, of), self.all.len());
                self.all.push(coding);
            }
        }
    }

    pub fn into_codings(self) -> Vec<Coding> {
        self.all.into_iter().flatten().collect()
    }
}
