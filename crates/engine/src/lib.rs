//! text → document (blocks) → tokens → sentences → mentions → people → attributions → signals → findings
//!
//! Who says what in a news article, by rules: no model, no network, no clock, no files. Each arrow
//! above is a function in the file named for what it yields. [`scan()`] runs them all, in two parts: `paragraphs.rs`
//! reads each block by itself (tokens, sentences, and what could be a name, an attribution, a signal), then `scan.rs`
//! links the blocks (which names are one person, whose the bare quotations are, who *she* is). [`rescan()`] takes the
//! blocks that an edit left alone from the scan before.
//!
//! Every offset in this crate is a UTF-8 byte offset into [`Document::text`], half open, on a char
//! boundary ([`Span`]). [`OffsetIndex`] converts to UTF-16 units and code points for the edges.
#![forbid(unsafe_code)]

mod span;
pub use span::Span;

mod offsets;
pub use offsets::{CodePoint, OffsetIndex, Utf16};

mod document;
pub use document::Document;

mod blocks;
pub use blocks::{Block, BlockKind};

mod tokens;
pub use tokens::{Shape, Token, TokenKind};

mod spelled;
mod vocabulary;

mod sentences;
pub use sentences::Sentence;

mod segments;
pub use segments::{Segments, segments, sentence_at};

mod dates;

mod names;

mod mentions;
pub use mentions::EntityKind;
use mentions::Mention;

mod people;
pub use people::{People, Person, PersonId, SourceKind};

mod carried;
mod comma_ends;
mod contents;
mod cues;
pub use cues::is_saying;

mod decisions;

mod cue_strength;
pub use cue_strength::CueStrength;

mod marked_words;
mod matches;
mod noun_phrases;
mod quote_marks;
mod reading;
mod turns;

mod progress;
pub use progress::{Cancelled, Progress};

mod memory;
mod paragraphs;

mod attributions;
pub use attributions::{Attribution, QuoteKind};

mod labels;

mod signals;
pub use signals::SignalKind;

mod findings;
pub use findings::{Confidence, Finding, Kind, Layer, Part, Parts, Role, Spans};

pub mod rules;
pub use rules::{RuleId, Rulebook};

mod scan;
pub use scan::{Scan, Steps, scan, scan_with_progress};

mod rescan;
pub use rescan::{Edit, OutsideText, Scanned, rescan};
