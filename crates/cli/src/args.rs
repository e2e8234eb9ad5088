use std::ffi::OsString;
use std::path::PathBuf;

use lexopt::{Arg, Parser, ValueExt};

use crate::help;
use crate::input::Input;
use crate::mark;

/// What the person asks for.
#[derive(Debug, PartialEq)]
pub enum Command {
    /// Find who says what.
    Annotate(Job),
    /// List the rules, with those of these packs.
    Rules(Vec<PathBuf>),
    /// Tell all about the rule of this id, which may be one of these packs.
    Explain(String, Vec<PathBuf>),
    /// Hold these packs against what they say of themselves.
    Check(Vec<PathBuf>),
    /// Mark what a class handed in.
    Mark(mark::Job),
    /// Print this help.
    Help(&'static str),
    /// Print the version.
    Version,
}

/// What to annotate, and how to write it.
#[derive(Debug, PartialEq)]
pub struct Job {
    /// Never empty.
    pub inputs: Vec<Input>,
    /// How each document is written.
    pub format: Format,
    /// Where to; none for standard output.
    pub output: Option<PathBuf>,
    /// Attributions inside another one's content too.
    pub nested: bool,
    /// Places worth a second look too.
    pub signals: bool,
    /// Rule packs to use beside the built-in rules.
    pub packs: Vec<PathBuf>,
}

/// How a document is written, each on one line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Format {
    /// The evaluation lines.
    Jsonl,
    /// The app's own files.
    Native,
    /// W3C Web Annotation pages.
    W3c,
}

/// Reads the command line, the program's own name first.
///
/// # Errors
/// A sentence that says what is wrong with it.
pub fn parse(args: impl IntoIterator<Item = OsString>) -> Result<Command, String> {
    let mut parser = Parser::from_iter(args);
    match parser.next().map_err(|e| e.to_string())? {
        None => Ok(Command::Help(help::OVERVIEW)),
        Some(Arg::Short('h') | Arg::Long("help")) => Ok(Command::Help(help::OVERVIEW)),
        Some(Arg::Short('V') | Arg::Long("version")) => Ok(Command::Version),
        Some(Arg::Value(name)) => match name.to_str() {
            Some("annotate") => annotate(parser),
            Some("rules") => rules(parser),
            Some("mark") => marking(parser),
            Some("help") => Ok(Command::Help(help::OVERVIEW)),
            _ => Err(format!(
                "there is no command {name:?}; the commands are `annotate`, `rules` and `mark`"
            )),
        },
        Some(other) => Err(format!("{}; the command comes first", other.unexpected())),
    }
}

fn annotate(mut parser: Parser) -> Result<Command, String> {
    let mut job = Job {
        inputs: Vec::new(),
        format: Format::Jsonl,
        output: None,
        nested: false,
        signals: false,
        packs: Vec::new(),
    };
    while let Some(arg) = parser.next().map_err(|e| e.to_string())? {
        match arg {
            Arg::Short('h') | Arg::Long("help") => return Ok(Command::Help(help::ANNOTATE)),
            Arg::Short('f') | Arg::Long("format") => job.format = format(parser.value())?,
            Arg::Short('o') | Arg::Long("output") => {
                job.output = Some(parser.value().map_err(|e| e.to_string())?.into());
            }
            Arg::Short('r') | Arg::Long("rules") => job.packs.push(path(&mut parser)?),
            Arg::Long("nested") => job.nested = true,
            Arg::Long("signals") => job.signals = true,
            Arg::Value(path) => job.inputs.push(Input::new(path)),
            other => return Err(format!("{} for `annotate`", other.unexpected())),
        }
    }
    if job.inputs.is_empty() {
        job.inputs.push(Input::Stdin);
    }
    Ok(Command::Annotate(job))
}

fn format(value: Result<OsString, lexopt::Error>) -> Result<Format, String> {
    let name = value.and_then(|v| v.string()).map_err(|e| e.to_string())?;
    match name.as_str() {
        "jsonl" => Ok(Format::Jsonl),
        "native" => Ok(Format::Native),
        "w3c" => Ok(Format::W3c),
        _ => Err(format!(
            "there is no format \"{name}\"; the formats are jsonl, native and w3c"
        )),
    }
}

