//! Words found in titles, outlets, tags, texts and notes.

use std::collections::HashMap;
use std::sync::Arc;

use memchr::memmem::Finder;
use sayso_notebook::{Author, Journal, fold};
use sayso_wire::native::Editions;

use crate::{ArticleId, ArticleMeta, JournalReader, Store, StoreError, merge};

/// Chars of a text shown before and after the words found.
const AROUND: usize = 48;

/// The texts and notes of all articles, ready to be searched.
#[derive(Debug, Default)]
pub struct SearchIndex(HashMap<ArticleId, Contents>);

/// What is searched of one article.
#[derive(Debug)]
struct Contents {
    text: Arc<str>,
    folded: String,
    /// Each as it was written, and folded.
    notes: Vec<(String, String)>,
}

/// An article that has all the words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hit {
    /// The words around the first place in its text or notes; empty where title, outlet and tags say it all.
    pub excerpt: String,
    /// Whether that is a note.
    pub in_note: bool,
}

impl SearchIndex {
    /// Adds an article, or what has become of it.
    pub fn add(&mut self, id: ArticleId, text: Arc<str>, notes: Vec<String>) {
        let fold_note = |note: String| {
            let folded = folded(&note);
            (note, folded)
        };
        let contents = Contents {
            folded: folded(&text),
            text,
            notes: notes.into_iter().map(fold_note).collect(),
        };
        self.0.insert(id, contents);
    }

    /// Which of `articles` have all the words of `query`, in any order and anywhere, in capitals or not; none of a list
    /// as long as `articles` where it has not. Of articles that were not added, title, outlet, byline and tags count.
    /// Every one has the words of an empty query.
    pub fn find(&self, articles: &[ArticleMeta], query: &str) -> Vec<Option<Hit>> {
        let query = folded(query);
        let words: Vec<Finder<'_>> = query.split_whitespace().map(Finder::new).collect();
        articles.iter().map(|article| self.hit(article, &words)).collect()
    }

    fn hit(&self, article: &ArticleMeta, words: &[Finder<'_>]) -> Option<Hit> {
        let filing = &article.filing;
        let about = [&*article.title, &*filing.outlet, &*article.summary.byline];
        let about = folded(
            &[&about[..], &filing.tags.iter().map(|tag| &**tag).collect::<Vec<_>>()]
                .concat()
                .join("\n"),
        );
        let contents = self.0.get(&article.id);
        let mut hit = Hit::default();
        for word in words {
            if word.find(about.as_bytes()).is_some() {
                continue;
            }
            let found = contents?.find(word)?;
            if hit.excerpt.is_empty() {
                hit = found;
            }
        }
        Some(hit)
    }
}

impl Contents {
    fn find(&self, word: &Finder<'_>) -> Option<Hit> {
        let text = [(&*self.text, &*self.folded, false)].into_iter();
        let notes = self.notes.iter().map(|(note, folded)| (&**note, &**folded, true));
        text.chain(notes).find_map(|(words, folded, in_note)| {
            let at = word.find(folded.as_bytes())?;
            Some(Hit {
                excerpt: excerpt(words, folded[..at].chars().count()),
                in_note,
            })
        })
    }
}

/// Small letters and straight marks, a char for each char, so that places agree.
fn folded(text: &str) -> String {
    let fold = |c: char| match c {
        '’' | '‘' => '\'',
        '“' | '”' => '"',
        '\u{a0}' => ' ',
        _ => c.to_lowercase().next().unwrap_or(c),
    };
    text.chars().map(fold).collect()
}

/// The words around the char `at`, on one line.
fn excerpt(text: &str, at: usize) -> String {
    let from = at.saturating_sub(AROUND);
    let mut chars = text.chars().skip(from);
    let shown: String = chars.by_ref().take(at - from + AROUND).collect();
    let mut shown: &str = &shown;
    if from > 0 {
        // From the next whole word on.
        shown = shown.find(char::is_whitespace).map_or(shown, |space| &shown[space..]);
    }
    let mut line = shown.split_whitespace().collect::<Vec<_>>().join(" ");
    if from > 0 {
        line.insert(0, '…');
    }
    if chars.next().is_some() {
        line.push('…');
    }
    line
}

impl Store {
    /// All texts and notes, to be searched. `between` is waited for after each article, since there may be many. What
    /// cannot be read is left out: it is told of when the article is opened.
    ///
    /// # Errors
    /// As [`Store::list`].
    pub async fn search_index(&self, between: impl AsyncFn()) -> Result<SearchIndex, StoreError> {
        let listed = self.all(|shelf| shelf.articles(None)).await?;
        let mut index = SearchIndex::default();
        for record in merge::articles(&listed) {
            if let Ok(text) = self.text(&record.text).await {
                let opened: Arc<str> = text.into();
                let (text, notes) = match (record.notes, record.edited) {
                    (0, false) => (opened, Vec::new()),
                    _ => {
                        let read = self.text_and_notes(&record.id, &opened).await;
                        read.unwrap_or((opened, Vec::new()))
                    }
                };
                index.add(ArticleId(record.id.as_str().into()), text, notes);
            }
            between().await;
        }
        Ok(index)
    }

