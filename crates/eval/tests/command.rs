//! Runs the comparison as a contributor does.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const TEXT: &str = "“The dock is shut,” said Ana Ruiz.\n\nTom Weir believes that it will open.\n";

/// The gold of `TEXT`: one direct quotation found, one attitude with another source, one name.
const GOLD: &str = r#"{"id":"dock","annotations":[
 {"kind":"source","id":"s1","type":"person","start":25,"end":33},
 {"kind":"cue","id":"c1","type":null,"start":20,"end":24},
 {"kind":"quote","id":"q1","type":"direct","start":0,"end":19,"source":"s1","cue":"c1","class":"speech"},
 {"kind":"quote","id":"q2","type":"indirect","start":54,"end":71,"source":"s1","class":"other"},
 {"kind":"entity","id":"e1","type":"person","start":25,"end":33}]}"#;

/// An empty folder of this test's own.
fn folder(test: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(test);
    if folder.exists() {
        fs::remove_dir_all(&folder).unwrap();
    }
    fs::create_dir_all(folder.join("txt")).unwrap();
    folder
}

/// A folder with one set, `news`.
fn corpus(test: &str) -> PathBuf {
    let folder = folder(test);
    fs::write(folder.join("news.jsonl"), GOLD.replace('\n', "") + "\n").unwrap();
    fs::write(folder.join("txt/dock.txt"), TEXT).unwrap();
    folder
}

fn eval(folder: &Path, options: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sayso-eval"));
    command.arg(folder).args(options).output().unwrap()
}

