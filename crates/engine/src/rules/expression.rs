//! What may be said of a regular expression before it is compiled: whether it can be read, how much it asks for, and
//! which parts its groups name.

use regex_syntax::ParserBuilder;
use regex_syntax::hir::{Hir, HirKind};

/// Longest regular expression, in chars.
pub const LONGEST: usize = 1_000;

/// How deep groups, classes and repetitions may nest.
const DEEPEST: u32 = 32;

/// Most places ([`Expression::places`]) of one regular expression.
pub const MOST_PLACES: u64 = 500;

/// A regular expression, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expression {
    /// How many of its places can be under way at one byte of a text: its characters and classes, each as often as it may
    /// repeat. What a byte of text costs grows with it, whatever the text.
    pub places: u64,
    /// The names of its groups, in order.
    pub groups: Vec<String>,
}

/// Reads a regular expression.
///
/// # Errors
/// A sentence that says what is wrong at which byte.
pub fn parse(text: &str) -> Result<Expression, String> {
    if text.chars().count() > LONGEST {
        return Err(format!(
            "a regular expression has {LONGEST} characters at most; this one has more"
        ));
    }
    let read = ParserBuilder::new().nest_limit(DEEPEST).build().parse(text);
    let hir = read.map_err(|error| match &error {
        regex_syntax::Error::Parse(e) => format!("byte {}: {}", e.span().start.offset, e.kind()),
        regex_syntax::Error::Translate(e) => format!("byte {}: {}", e.span().start.offset, e.kind()),
        _ => "it cannot be read".to_owned(),
    })?;
    let mut groups = Vec::new();
    let places = places(&hir, &mut groups);
    if places > MOST_PLACES {
        return Err(format!(
            "it stands for {places} characters in a row, and {MOST_PLACES} is the most; repeat less often, or split it"
        ));
    }
    Ok(Expression { places, groups })
}

fn places(hir: &Hir, groups: &mut Vec<String>) -> u64 {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => 0,
        HirKind::Literal(literal) => literal.0.len() as u64,
        HirKind::Class(_) => 1,
        HirKind::Repetition(r) => {
            let times = r.max.unwrap_or(r.min.max(1));
            places(&r.sub, groups).saturating_mul(u64::from(times))
        }
        HirKind::Capture(capture) => {
            groups.extend(capture.name.as_deref().map(str::to_owned));
            places(&capture.sub, groups)
        }
        HirKind::Concat(all) | HirKind::Alternation(all) => all
            .iter()
            .fold(0, |sum: u64, one| sum.saturating_add(places(one, groups))),
    }
}
