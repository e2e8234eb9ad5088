//! A folder on disk that files are written to, where the browser has the File System Access API.

use gloo::utils::window;
use js_sys::{Function, Object, Promise, Reflect};
use sayso_store::StoreError;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbFactory};

use super::store;

/// The database in which the browser's handle on the folder is kept: it can be kept nowhere else.
pub(super) const DATABASE: &str = "sayso-folder";
const HANDLES: &str = "handles";
const KEY: &str = "folder";

/// The function that asks the person for a folder.
const PICKER: &str = "showDirectoryPicker";

/// A folder that the person has chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct Folder(JsValue);

/// Whether the browser can write to a folder.
pub fn is_supported() -> bool {
    Reflect::get(&window(), &PICKER.into()).is_ok_and(|picker| picker.is_function())
}

/// Asks the person for a folder; none if they choose none.
pub async fn choose() -> Option<Folder> {
    let chosen = call(&window(), PICKER, &[options("mode", &"readwrite".into())]).await;
    chosen.ok().map(Folder)
}

/// The folder chosen on an earlier visit.
pub async fn remembered() -> Option<Folder> {
    let database = open().await.ok()?;
    let transaction = database.transaction_with_str(HANDLES).ok()?;
    let request = transaction.object_store(HANDLES).ok()?.get(&KEY.into()).ok()?;
    let found = store::answer(&request).await;
    database.close();
    found.ok().filter(JsValue::is_object).map(Folder)
}

/// Remembers the folder for later visits, or none.
///
/// # Errors
/// [`StoreError::Blocked`]: it is known on this page only.
pub async fn remember(folder: Option<&Folder>) -> Result<(), StoreError> {
    let blocked = |_| StoreError::Blocked;
    let database = open().await?;
    let mode = web_sys::IdbTransactionMode::Readwrite;
    let transaction = database.transaction_with_str_and_mode(HANDLES, mode).map_err(blocked)?;
    let handles = transaction.object_store(HANDLES).map_err(blocked)?;
    let request = match folder {
        Some(folder) => handles.put_with_key(&folder.0, &KEY.into()),
        None => handles.delete(&KEY.into()),
    };
    let done = store::answer(&request.map_err(blocked)?).await;
    database.close();
    done.map(drop)
}

async fn open() -> Result<IdbDatabase, StoreError> {
    let factory = Reflect::get(&js_sys::global(), &"indexedDB".into()).map_err(|_| StoreError::Blocked)?;
    let factory: IdbFactory = factory.dyn_into().map_err(|_| StoreError::Blocked)?;
    let request = factory.open_with_u32(DATABASE, 1).map_err(|_| StoreError::Blocked)?;
    let upgrade = gloo::events::EventListener::once(&request, "upgradeneeded", {
        let request = request.clone();
        move |_| {
            if let Ok(database) = request.result() {
                // Failing here fails the upgrade, and with it the request.
                let _ = database.unchecked_into::<IdbDatabase>().create_object_store(HANDLES);
            }
        }
    });
    let database = store::answer(&request).await;
    drop(upgrade);
    database.map(JsCast::unchecked_into)
}

impl Folder {
    /// What it is called.
    pub fn name(&self) -> String {
        let name = Reflect::get(&self.0, &"name".into()).ok();
        name.and_then(|name| name.as_string()).unwrap_or_default()
    }

    /// Whether it may be written to. `ask`: asks the person, which a browser allows at a press of theirs only.
    pub async fn is_allowed(&self, ask: bool) -> bool {
        let function = if ask { "requestPermission" } else { "queryPermission" };
        let answer = call(&self.0, function, &[options("mode", &"readwrite".into())]).await;
        answer.is_ok_and(|answer| answer.as_string().as_deref() == Some("granted"))
    }

    /// Writes `contents` to the file `name`, over what stood there: whole, or not at all.
    ///
    /// # Errors
    /// What the browser says of it.
    pub async fn write(&self, name: &str, contents: &str) -> Result<(), String> {
        let told = |error: JsValue| String::from(error.unchecked_ref::<Object>().to_string());
        let file = call(
            &self.0,
            "getFileHandle",
            &[name.into(), options("create", &true.into())],
        )
        .await;
        let writable = call(&file.map_err(told)?, "createWritable", &[]).await.map_err(told)?;
        // Nothing stands in the file until it is closed.
        call(&writable, "write", &[contents.into()]).await.map_err(told)?;
        call(&writable, "close", &[]).await.map_err(told).map(drop)
    }
}

fn options(name: &str, value: &JsValue) -> JsValue {
    let options = Object::new();
    // Fails for no plain object.
    let _ = Reflect::set(&options, &name.into(), value);
    options.into()
}

/// What an asynchronous function of `object` comes to.
async fn call(object: &JsValue, function: &str, arguments: &[JsValue]) -> Result<JsValue, JsValue> {
    let function: Function = Reflect::get(object, &function.into())?.dyn_into()?;
    let promise: Promise = function.apply(object, &arguments.iter().collect())?.dyn_into()?;
    JsFuture::from(promise).await
}
