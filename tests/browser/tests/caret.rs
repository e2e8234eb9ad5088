//! Reading and marking by keyboard alone: a caret in the article, what is said of marks, and where the focus is.

use sayso_browser::{Browser, Place};
use serde_json::{Value, json};

const ARTICLE: &str = "Ferry strike halts island crossings\n\n\
    SKERRY BAY - Crews stopped work on Monday after talks on night shifts broke down.\n\n\
    “We were promised two days of rest,” said Ines Calder, who leads the crew union. She said that the strike would \
    go on until Friday.\n\n\
    Mayor Tomas Reyl called the strike “a hard blow” and urged both sides to talk.\n";

/// A browser with the article, read by keyboard alone.
fn reading(text: &str) -> Browser {
    let browser = Browser::open(Place::Site);
    browser.paste("#paste", text);
    browser.press("Control+Enter");
    browser.wait_for("article .said[data-mark]");
    browser
}

/// What was said last to screen readers.
fn said(browser: &Browser) -> String {
    let said = browser.js("return document.querySelector('#sayso-announce-polite')?.textContent ?? ''");
    said.as_str().unwrap_or_default().to_owned()
}

fn hear(browser: &Browser, words: &str) {
    browser.eventually(&format!("“{words}” is said, not “{}”", said(browser)), || {
        said(browser).contains(words)
    });
}

fn own(browser: &Browser) -> String {
    browser.texts("article .own, article .own-in").concat()
}

/// Whether the caret stands at the left edge of the first place of these words, in the window.
fn stands_at(browser: &Browser, words: &str) -> bool {
    let script = "const [words] = arguments;
         const walker = document.createTreeWalker(document.querySelector('article'), NodeFilter.SHOW_TEXT);
         for (let node; (node = walker.nextNode());) {
             const at = node.data.indexOf(words);
             if (at < 0) continue;
             const range = document.createRange();
             range.setStart(node, at);
             range.setEnd(node, at + 1);
             const there = range.getBoundingClientRect();
             const caret = document.querySelector('.caret').getBoundingClientRect();
             return Math.abs(caret.left + 1 - there.left) < 2 && Math.abs(caret.top - there.top) < 2
                 && caret.top > 0 && caret.bottom < innerHeight;
         }
         return false";
    browser.js_with(script, vec![json!(words)]) == true
}

#[test]
fn a_caret_goes_by_chars_words_sentences_paragraphs_and_quotes_and_marks_what_it_chooses() {
    let browser = reading(ARTICLE);
    browser.press("c");
    browser.wait_for(".caret-bar");
    hear(&browser, "Caret. Ferry strike halts");
    browser.press("ArrowRight");
    hear(&browser, "e");
    browser.press("Control+ArrowRight");
    hear(&browser, "strike");
    browser.eventually("the caret stands there", || stands_at(&browser, "strike"));
    browser.press("Control+ArrowDown");
    hear(&browser, "SKERRY BAY - Crews");
    // To the first quote, which is told of, and over all of it.
    browser.press("PageDown");
    hear(&browser, "quote 1");
    hear(&browser, "We were promised");
    browser.eventually("the caret stands there", || stands_at(&browser, "“We were"));
    browser.press("Shift+PageDown");
    hear(&browser, "Chosen:");
    browser.wait_for(".marking");
    browser.press("h");
    browser.eventually("it is highlighted", || {
        own(&browser).contains("We were promised two days of rest")
    });
    hear(&browser, "Marked.");
    // The caret goes on from there: two words more.
    assert_eq!(browser.count(".caret-bar"), 1);
    browser.press("ArrowDown");
    hear(&browser, "She said");
    browser.press("Control+Shift+ArrowRight");
    browser.press("Control+Shift+ArrowRight");
    hear(&browser, "Chosen: She said");
    browser.press("Shift+ArrowLeft");
    hear(&browser, "Chosen: She sai");
    browser.press("Escape");
    browser.wait_until_gone(".marking");
    browser.press("Escape");
    browser.wait_until_gone(".caret-bar");
    hear(&browser, "No caret.");
    browser.assert_no_faults();
}

