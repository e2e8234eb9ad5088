//! A backup comes back whole or not at all: what a restore changes, whatever fails meanwhile.

use std::collections::BTreeMap;

use sayso_notebook::{Entry, Event, Journal, Timestamp};
use sayso_store::{ArticleId, Change, Filing, Mode, NewArticle, Preview, Saved, Store, StoreError, Work};
use sayso_tests::storage::{self, Breaker, Computer, Disk, Fault, Place, block_on};
use sayso_wire::backup::{ArticleLine, End, Line, header_line, to_line};

const TEXT: &str = "“We are ready,” said Inés Calder. 🎉\r\n";
const OTHER: &str = "No pier.";

/// The entry `seq`, a step of its own.
fn note(seq: u32, text: &str) -> Entry {
    storage::note(seq, seq, text)
}

fn id(name: &str) -> ArticleId {
    ArticleId(name.into())
}

fn create(store: &Store, name: &str, text: &str, entries: &[Entry]) {
    let article = NewArticle {
        title: format!("About {name}"),
        text: text.into(),
        text_name: format!(
            "{:x}",
            text.bytes()
                .fold(7, |name: u64, byte| name.wrapping_mul(31) + u64::from(byte))
        ),
        byline: String::new(),
        journal: Journal::new(entries.to_vec()),
        work: Work::default(),
        filing: Filing::default(),
    };
    block_on(store.create(id(name), article, Timestamp(1_000))).expect("made");
}

fn file(store: &Store, name: &str, change: impl Fn(&mut Filing)) {
    block_on(store.file(&[id(name)], change)).expect("filed");
}

/// What a backup of this store has.
fn backup(store: &Store) -> Vec<ArticleLine> {
    let outlines = block_on(store.outlines()).expect("a list").into_iter();
    outlines
        .map(|outline| block_on(store.whole(outline)).expect("an article"))
        .collect()
}

/// Articles as a person finds them: by title and journal, in order; those in the bin apart.
#[derive(Clone, Debug, Default, PartialEq)]
struct Library {
    listed: Vec<(String, String, Vec<String>)>,
    binned: Vec<(String, String, Vec<String>)>,
}

fn library(store: &Store) -> Library {
    let mut library = Library::default();
    for meta in block_on(store.list()).expect("a list") {
        let stored = block_on(store.load(&meta.id)).expect("an article");
        assert_eq!(stored.set_aside, 0);
        let notes = stored.journal.entries().iter().map(|entry| match &entry.event {
            Event::Noted { text, .. } => text.clone(),
            _ => String::new(),
        });
        let article = (meta.title, stored.text.to_string(), notes.collect());
        match meta.filing.binned {
            Some(_) => library.binned.push(article),
            None => library.listed.push(article),
        }
    }
    library.listed.sort();
    library.binned.sort();
    library
}

fn computer() -> Computer {
    Computer {
        disk: Some(Disk::default()),
        place: Some(Place::default()),
    }
}

/// Restores `lines`, all the way, and yields what was foretold.
fn restore(store: &Store, lines: &[ArticleLine], mode: Mode) -> Result<(Preview, Saved), StoreError> {
    let mut restoring = block_on(store.restoring())?;
    for line in lines {
        block_on(restoring.look_at(line))?;
    }
    let preview = restoring.preview();
    restoring.begin(mode, "deadbeef".to_owned());
    let staged = lines
        .iter()
        .try_for_each(|line| block_on(restoring.stage(line.clone())));
    match staged.and_then(|()| block_on(restoring.switch(Timestamp(9_999)))) {
        Ok(saved) => Ok((preview, saved)),
        Err(error) => {
            block_on(restoring.abandon());
            Err(error)
        }
    }
}

/// Another library: `same` as here, `ahead` with more work than here, `behind` with less, `both` with other work, `new`.
fn elsewhere() -> Vec<ArticleLine> {
    let store = computer().open();
    create(&store, "same", "Same.", &[note(0, "one")]);
    create(&store, "ahead", TEXT, &[note(0, "one"), note(1, "two 🎉")]);
    create(&store, "behind", "Behind it.", &[note(0, "one")]);
    create(&store, "both", "Of both.", &[note(0, "one"), note(1, "there")]);
    create(&store, "new", OTHER, &[note(0, "brought")]);
    // A text that an article here has, too.
    create(&store, "shared", TEXT, &[note(8, "another reading")]);
    file(&store, "new", |filing| filing.tags = vec!["harbour".to_owned()]);
    backup(&store)
}

/// The library here.
fn here(store: &Store) {
    create(store, "same", "Same.", &[note(0, "one")]);
    create(store, "ahead", TEXT, &[note(0, "one")]);
    create(store, "behind", "Behind it.", &[note(0, "one"), note(2, "later")]);
    create(store, "both", "Of both.", &[note(0, "one"), note(3, "here")]);
    create(store, "mine", "Mine alone.", &[]);
}

