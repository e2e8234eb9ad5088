//! What a browser may lack, and what may go wrong while a person works: each ends in a clear sentence, and nothing that
//! they did is lost.

use sayso_browser::{Browser, Place};
use serde_json::{Value, json};

const ARTICLE: &str = "Quay wall gives way\n\n\
    The north quay has been shut since Monday, when a part of its wall slid into the basin.\n\n\
    “We heard it before we saw it,” said Una Marsh, who runs the crane. She said that nobody was hurt.\n\n\
    The harbour office will say next week what the repair is to cost and who is to pay for it.\n";

/// Words that nobody says, to be marked by hand.
const WORDS: &str = "a part of its wall slid";
const MORE_WORDS: &str = "who is to pay for it";

/// An article too long to be scanned at once.
fn long_article() -> String {
    let paragraph = |i: usize| format!("“We have {i} boats,” said Ines Calder, the harbour master.\n\n");
    format!(
        "Boats\n\nNobody counted the boats for {WORDS}.\n\n{}",
        (0..3_000).map(paragraph).collect::<String>()
    )
}

#[test]
fn a_scan_that_is_stopped_leaves_the_text_to_be_marked_by_hand_and_can_be_started_again() {
    let browser = Browser::open(Place::Site);
    // The worker is not asked for the scan: it then takes as long as one likes.
    browser.before_load(
        "const send = Worker.prototype.postMessage;
         Worker.prototype.postMessage = function (message, ...rest) {
             // The number of the question, and what is asked (crates/worker/src/ask.rs).
             const scan = message instanceof Uint8Array && message[1] === 2;
             if (!scan || window.asks) send.call(this, message, ...rest);
         };",
    );
    browser.read(&long_article());
    browser.wait_for("#scan-progress");
    browser.click_named("Stop");
    browser.wait_for_text(".statuses", "You can mark by hand");
    assert_eq!(browser.count("#scan-progress"), 0);
    browser.highlight(WORDS);
    browser.wait_until_saved();
    browser.js("window.asks = true");
    browser.click_named("Look for them again");
    browser.wait_for("article .said[data-mark]");
    browser.wait_for_text("article .own", WORDS);
    browser.assert_no_faults();
}

#[test]
fn words_selected_before_the_marks_come_stay_the_ones_that_are_marked() {
    let browser = Browser::open(Place::Site);
    // The engine's answers are held back until the words are selected.
    browser.before_load(
        "const send = Worker.prototype.postMessage;
         const held = [];
         Worker.prototype.postMessage = function (...message) {
             if (window.asks) send.apply(this, message);
             else held.push([this, message]);
         };
         window.letGo = () => {
             window.asks = true;
             for (const [worker, message] of held) send.apply(worker, message);
         };",
    );
    browser.read(ARTICLE);
    browser.select_text("article", WORDS);
    browser.js("window.letGo()");
    browser.wait_for("article .said[data-mark]");
    browser.click_named("Highlight");
    browser.wait_for("article .own");
    assert_eq!(browser.texts("article .own"), [WORDS]);
    browser.assert_no_faults();
}

#[test]
fn without_the_engine_the_article_is_there_and_can_be_marked() {
    let browser = Browser::open(Place::Site);
    browser.before_load(
        "const real = window.fetch;
         window.fetch = (address, ...rest) => String(address).includes('sayso-worker') && !window.back
             ? Promise.reject(new TypeError('Failed to fetch'))
             : real(address, ...rest);",
    );
    browser.read(ARTICLE);
    browser.wait_for_text(
        ".notices",
        "did not load, so there are no automatic marks. You can mark by hand",
    );
    browser.highlight(WORDS);
    browser.wait_until_saved();
    browser.click(".more-button");
    browser.click_named("The rules");
    browser.wait_for_text("dialog [role=status]", "The rules are not here yet");
    browser.press("Escape");
    browser.wait_until_gone("dialog");
    // It comes when it is asked for once more.
    browser.js("window.back = true");
    browser.click_named("Look for them again");
    browser.wait_for("article .said[data-mark]");
    browser.wait_for_text("article .own", WORDS);
    browser.click("article .said[data-mark]");
    browser.wait_for(".card .why");
    browser.assert_no_faults();
}