fn out(output: &Output) -> String {
    assert_eq!(
        output.status.code(),
        Some(0),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output, code: i32) -> String {
    assert_eq!((output.status.code(), &output.stdout[..]), (Some(code), &b""[..]));
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// The words of the line that begins with `name`.
fn row(text: &str, name: &str) -> Vec<String> {
    let line = text.lines().find_map(|line| line.strip_prefix(name));
    let line = line.unwrap_or_else(|| panic!("no {name} in\n{text}"));
    line.split_whitespace().map(str::to_owned).collect()
}

#[test]
fn figures_rules_and_what_is_missed_are_shown() {
    let folder = corpus("figures");
    let all = out(&eval(&folder, &[]));
    assert!(all.starts_with("news: 1 document\n"), "{all}");
    assert_eq!(row(&all, "direct.exact"), ["100.0", "100.0", "100.0", "1", "1"]);
    assert_eq!(
        row(&all, "attribution.said-inverted "),
        ["1", "1", "100.0", "0", "0", "0", "0"]
    );
    // What Tom Weir believes has Ana Ruiz for its source in this gold.
    assert_eq!(row(&all, "attribution.thought "), ["1", "0", "0.0", "1", "0", "0", "0"]);
    assert_eq!(row(&all, "quote indirect "), ["1", "0", "0.0", "1", "0", "0", "0"]);
    assert_eq!(row(&all, "say "), ["1", "1", "100.0", "0", "0", "0", "0"]);
    let speech = out(&eval(&folder, &["--speech"]));
    assert!(!speech.contains("attribution.thought"), "{speech}");
    assert!(
        all.lines()
            .chain(speech.lines())
            .all(|line| line.chars().count() <= 100)
    );
}

#[test]
fn the_findings_of_a_rule_and_the_gold_of_a_cue_are_listed() {
    let folder = corpus("lists");
    let of_rule = out(&eval(&folder, &["--rule", "attribution.thought"]));
    for words in [
        "dock 54..71 other source",
        "indirect [that it will open]\n        believes: Tom Weir",
        "no cue: Ana Ruiz",
        "1 of 1 findings not right",
    ] {
        assert!(of_rule.contains(words), "no {words:?} in\n{of_rule}");
    }
    let of_cue = out(&eval(&folder, &["--cue", "say"]));
    assert!(
        of_cue.contains("say: 0 of 1 attributions not found rightly"),
        "{of_cue}"
    );
    let unknown = err(&eval(&folder, &["--rule", "attribution.throught"]), 1);
    assert!(unknown.contains("there is no rule attribution.throught"), "{unknown}");
    let unknown = err(&eval(&folder, &["--cue", "sa"]), 1);
    assert!(unknown.contains("there is say"), "{unknown}");
}

#[test]
fn confidence_is_held_against_what_is_right() {
    let folder = corpus("confidence");
    let reliability = out(&eval(&folder, &["--reliability"]));
    assert!(
        reliability.contains("| all | 2 |") && reliability.contains("| 50.0 % |"),
        "{reliability}"
    );
    assert!(reliability.contains("Expected calibration error"), "{reliability}");
    let confidences = out(&eval(&folder, &["--confidences"]));
    // One finding of its own is too few: the family has one right and one wrong.
    let thought = row(&confidences, "attribution.thought ");
    assert_eq!(
        (&thought[..3], &thought[5..]),
        (
            &["1", "0", "50.0"].map(String::from)[..],
            &["the", "family's"].map(String::from)[..]
        )
    );
}

#[test]
fn two_runs_are_compared() {
    let folder = corpus("runs");
    let saved = folder.join("run.json");
    let saved = saved.to_str().unwrap();
    assert!(out(&eval(&folder, &["--save", saved])).contains("Saved as"));
    let same = out(&eval(&folder, &["--against", saved]));
    for words in [
        "No figure changed.",
        "No rule's findings changed",
        "No annotation became",
    ] {
        assert!(same.contains(words), "no {words:?} in\n{same}");
    }
    // The gold mended: whose belief it is.
    let mended = GOLD
        .replace('\n', "")
        .replace(r#""end":71,"source":"s1""#, r#""end":71,"source":"s2""#);
    let weir = r#"{"kind":"source","id":"s2","type":"person","start":36,"end":44},"#;
    let mended = mended.replace(r#"{"kind":"entity""#, &format!(r#"{weir}{{"kind":"entity""#));
    fs::write(folder.join("news.jsonl"), mended).unwrap();
    let other = out(&eval(&folder, &["--against", saved]));
    assert!(
        other.contains(
            "Became right: 1\n  dock 54..71 indirect: source → right\n    attribution.thought [that it will open]"
        ),
        "{other}"
    );
    let thought = row(&other, "attribution.thought ");
    assert_eq!(thought, ["0/1", "0.0", "1/1", "100.0", "+100.0"], "{other}");
    assert!(!other.contains("measure "), "{other}");
    let speech = err(&eval(&folder, &["--against", saved, "--speech"]), 1);
    assert!(speech.contains("without --speech"), "{speech}");
    let other = corpus("another");
    fs::rename(other.join("news.jsonl"), other.join("views.jsonl")).unwrap();
    let missing = err(&eval(&other, &["--against", saved]), 1);
    assert!(missing.contains("no set views; it has news"), "{missing}");
}

#[test]
fn golden_articles_are_a_set() {
    let folder = folder("golden");
    let marked = "⟦content#1:“The dock is shut,”⟧ ⟦cue#1:said⟧ ⟦source#1:⟦person:Ana Ruiz⟧⟧.\n---\n1: direct, person, Ana Ruiz\n";
    fs::write(folder.join("dock.marked"), marked).unwrap();
    let figures = out(&eval(&folder, &[]));
    assert!(figures.starts_with("golden: 1 document\n"), "{figures}");
    assert_eq!(row(&figures, "source.exact"), ["100.0", "100.0", "100.0", "1", "1"]);
    fs::write(folder.join("dock.marked"), marked.replace("---\n", "")).unwrap();
    let fault = err(&eval(&folder, &[]), 1);
    assert!(fault.contains("dock.marked: no line \"---\""), "{fault}");
}

#[test]
fn faulty_gold_is_named_with_its_line_and_nothing_is_measured() {
    let folder = corpus("faults");
    let gold = GOLD.replace('\n', "");
    let lines = [
        gold.clone(),
        "{".to_owned(),
        gold.replace("dock", "pier"),
        gold.replace("\"end\":71", "\"end\":7000"),
    ];
    fs::write(folder.join("news.jsonl"), lines.join("\n")).unwrap();
    let faults = err(&eval(&folder, &[]), 1);
    for words in [
        "news.jsonl:2: is no evaluation line",
        "news.jsonl:3: the text of \"pier\" is not there",
        "name its folder with --texts",
        "news.jsonl:4: \"dock\": a quote ends at 7000, but",
    ] {
        assert!(faults.contains(words), "no {words:?} in\n{faults}");
    }
    assert!(err(&eval(&folder.join("txt"), &[]), 1).contains("holds no gold"));
    assert!(err(&eval(&folder.join("nowhere"), &[]), 1).contains("check the name"));
    assert!(err(&eval(&folder, &["--cue", "say", "--reliability"]), 2).contains("choose one"));
}
