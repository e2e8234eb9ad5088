//! The project's own commands: `cargo xtask --help` lists them.

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use lexopt::prelude::*;
use xtask::{bench, eval, package, serve, shots, test};

const HELP: &str = "\
Sayso's own commands. Each installs what it needs into .tools/ and says so.

  cargo xtask serve [--port N] [--open]   build the app and show it at http://127.0.0.1:8080/
  cargo xtask test [STEP…]                check everything, or the named steps: fmt, clippy, clippy-wasm,
                                          doc, native, wasm, browser
  cargo xtask package [PART…]             write dist/web/ (a static site), dist/sayso.html (one file) and dist/js/ (a
                                          package for other people's pages); or only the named parts: web (the first
                                          two), js
  cargo xtask shots [--out F] [--readme]  package, and take pictures of the app (needs Chromium)
  cargo xtask bench [PART…] [--texts F]   package, measure speed and size, write docs/performance.md; or only print
                                          the named parts: engine, start, page, library, restore,
                                          marking, class, package
  cargo xtask eval PATH… [options]        how well what the engine finds agrees with gold, rule by rule, and
                                          what a change of rules does; cargo xtask eval --help says more

Options:
  --port N   the port to serve on; the next free one is taken if it is not free
  --open     open a browser at the address
  --out F    the folder for the pictures; target/screenshots when none is named
  --texts F  a folder of .txt files for the part `package`, in place of the project's own articles
  --readme   make the documentation's pictures too: docs/sayso.png, docs/classroom/

SAYSO_TOOLS names a folder with Trunk and wasm-bindgen to use instead of .tools/.
";

#[derive(Default)]
struct Options {
    command: Option<String>,
    /// What stands after `eval`, which reads it itself.
    passed_on: Vec<OsString>,
    /// Steps of the test, or parts of the bench or of what is packaged.
    steps: Vec<String>,
    port: Option<u16>,
    open: bool,
    readme: bool,
    out: Option<PathBuf>,
    texts: Option<PathBuf>,
}

fn main() -> ExitCode {
    options().and_then(|options| run(&options)).unwrap_or_else(|error| {
        eprintln!("{error:#}");
        ExitCode::FAILURE
    })
}

fn run(options: &Options) -> Result<ExitCode> {
    match options.command.as_deref() {
        Some("eval") => return eval::run(&options.passed_on),
        Some("serve") => serve::run(options.port.unwrap_or(serve::PORT), options.open),
        Some("test") => test::run(&options.steps),
        Some("package") => package::run(&options.steps),
        Some("bench") => bench::run(&options.steps, options.texts.as_deref()),
        Some("shots") => shots::run(options.out.as_deref(), options.readme),
        None => {
            print!("{HELP}");
            Ok(())
        }
        Some(other) => anyhow::bail!("There is no command `{other}`. See cargo xtask --help."),
    }?;
    Ok(ExitCode::SUCCESS)
}

fn options() -> Result<Options> {
    let mut options = Options::default();
    let mut parser = lexopt::Parser::from_env();
    while let Some(argument) = parser.next()? {
        match argument {
            Long("port") => options.port = Some(parser.value()?.parse()?),
            Long("out") => options.out = Some(parser.value()?.into()),
            Long("texts") => options.texts = Some(parser.value()?.into()),
            Long("readme") => options.readme = true,
            Long("open") => options.open = true,
            Short('h') | Long("help") => return Ok(Options::default()),
            Value(command) if options.command.is_none() => {
                if command == "eval" {
                    options.passed_on = parser.raw_args()?.collect();
                }
                options.command = Some(command.string()?);
            }
            Value(step) if matches!(options.command.as_deref(), Some("test" | "bench" | "package")) => {
                options.steps.push(step.string()?)
            }
            _ => return Err(argument.unexpected().into()),
        }
    }
    Ok(options)
}
