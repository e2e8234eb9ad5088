use std::collections::BTreeMap;

use sayso_engine::{CueStrength, QuoteKind, SourceKind};

use crate::{Ledger, Source};

/// How much is said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// Passages.
    pub passages: u32,
    /// Words said.
    pub words: u32,
}

impl Share {
    fn add(&mut self, words: u32) {
        self.passages += 1;
        self.words += words;
    }

    /// Its percentage of `all`, by words; 0 of nothing.
    pub fn percent(self, all: Share) -> f64 {
        f64::from(self.words) * 100.0 / f64::from(all.words.max(1))
    }
}

/// A saying word of one source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saying {
    /// In small letters.
    pub words: String,
    /// How it lets stand what is said, as its first row has it.
    pub strength: Option<CueStrength>,
    /// How often.
    pub count: u32,
    /// The rows with it, as places in [`Source::rows`].
    pub rows: Vec<usize>,
}

/// What a ledger comes to. Passages inside somebody else's words are in no figure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Insight {
    /// All of it.
    pub all: Share,
    /// Of sources with a name, or that need none: organisations, documents.
    pub named: Share,
    /// Of people whom the article does not name, and of groups.
    pub unnamed: Share,
    /// Of quotes that nobody is named for.
    pub nobody: Share,
    /// By how they are given: direct, mixed, reported.
    pub kinds: [Share; 3],
    /// Of each source, in the order of [`Ledger::sources`].
    pub sources: Vec<Share>,
    /// The saying words of each source, the most frequent first.
    pub sayings: Vec<Vec<Saying>>,
    /// The source and the row whose words come first, as places in the ledger; none if nobody speaks.
    pub opens: Option<(usize, usize)>,
    /// Whose come last.
    pub closes: Option<(usize, usize)>,
}

impl Insight {
    /// The figures of a ledger.
    pub fn of(ledger: &Ledger) -> Self {
        let mut insight = Self::default();
        for (s, source) in ledger.sources.iter().enumerate() {
            let mut share = Share::default();
            for (r, row) in source.rows.iter().enumerate().filter(|(_, row)| !row.nested) {
                share.add(row.words);
                insight.all.add(row.words);
                insight.kinds[match row.kind {
                    QuoteKind::Direct => 0,
                    QuoteKind::Mixed => 1,
                    QuoteKind::Indirect => 2,
                }]
                .add(row.words);
                match source.kind {
                    None => &mut insight.nobody,
                    Some(SourceKind::Unnamed | SourceKind::Group) => &mut insight.unnamed,
                    Some(_) => &mut insight.named,
                }
                .add(row.words);
                let start = |(s, r): (usize, usize)| ledger.sources[s].rows[r].at.start;
                if insight.opens.is_none_or(|first| row.at.start < start(first)) {
                    insight.opens = Some((s, r));
                }
                if insight.closes.is_none_or(|last| row.at.start > start(last)) {
                    insight.closes = Some((s, r));
                }
            }
            insight.sources.push(share);
            insight.sayings.push(sayings(source));
        }
        insight
    }
}

fn sayings(source: &Source) -> Vec<Saying> {
    let mut all: BTreeMap<String, Saying> = BTreeMap::new();
    for (r, row) in source.rows.iter().enumerate().filter(|(_, row)| !row.nested) {
        let Some((words, _)) = &row.cue else { continue };
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        let saying = all.entry(words.clone()).or_insert(Saying {
            words,
            strength: row.strength,
            count: 0,
            rows: Vec::new(),
        });
        saying.count += 1;
        saying.rows.push(r);
    }
    let mut all: Vec<Saying> = all.into_values().collect();
    all.sort_by_key(|saying| std::cmp::Reverse(saying.count));
    all
}
