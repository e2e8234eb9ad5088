//! What becomes of decisions, notes and codings when the text is edited.

use std::sync::Arc;

use proptest::prelude::*;
use sayso_engine::{QuoteKind, Span};
use sayso_notebook::{
    Anchor, AnnotationId, Author, Body, Coded, Entry, EntryId, Event, Folding, Journal, Mark, MarkState, Marking,
    Placement, Point, Replacement, ReplicaId, Revision, Suggestions, Texts, Timestamp, differences, edit, fold,
    fold_on, marks, voices,
};

const TEXT: &str = "Ferry stops.\n\n“It is ovr,” said Ines Calder. “It is ovr,” said the crew.\n\nNobody waits.";

/// Somebody at work.
struct Desk {
    journal: Journal,
    replica: ReplicaId,
}

impl Desk {
    fn at(text: &str) -> Self {
        Self {
            journal: Journal::begun(text),
            replica: ReplicaId(1),
        }
    }

    fn text(&self) -> Arc<str> {
        self.journal.text()
    }

    fn does(&mut self, event: Event) -> EntryId {
        let id = self.journal.next_id(self.replica);
        self.journal.append(Entry {
            id,
            step: id,
            at: Timestamp(0),
            author: Author::default(),
            on: self.journal.revision(),
            event,
        });
        id
    }

    /// The `nth` place of these words.
    fn anchor(&self, words: &str, nth: usize) -> Anchor {
        let text = self.text();
        let (at, _) = text.match_indices(words).nth(nth).expect("the words are there");
        Anchor::new(&text, vec![Span::new(at as u32, (at + words.len()) as u32)])
    }

    fn marks(&mut self, words: &str, nth: usize) -> AnnotationId {
        let at = self.anchor(words, nth);
        AnnotationId(self.does(Event::Marked {
            body: Body::Highlight { at },
        }))
    }

    fn edits(&mut self, new: &str) -> EntryId {
        let changes = edit(&self.text(), new);
        let made = self.does(Event::Edited { changes });
        assert_eq!(&*self.text(), new);
        made
    }

    fn replaces(&mut self, words: &str, with: &str) -> EntryId {
        let new = self.text().replacen(words, with, 1);
        self.edits(&new)
    }

    fn undoes(&mut self) {
        let entry = fold(&self.journal, &Author::default()).undo.expect("something to undo");
        self.does(Event::Undone { entry });
    }

    /// All marks where nothing is proposed.
    fn shown(&self) -> Vec<Arc<Mark>> {
        let (none, notebook) = (Suggestions::default(), fold(&self.journal, &Author::default()));
        marks(&self.text(), &none, &notebook, &voices(&none, &notebook))
    }

    /// The words that a mark stands on now, and the byte where they begin; none if it has no place.
    fn now(&self, mark: AnnotationId) -> Option<(String, u32)> {
        let marks = self.shown();
        let mark = marks
            .iter()
            .find(|m| m.id == sayso_notebook::MarkId::Annotation(mark))?;
        match &mark.placement {
            Placement::Placed(spans) => Some((spans[0].of(&self.text()).to_owned(), spans[0].start)),
            Placement::Orphan => None,
        }
    }
}

fn quote(at: Anchor) -> Body {
    Body::Attribution {
        kind: QuoteKind::Direct,
        content: at,
        cue: None,
        source: None,
        speaker: None,
    }
}

#[test]
fn marks_before_in_and_after_an_edit_stay_on_their_words_with_their_notes() {
    let mut desk = Desk::at(TEXT);
    let before = desk.marks("Ferry", 0);
    let within = desk.marks("“It is ovr,”", 1);
    let after = desk.marks("waits", 0);
    let text = "why twice?".to_owned();
    desk.does(Event::Noted {
        annotation: within,
        text,
    });
    let new = TEXT.replacen("“It is ovr,” said the", "“It is over,” said two of the", 1);
    desk.edits(&new);
    assert_eq!(desk.now(before), Some(("Ferry".to_owned(), 0)));
    let place = new.find("“It is over,”").unwrap() as u32;
    assert_eq!(desk.now(within), Some(("“It is over,”".to_owned(), place)));
    assert_eq!(desk.now(after).unwrap().0, "waits");
    let noted = desk.shown().into_iter().find(|m| m.note.is_some()).unwrap();
    assert_eq!(noted.note.as_deref(), Some("why twice?"));
}

