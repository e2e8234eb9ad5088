//! One place where things are kept: memory, localStorage, IndexedDB. The store writes to all it has.

use std::future::Future;
use std::pin::Pin;

use sayso_wire::records::{ArticleRecord, EntryRecord, FilingRecord, Record};

use crate::{JournalReader, StoreError};

/// What a shelf answers, in its own time. The work is under way before the first poll.
pub type Answer<T> = Pin<Box<dyn Future<Output = Result<T, StoreError>>>>;

/// What was found on a shelf.
#[derive(Clone, Debug, PartialEq)]
pub struct Found<T> {
    /// What could be read.
    pub good: Vec<T>,
    /// How many could not; each stands under another key now.
    pub set_aside: u32,
    /// How many a newer version wrote; they stand where they stood.
    pub newer: u32,
}

impl<T> Default for Found<T> {
    fn default() -> Self {
        Self {
            good: Vec::new(),
            set_aside: 0,
            newer: 0,
        }
    }
}

/// Something that could not be read, as it stands where it was set aside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aside {
    /// Where it had stood.
    pub at: String,
    /// What stood there.
    pub value: String,
}

/// One place where records are kept.
pub trait Shelf {
    /// Writes all of `records`, or none. A record of the same name is written over.
    fn put(&self, records: Vec<Record>) -> Answer<()>;

    /// Every article, in no order, or the one of the id `only`.
    fn articles(&self, only: Option<&str>) -> Answer<Found<ArticleRecord>>;

    /// How each article is filed, in no order, or the one of the id `only`.
    fn filings(&self, only: Option<&str>) -> Answer<Found<FilingRecord>>;

    /// Whether `article` is there. Asked before a [`Shelf::put`], it tells how things stood before that.
    fn has(&self, article: &str) -> Answer<bool>;

    /// All that was set aside.
    fn aside(&self) -> Answer<Vec<Aside>> {
        Box::pin(std::future::ready(Ok(Vec::new())))
    }

    /// The entries of `article`, as `reader` reads them, in no order; one may be there twice.
    fn entries(&self, article: &str, reader: JournalReader) -> Answer<Found<EntryRecord>>;

    /// The text of this name.
    fn text(&self, name: &str) -> Answer<Option<String>>;

    /// Writes the entries of `article` that stand one by one together, if they are many. No entry is lost or changed,
    /// whatever happens meanwhile.
    fn pack(&self, article: &str, reader: JournalReader) -> Answer<()>;

    /// Deletes `article`, its filing and its entries, and its text if no other article has it.
    fn forget(&self, article: &str) -> Answer<()>;

    /// How many articles are being restored ([`Record::Staged`]).
    fn staged(&self) -> Answer<usize> {
        Box::pin(std::future::ready(Ok(0)))
    }

    /// Writes all of `records`, or none, whatever happens meanwhile; with them, no article is being restored any more.
    /// [`StoreError::Blocked`] on a shelf that cannot.
    fn switch(&self, _records: Vec<Record>) -> Answer<()> {
        Box::pin(std::future::ready(Err(StoreError::Blocked)))
    }

    /// Deletes the articles that are being restored, with their entries, and the texts that were written with them and
    /// that no article on the list has.
    fn unstage(&self) -> Answer<()> {
        Box::pin(std::future::ready(Ok(())))
    }

    /// The names of articles forgotten for good, where the shelf keeps them.
    fn forgotten(&self) -> Answer<Vec<String>> {
        Box::pin(std::future::ready(Ok(Vec::new())))
    }
}
