//! Parts of the page's module that are fetched when they are first needed, so that what nobody needs to read an article does not
//! delay the first one.
//!
//! A function declared by [`in_part!`](crate::in_part) stands in its part, together with all that only functions of parts reach.
//! For what is handed out, packaging cuts the module along these functions (`xtask/src/cut.rs`); while the app is worked on and
//! tested all stands in one module, and every part is here from the start.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::pin::Pin;

use futures_channel::oneshot;
use gloo::timers::future::TimeoutFuture;
use gloo::utils::{document, document_element, window};
use js_sys::{Object, Reflect, Uint8Array, WebAssembly};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::compile::compiled;

/// A part, cut by what a person does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// What comes with each of the others: their words, and what reads journals. By itself it reads the work that this browser has
    /// kept.
    Common,
    /// What is done with an article beside reading it: its notes and marks in a list, its history, its files; help.
    Article,
    /// All articles: found, filed, backed up.
    Library,
    /// The rules, and one's own.
    Rules,
    /// Exercises: planned, handed out, done and marked.
    Classroom,
}

impl Part {
    /// All of them; what is likely to be needed first is first.
    pub const ALL: [Self; 5] = [Self::Common, Self::Article, Self::Library, Self::Rules, Self::Classroom];

    /// Its name in the page, and in [`in_part!`](crate::in_part).
    fn name(self) -> &'static str {
        match self {
            Self::Common => "common",
            Self::Article => "article",
            Self::Library => "library",
            Self::Rules => "rules",
            Self::Classroom => "classroom",
        }
    }
}

/// A part could not be fetched. Asked for once more, it is tried again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotFetched;

/// Declares a function that stands in a part: the part's name, four digits that no other function of the part has, the function. It
/// may be called only when the part is here ([`fetch`]).
///
/// What is called where nothing is cut is the function itself. Where the module is cut, it is an import that the cutting replaces by
/// the export of the same number, in whichever file that comes to stand.
#[macro_export]
macro_rules! in_part {
    (
        $part:literal, $number:literal:
        $(#[$attribute:meta])*
        $visible:vis fn $name:ident($($argument:ident: $type:ty),* $(,)?) -> $out:ty $body:block
    ) => {
        $(#[$attribute])*
        $visible fn $name($($argument: $type),*) -> $out {
            #[cfg(parts)]
            {
                // Both sides are compiled together, so that they agree on how Rust's types are passed.
                #[allow(unsafe_code, improper_ctypes)]
                #[link(wasm_import_module = "__wasm_split_placeholder__")]
                unsafe extern "C" {
                    #[link_name = concat!("__wasm_split_00", $part, "00_import_0000000000000000000000000000", $number)]
                    safe fn outside($($argument: $type),*) -> $out;
                }
                #[allow(unsafe_code, improper_ctypes_definitions)]
                #[unsafe(export_name = concat!("__wasm_split_00", $part, "00_export_0000000000000000000000000000", $number))]
                extern "C" fn inside($($argument: $type),*) -> $out $body
                outside($($argument),*)
            }
            #[cfg(not(parts))]
            $body
        }
    };
}

/// What a function of a part does that takes a while.
pub type Task = Pin<Box<dyn Future<Output = ()>>>;

enum File {
    /// On its way; who waits for it.
    Asked(Vec<oneshot::Sender<bool>>),
    Here,
}

thread_local! {
    /// By address.
    static FILES: RefCell<BTreeMap<String, File>> = const { RefCell::new(BTreeMap::new()) };
}

/// Whether the functions of the part can be called.
pub fn is_here(part: Part) -> bool {
    let here = |file: &String| FILES.with_borrow(|files| matches!(files.get(file), Some(File::Here)));
    files(part).is_ok_and(|files| files.iter().all(here))
}

/// Waits until the functions of the part can be called.
///
/// # Errors
/// When one of its files cannot be fetched.
pub async fn fetch(part: Part) -> Result<(), NotFetched> {
    // All at once.
    let asked: Vec<_> = files(part)?.into_iter().map(ask).collect();
    for answer in asked {
        if answer.await != Ok(true) {
            return Err(NotFetched);
        }
    }
    Ok(())
}

/// Milliseconds after which the page has shown what was asked of it.
const QUIET_MS: u32 = 500;

/// Fetches all parts, one after the other, so that the app is whole without a network; what cannot be fetched is tried again when it
/// is needed. The page says when all are here by its attribute `data-whole`.
pub fn fetch_all() {
    spawn_local(async {
        TimeoutFuture::new(QUIET_MS).await;
        for part in Part::ALL {
            if fetch(part).await.is_err() {
                return;
            }
        }
        // Fails only for names that no attribute may have.
        let _ = document_element().set_attribute("data-whole", "");
    });
}

/// The addresses of the files of the part and of what comes with it, as packaging has left them in the page; one that begins with
/// `#` is the id of an element that holds the file, in base64.
fn files(part: Part) -> Result<BTreeSet<String>, NotFetched> {
    if cfg!(not(parts)) {
        return Ok(BTreeSet::new());
    }
    let mut files = BTreeSet::new();
    for part in [Part::Common, part] {
        let selector = format!("meta[name=\"sayso-part-{}\"]", part.name());
        let meta = document().query_selector(&selector).ok().flatten();
        let named = meta.and_then(|meta| meta.get_attribute("content")).ok_or(NotFetched)?;
        files.extend(named.split_ascii_whitespace().map(ToOwned::to_owned));
    }
    Ok(files)
}

/// Begins to fetch a file, unless that has begun already; tells whether it is here.
fn ask(file: String) -> oneshot::Receiver<bool> {
    let (tell, told) = oneshot::channel();
    let begins = FILES.with_borrow_mut(|files| match files.get_mut(&file) {
        Some(File::Asked(others)) => {
            others.push(tell);
            false
        }
        Some(File::Here) => {
            // Fails only where nobody waits any more, here and below.
            let _ = tell.send(true);
            false
        }
        None => {
            files.insert(file.clone(), File::Asked(vec![tell]));
            true
        }
    });
    if begins {
        spawn_local(async move {
            let is_here = load(&file).await.is_ok();
            let before = FILES.with_borrow_mut(|files| match is_here {
                true => files.insert(file, File::Here),
                false => files.remove(&file),
            });
            if let Some(File::Asked(waiting)) = before {
                for tell in waiting {
                    let _ = tell.send(is_here);
                }
            }
        });
    }
    told
}

/// Puts the functions of a file into this module's table, by which they are called.
async fn load(file: &str) -> Result<(), JsValue> {
    let module = match file.strip_prefix('#') {
        Some(id) => {
            let element = document().get_element_by_id(id).ok_or("no file")?;
            let text = window().atob(&element.text_content().unwrap_or_default())?;
            // Each char stands for a byte.
            let bytes: Vec<u8> = text.chars().map(|byte| byte as u8).collect();
            JsFuture::from(WebAssembly::compile(&Uint8Array::from(&bytes[..]))).await?
        }
        None => compiled(file).await?,
    };
    // It shares this module's memory, table and stack, under the names by which this module hands them out.
    let imports = Object::new();
    Reflect::set(&imports, &"__wasm_split".into(), &wasm_bindgen::exports())?;
    JsFuture::from(WebAssembly::instantiate_module(module.unchecked_ref(), &imports)).await?;
    Ok(())
}
