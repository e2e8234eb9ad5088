use std::cell::RefCell;
use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;
use std::sync::Arc;

use gloo::events::EventListener;
use gloo::timers::future::TimeoutFuture;
use sayso_engine::Document;
use sayso_notebook::{Author, Entry, Journal, Timestamp, fold};
use sayso_store::{Filing, Health, NewArticle, Store, StoreError, Work};
use sayso_wire::classroom::Exercise;
use wasm_bindgen_futures::spawn_local;
use web_sys::File;
use yew::Callback;

use super::caret::{self, Caretwork};
use super::in_library::in_library;
use super::kept::{self, Unread};
use super::load_codebook::load_codebook;
use super::open_file::{open_decoded, open_file};
use super::selecting::{Step, choose};
use super::sources::{Picked, pick};
use super::{Action, ArticleId, Dispatch, Filed, Keep, Offer, Saved, Session, Settings, Tone, Writing};
use super::{backup, classroom, in_step, keep_rules, removal};
use crate::platform::files::Opened;
use crate::platform::look::{self, Look};
use crate::platform::parts::{self, Part, Task};
use crate::platform::pause::pause;
use crate::platform::remove::Removals;
use crate::platform::store;
use crate::platform::tabs::{Role, Seat, TabEvent, take_seat};
use crate::platform::worker::{self, ScanError, Scanned, Told};
use crate::platform::{address, announce, clock, focus, persistence, settings};
use crate::text::{t, t_args, words_for};

/// Something to be done outside [`super::update()`]; what comes of it is an [`Action`].
#[derive(Clone, Debug)]
pub enum Effect {
    /// Open the store, and tell what is in it.
    Start,
    /// Make a new article.
    OpenText {
        /// Its text.
        text: Rc<str>,
        /// What was done to it already.
        entries: Vec<Arc<Entry>>,
        /// Whether to save it.
        keep: bool,
    },
    /// Read a file, and open or import what is in it.
    OpenFile {
        /// The file.
        file: File,
        /// Whether to save the article.
        keep: bool,
    },
    /// Open or import what was in a file.
    OpenDecoded {
        /// What was in it.
        file: Opened,
        /// Whether to save the article.
        keep: bool,
    },
    /// Show a sample lesson.
    OpenSampleLesson(usize),
    /// Begin an exercise, or go on with it.
    BeginExercise {
        /// The exercise.
        exercise: Rc<Exercise>,
        /// Whether to save the work.
        keep: bool,
    },
    /// Read an article from the store.
    OpenSaved(ArticleId),
    /// Ask the other tabs which one may write to this article.
    TakeSeat(ArticleId),
    /// Take the place of the tab that writes: ask it first, or not.
    TakeOver {
        /// Whether it has been asked, and has not answered.
        force: bool,
    },
    /// Run the rules.
    Scan(ArticleId, Rc<Document>),
    /// Read the structure of this text, which is shown as its paragraphs, and run the rules.
    Read(ArticleId, Rc<Document>),
    /// Stop them.
    CancelScan,
    /// Find the words that the next step in choosing leads to.
    Step(Step),
    /// Find where the caret goes.
    Caretwork(Caretwork),
    /// Find out who is meant by what was pressed.
    Pick(Picked),
    /// Save the entries of a step, all or none.
    Append(ArticleId, Rc<[Entry]>),
    /// Delete the article that was open from the store.
    Forget(ArticleId),
    /// File an article so.
    File(ArticleId, Filed, Timestamp),
    /// Make a second article of one.
    Duplicate(ArticleId),
    /// Look up what is in the store, how much room there is, and read all texts and notes, to be searched.
    ReadLibrary,
    /// Back up or restore the library.
    Keep(Keep),
    /// Let other tabs write to the article that was open.
    Release,
    /// Look up what is in the store.
    ListArticles,
    /// Keep the settings.
    SaveSettings(Settings),
    /// Look with the rules of [`super::App::rules`] from now on.
    UseRules {
        /// Whether to keep them.
        save: bool,
    },
    /// Read a file as a pack of rules.
    LoadRules(File),
    /// Read a file as the codebook of this article.
    LoadCodebook(ArticleId, File),
    /// Count what was decided on each rule's marks, in all articles but the open one.
    CountDecisions,
    /// Save as a file what could not be read.
    SaveSetAside,
    /// Load the page again.
    Reload,
    /// Say this to screen readers.
    Announce(yew::AttrValue),
}

