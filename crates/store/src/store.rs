use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use sayso_notebook::{Entry, Event, Journal, Timestamp};
use sayso_wire::native::Editions;
use sayso_wire::records::{ArticleRecord, EntryRecord, FilingRecord, Record, TextRecord, VERSION};

use crate::shelf::{self, Found, Shelf};
use crate::{
    ArticleId, ArticleMeta, Filing, Health, JournalReader, Memory, NewArticle, Saved, StoreError, Stored, StringShelf,
    Summary,
};
use crate::{Unreadable, Work, merge};

/// A handle on the store; cheap to clone.
#[derive(Clone)]
pub struct Store(pub(crate) Rc<Inner>);

pub(crate) struct Inner {
    /// Where things are written, the safest first. Never empty.
    pub(crate) shelves: Vec<(Saved, Rc<dyn Shelf>)>,
    health: Health,
    /// What the safest shelf has not taken yet; tried again with every change.
    owed: RefCell<Vec<Record>>,
    /// The articles made or read through this handle.
    pub(crate) known: RefCell<BTreeMap<ArticleId, Known>>,
    settings: Option<StringShelf>,
    unreadable: Cell<Unreadable>,
}

/// What it takes to write an entry.
pub(crate) struct Known {
    pub(crate) record: ArticleRecord,
    /// The place of the next entry.
    pub(crate) next: u32,
    /// Entries are written with offsets in code points of the text that they were done on.
    pub(crate) editions: Editions,
    /// The text that title and first words on the list were taken from, if it is known.
    told_of: Option<Arc<str>>,
    /// Whether it was written or read: what is on no shelf any more was cleared.
    kept: bool,
}

impl Known {
    fn new(record: ArticleRecord, text: Arc<str>) -> Self {
        Self {
            record,
            next: 0,
            editions: Editions::new(text),
            told_of: None,
            kept: false,
        }
    }

    /// The record of an entry that is added.
    pub(crate) fn add(&mut self, entry: &Entry) -> EntryRecord {
        let n = self.next;
        self.next += 1;
        self.record.entries += 1;
        self.record.edited |= matches!(entry.event, Event::Edited { .. });
        EntryRecord {
            v: VERSION,
            article: self.record.id.clone(),
            n,
            entry: self.editions.write(entry),
        }
    }
}

