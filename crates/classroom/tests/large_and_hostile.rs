//! Whole schools, and what somebody makes to break the marking.

use proptest::prelude::*;
use sayso_classroom::{ByHand, ClassList, Reading, Scorer, agreement, collect, gradebook, heat, popular, sample_class};
use sayso_wire::classroom::{
    Exercise, Given, HandedMark, KeyMark, Lesson, Place, Prompt, PromptKind, SUBMISSION, Submission,
};

/// A lesson on a text of `words` words, with a key mark at every eighth.
fn lesson(words: usize) -> Lesson {
    let text: Vec<String> = (0..words).map(|n| format!("word{n}")).collect();
    let mut lesson = Lesson {
        exercise: Exercise {
            id: "e".to_owned(),
            labels: vec!["quote".to_owned()],
            ..Exercise::default()
        },
        ..Lesson::default()
    };
    lesson.exercise.article.text = text.join(" ");
    let reading = Reading::new(&lesson.exercise.article.text);
    let places = (0..words as u32)
        .step_by(8)
        .map(|w| (reading.words().place(w).0, reading.words().place(w + 3).1));
    lesson.key.marks = places
        .enumerate()
        .map(|(n, span)| KeyMark {
            id: n.to_string(),
            label: "quote".to_owned(),
            at: reading.place(span),
            alternatives: vec![],
            sources: vec![format!("Person {n}")],
            points: 1.0,
            checked: true,
            why: String::new(),
        })
        .collect();
    lesson
}

fn files(works: &[Submission]) -> Vec<(String, Vec<u8>)> {
    works
        .iter()
        .enumerate()
        .map(|(n, work)| (format!("{n}.json"), SUBMISSION.write(work).into_bytes()))
        .collect()
}

#[test]
fn two_hundred_works_of_three_hundred_marks_are_all_marked() {
    let lesson = lesson(3_200);
    let works = sample_class(&lesson, 200, 7);
    let intake = collect(&lesson, &ClassList::default(), files(&works));
    assert_eq!((intake.works.len(), intake.told.len()), (200, 0));
    let scorer = Scorer::new(&lesson).unwrap();
    let marked: Vec<_> = intake
        .works
        .iter()
        .map(|work| scorer.mark(&work.submission, &ByHand::new()))
        .collect();
    for (work, marked) in intake.works.iter().zip(&marked) {
        let found = marked.key.iter().filter(|outcome| outcome.by.is_some()).count();
        assert_eq!(marked.lost, 0);
        // A student makes one mark for each of the key that they find, and at most one more.
        assert!(
            found <= work.submission.marks.len() && work.submission.marks.len() <= found + 2,
            "{}",
            work.name
        );
        assert!(marked.outcome.points <= marked.outcome.of);
    }
    assert_eq!(
        gradebook(&scorer, &ClassList::default(), &intake, &marked)
            .lines()
            .count(),
        201
    );
    assert_eq!(heat(scorer.reading(), &intake.works).words.len(), 3_200);
    let figures = agreement(scorer.reading(), &intake.works);
    assert!((0.0..1.0).contains(&figures[0].alpha.unwrap().value));
    assert!(popular(&scorer, &intake.works, &marked).is_empty());
}

#[test]
fn a_made_up_class_is_the_same_each_time() {
    let lesson = lesson(160);
    assert_eq!(sample_class(&lesson, 30, 1), sample_class(&lesson, 30, 1));
    assert_ne!(sample_class(&lesson, 30, 1), sample_class(&lesson, 30, 2));
    let names: std::collections::BTreeSet<String> = sample_class(&lesson, 500, 1)
        .into_iter()
        .map(|work| work.student.name)
        .collect();
    assert_eq!(names.len(), 210);
}

#[test]
fn a_made_up_class_fills_ledgers() {
    let mut lesson = lesson(160);
    lesson.exercise.prompts.push(Prompt {
        id: "p1".to_owned(),
        text: String::new(),
        kind: PromptKind::Ledger {
            rubric: "nearness,courage".to_owned(),
        },
        points: 5.0,
    });
    for work in sample_class(&lesson, 30, 1) {
        let Given::Ledger(lines) = &work.answers[0].given else {
            panic!("{:?}", work.answers[0]);
        };
        let names: std::collections::BTreeSet<&String> = lines.iter().map(|(name, _)| name).collect();
        assert_eq!(names.len(), lines.len());
        let numbers = lines.iter().flat_map(|(_, numbers)| numbers.iter().flatten());
        assert!(numbers.into_iter().all(|number| (1..=5).contains(number)));
        assert!(lines.iter().all(|(_, numbers)| numbers.len() == 2));
    }
}

