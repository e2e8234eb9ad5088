//! Files that are held over the page or chosen in the browser's dialog.

use js_sys::Reflect;
use wasm_bindgen::prelude::*;
use web_sys::{DragEvent, File, HtmlInputElement};

#[wasm_bindgen]
extern "C" {
    /// A file of a folder that was chosen (File and Directory Entries API).
    type InFolder;

    #[wasm_bindgen(method, getter, js_name = webkitRelativePath)]
    fn path(this: &InFolder) -> String;
}

/// Whether what is dragged is files, and not words of the page.
pub fn carries_files(event: &DragEvent) -> bool {
    let data = event.data_transfer();
    data.is_some_and(|data| data.types().includes(&"Files".into(), 0))
}

/// The files chosen, in order; the input is emptied, so that the same file can be chosen again.
pub fn chosen(input: &HtmlInputElement) -> Vec<File> {
    let files = input.files().map_or_else(Vec::new, |list| {
        (0..list.length()).filter_map(|i| list.get(i)).collect()
    });
    input.set_value("");
    files
}

/// Whether the browser's dialog can choose folders.
pub fn chooses_folders() -> bool {
    let input = gloo::utils::document().create_element("input").ok();
    input.is_some_and(|input| Reflect::has(&input, &"webkitdirectory".into()).unwrap_or(false))
}

/// The files of the folder chosen and of all folders inside, with the way to each (*Class 9/Ana/work.json*); the input is emptied.
pub fn chosen_folder(input: &HtmlInputElement) -> Vec<(String, File)> {
    let with_path = |file: File| (file.unchecked_ref::<InFolder>().path(), file);
    chosen(input).into_iter().map(with_path).collect()
}
