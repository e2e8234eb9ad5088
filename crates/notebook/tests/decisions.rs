//! What decisions do to the marks and voices of an article.

use std::sync::Arc;

use sayso_engine::rules::marked;
use sayso_engine::{
    Confidence, EntityKind, Finding, Kind, Part, People, Person, PersonId, QuoteKind, Role, RuleId, Scan, SourceKind,
    Span,
};
use sayso_notebook::{
    Anchor, AnnotationId, Author, Body, Details, Entry, EntryId, Event, Journal, Mark, MarkId, MarkState, Notebook,
    Placement, ReplicaId, Revision, Speaker, Suggestions, Tally, Timestamp, VoiceNumber, Voices, fold, marks, voices,
};

const ARTICLE: &str = "⟦source#1=Ines Calder:Ines Calder⟧ ⟦cue#1:said⟧ ⟦content#1:“the ferry is late”⟧. \
    ⟦source#2=two of the crew:Two of the crew⟧ ⟦cue#2:said⟧ ⟦content#2:the engine had failed⟧. \
    ⟦content#3:“Nobody told us,”⟧ ⟦cue#3:said⟧ ⟦source#3=Tomas Reyl:Tomas Reyl⟧, ⟦content#3:“not a word.”⟧ \
    The dock at ⟦place:Port Aldine⟧ stayed shut. ⟦content#4:“Sorry,”⟧ ⟦source#4=Ines Calder:she⟧ ⟦cue#4:added⟧.";

/// The text and findings of a marked text. A name that begins with a small letter is no name.
fn scanned(article: &str) -> (Arc<str>, Scan) {
    let (text, stretches) = marked::parse(article).unwrap();
    let mut scan = Scan::default();
    let finding = |kind, parts, person| Finding {
        rule: RuleId::new("test.rule"),
        kind,
        parts,
        person,
        name: None,
        confidence: Confidence(90),
        nested: false,
    };
    let mut numbers: Vec<u32> = stretches.iter().flat_map(|s| s.numbers.clone()).collect();
    numbers.sort_unstable();
    numbers.dedup();
    for number in numbers {
        let part = |name: &str, role| {
            let of = stretches
                .iter()
                .filter(|s| s.role == name && s.numbers.contains(&number));
            let spans: Vec<Span> = of.map(|s| s.span).collect();
            (!spans.is_empty()).then_some(Part {
                role,
                spans: spans.into(),
            })
        };
        let parts = [
            part("content", Role::Content),
            part("cue", Role::Cue),
            part("source", Role::Source),
        ];
        let named = stretches
            .iter()
            .find(|s| s.role == "source" && s.numbers.contains(&number));
        let person = named
            .and_then(|s| s.name.clone())
            .map(|name| person(&mut scan.people, name));
        let direct = part("content", Role::Content).unwrap().spans[0]
            .of(&text)
            .starts_with('“');
        let kind = if direct { QuoteKind::Direct } else { QuoteKind::Indirect };
        let parts = parts.into_iter().flatten().collect();
        scan.findings.push(finding(Kind::Quote(kind), parts, person));
    }
    for place in stretches.iter().filter(|s| s.role == "place") {
        let whole = Part {
            role: Role::Whole,
            spans: vec![place.span].into(),
        };
        scan.findings
            .push(finding(Kind::Entity(EntityKind::Place), vec![whole].into(), None));
    }
    scan.findings.sort_by_key(|f| f.cover().start);
    (text.into(), scan)
}

fn person(people: &mut People, name: String) -> PersonId {
    if let Some(known) = people.all.iter().find(|p| p.name == name) {
        return known.id;
    }
    let id = PersonId(people.all.len() as u32);
    let named = name.starts_with(char::is_uppercase);
    people.all.push(Person {
        id,
        name,
        aliases: Vec::new(),
        kind: if named { SourceKind::Person } else { SourceKind::Unnamed },
        roles: Vec::new(),
        mentions: Vec::new(),
    });
    id
}

/// A reader at work on one article.
struct Desk {
    text: Arc<str>,
    scan: Scan,
    journal: Journal,
}

