use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use sayso_classroom::{ByHand, ClassList, Intake, Marked, Scorer, agreement, collect, feedback, gradebook, popular};
use sayso_wire::classroom::{FEEDBACK, LESSON, Leniency, Lesson};

use crate::{DONE, SOME_FAILED};

/// What to mark, and what to write.
#[derive(Debug, PartialEq)]
pub struct Job {
    /// The teacher's file, with the key.
    pub lesson: PathBuf,
    /// Files, folders and ZIP archives that were handed in; never empty.
    pub works: Vec<PathBuf>,
    /// The class: a name a line, or a table.
    pub class: Option<PathBuf>,
    /// Where the gradebook goes; none for standard output.
    pub gradebook: Option<PathBuf>,
    /// The folder for a feedback file a student.
    pub feedback: Option<PathBuf>,
    /// Whether marks must fit to the letter, whatever the lesson says.
    pub strict: bool,
}

/// Most levels of folders that are looked into.
const DEEPEST: u32 = 8;

/// Marks what a class handed in: the gradebook goes to standard output or a file, the account of it to standard error. Returns the exit code.
pub fn run(job: &Job) -> u8 {
    match mark(job) {
        Ok(code) => code,
        Err(problem) => {
            eprintln!("sayso: {problem}");
            SOME_FAILED
        }
    }
}

fn mark(job: &Job) -> Result<u8, String> {
    let mut lesson: Lesson = LESSON
        .read(&text(&job.lesson)?)
        .map_err(|problem| format!("{}: {problem}", job.lesson.display()))?;
    if job.strict {
        lesson.exercise.marking.leniency = Leniency::Strict;
    }
    let class = match &job.class {
        Some(path) => ClassList::read(&text(path)?),
        None => ClassList::default(),
    };
    let scorer = Scorer::new(&lesson).map_err(|problem| format!("{}: {problem}", job.lesson.display()))?;
    let mut files = Vec::new();
    let mut code = DONE;
    for path in &job.works {
        gather(path, DEEPEST, &mut files, &mut code);
    }
    let intake = collect(&lesson, &class, files);
    for (file, told) in &intake.told {
        eprintln!("sayso: {file}: {told}");
    }
    let marked: Vec<Marked> = intake
        .works
        .iter()
        .map(|work| scorer.mark(&work.submission, &ByHand::new()))
        .collect();
    let csv = gradebook(&scorer, &class, &intake, &marked);
    match &job.gradebook {
        Some(path) => write(path, &csv)?,
        None => crate::print(&csv).map_err(|e| format!("cannot write to standard output: {e}"))?,
    }
    if let Some(folder) = &job.feedback {
        give_back(&scorer, &intake, &marked, folder)?;
    }
    eprint!("{}", account(&scorer, &class, &intake, &marked));
    Ok(code)
}

fn text(path: &Path) -> Result<String, String> {
    crate::input::Input::File(path.to_owned())
        .read()
        .map_err(|problem| format!("{}: {problem}", path.display()))
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    fs::write(path, text).map_err(|e| format!("{}: cannot be written: {e}", path.display()))
}

/// Takes in a file, or all files of a folder, in the order of their names. What cannot be read is told.
fn gather(path: &Path, levels: u32, files: &mut Vec<(String, Vec<u8>)>, code: &mut u8) {
    let entries = || -> io::Result<Vec<PathBuf>> {
        let mut entries = fs::read_dir(path)?
            .map(|entry| entry.map(|e| e.path()))
            .collect::<io::Result<Vec<_>>>()?;
        entries.sort();
        Ok(entries)
    };
    let told = match path.is_dir() {
        true if levels == 0 => Err(io::Error::other("too deep inside other folders; name it by itself")),
        true => entries().map(|entries| entries.iter().for_each(|entry| gather(entry, levels - 1, files, code))),
        false => fs::read(path).map(|bytes| files.push((path.display().to_string(), bytes))),
    };
    if let Err(e) = told {
        eprintln!("sayso: {}: cannot be read: {e}", path.display());
        *code = SOME_FAILED;
    }
}

/// Writes each student's feedback.
fn give_back(scorer: &Scorer, intake: &Intake, marked: &[Marked], folder: &Path) -> Result<(), String> {
    fs::create_dir_all(folder).map_err(|e| format!("{}: cannot be made: {e}", folder.display()))?;
    let mut names: BTreeMap<String, usize> = BTreeMap::new();
    for (work, marked) in intake.works.iter().zip(marked) {
        let name: String = work
            .name
            .chars()
            .map(|c| if c.is_alphanumeric() { c } else { '-' })
            .take(60)
            .collect();
        let name = if name.is_empty() { "unnamed".to_owned() } else { name };
        let count = names.entry(name.to_lowercase()).or_default();
        *count += 1;
        let number = if *count > 1 { format!("-{count}") } else { String::new() };
        let feedback = feedback(scorer, work, marked, &BTreeMap::new());
        write(
            &folder.join(format!("{name}{number}.feedback.sayso.json")),
            &FEEDBACK.write(&feedback),
        )?;
    }
    Ok(())
}

/// What there is to say of the class as a whole.
fn account(scorer: &Scorer, class: &ClassList, intake: &Intake, marked: &[Marked]) -> String {
    let mut lines = vec![format!(
        "{} in, {} missing, {} twice (newest used), {} unnamed",
        intake.works.len(),
        intake.missing.len(),
        intake.twice(),
        intake.unnamed()
    )];
    let missing: Vec<String> = intake.missing.iter().map(|&row| class.name(row)).collect();
    if !missing.is_empty() {
        lines.push(format!("missing: {}", missing.join(", ")));
    }
    for popular in popular(scorer, &intake.works, marked) {
        lines.push(format!(
            "{} of {} marked “{}” as {}, which is not in the key",
            popular.students,
            intake.works.len(),
            popular.at.exact,
            popular.label
        ));
    }
    let figure = |value: Option<f64>| value.map_or("-".to_owned(), |value| format!("{value:.3}"));
    for on in agreement(scorer.reading(), &intake.works) {
        lines.push(format!(
            "agreement on {}, over {} words: pairwise F1 {}, Cohen's kappa {}, Krippendorff's alpha (nominal) {}",
            on.label,
            on.words,
            figure(on.f1),
            figure(on.kappa),
            figure(on.alpha.map(|alpha| alpha.value))
        ));
    }
    lines.push(String::new());
    lines.join("\n")
}