impl PartialEq for Store {
    /// Whether the two are handles on one store.
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Store {
    /// A store in memory, for "Do not save this".
    pub fn unsaved() -> Self {
        Self::on(in_memory(), Health::Unsaved, None)
    }

    /// The store of these shelves, as far as they could be opened: `durable`, of which a crash takes nothing that it
    /// has confirmed, and `local`, which holds settings too. See [`Store::health`]. One that a newer version has
    /// written to keeps us off both: what is there must not be mixed. Call [`Store::finish_forgetting`] next.
    pub fn over(durable: Result<Rc<dyn Shelf>, StoreError>, local: Result<StringShelf, StoreError>) -> Self {
        let settings = local.clone().ok();
        let local = local.map(|shelf| Rc::new(shelf) as Rc<dyn Shelf>);
        let (shelves, health) = match (durable, local) {
            (Err(StoreError::Newer), _) | (_, Err(StoreError::Newer)) => {
                (in_memory(), Health::MemoryOnly(StoreError::Newer))
            }
            (Ok(durable), Ok(local)) => (
                vec![(Saved::Durably, durable), (Saved::Locally, local)],
                Health::Durable,
            ),
            (Ok(durable), Err(_)) => (vec![(Saved::Durably, durable)], Health::Durable),
            (Err(why), Ok(local)) => (vec![(Saved::Locally, local)], Health::LocalOnly(why)),
            (Err(why), Err(_)) => (in_memory(), Health::MemoryOnly(why)),
        };
        Self::on(shelves, health, settings)
    }

    fn on(shelves: Vec<(Saved, Rc<dyn Shelf>)>, health: Health, settings: Option<StringShelf>) -> Self {
        Self(Rc::new(Inner {
            shelves,
            health,
            owed: RefCell::default(),
            known: RefCell::default(),
            settings,
            unreadable: Cell::default(),
        }))
    }

    /// How well things are kept here.
    pub fn health(&self) -> Health {
        self.0.health
    }

    /// What could not be read so far. Nothing of it is lost; say so where it is not nothing.
    pub fn unreadable(&self) -> Unreadable {
        self.0.unreadable.get()
    }

    /// All articles, the last changed first.
    ///
    /// # Errors
    /// [`StoreError::Blocked`] if the storage was taken away meanwhile.
    pub async fn list(&self) -> Result<Vec<ArticleMeta>, StoreError> {
        let listed = self.all(|shelf| shelf.articles(None)).await?;
        let filed = self.all(|shelf| shelf.filings(None)).await?;
        let filings = merge::filings(&filed);
        let meta = |record: &ArticleRecord| ArticleMeta::new(record, filings.get(&*record.id).copied());
        Ok(merge::articles(&listed).iter().map(meta).collect())
    }

    /// Keeps a new article under the name `id`, random and new.
    ///
    /// # Errors
    /// [`StoreError::Full`] or [`StoreError::Blocked`] if it fits nowhere; nothing is left behind then.
    pub async fn create(
        &self,
        id: ArticleId,
        article: NewArticle,
        at: Timestamp,
    ) -> Result<(ArticleMeta, Saved), StoreError> {
        let journal = Journal::on(article.text.clone(), article.journal.entries().to_vec());
        let summary = Summary::of(&journal.text());
        let record = ArticleRecord {
            v: VERSION,
            id: id.0.to_string(),
            rev: 0,
            title: article.title,
            created: at.0,
            changed: at.0,
            text: article.text_name,
            bytes: article.text.len() as u32,
            edited: false,
            entries: 0,
            lead: summary.lead,
            words: summary.words,
            byline: article.byline,
            notes: article.work.notes,
            decided: article.work.decided,
            proposed: article.work.proposed,
        };
        let text = TextRecord {
            v: VERSION,
            name: record.text.clone(),
            text: article.text.to_string(),
        };
        let mut known = Known::new(record, article.text);
        let entries: Vec<_> = journal.entries().iter().map(|entry| known.add(entry)).collect();
        let mut records = vec![Record::Text(text), Record::Article(known.record.clone())];
        records.extend(entries.into_iter().map(Record::Entry));
        let filing = (article.filing != Filing::default()).then(|| article.filing.record(&id, 0));
        records.extend(filing.clone().map(Record::Filing));
        let saved = self.write(records, false).await?;
        let meta = ArticleMeta::new(&known.record, filing.as_ref());
        known.kept = true;
        self.0.known.borrow_mut().insert(id, known);
        Ok((meta, saved))
    }

    /// Reads an article, and makes good what one shelf lacks and another has.
    ///
    /// # Errors
    /// [`StoreError::Missing`] if there is none of that name, [`StoreError::Newer`] or [`StoreError::Corrupt`]
    /// if it is there and cannot be read; it stays as it is then.
    pub async fn load(&self, id: &ArticleId) -> Result<Stored, StoreError> {
        let newer = self.unreadable().newer;
        let listed = self.all(|shelf| shelf.articles(Some(&id.0))).await?;
        let mut record = match merge::articles(&listed).pop() {
            Some(record) => record,
            None if self.unreadable().newer > newer => return Err(StoreError::Newer),
            None => return Err(StoreError::Missing),
        };
        let (newer, set_aside) = (self.unreadable().newer, self.unreadable().set_aside);
        let shelved = self.all(|shelf| shelf.entries(&id.0, JournalReader::JSON)).await?;
        if self.unreadable().newer > newer {
            return Err(StoreError::Newer);
        }
        let mut set_aside = self.unreadable().set_aside - set_aside;
        let records = merge::entries(&shelved);
        let text: Arc<str> = self.text(&record.text).await?.into();
        record.entries = records.len() as u32;
        if record.words == 0 {
            // Kept by an earlier version.
            let summary = Summary::of(&text);
            (record.lead, record.words) = (summary.lead, summary.words);
        }
        self.make_good(&record, &text, &records, &listed, &shelved).await;

        let filed = self.all(|shelf| shelf.filings(Some(&id.0))).await?;
        let filing = merge::filings(&filed).get(&*id.0).copied();
        self.make_filing_good(filing, &filed).await;
        let meta = ArticleMeta::new(&record, filing);
        let mut known = Known::new(record, text.clone());
        known.kept = true;
        known.next = records.iter().map(|e| e.n + 1).max().unwrap_or(0);
        // One that does not fit the text stays where it is.
        let entries = records.iter().map(|e| known.editions.read(&e.entry));
        let entries: Vec<_> = entries
            .filter_map(|entry| entry.inspect_err(|_| set_aside += 1).ok())
            .collect();
        // An older version may have written the record since.
        known.record.edited |= entries.iter().any(|e| matches!(e.event, Event::Edited { .. }));
        self.0.known.borrow_mut().insert(id.clone(), known);
        let journal = Journal::on(text, entries);
        Ok(Stored {
            meta,
            text: journal.text(),
            journal,
            set_aside,
        })
    }

    /// Whether the article was made or read through this handle, and not changed on the shelves since by a restore: who adds to
    /// its journal has to [`Store::load`] it before, if not.
    pub fn knows(&self, id: &ArticleId) -> bool {
        self.0.known.borrow().contains_key(id)
    }

    /// Adds the entries of a step to the journal of an article that the store [knows](Store::knows), all or none. Resolves
    /// when they are as safe as they will get: say the word for what it comes to then, and not before. The writing is under
    /// way before the first poll, in the order of the calls; a later one need not wait for an earlier one.
    ///
    /// # Errors
    /// [`StoreError::Full`] or [`StoreError::Blocked`] if they could be written nowhere. It is tried again with
    /// the next step, or by [`Store::write_owed`]. [`StoreError::Missing`] if the article was taken away meanwhile:
    /// deleted in another tab ([`Store::is_forgotten`]), or cleared with all that the browser had; [`Store::keep_anew`]
    /// then.
    pub fn append(&self, id: &ArticleId, step: &[Entry]) -> impl Future<Output = Result<Saved, StoreError>> + use<> {
        let started = self.start_append(id, step);
        async move { started.ok_or(StoreError::Missing)?.await }
    }

    fn start_append(
        &self,
        id: &ArticleId,
        step: &[Entry],
    ) -> Option<impl Future<Output = Result<Saved, StoreError>> + use<>> {
        let mut all_known = self.0.known.borrow_mut();
        let known = all_known.get_mut(id)?;
        let asked: Vec<_> = match known.kept {
            true => self.0.shelves.iter().map(|(_, shelf)| shelf.has(&id.0)).collect(),
            false => Vec::new(),
        };
        let mut added = Vec::new();
        for entry in step {
            let json = known.editions.write(entry);
            let is_it = |record: &Record| matches!(record, Record::Entry(e) if e.article == *id.0 && e.entry == json);
            // One that failed before is written with all that is owed.
            if !self.0.owed.borrow().iter().any(is_it) {
                added.push(Record::Entry(known.add(entry)));
                known.record.changed = entry.at.0;
            }
        }
        if !added.is_empty() {
            known.record.rev += 1;
            added.insert(0, Record::Article(known.record.clone()));
        }
        let (writing, inner, id) = (self.write(added, true), self.0.clone(), id.clone());
        Some(async move {
            let saved = writing.await?;
            let mut there = Vec::new();
            for asked in asked {
                there.push(asked.await);
            }
            // Shelves that do not answer may have it; where one says no and none says yes, it is gone.
            if there.contains(&Ok(false)) && !there.contains(&Ok(true)) {
                return Err(StoreError::Missing);
            }
            if let Some(known) = inner.known.borrow_mut().get_mut(&id) {
                known.kept = true;
            }
            Ok(saved)
        })
    }

    /// What the list is to tell of the work on an article that was made or read through this handle: written with the
    /// next step.
    pub fn count(&self, id: &ArticleId, work: Work) {
        if let Some(known) = self.0.known.borrow_mut().get_mut(id) {
            let record = &mut known.record;
            (record.notes, record.decided, record.proposed) = (work.notes, work.decided, work.proposed);
        }
    }

    /// The text of an article that was made or read through this handle, as it is now: its first words and how many it has are
    /// written with the next step.
    pub fn reads(&self, id: &ArticleId, text: &Arc<str>) {
        if let Some(known) = self.0.known.borrow_mut().get_mut(id) {
            let is_new =
                known.record.edited && known.told_of.as_ref().is_none_or(|told_of| !Arc::ptr_eq(told_of, text));
            if is_new {
                let summary = Summary::of(text);
                (known.record.lead, known.record.words) = (summary.lead, summary.words);
                known.told_of = Some(text.clone());
            }
        }
    }

    /// What an article that was made or read through this handle is called on the list, once its text has been read better than
    /// when it was made.
    ///
    /// # Errors
    /// As [`Store::append`]; the next step brings it then.
    pub async fn describe(&self, id: &ArticleId, title: &str, byline: &str) -> Result<(), StoreError> {
        if self.is_forgotten(id).await {
            return Err(StoreError::Missing);
        }
        let described = self.0.known.borrow_mut().get_mut(id).and_then(|known| {
            let record = &mut known.record;
            let is_new = (&*record.title, &*record.byline) != (title, byline);
            is_new.then(|| {
                (record.title, record.byline) = (title.to_owned(), byline.to_owned());
                record.rev += 1;
                record.clone()
            })
        });
        match described {
            Some(record) => self.write(vec![Record::Article(record)], false).await.map(drop),
            None => Ok(()),
        }
    }

    /// Puts a long journal's entries together, so that it is read sooner. Nothing of it is lost or changed.
    ///
    /// # Errors
    /// [`StoreError::Full`] or [`StoreError::Blocked`]; it can be tried again.
    pub async fn pack(&self, id: &ArticleId) -> Result<(), StoreError> {
        let mut packed = Ok(());
        for (_, shelf) in &self.0.shelves {
            packed = packed.and(shelf.pack(&id.0, JournalReader::JSON).await);
        }
        packed
    }

    /// Tries again to write what could not be written: after room was made.
    ///
    /// # Errors
    /// As [`Store::append`].
    pub async fn write_owed(&self) -> Result<Saved, StoreError> {
        self.write(Vec::new(), true).await
    }

    /// Takes an article and everything done to it out of this browser, for good.
    ///
    /// # Errors
    /// [`StoreError::Blocked`] if it could not.
    pub async fn forget(&self, id: &ArticleId) -> Result<(), StoreError> {
        self.0.known.borrow_mut().remove(id);
        self.0
            .owed
            .borrow_mut()
            .retain(|record| record.article() != Some(&*id.0));
        let mut forgotten = Ok(());
        for (_, shelf) in &self.0.shelves {
            forgotten = shelf.forget(&id.0).await.and(forgotten);
        }
        forgotten
    }

    /// The value of a setting, if it was ever set. Settings are small and kept in localStorage.
    pub fn setting(&self, name: &str) -> Option<String> {
        self.0.settings.as_ref()?.setting(name)
    }

    /// Sets a setting. Where localStorage is full or blocked it lasts no longer than the page: a setting is
    /// no work, and nobody is told.
    pub fn set_setting(&self, name: &str, value: &str) {
        if let Some(settings) = &self.0.settings {
            let _ = settings.set_setting(name, value);
        }
    }

    /// Sets a setting that is work: as [`Store::set_setting`], and says what came of it.
    ///
    /// # Errors
    /// [`StoreError::Full`], [`StoreError::Blocked`]: it lasts no longer than the page.
    pub fn keep_setting(&self, name: &str, value: &str) -> Result<(), StoreError> {
        let settings = self.0.settings.as_ref().ok_or(StoreError::Blocked)?;
        settings.set_setting(name, value)
    }

    /// Writes `records` to every shelf, and what is owed with them: all or none of it. Under way before the
    /// first poll. If no shelf takes them they are owed, if `keep`. A long text stands on the safest shelf alone, and
    /// on the others only if that one does not take it: localStorage would hold up the page for it, and be full.
    pub(crate) fn write(
        &self,
        records: Vec<Record>,
        keep: bool,
    ) -> impl Future<Output = Result<Saved, StoreError>> + use<> {
        let inner = self.0.clone();
        let owed = inner.owed.take();
        let batch: Vec<Record> = owed.iter().chain(&records).cloned().collect();
        let at_once = if batch.iter().any(is_long) {
            1
        } else {
            inner.shelves.len()
        };
        let put = |(saved, shelf): &(Saved, Rc<dyn Shelf>)| (*saved, shelf.put(batch.clone()));
        let writing: Vec<_> = inner.shelves.iter().take(at_once).map(put).collect();
        async move {
            let mut results = Vec::new();
            for (saved, answer) in writing {
                results.push(answer.await.map(|()| saved));
            }
            for (saved, shelf) in inner.shelves.iter().skip(at_once) {
                let mut batch = batch.clone();
                if results[0].is_ok() {
                    batch.retain(|record| !is_long(record));
                }
                results.push(shelf.put(batch).await.map(|()| *saved));
            }
            let safest = results.first().copied().unwrap_or(Err(StoreError::Blocked));
            let best = results.into_iter().flatten().min().ok_or(StoreError::Blocked);
            if let Err(why) = safest {
                let mut still = owed;
                if keep || best.is_ok() {
                    still.extend(records);
                }
                // What another call has failed to write meanwhile comes after it.
                still.append(&mut inner.owed.borrow_mut());
                inner.owed.replace(still);
                return best.map_err(|_| why);
            }
            safest
        }
    }

    /// Asks every shelf; what cannot be read is counted.
    ///
    /// # Errors
    /// The safest shelf's, if none answers.
    pub(crate) async fn all<T>(
        &self,
        ask: impl Fn(&dyn Shelf) -> shelf::Answer<Found<T>>,
    ) -> Result<Vec<Vec<T>>, StoreError> {
        let mut answers = Vec::new();
        let mut failed = None;
        for (_, shelf) in &self.0.shelves {
            // A shelf that does not answer holds nothing back: the others may have it all.
            match ask(&**shelf).await {
                Ok(found) => {
                    let mut unreadable = self.0.unreadable.get();
                    unreadable.set_aside += found.set_aside;
                    unreadable.newer += found.newer;
                    self.0.unreadable.set(unreadable);
                    answers.push(found.good);
                }
                Err(why) => {
                    failed.get_or_insert(why);
                    answers.push(Vec::new());
                }
            }
        }
        match failed {
            Some(why) if answers.iter().all(Vec::is_empty) => Err(why),
            _ => Ok(answers),
        }
    }

    /// The text of this name, from the first shelf that has it.
    pub(crate) async fn text(&self, name: &str) -> Result<String, StoreError> {
        let mut why = StoreError::Corrupt;
        for (_, shelf) in &self.0.shelves {
            match shelf.text(name).await {
                Ok(Some(text)) => return Ok(text),
                Ok(None) => {}
                Err(error) => why = error,
            }
        }
        Err(why)
    }

    /// Puts how the article is filed on every shelf that lacks it. It may have no room; the others have it then.
    async fn make_filing_good(&self, filing: Option<&FilingRecord>, filed: &[Vec<FilingRecord>]) {
        for ((_, shelf), filed) in self.0.shelves.iter().zip(filed) {
            if let Some(filing) = filing.filter(|filing| !filed.contains(filing)) {
                let _ = shelf.put(vec![Record::Filing(filing.clone())]).await;
            }
        }
    }

    /// Puts on every shelf what it lacks. It may have no room; the others have it then.
    async fn make_good(
        &self,
        record: &ArticleRecord,
        text: &str,
        entries: &[EntryRecord],
        listed: &[Vec<ArticleRecord>],
        shelved: &[Vec<EntryRecord>],
    ) {
        for (i, (_, shelf)) in self.0.shelves.iter().enumerate() {
            let mut records: Vec<_> = merge::missing(entries, &shelved[i])
                .into_iter()
                .map(Record::Entry)
                .collect();
            if !listed[i].contains(record) {
                // A shelf without the article has no text of it either.
                let is_on = |shelf: &[ArticleRecord]| shelf.iter().any(|a| a.text == record.text);
                let stands_elsewhere = text.len() > LONG && is_on(&listed[0]);
                if !is_on(&listed[i]) && !stands_elsewhere {
                    records.push(Record::Text(TextRecord {
                        v: VERSION,
                        name: record.text.clone(),
                        text: text.to_owned(),
                    }));
                }
                records.push(Record::Article(record.clone()));
            }
            if !records.is_empty() {
                let _ = shelf.put(records).await;
            }
        }
    }

    /// The safest shelf, and what it makes of what is written there.
    pub(crate) fn safest(&self) -> (Saved, Rc<dyn Shelf>) {
        self.0.shelves[0].clone()
    }

    /// Articles were written past this handle: they are read again before anything is added to them.
    pub(crate) fn read_anew<'a>(&self, ids: impl Iterator<Item = &'a str>) {
        let mut known = self.0.known.borrow_mut();
        for id in ids {
            known.remove(&ArticleId(id.into()));
        }
    }

