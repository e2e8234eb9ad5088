//! What an hour of work leaves behind in the page, as a part of `docs/performance.md`: nodes, listeners, memory, and what each step
//! writes. `cargo xtask bench` packages the app and runs this.

use sayso_browser::{Browser, Place};
use serde_json::{Value, json};

/// Rounds of work.
const ROUNDS: usize = 120;
/// Steps of a round. All together are what a person does in an hour who does something every two seconds.
const STEPS: usize = 15;
/// Rows of the table.
const ROWS: usize = 8;

fn main() {
    println!("## An hour of work\n");
    println!(
        "{} steps in one tab of the packaged app, one every two seconds for an hour but without the waiting: words are\n\
         selected, marked, given a note and taken away again; suggestions agreed with and undone; layers switched; words\n\
         looked for; the library and the review opened and closed. After garbage collection. Written: bytes as JSON to both\n\
         shelves, per step since the row before.\n",
        ROUNDS * STEPS
    );
    println!(
        "| steps | nodes | listeners | JS heap, MB | wasm memory, MB | written per step, KB |\n|---:|---:|---:|---:|---:|---:|"
    );
    let browser = Browser::open(Place::Site);
    browser.before_load(include_str!("../js/memories.js"));
    browser.goto(browser.url());
    browser.read_with_marks(&article());
    browser.wait_until_saved();
    browser.js(include_str!("../js/written.js"));
    browser.devtools("Performance.enable", json!({}));
    round(&browser, 0);
    row(&browser, 0);
    for part in 0..ROWS {
        for n in 0..ROUNDS / ROWS {
            round(&browser, part * ROUNDS / ROWS + n);
        }
        row(&browser, (part + 1) * ROUNDS / ROWS);
    }
    browser.assert_no_faults();
}

/// Many paragraphs, so that each round finds other words.
fn article() -> String {
    let mut article = String::from("Harbour council counts its boats\n\n");
    for n in 0..40 {
        article += &format!(
            "“Boat number {n} left before noon,” said Ana Ruiz, who keeps the harbour's book. Nobody on pier {n} knew why.\n\n"
        );
    }
    article
}

/// [`STEPS`] steps, after which the article is as before.
fn round(browser: &Browser, n: usize) {
    let js = |script: &str| browser.js(&format!("{HAND} {script}"));
    browser.js_with(SELECT, vec![json!(n)]);
    js("await there('.marking')");
    browser.press("h");
    js("await there('article .own')");
    browser.press("n");
    js("await there('#note-text'); write('#note-text', 'look this up')");
    browser.press("Control+Enter");
    js("await gone('#note-text')");
    browser.press("Delete");
    js("await gone('article .own')");
    browser.press("Escape");
    js("click('article .said[data-mark]'); await there('.card')");
    browser.press("a");
    browser.press("Control+z");
    browser.press("Escape");
    js("click('.layer'); await gone('article .said'); click('.layer'); await there('article .said')");
    browser.press("/");
    js("await there('.find-bar'); write('.find-bar input[type=text]', 'noon');
        await until(() => document.querySelector('.find-bar [role=status]').textContent.includes('of 40'))");
    browser.press("Escape");
    browser.press("Escape");
    js("await gone('.find-bar');
        for (const tab of document.querySelectorAll('[role=tab]')) { tab.click(); await until(() => tab.ariaSelected === 'true'); }
        document.querySelector('[role=tab]').click();
        click('.header .brand'); await there('.saved-article'); click('.saved-article'); await there('article .said[data-mark]')");
}

/// By scripts of the page: the driver would keep every element that it was ever asked for.
const HAND: &str = "
    const until = async what => {
        for (let i = 0; i < 1000; i++) {
            if (what()) return;
            await new Promise(done => setTimeout(done, 10));
        }
        throw new Error('it never came to ' + what);
    };
    const there = css => until(() => document.querySelector(css));
    const gone = css => until(() => !document.querySelector(css));
    const click = css => document.querySelector(css).click();
    const write = (css, words) => {
        const field = document.querySelector(css);
        field.focus();
        field.value = words;
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    };";

/// Selects a word of another paragraph each time.
const SELECT: &str =
    "const all = [...document.querySelectorAll('article .block')].filter(one => one.textContent.includes('Nobody'));
    const walker = document.createTreeWalker(all[arguments[0] % all.length], NodeFilter.SHOW_TEXT);
    while (!walker.nextNode().data.includes('Nobody'));
    const at = walker.currentNode.data.indexOf('Nobody');
    document.querySelector('article').focus();
    getSelection().setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + 6);";

fn row(browser: &Browser, rounds: usize) {
    browser.wait_until_saved();
    browser.js("await new Promise(done => setTimeout(done, 1000))");
    for _ in 0..3 {
        browser.devtools("HeapProfiler.collectGarbage", json!({}));
    }
    let told = browser.devtools("Performance.getMetrics", json!({}));
    let metrics = told["metrics"].as_array().cloned().unwrap_or_default();
    let metric = |name: &str| {
        let found = metrics.iter().find(|metric| metric["name"] == name);
        found
            .and_then(|metric: &Value| metric["value"].as_f64())
            .unwrap_or(f64::NAN)
    };
    let number = |script: &str| browser.js(script).as_f64().unwrap_or(f64::NAN);
    let wasm = number("return window.memories.reduce((all, one) => all + one.buffer.byteLength, 0)");
    let written = number("const written = window.written; window.written = 0; return written");
    let steps = if rounds == 0 { STEPS } else { ROUNDS / ROWS * STEPS };
    println!(
        "| {} | {} | {} | {:.1} | {:.1} | {:.1} |",
        rounds * STEPS,
        metric("Nodes"),
        metric("JSEventListeners"),
        metric("JSHeapUsedSize") / 1e6,
        wasm / 1e6,
        written / 1e3 / steps as f64
    );
}
