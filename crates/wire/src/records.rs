//! What is kept in a browser, as it is written: a record for each article, text and entry.

use serde::{Deserialize, Serialize};

use crate::native::EntryJson;

/// The schema that this version writes. A record with a larger `v` is left alone.
pub const VERSION: u32 = 1;

/// An article on the list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ArticleRecord {
    /// The schema's version.
    pub v: u32,
    /// The article's name.
    pub id: String,
    /// How often it was written: of two that differ the one written more often counts, whatever the clock says.
    #[serde(default)]
    pub rev: u32,
    /// Its title.
    pub title: String,
    /// Milliseconds since 1970.
    pub created: u64,
    /// Milliseconds since 1970.
    pub changed: u64,
    /// Its text's name (the SHA-256 of its UTF-8 bytes, in hexadecimal).
    pub text: String,
    /// Length of the text in bytes.
    pub bytes: u32,
    /// Number of journal entries.
    pub entries: u32,
    /// Its first words below the headline; empty in records of earlier versions.
    #[serde(default)]
    pub lead: String,
    /// Number of words; 0 in records of earlier versions.
    #[serde(default)]
    pub words: u32,
    /// Number of notes.
    #[serde(default)]
    pub notes: u32,
}

/// A text, kept once however many articles have it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TextRecord {
    /// The schema's version.
    pub v: u32,
    /// Its name (the SHA-256 of its UTF-8 bytes, in hexadecimal).
    pub name: String,
    /// The text.
    pub text: String,
}

/// A journal entry.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EntryRecord {
    /// The schema's version.
    pub v: u32,
    /// The article it belongs to.
    pub article: String,
    /// Its place in the journal, from 0. Two tabs that write at once may give one place twice.
    pub n: u32,
    /// The entry.
    pub entry: EntryJson,
}

/// Anything that is kept.
#[derive(Clone, Debug, PartialEq)]
#[expect(clippy::large_enum_variant, reason = "most records are entries, the largest")]
pub enum Record {
    /// An article.
    Article(ArticleRecord),
    /// A text.
    Text(TextRecord),
    /// A journal entry.
    Entry(EntryRecord),
}

impl Record {
    /// The article it belongs to; a text belongs to none.
    pub fn article(&self) -> Option<&str> {
        match self {
            Record::Article(article) => Some(&article.id),
            Record::Text(_) => None,
            Record::Entry(entry) => Some(&entry.article),
        }
    }
}

/// Reads only the schema's version of a record, which every version has.
#[derive(Deserialize)]
pub struct AnyVersion {
    /// The schema's version.
    pub v: u32,
}

impl EntryRecord {
    /// Its name: that of the entry.
    pub fn name(&self) -> &str {
        &self.entry.id
    }
}
