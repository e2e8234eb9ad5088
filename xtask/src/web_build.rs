//! The optimised app, as Trunk makes it: a folder that `package` and `serve` work from.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::cut::{Cut, cut};
use crate::project;
use crate::steps::quietly;
use crate::tools::{TARGET, Tools};
use crate::words;

/// The app package's binary, and so the stem of its files.
pub const APP: &str = "sayso-app";

/// The engine's binary, and so the stem of its files.
pub const WORKER: &str = "sayso-worker";

/// The profile in the root `Cargo.toml` that the app is built with.
const PROFILE: &str = "app";

/// What Trunk made.
#[derive(Debug, Clone)]
pub struct WebBuild {
    /// The folder with `index.html`, the style sheets, and two modules with their glue: the page's and the engine's.
    pub folder: PathBuf,
    /// The page's module before wasm-bindgen, for other kinds of glue, and its parts.
    pub cut: Cut,
}

impl WebBuild {
    /// The module of the binary of this name.
    ///
    /// # Errors
    /// When it is not there.
    pub fn module(&self, name: &str) -> Result<PathBuf> {
        module_of(&self.folder, name)
    }
}

/// The variable that has the compiler leave out where this computer keeps the crates, which messages of faults would name: the
/// module is handed to anybody, and the same everywhere so. None where flags are set already, which it would overrule.
fn without_paths() -> Option<(&'static str, String)> {
    if std::env::var_os("RUSTFLAGS").is_some() || std::env::var_os("CARGO_ENCODED_RUSTFLAGS").is_some() {
        return None;
    }
    let home = std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".cargo"));
    let crates = std::env::var_os("CARGO_HOME").map(PathBuf::from).or(home)?;
    let folders = [
        (crates.join("registry/src"), "crates"),
        (project::root().to_path_buf(), "sayso"),
    ];
    let flags = folders.map(|(folder, name)| format!("--remap-path-prefix={}={name}", folder.display()));
    // Parted by the sign that no path has.
    Some(("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}")))
}

/// The module of the binary of this name in a folder.
///
/// # Errors
/// When it is not there.
pub fn module_of(folder: &Path, name: &str) -> Result<PathBuf> {
    let entries = fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let is_it = |path: &PathBuf| {
        let file = path.file_name().unwrap_or_default().to_string_lossy();
        file.starts_with(name) && file.ends_with("_bg.wasm")
    };
    paths
        .into_iter()
        .find(is_it)
        .with_context(|| format!("no module of {name} is in {}", folder.display()))
}

/// Has the app compiled so that its module can be cut (`build/main.rs`).
const PARTS: &str = "SAYSO_PARTS";

/// Builds the app, optimised, with addresses that are relative to the page, and cuts the page's module.
///
/// # Errors
/// When Trunk or wasm-bindgen fails, with what it said last; when the module cannot be cut.
pub fn build(tools: &Tools) -> Result<WebBuild> {
    let folder = project::target().join("trunk").join(PROFILE);
    let mut trunk = tools.command("trunk");
    trunk.args([
        "build",
        "--offline",
        "--locked",
        "--release",
        "--cargo-profile",
        PROFILE,
        "--public-url",
        "./",
        "--dist",
    ]);
    if let Some((name, flags)) = without_paths() {
        trunk.env(name, flags);
    }
    // Trunk takes a `NO_COLOR` of "1" for a bad value of its own option of that name.
    quietly("trunk", trunk.arg(&folder).env_remove("NO_COLOR").env(PARTS, "1"))?;
    let whole = project::target().join(TARGET).join(PROFILE).join(format!("{APP}.wasm"));
    let cut = cut(&whole, &project::target().join("xtask/cut"))?;
    words::check(&cut.main)?;
    let build = WebBuild { folder, cut };
    // In place of what Trunk made of the whole module, under the same names.
    let (module, glue) = glued(tools, &build, &["--target", "web"])?;
    let place = build.module(APP)?;
    let name = place.file_name().unwrap_or_default().to_string_lossy().into_owned();
    fs::copy(module, &place)?;
    fs::copy(glue, build.folder.join(name.replace("_bg.wasm", ".js")))?;
    Ok(build)
}

/// What wasm-bindgen makes of the page's module with these options: the module and its glue. Whatever the options, the module is the
/// same.
///
/// # Errors
/// When wasm-bindgen fails; the message holds what it said last.
pub fn glued(tools: &Tools, build: &WebBuild, options: &[&str]) -> Result<(PathBuf, PathBuf)> {
    let out = project::target().join("xtask/glue");
    let mut bindgen = tools.command("wasm-bindgen");
    bindgen
        .args(options)
        // The parts need the table of functions.
        .args(["--no-typescript", "--keep-lld-exports", "--out-name", APP, "--out-dir"])
        .arg(&out)
        .arg(&build.cut.main);
    quietly("wasm-bindgen", &mut bindgen)?;
    Ok((out.join(format!("{APP}_bg.wasm")), out.join(format!("{APP}.js"))))
}
