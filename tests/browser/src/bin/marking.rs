//! How soon thousands of marks are shown, and how smoothly the page scrolls with them, beside the annotator that most pages
//! take, as a part of `docs/performance.md`. `cargo xtask bench` packages the app and runs this.

use anyhow::Result;
use sayso_browser::{Browser, MadeBackup, Place};
use serde_json::json;
use xtask::rivals;

/// Characters of the text.
const CHARACTERS: u32 = 400_000;
/// How many marks it has.
const MARKS: u32 = 5_000;
/// What is measured with: how the marks lie, and characters of each.
const LIE: [(&str, u32); 2] = [("apart", 13), ("ten deep", 800)];
/// Times that marks are shown; the median counts.
const RUNS: usize = 7;
/// Times that each of the small steps is done.
const STEPS: usize = 41;

fn main() -> Result<()> {
    println!("## Thousands of marks\n");
    println!(
        "{MARKS} marks on a text of {} KB, in one Chromium after the other, beside the two renderers of npm's\n\
         @recogito/text-annotator 4.1.1. Shown: from switching them on, over a text that is laid out already, to the frame that\n\
         has those in the window; median of {RUNS}. Scrolling: through the whole text in a hundred frames. Milliseconds.\n",
        CHARACTERS / 1000
    );
    println!("| marks | by | shown | worst frame | frames, 95th of 100 |\n|---|---|---:|---:|---:|");
    let folder = rivals::annotators()?;
    let mut small = Vec::new();
    for (lie, length) in LIE {
        let browser = opened(length);
        row(
            lie,
            "Sayso",
            &browser,
            "document.querySelector('.layer.mine').click()",
            SAYSO,
        );
        small.push((lie, small_steps(&browser)));
        let text = browser
            .js("return window.measuredText")
            .as_str()
            .unwrap_or_default()
            .to_owned();
        for renderer in ["SPANS", "CSS_HIGHLIGHTS"] {
            let browser = Browser::open_folder(&folder, "index.html");
            browser.js_with(
                "const [text, renderer, count, length] = arguments;
                 const module = await import('./recogito.js');
                 module.lay(text);
                 const size = document.querySelector('main').textContent.length;
                 const start = n => Math.floor(n * (size - length) / count);
                 const marks = Array.from({ length: count }, (_, n) => [start(n), start(n) + length]);
                 const show = module.annotator(renderer, marks);
                 window.on = false;
                 window.toggle = () => show(window.on = !window.on);",
                vec![json!(text), json!(renderer), json!(MARKS), json!(length)],
            );
            browser.js(include_str!("../js/shown.js"));
            let seen = match renderer {
                "SPANS" => "!!document.querySelector('.r6o-annotation')",
                _ => "[...CSS.highlights.values()].some(one => one.size)",
            };
            row(lie, &format!("recogito, {renderer}"), &browser, "window.toggle()", seen);
        }
    }
    println!("\n| marks | step in Sayso | scripts and layout, median | 95th of 100 |\n|---|---|---:|---:|");
    for (lie, steps) in small {
        for (step, mut times) in steps {
            times.sort_by(f64::total_cmp);
            println!(
                "| {lie} | {step} | {:.1} | {:.1} |",
                times[times.len() / 2],
                at_95(&times)
            );
        }
    }
    Ok(())
}

/// Whether Sayso shows marks of one's own in the window.
const SAYSO: &str = "[...document.querySelectorAll('article .own')].some(mark => {
    const { top, bottom } = mark.getBoundingClientRect();
    return bottom > 0 && top < innerHeight;
})";