#[test]
fn a_line_is_as_the_schema_says() {
    let schema = serde_json::from_str(&sayso_tests::read("docs/schema/sayso-backup-1.schema.json")).expect("JSON");
    let mut schemas = boon::Schemas::new();
    let mut compiler = boon::Compiler::new();
    compiler.add_resource("urn:sayso:backup:1", schema).expect("a schema");
    let index = compiler.compile("urn:sayso:backup:1", &mut schemas).expect("a schema");
    let is_valid = |json: &str| {
        schemas
            .validate(&serde_json::from_str(json).expect("JSON"), index)
            .is_ok()
    };
    let mut lines: Vec<String> = elsewhere()
        .into_iter()
        .map(|line| to_line(&Line::Article(line)))
        .collect();
    lines.push(header_line(3, 6, 5));
    lines.push(to_line(&Line::Settings(BTreeMap::from([(
        "theme".to_owned(),
        "dark".to_owned(),
    )]))));
    lines.push(to_line(&Line::End(End {
        members: 4,
        articles: 6,
    })));
    for line in lines {
        assert!(is_valid(&line), "{line}");
        let spoiled = line.replacen("\":", "-\":", 1);
        assert!(!is_valid(&spoiled), "{spoiled}");
    }
}

#[test]
fn merging_adds_what_is_missing_and_keeps_all_that_is_here() {
    let computer = computer();
    let store = computer.open();
    here(&store);
    let (preview, saved) = restore(&store, &elsewhere(), Mode::Merge).expect("restored");
    let expected = Preview {
        new: 2,
        same: 1,
        newer_here: 1,
        newer_there: 1,
        both: 1,
        put_back: 0,
        only_here: 1,
    };
    assert_eq!((preview, saved), (expected, Saved::Durably));
    let article = |name: &str, text: &str, notes: &[&str]| {
        let notes = notes.iter().map(|note| (*note).to_owned()).collect();
        (format!("About {name}"), text.to_owned(), notes)
    };
    let all = Library {
        listed: vec![
            article("ahead", TEXT, &["one", "two 🎉"]),
            article("behind", "Behind it.", &["one", "later"]),
            article("both", "Of both.", &["one", "here"]),
            article("both", "Of both.", &["one", "there"]),
            article("mine", "Mine alone.", &[]),
            article("new", OTHER, &["brought"]),
            article("same", "Same.", &["one"]),
            article("shared", TEXT, &["another reading"]),
        ],
        binned: Vec::new(),
    };
    assert_eq!(library(&store), all);
    assert_eq!(library(&computer.open()), all, "it lasts");
    let listed = block_on(store.list()).expect("a list");
    let new = listed
        .iter()
        .find(|meta| meta.title == "About new")
        .expect("it is here");
    assert_eq!(new.filing.tags, ["harbour"]);
    // Once more changes nothing.
    let (again, _) = restore(&store, &elsewhere(), Mode::Merge).expect("restored");
    assert_eq!((again.same, again.newer_here, again.only_here), (5, 1, 2));
    assert_eq!((again.new, again.both, again.newer_there), (0, 0, 0));
    assert_eq!(library(&store), all);
    // And it can be gone on with.
    let ahead = listed
        .iter()
        .find(|meta| meta.title == "About ahead")
        .expect("it is here");
    block_on(store.append(&ahead.id, &[note(9, "three")])).expect("written");
    let stored = block_on(computer.open().load(&ahead.id)).expect("an article");
    assert_eq!(stored.journal.entries().len(), 3);
}

#[test]
fn replacing_leaves_the_library_of_the_backup_and_the_rest_in_the_bin() {
    let store = computer().open();
    here(&store);
    restore(&store, &elsewhere(), Mode::Replace).expect("restored");
    let there = computer().open();
    restore(&there, &elsewhere(), Mode::Merge).expect("restored");
    let replaced = library(&store);
    assert_eq!(replaced.listed, library(&there).listed);
    let binned: Vec<&str> = replaced.binned.iter().map(|(title, ..)| title.as_str()).collect();
    assert_eq!(binned, ["About behind", "About both", "About mine"]);
}

#[test]
fn what_lies_in_the_bin_is_put_back_and_an_empty_library_takes_all() {
    let store = computer().open();
    restore(&store, &elsewhere(), Mode::Merge).expect("restored");
    let all = library(&store);
    assert_eq!(all.listed.len(), 6);
    for meta in block_on(store.list()).expect("a list") {
        file(&store, &meta.id.0, |filing| filing.binned = Some(Timestamp(5)));
    }
    let (preview, _) = restore(&store, &elsewhere(), Mode::Merge).expect("restored");
    assert_eq!((preview.put_back, preview.only_here), (6, 0));
    assert_eq!(library(&store), all);
}

#[test]
fn a_text_deleted_meanwhile_is_there_in_the_end() {
    let store = computer().open();
    create(&store, "mine", TEXT, &[]);
    let mut restoring = block_on(store.restoring()).expect("begun");
    let lines = elsewhere();
    for line in &lines {
        block_on(restoring.look_at(line)).expect("looked at");
    }
    restoring.begin(Mode::Merge, "deadbeef".to_owned());
    for line in &lines {
        block_on(restoring.stage(line.clone())).expect("staged");
    }
    block_on(store.forget(&id("mine"))).expect("forgotten");
    block_on(restoring.switch(Timestamp(1))).expect("restored");
    assert_eq!(
        library(&store)
            .listed
            .iter()
            .filter(|(_, text, _)| text == TEXT)
            .count(),
        2
    );
}

