use serde_json::json;

use crate::Browser;

/// What stands in a backup that is made for a test or a measurement.
#[derive(Debug, Clone, Copy)]
pub struct MadeBackup {
    /// How many articles.
    pub articles: u32,
    /// Characters of each.
    pub characters: u32,
    /// Highlights in each, evenly spread.
    pub marks: u32,
    /// Characters of each highlight.
    pub length: u32,
    /// Whether the text is made of words, which can be searched, or of characters that hardly pack.
    pub words: bool,
}

impl MadeBackup {
    /// 50 MB: articles with the comments below them.
    pub const LARGE: Self = Self {
        articles: 690,
        characters: 100_000,
        marks: 1,
        length: 13,
        words: false,
    };

    /// What a teacher has after years.
    pub const MANY: Self = Self {
        articles: 1_000,
        characters: 6_000,
        marks: 50,
        length: 13,
        words: true,
    };
}

impl Browser {
    /// Makes a backup in the page, as `window.backup`, and yields its size in bytes.
    pub fn make_backup(&self, made: MadeBackup) -> u64 {
        let script = include_str!("js/backup.js");
        let MadeBackup {
            articles,
            characters,
            marks,
            length,
            words,
        } = made;
        let arguments = vec![
            json!(articles),
            json!(characters),
            json!(marks),
            json!(length),
            json!(words),
        ];
        self.js_with(script, arguments).as_u64().unwrap_or_default()
    }

    /// Chooses `window.backup` in the first file field, in a task of its own.
    pub fn choose_made_backup(&self) {
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
