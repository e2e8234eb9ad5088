//! The journal against a model: random work, undone and redone at will, saved and opened again. The model keeps
//! whole copies of its state, the journal keeps entries and folds them; after every step they must agree.

use std::collections::BTreeMap;
use std::sync::Arc;

use proptest::prelude::*;
use sayso_engine::{Confidence, Finding, Kind, OffsetIndex, Part, QuoteKind, RuleId, Scan, SourceKind, Span};
use sayso_notebook::{
    Anchor, AnnotationId, Author, Body, Codebook, Coded, Coding, Details, Entry, EntryId, Event, Folding, Identities,
    Journal, Mark, Marking, Origin, Point, ReplicaId, Revision, Speaker, Suggestions, Timestamp, VoiceNumber, Voices,
    differences, fold, marks, steps, voices,
};
use sayso_tests::odd;
use sayso_wire::Offsets;
use sayso_wire::native::EntryJson;

/// The same words several times over with the same context, and chars of every width.
const TEXT: &str = "👩‍👩‍👧 “Oui,” dit Zoé Gral. “Oui,” dit Zoé Gral. “Oui,” dit Zoé Gral. “Oui,” dit Zoé Gral. “Non.”";

const RULE: &str = "test.rule";

fn suggestions() -> Vec<Body> {
    let source = |from: usize| TEXT[from..].find("Zoé Gral").map(|at| span(from + at, "Zoé Gral"));
    let quotes = TEXT.match_indices("“Oui,”").chain(TEXT.match_indices("“Non.”"));
    let body = |(at, words): (usize, &str)| Body::Attribution {
        kind: QuoteKind::Direct,
        content: Anchor::new(TEXT, vec![span(at, words)]),
        cue: None,
        source: source(at).map(|s| Anchor::new(TEXT, vec![s])),
        speaker: None,
    };
    quotes.map(body).collect()
}

/// The same as what rules propose.
fn proposed() -> Suggestions {
    let finding = |body: Body| {
        let parts = body.parts().map(|(role, anchor)| Part {
            role,
            spans: anchor.spans.clone().into(),
        });
        Finding {
            rule: RuleId::new(RULE),
            kind: Kind::Quote(QuoteKind::Direct),
            parts: parts.collect::<Vec<_>>().into(),
            person: None,
            name: None,
            confidence: Confidence(90),
            nested: false,
        }
    };
    let scan = Scan {
        findings: suggestions().into_iter().map(finding).collect(),
        ..Scan::default()
    };
    Suggestions::of(TEXT, &scan)
}

fn span(at: usize, words: &str) -> Span {
    Span::new(at as u32, (at + words.len()) as u32)
}

/// A space, or a quote with what stands around it.
fn own(pick: usize) -> Body {
    if pick.is_multiple_of(3) {
        let (at, words) = TEXT
            .match_indices("“Oui,” dit Zoé Gral.")
            .nth(pick % 4)
            .expect("four of them");
        let length = if pick.is_multiple_of(2) {
            words.len()
        } else {
            "“Oui,”".len()
        };
        return Body::Attribution {
            kind: QuoteKind::Mixed,
            content: Anchor::new(TEXT, vec![span(at, &words[..length])]),
            cue: None,
            source: None,
            speaker: Some(named("Zoé Gral")),
        };
    }
    let words = TEXT.match_indices(' ').nth(pick % 8).expect("the text has nine spaces");
    Body::Highlight {
        at: Anchor::new(TEXT, vec![span(words.0, " ")]),
    }
}

fn named(name: &str) -> Speaker {
    Speaker {
        name: name.to_owned(),
        kind: SourceKind::Person,
    }
}

fn put_right(body: &Body, pick: usize) -> Body {
    let mut body = body.clone();
    if let Body::Attribution { speaker, .. } = &mut body {
        *speaker = Some(named(&format!("Speaker {pick}")));
    }
    body
}

