use sayso_wire::lines::AnnotationLine;

use crate::Report;
use crate::sides::Side;

/// The blocks other than the body, in order.
pub(crate) fn told<'a>(side: &Side<'a>) -> Vec<&'a AnnotationLine> {
    let mut blocks: Vec<_> = side
        .blocks
        .iter()
        .copied()
        .filter(|b| b.label.as_deref() != Some("body"))
        .collect();
    blocks.sort_by_key(|b| (b.start, b.end));
    blocks
}

/// Blocks other than the body, in order: the gold's, the predicted, and their pairs (indexes) of one kind that
/// overlap.
pub(crate) fn pairs<'a>(
    gold: &Side<'a>,
    predicted: &Side<'a>,
) -> (Vec<&'a AnnotationLine>, Vec<&'a AnnotationLine>, Vec<(usize, usize)>) {
    let (gold, predicted) = (told(gold), told(predicted));
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for (i, g) in gold.iter().enumerate() {
        let fits = |&j: &usize| {
            let p = predicted[j];
            p.label == g.label && p.start < g.end && g.start < p.end && pairs.iter().all(|pair| pair.1 != j)
        };
        let partner = (0..predicted.len()).find(fits);
        pairs.extend(partner.map(|j| (i, j)));
    }
    (gold, predicted, pairs)
}

/// Counts the pairs.
pub(crate) fn score(gold: &Side, predicted: &Side, report: &mut Report) {
    let (gold, predicted, pairs) = pairs(gold, predicted);
    report.count("blocks.kind", pairs.len(), predicted.len(), gold.len());
}
