use sayso_engine::{Document, QuoteKind, SourceKind};
use sayso_notebook::{Anchor, Body, Codebook, Coded, Journal, NoteSign, Point, Speaker, Suggestions};

use super::*;
use crate::platform::worker::Scanned;
use crate::state::{How, LayerName, Queue, candidates, mark_all, mark_everywhere, named_by, occurrences};
use crate::state::{Saved, label_of_key, mark_key, mark_with, paragraph_at, starter, value_of};
use sayso_store::ArticleId;

const TEXT: &str = "Ferry stops\n\n“The quay is shut,” said Mara Lind. Nobody else knew.\n";

fn moment() -> Moment {
    Moment {
        at: Timestamp(1),
        replica: ReplicaId(7),
    }
}

/// An article that this tab may write to.
fn opened() -> Rc<App> {
    let id = ArticleId("a".into());
    let session = Session::new(
        id.clone(),
        Document::new("a", TEXT),
        Journal::begun(TEXT),
        true,
        Saved::Yes,
    );
    let app = after(&Rc::default(), Action::Opened(Rc::new(session)));
    after(&app, Action::WritingChanged(id, super::super::Writing::Writer))
}

fn after(app: &Rc<App>, action: Action) -> Rc<App> {
    update(app, action, moment()).0
}

fn quote(words: &str, speaker: Option<&str>) -> Body {
    let at = TEXT.find(words).unwrap() as u32;
    Body::Attribution {
        kind: QuoteKind::Direct,
        content: Anchor::new(TEXT, vec![Span::new(at, at + words.len() as u32)]),
        cue: None,
        source: None,
        speaker: speaker.map(|name| Speaker {
            name: name.into(),
            kind: SourceKind::Person,
        }),
    }
}

fn session(app: &App) -> &Session {
    app.session.as_deref().unwrap()
}

/// All the text that the page's elements hold, and the classes of those that stand out.
fn drawn(app: &App) -> (String, Vec<String>) {
    let chunks = &session(app).page.chunks;
    let runs: Vec<_> = chunks.iter().flat_map(|c| c.drawn()).flatten().collect();
    let text = runs.iter().map(|r| r.span.of(TEXT)).collect();
    let classes = runs.iter().map(|r| r.class.to_string()).filter(|c| !c.is_empty());
    (text, classes.collect())
}

#[test]
fn a_mark_of_ones_own_is_drawn_saved_and_in_focus() {
    let app = opened();
    let mark = Action::Mark(quote("“The quay is shut,”", Some("Mara Lind")), Some(Card::Change));
    let (app, effects) = update(&app, mark, moment());
    assert!(
        matches!(&effects[..], [Effect::Announce(said), Effect::Append(id, _)] if said.starts_with("Marked.") && &*id.0 == "a"),
        "{effects:?}"
    );
    assert_eq!(session(&app).saved, Saved::Saving);
    assert_eq!(session(&app).focused().map(|m| m.state), Some(MarkState::Own));
    assert_eq!(session(&app).card, Some(Card::Change));
    let (text, classes) = drawn(&app);
    assert_eq!(text, TEXT.replace('\n', ""));
    assert_eq!(classes, ["said t1"]);
    assert_eq!(session(&app).cast.members[0].voice.name, "Mara Lind");
}

#[test]
fn what_is_removed_lies_in_the_bin_and_can_be_put_back() {
    let article = ArticleMeta {
        id: ArticleId("a".into()),
        title: "Ferry stops".into(),
        created: Timestamp(1),
        changed: Timestamp(1),
        bytes: 9,
        entries: 0,
        summary: sayso_store::Summary::default(),
        filing: sayso_store::Filing::default(),
    };
    let listed = |app: &App| app.listed().map_or(0, |articles| articles.len());
    let app = after(&Rc::default(), Action::Listed(Rc::new([article.clone()])));
    let (removed, effects) = update(&app, Action::File(article.clone(), Filed::Binned(true)), moment());
    assert!(matches!(&effects[..], [Effect::File(id, Filed::Binned(true), Timestamp(1))] if *id == article.id));
    assert_eq!((listed(&removed), removed.notices.len()), (0, 1));
    let back = after(&removed, Action::File(article, Filed::Binned(false)));
    assert_eq!((listed(&back), back.notices.len()), (1, 0));
}

