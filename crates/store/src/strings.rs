//! A shelf of strings under keys, such as localStorage: JSON under keys that begin with `sayso:`.
//!
//! | key | value |
//! |---|---|
//! | `sayso:version` | the schema's version |
//! | `sayso:article:` id, and the same with `+` | an [`ArticleRecord`], by turns, so that a spoiled one has the one before beside it |
//! | `sayso:filing:` id, and the same with `+` | a [`FilingRecord`], by turns too |
//! | `sayso:text:` name | a [`TextRecord`] |
//! | `sayso:entry:` article `:` id | an [`EntryRecord`]; of a step of several entries, all of them as a list, under the first one's id |
//! | `sayso:pack:` article `:` id | a [`PackRecord`], under its first entry's id |
//! | `sayso:aside:` key | what could not be read under that key |
//! | `sayso:setting:` name | a setting |
//!
//! A step has a key of its own, so that adding one costs the same however long the journal is, a spoiled one spoils
//! no other, and no crash leaves half of it. An article's own record is written last: what a crash leaves of a new
//! article without it is on no list.

use std::future::ready;
use std::rc::Rc;

use sayso_wire::records::{
    AnyVersion, ArticleRecord, EntryRecord, FilingRecord, PackRecord, Record, TextRecord, VERSION,
};
use serde::de::DeserializeOwned;

use crate::shelf::{Answer, Found, Shelf};
use crate::{StoreError, merge};

const ARTICLE: &str = "sayso:article:";
const FILING: &str = "sayso:filing:";
const PACK: &str = "sayso:pack:";
const TEXT: &str = "sayso:text:";
const ENTRY: &str = "sayso:entry:";
const ASIDE: &str = "sayso:aside:";
const SETTING: &str = "sayso:setting:";
const SCHEMA: &str = "sayso:version";

/// A place for strings under keys. Each call is done when it returns; what is written is written whole.
pub trait Strings {
    /// What stands under `key`.
    ///
    /// # Errors
    /// [`StoreError::Blocked`], here and in the others.
    fn get(&self, key: &str) -> Result<Option<String>, StoreError>;

    /// Writes `value` under `key`, over what stood there.
    ///
    /// # Errors
    /// [`StoreError::Full`]; what stood there stands there still.
    fn set(&self, key: &str, value: &str) -> Result<(), StoreError>;

    /// Takes away what stands under `key`, if anything.
    ///
    /// # Errors
    /// As above.
    fn remove(&self, key: &str) -> Result<(), StoreError>;

    /// Every key, in no order.
    ///
    /// # Errors
    /// As above.
    fn keys(&self) -> Result<Vec<String>, StoreError>;
}

/// Keeps things as strings.
#[derive(Clone)]
pub struct StringShelf(Rc<dyn Strings>);

impl StringShelf {
    /// The shelf in this place, if it can be written to.
    ///
    /// # Errors
    /// [`StoreError::Blocked`]; [`StoreError::Newer`] if a newer version of Sayso has written there.
    pub fn open(place: Rc<dyn Strings>) -> Result<Self, StoreError> {
        let shelf = Self(place);
        match shelf.0.get(SCHEMA)? {
            Some(version) if version.parse::<u32>().is_ok_and(|v| v > VERSION) => Err(StoreError::Newer),
            // Written at every opening: it shows that writing works. A full storage refuses no value as long.
            _ => shelf.0.set(SCHEMA, &VERSION.to_string()).map(|()| shelf),
        }
    }

    /// The value of a setting.
    pub fn setting(&self, name: &str) -> Option<String> {
        self.0.get(&format!("{SETTING}{name}")).ok().flatten()
    }

    /// Sets a setting.
    ///
    /// # Errors
    /// [`StoreError::Full`], [`StoreError::Blocked`].
    pub fn set_setting(&self, name: &str, value: &str) -> Result<(), StoreError> {
        self.0.set(&format!("{SETTING}{name}"), value)
    }

