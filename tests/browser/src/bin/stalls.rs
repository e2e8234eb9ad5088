//! How long the page is held up by a text of megabytes, step by step, as a part of `docs/performance.md`. `cargo xtask bench`
//! packages the app and runs this.

use sayso_browser::{Browser, Place, Stalls};
use serde_json::json;

/// Bytes of the long article, and of one that is to be marked within two seconds.
const LONG: usize = 5_000_000;
const ORDINARY: usize = 1_000_000;

/// Waits for what `until` says, as a promise, and yields how many milliseconds after `pressed` that was so.
const WAIT: &str = "return await new Promise(done => {
    const look = () => (UNTIL) ? done(performance.now() - window.pressed) : requestAnimationFrame(look);
    look();
});";

/// Bytes of the line without a space.
const LINE: usize = 1_000_000;

fn main() {
    println!("## What holds up the page\n");
    println!(
        "The packaged app in Chromium. Long tasks are those of its main thread over 50 ms; an answer is the time from a key\n\
         to the next frame, in steps of 8 ms; after: from the press that opens the text to the end of the step. One run, in\n\
         milliseconds.\n"
    );
    println!(
        "| text | step | after | long tasks | longest | together | slowest answer |\n|---|---|---:|---:|---:|---:|---:|"
    );
    measure("an article of 1 MB", &article(ORDINARY));
    measure("an article of 5 MB", &article(LONG));
    measure("a line of 1 MB without a space", &"x".repeat(LINE));
}

fn measure(name: &str, text: &str) {
    let browser = Browser::open(Place::Site);
    browser.watch_stalls();
    // Handing the text to the page takes a while too, and is none of the app's doing.
    browser.js_with(
        "const data = new DataTransfer();
         data.setData('text/plain', arguments[0]);
         window.paste = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });",
        vec![json!(text)],
    );
    browser.stalls();
    let row_after = |step: &str, after: &str, stalls: &Stalls| {
        println!(
            "| {name} | {step} | {after} | {} | {:.0} | {:.0} | {:.0} |",
            stalls.long_tasks.len(),
            stalls.longest(),
            stalls.long_tasks.iter().sum::<f64>() + 0.0,
            stalls.slowest_answer
        );
    };
    let row = |step: &str, stalls: &Stalls| row_after(step, "", stalls);
    let after = |until: &str| {
        let told = browser.js(&WAIT.replace("UNTIL", until));
        told.as_f64().map_or_else(String::new, |ms| format!("{ms:.0}"))
    };
    let in_a_task = "await new Promise(done => setTimeout(() => { ACT; setTimeout(done); }));";
    let act = |what: &str| browser.js(&in_a_task.replace("ACT", what));
    act("const box = document.querySelector('#paste'); box.focus(); box.dispatchEvent(window.paste)");
    row("pasting it", &browser.stalls());
    act("window.pressed = performance.now(); document.querySelector('.paste-row .primary').click()");
    let opened = after("document.querySelector('[data-start]')");
    row_after("opening it", &opened, &browser.stalls());
    let scanned = after("!document.querySelector('#scan-progress')");
    row_after("scanning it", &scanned, &browser.stalls());
    let mut chunks = 0;
    browser.eventually("all of it is there", || {
        let now = browser.count(".chunk");
        let before = std::mem::replace(&mut chunks, now);
        std::thread::sleep(std::time::Duration::from_millis(500));
        now == before
    });
    row("showing all of it", &browser.stalls());
    if browser.js("return !!document.querySelector('[data-mark]')") == true {
        for (key, step) in [
            ("j", "going to the first mark"),
            ("a", "agreeing with it"),
            ("x", "dismissing it"),
            ("Control+z", "taking that back"),
        ] {
            browser.press(key);
            row(step, &browser.stalls());
        }
    }
}

/// An article of about `bytes` bytes: people who say things, and paragraphs in which nobody does.
fn article(bytes: usize) -> String {
    const FIRST: [&str; 24] = [
        "Ines", "Tomas", "Una", "Mara", "Jo", "Ada", "Piet", "Lena", "Omar", "Ruth", "Karl", "Nora", "Ivo", "Tess",
        "Hugo", "Edda", "Milo", "Vera", "Otto", "Rosa", "Finn", "Greta", "Axel", "Dora",
    ];
    const LAST: [&str; 30] = [
        "Calder", "Reyl", "Marsh", "Lind", "Farrow", "Voss", "Brandt", "Okker", "Salder", "Thorne", "Vik", "Anders",
        "Holm", "Kester", "Lund", "Moreth", "Nyland", "Ostrow", "Pell", "Quist", "Roden", "Stahl", "Tamm", "Ulven",
        "Wick", "Yarrow", "Zell", "Brack", "Cray", "Dunmore",
    ];
    let mut text = String::from("Harbour towns count their boats\n\n");
    let mut i = 0;
    while text.len() < bytes {
        let name = |n: usize| format!("{} {}", FIRST[n % FIRST.len()], LAST[n / FIRST.len() % LAST.len()]);
        let (one, other) = (name(i * 7 + i / 5), name(i * 11 + 3));
        let surname = one.split(' ').next_back().unwrap_or_default().to_owned();
        text += &match i % 5 {
            0 => format!(
                "“We have {i} boats and no crew for half of them,” said {one}, the harbour master of pier {i}. \
                 “Nobody asked us before the line was closed.”\n\n"
            ),
            1 => format!(
                "The line opened {i} days ago and carried timber, mail and on Sundays the brass band. Since the storm \
                 the cars stand in the shed, and the timetable at the stop is that of last winter. Rain has washed most \
                 of it off.\n\n"
            ),
            2 => format!(
                "{other} told the town council on Monday that the repair would take {i} weeks. According to the Port \
                 Authority, the work has begun. {other} said that the money was there.\n\n"
            ),
            3 => format!(
                "{surname} added: “It is not the money — it is the crane.” 🏗️ The crane stands on pier {i}.\n\n"
            ),
            _ => format!(
                "A company official who asked not to be named called the plan “a hard blow” to all {i} households, while \
                 {other} of the Friends of the Pier urged both sides to talk.\n\n"
            ),
        };
        i += 1;
    }
    text
}
