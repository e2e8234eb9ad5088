//! Several tabs on one article: one writes, the others read along.
//!
//! The writer is the one that holds the article's Web Lock; the others stand in its queue. Entries go over a
//! BroadcastChannel. Where there are no Web Locks (a page over plain http from another computer), the first
//! tab that nobody contradicts writes, and a second one reads until it is loaded again.

use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;
use std::sync::Arc;

use gloo::events::EventListener;
use gloo::timers::future::TimeoutFuture;
use gloo::utils::window;
use js_sys::{Function, Object, Promise, Reflect};
use sayso_engine::OffsetIndex;
use sayso_notebook::Entry;
use sayso_store::ArticleId;
use sayso_wire::Offsets;
use sayso_wire::native::EntryJson;
use serde::{Deserialize, Serialize};
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{AbortController, BroadcastChannel, MessageEvent};
use yew::Callback;

#[wasm_bindgen]
extern "C" {
    /// `navigator.locks`, which web-sys counts as unstable.
    type LockManager;

    #[wasm_bindgen(method, catch)]
    fn request(this: &LockManager, name: &str, options: &Object, held: &Function) -> Result<Promise, JsValue>;
}

/// What a tab may do with the article it has open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Write. At most one tab at a time.
    Writer,
    /// Read along: another tab writes. The tab is in the queue and becomes the writer when that one closes.
    Reader,
}

/// What happens at the other tabs.
#[derive(Clone, Debug, PartialEq)]
pub enum TabEvent {
    /// This tab may write from now on. Load the article again first.
    MayWrite,
    /// The writing tab has added the entries of a step.
    Entries(Vec<Entry>),
    /// Another tab has forgotten the article.
    Forgotten,
}

/// What tabs say to each other about an article.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Message {
    /// Written: the entries of a step.
    Entries(Vec<EntryJson>),
    /// Deleted.
    Forgotten,
    /// Is anybody writing? Asked where there are no locks.
    Who,
    /// I am.
    Me,
}

/// A tab's place at an article. Dropping it gives the place up, and the next in the queue may write.
pub struct Seat(Rc<Inner>);

struct Inner {
    role: Cell<Role>,
    text: Arc<str>,
    index: OnceCell<OffsetIndex>,
    channel: Option<BroadcastChannel>,
    listener: RefCell<Option<EventListener>>,
    /// Whether another tab has said that it writes.
    contradicted: Cell<bool>,
    /// Lets go of the lock.
    release: RefCell<Option<Function>>,
    /// Leaves the queue.
    leave: RefCell<Option<AbortController>>,
    gone: Cell<bool>,
}

/// Takes a place at `article`, whose text is `text`; `on_event` is told what happens from then on.
pub async fn take_seat(article: &ArticleId, text: Arc<str>, on_event: Callback<TabEvent>) -> Seat {
    let name = channel_name(article);
    let inner = Rc::new(Inner {
        role: Cell::new(Role::Reader),
        text,
        index: OnceCell::new(),
        // Without it the tabs do not hear of each other, and the lock still lets one alone write.
        channel: BroadcastChannel::new(&name).ok(),
        listener: RefCell::default(),
        contradicted: Cell::new(false),
        release: RefCell::default(),
        leave: RefCell::default(),
        gone: Cell::new(false),
    });
    inner.listen(&on_event);
    match locks() {
        Some(locks) => {
            if !hold(&inner, &locks, &name, false).await {
                let inner = inner.clone();
                spawn_local(async move {
                    if hold(&inner, &locks, &name, true).await && !inner.gone.get() {
                        on_event.emit(TabEvent::MayWrite);
                    }
                });
            }
        }
        None => {
            inner.say(&Message::Who);
            TimeoutFuture::new(ANSWER_MS).await;
            if !inner.contradicted.get() {
                inner.role.set(Role::Writer);
            }
        }
    }
    Seat(inner)
}

/// How long a tab that writes may take to say so, in milliseconds. Only where there are no locks.
const ANSWER_MS: u32 = 200;

fn locks() -> Option<LockManager> {
    let locks = Reflect::get(&window().navigator(), &"locks".into()).ok()?;
    locks.is_object().then(|| locks.unchecked_into())
}

/// Takes the lock; if it is taken, waits for it or not. Whether this tab has it now.
async fn hold(inner: &Rc<Inner>, locks: &LockManager, name: &str, wait: bool) -> bool {
    let options = Object::new();
    let leave = wait.then(|| AbortController::new().ok()).flatten();
    // Setting a property of a plain object does not fail.
    let _ = match &leave {
        Some(leave) => Reflect::set(&options, &"signal".into(), &leave.signal()),
        None => Reflect::set(&options, &"ifAvailable".into(), &true.into()),
    };
    inner.leave.replace(leave);
    let granted = Rc::new(Cell::new(false));
    let mut asked = None;
    let answered = Promise::new(&mut |resolve, _| {
        let (inner, granted) = (Rc::downgrade(inner), granted.clone());
        let held = Closure::once_into_js(move |lock: JsValue| -> JsValue {
            let inner = inner.upgrade().filter(|inner| !inner.gone.get() && lock.is_object());
            let holding = inner.map_or(JsValue::NULL, |inner| {
                granted.set(true);
                inner.role.set(Role::Writer);
                // The lock is held until this promise settles.
                Promise::new(&mut |let_go, _| drop(inner.release.replace(Some(let_go)))).into()
            });
            let _ = resolve.call0(&JsValue::NULL);
            holding
        });
        asked = Some(locks.request(name, &options, held.unchecked_ref()));
    });
    match asked {
        // Settles when the lock is let go, or with an error when the queue is left: either ends the wait.
        Some(Ok(request)) => {
            let race = Promise::race(&js_sys::Array::of2(&answered, &request));
            let _ = JsFuture::from(race).await;
        }
        _ => return false,
    }
    granted.get()
}