#[test]
fn every_key_of_the_caret_has_a_button() {
    let browser = reading(ARTICLE);
    browser.press("Control+k");
    browser.type_into("dialog input", "caret in the article");
    browser.press("Enter");
    browser.wait_for(".caret-bar");
    browser.type_into("#caret-by", "Quote");
    browser.click(".caret-bar [aria-label=On]");
    hear(&browser, "We were promised");
    browser.click_named("Choose");
    browser.click(".caret-bar [aria-label=On]");
    hear(&browser, "Chosen:");
    browser.click_named("Highlight");
    browser.eventually("it is highlighted", || {
        own(&browser).contains("We were promised two days of rest")
    });
    browser.click_named("Done");
    browser.wait_until_gone(".caret-bar");
    browser.assert_no_faults();
}

#[test]
fn the_caret_goes_through_a_text_of_400_kb() {
    let paragraphs = (0..5_000).map(|i| {
        format!("On day {i} the harbour stayed shut, and nobody at the quay could say for how long it would be so.\n\n")
    });
    let text = format!("{ARTICLE}\n\n{}", paragraphs.collect::<String>());
    assert!(text.len() > 400_000);
    let browser = reading(&text);
    browser.press("c");
    browser.wait_for(".caret-bar");
    for _ in 0..60 {
        browser.press("Control+ArrowDown");
    }
    browser.eventually("the caret is 60 paragraphs on", || {
        said(&browser).starts_with("On day 5")
    });
    let words = said(&browser);
    let first = words.split(" the ").next().unwrap_or_default();
    browser.eventually("it stands there, in the window", || stands_at(&browser, first));
    browser.press("Shift+ArrowDown");
    hear(&browser, "Chosen:");
    browser.press("h");
    browser.eventually("the sentence is highlighted", || own(&browser) == words);
    browser.assert_no_faults();
}

/// All texts that a screen reader comes to in the article, in order.
fn read_out(browser: &Browser) -> Vec<String> {
    let tree = browser.devtools("Accessibility.getFullAXTree", json!({}));
    let nodes = tree["nodes"].as_array().cloned().unwrap_or_default();
    let texts = nodes
        .iter()
        .filter(|n| n["ignored"] == false && n["role"]["value"] == "StaticText");
    texts
        .filter_map(|n: &Value| n["name"]["value"].as_str().map(str::to_owned))
        .collect()
}

fn count(texts: &[String], which: &str) -> usize {
    texts.iter().filter(|text| *text == which).count()
}

#[test]
fn a_mark_is_told_of_once_where_it_begins_and_where_it_ends() {
    let browser = reading(ARTICLE);
    let told = |browser: &Browser| {
        let texts = read_out(browser);
        ["quote 1", "end of quote 1", "quote 2", "end of quote 2"].map(|words| count(&texts, words))
    };
    assert_eq!(told(&browser), [2, 2, 2, 2]);
    // Names cut what is said into runs.
    browser.click(".layer.names");
    browser.wait_for("article .name");
    browser.highlight("strike would go");
    assert_eq!(told(&browser), [2, 2, 2, 2]);
    assert_eq!(count(&read_out(&browser), "highlight"), 1);
    let texts = read_out(&browser);
    let at = |words: &str| {
        texts
            .iter()
            .position(|text| text.contains(words))
            .unwrap_or_else(|| panic!("no {words}: {texts:?}"))
    };
    assert!(
        at("quote 1") < at("We were promised") && at("We were promised") < at("end of quote 1"),
        "{texts:?}"
    );
    // None of it is in the text, nor in what is selected of it.
    browser.select_text("article", "two days of rest,” said");
    browser.eventually("it is selected", || {
        browser.js("return getSelection().toString()") == "two days of rest,” said"
    });
    browser.press("Escape");
    for (choice, expected) in [("With names", "quote 1, Ines Calder"), ("Not at all", "")] {
        browser.click(".more-button");
        browser.click_named("Settings");
        browser.wait_for("dialog .segments");
        browser.click_named(choice);
        browser.press("Escape");
        browser.wait_until_gone("dialog");
        let texts = read_out(&browser);
        assert_eq!(
            count(&texts, expected),
            if expected.is_empty() { 0 } else { 2 },
            "{choice}: {texts:?}"
        );
        let ends = if expected.is_empty() { 0 } else { 2 };
        assert_eq!(count(&texts, "end of quote 1"), ends, "{choice}: {texts:?}");
    }
    browser.assert_no_faults();
}

