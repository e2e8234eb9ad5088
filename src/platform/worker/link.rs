//! The engine at work, and the way to it: in a worker, or on the page's own thread.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::{Rc, Weak};
use std::sync::Arc;

use gloo::events::{EventListener, EventListenerOptions};
use gloo::file::{Blob, ObjectUrl};
use gloo::timers::callback::Timeout;
use gloo::utils::{document, window};
use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use sayso_worker::{Answer, Ask};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageChannel, MessageEvent, MessagePort, Worker, WorkerOptions};

use super::load::Loaded;
use super::trusted::trusted;

#[wasm_bindgen]
extern "C" {
    /// Starts the engine's module on this thread, once its glue has run here.
    #[wasm_bindgen(js_name = wasm_bindgen, catch)]
    fn start_engine(options: &JsValue) -> Result<Promise, JsValue>;

    /// `crates/worker/src/main.rs` has it.
    #[wasm_bindgen(js_namespace = wasm_bindgen, js_name = serve, catch)]
    fn serve_engine(port: &MessagePort, slices: bool) -> Result<(), JsValue>;
}

/// Why the engine has no more to answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// It was stopped.
    Stopped,
    /// A fault of ours, or no memory.
    Failed,
    /// Its worker never came to listen: blocked, most likely, or not within [`PATIENCE`].
    NoWorker,
    /// It could not be loaded.
    NotLoaded,
}

/// How long a worker has to start and listen, in milliseconds: tens of times what a slow computer needs.
const PATIENCE: u32 = 10_000;

thread_local! {
    /// Whether the glue has run on this thread, which it can do once.
    static GLUED: Cell<bool> = const { Cell::new(false) };
}

/// Hears answers to a question, or why there are no more; says whether more are to come.
pub(super) type Hear = Box<dyn FnMut(Result<Answer, End>) -> bool>;

/// The way to the engine. A worker ends with it.
pub(super) struct Link {
    /// A worker sends and tells as a port does.
    port: MessagePort,
    worker: Option<(Worker, ObjectUrl)>,
    listeners: RefCell<Vec<EventListener>>,
    listens: Cell<bool>,
    /// Runs out if a worker does not come to listen.
    patience: RefCell<Option<Timeout>>,
    ended: Cell<Option<End>>,
    /// Questions put before it listens.
    waiting: RefCell<Vec<Uint8Array>>,
    asked: Cell<u32>,
    pending: RefCell<BTreeMap<u32, Hear>>,
    /// The text that it has read last.
    text: RefCell<Option<Arc<str>>>,
    /// The scan that is under way.
    scan: Cell<Option<u32>>,
}

impl Drop for Link {
    fn drop(&mut self) {
        match &self.worker {
            Some((worker, _)) => worker.terminate(),
            None => self.port.close(),
        }
    }
}

impl Link {
    /// To a worker that is about to listen.
    ///
    /// # Errors
    /// The browser's, where it allows none.
    pub fn to_worker(loaded: &Loaded) -> Result<Rc<Self>, JsValue> {
        let source = format!("{}\n{ON_MODULE}", loaded.glue);
        let url = ObjectUrl::from(Blob::new_with_options(&*source, Some("text/javascript")));
        let constructor: Function = Reflect::get(&window(), &"Worker".into())?.dyn_into()?;
        let worker = Reflect::construct(&constructor, &Array::of2(&trusted(&url)?, &WorkerOptions::new()));
        let worker: Worker = worker?.dyn_into()?;
        worker.post_message(&loaded.module)?;
        let link = Self::new(worker.clone().unchecked_into(), Some((worker, url)));
        let weak = Rc::downgrade(&link);
        let out = move || {
            if let Some(link) = Weak::upgrade(&weak) {
                link.end(End::NoWorker);
            }
        };
        link.patience.replace(Some(Timeout::new(PATIENCE, out)));
        Ok(link)
    }

    /// To the engine on this thread, where it makes way for the page.
    ///
    /// # Errors
    /// The browser's, when the glue or the module does not run here.
    pub async fn to_page(loaded: &Loaded) -> Result<Rc<Self>, JsValue> {
        if let Some(address) = loaded.address.as_ref().filter(|_| !GLUED.get()) {
            run_script(address).await?;
            GLUED.set(true);
        }
        let options = Object::new();
        Reflect::set(&options, &"module_or_path".into(), &loaded.module)?;
        JsFuture::from(start_engine(&options)?).await?;
        let channel = MessageChannel::new()?;
        let link = Self::new(channel.port1(), None);
        channel.port1().start();
        serve_engine(&channel.port2(), true)?;
        Ok(link)
    }

    fn new(port: MessagePort, worker: Option<(Worker, ObjectUrl)>) -> Rc<Self> {
        let link = Rc::new(Self {
            port,
            worker,
            listeners: RefCell::default(),
            listens: Cell::new(false),
            patience: RefCell::default(),
            ended: Cell::new(None),
            waiting: RefCell::default(),
            asked: Cell::new(0),
            pending: RefCell::default(),
            text: RefCell::default(),
            scan: Cell::new(None),
        });
        link.listeners.replace(listeners(&link));
        link
    }

    /// Whether it can be asked.
    pub fn is_open(&self) -> bool {
        self.ended.get().is_none()
    }

    /// Whether all that was asked is answered.
    pub fn is_idle(&self) -> bool {
        self.pending.borrow().is_empty()
    }

