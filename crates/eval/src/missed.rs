use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt::Write as _;

use sayso_engine::rules::lexicon;
use sayso_scoring::{Judged, Verdict};

use crate::results::{Compared, Results, linked};
use crate::rules::Tally;
use crate::table::{cut, per_cent};

/// How many cues are shown: those with most attributions not found.
const CUES: usize = 30;

/// What an attribution without a cue goes by.
const NO_CUE: &str = "(no cue)";

/// What the gold's attributions and entities came to, by type, then attributions by their cue.
pub fn table(results: &Results) -> String {
    let mut types = BTreeMap::<String, Tally>::new();
    let mut cues = BTreeMap::<String, Tally>::new();
    for document in &results.documents {
        for judged in &document.judgements.gold {
            let name = format!("{} {}", judged.annotation.kind, judged.label);
            types.entry(name).or_default().count(judged.verdict);
            if judged.annotation.kind == "quote" {
                cues.entry(cue(document, judged)).or_default().count(judged.verdict);
            }
        }
    }
    let mut out = head("gold, by type");
    for (name, tally) in &types {
        out += &row(name, tally);
    }
    let mut cues: Vec<_> = cues.into_iter().collect();
    cues.sort_by_key(|(name, tally)| (Reverse(tally.wrong()), name.clone()));
    if !cues.is_empty() {
        let _ = write!(out, "\n{}", head("gold attributions, by cue"));
        for (name, tally) in cues.iter().take(CUES) {
            out += &row(name, tally);
        }
    }
    let rest = cues.len().saturating_sub(CUES);
    if rest > 0 {
        let _ = writeln!(out, "and {rest} cues more.");
    }
    out
}

fn head(name: &str) -> String {
    format!(
        "{name:<34}{:>9}{:>8}{:>8}{:>9}{:>8}{:>8}{:>8}\n",
        "gold", "right", "share %", "source", "type", "extent", "missed"
    )
}

fn row(name: &str, tally: &Tally) -> String {
    let right = tally.get(Verdict::Right);
    format!(
        "{:<34}{:>9}{right:>8}{:>8}{:>9}{:>8}{:>8}{:>8}\n",
        cut(name, 33),
        tally.all(),
        per_cent(right, tally.all()),
        tally.get(Verdict::OtherSource),
        tally.get(Verdict::OtherType),
        tally.get(Verdict::OtherExtent),
        tally.get(Verdict::Nothing),
    )
}

/// What a gold attribution's cue goes by: the dictionary form of its last verb that the lexicon knows (*has repeatedly said* →
/// *say*), else its words.
pub fn cue(document: &Compared, judged: &Judged) -> String {
    let Some(cue) = linked(document.gold, judged.annotation.cue.as_deref()) else {
        return NO_CUE.to_owned();
    };
    let words = document.words(cue).to_lowercase();
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let mut verbs = words.split_whitespace().map(|word| lexicon::look_up(&bare(word)).lemma);
    let last = verbs.rfind(|lemma| !lemma.is_empty());
    last.map_or_else(|| cut(&words, 33), str::to_owned)
}