#[test]
fn quotes_sources_and_sentences_are_gone_to_by_key_and_by_outline() {
    let browser = reading(ARTICLE);
    browser.press("Shift+j");
    hear(&browser, "We were promised");
    browser.press("Shift+j");
    hear(&browser, "strike would");
    browser.press("Shift+k");
    hear(&browser, "We were promised");
    browser.press(">");
    hear(&browser, "strike would");
    browser.press("Escape");
    browser.press(".");
    browser.wait_for(".caret-bar");
    browser.press(".");
    browser.press(",");
    browser.press("Escape");
    browser.wait_until_gone(".caret-bar");
    browser.press("g");
    browser.wait_for("dialog .outline-list li");
    browser.click_named("People and sources");
    browser.wait_for_text("dialog .outline-list", "Tomas Reyl");
    browser.click_named("Quotes");
    browser.wait_for_text("dialog .outline-list", "a hard blow");
    browser.click("dialog .outline-list li:last-child button");
    browser.wait_until_gone("dialog");
    browser.wait_for_text(".card", "Why is this marked?");
    browser.assert_no_faults();
}

#[test]
fn the_focus_is_never_lost() {
    let browser = reading(ARTICLE);
    browser.press("c");
    browser.wait_for(".caret-bar");
    browser.press("Escape");
    browser.wait_until_gone(".caret-bar");
    let here = || {
        let here = browser
            .js("const e = document.activeElement; return e === document.body ? '' : `${e.localName}.${e.className}`");
        here.as_str().unwrap_or_default().to_owned()
    };
    assert_eq!(here(), "article.article");
    // What is pressed, and what shows that it was done; none for what is gone.
    let steps = [
        ("j", "article [data-ring]"),
        ("Enter", ".card"),
        ("a", ".card"),
        ("e", "#change-speaker"),
        ("Escape", ""),
        ("n", "#note-text"),
        ("Escape", ""),
        ("x", ""),
        ("Control+z", ""),
        ("r", ".review-words"),
        ("x", ""),
        ("a", ""),
        ("Escape", ""),
        ("v", ".history"),
        ("l", ".codes"),
        ("/", ".find-bar"),
        ("Escape", ""),
        ("?", "dialog"),
        ("Escape", ""),
        ("Control+k", "dialog"),
        ("Escape", ""),
        ("Control+,", "dialog"),
        ("Escape", ""),
        ("Shift+m", "dialog"),
        ("Escape", ""),
        ("g", "dialog"),
        ("Escape", ""),
        ("m", ".marking"),
        ("h", "article .own"),
        ("Delete", ""),
    ];
    for (i, (key, shows)) in steps.iter().enumerate() {
        browser.press(key);
        if !shows.is_empty() {
            browser.wait_for(shows);
        }
        browser.eventually(&format!("the focus is somewhere after {key}, step {i}"), || {
            !here().is_empty()
        });
    }
    // A tab of the panel, its list, a press there that leads to the article.
    for tab in ["Who says it?", "Notes", "Marks"] {
        browser.click_named(tab);
        assert!(!here().is_empty(), "after {tab}");
    }
    browser.click(".review-words");
    assert!(!here().is_empty(), "after a press in the list");
    browser.click(".card .icon");
    browser.wait_until_gone(".card");
    assert!(!here().is_empty(), "after the card is closed");
    browser.assert_no_faults();
}
