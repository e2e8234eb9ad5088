//! Helpers that the tests in this folder share.

pub mod check;
pub mod hostile;
pub mod odd;
pub mod storage;

mod articles;
pub use articles::articles;
pub use sayso_engine::rules::examples;

use std::fs;
use std::path::{Path, PathBuf};

/// The project's folder.
pub fn root() -> PathBuf {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    tests.parent().expect("tests/ stands in the project").to_owned()
}

/// A file of the project as text; `path` from the project's folder. Panics with the path if it cannot be read.
pub fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The app's Rust files: path from the project's folder, and text; in order of path.
pub fn app_sources() -> Vec<(String, String)> {
    rust_files(&root().join("src"))
}

/// The Rust files below `folder`: path from the project's folder, and text; in order of path.
pub fn rust_files(folder: &Path) -> Vec<(String, String)> {
    let mut files = Vec::new();
    collect(folder, &mut files);
    files.sort();
    let files = files.iter().map(|path| {
        let name = path.strip_prefix(root()).unwrap_or(path).display().to_string();
        let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{name}: {error}"));
        (name, text)
    });
    files.collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    for path in entries.map(|entry| entry.expect("a readable folder").path()) {
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
}
