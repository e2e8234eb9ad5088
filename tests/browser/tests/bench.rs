//! Rules of one's own, and the switches of all.

use sayso_browser::{Browser, Place};
use serde_json::json;

const ARTICLE: &str = "Port Aldine closes its pier\n\nThe pier was closed on Monday, the harbour office said.\n\n\
    “The old pier is late, and so are we,” said Ana Ruiz, the mayor. Nobody knows how late the new pier will be.\n";

fn open() -> Browser {
    let browser = Browser::open(Place::Site);
    browser.paste("#paste", ARTICLE);
    browser.click_named("Read it");
    browser.wait_for("article .said[data-mark]");
    browser
}

fn open_bench(browser: &Browser) {
    browser.click(".more-button");
    browser.click_named("My own rules and switches");
    browser.wait_for("dialog .rule-line input");
}

fn close(browser: &Browser) {
    browser.press("Escape");
    browser.wait_until_gone("dialog");
}

/// Empties a field and types into it.
fn write(browser: &Browser, name: &str, text: &str) {
    browser.type_into(&format!("dialog [name={name}]"), &format!("\u{e009}a\u{e000}{text}"));
}

fn write_rule(browser: &Browser, words: &str) {
    browser.click_named("New rule");
    write(browser, "sought", words);
    write(browser, "label", "Delay");
    write(browser, "finds", "It is late.");
    write(browser, "skips", "It is lately so.");
}

fn keep(browser: &Browser) {
    browser.click_named("Keep this rule");
    browser.wait_for("dialog .pack .rule");
}

/// Chooses a file in the dialog's file field.
fn load(browser: &Browser, name: &str, text: &str) {
    browser.js_with(
        "const data = new DataTransfer();
         data.items.add(new File([arguments[1]], arguments[0]));
         const input = document.querySelector('dialog input[type=file]');
         input.files = data.files;
         input.dispatchEvent(new Event('change', { bubbles: true }));",
        vec![json!(name), json!(text)],
    );
}

fn pack(rule: &str) -> String {
    format!(
        r#"{{ "format": "sayso-rules", "version": 1, "name": "quay", "rule": [{rule}, {{ "id": "pier", "layer": "label",
        "label": "Pier", "why": "It is a pier.", "regex": "(?i)\\bpier\\b", "finds": ["The ⟦label:pier⟧."], "skips": ["A quay."] }}] }}"#
    )
}

#[test]
fn a_rule_is_written_tried_kept_and_taken_away_and_decisions_stay() {
    let browser = open();
    assert_eq!(browser.count(".layer.labels"), 0);
    open_bench(&browser);
    write_rule(&browser, "lat");
    browser.wait_for_text("dialog .live", "It finds nothing here.");
    browser.wait_for_text("dialog .sentences .wrong", "nothing is found");
    // What does not do what it says is not kept.
    browser.click_named("Keep this rule");
    browser.wait_for_text("dialog [role=alert]", "In “It is late.” it must find something");
    write(&browser, "sought", "late\nold pier");
    browser.wait_for_text("dialog .live", "It finds 3 places.");
    browser.wait_until_gone("dialog .sentences .wrong");
    keep(&browser);
    browser.wait_for_text("dialog .pack .rule summary", "3 here");
    browser.eventually("the keyboard is at one's own rules", || {
        browser.js("return document.activeElement.matches('dialog .rules h3')") == true
    });
    browser.click("dialog .pack .rule summary");
    browser.click("dialog .pack .places li:last-child button");
    browser.wait_until_gone("dialog");
    browser.wait_for_text(".card", "Delay");
    assert_eq!(browser.count("article .labelled"), 3);
    browser.click_named("Right");
    browser.wait_for_text(".card", "✓");
    browser.wait_for_text(".saved", "Saved in this browser");

    browser.reload();
    browser.wait_for(".on-this-computer li");
    browser.click(".on-this-computer li button");
    browser.eventually("the rule is there after a reload", || {
        browser.count("article .labelled") == 3
    });
    open_bench(&browser);
    browser.click("dialog .pack .rule summary");
    browser.wait_for_text("dialog .pack .rule", "you found 1 right: 100 per cent");
    browser.click_named("Change this rule");
    browser.click_named("Delete this rule");
    browser.wait_until_gone("dialog .pack");
    close(&browser);
    browser.eventually("what was accepted stays", || browser.count("article .labelled") == 1);
    browser.assert_no_faults();
}

