//! A small class whose figures were worked out by hand.

use std::collections::BTreeMap;

use sayso_classroom::{ByHand, ClassList, Intake, KeyProblem, Reading, Scorer, Told, agreement, collect, feedback};
use sayso_classroom::{Marked, gradebook, heat, popular, unchecked};
use sayso_wire::classroom::{
    Answer, Article, Choice, EXERCISE, Exercise, Given, HandedMark, Key, KeyAnswer, KeyMark, Leniency, Lesson, Marking,
    Place, Prompt, PromptKind, SUBMISSION, Student, Submission, Zone,
};

/// Twenty words.
const TEXT: &str =
    "“The ferry is late,” said Ines Calder. The mayor said that the harbour would close. Nobody knew why it had.";

fn place(words: &str) -> Place {
    let start = TEXT.find(words).expect(words);
    let start = TEXT[..start].chars().count() as u32;
    Reading::new(TEXT).place((start, start + words.chars().count() as u32))
}

fn key_mark(id: &str, words: &str, sources: &[&str]) -> KeyMark {
    KeyMark {
        id: id.to_owned(),
        label: "quote".to_owned(),
        at: place(words),
        alternatives: Vec::new(),
        sources: sources.iter().map(|&source| source.to_owned()).collect(),
        points: 2.0,
        checked: true,
        why: "It stands in quotation marks.".to_owned(),
    }
}

fn prompt(id: &str, kind: PromptKind, points: f64) -> Prompt {
    Prompt {
        id: id.to_owned(),
        text: "Why?".to_owned(),
        kind,
        points,
    }
}

/// Two quotes of two points each, a choice of 1 point, a scale of 1, a text of 2: 8 in all.
fn lesson() -> Lesson {
    let choice = |id: &str| Choice {
        id: id.to_owned(),
        text: id.to_owned(),
    };
    let choices = vec![choice("a"), choice("b"), choice("c")];
    Lesson {
        exercise: Exercise {
            id: "e1".to_owned(),
            revision: 1,
            title: "Ferry".to_owned(),
            article: Article {
                title: "Ferry".to_owned(),
                text: TEXT.to_owned(),
            },
            labels: vec!["quote".to_owned(), "loaded".to_owned()],
            prompts: vec![
                prompt(
                    "marks",
                    PromptKind::Mark {
                        labels: vec!["quote".to_owned()],
                    },
                    0.0,
                ),
                prompt("who", PromptKind::Choice { choices, several: true }, 1.0),
                prompt(
                    "trust",
                    PromptKind::Scale {
                        from: 1,
                        to: 5,
                        least: String::new(),
                        most: String::new(),
                    },
                    1.0,
                ),
                prompt("why", PromptKind::Text, 2.0),
            ],
            marking: Marking {
                levels: Exercise::usual_levels(),
                ..Marking::default()
            },
            ..Exercise::default()
        },
        key: Key {
            marks: vec![
                key_mark("k1", "“The ferry is late,”", &["Ines Calder"]),
                key_mark("k2", "that the harbour would close", &["the mayor"]),
            ],
            zones: vec![Zone {
                at: place("Nobody knew"),
                label: String::new(),
            }],
            answers: vec![
                KeyAnswer {
                    prompt: "who".to_owned(),
                    choices: vec!["a".to_owned(), "b".to_owned()],
                    ..KeyAnswer::default()
                },
                KeyAnswer {
                    prompt: "trust".to_owned(),
                    range: Some((2, 3)),
                    ..KeyAnswer::default()
                },
                KeyAnswer {
                    prompt: "why".to_owned(),
                    model: "For want of a crew.".to_owned(),
                    ..KeyAnswer::default()
                },
            ],
        },
        ..Lesson::default()
    }
}

fn handed(label: &str, words: &str, source: &str) -> HandedMark {
    HandedMark {
        label: label.to_owned(),
        at: place(words),
        source: source.to_owned(),
        note: String::new(),
    }
}

