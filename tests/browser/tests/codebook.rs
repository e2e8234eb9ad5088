//! Labels of one's own as a person makes and uses them: by mouse, by keyboard alone, from and to a file.

use sayso_browser::{Browser, Place};
use serde_json::{Value, json};

const ARTICLE: &str = "Pool to close for repairs\n\n\
    WESTMERE - The town pool will close in March, the council decided on Tuesday.\n\n\
    “It is the best pool in the county,” said Dora Quill, who swims there every day.\n\n\
    It was a shameful decision. Forty people signed a letter against it.\n";

fn start(browser: &Browser) {
    browser.read_with_marks(ARTICLE);
    browser.click_named("Labels");
    browser.click_named("Start with fact and opinion");
    browser.wait_for_text(".codes", "Somebody could check it");
}

#[test]
fn selected_words_get_a_label_from_the_bar_and_by_its_key() {
    let browser = Browser::open(Place::Site);
    start(&browser);
    browser.select_text("article", "Forty people signed a letter against it");
    browser.click(".marking .label-button");
    browser.wait_for_text("article .label", "Forty people signed");
    assert_eq!(
        browser.js("return document.querySelector('article .badge.letter').dataset.badge"),
        json!("F")
    );
    browser.select_text("article", "It was a shameful decision");
    browser.press("2");
    browser.eventually("the words are an opinion", || {
        browser
            .texts("article .label")
            .iter()
            .any(|words| words.contains("shameful"))
    });
    // What is copied is the article: letters are no text.
    let shown = browser.js("return document.querySelector('article').textContent");
    assert!(
        shown
            .as_str()
            .unwrap_or_default()
            .contains("It was a shameful decision. Forty people")
    );
    browser.click("article .label");
    browser.wait_for_text(".card", "Opinion");
    browser.wait_for_text(".card", "It judges, wishes or feels");
    browser.press("e");
    browser.type_into("#change-label", "Forecast");
    browser.click_named("Save");
    browser.wait_for_text(".card", "Forecast");
    browser.wait_until_saved();
    browser.reload();
    browser.click(".saved-article");
    browser.eventually("both are there again", || browser.texts("article .label").len() >= 2);
    // Two marks, three codebook steps and one change: all of it can be taken back.
    for _ in 0..4 {
        browser.press("Control+z");
    }
    browser.wait_until_gone("article .label");
    browser.assert_no_faults();
}

#[test]
fn a_label_is_made_used_and_told_of_by_keyboard_alone() {
    let browser = Browser::open(Place::Site);
    browser.paste("#paste", ARTICLE);
    browser.press("Control+Enter");
    browser.wait_for("article .said[data-mark]");
    browser.press("l");
    browser.wait_for_text("[role=tabpanel]", "A label says what a passage is");
    browser.js("document.querySelector('.codes .outline').focus()");
    browser.press("Enter");
    browser.wait_for("dialog .codebook");
    browser.js("document.querySelector('dialog .codebook .primary').focus()");
    browser.press("Enter");
    browser.wait_for("input[name='label-name']");
    // The name has the focus.
    let field = browser.js("return document.activeElement.name");
    assert_eq!(field, json!("label-name"));
    browser.type_into("input[name='label-name']", "Promise");
    browser.press("Enter");
    browser.wait_for_text("dialog .labels", "Promise");
    browser.press("Escape");
    browser.wait_until_gone("dialog");
    browser.js("document.querySelector('article').focus()");
    browser.press("m");
    browser.wait_for(".marking");
    browser.press("1");
    browser.wait_for("article .label");
    let said = browser.js("return document.querySelector('article .badge.letter').dataset.badge");
    assert_eq!(said, json!("P"));
    browser.assert_no_faults();
}

#[test]
fn two_labels_with_one_key_are_told_and_nothing_is_lost() {
    let browser = Browser::open(Place::Site);
    start(&browser);
    browser.click_named("Change labels and questions");
    browser.click_named("New label");
    browser.type_into("input[name='label-name']", "Rumour");
    browser.js("const key = document.querySelector('select[name=label-key]');
         key.value = '2';
         key.dispatchEvent(new Event('change', { bubbles: true }))");
    browser.click("dialog form .primary");
    browser.wait_for_text("dialog .faults", "“Opinion” and “Rumour” have the same key, 2");
    assert_eq!(
        browser.js("return document.querySelector('input[name=label-name]').value"),
        json!("Rumour")
    );
    browser.js("document.querySelector('select[name=label-key]').value = '7'");
    browser.click("dialog form .primary");
    browser.wait_for_text("dialog .labels", "Rumour");
    browser.assert_no_faults();
}

#[test]
fn questions_are_answered_for_article_quote_and_source() {
    let browser = Browser::open(Place::Site);
    start(&browser);
    browser.type_into("#code-kind", "Comment");
    browser.click("article .said[data-mark]");
    browser.wait_for("#code-checked");
    browser.type_into("#code-checked", "Cannot tell");
    browser.wait_for_text(".coding", "Dora Quill");
    browser.type_into("#code-how-known", "Was there");
    browser.wait_until_saved();
    let (_, bytes) = browser.export();
    let file: Value = serde_json::from_slice(&bytes).expect("JSON");
    let given: Vec<(&str, &str)> = file["codings"]
        .as_array()
        .expect("codings")
        .iter()
        .map(|c| (c["of"]["unit"].as_str().unwrap(), c["value"].as_str().unwrap()))
        .collect();
    assert_eq!(
        given,
        [
            ("article", "comment"),
            ("statement", "cannot-tell"),
            ("source", "there")
        ]
    );
    browser.press("Escape");
    browser.click_named("History");
    browser.wait_for_text(".history", "Can it be checked?: Cannot tell");
    browser.assert_no_faults();
}

#[test]
fn a_codebook_goes_out_as_a_file_and_comes_in_again() {
    let browser = Browser::open(Place::Site);
    start(&browser);
    browser.click_named("Change labels and questions");
    browser.click_named("Save as a file");
    let mut saved = None;
    browser.eventually("a file is saved", || {
        saved = browser
            .downloads()
            .into_iter()
            .find(|name| name.ends_with(".codebook.json"));
        saved.is_some()
    });
    let name = saved.unwrap_or_default();
    assert_eq!(name, "facts-and-opinions.codebook.json");
    let bytes = browser.downloaded(&name);
    browser.press("Escape");
    browser.wait_until_gone("dialog");
    browser.press("Control+z");
    browser.wait_for_text("[role=tabpanel]", "A label says what a passage is");
    browser.click_named("Make labels");
    load(&browser, "mine.codebook.json", &bytes);
    browser.wait_for_text("dialog .labels", "Nobody says so");
    load(
        &browser,
        "broken.json",
        b"{\"format\":\"sayso-codebook\",\"version\":1,\"labels\":[",
    );
    browser.wait_for_text("body", "“broken.json” could not be loaded, and nothing has changed.");
    assert!(browser.text("dialog .labels").contains("Nobody says so"));
    browser.assert_no_faults();
}

fn load(browser: &Browser, name: &str, bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    browser.js_with(
        "const data = new DataTransfer();
         data.items.add(new File([arguments[1]], arguments[0]));
         const input = document.querySelector('dialog input[type=file]');
         input.files = data.files;
         input.dispatchEvent(new Event('change', { bubbles: true }))",
        vec![json!(name), json!(text)],
    );
}
