use serde_json::json;

use crate::Browser;

/// Articles of a backup of 50 MB, when each has [`CHARACTERS`].
pub const ARTICLES: u32 = 690;

/// Characters of each: an article with the comments below it.
const CHARACTERS: u32 = 100_000;

impl Browser {
    /// Makes a backup of so many long articles in the page, as `window.backup`, and yields its size in bytes.
    pub fn make_large_backup(&self, articles: u32) -> u64 {
        let script = include_str!("js/large_backup.js");
        let size = self.js_with(script, vec![json!(articles), json!(CHARACTERS)]);
        size.as_u64().unwrap_or_default()
    }

    /// Chooses `window.backup` in the first file field, in a task of its own.
    pub fn choose_large_backup(&self) {
        self.js("await new Promise(done => setTimeout(() => {
                 const data = new DataTransfer();
                 data.items.add(window.backup);
                 const input = document.querySelector('input[type=file]');
                 input.files = data.files;
                 input.dispatchEvent(new Event('change', { bubbles: true }));
                 setTimeout(done);
             }))");
    }
}
