//! What comes in by the first page, what is told about it, and what goes out again.

use sayso_browser::{Browser, Place};
use serde_json::{Value, json};

const ARTICLE: &str = "Crane to be mended\n\nThe harbour board said on Monday that it would mend the old crane before \
    the winter. “We have no other way to unload the timber,” said Una Marsh, who runs the yard. The work will cost \
    more than the town had set aside for it, and nobody could say when it would begin.";

/// Pastes UTF-16 units as they are, broken ones too.
fn paste_units(browser: &Browser, units: &[u16]) {
    browser.wait_for("#paste");
    browser.js_with(
        "const data = new DataTransfer();
         data.setData('text/plain', String.fromCharCode(...arguments[0]));
         const box = document.querySelector('#paste');
         box.focus();
         box.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));",
        vec![json!(units)],
    );
}

/// Saves the open article as Sayso's own file, and yields its name and what is in it.
fn export(browser: &Browser) -> (String, Vec<u8>) {
    let before = browser.downloads();
    browser.click(".header .primary");
    browser.click("dialog .primary");
    let mut name = None;
    browser.eventually("a file is saved", || {
        // While it is being written it has a name of the browser's own; a second one gets a number: `crane.sayso (1).json`.
        let new = |name: &String| name.ends_with(".json") && !before.contains(name);
        name = browser.downloads().into_iter().find(new);
        name.is_some()
    });
    let name = name.unwrap_or_default();
    let bytes = browser.downloaded(&name);
    (name, bytes)
}

#[test]
fn a_paste_comes_out_as_it_was_on_the_clipboard() {
    let browser = Browser::open(Place::Site);
    let mut units: Vec<u16> = "A crane.\r\n\r\n“We are ".encode_utf16().collect();
    units.push(0xd83d);
    units.extend("ready,” said Una Marsh. 😀".encode_utf16());
    paste_units(&browser, &units);
    browser.wait_for_text(".notice.warning", "One character");
    browser.click(".paste-row .primary");
    browser.wait_for(".header");
    let (name, file) = export(&browser);
    assert_eq!(name, "a-crane.sayso.json");
    let file: Value = serde_json::from_slice(&file).expect("JSON");
    let expected = "A crane.\r\n\r\n“We are \u{fffd}ready,” said Una Marsh. 😀";
    assert_eq!(file["article"]["text"], expected);
}

#[test]
fn odd_texts_are_told_and_an_address_is_not_opened() {
    let browser = Browser::open(Place::Site);
    for (text, told) in [
        ("https://news.example/crane", "Sayso cannot fetch pages"),
        ("“We are ready,” said Una Marsh.", "Was the whole article copied?"),
        (
            "Der Hafenrat teilte am Montag mit, der alte Kran werde noch vor dem Winter repariert, nachdem ein Sturm \
             zwei seiner Beine verbogen hatte.",
            "English only",
        ),
    ] {
        browser.js("document.querySelector('#paste').select()");
        browser.paste("#paste", text);
        browser.wait_for_text("#paste-oddity", told);
    }
    browser.js("document.querySelector('#paste').select()");
    browser.paste("#paste", "https://news.example/crane");
    browser.click(".paste-row .primary");
    browser.wait_for_text("#paste-oddity", "select all");
    assert_eq!(browser.count(".header"), 0);
    browser.assert_no_faults();
}

#[test]
fn files_that_cannot_be_opened_are_told_and_change_nothing() {
    let browser = Browser::open(Place::Site);
    for (name, contents, told) in [
        ("other.json", "{\"a\": 1}", "not a file that Sayso saved"),
        ("words.json", "hello", "not a file that Sayso saved"),
        (
            "cut.json",
            "{\"format\": \"sayso\", \"version\": 1, \"arti",
            "cut short",
        ),
        (
            "newer.json",
            "{\"format\": \"sayso\", \"version\": 99}",
            "newer version",
        ),
        ("empty.txt", " \n", "no text in it"),
        ("report.pdf", "%PDF-1.7", "Sayso cannot read"),
    ] {
        browser.choose_file(name, contents.as_bytes());
        browser.wait_for_text(".notice.error", told);
        browser.wait_for_text(".notice.error", name);
    }
    assert_eq!(browser.count(".header"), 0);
    browser.assert_no_faults();
}

#[test]
fn a_file_that_is_not_utf8_asks_for_its_encoding() {
    let browser = Browser::open(Place::Site);
    // "Una Märsh says so" in windows-1252.
    let bytes = b"Una M\xe4rsh says so. ".repeat(20);
    browser.choose_file("crane.txt", &bytes);
    browser.wait_for_text("dialog .preview", "Märsh");
    browser.click("dialog .primary");
    browser.wait_for(".header");
    browser.wait_for_text("main", "Una Märsh says so.");
}

#[test]
fn what_is_saved_as_a_file_comes_back_the_same() {
    let browser = Browser::open(Place::Site);
    browser.read(ARTICLE);
    browser.wait_for_text(".saved", "Saved in this browser");
    let (name, saved) = export(&browser);

    browser.to_first_page();
    browser.choose_file(&name, &saved);
    browser.wait_for_text(".notice", "in your browser already");
    browser.wait_for(".header");

    browser.click(".more-button");
    browser.click_named("Close and forget");
    browser.click("dialog .danger");
    browser.wait_for("#paste");
    browser.eventually("the list is empty", || browser.count(".on-this-computer li") == 0);

    browser.choose_file(&name, &saved);
    browser.wait_for(".header");
    let (_, again) = export(&browser);
    let parse = |bytes: &[u8]| -> Value { serde_json::from_slice(bytes).expect("JSON") };
    let (saved, again) = (parse(&saved), parse(&again));
    for part in ["journal", "annotations", "suggestions"] {
        assert_eq!(saved[part], again[part], "{part}");
    }
    assert_eq!(saved["article"]["text"], again["article"]["text"]);
}

#[test]
fn what_is_not_to_be_saved_leaves_nothing() {
    let browser = Browser::open(Place::Site);
    browser.click(".paste-row input");
    browser.read(ARTICLE);
    browser.wait_for_text(".saved", "Not saved, as you asked");
    browser.to_first_page();
    browser.reload();
    browser.wait_for(".on-this-computer");
    assert_eq!(browser.count(".on-this-computer li"), 0);
    let kept = browser.js("return JSON.stringify(localStorage)");
    assert!(!kept.to_string().contains("Una Marsh"));
}

#[test]
fn a_dialog_gives_the_focus_back() {
    let browser = Browser::open(Place::Site);
    browser.read(ARTICLE);
    browser.click(".header .primary");
    browser.wait_for("dialog");
    browser.press("Escape");
    browser.wait_until_gone("dialog");
    let focused = browser.js("return document.activeElement.textContent");
    assert_eq!(focused, "Export");
    browser.assert_no_faults();
}
