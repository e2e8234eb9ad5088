//! The store over the browser's own localStorage and IndexedDB, whole and broken.

use std::cell::Cell;
use std::future::ready;

use sayso_engine::OffsetIndex;
use sayso_notebook::{AnnotationId, Author, Entry, EntryId, Event, Journal, ReplicaId, Revision, Timestamp};
use sayso_store::{
    Answer, ArticleMeta, Filing, Found, Health, JournalReader, MANY, NewArticle, Saved, StringShelf, Work,
};
use sayso_wire::Offsets;
use sayso_wire::native::EntryJson;
use sayso_wire::records::{ArticleRecord, EntryRecord, FilingRecord, Record, VERSION};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;

use super::*;

/// A shelf whose every answer is this error.
struct Broken(StoreError);

impl Shelf for Broken {
    fn put(&self, _: Vec<Record>) -> Answer<()> {
        Box::pin(ready(Err(self.0)))
    }
    fn articles(&self, _: Option<&str>) -> Answer<Found<ArticleRecord>> {
        Box::pin(ready(Err(self.0)))
    }
    fn filings(&self, _: Option<&str>) -> Answer<Found<FilingRecord>> {
        Box::pin(ready(Err(self.0)))
    }
    fn has(&self, _: &str) -> Answer<bool> {
        Box::pin(ready(Err(self.0)))
    }
    fn entries(&self, _: &str, _: JournalReader) -> Answer<Found<EntryRecord>> {
        Box::pin(ready(Err(self.0)))
    }
    fn text(&self, _: &str) -> Answer<Option<String>> {
        Box::pin(ready(Err(self.0)))
    }
    fn pack(&self, _: &str, _: JournalReader) -> Answer<()> {
        Box::pin(ready(Err(self.0)))
    }
    fn forget(&self, _: &str) -> Answer<()> {
        Box::pin(ready(Err(self.0)))
    }
}

/// A shelf that can be switched off and on.
#[derive(Clone)]
struct Switched {
    shelf: Rc<dyn Shelf>,
    off: Rc<Cell<Option<StoreError>>>,
}

impl Switched {
    fn on(shelf: Rc<dyn Shelf>) -> Self {
        Self {
            shelf,
            off: Rc::default(),
        }
    }
    fn now(&self) -> Rc<dyn Shelf> {
        self.off
            .get()
            .map_or(self.shelf.clone(), |error| Rc::new(Broken(error)))
    }
}

impl Shelf for Switched {
    fn put(&self, records: Vec<Record>) -> Answer<()> {
        self.now().put(records)
    }
    fn articles(&self, only: Option<&str>) -> Answer<Found<ArticleRecord>> {
        self.now().articles(only)
    }
    fn filings(&self, only: Option<&str>) -> Answer<Found<FilingRecord>> {
        self.now().filings(only)
    }
    fn has(&self, article: &str) -> Answer<bool> {
        self.now().has(article)
    }
    fn entries(&self, article: &str, reader: JournalReader) -> Answer<Found<EntryRecord>> {
        self.now().entries(article, reader)
    }
    fn text(&self, name: &str) -> Answer<Option<String>> {
        self.now().text(name)
    }
    fn pack(&self, article: &str, reader: JournalReader) -> Answer<()> {
        self.now().pack(article, reader)
    }
    fn forget(&self, article: &str) -> Answer<()> {
        self.now().forget(article)
    }
}

/// How many entries of the article stand on this shelf.
async fn count(shelf: &dyn Shelf, id: &ArticleId) -> usize {
    shelf.entries(&id.0, JournalReader::JSON).await.unwrap().good.len()
}

fn storage() -> web_sys::Storage {
    gloo::utils::window().local_storage().unwrap().unwrap()
}

/// An empty localStorage and an empty database of this name.
async fn fresh(database: &str) -> (Rc<Indexed>, StringShelf) {
    storage().clear().unwrap();
    (Rc::new(Indexed::open(database).await.unwrap()), local::open().unwrap())
}

