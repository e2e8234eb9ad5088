use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use crate::{Author, Body, Codebook, Coding, Entry, EntryId, Identities, Point, Revision, Speaker, Timestamp};

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

/// What a reader wrote at a mark, or on the whole article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// As typed.
    pub text: String,
    /// When it was last changed.
    pub at: Timestamp,
    /// Who changed it last.
    pub author: Author,
}

impl Note {
    /// What an entry wrote; none if that is nothing.
    pub(crate) fn written(text: &str, entry: &Entry) -> Option<Self> {
        (!text.trim().is_empty()).then(|| Self {
            text: text.to_owned(),
            at: entry.at,
            author: entry.author.clone(),
        })
    }
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
    /// Who made it.
    pub author: Author,
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

/// A point that somebody has given a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// The entry that named it.
    pub entry: EntryId,
    /// The point.
    pub point: Point,
    /// Its name, as typed.
    pub name: String,
    /// When it was named.
    pub at: Timestamp,
    /// By whom.
    pub author: Author,
}

/// That work was handed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandedIn {
    /// The entry that says so.
    pub entry: EntryId,
    /// The name or code it was handed in under.
    pub name: String,
    /// When.
    pub at: Timestamp,
}

/// What all the entries of a journal come to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notebook {
    /// The text in which all of it stands.
    pub revision: Revision,
    /// In the order they were made.
    pub annotations: Vec<Arc<Annotation>>,
    /// In the order they were made.
    pub dismissed: Vec<Arc<Dismissal>>,
    /// Everybody whom a decision ever named as a speaker, in order, also where it was taken back or deleted
    /// since: a voice keeps its number.
    pub speakers: Vec<Speaker>,
    /// Who is who among those who speak.
    pub identities: Identities,
    /// The points that have a name, in the order they were named.
    pub versions: Vec<Version>,
    /// The note on the whole article.
    pub remark: Option<Note>,
    /// The labels and variables that the article is coded with.
    pub codebook: Codebook,
    /// The variables' values, in the order they were first given. Their variables may be gone from the codebook since.
    pub codings: Vec<Coding>,
    /// The lesson that is planned on the article, as its file has it; none if none is.
    pub lesson: Option<String>,
    /// The exercise that the article is read for, as its file has it; none if it is for none.
    pub exercise: Option<String>,
    /// The answers to its prompts, by the prompt's id.
    pub answers: BTreeMap<String, String>,
    /// How often it was handed in, and when.
    pub handed_in: Vec<HandedIn>,
    /// What Undo would take back now.
    pub undo: Option<EntryId>,
    /// The `Undone` entry that Redo would take back now.
    pub redo: Option<EntryId>,
    /// How many annotations have a note.
    pub(crate) noted: u32,
}

impl Notebook {
    /// How many notes there are: those at marks, and that on the whole article.
    pub fn notes(&self) -> u32 {
        self.noted + u32::from(self.remark.is_some())
    }

    /// The annotations by their names.
    pub fn by_id(&self) -> HashMap<AnnotationId, &Annotation> {
        self.annotations.iter().map(|a| (a.id, &**a)).collect()
    }
}
