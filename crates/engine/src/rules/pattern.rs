//! The pattern language of rules: a short line over classed tokens, with named roles.
//!
//! ```text
//! Source:source (Auxiliaries? "cast" "doubt" "on"):cue Clause:content
//! ```
//!
//! * `"word"`: that word or sign, whatever its case.
//! * `Class`: a word of the list of that name (`group_noun` → `GroupNoun`), or a unit that the engine
//!   finds by itself (a noun phrase, a quotation, a clause).
//! * `( … | … )`: one of several; the first that fits.
//! * `?`, `*`, `+` after a piece: it may be missing, may repeat, must stand at least once. A repetition takes as
//!   many as it can, at most [`MOST`], and gives none back.
//! * `:content`, `:cue`, `:source` after a piece: the part it plays in an attribution.
//! * `:hedge`, `:loaded`, `:unattributed`, `:vague` after a piece: a signal of that kind.
//! * `:label` after a piece: what a rule of the layer label labels; without one, all that fits.

/// The classes that the engine finds by itself, rather than by a list.
///
/// * `Source`: a noun phrase. At the head of a pattern it is the subject before the rest, with its appositions.
/// * `Quote`: a quotation with its marks.
/// * `Clause`: from here to where what is said ends.
/// * `Auxiliaries`: auxiliary and modal verbs and adverbs: *has repeatedly*.
/// * `Adjectives`: one adjective or several.
/// * `Possessive`: *'s*.
pub const UNITS: &[&str] = &["Source", "Quote", "Clause", "Auxiliaries", "Adjectives", "Possessive"];

/// What a piece of a pattern is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// A word or sign, in lower case.
    Literal(String),
    /// A list or unit, as written: `GroupNoun`.
    Class(String),
    /// One of several sequences.
    Group(Vec<Vec<Piece>>),
}

/// A step, how often it stands, and the part it plays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// What it is.
    pub step: Step,
    /// How often at least: 0 or 1.
    pub least: u8,
    /// How often at most: 1 or [`MOST`].
    pub most: u8,
    /// One of [`ROLES`].
    pub role: Option<String>,
}

/// The parts that a piece can play.
pub const ROLES: &[&str] = &[
    "content",
    "cue",
    "source",
    "hedge",
    "loaded",
    "unattributed",
    "vague",
    "label",
];

/// Those of a layer, by its name in lower case. A rule of the first two needs the first one of them, or any of the signals'.
pub fn roles_of(layer: &str) -> &'static [&'static str] {
    match layer {
        "quote" => &ROLES[..3],
        "signal" => &ROLES[3..7],
        "label" => &ROLES[7..],
        _ => &[],
    }
}

/// How often `*` and `+` repeat at most: no run of words that a rule steps over is longer.
pub const MOST: u8 = 8;

/// How deep groups may nest.
const DEEPEST: usize = 8;

/// Reads a pattern.
///
/// # Errors
/// A sentence that says what is wrong at which byte.
pub fn parse(text: &str) -> Result<Vec<Piece>, String> {
    let mut at = 0;
    let mut alternatives = alternatives(text, &mut at, 0)?;
    if at < text.len() {
        return Err(format!("byte {at}: \")\" closes nothing"));
    }
    if alternatives.len() > 1 {
        let step = Step::Group(alternatives);
        let (least, most, role) = (1, 1, None);
        return Ok(vec![Piece {
            step,
            least,
            most,
            role,
        }]);
    }
    Ok(alternatives.pop().unwrap_or_default())
}

fn alternatives(text: &str, at: &mut usize, depth: usize) -> Result<Vec<Vec<Piece>>, String> {
    if depth > DEEPEST {
        return Err(format!("byte {at}: groups nest too deep"));
    }
    let mut out = vec![Vec::new()];
    loop {
        *at += text[*at..].len() - text[*at..].trim_start().len();
        let rest = &text[*at..];
        let Some(c) = rest.chars().next().filter(|&c| c != ')') else {
            break;
        };
        if c == '|' {
            *at += 1;
            out.push(Vec::new());
            continue;
        }
        let piece = piece(text, at, depth)?;
        if let Some(last) = out.last_mut() {
            last.push(piece);
        }
    }
    if out.iter().any(Vec::is_empty) {
        return Err(format!(
            "byte {at}: nothing stands here, where a word, class or group belongs"
        ));
    }
    Ok(out)
}

fn piece(text: &str, at: &mut usize, depth: usize) -> Result<Piece, String> {
    let start = *at;
    let rest = &text[start..];
    let step = if let Some(inside) = rest.strip_prefix('"') {
        let Some(end) = inside.find('"').filter(|&end| end > 0) else {
            return Err(format!("byte {start}: a word between quotes is empty or never closed"));
        };
        *at += end + 2;
        Step::Literal(inside[..end].to_lowercase())
    } else if rest.starts_with('(') {
        *at += 1;
        let inside = alternatives(text, at, depth + 1)?;
        if !text[*at..].starts_with(')') {
            return Err(format!("byte {start}: \"(\" is never closed"));
        }
        *at += 1;
        Step::Group(inside)
    } else {
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
        if !rest.starts_with(|c: char| c.is_ascii_uppercase()) {
            return Err(format!("byte {start}: neither \"word\", Class nor ( )"));
        }
        *at += end;
        Step::Class(rest[..end].to_owned())
    };
    let (least, most) = match text[*at..].chars().next() {
        Some('?') => (0, 1),
        Some('*') => (0, MOST),
        Some('+') => (1, MOST),
        _ => (1, 1),
    };
    *at += usize::from((least, most) != (1, 1));
    let mut role = None;
    if let Some(rest) = text[*at..].strip_prefix(':') {
        let end = rest.find(|c: char| !c.is_ascii_lowercase()).unwrap_or(rest.len());
        if !ROLES.contains(&&rest[..end]) {
            return Err(format!(
                "byte {at}: \"{}\" is no role; the roles are {}",
                &rest[..end],
                ROLES.join(", ")
            ));
        }
        role = Some(rest[..end].to_owned());
        *at += 1 + end;
    }
    Ok(Piece {
        step,
        least,
        most,
        role,
    })
}

/// The roles that `pattern` gives, in order.
pub fn roles(pattern: &[Piece]) -> Vec<&str> {
    let mut out = Vec::new();
    for piece in pattern {
        if let Step::Group(alternatives) = &piece.step {
            out.extend(alternatives.iter().flat_map(|a| roles(a)));
        }
        out.extend(piece.role.as_deref());
    }
    out
}

/// The classes that `pattern` names, in order.
pub fn classes(pattern: &[Piece]) -> Vec<&str> {
    let mut out = Vec::new();
    for piece in pattern {
        match &piece.step {
            Step::Literal(_) => {}
            Step::Class(name) => out.push(name.as_str()),
            Step::Group(alternatives) => out.extend(alternatives.iter().flat_map(|a| classes(a))),
        }
    }
    out
}

/// The class of a list: `group_noun` → `GroupNoun`.
pub fn class_name(list: &str) -> String {
    let mut out = String::new();
    for word in list.split('_') {
        let mut chars = word.chars();
        out.extend(chars.next().map(|c| c.to_ascii_uppercase()));
        out.push_str(chars.as_str());
    }
    out
}
