//! Where articles and journals are kept: an asynchronous port.
//!
//! A [`Store`] writes to all its shelves at once: all of it to the safest (in the app IndexedDB), whose confirmed
//! writing is what "Saved" means; settings, the list of articles and all that fits to a shelf of strings as well (in the
//! app localStorage). What one lacks when an article is read, the other makes good. Where both are blocked, memory; and
//! [`Health`] says so.
#![forbid(unsafe_code)]

mod articles;
mod backup;
mod cleared;
mod error;
mod health;
mod library;
mod memory;
mod merge;
mod reading;
mod restore;
mod search;
mod shelf;
mod store;
mod strings;

pub use articles::{ArticleId, ArticleMeta, Filing, NewArticle, Stored, Summary, Work};
pub use backup::Outline;
pub use error::StoreError;
pub use health::{Health, Saved, Unreadable};
pub use memory::Memory;
pub use merge::{MANY, packed};
pub use reading::{JournalReader, Read, records};
pub use restore::{Change, Mode, Preview, Restoring};
pub use search::{Hit, SearchIndex};
pub use shelf::{Answer, Aside, Found, Shelf};
pub use store::Store;
pub use strings::{StringShelf, Strings, clear};
