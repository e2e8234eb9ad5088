//! Reading and scanning without holding up the page.

mod chosen;
mod message;
mod reader;
mod thread;

pub use chosen::Chosen;
pub use reader::Reader;
pub use thread::{prepare, serve};

use std::cell::{Cell, RefCell};
use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;

use gloo::timers::future::TimeoutFuture;
use sayso_engine::{Document, OffsetIndex, Progress, Rulebook, Scan, Steps};
use sayso_notebook::Suggestions;
use yew::Callback;

use reader::End;

use super::pause::Pauses;

/// What the rules found, and what that proposes.
#[derive(Clone, Debug, Default)]
pub struct Scanned {
    /// What they found.
    pub scan: Rc<Scan>,
    /// What that proposes.
    pub suggestions: Rc<Suggestions>,
}

/// Why there is no scan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScanError {
    /// It was cancelled.
    Cancelled,
    /// The worker failed: a fault of ours, or no memory.
    Failed,
}

/// A scan under way.
pub struct ScanJob {
    /// What it comes to. Dropping it cancels.
    pub result: Pin<Box<dyn Future<Output = Result<Scanned, ScanError>>>>,
    /// Stops it at once; the result is then [`ScanError::Cancelled`].
    pub cancel: Callback<()>,
}

/// Texts up to this many bytes are read and scanned at once: starting a worker would take longer.
const SHORT: usize = 50_000;

/// Whether reading `text` takes so long that a person should be told.
pub fn is_long(text: &str) -> bool {
    text.len() > SHORT
}

/// Two frames at 60 a second, in milliseconds: by then the browser has drawn what was asked of it.
const DRAWN_MS: u32 = 34;

/// Reads the structure of `text`: a short one at once, a long one in a worker, which is then ready to scan it. Where
/// the browser allows no worker the page does it itself, once it has drawn what it is about to do.
pub async fn read(text: Arc<str>) -> (Document, Option<Reader>) {
    if !is_long(&text) {
        return (Document::new("", text), None);
    }
    if let Some(reader) = Reader::start(text.clone())
        && let Some((title, blocks)) = reader.structure().await
    {
        let document = Document {
            id: String::new(),
            title,
            index: OffsetIndex::new(&text),
            text,
            blocks,
        };
        return (document, Some(reader));
    }
    TimeoutFuture::new(DRAWN_MS).await;
    (Document::new("", text), None)
}

/// The most that own rules may cost in a text that is scanned at once ([`Rulebook::work`]).
pub const QUICK_WORK: u64 = 10_000_000;

/// Runs the rules over `document`: short texts at once, long ones in a worker, where `on_progress` is told how
/// far it is. `reader`: the worker that has read it, if there is one. Where the browser allows no worker the page does
/// it itself, in slices.
pub fn scan(
    document: Rc<Document>,
    reader: Option<Reader>,
    rules: &Rulebook,
    chosen: &Chosen,
    on_progress: Callback<Progress>,
) -> ScanJob {
    if !is_long(&document.text) && rules.work(document.text.len()) <= QUICK_WORK {
        let scanned = {
            let scan = sayso_engine::scan(&document, rules);
            Scanned {
                suggestions: Rc::new(Suggestions::of(&document.text, &scan)),
                scan: Rc::new(scan),
            }
        };
        let result = Box::pin(std::future::ready(Ok(scanned)));
        return ScanJob {
            result,
            cancel: Callback::noop(),
        };
    }
    on_progress.emit(Progress {
        done: 0,
        all: document.text.len() as u32,
    });
    let reader = reader.filter(|reader| reader.has(&document.text));
    let running = Rc::new(RefCell::new(reader.or_else(|| Reader::start(document.text.clone()))));
    let ended = running
        .borrow()
        .as_ref()
        .map(|reader| reader.scan(chosen.to_json(), on_progress.clone()));
    let rules = rules.clone();
    let cancelled = Rc::new(Cell::new(false));
    let cancel = {
        let (running, cancelled) = (running.clone(), cancelled.clone());
        Callback::from(move |()| {
            cancelled.set(true);
            drop(running.take());
        })
    };
    let result = Box::pin(async move {
        let outcome = match ended {
            // A sender that is gone was cancelled.
            Some(ended) => ended.await.map_err(|_| None).and_then(|scanned| scanned.map_err(Some)),
            None => Err(Some(End::NoWorker)),
        };
        // The worker ends with the scan.
        running.take();
        match outcome {
            Ok(scanned) => Ok(scanned),
            Err(None) => Err(ScanError::Cancelled),
            Err(Some(End::Failed)) => Err(ScanError::Failed),
            Err(Some(End::NoWorker)) => {
                // The page is drawn first, so that it says what it is doing.
                TimeoutFuture::new(DRAWN_MS).await;
                let scanned = scan_in_slices(&document, &rules, &on_progress, &cancelled).await;
                scanned.ok_or(ScanError::Cancelled)
            }
        }
    });
    ScanJob { result, cancel }
}

/// Findings that are taken in at a stretch.
const TAKEN: usize = 1_000;

/// A scan on the page's own thread, which makes way for the browser; none if it was cancelled meanwhile. What links
/// the blocks in the end, about a sixth of it, goes in one piece.
async fn scan_in_slices(
    document: &Document,
    rules: &Rulebook,
    on_progress: &Callback<Progress>,
    cancelled: &Cell<bool>,
) -> Option<Scanned> {
    let mut steps = Steps::new(document, rules);
    let mut pauses = Pauses::begin();
    while let Some(progress) = steps.read() {
        if pauses.is_due() {
            on_progress.emit(progress);
            pauses.pause_if_due().await;
            if cancelled.get() {
                return None;
            }
        }
    }
    let scan = steps.finish();
    let mut suggestions = Suggestions::default();
    for findings in scan.findings.chunks(TAKEN) {
        suggestions.add(&document.text, &scan.people, findings);
        pauses.pause_if_due().await;
    }
    (!cancelled.get()).then(|| Scanned {
        scan: Rc::new(scan),
        suggestions: Rc::new(suggestions),
    })
}
