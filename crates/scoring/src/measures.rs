use std::collections::BTreeMap;
use std::fmt;

/// One figure and what it was counted from. Shares are from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Measure {
    /// Precision and recall over spans, words or units.
    Overlap {
        /// How much of what was predicted is right: a count, or for soft measures a sum of shares.
        precise: f64,
        /// How much of the gold was found, counted in the same way.
        recalled: f64,
        /// How many were predicted.
        predicted: u32,
        /// How many the gold has.
        gold: u32,
    },
    /// How many of a number of cases are right.
    Accuracy {
        /// Those that are right.
        right: u32,
        /// All of them.
        of: u32,
    },
}

impl Measure {
    pub(crate) const OVERLAP: Measure = Measure::Overlap {
        precise: 0.0,
        recalled: 0.0,
        predicted: 0,
        gold: 0,
    };
    pub(crate) const ACCURACY: Measure = Measure::Accuracy { right: 0, of: 0 };

    /// The share of the predicted that is right; none for an accuracy.
    pub fn precision(&self) -> Option<f64> {
        match *self {
            Measure::Overlap { precise, predicted, .. } => Some(share(precise, predicted)),
            Measure::Accuracy { .. } => None,
        }
    }

    /// The share of the gold that was found; none for an accuracy.
    pub fn recall(&self) -> Option<f64> {
        match *self {
            Measure::Overlap { recalled, gold, .. } => Some(share(recalled, gold)),
            Measure::Accuracy { .. } => None,
        }
    }

    /// The one figure that stands for the measure, in per cent: F1 (the harmonic mean of precision and
    /// recall) or the accuracy. None where there was nothing to find and nothing was predicted.
    pub fn per_cent(&self) -> Option<f64> {
        match *self {
            Measure::Overlap {
                predicted: 0, gold: 0, ..
            }
            | Measure::Accuracy { of: 0, .. } => None,
            Measure::Accuracy { right, of } => Some(100.0 * share(f64::from(right), of)),
            Measure::Overlap { .. } => {
                let (p, r) = (self.precision()?, self.recall()?);
                Some(if p + r > 0.0 { 200.0 * p * r / (p + r) } else { 0.0 })
            }
        }
    }
}

fn share(part: f64, of: u32) -> f64 {
    if of == 0 { 0.0 } else { part / f64::from(of) }
}

/// Every measure by its name (`direct.exact`, `who.accuracy`); those the gold has nothing for are missing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    measures: BTreeMap<String, Measure>,
}

impl Report {
    /// The measure of this name.
    pub fn get(&self, name: &str) -> Option<&Measure> {
        self.measures.get(name)
    }

    /// All measures, by name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Measure)> {
        self.measures.iter().map(|(name, measure)| (name.as_str(), measure))
    }

    /// Adds the counts of another report, of other documents.
    pub fn add(&mut self, other: &Report) {
        for (name, measure) in &other.measures {
            match *measure {
                Measure::Overlap {
                    precise,
                    recalled,
                    predicted,
                    gold,
                } => self.sum(name, (precise, recalled), predicted as usize, gold as usize),
                Measure::Accuracy { right, of } => self.cases(name, right, of),
            }
        }
    }

    /// Counts `right` of `predicted` and `gold`.
    pub(crate) fn count(&mut self, name: &str, right: usize, predicted: usize, gold: usize) {
        self.sum(name, (right as f64, right as f64), predicted, gold);
    }

    /// Adds shares of what is right on each side.
    pub(crate) fn sum(&mut self, name: &str, (precise, recalled): (f64, f64), predicted: usize, gold: usize) {
        let measure = self.measures.entry(name.to_owned()).or_insert(Measure::OVERLAP);
        if let Measure::Overlap {
            precise: p,
            recalled: r,
            predicted: all_predicted,
            gold: all_gold,
        } = measure
        {
            *p += precise;
            *r += recalled;
            *all_predicted += predicted as u32;
            *all_gold += gold as u32;
        }
    }

    /// Counts one case.
    pub(crate) fn case(&mut self, name: &str, is_right: bool) {
        self.cases(name, u32::from(is_right), 1);
    }

    fn cases(&mut self, name: &str, more_right: u32, more: u32) {
        let measure = self.measures.entry(name.to_owned()).or_insert(Measure::ACCURACY);
        if let Measure::Accuracy { right, of } = measure {
            *right += more_right;
            *of += more;
        }
    }
}

/// A table: precision, recall and F1 (or accuracy) in per cent, and what was counted.
impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "{:<30} {:>7} {:>7} {:>7} {:>8} {:>8}",
            "measure", "P", "R", "F1", "pred", "gold"
        )?;
        for (name, measure) in &self.measures {
            let figure = measure.per_cent().map_or("-".to_owned(), |x| format!("{x:.1}"));
            match *measure {
                Measure::Overlap { predicted, gold, .. } => {
                    let (p, r) = (measure.precision().unwrap_or(0.0), measure.recall().unwrap_or(0.0));
                    let (p, r) = (100.0 * p, 100.0 * r);
                    writeln!(f, "{name:<30} {p:>7.1} {r:>7.1} {figure:>7} {predicted:>8} {gold:>8}")?;
                }
                Measure::Accuracy { right, of } => {
                    writeln!(f, "{name:<30} {:>7} {:>7} {figure:>7} {right:>8} {of:>8}", "", "")?;
                }
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_and_the_lack_of_any() {
        let mut report = Report::default();
        report.count("a", 3, 4, 6);
        report.count("nothing", 0, 0, 0);
        report.case("b", true);
        report.case("b", false);
        let a = report.get("a").unwrap();
        assert_eq!((a.precision(), a.recall()), (Some(0.75), Some(0.5)));
        assert!((a.per_cent().unwrap() - 60.0).abs() < 1e-9);
        assert_eq!(report.get("nothing").unwrap().per_cent(), None);
        assert_eq!(report.get("b").unwrap().per_cent(), Some(50.0));
        assert!(
            report
                .to_string()
                .lines()
                .any(|l| l.starts_with("a ") && l.contains("60.0"))
        );
    }
}
