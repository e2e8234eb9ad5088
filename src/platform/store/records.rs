//! What is kept, as it is written: a record for each article, text and entry.

use std::fmt::Write;

use sayso_wire::native::EntryJson;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// The schema that this version writes. A record with a larger `v` is left alone.
pub const VERSION: u32 = 1;

/// An article on the list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ArticleRecord {
    /// The schema's version.
    pub v: u32,
    /// The article's name.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Milliseconds since 1970.
    pub created: u64,
    /// Milliseconds since 1970.
    pub changed: u64,
    /// Its text's name ([`TextName`]).
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
    /// Its name ([`TextName`]).
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

/// A text's name: the SHA-256 of its UTF-8 bytes in hexadecimal. The text is taken in by and by, since a long one
/// takes a while.
#[derive(Default)]
pub struct TextName(Sha256);

impl TextName {
    /// Takes in the next part of the text.
    pub fn add(&mut self, part: &[u8]) {
        self.0.update(part);
    }

    /// The name of what was taken in.
    pub fn finish(self) -> String {
        self.0
            .finalize()
            .iter()
            .fold(String::with_capacity(64), |mut name, byte| {
                // Writing to a string cannot fail.
                let _ = write!(name, "{byte:02x}");
                name
            })
    }
}

/// Reads only the schema's version of a record, which every version has.
#[derive(Deserialize)]
pub struct AnyVersion {
    /// The schema's version.
    pub v: u32,
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_text_is_named_by_its_sha_256() {
        let mut name = super::TextName::default();
        name.add(b"a");
        name.add(b"bc");
        // The test vector of FIPS 180-2, appendix B.1.
        assert_eq!(
            name.finish(),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
    }
}
