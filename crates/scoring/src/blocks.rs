use sayso_wire::lines::AnnotationLine;

use crate::Report;
use crate::sides::Side;

/// Blocks other than the body, each paired with one of the same kind that overlaps it.
pub(crate) fn score(gold: &Side, predicted: &Side, report: &mut Report) {
    let told = |side: &Side| {
        let blocks = side
            .blocks
            .iter()
            .copied()
            .filter(|b| b.label.as_deref() != Some("body"));
        let mut blocks: Vec<AnnotationLine> = blocks.cloned().collect();
        blocks.sort_by_key(|b| (b.start, b.end));
        blocks
    };
    let (gold, predicted) = (told(gold), told(predicted));
    let mut used = vec![false; predicted.len()];
    let mut right = 0;
    for g in &gold {
        let free =
            |(j, p): &(usize, &AnnotationLine)| !used[*j] && p.label == g.label && p.start < g.end && g.start < p.end;
        let pair = predicted.iter().enumerate().find(free).map(|(j, _)| j);
        if let Some(j) = pair {
            used[j] = true;
            right += 1;
        }
    }
    report.count("blocks.kind", right, predicted.len(), gold.len());
}
