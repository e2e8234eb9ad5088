//! Folders that are dropped on the page: the files in them, with the way to each.

use js_sys::{Array, Function, Promise};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DragEvent, File};

/// Most files that are taken out of what is dropped.
const MOST_FILES: usize = 10_000;

#[wasm_bindgen]
extern "C" {
    /// A file or a folder (File and Directory Entries API).
    #[derive(Clone)]
    pub type Entry;

    #[wasm_bindgen(method, getter, js_name = isDirectory)]
    fn is_directory(this: &Entry) -> bool;

    #[wasm_bindgen(method, getter, js_name = fullPath)]
    fn full_path(this: &Entry) -> String;

    #[wasm_bindgen(method, js_name = createReader)]
    fn create_reader(this: &Entry) -> Reader;

    #[wasm_bindgen(method)]
    fn file(this: &Entry, done: &Function, failed: &Function);

    type Reader;

    #[wasm_bindgen(method, js_name = readEntries)]
    fn read_entries(this: &Reader, done: &Function, failed: &Function);

    type Items;

    #[wasm_bindgen(method, getter)]
    fn items(this: &Items) -> JsValue;

    type Item;

    #[wasm_bindgen(method, catch, js_name = webkitGetAsEntry)]
    fn as_entry(this: &Item) -> Result<JsValue, JsValue>;
}

/// What is dropped, if a folder is among it; none if all of it are files, or the browser does not tell. To be asked before the event is over.
pub fn dropped(event: &DragEvent) -> Option<Vec<Entry>> {
    let items = JsValue::from(event.data_transfer()?).unchecked_into::<Items>().items();
    let items = Array::from(&items);
    let entries = items
        .iter()
        .filter_map(|item| item.unchecked_into::<Item>().as_entry().ok());
    let entries = entries.filter(JsValue::is_object).map(JsCast::unchecked_into);
    let entries: Vec<Entry> = entries.collect();
    entries.iter().any(Entry::is_directory).then_some(entries)
}

/// The files in `entries` and in all folders inside, with the way to each (*Class 9/Ana/work.json*), up to 10,000. What cannot be read is left out.
pub async fn files(entries: Vec<Entry>) -> Vec<(String, File)> {
    let mut files = Vec::new();
    let mut left = entries;
    left.reverse();
    while let Some(entry) = left.pop().filter(|_| files.len() < MOST_FILES) {
        if !entry.is_directory() {
            let file = Promise::new(&mut |done, failed| entry.file(&done, &failed));
            if let Ok(file) = JsFuture::from(file).await {
                let path = entry.full_path().trim_start_matches('/').to_owned();
                files.push((path, file.unchecked_into()));
            }
            continue;
        }
        let reader = entry.create_reader();
        let mut inside: Vec<Entry> = Vec::new();
        // It hands over a hundred at a time, and none when it is through.
        loop {
            let more = Promise::new(&mut |done, failed| reader.read_entries(&done, &failed));
            let more = JsFuture::from(more)
                .await
                .map_or_else(|_| Array::new(), |more| Array::from(&more));
            if more.length() == 0 || inside.len() > MOST_FILES {
                break;
            }
            inside.extend(more.iter().map(JsCast::unchecked_into));
        }
        inside.reverse();
        left.extend(inside);
    }
    files
}