fn codebook(pick: usize) -> Codebook {
    let mut codebook = Codebook {
        name: format!("Codebook {pick}"),
        ..Codebook::default()
    };
    codebook.labels.push(codebook.next_label("Wörter & Fakten", &[]));
    codebook
}

fn coded(pick: usize) -> Coded {
    let at = || suggestions()[pick].anchor().clone();
    match pick {
        0 => Coded::Article,
        1 => Coded::Paragraph { at: at() },
        2 => Coded::Statement { at: at() },
        _ => Coded::Source {
            name: "Zoé Gral".to_owned(),
        },
    }
}

/// What a person does. Numbers pick among what there is, if there is any.
#[derive(Clone, Debug)]
enum Action {
    Accept(usize),
    Dismiss(usize),
    Correct(usize),
    NoteSuggestion(usize),
    Mark(usize),
    Change(usize),
    Note(usize, bool),
    Delete(usize),
    Undo,
    Redo,
    SetCodebook(usize),
    Code(usize, bool),
    Join(usize),
    Describe(usize),
    Renumber(usize),
    Name(usize),
    Return(usize),
    Reload,
}

fn action() -> impl Strategy<Value = Action> {
    let pick = any::<usize>().prop_map(|n| n % 1000);
    prop_oneof![
        3 => pick.clone().prop_map(Action::Accept),
        3 => pick.clone().prop_map(Action::Dismiss),
        2 => pick.clone().prop_map(Action::Correct),
        2 => pick.clone().prop_map(Action::NoteSuggestion),
        2 => pick.clone().prop_map(Action::Mark),
        2 => pick.clone().prop_map(Action::Change),
        2 => (pick.clone(), any::<bool>()).prop_map(|(n, empty)| Action::Note(n, empty)),
        2 => pick.clone().prop_map(Action::Delete),
        1 => pick.clone().prop_map(Action::SetCodebook),
        2 => (pick.clone(), any::<bool>()).prop_map(|(n, away)| Action::Code(n, away)),
        1 => pick.clone().prop_map(Action::Join),
        1 => pick.clone().prop_map(Action::Describe),
        1 => pick.clone().prop_map(Action::Renumber),
        1 => pick.clone().prop_map(Action::Name),
        2 => pick.prop_map(Action::Return),
        8 => Just(Action::Undo),
        6 => Just(Action::Redo),
        1 => Just(Action::Reload),
    ]
}

#[derive(Clone, Debug, PartialEq)]
struct Kept {
    id: AnnotationId,
    body: Body,
    note: Option<String>,
    /// The suggestion it was made of.
    of: Option<usize>,
}

#[derive(Clone, Debug, Default, PartialEq)]
struct State {
    kept: Vec<Kept>,
    dismissed: Vec<usize>,
    /// The codebook's name.
    codebook: String,
    /// By variable and thing.
    codings: BTreeMap<(usize, usize), String>,
    /// Who is who.
    identities: Vec<Event>,
}

#[derive(Default)]
struct Model {
    now: State,
    past: Vec<State>,
    future: Vec<State>,
}

impl Model {
    fn work(&mut self, change: impl FnOnce(&mut State)) {
        self.past.push(self.now.clone());
        self.future.clear();
        change(&mut self.now);
    }
}

impl State {
    fn decided(&self, suggestion: usize) -> bool {
        self.kept.iter().any(|k| k.of == Some(suggestion))
    }

    fn keep(&mut self, id: AnnotationId, body: Body, note: Option<String>, of: Option<usize>) {
        self.dismissed.retain(|d| Some(*d) != of);
        self.kept.push(Kept { id, body, note, of });
    }
}

/// What these events come to where nothing else was done.
fn who_is_who(events: &[Event]) -> Identities {
    let entries = events.iter().zip(0..).map(|(event, seq)| {
        let id = EntryId {
            replica: ReplicaId(0),
            seq,
        };
        Entry {
            id,
            step: id,
            at: Timestamp(0),
            author: Author::default(),
            on: Revision::Opened,
            event: event.clone(),
        }
    });
    fold(&Journal::new(entries), &Author::default()).identities
}

