//! Editing the text of an article that is marked: marks and notes go along, what lost its place is put back, nothing typed is lost.

use sayso_browser::{Browser, Look, Place};
use serde_json::{Value, json};

const TYPO: &str = "SKERRY BAY - Crews stopped work on Monday after talks on nigt shifts broke down.";
const MENDED: &str = "SKERRY BAY - Crews stopped work on Monday after talks on night shifts broke down.";
const LAST: &str = "Mayor Tomas Reyl called the strike “a hard blow” on Sunday. The ferry office stays shut.";

const WIDE: Look = Look {
    width: 1440,
    height: 900,
    dark: false,
    forced_colours: false,
    still: true,
    print: false,
};

fn article() -> String {
    format!(
        "Ferry strike halts island crossings\n\n{TYPO}\n\n\
         “We were promised two days of rest,” said Ines Calder, who leads the crew union. She said that the strike \
         would go on until Friday.\n\n{LAST}\n"
    )
}

fn own(browser: &Browser) -> Vec<String> {
    browser.texts("article .own")
}

/// What is in the text area.
fn shown(browser: &Browser) -> String {
    let value = browser.js("return document.querySelector('#edit-text').value");
    value.as_str().unwrap_or_default().to_owned()
}

/// Types `text` in place of all that the text area shows, which has the focus.
fn type_anew(browser: &Browser, text: &str) {
    browser.wait_for("#edit-text");
    browser.eventually("one types at once", || {
        browser.js("return document.activeElement.id") == "edit-text"
    });
    browser.press("Control+a");
    for line in text.split_inclusive('\n') {
        browser.type_into("#edit-text", line);
    }
    assert_eq!(shown(browser), text);
}

/// Opens the paragraph of these words.
fn edit_at(browser: &Browser, words: &str) {
    browser.click_words("article", words);
    browser.click(".more-button");
    browser.click_named("Edit the text");
    browser.wait_for("#edit-text");
}

#[test]
fn a_fault_is_mended_under_marks_and_what_lost_its_place_is_put_back() {
    let browser = Browser::open(Place::Site);
    browser.look(WIDE);
    browser.read_with_marks(&article());
    for words in ["Crews stopped work", "nigt shifts", "stays shut"] {
        browser.select_text("article", words);
        browser.wait_for(".marking");
        browser.press("h");
        browser.eventually("it is marked", || own(&browser).iter().any(|marked| marked == words));
        browser.press("Escape");
    }
    browser.click_words("article", "nigt shifts");
    browser.press("n");
    browser.wait_for("#note-text");
    browser.type_into("#note-text", "Which shifts?");
    browser.press("Control+Enter");
    browser.wait_for_text(".margin-note", "Which shifts?");

    edit_at(&browser, "nigt shifts");
    assert_eq!(shown(&browser), TYPO);
    type_anew(&browser, MENDED);
    browser.screenshot("edit-text-1440");
    browser.click_named("Save the text");
    browser.wait_until_gone("dialog");
    browser.wait_for_text("article", "night shifts");
    browser.wait_for("article .said[data-mark]");
    assert_eq!(own(&browser), ["Crews stopped work", "night shifts", "stays shut"]);
    browser.wait_for_text(".margin-note", "Which shifts?");
    assert_eq!(browser.count(".orphans"), 0);

    // Words with a mark go; the mark waits at the top of the panel, with its words.
    browser.click_words("article", "night shifts");
    browser.press("Escape");
    edit_at(&browser, "stays shut");
    assert_eq!(shown(&browser), LAST);
    let other = "Mayor Tomas Reyl called the strike “a hard blow” on Sunday. The ferry office opens at noon.";
    type_anew(&browser, other);
    browser.click_named("Save the text");
    browser.wait_for_text(".orphans h2", "1 mark has lost its place");
    browser.wait_for_text(".orphans", "stays shut");
    browser.wait_for("article .said[data-mark]");
    assert_eq!(own(&browser), ["Crews stopped work", "night shifts"]);
    browser.screenshot("orphans-1440");
    browser.look(Look { dark: true, ..WIDE });
    browser.screenshot("orphans-1440-dark");
    browser.look(WIDE);
    assert_eq!(browser.axe(), Vec::<String>::new());
    browser.wait_until_saved();
    browser.reload();
    browser.click(".saved-article");
    browser.wait_for_text(".orphans", "stays shut");
    browser.wait_for("article .said[data-mark]");
    assert_eq!(own(&browser), ["Crews stopped work", "night shifts"]);

    // It is put where somebody says that it belongs.
    browser.click_named("Put back: stays shut");
    browser.wait_for_text(".notices", "Put the mark here");
    browser.select_text("article", "opens at noon");
    browser.click_named("Put the mark here");
    browser.wait_until_gone(".orphans");
    assert_eq!(own(&browser), ["Crews stopped work", "night shifts", "opens at noon"]);

    // Step by step back: the place, the words, the fault.
    browser.press("Control+z");
    browser.wait_for_text(".orphans", "stays shut");
    browser.press("Control+z");
    browser.wait_until_gone(".orphans");
    browser.wait_for_text("article", "stays shut");
    browser.press("Control+z");
    browser.wait_for_text("article", "nigt shifts");
    browser.wait_for("article .said[data-mark]");
    assert_eq!(own(&browser), ["Crews stopped work", "nigt shifts", "stays shut"]);
    browser.click("#tab-history");
    browser.wait_for_text(".history", "Undone: ");
    browser.assert_no_faults();
}

