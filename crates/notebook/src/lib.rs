//! journal ─ fold → notebook; findings → suggestions; suggestions + notebook → marks → runs
//!
//! What people decide and write about one article. What a person decides is kept in the journal; what the
//! machine proposes is computed anew. No clock, no random numbers, no storage: they come in as arguments.
#![forbid(unsafe_code)]

mod anchor;
pub use anchor::{Anchor, Placement};

mod body;
pub use body::{Body, Speaker, quote_kind};

mod edits;
pub use edits::{Replacement, edit, edit_typed, edited};

mod way;

mod texts;
pub use texts::Texts;

mod identities;
pub use identities::{Details, Identities};

mod journal;
pub use journal::{Author, Entry, EntryId, Event, Journal, Point, ReplicaId, Revision, Timestamp};

mod switches;

mod history;

mod steps;
pub use steps::{Deed, Step, sittings, steps};

mod differences;
pub use differences::{Change, Difference, Stand, differences};

mod notebook;
pub use notebook::{Annotation, AnnotationId, Dismissal, HandedIn, Note, Notebook, Origin, Version};

mod fold;
pub use fold::{Folding, fold, fold_on};

mod note;
pub use note::{NoteSign, tag_typed, tags};

mod mark;
pub use mark::{Mark, MarkId, MarkState};

mod suggestions;
pub use suggestions::Suggestions;

mod marks;
pub use marks::{Marking, marks};

mod voices;
pub use voices::{Tally, Voice, VoiceNumber, Voices, voices};

mod runs;
pub use runs::{Run, runs};

mod coding;
pub(crate) use coding::Codings;
pub use coding::{Coded, Coding};

mod codebook;
pub use codebook::{Codebook, CodebookProblem, CodingUnit, Label, Value, Variable, free_id};