impl Desk {
    fn new(article: &str) -> Self {
        let (text, scan) = scanned(article);
        Self {
            text,
            scan,
            journal: Journal::default(),
        }
    }

    fn does(&mut self, event: Event) -> EntryId {
        self.does_as("", None, event)
    }

    fn does_as(&mut self, author: &str, step: Option<EntryId>, event: Event) -> EntryId {
        let id = self.journal.next_id(ReplicaId(7));
        self.journal.append(Entry {
            id,
            step: step.unwrap_or(id),
            at: Timestamp(1_000 + u64::from(id.seq)),
            author: Author(author.to_owned()),
            on: Revision::Opened,
            event,
        });
        id
    }

    fn notebook(&self) -> Notebook {
        fold(&self.journal, &Author::default())
    }

    fn voices(&self) -> Voices {
        voices(&self.suggestions(), &self.notebook())
    }

    fn suggestions(&self) -> Suggestions {
        Suggestions::of(&self.text, &self.scan)
    }

    fn marks(&self) -> Vec<Mark> {
        let marks = marks(&self.text, &self.suggestions(), &self.notebook(), &self.voices());
        marks.into_iter().map(Arc::unwrap_or_clone).collect()
    }

    /// The mark whose words begin with `words`.
    fn mark(&self, words: &str) -> Mark {
        let marks = self.marks();
        let mut found = marks.iter().filter(|m| m.body.anchor().exact.starts_with(words));
        let mark = found.next().unwrap_or_else(|| panic!("no mark “{words}”")).clone();
        assert_eq!(found.next(), None, "two marks “{words}”");
        mark
    }

    fn accept(&mut self, words: &str) -> AnnotationId {
        let body = self.mark(words).body;
        AnnotationId(self.does(Event::Accepted {
            body,
            rule: "test.rule".to_owned(),
        }))
    }

    fn dismiss(&mut self, words: &str) -> EntryId {
        let body = self.mark(words).body;
        self.does(Event::Dismissed {
            body,
            rule: "test.rule".to_owned(),
        })
    }

    fn undo(&mut self) {
        let entry = self.notebook().undo.expect("something to undo");
        self.does(Event::Undone { entry });
    }

    fn redo(&mut self) {
        let entry = self.notebook().redo.expect("something to redo");
        self.does(Event::Undone { entry });
    }
}

fn with_speaker(body: &Body, name: &str, kind: SourceKind) -> Body {
    let mut body = body.clone();
    if let Body::Attribution { speaker, .. } = &mut body {
        *speaker = Some(Speaker {
            name: name.to_owned(),
            kind,
        });
    }
    body
}

#[test]
fn suggestions_are_listed_by_place_with_their_voices() {
    let seen: Vec<_> = Desk::new(ARTICLE)
        .marks()
        .into_iter()
        .map(|m| (m.body.anchor().exact.clone(), m.state, m.voice))
        .collect();
    let (one, two, unnamed) = (VoiceNumber::Named(1), VoiceNumber::Named(2), VoiceNumber::Unnamed(1));
    let expected = [
        ("“the ferry is late”", Some(one)),
        ("the engine had failed", Some(unnamed)),
        ("“Nobody told us,” said Tomas Reyl, “not a word.”", Some(two)),
        ("Port Aldine", None),
        ("“Sorry,”", Some(one)),
    ];
    let expected = expected.map(|(words, voice)| (words.to_owned(), MarkState::Suggested, voice));
    assert_eq!(seen, expected);
}

#[test]
fn a_decided_suggestion_is_there_once_in_its_place() {
    let mut desk = Desk::new(ARTICLE);
    let before: Vec<_> = desk.marks().into_iter().map(|m| m.body).collect();
    let id = desk.accept("“Nobody");
    desk.dismiss("the engine");
    let after = desk.marks();
    assert_eq!(after.iter().map(|m| m.body.clone()).collect::<Vec<_>>(), before);
    assert_eq!(
        (&after[2].id, after[2].state),
        (&MarkId::Annotation(id), MarkState::Accepted)
    );
    assert_eq!(after[1].state, MarkState::Dismissed);
}

