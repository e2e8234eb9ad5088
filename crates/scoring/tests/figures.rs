//! Small cases whose figures were worked out by hand.

use sayso_scoring::{Case, Report, Scope, differences, score};
use sayso_wire::lines::{AnnotationLine, DocumentLine};

/// An annotation of the first place in `text` where `words` stand.
fn mark(text: &str, kind: &str, label: &str, words: &str) -> AnnotationLine {
    let at = text.find(words).unwrap_or_else(|| panic!("no {words:?} in {text:?}"));
    let start = text[..at].chars().count() as u32;
    AnnotationLine {
        kind: kind.to_owned(),
        label: (!label.is_empty()).then(|| label.to_owned()),
        start,
        end: start + words.chars().count() as u32,
        ..AnnotationLine::default()
    }
}

/// An attribution numbered `n`: its content, cue and source ("" for one that is not there).
fn says(text: &str, n: u32, label: &str, [content, cue, source]: [&str; 3], who: &str) -> Vec<AnnotationLine> {
    let mut out = Vec::new();
    let mut quote = mark(text, "quote", label, content);
    if !cue.is_empty() {
        let id = Some(format!("c{n}"));
        quote.cue = id.clone();
        out.push(AnnotationLine {
            id,
            ..mark(text, "cue", "", cue)
        });
    }
    if !source.is_empty() {
        let id = Some(format!("s{n}"));
        quote.source = id.clone();
        out.push(AnnotationLine {
            id,
            ..mark(text, "source", "person", source)
        });
    }
    quote.entity = (!who.is_empty()).then(|| who.to_owned());
    out.push(quote);
    out
}

fn line(annotations: Vec<Vec<AnnotationLine>>) -> DocumentLine {
    DocumentLine {
        id: "a".to_owned(),
        annotations: annotations.concat(),
        ..DocumentLine::default()
    }
}

fn known_as(mut annotations: Vec<AnnotationLine>, aliases: &[&str]) -> Vec<AnnotationLine> {
    for annotation in annotations.iter_mut().filter(|a| a.kind == "quote") {
        annotation.aliases = aliases.iter().map(|&a| a.to_owned()).collect();
    }
    annotations
}

fn compare(text: &str, gold: &DocumentLine, predicted: &DocumentLine, scope: Scope) -> Report {
    score(&[Case { text, gold, predicted }], scope)
}

#[track_caller]
fn assert_figures(report: &Report, figures: &[(&str, f64)]) {
    for &(name, expected) in figures {
        let measure = report.get(name).unwrap_or_else(|| panic!("no {name} in\n{report}"));
        let figure = measure.per_cent().unwrap_or_else(|| panic!("{name} counted nothing"));
        assert!(
            (figure - expected).abs() < 0.05,
            "{name} is {figure:.2}, not {expected}:\n{report}"
        );
    }
}

const TEXT: &str = "“We are ready for it,” said Ada Brook on Monday.\n\
    She warned that the “old” mill would close.\n\
    Tarn council denied it.\n";

fn gold() -> DocumentLine {
    let brook = ["Ada Brook", "Brook"];
    line(vec![
        known_as(
            says(
                TEXT,
                1,
                "direct",
                ["“We are ready for it,”", "said", "Ada Brook"],
                "Ada Brook",
            ),
            &brook,
        ),
        known_as(
            says(
                TEXT,
                2,
                "mixed",
                ["that the “old” mill would close", "warned", "She"],
                "Ada Brook",
            ),
            &brook,
        ),
        says(TEXT, 3, "indirect", ["it.\n", "denied", "Tarn council"], "Tarn council"),
    ])
}

#[test]
fn gold_against_itself_is_all_right() {
    let report = compare(TEXT, &gold(), &gold(), Scope::All);
    assert!(report.iter().count() > 20, "{report}");
    for (name, measure) in report.iter() {
        // Nothing in marks is other than somebody's words here, so that one measure has no figure.
        assert!(matches!(measure.per_cent(), Some(100.0) | None), "{name}:\n{report}");
    }
    assert_eq!(report.get("marks.other").unwrap().per_cent(), None);
}

#[test]
fn kinds_of_source_count_where_the_source_is_right() {
    let of_kind = |mut line: DocumentLine, n: usize, kind: &str| {
        let source = line.annotations.iter_mut().filter(|a| a.kind == "source").nth(n);
        source.expect("a source").label = Some(kind.to_owned());
        line
    };
    // Only persons: such gold does not tell named from unnamed ones.
    let report = compare(TEXT, &gold(), &gold(), Scope::All);
    assert!(report.get("source.kind").is_none());
    let gold = of_kind(of_kind(gold(), 1, "unnamed"), 2, "organisation");
    let report = compare(TEXT, &gold, &of_kind(gold.clone(), 1, "person"), Scope::All);
    assert_figures(&report, &[("source.kind", 200.0 / 3.0)]);
    let predicted = of_kind(gold.clone(), 2, "group");
    let text = Case {
        text: TEXT,
        gold: &gold,
        predicted: &predicted,
    };
    let told: Vec<_> = differences(text).iter().map(ToString::to_string).collect();
    assert_eq!(told, ["kind     group, not organisation [Tarn council]"]);
}

