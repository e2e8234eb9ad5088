use std::collections::HashSet;

use sayso_notebook::{Entry, Journal};
use serde::Deserialize;
use serde_json::error::Category;

use super::editions::opened;
use super::{ArticleJson, Editions, EntryJson, Problem, VERSION};

/// Largest file that is read, in bytes: twelve times the longest text the app takes.
pub const MAX_BYTES: usize = 64_000_000;

/// What counts in a native file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    /// The writer's name for the article.
    pub id: String,
    /// Its headline, or what the person called it.
    pub title: String,
    /// The text that it was opened with: the journal tells what has become of it.
    pub text: String,
    /// Everything that was done to it.
    pub journal: Journal,
}

/// The first thing asked of a file: whose it is.
#[derive(Deserialize)]
struct Header {
    format: String,
    version: u32,
}

/// What is read of it then.
#[derive(Deserialize)]
struct Contents {
    article: ArticleJson,
    journal: Vec<EntryJson>,
}

/// Reads a native file: its text and journal; what is computed from them is left aside.
///
/// # Errors
/// The first [`Problem`] met. Any text will do: nothing panics, and nesting deeper than serde_json's 128 levels is
/// refused as damaged (or passed over, without using stack, under a key that is not read).
pub fn read(json: &str) -> Result<Imported, Problem> {
    if json.len() > MAX_BYTES {
        return Err(Problem::TooLarge { bytes: json.len() });
    }
    let json = json.strip_prefix('\u{feff}').unwrap_or(json);
    if json.trim().is_empty() {
        return Err(Problem::Empty);
    }
    let header: Header = serde_json::from_str(json).map_err(|e| match e.classify() {
        Category::Eof if json.trim_start().starts_with('{') => Problem::CutShort,
        Category::Data => Problem::NotOurs,
        _ => Problem::NotJson { line: e.line() },
    })?;
    if header.format != "sayso" || header.version == 0 {
        return Err(Problem::NotOurs);
    }
    if header.version > VERSION {
        return Err(Problem::Newer {
            version: header.version,
        });
    }
    let contents: Contents = serde_json::from_str(json).map_err(|e| Problem::Damaged { what: e.to_string() })?;
    let ArticleJson {
        id,
        title,
        text,
        revision,
    } = contents.article;
    let text = opened(text, revision.as_deref(), &contents.journal)?;
    let mut editions = Editions::new(text.as_str().into());
    let entries = contents.journal.iter().map(|e| editions.read(e));
    let entries = entries.collect::<Result<Vec<Entry>, Problem>>()?;
    let mut seen = HashSet::new();
    if let Some((_, json)) = entries.iter().zip(&contents.journal).find(|(e, _)| !seen.insert(e.id)) {
        return Err(Problem::Duplicate { id: json.id.clone() });
    }
    Ok(Imported {
        id,
        title,
        journal: Journal::on(text.as_str(), entries),
        text,
    })
}