fn both(indexed: &Rc<Indexed>, local: &StringShelf) -> Store {
    Store::over(Ok(indexed.clone()), Ok(local.clone()))
}

fn note(seq: u32, text: &str) -> Entry {
    let replica = ReplicaId(7);
    Entry {
        id: EntryId { replica, seq },
        step: EntryId { replica, seq },
        at: Timestamp(1_000 + u64::from(seq)),
        author: Author::default(),
        on: Revision::Opened,
        event: Event::Noted {
            annotation: AnnotationId(EntryId { replica, seq: 0 }),
            text: text.to_owned(),
        },
    }
}

fn named(text: &str) -> String {
    let mut name = TextName::default();
    name.add(text.as_bytes());
    name.finish()
}

fn article(text: &str) -> NewArticle {
    NewArticle {
        title: "A pier for Port Aldine".to_owned(),
        text: text.into(),
        text_name: named(text),
        byline: String::new(),
        journal: Journal::default(),
        work: Work::default(),
        filing: Filing::default(),
    }
}

/// Bytes of a text that is kept on the safest shelf alone.
const LONG: usize = 2 << 20;

const TEXT: &str = "“We are ready,” said Inés Calder. 🎉\r\n";

#[wasm_bindgen_test]
async fn what_is_kept_comes_back() {
    let (indexed, local) = fresh("round-trip").await;
    let store = both(&indexed, &local);
    let (meta, saved) = store.create(new_id(), article(TEXT), Timestamp(5)).await.unwrap();
    assert_eq!(saved, Saved::Durably);
    // Under way before the first poll, in the order of the calls, whichever is awaited first.
    let first = store.append(&meta.id, &[note(0, "one")]);
    let second = store.append(&meta.id, &[note(1, "two 🎉")]);
    assert_eq!(second.await, Ok(Saved::Durably));
    assert_eq!(first.await, Ok(Saved::Durably));

    let again = both(&indexed, &local);
    let stored = again.load(&meta.id).await.unwrap();
    assert_eq!(&*stored.text, TEXT);
    assert_eq!(stored.journal, Journal::new(vec![note(0, "one"), note(1, "two 🎉")]));
    assert_eq!(stored.set_aside, 0);
    let listed = again.list().await.unwrap();
    assert_eq!(
        listed,
        [ArticleMeta {
            changed: Timestamp(1_001),
            entries: 2,
            ..meta.clone()
        }]
    );

    let ready = |filing: &mut Filing| filing.title = Some("Ready".to_owned());
    again.file(std::slice::from_ref(&meta.id), ready).await.unwrap();
    assert_eq!(again.list().await.unwrap()[0].title, "Ready");
    again.forget(&meta.id).await.unwrap();
    let third = both(&indexed, &local);
    assert_eq!(third.list().await.unwrap(), []);
    assert_eq!(third.load(&meta.id).await, Err(StoreError::Missing));
    assert_eq!(local.text(&named(TEXT)).await, Ok(None));
    assert_eq!(indexed.text(&named(TEXT)).await, Ok(None));
}

#[wasm_bindgen_test]
async fn a_step_is_written_as_one() {
    let (indexed, local) = fresh("step").await;
    let store = both(&indexed, &local);
    let (meta, _) = store.create(new_id(), article(TEXT), Timestamp(1)).await.unwrap();
    let mut second = note(1, "of one step");
    second.step = note(0, "").id;
    let step = [note(0, "both"), second];
    store.append(&meta.id, &step).await.unwrap();
    // One value of localStorage, so that no crash comes between the two.
    let keys = [format!("sayso:entry:{}:7-0", meta.id.0)];
    assert_eq!(
        (keys_with("both"), keys_with("of one step")),
        (keys.to_vec(), keys.to_vec())
    );
    for store in [
        both(&indexed, &local),
        Store::over(Err(StoreError::Blocked), Ok(local.clone())),
    ] {
        assert_eq!(store.load(&meta.id).await.unwrap().journal, Journal::new(step.clone()));
    }
    // A newer version's among them keeps the whole step unread, and in its place.
    let newer = storage().get_item(&keys[0]).unwrap().unwrap().replacen(
        &format!("\"v\":{VERSION}"),
        &format!("\"v\":{}", VERSION + 1),
        1,
    );
    storage().set_item(&keys[0], &newer).unwrap();
    let alone = Store::over(Err(StoreError::Blocked), Ok(local));
    assert_eq!(alone.load(&meta.id).await, Err(StoreError::Newer));
    assert_eq!(storage().get_item(&keys[0]).unwrap(), Some(newer));
}