    /// Deletes what a restore has left that was broken off, by a crash or by closing the tab. Not to be called while
    /// another tab restores.
    pub async fn drop_staged(&self) {
        for (_, shelf) in &self.0.shelves {
            // It is tried again at every start, and costs no more than room.
            let _ = shelf.unstage().await;
        }
    }

    /// All settings, by name: own rules among them.
    pub fn settings(&self) -> BTreeMap<String, String> {
        self.0.settings.as_ref().map(StringShelf::settings).unwrap_or_default()
    }

    /// Forgets on every shelf what the safest has forgotten: a browser that crashed after an article was forgotten may have brought back its copy in localStorage.
    pub async fn finish_forgetting(&self) {
        let Some(((_, safest), others)) = self.0.shelves.split_first() else {
            return;
        };
        for id in safest.forgotten().await.unwrap_or_default() {
            for (_, shelf) in others {
                // It is tried again at every start.
                let _ = shelf.forget(&id).await;
            }
        }
    }
}

/// Texts of more bytes than this stand in IndexedDB alone. localStorage has room for about five million UTF-16 units.
const LONG: usize = 1 << 20;

fn is_long(record: &Record) -> bool {
    matches!(record, Record::Text(text) if text.text.len() > LONG)
}

fn in_memory() -> Vec<(Saved, Rc<dyn Shelf>)> {
    vec![(Saved::InMemory, Rc::new(Memory::default()))]
}
