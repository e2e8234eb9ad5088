use std::fs;
use std::path::{Path, PathBuf};

use sayso_scoring::golden;
use sayso_wire::lines::DocumentLine;

/// A body of gold whose figures are taken together.
#[derive(Debug, Default)]
pub struct GoldSet {
    /// The file's stem, or the folder's name for golden articles.
    pub name: String,
    pub documents: Vec<GoldDocument>,
}

/// A text and what is right about it.
#[derive(Debug)]
pub struct GoldDocument {
    pub text: String,
    pub gold: DocumentLine,
}

/// How many faults of one file are told; the rest are most likely of the same kind.
const FAULTS_TOLD: usize = 5;

/// Reads all gold in `inputs`: each `.jsonl` file as a set, the `.marked` files of one folder as a set.
///
/// # Errors
/// A sentence for each fault, with the file and the line: what is wrong, and what to do.
pub fn read(inputs: &[PathBuf], texts: Option<&Path>) -> Result<Vec<GoldSet>, Vec<String>> {
    let (mut sets, mut faults) = (Vec::new(), Vec::new());
    for input in inputs {
        let files = match files(input) {
            Ok(files) => files,
            Err(fault) => {
                faults.push(fault);
                continue;
            }
        };
        let (marked, lines): (Vec<PathBuf>, Vec<PathBuf>) =
            files.into_iter().partition(|file| has_ending(file, "marked"));
        for file in &lines {
            add(&mut sets, &mut faults, read_lines(file, texts), stem(file));
        }
        if !marked.is_empty() {
            let articles = marked.iter().map(|file| read_marked(file)).collect::<Vec<_>>();
            let (good, bad): (Vec<_>, Vec<_>) = articles.into_iter().partition(Result::is_ok);
            faults.extend(bad.into_iter().filter_map(Result::err));
            let documents = good.into_iter().filter_map(Result::ok).collect();
            add(&mut sets, &mut faults, Ok(documents), name(input));
        }
    }
    if faults.is_empty() { Ok(sets) } else { Err(faults) }
}

fn add(sets: &mut Vec<GoldSet>, faults: &mut Vec<String>, read: Result<Vec<GoldDocument>, Vec<String>>, name: String) {
    match read {
        Ok(documents) => sets.push(GoldSet { name, documents }),
        Err(more) => faults.extend(more),
    }
}

/// The gold files that `path` stands for, in order.
fn files(path: &Path) -> Result<Vec<PathBuf>, String> {
    let shown = path.display();
    let is_gold = |file: &Path| has_ending(file, "jsonl") || has_ending(file, "marked");
    if path.is_file() {
        return if is_gold(path) {
            Ok(vec![path.to_owned()])
        } else {
            Err(format!(
                "{shown}: is no gold; give a .jsonl or .marked file, or a folder of them"
            ))
        };
    }
    let entries = fs::read_dir(path).map_err(|error| format!("{shown}: {error}; check the name and the folder"))?;
    let mut files: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.retain(|file| file.is_file() && is_gold(file));
    files.sort();
    if files.is_empty() {
        return Err(format!(
            "{shown}: holds no gold; give a folder with .jsonl files (texts in txt/ beside them) or .marked files"
        ));
    }
    Ok(files)
}

fn has_ending(path: &Path, ending: &str) -> bool {
    path.extension().is_some_and(|e| e == ending)
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// A folder's name; `.` and `..` too.
fn name(path: &Path) -> String {
    stem(&fs::canonicalize(path).unwrap_or_else(|_| path.to_owned()))
}

fn read_text(path: &Path) -> Result<String, String> {
    let bytes = fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
    String::from_utf8(bytes).map_err(|error| {
        let byte = error.utf8_error().valid_up_to();
        format!("{}: not UTF-8 at byte {byte}; convert it", path.display())
    })
}

fn read_marked(path: &Path) -> Result<GoldDocument, String> {
    let marked = read_text(path)?;
    let article = golden::article(&stem(path), &marked).map_err(|error| {
        format!(
            "{}: {error}; tests/golden/README.md says how one is written",
            path.display()
        )
    })?;
    Ok(GoldDocument {
        text: article.text,
        gold: article.gold,
    })
}

fn read_lines(path: &Path, texts: Option<&Path>) -> Result<Vec<GoldDocument>, Vec<String>> {
    let content = read_text(path).map_err(|fault| vec![fault])?;
    let (mut documents, mut faults) = (Vec::new(), Vec::new());
    for (i, line) in content.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        match document(path, line, texts) {
            Ok(document) => documents.push(document),
            Err(fault) => faults.push(format!("{}:{}: {fault}", path.display(), i + 1)),
        }
    }
    let told = faults.len().min(FAULTS_TOLD);
    if told < faults.len() {
        let rest = faults.len() - told;
        faults.truncate(told);
        faults.push(format!("{}: and {rest} lines more with faults", path.display()));
    }
    if documents.is_empty() && faults.is_empty() {
        faults.push(format!("{}: holds no line; give a file with gold", path.display()));
    }
    if faults.is_empty() { Ok(documents) } else { Err(faults) }
}

fn document(path: &Path, line: &str, texts: Option<&Path>) -> Result<GoldDocument, String> {
    let gold: DocumentLine = serde_json::from_str(line)
        .map_err(|error| format!("is no evaluation line ({error}); correct it, or take it out"))?;
    let id = gold.text_id.as_deref().unwrap_or(&gold.id);
    let file = format!("{id}.txt");
    let folder = path.parent().unwrap_or(Path::new(""));
    let places = match texts {
        Some(texts) => vec![texts.join(&file)],
        None => vec![folder.join("txt").join(&file), folder.join(&file)],
    };
    let Some(place) = places.iter().find(|place| place.is_file()) else {
        let tried = places
            .iter()
            .map(|place| place.display().to_string())
            .collect::<Vec<_>>();
        return Err(format!(
            "the text of \"{id}\" is not there (looked for {}); put it there, or name its folder with --texts",
            tried.join(" and ")
        ));
    };
    let text = read_text(place)?;
    let length = text.chars().count();
    let spans = gold.annotations.iter().map(|a| {
        let pieces = a.spans.iter().map(|span| span.1).max();
        (a, a.end.max(pieces.unwrap_or(0)) as usize)
    });
    if let Some((annotation, end)) = spans.into_iter().find(|(_, end)| *end > length) {
        return Err(format!(
            "\"{id}\": a {} ends at {end}, but {} has {length} characters; offsets count code points, and the line ends must be \
             those of the gold's text",
            annotation.kind,
            place.display()
        ));
    }
    Ok(GoldDocument { text, gold })
}