#[test]
fn more_than_two_lines_under_a_text_are_counted_and_a_note_has_its_sign() {
    let mut app = opened();
    for (words, speaker) in [
        ("The quay is shut", "Mara Lind"),
        ("quay is", "Jo Farrow"),
        ("quay", "Ana Ruiz"),
    ] {
        let mut body = quote(words, Some(speaker));
        if let Body::Attribution { kind, .. } = &mut body {
            *kind = QuoteKind::Indirect;
        }
        app = after(&app, Action::Mark(body, None));
    }
    let noted = session(&app).focus.clone().unwrap();
    app = after(&app, Action::Note(noted.clone(), "Who?".into()));
    let chunks = &session(&app).page.chunks;
    let run = |words: &str| {
        let mut runs = chunks.iter().flat_map(|c| c.drawn()).flatten();
        runs.find(|run| run.span.of(TEXT) == words).unwrap()
    };
    let (one, two, three) = (run("The "), run(" is"), run("quay"));
    assert_eq!((one.class.as_str(), one.more), ("reported l1", 0));
    assert_eq!((two.class.as_str(), two.more), ("reported l0 reported-2 l1-2", 0));
    assert_eq!((three.class.as_str(), three.more), ("reported l0 reported-2 l0-2", 1));
    assert_eq!((&*three.notes, &*two.notes), (&*mark_key(&noted), ""));
}

#[test]
fn a_sign_is_a_note_and_marks_the_words_selected() {
    let app = selecting(&opened(), "The quay");
    let app = after(&app, Action::Sign(NoteSign::Question));
    let (mark, selection) = (session(&app).focused().unwrap(), session(&app).selection);
    assert_eq!((mark.note.as_deref(), selection), (Some("?"), None));
    // At the mark in focus another sign takes its place, and the same one takes it away.
    let app = after(&app, Action::Sign(NoteSign::Star));
    assert_eq!(session(&app).focused().unwrap().note.as_deref(), Some("*"));
    let app = after(&app, Action::Sign(NoteSign::Star));
    assert_eq!(session(&app).focused().unwrap().note, None);
    // Mark and sign were one step.
    let app = after(&after(&after(&app, Action::Undo), Action::Undo), Action::Undo);
    assert_eq!(session(&app).journal.entries().len(), 7);
    assert!(session(&app).marks.iter().all(|mark| mark.note.is_none()));
    assert_eq!(session(&app).notebook.annotations.len(), 0);
}

#[test]
fn the_note_on_the_article_is_counted_with_the_others() {
    let app = after(&opened(), Action::Remark("Who counts?".into()));
    assert_eq!(session(&app).work().notes, 1);
    let entries = session(&app).journal.entries().len();
    let app = after(&app, Action::Remark("Who counts?".into()));
    assert_eq!(session(&app).journal.entries().len(), entries);
    let app = after(&app, Action::Undo);
    assert_eq!(session(&app).work().notes, 0);
}

fn selecting(app: &Rc<App>, words: &str) -> Rc<App> {
    let at = TEXT.find(words).unwrap() as u32;
    after(app, Action::Select(Some(Span::new(at, at + words.len() as u32))))
}

fn label_with(app: &Rc<App>, key: char) -> Rc<App> {
    let label = label_of_key(&session(app).codebook, key).unwrap();
    after(app, mark_with(app, label).unwrap())
}

