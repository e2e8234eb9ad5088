//! A shelf in localStorage: JSON under keys that begin with `sayso:`.
//!
//! | key | value |
//! |---|---|
//! | `sayso:version` | the schema's version |
//! | `sayso:article:` id | an [`ArticleRecord`] |
//! | `sayso:text:` name | a [`TextRecord`] |
//! | `sayso:entry:` article `:` id | an [`EntryRecord`]; of a step of several entries, all of them as a list, under the first one's id |
//! | `sayso:aside:` key | what could not be read under that key |
//! | `sayso:setting:` name | a setting |
//!
//! A step has a key of its own, so that adding one costs the same however long the journal is, a spoiled one spoils
//! no other, and no crash leaves half of it.

use std::future::ready;

use serde::de::DeserializeOwned;
use web_sys::Storage;

use super::records::{AnyVersion, ArticleRecord, EntryRecord, Record, TextRecord, VERSION};
use super::shelf::{Answer, Found, Shelf};
use super::{StoreError, merge};

const ARTICLE: &str = "sayso:article:";
const TEXT: &str = "sayso:text:";
const ENTRY: &str = "sayso:entry:";
const ASIDE: &str = "sayso:aside:";
const SETTING: &str = "sayso:setting:";
const SCHEMA: &str = "sayso:version";

/// Keeps things in localStorage.
#[derive(Clone)]
pub struct Local(Storage);

impl Local {
    /// localStorage, if it can be written to.
    ///
    /// # Errors
    /// [`StoreError::Blocked`]; [`StoreError::Newer`] if a newer version of Sayso has written there.
    pub fn open() -> Result<Self, StoreError> {
        let storage = gloo::utils::window().local_storage().ok().flatten();
        let local = Self(storage.ok_or(StoreError::Blocked)?);
        match local.0.get_item(SCHEMA).map_err(|_| StoreError::Blocked)? {
            Some(version) if version.parse::<u32>().is_ok_and(|v| v > VERSION) => Err(StoreError::Newer),
            // Written at every opening: it shows that writing works. A full storage refuses no value as long.
            _ => local.set(SCHEMA, &VERSION.to_string()).map(|()| local),
        }
    }

    /// The value of a setting.
    pub fn setting(&self, name: &str) -> Option<String> {
        self.0.get_item(&format!("{SETTING}{name}")).ok().flatten()
    }

    /// Sets a setting.
    ///
    /// # Errors
    /// [`StoreError::Full`], [`StoreError::Blocked`].
    pub fn set_setting(&self, name: &str, value: &str) -> Result<(), StoreError> {
        self.set(&format!("{SETTING}{name}"), value)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
        self.0.set_item(key, value).map_err(|error| StoreError::of(&error))
    }

