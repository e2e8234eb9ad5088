use std::collections::BTreeMap;
use std::fmt::Write as _;

use sayso_scoring::Judged;

use crate::results::{Compared, Results};
use crate::saved::{Place, Saved, SavedMark, SavedSet};
use crate::table::{cut, per_cent};

/// How many annotations of each kind of change are listed, unless all are asked for.
const LISTED: usize = 30;
/// Figures that differ by less, in per cent, are the same when printed.
const SEEN: f64 = 0.05;
/// How much of an annotation's words is shown, in characters.
const WORDS: usize = 60;

/// What changed from `before` to `now`, set by set: figures, rules, and which annotations became right or wrong.
///
/// # Errors
/// If the two runs were not of the same sets and scope, so that their figures say nothing together.
pub fn between(before: &Saved, now: &Saved, results: &[Results], full: bool) -> Result<String, String> {
    if before.speech != now.speech {
        let (was, take) = if before.speech {
            ("with", "add")
        } else {
            ("without", "leave out")
        };
        return Err(format!(
            "the saved run was {was} --speech; {take} it, or save the run anew"
        ));
    }
    let mut out = String::new();
    for (now, results) in now.sets.iter().zip(results) {
        let Some(before) = before.sets.iter().find(|set| set.name == now.name) else {
            let saved: Vec<&str> = before.sets.iter().map(|set| set.name.as_str()).collect();
            return Err(format!(
                "the saved run has no set {}; it has {}",
                now.name,
                saved.join(", ")
            ));
        };
        let _ = writeln!(out, "{}: changes since the saved run\n", now.name);
        if before.documents != now.documents {
            let _ = writeln!(
                out,
                "It was of {} documents; this one is of {}.\n",
                before.documents, now.documents
            );
        }
        out += &figures(before, now);
        out += &rules(before, now);
        out += &annotations(before, now, &words(results), full);
    }
    Ok(out)
}

fn figures(before: &SavedSet, now: &SavedSet) -> String {
    let rows = joined(&before.figures, &now.figures);
    let mut out = String::new();
    for (name, (then, now)) in rows {
        let (then, now) = (then.copied(), now.copied());
        let change = now.unwrap_or(0.0) - then.unwrap_or(0.0);
        if change.abs() >= SEEN || then.is_some() != now.is_some() {
            let shown = |figure: Option<f64>| figure.map_or("-".to_owned(), |f| format!("{f:.1}"));
            let _ = writeln!(out, "{name:<34}{:>9}{:>9}{change:>+9.1}", shown(then), shown(now));
        }
    }
    titled("figure", ["before", "now", "change"], out, "No figure changed.")
}

fn rules(before: &SavedSet, now: &SavedSet) -> String {
    let mut out = String::new();
    for (id, (then, now)) in joined(&before.rules, &now.rules) {
        let (then, now) = (then.copied().unwrap_or_default(), now.copied().unwrap_or_default());
        if then != now {
            let shown = |(right, all): (usize, usize)| format!("{right}/{all} {:>5}", per_cent(right, all));
            let share = |(right, all): (usize, usize)| 100.0 * right as f64 / all.max(1) as f64;
            let change = if then.1 == 0 || now.1 == 0 {
                "-".to_owned()
            } else {
                format!("{:+.1}", share(now) - share(then))
            };
            let _ = writeln!(out, "{id:<34}{:>17}{:>17}{change:>9}", shown(then), shown(now));
        }
    }
    let wide = [format!("{:>17}", "before"), format!("{:>17}", "now")];
    titled(
        "rule (right/findings, share)",
        [&wide[0], &wide[1], "change"],
        out,
        "No rule's findings changed in number or share.",
    )
}

fn titled(name: &str, columns: [&str; 3], rows: String, none: &str) -> String {
    if rows.is_empty() {
        return format!("{none}\n\n");
    }
    let columns = columns.map(|column| format!("{column:>9}")).concat();
    format!("{name:<34}{columns}\n{rows}\n")
}

/// The values of both, by key.
fn joined<'a, V>(
    before: &'a BTreeMap<String, V>,
    now: &'a BTreeMap<String, V>,
) -> BTreeMap<&'a str, (Option<&'a V>, Option<&'a V>)> {
    let keys = before.keys().chain(now.keys());
    keys.map(|key| (key.as_str(), (before.get(key), now.get(key))))
        .collect()
}

/// The words of each annotation of this run.
fn words(results: &Results) -> BTreeMap<Place, String> {
    let words =
        |document: &Compared, judged: &Judged| (Place::new(document, judged), document.words(judged.annotation));
    let of_document = |document| {
        let judgements = &(document as &Compared).judgements;
        let all = judgements.gold.iter().chain(&judgements.predicted);
        all.map(|judged| words(document, judged)).collect::<Vec<_>>()
    };
    results.documents.iter().flat_map(of_document).collect()
}

