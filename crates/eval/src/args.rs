use std::ffi::OsString;
use std::path::PathBuf;

use lexopt::prelude::*;
use sayso_scoring::Scope;

/// `cargo xtask eval --help`
pub const HELP: &str = "\
How well what the engine finds agrees with gold, rule by rule, and what a change of rules does.

Usage: cargo xtask eval PATH… [options]

  PATH   A folder, or a file, with gold: evaluation lines (.jsonl, their texts in txt/ beside them, or beside
         them) or golden articles (.marked). Each .jsonl file is a set of its own, with figures of its own.

      --speech        Acts of saying only: attributions whose gold class is another one (thinks, supports) are
                      neither missed nor false.
      --texts DIR     Where the texts of the .jsonl files are.

What is shown, in place of the figures, the rules and what is missed:
      --rule ID       Every finding of that rule that is not right, with document, offsets and words.
      --cue WORD      Every attribution of the gold with that cue that was not found, or not rightly.
      --reliability   How often findings of each confidence are right.
      --confidences   How often each rule's findings are right, in all sets together, against the confidence it
                      gives.

Two runs:
      --save FILE     Keep this run's figures and judgements (JSON).
      --against FILE  Show, in place of the tables, what changed since the run saved there: figures, rules, and
                      which annotations became right or wrong.
      --full          All that changed, not the first thirty of each kind.

  -h, --help          Print this.

Example: what does a change of rules do?
  cargo xtask eval tests/golden --save before.json
  (change a rule)
  cargo xtask eval tests/golden --against before.json

Offsets count code points from 0, end excluded. Exit code: 0 done, 1 some file could not be read or written
(nothing was measured), 2 bad usage.
";

/// What the person asks for.
#[derive(Debug, PartialEq)]
pub enum Command {
    Help,
    Eval(Job),
}

/// What to measure, and what to show of it.
#[derive(Debug, PartialEq)]
pub struct Job {
    /// Files and folders with gold; never empty.
    pub inputs: Vec<PathBuf>,
    pub texts: Option<PathBuf>,
    pub scope: Scope,
    pub view: View,
    pub save: Option<PathBuf>,
    pub against: Option<PathBuf>,
    /// All changes, however many.
    pub full: bool,
}

/// What is shown of a set.
#[derive(Debug, PartialEq)]
pub enum View {
    Figures,
    Rule(String),
    Cue(String),
    Reliability,
    Confidences,
}

/// Reads the command line, the program's own name first.
///
/// # Errors
/// A sentence that says what is wrong with it.
pub fn parse(args: impl IntoIterator<Item = OsString>) -> Result<Command, String> {
    let mut parser = lexopt::Parser::from_iter(args);
    let mut job = Job {
        inputs: Vec::new(),
        texts: None,
        scope: Scope::All,
        view: View::Figures,
        save: None,
        against: None,
        full: false,
    };
    let mut views = Vec::new();
    let text = |e: lexopt::Error| e.to_string();
    while let Some(arg) = parser.next().map_err(text)? {
        match arg {
            Short('h') | Long("help") => return Ok(Command::Help),
            Long("speech") => job.scope = Scope::Speech,
            Long("full") => job.full = true,
            Long("texts") => job.texts = Some(value(&mut parser)?.into()),
            Long("save") => job.save = Some(value(&mut parser)?.into()),
            Long("against") => job.against = Some(value(&mut parser)?.into()),
            Long("rule") => views.push(View::Rule(value(&mut parser)?.string().map_err(text)?)),
            Long("cue") => views.push(View::Cue(value(&mut parser)?.string().map_err(text)?.to_lowercase())),
            Long("reliability") => views.push(View::Reliability),
            Long("confidences") => views.push(View::Confidences),
            Value(path) => job.inputs.push(path.into()),
            other => return Err(other.unexpected().to_string()),
        }
    }
    if views.len() > 1 {
        return Err("--rule, --cue, --reliability and --confidences are views; choose one".to_owned());
    }
    job.view = views.pop().unwrap_or(View::Figures);
    if job.inputs.is_empty() {
        return Err("no gold is named; `tests/golden` has the project's own".to_owned());
    }
    Ok(Command::Eval(job))
}

fn value(parser: &mut lexopt::Parser) -> Result<OsString, String> {
    parser.value().map_err(|e| e.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Command, String> {
        parse(
            std::iter::once("eval")
                .chain(line.split_whitespace())
                .map(OsString::from),
        )
    }

    #[test]
    fn options_are_read_and_views_exclude_each_other() {
        let Ok(Command::Eval(job)) = read("gold more --speech --save=a.json --cue Say") else {
            panic!("not read");
        };
        assert_eq!(job.inputs, [PathBuf::from("gold"), PathBuf::from("more")]);
        assert_eq!((job.scope, job.view), (Scope::Speech, View::Cue("say".to_owned())));
        assert_eq!(job.save, Some(PathBuf::from("a.json")));
        assert!(
            read("gold --rule a.b --reliability")
                .unwrap_err()
                .contains("choose one")
        );
        assert!(read("--speech").unwrap_err().contains("no gold is named"));
        assert!(read("gold --loud").unwrap_err().contains("--loud"));
    }
}
