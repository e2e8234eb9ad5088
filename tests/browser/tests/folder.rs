//! A folder on disk that is kept in step, with the browser's private folder (OPFS) in place of one on disk, and the
//! reminder of a backup.

use sayso_browser::{Browser, Place};
use serde_json::Value;

const FERRY: &str = "Ferry stops for the winter\n\n\
    “The boat needs a new engine,” said Tomas Reeve, who runs the line. He said that the shipyard would begin in May.\n";

/// Gives the app a folder without asking anybody; it cannot be written to while `window.broken`.
const PICKER: &str = "window.showDirectoryPicker = async () => {
         const root = await navigator.storage.getDirectory();
         return root.getDirectoryHandle('class folder', { create: true });
     };
     const createWritable = FileSystemFileHandle.prototype.createWritable;
     FileSystemFileHandle.prototype.createWritable = function (...all) {
         if (window.broken) throw new DOMException('The disk is full.', 'QuotaExceededError');
         return createWritable.apply(this, all);
     };";

fn read(browser: &Browser) {
    browser.read_with_marks(FERRY);
    browser.highlight("shipyard");
    browser.wait_until_saved();
}

/// The words that are highlighted in each file of the folder.
fn in_folder(browser: &Browser) -> Vec<Vec<String>> {
    let files = browser.js("const root = await navigator.storage.getDirectory();
         const folder = await root.getDirectoryHandle('class folder', { create: true });
         const files = [];
         for await (const [name, file] of folder.entries()) {
             if (name.endsWith('.sayso.json')) files.push(await (await file.getFile()).text());
         }
         return files");
    let words = |file: &Value| {
        let file: Value = serde_json::from_str(file.as_str().unwrap_or_default()).unwrap_or_default();
        let annotations = file["annotations"].as_array().cloned().unwrap_or_default();
        let exact = |a: &Value| a["body"]["at"]["exact"].as_str().map(str::to_owned);
        annotations.iter().filter_map(exact).collect()
    };
    files.as_array().into_iter().flatten().map(words).collect()
}

fn wait_for_files(browser: &Browser, expected: &[&[&str]]) {
    browser.eventually(&format!("the folder has {expected:?}"), || {
        in_folder(browser) == expected
    });
}

#[test]
fn a_folder_is_kept_in_step_and_a_failure_is_told_and_made_good() {
    let browser = Browser::open(Place::Site);
    browser.before_load(PICKER);
    read(&browser);
    browser.to_first_page();
    browser.click(".all-articles button");
    browser.click_named("Choose a folder");
    browser.wait_for_text(".keep-safe", "“class folder” is kept in step");
    wait_for_files(&browser, &[&["shipyard"]]);
    // What is done from now on goes there too, after the next start as well.
    browser.reload();
    browser.click(".saved-article");
    browser.wait_for("article .said[data-mark]");
    browser.highlight("in May");
    browser.wait_until_saved();
    wait_for_files(&browser, &[&["shipyard", "in May"]]);
    browser.js("window.broken = true");
    browser.highlight("who runs");
    browser.wait_until_saved();
    browser.wait_for_text("[role=alert]", "The disk is full");
    assert_eq!(in_folder(&browser), [["shipyard", "in May"]]);
    browser.js("window.broken = false");
    browser.to_first_page();
    browser.click(".all-articles button");
    browser.wait_for_text(".keep-safe", "could not be written to");
    browser.click_named("Try again");
    browser.wait_for_text(".keep-safe", "is kept in step");
    wait_for_files(&browser, &[&["who runs", "shipyard", "in May"]]);
    browser.click_named("Stop keeping it in step");
    browser.wait_for_text(".keep-safe", "This browser can also keep a folder");
    browser.assert_no_faults();
}

#[test]
fn where_the_browser_has_no_folders_there_is_no_button() {
    let browser = Browser::open(Place::Site);
    browser.before_load("delete window.showDirectoryPicker; delete Window.prototype.showDirectoryPicker;");
    read(&browser);
    browser.to_first_page();
    browser.click(".all-articles button");
    browser.wait_for_text(".keep-safe", "Back up everything");
    assert!(!browser.text(".keep-safe").contains("folder"));
    // How much room each article takes.
    browser.click(".keep-safe summary");
    browser.wait_for_text(".keep-safe .sizes", "Ferry stops for the winter");
    browser.assert_no_faults();
}

#[test]
fn much_work_is_reminded_of_once_and_can_be_put_off() {
    let browser = Browser::open(Place::Site);
    read(&browser);
    browser.to_first_page();
    assert_eq!(browser.count(".reminder"), 0);
    // As after many lessons.
    browser.js(
        "const database = await new Promise(done => indexedDB.open('sayso').onsuccess = (e) => done(e.target.result));
         const articles = database.transaction('articles', 'readwrite').objectStore('articles');
         const [record] = await new Promise(done => articles.getAll().onsuccess = (e) => done(e.target.result));
         await new Promise(done => articles.put({ ...record, rev: 999, entries: 345 }, record.id).onsuccess = done);
         database.close();",
    );
    browser.reload();
    browser.wait_for_text(".reminder", "345 changes");
    browser.click_named("Later");
    browser.wait_until_gone(".reminder");
    browser.reload();
    browser.wait_for(".saved-article");
    assert_eq!(browser.count(".reminder"), 0);
    browser.assert_no_faults();
}
