//! The source ledger: filled by the rules, put right by a person, read as figures and with an editor's eyes.

use sayso_browser::{Browser, Look, Place};

const TEXT: &str = "Ferry to stop at Aldersund

“We have no other ferry,” said Ida Brandt, chair of the Friends of the Ferry. A senior official, who asked not to be named, \
claimed that the ferry had lost 40 crowns a day.

“Nobody asked us,” said Ida Brandt. “It is our road.”

“The boat will go,” said mayor Tom Vale.
";

fn open(browser: &Browser) {
    browser.read_with_marks(TEXT);
    browser.click_named("Sources: ledger and figures");
    browser.wait_for_text(".ledger", "Ida Brandt");
}

/// Opens what a person enters about the first source.
fn about(browser: &Browser) {
    browser.click(".ledger-source .about summary");
    browser.wait_for(".about-fields");
}

fn value(browser: &Browser, css: &str) -> String {
    let value = browser.js(&format!("return document.querySelector('{css}')?.value"));
    value.as_str().unwrap_or_default().to_owned()
}

#[test]
fn the_ledger_and_the_article_lead_to_each_other() {
    let browser = Browser::open(Place::Site);
    open(&browser);
    // A place in the ledger rings its words in the article.
    browser.click(".ledger-source:last-of-type .place-link");
    browser.wait_for(".article [data-ring]");
    browser.wait_for(".ledger-rows tr.current");
    let here = browser.text(".ledger-rows tr.current .ledger-words");
    // And words pressed in the article are ringed in the ledger.
    browser.click(".article .said[data-mark]");
    browser.eventually("another row is ringed", || {
        browser.count(".ledger-rows tr.current") == 1 && browser.text(".ledger-rows tr.current .ledger-words") != here
    });
    assert!(browser.text(".ledger-rows tr.current").contains("ferry"));
    browser.assert_no_faults();
}

#[test]
fn cells_are_put_right_and_what_was_found_out_is_kept_and_taken_back() {
    let browser = Browser::open(Place::Site);
    open(&browser);
    // How it is given, and the saying word.
    browser.click_named("Correct");
    browser.js("const select = document.querySelector('.ledger-correct select');
         select.value = 'mixed'; select.dispatchEvent(new Event('change', { bubbles: true }))");
    browser.eventually("it is mixed", || {
        browser.text(".ledger-rows tbody tr td:nth-child(3)") == "partly quoted"
    });
    let cue = ".ledger-correct input[type=text]";
    browser.js(&format!("document.querySelector('{cue}').value = ''"));
    browser.type_into(cue, "shouted");
    browser.press("Tab");
    browser.wait_for_text(".ledger-correct", "does not stand beside these words");
    // About the source: role, what was found, a rubric, a trait.
    browser.js("const select = document.querySelector('#ledger-rubric');
         select.value = 'a-nice'; select.dispatchEvent(new Event('change', { bubbles: true }))");
    about(&browser);
    browser.type_into("#ledger-found-1", "Runs the shop at the quay. <b>Bold</b>");
    browser.press("Tab");
    browser.type_into("#ledger-link-1", "javascript:alert(1)");
    browser.press("Tab");
    browser.js("const select = document.querySelector('#ledger-judged-2-1');
         select.value = '2'; select.dispatchEvent(new Event('change', { bubbles: true }))");
    browser.type_into("#new-trait-1", "Lives at the quay");
    browser.press("Enter");
    browser.wait_for(".trait [aria-label='Remove Lives at the quay']");
    browser.click_named("declined to say");
    browser.wait_for_text(".found", "Runs the shop at the quay. <b>Bold</b>");
    // An address that is none of the web's leads nowhere.
    assert_eq!(browser.count(".ledger a"), 0);
    browser.wait_until_saved();
    browser.click_named("Save the ledger as a table (CSV)");
    let csv = String::from_utf8(browser.downloaded("ferry-to-stop-at-aldersund-ledger.csv")).unwrap();
    let line = csv.lines().nth(1).unwrap();
    assert!(
        line.contains("Ida Brandt")
            && line.contains("mixed")
            && line.contains("<b>Bold</b>")
            && line.ends_with(",,,2,,,declined"),
        "{csv}"
    );
    // All of it is there after a reload, and is taken back step by step.
    browser.reload();
    browser.click(".saved-article");
    browser.wait_for("article .said[data-mark]");
    browser.click_named("Sources: ledger and figures");
    about(&browser);
    assert_eq!(
        value(&browser, "#ledger-found-1"),
        "Runs the shop at the quay. <b>Bold</b>"
    );
    assert_eq!(value(&browser, "#ledger-judged-2-1"), "2");
    assert_eq!(value(&browser, "#trait-1-0"), "declined");
    browser.click_named("Undo");
    browser.eventually("the trait is not known again", || {
        value(&browser, "#trait-1-0") == "unknown"
    });
    browser.assert_no_faults();
}

#[test]
fn figures_lead_to_their_passages_and_the_editors_page_is_copied() {
    let browser = Browser::open(Place::Site);
    open(&browser);
    browser.click_named("Figures");
    browser.wait_for_text(".insight", "Ida Brandt has most of them");
    browser.wait_for_text(".insight .ends", "First to speak: 1 Ida Brandt");
    browser.wait_for_text(".insight .ends", "Tom Vale");
    // From passage to passage of one source, and round.
    let current = |browser: &Browser| browser.text(".article [data-ring]");
    browser.click(".insight-bar");
    browser.wait_for(".article [data-ring]");
    let first = current(&browser);
    browser.click(".insight-bar");
    browser.eventually("the next passage", || current(&browser) != first);
    browser.look(Look {
        width: 390,
        height: 844,
        ..Look::default()
    });
    browser.click_named("More");
    browser.click_named("Sources: ledger and figures");
    browser.wait_for(".insight");
    let sideways = "return document.documentElement.scrollWidth > document.documentElement.clientWidth";
    assert_eq!(browser.js(sideways), false);
    browser.click_named("For the editor");
    browser.wait_for_text(".desk", "A senior official, who asked not to be named");
    browser.wait_for_text(".desk", "lost 40 crowns a day");
    browser.click_named("Copy this page");
    browser.wait_for_text(".notices", "Copied.");
    browser.assert_no_faults();
}