/// What effects hold on to between actions.
#[derive(Default)]
pub struct Outside {
    pub(super) store: RefCell<Option<Store>>,
    seat: RefCell<Option<Seat>>,
    cancel: RefCell<Option<Callback<()>>>,
    /// Steps on their way to the store, oldest first.
    queue: RefCell<VecDeque<(ArticleId, Rc<[Entry]>)>>,
    writing: RefCell<bool>,
    pub(super) jobs: backup::Jobs,
    pub(super) removals: RefCell<Option<Removals>>,
    /// Hears of another exercise's link.
    links: RefCell<Option<EventListener>>,
    /// Hears of rules that another tab has changed.
    rules: RefCell<Option<EventListener>>,
    pub(super) syncing: in_step::Syncing,
}

impl Outside {
    /// Lets other tabs write to the article that was open.
    pub(super) fn leave(&self) {
        drop(self.seat.take());
    }

    /// Gives up the open article's place, and what is on its way to the store.
    pub(super) fn let_go(&self) {
        self.leave();
        self.queue.borrow_mut().clear();
        self.syncing.let_go();
    }
}

/// The setting that says whether letters are shortcuts: "on" or "off".
const LETTER_KEYS: &str = "letter-keys";

/// How long an article lies in the bin, in milliseconds: 30 days.
const IN_BIN_MS: u64 = 30 * 24 * 60 * 60 * 1000;

/// Starts `effect`.
pub fn run(effect: Effect, dispatch: &Dispatch) {
    let dispatch = dispatch.clone();
    match effect {
        Effect::Start => spawn_local(start(dispatch)),
        Effect::OpenText { text, entries, keep } => spawn_local(open_text(dispatch, text, entries, keep)),
        Effect::OpenFile { file, keep } => {
            later(dispatch, Part::Article, move |dispatch| open_file(dispatch, file, keep))
        }
        Effect::OpenDecoded { file, keep } => later(dispatch, Part::Article, move |dispatch| {
            open_decoded(dispatch, file, keep)
        }),
        Effect::BeginExercise { exercise, keep } => later(dispatch, Part::Classroom, move |dispatch| {
            classroom::begin(dispatch, exercise, keep)
        }),
        Effect::OpenSampleLesson(place) => later(dispatch, Part::Classroom, move |dispatch| {
            classroom::open_sample(dispatch, place)
        }),
        Effect::OpenSaved(id) => later(dispatch, Part::Common, move |dispatch| kept::open_saved(dispatch, id)),
        Effect::TakeOver { force } => {
            if let Some(seat) = dispatch.outside().seat.borrow().as_ref() {
                if force { seat.take_over() } else { seat.ask() }
            }
        }
        Effect::TakeSeat(id) => spawn_local(seat(dispatch, id)),
        Effect::Scan(id, document) => spawn_local(scan(dispatch, id, document)),
        Effect::Read(id, document) => {
            worker::shown_unread(&document.text);
            spawn_local(scan(dispatch, id, document));
        }
        Effect::Caretwork(what) => later(dispatch, Part::Article, move |dispatch| caret::work(dispatch, what)),
        Effect::Step(step) => later(dispatch, Part::Article, move |dispatch| choose(dispatch, step)),
        Effect::Pick(picked) => later(dispatch, Part::Article, move |dispatch| pick(dispatch, picked)),
        Effect::CancelScan => {
            if let Some(cancel) = dispatch.outside().cancel.take() {
                cancel.emit(());
            }
        }
        Effect::Append(id, entries) => {
            dispatch.outside().queue.borrow_mut().push_back((id, entries));
            spawn_local(write(dispatch));
        }
        Effect::Forget(_) | Effect::File(..) | Effect::Duplicate(_) | Effect::ReadLibrary | Effect::SaveSetAside => {
            later(dispatch, Part::Library, move |dispatch| in_library(dispatch, effect))
        }
        Effect::Keep(keep) => later(dispatch, Part::Library, move |dispatch| backup::task(dispatch, keep)),
        Effect::Release => dispatch.outside().leave(),
        Effect::ListArticles => spawn_local(list(dispatch)),
        Effect::SaveSettings(settings) => {
            look::apply(settings.look);
            store::set_setting(LETTER_KEYS, if settings.letter_keys { "on" } else { "off" });
            for (name, value) in settings.look.to_keep() {
                store::set_setting(name, value);
            }
        }
        Effect::UseRules { save } => {
            let rules = dispatch.app().rules.clone();
            super::rules::know(&rules);
            if save {
                keep_rules::save(&dispatch, &rules);
            }
        }
        Effect::LoadRules(file) => later(dispatch, Part::Rules, move |dispatch| keep_rules::load(dispatch, file)),
        Effect::LoadCodebook(id, file) => later(dispatch, Part::Article, move |dispatch| {
            load_codebook(dispatch, id, file)
        }),
        Effect::CountDecisions => later(dispatch, Part::Rules, keep_rules::count_decisions),
        // Fails only where the browser is leaving the page already.
        Effect::Reload => drop(gloo::utils::window().location().reload()),
        Effect::Announce(text) => announce::polite(&text),
    }
}