fn work(name: &str, marks: Vec<HandedMark>, answers: Vec<(&str, Given)>) -> Submission {
    Submission {
        exercise: "e1".to_owned(),
        revision: 1,
        student: Student { name: name.to_owned() },
        marks,
        answers: answers
            .into_iter()
            .map(|(prompt, given)| Answer {
                prompt: prompt.to_owned(),
                given,
            })
            .collect(),
        ..Submission::default()
    }
}

/// Ana finds both and all else; Ben finds one, by a piece of it, with the wrong source; Cem marks the article as one quote.
fn class() -> Vec<Submission> {
    let choices = |ids: &[&str]| Given::Choices(ids.iter().map(|&id| id.to_owned()).collect());
    vec![
        work(
            "Ana Ruiz",
            vec![
                handed("quote", "The ferry is late", "Calder"),
                handed("quote", "that the harbour would close", "Mayor"),
                handed("loaded", "late", ""),
            ],
            vec![
                ("who", choices(&["a", "b"])),
                ("trust", Given::Value(3)),
                ("why", Given::Text("No crew.".to_owned())),
            ],
        ),
        work(
            "Ben Odell",
            vec![
                handed("quote", "harbour", "Ines Calder"),
                handed("loaded", "is late", ""),
                handed("quote", "Nobody knew why", ""),
            ],
            vec![("who", choices(&["a", "c"])), ("trust", Given::Value(5))],
        ),
        work(
            "Cem Aydin",
            vec![handed("quote", TEXT, "")],
            vec![("who", choices(&["a"]))],
        ),
    ]
}

fn files(works: &[Submission]) -> Vec<(String, Vec<u8>)> {
    let file = |(n, work): (usize, &Submission)| (format!("work {n}.sayso.json"), SUBMISSION.write(work).into_bytes());
    works.iter().enumerate().map(file).collect()
}

fn marked(lesson: &Lesson, intake: &Intake) -> Vec<Marked> {
    let scorer = Scorer::new(lesson).unwrap();
    intake
        .works
        .iter()
        .map(|work| scorer.mark(&work.submission, &ByHand::new()))
        .collect()
}

#[test]
fn points_are_those_worked_out_by_hand() {
    let lesson = lesson();
    let intake = collect(&lesson, &ClassList::default(), files(&class()));
    let marked = marked(&lesson, &intake);
    let told: Vec<_> = marked
        .iter()
        .map(|m| (m.outcome.points, m.outcome.of, &*m.outcome.level, m.open()))
        .collect();
    // Ana: 2 + 2 for the marks, 1 + 1 for the answers. Ben: 1 for a mark without its source; one choice right and one wrong make nothing.
    // Cem: his mark stands for one of the two (without a source), and half of the choices are right.
    assert_eq!(
        told,
        [
            (6.0, 8.0, "Emergent", 1),
            (1.0, 8.0, "Basic", 1),
            (1.5, 8.0, "Basic", 1)
        ]
    );
    let extras: Vec<_> = marked.iter().map(|m| m.extras.clone()).collect();
    // Ben's third mark lies, for the most part, where marks count for nothing.
    assert_eq!(extras, [vec![2], vec![1], vec![]]);
    let by_hand = ByHand::from([("why".to_owned(), 9.0)]);
    let ana = Scorer::new(&lesson)
        .unwrap()
        .mark(&intake.works[0].submission, &by_hand);
    assert_eq!(
        (ana.outcome.points, &*ana.outcome.level, ana.open()),
        (8.0, "Proficient", 0)
    );
}

#[test]
fn strict_marking_wants_the_whole_and_extras_may_cost() {
    let mut lesson = lesson();
    lesson.exercise.marking.leniency = Leniency::Strict;
    lesson.exercise.marking.extra_cost = 0.5;
    let intake = collect(&lesson, &ClassList::default(), files(&class()));
    let points: Vec<_> = marked(&lesson, &intake).iter().map(|m| m.outcome.points).collect();
    // Ana's first mark leaves out the quotation marks only, not the comma before them. Her extra costs a half.
    assert_eq!(points, [2.0 + 2.0 - 2.0 * 0.5, 0.0, 0.0]);
}

