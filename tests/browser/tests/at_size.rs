//! What stays right with thousands of marks and hundreds of kilobytes.

use sayso_browser::{Browser, MadeBackup, Place};
use serde_json::json;

fn made(characters: u32, marks: u32, at: Option<u32>, length: u32) -> MadeBackup {
    MadeBackup {
        articles: 1,
        characters,
        marks,
        at,
        length,
        words: true,
    }
}

/// How many marks of the reader's own the switch above the article counts.
fn own(browser: &Browser) -> u64 {
    let count = browser.js("return Number(document.querySelector('.layer.mine b')?.textContent.replace(/\\D/g, ''))");
    count.as_u64().unwrap_or_default()
}

#[test]
fn ten_thousand_marks_on_one_word_are_counted_opened_and_taken_away_one_by_one() {
    let browser = Browser::open(Place::Site);
    // The first word of the headline.
    browser.open_made(made(2_000, 10_000, Some(0), 5));
    browser.eventually("all are counted", || own(&browser) == 10_000);
    assert_eq!(browser.texts("article .own"), ["Boats"]);
    browser.click("article .own");
    browser.wait_for(".card");
    browser.press("Delete");
    browser.eventually("one is gone", || own(&browser) == 9_999);
    browser.press("Control+z");
    browser.eventually("it is back", || own(&browser) == 10_000);
    browser.click(".layer.mine");
    browser.wait_until_gone("article .own");
    browser.click(".layer.mine");
    browser.wait_for("article .own");
    browser.wait_until_saved();
    browser.assert_no_faults();
}

#[test]
fn words_are_found_and_marked_all_over_a_long_text_in_one_step() {
    let browser = Browser::open(Place::Site);
    browser.open_made(made(400_000, 0, None, 5));
    browser.js(
        "const length = () => document.querySelector('article').textContent.length;
         for (let before = 0; before < length(); ) {
             before = length();
             await new Promise(done => setTimeout(done, 500));
         }",
    );
    let places = browser.js(
        "const text = [...document.querySelectorAll('article [data-start]')].map(one => one.textContent).join('\\n');
         return [text.match(/harbour/g).length, text.match(/pier \\d+/g).length]",
    );
    let [words, piers] = [0, 1].map(|i| places[i].as_u64().unwrap_or_default());
    assert!(words > 1_000, "{words}");
    browser.press("/");
    browser.type_into(".find-bar input[type=text]", "harbour");
    browser.wait_for_text(".find-bar [role=status]", &format!("of {}", with_comma(words)));
    browser.press("Enter");
    browser.wait_for_text(".find-bar [role=status]", &format!("2 of {}", with_comma(words)));
    browser.click(".find-bar .label-button");
    browser.eventually("all are marked", || own(&browser) == words);
    browser.press("Escape");
    browser.press("Control+z");
    browser.eventually("all are gone at once", || own(&browser) == 0);
    browser.press("/");
    browser.click(".find-bar .choice:last-child");
    browser.type_into(".find-bar input[type=text]", "pier \\d+");
    browser.wait_for_text(".find-bar [role=status]", &format!("of {}", with_comma(piers)));
    browser.assert_no_faults();
}

#[test]
fn thousands_of_suggestions_are_decided_on_in_one_step_and_kept() {
    let browser = Browser::open(Place::Site);
    let quotes = 2_000;
    let mut article = String::from("A long day at the harbour\n\n");
    for n in 0..quotes {
        article += &format!("“Boat number {n} has left,” said Ana Ruiz.\n\n");
    }
    browser.read_with_marks(&article);
    browser.wait_until_gone("#scan-progress");
    browser.click_named("Marks");
    let to_review = || browser.text("[role=tabpanel] [role=status]");
    browser.eventually("all are to be decided on", || to_review().contains(&with_comma(quotes)));
    browser.click_named("All right");
    browser.wait_for_text("[role=tabpanel]", "you agreed");
    browser.wait_until_saved();
    browser.reload();
    browser.click(".saved-article");
    browser.wait_for("article .said[data-mark]");
    browser.wait_until_gone("#scan-progress");
    browser.click_named("Marks");
    browser.wait_for_text("[role=tabpanel]", "you agreed");
    browser.press("Control+z");
    browser.eventually("all are undecided at once", || {
        !browser.text("[role=tabpanel]").contains("you agreed")
    });
    assert!(to_review().contains(&with_comma(quotes)));
    browser.assert_no_faults();
}

fn with_comma(number: u64) -> String {
    let told = json!(number).to_string();
    match told.len().checked_sub(3).filter(|thousands| *thousands > 0) {
        Some(thousands) => format!("{},{}", &told[..thousands], &told[thousands..]),
        None => told,
    }
}
