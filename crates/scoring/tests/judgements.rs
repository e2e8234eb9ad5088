//! Small cases whose verdicts were worked out by hand.

use sayso_scoring::{Case, Coverage, Judged, Judgements, Scope, Verdict, judgements};
use sayso_wire::lines::{AnnotationLine, DocumentLine};

const TEXT: &str = "Ada Brook said the old mill would close in May. Tarn council wants it open.";

/// The words of `TEXT` as an annotation.
fn mark(kind: &str, label: &str, words: &str) -> AnnotationLine {
    let start = TEXT.find(words).unwrap_or_else(|| panic!("no {words:?}")) as u32;
    AnnotationLine {
        kind: kind.to_owned(),
        label: (!label.is_empty()).then(|| label.to_owned()),
        start,
        end: start + words.len() as u32,
        ..AnnotationLine::default()
    }
}

/// A quote and its source, linked by the source's words.
fn quote(content: &str, source: &str) -> [AnnotationLine; 2] {
    let source = AnnotationLine {
        id: Some(source.to_owned()),
        ..mark("source", "", source)
    };
    let quote = AnnotationLine {
        source: source.id.clone(),
        ..mark("quote", "", content)
    };
    [quote, source]
}

fn line(annotations: impl IntoIterator<Item = AnnotationLine>) -> DocumentLine {
    DocumentLine {
        id: "mill".to_owned(),
        annotations: annotations.into_iter().collect(),
        ..DocumentLine::default()
    }
}

fn judge<'a>(gold: &'a DocumentLine, predicted: &'a DocumentLine, scope: Scope) -> Judgements<'a> {
    let case = Case {
        text: TEXT,
        gold,
        predicted,
    };
    judgements(case, &Coverage::of([gold]), scope)
}

fn verdicts(judged: &[Judged]) -> Vec<Verdict> {
    judged.iter().map(|judged| judged.verdict).collect()
}

/// What the first quote of the gold is held to be when `predicted` is found, from both sides.
fn of_quote(predicted: [AnnotationLine; 2]) -> (Vec<Verdict>, Vec<Verdict>) {
    let gold = line(quote("the old mill would close in May", "Ada Brook"));
    let predicted = line(predicted);
    let judged = judge(&gold, &predicted, Scope::All);
    assert!(judged.gold.iter().all(|j| j.label == "indirect"));
    (verdicts(&judged.gold), verdicts(&judged.predicted))
}

#[test]
fn a_quote_is_right_by_its_words_and_its_source() {
    use Verdict::{Nothing, OtherExtent, OtherSource, Right};
    for (content, source, verdict) in [
        ("the old mill would close in May", "Ada Brook", Right),
        // Inside the gold's, or the gold's inside it.
        ("close", "Brook", Right),
        ("said the old mill would close in May. Tarn", "Brook", Right),
        // Four of seven words and one more: 4 of 8 shared. With two more: 4 of 9.
        ("would close in May. Tarn", "Ada", Right),
        ("would close in May. Tarn council", "Ada", OtherExtent),
        ("the old mill would close", "Tarn council", OtherSource),
    ] {
        assert_eq!(
            of_quote(quote(content, source)),
            (vec![verdict], vec![verdict]),
            "{content}"
        );
    }
    assert_eq!(
        of_quote(quote("wants it open", "Tarn council")),
        (vec![Nothing], vec![Nothing])
    );
}

#[test]
fn a_finding_without_a_source_says_nothing_false() {
    let gold = line(quote("the old mill would close in May", "Ada Brook"));
    let predicted = line([mark("quote", "", "the old mill would close")]);
    let judged = judge(&gold, &predicted, Scope::All);
    assert_eq!(verdicts(&judged.predicted), [Verdict::Right]);
    assert_eq!(verdicts(&judged.gold), [Verdict::OtherSource]);
    // A source where the gold has none is another matter.
    let judged = judge(&predicted, &gold, Scope::All);
    assert_eq!(
        verdicts(&judged.predicted),
        [Verdict::Right],
        "the gold has no sources at all"
    );
    let gold = line(
        [
            &quote("wants it open", "Tarn council")[..],
            &[mark("quote", "", "the old mill would close")],
        ]
        .concat(),
    );
    let predicted = line(quote("the old mill would close", "Ada Brook"));
    assert_eq!(
        verdicts(&judge(&gold, &predicted, Scope::All).predicted),
        [Verdict::OtherSource]
    );
}

