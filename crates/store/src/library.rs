//! What is done with articles that are not open.

use sayso_notebook::Timestamp;
use sayso_wire::records::Record;

use crate::{ArticleId, ArticleMeta, Filing, NewArticle, Saved, Store, StoreError, merge};

impl Store {
    /// Files articles anew: gives them titles, tags, a place in the archive or the bin. All of them or none.
    ///
    /// # Errors
    /// As [`Store::append`]; [`StoreError::Newer`] if a newer version has filed one of them.
    pub async fn file(&self, ids: &[ArticleId], change: impl Fn(&mut Filing)) -> Result<Saved, StoreError> {
        let newer = self.unreadable().newer;
        let filed = self.all(|shelf| shelf.filings(None)).await?;
        if self.unreadable().newer > newer {
            return Err(StoreError::Newer);
        }
        let filings = merge::filings(&filed);
        let changed = ids.iter().map(|id| {
            let before = filings.get(&*id.0);
            let mut filing = before.map(|record| Filing::from(*record)).unwrap_or_default();
            change(&mut filing);
            Record::Filing(filing.record(id, before.map_or(0, |record| record.rev + 1)))
        });
        self.write(changed.collect(), false).await
    }

    /// Makes a second article of one, with all its work, under the name `copy`, random and new.
    ///
    /// # Errors
    /// As [`Store::load`] and [`Store::create`].
    pub async fn duplicate(
        &self,
        id: &ArticleId,
        copy: ArticleId,
        at: Timestamp,
    ) -> Result<(ArticleMeta, Saved), StoreError> {
        let stored = self.load(id).await?;
        let record = self.0.known.borrow().get(id).map(|known| known.record.clone());
        let record = record.ok_or(StoreError::Missing)?;
        let article = NewArticle {
            title: record.title,
            text: stored.journal.opened().clone(),
            text_name: record.text,
            byline: record.byline,
            journal: stored.journal,
            work: stored.meta.summary.work,
            filing: Filing {
                binned: None,
                ..stored.meta.filing
            },
        };
        self.create(copy, article, at).await
    }

    /// Forgets what was put in the bin before `before`, and yields how many articles that were.
    ///
    /// # Errors
    /// As [`Store::list`] and [`Store::forget`].
    pub async fn empty_bin(&self, before: Timestamp) -> Result<usize, StoreError> {
        let mut gone = 0;
        for article in self.list().await? {
            if article.filing.binned.is_some_and(|at| at < before) {
                self.forget(&article.id).await?;
                gone += 1;
            }
        }
        Ok(gone)
    }
}