#[test]
fn decisions_outlive_new_rules_that_draw_the_line_otherwise() {
    let mut desk = Desk::new(ARTICLE);
    desk.accept("“the ferry");
    desk.dismiss("“Sorry");
    // The same words without their marks, by other rules, in another order.
    let moved = ARTICLE
        .replace("⟦content#1:“the ferry is late”⟧", "“⟦content#1:the ferry is late⟧”")
        .replace("⟦content#4:“Sorry,”⟧", "⟦content#4:“Sorry⟧,”");
    let (_, mut scan) = scanned(&moved);
    for finding in &mut scan.findings {
        finding.rule = RuleId::new("new.rule");
    }
    scan.findings.remove(1);
    scan.findings[0].kind = Kind::Quote(QuoteKind::Mixed);
    desk.scan = scan;
    assert_eq!(desk.mark("“the ferry").state, MarkState::Accepted);
    assert_eq!(desk.mark("“Sorry").state, MarkState::Dismissed);
}

#[test]
fn what_is_deleted_does_not_come_back_by_itself() {
    let mut desk = Desk::new(ARTICLE);
    let annotation = desk.accept("“Sorry");
    desk.does(Event::Deleted { annotation });
    let mark = desk.mark("“Sorry");
    assert_eq!(mark.state, MarkState::Dismissed);
    // Taking the deletion back brings the accepted mark back.
    desk.does(Event::Undone {
        entry: mark.dismissal.unwrap(),
    });
    assert_eq!(desk.mark("“Sorry").state, MarkState::Accepted);
}

#[test]
fn dismissing_an_accepted_mark_takes_it_away_and_accepting_a_dismissed_one_brings_it_back() {
    let mut desk = Desk::new(ARTICLE);
    desk.accept("“Sorry");
    desk.dismiss("“Sorry");
    assert_eq!(desk.mark("“Sorry").state, MarkState::Dismissed);
    assert_eq!(desk.notebook().annotations, []);
    desk.accept("“Sorry");
    assert_eq!(desk.mark("“Sorry").state, MarkState::Accepted);
    assert_eq!(desk.notebook().dismissed, []);
}

#[test]
fn a_text_that_says_the_same_twice_is_decided_place_by_place() {
    let twice = "⟦content#1:“Yes,”⟧ ⟦source#1=Ines Calder:she⟧ ⟦cue#1:said⟧. ".to_owned();
    let line = format!("{}{twice}", "Rain fell on the quay for days. ");
    let mut desk = Desk::new(&format!(
        "{line}{}{}",
        line.replace("#1", "#2"),
        line.replace("#1", "#3")
    ));
    let bodies: Vec<_> = desk.marks().into_iter().map(|m| m.body).collect();
    let rule = "test.rule".to_owned();
    for body in &bodies[..2] {
        desk.does(Event::Dismissed {
            body: body.clone(),
            rule: rule.clone(),
        });
    }
    desk.does(Event::Accepted {
        body: bodies[1].clone(),
        rule,
    });
    let states: Vec<_> = desk.marks().into_iter().map(|m| m.state).collect();
    assert_eq!(
        states,
        [MarkState::Dismissed, MarkState::Accepted, MarkState::Suggested]
    );
}

#[test]
fn marking_by_hand_what_is_suggested_shows_it_once() {
    let mut desk = Desk::new(ARTICLE);
    let body = with_speaker(&desk.mark("the engine").body, "Ines Calder", SourceKind::Person);
    desk.does(Event::Marked { body });
    let mark = desk.mark("the engine");
    assert_eq!((mark.state, mark.voice), (MarkState::Own, Some(VoiceNumber::Named(1))));
}

