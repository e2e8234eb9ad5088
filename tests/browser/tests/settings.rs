//! What a person sets: seen at once, kept, and nothing for paper or narrow windows to suffer from.

use sayso_browser::{Browser, Look, Place};
use serde_json::Value;

const ARTICLE: &str = "Ferry strike halts island crossings\n\n\
    SKERRY BAY - Crews stopped work on Monday after talks on night shifts broke down.\n\n\
    “We were promised two days of rest,” said Ines Calder, who leads the crew union. She said that the strike would \
    go on until Friday.\n\n\
    Mayor Tomas Reyl called the strike “a hard blow” and urged both sides to talk.\n";

fn style(browser: &Browser, css: &str, property: &str) -> String {
    let value = browser.js_with(
        "return getComputedStyle(document.querySelector(arguments[0])).getPropertyValue(arguments[1])",
        vec![css.into(), property.into()],
    );
    value.as_str().unwrap_or_default().to_owned()
}

fn open_by_key(browser: &Browser) {
    browser.press("Control+,");
    browser.wait_for("dialog .segments");
}

/// Chooses by pressing the words of the choice.
fn choose(browser: &Browser, aspect: &str, choice: &str) {
    let found = browser.js_with(
        "const labels = [...document.querySelectorAll(`.segments input[name='${arguments[0]}']`)].map((i) => i.closest('label'));
         const label = labels.find((l) => l.textContent === arguments[1]);
         label?.click();
         return Boolean(label)",
        vec![aspect.into(), choice.into()],
    );
    assert_eq!(found, true, "{aspect} has no choice {choice}");
}

#[test]
fn what_is_set_is_seen_at_once_and_after_a_reload() {
    let browser = Browser::open(Place::Site);
    browser.read_with_marks(ARTICLE);
    let before: Vec<String> = ["font-size", "line-height", "max-width"]
        .map(|property| style(&browser, "article", property))
        .into();
    browser.click(".more-button");
    browser.click_named("Settings");
    browser.wait_for("dialog .segments");
    choose(&browser, "theme", "Sepia");
    choose(&browser, "text-size", "Twice");
    choose(&browser, "line-width", "Long");
    choose(&browser, "line-height", "Much");
    choose(&browser, "motion", "None");
    browser.eventually("the article's type is twice as large", || {
        style(&browser, "article", "font-size") == "38px"
    });
    assert_eq!(style(&browser, "html", "background-color"), "rgb(246, 238, 221)");
    assert_ne!(style(&browser, "article", "line-height"), before[1]);
    assert_ne!(style(&browser, "article", "max-width"), before[2]);
    assert_eq!(style(&browser, ".modal button", "transition-duration"), "0s");
    browser.press("Escape");
    browser.wait_until_gone("dialog");
    browser.reload();
    // Put on by the script that runs before the app.
    browser.before_load("document.addEventListener('DOMContentLoaded', () => { window.early = document.documentElement.dataset.theme })");
    browser.reload();
    browser.wait_for("#paste");
    assert_eq!(browser.js("return window.early"), "sepia");
    assert_eq!(style(&browser, "html", "background-color"), "rgb(246, 238, 221)");
    browser.click_named("Settings");
    browser.wait_for("dialog .segments");
    browser.click_named("All as it was at first");
    browser.eventually("the page looks as it did", || {
        let left = browser.js("return ['theme', 'text-size', 'line-width', 'line-height', 'motion'].filter((n) => document.documentElement.hasAttribute(`data-${n}`))");
        left == Value::Array(Vec::new())
    });
    browser.assert_no_faults();
}

#[test]
fn settings_are_made_by_keyboard_alone_and_leave_paper_alone() {
    let browser = Browser::open(Place::Site);
    browser.read_with_marks(ARTICLE);
    open_by_key(&browser);
    // Past the cross to the colours: one stop for each row, the arrows go along it.
    browser.press("Tab");
    browser.press("Tab");
    browser.press("ArrowRight");
    browser.press("ArrowRight");
    browser.eventually("the page is dark", || {
        style(&browser, "html", "background-color") == "rgb(21, 22, 24)"
    });
    browser.press("Tab");
    browser.press("ArrowRight");
    browser.eventually("the text is large", || {
        browser.js("return document.documentElement.dataset.textSize") == "large"
    });
    browser.press("Escape");
    browser.wait_until_gone("dialog");
    for theme in ["Dark", "Sepia", "High contrast"] {
        open_by_key(&browser);
        choose(&browser, "theme", theme);
        browser.press("Escape");
        browser.wait_until_gone("dialog");
        let on_screen = style(&browser, ".said", "background-color");
        browser.look(Look {
            print: true,
            dark: true,
            ..Look::default()
        });
        assert_eq!(
            style(&browser, "html", "background-color"),
            "rgb(255, 255, 255)",
            "{theme}"
        );
        let on_paper = style(&browser, ".said", "background-color");
        assert_eq!(on_paper, "rgb(253, 237, 196)", "{theme}: {on_screen} on the screen");
        browser.look(Look::default());
    }
    browser.assert_no_faults();
}

#[test]
fn the_largest_text_needs_no_scrolling_sideways_on_a_small_screen() {
    let browser = Browser::open(Place::Site);
    browser.read_with_marks(ARTICLE);
    open_by_key(&browser);
    choose(&browser, "text-size", "Twice");
    choose(&browser, "line-width", "Long");
    // 320 px is what 1280 px are at 400 % zoom, 640 px at 200 %.
    for width in [320, 640, 390] {
        browser.look(Look {
            width,
            height: 700,
            ..Look::default()
        });
        let wide = "return [...document.querySelectorAll('dialog, dialog .modal-body')].map((e) => e.scrollWidth - e.clientWidth).concat(document.documentElement.scrollWidth - document.documentElement.clientWidth)";
        browser.eventually("nothing is wider than the window", || {
            let over = browser.js(wide);
            over.as_array()
                .is_some_and(|all| all.iter().all(|o| o.as_i64() <= Some(0)))
        });
        browser.screenshot(&format!("settings-{width}"));
    }
    browser.press("Escape");
    browser.wait_until_gone("dialog");
    let wide = browser.js("return document.documentElement.scrollWidth - document.documentElement.clientWidth");
    assert_eq!(wide, 0);
    browser.assert_no_faults();
}
