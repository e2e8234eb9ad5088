//! The tools that make the app: found where they are, installed into `.tools/` where they are not.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::project;
use crate::steps::{answer, quietly, step};

/// The target that the app is compiled for.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// The last version of Trunk that builds with the pinned compiler.
const TRUNK: &str = "0.21.14";

/// The same as the crate `wasm-bindgen` in `Cargo.toml`: the two speak a private format.
const WASM_BINDGEN: &str = "0.2.130";

/// The version of npm's `binaryen`, which brings `wasm-opt`.
const BINARYEN: &str = "132.0.0";

/// The version of npm's `axe-core`, by which the browser tests look for faults of accessibility.
const AXE_CORE: &str = "4.14.1";

/// The folders that hold the tools, to be put before `PATH`.
#[derive(Debug, Clone)]
pub struct Tools {
    folders: Vec<PathBuf>,
}

impl Tools {
    /// Finds the compiler's target, Trunk and wasm-bindgen in the right versions, and installs what
    /// is missing: the target by rustup, the programs into `.tools/`. A folder named by the variable
    /// `SAYSO_TOOLS` is looked into first, then `.tools/`, then `PATH`.
    ///
    /// # Errors
    /// When something is missing and cannot be installed; the message says what to do.
    pub fn ready() -> Result<Self> {
        Self::have_target()?;
        let mut tools = Self { folders: Vec::new() };
        let missing: Vec<&Tool> = TOOLS.iter().filter(|tool| !tools.has(tool)).collect();
        if missing.is_empty() {
            return Ok(tools);
        }
        let names: Vec<String> = missing.iter().map(|tool| tool.answer()).collect();
        step(
            &format!("Installing {} into .tools/", names.join(" and ")),
            Some("3 to 4 minutes, once"),
            || {
                // At the same time, since each ends with a long step that keeps one core busy.
                std::thread::scope(|scope| {
                    let installs: Vec<_> = missing.iter().map(|tool| scope.spawn(|| tool.install())).collect();
                    installs
                        .into_iter()
                        .try_for_each(|install| install.join().expect("no panic in an installation"))
                })
            },
        )?;
        match missing.iter().find(|tool| !tools.has(tool)) {
            Some(tool) => bail!(
                "{} was installed into {} but does not run there.",
                tool.answer(),
                own_folder().display()
            ),
            None => Ok(tools),
        }
    }

    /// Sees to it that the compiler knows the target that the app is compiled for.
    ///
    /// # Errors
    /// When it does not and rustup cannot add it.
    pub fn have_target() -> Result<()> {
        let rustc = || Command::new(std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()));
        let folder =
            answer(
                rustc()
                    .current_dir(project::root())
                    .args(["--print", "target-libdir", "--target", TARGET]),
            )
            .context("rustc is not here or does not know wasm32. Install Rust by rustup, see https://rustup.rs.")?;
        if Path::new(&folder).is_dir() {
            return Ok(());
        }
        if answer(Command::new("rustup").arg("--version")).is_none() {
            bail!(
                "The compiler lacks the target {TARGET}, and rustup is not here to add it. Install Rust by rustup, see https://rustup.rs."
            );
        }
        step(&format!("Adding the target {TARGET}"), Some("seconds, once"), || {
            quietly(
                "rustup-target",
                Command::new("rustup")
                    .current_dir(project::root())
                    .args(["target", "add", TARGET]),
            )
        })
    }

    /// A command that finds the tools before anything else of the same name.
    pub fn command(&self, program: &str) -> Command {
        let mut command = Command::new(self.find(program).unwrap_or_else(|| program.into()));
        command.current_dir(project::root()).env("PATH", self.path());
        command
    }

    /// `PATH` with the tools' folders in front.
    pub fn path(&self) -> OsString {
        let path = std::env::var_os("PATH").unwrap_or_default();
        let folders = self.folders.iter().cloned().chain(std::env::split_paths(&path));
        std::env::join_paths(folders).unwrap_or(path)
    }

    fn find(&self, program: &str) -> Option<PathBuf> {
        self.folders
            .iter()
            .map(|folder| folder.join(program))
            .find(|path| path.is_file())
    }

    /// Looks for a tool in the right version and remembers where it is.
    fn has(&mut self, tool: &Tool) -> bool {
        if let Some(folder) = ready_folders()
            .into_iter()
            .find(|folder| tool.is_at(&folder.join(tool.program)))
        {
            self.folders.push(folder);
            return true;
        }
        tool.is_at(Path::new(tool.program))
    }
}

/// A program that cargo can install.
struct Tool {
    program: &'static str,
    package: &'static str,
    version: &'static str,
    /// What `cargo install` needs besides.
    options: &'static [&'static str],
}

