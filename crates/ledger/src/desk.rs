use std::collections::{HashMap, HashSet};

use sayso_engine::{CueStrength, Document, People, SourceKind, Span, sentence_at};

use crate::ledger::Lines;
use crate::{Ledger, Row};

/// What an editor asks before an article goes out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Desk {
    /// Sources that have no name.
    pub unnamed: Vec<Unnamed>,
    /// Claims that one source alone makes, as places in the ledger: the source, the row.
    pub single: Vec<(usize, usize)>,
    /// People who are called by one name only, and of whom the text does not say what they are.
    pub unintroduced: Vec<Unintroduced>,
    /// Quotes that nobody is named for, as places in the ledger.
    pub nobody: Vec<(usize, usize)>,
}

/// A source without a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unnamed {
    /// Its place in the ledger.
    pub source: usize,
    /// The sentence that says why it has none, and where it stands; none if no sentence with its words does.
    pub reason: Option<(String, Span)>,
}

/// Somebody of whom one does not learn who they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unintroduced {
    /// What they are called.
    pub name: String,
    /// Where first.
    pub at: Span,
    /// In which line with words, from 1.
    pub paragraph: u32,
}

/// How a text says why somebody is not named (the Associated Press asks for it whenever anonymity is granted).
const REASONS: [&str; 16] = [
    "anonymity",
    "anonymous",
    "not to be named",
    "not be named",
    "not to be identified",
    "not be identified",
    "without being named",
    "declined to be named",
    "declined to give",
    "withheld",
    "not authorised",
    "not authorized",
    "not allowed",
    "not permitted",
    "fear of",
    "for fear",
];

/// Letters that a word needs to count as one of content, and words in common by which two sources speak of the same.
const CONTENT: (usize, usize) = (5, 2);

impl Desk {
    /// The questions to the article of this ledger; `people` are those whom its text names.
    pub fn of(document: &Document, ledger: &Ledger, people: &People) -> Self {
        let rows = |s: usize| ledger.sources[s].rows.iter().enumerate();
        let nobody = (0..ledger.sources.len()).filter(|&s| ledger.sources[s].number.is_none());
        Self {
            unnamed: unnamed(document, ledger),
            single: single(&document.text, ledger),
            unintroduced: unintroduced(&document.text, people),
            nobody: nobody.flat_map(|s| rows(s).map(move |(r, _)| (s, r))).collect(),
        }
    }
}

fn unnamed(document: &Document, ledger: &Ledger) -> Vec<Unnamed> {
    let those = ledger.sources.iter().enumerate();
    // Who speaks inside somebody else's words only is no source of the article's.
    let those =
        those.filter(|(_, source)| source.kind == Some(SourceKind::Unnamed) && source.counted().next().is_some());
    let told = those.map(|(place, source)| {
        let reason = source.rows.iter().find_map(|row| {
            let anchor = row.source.as_ref().map_or(row.at, |(_, at)| *at);
            let sentence = sentence_at(document, anchor.start)?;
            let words = sentence.of(&document.text);
            let lower = words.to_lowercase();
            let given = REASONS.iter().any(|reason| lower.contains(reason));
            given.then(|| (words.trim().to_owned(), sentence))
        });
        Unnamed { source: place, reason }
    });
    told.collect()
}

/// Whether a statement can be checked: it has a figure in it, or its saying word puts it forward as a fact or a claim.
fn can_be_checked(row: &Row) -> bool {
    let strong = matches!(
        row.strength,
        Some(CueStrength::Claim | CueStrength::Factive | CueStrength::Opposing | CueStrength::Admission)
    );
    strong || row.said.contains(|c: char| c.is_ascii_digit())
}

/// The words of content in `said`, in small letters, without the end of a plural, a past or the like; and its figures.
fn content(said: &str) -> HashSet<String> {
    let words = said.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase);
    let counts = |word: &String| word.chars().count() >= CONTENT.0 || word.contains(|c: char| c.is_ascii_digit());
    let plain = words.filter(counts).map(|word| {
        let stem = ["ing", "ed", "es", "s"].iter().find_map(|end| word.strip_suffix(end));
        stem.map_or(word.clone(), str::to_owned)
    });
    plain.collect()
}

fn single(text: &str, ledger: &Ledger) -> Vec<(usize, usize)> {
    // Which sources use which word: in time that grows with the text, not with its square.
    let mut users: HashMap<String, Vec<usize>> = HashMap::new();
    for (s, source) in ledger.sources.iter().enumerate() {
        for word in source.counted().flat_map(|row| content(row.at.of(text))) {
            let users = users.entry(word).or_default();
            if users.last() != Some(&s) {
                users.push(s);
            }
        }
    }
    let mut found = Vec::new();
    for (s, source) in ledger.sources.iter().enumerate().filter(|(_, s)| s.number.is_some()) {
        for (r, row) in source.rows.iter().enumerate() {
            if row.nested || !can_be_checked(row) {
                continue;
            }
            let mut shared: HashMap<usize, usize> = HashMap::new();
            for word in content(&row.said) {
                for other in users.get(&word).into_iter().flatten().filter(|other| **other != s) {
                    *shared.entry(*other).or_default() += 1;
                }
            }
            if shared.values().all(|count| *count < CONTENT.1) {
                found.push((s, r));
            }
        }
    }
    found
}

fn unintroduced(text: &str, people: &People) -> Vec<Unintroduced> {
    let lines = Lines::of(text);
    let those = people.all.iter().filter(|person| {
        let one_name = !person.name.trim().contains(char::is_whitespace);
        person.kind == SourceKind::Person && one_name && person.roles.is_empty()
    });
    let told = those.filter_map(|person| {
        let at = person.mentions.iter().copied().min_by_key(|at| at.start)?;
        Some(Unintroduced {
            name: person.name.clone(),
            at,
            paragraph: lines.number(at.start),
        })
    });
    told.collect()
}
