//! How many bytes the first load takes, file by file, and what the two modules are made of.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use sayso_tests::root;
use wasmparser::{KnownCustom, Name, Parser, Payload, TypeRef};

/// Brotli at its strongest, as a web server keeps its files: quality 11, window of 4 MiB.
const QUALITY: u32 = 11;
const WINDOW: u32 = 22;

/// What the names of the engine's files begin with: the article is shown without them.
const ENGINE: &str = "sayso-worker";

/// Prints both tables, of what `cargo xtask package` made.
pub fn print() {
    print_files();
    print_parts();
}

fn print_files() {
    println!("## Bytes of the first load\n");
    println!(
        "Every file of `dist/web/`, raw and by Brotli ({QUALITY}), and the single file. An article is shown once the page is there;\n\
         the engine is fetched beside it, and its marks wait for that.\n"
    );
    println!("| file | KB | Brotli, KB |\n|---|---:|---:|");
    let folder = root().join("dist/web");
    let entries = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut files: Vec<_> = entries.map(|entry| entry.expect("a readable folder").path()).collect();
    files.sort_by_key(|path| {
        (
            plain_name(path).starts_with(ENGINE),
            path.extension().map(ToOwned::to_owned),
        )
    });
    let mut all = (0, 0);
    let mut is_engine = false;
    for path in &files {
        let name = plain_name(path);
        if name.starts_with(ENGINE) && !is_engine {
            is_engine = true;
            print_sum("the page, up to the first article", all);
        }
        let (raw, small) = sizes(path);
        println!("| {name} | {:.1} | {:.1} |", kilo(raw), kilo(small));
        all = (all.0 + raw, all.1 + small);
    }
    print_sum("all", all);
    let (raw, small) = sizes(&root().join("dist/sayso.html"));
    println!("| sayso.html, instead | {:.1} | {:.1} |\n", kilo(raw), kilo(small));
}

fn print_sum(what: &str, (raw, small): (usize, usize)) {
    println!("| **{what}** | **{:.1}** | **{:.1}** |", kilo(raw), kilo(small));
}

fn kilo(bytes: usize) -> f64 {
    bytes as f64 / 1e3
}

/// A file's name without the hash that the build puts into it.
fn plain_name(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let hash = |part: &str| part.len() >= 12 && part.chars().all(|letter| letter.is_ascii_hexdigit());
    let is_part = |part: &&str| !hash(part.trim_end_matches("_bg"));
    let (stem, ending) = name.rsplit_once('.').unwrap_or((&name, ""));
    format!(
        "{}.{ending}",
        stem.split('-').filter(is_part).collect::<Vec<_>>().join("-")
    )
}

/// The bytes of a file, raw and compressed.
fn sizes(path: &Path) -> (usize, usize) {
    let raw = fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    (raw.len(), compressed(&raw))
}

fn compressed(raw: &[u8]) -> usize {
    let mut small = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: QUALITY as i32,
        lgwin: WINDOW as i32,
        ..Default::default()
    };
    brotli::BrotliCompress(&mut &*raw, &mut small, &parameters).expect("memory does not fail to be written");
    small.len()
}

/// Parts of fewer compressed bytes stand together.
const SMALL: usize = 2_000;

fn print_parts() {
    println!("## What the modules are made of\n");
    println!(
        "Functions by the crate that their name in the unstripped module begins with, data as a whole; each part compressed by itself,\n\
         before wasm-opt, so that the sum is more than the files above. Parts of less than {:.0} KB together. Lists and phrases as\n\
         they stand in `rules/en/`, those over 1 KB.\n",
        kilo(SMALL)
    );
    println!("| part | page, KB | engine, KB |\n|---|---:|---:|");
    let modules =
        ["sayso-app", "sayso-worker"].map(|name| parts(&format!("target/wasm32-unknown-unknown/app/{name}.wasm")));
    let mut rows: BTreeMap<&str, [usize; 2]> = BTreeMap::new();
    for (at, parts) in modules.iter().enumerate() {
        for (part, bytes) in parts {
            rows.entry(part).or_default()[at] += compressed(bytes);
        }
    }
    let (mut rows, few): (Vec<_>, Vec<_>) = rows
        .into_iter()
        .partition(|(_, sizes)| sizes.iter().any(|&size| size >= SMALL));
    let few = few
        .iter()
        .fold([0, 0], |sum, (_, sizes)| [sum[0] + sizes[0], sum[1] + sizes[1]]);
    rows.sort_by_key(|(_, sizes)| std::cmp::Reverse(sizes[0] + sizes[1]));
    rows.push(("others", few));
    for (part, [page, engine]) in rows {
        println!("| {part} | {:.1} | {:.1} |", kilo(page), kilo(engine));
    }
    println!("\n| list | Brotli, KB |\n|---|---:|");
    for folder in ["names", "phrases"] {
        let folder = root().join("rules/en").join(folder);
        let entries = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
        let mut files: Vec<_> = entries.map(|entry| entry.expect("a readable folder").path()).collect();
        files.sort();
        for path in files {
            let (_, small) = sizes(&path);
            if small >= 1_000 {
                println!("| {} | {:.1} |", plain_name(&path), kilo(small));
            }
        }
    }
}

/// The functions of a module by crate, in order, and its data.
fn parts(path: &str) -> BTreeMap<String, Vec<u8>> {
    let bytes = fs::read(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    let (mut imported, mut functions, mut names) = (0, Vec::new(), BTreeMap::new());
    let mut parts: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    for payload in Parser::new(0).parse_all(&bytes) {
        match payload.expect("the compiler writes sound modules") {
            Payload::ImportSection(imports) => {
                let functions = |import: wasmparser::Import| matches!(import.ty, TypeRef::Func(_));
                imported = imports
                    .into_imports()
                    .flatten()
                    .filter(|import| functions(*import))
                    .count();
            }
            Payload::CodeSectionEntry(body) => functions.push(body.range()),
            Payload::DataSection(data) => {
                let all = data.into_iter().flatten().flat_map(|data| data.data);
                parts.entry("data".to_owned()).or_default().extend(all);
            }
            Payload::CustomSection(section) => {
                if let KnownCustom::Name(all) = section.as_known() {
                    for name in all.into_iter().flatten() {
                        if let Name::Function(map) = name {
                            names.extend(map.into_iter().flatten().map(|n| (n.index as usize, n.name)));
                        }
                    }
                }
            }
            _ => {}
        }
    }
    assert!(!names.is_empty(), "{path} has no names of functions: package it anew");
    for (at, range) in functions.into_iter().enumerate() {
        let of = names.get(&(imported + at)).map_or("no name", |name| crate_of(name));
        parts.entry(of.to_owned()).or_default().extend_from_slice(&bytes[range]);
    }
    parts
}

/// The crate that a function's name begins with: `<yew::a as core::b>::c` is Yew's.
fn crate_of(name: &str) -> &str {
    let name = name.trim_start_matches(|c: char| !c.is_alphabetic() && c != '_');
    let name = name.strip_prefix("dyn ").unwrap_or(name);
    let end = name
        .find(|c: char| !c.is_alphanumeric() && c != '_')
        .unwrap_or(name.len());
    &name[..end]
}
