//! Lessons, exercises, what is handed in and feedback as files: what is written is read again, by its schema.

use std::collections::BTreeMap;

use boon::{Compiler, Schemas};
use sayso_classroom::{ByHand, ClassList, Reading, Scorer, collect, feedback, sample_class};
use sayso_wire::classroom::{
    Answer, Attempt, Choice, EXERCISE, Exercise, FEEDBACK, Given, Key, KeyAnswer, KeyMark, LESSON, Lesson, Level,
    Marking, Observed, Prompt, PromptKind, SUBMISSION, Step, Submission, Zone,
};
use serde_json::Value;

const TEXT: &str = "“The ferry is late,” said Ines Calder. 🙂 The mayor said that the harbour would close.";

/// A lesson that has something of everything.
fn lesson() -> Lesson {
    let reading = Reading::new(TEXT);
    let kinds = [
        PromptKind::Text,
        PromptKind::Choice {
            choices: vec![Choice {
                id: "a".to_owned(),
                text: "The mayor".to_owned(),
            }],
            several: true,
        },
        PromptKind::Scale {
            from: 1,
            to: 5,
            least: "not at all".to_owned(),
            most: "fully".to_owned(),
        },
        PromptKind::Mark {
            labels: vec!["quote".to_owned()],
        },
        PromptKind::Ledger {
            rubric: "a-nice".to_owned(),
        },
    ];
    let prompts = kinds.into_iter().enumerate().map(|(n, kind)| Prompt {
        id: format!("p{n}"),
        text: "Who?".to_owned(),
        kind,
        points: 1.5,
    });
    let mut lesson = Lesson {
        exercise: Exercise {
            id: "7f3a".to_owned(),
            revision: 2,
            title: "Ferry".to_owned(),
            instructions: "Read it *twice*.".to_owned(),
            labels: vec!["quote".to_owned()],
            prompts: prompts.collect(),
            check: true,
            observed: Observed {
                time: true,
                history: false,
            },
            marking: Marking {
                extra_cost: 0.25,
                levels: vec![Level {
                    name: "All".to_owned(),
                    from: 99.5,
                }],
                ..Marking::default()
            },
            ..Exercise::default()
        },
        key: Key {
            marks: vec![KeyMark {
                id: "k".to_owned(),
                label: "quote".to_owned(),
                at: reading.place((0, 20)),
                alternatives: vec![reading.place((1, 19))],
                sources: vec!["Ines Calder".to_owned()],
                points: 2.0,
                checked: true,
                why: "Marks.".to_owned(),
            }],
            zones: vec![Zone {
                at: reading.place((39, 50)),
                label: "quote".to_owned(),
            }],
            answers: vec![KeyAnswer {
                prompt: "p2".to_owned(),
                range: Some((2, 3)),
                ..KeyAnswer::default()
            }],
        },
        notes: "Ten minutes.".to_owned(),
        comments: vec!["Look again.".to_owned()],
        edition: "9f86d081".to_owned(),
    };
    lesson.exercise.article.text = TEXT.to_owned();
    lesson
}

/// What the schema has against a file.
fn faults(json: &str) -> String {
    let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
    let schema: Value = serde_json::from_str(include_str!("../docs/schema/sayso-classroom-1.schema.json")).unwrap();
    compiler.add_resource("schema.json", schema).unwrap();
    let schema = compiler.compile("schema.json", &mut schemas).unwrap();
    let value = serde_json::from_str(json).unwrap();
    schemas
        .validate(&value, schema)
        .err()
        .map_or(String::new(), |e| e.to_string())
}

#[test]
fn every_file_is_read_again_and_is_by_its_schema() {
    let lesson = lesson();
    let handed_out = EXERCISE.write(&lesson.exercise);
    assert_eq!(EXERCISE.read(&handed_out), Ok(lesson.exercise.clone()));
    assert_eq!(LESSON.read(&LESSON.write(&lesson)), Ok(lesson.clone()));
    assert_eq!(faults(&handed_out) + &faults(&LESSON.write(&lesson)), "");

    let mut submission: Submission = sample_class(&lesson, 1, 5).remove(0);
    let ledger = Given::Ledger(vec![("Ines Calder".to_owned(), vec![Some(3), None])]);
    submission.answers = [
        Given::Text("Nobody 🙂".to_owned()),
        Given::Choices(vec!["a".to_owned()]),
        Given::Value(2),
        ledger,
    ]
    .into_iter()
    .map(|given| Answer {
        prompt: "p0".to_owned(),
        given,
    })
    .collect();
    submission.attempt = Attempt {
        number: 2,
        began: Some(1),
        ended: Some(2),
    };
    submission.steps = vec![Step {
        at: 1,
        did: "marked".to_owned(),
        what: "quote".to_owned(),
    }];
    let handed_in = SUBMISSION.write(&submission);
    assert_eq!(SUBMISSION.read(&handed_in), Ok(submission));
    assert_eq!(faults(&handed_in), "");

    let intake = collect(
        &lesson,
        &ClassList::default(),
        [("a".to_owned(), handed_in.into_bytes())],
    );
    let scorer = Scorer::new(&lesson).unwrap();
    let marked = scorer.mark(&intake.works[0].submission, &ByHand::new());
    let back = FEEDBACK.write(&feedback(&scorer, &intake.works[0], &marked, &BTreeMap::new()));
    assert_eq!(faults(&back), "");
}

