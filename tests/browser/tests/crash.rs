//! The browser is ended at once, again and again, while a person works: nothing that was called saved is lost.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use sayso_browser::{Browser, Place};

/// How often. `SAYSO_CRASHES=50` tries harder.
const CRASHES: u32 = 4;

/// Longest wait between the word "Saved" and the end, in milliseconds.
const WAIT_MS: u64 = 500;

#[test]
fn an_edit_of_the_text_is_there_whole_or_not_at_all_after_the_browser_was_killed() {
    let (typo, mended) = ("Crews stopped wrk on Monday.", "Crews stopped work on Monday.");
    let mut browser = Browser::open(Place::Site);
    browser.read_with_marks(&format!("Ferry strike\n\n{typo}\n\n“We wait,” said Ines Calder.\n"));
    browser.highlight("on Monday");
    browser.wait_until_saved();
    let mut mend = true;
    for crash in 0..CRASHES {
        browser.click_words("article", "Crews");
        browser.click(".more-button");
        browser.click_named("Edit the text");
        browser.wait_for("#edit-text");
        let (old, new) = if mend { (typo, mended) } else { (mended, typo) };
        browser.js(&format!(
            "const area = document.querySelector('#edit-text'); area.value = area.value.replace('{old}', '{new}');
             area.dispatchEvent(new InputEvent('input', {{ bubbles: true }}))"
        ));
        browser.click_named("Save the text");
        // In the middle of it.
        std::thread::sleep(some_wait() / 10);
        browser.crash();
        browser.click(".saved-article");
        browser.wait_for("article .said[data-mark]");
        let text = browser.text("article");
        let (is_old, is_new) = (text.contains(old), text.contains(new));
        assert!(is_old != is_new, "{text}");
        browser.eventually("the mark is on its words", || {
            browser.texts("article .own") == ["on Monday"]
        });
        println!(
            "crash {crash}: the edit is {}",
            if is_new { "there" } else { "not there" }
        );
        mend = !text.contains(mended);
    }
}

/// A wait that nobody planned.
fn some_wait() -> Duration {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Duration::from_millis(u64::from(now.subsec_nanos()) % (WAIT_MS + 1))
}

#[test]
fn what_was_called_saved_is_there_after_the_browser_was_killed() {
    let crashes = std::env::var("SAYSO_CRASHES")
        .ok()
        .and_then(|n| n.parse().ok())
        .unwrap_or(CRASHES);
    let mut browser = Browser::open(Place::Site);
    browser.click_named("Try the sample");
    for crash in 0..crashes {
        browser.wait_for("article .said[data-mark]");
        browser.wait_for_text(".saved", "Saved in this browser");
        browser.click("article .said[data-mark]");
        browser.press("n");
        browser.wait_for("#note-text");
        let note = format!("noted before crash {crash}");
        browser.js("document.querySelector('#note-text').value = ''");
        browser.type_into("#note-text", &note);
        browser.js("window.words = []; const saved = document.querySelector('.saved'); \
             new MutationObserver(() => window.words.push(saved.textContent)) \
                 .observe(saved, { childList: true, characterData: true, subtree: true });");
        browser.click_named("Save note");
        browser.eventually("it was saved anew", || {
            browser.js("const words = window.words.join(' / '); \
                 return words.includes('Saving') && document.querySelector('.saved').textContent.includes('Saved in');")
                == true
        });
        let wait = some_wait();
        std::thread::sleep(wait);
        browser.crash();
        browser.click(".saved-article");
        browser.wait_for("article .note-sign");
        browser.click("#tab-notes");
        browser.wait_for_text("#panel-tab", &note);
        println!("crash {crash}, {} ms after it was saved: all there", wait.as_millis());
    }
}
