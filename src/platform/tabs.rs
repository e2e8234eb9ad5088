//! Several tabs on one article: one writes, the others read along.
//!
//! The writer is the one that holds the article's Web Lock; the others stand in its queue. Entries go over a
//! BroadcastChannel. A tab that reads along can ask the writer for its place: that one finishes its saving and hands
//! over. One that does not answer (a browser lets tabs sleep) can have its lock stolen; what it has not saved it saves
//! when it wakes, since entries are only ever added. Where there are no Web Locks (a page over plain http from another computer), the first
//! tab that nobody contradicts writes, and a second one reads until it is loaded again.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::future::TimeoutFuture;
use gloo::utils::window;
use js_sys::{Function, Object, Promise, Reflect};
use sayso_notebook::{Entry, Journal};
use sayso_store::ArticleId;
use sayso_wire::native::{Editions, EntryJson};
use serde::{Deserialize, Serialize};
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{AbortController, BroadcastChannel, MessageEvent};
use yew::Callback;

use super::parts::{self, Part};
use super::random;
use crate::in_part;

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
    /// Another tab asks to write: keep what is being typed, finish saving, then [`Seat::hand_over`].
    Asked,
    /// The tab that was asked does not answer.
    Unanswered,
    /// Another tab has taken over, and this one reads along.
    Lost,
    /// Another tab has forgotten the article.
    Forgotten,
}

/// What tabs say to each other about an article.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Message {
    /// Written: the entries of a step, as JSON.
    Entries(String),
    /// Deleted.
    Forgotten,
    /// Is anybody writing? Asked where there are no locks.
    Who,
    /// I am.
    Me,
    /// This tab would like to write.
    Ask(u32),
    /// This tab may.
    Yours(u32),
}

/// A tab's place at an article. Dropping it gives the place up, and the next in the queue may write.
pub struct Seat(Rc<Inner>);

struct Inner {
    /// The lock's name, and the channel's.
    name: String,
    role: Cell<Role>,
    editions: RefCell<Editions>,
    channel: Option<BroadcastChannel>,
    listener: RefCell<Option<EventListener>>,
    /// Whether another tab has said that it writes.
    contradicted: Cell<bool>,
    /// Lets go of the lock.
    release: RefCell<Option<Function>>,
    /// Leaves the queue.
    leave: RefCell<Option<AbortController>>,
    gone: Cell<bool>,
    on_event: Callback<TabEvent>,
    /// The tab that has asked for this one's place.
    asked_by: Cell<Option<u32>>,
    /// What this tab has asked for the other's place under, until that one has answered.
    asking: Cell<Option<u32>>,
}

