//! What a person does in every test: reads an article, marks words, saves a file.

use serde_json::json;

use crate::Browser;

impl Browser {
    /// Pastes an article on the first page and reads it.
    pub fn read(&self, text: &str) {
        self.paste("#paste", text);
        self.click(".paste-row .primary");
        self.wait_for("article h1");
    }

    /// Reads an article in which somebody is quoted, until its marks are shown.
    pub fn read_with_marks(&self, text: &str) {
        self.read(text);
        self.wait_for("article .said[data-mark]");
    }

    /// Highlights words of the open article.
    pub fn highlight(&self, words: &str) {
        self.select_text("article", words);
        self.click_named("Highlight");
        self.eventually(&format!("“{words}” is marked"), || {
            self.texts("article .own").iter().any(|marked| marked.contains(words))
        });
    }

    /// Waits until the last change is saved.
    pub fn wait_until_saved(&self) {
        self.wait_for_text(".saved", "Saved in this browser");
    }

    /// Goes back to the first page.
    pub fn to_first_page(&self) {
        self.click(".header .brand");
        self.wait_for("#paste");
    }

    /// Saves the open article as Sayso's own file, and yields the file's name and what is in it.
    pub fn export(&self) -> (String, Vec<u8>) {
        let before = self.downloads();
        self.click(".header .primary");
        self.click("dialog .primary");
        let mut saved = None;
        self.eventually("a file is saved", || {
            saved = self.downloads().into_iter().find(|name| !before.contains(name));
            saved.is_some()
        });
        let name = saved.unwrap_or_default();
        let bytes = self.downloaded(&name);
        (name, bytes)
    }

    /// Waits for words in the first element that matches, in a script at a time, since a step may take minutes on a busy computer.
    pub fn wait_for_long(&self, css: &str, words: &str) {
        let script = "for (let i = 0; i < 200; i++) {
                 if (document.querySelector(arguments[0])?.textContent.includes(arguments[1])) return true;
                 await new Promise(done => setTimeout(done, 100));
             }
             return false";
        for _ in 0..15 {
            if self.js_with(script, vec![json!(css), json!(words)]) == true {
                return;
            }
        }
        panic!("`{css}` never says “{words}”");
    }
}
