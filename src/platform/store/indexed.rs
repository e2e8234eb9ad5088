//! A shelf in IndexedDB: the database `sayso`, with transactions of strict durability.
//!
//! Its stores are `articles` (key: id), `filings` (key: article), `texts` (key: name), `entries` (key: article, id),
//! `packs` (key: article, the first entry's id), `staged` (articles that are being restored; key: id), `aside`
//! (what could not be read: its store, key and value) and `forgotten` (the ids of articles deleted for good: a
//! crash may bring back their copy in localStorage). By hand on web-sys, since the crates for it open
//! transactions without durability and swallow the reason of an abort.

use std::cell::{Cell, RefCell};
use std::collections::HashSet;
use std::rc::Rc;

use gloo::events::EventListener;
use js_sys::{Array, JSON, Object, Promise, Reflect};
use serde::Serialize;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    EventTarget, IdbDatabase, IdbFactory, IdbKeyRange, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction,
};

use sayso_store::{Answer, Aside, Found, JournalReader, Read, Shelf, StoreError, packed, records};
use sayso_wire::records::{ArticleRecord, EntryRecord, FilingRecord, Record, TextRecord};

use yew::Callback;

use super::meant;

const ARTICLES: &str = "articles";
const FILINGS: &str = "filings";
const TEXTS: &str = "texts";
const ENTRIES: &str = "entries";
const PACKS: &str = "packs";
const STAGED: &str = "staged";
const ASIDE: &str = "aside";
const FORGOTTEN: &str = "forgotten";

const STORES: [&str; 8] = [ARTICLES, FILINGS, TEXTS, ENTRIES, PACKS, STAGED, ASIDE, FORGOTTEN];

/// The database's version, which grows with every store that comes in and every version of the records: version 4 brought
/// `staged`.
pub(super) const DATABASE: u32 = 4;

#[wasm_bindgen]
extern "C" {
    /// An IDBDatabase, with the options of IndexedDB 3.0 that web-sys counts as unstable.
    type Database;

    #[wasm_bindgen(method, catch)]
    fn transaction(this: &Database, stores: &Array, mode: &str, options: &Object) -> Result<IdbTransaction, JsValue>;
}

/// Keeps things in IndexedDB.
#[derive(Clone)]
pub struct Indexed(Rc<Connection>);

struct Connection {
    name: String,
    /// Another one after the browser has closed the one before: it was cleared while it was open.
    database: RefCell<IdbDatabase>,
    on_newer: RefCell<Callback<()>>,
    /// Whether it was closed for another tab's sake, and stays so.
    given_up: Cell<bool>,
    connecting: Cell<bool>,
}

/// A connection to the database `name`, which is made where there is none.
async fn connect(name: &str) -> Result<IdbDatabase, StoreError> {
    let factory: IdbFactory = Reflect::get(&js_sys::global(), &"indexedDB".into())
        .ok()
        .and_then(|factory| factory.dyn_into().ok())
        .ok_or(StoreError::Blocked)?;
    let request = factory.open_with_u32(name, DATABASE).map_err(|_| StoreError::Blocked)?;
    let upgrade = EventListener::once(&request, "upgradeneeded", {
        let request = request.clone();
        move |_| make_stores(&request)
    });
    let database = answer(&request).await;
    drop(upgrade);
    Ok(database?.unchecked_into())
}

impl Connection {
    /// The listeners live as long as the database, which lives as long as the page.
    fn watch(self: &Rc<Self>) {
        let database = self.database.borrow().clone();
        // A newer version that another tab has loaded waits for this connection to close, and so does who deletes the
        // database.
        EventListener::once(&database, "versionchange", {
            let (this, database) = (self.clone(), database.clone());
            move |event| {
                database.close();
                this.given_up.set(true);
                let newer = Reflect::get(event, &"newVersion".into()).ok();
                if newer.and_then(|version| version.as_f64()).is_some() {
                    this.on_newer.borrow().emit(());
                }
            }
        })
        .forget();
        let this = self.clone();
        EventListener::once(&database, "close", move |_| this.connect_again()).forget();
    }

