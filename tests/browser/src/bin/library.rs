//! How a large library opens and is searched, and how many bytes one mark writes, as a part of `docs/performance.md`.
//! `cargo xtask bench library` packages the app and runs this.

use sayso_browser::{Browser, MadeBackup, Place};
use serde_json::{Value, json};

/// Times that the library is opened.
const RUNS: usize = 7;

/// What is searched for, a keystroke at a time, again and again: words that many, few and no articles have.
const SEARCHES: [&str; 3] = ["harbour", "pier 512", "zeppelin"];

fn main() {
    let made = MadeBackup::MANY;
    let browser = Browser::open(Place::Site);
    browser.devtools("Performance.enable", json!({}));
    browser.make_backup(made);
    browser.choose_made_backup();
    browser.wait_for_long("dialog", "are not here yet");
    browser.click_named("Merge");
    browser.wait_for_long(".notices", "articles added");

    println!("## A large library\n");
    println!(
        "{} articles of {} KB with {} marks each, in the packaged app in Chromium. Opened {RUNS} times after a reload; searched a\n\
         keystroke at a time, once texts and notes have been read; from the press or key to the frame that shows it, and the\n\
         scripts of that time.\n",
        made.articles,
        made.characters / 1000,
        made.marks
    );
    println!("| step | median, ms | slowest, ms | scripts, median, ms |\n|---|---:|---:|---:|");
    row("opening the library", (0..RUNS).map(|_| opened(&browser)).collect());
    // All has been read once words are found that only texts have.
    browser.type_into("#library-search", "pier 7.");
    browser.wait_for_long(".library [role=status]", "100 articles");
    let keys = SEARCHES.iter().flat_map(|words| searched(&browser, words));
    row("a keystroke in the search", keys.collect());

    println!("\n| an article of | marks there | bytes that one more mark writes |\n|---:|---:|---:|");
    for (characters, marks) in [(6_000, 50), (100_000, 1), (100_000, 1_000)] {
        let bytes = written(characters, marks);
        println!("| {} KB | {marks} | {bytes} |", characters / 1000);
    }
}

/// Prints a row of steps: milliseconds to the frame, and of scripts.
fn row(name: &str, steps: Vec<(f64, f64)>) {
    let (mut frames, mut scripts): (Vec<f64>, Vec<f64>) = steps.into_iter().unzip();
    frames.sort_by(f64::total_cmp);
    scripts.sort_by(f64::total_cmp);
    let middle = frames.len() / 2;
    println!(
        "| {name} | {:.0} | {:.0} | {:.0} |",
        frames[middle],
        frames[frames.len() - 1],
        scripts[middle]
    );
}

fn opened(browser: &Browser) -> (f64, f64) {
    browser.reload();
    browser.wait_for(".all-articles button");
    measured(
        browser,
        "document.querySelector('.all-articles button').click();
         while (!document.querySelector('.rows li')) await new Promise(requestAnimationFrame);",
    )
}

fn searched(browser: &Browser, words: &str) -> Vec<(f64, f64)> {
    let keys = 1..=words.chars().count();
    keys.map(|count| {
        let typed: String = words.chars().take(count).collect();
        let script = format!(
            "const field = document.querySelector('#library-search');
             field.value = {};
             field.dispatchEvent(new InputEvent('input', {{ bubbles: true }}));",
            json!(typed)
        );
        measured(browser, &script)
    })
    .collect()
}

/// Runs `step` in the page, waits for the frame that shows what came of it, and yields the milliseconds until then, and those
/// of scripts.
fn measured(browser: &Browser, step: &str) -> (f64, f64) {
    let before = script_ms(browser);
    let script = format!(
        "const start = performance.now();
         {step}
         await new Promise(shown => requestAnimationFrame(() => setTimeout(shown)));
         return performance.now() - start"
    );
    let shown = browser.js(&script).as_f64().unwrap_or(f64::NAN);
    (shown, script_ms(browser) - before)
}

fn script_ms(browser: &Browser) -> f64 {
    let told = browser.devtools("Performance.getMetrics", json!({}));
    let metrics = told["metrics"].as_array().cloned().unwrap_or_default();
    let script = metrics.iter().find(|metric| metric["name"] == "ScriptDuration");
    script
        .and_then(|metric: &Value| metric["value"].as_f64())
        .map_or(f64::NAN, |seconds| seconds * 1e3)
}

/// How many bytes, as JSON, an article of so many characters and marks writes for one more mark, to both shelves.
fn written(characters: u32, marks: u32) -> u64 {
    let browser = Browser::open(Place::Site);
    browser.open_made(MadeBackup {
        articles: 1,
        characters,
        marks,
        at: None,
        length: 13,
        words: true,
    });
    browser.wait_until_saved();
    browser.js(include_str!("../js/written.js"));
    // A long text is shown before its marks, which then move it.
    browser.js("await new Promise(done => setTimeout(done, 3000))");
    browser.select_text("article h1", "counted");
    browser.click_named("Highlight");
    browser.eventually("it is marked", || {
        browser.texts("article .own").iter().any(|words| words == "counted")
    });
    browser.wait_until_saved();
    // The list in localStorage follows a moment later.
    browser
        .js("await new Promise(done => setTimeout(done, 500)); return window.written")
        .as_u64()
        .unwrap_or_default()
}
