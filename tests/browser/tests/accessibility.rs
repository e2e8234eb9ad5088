//! Used without seeing colours, without a mouse, by touch: names, focus, forced colours.

use sayso_browser::{Browser, Look, Place};
use serde_json::Value;

const ARTICLE: &str = "Ferry strike halts island crossings\n\n\
    SKERRY BAY - Crews stopped work on Monday after talks on night shifts broke down.\n\n\
    “We were promised two days of rest,” said Ines Calder, who leads the crew union. She said that the strike would \
    go on until Friday.\n\n\
    A company official who asked not to be named said that the offer was final.\n\n\
    Mayor Tomas Reyl called the strike “a hard blow” and urged both sides to talk.\n";

/// Roles of what a person can press, change or is told to look at (WAI-ARIA 1.2), which nobody can make sense of
/// without a name.
const NAMED: [&str; 20] = [
    "alertdialog",
    "article",
    "button",
    "checkbox",
    "combobox",
    "dialog",
    "image",
    "img",
    "link",
    "listbox",
    "menuitem",
    "option",
    "progressbar",
    "radio",
    "radiogroup",
    "searchbox",
    "tab",
    "tablist",
    "textbox",
    "toolbar",
];

/// The roles of the nodes that a screen reader is told of and that have no name, and how many have one.
fn nameless(browser: &Browser) -> (Vec<String>, usize) {
    let tree = browser.devtools("Accessibility.getFullAXTree", serde_json::json!({}));
    let nodes = tree["nodes"].as_array().cloned().unwrap_or_default();
    let told = nodes.iter().filter(|node| node["ignored"] == false);
    let role = |node: &Value| node["role"]["value"].as_str().unwrap_or_default().to_owned();
    let named = told.filter(|node| NAMED.contains(&role(node).as_str()));
    let (with, without): (Vec<&Value>, Vec<&Value>) = named.partition(|node| {
        let name = node["name"]["value"].as_str().unwrap_or_default();
        !name.trim().is_empty()
    });
    (without.into_iter().map(role).collect(), with.len())
}

#[track_caller]
fn assert_all_named(browser: &Browser, place: &str) {
    let (without, with) = nameless(browser);
    assert!(without.is_empty(), "{place}: these have no name: {without:?}");
    assert!(with > 2, "{place}: only {with} controls are told of");
}

