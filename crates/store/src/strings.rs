//! A shelf of strings under keys, such as localStorage: JSON under keys that begin with `sayso:`.
//!
//! | key | value |
//! |---|---|
//! | `sayso:version` | the schema's version |
//! | `sayso:article:` id, and the same with `+` | an [`ArticleRecord`], by turns, so that a spoiled one has the one before beside it |
//! | `sayso:filing:` id, and the same with `+` | a [`FilingRecord`], by turns too |
//! | `sayso:text:` name | a [`TextRecord`] |
//! | `sayso:entry:` article `:` id | an [`EntryRecord`]; of a step of several entries, all of them as a list, under the first one's id |
//! | `sayso:pack:` article `:` id | a [`PackRecord`](sayso_wire::records::PackRecord), under its first entry's id |
//! | `sayso:staged:` id | the [`ArticleRecord`] of an article that is being restored |
//! | `sayso:switch` | what a restore comes to, as pairs of keys and values: being written under those keys |
//! | `sayso:aside:` key | what could not be read under that key |
//! | `sayso:setting:` name | a setting |
//!
//! A step has a key of its own, so that adding one costs the same however long the journal is, a spoiled one spoils
//! no other, and no crash leaves half of it. An article's own record is written last: what a crash leaves of a new
//! article without it is on no list.

use std::collections::BTreeMap;
use std::future::ready;
use std::rc::Rc;

use sayso_wire::records::{ArticleRecord, EntryRecord, FilingRecord, Record, TextRecord, VERSION};

use crate::shelf::{Answer, Aside, Found, Shelf};
use crate::{JournalReader, Read, StoreError, merge, records};

const OURS: &str = "sayso:";
const ARTICLE: &str = "sayso:article:";
const FILING: &str = "sayso:filing:";
const PACK: &str = "sayso:pack:";
const TEXT: &str = "sayso:text:";
const ENTRY: &str = "sayso:entry:";
const STAGED: &str = "sayso:staged:";
const SWITCH: &str = "sayso:switch";
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

