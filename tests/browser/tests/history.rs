//! The history of an article as a person uses it: versions get names, two points are compared, and any point can be gone
//! back to; all of it goes along in a file.

use sayso_browser::{Browser, Place};

const ARTICLE: &str = "Quay wall gives way\n\n\
    The north quay has been shut since Monday, when a part of its wall slid into the basin.\n\n\
    “We heard it before we saw it,” said Una Marsh, who runs the crane. She said that nobody was hurt.\n\n\
    The harbour office will say next week what the repair is to cost and who is to pay for it.\n";
const WORDS: &str = "a part of its wall slid";
const MORE_WORDS: &str = "who is to pay for it";

fn show_history(browser: &Browser) {
    browser.click("#tab-history");
    browser.wait_for(".history");
}

#[test]
fn a_version_gets_a_name_is_compared_gone_back_to_and_goes_along_in_a_file() {
    let browser = Browser::open(Place::Site);
    browser.read_with_marks(ARTICLE);
    browser.highlight(WORDS);
    show_history(&browser);
    browser.type_into("#version-name", "First reading");
    browser.click_named("Keep as a version");
    browser.wait_for_text(".versions", "First reading");
    browser.highlight(MORE_WORDS);
    browser.wait_for_text(".saved", "Saved in this browser");

    // What came since is told, and leads to its passage.
    browser.click("[aria-label='Compare with now: First reading']");
    browser.wait_for_text(".compare-figures", "1 mark added");
    assert_eq!(browser.js("return document.activeElement.textContent"), "What changed");
    assert_eq!(browser.texts(".differences .excerpt"), [MORE_WORDS]);
    browser.click(".differences button");
    browser.wait_for_text(".card", "highlight");
    browser.press("Escape");

    // Back, and on again.
    browser.click_named("Back to the history");
    browser.click("[aria-label='Go back to this: First reading']");
    browser.eventually("one mark is left", || browser.texts("article .own") == [WORDS]);
    browser.wait_for_text(".notices", "Undo brings back what came after");
    browser.wait_for_text(".steps .gone", MORE_WORDS);
    browser.press("Control+z");
    browser.eventually("both are back", || browser.count("article .own") == 2);
    // A passage without a mark is gone to all the same.
    browser.click("[aria-label='Go back to this: As it was opened']");
    browser.wait_until_gone("article .own");
    browser.js_with(
        "[...document.querySelectorAll('.steps .gone summary')].find(e => e.textContent.includes(arguments[0])).click()",
        vec![MORE_WORDS.into()],
    );
    browser.click_named("Show the passage");
    browser.eventually("the words are chosen", || {
        browser.js("return getSelection().toString()") == MORE_WORDS
    });
    browser.press("Escape");
    browser.press("Control+z");
    browser.eventually("both are back", || browser.count("article .own") == 2);
    browser.wait_for_text(".saved", "Saved in this browser");

    // The file has it all.
    browser.click(".header .primary");
    browser.click("dialog .primary");
    let mut saved = None;
    browser.eventually("a file is saved", || {
        saved = browser.downloads().pop();
        saved.is_some()
    });
    let file = browser.downloaded(&saved.unwrap_or_default());
    browser.press("Escape");
    browser.click(".more-button");
    browser.click_named("Close and forget");
    browser.click("dialog .danger");
    browser.wait_for("#paste");
    browser.choose_file("of-monday.sayso.json", &file);
    browser.wait_for_text("article .own", MORE_WORDS);
    browser.press("v");
    browser.wait_for_text(".versions", "First reading");
    browser.click("[aria-label='Compare with now: First reading']");
    browser.wait_for_text(".compare-figures", "1 mark added");
    browser.assert_no_faults();
}