struct Desk {
    journal: Journal,
    /// How things stood at each point so far.
    points: Vec<(Point, State)>,
    replica: ReplicaId,
    model: Model,
    suggestions: Vec<Body>,
    going_on: GoingOn,
}

/// The notebook and the marks as they are made of those before each step.
#[derive(Default)]
struct GoingOn {
    text: Arc<str>,
    suggestions: Arc<Suggestions>,
    voices: Arc<Voices>,
    folding: Folding,
    marking: Marking,
    marks: Vec<Arc<Mark>>,
}

impl Desk {
    fn next(&self) -> AnnotationId {
        AnnotationId(self.journal.next_id(self.replica))
    }

    fn append(&mut self, step: Option<EntryId>, event: Event) {
        let id = self.journal.next_id(self.replica);
        self.journal.append(Entry {
            id,
            step: step.unwrap_or(id),
            at: Timestamp(1_700_000_000_000 + u64::from(id.seq)),
            author: Author::default(),
            on: Revision::Opened,
            event,
        });
    }

    fn act(&mut self, action: &Action) {
        self.do_it(action);
        if self.points.last().is_none_or(|(point, _)| *point != self.journal.now()) {
            self.points.push((self.journal.now(), self.model.now.clone()));
        }
    }

    fn do_it(&mut self, action: &Action) {
        let made = self.next();
        let rule = RULE.to_owned();
        match *action {
            Action::Accept(n) | Action::Correct(n) | Action::NoteSuggestion(n) => {
                let i = n % self.suggestions.len();
                if self.model.now.decided(i) {
                    return;
                }
                let was = self.suggestions[i].clone();
                let (body, note) = match action {
                    Action::Correct(_) => (put_right(&was, n), None),
                    Action::NoteSuggestion(_) => (was.clone(), Some(format!("Note {n}"))),
                    _ => (was.clone(), None),
                };
                let event = match action {
                    Action::Correct(_) => Event::Corrected {
                        was,
                        body: body.clone(),
                        rule,
                    },
                    _ => Event::Accepted { body: was, rule },
                };
                self.append(None, event);
                if let Some(text) = note.clone() {
                    let annotation = made;
                    self.append(Some(made.0), Event::Noted { annotation, text });
                }
                self.model.work(|now| now.keep(made, body, note, Some(i)));
            }
            Action::Dismiss(n) => {
                let i = n % self.suggestions.len();
                if self.model.now.dismissed.contains(&i) {
                    return;
                }
                let body = self.suggestions[i].clone();
                self.append(None, Event::Dismissed { body, rule });
                self.model.work(|now| {
                    now.kept.retain(|k| k.of != Some(i));
                    now.dismissed.push(i);
                });
            }
            Action::Mark(n) => {
                let body = own(n);
                self.append(None, Event::Marked { body: body.clone() });
                self.model.work(|now| now.keep(made, body, None, None));
            }
            Action::Change(n) | Action::Note(n, _) | Action::Delete(n) => self.act_on_mark(action, n),
            Action::Undo | Action::Redo => {
                let notebook = fold(&self.journal, &Author::default());
                let (entry, model) = match action {
                    Action::Undo => (notebook.undo, self.model.past.pop()),
                    _ => (notebook.redo, self.model.future.pop()),
                };
                let (Some(entry), Some(state)) = (entry, model) else {
                    return;
                };
                self.append(None, Event::Undone { entry });
                let before = std::mem::replace(&mut self.model.now, state);
                match action {
                    Action::Undo => self.model.future.push(before),
                    _ => self.model.past.push(before),
                }
            }
            Action::SetCodebook(n) => {
                let codebook = codebook(n);
                let name = codebook.name.clone();
                self.append(None, Event::CodebookSet { codebook });
                self.model.work(|now| now.codebook = name);
            }
            Action::Code(n, away) => {
                let (variable, thing) = (n % 2, n / 2 % 4);
                let value = (!away).then(|| format!("value-{n}"));
                self.append(
                    None,
                    Event::Coded {
                        variable: variable.to_string(),
                        of: coded(thing),
                        value: value.clone(),
                    },
                );
                self.model.work(|now| {
                    now.codings.remove(&(variable, thing));
                    now.codings.extend(value.map(|value| ((variable, thing), value)));
                });
            }
            Action::Join(n) | Action::Describe(n) | Action::Renumber(n) => {
                let [speaker, other] = [n % 3, n / 3 % 3].map(|pick| named(&format!("Speaker {pick}")));
                let event = match action {
                    Action::Join(_) => Event::Joined {
                        speaker,
                        with: (n % 4 > 0).then_some(other),
                    },
                    Action::Describe(_) => Event::Described {
                        speaker,
                        details: Details {
                            name: format!("Zoé {n}"),
                            kind: SourceKind::Person,
                            role: String::new(),
                            speaks_for: (n % 4 > 0).then_some(other.name),
                        },
                    },
                    _ => Event::Renumbered {
                        numbers: vec![(speaker, VoiceNumber::Named(n as u32 + 1))],
                    },
                };
                self.append(None, event.clone());
                self.model.work(|now| now.identities.push(event));
            }
            Action::Name(n) => {
                let point = self.points[n % self.points.len()].0;
                let name = format!("Version {n}");
                self.append(None, Event::Named { point, name });
                self.model.work(|_| ());
            }
            Action::Return(n) => {
                let (to, state) = self.points[n % self.points.len()].clone();
                self.append(None, Event::Returned { to });
                self.model.work(|now| *now = state);
            }
            Action::Reload => {
                let index = OffsetIndex::new(TEXT);
                let offsets = Offsets::new(TEXT, &index);
                let saved = self.journal.entries().iter().map(|e| EntryJson::new(e, offsets));
                let saved: Vec<String> = saved.map(|e| serde_json::to_string(&e).unwrap()).collect();
                let opened = saved.iter().map(|line| {
                    let entry: EntryJson = serde_json::from_str(line).unwrap();
                    entry.entry(offsets).unwrap()
                });
                let opened = Journal::new(opened);
                assert_eq!(opened, self.journal);
                self.journal = opened;
                self.going_on.marks.clear();
                // The tab that opens it again is another one.
                self.replica = ReplicaId(self.replica.0.wrapping_mul(31).wrapping_add(7));
            }
        }
    }

