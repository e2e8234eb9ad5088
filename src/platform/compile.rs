//! WebAssembly modules, fetched and compiled away from the page's thread.

use gloo::utils::window;
use js_sys::WebAssembly;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

/// The compiled `WebAssembly.Module` at `address`.
///
/// # Errors
/// The browser's: it is not there, or not as it was made.
pub(super) async fn compiled(address: &str) -> Result<JsValue, JsValue> {
    let streamed = WebAssembly::compile_streaming(&window().fetch_with_str(address));
    match JsFuture::from(streamed).await {
        Ok(module) => Ok(module),
        // A server that does not know the type of the file.
        Err(_) => {
            let bytes = response(JsFuture::from(window().fetch_with_str(address)))
                .await?
                .array_buffer()?;
            JsFuture::from(WebAssembly::compile(&JsFuture::from(bytes).await?)).await
        }
    }
}

/// What was fetched.
///
/// # Errors
/// The browser's, and where the server has no such file.
pub(super) async fn response(fetched: JsFuture) -> Result<Response, JsValue> {
    let response: Response = fetched.await?.dyn_into()?;
    if response.ok() {
        Ok(response)
    } else {
        Err("not there".into())
    }
}
