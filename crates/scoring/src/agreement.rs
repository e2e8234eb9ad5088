use std::collections::BTreeMap;

/// What each of a number of coders said of each of a number of units: `units[unit][coder]`, none where that coder
/// did not say. All units have the same number of coders. The categories are numbers with no order.
pub type Coding = Vec<Vec<Option<u32>>>;

/// An agreement figure, and how much it stands on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Agreement {
    /// 1 is agreement throughout, 0 what chance alone would bring; it may be negative.
    pub value: f64,
    /// How many units at least two coders spoke of; the others say nothing of agreement.
    pub units: u32,
}

/// Krippendorff's alpha for nominal data, any number of coders, with units that some left out.
///
/// α = 1 − D<sub>o</sub> / D<sub>e</sub>, from the matrix of coincidences: each unit that m ≥ 2 coders spoke of gives each
/// of its m (m − 1) ordered pairs a weight of 1 / (m − 1).
/// None where at most one category was used, or nothing was coded twice: what chance would bring is then unknown.
///
/// Source: K. Krippendorff, *Computing Krippendorff's Alpha-Reliability* (2011), sections C and E.
pub fn krippendorff_alpha(coding: &Coding) -> Option<Agreement> {
    let mut coincidences = 0.0; // Of the same category: the diagonal of the matrix.
    let mut by_category: BTreeMap<u32, f64> = BTreeMap::new();
    let mut units = 0;
    for unit in coding {
        let mut counts: BTreeMap<u32, f64> = BTreeMap::new();
        for category in unit.iter().flatten() {
            *counts.entry(*category).or_default() += 1.0;
        }
        let coders: f64 = counts.values().sum();
        if coders < 2.0 {
            continue;
        }
        units += 1;
        for (category, count) in counts {
            coincidences += count * (count - 1.0) / (coders - 1.0);
            *by_category.entry(category).or_default() += count;
        }
    }
    let all: f64 = by_category.values().sum();
    let by_chance: f64 = by_category.values().map(|n| n * (n - 1.0)).sum::<f64>() / (all - 1.0);
    (by_category.len() > 1).then(|| Agreement {
        value: 1.0 - (all - coincidences) / (all - by_chance),
        units,
    })
}

/// Cohen's kappa of two coders: `table[a][b]` counts the units that one put in category a and the other in category b.
///
/// κ = (p<sub>o</sub> − p<sub>e</sub>) / (1 − p<sub>e</sub>), with what chance would bring from each coder's own use of the
/// categories. None where nothing was coded by both, or both used one and the same category only.
///
/// Source: J. Cohen, *A coefficient of agreement for nominal scales*, Educational and Psychological Measurement 20 (1960).
pub fn cohen_kappa<const N: usize>(table: &[[u32; N]; N]) -> Option<Agreement> {
    let of_one = |a: usize| table[a].iter().sum::<u32>();
    let of_other = |b: usize| table.iter().map(|row| row[b]).sum::<u32>();
    let units: u32 = (0..N).map(of_one).sum();
    let used = (0..N).filter(|&k| of_one(k) + of_other(k) > 0).count();
    let (all, same) = (f64::from(units), (0..N).map(|k| table[k][k]).sum::<u32>());
    let by_chance: f64 = (0..N).map(|k| f64::from(of_one(k)) * f64::from(of_other(k))).sum();
    let (observed, by_chance) = (f64::from(same) / all, by_chance / (all * all));
    (used > 1).then(|| Agreement {
        value: (observed - by_chance) / (1.0 - by_chance),
        units,
    })
}

/// F1 of two sets of which one is held against the other, whichever: twice what both have by all that each has. None where
/// both are empty.
pub fn f1(one: u32, other: u32, both: u32) -> Option<f64> {
    (one + other > 0).then(|| 2.0 * f64::from(both) / f64::from(one + other))
}

