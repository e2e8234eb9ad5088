//! `sayso`: the same engine on the command line.
//!
//! arguments → texts → documents → findings → lines on standard output; everything said to the person goes to
//! standard error.
#![forbid(unsafe_code)]

mod annotate;
mod args;
mod help;
mod input;
mod mark;
mod packs;
mod rules;

use std::process::ExitCode;

use args::Command;

/// Everything asked for was done.
const DONE: u8 = 0;
/// Some file could not be read or written; the others were done.
const SOME_FAILED: u8 = 1;
/// The command line makes no sense; nothing was done.
const USAGE: u8 = 2;

fn main() -> ExitCode {
    let code = match args::parse(std::env::args_os()) {
        Ok(Command::Annotate(job)) => annotate::run(&job),
        Ok(Command::Rules(files)) => match packs::rulebook(&files) {
            Some(rules) => finish(rules::run(&rules)),
            None => SOME_FAILED,
        },
        Ok(Command::Check(files)) => packs::check(&files),
        Ok(Command::Explain(id, files)) => match packs::rulebook(&files).map(|rules| rules::explained(&id, &rules)) {
            Some(Ok(text)) => finish(print(&text)),
            Some(Err(problem)) => {
                eprintln!("sayso: {problem}");
                USAGE
            }
            None => SOME_FAILED,
        },
        Ok(Command::Mark(job)) => mark::run(&job),
        Ok(Command::Help(text)) => finish(print(text)),
        Ok(Command::Version) => finish(print(concat!("sayso ", env!("CARGO_PKG_VERSION"), "\n"))),
        Err(problem) => {
            eprintln!("sayso: {problem}\nTry `sayso --help`.");
            USAGE
        }
    };
    ExitCode::from(code)
}

fn print(text: &str) -> std::io::Result<()> {
    use std::io::Write;
    std::io::stdout().write_all(text.as_bytes())
}

/// The exit code of having written to standard output. A reader that went away (`sayso rules | head -1`) has all
/// it wants, so that is no failure.
fn finish(written: std::io::Result<()>) -> u8 {
    match written {
        Ok(()) => DONE,
        Err(e) if e.kind() == std::io::ErrorKind::BrokenPipe => DONE,
        Err(e) => {
            eprintln!("sayso: cannot write to standard output: {e}");
            SOME_FAILED
        }
    }
}
