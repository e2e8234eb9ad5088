//! Compiles the rule files into static data, so that a faulty rule stops the build with its file, line and id.

// The build needs the conditions, not how they are told.
#[allow(dead_code)]
#[path = "../src/rules/decision.rs"]
mod decision;
#[path = "../src/rules/expression.rs"]
mod expression;
#[path = "../src/rules/marked.rs"]
mod marked;
#[path = "../src/rules/pattern.rs"]
mod pattern;
mod rule_files;
// The engine's own file; the build needs only the type and its two ends.
#[allow(dead_code)]
#[path = "../src/span.rs"]
mod span;
// The build needs only to know what can be read.
#[allow(dead_code)]
#[path = "../src/rules/verbs.rs"]
mod verbs;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use rule_files::RuleFiles;
// The marking's reader uses the engine's spans.
pub(crate) use span::Span;

/// Where the rule files of the built-in rulebook are, from this package's folder.
const FOLDER: &str = "../../rules/en";

fn main() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(FOLDER);
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut files: Vec<PathBuf> = std::fs::read_dir(&folder)
        .unwrap_or_else(|error| panic!("{}: {error}; the rule files belong there", folder.display()))
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|e| e == "toml"))
        .collect();
    files.sort();
    let mut read = RuleFiles::default();
    for path in files {
        println!("cargo::rerun-if-changed={}", path.display());
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        match std::fs::read_to_string(&path) {
            Ok(content) => read.read(&name, &content),
            Err(error) => read
                .problems
                .push(format!("{name}: {error}; the file must be readable UTF-8")),
        }
    }
    read.check_together(pattern::UNITS);
    if !read.problems.is_empty() {
        for problem in &read.problems {
            println!("cargo::error={problem}");
        }
        std::process::exit(1);
    }
    let out = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    std::fs::write(out.join("rules.rs"), rules(&read)).expect("OUT_DIR is writable");
    std::fs::write(out.join("lexicon.rs"), lexicon(&read)).expect("OUT_DIR is writable");
    for list in FRONT_CODED {
        let path = folder.join("names").join(list);
        let content = std::fs::read_to_string(&path)
            .unwrap_or_else(|error| panic!("{}: {error}; the name lists belong there", path.display()));
        std::fs::write(out.join(list), front_coded(&content)).expect("OUT_DIR is writable");
    }
}

/// The long lists, in which a name begins as the one before it does: a quarter smaller so, compressed.
const FRONT_CODED: [&str; 8] = [
    "words.txt",
    "known-words.txt",
    "given.txt",
    "places.txt",
    "regions.txt",
    "countries.txt",
    "organisations.txt",
    "media.txt",
];

/// Each name as how many bytes it shares with the one before it, as a letter from `0` on, and the rest.
fn front_coded(list: &str) -> String {
    let mut names: Vec<&str> = list.lines().filter(|l| !l.is_empty() && !l.starts_with('#')).collect();
    names.sort_unstable();
    names.dedup();
    let mut out = String::new();
    let mut before = "";
    for name in names {
        let same = name.bytes().zip(before.bytes()).take_while(|(a, b)| a == b).count();
        let shared = (0..=same.min(40))
            .rev()
            .find(|&n| name.is_char_boundary(n))
            .unwrap_or(0);
        out.push(char::from(b'0' + shared as u8));
        out.push_str(&name[shared..]);
        out.push('\n');
        before = name;
    }
    out
}

/// The rules as an array, and a constant for each id.
fn rules(read: &RuleFiles) -> String {
    let mut out = String::from("static RULES: &[RuleData] = &[\n");
    for rule in &read.rules {
        let _ = writeln!(
            out,
            "RuleData {{ id: {:?}, layer: Layer::{}, why: {:?}, finds: &{:?}, skips: &{:?}, pattern: {:?}, \
             regex: {:?}, procedure: {:?}, decides: {:?}, when: &{:?}, then: {:?}, confidence: {} }},",
            rule.id,
            pattern::class_name(&rule.layer),
            rule.why,
            rule.finds,
            rule.skips,
            rule.pattern,
            rule.regex,
            rule.procedure,
            rule.decides,
            rule.when,
            rule.then,
            rule.confidence
        );
    }
    out.push_str("];\n\n/// The ids alone: who names rules and runs none has the others' texts not on board.\nstatic IDS: &[&str] = &[\n");
    for rule in &read.rules {
        let _ = writeln!(out, "{:?},", rule.id);
    }
    out.push_str("];\n\n/// The ids of the built-in rules, so that a misspelt one does not compile.\npub mod id {\n");
    for rule in &read.rules {
        let name = rule.id.to_uppercase().replace(['.', '-'], "_");
        let _ = writeln!(out, "/// {}\npub const {name}: &str = {:?};", rule.why, rule.id);
    }
    out.push_str("}\n");
    out
}

/// A constant for each list, and the lists as they are written: a table of all forms of their words would be many times
/// as long, and is made of them when it is first asked for.
fn lexicon(read: &RuleFiles) -> String {
    let mut out = String::new();
    assert!(
        read.lists.len() <= 128,
        "a word's lists are the bits of 128; widen Lists"
    );
    for (bit, list) in read.lists.iter().enumerate() {
        let name = list.name.to_uppercase();
        let _ = writeln!(out, "/// {}\npub const {name}: Lists = Lists(1 << {bit});", list.what);
    }
    out.push_str("static LISTS: &[ListData] = &[\n");
    for list in &read.lists {
        let class = pattern::class_name(&list.name);
        let (words, verbs) = (list.words.join(" "), list.verbs.join(" "));
        let _ = writeln!(
            out,
            "ListData {{ class: {class:?}, words: {words:?}, verbs: {verbs:?} }},"
        );
    }
    out.push_str("];\n");
    out
}
