//! Everything of Sayso taken out of this browser, in every tab.

use gloo::events::EventListener;
use gloo::timers::future::TimeoutFuture;
use js_sys::{Array, Function, Promise, Reflect};
use sayso_store::StoreError;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{BroadcastChannel, IdbFactory};
use yew::Callback;

use super::{folder, store};

/// The databases that are ours.
const DATABASES: [&str; 2] = [store::DATABASE, folder::DATABASE];

/// What tabs say to each other about the browser as a whole.
const CHANNEL: &str = "sayso";
const REMOVED: &str = "removed";

/// Milliseconds in which other tabs hear of it and let go.
const HEARD_MS: u32 = 200;

/// Milliseconds that the deletion of a database may take: a tab that does not let go holds it up.
const DELETED_MS: u32 = 5_000;

/// Listens for another tab that removes everything, until it is dropped. None where the browser has no such channels.
pub struct Removals(
    BroadcastChannel,
    #[expect(dead_code, reason = "listens until it is dropped")] EventListener,
);

impl Removals {
    /// `on_removed` is told each time.
    pub fn listen(on_removed: Callback<()>) -> Option<Self> {
        let channel = BroadcastChannel::new(CHANNEL).ok()?;
        let listener = EventListener::new(&channel, "message", move |event| {
            let data = Reflect::get(event, &"data".into()).ok();
            if data.and_then(|data| data.as_string()).as_deref() == Some(REMOVED) {
                on_removed.emit(());
            }
        });
        Some(Self(channel, listener))
    }

    /// Tells the other tabs.
    pub fn tell(&self) {
        // Fails only once the channel is closed.
        let _ = self.0.post_message(&REMOVED.into());
    }
}

/// Tells the other tabs, takes away localStorage's keys and the database, and looks whether anything is left. This tab
/// must have let go of its store.
///
/// # Errors
/// [`StoreError::Blocked`] if something is left, or could not be looked at.
pub async fn everything(removals: Option<&Removals>) -> Result<(), StoreError> {
    if let Some(removals) = removals {
        removals.tell();
        TimeoutFuture::new(HEARD_MS).await;
    }
    let mut left = store::clear_local()?;
    if let Some(factory) = factory() {
        for name in DATABASES {
            let request = factory.delete_database(name).map_err(|_| StoreError::Blocked)?;
            store::within(DELETED_MS, store::answer(&request)).await?;
        }
        left += databases(&factory).await;
    }
    // A tab that heard of it late may have written once more.
    left += store::clear_local()?;
    if left == 0 { Ok(()) } else { Err(StoreError::Blocked) }
}

fn factory() -> Option<IdbFactory> {
    let factory = Reflect::get(&js_sys::global(), &"indexedDB".into()).ok()?;
    factory.dyn_into().ok()
}

/// How many databases of ours there are, where the browser tells (IndexedDB 3.0, `databases`).
async fn databases(factory: &IdbFactory) -> usize {
    let told = async {
        let function: Function = Reflect::get(factory, &"databases".into()).ok()?.dyn_into().ok()?;
        let promise: Promise = function.call0(factory).ok()?.dyn_into().ok()?;
        JsFuture::from(promise).await.ok()
    };
    let name = |database: JsValue| Reflect::get(&database, &"name".into()).ok()?.as_string();
    let all = told.await.map(|all| Array::from(&all)).unwrap_or_default();
    let ours = all
        .iter()
        .filter_map(name)
        .filter(|name| DATABASES.contains(&name.as_str()));
    ours.count()
}
