//! Whatever two lines say of a text, they can be compared.

use proptest::prelude::*;
use sayso_scoring::{Case, Scope, differences, score};
use sayso_wire::lines::{AnnotationLine, DocumentLine};

/// Lines whose annotations may lie outside the text, run backwards, or name what is not there.
fn line() -> impl Strategy<Value = DocumentLine> {
    let kind = prop::sample::select(vec!["quote", "cue", "source", "entity", "block", "river"]);
    let label = prop::option::of(prop::sample::select(vec![
        "direct", "mixed", "person", "date", "caption", "",
    ]));
    let link = prop::option::of(prop::sample::select(vec!["1", "2", "3"]));
    let name = prop::option::of(prop::sample::select(vec!["Ada Brook", "Brook", "", "…"]));
    let offset = 0_u32..80;
    let spans = prop::collection::vec((0_u32..80, 0_u32..80), 0..3);
    let class = prop::option::of(prop::sample::select(vec!["speech", "other"]));
    let annotation = (
        kind,
        label,
        (offset.clone(), offset),
        spans,
        (link.clone(), link.clone(), link),
        name,
        class,
    );
    let annotation = annotation.prop_map(|(kind, label, (start, end), spans, (id, source, cue), name, class)| {
        let owned = |x: Option<&str>| x.map(str::to_owned);
        AnnotationLine {
            kind: kind.to_owned(),
            label: owned(label),
            start,
            end,
            spans,
            id: owned(id),
            source: owned(source),
            cue: owned(cue),
            entity: owned(name),
            aliases: name.map(str::to_owned).into_iter().collect(),
            class: owned(class),
            ..AnnotationLine::default()
        }
    });
    prop::collection::vec(annotation, 0..12).prop_map(|annotations| DocumentLine {
        id: "any".to_owned(),
        annotations,
        ..DocumentLine::default()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn figures_are_shares(text in "[a-zé😀“”‘’\"'`.,: \r\n-]{0,70}", gold in line(), predicted in line()) {
        let case = Case { text: &text, gold: &gold, predicted: &predicted };
        for scope in [Scope::All, Scope::Speech] {
            for (name, measure) in score(&[case], scope).iter() {
                let figure = measure.per_cent().unwrap_or(0.0);
                prop_assert!((0.0..=100.0 + 1e-9).contains(&figure), "{} is {}", name, figure);
            }
        }
        // A name may be none of its aliases, and an empty block overlaps nothing; all else agrees with itself.
        let same = differences(Case { predicted: &gold, ..case });
        prop_assert!(same.iter().all(|d| d.what == "name" || d.what == "block"), "{:?}", same);
        let _ = differences(case);
    }
}
