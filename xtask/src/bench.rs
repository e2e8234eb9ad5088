//! `cargo xtask bench`: how fast the engine is, how small the first load, and what holds up the page, into
//! `docs/performance.md`.

use anyhow::{Context, Result};

use crate::steps::{answer, step};
use crate::{package, project};

/// Packages the app, measures, prints the tables and writes the page.
///
/// # Errors
/// When the app cannot be packaged, a measurement does not compile, or there is no browser.
pub fn run() -> Result<()> {
    package::run()?;
    let page = step("Measuring", Some("2 minutes the first time"), || {
        let mut bench = project::cargo();
        bench.args([
            "bench",
            "--quiet",
            "--locked",
            "--package",
            "sayso-tests",
            "--bench",
            "figures",
        ]);
        answer(&mut bench).context("The measurement failed: cargo bench -p sayso-tests --bench figures")
    })?;
    let stalls = step("Measuring the page", Some("2 minutes the first time"), || {
        let mut stalls = project::cargo();
        stalls.args([
            "run",
            "--quiet",
            "--locked",
            "--package",
            "sayso-browser",
            "--bin",
            "stalls",
        ]);
        answer(&mut stalls).context("The measurement failed: cargo run -p sayso-browser --bin stalls")
    })?;
    let page = format!("{page}\n\n{stalls}");
    println!("{page}");
    let path = project::root().join("docs/performance.md");
    std::fs::write(&path, page + "\n").with_context(|| format!("cannot write {}", path.display()))
}
