//! A backup brought back: first looked through, then staged, then switched to, all or nothing.
//!
//! What is new is written beside the library, where no list has it ([`Record::Staged`]); one transaction at the end
//! puts all of it on the list, with what changes in articles that are here. A crash before that leaves the library as it was.
//! All of it happens on the safest shelf; the others are made good when an article is opened.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::rc::Rc;

use sayso_notebook::Timestamp;
use sayso_wire::backup::ArticleLine;
use sayso_wire::records::{ArticleRecord, EntryRecord, FilingRecord, PackRecord, Record, TextRecord, VERSION};

use crate::{ArticleId, Filing, JournalReader, Outline, Saved, Store, StoreError, merge};

/// What becomes of what is here already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// It stays; what the backup has more is added.
    Merge,
    /// The library becomes as the backup has it; what is not in it goes to the bin.
    Replace,
}

/// How an article of a backup stands to what is here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// It is not here.
    New,
    /// It is here, with the same work.
    Same,
    /// It is here, with the same work and more.
    NewerHere,
    /// It is here, with a part of the work.
    NewerThere,
    /// It is here, with other work: both are kept.
    Both,
    /// It is here, with the same work, in the bin, and is not in the bin there: it is put back.
    PutBack,
}

/// What a restore would change: numbers of articles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Preview {
    /// [`Change::New`].
    pub new: u32,
    /// [`Change::Same`].
    pub same: u32,
    /// [`Change::NewerHere`].
    pub newer_here: u32,
    /// [`Change::NewerThere`].
    pub newer_there: u32,
    /// [`Change::Both`].
    pub both: u32,
    /// [`Change::PutBack`].
    pub put_back: u32,
    /// Those here, out of the bin, of which the backup has nothing.
    pub only_here: u32,
}

/// What is to be done with an article of the backup.
#[derive(Clone, Debug)]
struct Step {
    /// Its id in the backup.
    id: String,
    change: Change,
    /// The article here that it stands to.
    here: Option<String>,
}

/// A backup on its way back. [`Restoring::look_at`] every article, then [`Restoring::stage`] each again, in the same
/// order, then [`Restoring::switch`].
pub struct Restoring {
    store: Store,
    here: BTreeMap<String, Outline>,
    /// Those of [`Restoring::here`] that have a text of this name.
    by_text: HashMap<String, Vec<String>>,
    /// The names of an article's entries, once they were asked for.
    names: HashMap<String, Rc<HashSet<String>>>,
    /// Those of [`Restoring::here`] that an article of the backup stands to.
    taken: BTreeSet<String>,
    steps: Vec<Step>,
    /// How many of them were staged.
    done: usize,
    staged: usize,
    /// What the switch writes.
    last: Vec<Record>,
    mode: Mode,
    prefix: String,
}

impl Store {
    /// Begins to look through a backup.
    ///
    /// # Errors
    /// As [`Store::list`].
    pub async fn restoring(&self) -> Result<Restoring, StoreError> {
        let mut here = BTreeMap::new();
        let mut by_text: HashMap<String, Vec<String>> = HashMap::new();
        for outline in self.outlines().await? {
            let id = outline.record.id.clone();
            by_text.entry(outline.record.text.clone()).or_default().push(id.clone());
            here.insert(id, outline);
        }
        Ok(Restoring {
            store: self.clone(),
            here,
            by_text,
            names: HashMap::new(),
            taken: BTreeSet::new(),
            steps: Vec::new(),
            done: 0,
            staged: 0,
            last: Vec::new(),
            mode: Mode::Merge,
            prefix: String::new(),
        })
    }
}

impl Restoring {
    /// Looks at the next article of the backup, whose text is what `record.text` names, and changes nothing.
    ///
    /// # Errors
    /// [`StoreError::Blocked`] if what is here cannot be read any more.
    pub async fn look_at(&mut self, line: &ArticleLine) -> Result<Change, StoreError> {
        let there: HashSet<&str> = line.entries.iter().map(EntryRecord::name).collect();
        let mut candidates: Vec<String> = self.by_text.get(&line.record.text).cloned().unwrap_or_default();
        candidates.retain(|id| !self.taken.contains(id));
        // The one of the same name comes first, then one with the same work.
        candidates.sort_by_key(|id| *id != line.record.id);
        let mut found: Option<(Change, String)> = None;
        for id in &candidates {
            let here = self.names(id).await?;
            let more_here = here.iter().any(|name| !there.contains(&**name));
            let more_there = there.iter().any(|name| !here.contains(*name));
            let change = match (more_here, more_there) {
                (false, false) if self.is_binned(id) && !is_binned(line.filing.as_ref()) => Change::PutBack,
                (false, false) => Change::Same,
                (true, false) => Change::NewerHere,
                (false, true) => Change::NewerThere,
                (true, true) => Change::Both,
            };
            let same = matches!(change, Change::Same | Change::PutBack);
            if same || found.as_ref().is_none_or(|(other, _)| *other == Change::Both) {
                found = Some((change, id.clone()));
            }
            if same {
                break;
            }
        }
        let (change, here) = match found {
            Some((change, id)) => (change, Some(id)),
            // Of the same name, with another text.
            None if self.here.contains_key(&line.record.id) => (Change::Both, None),
            None => (Change::New, None),
        };
        if change != Change::Both {
            self.taken.extend(here.clone());
        }
        self.steps.push(Step {
            id: line.record.id.clone(),
            change,
            here,
        });
        Ok(change)
    }