#[test]
fn a_label_has_its_line_its_letter_and_the_ground_where_no_voice_has_it() {
    let app = after(&opened(), Action::SetCodebook(starter()));
    assert_eq!(session(&app).codebook.revision, 1);
    let app = label_with(&selecting(&app, "Nobody else"), '1');
    let (text, classes) = drawn(&app);
    assert_eq!(text, TEXT.replace('\n', ""));
    assert_eq!(classes, ["coded kt1 coded-start kb1 label k1"]);
    let badges = |app: &App| {
        let chunks = &session(app).page.chunks;
        let runs = chunks.iter().flat_map(|c| c.drawn()).flatten();
        runs.flat_map(|r| r.badges)
            .map(|b| format!("{} {}", b.text, b.class))
            .collect::<Vec<_>>()
    };
    assert_eq!(badges(&app), ["F badge letter k1"]);
    assert_eq!(session(&app).counts[LayerName::Codes as usize], 1);
    // The same key on the same words marks them once.
    let again = label_with(&selecting(&app, "Nobody else"), '1');
    assert_eq!(session(&again).marks.len(), 1);
    // With nothing selected, the label in focus becomes another, as one step.
    let other = label_with(&app, '2');
    assert_eq!(badges(&other), ["O badge letter k2"]);
    let back = after(&other, Action::Undo);
    assert_eq!(badges(&back), ["F badge letter k1"]);
    // A change of the codebook changes what is drawn; a label that is gone from it leaves its words in a box.
    let mut changed = (*session(&app).codebook).clone();
    changed.labels[0].letter = 'Z';
    changed.labels[0].colour = 5;
    let renamed = after(&app, Action::SetCodebook(changed.clone()));
    assert_eq!(badges(&renamed), ["Z badge letter k5"]);
    changed.labels.clear();
    let gone = after(&renamed, Action::SetCodebook(changed));
    assert_eq!((badges(&gone), drawn(&gone).1), (vec![], vec!["labelled".to_owned()]));
    assert_eq!(badges(&after(&gone, Action::Undo)), ["Z badge letter k5"]);
}

#[test]
fn a_quote_in_focus_gets_a_label_under_its_voices_ground() {
    let app = after(&opened(), Action::SetCodebook(starter()));
    let app = after(
        &app,
        Action::Mark(quote("“The quay is shut,”", Some("Mara Lind")), None),
    );
    let app = label_with(&app, '4');
    assert_eq!(session(&app).marks.len(), 2);
    assert_eq!(drawn(&app).1, ["said t1 coded-start kb4 label k4"]);
    // A tab that reads along gives none.
    let reader = super::super::Writing::Reader { can_ask: true };
    let reader = after(&app, Action::WritingChanged(session(&app).id.clone(), reader));
    let label = label_of_key(&session(&reader).codebook, '1').unwrap();
    assert!(mark_with(&reader, label).is_none());
}

#[test]
fn a_question_keeps_its_answer_for_the_thing_it_was_asked_of() {
    let app = after(&opened(), Action::SetCodebook(starter()));
    let paragraph = |app: &App, words: &str| paragraph_at(session(app), TEXT.find(words).unwrap() as u32).unwrap();
    let (first, second) = (paragraph(&app, "Ferry"), paragraph(&app, "quay"));
    assert_ne!(first, second);
    let answer = |of: &Coded, value: &str| Action::Code("turns-on".into(), of.clone(), Some(value.into()));
    let app = after(&app, answer(&second, "news"));
    let value = |app: &App, of: &Coded| value_of(session(app), "turns-on", of).map(str::to_owned);
    assert_eq!((value(&app, &first), value(&app, &second)), (None, Some("news".into())));
    let (same, effects) = update(&app, answer(&second, "news"), moment());
    assert!(Rc::ptr_eq(&same, &app) && effects.is_empty());
    let app = after(&app, answer(&second, Codebook::CANNOT_TELL));
    assert_eq!(value(&app, &second).as_deref(), Some("cannot-tell"));
    let app = after(&app, Action::Undo);
    assert_eq!(value(&app, &second).as_deref(), Some("news"));
    let app = after(&app, Action::Code("turns-on".into(), second.clone(), None));
    assert_eq!(value(&app, &second), None);
}

#[test]
fn a_suggestion_agreed_with_keeps_focus_and_card() {
    let app = opened();
    let scan = sayso_engine::scan(&session(&app).document, &sayso_engine::Rulebook::built_in());
    let scanned = Scanned {
        document: None,
        suggestions: Arc::new(Suggestions::of(TEXT, &scan)),
        scan: Rc::new(scan),
    };
    let app = after(&app, Action::Scanned(session(&app).id.clone(), scanned));
    let suggestion = session(&app).marks.iter().find(|m| m.state == MarkState::Suggested);
    let id = suggestion.unwrap().id.clone();
    let app = after(&app, Action::Focus(Some(id.clone()), Some(Card::Why)));
    let app = after(&app, Action::Accept(id));
    assert_eq!(session(&app).focused().map(|m| m.state), Some(MarkState::Accepted));
    assert_eq!(session(&app).card, Some(Card::Why));
}