#[test]
fn a_rule_that_is_switched_off_finds_nothing_and_stays_off() {
    let browser = open();
    browser.wait_for_text(".panel", "Ana Ruiz");
    open_bench(&browser);
    browser.type_into("dialog input[type=search]", "said-inverted");
    browser.eventually("one rule is shown", || browser.count("dialog .rule-line input") == 1);
    browser.press("Tab");
    browser.eventually("its switch has the focus", || {
        browser.js("return document.activeElement.matches('.rule-line input:checked')") == true
    });
    browser.press("Space");
    browser.wait_for_text("dialog .rule-line.off", "switched off");
    close(&browser);
    browser.eventually("nobody tells who spoke", || {
        !browser.text(".panel").contains("Ana Ruiz")
    });
    browser.reload();
    browser.wait_for(".on-this-computer li");
    browser.click(".on-this-computer li button");
    browser.wait_for("article");
    open_bench(&browser);
    assert_eq!(browser.count("dialog .rule-line.off"), 1);
    browser.assert_no_faults();
}

#[test]
fn a_pack_is_loaded_with_what_is_right_in_it_saved_and_removed() {
    let browser = open();
    open_bench(&browser);
    load(&browser, "quay.json", &pack(r#"{ "id": "broken", "layer": "label" }"#));
    browser.wait_for_text(".notices", "1 rule was loaded from “quay.json”. quay.json:1 broken:");
    browser.wait_for_text("dialog .pack", "It is a pier.");
    assert_eq!(browser.count("dialog .pack .rule"), 1);
    browser.click_named("Save “quay” as a file");
    browser.eventually("it is saved", || {
        browser.downloads().contains(&"quay.rules.json".to_owned())
    });
    let saved = String::from_utf8(browser.downloaded("quay.rules.json")).unwrap_or_default();
    assert!(saved.contains("\"sayso-rules\"") && saved.contains("pier") && !saved.contains("broken"));
    load(&browser, "again.json", &saved);
    browser.wait_for_text(".notices", "The rules in “again.json” are here already.");
    close(&browser);
    browser.eventually("its rule is at work", || browser.count("article .labelled") == 4);
    open_bench(&browser);
    browser.click_named("Remove “quay”");
    browser.click_named("Really remove “quay”");
    browser.wait_until_gone("dialog .pack");
    close(&browser);
    browser.eventually("its marks are gone", || browser.count("article .labelled") == 0);
    browser.assert_no_faults();
}

#[test]
fn hostile_packs_are_told_of_and_change_nothing() {
    let browser = open();
    open_bench(&browser);
    let script =
        pack(r#"{ "id": "x", "layer": "label", "label": "<script>alert(1)</script>" }"#).replace("a pier", "a <b>");
    let catastrophe = r#"{ "format": "sayso-rules", "version": 1, "name": "quay", "rule": [{ "id": "x", "layer": "label",
        "label": "X", "why": "X.", "regex": "((((a{50}){50}){50}){50})", "finds": ["⟦label:a⟧"], "skips": ["b"] }] }"#;
    let catastrophe = catastrophe.to_owned();
    for (name, text, says) in [
        ("large.json", "x".repeat(2_000_000), "1000000 is the most"),
        ("cut.json", "{".to_owned(), "cut short"),
        ("script.json", script, "holds markup"),
        ("catastrophe.json", catastrophe, "characters in a row"),
    ] {
        load(&browser, name, &text);
        browser.wait_for_text(
            ".notices",
            &format!("“{name}” could not be loaded as rules, and nothing has changed."),
        );
        browser.wait_for_text(".notices", says);
    }
    assert_eq!(browser.count("dialog .pack"), 0);
    browser.assert_no_faults();
}

#[test]
fn spoiled_rules_are_set_aside_and_told_of() {
    let browser = open();
    open_bench(&browser);
    write_rule(&browser, "late");
    keep(&browser);
    browser.js("localStorage.setItem('sayso:setting:rule-pack:mine', '{\"format\": \"sayso-rules\", \"vers')");
    browser.reload();
    browser.wait_for_text(".notices", "could not be read. They were set aside");
    let aside = browser.js("return localStorage.getItem('sayso:setting:rule-pack-aside:mine')");
    assert!(aside.as_str().is_some_and(|text| text.ends_with("\"vers")), "{aside}");
    browser.reload();
    browser.wait_for("#paste");
    assert_eq!(browser.count(".notices .notice"), 0, "it is told once");
    browser.assert_no_faults();
}

#[test]
fn a_rule_that_one_mostly_disagrees_with_is_offered_to_be_switched_off() {
    let browser = Browser::open(Place::Site);
    let article = format!("{ARTICLE}\n{}", "It was late again. ".repeat(8));
    browser.paste("#paste", &article);
    browser.click_named("Read it");
    browser.wait_for("article .said[data-mark]");
    open_bench(&browser);
    write_rule(&browser, "late");
    keep(&browser);
    close(&browser);
    for left in (2..10).rev() {
        browser.click("article .labelled");
        browser.click_named("Wrong");
        browser.eventually("it is gone", || browser.count("article .labelled") == left);
    }
    open_bench(&browser);
    browser.wait_for_text("dialog .offers", "You said “wrong” to 8 of its 8 marks");
    browser.click_named("Switch it off");
    browser.wait_until_gone("dialog .offers");
    close(&browser);
    browser.wait_until_gone("article .labelled");
    browser.assert_no_faults();
}
