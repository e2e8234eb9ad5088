//! The sentences of ARCHITECTURE.md about what knows what, held true. Each failure says what to do.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;
use std::{env, fs};

use regex::Regex;
use sayso_tests::{app_sources, read, root, rust_files};
use serde_json::Value;

/// Each package of ours, and which of ours it may depend on. Tests and xtask stand outside the house.
const MAY_USE: &[(&str, &[&str])] = &[
    ("sayso-engine", &[]),
    ("sayso-notebook", &["sayso-engine"]),
    ("sayso-ledger", &["sayso-engine", "sayso-notebook"]),
    ("sayso-wire", &["sayso-engine", "sayso-notebook"]),
    ("sayso-scoring", &["sayso-engine", "sayso-wire"]),
    ("sayso-store", &["sayso-engine", "sayso-notebook", "sayso-wire"]),
    (
        "sayso-classroom",
        &["sayso-engine", "sayso-notebook", "sayso-wire", "sayso-scoring"],
    ),
    ("sayso-eval", &["sayso-engine", "sayso-wire", "sayso-scoring"]),
    (
        "sayso-cli",
        &[
            "sayso-engine",
            "sayso-notebook",
            "sayso-wire",
            "sayso-scoring",
            "sayso-classroom",
        ],
    ),
    ("sayso-js", &["sayso-engine", "sayso-wire"]),
    ("sayso-worker", &["sayso-engine", "sayso-wire"]),
    (
        "sayso-app",
        &[
            "sayso-engine",
            "sayso-notebook",
            "sayso-wire",
            "sayso-store",
            "sayso-ledger",
            "sayso-classroom",
            "sayso-worker",
        ],
    ),
];
const OUTSIDE: &[&str] = &["sayso-tests", "sayso-browser", "xtask"];
/// Those that know no browser, clock, random number or file.
const PURE: &[&str] = &[
    "sayso-engine",
    "sayso-notebook",
    "sayso-wire",
    "sayso-scoring",
    "sayso-store",
    "sayso-ledger",
    "sayso-classroom",
];

const BROWSER: &[&str] = &[
    "wasm-bindgen",
    "web-sys",
    "js-sys",
    "yew",
    "gloo",
    "web-time",
    "serde-wasm-bindgen",
];
const WORLD: &[&str] = &[
    "rand",
    "getrandom",
    "fastrand",
    "uuid",
    "chrono",
    "time",
    "jiff",
    "instant",
    "tokio",
    "tempfile",
    "rustix",
    "libc",
];

/// A package of ours: its name, its folder and what it is built from, tests left out.
struct Package {
    name: String,
    folder: String,
    uses: BTreeSet<String>,
}

fn packages() -> Vec<Package> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let told = Command::new(cargo)
        .args([
            "metadata",
            "--no-deps",
            "--offline",
            "--format-version",
            "1",
            "--manifest-path",
        ])
        .arg(root().join("Cargo.toml"))
        .output()
        .expect("cargo runs, since it runs this test");
    assert!(
        told.status.success(),
        "cargo metadata: {}",
        String::from_utf8_lossy(&told.stderr)
    );
    let metadata: Value = serde_json::from_slice(&told.stdout).expect("cargo metadata prints JSON");
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let package = |package: &Value| {
        let dependencies = package["dependencies"].as_array().into_iter().flatten();
        let built_from = dependencies.filter(|d| d["kind"].as_str().is_none());
        Package {
            name: text(&package["name"]),
            folder: Path::new(&text(&package["manifest_path"]))
                .parent()
                .expect("a folder")
                .display()
                .to_string(),
            uses: built_from.map(|d| text(&d["name"])).collect(),
        }
    };
    let packages: Vec<Package> = metadata["packages"]
        .as_array()
        .into_iter()
        .flatten()
        .map(package)
        .collect();
    assert!(
        packages.len() >= MAY_USE.len(),
        "cargo metadata names only {} packages",
        packages.len()
    );
    packages
}

/// What each package of the lock file stands on, by its name and by "name version": where there are two of one name, the name
/// stands for both.
fn locked() -> BTreeMap<String, BTreeSet<String>> {
    let lock: toml::Table = toml::from_str(&read("Cargo.lock")).expect("Cargo.lock is TOML");
    let mut all = BTreeMap::<String, BTreeSet<String>>::new();
    for package in lock["package"].as_array().into_iter().flatten() {
        let uses = package
            .get("dependencies")
            .and_then(|d| d.as_array())
            .into_iter()
            .flatten();
        // "name", or "name version" where there are two of it.
        let uses: Vec<String> = uses.filter_map(|d| d.as_str()).map(str::to_owned).collect();
        let name = package["name"].as_str().unwrap_or_default();
        let version = package["version"].as_str().unwrap_or_default();
        for name in [name.to_owned(), format!("{name} {version}")] {
            all.entry(name).or_default().extend(uses.iter().cloned());
        }
    }
    all
}