#[test]
fn a_key_that_nobody_checked_scores_nothing_and_says_so() {
    let mut lesson = lesson();
    lesson.key.marks[1].checked = false;
    assert_eq!(unchecked(&lesson), 1);
    let problem = Scorer::new(&lesson).map(|_| ()).unwrap_err();
    assert_eq!(problem, KeyProblem::Unchecked { marks: 1 });
    assert!(problem.to_string().contains("has a mark that nobody has checked"));
    lesson.key = Key::default();
    lesson.exercise.prompts.truncate(1);
    assert_eq!(Scorer::new(&lesson).map(|_| ()).unwrap_err(), KeyProblem::Empty);
    lesson.key.marks = vec![key_mark("k", "The ferry", &[])];
    lesson.key.marks[0].at.exact = "No such words".to_owned();
    assert!(
        Scorer::new(&lesson)
            .map(|_| ())
            .unwrap_err()
            .to_string()
            .contains("“No such words”")
    );
}

#[test]
fn what_is_handed_out_has_nothing_of_the_key() {
    let mut lesson = lesson();
    lesson.key.marks[0].why = "a secret".to_owned();
    lesson.key.answers[2].model = "another secret".to_owned();
    let handed_out = EXERCISE.write(&lesson.exercise);
    assert!(!handed_out.contains("secret") && !handed_out.contains("key") && !handed_out.contains("answers"));
    assert_eq!(EXERCISE.read::<Exercise>(&handed_out), Ok(lesson.exercise));
}

#[test]
fn work_on_another_edition_is_marked_and_told_and_the_later_one_counts() {
    let mut lesson = lesson();
    lesson.exercise.revision = 3;
    let of = |name: &str, revision: u32, attempt: u32| {
        let mut work = work(name, vec![], vec![]);
        work.revision = revision;
        work.attempt.number = attempt;
        work
    };
    // Tries are counted anew on each edition.
    let works = [of("Ana", 1, 2), of("Ana", 3, 1), of("Ben", 2, 1), of("Cem", 4, 1)];
    let intake = collect(&lesson, &ClassList::default(), files(&works));
    let kept: Vec<_> = intake.works.iter().map(|w| (&*w.name, w.submission.revision)).collect();
    assert_eq!(kept, [("Ana", 3), ("Ben", 2), ("Cem", 4)]);
    let told = |n: usize, what: Told| intake.told.contains(&(format!("work {n}.sayso.json"), what));
    assert!(told(0, Told::EarlierEdition) && told(0, Told::Older));
    assert!(told(2, Told::EarlierEdition) && told(3, Told::LaterEdition));
    assert_eq!(intake.told.len(), 4);
    assert_eq!(marked(&lesson, &intake).len(), 3);
}