#[test]
fn a_worker_that_dies_is_told_of_and_another_one_takes_its_place() {
    let browser = Browser::open(Place::Site);
    browser.before_load(
        "const send = Worker.prototype.postMessage;
         Worker.prototype.postMessage = function (message, ...rest) {
             if (message instanceof Uint8Array && message[1] === 2 && !window.lives) {
                 setTimeout(() => this.dispatchEvent(new ErrorEvent('error', { message: 'unreachable', cancelable: true })));
             } else send.call(this, message, ...rest);
         };",
    );
    browser.read(ARTICLE);
    browser.wait_for_text(".notices", "Sayso came to a fault while reading this text");
    browser.highlight(WORDS);
    browser.wait_until_saved();
    browser.js("window.lives = true");
    browser.click_named("Look for them again");
    browser.wait_for("article .said[data-mark]");
    browser.wait_for_text("article .own", WORDS);
    browser.assert_no_faults();
}

const NO_WORKERS: &str =
    "window.Worker = class { constructor() { throw new DOMException('No workers.', 'SecurityError'); } }";

#[test]
fn without_workers_the_page_itself_scans_and_says_how_far_it_is() {
    let browser = Browser::open(Place::Site);
    browser.before_load(NO_WORKERS);
    browser.js("window.seen = new Set();
         new MutationObserver(() => {
             const progress = document.querySelector('#scan-progress');
             if (progress) window.seen.add(progress.value);
         }).observe(document.body, { subtree: true, childList: true, attributes: true });");
    // Long enough for the quickest computer.
    browser.read(&long_article().repeat(10));
    browser.wait_for("article .said[data-mark]");
    browser.wait_until_gone("#scan-progress");
    let seen = browser.js("return window.seen.size");
    assert!(seen.as_u64() > Some(1), "progress was seen at {seen} values");
    browser.assert_no_faults();
}

#[test]
fn a_worker_that_never_listens_is_not_waited_for_for_ever() {
    let browser = Browser::open(Place::Site);
    browser.before_load("window.Worker = class extends EventTarget { postMessage() {} terminate() {} }");
    browser.read(ARTICLE);
    browser.wait_for("article .said[data-mark]");
    browser.assert_no_faults();
}

#[test]
fn without_workers_a_scan_can_be_stopped_and_started_again() {
    let browser = Browser::open(Place::Site);
    browser.before_load(NO_WORKERS);
    // Stopped as soon as that can be done, however quick the computer is.
    browser.js("new MutationObserver((changes, observer) => {
             const stop = document.querySelector('#scan-progress ~ button');
             if (stop) {
                 observer.disconnect();
                 stop.click();
             }
         }).observe(document.body, { subtree: true, childList: true });");
    browser.read(&long_article().repeat(4));
    browser.wait_for_text(".statuses", "You can mark by hand");
    browser.highlight(WORDS);
    browser.wait_until_saved();
    browser.click_named("Look for them again");
    browser.wait_for("article .said[data-mark]");
    browser.wait_for_text("article .own", WORDS);
    browser.assert_no_faults();
}

