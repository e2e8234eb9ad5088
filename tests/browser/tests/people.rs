//! Who says it, in one move: pressed in the article or the panel, typed, pulled, by finger, by keyboard alone.

use sayso_browser::{Browser, Look, Place};

const ARTICLE: &str = "Pier to stay open\n\n\
    PORT ALDINE - The ferry pier will stay open through the winter, the harbour board decided on Monday.\n\n\
    “We have found the money,” said Ines Calder, who chairs the board.\n\n\
    Tomas Vey, a pilot, was at the meeting. “Nobody asked the pilots,” Calder said. The clerk Otto Brandt kept the minutes.\n";

const SECOND: &str = "Nobody asked the pilots";

/// The card of the article's second quote.
fn at_second(browser: &Browser) {
    browser.read_with_marks(ARTICLE);
    browser.click_words("article", SECOND);
    browser.wait_for_text(".card", "Ines Calder");
}

/// Until the card says that this one says it.
fn says(browser: &Browser, who: &str) {
    browser.wait_for_text(".card .card-mark", who);
    browser.wait_until_gone(".card .pick");
}

#[test]
fn a_press_on_a_name_in_the_article_says_who_says_it_and_undo_takes_it_back() {
    let browser = Browser::open(Place::Site);
    at_second(&browser);
    browser.click(".card [data-pull] button");
    browser.wait_for_text(".pick", "Press a name in the article");
    browser.click_words("article", "Tomas Vey");
    says(&browser, "Tomas Vey");
    browser.wait_for_text("#sayso-announce-polite", "Tomas Vey says it");
    browser.wait_for_text(".voices", "Tomas Vey");
    // The words that name him are the source now.
    browser.wait_for_text("article .source", "Tomas Vey");
    browser.wait_until_saved();
    browser.press("Control+z");
    browser.eventually("Calder says it again", || {
        !browser.texts(".voices").concat().contains("Tomas Vey")
    });
    // One step: nothing else is left to take back.
    browser.wait_for("article .said");
    browser.press("Control+Shift+z");
    browser.wait_for_text(".voices", "Tomas Vey");
    browser.assert_no_faults();
}

#[test]
fn a_press_on_a_person_in_the_panel_or_on_words_that_name_nobody_known_does_as_well() {
    let browser = Browser::open(Place::Site);
    at_second(&browser);
    browser.press("p");
    browser.wait_for(".pick");
    // Words that nobody was known by are offered.
    browser.click_words("article", "pilot, was");
    browser.wait_for_text(".pick-line.now", "The words “pilot”");
    browser.click(".pick-line.now");
    says(&browser, "pilot");
    browser.press("p");
    browser.wait_for_text(".panel", "Press the person who says the quote");
    browser.click(".voice[data-voice='2']");
    says(&browser, "Ines Calder");
    browser.assert_no_faults();
}

#[test]
fn a_quote_is_pulled_onto_a_name_or_a_person() {
    let browser = Browser::open(Place::Site);
    at_second(&browser);
    let onto = browser.place_of("article", "Tomas Vey");
    let from = browser.middle_of(".card [data-pull] button");
    browser.pull(from, onto);
    says(&browser, "Tomas Vey");
    // By the number after the quote, onto the card of a person.
    browser.press("Escape");
    browser.wait_until_gone(".card");
    let number = browser.middle_of("article .badge[data-badge='3']");
    browser.pull(number, browser.middle_of(".voice[data-voice='2']"));
    says(&browser, "Ines Calder");
    browser.assert_no_faults();
}

#[test]
fn who_says_it_is_picked_typed_and_taken_away_by_keyboard_alone() {
    let browser = Browser::open(Place::Site);
    browser.paste("#paste", ARTICLE);
    browser.press("Control+Enter");
    browser.wait_for("article .said[data-mark]");
    browser.eventually("the second quote is in focus", || {
        browser.press("j");
        browser.texts("[data-ring]").concat().contains(SECOND)
    });
    browser.press("p");
    browser.wait_for(".pick-line.now");
    let first = browser.text(".pick-line.now");
    // Nearest first: she is named right after the quote.
    assert!(
        first.contains("Ines Calder") && first.contains("as it is now"),
        "{first}"
    );
    browser.eventually("Vey is reached", || {
        browser.press("ArrowDown");
        browser.text(".pick-line.now").contains("Tomas Vey")
    });
    browser.press("Enter");
    says(&browser, "Tomas Vey");
    // The focus was not lost: the next key works.
    browser.press("p");
    browser.wait_for(".pick");
    browser.press("Escape");
    browser.wait_until_gone(".pick");
    browser.wait_for_text("#sayso-announce-polite", "stays as it was");
    browser.press("p");
    browser.wait_for(".pick");
    browser.type_into(".pick input", "Zoë Ōtani-Ruiz");
    browser.wait_for_text(".pick-line.now", "Somebody new");
    browser.press("Enter");
    says(&browser, "Zoë Ōtani-Ruiz");
    browser.press("p");
    browser.wait_for(".pick");
    browser.press("ArrowUp");
    browser.wait_for_text(".pick-line.now", "nobody is named");
    browser.press("Enter");
    says(&browser, "nobody is named");
    browser.wait_for_text("#sayso-announce-polite", "Now nobody is named");
    for _ in 0..3 {
        browser.press("Control+z");
    }
    browser.eventually("it is as it was", || {
        let voices = browser.texts(".voices").concat();
        !voices.contains("Tomas Vey") && !voices.contains("Zoë")
    });
    browser.assert_no_faults();
}

#[test]
fn who_says_it_is_tapped_with_a_finger_on_a_phone() {
    let browser = Browser::open(Place::Site);
    browser.look(Look {
        width: 390,
        height: 844,
        ..Look::default()
    });
    browser.read_with_marks(ARTICLE);
    browser.tap_words("article", SECOND);
    browser.wait_for(".card");
    browser.tap(".card [data-pull] button");
    browser.wait_for(".pick");
    // No keyboard of the phone's comes up over the names.
    assert_eq!(browser.js("return document.activeElement.id"), "pick-list");
    // The sheet covers half of the article: the name is scrolled above it.
    let (x, y) = browser.place_of("article", "Tomas Vey");
    let before = browser.js("return scrollY").as_f64().unwrap_or_default();
    let now = browser.js("scrollBy({ top: 250, behavior: 'instant' }); return scrollY");
    browser.tap_at(x, y - (now.as_f64().unwrap_or_default() - before));
    says(&browser, "Tomas Vey");
    browser.assert_no_faults();
}