    /// What a restore would change, after every article was looked at.
    pub fn preview(&self) -> Preview {
        let mut preview = Preview::default();
        for step in &self.steps {
            *match step.change {
                Change::New => &mut preview.new,
                Change::Same => &mut preview.same,
                Change::NewerHere => &mut preview.newer_here,
                Change::NewerThere => &mut preview.newer_there,
                Change::Both => &mut preview.both,
                Change::PutBack => &mut preview.put_back,
            } += 1;
        }
        let known: BTreeSet<&String> = self.steps.iter().filter_map(|step| step.here.as_ref()).collect();
        let alone = |id: &&String| !known.contains(id) && !self.is_binned(id);
        preview.only_here = self.here.keys().filter(alone).count() as u32;
        preview
    }

    /// Begins to stage. `prefix`: eight random characters with which the names of new articles begin.
    pub fn begin(&mut self, mode: Mode, prefix: String) {
        (self.mode, self.prefix) = (mode, prefix);
        (self.done, self.staged) = (0, 0);
        self.last.clear();
    }

    /// Stages the next article. The library stays as it is.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`] if it is not the one that was looked at; [`StoreError::Full`], [`StoreError::Blocked`]:
    /// call [`Restoring::abandon`] then.
    pub async fn stage(&mut self, line: ArticleLine) -> Result<(), StoreError> {
        let n = self.done;
        let step = self.steps.get(n).cloned().ok_or(StoreError::Corrupt)?;
        if step.id != line.record.id {
            return Err(StoreError::Corrupt);
        }
        self.done += 1;
        let replaces = self.mode == Mode::Replace;
        match (step.change, &step.here) {
            (Change::Same | Change::PutBack, Some(here)) => {
                if replaces || step.change == Change::PutBack {
                    self.refile(here, line.filing.as_ref());
                }
            }
            (Change::NewerThere, Some(here)) => {
                let here = here.clone();
                self.add_entries(&here, line).await?;
            }
            (Change::NewerHere, Some(_)) if !replaces => {}
            _ => self.add(n, line).await?,
        }
        Ok(())
    }

    /// Makes the switch: all that was staged is in the library now, or nothing.
    ///
    /// # Errors
    /// [`StoreError::Missing`] if what was staged is gone, [`StoreError::Full`], [`StoreError::Blocked`]: the library is
    /// as it was. Call [`Restoring::abandon`] then.
    pub async fn switch(&mut self, at: Timestamp) -> Result<Saved, StoreError> {
        let (saved, shelf) = self.store.safest();
        if shelf.staged().await? != self.staged {
            return Err(StoreError::Missing);
        }
        let mut records = std::mem::take(&mut self.last);
        if self.mode == Mode::Replace {
            records.extend(self.binned(at));
        }
        shelf.switch(records.clone()).await?;
        self.store.read_anew(records.iter().filter_map(Record::article));
        Ok(saved)
    }

    /// Takes away what was staged.
    pub async fn abandon(&mut self) {
        self.last.clear();
        self.store.drop_staged().await;
    }

    async fn names(&mut self, id: &str) -> Result<Rc<HashSet<String>>, StoreError> {
        if let Some(names) = self.names.get(id) {
            return Ok(names.clone());
        }
        let shelved = self.store.all(|shelf| shelf.entries(id, JournalReader::JSON)).await?;
        let names: HashSet<String> = shelved.iter().flatten().map(|entry| entry.name().to_owned()).collect();
        let names = Rc::new(names);
        self.names.insert(id.to_owned(), names.clone());
        Ok(names)
    }

    fn is_binned(&self, id: &str) -> bool {
        is_binned(self.here.get(id).and_then(|outline| outline.filing.as_ref()))
    }