#[test]
fn a_correction_hides_what_it_corrects_even_on_other_words() {
    let mut desk = Desk::new(ARTICLE);
    let was = desk.mark("the engine").body;
    let span = desk
        .text
        .find("engine")
        .map(|at| Span::new(at as u32, at as u32 + 17))
        .unwrap();
    let mut body = was.clone();
    if let Body::Attribution { content, .. } = &mut body {
        *content = Anchor::new(&desk.text, vec![span]);
    }
    desk.does(Event::Corrected {
        was,
        body,
        rule: "test.rule".to_owned(),
    });
    assert_eq!(desk.mark("engine had failed").state, MarkState::Corrected);
    assert!(
        desk.marks()
            .iter()
            .all(|m| m.body.anchor().exact != "the engine had failed")
    );
}

#[test]
fn no_decision_changes_a_number() {
    let mut desk = Desk::new(ARTICLE);
    let numbers = |desk: &Desk| -> Vec<_> {
        let all = desk.voices().all;
        all.into_iter().map(|v| (v.number.to_string(), v.name)).collect()
    };
    let first = numbers(&desk);
    let expected = [("1", "Ines Calder"), ("?1", "two of the crew"), ("2", "Tomas Reyl")];
    assert_eq!(first, expected.map(|(n, name)| (n.to_owned(), name.to_owned())));

    desk.dismiss("“the ferry");
    desk.dismiss("“Sorry");
    let own = with_speaker(&desk.mark("the engine").body, "Ada Voss", SourceKind::Person);
    let marked = AnnotationId(desk.does(Event::Marked { body: own.clone() }));
    let late = with_speaker(&own, "The Harbour Office", SourceKind::Organisation);
    desk.does(Event::Marked { body: late });
    desk.does(Event::Deleted { annotation: marked });
    let after = numbers(&desk);
    assert_eq!(after[..3], first);
    assert_eq!(
        after[3..],
        [("3", "Ada Voss"), ("4", "The Harbour Office")].map(|(n, s)| (n.to_owned(), s.to_owned()))
    );
}

#[test]
fn a_speaker_is_known_by_any_name_and_people_of_one_surname_keep_their_full_names() {
    let mut desk = Desk::new(ARTICLE);
    desk.scan.people.all[0].aliases = vec!["Mayor Calder".to_owned()];
    let number = |name: &str, kind| {
        desk.voices().number_of(&Speaker {
            name: name.to_owned(),
            kind,
        })
    };
    assert_eq!(number(" ines calder", SourceKind::Group), Some(VoiceNumber::Named(1)));
    assert_eq!(number("Mayor Calder", SourceKind::Person), Some(VoiceNumber::Named(1)));
    assert_eq!(number("Ines Calder", SourceKind::Unnamed), None);
    assert_eq!(number("Reyl", SourceKind::Person), None);
    let shorts = |desk: &Desk| desk.voices().all.into_iter().map(|v| v.short).collect::<Vec<_>>();
    assert_eq!(shorts(&desk), ["Calder", "two of the crew", "Reyl"]);
    desk.scan.people.all[2].name = "Tomas Calder".to_owned();
    assert_eq!(shorts(&desk), ["Ines Calder", "two of the crew", "Tomas Calder"]);
}

#[test]
fn a_tally_counts_what_stands_in_the_text() {
    let mut desk = Desk::new(ARTICLE);
    let tally = |desk: &Desk, number| {
        let (marks, voices) = (desk.marks().into_iter().map(Arc::new), desk.voices());
        let (tallies, _) = voices.tallies(&marks.collect::<Vec<_>>());
        let place = voices.all.iter().position(|v| v.number == number).unwrap();
        tallies[place]
    };
    let calder = VoiceNumber::Named(1);
    let expected = Tally {
        direct: 2,
        reported: 0,
        words: 5,
    };
    assert_eq!(tally(&desk, calder), expected);
    // The words between the halves of a broken quote are the reporter's.
    assert_eq!(tally(&desk, VoiceNumber::Named(2)).words, 6);
    assert_eq!(tally(&desk, VoiceNumber::Unnamed(1)).reported, 1);
    desk.accept("“Sorry");
    assert_eq!(tally(&desk, calder), expected);
    desk.dismiss("“Sorry");
    assert_eq!(tally(&desk, calder).words, 4);
    desk.scan.findings[0].nested = true;
    assert_eq!(tally(&desk, calder), Tally::default());
}

