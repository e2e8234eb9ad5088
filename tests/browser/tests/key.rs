//! What a key says more than marks can, by keyboard alone and with a finger.

use sayso_browser::{Browser, Look, Place};
use serde_json::{Value, json};

const HARBOUR: &str = "Harbour fees to rise\n\n“We had no choice,” said Mara Lindqvist, who runs the harbour. The fees \
    rise in May.\n\nBoat owner Jonas Pell said that nobody had asked him.\n";

/// What the key has beside its marks' own places: words that are right, too, and words that count for nothing.
fn more(browser: &Browser) -> (Vec<String>, Vec<String>) {
    let words = |css: &str| browser.texts(css);
    (words(".plan-key-each ol ul q"), words(".plan-key-each > ul q"))
}

/// Goes on by Tab until what has the focus is called so, and presses Enter.
fn tab_to(browser: &Browser, name: &str) {
    for _ in 0..120 {
        browser.press("Tab");
        let focused = browser.js("const focused = document.activeElement;
             return focused.getAttribute('aria-label') ?? focused.textContent.trim()");
        if focused.as_str().is_some_and(|said| said.starts_with(name)) {
            browser.press("Enter");
            return;
        }
    }
    panic!("Tab never leads to “{name}”");
}

#[test]
fn other_words_and_words_that_count_for_nothing_are_said_by_keyboard_alone() {
    let browser = Browser::open(Place::Site);
    browser.paste("#paste", HARBOUR);
    browser.press("Control+Enter");
    browser.wait_for("article .said[data-mark]");
    tab_to(&browser, "More");
    tab_to(&browser, "Make an exercise");
    browser.wait_for(".templates");
    tab_to(&browser, "Source hunt");
    browser.wait_for_text(".plan-key", "2 to check");
    // The first quote without its quotation marks.
    browser.press("c");
    browser.wait_for(".caret-bar");
    browser.press("PageDown");
    browser.press("ArrowRight");
    for _ in 0..4 {
        browser.press("Control+Shift+ArrowRight");
    }
    browser.wait_for(".marking");
    tab_to(&browser, "The key, mark by mark");
    tab_to(&browser, "Right, too: “We had no choice");
    browser.eventually("it is right, too", || more(&browser).0.len() == 1);
    assert!(
        more(&browser).0[0].starts_with("We had no choice"),
        "{:?}",
        more(&browser)
    );
    // Words that nobody says, further on from the caret, which is where it was.
    browser.wait_for(".caret-bar");
    for _ in 0..12 {
        browser.press("Control+ArrowRight");
    }
    for _ in 0..3 {
        browser.press("Control+Shift+ArrowRight");
    }
    browser.wait_for(".marking");
    tab_to(&browser, "Let marks count for nothing on: “");
    browser.eventually("it counts for nothing", || more(&browser).1.len() == 1);
    // And taken back.
    tab_to(&browser, "Remove “");
    browser.eventually("one of them is gone", || {
        let (right, nothing) = more(&browser);
        right.len() + nothing.len() == 1
    });
    browser.assert_no_faults();
}

/// Selects words as the handles of a phone do, which no driver can pull.
fn select(browser: &Browser, words: &str) {
    browser.wait_for("article .chunk");
    let found = browser.js_with(
        "const walker = document.createTreeWalker(document.querySelector('article'), NodeFilter.SHOW_TEXT);
         for (let node; (node = walker.nextNode());) {
             const at = node.data.indexOf(arguments[0]);
             if (at < 0) continue;
             getSelection().setBaseAndExtent(node, at, node, at + arguments[0].length);
             return true;
         }
         return false",
        vec![json!(words)],
    );
    assert_eq!(found, Value::Bool(true), "{words}");
    browser.wait_for(".marking");
}

/// Scrolls to an element and taps it.
fn reach(browser: &Browser, css: &str) {
    browser.wait_for(css);
    browser.js_with(
        "document.querySelector(arguments[0]).scrollIntoView({ block: 'center' })",
        vec![json!(css)],
    );
    browser.tap(css);
}

#[test]
fn other_words_and_words_that_count_for_nothing_are_said_with_a_finger() {
    let browser = Browser::open(Place::Site);
    browser.read_with_marks(HARBOUR);
    browser.click(".more-button");
    browser.click_named("Make an exercise");
    browser.click(".templates button");
    browser.wait_for_text(".plan-key", "2 to check");
    browser.look(Look {
        width: 390,
        height: 844,
        ..Look::default()
    });
    let article = ".tabbar button:nth-child(1)";
    let exercise = ".tabbar button:nth-child(2)";
    browser.tap(article);
    select(&browser, "We had no choice");
    browser.tap(exercise);
    reach(&browser, ".plan-key-each > summary");
    reach(
        &browser,
        ".plan-key-each ol > li:first-child > button.link[aria-disabled=false]",
    );
    browser.eventually("it is right, too", || more(&browser).0 == ["We had no choice"]);
    browser.tap(article);
    select(&browser, "The fees rise in May");
    browser.tap(exercise);
    reach(&browser, ".plan-key-each > button.link[aria-disabled=false]");
    browser.eventually("it counts for nothing", || more(&browser).1 == ["The fees rise in May"]);
    // A place leads to its words.
    reach(&browser, ".plan-key-each > ul .place-link");
    browser.wait_for("article h1");
    browser.assert_no_faults();
}
