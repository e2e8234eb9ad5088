//! `dist/js/`: the engine as a JavaScript package, for other people's pages and for npm.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::package::optimise;
use crate::project;
use crate::steps::quietly;
use crate::tools::{TARGET, Tools};

/// The crate that the module is made of.
const PACKAGE: &str = "sayso-js";

/// What wasm-bindgen names its glue, which `sayso.js` imports.
const GLUE: &str = "glue";

/// Files of the project that go along as they are.
const LICENCES: [&str; 3] = ["LICENSE-APACHE", "LICENSE-MIT", "NOTICE"];

/// How wasm-opt works for speed. Left to itself it puts half of the engine into one function, on which browsers' own compilers
/// spend so long that pages have read their articles before it is done.
const SPEED: [&str; 2] = ["-O3", "--one-caller-inline-max-function-size=1500"];

/// The folder of the package.
pub fn folder() -> PathBuf {
    project::root().join("dist/js")
}

/// Builds the module for speed, and writes the package into an emptied folder. `optimiser` is wasm-opt, if there is one.
///
/// # Errors
/// When the crate does not compile, wasm-bindgen or wasm-opt fails, or a file cannot be written.
pub fn write(tools: &Tools, optimiser: Option<&Path>) -> Result<()> {
    let mut build = project::cargo();
    build.args([
        "build",
        "--release",
        "--locked",
        "--target",
        TARGET,
        "--package",
        PACKAGE,
    ]);
    quietly("js-build", &mut build)?;
    let folder = folder();
    if folder.exists() {
        fs::remove_dir_all(&folder).with_context(|| format!("cannot empty {}", folder.display()))?;
    }
    let raw = PACKAGE.replace('-', "_") + ".wasm";
    let mut bindgen = tools.command("wasm-bindgen");
    bindgen
        .args(["--target", "web", "--no-typescript", "--omit-default-module-path"])
        // So that a fault in the engine does not end its use.
        .arg("--experimental-reset-state-function")
        .args(["--out-name", GLUE, "--out-dir"])
        .arg(&folder)
        .arg(project::target().join(TARGET).join("release").join(raw));
    quietly("js-wasm-bindgen", &mut bindgen)?;
    let module = folder.join("sayso.wasm");
    fs::rename(folder.join(format!("{GLUE}_bg.wasm")), &module).context("wasm-bindgen wrote no module")?;
    if let Some(program) = optimiser {
        optimise(program, &SPEED, &module)?;
    }
    let sources = project::root().join("crates/js/package");
    for entry in fs::read_dir(&sources).with_context(|| format!("cannot read {}", sources.display()))? {
        let path = entry?.path();
        copy(&path, &folder)?;
    }
    for name in LICENCES {
        copy(&project::root().join(name), &folder)?;
    }
    let about = folder.join("package.json");
    let versioned = fs::read_to_string(&about)?.replace("VERSION", env!("CARGO_PKG_VERSION"));
    fs::write(&about, versioned).with_context(|| format!("cannot write {}", about.display()))
}

fn copy(path: &Path, folder: &Path) -> Result<()> {
    fs::copy(path, folder.join(path.file_name().unwrap_or_default()))
        .map(drop)
        .with_context(|| format!("cannot copy {}", path.display()))
}