    fn act_on_mark(&mut self, action: &Action, n: usize) {
        if self.model.now.kept.is_empty() {
            return;
        }
        let at = n % self.model.now.kept.len();
        let annotation = self.model.now.kept[at].id;
        match action {
            Action::Change(_) => {
                let body = put_right(&self.model.now.kept[at].body, n);
                let event = Event::Changed {
                    annotation,
                    body: body.clone(),
                };
                self.append(None, event);
                self.model.work(|now| now.kept[at].body = body);
            }
            Action::Note(_, empty) => {
                let text = if *empty { String::new() } else { format!("Note {n}") };
                let note = (!empty).then(|| text.clone());
                self.append(None, Event::Noted { annotation, text });
                self.model.work(|now| now.kept[at].note = note);
            }
            _ => {
                self.append(None, Event::Deleted { annotation });
                self.model.work(|now| {
                    let gone = now.kept.remove(at);
                    now.dismissed.extend(gone.of);
                });
            }
        }
    }

    /// Every point is there still as it was, and what differs from it to now leads from one to the other.
    fn assert_points_stand(&self) {
        let now = fold(&self.journal, &Author::default());
        let decided = |notebook: &sayso_notebook::Notebook| notebook.annotations.len() + notebook.dismissed.len();
        for (point, state) in &self.points {
            let then = fold(&self.journal.at(*point).unwrap(), &Author::default());
            assert_eq!(then.annotations.len(), state.kept.len());
            let found = differences(&then, &now);
            let added = found.iter().filter(|d| d.was.is_none()).count();
            let gone = found.iter().filter(|d| d.is.is_none()).count();
            assert_eq!(decided(&then) + added, decided(&now) + gone);
            assert_eq!(
                found.is_empty(),
                *state == self.model.now || self.only_made_anew(state),
                "{found:?}"
            );
        }
        let told: usize = steps(&self.journal).iter().map(|step| step.entries.len()).sum();
        assert_eq!(told, self.journal.entries().len(), "each entry is told once");
    }