#[test]
fn a_mark_whose_words_are_gone_keeps_them_and_its_note_and_can_be_put_back() {
    let mut desk = Desk::at(TEXT);
    let mark = desk.marks("Nobody waits.", 0);
    let text = "sad".to_owned();
    desk.does(Event::Noted { annotation: mark, text });
    desk.replaces("Nobody waits.", "All have gone.");
    let orphan = desk.shown().pop().unwrap();
    assert_eq!(orphan.placement, Placement::Orphan);
    assert_eq!(
        (&*orphan.body.anchor().exact, orphan.note.as_deref()),
        ("Nobody waits.", Some("sad"))
    );
    let at = desk.anchor("All have gone.", 0);
    desk.does(Event::Changed {
        annotation: mark,
        body: Body::Highlight { at },
    });
    assert_eq!(desk.now(mark).unwrap().0, "All have gone.");
    desk.undoes();
    assert_eq!(desk.now(mark), None);
    desk.undoes();
    assert_eq!(desk.now(mark).unwrap().0, "Nobody waits.");
}

#[test]
fn what_was_dismissed_stays_so_where_the_text_is_edited_elsewhere() {
    let mut desk = Desk::at(TEXT);
    let rule = "test.rule".to_owned();
    let body = quote(desk.anchor("“It is ovr,”", 1));
    desk.does(Event::Dismissed { body, rule });
    desk.replaces("Ferry stops.", "The ferry stops for the winter.");
    let notebook = fold(&desk.journal, &Author::default());
    let place = notebook.dismissed[0].body.anchor().clone();
    assert_eq!(place, desk.anchor("“It is ovr,”", 1), "the second of the two");
}

#[test]
fn a_decision_on_a_suggestion_is_taken_back_by_one_on_the_same_words_after_an_edit() {
    let mut desk = Desk::at(TEXT);
    let rule = "test.rule".to_owned();
    let body = quote(desk.anchor("“It is ovr,”", 0));
    desk.does(Event::Accepted {
        body,
        rule: rule.clone(),
    });
    desk.replaces("Ferry", "The ferry");
    let body = quote(desk.anchor("“It is ovr,”", 0));
    desk.does(Event::Dismissed { body, rule });
    let notebook = fold(&desk.journal, &Author::default());
    assert_eq!((notebook.annotations.len(), notebook.dismissed.len()), (0, 1));
    desk.undoes();
    let accepted = desk.shown();
    assert_eq!(accepted[0].state, MarkState::Accepted);
}

#[test]
fn what_a_paragraph_was_coded_with_goes_with_it() {
    let mut desk = Desk::at(TEXT);
    let code = |desk: &mut Desk, words: &str, value: &str| {
        let at = desk.anchor(words, 0);
        desk.does(Event::Coded {
            variable: "tone".to_owned(),
            of: Coded::Paragraph { at },
            value: Some(value.to_owned()),
        })
    };
    code(&mut desk, "Nobody waits.", "sober");
    desk.replaces("Nobody waits.", "Nobody waits there.");
    code(&mut desk, "Nobody waits there.", "bleak");
    let notebook = fold(&desk.journal, &Author::default());
    assert_eq!(notebook.codings.len(), 1, "the same paragraph");
    assert_eq!(notebook.codings[0].value, "bleak");
    let at = desk.anchor("Nobody waits there.", 0);
    assert_eq!(notebook.codings[0].of, Coded::Paragraph { at });
}

