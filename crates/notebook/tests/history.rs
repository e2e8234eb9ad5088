//! What was done, told step by step; named points; the way back to them; and what differs between two of them.

use sayso_engine::{QuoteKind, SourceKind, Span};
use sayso_notebook::{
    Anchor, AnnotationId, Author, Body, Change, Deed, Entry, EntryId, Event, Journal, Notebook, Point, ReplicaId,
    Revision, Speaker, Timestamp, differences, fold, sittings, steps,
};

const TEXT: &str = "“The quay is shut,” said Mara Lind. “Not for long,” said Jo Farrow.";

fn anchor(words: &str) -> Anchor {
    let at = TEXT.find(words).expect("words of the text") as u32;
    Anchor::new(TEXT, vec![Span::new(at, at + words.len() as u32)])
}

fn quote(words: &str, speaker: &str) -> Body {
    Body::Attribution {
        kind: QuoteKind::Direct,
        content: anchor(words),
        cue: None,
        source: None,
        speaker: Some(Speaker {
            name: speaker.to_owned(),
            kind: SourceKind::Person,
        }),
    }
}

fn rule() -> String {
    "test.rule".to_owned()
}

#[derive(Default)]
struct Desk(Journal);

impl Desk {
    fn does_at(&mut self, minutes: u64, author: &str, event: Event) -> EntryId {
        let id = self.0.next_id(ReplicaId(7));
        self.0.append(Entry {
            id,
            step: id,
            at: Timestamp(minutes * 60_000),
            author: Author(author.to_owned()),
            on: Revision::Opened,
            event,
        });
        id
    }

    fn does(&mut self, event: Event) -> EntryId {
        self.does_at(0, "", event)
    }

    fn notebook(&self) -> Notebook {
        fold(&self.0, &Author::default())
    }

    fn changes_since(&self, point: Point) -> Vec<(String, Vec<Change>)> {
        let then = fold(&self.0.at(point).expect("a point"), &Author::default());
        let now = self.notebook();
        let told = differences(&then, &now);
        told.iter()
            .map(|d| (d.body().anchor().exact.clone(), d.changes()))
            .collect()
    }
}

#[test]
fn going_back_is_a_step_that_undo_takes_back_and_names_outlive_it() {
    let mut desk = Desk::default();
    let quay = quote("“The quay is shut,”", "Mara Lind");
    let first = desk.does(Event::Accepted {
        body: quay.clone(),
        rule: rule(),
    });
    let long = quote("“Not for long,”", "Jo Farrow");
    let second = desk.does(Event::Marked { body: long });
    let name = |point, name: &str| Event::Named {
        point,
        name: name.to_owned(),
    };
    desk.does(name(Point::After(first), "First reading"));
    let back = desk.does(Event::Returned {
        to: Point::After(first),
    });
    let words = |notebook: &Notebook| notebook.annotations.len();
    let names = |notebook: &Notebook| notebook.versions.iter().map(|v| v.name.clone()).collect::<Vec<_>>();
    let now = desk.notebook();
    assert_eq!((words(&now), now.undo), (1, Some(back)));
    assert_eq!(names(&now), ["First reading"]);
    // Work goes on from there, and Undo goes back over the way back.
    desk.does(Event::Dismissed {
        body: quay,
        rule: rule(),
    });
    assert_eq!(words(&desk.notebook()), 0);
    for expected in [1, 2] {
        let entry = desk.notebook().undo.expect("something to take back");
        desk.does(Event::Undone { entry });
        assert_eq!(words(&desk.notebook()), expected);
    }
    let redo = desk.notebook().redo.expect("the way back, to be gone again");
    desk.does(Event::Undone { entry: redo });
    assert_eq!(words(&desk.notebook()), 1);
    // To how it was before anything, and to what the way back had taken away.
    desk.does(Event::Returned { to: Point::Opened });
    assert_eq!(words(&desk.notebook()), 0);
    desk.does(Event::Returned {
        to: Point::After(second),
    });
    assert_eq!(words(&desk.notebook()), 2);
    assert_eq!(names(&desk.notebook()), ["First reading"]);
}

