//! Whether the browser may clear what is kept when it needs room.

use gloo::utils::window;
use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// Asks the browser to clear what is kept only when the person wishes (Storage Standard, persistent buckets). It may
/// say no, or know of no such thing: then everything stays as it is.
pub fn ask() {
    if let Ok(answer) = request() {
        spawn_local(async move {
            // What it answers changes nothing that could be done.
            let _ = JsFuture::from(answer).await;
        });
    }
}

/// `navigator.storage` is there on secure pages only.
fn request() -> Result<Promise, JsValue> {
    let storage = Reflect::get(&window().navigator(), &"storage".into())?;
    let persist: Function = Reflect::get(&storage, &"persist".into())?.dyn_into()?;
    persist.call0(&storage)?.dyn_into()
}