#[test]
fn a_quote_marked_inside_another_one_is_nested() {
    let mut desk = Desk::new(ARTICLE);
    let start = desk.text.find("engine").unwrap() as u32;
    desk.does(Event::Marked {
        body: Body::Attribution {
            kind: QuoteKind::Direct,
            content: Anchor::new(&desk.text, vec![Span::new(start, start + 6)]),
            cue: None,
            source: None,
            speaker: None,
        },
    });
    assert!(desk.mark("engine").nested);
    assert!(!desk.mark("the engine").nested);
}

#[test]
fn marks_move_with_their_words_and_are_kept_where_those_are_gone() {
    let mut desk = Desk::new(ARTICLE);
    desk.accept("“the ferry");
    desk.accept("“Nobody");
    desk.text = desk
        .text
        .replacen("Ines Calder said", "On Monday Ines Calder complained", 1)
        .into();
    desk.text = desk.text.replace("not a word", "nothing").into();
    desk.scan = Scan::default();
    let marks = desk.marks();
    assert_eq!(marks.len(), 2);
    let Body::Attribution {
        content, cue, source, ..
    } = &marks[0].body
    else {
        panic!("no attribution")
    };
    assert_eq!(content.cover().of(&desk.text), "“the ferry is late”");
    assert_eq!(source.as_ref().unwrap().cover().of(&desk.text), "Ines Calder");
    // The nearest *said* that is left: a guess that a person may change.
    assert!(cue.as_ref().is_some_and(|cue| cue.cover().of(&desk.text) == "said"));
    assert_eq!(marks[1].placement, Placement::Orphan);
    assert!(marks[1].body.anchor().exact.contains("not a word"));
}

#[test]
fn a_note_and_the_agreement_it_needs_are_one_step() {
    let mut desk = Desk::new(ARTICLE);
    let annotation = desk.accept("“Sorry");
    desk.does_as(
        "",
        Some(annotation.0),
        Event::Noted {
            annotation,
            text: "Is it?".to_owned(),
        },
    );
    assert_eq!(desk.mark("“Sorry").note.as_deref(), Some("Is it?"));
    desk.undo();
    assert_eq!(desk.mark("“Sorry").state, MarkState::Suggested);
    assert_eq!(desk.notebook().undo, None);
    desk.redo();
    assert_eq!(desk.mark("“Sorry").note.as_deref(), Some("Is it?"));
    // An empty note is none.
    desk.does(Event::Noted {
        annotation,
        text: " ".to_owned(),
    });
    assert_eq!(desk.mark("“Sorry").note, None);
}

#[test]
fn a_note_on_the_whole_article_stands_by_itself() {
    let mut desk = Desk::new(ARTICLE);
    let remark = |text: &str| Event::Remarked { text: text.to_owned() };
    desk.does(remark("Nobody asked the crew."));
    desk.does(remark("Nobody asked the crew. #gap"));
    let read = |desk: &Desk| desk.notebook().remark.map(|note| note.text);
    assert_eq!(read(&desk).as_deref(), Some("Nobody asked the crew. #gap"));
    assert_eq!(desk.notebook().notes(), 1);
    desk.undo();
    assert_eq!(read(&desk).as_deref(), Some("Nobody asked the crew."));
    desk.does(remark(" "));
    assert_eq!((read(&desk), desk.notebook().notes()), (None, 0));
}

#[test]
fn taking_back_out_of_the_middle_is_work_that_undo_takes_back_first() {
    let mut desk = Desk::new(ARTICLE);
    let dismissed = desk.dismiss("“Sorry");
    desk.dismiss("Port");
    desk.does(Event::Undone { entry: dismissed });
    assert_eq!(desk.mark("“Sorry").state, MarkState::Suggested);
    assert_eq!(desk.notebook().redo, None);
    desk.undo();
    assert_eq!(desk.mark("“Sorry").state, MarkState::Dismissed);
    assert_eq!(desk.mark("Port").state, MarkState::Dismissed);
    desk.redo();
    assert_eq!(desk.mark("“Sorry").state, MarkState::Suggested);
    desk.undo();
    desk.undo();
    assert_eq!(desk.mark("Port").state, MarkState::Suggested);
    desk.undo();
    assert_eq!(desk.mark("“Sorry").state, MarkState::Suggested);
    assert_eq!(desk.notebook().undo, None);
}

