//! What was taken away while it was open, and what could not be read.

use sayso_notebook::Journal;
use sayso_wire::records::{Record, TextRecord, VERSION};

use crate::{ArticleId, Aside, Saved, Store, StoreError};

impl Store {
    /// Whether somebody deleted the article for good, in another tab perhaps. Where the browser was cleared nothing is
    /// known of that either.
    pub async fn is_forgotten(&self, id: &ArticleId) -> bool {
        let forgotten = self.0.shelves[0].1.forgotten().await;
        forgotten.is_ok_and(|forgotten| forgotten.iter().any(|other| **other == *id.0))
    }

    /// Writes an article that was made or read through this handle again, with all of its `journal`: the browser has
    /// cleared what it had.
    ///
    /// # Errors
    /// [`StoreError::Full`], [`StoreError::Blocked`]; [`StoreError::Missing`] if this handle does not know the article.
    pub async fn keep_anew(&self, id: &ArticleId, journal: &Journal) -> Result<Saved, StoreError> {
        let records = {
            let mut known = self.0.known.borrow_mut();
            let known = known.get_mut(id).ok_or(StoreError::Missing)?;
            (known.next, known.record.entries) = (0, 0);
            known.record.rev += 1;
            let entries: Vec<_> = journal.entries().iter().map(|entry| known.add(entry)).collect();
            let text = TextRecord {
                v: VERSION,
                name: known.record.text.clone(),
                text: known.editions.opened().to_string(),
            };
            let mut records = vec![Record::Text(text), Record::Article(known.record.clone())];
            records.extend(entries.into_iter().map(Record::Entry));
            records
        };
        self.write(records, false).await
    }

    /// All that could not be read, from every shelf: for the person to save as a file. A shelf that does not answer has
    /// nothing to tell.
    pub async fn set_aside(&self) -> Vec<Aside> {
        let mut all = Vec::new();
        for (_, shelf) in &self.0.shelves {
            all.extend(shelf.aside().await.unwrap_or_default());
        }
        all
    }
}
