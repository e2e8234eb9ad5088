//! The engine, which is a module of its own (`crates/worker`): asked by messages, in a worker, so that it never holds up the page.
//! Where the browser allows no worker it runs on the page's thread and makes way.

mod link;
mod load;
mod trusted;

pub use link::End;
pub use load::prepare;

use std::cell::{Cell, RefCell};
use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;

use futures_channel::oneshot;
use gloo::timers::future::TimeoutFuture;
use sayso_engine::{Block, Document, OffsetIndex, Progress, Scan};
use sayso_notebook::Suggestions;
use sayso_worker::{Answer, Ask, Chosen};
use wasm_bindgen_futures::spawn_local;
use yew::Callback;

use link::{Hear, Link};

/// What the rules found, and what that proposes.
#[derive(Clone, Debug, Default)]
pub struct Scanned {
    /// The text as it was read meanwhile, if it was shown before ([`read`]).
    pub document: Option<Document>,
    /// What they found.
    pub scan: Rc<Scan>,
    /// What that proposes.
    pub suggestions: Arc<Suggestions>,
}

/// Why there is no scan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScanError {
    /// It was cancelled.
    Cancelled,
    /// The engine failed: a fault of ours, or no memory.
    Failed,
    /// The engine could not be loaded.
    NotLoaded,
}

/// A scan under way.
pub struct ScanJob {
    /// What it comes to.
    pub result: Pin<Box<dyn Future<Output = Result<Scanned, ScanError>>>>,
    /// Stops it at once; the result is then [`ScanError::Cancelled`].
    pub cancel: Callback<()>,
}

/// What is told while a scan is under way.
#[derive(Clone, Default)]
pub struct Told {
    /// How far it is.
    pub progress: Callback<Progress>,
    /// The ids of the rules of packs that such a long text leaves out, if there are any.
    pub left_out: Callback<Vec<String>>,
}

/// Texts up to this many bytes are read within a frame.
const SHORT: usize = 50_000;

/// Whether reading `text` takes so long that a person should be told.
pub fn is_long(text: &str) -> bool {
    text.len() > SHORT
}

/// Milliseconds for which a short text waits to be read and scanned. The engine answers sooner, if it is there at all.
const WAITS_MS: u32 = 300;

/// Tells somebody who waits for the way to the engine.
type ToStarted = oneshot::Sender<Result<Rc<Link>, End>>;

thread_local! {
    static LINK: RefCell<Option<Rc<Link>>> = const { RefCell::new(None) };
    /// Those who wait for it to be started.
    static STARTING: RefCell<Vec<ToStarted>> = const { RefCell::new(Vec::new()) };
    /// Whether the browser allows workers, as far as is known.
    static WORKERS: Cell<bool> = const { Cell::new(true) };
    /// The text that was shown before it was read.
    static UNREAD: RefCell<Option<Arc<str>>> = const { RefCell::new(None) };
}

fn open_link() -> Option<Rc<Link>> {
    LINK.with_borrow(|link| link.clone().filter(|link| link.is_open()))
}

/// The way to the engine, which is started if it is not; once, however many ask for it meanwhile.
async fn link() -> Result<Rc<Link>, End> {
    if let Some(link) = open_link() {
        return Ok(link);
    }
    let (tell, told) = oneshot::channel();
    let is_first = STARTING.with_borrow_mut(|waiting| {
        waiting.push(tell);
        waiting.len() == 1
    });
    if is_first {
        spawn_local(async {
            let started = start().await;
            for tell in STARTING.take() {
                // Nobody waits any more if the future was dropped.
                drop(tell.send(started.clone()));
            }
        });
    }
    told.await.unwrap_or(Err(End::Stopped))
}

