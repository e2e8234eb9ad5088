use crate::{Body, EntryId, Journal, Timestamp};

/// An annotation is named by the entry that made it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AnnotationId(pub EntryId);

/// Where an annotation comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The reader marked it.
    Reader,
    /// The machine proposed this, and the reader agreed, perhaps after a change.
    Machine {
        /// What was proposed.
        proposed: Body,
        /// By which rule.
        rule: String,
    },
}

/// What a reader wrote at a mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// As typed.
    pub text: String,
    /// When it was last changed.
    pub at: Timestamp,
}

/// A mark that a person stands behind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Annotation {
    /// Its name.
    pub id: AnnotationId,
    /// What it says, and where.
    pub body: Body,
    /// The reader's note, if any.
    pub note: Option<Note>,
    /// Where it comes from.
    pub origin: Origin,
    /// When it was made.
    pub at: Timestamp,
}

/// A suggestion somebody disagreed with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dismissal {
    /// The entry that dismissed it.
    pub entry: EntryId,
    /// The suggestion.
    pub body: Body,
    /// The rule that made it, as a hint.
    pub rule: String,
}

/// What all the entries of a journal come to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notebook {
    /// In the order they were made.
    pub annotations: Vec<Annotation>,
    /// In the order they were made.
    pub dismissed: Vec<Dismissal>,
    /// What Undo would take back now.
    pub undo: Option<EntryId>,
    /// The `Undone` entry that Redo would take back now.
    pub redo: Option<EntryId>,
}

/// Folds a journal into the notebook it comes to.
pub fn fold(_journal: &Journal) -> Notebook {
    Notebook::default()
}