#[test]
fn a_file_saved_after_a_fault_opens_again_with_all_the_work() {
    let browser = Browser::open(Place::Site);
    browser.read_with_marks(ARTICLE);
    browser.highlight(WORDS);
    browser.wait_until_saved();
    browser.press("Escape");
    browser.click("article .said[data-mark]");
    browser.wait_for(".card");
    browser.press("n");
    browser.type_into("#note-text", "Who else heard it?");
    browser.click_named("Save note");
    browser.wait_until_saved();
    browser.js("dispatchEvent(new CustomEvent('sayso-stopped', { detail: 'index out of bounds' }))");
    browser.click("#stopped li button");
    let file = browser.downloaded("Quay-wall-gives-way.sayso.json");
    // Nothing of it is left in this browser.
    browser.js("localStorage.clear();
         await new Promise(done => indexedDB.deleteDatabase('sayso').onsuccess = done)");
    browser.reload();
    browser.wait_for(".on-this-computer");
    assert_eq!(browser.count(".on-this-computer li"), 0);
    browser.choose_file("rescued.sayso.json", &file);
    browser.wait_for_text("article .own", WORDS);
    browser.click_named("Notes");
    browser.wait_for_text("[role=tabpanel]", "Who else heard it?");
    let again: Value = serde_json::from_slice(&browser.export().1).expect("JSON");
    let rescued: Value = serde_json::from_slice(&file).expect("JSON");
    assert_eq!(again["journal"], rescued["journal"]);
    browser.assert_no_faults();
}

#[test]
fn a_file_whose_article_is_here_with_other_work_is_kept_beside_it() {
    let browser = Browser::open(Place::Site);
    browser.read_with_marks(ARTICLE);
    browser.highlight(WORDS);
    browser.wait_until_saved();
    let file = browser.export().1;
    browser.click(".more-button");
    browser.click_named("Close and forget");
    browser.click("dialog .danger");
    browser.wait_for("#paste");

    browser.read_with_marks(ARTICLE);
    browser.highlight(MORE_WORDS);
    browser.wait_until_saved();
    browser.to_first_page();
    browser.choose_file("of-monday.sayso.json", &file);
    browser.wait_for_text("dialog", "You have this article already");
    browser.click_named("Keep both");
    browser.wait_for_text("article .own", WORDS);
    assert_eq!(browser.texts("article .own"), [WORDS]);
    browser.to_first_page();
    browser.eventually("both are listed", || browser.count(".saved-article") == 2);
    // The other one, opened first and changed last before, is as it was.
    let mut marked: Vec<String> = Vec::new();
    for i in 1..=2 {
        browser.click(&format!(".on-this-computer li:nth-child({i}) .saved-article"));
        browser.wait_for("article .own");
        marked.extend(browser.texts("article .own"));
        browser.to_first_page();
    }
    marked.sort();
    assert_eq!(marked, [WORDS, MORE_WORDS]);
    browser.assert_no_faults();
}

#[test]
fn without_web_locks_a_second_tab_reads_along() {
    const NO_LOCKS: &str = "Object.defineProperty(Navigator.prototype, 'locks', { value: undefined })";
    let browser = Browser::open(Place::Site);
    browser.before_load(NO_LOCKS);
    assert_eq!(browser.js("return typeof navigator.locks"), "undefined");
    browser.read_with_marks(ARTICLE);
    browser.wait_until_saved();
    let first = browser.open_tab();
    browser.before_load(NO_LOCKS);
    browser.click(".saved-article");
    browser.wait_for_text(".statuses", "open in another tab");
    browser.wait_for("article .said[data-mark]");
    let second = browser.tab();
    browser.switch_to(&first);
    browser.highlight(WORDS);
    browser.wait_until_saved();
    browser.switch_to(&second);
    browser.wait_for_text("article .own", WORDS);
    // It says so and lets nothing be marked that it could not save.
    browser.select_text("article", MORE_WORDS);
    browser.wait_for_text(".statuses", "reads along");
    assert_eq!(browser.count(".marking"), 0);
    browser.assert_no_faults();
}

/// Reads the article, highlights words of it, waits for "Saved" and finds them again after a reload.
fn assert_a_highlight_outlives_a_reload(browser: &Browser) {
    browser.read_with_marks(ARTICLE);
    browser.highlight(WORDS);
    browser.wait_until_saved();
    browser.reload();
    browser.click(".saved-article");
    browser.wait_for_text("article .own", WORDS);
    browser.assert_no_faults();
}

#[test]
fn without_local_storage_the_work_is_saved_all_the_same() {
    let browser = Browser::open(Place::Site);
    browser.before_load(
        "Object.defineProperty(window, 'localStorage', {
             get() { throw new DOMException('The operation is insecure.', 'SecurityError'); }
         });",
    );
    assert_a_highlight_outlives_a_reload(&browser);
}

