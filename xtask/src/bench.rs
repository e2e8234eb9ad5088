//! `cargo xtask bench`: how fast the engine is, how small the first load, what holds up the page, how a large library and a large
//! backup do, what an hour of work leaves behind, and how the JavaScript package does beside others, into `docs/performance.md`.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::steps::{answer, step};
use crate::{package, project};

/// What can be measured alone, and the cargo command that does it.
const PARTS: [(&str, &[&str]); 9] = [
    ("engine", &["bench", "--package", "sayso-tests", "--bench", "figures"]),
    ("start", &["run", "--package", "sayso-browser", "--bin", "start"]),
    ("page", &["run", "--package", "sayso-browser", "--bin", "stalls"]),
    ("library", &["run", "--package", "sayso-browser", "--bin", "library"]),
    ("restore", &["run", "--package", "sayso-browser", "--bin", "restore"]),
    ("marking", &["run", "--package", "sayso-browser", "--bin", "marking"]),
    ("soak", &["run", "--package", "sayso-browser", "--bin", "soak"]),
    ("class", &["run", "--package", "sayso-browser", "--bin", "class"]),
    ("package", &["run", "--package", "sayso-browser", "--bin", "rivals"]),
];

/// Packages, measures the `parts` of these names or all, and prints the tables. All of them, over the project's own articles,
/// are the page. `texts` is a folder of `.txt` files that the part `package` reads in their place.
///
/// # Errors
/// When a part is unknown, something cannot be packaged, a measurement fails, or there is no browser.
pub fn run(parts: &[String], texts: Option<&Path>) -> Result<()> {
    if let Some(unknown) = parts.iter().find(|part| PARTS.iter().all(|(known, _)| known != part)) {
        let known = PARTS.map(|(name, _)| name).join(", ");
        bail!("There is no part `{unknown}` of the bench. The parts: {known}.");
    }
    package::run(&[])?;
    let mut tables = Vec::new();
    for (name, arguments) in PARTS {
        if !parts.is_empty() && !parts.iter().any(|part| part == name) {
            continue;
        }
        let mut command: Command = project::cargo();
        command.args(arguments).args(["--quiet", "--locked"]);
        if let Some(folder) = texts.filter(|_| name == "package") {
            // The command runs in the project's folder.
            command.arg("--").arg(std::path::absolute(folder)?);
        }
        tables.push(step(
            &format!("Measuring: {name}"),
            Some("2 minutes the first time"),
            || answer(&mut command).with_context(|| format!("The measurement failed: cargo {}", arguments.join(" "))),
        )?);
    }
    let page = tables.join("\n\n");
    println!("{page}");
    if !parts.is_empty() || texts.is_some() {
        return Ok(());
    }
    let path = project::root().join("docs/performance.md");
    std::fs::write(&path, page + "\n").with_context(|| format!("cannot write {}", path.display()))
}