/// Does what stands in a part, as soon as that is here; says so where it cannot be fetched.
pub(super) fn later(dispatch: Dispatch, part: Part, task: impl FnOnce(Dispatch) -> Task + 'static) {
    spawn_local(async move {
        match parts::fetch(part).await {
            Ok(()) => task(dispatch).await,
            Err(parts::NotFetched) => dispatch.emit(Action::Notify(Tone::Error, t("part-failed"))),
        }
    });
}

/// The store. Opened once; whoever asks before that waits for it.
pub(super) async fn store(dispatch: &Dispatch) -> Store {
    let opened = dispatch.outside().store.borrow().clone();
    match opened {
        Some(store) => store,
        None => {
            let on_newer = {
                let dispatch = dispatch.clone();
                Callback::from(move |()| dispatch.emit(Action::Offer(Tone::Warning, t("tab-outdated"), Offer::Reload)))
            };
            let store = store::open(on_newer).await;
            // Two may have asked at once: the first one's is the store.
            dispatch.outside().store.borrow_mut().get_or_insert(store).clone()
        }
    }
}

async fn start(dispatch: Dispatch) {
    announce::prepare();
    // They stand in localStorage, so that nobody who changes one at once has to wait for the store.
    let settings = settings(&store::setting);
    look::apply(settings.look);
    dispatch.emit(Action::Restored(settings));
    let store = store(&dispatch).await;
    removal::listen(&dispatch);
    dispatch.emit(Action::RemindFrom(backup::remind_from(&store)));
    spawn_local(in_step::restore(dispatch.clone()));
    if let Some(at) = backup::last(&store) {
        dispatch.emit(Action::BackedUp(at));
    }
    let (listening, kept) = (dispatch.clone(), store.clone());
    let take_up = move || spawn_local(keep_rules::restore(listening.clone(), kept.clone()));
    take_up();
    let listener = settings::on_change(keep_rules::SETTINGS, take_up);
    dispatch.outside().rules.replace(Some(listener));
    match store.health() {
        Health::Durable | Health::Unsaved => {}
        Health::LocalOnly(_) => dispatch.emit(Action::Notify(Tone::Warning, t("store-local-only"))),
        Health::MemoryOnly(reason) => dispatch.emit(Action::Notify(Tone::Warning, words_for::store_error(reason))),
    }
    // What cannot be deleted now is in the bin still.
    let _ = store
        .empty_bin(Timestamp(clock::now().0.saturating_sub(IN_BIN_MS)))
        .await;
    list(dispatch.clone()).await;
    if classroom::is_linked() {
        later(dispatch.clone(), Part::Classroom, classroom::open_link);
    }
    // Another link put into the address of the open page loads nothing anew.
    let linked = {
        let dispatch = dispatch.clone();
        address::on_fragment(move || {
            if classroom::is_linked() {
                later(dispatch.clone(), Part::Classroom, classroom::open_link);
            }
        })
    };
    dispatch.outside().links.replace(Some(linked));
}

fn settings(setting: &dyn Fn(&str) -> Option<String>) -> Settings {
    Settings {
        letter_keys: setting(LETTER_KEYS).as_deref() != Some("off"),
        look: Look::kept(setting),
    }
}

/// Takes up the settings of a backup, and keeps them.
pub(super) fn use_settings(dispatch: &Dispatch, there: &BTreeMap<String, String>) {
    dispatch.emit(Action::Set(settings(&|name| there.get(name).cloned())));
}

pub(super) async fn list(dispatch: Dispatch) {
    match store(&dispatch).await.list().await {
        Ok(articles) => {
            if !articles.is_empty() {
                spawn_local(async {
                    // One of them is likely to be opened next. What fails is tried again then.
                    let _ = parts::fetch(Part::Common).await;
                });
            }
            dispatch.emit(Action::Listed(articles.into()));
        }
        Err(error) => fail(&dispatch, error),
    }
}