#[test]
fn without_indexed_db_the_work_is_saved_and_the_person_is_told_what_that_is_worth() {
    let browser = Browser::open(Place::Site);
    browser.before_load("Object.defineProperty(window, 'indexedDB', { value: undefined })");
    browser.wait_for_text(".notice.warning", "Save it as a file");
    assert_a_highlight_outlives_a_reload(&browser);
}

#[test]
fn where_nothing_can_be_saved_it_says_so_and_gives_the_work_out_as_a_file() {
    let browser = Browser::open(Place::Site);
    browser.before_load(
        "Object.defineProperty(window, 'indexedDB', { value: undefined });
         Object.defineProperty(window, 'localStorage', {
             get() { throw new DOMException('The operation is insecure.', 'SecurityError'); }
         });",
    );
    browser.wait_for_text(".notice.warning", "does not let Sayso save anything");
    browser.read_with_marks(ARTICLE);
    browser.highlight(WORDS);
    browser.wait_for_text(".saved", "Not saved");
    browser.wait_for_text("[role=alert]", "until the tab is closed");
    let file: Value = serde_json::from_slice(&browser.export().1).expect("JSON");
    assert_eq!(file["annotations"][0]["body"]["at"]["exact"], WORDS);
    browser.assert_no_faults();
}

#[test]
fn where_there_is_no_room_left_nothing_is_lost_and_it_is_saved_once_there_is() {
    let browser = Browser::open(Place::Site);
    browser.before_load(
        "const full = () => { if (window.full) throw new DOMException('No room.', 'QuotaExceededError'); };
         const [put, setItem] = [IDBObjectStore.prototype.put, Storage.prototype.setItem];
         IDBObjectStore.prototype.put = function (...all) { full(); return put.apply(this, all); };
         Storage.prototype.setItem = function (...all) { full(); return setItem.apply(this, all); };",
    );
    browser.read_with_marks(ARTICLE);
    browser.wait_until_saved();
    browser.js("window.full = true");
    browser.highlight(WORDS);
    browser.wait_for_text(".saved", "Not saved");
    browser.wait_for_text("[role=alert]", "no room left");
    // It stays on the page, and goes out as a file.
    let file: Value = serde_json::from_slice(&browser.export().1).expect("JSON");
    assert_eq!(file["annotations"][0]["body"]["at"]["exact"], WORDS);
    browser.js("window.full = false");
    browser.highlight(MORE_WORDS);
    browser.wait_until_saved();
    browser.reload();
    browser.click(".saved-article");
    for words in [WORDS, MORE_WORDS] {
        browser.wait_for_text("article .own", words);
    }
    browser.assert_no_faults();
}

#[test]
fn a_storage_that_is_really_full_loses_nothing_and_saves_again_once_there_is_room() {
    let browser = Browser::open(Place::Site);
    // A browser lets IndexedDB have gigabytes, but localStorage some five megabytes: these are filled to the last character.
    browser.before_load("Object.defineProperty(window, 'indexedDB', { value: undefined })");
    browser.read_with_marks(ARTICLE);
    browser.highlight(WORDS);
    browser.wait_until_saved();
    browser.js("for (let size = 1 << 22; size >= 1; size >>= 1) {
             for (let n = 0; n < 8; n++) {
                 try { localStorage.setItem(`filling ${size} ${n}`, 'x'.repeat(size)); } catch { break; }
             }
         }");
    browser.highlight(MORE_WORDS);
    browser.wait_for_text(".saved", "Not saved");
    browser.wait_for_text("[role=alert]", "no room left");
    let file: Value = serde_json::from_slice(&browser.export().1).expect("JSON");
    let marked = |n: usize| &file["annotations"][n]["body"]["at"]["exact"];
    assert_eq!([marked(0), marked(1)], [WORDS, MORE_WORDS]);
    // There is room again: the next change takes along what was not saved.
    browser.js("Object.keys(localStorage).filter(key => key.startsWith('filling')).forEach(key => localStorage.removeItem(key))");
    browser.highlight("shut since Monday");
    browser.wait_until_saved();
    browser.reload();
    browser.click(".saved-article");
    for words in [WORDS, MORE_WORDS, "shut since Monday"] {
        browser.wait_for_text("article .own", words);
    }
    browser.assert_no_faults();
}

