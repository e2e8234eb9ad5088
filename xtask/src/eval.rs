//! `cargo xtask eval`: what the engine finds, held against gold. The work is `crates/eval`'s; this builds it with
//! optimisation and runs it.

use std::ffi::OsString;
use std::process::{Command, ExitCode};

use anyhow::{Context, Result};

use crate::project;
use crate::steps::{quietly, step};

const PACKAGE: &str = "sayso-eval";

/// Builds the comparison and runs it with `arguments`; its exit code.
///
/// # Errors
/// When it does not compile or cannot be started. What it has to say itself it says on standard error.
pub fn run(arguments: &[OsString]) -> Result<ExitCode> {
    step(
        "Building the engine and its measures",
        Some("a minute the first time"),
        || {
            quietly(
                "eval-build",
                project::cargo().args(["build", "--locked", "--profile", "eval", "--package", PACKAGE]),
            )
        },
    )?;
    let program = project::target()
        .join("eval")
        .join(format!("{PACKAGE}{}", std::env::consts::EXE_SUFFIX));
    let status = Command::new(&program)
        .args(arguments)
        .status()
        .with_context(|| format!("cannot start {}", program.display()))?;
    Ok(status
        .code()
        .and_then(|code| u8::try_from(code).ok())
        .map_or(ExitCode::FAILURE, ExitCode::from))
}
