//! The signs in the article: what they are, and that they move no word.

use sayso_browser::{Browser, Look, Place};

/// With long reported speech, a caption and its credit.
const ARTICLE: &str = "Ferry strike halts island crossings\n\n\
    SKERRY BAY - Crews stopped work on Monday after talks on night shifts broke down.\n\n\
    Crews at the gate on Monday. Photo: Jo Farrow/Skerry Courier\n\n\
    Ines Calder, who leads the crew union, said that the company had promised two days of rest after every week at \
    sea and three after every month, and that the strike which began this week would go on until the evening of \
    Friday at the very least, or for as long as it took for the ships to be manned by crews who had slept.\n\n\
    Mayor Tomas Reyl called the strike “a hard blow” and urged both sides to talk. “There is no plan,” he said.\n";

#[test]
fn long_reported_speech_has_a_bar_instead_of_lines() {
    let browser = Browser::open(Place::Site);
    browser.read_with_marks(ARTICLE);
    browser.wait_for("[data-bar-from]");
    let seen = browser.js(
        "const run = document.querySelector('[data-bar-from]');
         const text = document.querySelector('article').getBoundingClientRect();
         const bar = getComputedStyle(run, '::before');
         const left = run.getClientRects()[0].left + parseFloat(bar.left);
         return { line: getComputedStyle(run).textDecorationLine, height: parseFloat(bar.height), inMargin: left < text.left }",
    );
    assert_eq!(
        (&seen["line"], &seen["inMargin"]),
        (&"none".into(), &true.into()),
        "{seen}"
    );
    let height = seen["height"].as_f64().unwrap_or_default();
    assert!(
        height > 90.0,
        "more than three lines of text are higher than {height} px"
    );
    // On a very wide page the same words are few lines, and underlined.
    let bars = || browser.count("[data-bar-from]");
    assert_eq!(bars(), 1);
    browser.js("document.querySelector('.column').style.setProperty('--measure-box', '120rem')");
    browser.js("document.querySelector('.panel').remove(); document.querySelector('.reading').style.maxWidth = 'none'");
    browser.look(Look {
        width: 2300,
        ..Look::default()
    });
    browser.eventually("there is no bar", || bars() == 0);
    browser.look(Look {
        width: 390,
        height: 844,
        ..Look::default()
    });
    browser.eventually("there is a bar again", || bars() > 0);
    browser.assert_no_faults();
}

/// Where every tenth character of the article stands, in CSS pixels from the left and the top.
fn places(browser: &Browser) -> Vec<(f64, f64)> {
    let places = browser.js("const places = [];
         const walker = document.createTreeWalker(document.querySelector('article'), NodeFilter.SHOW_TEXT);
         let at = 0;
         while (walker.nextNode()) {
           const node = walker.currentNode;
           for (let i = 0; i < node.data.length; i++, at++) {
             if (at % 10) continue;
             const range = document.createRange();
             range.setStart(node, i);
             range.setEnd(node, i + 1);
             const { left, top } = range.getBoundingClientRect();
             places.push([left, top + scrollY]);
           }
         }
         return places");
    serde_json::from_value(places).unwrap_or_default()
}

/// The letters of two words fit each other a little otherwise where an element ends between them.
const HAIR: f64 = 1.5;

#[track_caller]
fn assert_unmoved(browser: &Browser, before: &[(f64, f64)], what: &str) {
    let after = places(browser);
    assert_eq!(before.len(), after.len());
    for (i, (a, b)) in before.iter().zip(&after).enumerate() {
        let near = (a.0 - b.0).abs() < HAIR && (a.1 - b.1).abs() < HAIR;
        assert!(near, "{what}: character {} went from {a:?} to {b:?}", i * 10);
    }
}

#[test]
fn switching_a_layer_or_writing_a_note_moves_no_word() {
    let browser = Browser::open(Place::Site);
    browser.read_with_marks(ARTICLE);
    let before = places(&browser);
    assert!(before.len() > 50);
    for _ in 0..2 {
        for layer in ["quotes", "sources", "names", "signals", "mine"] {
            browser.click(&format!(".layer.{layer}"));
            assert_unmoved(&browser, &before, layer);
        }
    }
    browser.click("article .said[data-mark]");
    browser.wait_for(".card");
    assert_unmoved(&browser, &before, "a mark in focus");
    browser.press("n");
    browser.type_into("#note-text", "Who else?");
    browser.click_named("Save note");
    browser.wait_for("article .note-sign");
    assert_unmoved(&browser, &before, "a note");
    browser.assert_no_faults();
}

#[test]
fn what_is_set_apart_says_why() {
    let browser = Browser::open(Place::Site);
    browser.read_with_marks(ARTICLE);
    browser.click_named("Marks");
    browser.type_into("#review-filter", "Set apart");
    browser.wait_for_text(".set-apart", "Photo: Jo Farrow");
    browser.click(".set-apart li:last-child summary");
    browser.wait_for_text(".set-apart li:last-child", "For example:");
    browser.assert_no_faults();
}

#[test]
fn what_is_worth_a_second_look_is_shown_on_demand_and_never_as_an_error() {
    let browser = Browser::open(Place::Site);
    browser.paste(
        "#paste",
        "Harbour gate breaks\n\nThe gate broke on Sunday, reportedly for the third time, and nobody was hurt on the pier \
         or in the boats behind it.\n\n“It will be mended,” said Mayor Ines Calder, who had come to see it, on Monday.\n",
    );
    browser.click_named("Read it");
    browser.wait_for_text("article .said", "It will be mended");
    browser.wait_for_text(".layer.signals", "experimental");
    assert_eq!(browser.count("article .signal"), 0);
    browser.click(".layer.signals");
    browser.wait_for_text("article .signal", "reportedly");
    browser.click("article .signal");
    browser.wait_for_text(".card", "Worth a second look");
    browser.wait_for_text(".card", "It need not be wrong");
    browser.assert_no_faults();
}
