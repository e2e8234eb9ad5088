//! What is kept in a browser, as it is written: a record for each article, text and entry.

use serde::{Deserialize, Serialize};

use crate::native::EntryJson;

/// The schema that this version writes. A record with a larger `v` is left alone; one with a smaller is read, and
/// written anew with the next change.
///
/// | version | what came with it |
/// |---|---|
/// | 1 | articles, texts, entries |
/// | 2 | `rev`, `byline`, `decided` and `proposed` of an article; filings; packs |
/// | 3 | the events `named` and `returned` |
/// | 4 | the events `remarked`, `codebook`, `coded`, `planned`, `began`, `answered`, `handed-in`, `joined`, `described`, `renumbered` and `edited`; `edited` of an article |
pub const VERSION: u32 = 4;

/// An article on the list. The tab that writes to the article writes it anew with every step.
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
    /// The name of the text that it was opened with (the SHA-256 of its UTF-8 bytes, in hexadecimal).
    pub text: String,
    /// Length of that text in bytes.
    pub bytes: u32,
    /// Whether its journal has edits of the text.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub edited: bool,
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
    /// The line that says who wrote it, and when; empty if there is none.
    #[serde(default)]
    pub byline: String,
    /// How many suggestions were decided on.
    #[serde(default)]
    pub decided: u32,
    /// How many suggestions there were when it was open last, those decided on among them.
    #[serde(default)]
    pub proposed: u32,
}

/// How a person has filed an article. Apart from [`ArticleRecord`], since any tab may write it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct FilingRecord {
    /// The schema's version.
    pub v: u32,
    /// The article.
    pub article: String,
    /// How often it was written; of two that differ the one written more often counts.
    pub rev: u32,
    /// What the person calls it, if not by its headline.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Where it was published, as the person says.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub outlet: String,
    /// When it was published, as the person says.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub published: String,
    /// In the order they were given.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// Whether it stands in the archive.
    #[serde(default)]
    pub archived: bool,
    /// When it was put in the bin, in milliseconds since 1970.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub binned: Option<u64>,
}

/// Entries of one article that stand together: a long journal is read sooner so.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PackRecord {
    /// The schema's version.
    pub v: u32,
    /// The article they belong to.
    pub article: String,
    /// The entries, as they stood one by one.
    pub entries: Vec<EntryRecord>,
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
    /// How a person has filed an article.
    Filing(FilingRecord),
    /// A journal entry.
    Entry(EntryRecord),
    /// Many journal entries.
    Pack(PackRecord),
    /// An article that is being restored, and on no list yet. Its `text` is empty if its text was not written with it.
    Staged(ArticleRecord),
}

impl Record {
    /// The article it belongs to; a text belongs to none.
    pub fn article(&self) -> Option<&str> {
        match self {
            Record::Article(article) | Record::Staged(article) => Some(&article.id),
            Record::Text(_) => None,
            Record::Filing(filing) => Some(&filing.article),
            Record::Entry(entry) => Some(&entry.article),
            Record::Pack(pack) => Some(&pack.article),
        }
    }
}

/// What could not be read, as a person saves it to have it looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AsideFile {
    /// Always `sayso-set-aside`.
    pub format: String,
    /// Always 1.
    pub version: u32,
    /// Each with where it stood.
    pub records: Vec<AsideRecord>,
}

/// One thing that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AsideRecord {
    /// Where it stood.
    pub at: String,
    /// What stood there, as text.
    pub value: String,
}

impl AsideFile {
    /// The file of these.
    pub fn new(records: Vec<AsideRecord>) -> Self {
        Self {
            format: "sayso-set-aside".to_owned(),
            version: 1,
            records,
        }
    }

    /// As JSON, indented, to be saved.
    ///
    /// # Panics
    /// Never: all of it is plain data with keys that are strings.
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).expect("plain data is JSON")
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

impl PackRecord {
    /// Its name: that of its first entry. None has no entries.
    pub fn name(&self) -> &str {
        self.entries.first().map_or("", EntryRecord::name)
    }
}