/// The mean of a figure over all pairs of coders: `figure` is given two coders' numbers and says nothing of pairs that
/// cannot be compared. None where no pair can.
pub fn over_pairs(coders: usize, mut figure: impl FnMut(usize, usize) -> Option<f64>) -> Option<f64> {
    let pairs = (0..coders).flat_map(|a| (a + 1..coders).map(move |b| (a, b)));
    let figures: Vec<f64> = pairs.filter_map(|(a, b)| figure(a, b)).collect();
    (!figures.is_empty()).then(|| figures.iter().sum::<f64>() / figures.len() as f64)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// One string a coder, one sign a unit; a full stop where they did not say.
    fn coding(coders: &[&str]) -> Coding {
        let rows: Vec<Vec<char>> = coders
            .iter()
            .map(|row| row.chars().filter(|c| *c != ' ').collect())
            .collect();
        let value = |c: char| (c != '.').then_some(c as u32);
        (0..rows[0].len())
            .map(|unit| rows.iter().map(|row| value(row[unit])).collect())
            .collect()
    }

    fn alpha(coders: &[&str]) -> String {
        krippendorff_alpha(&coding(coders)).map_or("none".to_owned(), |a| format!("{:.3} of {}", a.value, a.units))
    }

    #[test]
    fn alpha_is_that_of_the_published_examples() {
        // Krippendorff (2011): A, binary data of two observers; B, nominal data of two; C, of four, with gaps.
        assert_eq!(alpha(&["0100000010", "1110010000"]), "0.095 of 10");
        assert_eq!(alpha(&["aabbdcccedda", "babbbccceddd"]), "0.692 of 12");
        assert_eq!(
            alpha(&["123321412...", "1233224125.3", ".3332342251.", "12332441251."]),
            "0.743 of 11"
        );
    }

    #[test]
    fn where_chance_is_unknown_there_is_no_alpha() {
        assert_eq!(alpha(&["aaaa", "aaaa"]), "none");
        assert_eq!(alpha(&["ab..", "..ab"]), "none");
        assert_eq!(alpha(&["ab", "ab"]), "1.000 of 2");
    }

    #[test]
    fn kappa_is_that_of_the_published_example() {
        // Cohen (1960), table 1: 200 cases in three categories.
        let kappa = cohen_kappa(&[[88, 14, 18], [10, 40, 10], [2, 6, 12]]).unwrap();
        assert_eq!(format!("{:.3} of {}", kappa.value, kappa.units), "0.492 of 200");
    }

    #[test]
    fn a_mean_over_pairs_leaves_out_those_that_cannot_be_compared() {
        let mean = over_pairs(3, |a, b| (b != 2 || a == 1).then_some((a + b) as f64));
        assert_eq!(mean, Some(2.0));
        assert_eq!(over_pairs(1, |_, _| Some(1.0)), None);
        assert_eq!((f1(3, 5, 2), f1(0, 0, 0), f1(0, 1, 0)), (Some(0.5), None, Some(0.0)));
    }

    /// Alpha by its definition: disagreeing pairs within units, and among all values.
    fn by_definition(coding: &Coding) -> Option<f64> {
        let units: Vec<Vec<u32>> = coding.iter().map(|u| u.iter().flatten().copied().collect()).collect();
        let units: Vec<Vec<u32>> = units.into_iter().filter(|u: &Vec<u32>| u.len() > 1).collect();
        let disagreeing = |values: &[u32]| {
            let pairs = values
                .iter()
                .enumerate()
                .flat_map(|(i, a)| values.iter().enumerate().map(move |(j, b)| (i, a, j, b)));
            pairs.filter(|(i, a, j, b)| i != j && a != b).count() as f64
        };
        let all: Vec<u32> = units.iter().flatten().copied().collect();
        let n = all.len() as f64;
        let observed: f64 = units
            .iter()
            .map(|u| disagreeing(u) / (u.len() as f64 - 1.0))
            .sum::<f64>()
            / n;
        let expected = disagreeing(&all) / (n * (n - 1.0));
        (expected > 0.0).then(|| 1.0 - observed / expected)
    }

    proptest! {
        #[test]
        fn alpha_is_what_its_definition_says(
            coding in proptest::collection::vec(proptest::collection::vec(proptest::option::of(0u32..4), 4), 0..12)
        ) {
            let (ours, theirs) = (krippendorff_alpha(&coding).map(|a| a.value), by_definition(&coding));
            prop_assert_eq!(ours.is_some(), theirs.is_some());
            prop_assert!((ours.unwrap_or(0.0) - theirs.unwrap_or(0.0)).abs() < 1e-9);
        }

        #[test]
        fn kappa_is_what_its_definition_says(pairs in proptest::collection::vec((0u32..3, 0u32..3), 1..40)) {
            let n = pairs.len() as f64;
            let share = |of: &dyn Fn(&(u32, u32)) -> bool| pairs.iter().filter(|p| of(p)).count() as f64 / n;
            let observed = share(&|(a, b)| a == b);
            let expected: f64 = (0..3).map(|k| share(&|p| p.0 == k) * share(&|p| p.1 == k)).sum();
            let mut table = [[0; 3]; 3];
            for &(a, b) in &pairs {
                table[a as usize][b as usize] += 1;
            }
            let ours = cohen_kappa(&table).map(|k| k.value);
            let theirs = (expected < 1.0 - 1e-12).then(|| (observed - expected) / (1.0 - expected));
            prop_assert_eq!(ours.is_some(), theirs.is_some());
            prop_assert!((ours.unwrap_or(0.0) - theirs.unwrap_or(0.0)).abs() < 1e-9);
        }
    }
}
