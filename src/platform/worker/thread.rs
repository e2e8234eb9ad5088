//! The worker itself: made of the page's own glue and compiled module, so that nothing is fetched or compiled
//! again.
//!
//! Messages to it: the module, then the text as UTF-8 bytes, then the rules to scan it by ([`super::Chosen`]) as a string. From it: null when it listens; what the
//! text is made of; while it scans, a number of bytes done from time to time; and at last the scan. All but the
//! numbers are bytes ([`super::message`]).

use std::cell::RefCell;

use gloo::events::EventListener;
use gloo::file::{Blob, ObjectUrl};
use gloo::utils::{document, window};
use js_sys::{Array, Function, Object, Reflect, Uint8Array};
use sayso_engine::{Document, scan_with_progress};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent, Response, Worker, WorkerOptions, WorkerType};

use super::{Chosen, message};

/// The source of wasm-bindgen's glue.
#[derive(Clone)]
enum Glue {
    /// A module (a packaged site).
    Module(String),
    /// A script (the single file).
    Script(String),
}

thread_local! {
    static GLUE: RefCell<Option<Glue>> = const { RefCell::new(None) };
}

/// Remembers the glue. Called before the app draws itself, which empties the page's body; and as the page
/// loads, since afterwards nothing is asked for any more.
pub fn prepare() {
    let keep = |glue| GLUE.with(|cell| cell.replace(Some(glue)));
    match document()
        .get_element_by_id("sayso-glue")
        .and_then(|e| e.text_content())
    {
        Some(script) => drop(keep(Glue::Script(script))),
        None => spawn_local(async move {
            // Without it long texts are scanned by the page itself.
            if let Ok(source) = module().await {
                keep(Glue::Module(source));
            }
        }),
    }
}

/// The glue's module, from the browser's cache: the page has just loaded it.
async fn module() -> Result<String, JsValue> {
    let link = document().query_selector("link[rel=modulepreload]")?;
    let address = link.and_then(|link| link.get_attribute("href")).ok_or("no module")?;
    let response: Response = JsFuture::from(window().fetch_with_str(&address)).await?.dyn_into()?;
    let text = JsFuture::from(response.text()?).await?;
    Ok(text.as_string().filter(|_| response.ok()).ok_or("no module")?)
}

/// What a module's own code calls its default export: `export { a as b, init as default }` → `init`.
fn default_export(module: &str) -> Option<&str> {
    let (before, _) = module.rsplit_once(" as default")?;
    let name = before
        .rsplit(|c: char| !(c.is_alphanumeric() || c == '_' || c == '$'))
        .next()?;
    (!name.is_empty()).then_some(name)
}

/// A worker that is about to listen, and its address, to be kept as long.
///
/// # Errors
/// The browser's, where it allows none; or that the glue is not known.
pub fn start() -> Result<(Worker, ObjectUrl), JsValue> {
    let glue = GLUE.with(|cell| cell.borrow().clone());
    let (glue, init, kind) = match &glue.ok_or("the page's glue is not known")? {
        Glue::Module(glue) => {
            let init = default_export(glue).ok_or("the glue has no default export")?.to_owned();
            (glue.clone(), init, WorkerType::Module)
        }
        Glue::Script(glue) => (glue.clone(), "wasm_bindgen".to_owned(), WorkerType::Classic),
    };
    let source = format!("{glue}\n{}", on_module(&init));
    let url = ObjectUrl::from(Blob::new_with_options(&*source, Some("text/javascript")));
    let options = WorkerOptions::new();
    options.set_type(kind);
    let constructor: Function = Reflect::get(&window(), &"Worker".into())?.dyn_into()?;
    let worker = Reflect::construct(&constructor, &Array::of2(&trusted(&url)?, &options));
    let worker: Worker = worker?.dyn_into()?;
    worker.post_message(&wasm_bindgen::module())?;
    Ok((worker, url))
}

