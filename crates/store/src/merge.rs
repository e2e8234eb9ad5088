//! The same journal from several shelves, made one.

use std::collections::BTreeMap;

use sayso_wire::records::{ArticleRecord, EntryRecord, FilingRecord, PackRecord, VERSION};

/// What several shelves have of one journal: every entry once, in the order of the journal.
///
/// A shelf that lost its last entries is made good by the others. Where two tabs wrote at once and gave one
/// place twice, the earlier clock goes first, then the smaller id.
pub fn entries(shelves: &[Vec<EntryRecord>]) -> Vec<EntryRecord> {
    let mut union = BTreeMap::new();
    for record in shelves.iter().flatten() {
        union.entry(record.name()).or_insert(record);
    }
    let mut union: Vec<_> = union.into_values().collect();
    union.sort_by_key(|record| (record.n, record.entry.at, record.name()));
    union.into_iter().cloned().collect()
}

/// The entries of `all` that `shelf` lacks.
pub fn missing(all: &[EntryRecord], shelf: &[EntryRecord]) -> Vec<EntryRecord> {
    let has: std::collections::BTreeSet<_> = shelf.iter().map(EntryRecord::name).collect();
    all.iter()
        .filter(|record| !has.contains(&record.name()))
        .cloned()
        .collect()
}

/// What several shelves have of the list of articles: each once, as it was written last; the last
/// changed first.
pub fn articles(shelves: &[Vec<ArticleRecord>]) -> Vec<ArticleRecord> {
    let mut union: BTreeMap<&str, &ArticleRecord> = BTreeMap::new();
    for record in shelves.iter().flatten() {
        let kept = union.entry(&record.id).or_insert(record);
        if (record.rev, record.changed, record.entries) > (kept.rev, kept.changed, kept.entries) {
            *kept = record;
        }
    }
    let mut union: Vec<_> = union.into_values().cloned().collect();
    union.sort_by_key(|record| std::cmp::Reverse(record.changed));
    union
}

/// What several shelves have of how articles are filed: each once, as it was written last, by article.
pub fn filings(shelves: &[Vec<FilingRecord>]) -> BTreeMap<&str, &FilingRecord> {
    let mut union: BTreeMap<&str, &FilingRecord> = BTreeMap::new();
    for record in shelves.iter().flatten() {
        let kept = union.entry(&record.article).or_insert(record);
        if record.rev > kept.rev {
            *kept = record;
        }
    }
    union
}

/// From so many entries on they are put together.
pub const MANY: usize = 256;

/// The entries of `article` as one record, in the order of the journal, if they are many.
pub fn packed(article: &str, entries: Vec<EntryRecord>) -> Option<PackRecord> {
    (entries.len() >= MANY).then(|| PackRecord {
        v: VERSION,
        article: article.to_owned(),
        entries: self::entries(&[entries]),
    })
}
