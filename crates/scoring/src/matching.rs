use std::collections::{BTreeMap, BTreeSet};

use crate::WordSet;

/// The least likeness that asks for nothing more than a shared word.
pub(crate) const ANY: f64 = 1e-9;

/// Shared words by all words of the two (Jaccard), from 0 to 1.
fn jaccard(a: &WordSet, b: &WordSet) -> f64 {
    let both = a.intersection(b).count();
    both as f64 / (a.len() + b.len() - both) as f64
}

/// The share of `span`'s words that lie in `area`, from 0 to 1.
pub(crate) fn inside(span: &WordSet, area: &WordSet) -> f64 {
    if span.is_empty() {
        return 0.0;
    }
    span.intersection(area).count() as f64 / span.len() as f64
}

/// Pairs gold with predicted spans one to one, the most alike first (at equal likeness the earlier), down
/// to a Jaccard likeness of `least`: the indexes of each pair.
pub(crate) fn pair<'a>(
    gold: impl IntoIterator<Item = &'a WordSet>,
    predicted: impl IntoIterator<Item = &'a WordSet>,
    least: f64,
) -> Vec<(usize, usize)> {
    let predicted: Vec<&WordSet> = predicted.into_iter().collect();
    let mut with_word: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (j, span) in predicted.iter().enumerate() {
        for &word in *span {
            with_word.entry(word).or_default().push(j);
        }
    }
    let mut pairs = Vec::new();
    for (i, span) in gold.into_iter().enumerate() {
        let touching: BTreeSet<usize> = span
            .iter()
            .filter_map(|w| with_word.get(w))
            .flatten()
            .copied()
            .collect();
        let alike = touching.into_iter().map(|j| (jaccard(span, predicted[j]), i, j));
        pairs.extend(alike.filter(|&(likeness, ..)| likeness >= least));
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| (a.1, a.2).cmp(&(b.1, b.2))));
    let (mut gold_used, mut predicted_used) = (BTreeSet::new(), BTreeSet::new());
    pairs.retain(|&(_, i, j)| {
        let free = !gold_used.contains(&i) && !predicted_used.contains(&j);
        if free {
            gold_used.insert(i);
            predicted_used.insert(j);
        }
        free
    });
    pairs.into_iter().map(|(_, i, j)| (i, j)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_alike_are_paired_first_and_once() {
        let set = |words: std::ops::Range<u32>| words.collect::<WordSet>();
        let gold = [set(0..10), set(10..20)];
        let predicted = [set(5..20), set(0..9), set(30..31)];
        assert_eq!(pair(&gold, &predicted, ANY), [(0, 1), (1, 0)]);
        assert_eq!(pair(&gold, &predicted, 0.9), [(0, 1)]);
        assert_eq!(pair(&gold, &predicted, 1.0), []);
        assert_eq!(inside(&gold[1], &predicted[0]), 1.0);
        assert_eq!(inside(&predicted[0], &gold[1]), 10.0 / 15.0);
    }
}
