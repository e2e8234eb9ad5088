//! Whether the browser may clear what is kept when it needs room.

use gloo::utils::window;
use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// Asks the browser to clear what is kept only when the person wishes (Storage Standard, persistent buckets). It may
/// say no, or know of no such thing: then everything stays as it is.
pub fn ask() {
    if let Ok(answer) = call("persist") {
        spawn_local(async move {
            // What it answers changes nothing that could be done.
            let _ = JsFuture::from(answer).await;
        });
    }
}

/// How much room there is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Room {
    /// Bytes that are used, by everything of this address.
    pub used: f64,
    /// Bytes that the browser gives at most.
    pub quota: f64,
    /// Whether the browser clears it only when the person wishes, where it tells.
    pub persisted: Option<bool>,
}

/// How much room there is, where the browser tells (Storage Standard, `estimate`).
pub async fn room() -> Option<Room> {
    let told = JsFuture::from(call("estimate").ok()?).await.ok()?;
    let number = |name: &str| Reflect::get(&told, &name.into()).ok()?.as_f64();
    Some(Room {
        used: number("usage")?,
        quota: number("quota")?,
        persisted: is_persisted().await,
    })
}

async fn is_persisted() -> Option<bool> {
    JsFuture::from(call("persisted").ok()?).await.ok()?.as_bool()
}

/// Calls a function of `navigator.storage`, which is there on secure pages only.
fn call(function: &str) -> Result<Promise, JsValue> {
    let storage = Reflect::get(&window().navigator(), &"storage".into())?;
    let function: Function = Reflect::get(&storage, &function.into())?.dyn_into()?;
    function.call0(&storage)?.dyn_into()
}