    /// Opens it again after the browser has closed it.
    fn connect_again(self: &Rc<Self>) {
        if self.given_up.get() || self.connecting.replace(true) {
            return;
        }
        let this = self.clone();
        spawn_local(async move {
            // Where it cannot be opened again, writing says so.
            if let Ok(database) = connect(&this.name).await {
                this.database.replace(database);
                this.watch();
            }
            this.connecting.set(false);
        });
    }

    /// What a transaction could not be begun for. A connection that is closed is opened again, for the next one.
    fn meant(self: &Rc<Self>, error: &JsValue) -> StoreError {
        let name = Reflect::get(error, &"name".into()).ok();
        if name.and_then(|name| name.as_string()).as_deref() == Some("InvalidStateError") {
            self.connect_again();
        }
        meant(error)
    }
}

impl Indexed {
    /// Opens the database `name`, and makes it where there is none.
    ///
    /// # Errors
    /// [`StoreError::Blocked`]; [`StoreError::Newer`] if a newer version of Sayso has made it.
    pub async fn open(name: &str) -> Result<Self, StoreError> {
        let connection = Rc::new(Connection {
            name: name.to_owned(),
            database: RefCell::new(connect(name).await?),
            on_newer: RefCell::default(),
            given_up: Cell::new(false),
            connecting: Cell::new(false),
        });
        connection.watch();
        Ok(Self(connection))
    }

    /// Calls `on_newer` when a newer version of Sayso is opened in another tab.
    pub fn on_newer(&self, on_newer: Callback<()>) {
        self.0.on_newer.replace(on_newer);
    }

    pub(super) fn reading(&self, store: &str) -> Result<IdbObjectStore, StoreError> {
        let transaction = self.0.database.borrow().transaction_with_str(store);
        let transaction = transaction.map_err(|e| self.0.meant(&e))?;
        transaction.object_store(store).map_err(|e| meant(&e))
    }

    /// A transaction over all stores that is on the disk once it is complete.
    pub(super) fn writing(&self) -> Result<IdbTransaction, StoreError> {
        let stores = STORES.map(JsValue::from);
        let options = Object::new();
        Reflect::set(&options, &"durability".into(), &"strict".into()).map_err(|e| meant(&e))?;
        let database = self.0.database.borrow();
        let database: &Database = database.unchecked_ref();
        let transaction = database.transaction(&Array::from_iter(stores), "readwrite", &options);
        transaction.map_err(|e| self.0.meant(&e))
    }

    fn start_put(&self, records: &[Record]) -> Result<IdbTransaction, StoreError> {
        let transaction = self.writing()?;
        let put = || {
            for record in records {
                let (store, key, value) = row(record)?;
                let store = transaction.object_store(store).map_err(|e| meant(&e))?;
                store.put_with_key(&value, &key).map_err(|e| meant(&e))?;
            }
            Ok(())
        };
        if let Err(error) = put() {
            // Aborting fails only where the transaction is at its end already.
            let _ = transaction.abort();
            return Err(error);
        }
        Ok(transaction)
    }

    /// All of `store` in `range`, as `read` reads it; what cannot be read is set aside.
    async fn found<T>(&self, store: &str, range: Option<IdbKeyRange>, read: Read<T>) -> Result<Found<T>, StoreError> {
        let reading = self.reading(store)?;
        let range = range.map_or(JsValue::UNDEFINED, JsValue::from);
        let keys = reading.get_all_keys_with_key(&range).map_err(|e| meant(&e))?;
        let values = reading.get_all_with_key(&range).map_err(|e| meant(&e))?;
        let (keys, values) = (answer(&keys), answer(&values));
        let (keys, values): (Array, Array) = (keys.await?.unchecked_into(), values.await?.unchecked_into());
        let mut found = Found::default();
        let mut aside = Vec::new();
        for (key, value) in keys.iter().zip(values.iter()) {
            match json(&value).and_then(|json| read(&json)) {
                Ok(records) => found.good.extend(records),
                Err(StoreError::Newer) => found.newer += 1,
                Err(_) => aside.push((key, value)),
            }
        }
        found.set_aside = aside.len() as u32;
        // Where there is no room they stay where they are, and are not written over there either.
        let _ = self.set_aside(store, aside).await;
        Ok(found)
    }