/// Takes a place at `article`, to which `journal` was done; `on_event` is told what happens from then on.
pub async fn take_seat(article: &ArticleId, journal: &Journal, on_event: Callback<TabEvent>) -> Seat {
    let name = channel_name(article);
    let inner = Rc::new(Inner {
        name: name.clone(),
        role: Cell::new(Role::Reader),
        editions: RefCell::new(Editions::of(journal)),
        // Without it the tabs do not hear of each other, and the lock still lets one alone write.
        channel: BroadcastChannel::new(&name).ok(),
        listener: RefCell::default(),
        contradicted: Cell::new(false),
        release: RefCell::default(),
        leave: RefCell::default(),
        gone: Cell::new(false),
        on_event,
        asked_by: Cell::default(),
        asking: Cell::default(),
    });
    inner.listen();
    match locks() {
        Some(locks) => {
            if !hold(&inner, &locks, Way::IfFree).await {
                queue(&inner);
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

/// How long a tab that writes may take to hand over, in milliseconds, before the person is told that it does not answer.
const HANDING_OVER_MS: u32 = 4_000;

/// How to come by a lock.
#[derive(Clone, Copy, PartialEq)]
enum Way {
    /// If nobody has it.
    IfFree,
    /// When it is this tab's turn.
    InTurn,
    /// Now, whoever has it.
    Steal,
}

/// Stands in the queue for the lock.
fn queue(inner: &Rc<Inner>) {
    let Some(locks) = locks() else { return };
    let inner = inner.clone();
    spawn_local(async move {
        if hold(&inner, &locks, Way::InTurn).await && !inner.gone.get() {
            inner.asking.set(None);
            inner.on_event.emit(TabEvent::MayWrite);
        }
    });
}

/// Takes the lock. Whether this tab has it now.
async fn hold(inner: &Rc<Inner>, locks: &LockManager, way: Way) -> bool {
    let options = Object::new();
    let leave = (way == Way::InTurn).then(|| AbortController::new().ok()).flatten();
    // Setting a property of a plain object does not fail.
    let _ = match (&leave, way) {
        (Some(leave), _) => Reflect::set(&options, &"signal".into(), &leave.signal()),
        (None, Way::Steal) => Reflect::set(&options, &"steal".into(), &true.into()),
        (None, _) => Reflect::set(&options, &"ifAvailable".into(), &true.into()),
    };
    inner.leave.replace(leave);
    let granted = Rc::new(Cell::new(false));
    let inner_name = inner.name.clone();
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
        asked = Some(locks.request(&inner_name, &options, held.unchecked_ref()));
    });
    match asked {
        // Settles when the lock is let go, or with an error when the queue is left: either ends the wait.
        Some(Ok(request)) => {
            let race = Promise::race(&js_sys::Array::of2(&answered, &request));
            let _ = JsFuture::from(race).await;
            if granted.get() {
                watch(inner, request);
            }
        }
        _ => return false,
    }
    granted.get()
}

/// Notices when the lock is stolen: `request` fails then, and does not where this tab lets go of the lock.
fn watch(inner: &Rc<Inner>, request: Promise) {
    let inner = Rc::downgrade(inner);
    spawn_local(async move {
        let stolen = JsFuture::from(request).await.is_err();
        let Some(inner) = inner.upgrade().filter(|inner| stolen && !inner.gone.get()) else {
            return;
        };
        inner.role.set(Role::Reader);
        inner.release.take();
        inner.asked_by.set(None);
        inner.on_event.emit(TabEvent::Lost);
        queue(&inner);
    });
}

/// Writes from now on, whoever did before.
fn steal(inner: &Rc<Inner>) {
    let Some(locks) = locks().filter(|_| inner.role.get() == Role::Reader) else {
        return;
    };
    inner.asking.set(None);
    if let Some(leave) = inner.leave.take() {
        leave.abort();
    }
    let inner = inner.clone();
    spawn_local(async move {
        if hold(&inner, &locks, Way::Steal).await && !inner.gone.get() {
            inner.on_event.emit(TabEvent::MayWrite);
        }
    });
}

in_part! { "common", "0003":
    /// What another tab has done, from its JSON; none if this version cannot read it.
    fn read(inner: Rc<Inner>, json: String) -> Option<Vec<Entry>> {
        let entries: Vec<EntryJson> = serde_json::from_str(&json).ok()?;
        let mut editions = inner.editions.borrow_mut();
        entries.iter().map(|entry| editions.read(entry).ok()).collect()
    }
}

impl Inner {
    fn listen(self: &Rc<Self>) {
        let (inner, on_event) = (Rc::downgrade(self), self.on_event.clone());
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
                        let on_event = on_event.clone();
                        // Whoever reads along has read the article: the part is here, and what comes later is not overtaken.
                        spawn_local(async move {
                            if parts::fetch(Part::Common).await.is_ok()
                                && let Some(entries) = read(inner, entries)
                            {
                                on_event.emit(TabEvent::Entries(entries));
                            }
                        });
                    }
                    Message::Forgotten => on_event.emit(TabEvent::Forgotten),
                    Message::Who if inner.role.get() == Role::Writer => inner.say(&Message::Me),
                    Message::Who => {}
                    Message::Me => inner.contradicted.set(true),
                    Message::Ask(by) if inner.role.get() == Role::Writer => {
                        inner.asked_by.set(Some(by));
                        on_event.emit(TabEvent::Asked);
                    }
                    Message::Ask(_) => {}
                    Message::Yours(whose) if inner.asking.get() == Some(whose) => steal(&inner),
                    Message::Yours(_) => {}
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

    /// Whether this tab can ask to write.
    pub fn can_ask(&self) -> bool {
        locks().is_some()
    }

    /// Asks the tab that writes to hand over. [`TabEvent::MayWrite`] comes of it, or [`TabEvent::Unanswered`].
    pub fn ask(&self) {
        let by = random::u32();
        self.0.asking.set(Some(by));
        self.0.say(&Message::Ask(by));
        let inner = Rc::downgrade(&self.0);
        spawn_local(async move {
            TimeoutFuture::new(HANDING_OVER_MS).await;
            if let Some(inner) = inner.upgrade().filter(|inner| !inner.gone.get())
                && inner.asking.get() == Some(by)
            {
                inner.on_event.emit(TabEvent::Unanswered);
            }
        });
    }

    /// Writes from now on, whether the tab that did so answers or not. [`TabEvent::MayWrite`] comes of it.
    pub fn take_over(&self) {
        steal(&self.0);
    }

    /// Lets the tab that has asked write: all is saved.
    pub fn hand_over(&self) {
        if let Some(by) = self.0.asked_by.take() {
            self.0.role.set(Role::Reader);
            self.0.say(&Message::Yours(by));
            // A tab that is gone before it has taken the place must not leave it empty.
            let inner = Rc::downgrade(&self.0);
            spawn_local(async move {
                TimeoutFuture::new(HANDING_OVER_MS).await;
                let Some(inner) = inner.upgrade().filter(|inner| !inner.gone.get()) else {
                    return;
                };
                // It stands there still where nobody has taken the lock.
                if inner.role.get() == Role::Reader
                    && let Some(release) = inner.release.take()
                {
                    // A promise's own function does not fail.
                    let _ = release.call0(&JsValue::NULL);
                    queue(&inner);
                }
            });
        }
    }

    /// Tells the other tabs of a step that this one has written.
    pub fn tell(&self, entries: &[Entry]) {
        let mut editions = self.0.editions.borrow_mut();
        let entries: Vec<EntryJson> = entries.iter().map(|entry| editions.write(entry)).collect();
        drop(editions);
        if let Ok(entries) = serde_json::to_string(&entries) {
            self.0.say(&Message::Entries(entries));
        }
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
    use sayso_notebook::{Author, Body, EntryId, Event, ReplicaId, Revision, Timestamp};
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
        let journal = Journal::begun("🎉 “Ready,” she said.");
        (take_seat(&ArticleId(article.into()), &journal, on_event).await, told)
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
            on: Revision::Opened,
            event: Event::Marked {
                body: Body::Highlight { at },
            },
        }
    }

    /// Waits until it holds; fails if it never does.
    async fn until(holds: impl Fn() -> bool) {
        for _ in 0..2_000 {
            if holds() {
                return;
            }
            TimeoutFuture::new(5).await;
        }
        panic!("it never happened");
    }

    #[wasm_bindgen_test]
    async fn a_tab_that_asks_is_handed_the_place_and_the_other_gets_it_back_in_turn() {
        let (first, first_told) = seat("handed").await;
        let (second, second_told) = seat("handed").await;
        let (third, third_told) = seat("handed").await;
        third.ask();
        until(|| first_told.borrow().contains(&TabEvent::Asked)).await;
        // It is still saving, and writes until it hands over.
        assert_eq!((first.role(), third.role()), (Role::Writer, Role::Reader));
        first.hand_over();
        until(|| third_told.borrow().contains(&TabEvent::MayWrite)).await;
        until(|| first_told.borrow().contains(&TabEvent::Lost)).await;
        assert_eq!(
            [first.role(), second.role(), third.role()],
            [Role::Reader, Role::Reader, Role::Writer]
        );
        assert_eq!(*second_told.borrow(), []);
        // Those that read along stand in the queue, the one that handed over at its end.
        drop(third);
        until(|| second.role() == Role::Writer).await;
        drop(second);
        until(|| first.role() == Role::Writer).await;
        assert_eq!(first_told.borrow().last(), Some(&TabEvent::MayWrite));
    }

    #[wasm_bindgen_test]
    async fn a_tab_that_does_not_answer_loses_its_place_and_is_told() {
        let (first, first_told) = seat("asleep").await;
        let (second, second_told) = seat("asleep").await;
        second.ask();
        until(|| second_told.borrow().contains(&TabEvent::Unanswered)).await;
        assert_eq!(second.role(), Role::Reader);
        second.take_over();
        until(|| second_told.borrow().contains(&TabEvent::MayWrite)).await;
        until(|| first_told.borrow().contains(&TabEvent::Lost)).await;
        assert_eq!((first.role(), second.role()), (Role::Reader, Role::Writer));
        // What it had not saved yet still gets to the other one.
        first.tell(&[entry()]);
        until(|| second_told.borrow().contains(&TabEvent::Entries(vec![entry()]))).await;
    }

    #[wasm_bindgen_test]
    async fn a_place_handed_to_a_tab_that_is_gone_is_taken_up_again() {
        let (first, first_told) = seat("given up").await;
        let (second, _) = seat("given up").await;
        second.ask();
        until(|| first_told.borrow().contains(&TabEvent::Asked)).await;
        drop(second);
        first.hand_over();
        assert_eq!(first.role(), Role::Reader);
        until(|| first.role() == Role::Writer).await;
        until(|| first_told.borrow().last() == Some(&TabEvent::MayWrite)).await;
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
