//! marks + codings → ledger → insight, the desk's page, CSV
//!
//! The source ledger of an article: one row for each passage that somebody speaks, grouped by who says it, with what a person
//! has entered about each source; and what it comes to. Everything here is counted from the marks as they stand: nothing is kept.
#![forbid(unsafe_code)]

mod field;
pub use field::Field;

mod rubric;
pub use rubric::{Criterion, Rubric};

mod ledger;
pub use ledger::{Group, Ledger, Row, Source, near};

mod insight;
pub use insight::{Insight, Saying, Share};

mod desk;
pub use desk::{Desk, Unintroduced, Unnamed};

mod table;
pub use table::csv;