    /// Moves rows of `store` to `aside`, in one transaction.
    async fn set_aside(&self, store: &str, rows: Vec<(JsValue, JsValue)>) -> Result<(), StoreError> {
        if rows.is_empty() {
            return Ok(());
        }
        let transaction = self.writing()?;
        let done = committed(&transaction);
        let from = transaction.object_store(store).map_err(|e| meant(&e))?;
        let to = transaction.object_store(ASIDE).map_err(|e| meant(&e))?;
        for (key, value) in rows {
            to.add(&Array::of3(&store.into(), &key, &value))
                .map_err(|e| meant(&e))?;
            from.delete(&key).map_err(|e| meant(&e))?;
        }
        done.await
    }

    async fn found_entries(&self, article: &str, reader: JournalReader) -> Result<Found<EntryRecord>, StoreError> {
        let mut found = self.found(ENTRIES, Some(of_article(article)?), reader.entries).await?;
        let packed = self.found(PACKS, Some(of_article(article)?), reader.packs).await?;
        found.good.extend(packed.good.into_iter().flat_map(|pack| pack.entries));
        found.set_aside += packed.set_aside;
        found.newer += packed.newer;
        Ok(found)
    }

    async fn pack_now(&self, article: &str, reader: JournalReader) -> Result<(), StoreError> {
        let loose = self.found(ENTRIES, Some(of_article(article)?), reader.entries).await?;
        if loose.newer > 0 {
            return Ok(());
        }
        let keys: Vec<String> = loose.good.iter().map(|e| e.name().to_owned()).collect();
        let Some(pack) = packed(article, loose.good) else {
            return Ok(());
        };
        let transaction = self.start_put(&[Record::Pack(pack)])?;
        let done = committed(&transaction);
        let entries = transaction.object_store(ENTRIES).map_err(|e| meant(&e))?;
        for key in keys {
            let key = Array::of2(&article.into(), &key.into());
            entries.delete(&key).map_err(|e| meant(&e))?;
        }
        done.await
    }

    async fn switch_now(&self, records: &[Record]) -> Result<(), StoreError> {
        let transaction = self.start_put(records)?;
        let done = committed(&transaction);
        let staged = transaction.object_store(STAGED).map_err(|e| meant(&e))?;
        staged.clear().map_err(|e| meant(&e))?;
        done.await
    }

    async fn unstage_now(&self) -> Result<(), StoreError> {
        let staged = self.found(STAGED, None, records::<ArticleRecord>).await?.good;
        if staged.is_empty() {
            return Ok(());
        }
        let listed = self.found(ARTICLES, None, records::<ArticleRecord>).await?.good;
        let listed: HashSet<&str> = listed.iter().map(|article| &*article.text).collect();
        let transaction = self.writing()?;
        let done = committed(&transaction);
        let store = |name: &str| transaction.object_store(name).map_err(|e| meant(&e));
        let (packs, texts) = (store(PACKS)?, store(TEXTS)?);
        for article in &staged {
            packs.delete(of_article(&article.id)?.as_ref()).map_err(|e| meant(&e))?;
            if !article.text.is_empty() && !listed.contains(&*article.text) {
                texts.delete(&(&article.text).into()).map_err(|e| meant(&e))?;
            }
        }
        store(STAGED)?.clear().map_err(|e| meant(&e))?;
        done.await
    }

    async fn forget_now(&self, article: &str) -> Result<(), StoreError> {
        let articles = self.found(ARTICLES, None, records::<ArticleRecord>).await?.good;
        let text = articles.iter().find(|a| a.id == article).map(|a| &a.text);
        let shared = articles.iter().any(|a| a.id != article && Some(&a.text) == text);
        let transaction = self.writing()?;
        let done = committed(&transaction);
        let delete = |store: &str, key: &JsValue| {
            let store = transaction.object_store(store).map_err(|e| meant(&e))?;
            store.delete(key).map_err(|e| meant(&e))
        };
        delete(ENTRIES, of_article(article)?.as_ref())?;
        delete(PACKS, of_article(article)?.as_ref())?;
        delete(FILINGS, &article.into())?;
        delete(ARTICLES, &article.into())?;
        let forgotten = transaction.object_store(FORGOTTEN).map_err(|e| meant(&e))?;
        forgotten
            .put_with_key(&JsValue::TRUE, &article.into())
            .map_err(|e| meant(&e))?;
        if let Some(text) = text
            && !shared
        {
            delete(TEXTS, &text.into())?;
        }
        done.await
    }
}