#[wasm_bindgen_test]
async fn a_text_is_kept_as_long_as_an_article_has_it() {
    let (indexed, local) = fresh("shared-text").await;
    let store = both(&indexed, &local);
    let (one, _) = store.create(new_id(), article(TEXT), Timestamp(1)).await.unwrap();
    let (two, _) = store.create(new_id(), article(TEXT), Timestamp(2)).await.unwrap();
    store.forget(&one.id).await.unwrap();
    assert_eq!(&*store.load(&two.id).await.unwrap().text, TEXT);
}

#[wasm_bindgen_test]
async fn a_long_text_stands_on_the_safest_shelf_and_elsewhere_only_if_it_must() {
    let (indexed, local) = fresh("long-text").await;
    let text = "Nobody knew. ".repeat(LONG / 13 + 1);
    let name = named(&text);
    let (meta, saved) = both(&indexed, &local)
        .create(new_id(), article(&text), Timestamp(1))
        .await
        .unwrap();
    assert_eq!(saved, Saved::Durably);
    assert_eq!(local.text(&name).await, Ok(None));
    let stored = both(&indexed, &local).load(&meta.id).await.unwrap();
    assert_eq!(*stored.text, *text);
    assert_eq!(local.text(&name).await, Ok(None));
    both(&indexed, &local).forget(&meta.id).await.unwrap();

    let full = Rc::new(Broken(StoreError::Full));
    let store = Store::over(Ok(full), Ok(local.clone()));
    let (_, saved) = store.create(new_id(), article(&text), Timestamp(2)).await.unwrap();
    assert_eq!(saved, Saved::Locally);
    assert_eq!(local.text(&name).await, Ok(Some(text)));
    storage().clear().unwrap();
}

#[wasm_bindgen_test]
async fn an_imported_journal_comes_back_in_its_order() {
    let (indexed, local) = fresh("import").await;
    let store = both(&indexed, &local);
    let entries: Vec<_> = [3, 1, 2, 0].map(|seq| note(seq, "x")).to_vec();
    let journal = Journal::new(entries.clone());
    let (meta, _) = store
        .create(
            new_id(),
            NewArticle {
                journal,
                ..article(TEXT)
            },
            Timestamp(1),
        )
        .await
        .unwrap();
    store.append(&meta.id, &[note(9, "later")]).await.unwrap();
    let stored = both(&indexed, &local).load(&meta.id).await.unwrap();
    assert_eq!(stored.journal, Journal::new([entries, vec![note(9, "later")]].concat()));
}