    /// The keys that begin with `prefix`.
    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        let count = self.0.length().map_err(|_| StoreError::Blocked)?;
        let keys = (0..count).filter_map(|i| self.0.key(i).ok().flatten());
        Ok(keys.filter(|key| key.starts_with(prefix)).collect())
    }

    /// What stands under `key`: one record, or a list of them.
    fn read<T: DeserializeOwned>(&self, key: &str) -> Result<Vec<T>, StoreError> {
        let json = self.0.get_item(key).map_err(|_| StoreError::Blocked)?;
        let mut json = json.ok_or(StoreError::Missing)?;
        if !json.starts_with('[') {
            json = format!("[{json}]");
        }
        match serde_json::from_str::<Vec<AnyVersion>>(&json) {
            Ok(versions) if versions.iter().any(|any| any.v > VERSION) => Err(StoreError::Newer),
            _ => serde_json::from_str(&json).map_err(|_| StoreError::Corrupt),
        }
    }

    /// All that stands under keys with `prefix`; what cannot be read is set aside.
    fn found<T: DeserializeOwned>(&self, prefix: &str) -> Result<Found<T>, StoreError> {
        let mut found = Found::default();
        for key in self.keys(prefix)? {
            match self.read(&key) {
                Ok(records) => found.good.extend(records),
                Err(StoreError::Newer) => found.newer += 1,
                Err(StoreError::Corrupt) => {
                    self.set_aside(&key);
                    found.set_aside += 1;
                }
                Err(StoreError::Missing) => {}
                Err(other) => return Err(other),
            }
        }
        Ok(found)
    }

    /// Moves what stands under `key` where nothing is written over; leaves it where it is if there is no room.
    fn set_aside(&self, key: &str) {
        let Ok(Some(value)) = self.0.get_item(key) else { return };
        let mut aside = format!("{ASIDE}{key}");
        while matches!(self.0.get_item(&aside), Ok(Some(other)) if other != value) {
            aside.push('+');
        }
        if self.set(&aside, &value).is_ok() {
            // Removing fails only where storage was taken away, and then nothing is lost.
            let _ = self.0.remove_item(key);
        }
    }

    /// Writes all of `records`, or none.
    pub(super) fn put_all(&self, records: &[Record]) -> Result<(), StoreError> {
        let mut before: Vec<(String, Option<String>)> = Vec::new();
        for records in records.chunk_by(are_of_one_step) {
            let (key, json) = line(records)?;
            let old = self.0.get_item(&key).ok().flatten();
            if let Err(error) = self.set(&key, &json) {
                // All or none: put back what was there, which takes no more room than before.
                for (key, old) in before.into_iter().rev() {
                    let _ = match old {
                        Some(old) => self.0.set_item(&key, &old),
                        None => self.0.remove_item(&key),
                    };
                }
                return Err(error);
            }
            before.push((key, old));
        }
        Ok(())
    }

    fn forget_now(&self, article: &str) -> Result<(), StoreError> {
        let text = self
            .read::<ArticleRecord>(&format!("{ARTICLE}{article}"))
            .map(|a| a.into_iter().map(|a| a.text).next());
        let mut keys = self.keys(&format!("{ENTRY}{article}:"))?;
        keys.extend(self.keys(&format!("{ASIDE}{ENTRY}{article}:"))?);
        keys.push(format!("{ARTICLE}{article}"));
        for key in keys {
            self.0.remove_item(&key).map_err(|_| StoreError::Blocked)?;
        }
        if let Ok(Some(text)) = text
            && !self
                .found::<ArticleRecord>(ARTICLE)?
                .good
                .iter()
                .any(|a| a.text == text)
        {
            self.0
                .remove_item(&format!("{TEXT}{text}"))
                .map_err(|_| StoreError::Blocked)?;
        }
        Ok(())
    }
}

/// Whether the two are entries of one step of one article.
fn are_of_one_step(one: &Record, other: &Record) -> bool {
    let step = |e: &EntryRecord| e.entry.step.clone().unwrap_or_else(|| merge::name(e).to_owned());
    match (one, other) {
        (Record::Entry(one), Record::Entry(other)) => one.article == other.article && step(one) == step(other),
        _ => false,
    }
}

/// The key and JSON of a record, or of the entries of a step.
fn line(records: &[Record]) -> Result<(String, String), StoreError> {
    let (key, json) = match records {
        [Record::Article(a)] => (format!("{ARTICLE}{}", a.id), serde_json::to_string(a)),
        [Record::Text(t)] => (format!("{TEXT}{}", t.name), serde_json::to_string(t)),
        records => {
            let entries = records.iter().filter_map(|record| match record {
                Record::Entry(e) => Some(e),
                _ => None,
            });
            let entries: Vec<&EntryRecord> = entries.collect();
            let first = entries.first().ok_or(StoreError::Corrupt)?;
            let key = format!("{ENTRY}{}:{}", first.article, merge::name(first));
            let json = match &entries[..] {
                [one] => serde_json::to_string(one),
                all => serde_json::to_string(all),
            };
            (key, json)
        }
    };
    Ok((key, json.map_err(|_| StoreError::Corrupt)?))
}

impl Shelf for Local {
    fn put(&self, records: Vec<Record>) -> Answer<()> {
        Box::pin(ready(self.put_all(&records)))
    }

    fn articles(&self) -> Answer<Found<ArticleRecord>> {
        Box::pin(ready(self.found(ARTICLE)))
    }

    fn entries(&self, article: &str) -> Answer<Found<EntryRecord>> {
        Box::pin(ready(self.found(&format!("{ENTRY}{article}:"))))
    }

    fn text(&self, name: &str) -> Answer<Option<String>> {
        let text = match self.read::<TextRecord>(&format!("{TEXT}{name}")) {
            Ok(records) => Ok(records.into_iter().map(|record| record.text).next()),
            Err(StoreError::Missing) => Ok(None),
            Err(error) => Err(error),
        };
        Box::pin(ready(text))
    }

    fn forget(&self, article: &str) -> Answer<()> {
        Box::pin(ready(self.forget_now(article)))
    }
}