#[test]
fn what_another_tab_has_taken_away_is_not_restored_by_half() {
    let computer = computer();
    let store = computer.open();
    here(&store);
    let before = library(&store);
    let mut restoring = block_on(store.restoring()).expect("begun");
    let lines = elsewhere();
    for line in &lines {
        assert!(block_on(restoring.look_at(line)).is_ok());
    }
    restoring.begin(Mode::Replace, "deadbeef".to_owned());
    for line in &lines {
        block_on(restoring.stage(line.clone())).expect("staged");
    }
    // A tab that knows nothing of this one starts.
    computer.open();
    assert_eq!(block_on(restoring.switch(Timestamp(1))), Err(StoreError::Missing));
    assert_eq!(library(&store), before);
}

#[test]
fn a_file_that_has_changed_meanwhile_is_noticed() {
    let store = computer().open();
    let lines = elsewhere();
    let mut restoring = block_on(store.restoring()).expect("begun");
    assert_eq!(block_on(restoring.look_at(&lines[0])), Ok(Change::New));
    restoring.begin(Mode::Merge, "deadbeef".to_owned());
    assert_eq!(block_on(restoring.stage(lines[1].clone())), Err(StoreError::Corrupt));
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

fn writes(computer: &Computer) -> (u32, u32) {
    (
        computer.disk.as_ref().map_or(0, |disk| disk.breaker.writes()),
        computer.place.as_ref().map_or(0, |place| place.breaker.writes()),
    )
}

/// What stands in localStorage of articles, entries and texts that no article on the list has.
fn strays(computer: &Computer, library: &Store) -> Vec<String> {
    let Some(place) = &computer.place else {
        return Vec::new();
    };
    let listed = block_on(library.list()).expect("a list");
    let strings: BTreeMap<String, String> = place.strings.borrow().clone();
    let known = |key: &String| listed.iter().any(|meta| key.contains(&*meta.id.0));
    let of_articles = |key: &String| {
        ["pack", "entry", "staged", "switch"]
            .iter()
            .any(|kind| key.contains(kind))
    };
    strings
        .into_keys()
        .filter(|key| of_articles(key) && !known(key))
        .collect()
}

#[test]
fn a_fault_at_any_write_of_a_restore_leaves_the_library_of_before_or_of_after() {
    let lines = elsewhere();
    for mode in [Mode::Merge, Mode::Replace] {
        for (kind, whole) in computers() {
            let store = whole.open();
            here(&store);
            let before = library(&store);
            let (disk_from, place_from) = writes(&whole);
            restore(&store, &lines, mode).expect("restored");
            let (disk_to, place_to) = writes(&whole);
            let after = library(&whole.mended().open());
            assert_ne!(before, after);
            assert!(disk_to >= disk_from + 4 || place_to >= place_from + 12, "{kind}");
            let sizes = whole.place.as_ref().map_or(Vec::new(), |place| place.breaker.sizes());
            let torn = |n: u32| [0, 1, sizes[n as usize] / 2, sizes[n as usize].saturating_sub(1)].map(Fault::OffAt);
            let faults = [Fault::FullOnce, Fault::FullFromNow, Fault::OffBefore, Fault::OffAfter];
            let on_disk = (disk_from..disk_to).flat_map(|n| faults.map(|fault| (true, n, fault)));
            let in_place = (place_from..place_to).flat_map(|n| {
                let faults = faults.into_iter().chain(torn(n));
                faults.map(move |fault| (false, n, fault))
            });
            for (breaks_disk, n, fault) in on_disk.chain(in_place) {
                let case = format!("{mode:?}, {kind}, disk: {breaks_disk}, write {n}, {fault:?}");
                let (_, mut computer) = computers().into_iter().find(|(k, _)| *k == kind).expect("a computer");
                match (&mut computer.disk, &mut computer.place) {
                    (Some(disk), _) if breaks_disk => disk.breaker = Breaker::breaks(n, fault),
                    (_, Some(place)) => place.breaker = Breaker::breaks(n, fault),
                    _ => panic!("{case}: nothing to break"),
                }
                let store = computer.open();
                here(&store);
                library(&store);
                let restored = restore(&store, &lines, mode);
                let computer = computer.mended();
                let store = computer.open();
                let found = library(&store);
                if restored.is_ok() {
                    assert_eq!(found, after, "{case}: it was said to be restored");
                } else {
                    assert!(found == before || found == after, "{case}: {found:#?}");
                    if !matches!(fault, Fault::OffAfter | Fault::OffAt(_) | Fault::OffBefore) {
                        assert_eq!(found, before, "{case}: it was said not to be restored");
                    }
                }
                assert_eq!(strays(&computer, &store), [""; 0], "{case}");
                // And it can be done once more.
                restore(&store, &lines, mode).unwrap_or_else(|error| panic!("{case}: {error:?}"));
                assert_eq!(library(&store).listed, after.listed, "{case}");
            }
        }
    }
}
