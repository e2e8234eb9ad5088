//! What a backup has of each article.

use sayso_wire::backup::ArticleLine;
use sayso_wire::records::{ArticleRecord, FilingRecord};

use crate::{JournalReader, Store, StoreError, merge};

/// An article on the list, as it is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Outline {
    /// Title, first words, figures.
    pub record: ArticleRecord,
    /// How the person has filed it.
    pub filing: Option<FilingRecord>,
}

impl Store {
    /// All articles as they are kept, the last changed first: those in the archive and the bin too.
    ///
    /// # Errors
    /// As [`Store::list`].
    pub async fn outlines(&self) -> Result<Vec<Outline>, StoreError> {
        let listed = self.all(|shelf| shelf.articles(None)).await?;
        let filed = self.all(|shelf| shelf.filings(None)).await?;
        let filings = merge::filings(&filed);
        let outline = |record: ArticleRecord| Outline {
            filing: filings.get(&*record.id).map(|filing| (*filing).clone()),
            record,
        };
        Ok(merge::articles(&listed).into_iter().map(outline).collect())
    }

    /// An article and all work on it, as a backup has it.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`] or [`StoreError::Blocked`] if its text cannot be read.
    pub async fn whole(&self, article: Outline) -> Result<ArticleLine, StoreError> {
        let shelved = self
            .all(|shelf| shelf.entries(&article.record.id, JournalReader::JSON))
            .await?;
        Ok(ArticleLine {
            text: self.text(&article.record.text).await?,
            record: article.record,
            filing: article.filing,
            entries: merge::entries(&shelved),
        })
    }
}
