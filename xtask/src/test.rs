//! `cargo xtask test`: everything that must hold before a change lands, in the order in which a
//! fault costs least time to find.

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::steps::{answer, duration, quietly, shown, step};
use crate::tools::{TARGET, Tools, axe_core};
use crate::{package, project};

/// Debian's packages that the browser steps need, and the programs by which one sees them. Node runs the JavaScript package; npm brings
/// axe-core.
const PACKAGES: [(&str, &str); 4] = [
    ("chromium", "chromium"),
    ("chromium-driver", "chromedriver"),
    ("nodejs", "node"),
    ("npm", "npm"),
];

/// One thing that is checked.
struct Step {
    /// The word by which it can be asked for alone.
    name: &'static str,
    /// What it does, for the table at the end.
    does: &'static str,
    /// The arguments of its cargo command.
    cargo: &'static [&'static str],
    needs: Needs,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Needs {
    Compiler,
    /// A component of the toolchain, which rustup can add.
    Component(&'static str),
    /// The browser, and wasm-bindgen's test runner.
    Browser,
    /// The browser, and the app as it is handed out.
    Package,
}

const STEPS: [Step; 7] = [
    Step {
        name: "fmt",
        does: "formatting",
        cargo: &["fmt", "--all", "--check"],
        needs: Needs::Component("rustfmt"),
    },
    Step {
        name: "clippy",
        does: "lints, native",
        cargo: &[
            "clippy",
            "--locked",
            "--workspace",
            "--all-targets",
            "--",
            "-D",
            "warnings",
        ],
        needs: Needs::Component("clippy"),
    },
    Step {
        name: "clippy-wasm",
        does: "lints, the app for the browser",
        cargo: &[
            "clippy",
            "--locked",
            "--package",
            "sayso-app",
            "--package",
            "sayso-worker",
            "--target",
            TARGET,
            "--all-targets",
            "--",
            "-D",
            "warnings",
        ],
        needs: Needs::Component("clippy"),
    },
    Step {
        name: "doc",
        does: "documentation, warnings denied",
        cargo: &[
            "doc",
            "--locked",
            "--workspace",
            "--no-deps",
            "--document-private-items",
        ],
        needs: Needs::Compiler,
    },
    Step {
        name: "native",
        does: "tests, native",
        cargo: &NATIVE,
        needs: Needs::Compiler,
    },
    Step {
        name: "wasm",
        does: "the app's own tests, in a browser",
        cargo: &[
            "test",
            "--locked",
            "--package",
            "sayso-app",
            "--target",
            TARGET,
            "--lib",
        ],
        needs: Needs::Browser,
    },
    Step {
        name: "browser",
        does: "what a person does, on what is packaged",
        cargo: &["test", "--locked", "--package", "sayso-browser"],
        needs: Needs::Package,
    },
];

/// The variable by which the property tests' cases are chosen, and the choice here: the gate must say the same of the same
/// commit, whenever and wherever it runs. `cargo test` alone tries new cases each time, which is how new faults are found.
const SEED: (&str, &str) = ("PROPTEST_RNG_SEED", "1");

/// The browser tests have a step of their own, since they need the packaged app.
const NATIVE: [&str; 5] = ["test", "--locked", "--workspace", "--exclude", "sayso-browser"];

/// Does the steps of these names, or all; stops at the first that fails.
///
/// # Errors
/// When a step fails, with the command that repeats it, or when a name is unknown.
pub fn run(names: &[String]) -> Result<()> {
    if let Some(unknown) = names
        .iter()
        .find(|name| STEPS.iter().all(|step| step.name != name.as_str()))
    {
        let known: Vec<&str> = STEPS.iter().map(|step| step.name).collect();
        bail!("There is no step `{unknown}`. The steps: {}.", known.join(", "));
    }
    let mut table = Vec::new();
    let mut done = Ok(());
    for step in STEPS
        .iter()
        .filter(|step| names.is_empty() || names.iter().any(|name| name == step.name))
    {
        let start = Instant::now();
        eprintln!("\n== {}: {}", step.name, step.does);
        done = check(step);
        table.push((step, start.elapsed(), done.is_ok()));
        if done.is_err() {
            break;
        }
    }
    print_table(&table);
    done
}

fn check(step: &Step) -> Result<()> {
    let mut command = project::cargo();
    command
        .args(step.cargo)
        .env("RUSTDOCFLAGS", "-D warnings")
        .env(SEED.0, seed())
        .stdin(Stdio::null());
    let mut hint = String::new();
    match step.needs {
        // Only so do the property tests repeat the cases they failed on.
        Needs::Compiler if step.name == "native" => hint = format!("{}={} ", SEED.0, seed()),
        Needs::Compiler => {}
        Needs::Component(name) => have_component(name)?,
        Needs::Browser => {
            have_browser()?;
            let tools = Tools::ready()?;
            command
                .env("PATH", tools.path())
                .env("CHROMEDRIVER", find("chromedriver").unwrap_or_default());
            hint = "PATH=\"$PWD/.tools/bin:$PATH\" ".to_owned();
        }
        Needs::Package => {
            have_browser()?;
            axe_core()?;
            package::run(&[])?;
            hint = "cargo xtask package && ".to_owned();
        }
    }
    if step.name == "clippy-wasm" {
        Tools::have_target()?;
    }
    let status = command.status().context("cannot start cargo")?;
    if !status.success() {
        let words = step.cargo.join(" ");
        bail!(
            "The step `{}` failed. To repeat it: cargo xtask test {}, or {hint}cargo {words}",
            step.name,
            step.name
        );
    }
    Ok(())
}

/// The seed in the environment, else the gate's own.
fn seed() -> String {
    std::env::var(SEED.0).unwrap_or_else(|_| SEED.1.to_owned())
}

fn print_table(rows: &[(&Step, Duration, bool)]) {
    eprintln!("\n{:<12} {:<42} {:>13}", "step", "", "time");
    for (step, time, is_good) in rows {
        let outcome = if *is_good { "ok" } else { "FAILED" };
        eprintln!("{:<12} {:<42} {:>13}  {outcome}", step.name, step.does, duration(*time));
    }
    let all: Duration = rows.iter().map(|(_, time, _)| *time).sum();
    eprintln!("{:<12} {:<42} {:>13}", "all", "", duration(all));
}

fn have_component(name: &str) -> Result<()> {
    let program = if name == "rustfmt" { "fmt" } else { name };
    if answer(project::cargo().args([program, "--version"])).is_some() {
        return Ok(());
    }
    step(&format!("Adding the component {name}"), None, || {
        quietly(
            "rustup-component",
            Command::new("rustup")
                .current_dir(project::root())
                .args(["component", "add", name]),
        )
    })
}

/// Sees to it that Chromium and its driver are installed.
fn have_browser() -> Result<()> {
    let missing: Vec<&str> = PACKAGES
        .iter()
        .filter(|(_, program)| find(program).is_none())
        .map(|(package, _)| *package)
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let sentence = format!(
        "The browser tests need Debian's packages {}. Install them: apt-get install {}",
        missing.join(" and "),
        missing.join(" ")
    );
    let is_root = answer(Command::new("id").arg("-u")).as_deref() == Some("0");
    let may_sudo = || answer(Command::new("sudo").args(["-n", "true"])).is_some();
    if find("apt-get").is_none() || !(is_root || may_sudo()) {
        bail!(sentence);
    }
    let apt_get = |arguments: &[&str]| {
        let mut command = if is_root {
            Command::new("apt-get")
        } else {
            Command::new("sudo")
        };
        if !is_root {
            command.args(["-n", "apt-get"]);
        }
        command
            .env("DEBIAN_FRONTEND", "noninteractive")
            .args(["-q", "-y"])
            .args(arguments);
        quietly(&format!("apt-{}", arguments[0]), &mut command)
            .with_context(|| format!("{} did not work", shown(&command)))
    };
    step(
        &format!("Installing {} by apt-get", missing.join(" and ")),
        Some("a minute, once"),
        || {
            apt_get(&["update"])?;
            apt_get(&[&["install", "--no-install-recommends"], missing.as_slice()].concat())
        },
    )
    .context(sentence)
}

/// The path of a program that is on `PATH`.
fn find(program: &str) -> Option<std::path::PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .map(|folder| folder.join(program))
        .find(|path| path.is_file())
}
