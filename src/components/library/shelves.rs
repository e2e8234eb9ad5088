//! Which articles are shown, and in which order.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use yew::AttrValue;

use crate::state::{ArticleMeta, Hit, SearchIndex};

/// Where an article stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shelf {
    /// At hand.
    Articles,
    /// Done with, and kept.
    Archive,
    /// To be deleted in time.
    Bin,
}

impl Shelf {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Articles, Self::Archive, Self::Bin];

    /// Its message in the interface's text.
    pub fn name(self) -> &'static str {
        match self {
            Self::Articles => "library-articles",
            Self::Archive => "library-archive",
            Self::Bin => "library-bin",
        }
    }

    /// The message for when nothing stands there.
    pub fn empty(self) -> &'static str {
        match self {
            Self::Articles => "first-library-empty",
            Self::Archive => "library-archive-empty",
            Self::Bin => "library-bin-empty",
        }
    }

    /// Whether `article` stands there.
    pub fn holds(self, article: &ArticleMeta) -> bool {
        let filing = &article.filing;
        self == match (filing.binned, filing.archived) {
            (Some(_), _) => Self::Bin,
            (None, true) => Self::Archive,
            (None, false) => Self::Articles,
        }
    }
}

/// What comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// The last changed.
    Changed,
    /// The last that came in.
    Created,
    /// A before B.
    Title,
    /// The longest.
    Words,
    /// Those with the most suggestions to decide on.
    Open,
}

impl Sort {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Changed, Self::Created, Self::Title, Self::Words, Self::Open];

    /// Its message in the interface's text.
    pub fn name(self) -> &'static str {
        match self {
            Self::Changed => "library-by-change",
            Self::Created => "library-by-arrival",
            Self::Title => "library-by-title",
            Self::Words => "library-by-words",
            Self::Open => "library-by-open",
        }
    }

    /// The one of this name.
    pub fn named(name: &str) -> Self {
        Self::ALL
            .into_iter()
            .find(|sort| sort.name() == name)
            .unwrap_or(Self::Changed)
    }
}

/// The articles on `shelf` under `tag` that have the words of `query`, in order.
pub fn found(
    articles: &[ArticleMeta],
    search: Option<&SearchIndex>,
    query: &str,
    shelf: Shelf,
    tag: Option<&str>,
    sort: Sort,
) -> Vec<(ArticleMeta, Hit)> {
    let empty = SearchIndex::default();
    let hits = search.unwrap_or(&empty).find(articles, query);
    let has_tag = |article: &ArticleMeta| tag.is_none_or(|tag| article.filing.tags.iter().any(|other| other == tag));
    let mut found: Vec<(ArticleMeta, Hit)> = articles
        .iter()
        .zip(hits)
        .filter(|(article, _)| shelf.holds(article) && has_tag(article))
        .filter_map(|(article, hit)| Some((article.clone(), hit?)))
        .collect();
    match sort {
        Sort::Changed => {}
        Sort::Created => found.sort_by_key(|(article, _)| Reverse(article.created)),
        Sort::Title => found.sort_by_cached_key(|(article, _)| article.title.to_lowercase()),
        Sort::Words => found.sort_by_key(|(article, _)| Reverse(article.summary.words)),
        Sort::Open => found.sort_by_key(|(article, _)| {
            let work = article.summary.work;
            Reverse(work.proposed.saturating_sub(work.decided))
        }),
    }
    found
}

/// The tags of the articles on `shelf`, in alphabetical order, and how many have each.
pub fn tags(articles: &[ArticleMeta], shelf: Shelf) -> Vec<(AttrValue, usize)> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for article in articles.iter().filter(|article| shelf.holds(article)) {
        for tag in &article.filing.tags {
            *counts.entry(tag).or_default() += 1;
        }
    }
    counts
        .into_iter()
        .map(|(tag, count)| (tag.to_owned().into(), count))
        .collect()
}
