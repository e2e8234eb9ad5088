//! Whether the time of a scan grows with the text and not faster.

use std::hint::black_box;
use std::process::Command;
use std::time::Instant;

use sayso_engine::{Document, Rulebook, scan};
use sayso_tests::hostile;

/// The two sizes that are compared, in bytes.
const SMALL: usize = 1_000_000;
const LARGE: usize = 10_000_000;

/// Runs of each, small and large in turn; the median of them counts.
const RUNS: usize = 3;

/// The name under which this program runs itself for one measurement.
pub const ONE: &str = "growth-of-one";

/// Bytes of the text that is scanned before the clock is started.
const FIRST: usize = 5_000;

/// The two texts that are the golden articles.
const ARTICLES: &str = "articles";
const ONE_LINE: &str = "articles, one line";

/// Prints the table.
pub fn print() {
    println!("## Ten times the text\n");
    println!(
        "Text to findings, blocks included (`Document::new` and `scan`): 1 MB and 10 MB of the same, the medians of {RUNS} runs,\n\
         in turn. Each run is the first one of a process of its own, so that both sizes ask the system for their memory: one that\n\
         runs again in memory it has is up to a third quicker while the text is small. The first two texts are the golden\n\
         articles with new names in every copy, in paragraphs and as one line; the others repeat one piece without end\n\
         (`tests/src/hostile.rs`).\n\
         \n\
         What grows more than tenfold is the way to memory, since the smaller text fits in the processor's cache: the instructions of the\n\
         seven that grew most when that was last counted grew 6.3 to 9.5 times (`valgrind --tool=callgrind`, this program with\n\
         `{ONE} NAME BYTES`).\n"
    );
    println!("| text | 1 MB, ms | 10 MB, ms | times |\n|---|---:|---:|---:|");
    let piles = hostile::PILES.iter().map(|pile| pile.0);
    for name in [ARTICLES, ONE_LINE].into_iter().chain(piles) {
        let (small, large): (Vec<_>, Vec<_>) = (0..RUNS).map(|_| (run(name, SMALL), run(name, LARGE))).unzip();
        let (small, large) = (median(small), median(large));
        println!("| {name} | {small:.0} | {large:.0} | {:.1} |", large / small);
    }
    println!();
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

/// One run in a process of its own, in milliseconds.
fn run(name: &str, bytes: usize) -> f64 {
    let this = std::env::current_exe().expect("this program has a file");
    let output = Command::new(this)
        .args([ONE, name, &bytes.to_string()])
        .output()
        .expect("it runs itself");
    let printed = String::from_utf8_lossy(&output.stdout);
    printed.trim().parse().expect("it prints milliseconds")
}

/// One run: prints its milliseconds. `arguments`: the text's name and its bytes; `article` makes an ordinary text of so many
/// bytes or a little more.
pub fn print_one(arguments: &[String], article: impl Fn(usize) -> String) {
    let [name, bytes] = arguments else {
        panic!("expected the name of a text and its bytes, got {arguments:?}")
    };
    let bytes = bytes.parse().expect("a number of bytes");
    let text = match name.as_str() {
        ARTICLES => article(bytes),
        ONE_LINE => article(bytes).replace('\n', " "),
        pile => {
            let pile = hostile::PILES.iter().find(|p| p.0 == pile);
            hostile::piled(*pile.expect("a known text"), bytes)
        }
    };
    let rules = Rulebook::built_in();
    // The lists are unpacked once in every process, whatever the text.
    black_box(scan(&Document::new("first", article(FIRST)), &rules));
    let start = Instant::now();
    let document = Document::new("text", black_box(text.as_str()));
    black_box(scan(&document, &rules));
    println!("{}", start.elapsed().as_secs_f64() * 1e3);
}