#[test]
fn what_the_browser_clears_while_an_article_is_open_is_saved_again() {
    let browser = Browser::open(Place::Site);
    browser.read_with_marks(ARTICLE);
    browser.highlight(WORDS);
    browser.wait_until_saved();
    let origin = browser.js("return location.origin");
    browser.devtools(
        "Storage.clearDataForOrigin",
        json!({ "origin": origin, "storageTypes": "local_storage,indexeddb" }),
    );
    assert_eq!(browser.js("return localStorage.length"), 0);
    browser.highlight(MORE_WORDS);
    browser.wait_for_text(".notice.warning", "was cleared while the article was open");
    browser.wait_until_saved();
    browser.reload();
    browser.click(".saved-article");
    for words in [WORDS, MORE_WORDS] {
        browser.wait_for_text("article .own", words);
    }
    browser.assert_no_faults();
}

#[test]
fn what_cannot_be_read_is_told_of_and_saved_as_a_file() {
    let browser = Browser::open(Place::Site);
    browser.read_with_marks(ARTICLE);
    browser.highlight(WORDS);
    browser.highlight(MORE_WORDS);
    browser.wait_until_saved();
    browser.to_first_page();
    // The first change is spoiled in both storages.
    browser.js(
        "const key = Object.keys(localStorage).filter(key => key.startsWith('sayso:entry:')).sort()[0];
         localStorage.setItem(key, localStorage.getItem(key).slice(0, 50));
         const [article, entry] = key.slice('sayso:entry:'.length).split(':');
         const opening = indexedDB.open('sayso');
         await new Promise(done => opening.onsuccess = done);
         const writing = opening.result.transaction('entries', 'readwrite');
         writing.objectStore('entries').put('spoiled', [article, entry]);
         await new Promise(done => writing.oncomplete = done);
         opening.result.close();",
    );
    browser.reload();
    browser.click(".saved-article");
    browser.wait_for_text(".notice.warning", "could not be read");
    browser.wait_for_text("article .own", MORE_WORDS);
    assert_eq!(browser.texts("article .own"), [MORE_WORDS]);
    browser.click_named("Save what could not be read");
    let mut saved = None;
    browser.eventually("a file is saved", || {
        saved = browser.downloads().into_iter().find(|name| name.contains("set-aside"));
        saved.is_some()
    });
    let file: Value = serde_json::from_slice(&browser.downloaded(&saved.unwrap_or_default())).expect("JSON");
    let values: Vec<&str> = file["records"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|r| r["value"].as_str())
        .collect();
    assert!(values.contains(&"\"spoiled\""), "{values:?}");
    assert!(
        values
            .iter()
            .any(|value| value.starts_with("{\"v\":") && value.len() == 50),
        "{values:?}"
    );
    // The library tells of it too.
    browser.click(".more-button");
    browser.click_named("All articles");
    browser.wait_for_text(".library", "could not be read");
    browser.assert_no_faults();
}

#[test]
fn a_newer_version_in_another_tab_is_told_of_and_nothing_is_lost() {
    let browser = Browser::open(Place::Site);
    browser.read_with_marks(ARTICLE);
    browser.wait_until_saved();
    browser.js("const opening = indexedDB.open('sayso', 1000);
         await new Promise(done => opening.onsuccess = done);
         window.newer = opening.result;");
    browser.wait_for_text(".notice.warning", "A newer version of Sayso is open");
    browser.highlight(WORDS);
    browser.wait_until_saved();
    let kept =
        browser.js("return Object.entries(localStorage).filter(([key]) => key.startsWith('sayso:entry:')).length");
    assert_eq!(kept, 1);
    browser.js("window.newer.close()");
    browser.click_named("Load the page again");
    // This version leaves alone what the newer one has made its own.
    browser.wait_for_text(".notice", "saved by a newer version");
    let still = browser.js("return Object.keys(localStorage).filter(key => key.startsWith('sayso:entry:')).length");
    assert_eq!(still, 1);
    browser.assert_no_faults();
}
