//! The library as a person uses it: articles are found, filed, put away and taken out again.

use std::time::Duration;

use sayso_browser::{Browser, Place};

const FERRY: &str = "Ferry stops for the winter\n\n\
    By Una Marsh\n\n\
    “The boat needs a new engine,” said Tomas Reeve, who runs the line. He said that the shipyard would begin in May.\n";
const WALL: &str = "Quay wall gives way\n\n\
    The north quay has been shut since Monday, when a part of its wall slid into the basin.\n\n\
    “We heard it before we saw it,” said Ines Calder, who runs the crane.\n";

/// Both articles in the library, which is open.
fn library() -> Browser {
    let browser = Browser::open(Place::Site);
    for text in [FERRY, WALL] {
        browser.read_with_marks(text);
        browser.wait_until_saved();
        browser.to_first_page();
    }
    browser.wait_for_text(".on-this-computer", "Quay wall");
    browser.click(".all-articles button");
    browser.wait_for(".rows li");
    browser
}

fn titles(browser: &Browser) -> Vec<String> {
    browser.texts(".rows .saved-article > bdi:first-child")
}

fn wait_for_titles(browser: &Browser, expected: &[&str]) {
    browser.eventually(&format!("the library shows {expected:?}"), || {
        titles(browser) == expected
    });
}

/// The button of this name in the row of the article of this title.
fn act(browser: &Browser, action: &str, title: &str) {
    browser.click(&format!(".row-actions button[aria-label=\"{action}: {title}\"]"));
}

fn search(browser: &Browser, words: &str) {
    browser.js("const box = document.querySelector('#library-search'); box.value = ''; box.focus()");
    browser.type_into("#library-search", words);
}

#[test]
fn an_article_is_found_by_any_of_its_words() {
    let browser = library();
    wait_for_titles(&browser, &["Quay wall gives way", "Ferry stops for the winter"]);
    assert_eq!(browser.text(".rows .published"), "By Una Marsh");
    browser.eventually("the texts are read", || {
        search(&browser, "SHIPYARD may");
        titles(&browser) == ["Ferry stops for the winter"]
    });
    browser.wait_for_text(".rows .excerpt", "the shipyard would begin in May");
    search(&browser, "nobody at all");
    browser.wait_for_text(".library [role=status]", "No article here has all these words");
    search(&browser, "quay");
    wait_for_titles(&browser, &["Quay wall gives way"]);
    browser.assert_no_faults();
}

#[test]
fn articles_are_described_duplicated_archived_and_thrown_away() {
    let browser = library();
    act(&browser, "Details", "Quay wall gives way");
    browser.wait_for("dialog #describe-tags");
    browser.type_into("#describe-outlet", "The Harbour Post");
    browser.type_into("#describe-tags", "harbour, year 9");
    browser.click_named("Save");
    browser.wait_until_gone("dialog");
    browser.wait_for_text(".rows", "The Harbour Post");
    browser.click(".tags button.tag");
    wait_for_titles(&browser, &["Quay wall gives way"]);
    browser.click(".tags button.tag");
    browser.js("document.querySelector('select').value = 'library-by-title'; \
                document.querySelector('select').dispatchEvent(new Event('change', { bubbles: true }))");
    wait_for_titles(&browser, &["Ferry stops for the winter", "Quay wall gives way"]);

    act(&browser, "Duplicate", "Ferry stops for the winter");
    wait_for_titles(
        &browser,
        &[
            "Ferry stops for the winter",
            "Ferry stops for the winter",
            "Quay wall gives way",
        ],
    );
    act(&browser, "Archive", "Quay wall gives way");
    wait_for_titles(&browser, &["Ferry stops for the winter", "Ferry stops for the winter"]);
    assert_eq!(
        browser.js("return document.activeElement.textContent"),
        "Library",
        "the keyboard is not lost with the row"
    );
    act(&browser, "Bin", "Ferry stops for the winter");
    wait_for_titles(&browser, &["Ferry stops for the winter"]);

    // All of it lasts; it is written a moment after it is shown.
    std::thread::sleep(Duration::from_millis(500));
    browser.reload();
    browser.wait_for_text(".on-this-computer", "Ferry stops");
    browser.click(".all-articles button");
    browser.wait_for_text(".shelves", "Archive 1");
    browser.click(".shelves .shelf:nth-child(2)");
    browser.wait_for_text(".rows", "The Harbour Post");
    act(&browser, "Take out", "Quay wall gives way");
    browser.wait_for_text(".library [role=status]", "Nothing is in the archive");
    browser.click(".shelves .shelf:nth-child(3)");
    wait_for_titles(&browser, &["Ferry stops for the winter"]);
    act(&browser, "Delete for good", "Ferry stops for the winter");
    browser.wait_for_text("dialog", "Ferry stops for the winter");
    browser.click("dialog .danger");
    browser.wait_for_text(".library [role=status]", "The bin is empty");
    browser.wait_for_text(".shelves", "Articles 2");
    browser.assert_no_faults();
}
