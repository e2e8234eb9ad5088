//! No work is lost: a session is recorded, one write of it fails in every way at every place, and all that was confirmed
//! is there when the store is opened again.

use std::collections::BTreeMap;
use std::sync::Arc;

use sayso_engine::Span;
use sayso_notebook::{Anchor, Author, Body, Codebook, Entry, Event, Journal, Revision, Timestamp, edit, fold};
use sayso_store::{ArticleId, Aside, Filing, MANY, NewArticle, Saved, Shelf, Store, StoreError, Work};
use sayso_tests::storage::{Breaker, Computer, Disk, Fault, Place, block_on, note};

const TEXT: &str = "“We are ready,” said Inés Calder. 🎉\r\n";

fn article(text: &str) -> NewArticle {
    NewArticle {
        title: "A pier for Port Aldine".to_owned(),
        text: text.into(),
        text_name: format!("{:x}", text.len()),
        byline: String::new(),
        journal: Journal::default(),
        work: Work::default(),
        filing: Filing::default(),
    }
}

fn id(name: &str) -> ArticleId {
    ArticleId(name.into())
}

/// A thing done to the store.
#[derive(Clone, Debug)]
enum Step {
    Create(&'static str, &'static str),
    Import(&'static str, &'static str, Vec<Entry>),
    Append(&'static str, Vec<Entry>),
    Rename(&'static str, &'static str),
    Pack(&'static str),
    Forget(&'static str),
}

/// What [`TEXT`] is after [`edited`].
const EDITED: &str = "“We are quite ready,” said Inés Calder. 🎉🎉\r\n";

/// The text is edited, by the entry `seq`.
fn edited(seq: u32) -> Entry {
    Entry {
        event: Event::Edited {
            changes: edit(TEXT, EDITED),
        },
        ..note(seq, seq, "")
    }
}

/// A mark on the last word of the text that the entry `edit` has made.
fn marked_after(seq: u32, edit: u32) -> Entry {
    let at = EDITED.rfind('🎉').expect("it is there") as u32;
    let at = Anchor::new(EDITED, vec![Span::new(at, at + 4)]);
    Entry {
        on: Revision::Edited(note(edit, edit, "").id),
        event: Event::Marked {
            body: Body::Highlight { at },
        },
        ..note(seq, seq, "")
    }
}

/// Articles of two texts, one of them shared; steps of one and of two entries; titles; a text that is edited and marked after that; and
/// one that is forgotten.
fn session() -> Vec<Step> {
    use Step::*;
    vec![
        Create("a", TEXT),
        Append("a", vec![note(0, 0, "one")]),
        Append("a", vec![note(1, 1, "two"), note(2, 1, "of the same step 🎉")]),
        Create("b", TEXT),
        Append("b", vec![note(0, 0, "in the other")]),
        Append("b", vec![edited(1)]),
        Append("a", vec![edited(20)]),
        Append("a", vec![marked_after(21, 20)]),
        Rename("a", "A pier, at last"),
        Append("a", vec![note(3, 3, "three")]),
        Import("c", "No pier.", vec![note(5, 5, "brought"), note(6, 6, "along")]),
        Rename("a", "The pier"),
        Append("c", vec![note(7, 7, "later")]),
        Forget("b"),
        Rename("c", "None"),
        Append("a", vec![note(4, 4, "four")]),
    ]
}

/// What must be there of an article, and what may be.
#[derive(Clone, Debug, Default)]
struct Due {
    text: &'static str,
    /// The entries of steps, and whether they were confirmed.
    steps: Vec<(Vec<Entry>, bool)>,
    /// Those it may have: the last that was confirmed, and what was tried after it.
    titles: Vec<String>,
    /// Whether its making was confirmed.
    made: bool,
    /// Whether it was tried to forget it, and confirmed.
    forgotten: Option<bool>,
}

/// Whether it was confirmed that this outlives the tab.
fn is_kept(saved: Result<Saved, StoreError>) -> bool {
    saved.is_ok_and(|saved| saved != Saved::InMemory)
}

/// Does `steps` as far as the computer stays on, and yields what is due.
fn play(computer: &Computer, steps: &[Step]) -> BTreeMap<&'static str, Due> {
    let store = computer.open();
    let mut all: BTreeMap<&'static str, Due> = BTreeMap::new();
    for (at, step) in (1_000..).map(Timestamp).zip(steps) {
        if computer.is_off() {
            break;
        }
        match step {
            Step::Create(name, text) => make(&store, &mut all, (name, text, &[]), at),
            Step::Import(name, text, entries) => make(&store, &mut all, (name, text, entries), at),
            Step::Append(name, entries) => {
                let done = is_kept(block_on(store.append(&id(name), entries)));
                let due = all.entry(name).or_default();
                due.steps.push((entries.clone(), done));
                if done {
                    // What was owed was written with it.
                    due.steps.iter_mut().for_each(|(_, confirmed)| *confirmed = true);
                }
            }
            Step::Rename(name, title) => {
                let retitle = |filing: &mut Filing| filing.title = Some((*title).to_owned());
                let done = is_kept(block_on(store.file(&[id(name)], retitle)));
                let due = all.entry(name).or_default();
                if done {
                    due.titles.clear();
                }
                due.titles.push((*title).to_owned());
            }
            // Whether it succeeds or not, nothing changes.
            Step::Pack(name) => drop(block_on(store.pack(&id(name)))),
            Step::Forget(name) => {
                let done = block_on(store.forget(&id(name))).is_ok();
                all.entry(name).or_default().forgotten = Some(done);
            }
        }
    }
    all
}

fn make(
    store: &Store,
    all: &mut BTreeMap<&'static str, Due>,
    (name, text, entries): (&'static str, &'static str, &[Entry]),
    at: Timestamp,
) {
    let journal = Journal::new(entries.to_vec());
    let new = NewArticle {
        journal,
        ..article(text)
    };
    let title = new.title.clone();
    let made = is_kept(block_on(store.create(id(name), new, at)).map(|(_, saved)| saved));
    let steps = if entries.is_empty() {
        Vec::new()
    } else {
        vec![(entries.to_vec(), made)]
    };
    all.insert(
        name,
        Due {
            text,
            steps,
            titles: vec![title],
            made,
            forgotten: None,
        },
    );
}

/// Holds what `store` has against what is due.
fn check(store: &Store, due: &BTreeMap<&'static str, Due>, case: &str) {
    let listed = block_on(store.list()).unwrap_or_else(|error| panic!("{case}: the list: {error:?}"));
    for (name, due) in due {
        let meta = listed.iter().find(|meta| *meta.id.0 == **name);
        if due.forgotten == Some(true) {
            assert_eq!(meta, None, "{case}: {name} was forgotten");
            continue;
        }
        if due.forgotten.is_some() || !due.made {
            // Half forgotten it may be read or not; it can be forgotten again.
            assert_eq!(block_on(store.forget(&id(name))), Ok(()), "{case}: {name}");
            let again = block_on(store.list()).unwrap_or_default();
            assert!(again.iter().all(|meta| *meta.id.0 != **name), "{case}: {name} is gone");
            continue;
        }
        let meta = meta.unwrap_or_else(|| panic!("{case}: {name} is not on the list"));
        assert!(
            due.titles.contains(&meta.title),
            "{case}: {name} is called {}",
            meta.title
        );
        let stored = block_on(store.load(&id(name))).unwrap_or_else(|error| panic!("{case}: {name}: {error:?}"));
        assert_eq!(&**stored.journal.opened(), due.text, "{case}: {name}");
        let is_edited = |entry: &Arc<Entry>| matches!(entry.event, Event::Edited { .. });
        let text = match stored.journal.entries().iter().any(is_edited) {
            true => EDITED,
            false => due.text,
        };
        assert_eq!(&*stored.text, text, "{case}: {name}");
        let there: Vec<Entry> = stored
            .journal
            .entries()
            .iter()
            .map(|entry| Entry::clone(entry))
            .collect();
        let mut there = &there[..];
        for (step, confirmed) in &due.steps {
            if let Some(rest) = there.strip_prefix(&step[..]) {
                there = rest;
            } else {
                assert!(!confirmed, "{case}: {name} lacks {step:?}");
            }
        }
        assert_eq!(there, [], "{case}: {name} has what nobody did, or half a step");
        // And it can be gone on with.
        let next = note(99, 99, "after the fault");
        block_on(store.append(&id(name), std::slice::from_ref(&next)))
            .unwrap_or_else(|error| panic!("{case}: {name}: {error:?}"));
        let stored = block_on(store.load(&id(name))).unwrap_or_else(|error| panic!("{case}: {name}: {error:?}"));
        assert_eq!(stored.journal.entries().last(), Some(&Arc::new(next)), "{case}: {name}");
    }
}

/// The computers there are: both shelves, either alone.
fn computers() -> [(&'static str, Computer); 3] {
    let computer = |disk: bool, place: bool| Computer {
        disk: disk.then(Disk::default),
        place: place.then(Place::default),
    };
    [
        ("both", computer(true, true)),
        ("localStorage alone", computer(false, true)),
        ("IndexedDB alone", computer(true, false)),
    ]
}

#[test]
fn every_confirmed_change_outlives_a_fault_at_any_write() {
    let steps = session();
    for (kind, whole) in computers() {
        let due = play(&whole, &steps);
        check(&whole.mended().open(), &due, kind);
        let (on_disk, in_place) = (
            whole.disk.map_or(0, |disk| disk.breaker.writes()),
            whole.place.map_or(0, |place| place.breaker.writes()),
        );
        assert!(on_disk == 0 || on_disk >= 12, "{kind}: {on_disk} transactions");
        assert!(in_place == 0 || in_place >= 25, "{kind}: {in_place} strings");
        let faults = [Fault::FullOnce, Fault::FullFromNow, Fault::OffBefore, Fault::OffAfter];
        for fault in faults {
            for n in 0..on_disk.max(in_place) {
                for breaks_disk in [true, false] {
                    let (_, mut computer) = computers().into_iter().find(|(k, _)| *k == kind).expect("a computer");
                    match (&mut computer.disk, &mut computer.place) {
                        (Some(disk), _) if breaks_disk && n < on_disk => disk.breaker = Breaker::breaks(n, fault),
                        (_, Some(place)) if !breaks_disk && n < in_place => place.breaker = Breaker::breaks(n, fault),
                        _ => continue,
                    }
                    let part = if breaks_disk { "disk" } else { "strings" };
                    let case = format!("{kind}, {part}, write {n}, {fault:?}");
                    let due = play(&computer, &steps);
                    check(&computer.mended().open(), &due, &case);
                }
            }
        }
    }
}

#[test]
fn a_string_cut_short_at_any_byte_costs_nothing_that_was_confirmed() {
    let steps = session();
    let whole = Place::default();
    let alone = |place: Place| Computer {
        disk: None,
        place: Some(place),
    };
    play(&alone(whole.clone()), &steps);
    for (n, size) in (0..).zip(whole.breaker.sizes()) {
        for bytes in 0..=size {
            let place = Place {
                breaker: Breaker::breaks(n, Fault::OffAt(bytes)),
                ..Place::default()
            };
            let computer = alone(place);
            let due = play(&computer, &steps);
            check(&computer.mended().open(), &due, &format!("write {n}, cut at {bytes}"));
        }
    }
}

#[test]
fn nothing_is_left_of_an_article_that_fits_nowhere() {
    let (disk, place) = (Disk::default(), Place::default());
    let computer = Computer {
        disk: Some(disk.clone()),
        place: Some(place.clone()),
    };
    let store = computer.open();
    disk.breaker.break_at(0, Fault::FullOnce);
    // The first string is the schema's version, the next is the text.
    place.breaker.break_at(1, Fault::FullOnce);
    let made = block_on(store.create(id("a"), article(TEXT), Timestamp(1)));
    assert_eq!(made, Err(StoreError::Full));
    assert_eq!(place.strings.borrow().len(), 1);
    let (_, saved) = block_on(store.create(id("b"), article("No pier."), Timestamp(2))).expect("room again");
    assert_eq!(saved, Saved::Durably);
    assert_eq!(block_on(store.list()).expect("a list").len(), 1);
    assert!(place.strings.borrow().values().all(|value| !value.contains("Calder")));
}

/// A journal so long that its entries are put together.
fn long_session() -> Vec<Step> {
    let entries = |range: std::ops::Range<usize>| range.map(|n| note(n as u32, n as u32, "one of many")).collect();
    vec![
        Step::Import("a", TEXT, entries(0..MANY)),
        Step::Append("a", entries(MANY..MANY + 1)),
        Step::Pack("a"),
        Step::Append("a", entries(MANY + 1..MANY + 2)),
    ]
}

#[test]
fn entries_put_together_are_the_same_entries_whenever_that_fails() {
    let place = Place::default();
    let alone = |place: &Place| Computer {
        disk: None,
        place: Some(place.clone()),
    };
    let due = play(&alone(&place), &long_session());
    assert_eq!(
        place
            .strings
            .borrow()
            .keys()
            .filter(|key| key.starts_with("sayso:pack:"))
            .count(),
        1
    );
    assert_eq!(
        place
            .strings
            .borrow()
            .keys()
            .filter(|key| key.starts_with("sayso:entry:"))
            .count(),
        1
    );
    check(&alone(&place.mended()).open(), &due, "packed");
    let before = 1 + 2 + MANY as u32 + 2;
    for n in (before..place.breaker.writes()).step_by(17).chain([before, before + 1]) {
        for fault in [Fault::OffBefore, Fault::OffAfter, Fault::OffAt(100), Fault::FullOnce] {
            let broken = Place {
                breaker: Breaker::breaks(n, fault),
                ..Place::default()
            };
            let due = play(&alone(&broken), &long_session());
            check(&alone(&broken.mended()).open(), &due, &format!("write {n}, {fault:?}"));
        }
    }
}

/// What a version of Sayso kept in a place.
fn kept_by(version: u32) -> Place {
    let kept = sayso_tests::read(&format!("tests/storage/version-{version}.json"));
    let place = Place::default();
    *place.strings.borrow_mut() = serde_json::from_str(&kept).expect("strings under keys");
    place
}

#[test]
fn what_the_third_version_kept_is_read_and_gone_on_with() {
    let computer = Computer {
        disk: None,
        place: Some(kept_by(3)),
    };
    let store = computer.open();
    let listed = block_on(store.list()).expect("a list");
    let id = &listed[0].id;
    let stored = block_on(store.load(id)).expect("an article");
    assert_eq!((stored.journal.entries().len(), stored.set_aside), (5, 0));
    // What this version does stands beside what the third did.
    let mut codebook = Codebook::default();
    codebook.labels.push(codebook.next_label("Fact", &[]));
    let entry = Entry {
        event: Event::CodebookSet {
            codebook: codebook.clone(),
        },
        ..note(9, 9, "")
    };
    block_on(store.append(id, &[entry])).expect("written");
    let journal = block_on(computer.open().load(id)).expect("an article").journal;
    let notebook = fold(&journal, &Author::default());
    assert_eq!((notebook.annotations.len(), notebook.versions.len()), (1, 1));
    assert_eq!(notebook.codebook, codebook);
}

#[test]
fn what_the_second_version_kept_is_read_and_gone_on_with() {
    let computer = Computer {
        disk: None,
        place: Some(kept_by(2)),
    };
    let store = computer.open();
    let listed = block_on(store.list()).expect("a list");
    let titles: Vec<_> = listed
        .iter()
        .map(|meta| (&*meta.title, &*meta.filing.outlet, meta.summary.work.decided))
        .collect();
    assert_eq!(
        titles,
        [("Ferry to Skerry Point", "The Harbour Post", 1), ("The pier", "", 0)]
    );
    let id = &listed[0].id;
    let stored = block_on(store.load(id)).expect("an article");
    assert_eq!((stored.journal.entries().len(), stored.set_aside), (4, 0));
    // What this version does stands beside what the second did.
    let entry = Entry {
        event: Event::Named {
            point: stored.journal.now(),
            name: "First reading".to_owned(),
        },
        ..note(9, 9, "")
    };
    block_on(store.append(id, &[entry])).expect("written");
    let journal = block_on(computer.open().load(id)).expect("an article").journal;
    let notebook = fold(&journal, &Author::default());
    assert_eq!((notebook.annotations.len(), notebook.versions.len()), (1, 1));
}

#[test]
fn what_the_first_version_kept_is_read_and_gone_on_with() {
    let place = kept_by(1);
    let computer = Computer {
        disk: None,
        place: Some(place.clone()),
    };
    let store = computer.open();
    let listed = block_on(store.list()).expect("a list");
    let titles: Vec<_> = listed
        .iter()
        .map(|meta| (&*meta.title, meta.summary.work.notes))
        .collect();
    assert_eq!(
        titles,
        [("Ferry to Skerry Point stops for the winter", 1), ("The pier", 0)]
    );
    let stored = block_on(store.load(&listed[0].id)).expect("an article");
    assert!(stored.text.starts_with("Ferry to Skerry Point"));
    assert_eq!((stored.journal.entries().len(), stored.set_aside), (3, 0));
    block_on(store.append(&listed[0].id, &[note(9, 9, "now")])).expect("written");
    let ids: Vec<_> = listed.iter().map(|meta| meta.id.clone()).collect();
    block_on(store.file(&ids, |filing| filing.tags.push("harbour".to_owned()))).expect("filed");
    let again = computer.open();
    assert_eq!(
        block_on(again.load(&ids[0]))
            .expect("an article")
            .journal
            .entries()
            .len(),
        4
    );
    assert!(
        block_on(again.list())
            .expect("a list")
            .iter()
            .all(|meta| meta.filing.tags == ["harbour"])
    );
}

#[test]
fn what_a_browser_clears_while_it_is_open_is_kept_anew_and_what_is_deleted_is_not() {
    for (has_disk, has_place) in [(true, true), (true, false), (false, true)] {
        let computer = Computer {
            disk: has_disk.then(Disk::default),
            place: has_place.then(Place::default),
        };
        let store = computer.open();
        block_on(store.create(id("a"), article(TEXT), Timestamp(1))).expect("made");
        let one = note(0, 0, "one");
        block_on(store.append(&id("a"), std::slice::from_ref(&one))).expect("written");
        // All of it is gone, as when a person clears a site's data.
        if let Some(disk) = &computer.disk {
            block_on(disk.memory.forget("a")).expect("cleared");
        }
        if let Some(place) = &computer.place {
            place.strings.borrow_mut().clear();
        }
        let two = note(1, 1, "two");
        let step = std::slice::from_ref(&two);
        assert_eq!(block_on(store.append(&id("a"), step)), Err(StoreError::Missing));
        assert!(!block_on(store.is_forgotten(&id("a"))));
        let journal = Journal::new(vec![one, two.clone()]);
        block_on(store.keep_anew(&id("a"), &journal)).expect("kept anew");
        let again = block_on(computer.open().load(&id("a"))).expect("an article");
        assert_eq!((&*again.text, again.journal), (TEXT, journal));
        let three = [note(2, 2, "three")];
        block_on(store.append(&id("a"), &three)).expect("written");
        if has_disk {
            block_on(computer.open().forget(&id("a"))).expect("deleted in another tab");
            assert_eq!(
                block_on(store.append(&id("a"), &[note(3, 3, "four")])),
                Err(StoreError::Missing)
            );
            assert!(block_on(store.is_forgotten(&id("a"))));
        }
    }
}

#[test]
fn what_cannot_be_read_can_be_saved_as_a_file() {
    let place = Place::default();
    let computer = Computer {
        disk: None,
        place: Some(place.clone()),
    };
    let store = computer.open();
    block_on(store.create(id("a"), article(TEXT), Timestamp(1))).expect("made");
    block_on(store.append(&id("a"), &[note(0, 0, "one")])).expect("written");
    assert_eq!(block_on(store.set_aside()), []);
    let key = "sayso:entry:a:7-0";
    let spoiled = place.strings.borrow()[key][..40].to_owned();
    place.strings.borrow_mut().insert(key.to_owned(), spoiled.clone());
    assert_eq!(block_on(store.load(&id("a"))).expect("an article").set_aside, 1);
    let aside = Aside {
        at: key.to_owned(),
        value: spoiled,
    };
    assert_eq!(block_on(computer.open().set_aside()), [aside]);
}

#[test]
fn what_is_filed_is_found_again_and_the_bin_is_emptied_in_time() {
    let place = Place::default();
    let computer = Computer {
        disk: Some(Disk::default()),
        place: Some(place.clone()),
    };
    let store = computer.open();
    for name in ["a", "b", "c"] {
        block_on(store.create(id(name), article(TEXT), Timestamp(1))).expect("made");
    }
    block_on(store.append(&id("a"), &[note(0, 0, "one")])).expect("written");
    let (copy, _) = block_on(store.duplicate(&id("a"), id("d"), Timestamp(2))).expect("a copy");
    assert_eq!((copy.entries, &*copy.title), (1, "A pier for Port Aldine"));
    for (name, at) in [("b", 100), ("c", 200)] {
        block_on(store.file(&[id(name)], |filing| filing.binned = Some(Timestamp(at)))).expect("binned");
    }
    let in_bin = |store: &Store| {
        let listed = block_on(store.list()).expect("a list").into_iter();
        listed.filter(|meta| meta.filing.binned.is_some()).count()
    };
    assert_eq!(in_bin(&computer.open()), 2);
    block_on(store.file(&[id("c")], |filing| filing.binned = None)).expect("put back");
    assert_eq!(block_on(computer.open().empty_bin(Timestamp(150))), Ok(1));
    let index = block_on(store.search_index(async || ())).expect("an index");
    let listed = block_on(store.list()).expect("a list");
    let found = index.find(&listed, "ready calder");
    assert_eq!(found.iter().flatten().count(), 3);
    let names: Vec<_> = block_on(store.list())
        .expect("a list")
        .into_iter()
        .map(|meta| meta.id)
        .collect();
    assert!(names.len() == 3 && !names.contains(&id("b")), "{names:?}");
    // Nothing is left of a text when the last article that has it goes, and no sooner.
    assert_eq!(&*block_on(store.load(&id("d"))).expect("the copy").text, TEXT);
    for name in ["a", "c", "d"] {
        block_on(store.forget(&id(name))).expect("forgotten");
    }
    assert_eq!(place.strings.borrow().keys().collect::<Vec<_>>(), ["sayso:version"]);
}

#[test]
fn how_an_article_is_filed_is_made_good_on_the_shelf_that_lacks_it() {
    let (disk, place) = (Disk::default(), Place::default());
    let computer = |disk: &Disk| Computer {
        disk: Some(disk.clone()),
        place: Some(place.clone()),
    };
    let store = computer(&disk).open();
    block_on(store.create(id("a"), article(TEXT), Timestamp(1))).expect("made");
    block_on(store.file(&[id("a")], |filing| filing.tags.push("harbour".to_owned()))).expect("filed");
    // The browser has lost one shelf, and then the other.
    let fresh = Disk::default();
    block_on(computer(&fresh).open().load(&id("a"))).expect("an article");
    place.strings.borrow_mut().clear();
    let listed = block_on(computer(&fresh).open().list()).expect("a list");
    assert_eq!(listed[0].filing.tags, ["harbour"]);
}

#[test]
fn what_an_article_is_called_is_mended_once_it_is_read_better() {
    let computer = Computer {
        disk: Some(Disk::default()),
        place: Some(Place::default()),
    };
    let store = computer.open();
    block_on(store.create(id("a"), article(TEXT), Timestamp(1))).expect("made");
    block_on(store.describe(&id("a"), "A new pier", "By Una Marsh")).expect("described");
    block_on(store.append(&id("a"), &[note(0, 0, "one")])).expect("written");
    let listed = block_on(computer.open().list()).expect("a list");
    let told = (&*listed[0].title, &*listed[0].summary.byline, listed[0].entries);
    assert_eq!(told, ("A new pier", "By Una Marsh", 1));
    // What was deleted in another tab does not come back.
    block_on(computer.open().forget(&id("a"))).expect("forgotten");
    assert_eq!(
        block_on(store.describe(&id("a"), "A pier", "")),
        Err(StoreError::Missing)
    );
    assert_eq!(block_on(computer.open().list()).expect("a list"), []);
}

#[test]
fn an_edited_text_is_found_copied_and_told_of_on_the_list() {
    let computer = Computer {
        disk: Some(Disk::default()),
        place: Some(Place::default()),
    };
    let store = computer.open();
    block_on(store.create(id("a"), article("The pier is shut.\nNobody waits."), Timestamp(1))).expect("made");
    let stored = block_on(store.load(&id("a"))).expect("an article");
    let new: std::sync::Arc<str> = "The pier is open.\nMany a boat is waiting at it since the early morning.".into();
    let edited = Entry {
        event: Event::Edited {
            changes: edit(&stored.text, &new),
        },
        ..note(0, 0, "")
    };
    block_on(store.append(&id("a"), &[edited])).expect("written");
    store.reads(&id("a"), &new);
    block_on(store.append(&id("a"), &[note(1, 1, "")])).expect("written");
    let again = computer.open();
    block_on(again.duplicate(&id("a"), id("b"), Timestamp(2))).expect("copied");
    assert_eq!(block_on(again.load(&id("b"))).expect("the copy").text, new);
    let index = block_on(again.search_index(async || ())).expect("an index");
    let listed = block_on(again.list()).expect("a list");
    assert_eq!(index.find(&listed, "boat").iter().flatten().count(), 2);
    assert_eq!(index.find(&listed, "nobody").iter().flatten().count(), 0);
    for meta in listed {
        let summary = meta.summary;
        assert_eq!(
            (&*summary.lead, summary.words),
            ("Many a boat is waiting at it since the early morning.", 15)
        );
    }
}