pub(super) fn fail(dispatch: &Dispatch, error: StoreError) {
    let text = words_for::store_error(error);
    dispatch.emit(match error {
        StoreError::Full => Action::Offer(Tone::Error, text, Offer::Library),
        StoreError::Corrupt => Action::Offer(Tone::Error, text, Offer::SaveSetAside),
        StoreError::Newer => Action::Offer(Tone::Error, text, Offer::Reload),
        StoreError::Blocked | StoreError::Missing => Action::Notify(Tone::Error, text),
    });
}

/// Reads a text, which takes a while if it is long; a short one is scanned as well, if the engine answers soon.
pub(super) async fn read(dispatch: &Dispatch, text: Arc<str>) -> (Document, Option<Scanned>) {
    if worker::is_long(&text) {
        dispatch.emit(Action::Opening(true));
    }
    let told = Told {
        left_out: tell_left_out(dispatch),
        ..Told::default()
    };
    worker::read(text, dispatch.app().rules.chosen(), told).await
}

/// Shows an article, with its marks if it is scanned already.
pub(super) fn show(dispatch: &Dispatch, mut session: Session, scanned: Option<Scanned>) {
    let is_scanned = scanned.is_some();
    if let Some(scanned) = scanned {
        session.scanned(scanned);
    }
    dispatch.emit(Action::Opened(Rc::new(session)));
    if is_scanned {
        parts::fetch_all();
        spawn_local(know_rules(dispatch.clone()));
    }
}

async fn open_text(dispatch: Dispatch, text: Rc<str>, entries: Vec<Arc<Entry>>, keep: bool) {
    let journal = Journal::on(&*text, entries);
    let (document, scanned) = read(&dispatch, journal.text()).await;
    let article = NewArticle {
        title: document.title.clone(),
        text: journal.opened().clone(),
        text_name: store::text_name(journal.opened()).await,
        byline: document.byline().unwrap_or_default(),
        journal: journal.clone(),
        work: work(&journal),
        filing: Filing::default(),
    };
    // Each of these takes a while with a long text.
    pause().await;
    let at = clock::now();
    let unsaved = Store::unsaved();
    let (meta, kept, saved) = if keep {
        match store(&dispatch)
            .await
            .create(store::new_id(), article.clone(), at)
            .await
        {
            Ok((meta, saved)) => (Ok(meta), true, self::saved(saved)),
            Err(error) => {
                fail(&dispatch, error);
                let made = unsaved.create(store::new_id(), article, at).await;
                (
                    made.map(|(meta, _)| meta),
                    false,
                    Saved::Failed(words_for::store_error(error)),
                )
            }
        }
    } else {
        let made = unsaved.create(store::new_id(), article, at).await;
        (made.map(|(meta, _)| meta), false, Saved::Unwanted)
    };
    pause().await;
    match meta {
        Ok(meta) => {
            let session = Session::new(meta.id, document, journal, kept, saved);
            pause().await;
            show(&dispatch, session, scanned);
        }
        Err(error) => fail_to_open(&dispatch, error),
    }
}

/// What this comes to, as far as it can be told before the rules have proposed anything.
fn work(journal: &Journal) -> Work {
    let notebook = fold(journal, &Author::default());
    Work {
        notes: notebook.notes(),
        ..Work::default()
    }
}

pub(super) fn fail_to_open(dispatch: &Dispatch, error: StoreError) {
    dispatch.emit(Action::Opening(false));
    fail(dispatch, error);
}

