use std::rc::Rc;
use std::sync::Arc;

use sayso_notebook::{Journal, Timestamp};

use sayso_wire::records::{ArticleRecord, FilingRecord, VERSION};

/// An article's name in the store: random, never reused.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleId(pub Rc<str>);

/// An article on the list "On this computer".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleMeta {
    /// Its name.
    pub id: ArticleId,
    /// What the person calls it, or its headline.
    pub title: String,
    /// When it was opened first.
    pub created: Timestamp,
    /// When something was last done to it.
    pub changed: Timestamp,
    /// Length of the text in bytes.
    pub bytes: u32,
    /// Number of journal entries.
    pub entries: u32,
    /// What the list tells beside the title.
    pub summary: Summary,
    /// How it is filed.
    pub filing: Filing,
}

/// What the list tells of an article beside its title, without reading it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Its first words below the headline; empty if an earlier version kept it.
    pub lead: String,
    /// The line that says who wrote it, and when; empty if there is none.
    pub byline: String,
    /// Number of words; 0 if an earlier version kept it.
    pub words: u32,
    /// What was done to it.
    pub work: Work,
}

/// What was done to an article, in figures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Work {
    /// Number of notes.
    pub notes: u32,
    /// How many suggestions were decided on.
    pub decided: u32,
    /// How many suggestions there were, those decided on among them.
    pub proposed: u32,
}

/// How a person has filed an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filing {
    /// What they call it, if not by its headline.
    pub title: Option<String>,
    /// Where it was published.
    pub outlet: String,
    /// When it was published, in their words.
    pub published: String,
    /// In the order they were given.
    pub tags: Vec<String>,
    /// Whether it stands in the archive.
    pub archived: bool,
    /// When it was put in the bin.
    pub binned: Option<Timestamp>,
}

/// Most chars of an article's first words.
const LEAD: usize = 140;
/// Words from which on a line is a sentence of the article, and not its byline or date.
const SENTENCE: usize = 8;

impl Summary {
    /// What the list tells of a text without notes.
    pub fn of(text: &str) -> Self {
        let mut below = text.lines().map(str::trim).filter(|line| !line.is_empty()).skip(1);
        let lead = below.find(|line| line.split_whitespace().nth(SENTENCE - 1).is_some());
        let lead = lead.unwrap_or_default();
        let mut short: String = lead.chars().take(LEAD).collect();
        if short.len() < lead.len() {
            short.truncate(short.rfind(' ').unwrap_or(short.len()));
            short.push('…');
        }
        Self {
            lead: short,
            words: words(text),
            ..Self::default()
        }
    }
}

/// What stands between white space. Byte by byte, since a text of megabytes must not hold up the page: of the white
/// space that is not ASCII, between words there is hardly any.
fn words(text: &str) -> u32 {
    let (mut words, mut after_space) = (0, true);
    for byte in text.bytes() {
        let space = byte.is_ascii_whitespace();
        words += u32::from(after_space && !space);
        after_space = space;
    }
    words
}

/// An article to keep.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewArticle {
    /// Its headline, or what the person calls it.
    pub title: String,
    /// The text that it was opened with, as it is to be kept; the one of its journal.
    pub text: Arc<str>,
    /// That text's name: the SHA-256 of its UTF-8 bytes, in hexadecimal.
    pub text_name: String,
    /// The line that says who wrote it, and when; empty if there is none.
    pub byline: String,
    /// What was done to it already: empty, or what an imported file brings.
    pub journal: Journal,
    /// What that comes to.
    pub work: Work,
    /// How it is to be filed.
    pub filing: Filing,
}

/// An article as it was kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Stored {
    /// On the list.
    pub meta: ArticleMeta,
    /// Its text as it is now.
    pub text: Arc<str>,
    /// Everything done to it, with the text that it was opened with.
    pub journal: Journal,
    /// How many entries could not be read. They are set aside, not lost: say so.
    pub set_aside: u32,
}

impl ArticleMeta {
    /// What the list tells of `record`, filed like this.
    pub(crate) fn new(record: &ArticleRecord, filing: Option<&FilingRecord>) -> Self {
        let filing = filing.map(Filing::from).unwrap_or_default();
        Self {
            id: ArticleId(record.id.as_str().into()),
            title: filing.title.clone().unwrap_or_else(|| record.title.clone()),
            created: Timestamp(record.created),
            changed: Timestamp(record.changed),
            bytes: record.bytes,
            entries: record.entries,
            summary: Summary {
                lead: record.lead.clone(),
                byline: record.byline.clone(),
                words: record.words,
                work: Work {
                    notes: record.notes,
                    decided: record.decided,
                    proposed: record.proposed,
                },
            },
            filing,
        }
    }
}

impl From<&FilingRecord> for Filing {
    fn from(record: &FilingRecord) -> Self {
        Self {
            title: record.title.clone(),
            outlet: record.outlet.clone(),
            published: record.published.clone(),
            tags: record.tags.clone(),
            archived: record.archived,
            binned: record.binned.map(Timestamp),
        }
    }
}

impl Filing {
    /// As it is written, for the `rev`th time.
    pub(crate) fn record(&self, article: &ArticleId, rev: u32) -> FilingRecord {
        FilingRecord {
            v: VERSION,
            article: article.0.to_string(),
            rev,
            title: self.title.clone(),
            outlet: self.outlet.clone(),
            published: self.published.clone(),
            tags: self.tags.clone(),
            archived: self.archived,
            binned: self.binned.map(|at| at.0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_words_are_those_below_headline_and_byline() {
        let text = "Crane bent\n\nBy Una Marsh\n\nThe harbour board will mend the old crane this week.\n\nMore.";
        let summary = Summary::of(text);
        assert_eq!(summary.lead, "The harbour board will mend the old crane this week.");
        assert_eq!(summary.words, 16);
        assert_eq!(Summary::of("").lead, "");
        let long = Summary::of(&format!("Crane\n{}", "bent ".repeat(99)));
        assert!(long.lead.ends_with("bent…") && long.lead.chars().count() <= LEAD + 1);
    }
}
