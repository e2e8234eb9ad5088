use std::collections::{BTreeSet, HashSet};

use sayso_wire::lines::AnnotationLine;

use crate::matching::{ANY, inside, pair};
use crate::sides::{Quote, Read, Side, spans};
use crate::{Coverage, Report, Scope, WordSet, Words, names};

/// Words that carry no source: two sources that share only these are not the same.
const FUNCTION_WORDS: &[&str] = &[
    "the", "a", "an", "of", "and", "or", "to", "in", "on", "at", "by", "for", "from", "with", "'s", "’s", "his", "her",
    "their", "its", "our", "my", "your", "this", "that", "these", "those",
];

/// Sources that name nobody by themselves.
const PRONOUNS: &[&str] = &["he", "she", "they", "it", "him", "her", "them", "who", "i", "we"];

/// The quotes of one document that count, and where the rest stand.
struct Counted<'s, 'a> {
    gold: Vec<&'s Quote<'a>>,
    predicted: Vec<&'s Quote<'a>>,
    /// Whether the scope leaves gold quotes out.
    leaves_out: bool,
    /// Words of the gold quotes that it leaves out.
    ignored: WordSet,
}

/// Whether the scope lets a quote count. One without a class counts always.
pub(crate) fn is_in(scope: Scope, quote: &AnnotationLine) -> bool {
    scope == Scope::All || quote.class.as_deref().is_none_or(|class| class == "speech")
}

fn counted<'s, 'a>(g: &'s Side<'a>, p: &'s Side<'a>, scope: Scope) -> Counted<'s, 'a> {
    let counts = |q: &&Quote| is_in(scope, q.read.line);
    let (gold, out): (Vec<&Quote>, Vec<&Quote>) = g.quotes.iter().partition(counts);
    let mut predicted: Vec<&Quote> = p.quotes.iter().filter(counts).collect();
    let ignored = union(out.iter().map(|q| &q.read.words));
    if !out.is_empty() {
        keep_unignored(&mut predicted, &gold, &ignored, |q| &q.read.words);
    }
    Counted {
        gold,
        predicted,
        leaves_out: !out.is_empty(),
        ignored,
    }
}

/// Drops the predictions that stand mostly in `area` and match nothing that counts.
fn keep_unignored<T>(predicted: &mut Vec<T>, gold: &[T], area: &WordSet, words: impl Fn(&T) -> &WordSet) {
    let pairs = pair(gold.iter().map(&words), predicted.iter().map(&words), ANY);
    let hit: HashSet<usize> = pairs.into_iter().map(|(_, j)| j).collect();
    let mut at = 0;
    predicted.retain(|x| {
        at += 1;
        hit.contains(&(at - 1)) || inside(words(x), area) < 0.5
    });
}

pub(crate) fn union<'a>(sets: impl Iterator<Item = &'a WordSet>) -> WordSet {
    sets.flatten().copied().collect()
}

/// All measures of quotes, cues, sources and the links between them, for one document.
pub(crate) fn score(
    words: &Words,
    regions: &[(u32, u32)],
    marked: &WordSet,
    (g, p): (&Side, &Side),
    gold: &Coverage,
    scope: Scope,
    report: &mut Report,
) {
    let counted = counted(g, p, scope);
    let gold_words = union(counted.gold.iter().map(|q| &q.read.words));
    let predicted_words = union(counted.predicted.iter().map(|q| &q.read.words));
    score_direct(words, marked, (g, p), &counted, gold, report);
    for &region in regions {
        let region = words.spans(&[region]);
        if region.is_empty() || inside(&region, &counted.ignored) >= 0.5 {
            continue;
        }
        let (g, p) = (
            inside(&region, &gold_words) >= 0.5,
            inside(&region, &predicted_words) >= 0.5,
        );
        report.count("marks.attributed", usize::from(g && p), usize::from(p), usize::from(g));
        report.count("marks.other", usize::from(!g && !p), usize::from(!p), usize::from(!g));
    }
    if !gold.only_direct {
        score_content(&counted, &gold_words, &predicted_words, scope, report);
    }
    if gold.sources {
        score_links(words, (g, p), &counted, gold, report);
    }
    if gold.cues {
        let ids = |a: &AnnotationLine| a.cue.clone();
        let (g, p) = roles((&g.cues, &p.cues), &p.quotes, &counted, ids);
        score_role("cue", &g, &p, &[("exact", 1.0), ("overlap", ANY)], report);
    }
    if gold.sources {
        let ids = |a: &AnnotationLine| a.source.clone();
        let (g, p) = roles((&g.sources, &p.sources), &p.quotes, &counted, ids);
        score_role(
            "source",
            &g,
            &p,
            &[("exact", 1.0), ("j50", 0.5), ("overlap", ANY)],
            report,
        );
    }
}

