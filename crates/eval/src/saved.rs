use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use sayso_scoring::{Judged, Scope, Verdict};
use serde::{Deserialize, Serialize};

use crate::results::{Compared, Results};
use crate::rules::tallies;

/// The first field of every file, by which it is known.
const FORMAT: &str = "sayso-eval";
/// Raised whenever a file of before could be misread.
const VERSION: u32 = 1;

/// A run's figures and judgements, as they are kept for comparison.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Saved {
    format: String,
    version: u32,
    /// Acts of saying only.
    pub speech: bool,
    pub sets: Vec<SavedSet>,
}

/// One set of a run.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SavedSet {
    pub name: String,
    pub documents: usize,
    /// F1 or accuracy in per cent, by measure.
    pub figures: BTreeMap<String, f64>,
    /// Right and all findings, by rule.
    pub rules: BTreeMap<String, (usize, usize)>,
    /// What became of every attribution, entity and block of the gold.
    pub gold: Vec<SavedMark>,
    /// The findings where the gold has nothing.
    pub false_findings: Vec<SavedMark>,
}

/// An annotation and how it was judged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedMark {
    #[serde(flatten)]
    pub place: Place,
    /// `right`, `source`, `type`, `extent` or `nothing`: what the other side has there.
    pub verdict: String,
    /// The rule that found it, or the best there is of it.
    pub rule: Option<String>,
}

/// What an annotation is known by from run to run.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Place {
    pub document: String,
    pub start: u32,
    pub end: u32,
    pub kind: String,
    pub label: String,
}

impl Saved {
    /// The run that came to `results`.
    pub fn new(results: &[Results], scope: Scope) -> Self {
        Saved {
            format: FORMAT.to_owned(),
            version: VERSION,
            speech: scope == Scope::Speech,
            sets: results.iter().map(SavedSet::new).collect(),
        }
    }
}

impl SavedSet {
    fn new(results: &Results) -> Self {
        let figures = results.report.iter();
        let tallies = tallies(std::slice::from_ref(results)).into_iter();
        let mut set = SavedSet {
            name: results.name.to_owned(),
            documents: results.documents.len(),
            figures: figures
                .filter_map(|(name, m)| Some((name.to_owned(), m.per_cent()?)))
                .collect(),
            rules: tallies
                .map(|(id, tally)| (id, (tally.get(Verdict::Right), tally.all())))
                .collect(),
            ..SavedSet::default()
        };
        for document in &results.documents {
            let marks = |judged: &Judged| SavedMark {
                place: Place::new(document, judged),
                verdict: word(judged.verdict).to_owned(),
                rule: judged.annotation.rule.clone().or_else(|| judged.other?.rule.clone()),
            };
            set.gold.extend(document.judgements.gold.iter().map(marks));
            let predicted = document.judgements.predicted.iter();
            set.false_findings
                .extend(predicted.filter(|j| j.verdict == Verdict::Nothing).map(marks));
        }
        set
    }
}

impl Place {
    /// Where `judged` stands.
    pub fn new(document: &Compared, judged: &Judged) -> Self {
        Place {
            document: document.gold.id.clone(),
            start: judged.annotation.start,
            end: judged.annotation.end,
            kind: judged.annotation.kind.clone(),
            label: judged.label.clone(),
        }
    }
}

fn word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Right => "right",
        Verdict::OtherSource => "source",
        Verdict::OtherType => "type",
        Verdict::OtherExtent => "extent",
        Verdict::Nothing => "nothing",
    }
}

/// Writes a run.
///
/// # Errors
/// A sentence with the file and what to do.
pub fn write(path: &Path, saved: &Saved) -> Result<(), String> {
    let text = serde_json::to_string(saved).map_err(|error| format!("the run cannot be written: {error}"))?;
    let hint = "check its folder, its permissions and the free space";
    fs::write(path, text + "\n").map_err(|error| format!("{}: cannot be written: {error}; {hint}", path.display()))
}

/// Reads a run that was saved.
///
/// # Errors
/// A sentence with the file and what to do.
pub fn read(path: &Path) -> Result<Saved, String> {
    let shown = path.display();
    let text = fs::read_to_string(path).map_err(|error| format!("{shown}: {error}; give a file that --save wrote"))?;
    let saved: Saved = serde_json::from_str(&text)
        .map_err(|error| format!("{shown}: is no saved run ({error}); give a file that --save wrote"))?;
    if saved.format != FORMAT || saved.version != VERSION {
        return Err(format!(
            "{shown}: was written by another version of this command; save the run anew"
        ));
    }
    Ok(saved)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_comes_back_and_what_is_none_is_told() {
        let folder = std::env::temp_dir().join(format!("sayso-eval-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let path = folder.join("run.json");
        let place = Place {
            document: "mill".to_owned(),
            start: 3,
            end: 9,
            kind: "quote".to_owned(),
            label: "direct".to_owned(),
        };
        let mark = SavedMark {
            place,
            verdict: "right".to_owned(),
            rule: Some("quote.no-source".to_owned()),
        };
        let saved = Saved {
            format: FORMAT.to_owned(),
            version: VERSION,
            speech: true,
            sets: vec![SavedSet {
                name: "golden".to_owned(),
                figures: BTreeMap::from([("cue.exact".to_owned(), 93.4)]),
                rules: BTreeMap::from([("quote.no-source".to_owned(), (2, 3))]),
                gold: vec![mark],
                ..SavedSet::default()
            }],
        };
        write(&path, &saved).unwrap();
        assert_eq!(read(&path), Ok(saved));
        fs::write(&path, "{}").unwrap();
        assert!(read(&path).unwrap_err().contains("is no saved run"));
        fs::write(&path, r#"{"format":"sayso-eval","version":0,"speech":false,"sets":[]}"#).unwrap();
        assert!(read(&path).unwrap_err().contains("another version"));
        fs::remove_dir_all(&folder).unwrap();
        assert!(read(&path).unwrap_err().contains("--save wrote"));
    }
}
