use std::rc::Rc;
use std::sync::Arc;

use sayso_notebook::{Journal, Timestamp};

use super::records::ArticleRecord;

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
#[derive(Clone, Debug, PartialEq, Eq)]
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

impl From<&ArticleRecord> for ArticleMeta {
    fn from(record: &ArticleRecord) -> Self {
        Self {
            id: ArticleId(record.id.as_str().into()),
            title: record.title.clone(),
            created: Timestamp(record.created),
            changed: Timestamp(record.changed),
            bytes: record.bytes,
            entries: record.entries,
        }
    }
}