/// Direct quotes by units, and whether each has the right source.
fn score_direct(
    words: &Words,
    marked: &WordSet,
    (g, p): (&Side, &Side),
    counted: &Counted,
    gold: &Coverage,
    report: &mut Report,
) {
    fn units<'s>(quotes: &[&'s Quote<'s>]) -> Vec<(&'s WordSet, &'s AnnotationLine)> {
        let direct = quotes.iter().filter(|q| q.label == "direct");
        direct.flat_map(|q| q.units.iter().map(|u| (u, q.read.line))).collect()
    }
    let (gold_units, predicted_units) = (units(&counted.gold), units(&counted.predicted));
    // A predicted direct quote inside the marked words of a mixed one is neither right nor false.
    let mixed = counted.gold.iter().filter(|q| q.label != "direct");
    let mut soft = counted.ignored.clone();
    soft.extend(mixed.flat_map(|q| q.read.words.intersection(marked)));
    let pairs = |least| {
        pair(
            gold_units.iter().map(|u| u.0),
            predicted_units.iter().map(|u| u.0),
            least,
        )
    };
    let predicted = |pairs: &[(usize, usize)]| {
        let hit: HashSet<usize> = pairs.iter().map(|&(_, j)| j).collect();
        let counts = |j: usize| hit.contains(&j) || inside(predicted_units[j].0, &soft) < 0.5;
        (0..predicted_units.len()).filter(|&j| counts(j)).count()
    };
    for (name, least) in [("direct.exact", 1.0), ("direct.j80", 0.8), ("direct.j50", 0.5)] {
        let pairs = pairs(least);
        report.count(name, pairs.len(), predicted(&pairs), gold_units.len());
    }
    if gold.sources {
        let pairs = pairs(0.5);
        let mut right = 0;
        for &(i, j) in &pairs {
            let is_right = same_source(words, (g, gold_units[i].1), (p, predicted_units[j].1));
            right += usize::from(is_right);
            if g.linked(gold_units[i].1.source.as_deref()).is_some() {
                report.case("link.direct_accuracy", is_right);
            }
        }
        report.count("link.direct_end_to_end", right, predicted(&pairs), gold_units.len());
    }
}

/// Contents of every kind.
fn score_content(
    counted: &Counted,
    gold_words: &WordSet,
    predicted_words: &WordSet,
    scope: Scope,
    report: &mut Report,
) {
    let both = gold_words.intersection(predicted_words).count();
    // What is left out counts for nothing, right or wrong; but no more words can be right than count.
    let counting = predicted_words.difference(&counted.ignored).count().max(both);
    report.count("content.tokens", both, counting, gold_words.len());

    let gold: Vec<&WordSet> = counted.gold.iter().map(|q| &q.read.words).collect();
    let predicted: Vec<&WordSet> = counted.predicted.iter().map(|q| &q.read.words).collect();
    let pairs = |least| pair(gold.iter().copied(), predicted.iter().copied(), least);
    for (name, least) in [("content.exact", 1.0), ("content.j80", 0.8), ("content.j50", 0.5)] {
        report.count(name, pairs(least).len(), predicted.len(), gold.len());
    }
    let gold_units: Vec<&WordSet> = counted.gold.iter().flat_map(|q| &q.units).collect();
    let predicted_units: Vec<&WordSet> = counted.predicted.iter().flat_map(|q| &q.units).collect();
    let exact = pair(gold_units.iter().copied(), predicted_units.iter().copied(), 1.0).len();
    report.count("content.unit_exact", exact, predicted_units.len(), gold_units.len());

    let mut shares = (0.0, 0.0);
    for (i, j) in pairs(ANY) {
        shares.0 += inside(predicted[j], gold[i]);
        shares.1 += inside(gold[i], predicted[j]);
    }
    report.sum("content.soft", shares, predicted.len(), gold.len());

    for quote in &counted.gold {
        let found = inside(&quote.read.words, predicted_words) >= 0.5;
        report.case(&format!("found.{}", quote.label), found);
        if let (Scope::All, Some(class)) = (scope, &quote.read.line.class) {
            report.case(&format!("found.class_{class}"), found);
        }
    }
}

/// Whether each quote has the right source, and the right speaker's name.
fn score_links(words: &Words, (g, p): (&Side, &Side), counted: &Counted, gold: &Coverage, report: &mut Report) {
    let contents = |quotes: &[&Quote]| quotes.iter().map(|q| q.read.words.clone()).collect::<Vec<_>>();
    let pairs = pair(&contents(&counted.gold), &contents(&counted.predicted), 0.5);
    let mut right = 0;
    for &(i, j) in &pairs {
        let (gold_quote, predicted_quote) = (counted.gold[i].read.line, counted.predicted[j].read.line);
        let gold_source = g.linked(gold_quote.source.as_deref());
        if !gold.only_direct {
            let is_right = same_source(words, (g, gold_quote), (p, predicted_quote));
            right += usize::from(is_right);
            if gold_source.is_some() {
                report.case("link.accuracy", is_right);
            }
            if let Some(kind) = gold_source
                .filter(|_| is_right && gold.source_kinds)
                .and_then(|s| s.label.as_ref())
            {
                let predicted = p.linked(predicted_quote.source.as_deref());
                report.case("source.kind", predicted.and_then(|s| s.label.as_ref()) == Some(kind));
            }
        }
        if !gold_quote.aliases.is_empty() {
            let of_source = || p.linked(predicted_quote.source.as_deref())?.entity.as_deref();
            let name = predicted_quote.entity.as_deref().or_else(of_source).unwrap_or("");
            let is_right = names::agrees(name, &gold_quote.aliases);
            report.case("who.accuracy", is_right);
            let pieces = gold_source.map(spans).unwrap_or_default();
            let surface: Vec<String> = pieces.into_iter().map(|span| words.text(span)).collect();
            if !names::agrees(&surface.join(" "), &gold_quote.aliases) {
                report.case("who.pronoun_or_nominal", is_right);
            }
        }
    }
    if !gold.only_direct {
        report.count("link.end_to_end", right, counted.predicted.len(), counted.gold.len());
    }
}

