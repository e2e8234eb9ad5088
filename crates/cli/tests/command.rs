//! Runs the binary as a person does.

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use sayso_wire::lines::DocumentLine;
use sayso_wire::native;
use sayso_wire::w3c::AnnotationPage;

const ARTICLE: &str = "“The ferry is late,” said Ines Calder. 🙂\r\n\r\nTomas Reyl said he was sorry.\r\n";

/// An empty folder of this test's own.
fn folder(test: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(test);
    if folder.exists() {
        fs::remove_dir_all(&folder).unwrap();
    }
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn sayso() -> Command {
    Command::new(env!("CARGO_BIN_EXE_sayso"))
}

fn code(output: &Output) -> Option<i32> {
    output.status.code()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn lines(output: &Output) -> Vec<DocumentLine> {
    let lines = out(output);
    lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn many_files_come_out_in_their_order_under_their_stems() {
    let folder = folder("order");
    let names = ["b.txt", "a.txt", "a.b.txt"].map(|name| folder.join(name));
    for name in &names {
        fs::write(name, ARTICLE).unwrap();
    }
    let output = sayso().arg("annotate").args(&names).output().unwrap();
    assert_eq!((code(&output), err(&output).as_str()), (Some(0), ""));
    let ids: Vec<_> = lines(&output).into_iter().map(|line| line.id).collect();
    assert_eq!(ids, ["b", "a", "a.b"]);
}

#[test]
fn offsets_count_the_code_points_of_the_unchanged_text() {
    let folder = folder("offsets");
    let file = folder.join("ferry.txt");
    fs::write(&file, ARTICLE).unwrap();
    let output = sayso().arg("annotate").arg(&file).output().unwrap();
    let chars: Vec<char> = ARTICLE.chars().collect();
    let blocks: Vec<String> = lines(&output)[0]
        .annotations
        .iter()
        .filter(|a| a.kind == "block")
        .map(|a| chars[a.start as usize..a.end as usize].iter().collect())
        .collect();
    assert_eq!(blocks.last().map(String::as_str), Some("Tomas Reyl said he was sorry."));
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_is_done() {
    let folder = folder("unreadable");
    let (good, latin, none) = (
        folder.join("good.txt"),
        folder.join("latin.txt"),
        folder.join("none.txt"),
    );
    fs::write(&good, ARTICLE).unwrap();
    fs::write(&latin, b"one\ntw\xf3\n").unwrap();
    let output = sayso()
        .arg("annotate")
        .args([&none, &latin, &folder, &good])
        .output()
        .unwrap();
    assert_eq!(code(&output), Some(1));
    assert_eq!(lines(&output).len(), 1);
    let said = err(&output);
    let said: Vec<_> = said.lines().collect();
    assert_eq!(said.len(), 3);
    assert!(said[0].contains("none.txt: no such file"), "{}", said[0]);
    assert!(
        said[1].contains("latin.txt: not UTF-8: byte 6, on line 2"),
        "{}",
        said[1]
    );
    assert!(said[1].contains("iconv"), "{}", said[1]);
    assert!(said[2].contains("a folder, not a file"), "{}", said[2]);
}

#[test]
fn an_empty_file_has_a_line_without_annotations() {
    let folder = folder("empty");
    let file = folder.join("empty.txt");
    fs::write(&file, "").unwrap();
    let output = sayso().arg("annotate").arg(&file).output().unwrap();
    assert_eq!(code(&output), Some(0));
    assert_eq!(out(&output), "{\"id\":\"empty\",\"annotations\":[]}\n");
    assert!(err(&output).contains("empty.txt: holds no text"));
}

#[test]
fn two_files_of_one_name_are_told() {
    let folder = folder("twins");
    let twins = ["one", "two"].map(|name| folder.join(name).join("a.txt"));
    for twin in &twins {
        fs::create_dir(twin.parent().unwrap()).unwrap();
        fs::write(twin, ARTICLE).unwrap();
    }
    let output = sayso().arg("annotate").args(&twins).output().unwrap();
    assert_eq!(code(&output), Some(0));
    assert!(err(&output).contains("have the same name"));
}

#[test]
fn standard_input_is_read_and_a_reader_that_went_away_is_no_failure() {
    for closed in [false, true] {
        let mut child = sayso()
            .args(["annotate", "-"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        if closed {
            drop(child.stdout.take());
        }
        child.stdin.take().unwrap().write_all(ARTICLE.as_bytes()).unwrap();
        let output = child.wait_with_output().unwrap();
        assert_eq!((code(&output), err(&output).as_str()), (Some(0), ""));
        if !closed {
            assert_eq!(lines(&output)[0].id, "stdin");
        }
    }
}

#[test]
fn the_output_goes_into_the_file_named_and_never_over_an_input() {
    let folder = folder("output");
    let (file, result) = (folder.join("a.txt"), folder.join("result.jsonl"));
    fs::write(&file, ARTICLE).unwrap();
    let output = sayso()
        .arg("annotate")
        .arg(&file)
        .arg("--output")
        .arg(&result)
        .output()
        .unwrap();
    assert_eq!((code(&output), out(&output).as_str()), (Some(0), ""));
    assert!(fs::read_to_string(&result).unwrap().starts_with("{\"id\":\"a\""));

    let output = sayso()
        .arg("annotate")
        .arg(&file)
        .arg("-o")
        .arg(&file)
        .output()
        .unwrap();
    assert_eq!(code(&output), Some(1));
    assert!(err(&output).contains("would be lost"));
    assert_eq!(fs::read_to_string(&file).unwrap(), ARTICLE);

    let nowhere = folder.join("no-such-folder").join("result.jsonl");
    let output = sayso()
        .arg("annotate")
        .arg(&file)
        .arg("-o")
        .arg(&nowhere)
        .output()
        .unwrap();
    assert_eq!(code(&output), Some(1));
    assert!(err(&output).contains("result.jsonl: cannot be written"));
}

#[test]
fn native_and_w3c_are_what_their_readers_take() {
    let folder = folder("formats");
    let file = folder.join("a.txt");
    fs::write(&file, ARTICLE).unwrap();
    let native = sayso()
        .args(["annotate", "--format=native"])
        .arg(&file)
        .output()
        .unwrap();
    let imported = native::read(&out(&native)).unwrap();
    assert_eq!((imported.id.as_str(), imported.text.as_str()), ("a", ARTICLE));
    assert_eq!(imported.journal.entries(), []);

    let w3c = sayso().args(["annotate", "-f", "w3c"]).arg(&file).output().unwrap();
    let page: AnnotationPage = serde_json::from_str(&out(&w3c)).unwrap();
    assert_eq!(page.kind, "AnnotationPage");
}

#[test]
fn bad_usage_says_what_is_wrong_and_does_nothing() {
    for (args, says) in [
        (&["guess"][..], "there is no command \"guess\""),
        (&["--nested"], "--nested"),
        (&["annotate", "--format", "xml"], "there is no format \"xml\""),
        (&["annotate", "--format"], "missing argument"),
        (&["annotate", "--colour"], "--colour"),
        (&["rules", "all"], "all"),
    ] {
        let output = sayso().args(args).stdin(Stdio::null()).output().unwrap();
        assert_eq!((code(&output), out(&output).as_str()), (Some(2), ""), "{args:?}");
        assert!(err(&output).contains(says), "{args:?}: {}", err(&output));
        assert!(err(&output).contains("sayso --help"), "{args:?}");
    }
}

#[test]
fn help_names_every_option_and_version_the_version() {
    let help = out(&sayso().args(["annotate", "--help"]).output().unwrap());
    for option in [
        "--format",
        "--output",
        "--nested",
        "jsonl",
        "native",
        "w3c",
        "code points",
        "Exit code",
    ] {
        assert!(help.contains(option), "{option}");
    }
    for overview in [&["--help"][..], &["help"], &[]] {
        let output = sayso().args(overview).output().unwrap();
        assert_eq!(code(&output), Some(0));
        assert!(out(&output).contains("sayso rules"));
    }
    let version = out(&sayso().arg("--version").output().unwrap());
    assert_eq!(version, concat!("sayso ", env!("CARGO_PKG_VERSION"), "\n"));
}

#[test]
fn rules_are_listed_with_why_and_an_example() {
    let output = sayso().arg("rules").output().unwrap();
    assert_eq!(code(&output), Some(0));
    let listed = out(&output);
    let count = sayso_engine::Rulebook::built_in().iter().count();
    assert!(count > 0);
    for label in ["  why      ", "  finds    ", "  skips    "] {
        assert_eq!(
            listed.lines().filter(|l| l.starts_with(label)).count(),
            count,
            "{label}"
        );
    }
    assert!(!listed.contains('⟦'));
}

#[test]
fn a_rule_is_explained_with_all_its_sentences() {
    let output = sayso()
        .args(["rules", "explain", "attribution.colon"])
        .output()
        .unwrap();
    assert_eq!((code(&output), err(&output).as_str()), (Some(0), ""));
    let text = out(&output);
    for words in [
        "attribution.colon\n",
        "were right when it was measured",
        "procedure \"colon\"",
        "\n      cue ",
        "It must leave alone:\n  ",
    ] {
        assert!(text.contains(words), "no {words:?} in\n{text}");
    }
    let pattern = out(&sayso().args(["rules", "explain", "idiom.cast-doubt"]).output().unwrap());
    assert!(pattern.contains("Source:source"), "{pattern}");
    for (id, says) in [
        ("attribution.zeppelin", "`sayso rules` lists them"),
        ("quote.colon", "attribution.colon"),
        ("", "lists them"),
    ] {
        let output = sayso().args(["rules", "explain", id]).output().unwrap();
        assert_eq!((code(&output), out(&output).as_str()), (Some(2), ""));
        assert!(err(&output).contains(says), "{id}: {}", err(&output));
    }
    assert!(err(&sayso().args(["rules", "explain"]).output().unwrap()).contains("which rule?"));
}

const PACK: &str = r#"{
  "format": "sayso-rules", "version": 1, "name": "quay",
  "rule": [
    {
      "id": "late", "layer": "label", "label": "Delay", "why": "It tells of a delay.",
      "words": ["late"], "finds": ["It is ⟦label:late⟧."], "skips": ["It is lately so."]
    }
  ]
}"#;

#[test]
fn a_pack_is_checked_listed_explained_and_used() {
    let folder = folder("packs");
    let [pack, article] = ["quay.json", "a.txt"].map(|name| folder.join(name));
    fs::write(&pack, PACK).unwrap();
    fs::write(&article, ARTICLE).unwrap();
    let run = |args: &[&str], files: &[&PathBuf]| sayso().args(args).args(files).output().unwrap();

    let output = run(&["rules", "check"], &[&pack]);
    assert_eq!((code(&output), err(&output).as_str()), (Some(0), ""));
    assert!(out(&output).ends_with("1 rules, nothing wrong\n"), "{}", out(&output));

    let listed = out(&run(&["rules", "list", "--rules"], &[&pack]));
    assert!(
        listed.contains("quay/late\n  why      It tells of a delay."),
        "{listed}"
    );
    let built_in = out(&run(&["rules", "list"], &[]));
    assert!(listed.starts_with(&built_in) && built_in == out(&run(&["rules"], &[])));

    let told = out(&run(&["rules", "explain", "quay/late", "-r"], &[&pack]));
    assert!(
        told.contains("Nobody has measured") && told.contains("a list of words:\n  late"),
        "{told}"
    );

    let output = run(&["annotate", "--rules"], &[&pack, &article]);
    let with = lines(&output).remove(0).annotations;
    let without = lines(&run(&["annotate"], &[&article])).remove(0).annotations;
    let labels: Vec<_> = with.iter().filter(|a| a.kind == "label").collect();
    assert_eq!(labels.len(), 1);
    let label = labels[0];
    assert_eq!(
        (label.label.as_deref(), label.rule.as_deref()),
        (Some("Delay"), Some("quay/late"))
    );
    assert_eq!((label.start, label.end, label.confidence), (14, 18, None));
    assert_eq!(with.len(), without.len() + 1);
    for format in ["native", "w3c"] {
        let written = out(&run(&["annotate", "-f", format, "-r"], &[&pack, &article]));
        assert!(written.contains("Delay"), "{written}");
        assert!(format != "native" || native::read(&written).is_ok());
    }
}

#[test]
fn a_faulty_pack_is_told_by_file_line_and_id() {
    let folder = folder("faulty-packs");
    let [pack, article] = ["quay.json", "a.txt"].map(|name| folder.join(name));
    fs::write(&article, ARTICLE).unwrap();
    for (text, says) in [
        (
            PACK.replace("\"late\"]", "\"late\"], \"regexp\": \"x\""),
            "quay.json:6 late: unknown key \"regexp\"; take it out",
        ),
        (
            PACK.replace("⟦label:late⟧", "⟦label:soon⟧"),
            "quay/late: in \"It is soon.\"\n  wanted",
        ),
        (
            PACK.replace("lately", "late"),
            "quay/late: in \"It is late so.\"\n  wanted nothing",
        ),
        ("{".to_owned(), "quay.json:1: the file is cut short"),
        (" ".repeat(2_000_000), "1000000 is the most for a pack"),
    ] {
        fs::write(&pack, text).unwrap();
        let output = sayso().args(["rules", "check"]).arg(&pack).output().unwrap();
        assert_eq!(code(&output), Some(1));
        assert!(err(&output).contains(says), "{says}: {}", err(&output));
    }
    let missing = folder.join("none.json");
    let output = sayso()
        .args(["annotate", "-r"])
        .args([&missing, &article])
        .output()
        .unwrap();
    assert_eq!((code(&output), out(&output).as_str()), (Some(1), ""));
    assert!(err(&output).contains("none.json: cannot be read"), "{}", err(&output));
    let output = sayso().args(["rules", "check"]).output().unwrap();
    assert!(err(&output).contains("which pack?") && code(&output) == Some(2));
}

/// A lesson with one quote to find, its key checked or not.
fn lesson(checked: bool) -> String {
    use sayso_wire::classroom::{Article, Exercise, KeyMark, LESSON, Lesson, Place};
    let mut lesson = Lesson {
        exercise: Exercise {
            id: "e".to_owned(),
            labels: vec!["quote".to_owned()],
            article: Article {
                text: ARTICLE.to_owned(),
                ..Article::default()
            },
            ..Exercise::default()
        },
        ..Lesson::default()
    };
    lesson.key.marks.push(KeyMark {
        id: "k".to_owned(),
        label: "quote".to_owned(),
        at: Place {
            start: 0,
            end: 21,
            exact: "“The ferry is late,”".to_owned() + " ",
            ..Place::default()
        },
        alternatives: Vec::new(),
        sources: vec!["Ines Calder".to_owned()],
        points: 4.0,
        checked,
        why: String::new(),
    });
    LESSON.write(&lesson)
}

#[test]
fn a_class_is_marked_from_a_folder() {
    let folder = folder("class");
    let works = folder.join("works/Odell Ben_7_file");
    fs::create_dir_all(&works).unwrap();
    fs::write(folder.join("lesson.json"), lesson(true)).unwrap();
    fs::write(folder.join("class.csv"), "ID,Name\n1,Ana Ruiz\n2,Ben Odell\n").unwrap();
    let work = r#"{"format":"sayso-submission","version":1,"exercise":"e","student":{"name":""},
        "marks":[{"label":"quote","at":{"start":1,"end":10,"exact":"The ferry"},"source":"Calder"}]}"#;
    fs::write(works.join("work.sayso.json"), work).unwrap();
    fs::write(folder.join("works/note.txt"), "sorry, I was ill").unwrap();
    let mut command = sayso();
    command
        .arg("mark")
        .arg(folder.join("lesson.json"))
        .arg(folder.join("works"));
    command
        .arg("--class")
        .arg(folder.join("class.csv"))
        .arg("--feedback")
        .arg(folder.join("back"));
    let output = command.output().unwrap();
    assert_eq!(code(&output), Some(0), "{}", err(&output));
    let table = out(&output);
    let rows: Vec<&str> = table.lines().collect();
    assert!(rows[1].starts_with("2,Ben Odell,4,4,100,"), "{rows:?}");
    assert!(rows[2].starts_with("1,Ana Ruiz,,"), "{rows:?}");
    let told = err(&output);
    assert!(
        told.contains("note.txt: This should be a student's work made with Sayso"),
        "{told}"
    );
    assert!(
        told.contains("1 in, 1 missing, 0 twice (newest used), 0 unnamed\nmissing: Ana Ruiz\n"),
        "{told}"
    );
    let back = fs::read_to_string(folder.join("back/Ben-Odell.feedback.sayso.json")).unwrap();
    assert!(back.contains("\"is\": \"matched\""));
}

#[test]
fn a_key_that_nobody_checked_marks_nothing() {
    let folder = folder("unchecked");
    fs::write(folder.join("lesson.json"), lesson(false)).unwrap();
    let output = sayso()
        .arg("mark")
        .arg(folder.join("lesson.json"))
        .arg(&folder)
        .output()
        .unwrap();
    assert_eq!((code(&output), out(&output).as_str()), (Some(1), ""));
    assert!(err(&output).contains("a mark that nobody has checked"));
    let output = sayso().args(["mark", "lesson.json"]).output().unwrap();
    assert_eq!(code(&output), Some(2));
}