#[test]
fn who_says_a_quote_is_put_right_in_one_step() {
    let app = scanned();
    let id = session(&app).marks.iter().find(|m| m.words > 0).unwrap().id.clone();
    let app = after(&app, Action::Focus(Some(id.clone()), Some(Card::Pick)));
    let all = candidates(session(&app), session(&app).focused().unwrap());
    assert_eq!(all[0].speaker.name, "Mara Lind");
    // Somebody nobody knew, named by words of the text.
    let at = TEXT.find("Nobody").unwrap() as u32;
    let words = Span::new(at, at + 6);
    let new = named_by(session(&app), words);
    assert_eq!((new.voice, &*new.speaker.name), (None, "Nobody"));
    let (changed, effects) = update(&app, Action::Attribute(id, Some(new.speaker), Some(words)), moment());
    assert!(matches!(&effects[..], [Effect::Announce(_), Effect::Append(_, entries)] if entries.len() == 1));
    let mark = session(&changed).focused().unwrap();
    assert!(matches!(&mark.body, Body::Attribution { source: Some(source), .. } if source.exact == "Nobody"));
    assert_eq!(
        (mark.state, session(&changed).card),
        (MarkState::Corrected, Some(Card::Why))
    );
    // Nobody is named: the words that named somebody say nothing any more.
    let nobody = after(&changed, Action::Attribute(mark.id.clone(), None, None));
    let mark = session(&nobody).focused().unwrap();
    assert!(matches!(
        &mark.body,
        Body::Attribution {
            source: None,
            speaker: None,
            ..
        }
    ));
    assert_eq!(mark.voice, None);
    // What it says already is no step.
    let (_, effects) = update(&nobody, Action::Attribute(mark.id.clone(), None, None), moment());
    assert!(effects.is_empty(), "{effects:?}");
    let back = after(&after(&nobody, Action::Undo), Action::Undo);
    assert!(session(&back).marks.iter().all(|m| m.state == MarkState::Suggested));
}

#[test]
fn people_are_joined_parted_split_and_numbered_anew_and_each_is_one_step() {
    let app = scanned();
    let app = after(&app, Action::Mark(quote("Nobody else knew.", Some("Jo Farrow")), None));
    let names = |app: &App| -> Vec<String> {
        let speaking = session(app).cast.speaking();
        speaking
            .map(|m| format!("{} {}", m.voice.number, m.voice.name))
            .collect()
    };
    let before = ["1 Mara Lind", "2 Jo Farrow"];
    assert_eq!(names(&app), before);
    let (first, second) = (VoiceNumber::Named(1), VoiceNumber::Named(2));
    // Nobody is joined with themselves, or with a number that nobody has.
    for (one, other) in [(first, first), (first, VoiceNumber::Named(9))] {
        assert!(Rc::ptr_eq(&after(&app, Action::Join(one, other)), &app));
    }
    let (joined, effects) = update(&app, Action::Join(first, second), moment());
    assert!(matches!(&effects[..], [.., Effect::Append(_, entries)] if entries.len() == 1));
    assert_eq!(names(&joined), ["2 Jo Farrow"]);
    assert_eq!(joined.notices.len(), 1);
    let anew = after(&joined, Action::Renumber);
    assert_eq!(names(&anew), ["1 Jo Farrow"]);
    // Numbers that are in order are no step.
    let (_, effects) = update(&anew, Action::Renumber, moment());
    assert!(matches!(&effects[..], [Effect::Announce(_)]), "{effects:?}");
    let gone = session(&anew).voices.get(first).unwrap().joined[0].clone();
    let parted = after(&anew, Action::Part(gone));
    assert_eq!(names(&parted), ["1 Jo Farrow", "2 Mara Lind"]);
    let theirs = session(&parted).marks.iter().filter(|m| m.voice == Some(first));
    let theirs: Vec<MarkId> = theirs.map(|m| m.id.clone()).collect();
    let split = after(&parted, Action::Split(first, theirs));
    assert_eq!(names(&split), ["2 Mara Lind", "3 Jo Farrow (2)"]);
    let back = (0..4).fold(split, |app, _| after(&app, Action::Undo));
    assert_eq!(names(&back), before);
}

