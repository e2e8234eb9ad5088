//! Shared computers: work is taken along, and nothing of it is left behind.

use sayso_browser::{Browser, Place};

const FERRY: &str = "Ferry stops for the winter\n\n\
    “The boat needs a new engine,” said Tomas Reeve, who runs the line. He said that the shipyard would begin in May.\n";

fn read(browser: &Browser) {
    browser.read_with_marks(FERRY);
    browser.highlight("shipyard");
    browser.wait_for_text(".saved", "Saved in this browser");
}

/// What this browser keeps of Sayso: keys, databases, caches.
fn kept(browser: &Browser) -> serde_json::Value {
    browser.js("return [
            Object.keys(localStorage), Object.keys(sessionStorage),
            (await indexedDB.databases()).map((database) => database.name),
            await caches.keys(),
         ].flat()")
}

#[test]
fn work_is_taken_along_and_everything_is_removed_in_every_tab() {
    let browser = Browser::open(Place::Site);
    read(&browser);
    browser.click(".more-button");
    browser.click_named("Continue elsewhere");
    browser.wait_for_text("dialog", "On the other computer");
    browser.click("dialog .primary");
    let mut saved = None;
    browser.eventually("a file is saved", || {
        saved = browser
            .downloads()
            .into_iter()
            .find(|name| name.ends_with(".sayso.json"));
        saved.is_some()
    });
    let file = browser.downloaded(&saved.unwrap_or_default());
    assert_ne!(kept(&browser), serde_json::json!([]));

    // Another tab removes all of it.
    let first = browser.tab();
    browser.open_tab();
    browser.click(".all-articles button");
    browser.click_named("Remove my work from this computer");
    browser.wait_for_text("dialog", "One article");
    browser.click("dialog .danger");
    browser.wait_for_text(".notices", "nothing is left");
    assert_eq!(kept(&browser), serde_json::json!([]));
    browser.assert_no_faults();

    // The first tab knows, shows the work still, and does not write it back.
    browser.switch_to(&first);
    browser.wait_for_text(".notices", "removed from this browser in another tab");
    browser.wait_for_text(".saved", "Not saved");
    browser.highlight("in May");
    browser.click(".header .brand");
    browser.wait_for("#paste");
    assert_eq!(kept(&browser), serde_json::json!([]));
    browser.assert_no_faults();

    // The file has it all.
    browser.reload();
    browser.wait_for(".on-this-computer");
    assert_eq!(browser.count(".saved-article"), 0);
    browser.choose_file("ferry.sayso.json", &file);
    browser.wait_for_text("article .own", "shipyard");
    browser.assert_no_faults();
}