async fn start() -> Result<Rc<Link>, End> {
    let loaded = load::loaded().await.ok_or(End::NotLoaded)?;
    let started = if WORKERS.get() {
        Link::to_worker(&loaded).ok()
    } else {
        None
    };
    let link = match started {
        Some(link) => link,
        None => {
            WORKERS.set(false);
            Link::to_page(&loaded).await.map_err(|_| End::NotLoaded)?
        }
    };
    LINK.replace(Some(link.clone()));
    Ok(link)
}

/// How often a question is put: again where the browser turned out to allow no worker, and where the engine was stopped for
/// another article's sake.
const ATTEMPTS: usize = 3;

/// Puts a question with one answer, about the article of this text if one is named.
///
/// # Errors
/// Why there is no answer.
pub async fn ask(ask: &Ask, about: Option<&Arc<str>>) -> Result<Answer, End> {
    let mut end = End::Failed;
    for _ in 0..ATTEMPTS {
        let link = link().await?;
        if let Some(text) = about {
            link.be_at(text);
        }
        let (hear, told) = once();
        link.ask(ask, hear);
        match told.await.unwrap_or(Err(End::Stopped)) {
            Ok(answer) => return Ok(answer),
            Err(End::NoWorker) => WORKERS.set(false),
            Err(End::Stopped) => {}
            Err(other) => return Err(other),
        }
        end = End::Stopped;
    }
    Err(end)
}

/// Hears one answer.
fn once() -> (Hear, oneshot::Receiver<Result<Answer, End>>) {
    let (tell, told) = oneshot::channel();
    let mut tell = Some(tell);
    let hear = move |answer| {
        if let Some(tell) = tell.take() {
            // Nobody waits any more if the future was dropped.
            drop(tell.send(answer));
        }
        false
    };
    (Box::new(hear), told)
}

/// Reads the structure of `text`, and looks through a short one with the rules, so that nothing moves after it is shown. It does
/// not wait long for the engine: before that is loaded, and where there is none, the text is shown as its paragraphs, and read
/// with its scan. A long text is shown before it is scanned.
pub async fn read(text: Arc<str>, chosen: Chosen, told: Told) -> (Document, Option<Scanned>) {
    let (tell, heard) = oneshot::channel();
    let tell = Rc::new(Cell::new(Some(tell)));
    let short = !is_long(&text);
    if short {
        let tell = tell.clone();
        spawn_local(async move {
            TimeoutFuture::new(WAITS_MS).await;
            if let Some(tell) = tell.take() {
                drop(tell.send(None));
            }
        });
    }
    spawn_local({
        let text = text.clone();
        async move {
            let mut read = None;
            if let Some((title, blocks)) = structure(&text).await {
                let document = document(text, title, blocks);
                let still_waited_for = tell.take().map(|waiting| tell.set(Some(waiting))).is_some();
                let scanned = if short && still_waited_for {
                    scan(Rc::new(document.clone()), chosen, told).result.await.ok()
                } else {
                    None
                };
                read = Some((document, scanned));
            }
            // It may have come too late.
            if let Some(tell) = tell.take() {
                drop(tell.send(read));
            }
        }
    });
    match heard.await.ok().flatten() {
        Some(read) => read,
        None => {
            shown_unread(&text);
            (Document::plain("", text), None)
        }
    }
}

/// `text` is shown as its paragraphs: the next scan of it tells what it is made of too.
pub fn shown_unread(text: &Arc<str>) {
    UNREAD.replace(Some(text.clone()));
}

fn document(text: Arc<str>, title: String, blocks: Vec<Block>) -> Document {
    Document {
        id: String::new(),
        title,
        index: OffsetIndex::new(&text),
        text,
        blocks,
    }
}

/// What the text of `document` is made of, if that was not known when it was shown.
async fn read_late(link: &Link, text: &Arc<str>) -> Option<Document> {
    let unread = UNREAD.with_borrow(|unread| unread.as_ref().is_some_and(|unread| Arc::ptr_eq(unread, text)));
    if !unread {
        return None;
    }
    let (hear, told) = once();
    link.read(text, hear);
    match told.await {
        Ok(Ok(Answer::Structure { title, blocks })) => {
            UNREAD.take();
            Some(document(text.clone(), title, blocks))
        }
        _ => None,
    }
}

