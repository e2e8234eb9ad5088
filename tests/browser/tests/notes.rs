//! Notes: written by keyboard and by mouse, shown beside their passage, found again, and harmless whatever is in them.

use sayso_browser::{Browser, Look, Place};
use serde_json::{Value, json};

const ARTICLE: &str = "Ferry strike halts island crossings\n\n\
    SKERRY BAY - Crews stopped work on Monday after talks on night shifts broke down.\n\n\
    “We were promised two days of rest,” said Ines Calder, who leads the crew union. She said that the strike would \
    go on until Friday.\n\n\
    A company official who asked not to be named said that the offer was final.\n\n\
    Mayor Tomas Reyl called the strike “a hard blow” and urged both sides to talk.\n";

const WIDE: Look = Look {
    width: 1440,
    height: 900,
    dark: false,
    forced_colours: false,
    still: true,
    print: false,
};

/// Writes a note at the words, as a person does who has a mouse.
fn note_at(browser: &Browser, words: &str, note: &str) {
    browser.select_text("article", words);
    browser.wait_for(".marking");
    browser.press("n");
    browser.wait_for("#note-text");
    browser.type_into("#note-text", note);
    browser.press("Control+Enter");
    browser.wait_until_gone(".card");
}

/// Top and bottom of each note in the margin, from the top of the page.
fn places(browser: &Browser) -> Vec<(f64, f64)> {
    let boxes = browser.js(
        "return [...document.querySelectorAll('.margin-note')].map((n) => n.getBoundingClientRect())
             .map((r) => [r.top + scrollY, r.bottom + scrollY])",
    );
    let boxes: Vec<(f64, f64)> = serde_json::from_value(boxes).expect("pairs of numbers");
    boxes
}

