//! The whole library as a file, and back: on another computer, into what is there, and when the file is not what it
//! should be.

use sayso_browser::{Browser, Place};

const FERRY: &str = "Ferry stops for the winter\n\n\
    “The boat needs a new engine,” said Tomas Reeve, who runs the line. He said that the shipyard would begin in May.\n";
const WALL: &str = "Quay wall gives way\n\n\
    The north quay has been shut since Monday, when a part of its wall slid into the basin.\n\n\
    “We heard it before we saw it,” said Ines Calder, who runs the crane.\n";

/// Reads an article and marks words of it.
fn read(browser: &Browser, text: &str, words: &str) {
    browser.read_with_marks(text);
    browser.highlight(words);
    browser.wait_until_saved();
    browser.to_first_page();
}

fn to_library(browser: &Browser) {
    browser.click(".all-articles button");
    browser.wait_for(".keep-safe");
}

/// Saves a backup, and yields what is in it.
fn backed_up(browser: &Browser) -> Vec<u8> {
    let before = browser.downloads();
    browser.click_named("Back up everything");
    let mut saved = None;
    browser.eventually("a file is saved", || {
        let is_new = |name: &String| name.ends_with(".sayso-backup") && !before.contains(name);
        saved = browser.downloads().into_iter().find(is_new);
        saved.is_some()
    });
    let name = saved.unwrap_or_default();
    browser.wait_until_gone("dialog");
    browser.downloaded(&name)
}

fn titles(browser: &Browser) -> Vec<String> {
    let mut titles = browser.texts(".rows .saved-article > bdi:first-child");
    titles.sort();
    titles
}

#[test]
fn a_library_goes_to_another_computer_and_into_what_is_there() {
    let browser = Browser::open(Place::Site);
    read(&browser, FERRY, "shipyard");
    read(&browser, WALL, "part of its wall");
    to_library(&browser);
    browser.wait_for_text(".keep-safe", "There is no backup yet");
    let file = backed_up(&browser);
    browser.wait_for_text(".notices", "all 2 articles");
    browser.wait_for_text(".keep-safe", "Last backup:");

    // Another computer.
    let other = Browser::open(Place::Site);
    other.choose_file("library.sayso-backup", &file);
    other.wait_for_text("dialog", "2 articles are not here yet and are added");
    other.click_named("Merge");
    other.wait_for_text(".notices", "2 articles added");
    other.wait_until_gone("dialog");
    to_library(&other);
    assert_eq!(titles(&other), ["Ferry stops for the winter", "Quay wall gives way"]);
    other.reload();
    other.click(".on-this-computer li:nth-child(1) .saved-article");
    other.wait_for_text("article .own", "part of its wall");
    // Work is done on both.
    other.highlight("runs the crane");
    other.wait_until_saved();
    other.to_first_page();
    to_library(&other);
    let theirs = backed_up(&other);
    other.choose_file("library.sayso-backup", &file);
    other.wait_for_text("dialog", "All that is in the backup is here already");
    other.wait_for_text("dialog", "One article has more work here");
    other.click_named("Replace all");
    other.wait_for_text(".notices", "Restored");
    other.wait_for_text(".shelves", "Bin 1");
    other.wait_for_text(".shelves", "Articles 2");
    other.assert_no_faults();

    // Back where it came from: what was done there comes along.
    browser.choose_file("library.sayso-backup", &theirs);
    browser.wait_for_text("dialog", "One article has more work in the backup");
    browser.click_named("Merge");
    browser.wait_for_text(".notices", "one brought up to date");
    browser.click(".rows li:nth-child(1) .saved-article");
    browser.eventually("both are marked", || {
        browser.texts("article .own") == ["part of its wall", "runs the crane"]
    });
    browser.assert_no_faults();
}

#[test]
fn what_cannot_be_restored_is_told_and_changes_nothing() {
    let browser = Browser::open(Place::Site);
    read(&browser, FERRY, "shipyard");
    to_library(&browser);
    let file = backed_up(&browser);
    let cases: [(&str, &[u8], &str); 4] = [
        ("empty.sayso-backup", b"", "is empty"),
        (
            "one.sayso-backup",
            b"{\n  \"format\": \"sayso\",\n  \"version\": 1",
            "holds one article",
        ),
        (
            "other.sayso-backup",
            b"PK\x03\x04 and more",
            "is not a backup made by Sayso",
        ),
        (
            "cut.sayso-backup",
            &file[..30],
            "is damaged, and nothing in it can be read",
        ),
    ];
    for (name, bytes, told) in cases {
        browser.choose_file(name, bytes);
        browser.wait_for_text("[role=alert]", told);
        browser.click("[role=alert] button[aria-label=Close]");
        browser.wait_until_gone("dialog");
    }
    assert_eq!(titles(&browser), ["Ferry stops for the winter"]);
    browser.assert_no_faults();
}

#[test]
fn a_restore_that_is_not_wanted_changes_nothing() {
    let browser = Browser::open(Place::Site);
    read(&browser, FERRY, "shipyard");
    to_library(&browser);
    let file = backed_up(&browser);
    let other = Browser::open(Place::Site);
    other.choose_file("library.sayso-backup", &file);
    other.wait_for_text("dialog", "One article is not here yet");
    other.press("Escape");
    other.wait_until_gone("dialog");
    other.reload();
    other.wait_for(".on-this-computer");
    assert_eq!(other.count(".saved-article"), 0);
    other.assert_no_faults();
}
