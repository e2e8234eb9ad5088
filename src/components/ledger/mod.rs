//! The source ledger of the open article, its figures, and what an editor asks.

mod desk;
mod insight;
mod place;
mod row;
mod rubric;
mod source;
mod sources_tab;
mod traits;

pub use rubric::criterion_name;
pub use sources_tab::SourcesTab;
