//! The native format: an article, the journal of what was done to it, and both as people read them.
//!
//! A file is one JSON object; `docs/schema/sayso-3.schema.json` describes it. **What counts on reading is the
//! text and the journal.** `annotations` (what the journal comes to) and `suggestions` (what the rules propose)
//! stand there for other programs and are computed anew.
//!
//! Offsets count Unicode code points of `article.text` from 0, end excluded; those of an entry count in the text that it was done
//! on, which is another one where the text was edited since ([`Editions`]). Times are milliseconds since
//! 1970-01-01T00:00Z. An entry is named by `replica-seq`: two numbers with a hyphen.

mod editions;
pub use editions::Editions;

mod body;
pub use body::{AnchorJson, BodyJson, CodedJson, SpeakerJson};

mod entry;
pub use entry::{DetailsJson, EntryJson, EventJson, NumberJson, ReplacementJson};

mod file;
pub use file::{AnnotationJson, ArticleJson, CodingJson, NativeFile, PersonJson, SuggestionJson, UnitsJson};

mod problem;
pub use problem::Problem;

mod read;
pub use read::{Imported, MAX_BYTES, read};

/// The newest version that this program reads. Version 2 came with the events `named` and `returned`, version 3 with
/// `codebook`, `coded`, `remarked` and `edited`, those on who is who (`joined`, `described`, `renumbered`) and those of an exercise (`planned`, `began`, `answered`, `handed-in`); a file without them is of an earlier version, which an older program opens too.
pub const VERSION: u32 = 3;