#[test]
fn undo_and_going_back_bring_the_text_of_then_back() {
    let mut desk = Desk::at(TEXT);
    let mark = desk.marks("Calder", 0);
    let start = desk.journal.now();
    let as_it_was = fold(&desk.journal, &Author::default());
    desk.replaces("ovr", "over");
    let middle = desk.journal.now();
    desk.replaces("Ines Calder", "the mate");
    assert_eq!(desk.now(mark), None);
    desk.does(Event::Returned { to: start });
    assert_eq!(&*desk.text(), TEXT);
    assert_eq!(
        fold(&desk.journal, &Author::default()).annotations,
        as_it_was.annotations
    );
    desk.does(Event::Returned { to: middle });
    assert_eq!(&*desk.text(), TEXT.replacen("ovr", "over", 1));
    assert_eq!(desk.now(mark).unwrap().0, "Calder");
    // Another edit of the text of then, beside the one that was gone back from.
    desk.replaces("Ferry stops.", "Boats stop.");
    assert_eq!(desk.now(mark).unwrap().0, "Calder");
    for _ in 0..4 {
        desk.undoes();
    }
    assert_eq!(&*desk.text(), TEXT.replacen("ovr", "over", 1));
    desk.undoes();
    assert_eq!(&*desk.text(), TEXT);
    assert_eq!(
        fold(&desk.journal, &Author::default()).annotations,
        as_it_was.annotations
    );
}

#[test]
fn two_who_edit_at_once_lose_no_mark() {
    let mut desk = Desk::at(TEXT);
    let mark = desk.marks("Calder", 0);
    let base = desk.journal.revision();
    desk.replaces("Ferry", "The ferry");
    let mine = desk.marks("crew", 0);
    // Written in another tab, which knew nothing of that.
    let id = EntryId {
        replica: ReplicaId(2),
        seq: 0,
    };
    let theirs = TEXT.replacen("Nobody", "Nobody else", 1);
    desk.journal.append(Entry {
        id,
        step: id,
        at: Timestamp(0),
        author: Author::default(),
        on: base,
        event: Event::Edited {
            changes: edit(TEXT, &theirs),
        },
    });
    assert_eq!(*desk.text(), *theirs, "the last one's text is the article's");
    assert_eq!(desk.now(mark).unwrap().0, "Calder");
    assert_eq!(desk.now(mine).unwrap().0, "crew");
}

#[test]
fn two_points_with_other_texts_differ_in_what_was_decided_only() {
    let mut desk = Desk::at(TEXT);
    desk.marks("Calder", 0);
    let point = desk.journal.now();
    desk.replaces("Ferry", "The ferry");
    let (texts, now) = (Texts::of(&desk.journal), desk.journal.revision());
    let at = |desk: &Desk, point| {
        let then = desk.journal.at(point).unwrap();
        fold_on(&then, &Author::default(), &texts, now)
    };
    assert_eq!(differences(&at(&desk, point), &at(&desk, desk.journal.now())), []);
    assert_eq!(at(&desk, Point::Opened).annotations, []);
}

#[test]
fn an_edit_that_does_not_fit_says_nothing_and_what_was_done_on_it_keeps_its_words() {
    let mut desk = Desk::at(TEXT);
    let removed = "no such words".to_owned();
    let bad = desk.does(Event::Edited {
        changes: vec![Replacement {
            at: 3,
            removed,
            inserted: String::new(),
        }],
    });
    assert_eq!((&*desk.text(), desk.journal.revision()), (TEXT, Revision::Opened));
    let mark = desk.marks("crew", 0);
    let mut entries = desk.journal.entries().to_vec();
    Arc::make_mut(entries.last_mut().unwrap()).on = Revision::Edited(bad);
    desk.journal = Journal::on(TEXT, entries);
    assert_eq!(desk.now(mark), None);
    assert_eq!(desk.shown()[0].body.anchor().exact, "crew");
}