    /// Puts a question.
    pub fn ask(&self, ask: &Ask, mut hear: Hear) -> u32 {
        let question = self.asked.get();
        self.asked.set(question.wrapping_add(1));
        if let Some(end) = self.ended.get() {
            hear(Err(end));
            return question;
        }
        self.pending.borrow_mut().insert(question, hear);
        // Plain data can be written; what cannot is answered by nothing, and the engine ends.
        let bytes = Uint8Array::from(&ask.to_bytes(question).unwrap_or_default()[..]);
        if self.listens.get() {
            self.send(&bytes);
        } else {
            self.waiting.borrow_mut().push(bytes);
        }
        question
    }

    /// Whether `text` is what the engine has read last.
    pub fn has(&self, text: &Arc<str>) -> bool {
        self.text
            .borrow()
            .as_ref()
            .is_some_and(|known| Arc::ptr_eq(known, text))
    }

    /// Has the engine read `text`, if it has not; `hear` is told its structure.
    pub fn read(&self, text: &Arc<str>, hear: Hear) {
        if self.has(text) {
            self.ask(&Ask::Structure, hear);
        } else {
            self.text.replace(Some(text.clone()));
            self.ask(&Ask::Read(text.to_string()), hear);
        }
    }

    /// Has the engine read `text`, if it has not, for what is asked next.
    pub fn be_at(&self, text: &Arc<str>) {
        if !self.has(text) {
            self.read(text, Box::new(|_| false));
        }
    }

    /// Puts the question of a scan.
    pub fn scan(&self, ask: &Ask, hear: Hear) {
        let question = self.ask(ask, hear);
        self.scan.set(Some(question));
    }

    /// Stops the scan that is under way, if there is one: a worker with all that it was asked.
    pub fn stop_scan(&self) {
        let Some(question) = self.scan.take() else { return };
        let pending = self.pending.borrow_mut().remove(&question);
        let Some(mut hear) = pending else { return };
        if self.worker.is_some() {
            self.end(End::Stopped);
        } else {
            self.ask(&Ask::Stop, Box::new(|_| false));
        }
        hear(Err(End::Stopped));
    }

    fn send(&self, bytes: &Uint8Array) {
        let sent = self
            .port
            .post_message_with_transferable(bytes, &Array::of1(&bytes.buffer()));
        if sent.is_err() {
            self.end(End::Failed);
        }
    }

    fn hear(&self, event: &MessageEvent) {
        let data = event.data();
        if data.is_null() {
            self.listens.set(true);
            drop(self.patience.take());
            if let Some(root) = document().document_element() {
                // All that is ever fetched is here. Fails only for names that are none.
                let _ = root.set_attribute("data-engine", "ready");
            }
            let waiting = self.waiting.take();
            waiting.iter().for_each(|bytes| self.send(bytes));
            return;
        }
        let bytes = data.dyn_into::<Uint8Array>().map(|bytes| bytes.to_vec());
        let Ok((question, answer)) = Answer::from_bytes(&bytes.unwrap_or_default()) else {
            self.end(End::Failed);
            return;
        };
        // Nobody waits for what was stopped.
        let pending = self.pending.borrow_mut().remove(&question);
        if let Some(mut hear) = pending
            && hear(Ok(answer))
        {
            self.pending.borrow_mut().insert(question, hear);
        }
    }

    fn end(&self, end: End) {
        self.ended.set(Some(end));
        if let Some((worker, _)) = &self.worker {
            worker.terminate();
        }
        let pending = self.pending.take();
        for mut hear in pending.into_values() {
            hear(Err(end));
        }
    }
}

/// Waits in the worker for the module, starts it, and has it serve. Where that fails the page hears of an error.
const ON_MODULE: &str = "self.onmessage = (event) => {
  self.onmessage = null;
  wasm_bindgen({ module_or_path: event.data })
    .then(() => wasm_bindgen.serve(self, false))
    .catch((fault) => setTimeout(() => { throw fault; }));
};";

fn listeners(link: &Rc<Link>) -> Vec<EventListener> {
    let weak = Rc::downgrade(link);
    let on_message = EventListener::new(&link.port, "message", {
        let weak = weak.clone();
        move |event| {
            if let Some(link) = Weak::upgrade(&weak) {
                link.hear(event.unchecked_ref());
            }
        }
    });
    let options = EventListenerOptions::enable_prevent_default();
    let on_error = EventListener::new_with_options(&link.port, "error", options, move |event| {
        // Or the page would take the fault for one of its own.
        event.prevent_default();
        if let Some(link) = Weak::upgrade(&weak) {
            link.end(if link.listens.get() { End::Failed } else { End::NoWorker });
        }
    });
    vec![on_message, on_error]
}

/// Runs the script at `address`, a file that came with the page.
async fn run_script(address: &str) -> Result<(), JsValue> {
    let script = document().create_element("script")?;
    Reflect::set(&script, &"src".into(), &trusted(address)?)?;
    let ran = Promise::new(&mut |done, fail| {
        for (event, then) in [("load", done), ("error", fail)] {
            // It lives as long as the script, which never runs again.
            EventListener::once(&script, event, move |_| drop(then.call0(&JsValue::UNDEFINED))).forget();
        }
    });
    document().head().ok_or("no head")?.append_child(&script)?;
    JsFuture::from(ran).await.map(drop)
}
