//! The page's module, cut in what is loaded at once and parts that are fetched when they are first needed
//! (`src/platform/parts.rs` in the app, whose functions say where to cut).

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use wasm_split_cli_support::{Options, transform};

/// A module that was cut.
#[derive(Debug, Clone)]
pub struct Cut {
    /// What is loaded at once; wasm-bindgen has still to work on it.
    pub main: PathBuf,
    /// The parts, by name.
    pub parts: Vec<Part>,
}

/// A part of the page's module.
#[derive(Debug, Clone)]
pub struct Part {
    /// Its name in the app.
    pub name: String,
    /// Its files, modules that are ready to be instantiated: what it shares with other parts, and its own.
    pub files: Vec<PathBuf>,
}

/// Cuts the module that the compiler made, with `--emit-relocs`, into an emptied folder.
///
/// # Errors
/// When the module cannot be read, holds no part, or is not as the tool expects it.
pub fn cut(module: &Path, folder: &Path) -> Result<Cut> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("cannot empty {}", folder.display()))?;
    }
    let bytes = fs::read(module).with_context(|| format!("cannot read {}", module.display()))?;
    let main = folder.join("main.wasm");
    let mut options = Options::new(&bytes);
    options.output_dir = folder;
    options.main_out_path = &main;
    let split = transform(options).map_err(|error| anyhow!("{} cannot be cut: {error:#}", module.display()))?;
    let parts = split.prefetch_map.into_iter().map(|(name, stems)| {
        let files = stems.iter().map(|stem| folder.join(format!("{stem}.wasm")));
        Part {
            name,
            files: files.collect(),
        }
    });
    let mut parts: Vec<Part> = parts.collect();
    if parts.is_empty() {
        bail!("{} has no part to be cut off.", module.display());
    }
    parts.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(Cut { main, parts })
}

impl Cut {
    /// The files of all parts, each once.
    pub fn files(&self) -> Vec<PathBuf> {
        let mut files: Vec<PathBuf> = self.parts.iter().flat_map(|part| part.files.clone()).collect();
        files.sort();
        files.dedup();
        files
    }
}