    /// Whether the same suggestions are decided in the same way as in `state`, by other entries.
    fn only_made_anew(&self, state: &State) -> bool {
        let plain = |state: &State| {
            let mut kept: Vec<_> = state
                .kept
                .iter()
                .map(|k| {
                    let id = if k.of.is_some() { None } else { Some(k.id) };
                    (k.of, id, format!("{:?} {:?}", k.body, k.note))
                })
                .collect();
            kept.sort();
            let mut dismissed = state.dismissed.clone();
            dismissed.sort_unstable();
            (kept, dismissed)
        };
        plain(state) == plain(&self.model.now)
    }

    /// What is made of what was there before is what is made anew, and what is the same is not made again.
    fn assert_goes_on(&mut self) {
        let before = &mut self.going_on;
        let notebook = before.folding.fold(&self.journal, &Author::default());
        assert_eq!(notebook, fold(&self.journal, &Author::default()));
        let voices = Arc::new(voices(&before.suggestions, &notebook));
        let anew = marks(TEXT, &before.suggestions, &notebook, &voices);
        if !before.suggestions.is_settled(&voices) {
            before.suggestions = Arc::new(before.suggestions.settled(&voices));
            before.marks.clear();
        }
        let marks = before
            .marking
            .marks(&before.text, &before.suggestions, &notebook, &voices);
        assert_eq!(marks, anew);
        // Other steps may change a mark to what it was already.
        let last = self.journal.entries().last().map(|entry| &entry.event);
        let new = matches!(
            last,
            Some(Event::Marked { .. } | Event::Dismissed { .. } | Event::CodebookSet { .. })
        );
        if before.voices == voices && new {
            let had = |mark: &Arc<Mark>| before.marks.iter().find(|had| had == &mark);
            let mut kept = marks.iter().filter_map(|mark| Some((mark, had(mark)?)));
            let anew = kept.find(|(mark, had)| !Arc::ptr_eq(mark, had));
            assert!(anew.is_none(), "{anew:?} is made anew");
        }
        (before.marks, before.voices) = (marks, voices);
    }

    fn assert_agrees(&self) {
        let notebook = fold(&self.journal, &Author::default());
        let told = |coding: &Coding| {
            let thing = (0..4).position(|thing| coded(thing) == coding.of).unwrap();
            ((coding.variable.parse().unwrap(), thing), coding.value.clone())
        };
        let index_of = |body: &Body| self.suggestions.iter().position(|s| s == body);
        let kept = notebook.annotations.iter().map(|a| Kept {
            id: a.id,
            body: a.body.clone(),
            note: a.note.as_ref().map(|n| n.text.clone()),
            of: match &a.origin {
                Origin::Reader => None,
                Origin::Machine { proposed, .. } => index_of(proposed),
            },
        });
        let state = State {
            kept: kept.collect(),
            dismissed: notebook.dismissed.iter().filter_map(|d| index_of(&d.body)).collect(),
            codebook: notebook.codebook.name.clone(),
            codings: notebook.codings.iter().map(told).collect(),
            identities: self.model.now.identities.clone(),
        };
        assert_eq!(state, self.model.now);
        assert_eq!(notebook.identities, who_is_who(&state.identities));
        assert_eq!(notebook.undo.is_some(), !self.model.past.is_empty(), "undo");
        assert_eq!(notebook.redo.is_some(), !self.model.future.is_empty(), "redo");
    }
}

