//! Marking by keyboard alone and without a selection on the page, which not every screen reader passes on.

use sayso_browser::{Browser, Place};

const ARTICLE: &str = "Ferry strike halts island crossings\n\n\
    SKERRY BAY - Crews stopped work on Monday after talks on night shifts broke down.\n\n\
    “We were promised two days of rest,” said Ines Calder, who leads the crew union. The company calls the strike \
    unlawful. The strike goes on until Friday.\n";

/// A browser with the article, read by keyboard alone.
fn reading() -> Browser {
    let browser = Browser::open(Place::Site);
    browser.paste("#paste", ARTICLE);
    browser.press("Control+Enter");
    browser.wait_for("article .said[data-mark]");
    browser
}

fn open(browser: &Browser) {
    browser.press("Shift+m");
    browser.wait_for("dialog .by-words .passages li");
}

/// Presses Tab until what has the focus has this name.
fn tab_to(browser: &Browser, name: &str) {
    for _ in 0..80 {
        browser.press("Tab");
        let here = browser.js("const e = document.activeElement;
             const label = e.labels?.[0]?.innerText;
             return (e.getAttribute('aria-label') || label || e.innerText || '').trim().replace(/\\s+/g, ' ')");
        if here.as_str().is_some_and(|here| here.starts_with(name)) {
            return;
        }
    }
    panic!("the Tab key does not come to “{name}”");
}

fn own(browser: &Browser) -> Vec<String> {
    browser.texts("article .own")
}

/// What was said last to screen readers, in the dialog if one is open.
fn said(browser: &Browser) -> String {
    let said = browser.js(
        "return (document.querySelector('dialog[open] .announced') ?? document.querySelector('#sayso-announce-polite')).textContent",
    );
    said.as_str().unwrap_or_default().to_owned()
}

#[test]
fn a_sentence_is_chosen_from_a_list_cut_to_its_words_and_highlighted() {
    let browser = reading();
    open(&browser);
    tab_to(&browser, "Only sentences with these words");
    browser.type_into("#by-words-with", "unlawful");
    browser.eventually("one sentence is listed", || browser.count(".passages li") == 1);
    tab_to(&browser, "Mark: The company calls");
    browser.press("Enter");
    browser.wait_for_text("dialog .preview", "The company calls the strike unlawful.");
    tab_to(&browser, "First word");
    for _ in 0..3 {
        browser.press("ArrowDown");
    }
    browser.eventually("it begins later", || {
        browser.text("dialog .preview").starts_with("the strike")
    });
    let words = browser.text("dialog .preview");
    tab_to(&browser, "Highlight");
    browser.press("Enter");
    // The list is back for the next one, with the focus in it; what was done is said.
    browser.wait_for("dialog .passages");
    browser.eventually("it is said", || said(&browser).contains("Marked."));
    let inside = browser.js("return document.activeElement.closest('dialog') !== null");
    assert_eq!(inside, true);
    browser.press("Escape");
    browser.wait_until_gone("dialog");
    assert_eq!(own(&browser).concat(), words);
    browser.assert_no_faults();
}

#[test]
fn words_selected_in_a_text_box_are_marked_as_a_quote() {
    let browser = reading();
    open(&browser);
    tab_to(&browser, "From a list of sentences");
    browser.press("ArrowDown");
    browser.wait_for("#by-words-text");
    tab_to(&browser, "The text, to");
    // Nothing that is typed changes it.
    browser.press("x");
    browser.press("Control+Home");
    for _ in 0..3 {
        browser.press("Control+ArrowRight");
    }
    browser.press("Control+Shift+ArrowRight");
    let typed = browser.js("return document.querySelector('#by-words-text').value.includes('x')");
    assert_eq!(typed, false);
    tab_to(&browser, "Mark what is selected");
    browser.press("Enter");
    browser.wait_for("dialog .preview");
    assert_eq!(browser.text("dialog .preview"), "island");
    tab_to(&browser, "Quote");
    browser.press("Enter");
    // Who says it is asked at once.
    browser.wait_for("#change-speaker");
    browser.wait_until_gone("dialog");
    browser.eventually("the form has the focus", || {
        browser.js("return document.activeElement.closest('.card') !== null") == true
    });
    browser.assert_no_faults();
}

#[test]
fn of_the_places_of_typed_words_one_is_marked() {
    let browser = reading();
    open(&browser);
    tab_to(&browser, "From a list of sentences");
    browser.press("ArrowUp");
    browser.wait_for("#by-words-these");
    tab_to(&browser, "Words to mark");
    browser.type_into("#by-words-these", "the strike");
    browser.wait_for_text("dialog [role=status]", "They stand in 2 places. Which one?");
    assert!(browser.texts(".passages .passage")[1].contains("The strike goes on"));
    tab_to(&browser, "Mark:");
    browser.press("Tab");
    browser.press("Enter");
    tab_to(&browser, "Highlight");
    browser.press("Enter");
    browser.wait_for("#by-words-these");
    browser.press("Escape");
    browser.wait_until_gone("dialog");
    assert_eq!(own(&browser).concat(), "The strike");
    browser.press("Control+z");
    browser.eventually("it is taken back", || own(&browser).is_empty());
    browser.eventually("and that is said", || said(&browser).contains("Undone."));
    browser.assert_no_faults();
}
