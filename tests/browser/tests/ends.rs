//! Where a mark begins and ends: pulled by its handles, moved by keys; further stretches given to it and taken out.

use sayso_browser::{Browser, Look, Place};
use serde_json::Value;

const ARTICLE: &str = "Kiln to be lit again\n\n\
    MARLOW GATE - The old kiln at Marlow Gate will be lit in May for the first time in sixty years.\n\n\
    Two potters rebuilt its chimney last summer, brick by brick, and the town paid for the roof.\n\n\
    “It will smoke,” said Hanna Roos, who lives next door.\n";

/// The words of the mark in focus, as they stand in the text.
fn ringed(browser: &Browser) -> String {
    browser.texts("[data-ring]").concat()
}

/// A highlight on these words, with a note, in focus.
fn noted(browser: &Browser, words: &str) {
    browser.read_with_marks(ARTICLE);
    browser.highlight(words);
    browser.click_words("article", words);
    browser.wait_for(".card");
    browser.press("n");
    browser.type_into("#note-text", "Who paid?");
    browser.click_named("Save note");
    browser.wait_for_text(".card", "Who paid?");
}

#[test]
fn an_end_is_pulled_to_whole_words_and_nothing_else_is_lost() {
    let browser = Browser::open(Place::Site);
    noted(&browser, "rebuilt its chimney");
    browser.wait_for(".end-handle");
    browser.eventually("the handle stands at the end", || {
        let (x, _) = browser.middle_of(".end-handle:not(.begins)");
        x > 1.0
    });
    let onto = browser.place_of("article", "summer, brick");
    browser.pull(browser.middle_of(".end-handle:not(.begins)"), (onto.0 + 20.0, onto.1));
    browser.eventually("it ends with a whole word", || {
        [
            "rebuilt its chimney last summer",
            "rebuilt its chimney last summer,",
            "rebuilt its chimney last",
        ]
        .contains(&&*ringed(&browser))
    });
    browser.wait_for_text("#sayso-announce-polite", "Now: rebuilt its chimney");
    browser.wait_for_text(".card", "Who paid?");
    // Past its other end it does not go: a word is left.
    let onto = browser.place_of("article", "MARLOW GATE -");
    browser.pull(browser.middle_of(".end-handle:not(.begins)"), onto);
    browser.eventually("something is left", || {
        let words = ringed(&browser);
        !words.is_empty() && "rebuilt".starts_with(&words)
    });
    browser.press("Control+z");
    browser.press("Control+z");
    browser.eventually("as it was", || ringed(&browser) == "rebuilt its chimney");
    browser.wait_for_text(".card", "Who paid?");
    browser.assert_no_faults();
}

#[test]
fn the_ends_are_moved_by_keys_alone_in_one_step() {
    let browser = Browser::open(Place::Site);
    browser.paste("#paste", ARTICLE);
    browser.press("Control+Enter");
    browser.wait_for("article .said[data-mark]");
    browser.press("j");
    browser.wait_for_text(".card", "Hanna Roos");
    browser.press("b");
    browser.wait_for("form.ends");
    // A word on, and a letter back.
    browser.press("ArrowRight");
    browser.wait_for_text("#sayso-announce-polite", "Now: “It will smoke,” … to … said");
    browser.press("Alt+ArrowLeft");
    browser.wait_for_text("#sayso-announce-polite", "sai");
    browser.press("Alt+ArrowRight");
    browser.press("ArrowLeft");
    browser.press("Shift+ArrowRight");
    browser.wait_for_text("form.ends", "It will smoke,”");
    browser.press("Shift+ArrowRight");
    browser.wait_for_text("form.ends", "will smoke,”");
    browser.press("Enter");
    browser.wait_until_gone("form.ends");
    browser.eventually("it begins later", || ringed(&browser) == "will smoke,”");
    // Who says it stayed.
    browser.wait_for_text(".card", "Hanna Roos");
    browser.press("Control+z");
    browser.eventually("one step", || {
        browser.texts("article .said").concat() == "“It will smoke,”"
    });
    browser.press("j");
    browser.press("b");
    browser.wait_for("form.ends");
    browser.press("ArrowRight");
    browser.press("Escape");
    browser.wait_until_gone("form.ends");
    assert_eq!(browser.texts("article .said").concat(), "“It will smoke,”");
    browser.assert_no_faults();
}

#[test]
fn a_further_stretch_is_given_drawn_listed_exported_and_taken_out() {
    let browser = Browser::open(Place::Site);
    noted(&browser, "rebuilt its chimney");
    // The card closes, and the mark is current still.
    browser.press("Escape");
    browser.wait_until_gone(".card");
    browser.select_text("article", "the town paid");
    browser.click_named("Add to this mark");
    browser.wait_for_text("#sayso-announce-polite", "The mark has 2 stretches");
    browser.eventually("both are ringed", || {
        let words = ringed(&browser);
        words.contains("chimney") && words.contains("the town paid") && !words.contains("brick")
    });
    browser.click_named("Notes");
    browser.wait_for_text("[role=tabpanel]", "rebuilt its chimney … the town paid");
    let (_, file) = browser.export();
    let file: Value = serde_json::from_slice(&file).expect("JSON");
    let own = file["annotations"]
        .as_array()
        .expect("a list")
        .iter()
        .find(|a| a["state"] == "own");
    assert_eq!(
        own.expect("the mark")["body"]["at"]["spans"].as_array().map(Vec::len),
        Some(2)
    );
    browser.wait_until_saved();
    browser.click_words("article", "the town paid");
    browser.wait_for_text(".card", "Who paid?");
    browser.press("b");
    browser.wait_for("form.ends");
    browser.click(".ends-list li:first-child .link");
    browser.click_named("Save");
    browser.eventually("the other one is left", || ringed(&browser) == "the town paid");
    browser.wait_for_text(".card", "Who paid?");
    browser.press("Control+z");
    browser.press("Control+z");
    browser.eventually("as it was", || ringed(&browser) == "rebuilt its chimney");
    browser.assert_no_faults();
}

#[test]
fn the_handles_can_be_hit_with_a_finger() {
    let browser = Browser::open(Place::Site);
    browser.look(Look {
        width: 390,
        height: 844,
        ..Look::default()
    });
    browser.read_with_marks(ARTICLE);
    browser.tap_words("article", "It will smoke");
    browser.wait_for(".end-handle");
    let sizes = browser.js("return [...document.querySelectorAll('.end-handle')]
         .map(handle => Math.min(handle.offsetWidth, handle.offsetHeight))");
    for size in sizes.as_array().expect("a list") {
        assert!(size.as_f64().unwrap_or_default() >= 24.0, "{sizes}");
    }
    browser.assert_no_faults();
}

#[test]
fn what_is_pressed_right_after_a_drag_is_done_to_the_words_selected_last() {
    let browser = Browser::open(Place::Site);
    browser.read_with_marks(ARTICLE);
    // Where Highlight, the bar's second button, stands when these words are selected.
    browser.select_text("article", "Two potters");
    let highlight = browser.middle_of(".marking button:nth-of-type(2)");
    browser.click("article h1");
    browser.wait_until_gone(".marking");
    browser.drag_halt_and_press("article", ["Two potters", "its chimney"], highlight);
    browser.wait_for_text("article .own", "Two potters rebuilt its chimney");
    browser.assert_no_faults();
}
