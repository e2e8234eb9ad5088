//! Finding words in the article, marking all places of them, and commands by their words.

use sayso_browser::{Browser, Place};
use serde_json::json;

const ARTICLE: &str = "Pool to close for repairs\n\n\
    WESTMERE - The town pool will close in March, the council decided on Tuesday.\n\n\
    “It is the best pool in the county,” said Dora Quill, who swims there every day.\n\n\
    Pools like it are rare. Forty people signed a letter for the pool.\n";

/// How many places are painted, and how many of them as the one that one is at.
fn painted(browser: &Browser) -> (u64, u64) {
    let seen = browser.js("return [...'  '].map((_, i) => CSS.highlights.get(['found', 'found-now'][i])?.size ?? 0)");
    let count = |i: usize| seen[i].as_u64().unwrap_or_default();
    (count(0), count(1))
}

#[test]
fn words_are_found_counted_and_gone_to_by_keyboard_alone() {
    let browser = Browser::open(Place::Site);
    browser.read_with_marks(ARTICLE);
    browser.press("/");
    browser.wait_for(".find-bar");
    assert_eq!(
        browser.js("return document.activeElement.closest('.find-bar') !== null"),
        json!(true)
    );
    browser.type_into(".find-bar input[type=text]", "pool");
    browser.wait_for_text(".find-bar [role=status]", "1 of 5");
    browser.eventually("all are painted", || painted(&browser) == (5, 1));
    browser.press("Enter");
    browser.wait_for_text(".find-bar [role=status]", "2 of 5");
    browser.press("Shift+Enter");
    browser.press("Shift+Enter");
    browser.wait_for_text(".find-bar [role=status]", "5 of 5");
    browser.click(".find-bar .choice:first-child");
    browser.wait_for_text(".find-bar [role=status]", "1 of 4");
    browser.click(".find-bar .choice:nth-child(2)");
    browser.wait_for_text(".find-bar [role=status]", "1 of 3");
    browser.type_into(".find-bar input[type=text]", "s");
    browser.wait_for_text(".find-bar [role=status]", "Not found");
    browser.press("Escape");
    browser.wait_until_gone(".find-bar");
    assert_eq!(painted(&browser), (0, 0));
    browser.assert_no_faults();
}

#[test]
fn the_place_that_was_found_can_be_marked_and_so_can_all_of_them() {
    let browser = Browser::open(Place::Site);
    browser.read_with_marks(ARTICLE);
    browser.press("/");
    browser.type_into(".find-bar input[type=text]", "Forty people");
    browser.wait_for_text(".find-bar [role=status]", "1 of 1");
    browser.press("Escape");
    browser.wait_for(".marking");
    browser.press("h");
    browser.wait_for_text("article .own, article .own-in", "Forty people");
    browser.press("Escape");
    browser.press("Escape");
    browser.press("/");
    browser.type_into(".find-bar input[type=text]", "pool");
    browser.wait_for_text(".find-bar [role=status]", "1 of 5");
    browser.click(".find-bar .label-button");
    browser.eventually("all five are marked", || {
        browser.texts("article .own, article .own-in").len() == 6
    });
    browser.click_named("Undo");
    browser.eventually("one step takes all back", || {
        browser.texts("article .own, article .own-in").len() == 1
    });
    browser.assert_no_faults();
}

#[test]
fn a_regular_expression_finds_what_it_matches_and_a_broken_one_is_told() {
    let browser = Browser::open(Place::Site);
    browser.read_with_marks(ARTICLE);
    browser.press("/");
    browser.click(".find-bar .choice:last-child");
    browser.type_into(".find-bar input[type=text]", "[A-Z][a-z]+ Quill|Forty \\w+");
    browser.wait_for_text(".find-bar [role=status]", "1 of 2");
    browser.eventually("both are painted", || painted(&browser) == (2, 1));
    browser.type_into(".find-bar input[type=text]", "(");
    browser.wait_for_text(".find-bar [role=status]", "This regular expression cannot be read");
    browser.assert_no_faults();
}

#[test]
fn a_mark_is_made_everywhere_its_words_stand() {
    let browser = Browser::open(Place::Site);
    browser.read_with_marks(ARTICLE);
    browser.select_text("article", "pool");
    browser.press("w");
    // As whole words, capitals as they are: not "Pool", not "Pools".
    browser.eventually("three are highlighted", || {
        browser.texts("article .own, article .own-in").len() == 3
    });
    browser.press("Control+z");
    browser.wait_until_gone("article .own, article .own-in");
    browser.assert_no_faults();
}

#[test]
fn commands_are_found_by_their_words() {
    let browser = Browser::open(Place::Site);
    browser.read_with_marks(ARTICLE);
    browser.press("Control+k");
    browser.wait_for("dialog .palette");
    browser.type_into("dialog .palette input", "find words");
    browser.eventually("one command is left", || browser.count("dialog .palette li") == 1);
    assert!(browser.text("dialog .palette li").contains("/"));
    browser.press("Enter");
    browser.wait_for(".find-bar");
    browser.press("Escape");
    browser.press("Control+k");
    browser.type_into("dialog .palette input", "no such thing");
    browser.wait_for_text("dialog [role=status]", "There is no such thing to do");
    browser.press("Escape");
    browser.wait_until_gone("dialog");
    browser.assert_no_faults();
}
