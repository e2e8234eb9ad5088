//! The review: a queue stepped through by key, narrowed by filters, decided on in one go.

use sayso_browser::{Browser, Place};
use serde_json::json;

const ARTICLE: &str = "Ferry strike halts island crossings\n\n\
    SKERRY BAY - Crews stopped work on Monday after talks on night shifts broke down.\n\n\
    “We were promised two days of rest,” said Ines Calder, who leads the crew union. She said that the strike would \
    go on until Friday.\n\n\
    A company official who asked not to be named said that the offer was final.\n\n\
    Mayor Tomas Reyl called the strike “a hard blow” and urged both sides to talk.\n";

fn open_count(browser: &Browser) -> u32 {
    let told = browser.text("[role=tabpanel] [role=status]");
    let open = told.split(", ").nth(1).and_then(|rest| rest.split(' ').next());
    open.and_then(|n| n.parse().ok()).unwrap_or(0)
}

#[test]
fn the_queue_is_gone_through_by_keyboard_alone() {
    let browser = Browser::open(Place::Site);
    browser.paste("#paste", ARTICLE);
    browser.press("Control+Enter");
    browser.wait_for("article .said[data-mark]");
    browser.press("r");
    browser.wait_for_text(".card", "Why is this marked?");
    assert_eq!(
        browser.js("return document.querySelector('#review-said').value"),
        json!("nothing")
    );
    let open = open_count(&browser);
    assert!(open > 2, "{open} to review");
    let first = browser.text(".review-words.current");
    // Right, wrong: each leaves the queue, which goes on with what follows.
    browser.press("a");
    browser.eventually("one fewer is to review", || open_count(&browser) == open - 1);
    let second = browser.text(".review-words.current");
    assert_ne!(first, second);
    browser.press("x");
    browser.eventually("two fewer are to review", || open_count(&browser) == open - 2);
    assert_ne!(browser.text(".review-words.current"), second);
    browser.press("k");
    browser.press("j");
    browser.wait_for(".card");
    browser.press("e");
    browser.wait_for("#change-speaker");
    browser.press("Escape");
    // All that is left, as one step.
    browser.press("Shift+a");
    browser.wait_for_text("[role=tabpanel]", "No such marks.");
    browser.press("Control+z");
    browser.eventually("all are back at once", || open_count(&browser) == open - 2);
    browser.assert_no_faults();
}

#[test]
fn what_is_filtered_is_dismissed_in_one_go_and_comes_back_in_one() {
    let browser = Browser::open(Place::Site);
    browser.read_with_marks(ARTICLE);
    browser.click_named("Marks");
    browser.type_into("#review-filter", "Names");
    let names = open_count(&browser);
    assert!(names > 1, "{names} names");
    // Names are off in the article; the review goes through them all the same.
    browser.click_named("Review");
    browser.wait_for(".card");
    browser.wait_for("article .name");
    browser.click("details.review-more summary");
    browser.type_into("#review-kind", "place");
    browser.eventually("only places are listed", || {
        let kinds = browser.texts(".review-kind");
        !kinds.is_empty() && kinds.iter().all(|kind| kind.contains("place"))
    });
    let places = open_count(&browser);
    assert!(places > 0 && places < names, "{places} of {names}");
    browser.click_named("All wrong");
    browser.wait_for_text("[role=tabpanel]", "No such marks.");
    browser.type_into("#review-kind", "Any kind");
    browser.eventually("the others are left", || open_count(&browser) == names - places);
    browser.press("Control+z");
    browser.eventually("all are back", || open_count(&browser) == names);
    // Rules and how sure they are.
    browser.type_into("#review-filter", "All marks");
    let all = open_count(&browser);
    browser.type_into("#review-sure", "Very sure");
    let sure = open_count(&browser);
    assert!(sure > 0 && sure < all, "{sure} of {all}");
    browser.assert_no_faults();
}
