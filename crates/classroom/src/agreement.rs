use std::collections::{BTreeMap, BTreeSet};

use sayso_scoring::{Agreement, WordSet, cohen_kappa, f1, krippendorff_alpha, over_pairs};

use crate::{Reading, Work};

/// How much the students of a class agree on one label. The unit of all of it is the word: each student put each word of the
/// text under the label, or did not.
#[derive(Clone, Debug, PartialEq)]
pub struct LabelAgreement {
    /// The label.
    pub label: String,
    /// F1 of the words that two students marked, the mean over all pairs of whom at least one used the label.
    pub f1: Option<f64>,
    /// Cohen's kappa, the mean over all pairs for whom it can be said.
    pub kappa: Option<f64>,
    /// Krippendorff's alpha for nominal data.
    pub alpha: Option<Agreement>,
    /// How many words the text has.
    pub words: u32,
}

/// The agreement on each label that somebody used, in alphabetical order.
pub fn agreement(reading: &Reading, works: &[Work]) -> Vec<LabelAgreement> {
    let students: Vec<BTreeMap<&str, WordSet>> = works.iter().map(|work| words_by_label(reading, work)).collect();
    let labels: BTreeSet<&str> = students.iter().flat_map(|marked| marked.keys().copied()).collect();
    let words = reading.words().len() as u32;
    let on_label = |label: &str| {
        let none = WordSet::new();
        let marked: Vec<&WordSet> = students
            .iter()
            .map(|marked| marked.get(label).unwrap_or(&none))
            .collect();
        let bits: Vec<Vec<u64>> = marked.iter().map(|set| bits(set, words)).collect();
        let counts: Vec<u32> = marked.iter().map(|set| set.len() as u32).collect();
        let both =
            |a: usize, b: usize| -> u32 { bits[a].iter().zip(&bits[b]).map(|(a, b)| (a & b).count_ones()).sum() };
        let kappa = |a: usize, b: usize| {
            let both = both(a, b);
            let (only_a, only_b) = (counts[a] - both, counts[b] - both);
            cohen_kappa(&[[both, only_a], [only_b, words - both - only_a - only_b]]).map(|kappa| kappa.value)
        };
        let coding = (0..words).map(|word| marked.iter().map(|set| Some(u32::from(set.contains(&word)))).collect());
        LabelAgreement {
            label: label.to_owned(),
            f1: over_pairs(works.len(), |a, b| f1(counts[a], counts[b], both(a, b))),
            kappa: over_pairs(works.len(), kappa),
            alpha: krippendorff_alpha(&coding.collect()),
            words,
        }
    };
    labels.into_iter().map(on_label).collect()
}

/// The words that a work marks, by label. Marks whose words are not in the text are left out.
pub(crate) fn words_by_label<'a>(reading: &Reading, work: &'a Work) -> BTreeMap<&'a str, WordSet> {
    let mut marked: BTreeMap<&str, WordSet> = BTreeMap::new();
    for mark in &work.submission.marks {
        if let Some(span) = reading.stand(&mark.at).span() {
            marked
                .entry(&mark.label)
                .or_default()
                .extend(reading.words().span(span));
        }
    }
    marked
}

/// A set as bits, to count what two have in common.
fn bits(set: &WordSet, words: u32) -> Vec<u64> {
    let mut bits = vec![0u64; words.div_ceil(64) as usize];
    for word in set {
        bits[(word / 64) as usize] |= 1 << (word % 64);
    }
    bits
}
