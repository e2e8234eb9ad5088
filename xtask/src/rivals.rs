//! What else a page could use, beside the JavaScript package and beside the app's own marks, each in one folder, for `cargo
//! xtask bench`. It comes from npm in pinned versions, is measured, and is never handed out.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::steps::{answer, quietly};
use crate::{js_package, project};

/// What npm installs: those that are measured, a language model that the first needs, and what makes a module of each.
const PACKAGES: [&str; 5] = [
    "wink-nlp@2.4.0",
    "wink-eng-lite-web-model@1.8.1",
    "compromise@14.17.0",
    "@recogito/text-annotator@4.1.1",
    "esbuild@0.28.2",
];

/// The modules that the page loads, each with a function `load`.
pub const MODULES: [&str; 3] = ["sayso.js", "wink.js", "compromise.js"];

/// Makes the folder that the page is served from which reads articles, and returns it. It has the package in `package/`.
///
/// # Errors
/// When npm is missing or cannot install, or a module cannot be made.
pub fn folder() -> Result<PathBuf> {
    let site = site("rivals", &MODULES[1..])?;
    let package = site.join("package");
    fs::create_dir_all(&package).with_context(|| format!("cannot make {}", package.display()))?;
    copy_all(&js_package::folder(), &package)?;
    Ok(site)
}

/// Makes the folder that the page is served from which shows marks, `recogito.js`, and returns it.
///
/// # Errors
/// As [`folder`].
pub fn annotators() -> Result<PathBuf> {
    site("annotators", &["recogito.js"])
}

/// The folder `name` of the browser tests' scripts as a page's: all its files as they stand, but that `modules` hold what they
/// import.
fn site(name: &str, modules: &[&str]) -> Result<PathBuf> {
    if answer(Command::new("npm").arg("--version")).is_none() {
        bail!("npm is not here, which brings what Sayso is measured against (Debian's packages nodejs and npm)");
    }
    let root = project::target().join("xtask/rivals");
    // Where npm's modules are found from.
    let (beside, site) = (root.join("sources").join(name), root.join("sites").join(name));
    for folder in [&beside, &site] {
        fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    }
    quietly(
        "install-rivals",
        Command::new("npm")
            .args(["install", "--no-audit", "--no-fund", "--no-save", "--prefix"])
            .arg(&root)
            .args(PACKAGES),
    )?;
    let sources = project::root().join("tests/browser/src/js").join(name);
    copy_all(&sources, &beside)?;
    copy_all(&sources, &site)?;
    for module in modules {
        quietly(
            "bundle-rivals",
            Command::new(root.join("node_modules/.bin/esbuild"))
                .arg(beside.join(module))
                .args(["--bundle", "--minify", "--format=esm", "--log-level=warning"])
                .arg(format!("--outfile={}", site.join(module).display())),
        )?;
    }
    Ok(site)
}

fn copy_all(from: &Path, to: &Path) -> Result<()> {
    for entry in fs::read_dir(from).with_context(|| format!("{} is not there", from.display()))? {
        let path = entry?.path();
        fs::copy(&path, to.join(path.file_name().unwrap_or_default()))
            .with_context(|| format!("cannot copy {}", path.display()))?;
    }
    Ok(())
}
