//! How long it takes from opening the page to the first article, as a part of `docs/performance.md`. `cargo xtask bench` packages
//! the app and runs this.

use sayso_browser::{Browser, Place};
use serde_json::{Value, json};

/// Times that the page is opened with nothing of it kept from before.
const RUNS: usize = 7;

/// What is noted of each opening, in milliseconds.
const STEPS: [&str; 5] = [
    "the first page is drawn",
    "from a press to the article",
    "from a press to its marks",
    "scripts together, up to the article",
    "the page's thread at work, up to the article",
];

fn main() {
    println!("## From opening to the first article\n");
    println!(
        "The packaged site in Chromium, from this computer, nothing of it kept from before; as soon as the first page is there, the\n\
         sample is opened. Medians of {RUNS} times, and the slowest, in milliseconds.\n"
    );
    println!("| | median | slowest |\n|---|---:|---:|");
    let browser = Browser::open(Place::Site);
    browser.devtools("Performance.enable", json!({}));
    // Presses as soon as there is what is pressed, so that nothing waits for the driver.
    browser.before_load(include_str!("../js/start.js"));
    let runs: Vec<[f64; STEPS.len()]> = (0..RUNS).map(|_| opened(&browser)).collect();
    for (step, name) in STEPS.iter().enumerate() {
        let mut times: Vec<f64> = runs.iter().map(|run| run[step]).collect();
        times.sort_by(f64::total_cmp);
        println!("| {name} | {:.0} | {:.0} |", times[RUNS / 2], times[RUNS - 1]);
    }
}

fn opened(browser: &Browser) -> [f64; STEPS.len()] {
    browser.js("localStorage.clear();
         await new Promise(done => { const gone = indexedDB.deleteDatabase('sayso'); gone.onsuccess = gone.onblocked = done; });");
    browser.devtools("Network.clearBrowserCache", json!({}));
    browser.reload();
    browser.wait_for("article h1");
    // A page's figures begin with the page.
    let (scripts, work) = metrics(browser);
    browser.wait_for("article [data-mark]");
    let told = browser.js("return window.start");
    let time = |name: &str| told[name].as_f64().unwrap_or(f64::NAN);
    let pressed = time("pressed");
    [
        pressed,
        time("article") - pressed,
        time("marks") - pressed,
        scripts,
        work,
    ]
}

/// How long scripts have run so far, and how long the thread was at work, in milliseconds.
fn metrics(browser: &Browser) -> (f64, f64) {
    let told = browser.devtools("Performance.getMetrics", json!({}));
    let metrics = told["metrics"].as_array().cloned().unwrap_or_default();
    let seconds = |name: &str| {
        let metric = metrics.iter().find(|metric| metric["name"] == name);
        metric
            .and_then(|metric: &Value| metric["value"].as_f64())
            .unwrap_or(f64::NAN)
    };
    (seconds("ScriptDuration") * 1e3, seconds("TaskDuration") * 1e3)
}