#[wasm_bindgen_test]
async fn a_full_local_storage_is_no_loss_beside_indexed_db() {
    let (indexed, local) = fresh("local-full").await;
    let store = both(&indexed, &local);
    let (meta, _) = store.create(new_id(), article(TEXT), Timestamp(1)).await.unwrap();
    // Fill it to the last unit.
    let mut size = 4 << 20;
    while size > 0 {
        let key = format!("filler-{}", storage().length().unwrap());
        if storage().set_item(&key, &"x".repeat(size)).is_err() {
            size /= 2;
        }
    }
    assert_eq!(
        local.put(vec![Record::Article(record(&meta))]).await,
        Ok(()),
        "writing over takes no more room"
    );
    assert_eq!(
        store.append(&meta.id, &[note(0, "still kept")]).await,
        Ok(Saved::Durably)
    );
    let stored = both(&indexed, &local).load(&meta.id).await.unwrap();
    assert_eq!(stored.journal, Journal::new(vec![note(0, "still kept")]));
    // Alone it says so, and leaves no half of the change behind.
    let alone = Store::over(Err(StoreError::Blocked), Ok(local.clone()));
    alone.load(&meta.id).await.unwrap();
    assert_eq!(alone.health(), Health::LocalOnly(StoreError::Blocked));
    let before = storage().length().unwrap();
    assert_eq!(
        alone.append(&meta.id, &[note(1, "no room")]).await,
        Err(StoreError::Full)
    );
    // Tried again it is still one entry.
    assert_eq!(
        alone.append(&meta.id, &[note(1, "no room")]).await,
        Err(StoreError::Full)
    );
    assert_eq!(storage().length().unwrap(), before);
    // Once there is room, the next change takes it along.
    for i in (0..storage().length().unwrap()).rev() {
        let key = storage().key(i).unwrap().unwrap();
        if key.starts_with("filler") {
            storage().remove_item(&key).unwrap();
        }
    }
    assert_eq!(alone.append(&meta.id, &[note(2, "room")]).await, Ok(Saved::Locally));
    assert_eq!(alone.list().await.unwrap()[0].entries, 2);
    let stored = both(&indexed, &local).load(&meta.id).await.unwrap();
    // The two shelves were written apart: places agree only by chance, and the clock decides.
    let notes = [note(0, "still kept"), note(1, "no room"), note(2, "room")];
    assert_eq!(stored.journal, Journal::new(notes.clone()));
    storage().clear().unwrap();
}

fn record(meta: &ArticleMeta) -> ArticleRecord {
    ArticleRecord {
        v: VERSION,
        id: meta.id.0.to_string(),
        rev: 0,
        title: meta.title.clone(),
        created: meta.created.0,
        changed: meta.changed.0,
        text: named(TEXT),
        bytes: meta.bytes,
        edited: false,
        entries: meta.entries,
        lead: meta.summary.lead.clone(),
        words: meta.summary.words,
        byline: meta.summary.byline.clone(),
        notes: 0,
        decided: 0,
        proposed: 0,
    }
}

#[wasm_bindgen_test]
async fn a_full_indexed_db_says_only_what_is_true_and_catches_up() {
    let (indexed, local) = fresh("indexed-full").await;
    let switched = Switched::on(indexed.clone());
    let store = Store::over(Ok(Rc::new(switched.clone())), Ok(local.clone()));
    let (meta, _) = store.create(new_id(), article(TEXT), Timestamp(1)).await.unwrap();
    switched.off.set(Some(StoreError::Full));
    assert_eq!(store.append(&meta.id, &[note(0, "one")]).await, Ok(Saved::Locally));
    assert_eq!(store.append(&meta.id, &[note(1, "two")]).await, Ok(Saved::Locally));
    assert_eq!(count(&*indexed, &meta.id).await, 0);
    switched.off.set(None);
    assert_eq!(store.write_owed().await, Ok(Saved::Durably));
    assert_eq!(count(&*indexed, &meta.id).await, 2);
}

#[wasm_bindgen_test]
async fn where_all_is_blocked_the_tab_keeps_it_and_says_so() {
    let store = Store::over(Err(StoreError::Blocked), Err(StoreError::Blocked));
    assert_eq!(store.health(), Health::MemoryOnly(StoreError::Blocked));
    let (meta, saved) = store.create(new_id(), article(TEXT), Timestamp(1)).await.unwrap();
    assert_eq!(saved, Saved::InMemory);
    store.append(&meta.id, &[note(0, "one")]).await.unwrap();
    assert_eq!(
        store.load(&meta.id).await.unwrap().journal,
        Journal::new(vec![note(0, "one")])
    );
    store.set_setting("theme", "dark");
    assert_eq!(store.setting("theme"), None);
}