#[test]
fn undo_goes_along_ones_own_work() {
    let mut desk = Desk::new(ARTICLE);
    let own = desk.dismiss("Port");
    let body = desk.mark("“Sorry").body;
    desk.does_as("Mika", None, Event::Marked { body });
    assert_eq!(desk.notebook().undo, Some(own));
    let mika = fold(&desk.journal, &Author("Mika".to_owned()));
    assert_ne!(mika.undo, Some(own));
    desk.undo();
    assert_eq!(desk.mark("Port").state, MarkState::Suggested);
    assert_eq!(desk.mark("“Sorry").state, MarkState::Own);
}

#[test]
fn entries_that_name_what_is_not_there_say_nothing() {
    let mut desk = Desk::new(ARTICLE);
    desk.dismiss("Port");
    let before = desk.notebook();
    let nobody = EntryId {
        replica: ReplicaId(9),
        seq: 9,
    };
    let annotation = AnnotationId(nobody);
    desk.does(Event::Undone { entry: nobody });
    assert_eq!(desk.notebook(), before);
    desk.does(Event::Deleted { annotation });
    desk.does(Event::Noted {
        annotation,
        text: "?".to_owned(),
    });
    let again = Entry {
        event: Event::Marked {
            body: desk.mark("“Sorry").body,
        },
        ..Entry::clone(&desk.journal.entries()[0])
    };
    desk.journal.append(again);
    let after = desk.notebook();
    assert_eq!(
        (after.annotations, after.dismissed),
        (before.annotations, before.dismissed)
    );
}

fn named(name: &str) -> Speaker {
    Speaker {
        name: name.to_owned(),
        kind: SourceKind::Person,
    }
}

/// What the voices are called, with their numbers, in order of these.
fn called(desk: &Desk) -> Vec<(String, String)> {
    let mut all = desk.voices().all;
    all.sort_by_key(|v| v.number);
    all.into_iter().map(|v| (v.number.to_string(), v.name)).collect()
}

fn pairs(of: &[(&str, &str)]) -> Vec<(String, String)> {
    of.iter()
        .map(|(number, name)| ((*number).to_owned(), (*name).to_owned()))
        .collect()
}

#[test]
fn those_who_are_the_same_have_one_number_and_all_other_numbers_stay() {
    let mut desk = Desk::new(ARTICLE);
    let numbers = |desk: &Desk| -> Vec<Option<VoiceNumber>> { desk.marks().into_iter().map(|m| m.voice).collect() };
    let before = numbers(&desk);
    assert!(before.contains(&Some(VoiceNumber::Named(1))) && before.contains(&Some(VoiceNumber::Named(2))));
    desk.does(Event::Joined {
        speaker: named("Ines Calder"),
        with: Some(named("tomas reyl")),
    });
    assert_eq!(called(&desk), pairs(&[("2", "Tomas Reyl"), ("?1", "two of the crew")]));
    let joined = desk.voices().get(VoiceNumber::Named(2)).unwrap().clone();
    assert_eq!(
        (joined.aliases, joined.joined),
        (vec!["Ines Calder".to_owned()], vec![named("Ines Calder")])
    );
    let expected: Vec<_> = before
        .iter()
        .map(|v| {
            v.map(|v| {
                if v == VoiceNumber::Named(1) {
                    VoiceNumber::Named(2)
                } else {
                    v
                }
            })
        })
        .collect();
    assert_eq!(numbers(&desk), expected);
    // A decision that calls her by her own name means the same person, before and after.
    let own = with_speaker(&desk.mark("“the ferry").body, "Ines Calder", SourceKind::Person);
    desk.does(Event::Marked { body: own });
    assert!(!called(&desk).iter().any(|(_, name)| name == "Ines Calder"));
    // What was settled once is taken over.
    let (raw, voices) = (desk.suggestions(), desk.voices());
    let settled = raw.settled(&voices);
    assert!(settled.is_settled(&voices) && !raw.is_settled(&voices));
    assert_eq!(
        marks(&desk.text, &settled, &desk.notebook(), &voices),
        marks(&desk.text, &raw, &desk.notebook(), &voices)
    );
    desk.undo();
    desk.does(Event::Joined {
        speaker: named("Ines Calder"),
        with: None,
    });
    assert_eq!(numbers(&desk), before);
}

