//! The optimised app, as Trunk makes it: a folder that `package` and `serve` work from.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::project;
use crate::steps::quietly;
use crate::tools::{TARGET, Tools};

/// The app package's binary, and so the stem of its files.
pub const APP: &str = "sayso-app";

/// The profile in the root `Cargo.toml` that the app is built with.
const PROFILE: &str = "app";

/// What Trunk made.
#[derive(Debug, Clone)]
pub struct WebBuild {
    /// The folder with `index.html`, the glue, the module and the style sheets.
    pub folder: PathBuf,
    /// The module before wasm-bindgen, for other kinds of glue.
    pub raw_module: PathBuf,
}

/// Builds the app, optimised, with addresses that are relative to the page.
///
/// # Errors
/// When Trunk fails; the message holds what it said last.
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
    // Trunk takes a `NO_COLOR` of "1" for a bad value of its own option of that name.
    quietly("trunk", trunk.arg(&folder).env_remove("NO_COLOR"))?;
    let raw_module = project::target().join(TARGET).join(PROFILE).join(format!("{APP}.wasm"));
    Ok(WebBuild { folder, raw_module })
}

/// The one file in `folder` with this ending.
///
/// # Errors
/// When there is none.
pub fn file_ending(folder: &Path, ending: &str) -> Result<PathBuf> {
    let entries = std::fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    paths
        .into_iter()
        .find(|path| {
            path.file_name()
                .is_some_and(|name| name.to_string_lossy().ends_with(ending))
        })
        .with_context(|| format!("no file {} ends in {ending}", folder.display()))
}
