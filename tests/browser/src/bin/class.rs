//! How long a large class takes to be taken in, marked and looked at, and what holds up the page meanwhile, as a part of
//! `docs/performance.md`. `cargo xtask bench class` packages the app and runs this.

use std::time::Instant;

use sayso_browser::{Browser, Place};
use serde_json::{Value, json};

/// Students.
const STUDENTS: u32 = 200;
/// Marks that each of them hands in.
const MARKS: u32 = 300;
/// Marks of the key, each of four words; every student misses some and has others a word too long.
const KEY: u32 = 320;

/// Makes the files in the page, chooses them all at once, and tells how many milliseconds went by from that to the frame that shows the
/// last student, and how many bytes the files have.
const HAND_IN: &str = "
    const [students, count, places] = arguments;
    let seed = 7;
    const dice = n => (seed = (seed * 1103515245 + 12345) % 2147483648) % n;
    const data = new DataTransfer();
    let bytes = 0;
    for (let s = 0; s < students; s++) {
        const left = new Set();
        while (left.size < places.length - count) left.add(dice(places.length));
        const marks = places.filter((_, k) => !left.has(k)).map(([start, end, exact], k) => ({
            label: 'quote',
            at: dice(5) ? { start, end, exact } : { start, end: end + 4, exact: exact + ' and' },
            source: dice(6) ? `Person ${k}` : 'nobody',
        }));
        const work = { format: 'sayso-submission', version: 1, exercise: 'e', revision: 1, student: { name: `Student ${s}` }, marks };
        const text = JSON.stringify(work);
        bytes += text.length;
        data.items.add(new File([text], `student-${s}.sayso.json`));
    }
    const input = document.querySelector('.marking-page input[type=file]');
    input.files = data.files;
    const start = performance.now();
    input.dispatchEvent(new Event('change', { bubbles: true }));
    while (document.querySelectorAll('.marking-page tbody tr').length < students) {
        await new Promise(requestAnimationFrame);
    }
    return [performance.now() - start, bytes];
";

fn main() {
    let (lesson, places) = lesson();
    let browser = Browser::open(Place::Site);
    browser.watch_stalls();
    browser.choose_file("e.lesson.sayso.json", lesson.as_bytes());
    browser.wait_for_text("h1", "A large class");
    browser.click_named("Mark");
    browser.wait_for_text(".marking-page", "Drop here");
    println!("## A large class\n");
    println!(
        "{STUDENTS} works of {MARKS} marks each, marked by a key of {KEY}, in the packaged app in Chromium: from the choice of the\n\
         files to the frame that shows the last student, then views of the class. Long tasks are those of the page's main thread\n\
         over 50 ms. One run.\n"
    );
    println!("| step | seconds | long tasks | longest, ms |\n|---|---:|---:|---:|");
    let row = |step: &str, seconds: f64| {
        let stalls = browser.stalls();
        println!(
            "| {step} | {seconds:.2} | {} | {:.0} |",
            stalls.long_tasks.len(),
            stalls.longest()
        );
    };
    browser.stalls();
    let told = browser.js_with(HAND_IN, vec![json!(STUDENTS), json!(MARKS), places]);
    let megabytes = told[1].as_f64().unwrap_or_default() / 1e6;
    row(
        &format!("{megabytes:.0} MB of files read, sorted out and marked"),
        told[0].as_f64().unwrap_or_default() / 1000.0,
    );
    // What the browser's dialog takes is the browser's own; it opens when all sheets are drawn.
    browser.js("window.print = () => {
         window.sheets = document.querySelectorAll('.all-feedback > .feedback').length;
         window.dispatchEvent(new Event('afterprint'));
     }");
    for (what, done) in [
        ("Print feedback for all", "return window.sheets ?? 0"),
        (
            "Save feedback for all",
            "return document.querySelectorAll('.notice').length",
        ),
    ] {
        let start = Instant::now();
        browser.click_named(what);
        browser.eventually(&format!("“{what}” is done"), || browser.js(done).as_u64() > Some(0));
        row(what, start.elapsed().as_secs_f64());
    }
    for (view, shown) in [("Heat map", ".heat .count"), ("Agreement (advanced)", ".told li")] {
        let start = Instant::now();
        browser.click_named(view);
        browser.wait_for(shown);
        row(view, start.elapsed().as_secs_f64());
    }
}

/// A lesson on a text of made-up words, and the places of its key: start, end, words.
fn lesson() -> (String, Value) {
    let mut text = String::new();
    let mut places = Vec::new();
    for k in 0..KEY {
        let start = text.len();
        text += &format!("word{k} of person {k}");
        places.push((start, text.len(), text[start..].to_owned()));
        text += " and so on to the next one.";
        text += if k % 8 == 7 { "\n\n" } else { " " };
    }
    let marks: Vec<Value> = places
        .iter()
        .enumerate()
        .map(|(k, (start, end, exact))| {
            json!({
                "id": format!("k{k}"), "label": "quote", "at": { "start": start, "end": end, "exact": exact },
                "sources": [format!("Person {k}")], "checked": true,
            })
        })
        .collect();
    let lesson = json!({
        "format": "sayso-lesson", "version": 1,
        "exercise": {
            "id": "e", "revision": 1, "title": "A large class", "labels": ["quote"], "article": { "text": text },
        },
        "key": { "marks": marks },
    });
    (lesson.to_string(), json!(places))
}