#[test]
fn a_hundred_thousand_marks_on_one_word_are_one_mark_and_extras() {
    let lesson = lesson(16);
    let mark = HandedMark {
        label: "quote".to_owned(),
        at: Place {
            start: 0,
            end: 5,
            ..Place::default()
        },
        source: "Person 0".to_owned(),
        note: String::new(),
    };
    let work = Submission {
        exercise: "e".to_owned(),
        marks: vec![mark; 100_000],
        ..Submission::default()
    };
    let marked = Scorer::new(&lesson).unwrap().mark(&work, &ByHand::new());
    assert_eq!((marked.outcome.points, marked.outcome.of), (1.0, 2.0));
    assert!(marked.extras.len() > 10_000);
}

#[test]
fn a_score_that_a_file_gives_itself_is_not_read() {
    let lesson = lesson(16);
    let forged = r#"{"format":"sayso-submission","version":1,"exercise":"e","student":{"name":"=cmd()"},
        "outcome":{"points":99,"of":1},"points":99,"marks":[]}"#;
    let intake = collect(
        &lesson,
        &ClassList::default(),
        vec![("a.json".to_owned(), forged.into())],
    );
    let scorer = Scorer::new(&lesson).unwrap();
    let marked = vec![scorer.mark(&intake.works[0].submission, &ByHand::new())];
    assert_eq!(marked[0].outcome.points, 0.0);
    let csv = gradebook(&scorer, &ClassList::default(), &intake, &marked);
    assert!(csv.contains("\r\n'=cmd(),0,2,"), "{csv}");
}

#[test]
fn a_class_of_one_has_no_agreement_and_all_else() {
    let lesson = lesson(16);
    let intake = collect(&lesson, &ClassList::default(), files(&sample_class(&lesson, 1, 3)));
    let reading = Reading::new(&lesson.exercise.article.text);
    for figures in agreement(&reading, &intake.works) {
        assert_eq!((figures.f1, figures.kappa, figures.alpha), (None, None, None));
    }
}

proptest! {
    #[test]
    fn any_work_is_marked(
        places in proptest::collection::vec((any::<u32>(), any::<u32>(), "\\PC{0,6}"), 0..20),
        near in proptest::collection::vec((0u32..40, 0u32..40), 0..20),
        text in "[\\PC\n ]{0,40}",
    ) {
        let mut lesson = lesson(16);
        lesson.exercise.article.text.push_str(&text);
        let near = near.into_iter().map(|(start, end)| (start, end, String::new()));
        let marks = places.into_iter().chain(near).map(|(start, end, exact)| HandedMark {
            label: "quote".to_owned(),
            at: Place { start, end, exact, ..Place::default() },
            source: String::new(),
            note: String::new(),
        });
        let work = Submission { exercise: "e".to_owned(), marks: marks.collect(), ..Submission::default() };
        let intake = collect(&lesson, &ClassList::read(&text), files(&[work]));
        let scorer = Scorer::new(&lesson).unwrap();
        let marked: Vec<_> = intake.works.iter().map(|work| scorer.mark(&work.submission, &ByHand::new())).collect();
        prop_assert!(marked[0].outcome.points <= marked[0].outcome.of);
        prop_assert_eq!(marked[0].key.len(), 2);
        popular(&scorer, &intake.works, &marked);
        heat(scorer.reading(), &intake.works);
        gradebook(&scorer, &ClassList::read(&text), &intake, &marked);
    }

    #[test]
    fn any_file_is_read_or_told_of(bytes in proptest::collection::vec(any::<u8>(), 0..60), list in "\\PC{0,60}") {
        let intake = collect(&lesson(16), &ClassList::read(&list), vec![("x".to_owned(), bytes)]);
        prop_assert_eq!(intake.works.len() + intake.told.len(), 1);
    }
}