#[test]
fn the_same_words_are_marked_everywhere_in_one_step_and_once() {
    let app = selecting(&opened(), "quay");
    // The word stands in one place only: another one does in two.
    let marked = after(&app, mark_everywhere(&app).unwrap());
    assert_eq!(session(&marked).marks.len(), 1);
    assert_eq!(session(&marked).selection, None);
    let spans = occurrences(TEXT, "e", How::default());
    let like = session(&marked).marks[0].body.clone();
    let all = after(&marked, mark_all(session(&marked), &like, &spans).unwrap());
    assert_eq!(session(&all).marks.len(), 1 + spans.len());
    assert!(mark_all(session(&all), &like, &spans).is_none());
    let back = after(&all, Action::Undo);
    assert_eq!(session(&back).marks.len(), 1);
    // Inside what somebody says the reader's own stretch is seen, too.
    let quoted = after(
        &opened(),
        Action::Mark(quote("“The quay is shut,”", Some("Mara Lind")), None),
    );
    let inside = selecting(&quoted, "quay");
    let inside = after(&inside, mark_everywhere(&inside).unwrap());
    assert_eq!(drawn(&inside).1, ["said t1", "said t1 own-in", "said t1"]);
}

/// An article in which the rules found something.
fn scanned() -> Rc<App> {
    let app = opened();
    let scan = sayso_engine::scan(&session(&app).document, &sayso_engine::Rulebook::built_in());
    let scanned = Scanned {
        document: None,
        suggestions: Arc::new(Suggestions::of(TEXT, &scan)),
        scan: Rc::new(scan),
    };
    after(&app, Action::Scanned(session(&app).id.clone(), scanned))
}

#[test]
fn the_review_decides_in_one_step_on_what_it_lists_and_nobody_has_decided_on() {
    let app = after(&scanned(), Action::ShowTab(Tab::Marks));
    let queue = Queue {
        sort: Sort::All,
        ..Queue::default()
    };
    let app = after(&app, Action::Review(queue));
    let open = |app: &App| {
        let marks = &session(app).marks;
        marks.iter().filter(|m| m.state == MarkState::Suggested).count()
    };
    let all = open(&app);
    assert!(all > 1, "{all}");
    let first = session(&app).marks[0].id.clone();
    let app = after(&app, Action::Dismiss(first));
    let (accepted, effects) = update(&app, Action::AcceptAll, moment());
    let saved = effects.iter().find_map(|effect| match effect {
        Effect::Append(_, entries) => Some(entries.len()),
        _ => None,
    });
    assert_eq!((open(&accepted), saved), (0, Some(all - 1)));
    let states = |app: &App, state| session(app).marks.iter().filter(|m| m.state == state).count();
    assert_eq!(states(&accepted, MarkState::Dismissed), 1);
    let back = after(&accepted, Action::Undo);
    assert_eq!(open(&back), all - 1);
    let wrong = after(&back, Action::DismissAll);
    assert_eq!((open(&wrong), states(&wrong, MarkState::Dismissed)), (0, all));
    // Nothing is left, and where the review is not open nothing is decided on in one go.
    assert!(Rc::ptr_eq(&after(&wrong, Action::AcceptAll), &wrong));
    let elsewhere = after(&app, Action::ShowTab(Tab::Notes));
    assert!(Rc::ptr_eq(&after(&elsewhere, Action::AcceptAll), &elsewhere));
}

#[test]
fn the_review_goes_on_with_what_follows_and_round() {
    let app = after(&scanned(), Action::StartReview);
    let queued = session(&app).walked().len();
    let first = session(&app).focus.clone();
    assert!(first.is_some() && queued > 0);
    let app = after(&app, Action::Accept(first.clone().unwrap()));
    assert_eq!(session(&app).walked().len(), queued - 1);
    assert_ne!(session(&app).focus, first);
}

#[test]
fn everything_done_can_be_undone_and_done_again() {
    let mut app = opened();
    let body = quote("“The quay is shut,”", None);
    app = after(&app, Action::Mark(body, None));
    let id = session(&app).marks[0].id.clone();
    app = after(&app, Action::Note(id.clone(), "Really?".into()));
    app = after(
        &app,
        Action::Change(id.clone(), quote("“The quay is shut,”", Some("Mara Lind"))),
    );
    app = after(&app, Action::Delete(id));
    let seen = |app: &App| {
        let mark = session(app).marks.first().cloned();
        mark.map(|m| (m.note.clone(), m.body.speaker().is_some()))
    };
    let noted = |note: &str, named| Some((Some(note.to_owned()), named));
    assert_eq!(seen(&app), None);
    let steps = [
        noted("Really?", true),
        noted("Really?", false),
        Some((None, false)),
        None,
    ];
    for step in &steps {
        app = after(&app, Action::Undo);
        assert_eq!(seen(&app), *step);
    }
    for step in [
        Some((None, false)),
        noted("Really?", false),
        noted("Really?", true),
        None,
    ] {
        app = after(&app, Action::Redo);
        assert_eq!(seen(&app), step);
    }
}