fn annotations(before: &SavedSet, now: &SavedSet, words: &BTreeMap<Place, String>, full: bool) -> String {
    let by_place = |marks: &[SavedMark]| -> BTreeMap<Place, SavedMark> {
        marks.iter().map(|mark| (mark.place.clone(), mark.clone())).collect()
    };
    let (then, there) = (by_place(&before.gold), by_place(&now.gold));
    let (mut gained, mut lost) = (Vec::new(), Vec::new());
    for (place, mark) in &there {
        match then.get(place) {
            Some(old) if old.verdict != "right" && mark.verdict == "right" => gained.push((old, mark)),
            Some(old) if old.verdict == "right" && mark.verdict != "right" => lost.push((old, mark)),
            _ => {}
        }
    }
    let (then, there) = (by_place(&before.false_findings), by_place(&now.false_findings));
    let only = |a: &BTreeMap<Place, SavedMark>, b: &BTreeMap<Place, SavedMark>| -> Vec<SavedMark> {
        a.iter()
            .filter(|(place, _)| !b.contains_key(place))
            .map(|(_, mark)| mark.clone())
            .collect()
    };
    let (new, gone) = (only(&there, &then), only(&then, &there));
    let rule = |mark: &SavedMark| mark.rule.clone().unwrap_or("no rule".to_owned());
    let entry = |mark: &SavedMark, turn: &str, rule: &str| {
        let Place {
            document,
            start,
            end,
            label,
            ..
        } = &mark.place;
        let words = words.get(&mark.place);
        let words = words.map_or(String::new(), |words| format!(" [{}]", cut(words, WORDS)));
        format!("  {document} {start}..{end} {label}{turn}\n    {rule}{words}\n")
    };
    let turned = |(old, new): &(&SavedMark, &SavedMark)| {
        let known = if new.rule.is_some() { new } else { old };
        entry(new, &format!(": {} → {}", old.verdict, new.verdict), &rule(known))
    };
    let single = |mark: &SavedMark| entry(mark, "", &rule(mark));
    let mut out = String::new();
    out += &list("Became right", gained.iter().map(turned).collect(), full);
    out += &list("Became wrong", lost.iter().map(turned).collect(), full);
    out += &list(
        "New findings where the gold has nothing",
        new.iter().map(single).collect(),
        full,
    );
    out += &list("Such findings that are gone", gone.iter().map(single).collect(), full);
    if out.is_empty() {
        out += "No annotation became right or wrong.\n\n";
    }
    out
}

fn list(name: &str, entries: Vec<String>, full: bool) -> String {
    if entries.is_empty() {
        return String::new();
    }
    let shown = if full { entries.len() } else { entries.len().min(LISTED) };
    let rest = entries.len() - shown;
    let more = if rest > 0 {
        format!("  and {rest} more: --full lists them\n")
    } else {
        String::new()
    };
    format!("{name}: {}\n{}{more}\n", entries.len(), entries[..shown].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(start: u32, verdict: &str, rule: &str) -> SavedMark {
        SavedMark {
            place: Place {
                document: "mill".to_owned(),
                start,
                end: start + 5,
                kind: "quote".to_owned(),
                label: "direct".to_owned(),
            },
            verdict: verdict.to_owned(),
            rule: (!rule.is_empty()).then(|| rule.to_owned()),
        }
    }

    fn set(figure: f64, rule: (usize, usize), gold: Vec<SavedMark>, false_findings: Vec<SavedMark>) -> SavedSet {
        SavedSet {
            figures: BTreeMap::from([("cue.exact".to_owned(), figure), ("cue.overlap".to_owned(), 90.0)]),
            rules: BTreeMap::from([("a.b".to_owned(), rule), ("a.c".to_owned(), (1, 1))]),
            gold,
            false_findings,
            ..SavedSet::default()
        }
    }

    #[test]
    fn what_changed_is_shown_and_what_did_not_is_not() {
        let before = set(
            50.0,
            (1, 2),
            vec![
                mark(0, "nothing", ""),
                mark(10, "right", "a.b"),
                mark(20, "right", "a.c"),
            ],
            vec![mark(30, "nothing", "a.b")],
        );
        let now = set(
            60.04,
            (2, 4),
            vec![
                mark(0, "right", "a.b"),
                mark(10, "extent", "a.b"),
                mark(20, "right", "a.c"),
            ],
            vec![mark(40, "nothing", "a.c")],
        );
        let figures = figures(&before, &now);
        assert!(
            figures.contains("cue.exact") && figures.contains("+10.0") && !figures.contains("overlap"),
            "{figures}"
        );
        let rules = rules(&before, &now);
        assert!(
            rules.contains("1/2  50.0") && rules.contains("2/4  50.0") && !rules.contains("a.c"),
            "{rules}"
        );
        let words = BTreeMap::from([(mark(0, "", "").place, "We are".to_owned())]);
        let all = annotations(&before, &now, &words, false);
        for line in [
            "Became right: 1",
            "mill 0..5 direct: nothing → right\n    a.b [We are]\n",
            "Became wrong: 1",
            "mill 10..15 direct: right → extent\n    a.b\n",
            "New findings where the gold has nothing: 1\n  mill 40..45 direct\n    a.c\n",
            "Such findings that are gone: 1\n  mill 30..35 direct\n    a.b\n",
        ] {
            assert!(all.contains(line), "no {line:?} in\n{all}");
        }
        assert!(annotations(&now, &now, &words, false).contains("No annotation became"));
        let many: Vec<_> = (0..40).map(|i| mark(100 * i, "nothing", "a.b")).collect();
        let flood = set(60.0, (2, 4), Vec::new(), many);
        assert!(annotations(&now, &flood, &words, false).contains("and 10 more"));
        assert!(!annotations(&now, &flood, &words, true).contains("more"));
    }
}
