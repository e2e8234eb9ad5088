//! The JavaScript package beside what else a page could use, in one folder, for `cargo xtask bench`. The others come from npm
//! in pinned versions, are measured, and are never handed out.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::steps::{answer, quietly};
use crate::{js_package, project};

/// What npm installs: the two that are measured, a language model that the first needs, and what makes a module of each.
const PACKAGES: [&str; 4] = [
    "wink-nlp@2.4.0",
    "wink-eng-lite-web-model@1.8.1",
    "compromise@14.17.0",
    "esbuild@0.28.2",
];

/// The modules that the page loads, each with a function `load`.
pub const MODULES: [&str; 3] = ["sayso.js", "wink.js", "compromise.js"];

/// Makes the folder that the page is served from, and returns it. It has the package in `package/`.
///
/// # Errors
/// When npm is missing or cannot install, or a module cannot be made.
pub fn folder() -> Result<PathBuf> {
    if answer(Command::new("npm").arg("--version")).is_none() {
        bail!("npm is not here, which brings what Sayso is measured against (Debian's packages nodejs and npm)");
    }
    let root = project::target().join("xtask/rivals");
    let site = root.join("site");
    fs::create_dir_all(site.join("package")).with_context(|| format!("cannot make {}", site.display()))?;
    quietly(
        "install-rivals",
        Command::new("npm")
            .args(["install", "--no-audit", "--no-fund", "--no-save", "--prefix"])
            .arg(&root)
            .args(PACKAGES),
    )?;
    copy_all(&js_package::folder(), &site.join("package"))?;
    let sources = project::root().join("tests/browser/src/js/rivals");
    // Where npm's modules are found from.
    let beside = root.join("sources");
    fs::create_dir_all(&beside)?;
    copy_all(&sources, &beside)?;
    for name in ["index.html", MODULES[0]] {
        fs::copy(beside.join(name), site.join(name)).with_context(|| format!("cannot copy {name}"))?;
    }
    for name in &MODULES[1..] {
        quietly(
            "bundle-rivals",
            Command::new(root.join("node_modules/.bin/esbuild"))
                .arg(beside.join(name))
                .args(["--bundle", "--minify", "--format=esm", "--log-level=warning"])
                .arg(format!("--outfile={}", site.join(name).display())),
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
