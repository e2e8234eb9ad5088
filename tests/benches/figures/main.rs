//! How fast the engine is, and how many bytes the first load takes, as the page `docs/performance.md`.
//! `cargo xtask bench` packages the app, runs this, and writes the page. With names of sections behind it
//! (`cargo bench -p sayso-tests --bench figures -- edits`) it prints those alone.

mod edits;
mod growth;
mod sizes;

use std::fs;
use std::hint::black_box;
use std::time::{Duration, Instant};

use sayso_engine::{Document, Rulebook, scan};
use sayso_tests::articles;

/// Runs of each measurement; the median of them counts.
const RUNS: usize = 7;

/// How many copies of the articles make the long texts.
const COPIES: [usize; 2] = [5, 25];

fn main() {
    // Cargo adds an option of its own.
    let only: Vec<String> = std::env::args().skip(1).filter(|a| !a.starts_with('-')).collect();
    if let Some((growth::ONE, arguments)) = only.split_first().map(|(first, rest)| (first.as_str(), rest)) {
        let texts: Vec<String> = articles().into_iter().map(|article| article.text).collect();
        growth::print_one(arguments, |bytes| long(&texts, bytes));
        return;
    }
    let wanted = |section: &str| only.is_empty() || only.iter().any(|o| o == section);
    let texts: Vec<String> = articles().into_iter().map(|article| article.text).collect();
    println!("# How fast and how small\n");
    println!("Written by `cargo xtask bench`. {}\n", machine());
    if wanted("speed") {
        print_speed(&texts);
    }
    if wanted("edits") {
        edits::print(|bytes| long(&texts, bytes));
    }
    if wanted("growth") {
        growth::print();
    }
    if wanted("sizes") {
        sizes::print();
    }
}

/// The articles one after the other, with new names in every copy, until there are `bytes` bytes.
fn long(texts: &[String], bytes: usize) -> String {
    let mut long = String::new();
    for copy in 0.. {
        for text in texts {
            if long.len() >= bytes {
                return long;
            }
            long += &varied(text, copy);
        }
    }
    long
}

fn print_speed(texts: &[String]) {
    println!("## The engine, native, one thread\n");
    println!(
        "Text to findings (`sayso_engine::scan`) with all rules on: the golden articles one by one, then all of them\n\
         together as one text, several times over with new names in every copy. Median of {RUNS} runs, and the fastest.\n"
    );
    println!("| text | KB | ms | MB/s | fastest, MB/s |\n|---|---:|---:|---:|---:|");
    let rules = Rulebook::built_in();
    let articles: Vec<Document> = texts
        .iter()
        .map(|text| Document::new("article", text.as_str()))
        .collect();
    print_row(&format!("{} articles, one by one", texts.len()), &articles, &rules);
    for copies in COPIES {
        let long: String = (0..copies)
            .flat_map(|copy| texts.iter().map(move |text| varied(text, copy)))
            .collect();
        print_row(
            &format!("one text of {} articles", copies * texts.len()),
            &[Document::new("long", long)],
            &rules,
        );
    }
    println!();
}

fn print_row(name: &str, documents: &[Document], rules: &Rulebook) {
    let bytes: usize = documents.iter().map(|document| document.text.len()).sum();
    let mut times: Vec<Duration> = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            for document in documents {
                black_box(scan(black_box(document), rules));
            }
            start.elapsed()
        })
        .collect();
    times.sort();
    let speed = |time: Duration| bytes as f64 / 1e6 / time.as_secs_f64();
    let median = times[RUNS / 2];
    println!(
        "| {name} | {:.0} | {:.1} | {:.2} | {:.2} |",
        bytes as f64 / 1e3,
        median.as_secs_f64() * 1e3,
        speed(median),
        speed(times[0])
    );
}

/// A copy of an article in which names are new: words with a capital inside a sentence get an ending
/// of their own, so that the people of one copy are not those of another.
fn varied(text: &str, copy: usize) -> String {
    let mut ending = ["", "a", "el", "i", "on"][copy % 5].to_owned();
    let mut rest = copy / 5;
    while rest > 0 {
        ending += ["ur", "t", "is", "en", "o"][rest % 5];
        rest /= 5;
    }
    let mut inside = false;
    let words = text.split_inclusive(char::is_whitespace).map(|word| {
        let letters = word.trim_end_matches(|c: char| !c.is_alphabetic());
        let is_name = inside && letters.len() > 3 && letters.starts_with(char::is_uppercase);
        inside = word.ends_with(' ') && letters.len() + 1 == word.len();
        if is_name {
            format!("{letters}{ending}{}", &word[letters.len()..])
        } else {
            word.to_owned()
        }
    });
    words.collect::<String>() + "\n\n"
}

/// What it was measured on.
fn machine() -> String {
    let information = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = information
        .lines()
        .find_map(|line| line.strip_prefix("model name")?.split(':').nth(1));
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    format!(
        "Measured on {} with {cores} cores.",
        model.unwrap_or("a processor").trim()
    )
}