fn rules(mut parser: Parser) -> Result<Command, String> {
    match parser.next().map_err(|e| e.to_string())? {
        None => Ok(Command::Rules(Vec::new())),
        Some(Arg::Value(word)) if word == "explain" => explain(parser),
        Some(Arg::Value(word)) if word == "check" => check(parser),
        Some(Arg::Value(word)) if word == "list" => list(parser),
        Some(Arg::Short('h') | Arg::Long("help")) => Ok(Command::Help(help::RULES)),
        Some(other) => Err(format!(
            "{} for `rules`; there is `rules list`, `rules check` and `rules explain`",
            other.unexpected()
        )),
    }
}

fn marking(mut parser: Parser) -> Result<Command, String> {
    let mut files: Vec<PathBuf> = Vec::new();
    let mut job = mark::Job {
        lesson: PathBuf::new(),
        works: Vec::new(),
        class: None,
        gradebook: None,
        feedback: None,
        strict: false,
    };
    while let Some(arg) = parser.next().map_err(|e| e.to_string())? {
        match arg {
            Arg::Short('h') | Arg::Long("help") => return Ok(Command::Help(help::MARK)),
            Arg::Short('c') | Arg::Long("class") => job.class = Some(path(&mut parser)?),
            Arg::Short('g') | Arg::Long("gradebook") => job.gradebook = Some(path(&mut parser)?),
            Arg::Long("feedback") => job.feedback = Some(path(&mut parser)?),
            Arg::Long("strict") => job.strict = true,
            Arg::Value(path) => files.push(path.into()),
            other => return Err(format!("{} for `mark`", other.unexpected())),
        }
    }
    if files.len() < 2 {
        return Err("which lesson, and which works? `sayso mark lesson.sayso.json handed-in/`".to_owned());
    }
    job.works = files.split_off(1);
    job.lesson = files.remove(0);
    Ok(Command::Mark(job))
}

fn path(parser: &mut Parser) -> Result<PathBuf, String> {
    parser.value().map(PathBuf::from).map_err(|e| e.to_string())
}

fn list(mut parser: Parser) -> Result<Command, String> {
    let mut packs = Vec::new();
    while let Some(arg) = parser.next().map_err(|e| e.to_string())? {
        match arg {
            Arg::Short('h') | Arg::Long("help") => return Ok(Command::Help(help::RULES)),
            Arg::Short('r') | Arg::Long("rules") => packs.push(path(&mut parser)?),
            other => return Err(format!("{} for `rules list`", other.unexpected())),
        }
    }
    Ok(Command::Rules(packs))
}

fn check(mut parser: Parser) -> Result<Command, String> {
    let mut packs = Vec::new();
    while let Some(arg) = parser.next().map_err(|e| e.to_string())? {
        match arg {
            Arg::Short('h') | Arg::Long("help") => return Ok(Command::Help(help::RULES)),
            Arg::Value(file) => packs.push(file.into()),
            other => return Err(format!("{} for `rules check`", other.unexpected())),
        }
    }
    if packs.is_empty() {
        return Err("which pack? Name its file: `sayso rules check harbour.rules.json`".to_owned());
    }
    Ok(Command::Check(packs))
}

fn explain(mut parser: Parser) -> Result<Command, String> {
    let (mut id, mut packs) = (None, Vec::new());
    while let Some(arg) = parser.next().map_err(|e| e.to_string())? {
        match arg {
            Arg::Short('h') | Arg::Long("help") => return Ok(Command::Help(help::RULES)),
            Arg::Short('r') | Arg::Long("rules") => packs.push(path(&mut parser)?),
            Arg::Value(value) if id.is_none() => id = Some(value.string().map_err(|e| e.to_string())?),
            other => return Err(format!("{} for `rules explain`", other.unexpected())),
        }
    }
    id.map(|id| Command::Explain(id, packs))
        .ok_or_else(|| "which rule? `sayso rules` lists their ids: `sayso rules explain attribution.colon`".to_owned())
}
