//! The place, date and agency that open a report: *PORT ALDINE, May 3 (Reuters) -*.

use memchr::memchr2_iter;

/// Longest dateline, in bytes.
const LONGEST: usize = 90;

/// The dateline that opens a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Dateline {
    /// Its length in bytes, its dash included.
    pub len: u32,
    /// Whether it is one only in the first paragraph of the body: its place is not in capitals.
    pub first_only: bool,
}

/// The dateline that opens the paragraph `line`.
pub(super) fn dateline(line: &str) -> Option<Dateline> {
    if !line.starts_with(char::is_uppercase) {
        return None;
    }
    let (at, len) = dash(line)?;
    let (head, rest) = (line[..at].trim_end(), line[at + len..].trim_start());
    let goes_on = rest
        .starts_with(|c: char| c.is_uppercase() || c.is_numeric() || matches!(c, '"' | '“' | '‘' | '$' | '£' | '€'));
    if !goes_on || head.contains(['"', '“', '!', '?', ';', ':']) {
        return None;
    }
    let (place, agency) = match head.split_once('(') {
        Some((place, inside)) if inside.ends_with(')') => (place.trim(), true),
        Some(_) => return None,
        None => (head, false),
    };
    let mut parts = place.split(',').map(str::trim);
    let town = parts.next()?;
    let more: Vec<&str> = parts.filter(|p| !p.is_empty()).collect();
    let capitals = is_capitals(town);
    let plausible = is_name(town) && more.iter().all(|p| is_name(p) || is_date(p)) && !is_alert(town);
    let named = agency || !more.is_empty() || crate::mentions::is_place(town);
    // *Oslen Prairie --*: two hyphens stand after datelines, and between little else that opens a paragraph.
    let hyphens =
        line[at..at + len] == *"--" && !crate::mentions::is_given_name(town.split(' ').next().unwrap_or(town));
    (plausible && (capitals || named || hyphens)).then_some(Dateline {
        len: (at + len) as u32,
        first_only: !capitals,
    })
}

/// The first dash that may end a dateline: its offset and length in bytes.
fn dash(line: &str) -> Option<(usize, usize)> {
    let head = &line.as_bytes()[..line.len().min(LONGEST)];
    // A hyphen is one byte; the first of the others is that of the quotation marks too.
    for i in memchr2_iter(b'-', 0xe2, head) {
        let Some(c) = line[i..].chars().next() else { break };
        let spaced = || line[..i].ends_with(char::is_whitespace);
        match c {
            '—' | '―' => return Some((i, c.len_utf8())),
            '–' | '-' if spaced() => {
                let len = line[i..].len() - line[i..].trim_start_matches(c).len();
                return line[i + len..].starts_with(char::is_whitespace).then_some((i, len));
            }
            _ => {}
        }
    }
    None
}

fn is_capitals(words: &str) -> bool {
    let letters = || words.chars().filter(|c| c.is_alphabetic());
    letters().count() > 2 && letters().all(|c| !c.is_lowercase())
}

/// One to five words that each begin with a capital.
fn is_name(words: &str) -> bool {
    let all = || words.split_whitespace();
    (1..=5).contains(&all().count())
        && all().all(|w| {
            w.starts_with(char::is_uppercase)
                || matches!(w, "of" | "de" | "la" | "del" | "and" | "the" | "on" | "al" | "upon")
        })
}

fn is_date(words: &str) -> bool {
    words
        .split_whitespace()
        .all(|w| w.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()))
        && words.len() <= 20
}

fn is_alert(word: &str) -> bool {
    matches!(
        word,
        "ALERT"
            | "ANALYSIS"
            | "BREAKING"
            | "BREAKING NEWS"
            | "CORRECTION"
            | "EXCLUSIVE"
            | "LIVE"
            | "NEWS"
            | "OPINION"
            | "UPDATE"
            | "UPDATED"
            | "VIDEO"
            | "WATCH"
            | "NOTE"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opening(line: &str) -> Option<&str> {
        dateline(line).map(|dateline| &line[..dateline.len as usize])
    }

    #[test]
    fn datelines_end_with_their_dash() {
        for (line, want) in [
            ("PORT ALDINE - The dock closed.", "PORT ALDINE -"),
            (
                "PORT ALDINE, May 3 (UPI) — The dock closed.",
                "PORT ALDINE, May 3 (UPI) —",
            ),
            ("ALDINE—The dock closed.", "ALDINE—"),
            ("Port Aldine (AP) -- The dock closed.", "Port Aldine (AP) --"),
            ("Washington – The dock closed.", "Washington –"),
        ] {
            assert_eq!(opening(line), Some(want), "{line}");
        }
    }

    #[test]
    fn other_dashes_are_left_alone() {
        for line in [
            "Ana Ruiz - The woman who closed the dock.",
            "BREAKING - The dock closed.",
            "Washington - as it is called - closed.",
            "The dock - Aldine's only one - closed.",
            "Anglo-Aldine trade fell.",
        ] {
            assert_eq!(opening(line), None, "{line}");
        }
    }
}