#[test]
fn a_point_that_is_not_there_is_not_gone_back_to() {
    let mut desk = Desk::default();
    desk.does(Event::Marked {
        body: quote("“Not for long,”", "Jo Farrow"),
    });
    let later = EntryId {
        replica: ReplicaId(7),
        seq: 2,
    };
    let before = desk.notebook();
    // An entry that is yet to come, and one that never does.
    for seq in [2, 99] {
        desk.does(Event::Returned {
            to: Point::After(EntryId { seq, ..later }),
        });
    }
    assert_eq!(desk.notebook(), before);
    assert_eq!(steps(&desk.0).len(), 1);
}

#[test]
fn what_was_done_is_told_step_by_step_and_by_sittings() {
    let mut desk = Desk::default();
    let marked = desk.does_at(
        0,
        "",
        Event::Marked {
            body: quote("“Not for long,”", "Jo Farrow"),
        },
    );
    let undone = desk.does_at(5, "", Event::Undone { entry: marked });
    desk.does_at(6, "Mika", Event::Undone { entry: undone });
    desk.does_at(
        90,
        "Mika",
        Event::Noted {
            annotation: AnnotationId(marked),
            text: "Who?".to_owned(),
        },
    );
    let back = desk.does_at(91, "", Event::Returned { to: Point::Opened });
    // It names what is not there, and says nothing.
    desk.does_at(92, "", Event::Undone { entry: marked });
    let told = steps(&desk.0);
    let deeds: Vec<_> = told.iter().map(|step| (step.deed.clone(), step.in_force)).collect();
    let first = vec![&*desk.0.entries()[0]];
    assert_eq!(
        deeds,
        [
            (Deed::Work, false),
            (Deed::Undid(first.clone()), true),
            (Deed::Redid(first), true),
            (Deed::Work, false),
            (Deed::Returned(Point::Opened), true),
        ]
    );
    assert_eq!(told[4].point(), Point::After(back));
    assert_eq!(sittings(&told).map(<[_]>::len).collect::<Vec<_>>(), [3, 2]);
    let body = desk
        .0
        .body_at(&desk.0.entries()[3])
        .expect("the mark that the note is at");
    assert_eq!(body.anchor().exact, "“Not for long,”");
}

#[test]
fn what_differs_between_two_points_is_told_mark_by_mark() {
    let mut desk = Desk::default();
    let (quay, long) = (
        quote("“The quay is shut,”", "Mara Lind"),
        quote("“Not for long,”", "Jo Farrow"),
    );
    let accepted = desk.does(Event::Accepted {
        body: quay.clone(),
        rule: rule(),
    });
    let start = desk.0.now();
    let own = desk.does(Event::Marked {
        body: Body::Highlight { at: anchor("said") },
    });
    desk.does(Event::Noted {
        annotation: AnnotationId(accepted),
        text: "Since when?".to_owned(),
    });
    desk.does(Event::Changed {
        annotation: AnnotationId(accepted),
        body: quote("“The quay is shut,”", "Jo Farrow"),
    });
    desk.does(Event::Corrected {
        was: long.clone(),
        body: quote("“Not for long,”", "Mara Lind"),
        rule: rule(),
    });
    assert_eq!(
        desk.changes_since(start),
        [
            (
                "“The quay is shut,”".to_owned(),
                vec![Change::Speaker, Change::NoteAdded]
            ),
            ("said".to_owned(), vec![Change::Marked]),
            ("“Not for long,”".to_owned(), vec![Change::Agreed, Change::Speaker]),
        ]
    );
    let middle = desk.0.now();
    desk.does(Event::Deleted {
        annotation: AnnotationId(own),
    });
    desk.does(Event::Dismissed {
        body: quay.clone(),
        rule: rule(),
    });
    assert_eq!(
        desk.changes_since(middle),
        [
            (
                "“The quay is shut,”".to_owned(),
                vec![Change::Dismissed, Change::NoteRemoved]
            ),
            ("said".to_owned(), vec![Change::Unmarked]),
        ]
    );
    // Agreed with again, by another entry: it is the same suggestion.
    desk.does(Event::Accepted {
        body: quay,
        rule: rule(),
    });
    desk.does(Event::Returned { to: start });
    assert_eq!(desk.changes_since(start), []);
    let back_to_start = desk.changes_since(middle);
    assert_eq!(back_to_start[2].1, [Change::Undecided], "{back_to_start:?}");
}
