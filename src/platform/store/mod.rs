//! Where articles and journals are kept: an asynchronous port.
//!
//! Settings, the list of articles and every entry that fits stand in localStorage; the journal and the texts
//! in IndexedDB, whose committed transaction is what "Saved" means. The newer of the two wins on opening.
//! Where both are blocked, memory; and [`Health`] says so.

mod error;
pub use error::StoreError;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use sayso_notebook::{Entry, Journal, Timestamp};

/// An article's name in the store: random, never reused.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleId(pub Rc<str>);

/// An article on the list "On this computer".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleMeta {
    /// Its name.
    pub id: ArticleId,
    /// Its headline, or what the person calls it.
    pub title: String,
    /// When it was opened first.
    pub created: Timestamp,
    /// When its journal or title was last changed.
    pub changed: Timestamp,
    /// Length of the text in bytes.
    pub bytes: u32,
    /// Number of journal entries.
    pub entries: u32,
}

/// An article to keep.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewArticle {
    /// Its headline, or what the person calls it.
    pub title: String,
    /// Its text, as it is to be kept: every anchor points into it.
    pub text: Arc<str>,
    /// What was done to it already: empty, or what an imported file brings.
    pub journal: Journal,
}

/// An article as it was kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Stored {
    /// On the list.
    pub meta: ArticleMeta,
    /// Its text.
    pub text: Arc<str>,
    /// Everything done to it.
    pub journal: Journal,
    /// How many entries could not be read. They are set aside, not lost: say so.
    pub set_aside: u32,
}

/// How well things are kept. Each reason is a sentence for the person: what happened, what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Health {
    /// What is saved outlives a crash of browser and computer.
    Durable,
    /// Saved in localStorage only: a crash within a minute or two may lose the last changes.
    LocalOnly(StoreError),
    /// Kept in this tab's memory, gone when it closes.
    MemoryOnly(StoreError),
    /// Kept in this tab's memory because the person asked for it.
    Unsaved,
}

/// What the word for the last change may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saved {
    /// "Saved": it outlives a crash.
    Durably,
    /// "Saved in this browser": handed to the browser, which writes it within a minute or two.
    Locally,
    /// "Not saved": in this tab only.
    InMemory,
}

/// A handle on the store; cheap to clone.
#[derive(Clone)]
pub struct Store(Rc<RefCell<BTreeMap<ArticleId, Stored>>>);

impl PartialEq for Store {
    /// Whether the two are handles on one store.
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Store {
    /// Opens what works: both, localStorage alone, or memory. See [`Store::health`].
    pub async fn open() -> Self {
        Self::unsaved()
    }

    /// A store in memory, for "Do not save this".
    pub fn unsaved() -> Self {
        Self(Rc::default())
    }

    /// How well things are kept here.
    pub fn health(&self) -> Health {
        Health::Unsaved
    }

    /// All articles, the last changed first.
    ///
    /// # Errors
    /// [`StoreError::Blocked`] if the storage was taken away meanwhile.
    pub async fn list(&self) -> Result<Vec<ArticleMeta>, StoreError> {
        let mut list: Vec<_> = self.0.borrow().values().map(|a| a.meta.clone()).collect();
        list.sort_by_key(|a| std::cmp::Reverse(a.changed));
        Ok(list)
    }

    /// Keeps a new article under a new name.
    ///
    /// # Errors
    /// [`StoreError::Full`] if its text fits nowhere; nothing is left behind then.
    pub async fn create(&self, article: NewArticle, at: Timestamp) -> Result<(ArticleMeta, Saved), StoreError> {
        let id = ArticleId(format!("{:08x}{:08x}", super::random::u32(), super::random::u32()).into());
        let meta = ArticleMeta {
            id: id.clone(),
            title: article.title,
            created: at,
            changed: at,
            bytes: article.text.len() as u32,
            entries: article.journal.entries().len() as u32,
        };
        let stored = Stored {
            meta: meta.clone(),
            text: article.text,
            journal: article.journal,
            set_aside: 0,
        };
        self.0.borrow_mut().insert(id, stored);
        Ok((meta, Saved::InMemory))
    }

    /// Reads an article.
    ///
    /// # Errors
    /// [`StoreError::Missing`] if there is none of that name, [`StoreError::Newer`] or [`StoreError::Corrupt`]
    /// if it is there and cannot be read; it stays as it is then.
    pub async fn load(&self, id: &ArticleId) -> Result<Stored, StoreError> {
        self.0.borrow().get(id).cloned().ok_or(StoreError::Missing)
    }

    /// Adds an entry to an article's journal. Resolves when it is safe, so say "Saved" after it.
    /// Entries are written in the order of the calls; a later one need not wait for an earlier one.
    ///
    /// # Errors
    /// [`StoreError::Full`] or [`StoreError::Blocked`] if it could be written nowhere: keep it and say so.
    pub async fn append(&self, id: &ArticleId, entry: &Entry) -> Result<Saved, StoreError> {
        let mut articles = self.0.borrow_mut();
        let article = articles.get_mut(id).ok_or(StoreError::Missing)?;
        article.journal.append(entry.clone());
        article.meta.changed = entry.at;
        article.meta.entries += 1;
        Ok(Saved::InMemory)
    }

    /// Gives an article another title.
    ///
    /// # Errors
    /// As [`Store::append`].
    pub async fn rename(&self, id: &ArticleId, title: &str, at: Timestamp) -> Result<Saved, StoreError> {
        let mut articles = self.0.borrow_mut();
        let article = articles.get_mut(id).ok_or(StoreError::Missing)?;
        article.meta.title = title.to_owned();
        article.meta.changed = at;
        Ok(Saved::InMemory)
    }

    /// Takes an article and everything done to it out of this browser, for good.
    ///
    /// # Errors
    /// [`StoreError::Blocked`] if it could not.
    pub async fn forget(&self, id: &ArticleId) -> Result<(), StoreError> {
        self.0.borrow_mut().remove(id);
        Ok(())
    }

    /// The value of a setting, if it was ever set. Settings are small and kept in localStorage.
    pub fn setting(&self, _name: &str) -> Option<String> {
        None
    }

    /// Sets a setting; does nothing where localStorage is full or blocked, since a setting is no work.
    pub fn set_setting(&self, _name: &str, _value: &str) {}
}
