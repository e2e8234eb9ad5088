use sayso_wire::lines::AnnotationLine;

use crate::attributions::{by_pronoun, is_in, same_name, same_source, union};
use crate::matching::inside;
use crate::sides::{Quote, Side};
use crate::{Case, Coverage, Scope, WordSet, Words, blocks, entities, regions};

/// What one side of a comparison has where the other has an annotation, the best of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// The same. Quotes: their words agree ([`judgements`] says when) and they have the same source, or none both. Entities:
    /// the same type and span, without articles, courtesy titles and possessives. Blocks: an overlapping one of its kind.
    Right,
    /// A quote whose words agree, said by another source.
    OtherSource,
    /// An entity of the same span, or a block of overlapping span, that is of another type.
    OtherType,
    /// Something that shares words with it, too few to agree.
    OtherExtent,
    /// Nothing.
    Nothing,
}

/// An annotation, and what the other side has there.
#[derive(Clone, Debug)]
pub struct Judged<'a> {
    /// A quote, entity or block.
    pub annotation: &'a AnnotationLine,
    /// Its type. For a quote whose line has none: `direct`, `mixed` or `indirect` by the marks in the text.
    pub label: String,
    /// What the other side has.
    pub verdict: Verdict,
    /// The annotation of the other side that the verdict is about; none where there is nothing.
    pub other: Option<&'a AnnotationLine>,
}

/// One document's annotations, each held against the other side.
#[derive(Clone, Debug, Default)]
pub struct Judgements<'a> {
    /// The gold, each with the best that was predicted there.
    pub gold: Vec<Judged<'a>>,
    /// The predictions that can be judged, each with the best of the gold there.
    pub predicted: Vec<Judged<'a>>,
}

/// Judges each quote, entity and block of one document by itself: what stands behind a rule's share of right findings.
///
/// Unlike [`crate::score()`] it pairs nothing one to one: a finding is right if what it says is true, even where the gold has
/// one long quote and the rules found its two halves. The words of two quotes agree if half of the words of the two together
/// are shared (Jaccard likeness of 0.5), or if one lies inside the other. A finding without a source says nothing of who speaks,
/// so it is right if its words agree; the gold, if it has a source there, was not found rightly all the same. A finding without
/// a cue goes on with the source of another place, so there the same name in another place is the same source; where one of
/// the two is a pronoun and the other is not, nobody can tell, and the finding is left out.
///
/// Left out, since nothing can be said of them: what `coverage` does not cover; what `scope` leaves out, and predictions half or
/// more of whose words lie there; in a partial gold, quotes where the gold has none; bodies among the blocks.
pub fn judgements<'a>(case: Case<'a>, coverage: &Coverage, scope: Scope) -> Judgements<'a> {
    let words = Words::new(case.text);
    let marked = words.spans(&regions::regions(&words.chars));
    let (g, p) = (
        Side::new(case.gold, &words, &marked),
        Side::new(case.predicted, &words, &marked),
    );
    let mut judged = Judgements::default();
    if coverage.quotes {
        judge_quotes(&words, (&g, &p), coverage, scope, &mut judged);
        if case.gold.partial {
            judged.predicted.retain(|judged| judged.verdict != Verdict::Nothing);
        }
    }
    judge_entities(&words.chars, (&g, &p), coverage, &mut judged);
    if coverage.blocks {
        judge_blocks((&g, &p), &mut judged);
    }
    judged
}

fn agree(a: &WordSet, b: &WordSet) -> bool {
    let both = a.intersection(b).count();
    both > 0 && (2 * both >= a.len() + b.len() - both || both == a.len().min(b.len()))
}

