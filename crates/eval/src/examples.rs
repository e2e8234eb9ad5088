use std::collections::BTreeSet;
use std::fmt::Write as _;

use sayso_engine::Rulebook;
use sayso_scoring::{Judged, Verdict};
use sayso_wire::lines::{AnnotationLine, DocumentLine};

use crate::missed;
use crate::results::{Compared, Results, linked};
use crate::rules::rule;
use crate::table::cut;

/// How much of an annotation's words is shown, in characters.
const WORDS: usize = 78;

/// Every finding of the rule `id` that is not right.
///
/// # Errors
/// If no rule has this id, with those that are alike.
pub fn of_rule(results: &Results, id: &str) -> Result<String, String> {
    let rules = Rulebook::built_in();
    if rules.iter().all(|rule| rule.id.as_str() != id) {
        let alike = rules.iter().map(|rule| rule.id.as_str());
        let last = id.rsplit('.').next().unwrap_or(id);
        let alike: Vec<&str> = alike.filter(|known| known.contains(last)).collect();
        return Err(match alike[..] {
            [] => format!("there is no rule {id}; `cargo run -p sayso-cli -- rules` lists them"),
            _ => format!("there is no rule {id}; there is {}", alike.join(", ")),
        });
    }
    let mut out = String::new();
    let mut judged_in_all = 0;
    for document in &results.documents {
        for judged in document.judgements.predicted.iter().filter(|judged| rule(judged) == id) {
            judged_in_all += 1;
            if judged.verdict != Verdict::Right {
                out += &shown(document, judged, (document.predicted, "found"), (document.gold, "gold"));
            }
        }
    }
    let wrong = out.lines().filter(|line| !line.starts_with(' ')).count();
    let _ = writeln!(out, "{id}: {wrong} of {judged_in_all} findings not right.");
    Ok(out)
}

/// Every attribution of the gold whose cue goes by `cue` and that was not found, or not rightly.
///
/// # Errors
/// If no attribution has this cue.
pub fn of_cue(results: &Results, cue: &str) -> Result<String, String> {
    let mut out = String::new();
    let (mut judged_in_all, mut wrong) = (0, 0);
    let mut known = BTreeSet::new();
    for document in &results.documents {
        for judged in document
            .judgements
            .gold
            .iter()
            .filter(|judged| judged.annotation.kind == "quote")
        {
            let name = missed::cue(document, judged);
            if name == cue {
                judged_in_all += 1;
                if judged.verdict != Verdict::Right {
                    wrong += 1;
                    out += &shown(document, judged, (document.gold, "gold"), (document.predicted, "found"));
                }
            } else if name.contains(cue) {
                known.insert(name);
            }
        }
    }
    if judged_in_all == 0 {
        let hint = match known.len() {
            0 => "give a cue's dictionary form (say), as the table of cues has it".to_owned(),
            _ => format!("there is {}", known.into_iter().take(8).collect::<Vec<_>>().join(", ")),
        };
        return Err(format!(
            "{}: no attribution of the gold has the cue \"{cue}\"; {hint}",
            results.name
        ));
    }
    let _ = writeln!(out, "{cue}: {wrong} of {judged_in_all} attributions not found rightly.");
    Ok(out)
}

/// An annotation that is not right, and what the other side has there: two lines or one.
fn shown(
    document: &Compared,
    judged: &Judged,
    (own, own_name): (&DocumentLine, &str),
    (other, other_name): (&DocumentLine, &str),
) -> String {
    let verdict = match judged.verdict {
        Verdict::Right => "right",
        Verdict::OtherSource => "other source",
        Verdict::OtherType => "other type",
        Verdict::OtherExtent => "other extent",
        Verdict::Nothing if own_name == "gold" => "missed",
        Verdict::Nothing => "false",
    };
    let place = |a: &AnnotationLine| format!("{}..{}", a.start, a.end);
    let mut out = format!(
        "{} {} {verdict}\n  {own_name:<6}{}\n",
        document.gold.id,
        place(judged.annotation),
        said(document, own, judged.annotation)
    );
    if let Some(there) = judged.other {
        let _ = writeln!(out, "  {other_name:<6}{}", said(document, other, there));
    }
    out
}

/// *direct “We are ready” (said: Ana Ruiz)*
fn said(document: &Compared, line: &DocumentLine, annotation: &AnnotationLine) -> String {
    let part = |id: Option<&str>| linked(line, id).map(|a| cut(&document.words(a), WORDS / 3));
    let label = annotation.label.as_deref().unwrap_or("");
    let words = cut(&document.words(annotation), WORDS);
    if annotation.kind != "quote" {
        return format!("{label} [{words}]");
    }
    let cue = part(annotation.cue.as_deref()).unwrap_or("no cue".to_owned());
    let source = part(annotation.source.as_deref()).unwrap_or("no source".to_owned());
    format!("{label} [{words}]\n        {cue}: {source}")
}
