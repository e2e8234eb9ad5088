//! A shelf in this tab's memory.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::future::ready;

use crate::JournalReader;
use crate::shelf::{Answer, Found, Shelf};
use sayso_wire::records::{ArticleRecord, EntryRecord, FilingRecord, Record};

/// Keeps things until the tab closes.
#[derive(Default)]
pub struct Memory {
    articles: RefCell<BTreeMap<String, ArticleRecord>>,
    filings: RefCell<BTreeMap<String, FilingRecord>>,
    texts: RefCell<BTreeMap<String, String>>,
    entries: RefCell<BTreeMap<(String, String), EntryRecord>>,
    staged: RefCell<BTreeMap<String, ArticleRecord>>,
}

impl Memory {
    fn put_entry(&self, entry: EntryRecord) {
        let name = (entry.article.clone(), entry.name().to_owned());
        self.entries.borrow_mut().insert(name, entry);
    }
}

/// All, or the one of the id `only`.
fn wanted<T: Clone>(all: &BTreeMap<String, T>, only: Option<&str>) -> Vec<T> {
    match only {
        Some(id) => all.get(id).cloned().into_iter().collect(),
        None => all.values().cloned().collect(),
    }
}

impl Shelf for Memory {
    fn put(&self, records: Vec<Record>) -> Answer<()> {
        for record in records {
            match record {
                Record::Article(a) => drop(self.articles.borrow_mut().insert(a.id.clone(), a)),
                Record::Text(t) => drop(self.texts.borrow_mut().insert(t.name, t.text)),
                Record::Filing(f) => drop(self.filings.borrow_mut().insert(f.article.clone(), f)),
                Record::Entry(e) => self.put_entry(e),
                Record::Pack(pack) => pack.entries.into_iter().for_each(|e| self.put_entry(e)),
                Record::Staged(a) => drop(self.staged.borrow_mut().insert(a.id.clone(), a)),
            }
        }
        Box::pin(ready(Ok(())))
    }

    fn articles(&self, only: Option<&str>) -> Answer<Found<ArticleRecord>> {
        let good = wanted(&self.articles.borrow(), only);
        Box::pin(ready(Ok(Found {
            good,
            ..Found::default()
        })))
    }

    fn filings(&self, only: Option<&str>) -> Answer<Found<FilingRecord>> {
        let good = wanted(&self.filings.borrow(), only);
        Box::pin(ready(Ok(Found {
            good,
            ..Found::default()
        })))
    }

    fn has(&self, article: &str) -> Answer<bool> {
        Box::pin(ready(Ok(self.articles.borrow().contains_key(article))))
    }

    fn entries(&self, article: &str, _: JournalReader) -> Answer<Found<EntryRecord>> {
        let entries = self.entries.borrow();
        let good = entries.values().filter(|e| e.article == article).cloned().collect();
        Box::pin(ready(Ok(Found {
            good,
            ..Found::default()
        })))
    }

    fn text(&self, name: &str) -> Answer<Option<String>> {
        Box::pin(ready(Ok(self.texts.borrow().get(name).cloned())))
    }

    fn pack(&self, _: &str, _: JournalReader) -> Answer<()> {
        Box::pin(ready(Ok(())))
    }

    fn forget(&self, article: &str) -> Answer<()> {
        let text = self.articles.borrow_mut().remove(article).map(|a| a.text);
        self.filings.borrow_mut().remove(article);
        self.entries.borrow_mut().retain(|_, e| e.article != article);
        if let Some(text) = text
            && !self.articles.borrow().values().any(|a| a.text == text)
        {
            self.texts.borrow_mut().remove(&text);
        }
        Box::pin(ready(Ok(())))
    }

    fn staged(&self) -> Answer<usize> {
        Box::pin(ready(Ok(self.staged.borrow().len())))
    }

    fn switch(&self, records: Vec<Record>) -> Answer<()> {
        self.staged.borrow_mut().clear();
        self.put(records)
    }

    fn unstage(&self) -> Answer<()> {
        let staged = self.staged.take();
        self.entries
            .borrow_mut()
            .retain(|_, e| !staged.contains_key(&e.article));
        let articles = self.articles.borrow();
        let goes = |name: &str| staged.values().any(|a| a.text == name) && !articles.values().any(|a| a.text == name);
        self.texts.borrow_mut().retain(|name, _| !goes(name));
        Box::pin(ready(Ok(())))
    }
}