#[test]
fn every_control_has_a_name() {
    let browser = Browser::open(Place::Site);
    assert_all_named(&browser, "the first page");
    // "Märsh" in windows-1252.
    browser.js("const data = new DataTransfer();
         data.items.add(new File([new Uint8Array([77, 228, 114, 115, 104])], 'crane.txt'));
         const input = document.querySelector('input[type=file]');
         input.files = data.files;
         input.dispatchEvent(new Event('change', { bubbles: true }))");
    browser.wait_for("dialog .preview");
    assert_all_named(&browser, "the choice of an encoding");
    browser.press("Escape");
    browser.wait_until_gone("dialog");
    browser.read_with_marks(ARTICLE);
    assert_all_named(&browser, "the reading view");
    browser.click("article .said[data-mark]");
    browser.wait_for(".card");
    assert_all_named(&browser, "the card");
    browser.press("n");
    browser.wait_for("#note-text");
    assert_all_named(&browser, "the note");
    browser.type_into("#note-text", "Who promised?");
    browser.click_named("Save note");
    browser.press("e");
    browser.wait_for("#change-speaker");
    browser.type_into("#change-speaker", "Somebody else");
    assert_all_named(&browser, "the form that changes a mark");
    browser.press("Escape");
    browser.select_text("article", "talks on night shifts broke down");
    browser.wait_for(".marking");
    assert_all_named(&browser, "the marking bar");
    browser.press("Escape");
    for tab in ["Notes", "Marks", "Labels"] {
        browser.click_named(tab);
        assert_all_named(&browser, tab);
    }
    browser.press("/");
    browser.type_into(".find-bar input[type=text]", "strike");
    browser.wait_for_text(".find-bar [role=status]", "1 of");
    assert_all_named(&browser, "the bar that finds words");
    browser.press("Escape");
    browser.press("Escape");
    browser.press("Control+k");
    browser.wait_for("dialog .palette");
    assert_all_named(&browser, "the commands");
    browser.press("Escape");
    browser.wait_until_gone("dialog");
    browser.click_named("Start with fact and opinion");
    browser.wait_for(".code-line");
    assert_all_named(&browser, "labels and questions");
    browser.click_named("Change labels and questions");
    browser.wait_for("dialog .codebook");
    assert_all_named(&browser, "the codebook");
    browser.click_named("New label");
    browser.wait_for("dialog form");
    assert_all_named(&browser, "the form of a label");
    browser.press("Escape");
    browser.wait_until_gone("dialog");
    browser.click(".more-button");
    assert_all_named(&browser, "the menu");
    browser.click_named("Close and forget");
    browser.wait_for("dialog");
    assert_all_named(&browser, "the dialog that asks whether to forget");
    browser.press("Escape");
    browser.wait_until_gone("dialog");
    browser.press("?");
    browser.wait_for("dialog");
    assert_all_named(&browser, "the help");
    browser.press("Escape");
    browser.wait_until_gone("dialog");
    browser.click(".more-button");
    browser.click_named("The rules");
    browser.wait_for("dialog");
    assert_all_named(&browser, "the rules");
    browser.press("Escape");
    browser.wait_until_gone("dialog");
    browser.click(".more-button");
    browser.click_named("My own rules and switches");
    browser.wait_for("dialog .rule-line input");
    assert_all_named(&browser, "one's own rules");
    browser.click_named("New rule");
    browser.wait_for("dialog [name=sought]");
    browser.click_named("By a regular expression");
    browser.wait_for("dialog form select");
    assert_all_named(&browser, "the form for a rule");
    browser.press("Escape");
    browser.wait_until_gone("dialog");
    browser.click_named("Export");
    browser.wait_for("dialog");
    assert_all_named(&browser, "the export");
    browser.press("Escape");
    browser.wait_until_gone("dialog");
    browser.look(phone());
    browser.click_named("More");
    assert_all_named(&browser, "a phone's menu");
    browser.assert_no_faults();
}

fn phone() -> Look {
    Look {
        width: 390,
        height: 844,
        ..Look::default()
    }
}

/// What has the focus, in its words.
fn focused(browser: &Browser) -> String {
    let name = browser.js("const e = document.activeElement;
         return (e.getAttribute('aria-label') || e.innerText || e.tagName).trim().replace(/\\s+/g, ' ')");
    name.as_str().unwrap_or_default().to_owned()
}

#[test]
fn a_dialog_keeps_the_focus_in_and_gives_it_back() {
    let browser = Browser::open(Place::Site);
    browser.read_with_marks(ARTICLE);
    for (open, title) in [
        (&["Export"][..], "Save as a file"),
        (&["More", "Help and keys"], "Help"),
        (&["More", "The rules"], "The rules"),
        (&["More", "Close and forget"], "Close and forget this article?"),
    ] {
        open.iter().for_each(|control| browser.click_named(control));
        browser.wait_for("dialog");
        // A screen reader reads on from the title.
        assert_eq!(focused(&browser), title);
        for _ in 0..12 {
            browser.press("Tab");
            let inside = browser.js("const e = document.activeElement;
                 return e === document.body || e.closest('dialog') !== null");
            assert_eq!(inside, true, "{title}: the focus is at {}", focused(&browser));
        }
        browser.press("Escape");
        browser.wait_until_gone("dialog");
        assert_eq!(focused(&browser), open[0], "after {title}");
    }
    browser.assert_no_faults();
}

#[test]
fn what_was_removed_can_be_put_back() {
    let browser = Browser::open(Place::Site);
    browser.read_with_marks(ARTICLE);
    browser.wait_for_text(".saved", "Saved in this browser");
    browser.click(".header .brand");
    browser.wait_for_text(".on-this-computer li", "Crews stopped work");
    browser.wait_for_text(".on-this-computer li", "words");
    browser.click(".on-this-computer li .icon");
    browser.wait_until_gone(".on-this-computer li");
    assert_eq!(focused(&browser), "On this computer");
    browser.click_named("Undo");
    browser.wait_for(".on-this-computer li");
    browser.wait_until_gone(".notice");

    // The page is left while it could be put back still: it stays in the bin.
    browser.click(".on-this-computer li .icon");
    browser.wait_until_gone(".on-this-computer li");
    browser.reload();
    browser.wait_for_text(".on-this-computer", "kept here");
    assert_eq!(browser.count(".on-this-computer li"), 0);
    browser.click(".all-articles button");
    browser.wait_for_text(".shelves", "Bin 1");
    browser.assert_no_faults();
}

#[test]
fn the_colours_that_a_person_chooses_stay() {
    let browser = Browser::open(Place::Site);
    let paper = || browser.js("return getComputedStyle(document.documentElement).backgroundColor");
    let light = paper();
    browser.click_named("Settings");
    browser.click_named("Dark");
    browser.eventually("the page is dark", || paper() != light);
    browser.reload();
    browser.eventually("it is dark after a reload", || paper() != light);
    browser.click_named("Settings");
    browser.click_named("Light");
    browser.eventually("the page is light", || paper() == light);
    browser.look(Look {
        dark: true,
        ..Look::default()
    });
    assert_eq!(paper(), light, "light stays light on a dark computer");
    browser.click_named("As the computer");
    browser.eventually("it is as the computer is", || paper() != light);
    browser.assert_no_faults();
}

#[test]
fn marks_are_told_apart_without_colours() {
    let browser = Browser::open(Place::Site);
    browser.read_with_marks(ARTICLE);
    browser.look(Look {
        forced_colours: true,
        ..Look::default()
    });
    let shape = |css: &str| {
        let script = "const s = getComputedStyle(document.querySelector(arguments[0]));
             return [s.outlineStyle, s.textDecorationLine, s.textDecorationStyle].join(' ')";
        browser.js_with(script, vec![css.into()])
    };
    let shapes = [
        shape("article .said:not(.reported)"),
        shape("article .reported:not(.said)"),
        shape("article .source"),
        shape("article .block"),
    ];
    for (i, one) in shapes.iter().enumerate() {
        assert!(!shapes[..i].contains(one), "two look alike: {shapes:?}");
    }
}

#[test]
fn a_finger_selects_and_marks() {
    let browser = Browser::open(Place::Site);
    browser.look(phone());
    browser.read_with_marks(ARTICLE);
    browser.tap("article .said[data-mark]");
    browser.wait_for_text(".card", "Why is this marked?");
    browser.tap(".card .icon");
    browser.wait_until_gone(".card");
    // The handles by which a finger selects are the browser's own, and no driver can drag them: what they come to is
    // done for them, and then the finger presses.
    browser.js("const words = document.querySelector('article .source').firstChild;
         getSelection().setBaseAndExtent(words, 0, words, words.length)");
    browser.wait_for(".marking");
    browser.tap(".marking button:nth-of-type(3)");
    browser.wait_for("article .own");
    browser.assert_no_faults();
}