#[test]
fn going_back_is_undone_and_a_passage_is_gone_to_with_or_without_a_mark() {
    let quay = "“The quay is shut,”";
    let app = after(&opened(), Action::Mark(quote(quay, None), None));
    let app = after(&app, Action::Name(Point::Opened, "  ".into()));
    let app = after(&app, Action::Name(session(&app).journal.now(), " One ".into()));
    let names = |app: &App| {
        session(app)
            .notebook
            .versions
            .iter()
            .map(|v| v.name.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(names(&app), ["One"]);
    let at = TEXT.find(quay).unwrap() as u32;
    let span = Span::new(at, at + quay.len() as u32);
    let there = after(&app, Action::GoTo(span));
    assert!(session(&there).focus.is_some() && session(&there).selection.is_none());
    let back = after(&app, Action::GoBack(Point::Opened));
    assert!(session(&back).marks.is_empty());
    let there = after(&back, Action::GoTo(span));
    assert_eq!(
        (session(&there).selection, session(&there).choosing),
        (Some(span), true)
    );
    let undone = after(&back, Action::Undo);
    assert_eq!(
        (session(&undone).marks.len(), names(&undone)),
        (1, vec!["One".to_owned()])
    );
}

#[test]
fn a_page_that_is_changed_step_by_step_is_the_page_drawn_at_once() {
    let paragraph = |i: u32| format!("“The quay is shut on day {i},” said Mara Lind. Nobody else knew.\n\n");
    let text: String = (0..400).map(paragraph).collect();
    let id = ArticleId("a".into());
    let document = Document::new("a", text.as_str());
    let scan = sayso_engine::scan(&document, &sayso_engine::Rulebook::built_in());
    let scanned = Scanned {
        document: None,
        suggestions: Arc::new(Suggestions::of(&text, &scan)),
        scan: Rc::new(scan),
    };
    let opened = Session::new(id.clone(), document, Journal::begun(text.as_str()), true, Saved::Yes);
    let mut app = after(&Rc::default(), Action::Opened(Rc::new(opened)));
    app = after(&app, Action::WritingChanged(id.clone(), super::super::Writing::Writer));
    app = after(&app, Action::Scanned(id, scanned));
    let suggestion = |app: &App, at: usize| session(app).marks[at].id.clone();
    let highlight = |at: usize, to: usize| Body::Highlight {
        at: Anchor::new(&text, vec![Span::new(at as u32, to as u32)]),
    };
    assert!(session(&app).page.chunks.len() > 2);
    let steps: [&dyn Fn(&App) -> Action; 9] = [
        &|app| Action::Accept(suggestion(app, 1)),
        &|app| Action::Dismiss(suggestion(app, 300)),
        &|app| Action::Note(suggestion(app, 200), "?".to_owned()),
        // Over the end of a chunk, and over several.
        &|_| Action::Mark(highlight(8_000, 8_400), None),
        &|_| Action::Mark(highlight(3, 20_000), None),
        &|_| Action::Undo,
        &|_| Action::Undo,
        &|_| Action::Redo,
        &|app| Action::Dismiss(suggestion(app, 1)),
    ];
    for (i, step) in steps.iter().enumerate() {
        let (before, action) = (app.clone(), step(&app));
        app = after(&app, action);
        let s = session(&app);
        let at_once = super::super::Page::draw(
            &s.document,
            &s.marks,
            &s.cast,
            &s.codebook,
            s.layers,
            &Default::default(),
        );
        assert!(s.page.chunks == at_once.chunks, "step {i}");
        let chunks = session(&before).page.chunks.iter().zip(&s.page.chunks);
        let same = chunks.filter(|(a, b)| Rc::ptr_eq(a, b)).count();
        assert!(same < s.page.chunks.len(), "step {i} drew nothing");
    }
}

#[test]
fn a_tab_that_reads_along_changes_nothing_but_shows_what_the_other_does() {
    let writer = opened();
    let id = session(&writer).id.clone();
    let reader = after(
        &opened(),
        Action::WritingChanged(id.clone(), super::super::Writing::Reader { can_ask: true }),
    );
    let mark = Action::Mark(quote("Nobody else knew.", None), None);
    let (same, effects) = update(&reader, mark.clone(), moment());
    assert!(Rc::ptr_eq(&same, &reader) && effects.is_empty());
    let (_, effects) = update(&writer, mark, moment());
    let mut appended = effects.into_iter().filter_map(|effect| match effect {
        Effect::Append(_, entries) => Some(entries),
        _ => None,
    });
    let entries = appended.next().expect("an entry to be saved");
    let reader = after(
        &reader,
        Action::EntriesArrived(id.clone(), entries.iter().cloned().map(Arc::new).collect()),
    );
    assert_eq!(session(&reader).marks.len(), 1);
    let again = after(
        &reader,
        Action::EntriesArrived(id, entries.iter().cloned().map(Arc::new).collect()),
    );
    assert_eq!(session(&again).journal.entries().len(), 1);
}

#[test]
fn what_changes_nothing_is_the_same() {
    let app = opened();
    for action in [
        Action::Undo,
        Action::Redo,
        Action::Focus(None, Some(Card::Why)),
        Action::Select(None),
        Action::ShowDialog(None),
        Action::ScanProgressed(ArticleId("other".into()), sayso_engine::Progress { done: 1, all: 2 }),
    ] {
        let what = format!("{action:?}");
        assert!(Rc::ptr_eq(&after(&app, action), &app), "{what}");
    }
}

#[test]
fn a_layer_that_is_off_takes_its_marks_away_and_moves_no_word() {
    let app = after(
        &opened(),
        Action::Mark(quote("Nobody else knew.", Some("Mara Lind")), None),
    );
    let badges = |app: &App| {
        let chunks = &session(app).page.chunks;
        let runs = chunks.iter().flat_map(|c| c.drawn()).flatten();
        runs.flat_map(|r| r.badges)
            .map(|b| (b.text.to_string(), b.class.to_string()))
            .collect::<Vec<_>>()
    };
    assert_eq!(badges(&app), [("1".to_owned(), "badge v1".to_owned())]);
    let app = after(&app, Action::ToggleLayer(LayerName::Mine));
    assert!(drawn(&app).1.is_empty());
    assert_eq!(badges(&app), [("1".to_owned(), "badge v1 off".to_owned())]);
    assert_eq!(session(&app).focus, None);
}

#[test]
fn what_is_not_to_be_saved_is_not_sent_to_the_store() {
    let session = Session::new(
        ArticleId("a".into()),
        Document::new("a", TEXT),
        Journal::begun(TEXT),
        false,
        Saved::Unwanted,
    );
    let (app, opening) = update(&Rc::default(), Action::Opened(Rc::new(session)), moment());
    assert!(!opening.iter().any(|e| matches!(e, Effect::TakeSeat(_))));
    let (app, effects) = update(&app, Action::Mark(quote("Nobody else knew.", None), None), moment());
    assert!(!effects.iter().any(|e| matches!(e, Effect::Append(..))), "{effects:?}");
    assert_eq!(
        app.session.as_ref().map(|s| (s.marks.len(), s.saved.clone())),
        Some((1, Saved::Unwanted))
    );
}

fn announced(effects: &[Effect]) -> Vec<String> {
    let said = effects.iter().filter_map(|effect| match effect {
        Effect::Announce(text) => Some(text.to_string()),
        _ => None,
    });
    said.collect()
}

#[test]
fn what_was_done_is_said_in_one_breath_with_what_follows() {
    let app = opened();
    let (app, effects) = update(
        &app,
        Action::Mark(quote("“The quay is shut,”", Some("Mara Lind")), None),
        moment(),
    );
    let said = announced(&effects);
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(said[0].starts_with("Marked. 1 of 1: direct quote"), "{said:?}");
    let (_, effects) = update(&app, Action::Undo, moment());
    assert_eq!(announced(&effects), ["Undone."]);
}

#[test]
fn a_mark_is_said_once_where_it_begins_and_once_where_it_ends() {
    let app = after(
        &opened(),
        Action::Mark(quote("“The quay is shut,” said Mara Lind.", Some("Mara Lind")), None),
    );
    // Another mark in the midst of it cuts it into runs.
    let at = TEXT.find("quay").unwrap() as u32;
    let at = Anchor::new(TEXT, vec![Span::new(at, at + 4)]);
    let app = after(&app, Action::Mark(Body::Highlight { at }, None));
    let runs: Vec<_> = session(&app)
        .page
        .chunks
        .iter()
        .flat_map(|c| c.drawn())
        .flatten()
        .collect();
    let said = |of: fn(&crate::state::Drawn) -> &yew::AttrValue| -> Vec<(String, String)> {
        let those = runs.iter().filter(|run| !of(run).is_empty());
        those
            .map(|run| (of(run).to_string(), run.span.of(TEXT).to_owned()))
            .collect()
    };
    let pair = |said: &str, run: &str| (said.to_owned(), run.to_owned());
    assert_eq!(
        said(|run| &run.begins[0]),
        [pair("quote 1", "“The "), pair("highlight", "quay")]
    );
    assert_eq!(said(|run| &run.begins[1])[0].0, "quote 1, Mara Lind");
    let ends = said(|run| &run.ends);
    assert_eq!(ends[0], pair("end of highlight", "quay"));
    assert_eq!((ends.len(), ends[1].0.as_str()), (2, "end of quote 1"));
}

#[test]
fn the_caret_goes_on_from_what_was_selected_and_marked() {
    use crate::state::Caret;
    let app = after(
        &opened(),
        Action::Caret(Some(Caret { at: 5, anchor: 0 }), "Chosen".into()),
    );
    assert_eq!(session(&app).selection, Some(Span::new(0, 5)));
    let marked = after(
        &app,
        Action::Mark(
            Body::Highlight {
                at: Anchor::new(TEXT, vec![Span::new(0, 5)]),
            },
            None,
        ),
    );
    assert_eq!(
        (session(&marked).selection, session(&marked).caret),
        (None, Some(Caret::at(5)))
    );
    // The mouse selects something else.
    let selected = after(&marked, Action::Select(Some(Span::new(6, 11))));
    assert_eq!(session(&selected).caret, Some(Caret { at: 11, anchor: 6 }));
    let gone = after(&selected, Action::Caret(None, "No caret".into()));
    assert_eq!((session(&gone).selection, session(&gone).caret), (None, None));
    // White space alone is nothing to mark.
    let space = after(&app, Action::Caret(Some(Caret { at: 6, anchor: 5 }), "".into()));
    assert_eq!(session(&space).selection, None);
}

#[test]
fn an_edited_text_is_read_anew_and_undo_brings_the_old_one_back() {
    let mut app = opened();
    let text = session(&app).document.text.clone();
    let mark = |words: &str| {
        let at = text.find(words).unwrap() as u32;
        let at = Anchor::new(&text, vec![sayso_engine::Span::new(at, at + words.len() as u32)]);
        Action::Mark(Body::Highlight { at }, None)
    };
    for words in ["Ferry", "Nobody"] {
        app = after(&app, mark(words));
    }
    let new = text.replace("Nobody", "Few").replace("stops", "has stopped");
    let (edited, effects) = update(&app, Action::EditText(sayso_notebook::edit(&text, &new)), moment());
    assert_eq!(*session(&edited).document.text, *new);
    assert!(matches!(session(&edited).scanning, Scanning::Running(_)));
    let reads = |e: &&Effect| matches!(e, Effect::Read(_, document) if *document.text == *new);
    assert_eq!(effects.iter().filter(reads).count(), 1);
    assert_eq!(effects.iter().filter(|e| matches!(e, Effect::Append(..))).count(), 1);
    let orphans: Vec<_> = session(&edited).orphans().map(|m| &*m.body.anchor().exact).collect();
    assert_eq!(orphans, ["Nobody"]);
    // It was in focus, and no card can stand at it any more.
    assert_eq!(session(&edited).focus, None);
    let (back, effects) = update(&edited, Action::Undo, moment());
    assert_eq!(
        (&*session(&back).document.text, session(&back).orphans().count()),
        (&*text, 0)
    );
    assert!(effects.iter().any(|e| matches!(e, Effect::Read(..))));
    // Nothing at all, nothing new, and what does not fit are no edits.
    for new in ["", " \n", &text] {
        let (same, effects) = update(&back, Action::EditText(sayso_notebook::edit(&text, new)), moment());
        assert!(Rc::ptr_eq(&same, &back) && effects.is_empty(), "{new:?}");
    }
}
