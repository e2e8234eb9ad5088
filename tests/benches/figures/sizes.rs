//! How many bytes the first load takes, file by file, and what the two modules are made of.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use sayso_tests::root;
use wasmparser::{KnownCustom, Name, Parser, Payload, TypeRef};

/// Brotli at its strongest, as a web server keeps its files: quality 11, window of 4 MiB.
const QUALITY: u32 = 11;
const WINDOW: u32 = 22;

/// What the names of the engine's files begin with: the article is shown without them.
const ENGINE: &str = "sayso-worker";

/// What the names of the page's own files begin with.
const PAGE: &str = "sayso-app";

/// When a file is fetched, and what is there when all of its kind are.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fetched {
    First,
    Beside,
    Later,
}

impl Fetched {
    const ALL: [(Self, &str); 3] = [
        (Self::First, "to the first words"),
        (Self::Beside, "to the first marks"),
        (Self::Later, "all"),
    ];

    fn of(name: &str) -> Self {
        match name {
            name if name.starts_with(ENGINE) => Self::Beside,
            name if name.ends_with(".wasm") && !name.starts_with(PAGE) => Self::Later,
            _ => Self::First,
        }
    }
}

/// Prints both tables, of what `cargo xtask package` made.
pub fn print() {
    print_files();
    print_parts();
}

fn print_files() {
    println!("## Bytes of the first load\n");
    println!(
        "Every file of `dist/web/`, raw and by Brotli ({QUALITY}), and the single file. An article is shown once the page is there;\n\
         the engine is fetched beside it, and its marks wait for that. Parts of the page are fetched when they are first needed, or once\n\
         an article is shown.\n"
    );
    println!("| file | KB | Brotli, KB |\n|---|---:|---:|");
    let folder = root().join("dist/web");
    let entries = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut files: Vec<_> = entries.map(|entry| entry.expect("a readable folder").path()).collect();
    files.sort_by_key(|path| (plain_name(path), path.extension().map(ToOwned::to_owned)));
    let mut all = (0, 0);
    for (fetched, until) in Fetched::ALL {
        for path in files.iter().filter(|path| Fetched::of(&plain_name(path)) == fetched) {
            let (raw, small) = sizes(path);
            println!("| {} | {:.1} | {:.1} |", plain_name(path), kilo(raw), kilo(small));
            all = (all.0 + raw, all.1 + small);
        }
        print_sum(until, all);
    }
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
        "Functions by the first crate but the standard library's that their name in the unstripped module names, data as a whole; what\n\
         is of a crate compressed by itself, before wasm-opt, so that the sum is more than the files above. The page in two: what is\n\
         loaded at once, and its parts. Crates of less than {:.0} KB together. Lists and phrases as they stand in `rules/en/`, those\n\
         over 1 KB.\n",
        kilo(SMALL)
    );
    println!("| crate | page, KB | its parts, KB | engine, KB |\n|---|---:|---:|---:|");
    let built = |name: &str| Module::read(&format!("target/wasm32-unknown-unknown/app/{name}.wasm"));
    let (whole, page, engine) = (built(PAGE), Module::read("target/xtask/cut/main.wasm"), built(ENGINE));
    let at_once: BTreeSet<&str> = page.functions.iter().map(|(name, _)| name.as_str()).collect();
    let later = Module {
        functions: (whole.functions.iter())
            .filter(|(name, _)| !at_once.contains(name.as_str()))
            .cloned()
            .collect(),
        // That of the parts is not told apart here.
        data: Vec::new(),
    };
    let modules = [&page, &later, &engine].map(Module::by_crate);
    let mut rows: BTreeMap<&str, [usize; 3]> = BTreeMap::new();
    for (at, crates) in modules.iter().enumerate() {
        for (name, bytes) in crates {
            rows.entry(name).or_default()[at] += compressed(bytes);
        }
    }
    let (mut rows, few): (Vec<_>, Vec<_>) = rows
        .into_iter()
        .partition(|(_, sizes)| sizes.iter().any(|&size| size >= SMALL));
    let few = [0, 1, 2].map(|at| few.iter().map(|(_, sizes)| sizes[at]).sum());
    rows.sort_by_key(|(_, sizes)| std::cmp::Reverse(sizes.iter().sum::<usize>()));
    rows.push(("others", few));
    for (name, [page, later, engine]) in rows {
        println!(
            "| {name} | {:.1} | {:.1} | {:.1} |",
            kilo(page),
            kilo(later),
            kilo(engine)
        );
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

/// A module with the names of its functions.
struct Module {
    /// Name and body, in order.
    functions: Vec<(String, Vec<u8>)>,
    data: Vec<u8>,
}

impl Module {
    fn read(path: &str) -> Self {
        let bytes = fs::read(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}: package it first"));
        let (mut imported, mut bodies, mut data, mut names) = (0, Vec::new(), Vec::new(), BTreeMap::new());
        for payload in Parser::new(0).parse_all(&bytes) {
            match payload.expect("the compiler writes sound modules") {
                Payload::ImportSection(imports) => {
                    let is_function = |import: &wasmparser::Import| matches!(import.ty, TypeRef::Func(_));
                    imported = imports.into_imports().flatten().filter(is_function).count();
                }
                Payload::CodeSectionEntry(body) => bodies.push(body.range()),
                Payload::DataSection(all) => data.extend(all.into_iter().flatten().flat_map(|data| data.data)),
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
        let name = |at: usize| names.get(&(imported + at)).map_or(String::new(), ToString::to_string);
        let functions = bodies.into_iter().enumerate();
        Self {
            functions: functions.map(|(at, range)| (name(at), bytes[range].to_vec())).collect(),
            data: data.into_iter().copied().collect(),
        }
    }

    /// The functions by crate, in order, and the data.
    fn by_crate(&self) -> BTreeMap<String, Vec<u8>> {
        let mut crates: BTreeMap<String, Vec<u8>> = BTreeMap::new();
        for (name, body) in &self.functions {
            crates.entry(crate_of(name)).or_default().extend(body);
        }
        crates.insert("data".to_owned(), self.data.clone());
        crates
    }
}

/// What the standard library's crates are called in names of functions.
const STANDARD: [&str; 5] = ["alloc", "core", "std", "__rustc", "hashbrown"];

/// The first crate that a function's name names, the standard library's only if there is no other: that is whose function it is, or for
/// whose type it was made.
fn crate_of(name: &str) -> String {
    let name = format!("{:#}", rustc_demangle::demangle(name));
    let mut heads = name.match_indices("::").filter_map(|(end, _)| {
        let start = name[..end].rfind(|c: char| !c.is_alphanumeric() && c != '_');
        let head = start.map_or(0, |at| at + 1);
        (!name[..head].ends_with("::")).then_some(&name[head..end])
    });
    let first = heads.find(|head| !head.is_empty() && !STANDARD.contains(head));
    first.unwrap_or("the standard library").to_owned()
}
