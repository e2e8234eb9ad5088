use std::fmt;

use sayso_wire::lines::AnnotationLine;

use crate::attributions::same_source;
use crate::matching::{ANY, pair};
use crate::sides::{Quote, Read, Side};
use crate::{Case, Words, blocks, entities, names, regions};

/// One place where a prediction is not the gold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What differs: `content`, `cue`, `source`, `name`, `kind` (of source), `entity`, `block`.
    pub what: &'static str,
    /// What the gold says there; empty where it says nothing.
    pub gold: String,
    /// What was predicted; empty where nothing was.
    pub predicted: String,
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (what, gold, predicted) = (self.what, &self.gold, &self.predicted);
        match (gold.is_empty(), predicted.is_empty()) {
            (_, true) => write!(f, "{what:<8} missed: {gold}"),
            (true, _) => write!(f, "{what:<8} false: {predicted}"),
            _ => write!(f, "{what:<8} {predicted}, not {gold}"),
        }
    }
}

/// Every quote, cue, source, speaker's name, entity and block in `case` that is missing, false, or not word for word
/// the gold's: what stands behind the figures of [`crate::score()`].
pub fn differences(case: Case) -> Vec<Difference> {
    let words = Words::new(case.text);
    let marked = words.spans(&regions::regions(&words.chars));
    let (g, p) = (
        Side::new(case.gold, &words, &marked),
        Side::new(case.predicted, &words, &marked),
    );
    let mut all = Vec::new();
    let contents = |side: &Side| side.quotes.iter().map(|q| q.read.words.clone()).collect::<Vec<_>>();
    let (gold, predicted) = (contents(&g), contents(&p));
    let pairs = pair(&gold, &predicted, ANY);
    spans("content", &words, (reads(&g.quotes), reads(&p.quotes)), &mut all);
    for (i, j) in pairs {
        let (gold, predicted) = (g.quotes[i].read.line, p.quotes[j].read.line);
        let sources = (g.linked(gold.source.as_deref()), p.linked(predicted.source.as_deref()));
        if let (Some(right), Some(source)) = sources
            && right.label != source.label
            && same_source(&words, (&g, gold), (&p, predicted))
        {
            all.push(Difference {
                what: "kind",
                gold: labelled(&words, right),
                predicted: source.label.clone().unwrap_or_default(),
            });
        }
        let name = predicted.entity.clone().unwrap_or_default();
        if !gold.aliases.is_empty() && !names::agrees(&name, &gold.aliases) {
            let of = shown(&words, &g.quotes[i].read);
            all.push(Difference {
                what: "name",
                gold: format!("{} for {of}", gold.entity.as_deref().unwrap_or_default()),
                predicted: if name.is_empty() { "nobody".to_owned() } else { name },
            });
        }
    }
    spans(
        "cue",
        &words,
        (g.cues.iter().collect(), p.cues.iter().collect()),
        &mut all,
    );
    spans(
        "source",
        &words,
        (g.sources.iter().collect(), p.sources.iter().collect()),
        &mut all,
    );
    compare_entities(&words, &g, &p, &mut all);
    compare_blocks(&words, &g, &p, &mut all);
    all
}

fn reads<'s, 'a>(quotes: &'s [Quote<'a>]) -> Vec<&'s Read<'a>> {
    quotes.iter().map(|q| &q.read).collect()
}

fn shown(words: &Words, read: &Read) -> String {
    let pieces = read
        .spans
        .iter()
        .map(|&span| words.text(span).replace(['\r', '\n'], " "));
    format!("[{}]", pieces.collect::<Vec<_>>().join(" … "))
}

fn spans(what: &'static str, words: &Words, (gold, predicted): (Vec<&Read>, Vec<&Read>), all: &mut Vec<Difference>) {
    let pairs = pair(gold.iter().map(|r| &r.words), predicted.iter().map(|r| &r.words), ANY);
    for (i, read) in gold.iter().enumerate() {
        let partner = pairs.iter().find(|p| p.0 == i).map(|p| predicted[p.1]);
        if partner.is_none_or(|p| p.words != read.words) {
            all.push(Difference {
                what,
                gold: shown(words, read),
                predicted: partner.map(|p| shown(words, p)).unwrap_or_default(),
            });
        }
    }
    let is_paired = |j: usize| pairs.iter().any(|p| p.1 == j);
    all.extend(
        predicted
            .iter()
            .enumerate()
            .filter(|(j, _)| !is_paired(*j))
            .map(|(_, read)| Difference {
                what,
                gold: String::new(),
                predicted: shown(words, read),
            }),
    );
}

/// An entity, a source or a block, with its kind.
fn labelled(words: &Words, line: &AnnotationLine) -> String {
    let label = line.label.as_deref().unwrap_or("?");
    format!("{label} [{}]", words.text((line.start, line.end)))
}

fn compare_entities(words: &Words, g: &Side, p: &Side, all: &mut Vec<Difference>) {
    let bare = |e: &AnnotationLine| (entities::strip(&words.chars, e.start, e.end), e.label.clone());
    let without = |side: &Side, other: &Side| -> Vec<String> {
        let others: Vec<_> = other.entities.iter().map(|e| bare(e)).collect();
        let lonely = side.entities.iter().filter(|e| !others.contains(&bare(e)));
        lonely.map(|e| labelled(words, e)).collect()
    };
    add("entity", without(g, p), without(p, g), all);
}

fn compare_blocks(words: &Words, g: &Side, p: &Side, all: &mut Vec<Difference>) {
    let (gold, predicted, pairs) = blocks::pairs(g, p);
    let missed = (0..gold.len()).filter(|&i| pairs.iter().all(|pair| pair.0 != i));
    let wrong = (0..predicted.len()).filter(|&j| pairs.iter().all(|pair| pair.1 != j));
    let missed = missed.map(|i| labelled(words, gold[i])).collect();
    add(
        "block",
        missed,
        wrong.map(|j| labelled(words, predicted[j])).collect(),
        all,
    );
}

fn add(what: &'static str, missed: Vec<String>, wrong: Vec<String>, all: &mut Vec<Difference>) {
    let missed = missed.into_iter().map(|gold| (gold, String::new()));
    let wrong = wrong.into_iter().map(|predicted| (String::new(), predicted));
    all.extend(
        missed
            .chain(wrong)
            .map(|(gold, predicted)| Difference { what, gold, predicted }),
    );
}
