//! How long a backup of 50 MB takes to be restored and made, and what holds up the page meanwhile, as a part of
//! `docs/performance.md`. `cargo xtask bench restore` packages the app and runs this.

use std::time::Instant;

use sayso_browser::{Browser, MadeBackup, Place};

fn main() {
    let browser = Browser::open(Place::Site);
    browser.watch_stalls();
    let size = browser.make_backup(MadeBackup::LARGE);
    println!("## A large backup\n");
    println!(
        "{} articles of 100 KB each, a backup of {:.0} MB, in the packaged app in Chromium. Long tasks are those of the\n\
         page's main thread over 50 ms. One run.\n",
        MadeBackup::LARGE.articles,
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
    browser.choose_made_backup();
    browser.wait_for_long("dialog", "are not here yet");
    row("looking through it", start);
    let start = Instant::now();
    browser.click_named("Merge");
    browser.wait_for_long(".notices", "articles added");
    row("restoring it", start);
    browser.click(".all-articles button");
    browser.wait_for(".keep-safe");
    browser.stalls();
    let start = Instant::now();
    browser.click_named("Back up everything");
    browser.wait_for_long(".notices", "where your browser puts downloads");
    row("making one", start);
}