proptest! {
    #![proptest_config(odd::config(256))]

    #[test]
    fn the_journal_agrees_with_the_model(actions in prop::collection::vec(action(), 0..60)) {
        let mut desk = Desk {
            journal: Journal::default(),
            points: vec![(Point::Opened, State::default())],
            replica: ReplicaId(1),
            model: Model::default(),
            suggestions: suggestions(),
            going_on: GoingOn {
                text: TEXT.into(),
                suggestions: Arc::new(proposed()),
                ..GoingOn::default()
            },
        };
        for action in &actions {
            desk.act(action);
            desk.assert_agrees();
            desk.assert_goes_on();
        }
        desk.assert_points_stand();
        // All the way back, and all the way on again.
        let end = desk.model.now.clone();
        let steps = desk.model.past.len();
        for _ in 0..steps {
            desk.act(&Action::Undo);
        }
        desk.assert_agrees();
        prop_assert_eq!(&desk.model.now, &State::default());
        desk.act(&Action::Reload);
        for _ in 0..steps {
            desk.act(&Action::Redo);
        }
        desk.assert_agrees();
        prop_assert_eq!(desk.model.now, end);
    }

    #[test]
    fn any_entries_in_any_order_fold(
        entries in prop::collection::vec((0..3u32, 0..4u32, 0..3u32, 0..4u32, 0..16usize), 0..30)
    ) {
        let suggestions = suggestions();
        let entry = |(replica, seq, other, other_seq, what): (u32, u32, u32, u32, usize)| {
            let id = |replica, seq| EntryId { replica: ReplicaId(replica), seq };
            let named = id(other, other_seq);
            let annotation = AnnotationId(named);
            let (body, rule) = (suggestions[seq as usize].clone(), RULE.to_owned());
            Entry {
                id: id(replica, seq),
                step: if what % 2 == 0 { id(replica, seq) } else { named },
                at: Timestamp(0),
                author: Author(if replica == 0 { String::new() } else { "Mika".to_owned() }),
                on: Revision::Opened,
                event: match what {
                    0 => Event::Accepted { body, rule },
                    1 => Event::Dismissed { body, rule },
                    2 => Event::Marked { body },
                    3 => Event::Changed { annotation, body },
                    4 => Event::Noted { annotation, text: "?".to_owned() },
                    5 => Event::Deleted { annotation },
                    6 => Event::Named { point: Point::After(named), name: "?".to_owned() },
                    8 => Event::CodebookSet { codebook: codebook(seq as usize) },
                    9 => Event::Coded {
                        variable: "stance".to_owned(),
                        of: coded(other_seq as usize),
                        value: (seq > 0).then(|| seq.to_string()),
                    },
                    7 => Event::Returned { to: if seq == 0 { Point::Opened } else { Point::After(named) } },
                    10 => Event::Planned { lesson: "?".to_owned() },
                    11 => Event::Began { exercise: "?".to_owned() },
                    12 => Event::Answered { prompt: "?".to_owned(), answer: "!".repeat(seq as usize) },
                    14 => Event::Remarked { text: "!".repeat(seq as usize) },
                    13 => Event::HandedIn { name: "?".to_owned() },
                    _ => Event::Undone { entry: named },
                },
            }
        };
        let mut journal = Journal::new(entries.into_iter().map(entry));
        // Whatever stands there: what Undo names can be taken back, and then Redo brings it back.
        let before = fold(&journal, &Author::default());
        if let Some(entry) = before.undo {
            let undo = |journal: &mut Journal, entry| {
                let id = journal.next_id(ReplicaId(9));
                journal.append(Entry {
                    id,
                    step: id,
                    at: Timestamp(0),
                    author: Author::default(),
                    on: Revision::Opened,
                    event: Event::Undone { entry },
                });
                id
            };
            let undone = undo(&mut journal, entry);
            prop_assert_eq!(fold(&journal, &Author::default()).redo, Some(undone));
            undo(&mut journal, undone);
            prop_assert_eq!(fold(&journal, &Author::default()), before);
        }
    }
}
