use std::collections::BTreeSet;

use crate::Report;
use crate::sides::Side;

/// The types of the classic entity task; their joint figure is `ner.strict` and `ner.norm`.
const NAMES: [&str; 3] = ["person", "organisation", "place"];
/// Types compared by overlap as well, since their boundaries are a matter of taste.
const AMOUNTS: [&str; 6] = ["date", "time", "money", "number", "event", "work"];

/// Whether entities of this type are compared at all: `misc` means another thing in each corpus.
pub(crate) fn is_compared(label: &str) -> bool {
    NAMES.contains(&label) || AMOUNTS.contains(&label)
}

type Entity = (u32, u32, &'static str);

/// Compares entities by offsets, for the types that the gold has anywhere.
pub(crate) fn score(chars: &[char], gold: &Side, predicted: &Side, types: &BTreeSet<String>, report: &mut Report) {
    for (mode, norm) in [("strict", false), ("norm", true)] {
        let read = |side: &Side, types: &[&'static str]| -> BTreeSet<Entity> {
            let entities = side.entities.iter().filter_map(|e| {
                let label = types.iter().find(|t| e.label.as_deref() == Some(t))?;
                let (start, end) = if norm {
                    strip(chars, e.start, e.end)
                } else {
                    (e.start, e.end)
                };
                Some((start, end, *label))
            });
            entities.collect()
        };
        let in_gold = |t: &&'static str| types.contains(*t);
        let names: Vec<&str> = NAMES.into_iter().filter(in_gold).collect();
        if !names.is_empty() {
            let (g, p) = (read(gold, &names), read(predicted, &names));
            report.count(&format!("ner.{mode}"), g.intersection(&p).count(), p.len(), g.len());
            let spans = |e: &BTreeSet<Entity>| e.iter().map(|e| (e.0, e.1)).collect::<BTreeSet<_>>();
            let (g, p) = (spans(&g), spans(&p));
            report.count(
                &format!("ner.{mode}_span_only"),
                g.intersection(&p).count(),
                p.len(),
                g.len(),
            );
        }
        for label in NAMES.into_iter().chain(AMOUNTS).filter(in_gold) {
            let (g, p) = (read(gold, &[label]), read(predicted, &[label]));
            report.count(
                &format!("ner.{mode}.{label}"),
                g.intersection(&p).count(),
                p.len(),
                g.len(),
            );
            if norm && AMOUNTS.contains(&label) {
                report.count(&format!("ner.overlap.{label}"), overlapping(&g, &p), p.len(), g.len());
            }
        }
    }
}

/// How many gold entities have a predicted one of their own that overlaps them.
fn overlapping(gold: &BTreeSet<Entity>, predicted: &BTreeSet<Entity>) -> usize {
    let mut free = predicted.clone();
    let mut pairs = 0;
    for g in gold {
        let hit = free.iter().find(|p| p.0 < g.1 && g.0 < p.1).copied();
        if let Some(hit) = hit {
            free.remove(&hit);
            pairs += 1;
        }
    }
    pairs
}

/// Cuts white space, a leading article or courtesy title, and a trailing possessive or mark off a span: the
/// conventions of entity corpora differ in these.
pub(crate) fn strip(chars: &[char], start: u32, end: u32) -> (u32, u32) {
    let mut end = (end as usize).min(chars.len());
    let mut start = (start as usize).min(end);
    while start < end && chars[start].is_whitespace() {
        start += 1;
    }
    while end > start && chars[end - 1].is_whitespace() {
        end -= 1;
    }
    for before in [article, courtesy_title] {
        let cut = start + before(&chars[start..end]);
        if cut < end {
            start = cut;
        }
    }
    match &chars[start..end] {
        [_, .., '\'' | '’', 's'] => end -= 2,
        [_, .., '\'' | '’'] => end -= 1,
        _ => {}
    }
    while end > start + 1 && ",;:!?\"”“".contains(chars[end - 1]) {
        end -= 1;
    }
    while start + 1 < end && "\"“”'(‘".contains(chars[start]) {
        start += 1;
    }
    (start as u32, end as u32)
}

/// Length of a leading article and the space after it.
fn article(span: &[char]) -> usize {
    leading(span, &["the", "a", "an"], true, false)
}

/// Length of a leading courtesy title and the space after it.
fn courtesy_title(span: &[char]) -> usize {
    let titles = ["Mr", "Mrs", "Ms", "Miss", "Dr", "Prof", "Sir", "Lord", "Lady", "Dame"];
    leading(span, &titles, false, true)
}

fn leading(span: &[char], words: &[&str], any_case: bool, full_stop: bool) -> usize {
    let word: String = span.iter().take_while(|c| c.is_alphanumeric()).collect();
    let known = words
        .iter()
        .any(|w| *w == word || any_case && w.eq_ignore_ascii_case(&word));
    let mut at = word.chars().count();
    if full_stop && span.get(at) == Some(&'.') {
        at += 1;
    }
    let space = span[at..].iter().take_while(|c| c.is_whitespace()).count();
    if known && space > 0 { at + space } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stripping_leaves_the_bare_name() {
        for (given, bare) in [
            ("the New Tarn Herald ", "New Tarn Herald"),
            ("The Dr. Ada Brook’s", "Ada Brook"),
            ("Mrs Cole,", "Cole"),
            ("“Tarn”", "Tarn"),
            ("Theo", "Theo"),
            ("Drummond", "Drummond"),
            ("the", "the"),
            ("Athletes'", "Athletes"),
        ] {
            let chars: Vec<char> = given.chars().collect();
            let (start, end) = strip(&chars, 0, chars.len() as u32 + 3);
            let stripped: String = chars[start as usize..end as usize].iter().collect();
            assert_eq!(stripped, bare);
        }
    }
}