    /// What has become of the text of an article that was opened with `opened`, and the notes on it.
    async fn text_and_notes(&self, article: &str, opened: &Arc<str>) -> Result<(Arc<str>, Vec<String>), StoreError> {
        let shelved = self.all(|shelf| shelf.entries(article, JournalReader::JSON)).await?;
        let mut editions = Editions::new(opened.clone());
        let entries = merge::entries(&shelved).into_iter();
        let entries = entries.filter_map(|record| editions.read(&record.entry).ok());
        let journal = Journal::on(opened.clone(), entries);
        let notebook = fold(&journal, &Author::default());
        let of_marks = notebook.annotations.iter().filter_map(|a| a.note.clone());
        let notes = notebook.remark.into_iter().chain(of_marks);
        Ok((journal.text(), notes.map(|note| note.text).collect()))
    }
}

#[cfg(test)]
mod tests {
    use sayso_notebook::Timestamp;

    use super::*;
    use crate::{Filing, Summary};

    fn article(id: &str, title: &str, tags: &[&str]) -> ArticleMeta {
        ArticleMeta {
            id: ArticleId(id.into()),
            title: title.to_owned(),
            created: Timestamp(1),
            changed: Timestamp(1),
            bytes: 0,
            entries: 0,
            summary: Summary::default(),
            filing: Filing {
                tags: tags.iter().map(|tag| (*tag).to_owned()).collect(),
                ..Filing::default()
            },
        }
    }

    #[test]
    fn all_words_must_be_there_and_each_may_stand_elsewhere() {
        let articles = [article("a", "Ferry stops", &["harbour"]), article("b", "The pier", &[])];
        let mut index = SearchIndex::default();
        let text =
            "Ferry stops\n\nİzmir’s crews stopped work on Monday after long talks about night shifts broke down.";
        index.add(articles[0].id.clone(), text.into(), vec!["Who is CALDER?".to_owned()]);
        let found = |query: &str| -> Vec<Option<String>> {
            let hits = index.find(&articles, query);
            hits.into_iter().map(|hit| hit.map(|hit| hit.excerpt)).collect()
        };
        assert_eq!(found(""), [Some(String::new()), Some(String::new())]);
        assert_eq!(found("FERRY harbour"), [Some(String::new()), None]);
        assert_eq!(found("pier"), [None, Some(String::new())]);
        let line = "…crews stopped work on Monday after long talks about night shifts broke down.";
        assert_eq!(found("harbour talks"), [Some(line.to_owned()), None]);
        assert!(
            found("izmir's talks")[0].is_some(),
            "straight marks find curly ones, small letters capitals"
        );
        assert_eq!(found("calder"), [Some("Who is CALDER?".to_owned()), None]);
        assert!(
            index.find(&articles, "calder")[0]
                .as_ref()
                .is_some_and(|hit| hit.in_note)
        );
        assert_eq!(found("calder pier"), [None, None]);
    }
}