#[test]
fn nothing_predicted_is_all_missed() {
    let report = compare(TEXT, &gold(), &DocumentLine::default(), Scope::All);
    for name in [
        "direct.exact",
        "content.tokens",
        "cue.overlap",
        "source.j50",
        "link.end_to_end",
        "found.mixed",
    ] {
        assert_figures(&report, &[(name, 0.0)]);
    }
}

#[test]
fn spans_count_by_words_and_links_by_sources() {
    // Punctuation apart, the first is exact; the second's content has 5 of 6 words and the wrong source;
    // the third is missing.
    let predicted = line(vec![
        says(TEXT, 1, "direct", ["We are ready for it", "said", "Brook"], "Brook"),
        says(
            TEXT,
            2,
            "mixed",
            ["the “old” mill would close", "warned", "Ada"],
            "the mill",
        ),
    ]);
    let report = compare(TEXT, &gold(), &predicted, Scope::All);
    assert_figures(
        &report,
        &[
            ("direct.exact", 100.0),
            // Contents: 10 of 10 predicted words right, 10 of 12 gold words found.
            ("content.tokens", 90.9),
            ("content.exact", 40.0),
            ("content.j80", 80.0),
            // P 2/2, R (1 + 5/6) / 3.
            ("content.soft", 75.9),
            ("found.direct", 100.0),
            ("found.indirect", 0.0),
            ("cue.exact", 80.0),
            // "Brook" is half of the first source; "Ada" stands there too, and the source it was meant for is missed.
            ("source.exact", 0.0),
            ("source.j50", 40.0),
            ("link.accuracy", 50.0),
            ("link.end_to_end", 40.0),
            ("who.accuracy", 50.0),
            ("who.pronoun_or_nominal", 0.0),
        ],
    );
}

#[test]
fn marks_that_are_no_quote_are_a_figure_of_their_own() {
    let text = "The “walking bus” leaves at nine. “It is late,” Ada Brook said.";
    let gold = line(vec![says(
        text,
        1,
        "direct",
        ["“It is late,”", "said", "Ada Brook"],
        "Ada Brook",
    )]);
    let all_marks = line(vec![
        says(text, 1, "direct", ["“walking bus”", "", ""], ""),
        says(text, 2, "direct", ["“It is late,”", "said", "Ada Brook"], "Ada Brook"),
    ]);
    let report = compare(text, &gold, &all_marks, Scope::All);
    assert_figures(
        &report,
        &[("marks.attributed", 66.7), ("marks.other", 0.0), ("direct.exact", 66.7)],
    );
    assert_figures(&compare(text, &gold, &gold, Scope::All), &[("marks.other", 100.0)]);
}

#[test]
fn a_quote_may_be_marked_whole_or_by_the_paragraph() {
    let text = "“One two.\n\n“Three four,” said Ada. Ben denied five.";
    let denial = says(text, 3, "indirect", ["five", "denied", "Ben"], "Ben");
    let whole = says(text, 1, "direct", ["“One two.\n\n“Three four,”", "said", "Ada"], "Ada");
    let mut pieces = says(text, 1, "direct", ["“One two.", "said", "Ada"], "Ada");
    pieces.extend(says(text, 2, "direct", ["“Three four,”", "", ""], "Ada"));
    let report = compare(
        text,
        &line(vec![whole, denial.clone()]),
        &line(vec![pieces, denial]),
        Scope::All,
    );
    assert_figures(
        &report,
        &[
            ("direct.exact", 100.0),
            ("content.unit_exact", 100.0),
            ("content.exact", 40.0),
        ],
    );
}

#[test]
fn a_direct_quote_inside_a_mixed_one_is_neither_right_nor_false() {
    let predicted = line(vec![
        says(TEXT, 1, "direct", ["“We are ready for it,”", "said", "Ada Brook"], ""),
        says(TEXT, 2, "direct", ["“old”", "", ""], ""),
    ]);
    assert_figures(
        &compare(TEXT, &gold(), &predicted, Scope::All),
        &[("direct.exact", 100.0)],
    );
}