/// All that `package` is built from, near and far.
fn closure(package: &Package, packages: &[Package], locked: &BTreeMap<String, BTreeSet<String>>) -> BTreeSet<String> {
    let mut seen = BTreeSet::new();
    let mut open: Vec<String> = package.uses.iter().cloned().collect();
    while let Some(name) = open.pop() {
        // The lock file counts what our own packages need for their tests; cargo's own account does not.
        let uses = packages
            .iter()
            .find(|p| p.name == name)
            .map(|p| &p.uses)
            .or(locked.get(&name));
        if seen.insert(name.clone()) {
            open.extend(uses.into_iter().flatten().cloned());
        }
    }
    let bare = |name: &String| name.split(' ').next().unwrap_or_default().to_owned();
    seen.iter().map(bare).collect()
}

#[test]
fn dependencies_point_one_way() {
    for package in packages() {
        let name = package.name.as_str();
        if OUTSIDE.contains(&name) {
            continue;
        }
        let Some((_, may_use)) = MAY_USE.iter().find(|(known, _)| *known == name) else {
            panic!(
                "{name} is new: say in MAY_USE in tests/boundaries.rs, and in ARCHITECTURE.md, what it may depend on"
            );
        };
        for used in package.uses.iter().filter(|used| used.starts_with("sayso-")) {
            assert!(
                may_use.contains(&used.as_str()),
                "{name} depends on {used}, against the direction engine ← notebook ← wire ← scoring ← classroom, cli, app. Move what it \
                 needs down into a crate it may use ({may_use:?}), or take it as an argument or a small trait."
            );
        }
    }
}

#[test]
fn nothing_pure_is_built_on_the_browser_or_the_world() {
    let (packages, locked) = (packages(), locked());
    for name in PURE {
        let package = packages
            .iter()
            .find(|p| p.name == *name)
            .unwrap_or_else(|| panic!("{name} is gone"));
        let closure = closure(package, &packages, &locked);
        for used in BROWSER.iter().chain(WORLD) {
            assert!(
                !closure.contains(*used),
                "{name} is built on {used}. Pure crates know no browser, clock, random number or file: leave the crate that \
                 brings it in out, or use it in src/platform/ and pass in what comes of it."
            );
        }
    }
    // The search does find what stands far down.
    let app = packages
        .iter()
        .find(|p| p.name == "sayso-app")
        .expect("the app's package");
    let closure = closure(app, &packages, &locked);
    assert!(
        closure.contains("wasm-bindgen-macro") && closure.contains("rustc-hash"),
        "{closure:?}"
    );
}

#[test]
fn serde_stands_in_wire_and_at_the_door() {
    let (packages, locked) = (packages(), locked());
    for name in ["sayso-engine", "sayso-notebook"] {
        let package = packages
            .iter()
            .find(|p| p.name == name)
            .unwrap_or_else(|| panic!("{name} is gone"));
        let serde = closure(package, &packages, &locked)
            .into_iter()
            .find(|used| used.starts_with("serde"));
        assert_eq!(
            serde, None,
            "{name} is built on serde. Give the type a counterpart in crates/wire with From both ways instead."
        );
    }
    let scoring = packages
        .iter()
        .find(|p| p.name == "sayso-scoring")
        .expect("sayso-scoring");
    let serde = scoring.uses.iter().find(|used| used.starts_with("serde"));
    assert_eq!(
        serde, None,
        "sayso-scoring compares lines; reading them is crates/wire's work"
    );
}

/// Rust text without its comment lines, each line with its number.
fn code_lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines()
        .enumerate()
        .map(|(i, line)| (i + 1, line))
        .filter(|(_, line)| !line.trim_start().starts_with("//"))
}

/// Ways to reach the clock, the disk, the network, the environment or chance from the standard library.
fn worldly() -> Regex {
    let modules = "env|fs|net|os|process|thread|io";
    Regex::new(&format!(
        r"\b(std|core)::({modules})\b|use std::\{{[^}}]*\b({modules})\b|\b(SystemTime|Instant)::now\b|\.elapsed\("
    ))
    .expect("a sound pattern")
}