async fn seat(dispatch: Dispatch, id: ArticleId) {
    let on_event = {
        let (dispatch, id) = (dispatch.clone(), id.clone());
        Callback::from(move |event| match event {
            TabEvent::Entries(entries) => {
                dispatch.emit(Action::EntriesArrived(
                    id.clone(),
                    entries.into_iter().map(Arc::new).collect(),
                ));
            }
            TabEvent::MayWrite => spawn_local(take_over(dispatch.clone(), id.clone())),
            TabEvent::Asked => spawn_local(hand_over(dispatch.clone(), id.clone())),
            TabEvent::Unanswered => dispatch.emit(Action::WritingChanged(id.clone(), Writing::Unanswered)),
            TabEvent::Lost => {
                read_along(&dispatch, &id);
                dispatch.emit(Action::Notify(Tone::Info, t("tab-taken-over")));
            }
            TabEvent::Forgotten => {
                dispatch.emit(Action::SaveChanged(id.clone(), Saved::Failed(t("tab-forgotten"))));
                dispatch.emit(Action::Notify(Tone::Warning, t("tab-forgotten")));
            }
        })
    };
    let journal = dispatch.app().session.as_ref().map(|s| s.journal.clone());
    let Some(journal) = journal else { return };
    let seat = take_seat(&id, &journal, on_event).await;
    let writing = match seat.role() {
        Role::Writer => Writing::Writer,
        Role::Reader => Writing::Reader {
            can_ask: seat.can_ask(),
        },
    };
    // The person may have gone on to another article meanwhile; its seat must not be lost to this one.
    let still_open = dispatch.app().session.as_ref().is_some_and(|s| s.id == id);
    if still_open {
        dispatch.outside().seat.replace(Some(seat));
        dispatch.emit(Action::WritingChanged(id, writing));
    }
}

/// Changes nothing from now on, since another tab is to write. What is being typed is kept first.
fn read_along(dispatch: &Dispatch, id: &ArticleId) {
    focus::let_go();
    dispatch.emit(Action::WritingChanged(id.clone(), Writing::Reader { can_ask: true }));
}

/// How long a tab waits before it looks again whether all is saved, in milliseconds.
const LOOK_AGAIN_MS: u32 = 20;

/// Finishes what is on its way to the store, then lets the tab that has asked write. What cannot be saved keeps the
/// place: the other tab is told that this one does not answer, and its person decides.
async fn hand_over(dispatch: Dispatch, id: ArticleId) {
    read_along(&dispatch, &id);
    loop {
        let left = dispatch.outside().queue.borrow().iter().any(|(of, _)| *of == id);
        if !left {
            break;
        }
        if !*dispatch.outside().writing.borrow() {
            dispatch.emit(Action::WritingChanged(id, Writing::Writer));
            return;
        }
        TimeoutFuture::new(LOOK_AGAIN_MS).await;
    }
    if let Some(seat) = dispatch.outside().seat.borrow().as_ref() {
        seat.hand_over();
    }
}

/// The tab that wrote is gone: what it saved last is read before this one writes.
async fn take_over(dispatch: Dispatch, id: ArticleId) {
    match kept::load(&store(&dispatch).await, &id).await {
        Ok(stored) => dispatch.emit(Action::EntriesArrived(id.clone(), stored.journal.entries().to_vec())),
        // It has the place all the same, and is told what comes of its writing.
        Err(unread) => unread.tell(&dispatch),
    }
    dispatch.emit(Action::WritingChanged(id, Writing::Writer));
}

/// Tells which rules of packs such a long text leaves out.
fn tell_left_out(dispatch: &Dispatch) -> Callback<Vec<String>> {
    let dispatch = dispatch.clone();
    Callback::from(move |rules: Vec<String>| {
        let text = t_args("own-left-out", &[("rules", rules.join(", ").into())]);
        dispatch.emit(Action::Notify(Tone::Warning, text));
    })
}

/// Asks the engine, which has just answered, for its rules if it could not be asked when the page was opened.
async fn know_rules(dispatch: Dispatch) {
    if dispatch.app().rules.built_in().is_empty() {
        let store = store(&dispatch).await;
        keep_rules::restore(dispatch, store).await;
    }
}

async fn scan(dispatch: Dispatch, id: ArticleId, document: Rc<Document>) {
    let on_progress = {
        let (dispatch, id) = (dispatch.clone(), id.clone());
        Callback::from(move |progress| dispatch.emit(Action::ScanProgressed(id.clone(), progress)))
    };
    let told = Told {
        progress: on_progress,
        left_out: tell_left_out(&dispatch),
    };
    let text = document.text.clone();
    let mut job = worker::scan(document, dispatch.app().rules.chosen(), told);
    dispatch.outside().cancel.replace(Some(job.cancel.clone()));
    let result = job.result.as_mut().await;
    parts::fetch_all();
    let is_present = |session: &Rc<Session>| Arc::ptr_eq(&session.document.text, &text);
    match result {
        // The text was edited meanwhile.
        Ok(_) if !dispatch.app().session.as_ref().is_some_and(is_present) => {}
        Ok(scanned) => {
            let read = scanned.document.clone();
            dispatch.emit(Action::Scanned(id.clone(), scanned));
            if let Some(document) = read {
                // What fails here is written with the next step.
                let byline = document.byline().unwrap_or_default();
                let _ = store(&dispatch).await.describe(&id, &document.title, &byline).await;
            }
            know_rules(dispatch).await;
        }
        Err(ScanError::Cancelled) => {}
        Err(ScanError::NotLoaded) => {
            dispatch.emit(Action::ScanFailed(id));
            dispatch.emit(Action::Notify(Tone::Error, t("engine-not-loaded")));
        }
        Err(ScanError::Failed) => {
            dispatch.emit(Action::ScanFailed(id));
            dispatch.emit(Action::Notify(Tone::Error, t("scan-failed")));
        }
    }
}

