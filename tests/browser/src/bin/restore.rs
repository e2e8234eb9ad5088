//! How long a backup of 50 MB takes to be restored and made, and what holds up the page meanwhile, as a part of
//! `docs/performance.md`. `cargo xtask bench restore` packages the app and runs this.

use std::time::Instant;

use sayso_browser::{ARTICLES, Browser, Place};
use serde_json::json;

fn main() {
    let browser = Browser::open(Place::Site);
    browser.watch_stalls();
    let size = browser.make_large_backup(ARTICLES);
    println!("## A large backup\n");
    println!(
        "{ARTICLES} articles of 100 KB each, a backup of {:.0} MB, in the packaged app in Chromium. Long tasks are those of the\n\
         page's main thread over 50 ms. One run.\n",
        size as f64 / 1e6
    );
    println!("| step | seconds | long tasks | longest, ms |\n|---|---:|---:|---:|");
    browser.stalls();
    let row = |step: &str, since: Instant| {
        let seconds = since.elapsed().as_secs_f64();
        let stalls = browser.stalls();
        println!(
            "| {step} | {seconds:.1} | {} | {:.0} |",
            stalls.long_tasks.len(),
            stalls.longest()
        );
    };
    let start = Instant::now();
    browser.choose_large_backup();
    wait_for(&browser, "dialog", "are not here yet");
    row("looking through it", start);
    let start = Instant::now();
    browser.click_named("Merge");
    wait_for(&browser, ".notices", "articles added");
    row("restoring it", start);
    browser.click(".all-articles button");
    browser.wait_for(".keep-safe");
    browser.stalls();
    let start = Instant::now();
    browser.click_named("Back up everything");
    wait_for(&browser, ".notices", "where your browser puts downloads");
    row("making one", start);
}

/// Waits for words, in a script at a time, since a step may take minutes on a busy computer.
fn wait_for(browser: &Browser, css: &str, words: &str) {
    let script = "for (let i = 0; i < 200; i++) {
             if (document.querySelector(arguments[0])?.textContent.includes(arguments[1])) return true;
             await new Promise(done => setTimeout(done, 100));
         }
         return false";
    for _ in 0..15 {
        if browser.js_with(script, vec![json!(css), json!(words)]) == true {
            return;
        }
    }
    panic!("`{css}` never says “{words}”");
}