#[test]
fn notes_stand_beside_their_passages_and_cover_nothing() {
    let browser = Browser::open(Place::Site);
    browser.look(WIDE);
    browser.read_with_marks(ARTICLE);
    note_at(
        &browser,
        "Crews stopped work",
        "First.\nWhy *that* day?\n- one\n- two\n- three",
    );
    note_at(
        &browser,
        "talks on night shifts",
        "Second. **Who** broke them off? #gap",
    );
    note_at(&browser, "broke down", "Third.");
    browser.eventually("three notes stand in the margin", || browser.count(".margin-note") == 3);
    browser.wait_for_text(".margin-note em", "that");
    assert_eq!(browser.texts(".margin-note .tag"), ["#gap"]);
    let apart = |boxes: &[(f64, f64)]| boxes.windows(2).all(|pair| pair[0].1 <= pair[1].0);
    browser.eventually("none covers another", || apart(&places(&browser)));
    // The one that is chosen stands at its passage.
    browser.js("document.querySelectorAll('.margin-note')[2].click()");
    browser.wait_for(".margin-note.chosen");
    let passage = || {
        let top = browser.js("return document.querySelector('[data-ring]').getBoundingClientRect().top + scrollY");
        top.as_f64().unwrap_or_default()
    };
    browser.eventually("the chosen note is at its passage", || {
        let boxes = places(&browser);
        (boxes[2].0 - passage()).abs() < 2.0 && apart(&boxes)
    });
    // Nothing of the margin lies over the article's words, and the page is no wider than the window.
    let clear = browser.js(
        "const end = document.querySelector('article').getBoundingClientRect().right;
         const starts = [...document.querySelectorAll('.margin-note')].map((n) => n.getBoundingClientRect().left);
         const wide = document.documentElement;
         return starts.every((s) => s > end) && wide.scrollWidth <= wide.clientWidth",
    );
    assert_eq!(clear, true);
    browser.screenshot("notes-margin");
    browser.look(Look { dark: true, ..WIDE });
    browser.screenshot("notes-margin-dark");
    // Where there is no room, they stand in the list; on a phone the note is a sheet at the foot.
    browser.look(Look { width: 1100, ..WIDE });
    browser.eventually("no note in the margin", || browser.count(".margin-note") == 0);
    browser.look(Look {
        width: 390,
        height: 844,
        ..WIDE
    });
    browser.press("n");
    browser.wait_for("#note-text");
    let sheet = browser.js("const card = document.querySelector('.card').getBoundingClientRect();
         return card.left >= 0 && card.right <= innerWidth && card.bottom <= innerHeight && card.top > 100");
    assert_eq!(sheet, true);
    browser.screenshot("notes-390");
    browser.assert_no_faults();
}

#[test]
fn a_note_is_written_signed_and_tagged_by_keyboard_alone() {
    let browser = Browser::open(Place::Site);
    browser.read_with_marks(ARTICLE);
    browser.press("j");
    browser.wait_for(".card");
    browser.press("n");
    browser.wait_for("#note-text");
    browser.type_into("#note-text", "Promised by whom? #promise");
    browser.press("Control+Enter");
    browser.wait_until_gone(".card");
    // The tag in use is offered, and Tab leads to it.
    browser.press("j");
    browser.press("n");
    browser.wait_for("#note-text");
    browser.type_into("#note-text", "Until when? #pr");
    browser.wait_for_text(".note-tags", "#promise");
    browser.press("Tab");
    browser.press("Enter");
    browser.eventually("the tag is whole, and the caret after it", || {
        browser.js("const area = document.querySelector('#note-text');
             return document.activeElement === area && area.value === 'Until when? #promise ' && area.selectionEnd === area.value.length")
            == true
    });
    // Past the button that saves: the three signs.
    browser.press("Tab");
    browser.press("Tab");
    browser.press("Enter");
    browser.wait_for(".note-sign-button[aria-pressed=true]");
    browser.press("Escape");
    browser.wait_until_gone(".card");
    // One key each: a sign at the mark, and taken away again.
    browser.press("j");
    browser.press("!");
    browser.press("Escape");
    browser.press("N");
    browser.wait_for_text(".notes", "Promised by whom?");
    browser.eventually("there are three notes", || browser.count(".notes > li") == 3);
    let verdicts = browser.texts(".notes .note-verdict");
    assert_eq!(verdicts, ["?", "!"]);
    // The note on the whole article.
    browser.click_named("Write a note on the article");
    browser.type_into("#remark-text", "Nobody from the islands speaks.");
    browser.press("Control+Enter");
    browser.wait_for_text(".remark", "Nobody from the islands");
    browser.wait_until_saved();
    browser.reload();
    browser.click(".on-this-computer li button");
    browser.wait_for("article .said[data-mark]");
    browser.look(WIDE);
    browser.eventually("the notes stand in the margin again", || {
        browser.count(".margin-note") == 3
    });
    browser.press("N");
    browser.wait_for_text(".remark", "Nobody from the islands");
    browser.assert_no_faults();
}

#[test]
fn the_list_is_searched_narrowed_and_sorted() {
    let browser = Browser::open(Place::Site);
    browser.read_with_marks(ARTICLE);
    note_at(&browser, "urged both sides", "Late in the text. #end");
    note_at(&browser, "Crews stopped work", "Early in the text. #start");
    browser.select_text("article", "the offer was final");
    browser.wait_for(".marking");
    browser.press("*");
    browser.wait_until_gone(".marking");
    browser.press("N");
    let shown = || browser.texts(".notes .excerpt");
    browser.eventually("all three are there", || shown().len() == 3);
    assert_eq!(shown()[0], "Crews stopped work");
    let choose = |label: &str, option: &str| {
        browser.js_with(
            "const select = document.querySelector(`select[aria-label='${arguments[0]}']`);
             select.selectedIndex = [...select.options].findIndex((o) => o.textContent === arguments[1]);
             select.dispatchEvent(new Event('change', { bubbles: true }))",
            vec![label.into(), option.into()],
        );
    };
    choose("In which order", "Newest first");
    browser.eventually("the newest is first", || shown()[0] == "the offer was final");
    choose("Which notes", "#end");
    browser.eventually("the tag narrows", || shown() == ["urged both sides"]);
    choose("Which notes", "* Come back to this");
    browser.eventually("the sign narrows", || shown() == ["the offer was final"]);
    choose("Which notes", "All notes");
    browser.type_into(".notes-head input", "early");
    browser.eventually("words narrow", || shown() == ["Crews stopped work"]);
    browser.assert_no_faults();
}

#[test]
fn hostile_and_huge_notes_do_nothing() {
    let browser = Browser::open(Place::Site);
    browser.look(WIDE);
    browser.read_with_marks(ARTICLE);
    browser.wait_for("html[data-whole]");
    let asked = browser.requests().len();
    let hostile = format!(
        "<img src=x onerror=\"window.ran = 1\"> [press](javascript:window.ran=1) ![picture](https://paper.example/p.png) \
         [page](https://paper.example/) مرحبا 🙂\n\n{}",
        "> ".repeat(2000)
    );
    browser.select_text("article", "Crews stopped work");
    browser.wait_for(".marking");
    browser.press("n");
    browser.wait_for("#note-text");
    browser.paste("#note-text", "");
    browser.js_with(
        "const area = document.querySelector('#note-text'); area.focus(); document.execCommand('insertText', false, arguments[0])",
        vec![json!(hostile)],
    );
    browser.click_named("Save note");
    browser.wait_for_text(".margin-note", "press (javascript:window.ran=1)");
    let links = browser.js("return [...document.querySelectorAll('.markdown a')].map((a) => `${a.href} ${a.rel}`)");
    let links: Vec<String> = serde_json::from_value(links).expect("strings");
    assert!(!links.is_empty());
    assert!(
        links
            .iter()
            .all(|link| link == "https://paper.example/ noopener noreferrer"),
        "{links:?}"
    );
    assert_eq!(browser.count(".markdown img"), 0);
    assert_eq!(browser.js("return window.ran ?? null"), Value::Null);
    assert_eq!(browser.requests()[asked..], Vec::<String>::new());

    // Ten megabytes off the clipboard: said, and the note is as it was.
    browser.press("n");
    browser.wait_for("#note-text");
    let before = browser.js("return document.querySelector('#note-text').value");
    browser.js(
        "const data = new DataTransfer();
         data.setData('text/plain', 'words '.repeat(1700000));
         document.querySelector('#note-text').dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))",
    );
    browser.wait_for_text(".note-too-much", "Nothing was put in");
    assert_eq!(browser.js("return document.querySelector('#note-text').value"), before);
    browser.press("Escape");
    browser.wait_until_gone(".card");
    // And nearly as much as there is room for: kept whole.
    browser.press("n");
    browser.wait_for("#note-text");
    browser.js(
        "const area = document.querySelector('#note-text'); area.focus(); area.value = 'long '.repeat(190000);
         area.dispatchEvent(new InputEvent('input', { bubbles: true }))",
    );
    browser.press("Control+Enter");
    browser.wait_until_gone(".card");
    browser.wait_for_text(".margin-note", "The note goes on");
    browser.wait_until_saved();
    browser.assert_no_faults();
}

