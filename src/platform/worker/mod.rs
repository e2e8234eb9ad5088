//! Scanning without holding up the page.

mod message;
mod thread;

pub use thread::{prepare, serve};

use std::cell::RefCell;
use std::pin::Pin;
use std::rc::Rc;

use futures_channel::oneshot;
use gloo::events::EventListener;
use gloo::file::ObjectUrl;
use gloo::timers::future::TimeoutFuture;
use js_sys::Uint8Array;
use sayso_engine::{Document, Progress, Rulebook, Scan};
use wasm_bindgen::JsCast;
use web_sys::{MessageEvent, Worker};
use yew::Callback;

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
    pub result: Pin<Box<dyn Future<Output = Result<Rc<Scan>, ScanError>>>>,
    /// Stops it at once; the result is then [`ScanError::Cancelled`].
    pub cancel: Callback<()>,
}

/// Texts up to this many bytes are scanned at once: starting a worker would take longer.
const SHORT: usize = 100_000;

/// Runs the rules over `document`: short texts at once, long ones in a worker, where `on_progress` is told how
/// far it is. Where the browser allows no worker the page does it, and stands still meanwhile.
pub fn scan(document: Rc<Document>, on_progress: Callback<Progress>) -> ScanJob {
    if document.text.len() <= SHORT {
        let result = Box::pin(async move { Ok(scan_here(&document)) });
        return ScanJob {
            result,
            cancel: Callback::noop(),
        };
    }
    on_progress.emit(Progress {
        done: 0,
        all: document.text.len() as u32,
    });
    let running = Rc::new(RefCell::new(None));
    let (settle, settled) = oneshot::channel();
    let started = thread::start().map(|started| Running::new(started, settle, document.clone(), on_progress));
    let cancel = {
        let running = running.clone();
        Callback::from(move |()| drop(running.take()))
    };
    running.replace(started.ok());
    let has_worker = running.borrow().is_some();
    let result = Box::pin(async move {
        // The worker ends with the future that waits for it.
        let _running = Ender(running);
        let outcome = if has_worker {
            // A sender that is gone was cancelled.
            settled.await.unwrap_or(Outcome::Cancelled)
        } else {
            Outcome::NoWorker
        };
        match outcome {
            Outcome::Scan(scan) => Ok(Rc::new(scan)),
            Outcome::Cancelled => Err(ScanError::Cancelled),
            Outcome::Failed => Err(ScanError::Failed),
            Outcome::NoWorker => {
                // The page is drawn first, so that it says what it is doing.
                TimeoutFuture::new(DRAWN_MS).await;
                Ok(scan_here(&document))
            }
        }
    });
    ScanJob { result, cancel }
}

/// Two frames at 60 a second, in milliseconds: by then the browser has drawn what was asked of it.
const DRAWN_MS: u32 = 34;

fn scan_here(document: &Document) -> Rc<Scan> {
    Rc::new(sayso_engine::scan(document, &Rulebook::built_in()))
}

/// How a worker ended.
enum Outcome {
    Scan(Scan),
    Cancelled,
    Failed,
    /// It never came to listen: blocked, most likely.
    NoWorker,
}

/// A worker at work; ended when dropped.
struct Running {
    worker: Worker,
    _url: ObjectUrl,
    _listeners: [EventListener; 2],
    /// Dropped with it, which tells the future that waits.
    _settle: Rc<RefCell<Option<oneshot::Sender<Outcome>>>>,
}

/// Ends the worker in there when dropped.
struct Ender(Rc<RefCell<Option<Running>>>);

impl Drop for Ender {
    fn drop(&mut self) {
        self.0.take();
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

impl Running {
    fn new(
        (worker, url): (Worker, ObjectUrl),
        settle: oneshot::Sender<Outcome>,
        document: Rc<Document>,
        on_progress: Callback<Progress>,
    ) -> Self {
        let settle = Rc::new(RefCell::new(Some(settle)));
        let listening = Rc::new(RefCell::new(false));
        let end = {
            let settle = settle.clone();
            move |outcome| {
                if let Some(settle) = settle.take() {
                    // Nobody waits any more if the future was dropped.
                    let _ = settle.send(outcome);
                }
            }
        };
        let on_message = EventListener::new(&worker, "message", {
            let (worker, listening, end) = (worker.clone(), listening.clone(), end.clone());
            let all = document.text.len() as u32;
            move |event| {
                let data = event.unchecked_ref::<MessageEvent>().data();
                if data.is_null() {
                    listening.replace(true);
                    if worker.post_message(&(&*document.text).into()).is_err() {
                        end(Outcome::Failed);
                    }
                } else if let Some(done) = data.as_f64() {
                    on_progress.emit(Progress { done: done as u32, all });
                } else {
                    let bytes = data
                        .dyn_into::<Uint8Array>()
                        .map(|bytes| bytes.to_vec())
                        .unwrap_or_default();
                    end(message::decode(&bytes).map_or(Outcome::Failed, Outcome::Scan));
                }
            }
        });
        let on_error = EventListener::new_with_options(
            &worker,
            "error",
            gloo::events::EventListenerOptions::enable_prevent_default(),
            move |event| {
                // Or the page would take the fault for one of its own.
                event.prevent_default();
                end(if *listening.borrow() {
                    Outcome::Failed
                } else {
                    Outcome::NoWorker
                });
            },
        );
        Self {
            worker,
            _url: url,
            _listeners: [on_message, on_error],
            _settle: settle,
        }
    }
}
