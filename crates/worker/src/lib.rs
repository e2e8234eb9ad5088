//! question ─ desk → answer; the engine as a module of its own, apart from the page.
//!
//! The page of the app asks ([`Ask`]) and is answered ([`Answer`]), in bytes, from whatever thread the engine runs on. What
//! the questions come to is worked out by the [`Desk`], natively too; `main.rs` stands it in a browser.
#![forbid(unsafe_code)]

mod answer;
pub use answer::Answer;

mod ask;
pub use ask::Ask;

mod chosen;
pub use chosen::Chosen;

mod desk;
pub use desk::Desk;

mod draft_message;

mod find;

mod read_pack;
pub use read_pack::ReadPack;

mod rule_text;
pub use rule_text::RuleText;

mod trial;
pub use trial::{Trial, Tried};