/// Takes away everything under keys that begin with `sayso:`, and yields how many there are after that. Writes nothing,
/// as opening a shelf would.
///
/// # Errors
/// [`StoreError::Blocked`].
pub fn clear(place: &dyn Strings) -> Result<usize, StoreError> {
    let ours = || -> Result<Vec<String>, StoreError> {
        let mut keys = place.keys()?;
        keys.retain(|key| key.starts_with(OURS));
        Ok(keys)
    };
    ours()?.iter().try_for_each(|key| place.remove(key))?;
    Ok(ours()?.len())
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
        let version = shelf.0.get(SCHEMA)?.and_then(|version| version.parse::<u32>().ok());
        if version.is_some_and(|version| version > VERSION) {
            return Err(StoreError::Newer);
        }
        // Written at every opening: it shows that writing works. A full storage refuses no value as long.
        shelf.0.set(SCHEMA, &VERSION.to_string())?;
        shelf.finish_switch()?;
        Ok(shelf)
    }

    /// The value of a setting.
    pub fn setting(&self, name: &str) -> Option<String> {
        self.0.get(&format!("{SETTING}{name}")).ok().flatten()
    }

    /// All settings, by name.
    pub fn settings(&self) -> BTreeMap<String, String> {
        let keys = self.keys(SETTING).unwrap_or_default();
        let setting = |key: String| Some((key[SETTING.len()..].to_owned(), self.0.get(&key).ok()??));
        keys.into_iter().filter_map(setting).collect()
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

    /// What stands under `key`, as `read` reads it: one record, or a list of them.
    fn read<T>(&self, key: &str, read: Read<T>) -> Result<Vec<T>, StoreError> {
        read(&self.0.get(key)?.ok_or(StoreError::Missing)?)
    }

    /// All that stands under keys with `prefix`; what cannot be read is set aside.
    fn found<T>(&self, prefix: &str, read: Read<T>) -> Result<Found<T>, StoreError> {
        self.found_under(self.keys(prefix)?, read)
    }

    /// All articles on the list.
    fn listed(&self) -> Result<Vec<ArticleRecord>, StoreError> {
        Ok(self.found(ARTICLE, records)?.good)
    }

    /// As [`Self::found`], of records that stand in two places by turns: all, or those of the id `only`.
    fn found_by_turns<T>(&self, prefix: &str, only: Option<&str>, read: Read<T>) -> Result<Found<T>, StoreError> {
        match only {
            Some(id) => self.found_under([0, 1].map(|rev| by_turns(prefix, id, rev)).to_vec(), read),
            None => self.found(prefix, read),
        }
    }

    fn found_under<T>(&self, keys: Vec<String>, read: Read<T>) -> Result<Found<T>, StoreError> {
        let mut found = Found::default();
        for key in keys {
            match self.read(&key, read) {
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
        records.sort_by_key(place);
        let lines = records.chunk_by(are_of_one_step).map(line);
        self.set_all(lines.collect::<Result<_, _>>()?)
    }

    /// Writes these values under their keys, in order: all, or none if one does not go.
    fn set_all(&self, lines: Vec<(String, String)>) -> Result<(), StoreError> {
        let mut before: Vec<(String, Option<String>)> = Vec::new();
        for (key, json) in lines {
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

    /// What is to be written stands under one key first: a crash later on is made good when the shelf is opened again.
    fn switch_now(&self, mut records: Vec<Record>) -> Result<(), StoreError> {
        records.sort_by_key(place);
        let lines: Result<Vec<_>, _> = records.chunk_by(are_of_one_step).map(line).collect();
        let lines = lines?;
        let json = serde_json::to_string(&lines).map_err(|_| StoreError::Corrupt)?;
        self.0.set(SWITCH, &json)?;
        if let Err(error) = self.set_all(lines) {
            // Not after a crash: what was written is taken back by now.
            let _ = self.0.remove(SWITCH);
            return Err(error);
        }
        self.clear_staged()?;
        self.0.remove(SWITCH)
    }

    /// Goes on with a switch that a crash has broken off. One cut short had not begun.
    fn finish_switch(&self) -> Result<(), StoreError> {
        let Some(json) = self.0.get(SWITCH)? else {
            return Ok(());
        };
        if let Ok(lines) = serde_json::from_str::<Vec<(String, String)>>(&json) {
            self.set_all(lines)?;
            self.clear_staged()?;
        }
        self.0.remove(SWITCH)
    }

    fn clear_staged(&self) -> Result<(), StoreError> {
        self.keys(STAGED)?.iter().try_for_each(|key| self.0.remove(key))
    }

    /// An article's own record goes last: after a crash in between, it is done again.
    fn unstage_now(&self) -> Result<(), StoreError> {
        let staged = self.keys(STAGED)?;
        if staged.is_empty() {
            return Ok(());
        }
        let listed = self.listed()?;
        for key in staged {
            let article = &key[STAGED.len()..];
            for kind in [ENTRY, PACK] {
                let keys = self.keys(&format!("{kind}{article}:"))?;
                keys.iter().try_for_each(|key| self.0.remove(key))?;
            }
            // One cut short was the first of its batch: no text came after it.
            for record in self.read(&key, records::<ArticleRecord>).unwrap_or_default() {
                if !record.text.is_empty() && !listed.iter().any(|other| other.text == record.text) {
                    self.0.remove(&format!("{TEXT}{}", record.text))?;
                }
            }
            self.0.remove(&key)?;
        }
        Ok(())
    }

    fn found_entries(&self, article: &str, reader: JournalReader) -> Result<Found<EntryRecord>, StoreError> {
        let mut found = self.found(&format!("{ENTRY}{article}:"), reader.entries)?;
        let packed = self.found(&format!("{PACK}{article}:"), reader.packs)?;
        found.good.extend(packed.good.into_iter().flat_map(|pack| pack.entries));
        found.set_aside += packed.set_aside;
        found.newer += packed.newer;
        Ok(found)
    }

    /// The pack is written before its entries are taken away: after a crash in between they are there twice.
    fn pack_now(&self, article: &str, reader: JournalReader) -> Result<(), StoreError> {
        let mut taken = Vec::new();
        let mut entries = Vec::new();
        for key in self.keys(&format!("{ENTRY}{article}:"))? {
            if let Ok(records) = self.read(&key, reader.entries) {
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
        let listed = self.listed()?;
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

/// Its place in a batch. What is being restored comes first, so that a crash leaves nothing that nobody knows of; an
/// article on the list comes last.
fn place(record: &Record) -> u8 {
    match record {
        Record::Staged(_) => 0,
        Record::Article(_) => 2,
        _ => 1,
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
        [Record::Staged(a)] => (format!("{STAGED}{}", a.id), serde_json::to_string(a)),
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

    fn articles(&self, only: Option<&str>) -> Answer<Found<ArticleRecord>> {
        Box::pin(ready(self.found_by_turns(ARTICLE, only, records)))
    }

    fn filings(&self, only: Option<&str>) -> Answer<Found<FilingRecord>> {
        Box::pin(ready(self.found_by_turns(FILING, only, records)))
    }

    fn has(&self, article: &str) -> Answer<bool> {
        let there = [0, 1].map(|rev| self.0.get(&by_turns(ARTICLE, article, rev)));
        let there = there.into_iter().collect::<Result<Vec<_>, _>>();
        Box::pin(ready(there.map(|there| there.iter().any(Option::is_some))))
    }

    fn aside(&self) -> Answer<Vec<Aside>> {
        let found = self.keys(ASIDE).map(|keys| {
            let aside = |key: String| {
                let value = self.0.get(&key).ok().flatten()?;
                let at = key.strip_prefix(ASIDE)?.to_owned();
                Some(Aside { at, value })
            };
            keys.into_iter().filter_map(aside).collect()
        });
        Box::pin(ready(found))
    }

    fn entries(&self, article: &str, reader: JournalReader) -> Answer<Found<EntryRecord>> {
        Box::pin(ready(self.found_entries(article, reader)))
    }

    fn text(&self, name: &str) -> Answer<Option<String>> {
        let text = match self.read(&format!("{TEXT}{name}"), records::<TextRecord>) {
            Ok(records) => Ok(records.into_iter().map(|record| record.text).next()),
            Err(StoreError::Missing) => Ok(None),
            Err(error) => Err(error),
        };
        Box::pin(ready(text))
    }

    fn pack(&self, article: &str, reader: JournalReader) -> Answer<()> {
        Box::pin(ready(self.pack_now(article, reader)))
    }

    fn forget(&self, article: &str) -> Answer<()> {
        Box::pin(ready(self.forget_now(article)))
    }

    fn staged(&self) -> Answer<usize> {
        Box::pin(ready(self.keys(STAGED).map(|keys| keys.len())))
    }

    fn switch(&self, records: Vec<Record>) -> Answer<()> {
        Box::pin(ready(self.switch_now(records)))
    }

    fn unstage(&self) -> Answer<()> {
        Box::pin(ready(self.unstage_now()))
    }
}