#[test]
fn a_voice_is_called_what_the_reader_says_and_found_by_its_old_name_too() {
    let mut desk = Desk::new(ARTICLE);
    desk.does(Event::Described {
        speaker: named("Tomas Reyl"),
        details: Details {
            name: "תומס ריל 🚢".to_owned(),
            kind: SourceKind::Person,
            role: "pilot".to_owned(),
            speaks_for: Some("Ines Calder".to_owned()),
        },
    });
    desk.does(Event::Described {
        speaker: named("Ines Calder"),
        details: Details {
            name: "Crew Union".to_owned(),
            kind: SourceKind::Organisation,
            role: String::new(),
            // Would go in a circle, and is left out.
            speaks_for: Some("Tomas Reyl".to_owned()),
        },
    });
    let voices = desk.voices();
    let pilot = voices.get(VoiceNumber::Named(2)).unwrap();
    assert_eq!((&*pilot.name, &*pilot.roles[0]), ("תומס ריל 🚢", "pilot"));
    // By the name that the other one has now.
    assert_eq!(pilot.speaks_for.as_deref(), Some("Crew Union"));
    assert_eq!(voices.get(VoiceNumber::Named(1)).unwrap().speaks_for, None);
    for name in ["Tomas Reyl", "תומס ריל 🚢"] {
        assert_eq!(voices.number_of(&named(name)), Some(VoiceNumber::Named(2)), "{name}");
    }
    desk.undo();
    desk.undo();
    assert_eq!(
        called(&desk),
        pairs(&[("1", "Ines Calder"), ("2", "Tomas Reyl"), ("?1", "two of the crew")])
    );
}

#[test]
fn numbers_are_given_anew_only_when_somebody_says_so() {
    let mut desk = Desk::new(ARTICLE);
    desk.does(Event::Renumbered {
        numbers: vec![
            (named("Tomas Reyl"), VoiceNumber::Named(1)),
            (named("Ines Calder"), VoiceNumber::Named(2)),
        ],
    });
    let renumbered = pairs(&[("1", "Tomas Reyl"), ("2", "Ines Calder"), ("?1", "two of the crew")]);
    assert_eq!(called(&desk), renumbered);
    let said_by = |desk: &Desk, words: &str| desk.mark(words).voice;
    let (first, second) = (VoiceNumber::Named(1), VoiceNumber::Named(2));
    let calder = desk.marks().iter().filter(|m| m.voice == Some(second)).count();
    assert!(calder > 0);
    // Who comes later has the next number, and who goes leaves a gap.
    let own = with_speaker(&desk.mark("the engine").body, "Ada Voss", SourceKind::Person);
    desk.does(Event::Marked { body: own });
    desk.does(Event::Joined {
        speaker: named("Tomas Reyl"),
        with: Some(named("Ada Voss")),
    });
    assert_eq!(
        called(&desk),
        pairs(&[("2", "Ines Calder"), ("3", "Ada Voss"), ("?1", "two of the crew")])
    );
    assert_ne!(said_by(&desk, "“Sorry"), Some(first));
    desk.undo();
    desk.undo();
    // Whoever was named once keeps the number.
    let all = pairs(&[
        ("1", "Tomas Reyl"),
        ("2", "Ines Calder"),
        ("3", "Ada Voss"),
        ("?1", "two of the crew"),
    ]);
    assert_eq!(called(&desk), all);
}
