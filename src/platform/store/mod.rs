//! The store over what the browser has: IndexedDB and localStorage.

mod indexed;
mod local;
#[cfg(all(test, target_arch = "wasm32"))]
mod tests;
mod text_name;

use std::future::Future;
use std::rc::Rc;

use gloo::timers::future::TimeoutFuture;
use js_sys::Reflect;
use sayso_store::{ArticleId, Shelf, Store, StoreError};
use wasm_bindgen::JsValue;
use yew::Callback;

use indexed::Indexed;
pub(super) use indexed::answer;
pub use text_name::TextName;

use super::pause::Pauses;
use super::{lock, random};

/// The IndexedDB database's name.
pub(super) const DATABASE: &str = "sayso";

/// How long IndexedDB may take to open, in milliseconds, before the page starts without it: with a damaged
/// profile some browsers never answer.
const OPENING_MS: u32 = 5_000;

/// Opens what works: both, localStorage alone, or memory. See [`Store::health`]. `on_newer` is called when another tab opens
/// a newer version of Sayso: IndexedDB belongs to that one from then on, and localStorage keeps what this tab does.
pub async fn open(on_newer: Callback<()>) -> Store {
    let indexed = within(OPENING_MS, Indexed::open(DATABASE)).await;
    if let Ok(indexed) = &indexed {
        indexed.on_newer(on_newer);
    }
    let store = Store::over(indexed.map(|shelf| Rc::new(shelf) as Rc<dyn Shelf>), local::open());
    store.finish_forgetting().await;
    // What another tab is restoring is not ours to take away.
    if let Some(_held) = lock::try_hold(RESTORING).await {
        store.drop_staged().await;
    }
    store
}

/// The value of a setting, whether or not the store is open.
pub fn setting(name: &str) -> Option<String> {
    local::open().ok()?.setting(name)
}

/// Sets a setting, whether or not the store is open. As [`Store::set_setting`].
pub fn set_setting(name: &str, value: &str) {
    if let Ok(local) = local::open() {
        // Where localStorage is full or blocked it lasts as long as the page.
        let _ = local.set_setting(name, value);
    }
}

/// The Web Lock that a tab holds while it restores a backup.
pub const RESTORING: &str = "sayso:restoring";

/// Takes away all of localStorage that is ours, and yields how many keys are left.
///
/// # Errors
/// [`StoreError::Blocked`]. Where there is no localStorage, nothing is left in it.
pub(super) fn clear_local() -> Result<usize, StoreError> {
    local::clear().map_or(Ok(0), |left| left)
}

/// A name for a new article.
pub fn new_id() -> ArticleId {
    ArticleId(format!("{:08x}{:08x}", random::u32(), random::u32()).into())
}

/// Bytes of text that are hashed at a stretch: some milliseconds.
const HASHED: usize = 1 << 18;

/// The name of a text, worked out in slices: a long one takes a while.
pub async fn text_name(text: &str) -> String {
    let (mut name, mut pauses) = (TextName::default(), Pauses::begin());
    for part in text.as_bytes().chunks(HASHED) {
        name.add(part);
        pauses.pause_if_due().await;
    }
    name.finish()
}

/// What `opening` comes to, or [`StoreError::Blocked`] after `ms` milliseconds.
pub(super) async fn within<T>(ms: u32, opening: impl Future<Output = Result<T, StoreError>>) -> Result<T, StoreError> {
    use std::pin::pin;
    use std::task::Poll;

    let (mut opening, mut late) = (pin!(opening), pin!(TimeoutFuture::new(ms)));
    std::future::poll_fn(|context| match opening.as_mut().poll(context) {
        Poll::Ready(opened) => Poll::Ready(opened),
        Poll::Pending => late.as_mut().poll(context).map(|()| Err(StoreError::Blocked)),
    })
    .await
}

/// What a browser's storage error means here: `QuotaExceededError` and Firefox's own name for it are
/// [`StoreError::Full`], `VersionError` is [`StoreError::Newer`], anything else [`StoreError::Blocked`].
fn meant(error: &JsValue) -> StoreError {
    let name = Reflect::get(error, &"name".into())
        .ok()
        .and_then(|name| name.as_string());
    match name.as_deref() {
        Some("QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED") => StoreError::Full,
        Some("VersionError") => StoreError::Newer,
        _ => StoreError::Blocked,
    }
}