    /// The keys that begin with `prefix`.
    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        let mut keys = self.0.keys()?;
        keys.retain(|key| key.starts_with(prefix));
        Ok(keys)
    }

    /// What stands under `key`: one record, or a list of them.
    fn read<T: DeserializeOwned>(&self, key: &str) -> Result<Vec<T>, StoreError> {
        let mut json = self.0.get(key)?.ok_or(StoreError::Missing)?;
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
        let Ok(Some(value)) = self.0.get(key) else { return };
        let mut aside = format!("{ASIDE}{key}");
        while matches!(self.0.get(&aside), Ok(Some(other)) if other != value) {
            aside.push('+');
        }
        if self.0.set(&aside, &value).is_ok() {
            // Removing fails only where storage was taken away, and then nothing is lost.
            let _ = self.0.remove(key);
        }
    }

    /// Writes all of `records`, or none.
    fn put_all(&self, mut records: Vec<Record>) -> Result<(), StoreError> {
        records.sort_by_key(|record| matches!(record, Record::Article(_)));
        let mut before: Vec<(String, Option<String>)> = Vec::new();
        for records in records.chunk_by(are_of_one_step) {
            let (key, json) = line(records)?;
            let old = self.0.get(&key).ok().flatten();
            if old.as_ref() == Some(&json) {
                // A text that another article has: it must not be in danger again.
                continue;
            }
            if let Err(error) = self.0.set(&key, &json) {
                // All or none: put back what was there, which takes no more room than before.
                for (key, old) in before.into_iter().rev() {
                    let _ = match old {
                        Some(old) => self.0.set(&key, &old),
                        None => self.0.remove(&key),
                    };
                }
                return Err(error);
            }
            before.push((key, old));
        }
        Ok(())
    }

    fn found_entries(&self, article: &str) -> Result<Found<EntryRecord>, StoreError> {
        let mut found = self.found(&format!("{ENTRY}{article}:"))?;
        let packed = self.found::<PackRecord>(&format!("{PACK}{article}:"))?;
        found.good.extend(packed.good.into_iter().flat_map(|pack| pack.entries));
        found.set_aside += packed.set_aside;
        found.newer += packed.newer;
        Ok(found)
    }

    /// The pack is written before its entries are taken away: after a crash in between they are there twice.
    fn pack_now(&self, article: &str) -> Result<(), StoreError> {
        let mut taken = Vec::new();
        let mut entries = Vec::new();
        for key in self.keys(&format!("{ENTRY}{article}:"))? {
            if let Ok(records) = self.read::<EntryRecord>(&key) {
                entries.extend(records);
                taken.push(key);
            }
        }
        let Some(pack) = merge::packed(article, entries) else {
            return Ok(());
        };
        self.put_all(vec![Record::Pack(pack)])?;
        taken.iter().try_for_each(|key| self.0.remove(key))
    }

    /// The article itself goes last: after a crash in between it is on the list still, and can be forgotten again.
    fn forget_now(&self, article: &str) -> Result<(), StoreError> {
        let listed = self.found::<ArticleRecord>(ARTICLE)?.good;
        let (own, others): (Vec<_>, Vec<_>) = listed.into_iter().partition(|a| a.id == article);
        let mut keys = self.keys(&format!("{ENTRY}{article}:"))?;
        for kind in [format!("{ENTRY}{article}:"), format!("{PACK}{article}:")] {
            keys.extend(self.keys(&format!("{ASIDE}{kind}"))?);
        }
        for kind in [ARTICLE, FILING] {
            keys.extend(self.keys(&format!("{ASIDE}{kind}{article}"))?);
        }
        for record in own {
            if !others.iter().any(|other| other.text == record.text) {
                keys.push(format!("{TEXT}{}", record.text));
            }
        }
        keys.extend(self.keys(&format!("{PACK}{article}:"))?);
        keys.extend([0, 1].map(|rev| by_turns(FILING, article, rev)));
        keys.extend([0, 1].map(|rev| by_turns(ARTICLE, article, rev)));
        keys.iter().try_for_each(|key| self.0.remove(key))
    }
}

/// Where a record stands that is written again and again: in two places by turns.
fn by_turns(prefix: &str, id: &str, rev: u32) -> String {
    let turn = if rev.is_multiple_of(2) { "" } else { "+" };
    format!("{prefix}{id}{turn}")
}

/// Whether the two are entries of one step of one article.
fn are_of_one_step(one: &Record, other: &Record) -> bool {
    let step = |e: &EntryRecord| e.entry.step.clone().unwrap_or_else(|| e.name().to_owned());
    match (one, other) {
        (Record::Entry(one), Record::Entry(other)) => one.article == other.article && step(one) == step(other),
        _ => false,
    }
}

/// The key and JSON of a record, or of the entries of a step.
fn line(records: &[Record]) -> Result<(String, String), StoreError> {
    let (key, json) = match records {
        [Record::Article(a)] => (by_turns(ARTICLE, &a.id, a.rev), serde_json::to_string(a)),
        [Record::Filing(f)] => (by_turns(FILING, &f.article, f.rev), serde_json::to_string(f)),
        [Record::Pack(p)] => (format!("{PACK}{}:{}", p.article, p.name()), serde_json::to_string(p)),
        [Record::Text(t)] => (format!("{TEXT}{}", t.name), serde_json::to_string(t)),
        records => {
            let entries = records.iter().filter_map(|record| match record {
                Record::Entry(e) => Some(e),
                _ => None,
            });
            let entries: Vec<&EntryRecord> = entries.collect();
            let first = entries.first().ok_or(StoreError::Corrupt)?;
            let key = format!("{ENTRY}{}:{}", first.article, first.name());
            let json = match &entries[..] {
                [one] => serde_json::to_string(one),
                all => serde_json::to_string(all),
            };
            (key, json)
        }
    };
    Ok((key, json.map_err(|_| StoreError::Corrupt)?))
}

impl Shelf for StringShelf {
    fn put(&self, records: Vec<Record>) -> Answer<()> {
        Box::pin(ready(self.put_all(records)))
    }

    fn articles(&self) -> Answer<Found<ArticleRecord>> {
        Box::pin(ready(self.found(ARTICLE)))
    }

    fn filings(&self) -> Answer<Found<FilingRecord>> {
        Box::pin(ready(self.found(FILING)))
    }

    fn entries(&self, article: &str) -> Answer<Found<EntryRecord>> {
        Box::pin(ready(self.found_entries(article)))
    }

    fn text(&self, name: &str) -> Answer<Option<String>> {
        let text = match self.read::<TextRecord>(&format!("{TEXT}{name}")) {
            Ok(records) => Ok(records.into_iter().map(|record| record.text).next()),
            Err(StoreError::Missing) => Ok(None),
            Err(error) => Err(error),
        };
        Box::pin(ready(text))
    }

    fn pack(&self, article: &str) -> Answer<()> {
        Box::pin(ready(self.pack_now(article)))
    }

    fn forget(&self, article: &str) -> Answer<()> {
        Box::pin(ready(self.forget_now(article)))
    }
}