/// Whether two quotes have sources that share a word that carries meaning, or have none both.
pub(crate) fn same_source(
    words: &Words,
    (g, gold): (&Side, &AnnotationLine),
    (p, predicted): (&Side, &AnnotationLine),
) -> bool {
    match (g.linked(gold.source.as_deref()), p.linked(predicted.source.as_deref())) {
        (Some(gold), Some(predicted)) => !telling(words, &spans(gold)).is_disjoint(&telling(words, &spans(predicted))),
        (gold, predicted) => gold.is_none() && predicted.is_none(),
    }
}

/// Whether two quotes have sources that share a word that carries meaning by its letters, wherever the two stand.
pub(crate) fn same_name(
    words: &Words,
    (g, gold): (&Side, &AnnotationLine),
    (p, predicted): (&Side, &AnnotationLine),
) -> bool {
    let letters = |side: &Side, line: &AnnotationLine| -> BTreeSet<String> {
        let source = side.linked(line.source.as_deref()).map(spans).unwrap_or_default();
        let telling = telling(words, &source);
        telling.iter().map(|&w| words.word(w).to_lowercase()).collect()
    };
    !letters(g, gold).is_disjoint(&letters(p, predicted))
}

/// Whether the source of a quote is a pronoun: *she*.
pub(crate) fn by_pronoun(words: &Words, side: &Side, line: &AnnotationLine) -> bool {
    let source = side.linked(line.source.as_deref()).map(spans).unwrap_or_default();
    let written: Vec<String> = source.into_iter().map(|span| words.text(span).to_lowercase()).collect();
    PRONOUNS.contains(&written.join(" ").trim())
}

/// The words of a source without its function words, unless it has no other.
fn telling(words: &Words, spans: &[(u32, u32)]) -> WordSet {
    let all = words.spans(spans);
    let is_function = |w: u32| FUNCTION_WORDS.contains(&words.word(w).to_lowercase().as_str());
    let telling: WordSet = all.iter().copied().filter(|&w| !is_function(w)).collect();
    if telling.is_empty() { all } else { telling }
}

/// The cues or sources that count: those of the quotes that count.
fn roles<'s, 'a>(
    (gold, predicted): (&'s [Read<'a>], &'s [Read<'a>]),
    predicted_quotes: &[Quote],
    counted: &Counted,
    id_of: impl Fn(&AnnotationLine) -> Option<String>,
) -> (Vec<&'s Read<'a>>, Vec<&'s Read<'a>>) {
    if !counted.leaves_out {
        return (gold.iter().collect(), predicted.iter().collect());
    }
    let ids = |quotes: &[&Quote]| quotes.iter().map(|q| id_of(q.read.line)).collect::<BTreeSet<_>>();
    let (kept, counting) = (ids(&counted.gold), ids(&counted.predicted));
    let (gold, out): (Vec<&Read>, Vec<&Read>) = gold.iter().partition(|r| kept.contains(&r.line.id));
    let area = union(out.iter().map(|r| &r.words));
    let is_counted = |q: &Quote| counted.predicted.iter().any(|c| std::ptr::eq(*c, q));
    let off: BTreeSet<String> = predicted_quotes
        .iter()
        .filter(|q| !is_counted(q))
        .filter_map(|q| id_of(q.read.line))
        .filter(|id| !counting.contains(&Some(id.clone())))
        .collect();
    let mut predicted: Vec<&Read> = predicted
        .iter()
        .filter(|r| r.line.id.as_ref().is_none_or(|id| !off.contains(id)))
        .collect();
    keep_unignored(&mut predicted, &gold, &area, |r| &r.words);
    (gold, predicted)
}

fn score_role(role: &str, gold: &[&Read], predicted: &[&Read], likenesses: &[(&str, f64)], report: &mut Report) {
    for (name, least) in likenesses {
        let pairs = pair(
            gold.iter().map(|r| &r.words),
            predicted.iter().map(|r| &r.words),
            *least,
        );
        report.count(&format!("{role}.{name}"), pairs.len(), predicted.len(), gold.len());
    }
}
