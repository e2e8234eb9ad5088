use serde_json::json;

use crate::Browser;

/// What stands in a backup that is made for a test or a measurement.
#[derive(Debug, Clone, Copy)]
pub struct MadeBackup {
    /// How many articles.
    pub articles: u32,
    /// Characters of each.
    pub characters: u32,
    /// Highlights in each.
    pub marks: u32,
    /// The byte at which all of them begin; none where they are evenly spread.
    pub at: Option<u32>,
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
        at: None,
        length: 13,
        words: false,
    };

    /// What a teacher has after years.
    pub const MANY: Self = Self {
        articles: 1_000,
        characters: 6_000,
        marks: 50,
        at: None,
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
            at,
            length,
            words,
        } = made;
        let arguments = vec![
            json!(articles),
            json!(characters),
            json!(marks),
            json!(length),
            json!(words),
            json!(at),
        ];
        self.js_with(script, arguments).as_u64().unwrap_or_default()
    }

    /// Makes a backup of one article, takes it in on the first page and opens the article.
    pub fn open_made(&self, made: MadeBackup) {
        self.make_backup(made);
        self.choose_made_backup();
        self.wait_for_long("dialog", "not here yet");
        self.click_named("Merge");
        self.wait_for_long(".notices", "added");
        self.click(".saved-article");
        self.wait_for(if made.marks > 0 { "article .own" } else { "article h1" });
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
