//! The main job as a person does it: an article is opened, marked, noted, saved and exported.

use sayso_browser::{Browser, Place};
use serde_json::Value;

/// A headline, three people who speak and one who is not named.
const ARTICLE: &str = "Ferry strike halts island crossings\n\n\
    SKERRY BAY - Crews stopped work on Monday after talks on night shifts broke down.\n\n\
    “We were promised two days of rest,” said Ines Calder, who leads the crew union. She said that the strike would go on until Friday.\n\n\
    A company official who asked not to be named said that the offer was final.\n\n\
    Mayor Tomas Reyl called the strike “a hard blow” and urged both sides to talk.\n";

fn quotes(browser: &Browser) -> Vec<String> {
    browser.texts("article .said[data-mark]")
}

#[test]
fn quotes_are_marked_with_who_says_them() {
    let browser = Browser::open(Place::Site);
    browser.read(ARTICLE);
    assert_eq!(browser.text("article h1"), "Ferry strike halts island crossings");
    browser.wait_for_text("article .said", "We were promised two days of rest");
    let voices = browser.texts(".voices li").join("\n");
    for name in ["Ines Calder", "Tomas Reyl", "named"] {
        assert!(voices.contains(name), "no {name} in:\n{voices}");
    }
    // Marks carry no text of their own: what is copied is the article.
    let shown = browser.js("return document.querySelector('article').textContent");
    let shown: String = shown.as_str().unwrap_or_default().split_whitespace().collect();
    let article: String = ARTICLE.split_whitespace().collect();
    assert!(shown.contains(&article), "the article reads\n{shown}");
    browser.assert_no_faults();
}

#[test]
fn a_mark_says_why_it_is_there_and_takes_an_answer() {
    let browser = Browser::open(Place::Site);
    browser.read(ARTICLE);
    browser.wait_for_text("article .said", "We were promised");
    browser.click("article .said[data-mark]");
    browser.wait_for_text(".card", "Why is this marked?");
    browser.wait_for_text(".card", "For example");
    browser.wait_for_text(".card", "said");
    let marked = quotes(&browser).len();
    browser.click_named("Right");
    browser.wait_for_text(".card", "you agreed");
    browser.click_named("Wrong");
    browser.eventually("one quote fewer is marked", || quotes(&browser).len() < marked);
    browser.press("Control+z");
    browser.eventually("the quote is back", || quotes(&browser).len() == marked);
    browser.press("Control+Shift+z");
    browser.eventually("the quote is gone again", || quotes(&browser).len() < marked);
    browser.assert_no_faults();
}

#[test]
fn a_note_outlives_a_reload_and_can_be_undone_after_it() {
    let browser = Browser::open(Place::Site);
    browser.read(ARTICLE);
    browser.wait_for_text("article .said", "We were promised");
    browser.wait_until_saved();
    browser.click("article .said[data-mark]");
    browser.wait_for(".card");
    browser.press("n");
    browser.type_into("#note-text", "Who promised it?");
    browser.click_named("Save note");
    browser.wait_for_text(".card", "Who promised it?");
    browser.wait_until_saved();

    browser.reload();
    browser.click(".saved-article");
    browser.wait_for_text("article .said", "We were promised");
    browser.click_named("Notes");
    browser.wait_for_text("[role=tabpanel]", "Who promised it?");

    // One step back takes away the note and the agreement that came with it.
    browser.press("Control+z");
    browser.eventually("the note is taken back", || {
        !browser.texts("[role=tabpanel]").join("").contains("Who promised it?")
    });
    browser.press("Control+Shift+z");
    browser.wait_for_text("[role=tabpanel]", "Who promised it?");
    browser.assert_no_faults();
}

#[test]
fn selected_words_become_a_mark_of_ones_own() {
    let browser = Browser::open(Place::Site);
    browser.read(ARTICLE);
    browser.wait_for_text("article .said", "We were promised");
    browser.wait_until_saved();
    browser.select_text("article", "talks on night shifts broke down");
    browser.click_named("Highlight");
    browser.wait_for_text("article .own", "talks on night shifts broke down");
    browser.wait_until_saved();
    browser.reload();
    browser.click(".saved-article");
    browser.wait_for_text("article .own", "talks on night shifts broke down");
    browser.click("article .own");
    browser.wait_for_text(".card", "Your mark");
    browser.click_named("Delete");
    browser.wait_until_gone("article .own");
    browser.assert_no_faults();
}