    /// Files the article `here` as the backup does.
    fn refile(&mut self, here: &str, filing: Option<&FilingRecord>) {
        let before = self.here.get(here).and_then(|outline| outline.filing.as_ref());
        let filing = filing.map(Filing::from).unwrap_or_default();
        if filing != before.map(Filing::from).unwrap_or_default() {
            let rev = before.map_or(0, |before| before.rev + 1);
            let record = filing.record(&ArticleId(here.into()), rev);
            self.last.push(Record::Filing(record));
        }
    }

    /// Adds to the article `here` the entries it lacks.
    async fn add_entries(&mut self, here: &str, line: ArticleLine) -> Result<(), StoreError> {
        let names = self.names(here).await?;
        let Some(before) = self.here.get(here).map(|outline| outline.record.clone()) else {
            return Err(StoreError::Missing);
        };
        let missing = line.entries.into_iter().filter(|entry| !names.contains(entry.name()));
        let entries: Vec<EntryRecord> = missing.map(|entry| of_article(entry, here)).collect();
        let record = ArticleRecord {
            rev: before.rev + 1,
            changed: before.changed.max(line.record.changed),
            entries: before.entries + entries.len() as u32,
            notes: line.record.notes,
            decided: line.record.decided,
            proposed: line.record.proposed.max(before.proposed),
            edited: before.edited || line.record.edited,
            ..before
        };
        self.last.push(pack(here, entries));
        self.last.push(Record::Article(record));
        if self.mode == Mode::Replace || self.is_binned(here) && !is_binned(line.filing.as_ref()) {
            self.refile(here, line.filing.as_ref());
        }
        Ok(())
    }

    /// Stages an article that is to stand beside those here. What is written again and again, and texts that are here
    /// already (they could be deleted meanwhile), wait for the switch.
    async fn add(&mut self, n: usize, line: ArticleLine) -> Result<(), StoreError> {
        let (_, shelf) = self.store.safest();
        let id = format!("{}{n:08x}", self.prefix);
        let ArticleLine {
            record,
            filing,
            text,
            entries,
        } = line;
        let record = ArticleRecord {
            v: VERSION,
            id: id.clone(),
            rev: 0,
            entries: entries.len() as u32,
            ..record
        };
        let text = Record::Text(TextRecord {
            v: VERSION,
            name: record.text.clone(),
            text,
        });
        // One that cannot be read is not there.
        let is_here = self.by_text.contains_key(&record.text) || matches!(shelf.text(&record.text).await, Ok(Some(_)));
        let staged = ArticleRecord {
            text: if is_here { String::new() } else { record.text.clone() },
            ..record.clone()
        };
        let mut batch = vec![Record::Staged(staged)];
        if is_here {
            self.last.push(text);
        } else {
            batch.push(text);
        }
        if !entries.is_empty() {
            let entries = entries.into_iter().map(|entry| of_article(entry, &id));
            batch.push(pack(&id, entries.collect()));
        }
        shelf.put(batch).await?;
        self.staged += 1;
        self.last.push(Record::Article(record));
        if let Some(filing) = filing {
            self.last.push(Record::Filing(FilingRecord {
                v: VERSION,
                article: id,
                ..filing
            }));
        }
        Ok(())
    }

    /// The filings that put in the bin what a library replaced has more.
    fn binned(&self, at: Timestamp) -> Vec<Record> {
        let stays = |step: &&Step| matches!(step.change, Change::Same | Change::NewerThere | Change::PutBack);
        let stay: BTreeSet<&String> = self
            .steps
            .iter()
            .filter(stays)
            .filter_map(|step| step.here.as_ref())
            .collect();
        let goes = self
            .here
            .iter()
            .filter(|(id, _)| !stay.contains(id) && !self.is_binned(id));
        let binned = goes.map(|(id, outline)| {
            let before = outline.filing.as_ref();
            let filing = Filing {
                binned: Some(at),
                ..before.map(Filing::from).unwrap_or_default()
            };
            Record::Filing(filing.record(
                &ArticleId(id.as_str().into()),
                before.map_or(0, |before| before.rev + 1),
            ))
        });
        binned.collect()
    }
}

fn is_binned(filing: Option<&FilingRecord>) -> bool {
    filing.is_some_and(|filing| filing.binned.is_some())
}

fn of_article(entry: EntryRecord, article: &str) -> EntryRecord {
    EntryRecord {
        article: article.to_owned(),
        ..entry
    }
}

/// All of `entries`, in the order of the journal, as one record.
fn pack(article: &str, entries: Vec<EntryRecord>) -> Record {
    Record::Pack(PackRecord {
        v: VERSION,
        article: article.to_owned(),
        entries: merge::entries(&[entries]),
    })
}
