use std::fs;
use std::path::{Path, PathBuf};

use sayso_engine::rules::{Rule, Rulebook, examples};
use sayso_engine::{Document, Layer};
use sayso_wire::packs::{self, MAX_BYTES, Pack};

use crate::{DONE, SOME_FAILED};

/// The built-in rules and those of the packs in `files`. What is wrong is told on standard error; none if a pack could not
/// be read at all, since its findings would be missing in silence. A faulty rule is left out.
pub fn rulebook(files: &[PathBuf]) -> Option<Rulebook> {
    let mut rules = Rulebook::built_in();
    let mut all_read = true;
    let mut names: Vec<String> = Vec::new();
    for file in files {
        let (pack, problems) = read(file);
        problems.iter().for_each(|problem| eprintln!("sayso: {problem}"));
        match pack {
            Some(pack) if names.contains(&pack.name) => {
                eprintln!(
                    "sayso: {}: another pack is called {} too; rename one of them",
                    file.display(),
                    pack.name
                );
                all_read = false;
            }
            Some(pack) => {
                rules.extend(pack.rules());
                names.push(pack.name);
            }
            None => all_read = false,
        }
    }
    all_read.then_some(rules)
}

/// Reads the packs in `files`, tries each rule on its own sentences, and says what is wrong. Returns the exit code.
pub fn check(files: &[PathBuf]) -> u8 {
    let mut code = DONE;
    for file in files {
        let (pack, mut problems) = read(file);
        let rules = pack.as_ref().map_or_else(Vec::new, Pack::rules);
        let faulty = rules.iter().filter_map(|rule| {
            let fault = examples::check(rule, &rulebook_for(rule)).err()?;
            Some(format!("{}: {}: {fault}", file.display(), rule.id))
        });
        problems.extend(faulty);
        if problems.is_empty() {
            println!("{}: {} rules, nothing wrong", file.display(), rules.len());
        } else {
            problems.iter().for_each(|problem| eprintln!("sayso: {problem}"));
            code = SOME_FAILED;
        }
    }
    code
}

/// The rules among which `rule` is tried: those that it competes with.
fn rulebook_for(rule: &Rule) -> Rulebook {
    let mut rules = Rulebook::built_in();
    rules.extend([rule.clone()]);
    rules.switch_layer(Layer::Signal, true);
    rules
}

/// What is in a file: the pack, if it is one, and what is wrong, each a sentence with its place.
fn read(file: &Path) -> (Option<Pack>, Vec<String>) {
    let name = file.display().to_string();
    let size = fs::metadata(file).map_or(0, |m| m.len());
    if size > MAX_BYTES as u64 {
        let text = format!("{name}: has {size} bytes, and {MAX_BYTES} is the most for a pack; split it into several");
        return (None, vec![text]);
    }
    match fs::read(file).map(String::from_utf8) {
        Ok(Ok(json)) => {
            let read = packs::read(&name, &json);
            (read.pack, read.problems.iter().map(ToString::to_string).collect())
        }
        Ok(Err(_)) => (None, vec![format!("{name}: not UTF-8; save it as UTF-8")]),
        Err(e) => (
            None,
            vec![format!("{name}: cannot be read: {e}; check the name and the folder")],
        ),
    }
}

/// Says which rules of packs are left out in `document`, the input `name`.
pub fn warn_of_left_out(rules: &Rulebook, document: &Document, name: &str) {
    let left_out: Vec<&str> = rules
        .left_out(document.text.len())
        .map(|rule| rule.id.as_str())
        .collect();
    if !left_out.is_empty() {
        eprintln!(
            "sayso: {name}: too long for all rules of the packs; left out were {}. Split the text, or use fewer rules",
            left_out.join(", ")
        );
    }
}