fn words() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        "[a-d]{1,5}",
        Just("é🙂".to_owned()),
        Just("שלום".to_owned()),
        Just("\r\n\r\n".to_owned()),
        Just("\n".to_owned())
    ];
    proptest::collection::vec(word, 1..12).prop_map(|words| words.join(" "))
}

#[derive(Clone, Debug)]
enum Deed {
    Mark(prop::sample::Index, prop::sample::Index),
    Edit(prop::sample::Index, prop::sample::Index, String),
    Undo,
    Return(prop::sample::Index),
}

fn deed() -> impl Strategy<Value = Deed> {
    let index = any::<prop::sample::Index>;
    prop_oneof![
        3 => (index(), index()).prop_map(|(from, to)| Deed::Mark(from, to)),
        3 => (index(), index(), words()).prop_map(|(from, to, with)| Deed::Edit(from, to, with)),
        2 => Just(Deed::Undo),
        1 => index().prop_map(Deed::Return),
    ]
}

/// A stretch of `text`, perhaps empty.
fn stretch(text: &str, from: &prop::sample::Index, to: &prop::sample::Index) -> Span {
    let bounds: Vec<u32> = text
        .char_indices()
        .map(|(i, _)| i as u32)
        .chain([text.len() as u32])
        .collect();
    let (a, b) = (bounds[from.index(bounds.len())], bounds[to.index(bounds.len())]);
    Span::new(a.min(b), a.max(b))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn whatever_is_done_every_point_can_be_gone_back_to(text in words(), deeds in proptest::collection::vec(deed(), 1..20)) {
        let mut desk = Desk::at(&text);
        // At each point: the text, and where the marks are.
        let stands = |desk: &Desk| (desk.text(), fold(&desk.journal, &Author::default()).annotations);
        let mut points = vec![(Point::Opened, stands(&desk))];
        let (mut folding, mut marking) = (Folding::default(), Marking::default());
        let none = Arc::default();
        for deed in &deeds {
            let now = desk.text();
            match deed {
                Deed::Mark(from, to) => {
                    let span = stretch(&now, from, to);
                    if !span.is_empty() {
                        let at = Anchor::new(&now, vec![span]);
                        desk.does(Event::Marked { body: Body::Highlight { at } });
                    }
                }
                Deed::Edit(from, to, with) => {
                    let span = stretch(&now, from, to);
                    let before = fold(&desk.journal, &Author::default());
                    desk.edits(&format!("{}{with}{}", &now[..span.start as usize], &now[span.end as usize..]));
                    let after = fold(&desk.journal, &Author::default());
                    prop_assert_eq!(before.annotations.len(), after.annotations.len());
                }
                Deed::Undo => {
                    if let Some(entry) = fold(&desk.journal, &Author::default()).undo {
                        desk.does(Event::Undone { entry });
                    }
                }
                Deed::Return(to) => {
                    let (to, then) = points[to.index(points.len())].clone();
                    desk.does(Event::Returned { to });
                    prop_assert_eq!(stands(&desk), then);
                }
            }
            let (text, shown) = (desk.text(), desk.shown());
            let notebook = folding.fold(&desk.journal, &Author::default());
            prop_assert_eq!(&notebook, &fold(&desk.journal, &Author::default()));
            prop_assert_eq!(&marking.marks(&text, &none, &notebook, &Arc::new(voices(&none, &notebook))), &shown);
            for mark in shown {
                if let Placement::Placed(spans) = &mark.placement {
                    let anchor = mark.body.anchor();
                    prop_assert_eq!(spans[0].of(&text), &anchor.exact);
                    prop_assert!(!anchor.exact.is_empty());
                }
            }
            points.push((desk.journal.now(), stands(&desk)));
        }
        while let Some(entry) = fold(&desk.journal, &Author::default()).undo {
            desk.does(Event::Undone { entry });
        }
        prop_assert_eq!(&*desk.text(), text);
    }
}
