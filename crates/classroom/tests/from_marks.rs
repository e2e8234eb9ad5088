//! Marks of an article as work that is handed in, and as a key.

use sayso_classroom::{body_of, entity_kind, handed, key_marks, label_of, place_of, steps, with_more};
use sayso_engine::{Document, EntityKind, QuoteKind, SourceKind, Span};
use sayso_notebook::{
    Anchor, AnnotationId, Author, Body, Entry, EntryId, Event, Journal, Mark, MarkState, ReplicaId, Revision, Speaker,
    Suggestions, Timestamp, fold, marks, voices,
};

const TEXT: &str = "Quay shut\n\n“Gone 🌊,” said Ana Ruiz. Critics say it leaks. Port Aldine waits.\n";

fn anchor(words: &str) -> Anchor {
    let at = TEXT.find(words).unwrap() as u32;
    Anchor::new(TEXT, vec![Span::new(at, at + words.len() as u32)])
}

fn quote(words: &str, source: Option<&str>, speaker: Option<(&str, SourceKind)>) -> Body {
    Body::Attribution {
        kind: QuoteKind::Direct,
        content: anchor(words),
        cue: None,
        source: source.map(anchor),
        speaker: speaker.map(|(name, kind)| Speaker {
            name: name.to_owned(),
            kind,
        }),
    }
}

/// One entry an event, a second apart.
fn entries(events: impl IntoIterator<Item = Event>) -> Vec<Entry> {
    let entry = |(seq, event)| {
        let id = EntryId {
            replica: ReplicaId(1),
            seq: seq as u32,
        };
        Entry {
            id,
            step: id,
            at: Timestamp(1000 * seq as u64),
            author: Author::default(),
            on: Revision::Opened,
            event,
        }
    };
    events.into_iter().enumerate().map(entry).collect()
}

fn marked(bodies: Vec<Body>) -> (Document, Vec<Mark>) {
    let events = bodies.into_iter().map(|body| Event::Marked { body });
    let notebook = fold(&Journal::new(entries(events)), &Author::default());
    let none = Suggestions::default();
    let all = marks(TEXT, &none, &notebook, &voices(&none, &notebook));
    (Document::new("a", TEXT), all.iter().map(|m| (**m).clone()).collect())
}

fn sample() -> (Document, Vec<Mark>) {
    let named = Some(("Ana Ruiz", SourceKind::Person));
    marked(vec![
        quote("“Gone 🌊,”", None, named),
        quote("it leaks", Some("Critics"), None),
        Body::Entity {
            kind: EntityKind::Place,
            at: anchor("Port Aldine"),
        },
        Body::Label {
            label: "loaded".to_owned(),
            at: anchor("leaks"),
        },
        Body::Highlight { at: anchor("waits") },
    ])
}

#[test]
fn what_is_handed_in_is_what_a_student_stands_behind_in_code_points() {
    let (document, mut all) = sample();
    let labels = |marks: &[Mark]| -> Vec<(String, String)> {
        let handed = handed(&document, marks);
        handed.into_iter().map(|mark| (mark.label, mark.source)).collect()
    };
    let of = |label: &str, source: &str| (label.to_owned(), source.to_owned());
    assert_eq!(
        labels(&all),
        [
            of("quote", "Ana Ruiz"),
            of("quote", "Critics"),
            of("loaded", ""),
            of("place", "")
        ]
    );
    let chars: Vec<char> = TEXT.chars().collect();
    for mark in handed(&document, &all) {
        let at = mark.at;
        let words: String = chars[at.start as usize..at.end as usize].iter().collect();
        assert_eq!(words, at.exact);
    }
    all[0].state = MarkState::Suggested;
    all[1].state = MarkState::Dismissed;
    assert_eq!(labels(&all), [of("loaded", ""), of("place", "")]);
}

#[test]
fn a_key_has_the_labels_asked_for_and_what_nobody_agreed_to_is_unchecked() {
    let (document, mut all) = sample();
    all[1].state = MarkState::Suggested;
    all[0].note = Some("Look for *said*.".to_owned());
    let key = key_marks(&document, &all, &["quote".to_owned()], |_| "by a rule".to_owned());
    let told: Vec<_> = key
        .iter()
        .map(|mark| (&*mark.id, mark.checked, &*mark.why, mark.sources.join("|")))
        .collect();
    assert_eq!(
        told,
        [
            ("k1", true, "Look for *said*.", "Ana Ruiz".to_owned()),
            ("k2", false, "by a rule", "nobody|Critics".to_owned())
        ]
    );
    let all_labels = ["quote", "place", "loaded"].map(str::to_owned);
    assert_eq!(key_marks(&document, &all, &all_labels, |_| String::new()).len(), 4);
    assert_eq!(key_marks(&document, &all, &[], |_| String::new()), []);
}

#[test]
fn kinds_of_entity_are_labels() {
    for label in ["person", "place", "date", "work"] {
        let kind = entity_kind(label).unwrap();
        let at = anchor("Quay");
        assert_eq!(label_of(&Body::Entity { kind, at }), Some(label));
    }
    assert_eq!(entity_kind("quote"), None);
}

#[test]
fn a_key_that_is_opened_to_be_changed_keeps_what_marks_cannot_say() {
    let (document, all) = sample();
    let quotes = ["quote".to_owned()];
    let mut key = key_marks(&document, &all, &quotes, |_| String::new());
    key[0].points = 2.0;
    key[0].sources.push("the ferry's captain".to_owned());
    key[0].alternatives = vec![place_of(&document, anchor("Gone 🌊").cover())];
    // What the marks of the article are that the key is opened as.
    let bodies: Vec<Body> = key.iter().map(|mark| body_of(&document, mark).unwrap()).collect();
    let (document, opened) = marked(bodies);
    let again = key_marks(&document, &opened, &quotes, |_| String::new());
    assert_ne!(again, key);
    assert_eq!(with_more(again, &key), key);
    // Words before it are new: it is found by its own. Somebody else who says it has no other names.
    let mut elsewhere = key_marks(&document, &opened, &quotes, |_| String::new());
    elsewhere[0].at.start += 3;
    elsewhere[0].sources = vec!["Tomas Reyl".to_owned()];
    let merged = with_more(elsewhere, &key);
    assert_eq!((merged[0].points, merged[0].alternatives.len()), (2.0, 1));
    assert_eq!(merged[0].sources, ["Tomas Reyl"]);
}

#[test]
fn what_was_done_is_told_in_steps() {
    let events = [
        Event::Began {
            exercise: "{}".to_owned(),
        },
        Event::Marked {
            body: quote("it leaks", None, None),
        },
        Event::Answered {
            prompt: "p1".to_owned(),
            answer: "{}".to_owned(),
        },
        Event::Remarked { text: "So.".to_owned() },
    ];
    let mut entries = entries(events);
    let made = entries[1].id;
    for event in [
        Event::Deleted {
            annotation: AnnotationId(made),
        },
        Event::Undone { entry: made },
        Event::HandedIn { name: "Ana".to_owned() },
    ] {
        let mut entry = entries[0].clone();
        entry.event = event;
        entries.push(entry);
    }
    let steps = steps(&Journal::new(entries));
    let told: Vec<_> = steps.iter().map(|step| (step.at, &*step.did, &*step.what)).collect();
    assert_eq!(
        told,
        [
            (1000, "marked", "quote"),
            (2000, "answered", "p1"),
            (3000, "noted", ""),
            (0, "removed", "quote"),
            (0, "undone", ""),
        ]
    );
}