#[test]
fn by_keyboard_alone_the_text_is_edited_and_a_mark_put_back_and_escape_asks_first() {
    let browser = Browser::open(Place::Site);
    browser.paste("#paste", &article());
    browser.press("Control+Enter");
    browser.wait_for("article .said[data-mark]");
    // The headline is highlighted.
    browser.press("c");
    browser.wait_for(".caret-bar");
    browser.press("Shift+Control+ArrowDown");
    browser.wait_for(".marking");
    browser.press("h");
    browser.wait_for("article .own");
    browser.press("Escape");
    let edit = || {
        browser.press("Control+k");
        browser.wait_for("dialog .palette");
        browser.type_into("dialog .palette input", "edit the text");
        browser.eventually("one command is left", || browser.count("dialog .palette li") == 1);
        browser.press("Enter");
        browser.wait_for("#edit-text");
    };
    edit();
    type_anew(&browser, "Something else altogether");
    browser.press("Escape");
    browser.wait_for_text(".edit-ask", "not saved");
    browser.press("Escape");
    browser.press("Escape");
    assert_eq!(shown(&browser), "Something else altogether");
    browser.click_named("Go on editing");
    let tab_to = |what: &str| {
        for _ in 0..80 {
            browser.press("Tab");
            if browser.js("return document.activeElement.textContent.trim()") == what {
                return;
            }
        }
        panic!("Tab does not lead to “{what}”");
    };
    tab_to("Save the text");
    browser.press("Enter");
    browser.wait_until_gone("dialog");
    browser.wait_for_text("article", "Something else altogether");
    browser.wait_for(".orphans");
    tab_to("Put back");
    browser.press("Enter");
    browser.wait_for_text(".notices", "Select the words");
    browser.press("c");
    browser.wait_for(".caret-bar");
    browser.press("Shift+Control+ArrowDown");
    browser.wait_for(".marking");
    browser.press("Control+k");
    browser.wait_for("dialog .palette");
    browser.type_into("dialog .palette input", "put the mark here");
    browser.eventually("one command is left", || browser.count("dialog .palette li") == 1);
    browser.press("Enter");
    browser.wait_until_gone(".orphans");
    browser.eventually("it is there", || own(&browser).concat().contains("Something else"));
    // Nothing typed: Escape leaves at once.
    edit();
    browser.press("Escape");
    browser.wait_until_gone("dialog");
    browser.assert_no_faults();
}