#[test]
fn the_schema_refuses_an_exercise_with_a_key() {
    let mut value: Value = serde_json::from_str(&EXERCISE.write(&lesson().exercise)).unwrap();
    value["key"] = serde_json::json!({});
    assert_ne!(faults(&value.to_string()), "");
}

/// The lessons that come with Sayso.
fn sample_lessons() -> Vec<(&'static str, Lesson)> {
    let files = [
        (
            "who-says-so",
            include_str!("../src/samples/lessons/who-says-so.sayso.json"),
        ),
        (
            "fact-or-opinion",
            include_str!("../src/samples/lessons/fact-or-opinion.sayso.json"),
        ),
    ];
    files.map(|(name, json)| (name, LESSON.read(json).expect(name))).into()
}

#[test]
fn the_sample_lessons_are_whole() {
    for (name, lesson) in sample_lessons() {
        assert_eq!(faults(&LESSON.write(&lesson)), "", "{name}");
        let reading = Reading::new(&lesson.exercise.article.text);
        let places = lesson
            .key
            .marks
            .iter()
            .flat_map(|mark| std::iter::once(&mark.at).chain(&mark.alternatives));
        for place in places.chain(lesson.key.zones.iter().map(|zone| &zone.at)) {
            assert_eq!(&reading.place((place.start, place.end)), place, "{name}");
        }
        for label in &lesson.exercise.labels {
            let known = label == "quote" || lesson.exercise.codebook.labels.iter().any(|l| l.id == *label);
            assert!(known, "{name}: {label}");
        }
        assert_eq!(
            sayso_notebook::Codebook::from(lesson.exercise.codebook.clone()).problems(&[]),
            [],
            "{name}"
        );
        assert!(!lesson.notes.is_empty() && !lesson.exercise.instructions.is_empty());
        let scorer = Scorer::new(&lesson).expect(name);
        for prompt in scorer.prompts() {
            let has_answer = lesson.key.answers.iter().any(|answer| answer.prompt == prompt.id);
            assert!(has_answer, "{name}: {}", prompt.id);
        }
    }
}

#[test]
fn a_made_up_class_does_the_sample_lessons_neither_well_nor_badly() {
    for (name, lesson) in sample_lessons() {
        let works = sample_class(&lesson, 30, 4).into_iter().enumerate();
        let files = works.map(|(n, work)| (format!("{n}.sayso.json"), SUBMISSION.write(&work).into_bytes()));
        let intake = collect(&lesson, &ClassList::default(), files);
        let scorer = Scorer::new(&lesson).expect(name);
        let shares = intake.works.iter().map(|work| {
            let outcome = scorer.mark(&work.submission, &ByHand::new()).outcome;
            outcome.points / outcome.of
        });
        let mean = shares.sum::<f64>() / 30.0;
        assert!((0.3..0.8).contains(&mean), "{name}: {mean}");
    }
}

#[test]
fn the_machine_helps_with_the_source_hunt() {
    use sayso_engine::{Document, Kind, Role, Rulebook, scan};
    let (_, lesson) = sample_lessons().swap_remove(0);
    let document = Document::new("lesson", lesson.exercise.article.text.as_str());
    let found = scan(&document, &Rulebook::built_in());
    let code_point = |byte: u32| document.text[..byte as usize].chars().count() as u32;
    let quotes = found
        .findings
        .iter()
        .filter(|finding| matches!(finding.kind, Kind::Quote(_)));
    let spans: Vec<(u32, u32)> = quotes
        .flat_map(|finding| finding.spans(Role::Content))
        .map(|span| (code_point(span.start), code_point(span.end)))
        .collect();
    let is_found =
        |at: &sayso_wire::classroom::Place| spans.iter().any(|(start, end)| *start < at.end && at.start < *end);
    let hits = lesson.key.marks.iter().filter(|mark| is_found(&mark.at)).count();
    assert!(
        4 * hits >= 3 * lesson.key.marks.len(),
        "{hits} of {}",
        lesson.key.marks.len()
    );
}
