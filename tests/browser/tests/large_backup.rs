//! A backup of 50 MB: its restore shows how far it is, can be stopped, and leaves all or nothing, whatever ends it.

use sayso_browser::{Browser, MadeBackup, Place};

/// How often a step is waited for that takes longer than any other.
const PATIENCE: u32 = 6;

/// Waits until the dialog says this; as long as it takes on a busy computer.
fn wait_for_dialog(browser: &Browser, text: &str) {
    for _ in 0..PATIENCE * 100 {
        let said = browser.js("return document.querySelector('dialog')?.textContent ?? ''");
        if said.as_str().is_some_and(|said| said.contains(text)) {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(300));
    }
    panic!("the dialog never says “{text}”");
}

/// From now on the page notes what the bar of progress has shown.
fn watch_progress(browser: &Browser) {
    browser.js("window.shown = new Set();
         new MutationObserver(() => {
             const bar = document.querySelector('#keeping-progress');
             if (bar) window.shown.add(bar.value);
         }).observe(document.body, { subtree: true, childList: true, attributes: true });");
}

fn shown(browser: &Browser) -> u64 {
    let shown = browser.js("const shown = window.shown.size; window.shown.clear(); return shown");
    shown.as_u64().unwrap_or_default()
}

/// How many records stand in these stores of IndexedDB.
fn counts(browser: &Browser) -> [u64; 4] {
    let counts = browser.js("const database = await new Promise((done, failed) => {
             const opening = indexedDB.open('sayso');
             opening.onsuccess = () => done(opening.result);
             opening.onerror = () => failed(opening.error);
         });
         const stores = ['articles', 'texts', 'packs', 'staged'];
         const reading = database.transaction(stores);
         const count = (store) => new Promise((done) => {
             reading.objectStore(store).count().onsuccess = (event) => done(event.target.result);
         });
         const counts = await Promise.all(stores.map(count));
         database.close();
         return counts");
    [0, 1, 2, 3].map(|i| counts[i].as_u64().unwrap_or(u64::MAX))
}

/// Looks through the backup and begins to restore it; returns when a part is written.
fn begin_to_restore(browser: &Browser) {
    browser.choose_made_backup();
    wait_for_dialog(browser, "articles are not here yet and are added");
    browser.click_named("Merge");
    wait_for_dialog(browser, "until all of them are there");
    for _ in 0..PATIENCE * 1_000 {
        if counts(browser)[3] > 20 {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(30));
    }
    panic!("nothing is ever written");
}

#[test]
fn a_restore_of_50_mb_shows_progress_can_be_stopped_and_leaves_all_or_nothing() {
    let mut browser = Browser::open(Place::Site);
    let size = browser.make_backup(MadeBackup::LARGE);
    assert!((50_000_000..60_000_000).contains(&size), "the backup has {size} bytes");
    watch_progress(&browser);

    // Stopped in the middle.
    begin_to_restore(&browser);
    assert!(shown(&browser) > 3, "progress was not shown");
    browser.press("Escape");
    browser.wait_until_gone("dialog");
    browser.eventually("nothing of it is left", || counts(&browser) == [0; 4]);
    browser.assert_no_faults();

    // The browser is killed in the middle.
    begin_to_restore(&browser);
    browser.crash();
    browser.wait_for(".on-this-computer");
    assert_eq!(browser.count(".saved-article"), 0);
    browser.eventually("nothing of it is left", || counts(&browser) == [0; 4]);

    // To the end.
    browser.make_backup(MadeBackup::LARGE);
    begin_to_restore(&browser);
    let all = u64::from(MadeBackup::LARGE.articles);
    let mut there = false;
    for _ in 0..PATIENCE {
        there = there || browser.js(&format!(
            "for (let i = 0; i < 250 && !document.querySelector('.notices').textContent.includes('{all} articles added'); i++)
                 await new Promise(done => setTimeout(done, 100));
             return document.querySelector('.notices').textContent.includes('{all} articles added')"
        )) == true;
    }
    assert!(there, "it is never done");
    assert_eq!(counts(&browser), [all, all, all, 0]);
    browser.reload();
    browser.click(".on-this-computer li:nth-child(1) .saved-article");
    browser.wait_for_text("article .own", "Boats counted");
    browser.assert_no_faults();
}
