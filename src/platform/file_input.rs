//! Files that are held over the page or chosen in the browser's dialog.

use web_sys::{DragEvent, File, HtmlInputElement};

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
