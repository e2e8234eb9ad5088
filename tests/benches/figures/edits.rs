//! What an edit of one paragraph costs.

use std::hint::black_box;
use std::time::{Duration, Instant};

use sayso_engine::{Edit, Rulebook, Scanned, Span, rescan};

/// Bytes of the text that is edited.
const BYTES: usize = 400_000;
/// Edits, spread over the text.
const EDITS: usize = 101;

/// Prints the table. `article` makes an ordinary text of so many bytes or a little more.
pub fn print(article: impl Fn(usize) -> String) {
    println!("## After an edit\n");
    println!(
        "A sentence put into one paragraph of a text of {} KB, {EDITS} times, each time somewhere else: `rescan` reads the text's\n\
         structure again and that paragraph, and links the document. Beside it the scan from nothing.\n",
        BYTES / 1000
    );
    let rules = Rulebook::built_in();
    let text = article(BYTES);
    let start = Instant::now();
    let mut scanned = Scanned::new("text", text, &rules);
    let whole = start.elapsed();
    let mut times: Vec<Duration> = (0..EDITS)
        .map(|n| {
            let blocks = &scanned.document.blocks;
            let at = blocks[n * (blocks.len() - 1) / EDITS].span.end;
            let edit = Edit {
                span: Span::new(at, at),
                text: format!(" \"We count to {n},\" said Tessa Moreau, a pilot."),
            };
            let start = Instant::now();
            let next = black_box(rescan(black_box(&scanned), &edit));
            let time = start.elapsed();
            scanned = next.expect("a block's end is in the text");
            time
        })
        .collect();
    times.sort();
    let ms = |time: Duration| time.as_secs_f64() * 1e3;
    println!("| | ms |\n|---|---:|");
    println!("| from nothing | {:.1} |", ms(whole));
    println!("| an edit, median | {:.1} |", ms(times[EDITS / 2]));
    println!("| an edit, slowest of {EDITS} | {:.1} |\n", ms(times[EDITS - 1]));
}