#[test]
fn the_intake_counts_who_is_missing_twice_and_unnamed() {
    let lesson = lesson();
    let list = ClassList::read("ID,Name\n7,Ana Ruiz\n8,Odell Ben\n9,Dana Fox");
    let mut works = class();
    works.push(work("ruiz, ana", vec![], vec![]));
    works.push(work("", vec![], vec![]));
    works.push(work("", vec![], vec![]));
    works.push(work("Other", vec![], vec![]));
    works[6].exercise = "e2".to_owned();
    works[3].attempt.number = 2;
    works[1].revision = 4;
    let mut files = files(&works);
    files.push(("Fox Dana_9_assign/notes.docx".to_owned(), vec![0x50, 0x4b, 0xff]));
    files.push(("empty.json".to_owned(), b" \n".to_vec()));
    files.push((
        "lesson.json".to_owned(),
        br#"{"format":"sayso-lesson","version":1}"#.to_vec(),
    ));
    let intake = collect(&lesson, &list, files);
    let works: Vec<_> = intake.works.iter().map(|w| (&*w.name, w.row, w.older)).collect();
    assert_eq!(
        works,
        [
            ("Ana Ruiz", Some(0), 1),
            ("Odell Ben", Some(1), 0),
            ("Cem Aydin", None, 0),
            ("", None, 0),
            ("", None, 0)
        ]
    );
    assert_eq!(
        (intake.missing.clone(), intake.twice(), intake.unnamed()),
        (vec![2], 1, 2)
    );
    let mut told: Vec<_> = intake
        .told
        .iter()
        .map(|(file, told)| format!("{file}: {told}"))
        .collect();
    told.sort();
    assert_eq!(told.len(), 9, "{told:#?}");
    let of = |file: &str| {
        told.iter()
            .find(|told| told.starts_with(file))
            .cloned()
            .unwrap_or_default()
    };
    assert!(of("Fox Dana").contains("ends in .sayso.json") && of("empty").contains("This file is empty."));
    assert!(of("lesson").contains("It is a teacher's lesson"));
    assert!(intake.told.contains(&("work 0.sayso.json".to_owned(), Told::Older)));
    assert!(
        intake
            .told
            .contains(&("work 1.sayso.json".to_owned(), Told::LaterEdition))
    );
    let csv = gradebook(
        &Scorer::new(&lesson).unwrap(),
        &list,
        &intake,
        &marked(&lesson, &intake),
    );
    let rows: Vec<&str> = csv.lines().collect();
    assert_eq!(
        rows[0],
        "ID,Name,Points,Of,Per cent,Level,Right,Missed,Not in the key,Still to mark,File,Prompt who,Prompt trust,Prompt why"
    );
    assert_eq!(rows[1], "7,Ana Ruiz,0,8,0,Basic,0,2,0,1,work 3.sayso.json,0,0,");
    assert_eq!(rows[3], ",Cem Aydin,1.5,8,18.75,Basic,1,1,0,1,work 2.sayso.json,0.5,0,");
    assert_eq!(rows[6], "9,Dana Fox,,,,,,,,,,,,");
}

#[test]
fn minutes_stand_in_the_gradebook_where_the_exercise_asks_for_them() {
    let mut lesson = lesson();
    lesson.exercise.observed.time = true;
    let mut works = class();
    (works[0].attempt.began, works[0].attempt.ended) = (Some(60_000), Some(26 * 60_000 + 59_999));
    // A clock that was put back.
    (works[1].attempt.began, works[1].attempt.ended) = (Some(60_000), Some(0));
    let list = ClassList::default();
    let intake = collect(&lesson, &list, files(&works));
    let csv = gradebook(
        &Scorer::new(&lesson).unwrap(),
        &list,
        &intake,
        &marked(&lesson, &intake),
    );
    let minutes: Vec<&str> = csv.lines().map(|line| line.split(',').nth(10).unwrap()).collect();
    assert_eq!(minutes, ["Minutes", "25", "0", ""]);
}

#[test]
fn what_most_marked_and_the_key_has_not_is_offered() {
    let mut lesson = lesson();
    let intake = collect(&lesson, &ClassList::default(), files(&class()));
    let before = marked(&lesson, &intake);
    let found = popular(&Scorer::new(&lesson).unwrap(), &intake.works, &before);
    let told: Vec<_> = found.iter().map(|p| (&*p.label, &*p.at.exact, p.students)).collect();
    assert_eq!(told, [("loaded", "late", 2)]);
    // Taken into the key, it counts for everyone.
    lesson.key.marks.push(KeyMark {
        label: "loaded".to_owned(),
        at: found[0].at.clone(),
        points: 1.0,
        ..key_mark("k3", "late", &[])
    });
    let after = marked(&lesson, &intake);
    let gained: Vec<_> = before
        .iter()
        .zip(&after)
        .map(|(b, a)| a.outcome.points - b.outcome.points)
        .collect();
    assert_eq!(gained, [1.0, 1.0, 0.0]);
    assert!(popular(&Scorer::new(&lesson).unwrap(), &intake.works, &after).is_empty());
}

