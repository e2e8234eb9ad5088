//! `cargo xtask eval`: how well the engine's findings agree with gold, rule by rule, and what a change of rules does.
//!
//! arguments → gold sets → scans → figures, judgements → tables on standard output
//!
//! What is right, and every figure, is `sayso_scoring`'s to say; this program reads files, runs the engine, and prints.
#![forbid(unsafe_code)]

mod args;
mod changes;
mod examples;
mod gold;
mod missed;
mod reliability;
mod results;
mod rules;
mod saved;
mod table;

use std::fmt::Write as _;
use std::io::Write as _;
use std::process::ExitCode;

use args::{Command, Job, View};
use results::{Predicted, Results};
use sayso_scoring::Scope;

/// The gold cannot be read, or a file not be written; no figure was printed, since one over the rest would mislead.
const FAILED: u8 = 1;
/// The command line makes no sense; nothing was done.
const USAGE: u8 = 2;

fn main() -> ExitCode {
    let (text, code) = match args::parse(std::env::args_os()) {
        Ok(Command::Help) => (args::HELP.to_owned(), ExitCode::SUCCESS),
        Ok(Command::Eval(job)) => match run(&job) {
            Ok(text) => (text, ExitCode::SUCCESS),
            Err(problems) => {
                for problem in problems {
                    eprintln!("{problem}");
                }
                return ExitCode::from(FAILED);
            }
        },
        Err(problem) => {
            eprintln!("{problem}\nTry `cargo xtask eval --help`.");
            return ExitCode::from(USAGE);
        }
    };
    match std::io::stdout().write_all(text.as_bytes()) {
        // A reader that went away (`| head`) has all it wants.
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
            eprintln!("cannot write to standard output: {error}");
            ExitCode::from(FAILED)
        }
        _ => code,
    }
}

/// What the job asks for, as text.
///
/// # Errors
/// A sentence for each thing that is wrong with the gold, or with the file to save to or to compare with.
fn run(job: &Job) -> Result<String, Vec<String>> {
    // Read first: a run over a large corpus should not end with a misspelt name.
    let before = job.against.as_deref().map(saved::read).transpose().map_err(one)?;
    let sets = gold::read(&job.inputs, job.texts.as_deref())?;
    let predicted: Vec<Predicted> = sets.iter().map(results::predict).collect();
    let both = sets.iter().zip(&predicted);
    let results: Vec<Results> = both
        .map(|(set, predicted)| results::of(set, predicted, job.scope))
        .collect();
    let mut out = String::new();
    let each = |of_set: &dyn Fn(&Results) -> Result<String, String>| -> Result<String, Vec<String>> {
        let shown = results.iter().map(|set| {
            let shown = of_set(set).map_err(one)?;
            Ok(format!("{}\n\n{shown}\n", headline(set, job.scope)))
        });
        shown.collect()
    };
    out += &match &job.view {
        // Whoever compares two runs has seen the tables.
        View::Figures if before.is_some() => String::new(),
        View::Figures => each(&|set| Ok(format!("{}\n{}\n{}", set.report, rules::table(set), missed::table(set))))?,
        View::Rule(id) => each(&|set| examples::of_rule(set, id))?,
        View::Cue(cue) => each(&|set| examples::of_cue(set, cue))?,
        View::Reliability => each(&|set| Ok(reliability::table(set)))?,
        View::Confidences => rules::confidences(&results),
    };
    let now = saved::Saved::new(&results, job.scope);
    if let Some(before) = before {
        out += &changes::between(&before, &now, &results, job.full).map_err(one)?;
    }
    if let Some(path) = &job.save {
        saved::write(path, &now).map_err(one)?;
        let _ = writeln!(out, "Saved as {}.", path.display());
    }
    Ok(out)
}

fn one(problem: String) -> Vec<String> {
    vec![problem]
}

fn headline(results: &Results, scope: Scope) -> String {
    let documents = results.documents.len();
    let speech = match scope {
        Scope::All => "",
        Scope::Speech => ", acts of saying only",
    };
    let partial = if results.documents.iter().any(|d| d.gold.partial) {
        "; the gold is partial: precision is a lower bound"
    } else {
        ""
    };
    let name = &results.name;
    format!(
        "{name}: {documents} document{}{speech}{partial}",
        if documents == 1 { "" } else { "s" }
    )
}