#[test]
fn notes_are_printed_and_exported() {
    let browser = Browser::open(Place::Site);
    browser.read_with_marks(ARTICLE);
    note_at(&browser, "Crews stopped work", "Why *that* day? #gap");
    browser.press("N");
    browser.click_named("Write a note on the article");
    browser.type_into("#remark-text", "Nobody from the islands speaks.");
    browser.press("Control+Enter");
    browser.wait_for_text(".remark", "Nobody from the islands");
    browser.look(Look {
        print: true,
        ..Look::default()
    });
    browser.wait_for_text(".printed", "Nobody from the islands");
    browser.wait_for_text(".printed .markdown em", "that");
    browser.look(Look::default());
    browser.wait_until_gone(".printed");
    // And where it is really printed, which a page is told of the moment before.
    browser.js(
        "addEventListener('beforeprint', () => { window.printed = document.querySelector('.printed')?.textContent })",
    );
    browser.devtools("Page.printToPDF", json!({}));
    let printed = browser.js("return window.printed");
    let printed = printed.as_str().unwrap_or_default();
    assert!(printed.contains("Nobody from the islands"), "printed: {printed}");
    browser.wait_until_gone(".printed");
    browser.click(".header .primary");
    browser.click("dialog .primary");
    let mut file = None;
    browser.eventually("a file is saved", || {
        file = browser
            .downloads()
            .into_iter()
            .find(|name| name.ends_with(".sayso.json"));
        file.is_some()
    });
    let file: Value = serde_json::from_slice(&browser.downloaded(&file.unwrap_or_default())).expect("JSON");
    assert_eq!(file["version"], 3);
    assert_eq!(file["note"], "Nobody from the islands speaks.");
    assert_eq!(file["annotations"][0]["note"], "Why *that* day? #gap");
    browser.assert_no_faults();
}
