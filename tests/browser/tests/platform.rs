//! A fault never leaves a dead page, a long text never holds one up, and two tabs never write at once.

use sayso_browser::{Browser, Place, beside_parts};
use serde_json::{Value, json};

const ARTICLE: &str = "A pier for Port Aldine\n\n“We are ready,” said Ines Calder 🎉, the harbour master. She said on \
                       Monday that the pier would open in May.";

/// How many articles IndexedDB has.
fn stored(browser: &Browser) -> Value {
    browser.js("return new Promise(done => {
        const opening = indexedDB.open('sayso');
        opening.onupgradeneeded = () => opening.transaction.abort();
        opening.onerror = () => done(0);
        opening.onsuccess = () => {
            const counting = opening.result.transaction('articles').objectStore('articles').count();
            counting.onsuccess = () => { opening.result.close(); done(counting.result); };
        };
    })")
}

/// Opens `text` and waits until it is saved.
fn read(browser: &Browser, text: &str) {
    browser.read(text);
    browser.eventually("the article is saved", || stored(browser) == json!(1));
}

#[test]
fn a_stopped_app_offers_what_is_stored_as_a_file_of_its_own_format() {
    for place in [Place::Site, Place::File] {
        let browser = Browser::open(place);
        read(&browser, ARTICLE);
        browser.js("dispatchEvent(new CustomEvent('sayso-stopped', { detail: 'index out of bounds' }))");
        assert_eq!(browser.text("#stopped h2"), "Sayso has stopped");
        browser.click("#stopped li button");
        let file = browser.downloaded("A-pier-for-Port-Aldine.sayso.json");
        let file: Value = serde_json::from_slice(&file).expect("the file is JSON");
        assert_eq!(file["format"], "sayso", "{place:?}");
        assert_eq!(file["article"]["text"], ARTICLE);
        assert_eq!(file["journal"], json!([]));
    }
}

#[test]
fn nothing_is_made_where_nothing_was_stored() {
    let browser = Browser::open(Place::Site);
    // The app has opened its own database by then.
    browser.wait_for(".on-this-computer");
    let databases = "return (await indexedDB.databases()).length";
    let before = browser.js(databases);
    browser.js("dispatchEvent(new CustomEvent('sayso-stopped', { detail: 'index out of bounds' }))");
    browser.wait_for_text("#stopped li", "Nothing is saved");
    assert_eq!(browser.js(databases), before);
}

#[test]
fn a_long_text_is_scanned_while_the_page_goes_on() {
    for place in [Place::Site, Place::File] {
        let browser = Browser::open(place);
        browser.before_load(
            "const Real = Worker; window.workers = 0;
             window.Worker = class extends Real { constructor(...a) { super(...a); window.workers += 1; } };",
        );
        browser.wait_for("html[data-engine]");
        let served = browser.served().len();
        let paragraph = |i: usize| format!("“We have {i} boats,” said Ines Calder, the harbour master.\n\n");
        let text: String = (0..3_000).map(paragraph).collect();
        read(&browser, &format!("Boats\n\n{text}"));
        browser.wait_for("[data-mark]");
        assert_eq!(browser.js("return window.workers"), json!(1), "{place:?}");
        assert_eq!(beside_parts(&browser.served()[served..]), Vec::<&String>::new());
        browser.assert_no_faults();
    }
}
