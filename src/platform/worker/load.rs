//! The engine's module, fetched and compiled beside the page's own.
//!
//! In a packaged site it is two files that links in the page's head name, so that the browser fetches them from the start; in the
//! single file its glue is a script of the page, and the script that starts the page compiles the module
//! (`xtask/assets/start.js`).

use std::cell::RefCell;

use futures_channel::oneshot;
use gloo::utils::{document, window};
use js_sys::{Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use crate::platform::compile::{compiled, response};

/// The ids of the links to the module and to its glue; in the single file, the second is that of the glue's script.
const MODULE: &str = "sayso-worker-module";
const GLUE: &str = "sayso-worker-glue";

/// What the script that starts the single file calls the promise of the compiled module.
const COMPILED: &str = "saysoWorkerModule";

/// The compiled module, and what it is started with.
#[derive(Clone)]
pub(super) struct Loaded {
    /// A `WebAssembly.Module`.
    pub module: JsValue,
    /// The source of wasm-bindgen's glue, a script that defines `wasm_bindgen`.
    pub glue: String,
    /// Where that script is; none if the page holds it, which then has run it.
    pub address: Option<String>,
}

enum Loading {
    No,
    Waited(Vec<oneshot::Sender<Option<Loaded>>>),
    Done(Loaded),
}

thread_local! {
    static LOADING: RefCell<Loading> = const { RefCell::new(Loading::No) };
    static SCRIPT: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Begins to load it. Called before the app draws itself, which empties the page's body.
pub fn prepare() {
    let element = document().get_element_by_id(GLUE);
    let script = element.filter(|element| element.tag_name() == "SCRIPT");
    SCRIPT.with(|cell| cell.replace(script.and_then(|script| script.text_content())));
    spawn_local(async { drop(loaded().await) });
}

/// The module, as soon as it is there; none if it could not be loaded, which is tried again when it is asked for next.
pub(super) async fn loaded() -> Option<Loaded> {
    let known = LOADING.with_borrow_mut(|loading| match loading {
        Loading::Done(loaded) => Some(Ok(loaded.clone())),
        Loading::Waited(others) => {
            let (tell, told) = oneshot::channel();
            others.push(tell);
            Some(Err(told))
        }
        Loading::No => {
            *loading = Loading::Waited(Vec::new());
            None
        }
    });
    match known {
        Some(Ok(loaded)) => Some(loaded),
        Some(Err(told)) => told.await.ok().flatten(),
        None => {
            let loaded = load().await.ok();
            let now = loaded.clone().map_or(Loading::No, Loading::Done);
            if let Loading::Waited(others) = LOADING.replace(now) {
                for other in others {
                    // Nobody waits any more if the future was dropped.
                    drop(other.send(loaded.clone()));
                }
            }
            loaded
        }
    }
}

async fn load() -> Result<Loaded, JsValue> {
    if let Some(glue) = SCRIPT.with_borrow(Clone::clone) {
        let compiled: Promise = Reflect::get(&window(), &COMPILED.into())?.dyn_into()?;
        return Ok(Loaded {
            module: JsFuture::from(compiled).await?,
            glue,
            address: None,
        });
    }
    let (module, address) = (address(MODULE)?, address(GLUE)?);
    // Both at once, and both are heard of, whichever fails.
    let glue = JsFuture::from(window().fetch_with_str(&address));
    let module = compiled(&module).await;
    let glue = JsFuture::from(response(glue).await?.text()?).await?;
    Ok(Loaded {
        module: module?,
        glue: glue.as_string().ok_or("no glue")?,
        address: Some(address),
    })
}

fn address(link: &str) -> Result<String, JsValue> {
    let link = document().get_element_by_id(link).ok_or("no link")?;
    // As the page's address makes it: a worker made of a blob has no folder.
    let address = Reflect::get(&link, &"href".into())?;
    Ok(address.as_string().ok_or("no address")?)
}
