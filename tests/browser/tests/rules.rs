//! The rules as people read them in the app.

use sayso_browser::{Browser, Place};

fn read_sample(browser: &Browser) {
    browser.click_named("Try the sample");
    browser.wait_for("article .said[data-mark]");
}

#[test]
fn from_a_mark_one_comes_to_its_rule() {
    let browser = Browser::open(Place::Site);
    read_sample(&browser);
    browser.click("article .said[data-mark]");
    let why = browser.text(".card .why");
    browser.click_named("All about this rule");
    browser.wait_for_text("dialog .rule[open]", &why);
    for part in ["It finds", "It leaves alone", "times out of a hundred", " here"] {
        browser.wait_for_text("dialog .rule[open]", part);
    }
    assert_eq!(browser.count("dialog .rule[open]"), 1);
    // The keyboard is at the rule.
    browser.eventually("the rule has the focus", || {
        browser.js("return document.activeElement.matches('.rule[open] summary')") == true
    });
    // An example is drawn as the article is, and its parts are named for those who do not see that.
    assert!(browser.count("dialog .rule[open] .marked-example .source") > 0);
    let heard = browser.js("return document.querySelector('.rule[open] .marked-example').textContent");
    assert!(heard.as_str().unwrap_or_default().contains("Source: "), "{heard}");
    browser.press("Escape");
    browser.wait_until_gone("dialog");
    browser.assert_no_faults();
}

#[test]
fn the_rules_can_be_searched() {
    let browser = Browser::open(Place::Site);
    read_sample(&browser);
    browser.click(".more-button");
    browser.click_named("The rules");
    browser.wait_for("dialog .rule");
    let all = browser.count("dialog .rule");
    browser.type_into("dialog input[type=search]", "pronoun");
    browser.eventually("fewer rules are shown", || {
        (1..all).contains(&browser.count("dialog .rule"))
    });
    browser.type_into("dialog input[type=search]", "qqq");
    browser.wait_for_text("dialog .rules", "No rule speaks of that");
    browser.assert_no_faults();
}
