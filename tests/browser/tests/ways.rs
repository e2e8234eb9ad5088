//! An exercise goes out by link and comes back as text; what most of a class marked becomes part of the key.

use sayso_browser::{Browser, Place};
use serde_json::{Value, json};

const HARBOUR: &str = "Harbour fees to rise\n\n“We had no choice,” said Mara Lindqvist, who runs the harbour. The fees \
    rise in May.\n\nBoat owner Jonas Pell said that nobody had asked him.\n";

#[test]
fn an_exercise_goes_out_by_link_and_comes_back_as_text() {
    let browser = Browser::open(Place::Site);
    browser.before_load("navigator.clipboard.writeText = async text => { window.copied = text; };");
    browser.read_with_marks(HARBOUR);
    browser.click(".more-button");
    browser.click_named("Make an exercise");
    browser.click(".templates button");
    browser.wait_for_text(".plan-key", "2 to check");
    // A key that nobody has checked scores nothing, and that is said.
    browser.click_named("Hand out or mark");
    browser.wait_for_text(".status", "checked");
    browser.click_named("Back");
    browser.click_named("I have looked at all of them: they are right");
    browser.click_named("Hand out or mark");
    browser.wait_until_gone(".lesson-page .status");
    browser.click_named("Save the lesson");
    let lesson = browser.downloaded("source-hunt.lesson.sayso.json");
    browser.click_named("Hand out");
    browser.click_named("A link, and a QR code");
    browser.wait_for("#link-length");
    browser.wait_for(".hand-out svg");
    browser.click_named("Copy the link");
    browser.wait_for_text(".hand-out [role=status]", "Copied");
    let link = browser.js("return window.copied").as_str().unwrap().to_owned();
    assert!(link.starts_with(&format!("{}#exercise=", browser.url())), "{link}");

    // What the student opens, does, and pastes where no file can be attached.
    browser.js_with("location.hash = new URL(arguments[0]).hash", vec![json!(link)]);
    browser.wait_for_text(".exercise", "Not handed in yet");
    browser.wait_for("article h1");
    browser.click(".exercise-end button");
    browser.type_into("#student-name", "Ana");
    browser.click_named("Save my work as a file");
    browser.click_named("No way to attach a file?");
    let work = browser.js("return document.querySelector('.paste-work').value");
    browser.goto(browser.url());
    browser.choose_file("source-hunt.lesson.sayso.json", &lesson);
    browser.click_named("Mark");
    browser.click_named("Work that came as text");
    browser.paste("#pasted-work", work.as_str().unwrap());
    browser.click_named("Add it");
    browser.wait_for_text(".marking-page", "1 in, 0 missing, 0 twice (newest used), 0 unnamed");
    browser.eventually("it is Ana's", || browser.texts(".marking-page tbody th") == ["Ana"]);
    browser.assert_no_faults();
}

#[test]
fn what_most_students_marked_is_added_to_the_key_and_all_are_marked_anew() {
    let browser = Browser::open(Place::Site);
    browser.click_named("Sample lesson: a source hunt");
    browser.click_named("Save the lesson");
    let lesson = browser.downloaded("who-says-so-a-source-hunt.lesson.sayso.json");
    let lesson: Value = serde_json::from_slice(&lesson).unwrap();
    let text = lesson["exercise"]["article"]["text"].as_str().unwrap();
    let words = "A second vote is planned";
    let start = text[..text.find(words).unwrap()].chars().count();
    let at = json!({ "start": start, "end": start + words.chars().count(), "exact": words });
    browser.click_named("Mark");
    for name in ["Ana", "Ben", "Cem"] {
        let work = json!({
            "format": "sayso-submission", "version": 1, "exercise": lesson["exercise"]["id"], "revision": 1,
            "student": { "name": name }, "marks": [{ "label": "quote", "at": at }],
        });
        browser.choose_file(&format!("{name}.sayso.json"), work.to_string().as_bytes());
    }
    browser.eventually("three students are marked", || {
        browser.count(".marking-page tbody tr") == 3
    });
    let points = || browser.texts(".marking-page tbody .figure:nth-child(2)");
    let before = points();
    browser.wait_for_text(".marking-page .plan-key", words);
    browser.click(".marking-page .plan-key button");
    browser.eventually("each has a point more", || {
        let now = points();
        now.len() == 3 && now[0].starts_with("1 /") && before[0].starts_with("0 /")
    });
    browser.wait_until_gone(".marking-page .plan-key");
    browser.assert_no_faults();
}