/// `--debug`: a third of the time to compile, and fast enough for an app of this size.
const TOOLS: [Tool; 2] = [
    Tool {
        program: "trunk",
        package: "trunk",
        version: TRUNK,
        options: &["--locked", "--debug", "--no-default-features"],
    },
    Tool {
        program: "wasm-bindgen",
        package: "wasm-bindgen-cli",
        version: WASM_BINDGEN,
        // Not `--locked`: the crate's own lock file names a version that does not compile.
        options: &["--debug", "--no-default-features"],
    },
];

impl Tool {
    /// What it answers to `--version`.
    fn answer(&self) -> String {
        format!("{} {}", self.program, self.version)
    }

    fn is_at(&self, path: &Path) -> bool {
        let said = answer(Command::new(path).arg("--version")).unwrap_or_default();
        said == self.answer() || said.starts_with(&format!("{} ", self.answer()))
    }

    fn install(&self) -> Result<()> {
        let mut install = project::cargo();
        install
            .args(["install", self.package, "--version", self.version])
            .args(self.options);
        // Without debug information the programs take a fifth of the disk space.
        install.env("CARGO_PROFILE_DEV_DEBUG", "0");
        quietly(
            &format!("install-{}", self.program),
            install.args(["--force", "--root"]).arg(own_folder()),
        )
    }
}

/// `wasm-opt` in the pinned version, or why there is none: `.tools/`, else installed by npm.
///
/// npm's package is Binaryen itself compiled to WebAssembly: the same on every machine and there in
/// seconds. The crate `wasm-opt` would compile some minutes of C++, of an older version; Debian's
/// package is older still and does not know the features that rustc emits.
///
/// # Errors
/// A sentence that says what is missing, for the caller to pass on: packaging works without it.
pub fn wasm_opt() -> Result<PathBuf> {
    let in_folder = |folder: &Path| folder.join("node_modules/.bin/wasm-opt");
    let version = format!("version_{}", BINARYEN.split('.').next().unwrap_or(BINARYEN));
    let is_right =
        |path: &Path| answer(Command::new(path).arg("--version")).is_some_and(|said| said.contains(&version));
    let root = own_folder();
    let roots = std::env::var_os("SAYSO_TOOLS")
        .map(PathBuf::from)
        .into_iter()
        .chain([root.clone()]);
    if let Some(path) = roots.map(|folder| in_folder(&folder)).find(|path| is_right(path)) {
        return Ok(path);
    }
    npm_install("wasm-opt", &format!("binaryen@{BINARYEN}"), &root)?;
    let path = in_folder(&root);
    if !is_right(&path) {
        bail!("{} does not answer with {version}", path.display());
    }
    Ok(path)
}

/// The script of axe-core in the pinned version: in the folder that `SAYSO_TOOLS` names, in `.tools/`, else installed by npm. It has a
/// folder of its own, since npm takes away what it was not asked for this time.
///
/// # Errors
/// When it is not here and npm cannot install it.
pub fn axe_core() -> Result<PathBuf> {
    let in_folder = |folder: &Path| folder.join("axe-core/node_modules/axe-core/axe.min.js");
    let greeting = format!("/*! axe v{AXE_CORE}\n");
    let is_right = |path: &PathBuf| std::fs::read_to_string(path).is_ok_and(|script| script.starts_with(&greeting));
    let named = std::env::var_os("SAYSO_TOOLS").map(PathBuf::from);
    let folders = named.into_iter().chain([own_folder()]);
    if let Some(path) = folders.map(|folder| in_folder(&folder)).find(is_right) {
        return Ok(path);
    }
    npm_install(
        "axe-core",
        &format!("axe-core@{AXE_CORE}"),
        &own_folder().join("axe-core"),
    )?;
    let path = in_folder(&own_folder());
    if !is_right(&path) {
        bail!("{} does not begin with {greeting:?}", path.display());
    }
    Ok(path)
}

/// Installs one of npm's packages below `folder`.
fn npm_install(name: &str, package: &str, folder: &Path) -> Result<()> {
    if answer(Command::new("npm").arg("--version")).is_none() {
        bail!("npm is not here (Debian's packages nodejs and npm bring it)");
    }
    step(&format!("Installing {package} into .tools/"), None, || {
        std::fs::create_dir_all(folder)?;
        quietly(
            &format!("install-{name}"),
            Command::new("npm")
                .args(["install", "--no-audit", "--no-fund", "--no-save", "--prefix"])
                .arg(folder)
                .arg(package),
        )
    })
}

/// The project's own folder for tools, which git ignores.
fn own_folder() -> PathBuf {
    project::root().join(".tools")
}

fn ready_folders() -> Vec<PathBuf> {
    let named = std::env::var_os("SAYSO_TOOLS").map(PathBuf::from);
    named
        .into_iter()
        .flat_map(|folder| [folder.join("bin"), folder])
        .chain([own_folder().join("bin")])
        .collect()
}
