//! The formats of the first load, each in a file of its own: the types of the wire stand apart from those
//! inside, with conversions both ways. Offsets are converted here and nowhere further in.
#![forbid(unsafe_code)]

mod labels;
pub use labels::{block_label, entity_label};

mod offsets;
pub use offsets::Offsets;

pub mod annotations;
pub mod backup;
pub mod classroom;
pub mod codebook;
pub mod file;
pub mod lines;
pub mod native;
pub mod packs;
pub mod records;
pub mod w3c;