#[test]
fn heat_and_agreement_are_those_worked_out_by_hand() {
    let lesson = lesson();
    let intake = collect(&lesson, &ClassList::default(), files(&class()));
    let reading = Reading::new(TEXT);
    let heat = heat(&reading, &intake.works);
    let late = &heat.words[3];
    assert_eq!((heat.students, heat.words.len()), (3, 20));
    assert_eq!(
        late.marked,
        BTreeMap::from([("loaded".to_owned(), 2), ("quote".to_owned(), 2)])
    );
    let figures = agreement(&reading, &intake.works);
    let loaded = &figures[0];
    assert_eq!((&*loaded.label, loaded.words), ("loaded", 20));
    // Ana has 1 word, Ben 2 with hers among them, Cem none. F1: 2/3, 0, 0.
    assert_eq!(loaded.f1.map(|f1| format!("{f1:.4}")), Some("0.2222".to_owned()));
    // Of 60 values 3 are *loaded*: one word has 2 of 3, one 1 of 3. Disagreeing pairs: 2 words × 2 of 3 pairs.
    // Do = (2 × 4 / 2) / 60; De = 2 × 3 × 57 / (60 × 59).
    let alpha = 1.0 - (4.0 / 60.0) / (2.0 * 3.0 * 57.0 / (60.0 * 59.0));
    assert!((loaded.alpha.unwrap().value - alpha).abs() < 1e-12);
    // Kappa is known of all three pairs: Ana and Ben; both with Cem, who never used it, agree no better than chance (0).
    let (po, pe) = (19.0 / 20.0, (1.0 * 2.0 + 19.0 * 18.0) / (20.0 * 20.0));
    let kappa = (po - pe) / (1.0 - pe) / 3.0;
    assert!((loaded.kappa.unwrap() - kappa).abs() < 1e-12);
}

#[test]
fn feedback_says_of_each_mark_what_it_was() {
    let lesson = lesson();
    let intake = collect(&lesson, &ClassList::default(), files(&class()));
    let scorer = Scorer::new(&lesson).unwrap();
    let marked = scorer.mark(&intake.works[1].submission, &ByHand::new());
    let comments = BTreeMap::from([
        (String::new(), "Look again.".to_owned()),
        ("why".to_owned(), "Say why.".to_owned()),
    ]);
    let feedback = feedback(&scorer, &intake.works[1], &marked, &comments);
    let marks: Vec<_> = feedback
        .marks
        .iter()
        .map(|m| (&*m.is, &*m.at.exact, m.source_right, m.points))
        .collect();
    assert_eq!(
        marks,
        [
            ("missed", "“The ferry is late,”", None, 0.0),
            ("extra", "is late", None, 0.0),
            ("matched", "that the harbour would close", Some(false), 1.0),
        ]
    );
    assert_eq!(
        (
            &*feedback.comment,
            &*feedback.prompts[2].comment,
            feedback.prompts[2].points
        ),
        ("Look again.", "Say why.", None)
    );
}

#[test]
fn work_on_another_version_of_the_text_is_found_by_its_words() {
    let mut lesson = lesson();
    let scorer_text = format!("Corrected. {TEXT}");
    let submission = work(
        "Ana",
        vec![
            handed("quote", "The ferry is late", "Calder"),
            handed("quote", "Nobody knew", ""),
        ],
        vec![],
    );
    lesson.exercise.article.text = scorer_text.replace("Nobody", "No one");
    lesson.key.zones.clear();
    let scorer = Scorer::new(&lesson).unwrap();
    let marked = scorer.mark(&submission, &ByHand::new());
    assert_eq!((marked.moved, marked.lost, marked.outcome.points), (1, 1, 2.0));
}