impl Inner {
    fn offsets(&self) -> Offsets<'_> {
        Offsets::new(&self.text, self.index.get_or_init(|| OffsetIndex::new(&self.text)))
    }

    fn listen(self: &Rc<Self>, on_event: &Callback<TabEvent>) {
        let (inner, on_event) = (Rc::downgrade(self), on_event.clone());
        let listener = self.channel.as_ref().map(|channel| {
            EventListener::new(channel, "message", move |event| {
                let data = event.unchecked_ref::<MessageEvent>().data();
                // Another version's message may be unreadable: what it wrote is read when the article is loaded.
                let message = serde_wasm_bindgen::from_value(data);
                let (Some(inner), Ok(message)) = (inner.upgrade(), message) else {
                    return;
                };
                match message {
                    Message::Entries(entries) => {
                        let entries = entries.iter().map(|entry| entry.entry(inner.offsets()));
                        if let Ok(entries) = entries.collect() {
                            on_event.emit(TabEvent::Entries(entries));
                        }
                    }
                    Message::Forgotten => on_event.emit(TabEvent::Forgotten),
                    Message::Who if inner.role.get() == Role::Writer => inner.say(&Message::Me),
                    Message::Who => {}
                    Message::Me => inner.contradicted.set(true),
                }
            })
        });
        self.listener.replace(listener);
    }

    fn say(&self, message: &Message) {
        if let Some(channel) = &self.channel {
            say(channel, message);
        }
    }
}

impl Seat {
    /// What this tab may do now.
    pub fn role(&self) -> Role {
        self.0.role.get()
    }

    /// Tells the other tabs of a step that this one has written.
    pub fn tell(&self, entries: &[Entry]) {
        let entries = entries.iter().map(|entry| EntryJson::new(entry, self.0.offsets()));
        self.0.say(&Message::Entries(entries.collect()));
    }
}

/// Tells every seat at `article` that it has been forgotten: those of other tabs, and of this one if it has not given
/// it up.
pub fn tell_forgotten(article: &ArticleId) {
    if let Ok(channel) = BroadcastChannel::new(&channel_name(article)) {
        say(&channel, &Message::Forgotten);
        channel.close();
    }
}

fn channel_name(article: &ArticleId) -> String {
    format!("sayso:{}", article.0)
}

fn say(channel: &BroadcastChannel, message: &Message) {
    if let Ok(message) = message.serialize(&Serializer::json_compatible()) {
        // Fails only once the channel is closed.
        let _ = channel.post_message(&message);
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        self.0.gone.set(true);
        self.0.listener.take();
        if let Some(leave) = self.0.leave.take() {
            leave.abort();
        }
        if let Some(release) = self.0.release.take() {
            // A promise's own function does not fail.
            let _ = release.call0(&JsValue::NULL);
        }
        if let Some(channel) = &self.0.channel {
            channel.close();
        }
    }
}

#[cfg(all(test, target_arch = "wasm32"))]
mod tests {
    use sayso_notebook::{Author, Body, EntryId, Event, ReplicaId, Timestamp};
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    /// What a seat was told.
    type Told = Rc<RefCell<Vec<TabEvent>>>;

    async fn seat(article: &str) -> (Seat, Told) {
        let told = Told::default();
        let on_event = Callback::from({
            let told = told.clone();
            move |event| told.borrow_mut().push(event)
        });
        let text = "🎉 “Ready,” she said.".into();
        (take_seat(&ArticleId(article.into()), text, on_event).await, told)
    }

    fn entry() -> Entry {
        let id = EntryId {
            replica: ReplicaId(1),
            seq: 0,
        };
        let at = sayso_notebook::Anchor::new("🎉 “Ready,” she said.", vec![sayso_engine::Span::new(8, 13)]);
        Entry {
            id,
            step: id,
            at: Timestamp(5),
            author: Author::default(),
            base_revision: 0,
            event: Event::Marked {
                body: Body::Highlight { at },
            },
        }
    }

    /// Waits until it holds; fails if it never does.
    async fn until(holds: impl Fn() -> bool) {
        for _ in 0..500 {
            if holds() {
                return;
            }
            TimeoutFuture::new(5).await;
        }
        panic!("it never happened");
    }

    #[wasm_bindgen_test]
    async fn one_writes_the_others_read_along_and_take_over_in_turn() {
        let (first, first_told) = seat("a").await;
        let (second, second_told) = seat("a").await;
        let (third, third_told) = seat("a").await;
        let (elsewhere, _) = seat("b").await;
        assert_eq!(
            [first.role(), second.role(), third.role()],
            [Role::Writer, Role::Reader, Role::Reader]
        );
        assert_eq!(elsewhere.role(), Role::Writer);
        first.tell(&[entry()]);
        until(|| second_told.borrow().len() == 1 && third_told.borrow().len() == 1).await;
        assert_eq!(*second_told.borrow(), [TabEvent::Entries(vec![entry()])]);
        assert_eq!(*first_told.borrow(), []);
        // The second leaves the queue, so the third is next.
        drop(second);
        drop(first);
        until(|| third.role() == Role::Writer).await;
        until(|| third_told.borrow().last() == Some(&TabEvent::MayWrite)).await;
        assert_eq!(second_told.borrow().len(), 1);
        let (fourth, fourth_told) = seat("a").await;
        assert_eq!(fourth.role(), Role::Reader);
        tell_forgotten(&ArticleId("a".into()));
        until(|| fourth_told.borrow().contains(&TabEvent::Forgotten)).await;
    }
}