#[wasm_bindgen_test]
async fn a_draft_not_to_be_saved_leaves_no_trace() {
    storage().clear().unwrap();
    let store = Store::unsaved();
    assert_eq!(store.health(), Health::Unsaved);
    store.create(new_id(), article(TEXT), Timestamp(1)).await.unwrap();
    assert_eq!(storage().length().unwrap(), 0);
}

#[wasm_bindgen_test]
async fn a_crash_between_two_shelves_loses_nothing() {
    let (indexed, local) = fresh("crash").await;
    let store = both(&indexed, &local);
    let (meta, _) = store.create(new_id(), article(TEXT), Timestamp(1)).await.unwrap();
    store.append(&meta.id, &[note(0, "in both")]).await.unwrap();
    // One shelf has an entry that the other has not, each way.
    let index = OffsetIndex::new(TEXT);
    let entry = |n, e: Entry| {
        Record::Entry(EntryRecord {
            v: VERSION,
            article: meta.id.0.to_string(),
            n,
            entry: EntryJson::new(&e, Offsets::new(TEXT, &index)),
        })
    };
    local.put(vec![entry(1, note(1, "local only"))]).await.unwrap();
    indexed.put(vec![entry(2, note(2, "indexed only"))]).await.unwrap();
    let expected = [note(0, "in both"), note(1, "local only"), note(2, "indexed only")];
    let stored = both(&indexed, &local).load(&meta.id).await.unwrap();
    assert_eq!(stored.journal, Journal::new(expected.clone()));
    // And now each has all.
    assert_eq!(count(&local, &meta.id).await, 3);
    assert_eq!(count(&*indexed, &meta.id).await, 3);
    // All of localStorage may be gone, or all of IndexedDB.
    storage().clear().unwrap();
    assert_eq!(
        both(&indexed, &local).load(&meta.id).await.unwrap().journal,
        Journal::new(expected.clone())
    );
    let (empty, _) = (Rc::new(Indexed::open("crash-empty").await.unwrap()), ());
    let stored = both(&empty, &local).load(&meta.id).await.unwrap();
    assert_eq!(stored.journal, Journal::new(expected.clone()));
    assert_eq!(
        &*Store::over(Ok(empty), Err(StoreError::Blocked))
            .load(&meta.id)
            .await
            .unwrap()
            .text,
        TEXT
    );
}

#[wasm_bindgen_test]
async fn a_copy_that_comes_back_after_forgetting_is_deleted_at_the_next_start() {
    let (indexed, local) = fresh("forgotten").await;
    let store = both(&indexed, &local);
    let (meta, _) = store.create(new_id(), article(TEXT), Timestamp(1)).await.unwrap();
    store.append(&meta.id, &[note(0, "under embargo")]).await.unwrap();
    let keys: Vec<_> = (0..storage().length().unwrap())
        .map(|i| storage().key(i).unwrap().unwrap())
        .collect();
    let copy: Vec<_> = keys
        .iter()
        .map(|k| (k, storage().get_item(k).unwrap().unwrap()))
        .collect();
    store.forget(&meta.id).await.unwrap();
    for (key, value) in copy {
        storage().set_item(key, &value).unwrap();
    }
    let next = both(&indexed, &local);
    next.finish_forgetting().await;
    assert_eq!(next.list().await.unwrap(), []);
    assert_eq!(count(&local, &meta.id).await, 0);
    assert_eq!(local.text(&named(TEXT)).await, Ok(None));
}

/// Every item of localStorage whose value contains `words`, by key.
fn keys_with(words: &str) -> Vec<String> {
    let keys = (0..storage().length().unwrap()).map(|i| storage().key(i).unwrap().unwrap());
    keys.filter(|k| storage().get_item(k).unwrap().unwrap().contains(words))
        .collect()
}