/// Waits for the module, and starts it: its `main` then calls [`serve`].
fn on_module(init: &str) -> String {
    format!("self.onmessage = (event) => {{ self.onmessage = null; {init}({{ module_or_path: event.data }}); }};")
}

/// `url` as Trusted Types want it, by the one policy that the page's content security policy allows; as it is
/// where the browser knows no Trusted Types.
fn trusted(url: &str) -> Result<JsValue, JsValue> {
    thread_local! {
        static POLICY: RefCell<Option<JsValue>> = const { RefCell::new(None) };
    }
    let types = Reflect::get(&window(), &"trustedTypes".into())?;
    if types.is_undefined() {
        return Ok(url.into());
    }
    let known = POLICY.with(|cell| cell.borrow().clone());
    let policy = match known {
        Some(policy) => policy,
        None => {
            let rules = Object::new();
            // Only addresses made here, of blobs, are ever passed.
            let same = Closure::<dyn Fn(JsValue) -> JsValue>::new(|url: JsValue| url).into_js_value();
            Reflect::set(&rules, &"createScriptURL".into(), &same)?;
            let create: Function = Reflect::get(&types, &"createPolicy".into())?.dyn_into()?;
            let policy = create.call2(&types, &"sayso".into(), &rules)?;
            POLICY.with(|cell| cell.replace(Some(policy.clone())));
            policy
        }
    };
    let create: Function = Reflect::get(&policy, &"createScriptURL".into())?.dyn_into()?;
    create.call1(&policy, &url.into())
}

/// Does the worker's work if this is one; false if it is a page. Called first thing in `main`.
pub fn serve() -> bool {
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else {
        return false;
    };
    let text: RefCell<Option<Document>> = RefCell::default();
    // It lives as long as the worker, which the page ends.
    EventListener::new(&scope, "message", {
        let scope = scope.clone();
        move |event| {
            let data = event.unchecked_ref::<MessageEvent>().data();
            if let Some(bytes) = data.dyn_ref::<Uint8Array>() {
                // What the page sends is a string's own bytes.
                let read = Document::new("", String::from_utf8(bytes.to_vec()).unwrap_or_default());
                hand_over(&scope, message::structure(&read));
                text.replace(Some(read));
            } else if let (Some(document), Some(rules)) = (&*text.borrow(), data.as_string()) {
                scan(&scope, document, &Chosen::from_json(&rules));
            }
        }
    })
    .forget();
    post(&scope, &JsValue::NULL);
    true
}

/// Bytes of text between two messages about progress.
const STEP: u32 = 1 << 16;

fn scan(scope: &DedicatedWorkerGlobalScope, document: &Document, chosen: &Chosen) {
    let mut told = 0;
    let scan = scan_with_progress(document, &chosen.rulebook(), &mut |progress| {
        if progress.done >= told + STEP {
            told = progress.done;
            post(scope, &told.into());
        }
        true
    });
    for part in message::parts(&scan.unwrap_or_default()) {
        hand_over(scope, part);
    }
}

/// Hands a part over, without a copy. An empty one cannot be read, which the page takes for a failure.
fn hand_over(scope: &DedicatedWorkerGlobalScope, part: Result<Vec<u8>, postcard::Error>) {
    let bytes = Uint8Array::from(&part.unwrap_or_default()[..]);
    // Fails only for what cannot be cloned, and bytes can.
    let _ = scope.post_message_with_transfer(&bytes, &Array::of1(&bytes.buffer()));
}

fn post(scope: &DedicatedWorkerGlobalScope, message: &JsValue) {
    // Fails only for what cannot be cloned, and these can.
    let _ = scope.post_message(message);
}

#[cfg(test)]
mod tests {
    use super::default_export;

    #[test]
    fn the_default_export_is_found_in_written_and_in_shrunk_glue() {
        assert_eq!(
            default_export("…\nexport { initSync, __wbg_init as default };\n"),
            Some("__wbg_init")
        );
        assert_eq!(default_export("…;export{$ as default,b as initSync};"), Some("$"));
        assert_eq!(default_export("export default f;"), None);
    }
}