fn make_stores(request: &IdbOpenDbRequest) {
    let Ok(database) = request.result().map(JsCast::unchecked_into::<IdbDatabase>) else {
        return;
    };
    // Failing here fails the upgrade, and with it the request, which the caller hears of.
    // An earlier version has made some of them: what it kept stands there still.
    let there = database.object_store_names();
    for store in STORES.into_iter().filter(|store| !there.contains(store)) {
        let options = web_sys::IdbObjectStoreParameters::new();
        options.set_auto_increment(store == ASIDE);
        let _ = database.create_object_store_with_optional_parameters(store, &options);
    }
}

/// A record's store, key and value.
fn row(record: &Record) -> Result<(&'static str, JsValue, JsValue), StoreError> {
    fn value(record: &impl Serialize) -> Result<JsValue, StoreError> {
        // Plain objects: what the boot script can write out.
        let json = serde_json::to_string(record).map_err(|_| StoreError::Corrupt)?;
        JSON::parse(&json).map_err(|_| StoreError::Corrupt)
    }
    Ok(match record {
        Record::Article(a) => (ARTICLES, (&a.id).into(), value(a)?),
        Record::Staged(a) => (STAGED, (&a.id).into(), value(a)?),
        Record::Filing(f) => (FILINGS, (&f.article).into(), value(f)?),
        Record::Pack(p) => {
            let key = Array::of2(&(&p.article).into(), &p.name().into());
            (PACKS, key.into(), value(p)?)
        }
        Record::Text(t) => (TEXTS, (&t.name).into(), value(t)?),
        Record::Entry(e) => {
            let key = Array::of2(&(&e.article).into(), &e.name().into());
            (ENTRIES, key.into(), value(e)?)
        }
    })
}

/// A row as JSON, as localStorage keeps the same records: what reads and writes them is on board once.
fn json(value: &JsValue) -> Result<String, StoreError> {
    let json = JSON::stringify(value).ok().and_then(|json| json.as_string());
    json.ok_or(StoreError::Corrupt)
}

/// The key `id` alone.
fn one(id: &str) -> Result<IdbKeyRange, StoreError> {
    IdbKeyRange::only(&id.into()).map_err(|e| meant(&e))
}

/// The keys of an article's entries: arrays sort after everything else, so `[id, []]` is past them all.
fn of_article(article: &str) -> Result<IdbKeyRange, StoreError> {
    let first = Array::of1(&article.into());
    let past = Array::of2(&article.into(), &Array::new());
    IdbKeyRange::bound(&first, &past).map_err(|e| meant(&e))
}

/// What `request` comes to.
pub(in crate::platform) fn answer(request: &IdbRequest) -> impl Future<Output = Result<JsValue, StoreError>> + use<> {
    let request = request.clone();
    let settled = either(&request, "success", "error");
    async move {
        if settled.await {
            request.result().map_err(|e| meant(&e))
        } else {
            Err(request
                .error()
                .ok()
                .flatten()
                .map_or(StoreError::Blocked, |e| meant(&e)))
        }
    }
}

/// Resolves when `transaction` is on the disk, or not to be.
pub(super) fn committed(transaction: &IdbTransaction) -> impl Future<Output = Result<(), StoreError>> + use<> {
    let transaction = transaction.clone();
    let settled = either(&transaction, "complete", "abort");
    async move {
        if settled.await {
            Ok(())
        } else {
            Err(transaction.error().map_or(StoreError::Blocked, |e| meant(&e)))
        }
    }
}

/// Whether `good` comes first, or `bad`. Listens from the call on.
fn either(target: &EventTarget, good: &'static str, bad: &'static str) -> impl Future<Output = bool> + use<> {
    let mut listeners = None;
    let promise = Promise::new(&mut |resolve, reject| {
        // Calling a promise's own functions cannot fail.
        let good = EventListener::once(target, good, move |_| drop(resolve.call0(&JsValue::NULL)));
        let bad = EventListener::once(target, bad, move |_| drop(reject.call0(&JsValue::NULL)));
        listeners = Some((good, bad));
    });
    async move {
        let settled = JsFuture::from(promise).await.is_ok();
        drop(listeners);
        settled
    }
}