fn judge_quotes<'a>(
    words: &Words,
    (g, p): (&Side<'a>, &Side<'a>),
    coverage: &Coverage,
    scope: Scope,
    judged: &mut Judgements<'a>,
) {
    let (gold, out): (Vec<&Quote>, Vec<&Quote>) = g.quotes.iter().partition(|q| is_in(scope, q.read.line));
    let ignored = union(out.iter().map(|q| &q.read.words));
    let can_be_judged = |q: &&Quote| is_in(scope, q.read.line) && (!coverage.only_direct || q.label == "direct");
    let predicted: Vec<&Quote> = p.quotes.iter().filter(can_be_judged).collect();
    let verdict = |gold: &Quote<'a>, predicted: &Quote<'a>| {
        let (a, b) = (&gold.read.words, &predicted.read.words);
        let (gold, predicted) = (gold.read.line, predicted.read.line);
        let named = || predicted.cue.is_none() && same_name(words, (g, gold), (p, predicted));
        let same = || !coverage.sources || same_source(words, (g, gold), (p, predicted)) || named();
        match () {
            () if agree(a, b) && same() => Verdict::Right,
            () if agree(a, b) => Verdict::OtherSource,
            () if !a.is_disjoint(b) => Verdict::OtherExtent,
            () => Verdict::Nothing,
        }
    };
    for quote in &gold {
        let best = best(predicted.iter().map(|p| (verdict(quote, p), p.read.line)));
        judged.gold.push(told(quote.read.line, quote.label.clone(), best));
    }
    for quote in &predicted {
        let names_nobody = p.linked(quote.read.line.source.as_deref()).is_none();
        let verdict = |gold| match verdict(gold, quote) {
            Verdict::OtherSource if names_nobody => Verdict::Right,
            verdict => verdict,
        };
        let best = best(gold.iter().map(|g| (verdict(g), g.read.line)));
        let goes_on = best.0 == Verdict::OtherSource && quote.read.line.cue.is_none();
        let open = |other| by_pronoun(words, g, other) != by_pronoun(words, p, quote.read.line);
        if goes_on && best.1.is_some_and(open) {
            continue;
        }
        if best.0 <= Verdict::OtherSource || inside(&quote.read.words, &ignored) < 0.5 {
            judged.predicted.push(told(quote.read.line, quote.label.clone(), best));
        }
    }
}

/// The best verdict, and what it is about: the first of those equally good.
fn best<'a>(verdicts: impl Iterator<Item = (Verdict, &'a AnnotationLine)>) -> (Verdict, Option<&'a AnnotationLine>) {
    match verdicts.min_by_key(|(verdict, _)| *verdict) {
        Some((Verdict::Nothing, _)) | None => (Verdict::Nothing, None),
        Some((verdict, other)) => (verdict, Some(other)),
    }
}

fn told<'a>(
    annotation: &'a AnnotationLine,
    label: String,
    (verdict, other): (Verdict, Option<&'a AnnotationLine>),
) -> Judged<'a> {
    Judged {
        annotation,
        label,
        verdict,
        other,
    }
}

fn label(annotation: &AnnotationLine) -> String {
    annotation.label.clone().unwrap_or_default()
}

/// Judges each of `these` by `those`, both ways.
fn judge_each<'a>(
    (gold, predicted): (&[&'a AnnotationLine], &[&'a AnnotationLine]),
    verdict: impl Fn(&AnnotationLine, &AnnotationLine) -> Verdict,
    judged: &mut Judgements<'a>,
) {
    for &g in gold {
        let best = best(predicted.iter().map(|&p| (verdict(g, p), p)));
        judged.gold.push(told(g, label(g), best));
    }
    for &p in predicted {
        let best = best(gold.iter().map(|&g| (verdict(g, p), g)));
        judged.predicted.push(told(p, label(p), best));
    }
}

fn overlap(a: (u32, u32), b: (u32, u32)) -> bool {
    a.0 < b.1 && b.0 < a.1
}

fn judge_entities<'a>(
    chars: &[char],
    (g, p): (&Side<'a>, &Side<'a>),
    coverage: &Coverage,
    judged: &mut Judgements<'a>,
) {
    let covered = |side: &Side<'a>| -> Vec<&'a AnnotationLine> {
        let is_covered = |e: &&AnnotationLine| {
            let label = e.label.as_deref();
            label.is_some_and(|label| coverage.types.contains(label) && entities::is_compared(label))
        };
        side.entities.iter().copied().filter(is_covered).collect()
    };
    let bare = |e: &AnnotationLine| entities::strip(chars, e.start, e.end);
    let verdict = |g: &AnnotationLine, p: &AnnotationLine| match (bare(g), bare(p)) {
        (a, b) if a == b && g.label == p.label => Verdict::Right,
        (a, b) if a == b => Verdict::OtherType,
        (a, b) if overlap(a, b) => Verdict::OtherExtent,
        _ => Verdict::Nothing,
    };
    judge_each((&covered(g), &covered(p)), verdict, judged);
}

fn judge_blocks<'a>((g, p): (&Side<'a>, &Side<'a>), judged: &mut Judgements<'a>) {
    let verdict = |g: &AnnotationLine, p: &AnnotationLine| match overlap((g.start, g.end), (p.start, p.end)) {
        true if g.label == p.label => Verdict::Right,
        true => Verdict::OtherType,
        false => Verdict::Nothing,
    };
    judge_each((&blocks::told(g), &blocks::told(p)), verdict, judged);
}