/// Writes what is queued, step by step and in order. A step that cannot be written stays first in the queue, and is
/// tried again with the next one.
async fn write(dispatch: Dispatch) {
    if dispatch.outside().writing.replace(true) {
        return;
    }
    let store = store(&dispatch).await;
    loop {
        let next = dispatch.outside().queue.borrow().front().cloned();
        let Some((id, entries)) = next else { break };
        if let Some(session) = dispatch.app().session.as_ref().filter(|s| s.id == id) {
            store.count(&id, session.work());
            store.reads(&id, &session.document.text);
        }
        match append(&store, &id, &entries).await {
            Ok(saved) => {
                dispatch.outside().queue.borrow_mut().pop_front();
                if let Some(seat) = dispatch.outside().seat.borrow().as_ref() {
                    seat.tell(&entries);
                }
                ask_to_keep(&store, saved);
                in_step::changed(&dispatch, &id);
                let more = dispatch.outside().queue.borrow().iter().any(|(other, _)| *other == id);
                if !more {
                    dispatch.emit(Action::SaveChanged(id, self::saved(saved)));
                }
            }
            Err(Unread::Store(StoreError::Missing)) => {
                let kept = keep_anew(&dispatch, &store, &id).await;
                // Whatever came of it, that was all of the work.
                dispatch.outside().queue.borrow_mut().retain(|(other, _)| *other != id);
                dispatch.emit(Action::SaveChanged(id, kept));
            }
            Err(unread) => {
                dispatch.emit(Action::SaveChanged(id, Saved::Failed(unread.words())));
                unread.tell(&dispatch);
                break;
            }
        }
    }
    dispatch.outside().writing.replace(false);
}

/// Adds a step to the journal; reads that first if a restore has changed it.
async fn append(store: &Store, id: &ArticleId, step: &[Entry]) -> Result<sayso_store::Saved, Unread> {
    if !store.knows(id) {
        kept::load(store, id).await?;
    }
    Ok(store.append(id, step).await?)
}

/// The article is not in the store any more: one that was deleted in another tab is not brought back, and one that the
/// browser has cleared is kept anew, with all that this tab has of it.
async fn keep_anew(dispatch: &Dispatch, store: &Store, id: &ArticleId) -> Saved {
    if store.is_forgotten(id).await {
        // What the last step has left there.
        let _ = store.forget(id).await;
        return Saved::Failed(t("tab-forgotten"));
    }
    let journal = dispatch
        .app()
        .session
        .as_ref()
        .filter(|s| s.id == *id)
        .map(|s| s.journal.clone());
    let kept = match journal {
        Some(journal) => store.keep_anew(id, &journal).await,
        None => Err(StoreError::Missing),
    };
    match kept {
        Ok(saved) => {
            dispatch.emit(Action::Notify(Tone::Warning, t("store-cleared")));
            self::saved(saved)
        }
        Err(error) => {
            fail(dispatch, error);
            Saved::Failed(words_for::store_error(error))
        }
    }
}

/// The setting that says that the browser was asked to keep what is saved: "asked".
const KEPT: &str = "persistence";

/// Asks the browser not to clear what is saved when it needs room: once, when there is work to lose, since some
/// browsers ask the person.
fn ask_to_keep(store: &Store, saved: sayso_store::Saved) {
    if saved == sayso_store::Saved::Durably && store.setting(KEPT).is_none() {
        store.set_setting(KEPT, "asked");
        persistence::ask();
    }
}

fn saved(saved: sayso_store::Saved) -> Saved {
    match saved {
        sayso_store::Saved::Durably | sayso_store::Saved::Locally => Saved::Yes,
        sayso_store::Saved::InMemory => Saved::Failed(t("saved-in-memory")),
    }
}