/// The app with the text open, its own marks alone, switched off.
fn opened(length: u32) -> Browser {
    let browser = Browser::open(Place::Site);
    browser.open_made(MadeBackup {
        articles: 1,
        characters: CHARACTERS,
        marks: MARKS,
        at: None,
        length,
        words: true,
    });
    browser.eventually("it is scanned", || {
        browser.js("return !document.querySelector('#scan-progress')") == true
    });
    browser.js("for (const layer of document.querySelectorAll('.layer[aria-pressed=true]')) layer.click();
         window.measuredText = [...document.querySelectorAll('article [data-start]')].map(one => one.textContent).join('\\n\\n')");
    browser.eventually("no mark is shown", || browser.count("article .own") == 0);
    browser.js(include_str!("../js/shown.js"));
    browser
}

/// Measures how marks are shown by `act`, which also hides them, and how the page scrolls with them; prints the row.
fn row(lie: &str, by: &str, browser: &Browser, act: &str, shown: &str) {
    let mut times: Vec<f64> = (0..RUNS)
        .map(|_| {
            let time = browser.js(&format!("return await untilShown(() => {{ {act} }}, () => {shown})"));
            browser.js(&format!("return await untilShown(() => {{ {act} }}, () => !({shown}))"));
            time.as_f64().unwrap_or(f64::NAN)
        })
        .collect();
    times.sort_by(f64::total_cmp);
    browser.js(&format!("return await untilShown(() => {{ {act} }}, () => {shown})"));
    browser.js("scrollTo(0, 0); await new Promise(done => setTimeout(done, 300))");
    // Bit by bit: no script may run for long.
    let frames = (0..10).flat_map(|tenth| {
        let frames = browser.js_with("return await scrollThrough(arguments[0])", vec![json!(tenth)]);
        frames.as_array().cloned().unwrap_or_default()
    });
    let mut frames: Vec<f64> = frames.filter_map(|frame| frame.as_f64()).collect();
    frames.sort_by(f64::total_cmp);
    println!(
        "| {lie} | {by} | {:.0} | {:.0} | {:.0} |",
        times[RUNS / 2],
        frames.last().copied().unwrap_or(f64::NAN),
        at_95(&frames)
    );
}

fn at_95(sorted: &[f64]) -> f64 {
    sorted.get(sorted.len() * 95 / 100).copied().unwrap_or(f64::NAN)
}

/// What small steps cost with all marks shown: by step, the milliseconds of scripts and layout of each time.
fn small_steps(browser: &Browser) -> Vec<(&'static str, Vec<f64>)> {
    browser.devtools("Performance.enable", json!({}));
    browser.js("scrollTo(0, document.documentElement.scrollHeight / 2)");
    let cost = |act: &dyn Fn()| {
        let before = work(browser);
        browser.at_once(|| {
            act();
            browser.js(NEXT_FRAME);
        });
        work(browser) - before
    };
    let layer = || drop(browser.js("document.querySelector('.layer.mine').click()"));
    let layer = (0..STEPS).map(|_| cost(&layer)).collect();
    // Switched an odd number of times.
    browser.js("document.querySelector('.layer.mine').click()");
    let added = (0..STEPS)
        .map(|n| {
            browser.js_with(SELECT, vec![json!(n)]);
            browser.wait_for(".marking");
            browser.js(NEXT_FRAME);
            cost(&|| browser.press("h"))
        })
        .collect();
    browser.press("n");
    browser.wait_for("#note-text");
    let typed = (0..STEPS).map(|_| cost(&|| browser.press("e"))).collect();
    vec![
        ("switching a layer", layer),
        ("adding a mark", added),
        ("a letter of a note", typed),
    ]
}

/// Waits until what was done is painted.
const NEXT_FRAME: &str = "await new Promise(shown => requestAnimationFrame(() => setTimeout(shown)))";

/// Selects a word in the window: another one for each number.
const SELECT: &str = "const within = [...document.querySelectorAll('article [data-start]')].filter(one => {
        const { top, bottom } = one.getBoundingClientRect();
        return top > 150 && bottom < innerHeight;
    });
    const walker = document.createTreeWalker(within[arguments[0] % within.length], NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) if (walker.currentNode.data.trim().length > 6) texts.push(walker.currentNode);
    const text = texts[Math.floor(arguments[0] / within.length) % texts.length];
    getSelection().setBaseAndExtent(text, 0, text, 5);";

/// The milliseconds of scripts, style and layout so far.
fn work(browser: &Browser) -> f64 {
    let told = browser.devtools("Performance.getMetrics", json!({}));
    let metrics = told["metrics"].as_array().cloned().unwrap_or_default();
    let wanted = ["ScriptDuration", "LayoutDuration", "RecalcStyleDuration"];
    let seconds = metrics
        .iter()
        .filter(|metric| wanted.iter().any(|name| metric["name"] == *name));
    seconds.filter_map(|metric| metric["value"].as_f64()).sum::<f64>() * 1e3
}
