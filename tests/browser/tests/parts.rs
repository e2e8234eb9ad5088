//! Parts of the app that are fetched when they are first needed, and all of them once an article is shown.

use sayso_browser::{Browser, Place};
use serde_json::json;

const ARTICLE: &str = "The ferry\n\n“We sail at noon,” said Maria Lopez. Aldo Brandt said the harbour was open.\n";

/// Has requests for files whose address holds this fail, until `window.back` is true.
fn without(browser: &Browser, part: &str) {
    browser.before_load(&format!(
        "const real = window.fetch;
         window.fetch = (address, ...rest) => String(address).includes('{part}') && !window.back
             ? Promise.reject(new TypeError('Failed to fetch'))
             : real(address, ...rest);"
    ));
}

fn offline(browser: &Browser) {
    browser.devtools("Network.enable", json!({}));
    browser.devtools(
        "Network.emulateNetworkConditions",
        json!({ "offline": true, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 }),
    );
}

/// Opens what stands in each of the parts.
fn look_at_all(browser: &Browser) {
    browser.click("#tab-history");
    browser.wait_for_text("[role=tabpanel]", "done");
    browser.click("#tab-marks");
    browser.wait_for("[role=tabpanel] .review-line");
    browser.press("?");
    browser.wait_for_text("dialog", "From mark to mark");
    browser.press("Escape");
    browser.wait_until_gone("dialog");
    browser.click(".more-button");
    browser.click_named("The rules");
    browser.wait_for("dialog .rule");
    browser.press("Escape");
    browser.wait_until_gone("dialog");
    browser.to_first_page();
    browser.click(".all-articles button");
    browser.wait_for_text(".library", "The ferry");
}

#[test]
fn a_part_is_fetched_when_it_is_needed_and_not_before() {
    let browser = Browser::open(Place::Site);
    browser.wait_for("html[data-engine]");
    let fetched = |part: &str| browser.served().iter().any(|address| address.contains(part));
    for part in [
        "sayso-article",
        "sayso-library",
        "sayso-rules",
        "sayso-common",
        "sayso-shared",
    ] {
        assert!(!fetched(part), "{part} is no part of the first load");
    }
    browser.click_named("Help");
    browser.wait_for_text("dialog", "From mark to mark");
    assert!(fetched("sayso-article") && !fetched("sayso-library") && !fetched("sayso-rules"));
    browser.assert_no_faults();
}

#[test]
fn once_an_article_is_shown_the_app_is_whole_without_a_network() {
    let browser = Browser::open(Place::Site);
    browser.read_with_marks(ARTICLE);
    browser.wait_for("html[data-whole]");
    browser.wait_until_saved();
    offline(&browser);
    let served = browser.served().len();
    look_at_all(&browser);
    assert_eq!(browser.served()[served..], Vec::<String>::new());
    browser.assert_no_faults();
}

#[test]
fn the_single_file_has_all_parts() {
    let browser = Browser::open(Place::File);
    offline(&browser);
    browser.read_with_marks(ARTICLE);
    browser.wait_until_saved();
    let asked = browser.requests().len();
    look_at_all(&browser);
    assert_eq!(browser.requests()[asked..], Vec::<String>::new());
    browser.assert_no_faults();
}

#[test]
fn a_part_that_cannot_be_fetched_is_told_of_and_can_be_tried_again() {
    let browser = Browser::open(Place::Site);
    without(&browser, "sayso-article");
    browser.read_with_marks(ARTICLE);
    // In the panel, and the article stays as it is.
    browser.click("#tab-history");
    browser.wait_for_text("[role=tabpanel]", "could not be fetched");
    browser.wait_for("article .said[data-mark]");
    // Over the page.
    browser.press("?");
    browser.wait_for_text("dialog", "could not be fetched");
    browser.click("dialog footer button");
    browser.wait_for_text("dialog", "could not be fetched");
    browser.js("window.back = true");
    browser.click("dialog footer button");
    browser.wait_for_text("dialog", "From mark to mark");
    browser.press("Escape");
    browser.wait_until_gone("dialog");
    browser.click("[role=tabpanel] button");
    browser.wait_for_text("[role=tabpanel]", "done");
    browser.assert_no_faults();
}

#[test]
fn a_page_that_cannot_be_fetched_leads_back() {
    let browser = Browser::open(Place::Site);
    without(&browser, "sayso-library");
    browser.read_with_marks(ARTICLE);
    browser.wait_until_saved();
    browser.to_first_page();
    browser.click(".all-articles button");
    browser.wait_for_text("main", "could not be fetched");
    browser.click_named("Back to the first page");
    browser.wait_for("#paste");
    browser.click(".all-articles button");
    browser.wait_for_text("main", "could not be fetched");
    browser.js("window.back = true");
    browser.click_named("Try again");
    browser.wait_for_text(".library", "The ferry");
    browser.assert_no_faults();
}

#[test]
fn kept_work_stays_where_it_is_until_what_reads_it_can_be_fetched() {
    let browser = Browser::open(Place::Site);
    browser.read_with_marks(ARTICLE);
    browser.wait_until_saved();
    without(&browser, "sayso-common");
    browser.reload();
    browser.click(".on-this-computer li button");
    browser.wait_for_text(".notices", "could not be fetched");
    browser.js("window.back = true");
    browser.click(".on-this-computer li button");
    browser.wait_for_text("article", "We sail at noon");
    browser.wait_for("article .said[data-mark]");
    browser.assert_no_faults();
}

#[test]
fn work_that_stands_in_a_part_says_so_when_that_cannot_be_fetched() {
    let browser = Browser::open(Place::Site);
    without(&browser, "sayso-article");
    browser.choose_file("ferry.txt", ARTICLE.as_bytes());
    browser.wait_for_text(".notices", "could not be fetched");
    browser.js("window.back = true");
    browser.choose_file("ferry.txt", ARTICLE.as_bytes());
    browser.wait_for_text("article", "We sail at noon");
    browser.assert_no_faults();
}
