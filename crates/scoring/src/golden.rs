//! Golden articles: gold in the form in which people write it, a marked text and, after a line `---`, a line for
//! every attribution. How one is written stands in `tests/golden/README.md`.

use std::collections::BTreeMap;

use sayso_engine::rules::marked::{self, Marked};
use sayso_engine::{OffsetIndex, Span};
use sayso_wire::lines::{AnnotationLine, DocumentLine};

/// An article and all that is to be found in it.
pub struct Article {
    /// The plain text.
    pub text: String,
    /// The gold; its id is the file's stem. Without the attributions inside another one's content.
    pub gold: DocumentLine,
    /// Those inside another one's content, and nothing else.
    pub nested: DocumentLine,
}

const BLOCKS: &[&str] = &[
    "headline",
    "kicker",
    "byline",
    "dateline",
    "body",
    "caption",
    "credit",
    "pull-quote",
    "related",
    "boilerplate",
];
const ENTITIES: &[&str] = &["person", "organisation", "place", "date"];
const ROLES: &[&str] = &["content", "cue", "source"];
const QUOTE_KINDS: &[&str] = &["direct", "mixed", "indirect"];
const SOURCE_KINDS: &[&str] = &[
    "person",
    "unnamed",
    "group",
    "organisation",
    "document",
    "media",
    "social",
    "none",
];

/// What the line after `---` says of one attribution.
struct Saying {
    kind: String,
    /// None where the text names no source at all.
    source: Option<String>,
    name: Option<String>,
    class: Option<String>,
    /// Whether it stands inside another one's content.
    nested: bool,
}

/// Reads one article.
///
/// # Errors
/// A sentence that says what is wrong and where: broken marking, an unknown label, an attribution without a
/// content or without its line.
pub fn article(id: &str, marked: &str) -> Result<Article, String> {
    let (body, tail) = split(marked)?;
    let sayings = tail.lines().map(str::trim).filter(|line| !line.is_empty());
    let sayings: BTreeMap<u32, Saying> = sayings.map(saying).collect::<Result<_, _>>()?;
    let (text, marks) = marked::parse(body)?;
    for mark in &marks {
        check(mark, &text, &sayings)?;
    }
    let index = OffsetIndex::new(&text);
    let point = |span: Span| {
        (
            index.code_point(&text, span.start).0,
            index.code_point(&text, span.end).0,
        )
    };
    let (mut annotations, mut nested) = (Vec::new(), Vec::new());
    for (i, mark) in marks.iter().enumerate() {
        let is_entity = ENTITIES.contains(&mark.role.as_str());
        if is_entity || BLOCKS.contains(&mark.role.as_str()) {
            let (start, end) = point(mark.span);
            annotations.push(AnnotationLine {
                kind: if is_entity { "entity" } else { "block" }.to_owned(),
                id: Some(format!("m{i}")),
                label: Some(mark.role.clone()),
                start,
                end,
                entity: is_entity.then(|| name(mark, &text)),
                ..AnnotationLine::default()
            });
        }
    }
    for (&number, saying) in &sayings {
        let role = |role: &str| {
            let pieces = marks.iter().filter(|m| m.role == role && m.numbers.contains(&number));
            let spans: Vec<(u32, u32)> = pieces.map(|m| point(m.span)).collect();
            let (start, end) = (spans.first()?.0, spans.last()?.1);
            Some(AnnotationLine {
                kind: role.to_owned(),
                id: Some(format!("{role}{number}")),
                start,
                end,
                spans: if spans.len() > 1 { spans } else { Vec::new() },
                ..AnnotationLine::default()
            })
        };
        let pieces = marks
            .iter()
            .filter(|m| m.role == "content" && m.numbers.contains(&number));
        let pieces: Vec<&str> = pieces.map(|m| m.span.of(&text)).collect();
        check_kind(&pieces, &saying.kind)?;
        // As in the lines that are held against it: two apostrophes leave the kind to the reader's own notion of marks.
        let is_open = pieces.iter().any(|piece| piece.contains("''"));
        let content = role("content").ok_or_else(|| format!("attribution {number} has no content"))?;
        check_nesting(number, saying.nested, &marks)?;
        let annotations = if saying.nested { &mut nested } else { &mut annotations };
        let (cue, source) = (role("cue"), role("source"));
        if source.is_some() != saying.source.is_some() {
            return Err(format!(
                "attribution {number}: a source and its kind go together, \"none\" where there is none"
            ));
        }
        annotations.push(AnnotationLine {
            kind: "quote".to_owned(),
            label: (!is_open).then(|| saying.kind.clone()),
            cue: cue.as_ref().and_then(|c| c.id.clone()),
            source: source.as_ref().and_then(|s| s.id.clone()),
            entity: saying.name.clone(),
            aliases: saying
                .name
                .as_deref()
                .map(|name| aliases(name, &marks, &text))
                .unwrap_or_default(),
            class: Some(saying.class.clone().unwrap_or("speech".to_owned())),
            ..content
        });
        annotations.extend(cue);
        annotations.extend(source.map(|source| AnnotationLine {
            label: saying.source.clone(),
            entity: saying.name.clone(),
            ..source
        }));
    }
    let line = |annotations| DocumentLine {
        id: id.to_owned(),
        annotations,
        ..DocumentLine::default()
    };
    Ok(Article {
        gold: line(annotations),
        nested: line(nested),
        text,
    })
}

