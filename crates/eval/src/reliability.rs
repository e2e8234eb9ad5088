use std::fmt::Write as _;

use sayso_scoring::{Judged, Verdict};

use crate::results::Results;
use crate::table::per_cent;

/// Findings whose confidences are alike.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Bin {
    findings: usize,
    right: usize,
    /// The sum of their confidences, in per cent.
    confidence: f64,
}

/// How wide a bin is, in per cent of confidence.
const WIDTH: usize = 10;
const BINS: usize = 100 / WIDTH;

/// The kinds of finding that are told apart: a name, and the annotations it stands for.
const KINDS: [(&str, &str); 3] = [("attributions", "quote"), ("entities", "entity"), ("blocks", "block")];

/// How often the findings of each confidence are right, for each kind of finding: a table by bins, and the expected
/// calibration error.
pub fn table(results: &Results) -> String {
    let mut tables = Vec::new();
    for (name, kind) in KINDS {
        let predicted = results.documents.iter().flat_map(|d| &d.judgements.predicted);
        let bins = bins(predicted.filter(|judged| judged.annotation.kind == kind));
        let all: usize = bins.iter().map(|bin| bin.findings).sum();
        if all == 0 {
            continue;
        }
        let mut out = String::new();
        let _ = writeln!(out, "| {name}, confidence | findings | mean confidence | right |");
        let _ = writeln!(out, "|---|---:|---:|---:|");
        for (i, bin) in bins.iter().enumerate().filter(|(_, bin)| bin.findings > 0) {
            let _ = writeln!(
                out,
                "| {} to {} % | {} | {:.1} % | {} % |",
                i * WIDTH + 1,
                (i + 1) * WIDTH,
                bin.findings,
                bin.confidence / bin.findings as f64,
                per_cent(bin.right, bin.findings)
            );
        }
        let right: usize = bins.iter().map(|bin| bin.right).sum();
        let mean = bins.iter().map(|bin| bin.confidence).sum::<f64>() / all as f64;
        let _ = writeln!(out, "| all | {all} | {mean:.1} % | {} % |", per_cent(right, all));
        let _ = writeln!(
            out,
            "\nExpected calibration error: {:.1} points.",
            calibration_error(&bins)
        );
        tables.push(out);
    }
    tables.join("\n")
}

/// The findings by confidence: 1 to 10 per cent, 11 to 20, …
fn bins<'a>(findings: impl Iterator<Item = &'a Judged<'a>>) -> [Bin; BINS] {
    let mut bins = [Bin::default(); BINS];
    for judged in findings {
        let confidence = judged.annotation.confidence.unwrap_or(0);
        let bin = &mut bins[(usize::from(confidence).saturating_sub(1) / WIDTH).min(BINS - 1)];
        bin.findings += 1;
        bin.right += usize::from(judged.verdict == Verdict::Right);
        bin.confidence += f64::from(confidence);
    }
    bins
}

/// The mean distance between confidence and the share that is right, over all findings, bin by bin, in points of per cent
/// (Naeini, Cooper and Hauskrecht, AAAI 2015).
fn calibration_error(bins: &[Bin]) -> f64 {
    let all: usize = bins.iter().map(|bin| bin.findings).sum();
    let off = bins.iter().map(|bin| (bin.confidence - 100.0 * bin.right as f64).abs());
    off.sum::<f64>() / all.max(1) as f64
}

#[cfg(test)]
mod tests {
    use sayso_wire::lines::AnnotationLine;

    use super::*;

    #[test]
    fn findings_fall_into_bins_and_the_error_weighs_them() {
        let annotation = |confidence| AnnotationLine {
            confidence: Some(confidence),
            ..AnnotationLine::default()
        };
        let annotations: Vec<_> = [90, 81, 90, 90, 41, 50].map(annotation).into();
        let verdicts = [true, true, true, false, false, false];
        let judged: Vec<Judged> = annotations
            .iter()
            .zip(verdicts)
            .map(|(annotation, is_right)| Judged {
                annotation,
                label: String::new(),
                verdict: if is_right { Verdict::Right } else { Verdict::Nothing },
                other: None,
            })
            .collect();
        let bins = bins(judged.iter());
        assert_eq!((bins[8].findings, bins[8].right, bins[4].findings), (4, 3, 2));
        // Four findings at 87.75 on average, 75 right: 12.75 off; two at 45.5, none right: 45.5 off.
        assert!((calibration_error(&bins) - (4.0 * 12.75 + 2.0 * 45.5) / 6.0).abs() < 1e-9);
    }
}
