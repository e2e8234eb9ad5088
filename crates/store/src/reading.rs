//! Records read from JSON.

use sayso_wire::records::{AnyVersion, EntryRecord, PackRecord, VERSION};
use serde::de::DeserializeOwned;

use crate::StoreError;

/// How records of a kind are read from JSON.
pub type Read<T> = fn(&str) -> Result<Vec<T>, StoreError>;

/// The records in this JSON: one, or a list of them.
///
/// # Errors
/// [`StoreError::Newer`] if a newer version of Sayso has written one of them, else [`StoreError::Corrupt`].
pub fn records<T: DeserializeOwned>(json: &str) -> Result<Vec<T>, StoreError> {
    let list = match json.starts_with('[') {
        true => json,
        false => &format!("[{json}]"),
    };
    match serde_json::from_str::<Vec<AnyVersion>>(list) {
        Ok(versions) if versions.iter().any(|any| any.v > VERSION) => Err(StoreError::Newer),
        _ => serde_json::from_str(list).map_err(|_| StoreError::Corrupt),
    }
}

/// How records of journals are read from JSON. A shelf is handed it by who reads a journal, and does not know by itself: it is
/// the largest part of all that Sayso reads, and an app that has read no journal yet need not have loaded it.
#[derive(Clone, Copy, Debug)]
pub struct JournalReader {
    /// Reads entries that stand one by one.
    pub entries: Read<EntryRecord>,
    /// Reads entries that stand together.
    pub packs: Read<PackRecord>,
}

impl JournalReader {
    /// Reads the JSON of [`records`].
    pub const JSON: Self = Self {
        entries: records,
        packs: records,
    };
}
