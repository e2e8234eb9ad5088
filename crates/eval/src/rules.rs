use std::collections::BTreeMap;
use std::fmt::Write as _;

use sayso_engine::rules::Rule;
use sayso_engine::{Layer, Rulebook};
use sayso_scoring::{Judged, Verdict};

use crate::results::Results;
use crate::table::per_cent;

/// How a rule's findings were judged.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally(BTreeMap<Verdict, usize>);

impl Tally {
    /// Counts one more.
    pub fn count(&mut self, verdict: Verdict) {
        *self.0.entry(verdict).or_default() += 1;
    }

    /// How many had this verdict.
    pub fn get(&self, verdict: Verdict) -> usize {
        self.0.get(&verdict).copied().unwrap_or(0)
    }

    /// All that were judged.
    pub fn all(&self) -> usize {
        self.0.values().sum()
    }

    /// All that were not right.
    pub fn wrong(&self) -> usize {
        self.all() - self.get(Verdict::Right)
    }

    fn add(&mut self, other: &Tally) {
        for (verdict, count) in &other.0 {
            *self.0.entry(*verdict).or_default() += count;
        }
    }

    /// The share that is right, in per cent.
    pub fn share(&self) -> f64 {
        100.0 * self.get(Verdict::Right) as f64 / self.all().max(1) as f64
    }
}

/// The rule that made a finding.
pub fn rule<'a>(judged: &'a Judged) -> &'a str {
    judged.annotation.rule.as_deref().unwrap_or("?")
}

/// How each rule's findings were judged in these sets together, by its id.
pub fn tallies(sets: &[Results]) -> BTreeMap<String, Tally> {
    let mut tallies = BTreeMap::<String, Tally>::new();
    let documents = sets.iter().flat_map(|set| &set.documents);
    for judged in documents.flat_map(|document| &document.judgements.predicted) {
        tallies
            .entry(rule(judged).to_owned())
            .or_default()
            .count(judged.verdict);
    }
    tallies
}

/// A line for each rule that found something, those with most wrong findings first.
pub fn table(results: &Results) -> String {
    let tallies = tallies(std::slice::from_ref(results));
    let mut out = format!(
        "{:<34}{:>9}{:>8}{:>8}{:>9}{:>8}{:>8}{:>8}\n",
        "rule", "findings", "right", "share %", "source", "type", "extent", "false"
    );
    let mut rows: Vec<_> = tallies.iter().collect();
    rows.sort_by_key(|(id, tally)| (std::cmp::Reverse(tally.wrong()), *id));
    for (id, tally) in rows {
        let right = tally.get(Verdict::Right);
        let _ = write!(
            out,
            "{id:<34}{:>9}{right:>8}{:>8}",
            tally.all(),
            per_cent(right, tally.all())
        );
        let wrong = [
            Verdict::OtherSource,
            Verdict::OtherType,
            Verdict::OtherExtent,
            Verdict::Nothing,
        ];
        for (verdict, width) in wrong.into_iter().zip([9, 8, 8, 8]) {
            let _ = write!(out, "{:>width$}", tally.get(verdict));
        }
        out.push('\n');
    }
    out + "Wrong by: who says it, the type of name or block, too few words shared, nothing there in the gold.\n"
}

/// A rule with fewer findings than this has its family's figure: by itself it could be anything.
const FEWEST: usize = 10;

/// The rules whose findings are pooled where one has too few: those of its id's first word, and of one entity type.
fn family(rule: &Rule) -> (&str, &str) {
    let mut words = rule.id.as_str().split(['.', '-']);
    let family = words.next().unwrap_or_default();
    let kind = words.next().filter(|_| rule.layer == Layer::Entity);
    (family, kind.unwrap_or_default())
}

/// A line for each rule that found something in these sets: the share of its findings that are right, and the confidence it
/// gives.
pub fn confidences(sets: &[Results]) -> String {
    let rules = Rulebook::built_in();
    let tallies = tallies(sets);
    let mut pooled = BTreeMap::<_, Tally>::new();
    for rule in rules.iter() {
        if let Some(tally) = tallies.get(rule.id.as_str()) {
            pooled.entry(family(rule)).or_default().add(tally);
        }
    }
    let mut out = format!(
        "{:<34}{:>9}{:>8}{:>9}{:>8}{:>8}\n",
        "rule", "findings", "right", "measured", "given", "off by"
    );
    for rule in rules.iter() {
        let of_family = pooled.get(&family(rule));
        let own = tallies.get(rule.id.as_str());
        let (measured, note) = match (own, of_family) {
            (Some(own), _) if own.all() >= FEWEST => (own.share(), ""),
            (_, Some(family)) => (family.share(), "  the family's"),
            _ => continue,
        };
        let own = own.cloned().unwrap_or_default();
        let given = f64::from(rule.confidence.0);
        let _ = writeln!(
            out,
            "{:<34}{:>9}{:>8}{measured:>9.1}{given:>8.0}{:>+8.1}{note}",
            rule.id.as_str(),
            own.all(),
            own.get(Verdict::Right),
            given - measured,
        );
    }
    let _ = writeln!(
        out,
        "A rule with fewer than {FEWEST} findings has the figure of all rules of its family together."
    );
    out
}