async fn structure(text: &Arc<str>) -> Option<(String, Vec<Block>)> {
    for _ in 0..ATTEMPTS {
        // What is scanned now is another article's.
        let others = open_link().filter(|link| !link.has(text));
        others.inspect(|link| link.stop_scan());
        let link = link().await.ok()?;
        let (hear, told) = once();
        link.read(text, hear);
        match told.await.unwrap_or(Err(End::Stopped)) {
            Ok(Answer::Structure { title, blocks }) => return Some((title, blocks)),
            Err(End::NoWorker) => WORKERS.set(false),
            Err(End::Stopped) => {}
            Ok(_) | Err(End::Failed | End::NotLoaded) => return None,
        }
    }
    None
}

/// Runs the rules over `document`; what is under way on another article is stopped.
pub fn scan(document: Rc<Document>, chosen: Chosen, told: Told) -> ScanJob {
    let cancelled = Rc::new(Cell::new(false));
    let cancel = {
        let cancelled = cancelled.clone();
        Callback::from(move |()| {
            if !cancelled.replace(true) {
                open_link().inspect(|link| link.stop_scan());
            }
        })
    };
    let result = Box::pin(async move {
        open_link().inspect(|link| link.stop_scan());
        for _ in 0..ATTEMPTS {
            let link = link().await.map_err(|_| ScanError::NotLoaded)?;
            if cancelled.get() {
                break;
            }
            link.be_at(&document.text);
            let (tell, scanned) = oneshot::channel();
            link.scan(
                &Ask::Scan(chosen.clone()),
                intake(document.text.clone(), told.clone(), tell),
            );
            let mut outcome = scanned.await.unwrap_or(Err(End::Stopped));
            if let Ok(scanned) = &mut outcome {
                scanned.document = read_late(&link, &document.text).await;
            }
            // So much memory as a long text takes is given back only with its worker.
            if is_long(&document.text) && link.is_idle() {
                LINK.take();
            }
            match outcome {
                Ok(scanned) => return Ok(scanned),
                Err(End::NoWorker) => WORKERS.set(false),
                Err(End::Stopped) => break,
                Err(End::Failed) => return Err(ScanError::Failed),
                Err(End::NotLoaded) => return Err(ScanError::NotLoaded),
            }
        }
        Err(ScanError::Cancelled)
    });
    ScanJob { result, cancel }
}

/// Takes in what a scan of `text` finds, part by part.
fn intake(text: Arc<str>, told: Told, tell: oneshot::Sender<Result<Scanned, End>>) -> Hear {
    let (mut scan, mut suggestions, mut tell) = (Scan::default(), Suggestions::default(), Some(tell));
    Box::new(move |answer| {
        let end = match answer {
            Ok(Answer::Progress(done)) => {
                let all = text.len() as u32;
                told.progress.emit(Progress { done, all });
                return true;
            }
            Ok(Answer::LeftOut(rules)) => {
                if !rules.is_empty() {
                    told.left_out.emit(rules);
                }
                return true;
            }
            Ok(Answer::People(people)) => {
                scan.people.all.extend(people);
                return true;
            }
            Ok(Answer::Findings(findings)) => {
                suggestions.add(&text, &scan.people, &findings);
                scan.findings.extend(findings);
                return true;
            }
            Ok(Answer::Scanned) => Ok(Scanned {
                document: None,
                scan: Rc::new(std::mem::take(&mut scan)),
                suggestions: Arc::new(std::mem::take(&mut suggestions)),
            }),
            Ok(_) => Err(End::Failed),
            Err(end) => Err(end),
        };
        if let Some(tell) = tell.take() {
            // Nobody waits any more if the future was dropped.
            drop(tell.send(end));
        }
        false
    })
}
