//! One article in two tabs: one writes, the other reads along and can take over; nothing that either did is lost.

use sayso_browser::{Browser, Place, Tab};
use serde_json::json;

const ARTICLE: &str = "Quay wall gives way\n\n\
    The north quay has been shut since Monday, when a part of its wall slid into the basin.\n\n\
    “We heard it before we saw it,” said Una Marsh, who runs the crane. She said that nobody was hurt.\n\n\
    The harbour office will say next week what the repair is to cost and who is to pay for it.\n";
const WORDS: &str = "a part of its wall slid";
const MORE_WORDS: &str = "who is to pay for it";
const STILL_MORE_WORDS: &str = "shut since Monday";

/// The article open in two tabs, the second of which is shown and reads along.
fn two_tabs(before_load: &str) -> (Browser, Tab, Tab) {
    let browser = Browser::open(Place::Site);
    browser.before_load(before_load);
    browser.read_with_marks(ARTICLE);
    browser.wait_until_saved();
    let first = browser.open_tab();
    browser.click(".saved-article");
    browser.wait_for_text(".statuses", "open in another tab");
    browser.wait_for("article .said[data-mark]");
    let second = browser.tab();
    (browser, first, second)
}

/// Types a note at the quotation, and leaves it open.
fn begin_note(browser: &Browser, note: &str) {
    browser.click("article .said[data-mark]");
    browser.wait_for(".card");
    browser.press("n");
    browser.type_into("#note-text", note);
}

#[test]
fn a_tab_takes_over_while_the_other_one_types_and_gives_the_place_back() {
    let (browser, first, second) = two_tabs("");
    browser.switch_to(&first);
    browser.highlight(WORDS);
    begin_note(&browser, "Who else heard it?");
    browser.switch_to(&second);
    browser.click_named("Take over");
    browser.wait_until_gone(".statuses .status");
    browser.wait_for_text("article .own", WORDS);
    browser.click_named("Notes");
    browser.wait_for_text("[role=tabpanel]", "Who else heard it?");
    browser.highlight(MORE_WORDS);
    browser.wait_until_saved();

    browser.switch_to(&first);
    browser.wait_for_text(".notices", "Another tab has taken over");
    browser.wait_for_text(".statuses", "reads along");
    browser.wait_for_text("article .own", MORE_WORDS);
    browser.click_named("Take over");
    browser.wait_until_gone(".statuses .status");
    browser.highlight(STILL_MORE_WORDS);
    browser.wait_until_saved();
    browser.switch_to(&second);
    browser.wait_for_text("article .own", STILL_MORE_WORDS);
    browser.wait_for_text(".statuses", "reads along");

    browser.reload();
    browser.click(".saved-article");
    for words in [WORDS, MORE_WORDS, STILL_MORE_WORDS] {
        browser.wait_for_text("article .own", words);
    }
    browser.assert_no_faults();
}

#[test]
fn a_tab_that_does_not_answer_is_taken_over_after_a_sentence_and_loses_nothing() {
    // A tab that sleeps hears nothing.
    let (browser, first, second) = two_tabs(
        "addEventListener('message', event => { if (window.asleep) event.stopImmediatePropagation(); }, true);
         const listen = BroadcastChannel.prototype.addEventListener;
         BroadcastChannel.prototype.addEventListener = function (type, told, ...rest) {
             listen.call(this, type, event => { if (!window.asleep) told.call(this, event); }, ...rest);
         };",
    );
    browser.switch_to(&first);
    browser.js("window.asleep = true");
    browser.switch_to(&second);
    browser.click_named("Take over");
    browser.wait_for_text(".statuses", "does not answer");
    browser.click_named("Take over all the same");
    browser.wait_until_gone(".statuses .status");
    browser.highlight(MORE_WORDS);
    browser.wait_until_saved();
    browser.switch_to(&first);
    browser.wait_for_text(".statuses", "reads along");
    browser.js("window.asleep = false");
    browser.select_text("article", WORDS);
    browser.wait_for_text(".statuses", "reads along");
    assert_eq!(browser.count(".marking"), 0);
    browser.assert_no_faults();
}

#[test]
fn when_the_tab_that_writes_is_killed_the_other_one_writes_and_has_both_works() {
    let (browser, first, second) = two_tabs("");
    browser.switch_to(&first);
    browser.highlight(WORDS);
    browser.wait_until_saved();
    browser.close_tab();
    browser.switch_to(&second);
    browser.wait_until_gone(".statuses .status");
    browser.highlight(MORE_WORDS);
    browser.wait_until_saved();
    browser.reload();
    browser.click(".saved-article");
    for words in [WORDS, MORE_WORDS] {
        browser.wait_for_text("article .own", words);
    }
    browser.assert_no_faults();
}

/// A file with one rule, that labels this word.
fn pack(word: &str) -> String {
    json!({ "format": "sayso-rules", "version": 1, "name": word, "rule": [{
        "id": word, "layer": "label", "label": word, "words": [word], "why": "It is that word.",
        "finds": [format!("The ⟦label:{word}⟧ came.")], "skips": ["Nobody came."],
    }] })
    .to_string()
}

#[test]
fn rules_loaded_in_two_tabs_are_there_in_both() {
    let browser = Browser::open(Place::Site);
    browser.read_with_marks(ARTICLE);
    browser.wait_until_saved();
    let first = browser.open_tab();
    browser.click(".saved-article");
    browser.wait_for("article .said[data-mark]");
    let second = browser.tab();
    for (tab, word) in [(&first, "quay"), (&second, "crane"), (&first, "basin")] {
        browser.switch_to(tab);
        browser.click(".more-button");
        browser.click_named("My own rules and switches");
        browser.wait_for("dialog .rule-line input");
        browser.js_with(
            "const data = new DataTransfer();
             data.items.add(new File([arguments[0]], 'some.rules.json'));
             const input = document.querySelector('dialog input[type=file]');
             input.files = data.files;
             input.dispatchEvent(new Event('change', { bubbles: true }));",
            vec![json!(pack(word))],
        );
        browser.wait_for_text("dialog .pack", word);
        browser.press("Escape");
        browser.wait_until_gone("dialog");
    }
    for tab in [&second, &first] {
        browser.switch_to(tab);
        browser.eventually("all three are in use here", || {
            browser.text(".layer.labels").contains('4')
        });
    }
    browser.assert_no_faults();
}