#[test]
fn the_speaker_of_a_quote_can_be_put_right() {
    let browser = Browser::open(Place::Site);
    browser.read(ARTICLE);
    browser.wait_for_text("article .said", "We were promised");
    browser.click("article .said[data-mark]");
    browser.wait_for(".card");
    browser.press("e");
    browser.wait_for("#change-speaker");
    browser.type_into("#change-speaker", "Somebody else");
    browser.js("document.querySelector('#change-name').value = ''");
    browser.type_into("#change-name", "Jo Farrow");
    browser.click_named("Save");
    browser.wait_for_text(".voices", "Jo Farrow");
    browser.press("Control+z");
    browser.eventually("Jo Farrow speaks no more", || {
        !browser.texts(".voices").join("").contains("Jo Farrow")
    });
    browser.assert_no_faults();
}

#[test]
fn the_whole_job_works_in_the_single_file_too() {
    let browser = Browser::open(Place::File);
    browser.read(ARTICLE);
    browser.wait_for_text("article .said", "We were promised");
    browser.click("article .said[data-mark]");
    browser.wait_for(".card");
    browser.press("n");
    browser.type_into("#note-text", "Ask the company.");
    browser.click_named("Save note");
    browser.wait_until_saved();
    browser.press("Escape");
    let file: Value = serde_json::from_slice(&browser.export().1).expect("the file is JSON");
    assert_eq!(file["format"], "sayso");
    assert_eq!(file["article"]["text"], ARTICLE);
    browser.reload();
    browser.click(".saved-article");
    browser.click_named("Notes");
    browser.wait_for_text("[role=tabpanel]", "Ask the company.");
    browser.assert_no_faults();
}

#[test]
fn a_second_tab_reads_along_and_says_so() {
    let browser = Browser::open(Place::Site);
    browser.read(ARTICLE);
    browser.wait_for_text("article .said", "We were promised");
    browser.wait_until_saved();
    let second = browser.open_tab();
    browser.click(".saved-article");
    browser.wait_for_text(".statuses", "open in another tab");
    browser.eventually("its quotes are marked here too", || quotes(&browser).len() > 1);
    let marked = quotes(&browser).len();
    let here = second;
    browser.switch_to(&here);
    browser.click("article .said[data-mark]");
    browser.wait_for(".card");
    browser.press("x");
    browser.eventually("the quote is gone here", || quotes(&browser).len() < marked);
    browser.assert_no_faults();
}

#[test]
fn everything_is_done_by_keyboard_alone() {
    let browser = Browser::open(Place::Site);
    browser.paste("#paste", ARTICLE);
    browser.press("Control+Enter");
    browser.wait_for_text("article .said", "We were promised");
    browser.press("j");
    browser.wait_for(".card");
    let marked = quotes(&browser).len();
    browser.press("x");
    browser.eventually("one quote fewer is marked", || quotes(&browser).len() < marked);
    browser.press("Control+z");
    browser.eventually("it is back", || quotes(&browser).len() == marked);
    browser.press("m");
    browser.wait_for_text("body", "Arrow keys");
    browser.press("h");
    browser.wait_for("article .own");
    browser.press("?");
    browser.wait_for_text("dialog", "From mark to mark");
    browser.press("Escape");
    browser.assert_no_faults();
}

#[test]
fn no_request_leaves_while_a_person_works() {
    let browser = Browser::open(Place::Site);
    browser.click_named("Try the sample");
    browser.wait_for("article .said");
    browser.wait_for("html[data-whole]");
    let (asked, served) = (browser.requests().len(), browser.served().len());
    browser.click("article .said[data-mark]");
    browser.wait_for(".card");
    browser.press("a");
    browser.wait_until_saved();
    browser.export();
    let outside: Vec<String> = browser.requests()[asked..]
        .iter()
        .filter(|address| !address.starts_with("blob:"))
        .cloned()
        .collect();
    assert_eq!(outside, Vec::<String>::new());
    assert_eq!(browser.served()[served..], Vec::<String>::new());
    browser.assert_no_faults();
}
