//! `cargo xtask shots`: pictures of the packaged app, to be looked at.

use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::{package, project};

/// Packages the app and takes its pictures into `folder`; `for_docs` puts those of the README and of `docs/classroom.md` into `docs/`.
///
/// # Errors
/// When packaging fails or there is no browser.
pub fn run(folder: Option<&Path>, for_docs: bool) -> Result<()> {
    package::run(&[])?;
    let folder = folder.map_or_else(|| project::target().join("screenshots"), Path::to_owned);
    let folder = std::path::absolute(folder)?;
    let mut shots = project::cargo();
    shots
        .args([
            "run",
            "--quiet",
            "--locked",
            "--package",
            "sayso-browser",
            "--bin",
            "shots",
            "--",
        ])
        .arg(&folder);
    if !shots.status().context("cannot start cargo")?.success() {
        bail!("The pictures could not be taken.");
    }
    if for_docs {
        std::fs::copy(
            folder.join("reading-1440-light.png"),
            project::root().join("docs/sayso.png"),
        )
        .context("cannot write docs/sayso.png")?;
        let guide = project::root().join("docs/classroom");
        std::fs::create_dir_all(&guide).context("cannot make docs/classroom/")?;
        for name in ["plan", "hand-out", "do", "mark", "feedback", "projector"] {
            let (from, to) = (format!("guide-{name}.webp"), format!("{name}.webp"));
            std::fs::copy(folder.join(from), guide.join(&to))
                .with_context(|| format!("cannot write docs/classroom/{to}"))?;
        }
    }
    Ok(())
}