/// The marked text and the lines after `---`.
fn split(marked: &str) -> Result<(&str, &str), String> {
    let mut at = 0;
    for line in marked.split_inclusive('\n') {
        if line.trim_end() == "---" {
            return Ok((&marked[..at], &marked[at + line.len()..]));
        }
        at += line.len();
    }
    Err("no line \"---\" with the attributions after it".to_owned())
}

/// Reads `1: direct, person, Maria Lopez`, perhaps with `, other` and `, nested` at its end.
fn saying(line: &str) -> Result<(u32, Saying), String> {
    let wrong = || format!("\"{line}\" is not of the form \"1: direct, person, Maria Lopez\"");
    let (number, rest) = line.split_once(':').ok_or_else(wrong)?;
    let number = number.parse().map_err(|_| wrong())?;
    let fields: Vec<&str> = rest.split(',').map(str::trim).collect();
    let [kind, source, name, ref flags @ ..] = fields[..] else {
        return Err(wrong());
    };
    let (class, nested) = match flags {
        [] => (None, false),
        ["other"] => (Some("other".to_owned()), false),
        ["nested"] => (None, true),
        ["other", "nested"] => (Some("other".to_owned()), true),
        _ => return Err(wrong()),
    };
    if !QUOTE_KINDS.contains(&kind) || !SOURCE_KINDS.contains(&source) {
        return Err(wrong());
    }
    let saying = Saying {
        kind: kind.to_owned(),
        source: (source != "none").then(|| source.to_owned()),
        name: (name != "-").then(|| name.to_owned()),
        class,
        nested,
    };
    Ok((number, saying))
}

fn check(mark: &Marked, text: &str, sayings: &BTreeMap<u32, Saying>) -> Result<(), String> {
    let (role, words) = (mark.role.as_str(), mark.span.of(text));
    if !ROLES.contains(&role) {
        return match BLOCKS.contains(&role) || ENTITIES.contains(&role) {
            true if mark.numbers.is_empty() => Ok(()),
            true => Err(format!("\"{words}\": only content, cue and source have numbers")),
            false => Err(format!("\"{words}\": no such label as {role}")),
        };
    }
    if mark.numbers.is_empty() {
        return Err(format!("\"{words}\": {role} of which attribution? Write {role}#1"));
    }
    match mark.numbers.iter().find(|number| !sayings.contains_key(number)) {
        Some(number) => Err(format!("\"{words}\": no line after --- begins with {number}:")),
        None => Ok(()),
    }
}

/// Whether `pieces`, the texts of one content, are what `kind` says by their quotation marks.
fn check_kind(pieces: &[&str], kind: &str) -> Result<(), String> {
    let opens = |piece: &&str| piece.starts_with(['"', '“', '‘', '\'']);
    let inside =
        |piece: &&str| piece.contains(['"', '“', '”', '‘']) || [" '", "''", "('"].iter().any(|m| piece.contains(m));
    let fits = match kind {
        "direct" => pieces.iter().all(opens),
        "indirect" => !pieces.iter().any(|piece| opens(piece) || inside(piece)),
        _ => pieces.iter().any(|piece| opens(piece) || inside(piece)),
    };
    match fits {
        true => Ok(()),
        false => Err(format!(
            "\"{}\": its quotation marks do not make it {kind}",
            pieces.join(" … ")
        )),
    }
}

/// Whether the content of attribution `number` stands inside another one's content just when it says so.
fn check_nesting(number: u32, says: bool, marks: &[Marked]) -> Result<(), String> {
    let contents = |own: bool| {
        marks
            .iter()
            .filter(move |m| m.role == "content" && m.numbers.contains(&number) == own)
    };
    let is_inside = contents(true).all(|piece| contents(false).any(|other| other.span.contains(piece.span)));
    match is_inside == says {
        true => Ok(()),
        false if says => Err(format!(
            "attribution {number} is \"nested\", but stands inside no other one's content"
        )),
        false => Err(format!(
            "attribution {number} stands inside another one's content: add \", nested\" to its line"
        )),
    }
}

fn name(mark: &Marked, text: &str) -> String {
    mark.name.clone().unwrap_or_else(|| mark.span.of(text).to_owned())
}

/// `name` and every other form of it in the text.
fn aliases(of: &str, marks: &[Marked], text: &str) -> Vec<String> {
    let mut aliases = vec![of.to_owned()];
    for mark in marks
        .iter()
        .filter(|m| ENTITIES.contains(&m.role.as_str()) && name(m, text) == of)
    {
        let alias = mark.span.of(text).to_owned();
        if !aliases.contains(&alias) {
            aliases.push(alias);
        }
    }
    aliases
}
