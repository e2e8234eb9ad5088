//! A worker that has a text: it says what the text is made of, and scans it when asked.

use std::cell::RefCell;
use std::rc::{Rc, Weak};
use std::sync::Arc;

use futures_channel::oneshot;
use gloo::events::{EventListener, EventListenerOptions};
use gloo::file::ObjectUrl;
use js_sys::{Array, Uint8Array};
use sayso_engine::{Block, Progress, Scan};
use sayso_notebook::Suggestions;
use wasm_bindgen::JsCast;
use web_sys::{MessageEvent, Worker};
use yew::Callback;

use super::Scanned;
use super::message::{self, Part};
use super::thread;

/// A worker that has a text; ended when dropped.
pub struct Reader(Rc<Inner>);

/// Why a worker has no more to tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// A fault of ours, or no memory.
    Failed,
    /// It never came to listen: blocked, most likely.
    NoWorker,
}

/// A document's title and blocks.
pub type Structure = (String, Vec<Block>);

struct Inner {
    worker: Worker,
    _url: ObjectUrl,
    text: Arc<str>,
    state: RefCell<State>,
    listeners: RefCell<Option<[EventListener; 2]>>,
}

#[derive(Default)]
struct State {
    listens: bool,
    ended: Option<End>,
    /// The rules of the scan that the worker could not be asked for yet.
    wants_scan: Option<String>,
    on_structure: Option<oneshot::Sender<Structure>>,
    on_progress: Callback<Progress>,
    on_scanned: Option<oneshot::Sender<Result<Scanned, End>>>,
    /// What has come of the scan so far.
    scan: Scan,
    suggestions: Suggestions,
}

impl Drop for Inner {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

impl Reader {
    /// A worker that begins to read `text`; none where the browser allows none.
    pub fn start(text: Arc<str>) -> Option<Self> {
        let (worker, url) = thread::start().ok()?;
        let inner = Rc::new(Inner {
            worker,
            _url: url,
            text,
            state: RefCell::default(),
            listeners: RefCell::default(),
        });
        inner.listeners.replace(Some(listeners(&inner)));
        Some(Self(inner))
    }

    /// Whether it has just this text.
    pub fn has(&self, text: &Arc<str>) -> bool {
        Arc::ptr_eq(&self.0.text, text)
    }

    /// What the text is made of. Asked right after [`Self::start`]; none if the worker cannot tell.
    pub async fn structure(&self) -> Option<Structure> {
        let (tell, told) = oneshot::channel();
        self.0.state.borrow_mut().on_structure = Some(tell);
        told.await.ok()
    }

    /// Scans the text by these rules ([`super::Chosen::to_json`]). The result is an error of its own if the reader is dropped meanwhile.
    pub fn scan(&self, rules: String, on_progress: Callback<Progress>) -> oneshot::Receiver<Result<Scanned, End>> {
        let (tell, told) = oneshot::channel();
        let mut state = self.0.state.borrow_mut();
        state.on_progress = on_progress;
        state.on_scanned = Some(tell);
        match state.ended {
            Some(end) => state.end(end),
            None if state.listens => self.0.ask_for_scan(&rules, &mut state),
            None => state.wants_scan = Some(rules),
        }
        told
    }
}

fn listeners(inner: &Rc<Inner>) -> [EventListener; 2] {
    let weak = Rc::downgrade(inner);
    let on_message = EventListener::new(&inner.worker, "message", {
        let weak = weak.clone();
        move |event| {
            if let Some(inner) = Weak::upgrade(&weak) {
                inner.hear(event.unchecked_ref());
            }
        }
    });
    let options = EventListenerOptions::enable_prevent_default();
    let on_error = EventListener::new_with_options(&inner.worker, "error", options, move |event| {
        // Or the page would take the fault for one of its own.
        event.prevent_default();
        if let Some(inner) = Weak::upgrade(&weak) {
            let mut state = inner.state.borrow_mut();
            let end = if state.listens { End::Failed } else { End::NoWorker };
            state.end(end);
        }
    });
    [on_message, on_error]
}

impl Inner {
    fn hear(&self, event: &MessageEvent) {
        let data = event.data();
        let mut state = self.state.borrow_mut();
        if data.is_null() {
            state.listens = true;
            let bytes = Uint8Array::from(self.text.as_bytes());
            let sent = self
                .worker
                .post_message_with_transfer(&bytes, &Array::of1(&bytes.buffer()));
            if sent.is_err() {
                state.end(End::Failed);
            } else if let Some(rules) = state.wants_scan.take() {
                self.ask_for_scan(&rules, &mut state);
            }
            return;
        }
        if let Some(done) = data.as_f64() {
            let all = self.text.len() as u32;
            let on_progress = state.on_progress.clone();
            drop(state);
            on_progress.emit(Progress { done: done as u32, all });
            return;
        }
        let bytes = data.dyn_into::<Uint8Array>().map(|bytes| bytes.to_vec());
        match message::read(&bytes.unwrap_or_default()) {
            Ok(Part::Structure { title, blocks }) => {
                if let Some(tell) = state.on_structure.take() {
                    // Nobody waits any more if the future was dropped.
                    let _ = tell.send((title, blocks));
                }
            }
            Ok(Part::People(people)) => state.scan.people.all.extend(people),
            Ok(Part::Findings(findings)) => {
                let State { scan, suggestions, .. } = &mut *state;
                suggestions.add(&self.text, &scan.people, &findings);
                scan.findings.extend(findings);
            }
            Ok(Part::End) => {
                let scanned = Scanned {
                    scan: Rc::new(std::mem::take(&mut state.scan)),
                    suggestions: Rc::new(std::mem::take(&mut state.suggestions)),
                };
                if let Some(tell) = state.on_scanned.take() {
                    let _ = tell.send(Ok(scanned));
                }
            }
            Err(_) => state.end(End::Failed),
        }
    }

    fn ask_for_scan(&self, rules: &str, state: &mut State) {
        if self.worker.post_message(&rules.into()).is_err() {
            state.end(End::Failed);
        }
    }
}

impl State {
    fn end(&mut self, end: End) {
        self.ended = Some(end);
        self.on_structure = None;
        if let Some(tell) = self.on_scanned.take() {
            // Nobody waits any more if the future was dropped.
            let _ = tell.send(Err(end));
        }
    }
}
