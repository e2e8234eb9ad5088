//! Whether the time of a scan grows with the text and not faster.

use std::hint::black_box;
use std::time::{Duration, Instant};

use sayso_engine::{Document, Rulebook, scan};
use sayso_tests::hostile;

/// The two sizes that are compared, in bytes.
const SMALL: usize = 1_000_000;
const LARGE: usize = 10_000_000;

/// Runs of each; the fastest counts, since what else goes on only slows a run down.
const RUNS_SMALL: usize = 3;
const RUNS_LARGE: usize = 2;

/// Prints the table. `article` makes an ordinary text of so many bytes or a little more.
pub fn print(article: impl Fn(usize) -> String) {
    println!("## Ten times the text\n");
    println!(
        "Text to findings, blocks included (`Document::new` and `scan`): 1 MB and 10 MB of the same, the fastest of {RUNS_SMALL} runs and of\n\
         {RUNS_LARGE}. The first two texts are the golden articles with new names in every copy, in paragraphs and as one line; the others\n\
         repeat one piece without end (`tests/src/hostile.rs`).\n"
    );
    println!("| text | 1 MB, ms | 10 MB, ms | times |\n|---|---:|---:|---:|");
    print_row("articles", &article);
    print_row("articles, one line", &|bytes| article(bytes).replace('\n', " "));
    for &pile in hostile::PILES {
        print_row(pile.0, &|bytes| hostile::piled(pile, bytes));
    }
    println!();
}

fn print_row(name: &str, text: &dyn Fn(usize) -> String) {
    let (small, large) = (fastest(&text(SMALL), RUNS_SMALL), fastest(&text(LARGE), RUNS_LARGE));
    let ms = |time: Duration| time.as_secs_f64() * 1e3;
    println!(
        "| {name} | {:.0} | {:.0} | {:.1} |",
        ms(small),
        ms(large),
        large.as_secs_f64() / small.as_secs_f64()
    );
}

fn fastest(text: &str, runs: usize) -> Duration {
    let rules = Rulebook::built_in();
    let run = |_| {
        let start = Instant::now();
        let document = Document::new("text", black_box(text));
        black_box(scan(&document, &rules));
        start.elapsed()
    };
    (0..runs).map(run).min().unwrap_or_default()
}