#[wasm_bindgen_test]
async fn a_spoiled_entry_is_set_aside_and_spoils_no_other() {
    let (indexed, local) = fresh("corrupt").await;
    let alone = Store::over(Err(StoreError::Blocked), Ok(local.clone()));
    let (meta, _) = alone.create(new_id(), article(TEXT), Timestamp(1)).await.unwrap();
    for seq in 0..3 {
        alone.append(&meta.id, &[note(seq, "kept")]).await.unwrap();
    }
    let key = format!("sayso:entry:{}:7-1", meta.id.0);
    storage().set_item(&key, "{\"v\":1,\"article\":\"cut sho").unwrap();
    let stored = Store::over(Err(StoreError::Blocked), Ok(local.clone()))
        .load(&meta.id)
        .await
        .unwrap();
    assert_eq!(stored.journal, Journal::new(vec![note(0, "kept"), note(2, "kept")]));
    assert_eq!(stored.set_aside, 1);
    assert_eq!(keys_with("cut sho"), [format!("sayso:aside:{key}")]);
    // Spoiled once more at the same place, the first is not written over.
    storage().set_item(&key, "cut short again").unwrap();
    Store::over(Err(StoreError::Blocked), Ok(local.clone()))
        .load(&meta.id)
        .await
        .unwrap();
    assert_eq!(keys_with("cut sho").len(), 2);

    // In IndexedDB too; and there it is made good from localStorage.
    both(&indexed, &local).load(&meta.id).await.unwrap();
    let transaction = indexed.writing().unwrap();
    let done = indexed::committed(&transaction);
    let key = js_sys::Array::of2(&(&*meta.id.0).into(), &"7-2".into());
    let entries = transaction.object_store("entries").unwrap();
    entries.put_with_key(&"nonsense".into(), &key).unwrap();
    done.await.unwrap();
    let store = both(&indexed, &local);
    let stored = store.load(&meta.id).await.unwrap();
    assert_eq!(stored.journal, Journal::new(vec![note(0, "kept"), note(2, "kept")]));
    assert_eq!((stored.set_aside, store.unreadable().set_aside), (1, 1));
    let aside = indexed.reading("aside").unwrap().get_all().unwrap();
    let aside: js_sys::Array = indexed::answer(&aside).await.unwrap().unchecked_into();
    assert_eq!(js_sys::Array::from(&aside.get(0)).get(2), JsValue::from("nonsense"));
    let told = indexed.aside().await.unwrap();
    assert_eq!((told.len(), &*told[0].value), (1, "\"nonsense\""));
    assert_eq!(count(&*indexed, &meta.id).await, 2);
}

#[wasm_bindgen_test]
async fn what_a_newer_version_wrote_is_left_alone() {
    let (indexed, local) = fresh("newer").await;
    let store = both(&indexed, &local);
    let (meta, _) = store.create(new_id(), article(TEXT), Timestamp(1)).await.unwrap();
    let newer = format!("{{\"v\":{},\"wonder\":true}}", VERSION + 1);
    // One record.
    let key = format!("sayso:entry:{}:7-0", meta.id.0);
    storage().set_item(&key, &newer).unwrap();
    assert_eq!(both(&indexed, &local).load(&meta.id).await, Err(StoreError::Newer));
    assert_eq!(keys_with("wonder"), std::slice::from_ref(&key));
    storage().remove_item(&key).unwrap();
    let key = format!("sayso:article:{}", meta.id.0);
    storage().set_item(&key, &newer).unwrap();
    let alone = Store::over(Err(StoreError::Blocked), Ok(local.clone()));
    assert_eq!(alone.load(&meta.id).await, Err(StoreError::Newer));
    assert_eq!(keys_with("wonder"), [key]);
    // All of localStorage.
    storage().clear().unwrap();
    storage().set_item("sayso:version", &(VERSION + 1).to_string()).unwrap();
    assert_eq!(local::open().err(), Some(StoreError::Newer));
    assert_eq!(storage().length().unwrap(), 1);
    let refused = Store::over(Ok(indexed.clone()), Err(StoreError::Newer));
    assert_eq!(refused.health(), Health::MemoryOnly(StoreError::Newer));
    storage().clear().unwrap();
    // All of IndexedDB.
    let window = gloo::utils::window();
    let factory = js_sys::Reflect::get(&window, &"indexedDB".into()).unwrap();
    let request = factory
        .unchecked_into::<web_sys::IdbFactory>()
        .open_with_u32("newer-all", indexed::DATABASE + 1)
        .unwrap();
    let database = indexed::answer(&request).await.unwrap();
    database.unchecked_into::<web_sys::IdbDatabase>().close();
    assert_eq!(Indexed::open("newer-all").await.err(), Some(StoreError::Newer));
}