#[test]
fn a_finding_without_a_cue_goes_on_with_a_name_of_another_place() {
    const TEXT: &str = "Brook spoke. The mill is shut. So is the inn, Brook said. So is the bank, she said.";
    let at = |kind: &str, words: &str, from: usize| {
        let start = (from + TEXT[from..].find(words).unwrap()) as u32;
        AnnotationLine {
            kind: kind.to_owned(),
            start,
            end: start + words.len() as u32,
            ..AnnotationLine::default()
        }
    };
    let said = |content: &str, source: &str, from: usize, cue: Option<&str>| {
        let source = AnnotationLine {
            id: Some(format!("{source}{from}")),
            ..at("source", source, from)
        };
        let quote = AnnotationLine {
            source: source.id.clone(),
            cue: cue.map(str::to_owned),
            ..at("quote", content, 0)
        };
        [quote, source]
    };
    for (gold, cue, verdicts) in [
        (said("So is the inn", "Brook", 40, None), None, vec![Verdict::Right]),
        (
            said("So is the inn", "Brook", 40, None),
            Some("c"),
            vec![Verdict::OtherSource],
        ),
        // Whether *she* is Brook, the words do not tell.
        (said("So is the bank", "she", 60, None), None, vec![]),
        (
            said("So is the bank", "she", 60, None),
            Some("c"),
            vec![Verdict::OtherSource],
        ),
        (
            said("So is the bank", "bank", 60, None),
            None,
            vec![Verdict::OtherSource],
        ),
    ] {
        let content = at("quote", "So is", gold[0].start as usize);
        let [mut predicted, source] = said("So is the inn", "Brook", 0, cue);
        (predicted.start, predicted.end) = (content.start, gold[0].end);
        let (gold, predicted) = (line(gold), line([predicted, source]));
        let case = Case {
            text: TEXT,
            gold: &gold,
            predicted: &predicted,
        };
        let judged = judgements(case, &Coverage::of([&gold]), Scope::All);
        assert_eq!(self::verdicts(&judged.predicted), verdicts, "{cue:?} {gold:?}");
    }
}

#[test]
fn two_halves_of_a_quote_are_right_both() {
    let gold = line(quote("the old mill would close in May", "Ada Brook"));
    let halves = [
        quote("the old mill", "Ada Brook"),
        quote("would close in May", "Ada Brook"),
    ];
    let predicted = line(halves.concat());
    let judged = judge(&gold, &predicted, Scope::All);
    assert_eq!(verdicts(&judged.predicted), [Verdict::Right; 2]);
    assert_eq!(verdicts(&judged.gold), [Verdict::Right]);
    assert_eq!(judged.gold[0].other, Some(&predicted.annotations[0]));
}

#[test]
fn what_the_scope_leaves_out_is_not_judged() {
    let [mut wish, council] = quote("it open", "Tarn council");
    wish.class = Some("other".to_owned());
    let gold = line(
        [
            &quote("the old mill would close in May", "Ada Brook")[..],
            &[wish, council],
        ]
        .concat(),
    );
    let predicted = line([quote("wants it open", "Tarn council"), quote("in May", "Ada Brook")].concat());
    let all = judge(&gold, &predicted, Scope::All);
    assert_eq!((all.gold.len(), all.predicted.len()), (2, 2));
    let speech = judge(&gold, &predicted, Scope::Speech);
    assert_eq!(
        (verdicts(&speech.gold), verdicts(&speech.predicted)),
        (vec![Verdict::Right], vec![Verdict::Right])
    );
}

#[test]
fn where_partial_gold_has_no_quote_none_is_judged() {
    let mut gold = line(quote("the old mill would close in May", "Ada Brook"));
    gold.partial = true;
    gold.annotations.push(mark("entity", "place", "Tarn"));
    let other = mark("entity", "place", "open");
    let predicted = line([&quote("wants it open", "Tarn council")[..], &[other]].concat());
    let judged = judge(&gold, &predicted, Scope::All);
    // Its entities are all marked, though.
    assert_eq!(verdicts(&judged.gold), [Verdict::Nothing; 2]);
    assert_eq!(verdicts(&judged.predicted), [Verdict::Nothing]);
}

#[test]
fn entities_are_judged_by_span_and_type_and_blocks_by_kind() {
    use Verdict::{Nothing, OtherExtent, OtherType, Right};
    let gold = line([
        mark("entity", "person", "Ada Brook"),
        mark("entity", "place", "Tarn"),
        mark("entity", "organisation", "the old mill"),
        mark("entity", "misc", "May"),
        mark("block", "headline", "Ada Brook said the old mill would close in May."),
        mark("block", "body", "Tarn council wants it open."),
    ]);
    let predicted = line([
        mark("entity", "person", "Brook"),
        mark("entity", "person", "Tarn"),
        mark("entity", "organisation", "old mill"),
        mark("entity", "place", "open"),
        // No such type is compared, and this one the gold has nowhere.
        mark("entity", "misc", "May"),
        mark("entity", "date", "May"),
        mark("block", "caption", "Ada Brook"),
        mark("block", "headline", "Ada Brook said"),
        mark("block", "credit", "Tarn council"),
        mark("block", "body", "wants it open."),
    ]);
    let judged = judge(&gold, &predicted, Scope::All);
    assert_eq!(verdicts(&judged.gold), [OtherExtent, OtherType, Right, Right]);
    assert_eq!(
        verdicts(&judged.predicted),
        [OtherExtent, OtherType, Right, Nothing, OtherType, Right, Nothing]
    );
}