#[test]
fn nothing_pure_reaches_for_the_world() {
    let worldly = worldly();
    let (packages, mut files) = (packages(), 0);
    for name in PURE {
        let package = packages
            .iter()
            .find(|p| p.name == *name)
            .unwrap_or_else(|| panic!("{name} is gone"));
        for (path, text) in rust_files(&Path::new(&package.folder).join("src")) {
            files += 1;
            for (number, line) in code_lines(&text) {
                assert!(
                    !worldly.is_match(line),
                    "{path}:{number}: {}\n{name} is pure: time, author, files and chance come in as arguments or through a small \
                     trait. Read them in src/platform/ or crates/cli and pass them in.",
                    line.trim()
                );
            }
        }
    }
    assert!(files > 20, "only {files} files looked at");
}

#[test]
fn the_search_for_the_world_finds_it() {
    let worldly = worldly();
    for bad in [
        "let now = std::time::Instant::now();",
        "use std::{collections::BTreeMap, fs};",
        "std::env::var(\"HOME\")",
        "let at = SystemTime::now();",
        "started.elapsed().as_secs()",
        "use std::io::Read;",
    ] {
        assert!(worldly.is_match(bad), "{bad}");
    }
    for good in [
        "use std::{fmt, sync::Arc};",
        "let time = entry.at;",
        "environment::read()",
        "use std::ops::Range;",
        "use std::time::Duration;",
    ] {
        assert!(!worldly.is_match(good), "{good}");
    }
}

#[test]
fn pure_crates_forbid_unsafe_code() {
    for package in packages().iter().filter(|p| PURE.contains(&p.name.as_str())) {
        let path = Path::new(&package.folder).join("src/lib.rs");
        let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        assert!(
            text.contains("#![forbid(unsafe_code)]"),
            "{}: put #![forbid(unsafe_code)] after the module comment",
            path.display()
        );
    }
}

/// What the content security policy would refuse: styles in attributes, raw HTML, handlers in attributes.
fn refused() -> Regex {
    Regex::new(
        r#"(^|[\s<])style=["{]|\(\s*"style"|<style\b|\b(set_)?(inner|outer)_html\b|\binner_?HTML\b|from_html_unchecked|\bVRaw\b|insert_adjacent_html|create_contextual_fragment|\bjavascript:|\bon[a-z]+=""#,
    )
    .expect("a sound pattern")
}

#[test]
fn nothing_the_content_security_policy_refuses() {
    let refused = refused();
    let mut files = app_sources();
    assert!(!files.is_empty(), "no file of the app was found");
    files.push(("index.html".to_owned(), read("index.html")));
    for (path, text) in files {
        for (number, line) in code_lines(&text) {
            assert!(
                !refused.is_match(line),
                "{path}:{number}: {}\nThe content security policy refuses style attributes, raw HTML and handlers in attributes. Use a \
                 class, a data attribute, an SVG attribute, the CSSOM, or html! nodes.",
                line.trim()
            );
        }
    }
}

#[test]
fn the_search_for_what_the_policy_refuses_finds_it() {
    let refused = refused();
    for bad in [
        r#"html! { <p style="color:red" /> }"#,
        "html! { <p style={width} /> }",
        "Html::from_html_unchecked(text)",
        "element.set_inner_html(&text);",
        "el.set_attribute(\"style\", &s)",
        r#"<button onclick="go()">"#,
        "<style>p {}</style>",
    ] {
        assert!(refused.is_match(bad), "{bad}");
    }
    for good in [
        r#"<p class="style" data-style="a" />"#,
        "html! { <button onclick={on_click} /> }",
        r#"<link rel="stylesheet" href="a.css">"#,
        "let style = theme.style();",
    ] {
        assert!(!refused.is_match(good), "{good}");
    }
}

#[test]
fn every_dependency_has_its_reason() {
    let manifests: Vec<toml::Table> = [
        "Cargo.toml",
        "xtask/Cargo.toml",
        "tests/Cargo.toml",
        "tests/browser/Cargo.toml",
    ]
    .into_iter()
    .map(|path| toml::from_str(&read(path)).unwrap_or_else(|error| panic!("{path}: {error}")))
    .collect();
    let workspace = manifests[0]["workspace"].get("dependencies");
    let tables = manifests
        .iter()
        .flat_map(|m| [m.get("dependencies"), m.get("dev-dependencies")]);
    let names: BTreeSet<&String> = tables
        .chain([workspace])
        .flatten()
        .filter_map(|table| table.as_table())
        .flat_map(|table| table.keys())
        .filter(|name| !name.starts_with("sayso-") && *name != "xtask")
        .collect();
    assert!(names.len() > 10, "only {names:?}");
    let architecture = read("ARCHITECTURE.md");
    let reasons = architecture.split("\n## Dependencies").nth(1).unwrap_or_default();
    for name in names {
        assert!(
            reasons.contains(&format!("`{name}`")),
            "{name} stands in a Cargo.toml, but not in ARCHITECTURE.md: add a line to its section Dependencies that says what it \
             is there for, or leave the crate out."
        );
    }
}
