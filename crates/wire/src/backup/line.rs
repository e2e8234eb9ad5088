use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::VERSION;
use crate::records::{ArticleRecord, EntryRecord, FilingRecord};

/// A line of a backup.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Line {
    /// What every member begins with.
    Backup(Header),
    /// Settings, and rules of one's own, by name.
    Settings(BTreeMap<String, String>),
    /// An article and all work on it.
    Article(ArticleLine),
    /// The end: nothing comes after it.
    End(End),
}

/// What every member begins with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    /// Always `sayso-backup`.
    pub format: String,
    /// [`VERSION`].
    pub version: u32,
    /// The program that wrote it.
    #[serde(default)]
    pub generator: String,
    /// When the backup was begun, in milliseconds since 1970-01-01T00:00Z.
    #[serde(default)]
    pub created: u64,
    /// Which member it is, from 0.
    pub member: u32,
    /// How many articles the whole backup was to have when it was begun.
    #[serde(default)]
    pub articles: u32,
}

/// An article with everything done to it, as it is kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ArticleLine {
    /// Title, first words, figures.
    pub record: ArticleRecord,
    /// How the person has filed it; left out if they have not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub filing: Option<FilingRecord>,
    /// The text. `record.text` is the SHA-256 of its UTF-8 bytes.
    pub text: String,
    /// Its journal, in order.
    pub entries: Vec<EntryRecord>,
}

/// How much there was to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct End {
    /// How many members, this one among them.
    pub members: u32,
    /// How many articles.
    pub articles: u32,
}

/// A line as JSON, with its line end.
///
/// # Panics
/// Never: all of it is plain data with keys that are strings.
pub fn to_line(line: &Line) -> String {
    let mut json = serde_json::to_string(line).expect("plain data is JSON");
    json.push('\n');
    json
}

/// The first line of member `member` of a backup of `articles` articles, begun at `created` (milliseconds since 1970).
pub fn header_line(member: u32, articles: u32, created: u64) -> String {
    to_line(&Line::Backup(Header {
        format: super::reading::FORMAT.to_owned(),
        version: VERSION,
        generator: concat!("sayso ", env!("CARGO_PKG_VERSION")).to_owned(),
        created,
        member,
        articles,
    }))
}