#[test]
fn paragraphs_are_joined_and_a_text_cannot_be_emptied() {
    let browser = Browser::open(Place::Site);
    browser.look(Look {
        width: 390,
        height: 844,
        ..WIDE
    });
    browser.read_with_marks(&article());
    browser.click_words("article", "a hard blow");
    browser.click_named("More");
    browser.click_named("Edit the text");
    browser.wait_for("#edit-text");
    browser.click_named("With the paragraph before");
    let both = shown(&browser);
    assert!(both.starts_with("“We were promised") && both.ends_with(LAST), "{both}");
    browser.screenshot("edit-text-390");
    let fits = browser.js("const wide = document.documentElement; return wide.scrollWidth <= wide.clientWidth");
    assert_eq!(fits, true);
    browser.click("#edit-text");
    type_anew(&browser, &both.replace("\n\n", " "));
    browser.click_named("Save the text");
    browser.wait_until_gone("dialog");
    browser.wait_for_text("article", "until Friday. Mayor Tomas Reyl");
    browser.wait_for("article .said[data-mark]");

    // Nothing, and far too much, are no article; what is typed stays.
    browser.click_named("More");
    browser.click_named("Edit the text");
    browser.click_named("The whole text");
    browser.js("const area = document.querySelector('#edit-text'); area.value = '  ';
         area.dispatchEvent(new InputEvent('input', { bubbles: true }))");
    browser.click_named("Save the text");
    browser.wait_for_text(".edit-text [role=alert]", "An article needs words");
    browser.paste("#edit-text", &"twenty chars of text".repeat(500_000));
    browser.wait_for_text(".edit-text [role=alert]", "11 MB");
    browser.click_named("Cancel");
    browser.click_named("Discard it");
    browser.wait_until_gone("dialog");
    browser.assert_no_faults();
}

#[test]
fn overlapping_marks_keep_their_words_where_lines_end_as_on_windows_and_words_run_from_right_to_left() {
    let browser = Browser::open(Place::Site);
    let text = "Ferry strike\r\n\r\n“We wait,” said Ines Calder. The sign read שלום לכם and nobody moved.\r\n\r\nNobody waits.\r\n";
    browser.choose_file("strike.txt", text.as_bytes());
    browser.wait_for("article .said[data-mark]");
    for words in ["read שלום לכם and", "שלום לכם and nobody", "לכם"] {
        browser.js_with(SELECT, vec![json!(words)]);
        browser.wait_for(".marking");
        browser.press("h");
        browser.wait_until_gone(".marking");
        browser.press("Escape");
    }
    let marked = || {
        let file: Value = serde_json::from_slice(&browser.export().1).expect("the file is JSON");
        let text = file["article"]["text"].as_str().unwrap_or_default().to_owned();
        let annotations = file["annotations"].as_array().cloned().unwrap_or_default();
        let words = annotations
            .iter()
            .map(|one| one["body"]["at"]["exact"].as_str().unwrap_or_default().to_owned());
        (text, words.collect::<Vec<_>>())
    };
    let (before, words) = marked();
    assert_eq!(words, ["read שלום לכם and", "שלום לכם and nobody", "לכם"]);
    browser.click_words("article", "sign");
    browser.press("Escape");
    edit_at(&browser, "sign");
    let shown = shown(&browser);
    browser.js_with(
        "const area = document.querySelector('#edit-text'); area.value = arguments[0];
         area.dispatchEvent(new InputEvent('input', { bubbles: true }))",
        vec![json!(shown.replace("שלום לכם", "שלום רב לכם"))],
    );
    browser.click_named("Save the text");
    browser.wait_until_gone("dialog");
    browser.wait_for("article .said[data-mark]");
    let (after, words) = marked();
    assert_eq!(words, ["read שלום רב לכם and", "שלום רב לכם and nobody", "לכם"]);
    assert_eq!(after, before.replace("שלום לכם", "שלום רב לכם"));
    assert_eq!(after.matches("\r\n").count(), text.matches("\r\n").count());
    browser.assert_no_faults();
}

/// Selects words of the article that may stand in several of its parts and run from right to left.
const SELECT: &str = "const article = document.querySelector('article');
    const block = [...article.querySelectorAll('[data-start]')].find(one => one.textContent.includes(arguments[0]));
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    const point = at => {
        walker.currentNode = block;
        while (walker.nextNode()) {
            if (at <= walker.currentNode.data.length) return [walker.currentNode, at];
            at -= walker.currentNode.data.length;
        }
    };
    const start = block.textContent.indexOf(arguments[0]);
    article.focus();
    getSelection().setBaseAndExtent(...point(start), ...point(start + arguments[0].length));";

#[test]
fn the_browser_asks_before_a_page_with_unsaved_words_is_left() {
    let browser = Browser::open(Place::Site);
    let asks = || browser.js("return !dispatchEvent(new Event('beforeunload', { cancelable: true }))") == true;
    browser.read_with_marks(&article());
    browser.wait_until_saved();
    assert!(!asks());
    edit_at(&browser, "nigt shifts");
    assert!(!asks());
    type_anew(&browser, MENDED);
    assert!(asks());
    browser.click_named("Save the text");
    browser.wait_until_gone("dialog");
    browser.wait_until_saved();
    browser.eventually("nothing is lost by leaving", || !asks());
    // What somebody does not want to be saved is in this page only.
    browser.to_first_page();
    browser.click(".paste-row .choice input");
    browser.read_with_marks(&article().replace("Ferry", "Boat"));
    assert!(!asks());
    browser.highlight("Crews stopped work");
    browser.eventually("the work would be lost", asks);
    browser.assert_no_faults();
}

#[test]
fn a_tab_that_reads_along_shows_the_edited_text() {
    let browser = Browser::open(Place::Site);
    browser.read_with_marks(&article());
    browser.highlight("nigt shifts");
    browser.wait_until_saved();
    let writer = browser.open_tab();
    let reader = browser.tab();
    browser.click(".saved-article");
    browser.wait_for_text(".statuses", "open in another tab");
    browser.wait_for("article .said[data-mark]");
    browser.switch_to(&writer);
    edit_at(&browser, "nigt shifts");
    type_anew(&browser, MENDED);
    browser.click_named("Save the text");
    browser.wait_for_text("article", "night shifts");
    browser.wait_for("article .said[data-mark]");
    browser.highlight("Crews stopped work");
    browser.switch_to(&reader);
    browser.wait_for_text("article", "night shifts");
    browser.eventually("both marks are there", || own(&browser).len() == 2);
    browser.assert_no_faults();
}