#[wasm_bindgen_test]
async fn two_tabs_that_write_at_once_lose_nothing() {
    let (indexed, local) = fresh("two-tabs").await;
    let one = both(&indexed, &local);
    let (meta, _) = one.create(new_id(), article(TEXT), Timestamp(1)).await.unwrap();
    let other = both(&Rc::new(Indexed::open("two-tabs").await.unwrap()), &local);
    other.load(&meta.id).await.unwrap();
    let mut theirs = note(0, "theirs");
    theirs.id.replica = ReplicaId(8);
    theirs.step = theirs.id;
    theirs.at = Timestamp(999);
    let (ours, written) = (note(0, "ours"), other.append(&meta.id, std::slice::from_ref(&theirs)));
    one.append(&meta.id, std::slice::from_ref(&ours)).await.unwrap();
    written.await.unwrap();
    let stored = both(&indexed, &local).load(&meta.id).await.unwrap();
    // The same place twice: by the clock.
    assert_eq!(stored.journal, Journal::new(vec![theirs, ours]));
}

#[wasm_bindgen_test]
async fn a_setting_lasts() {
    let (indexed, local) = fresh("settings").await;
    let store = both(&indexed, &local);
    assert_eq!(store.setting("theme"), None);
    store.set_setting("theme", "dark");
    assert_eq!(both(&indexed, &local).setting("theme").as_deref(), Some("dark"));
}

#[wasm_bindgen_test]
async fn an_open_that_never_answers_is_given_up() {
    let opened = within(1, std::future::pending::<Result<(), StoreError>>()).await;
    assert_eq!(opened, Err(StoreError::Blocked));
    assert_eq!(within(1_000, ready(Ok(1))).await, Ok(1));
}

#[wasm_bindgen_test]
async fn the_first_version_s_database_is_gone_on_with() {
    storage().clear().unwrap();
    let factory = js_sys::Reflect::get(&gloo::utils::window(), &"indexedDB".into()).unwrap();
    let factory: web_sys::IdbFactory = factory.unchecked_into();
    let request = factory.open_with_u32("version-1", 1).unwrap();
    let upgrade = gloo::events::EventListener::once(&request, "upgradeneeded", {
        let request = request.clone();
        move |_| {
            let database: web_sys::IdbDatabase = request.result().unwrap().unchecked_into();
            let [articles, ..] = ["articles", "texts", "entries", "forgotten", "aside"]
                .map(|store| database.create_object_store(store).unwrap());
            let article =
                r#"{"v":1,"id":"a","title":"The pier","created":1,"changed":2,"text":"t","bytes":3,"entries":0}"#;
            let record = js_sys::JSON::parse(article).unwrap();
            articles.put_with_key(&record, &"a".into()).unwrap();
        }
    });
    let database: web_sys::IdbDatabase = indexed::answer(&request).await.unwrap().unchecked_into();
    drop(upgrade);
    database.close();

    let indexed = Rc::new(Indexed::open("version-1").await.unwrap());
    let store = Store::over(Ok(indexed), Err(StoreError::Blocked));
    let id = ArticleId("a".into());
    let tag = |filing: &mut Filing| filing.tags.push("harbour".to_owned());
    let filed = store.file(std::slice::from_ref(&id), tag).await;
    assert_eq!(filed, Ok(Saved::Durably));
    let listed = store.list().await.unwrap();
    assert_eq!((&*listed[0].title, listed[0].filing.tags.len()), ("The pier", 1));
}