#[test]
fn the_speech_scope_forgives_attitudes() {
    let text = "Ada hopes the mill will stay. Ben said it was closed.";
    let mut attitude = says(text, 1, "indirect", ["the mill will stay", "hopes", "Ada"], "Ada");
    let speech = says(text, 2, "indirect", ["it was closed", "said", "Ben"], "Ben");
    let found = line(vec![attitude.clone(), speech.clone()]);
    let missed = line(vec![speech.clone()]);
    for annotation in &mut attitude {
        annotation.class = Some("other".to_owned());
    }
    let gold = line(vec![attitude, speech]);
    let names = [
        "content.exact",
        "cue.exact",
        "source.exact",
        "link.end_to_end",
        "content.tokens",
    ];
    for predicted in [&found, &missed] {
        let report = compare(text, &gold, predicted, Scope::Speech);
        assert_figures(&report, &names.map(|name| (name, 100.0)));
    }
    assert_figures(
        &compare(text, &gold, &missed, Scope::All),
        &names[..3].iter().map(|&n| (n, 66.7)).collect::<Vec<_>>(),
    );
}

#[test]
fn entities_count_by_offsets_and_norm_forgives_articles() {
    let text = "Mr Reed of the Tarn Trust met Ada Brook in Tarn on 3 May.";
    let entities = |marks: &[(&str, &str)]| {
        line(vec![
            marks
                .iter()
                .map(|&(label, words)| mark(text, "entity", label, words))
                .collect(),
        ])
    };
    let gold = entities(&[
        ("person", "Reed"),
        ("organisation", "Tarn Trust"),
        ("person", "Ada Brook"),
        ("date", "3 May"),
    ]);
    let predicted = entities(&[
        ("person", "Mr Reed"),
        ("organisation", "the Tarn Trust"),
        ("place", "Ada Brook"),
        ("date", "on 3 May"),
    ]);
    let report = compare(text, &gold, &predicted, Scope::All);
    assert_figures(
        &report,
        &[
            ("ner.strict", 0.0),
            // The gold has no place anywhere, so the wrong one is missed and not false as well.
            ("ner.norm", 80.0),
            ("ner.norm.person", 66.7),
            ("ner.norm.organisation", 100.0),
            ("ner.norm.date", 0.0),
            ("ner.overlap.date", 100.0),
        ],
    );
    assert!(report.get("ner.norm.place").is_none());
}

#[test]
fn blocks_count_by_kind_and_overlap_without_the_body() {
    let text = "Mill closes\nBy Ada Brook\nThe mill has closed.\nMore on Tarn:";
    let blocks = |marks: &[(&str, &str)]| {
        line(vec![
            marks
                .iter()
                .map(|&(label, words)| mark(text, "block", label, words))
                .collect(),
        ])
    };
    let gold = blocks(&[
        ("headline", "Mill closes"),
        ("byline", "By Ada Brook"),
        ("body", "The mill has closed."),
        ("related", "More on Tarn:"),
    ]);
    let predicted = blocks(&[
        ("headline", "Mill"),
        ("body", "By Ada Brook"),
        ("caption", "More on Tarn:"),
    ]);
    // 1 of 2 predicted, 1 of 3 gold.
    assert_figures(&compare(text, &gold, &predicted, Scope::All), &[("blocks.kind", 40.0)]);
}

#[test]
fn offsets_are_code_points() {
    let text = "😀 Zoë: “Café 🎉 oui,” said Zoë.";
    let gold = line(vec![says(text, 1, "direct", ["“Café 🎉 oui,”", "said", "Zoë"], "Zoë")]);
    assert_eq!(gold.annotations[2].start, 7);
    let report = compare(text, &gold, &gold, Scope::All);
    assert_figures(
        &report,
        &[
            ("direct.exact", 100.0),
            ("cue.exact", 100.0),
            ("marks.attributed", 100.0),
        ],
    );
}

#[test]
fn differences_name_what_is_missing_false_or_other() {
    let mut predicted = line(vec![
        says(TEXT, 1, "direct", ["We are ready for it", "said", "Brook"], "Brook"),
        says(TEXT, 2, "mixed", ["would close", "", ""], "the mill"),
    ]);
    predicted.annotations.push(mark(TEXT, "entity", "place", "Tarn"));
    predicted
        .annotations
        .push(mark(TEXT, "block", "caption", "Tarn council denied it."));
    let gold = gold();
    let case = Case {
        text: TEXT,
        gold: &gold,
        predicted: &predicted,
    };
    let told: Vec<String> = differences(case).iter().map(|d| d.to_string()).collect();
    for expected in [
        "content  [would close], not [that the “old” mill would close]",
        "content  missed: [it. ]",
        "name     the mill, not Ada Brook for [that the “old” mill would close]",
        "cue      missed: [warned]",
        "source   [Brook], not [Ada Brook]",
        "entity   false: place [Tarn]",
        "block    false: caption [Tarn council denied it.]",
    ] {
        assert!(told.contains(&expected.to_owned()), "no {expected:?} in {told:#?}");
    }
    let same = Case {
        predicted: &gold,
        ..case
    };
    assert_eq!(differences(same), []);
}
