use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;

use sayso_engine::{Document, Layer, Rulebook, Scan, scan};
use sayso_notebook::{Journal, Notebook, Suggestions, marks, voices};
use sayso_wire::lines::DocumentLine;
use sayso_wire::native::NativeFile;
use sayso_wire::w3c::AnnotationPage;

use crate::args::{Format, Job};
use crate::input::Input;
use crate::packs;
use crate::{DONE, SOME_FAILED, finish};

/// Annotates every input in order and returns the exit code. A file that fails is named on standard error and
/// left out; the others are done.
pub fn run(job: &Job) -> u8 {
    let Some(mut rules) = packs::rulebook(&job.packs) else {
        return SOME_FAILED;
    };
    rules.switch_layer(Layer::Signal, job.signals);
    warn_of_shared_ids(&job.inputs);
    let Some(path) = &job.output else {
        let mut failed = false;
        let written = write_all(job, &rules, &mut BufWriter::new(io::stdout().lock()), &mut failed);
        return finish(written).max(if failed { SOME_FAILED } else { DONE });
    };
    if let Some(input) = job.inputs.iter().find(|i| is_same_file(i, path)) {
        eprintln!(
            "sayso: {}: is an input and the output too, and would be lost; choose another --output",
            input.name()
        );
        return SOME_FAILED;
    }
    let mut failed = false;
    let written = File::create(path).and_then(|file| write_all(job, &rules, &mut BufWriter::new(file), &mut failed));
    if let Err(e) = written {
        eprintln!(
            "sayso: {}: cannot be written: {e}; check its folder, its permissions and the free space",
            path.display()
        );
        failed = true;
    }
    if failed { SOME_FAILED } else { DONE }
}

fn write_all(job: &Job, rules: &Rulebook, out: &mut dyn Write, failed: &mut bool) -> io::Result<()> {
    for input in &job.inputs {
        let text = match input.read() {
            Ok(text) => text,
            Err(problem) => {
                eprintln!("sayso: {}: {problem}", input.name());
                *failed = true;
                continue;
            }
        };
        if text.trim().is_empty() {
            eprintln!("sayso: {}: holds no text; its line has no annotations", input.name());
        }
        let document = Document::new(input.id(), text);
        packs::warn_of_left_out(rules, &document, &input.name());
        let scan = scan(&document, rules);
        match job.format {
            Format::Jsonl => serde_json::to_writer(&mut *out, &DocumentLine::new(&document, &scan, job.nested))?,
            Format::Native => {
                let file = NativeFile::new(&document, &scan, &Journal::default(), job.nested);
                serde_json::to_writer(&mut *out, &file)?;
            }
            Format::W3c => serde_json::to_writer(&mut *out, &page(&document, &scan, job.nested))?,
        }
        out.write_all(b"\n")?;
    }
    out.flush()
}

fn page(document: &Document, scan: &Scan, nested: bool) -> AnnotationPage {
    let notebook = Notebook::default();
    let suggestions = Suggestions::of(&document.text, scan);
    let voices = voices(&suggestions, &notebook);
    let marks = marks(&document.text, &suggestions, &notebook, &voices);
    AnnotationPage::new(
        document,
        &notebook,
        &voices,
        marks.iter().filter(|m| nested || !m.nested),
    )
}

fn is_same_file(input: &Input, output: &Path) -> bool {
    let Input::File(path) = input else { return false };
    matches!((fs::canonicalize(path), fs::canonicalize(output)), (Ok(a), Ok(b)) if a == b)
}

/// Two files of one name in different folders get lines with one id, which nothing can tell apart.
fn warn_of_shared_ids(inputs: &[Input]) {
    let mut seen: HashMap<String, &Input> = HashMap::new();
    for input in inputs {
        if let Some(first) = seen.insert(input.id(), input) {
            eprintln!(
                "sayso: {} and {} have the same name, so their lines have the same id",
                first.name(),
                input.name()
            );
        }
    }
}