impl Shelf for Indexed {
    fn put(&self, records: Vec<Record>) -> Answer<()> {
        let done = self.start_put(&records).map(|transaction| committed(&transaction));
        Box::pin(async move { done?.await })
    }

    fn articles(&self, only: Option<&str>) -> Answer<Found<ArticleRecord>> {
        let (this, range) = (self.clone(), only.map(one).transpose());
        Box::pin(async move { this.found(ARTICLES, range?, records).await })
    }

    fn filings(&self, only: Option<&str>) -> Answer<Found<FilingRecord>> {
        let (this, range) = (self.clone(), only.map(one).transpose());
        Box::pin(async move { this.found(FILINGS, range?, records).await })
    }

    fn has(&self, article: &str) -> Answer<bool> {
        let request = self
            .reading(ARTICLES)
            .and_then(|articles| articles.get_key(&article.into()).map_err(|e| meant(&e)));
        let key = request.map(|request| answer(&request));
        Box::pin(async move { Ok(!key?.await?.is_undefined()) })
    }

    fn aside(&self) -> Answer<Vec<Aside>> {
        let request = self
            .reading(ASIDE)
            .and_then(|aside| aside.get_all().map_err(|e| meant(&e)));
        let rows = request.map(|request| answer(&request));
        Box::pin(async move {
            let rows: Array = rows?.await?.unchecked_into();
            // What JSON does not have is told by its name.
            let text = |value: JsValue| match js_sys::JSON::stringify(&value) {
                Ok(json) if json.is_string() => String::from(json),
                _ => format!("{value:?}"),
            };
            let aside = |row: JsValue| {
                let row: Array = row.unchecked_into();
                let store = row.get(0).as_string().unwrap_or_default();
                Aside {
                    at: format!("{store} {}", text(row.get(1))),
                    value: text(row.get(2)),
                }
            };
            Ok(rows.iter().map(aside).collect())
        })
    }

    fn entries(&self, article: &str, reader: JournalReader) -> Answer<Found<EntryRecord>> {
        let (this, article) = (self.clone(), article.to_owned());
        Box::pin(async move { this.found_entries(&article, reader).await })
    }

    fn text(&self, name: &str) -> Answer<Option<String>> {
        let request = self
            .reading(TEXTS)
            .and_then(|texts| texts.get(&name.into()).map_err(|e| meant(&e)));
        let value = request.map(|request| answer(&request));
        Box::pin(async move {
            let value = value?.await?;
            if value.is_undefined() {
                return Ok(None);
            }
            let read = records::<TextRecord>(&json(&value)?)?;
            Ok(read.into_iter().map(|record| record.text).next())
        })
    }

    fn staged(&self) -> Answer<usize> {
        let request = self
            .reading(STAGED)
            .and_then(|store| store.count().map_err(|e| meant(&e)));
        let count = request.map(|request| answer(&request));
        Box::pin(async move { Ok(count?.await?.as_f64().unwrap_or_default() as usize) })
    }

    fn switch(&self, records: Vec<Record>) -> Answer<()> {
        let this = self.clone();
        Box::pin(async move { this.switch_now(&records).await })
    }

    fn unstage(&self) -> Answer<()> {
        let this = self.clone();
        Box::pin(async move { this.unstage_now().await })
    }

    fn forgotten(&self) -> Answer<Vec<String>> {
        let request = self
            .reading(FORGOTTEN)
            .and_then(|store| store.get_all_keys().map_err(|e| meant(&e)));
        let keys = request.map(|request| answer(&request));
        Box::pin(async move {
            let keys: Array = keys?.await?.unchecked_into();
            Ok(keys.iter().filter_map(|key| key.as_string()).collect())
        })
    }

    fn pack(&self, article: &str, reader: JournalReader) -> Answer<()> {
        let (this, article) = (self.clone(), article.to_owned());
        Box::pin(async move { this.pack_now(&article, reader).await })
    }

    fn forget(&self, article: &str) -> Answer<()> {
        let (this, article) = (self.clone(), article.to_owned());
        Box::pin(async move { this.forget_now(&article).await })
    }
}