#[wasm_bindgen_test]
async fn a_long_journal_is_put_together_and_is_the_same() {
    let (indexed, local) = fresh("pack").await;
    let store = both(&indexed, &local);
    let entries: Vec<_> = (0..MANY as u32 + 9).map(|seq| note(seq, "one of many")).collect();
    let new = NewArticle {
        journal: Journal::new(entries.clone()),
        ..article(TEXT)
    };
    let (meta, _) = store.create(new_id(), new, Timestamp(1)).await.unwrap();
    store.pack(&meta.id).await.unwrap();
    store.append(&meta.id, &[note(9_999, "one more")]).await.unwrap();
    let loose = indexed.reading("entries").unwrap().count().unwrap();
    assert_eq!(indexed::answer(&loose).await.unwrap(), 1);
    assert_eq!(keys_with("one of many").len(), 1);
    let expected = [entries, vec![note(9_999, "one more")]].concat();
    assert_eq!(
        both(&indexed, &local).load(&meta.id).await.unwrap().journal,
        Journal::new(expected.clone())
    );
    store.forget(&meta.id).await.unwrap();
    let packs = indexed.reading("packs").unwrap().count().unwrap();
    assert_eq!(indexed::answer(&packs).await.unwrap(), 0);
}

#[wasm_bindgen_test]
async fn what_is_restored_comes_all_at_once_or_leaves_nothing() {
    let (indexed, local) = fresh("restore").await;
    let store = both(&indexed, &local);
    let journal = |seq| Journal::new(vec![note(seq, "one")]);
    let made = |journal| NewArticle {
        journal,
        ..article(TEXT)
    };
    store.create(new_id(), made(journal(0)), Timestamp(1)).await.unwrap();
    let other = Store::unsaved();
    other.create(new_id(), made(journal(3)), Timestamp(1)).await.unwrap();
    let new = NewArticle {
        journal: journal(4),
        ..article("No pier.")
    };
    other.create(new_id(), new, Timestamp(1)).await.unwrap();
    let mut lines = Vec::new();
    for outline in other.outlines().await.unwrap() {
        lines.push(other.whole(outline).await.unwrap());
    }
    let count = async |name: &str| {
        let request = indexed.reading(name).unwrap().count().unwrap();
        indexed::answer(&request).await.unwrap().as_f64().unwrap() as u32
    };
    let counts = async || {
        [
            count("articles").await,
            count("staged").await,
            count("texts").await,
            count("packs").await,
        ]
    };
    for goes_through in [false, true] {
        let mut restoring = store.restoring().await.unwrap();
        for line in &lines {
            restoring.look_at(line).await.unwrap();
        }
        restoring.begin(sayso_store::Mode::Merge, random::prefix());
        for line in &lines {
            restoring.stage(line.clone()).await.unwrap();
        }
        assert_eq!(counts().await, [1, 2, 2, 2]);
        assert_eq!(
            both(&indexed, &local).list().await.unwrap().len(),
            1,
            "nothing is on the list yet"
        );
        if goes_through {
            restoring.switch(Timestamp(9)).await.unwrap();
        } else {
            restoring.abandon().await;
            assert_eq!(counts().await, [1, 0, 1, 0]);
        }
    }
    assert_eq!(counts().await, [3, 0, 2, 2]);
    for meta in both(&indexed, &local).list().await.unwrap() {
        let stored = store.load(&meta.id).await.unwrap();
        assert_eq!((stored.journal.entries().len(), stored.set_aside), (1, 0));
    }
}
