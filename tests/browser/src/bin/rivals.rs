//! The JavaScript package beside what else a page could use, as a part of `docs/performance.md`. `cargo xtask bench` packages
//! it and runs this. With a folder behind it, it reads that folder's `.txt` files in place of the golden articles.

use std::collections::BTreeMap;
use std::path::Path;
use std::{env, fs};

use anyhow::{Context, Result};
use sayso_browser::Browser;
use serde_json::json;
use xtask::rivals;

/// Rounds over all articles, by each in turn; the median counts. Those before them warm up.
const ROUNDS: usize = 15;
const WARM_UP: usize = 10;

/// Fresh pages for each; the median counts.
const PAGES: usize = 7;

/// What they are called, in the order of [`rivals::MODULES`].
const NAMES: [&str; 3] = ["Sayso", "wink-nlp 2.4", "compromise 14"];

/// What each of them makes of an article.
const DOES: [&str; 3] = [
    "quotations and reported speech, who says each, by which words, under which name in full (*she* too); names of people, \
     organisations and places, dates; headline, byline, captions",
    "sentences, words, parts of speech, negation, sentiment; dates, times, sums of money, numbers, addresses. No quotations, no \
     speakers, no names",
    "sentences, words, parts of speech; names of people, organisations and places; stretches in quotation marks. No speakers, no \
     reported speech",
];

/// Loads all that are named, and keeps the texts.
const LOAD: &str = "
    const [modules, texts] = arguments;
    window.texts = texts;
    window.run = [];
    for (const name of modules) window.run.push(await (await import(`./${name}`)).load());";

/// One of them over all texts, one at a time: milliseconds.
const ROUND: &str = "
    const run = window.run[arguments[0]];
    const start = performance.now();
    for (const text of window.texts) run(text);
    return performance.now() - start;";

/// From nothing to the first article, in milliseconds.
const COLD: &str = "
    const [name, text] = arguments;
    const start = performance.now();
    const run = await (await import(`./${name}`)).load();
    run(text);
    return performance.now() - start;";

fn main() -> Result<()> {
    let texts = match env::args_os().nth(1) {
        Some(folder) => own(Path::new(&folder))?,
        None => sayso_tests::articles()
            .into_iter()
            .map(|article| article.text)
            .collect(),
    };
    let first = texts.first().context("there is no text to measure with")?;
    let bytes: usize = texts.iter().map(String::len).sum();
    let folder = rivals::folder()?;
    let browser = Browser::open_folder(&folder, "index.html");
    browser.js_with(LOAD, vec![json!(rivals::MODULES), json!(texts)]);
    let mut warm = [const { Vec::new() }; rivals::MODULES.len()];
    for round in 0..WARM_UP + ROUNDS {
        // Each round begins with another.
        for turn in 0..warm.len() {
            let which = (turn + round) % warm.len();
            let time = browser.js_with(ROUND, vec![json!(which)]).as_f64().context("a time")?;
            if round >= WARM_UP {
                warm[which].push(time);
            }
        }
    }
    let mut cold: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
    for _ in 0..PAGES {
        for module in rivals::MODULES {
            browser.reload();
            let time = browser.js_with(COLD, vec![json!(module), json!(first)]);
            cold.entry(module).or_default().push(time.as_f64().context("a time")?);
        }
    }
    println!("## The JavaScript package, beside others\n");
    println!(
        "{} articles of {:.0} KB together, one by one, in one headless Chromium. Warm: each reads all articles in turn, {ROUNDS} \
         rounds\nafter {WARM_UP} to warm up. Cold: a fresh page loads it and reads the first article, {PAGES} times. Medians. Bytes \
         by Brotli (11): all\nthat is loaded.\n",
        texts.len(),
        bytes as f64 / 1e3
    );
    println!("| | warm, MB/s | times Sayso's time | cold, ms | Brotli, KB | finds |\n|---|---:|---:|---:|---:|---|");
    let sayso = median(&warm[0]);
    for (i, module) in rivals::MODULES.into_iter().enumerate() {
        let time = median(&warm[i]);
        let files: Vec<String> = if i == 0 {
            ["sayso.js", "glue.js", "sayso.wasm"]
                .map(|name| format!("package/{name}"))
                .into()
        } else {
            vec![module.to_owned()]
        };
        let mut packed = 0;
        for name in files {
            packed += brotli_bytes(&fs::read(folder.join(name))?)?;
        }
        println!(
            "| {} | {:.2} | {:.1} | {:.0} | {:.0} | {} |",
            NAMES[i],
            bytes as f64 / 1e3 / time,
            time / sayso,
            median(&cold[module]),
            packed as f64 / 1e3,
            DOES[i]
        );
    }
    Ok(())
}

/// The `.txt` files of a folder.
fn own(folder: &Path) -> Result<Vec<String>> {
    let entries = fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    let mut paths: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
    paths.sort();
    let read =
        |path: &std::path::PathBuf| fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()));
    paths.iter().map(read).collect()
}

fn median(times: &[f64]) -> f64 {
    let mut sorted = times.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted[sorted.len() / 2]
}

/// Bytes after Brotli at its strongest.
fn brotli_bytes(raw: &[u8]) -> Result<usize> {
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        ..Default::default()
    };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &*raw, &mut packed, &parameters)?;
    Ok(packed.len())
}
