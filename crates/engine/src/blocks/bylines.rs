//! Who wrote an article: lines near its top, the author's name once more, notes on the author at its end.

use memchr::memchr;

use super::lines::Line;
use super::lowered::{Anywhere, Lowered};
use super::phrases::{are_more, count, is_all_names, is_prose, lists_of_phrases, lower};
use super::{BlockKind, Verdict, times};
use crate::rules::id;

/// Most words of a line of names, of a note on the author.
const NAMES_WORDS: usize = 12;
const NOTE_WORDS: usize = 60;
/// Most words of one name.
const NAME_WORDS: usize = 5;
/// Most words for what an author does.
const JOB_WORDS: usize = 6;
/// Lines at the end among which a note on the author is looked for.
const LAST_LINES: usize = 8;
/// What an author does, at the end of the words for it.
const JOBS: [&str; 14] = [
    "correspondent",
    "reporter",
    "staff writer",
    "writer",
    "editor",
    "columnist",
    "contributor",
    "journalist",
    "producer",
    "photographer",
    "critic",
    "bureau chief",
    "news agency",
    "news desk",
];
/// Words in small letters between the names of a line of credits.
const BETWEEN_NAMES: &str = "and & for of in the at de del da la van von with by on from pm am additional reporting editing writing compiled edited written \
     graphics photography photos video production research interview words text story desk data staff writer reporter \
     correspondent editor columnist news team agencies agency inputs files";

const AUTHOR: Verdict = (BlockKind::Byline, id::STRUCTURE_BYLINE_NAME);
const NOTE: Verdict = (BlockKind::Byline, id::STRUCTURE_BYLINE_NOTE);

/// Whether `words` open as a byline does, by the list of phrases, and go on with names or a date only.
///
/// `line` is `words` in lower case.
pub(super) fn has_label(words: &str, line: &Lowered) -> bool {
    let lower = line.text.as_str();
    let list = &lists_of_phrases().bylines;
    if list.is_all_of(lower) {
        return true;
    }
    let anywhere = line.anywhere.any(Anywhere::BYLINE);
    let mut opening = list.opening(lower).peekable();
    let may_be = (anywhere || opening.peek().is_some()) && line.count <= NOTE_WORDS;
    if !may_be || line.reports() || lower.contains(['"', '“']) {
        return false;
    }
    anywhere
        || opening.any(|phrase| {
            if phrase.ends_with("by") || phrase.ends_with("from") {
                is_list_of_authors(words)
            } else {
                let stops = lower.ends_with(['.', '!', '?']) && !times::is_date(words);
                line.count <= 16 && (!stops || phrase.starts_with('('))
            }
        })
}

/// *Reporting by Ana Ruiz in Aldine; editing by Tom Weir*: small letters only between the names.
fn is_list_of_authors(words: &str) -> bool {
    let all = || {
        words.split(|c: char| {
            c.is_whitespace() || matches!(c, '/' | '|' | ',' | ';' | '·' | '•' | '(' | ')' | '-' | ':' | '.')
        })
    };
    let small = |w: &str| w.starts_with(char::is_lowercase);
    all()
        .filter(|w| small(w))
        .all(|w| BETWEEN_NAMES.split(' ').any(|b| b == w))
        && all().any(|w| w.starts_with(char::is_uppercase))
}

/// *By Ana Ruiz and Tom Weir, Aldine Post*
pub(super) fn is_byline(words: &str) -> bool {
    let Some(rest) = ["By ", "BY ", "by "].iter().find_map(|p| words.strip_prefix(p)) else {
        return is_signature(words)
            || memchr(b'|', words.as_bytes()).is_some()
                && words.split_once(" | ").is_some_and(|(section, rest)| {
                    !are_more(section, 3) && rest.starts_with("By ") && is_byline(rest)
                });
    };
    // *By Ana Ruiz, harbour reporter*
    let rest = match rest.split_once(", ") {
        Some((name, job))
            if !are_more(job, 4)
                && !job.contains(',')
                && count(name) <= 4
                && job.chars().all(|c| c.is_lowercase() || c == ' ') =>
        {
            name
        }
        _ => rest,
    };
    !are_more(rest, 20)
        && is_list_of_authors(rest)
        && rest.starts_with(char::is_uppercase)
        && !rest.ends_with(['.', '?', '!', '"', '”'])
}

/// *Ana Ruiz, harbour correspondent*
fn is_signature(words: &str) -> bool {
    // Most lines are longer than a name and a job, with a sign between.
    if are_more(words, NAME_WORDS + JOB_WORDS + 1) {
        return false;
    }
    let Some((name, job)) = words.split_once([',', '|', '·', '•']) else {
        return false;
    };
    is_name(name) && is_job(job)
}

/// *Harbour correspondent*, *Staff Writer, Aldine Post*
fn is_job(words: &str) -> bool {
    if are_more(words, JOB_WORDS) {
        return false;
    }
    let lower = lower(words);
    let job = [", ", " at ", " for ", " in "]
        .iter()
        .filter_map(|mark| lower.find(mark))
        .min()
        .map_or(lower.as_str(), |at| &lower[..at]);
    JOBS.iter().any(|j| job.trim().ends_with(j))
}

/// Two to four words, each with a capital.
fn is_name(words: &str) -> bool {
    let words = words.trim();
    are_more(words, 1) && !are_more(words, NAME_WORDS) && is_all_names(words, 2) && !words.contains([',', '|', '&'])
}

/// *Ana Ruiz and Tom Weir*: the names, if they are all of `words`.
fn names(words: &str) -> Option<Vec<&str>> {
    if are_more(words, NAMES_WORDS) || words.ends_with('.') {
        return None;
    }
    let names: Vec<&str> = words
        .split([',', '&', '|'])
        .flat_map(|part| part.split(" and "))
        .map(str::trim)
        .filter(|n| !n.is_empty())
        .collect();
    names.iter().all(|n| is_name(n)).then_some(names)
}

/// *Ana Ruiz at Harbour Park*, *Ana Ruiz in Oslen*
fn is_name_at_place(words: &str) -> bool {
    [" at ", " in "]
        .iter()
        .filter_map(|mark| words.split_once(mark))
        .any(|(name, place)| is_name(name) && count(place) <= 4 && is_all_names(place, 1) && !place.contains(','))
}

/// Marks, among the lines `top` below the headline, bylines and dates; then names and jobs beside them.
pub(super) fn near_the_top(text: &str, lines: &[Line], top: &[usize], kinds: &mut [Option<Verdict>]) {
    let words = |i: usize| lines[i].short(text).unwrap_or("");
    for &i in top {
        if is_byline(words(i)) {
            kinds[i] = Some((BlockKind::Byline, id::STRUCTURE_BYLINE));
        } else if times::is_date(words(i)) {
            kinds[i] = Some((BlockKind::Byline, id::STRUCTURE_PUBLICATION_DATE));
        }
    }
    let is =
        |kinds: &[Option<Verdict>], i: usize, kind| kinds.get(i).copied().flatten().is_some_and(|(k, _)| k == kind);
    for &i in top {
        // Names, and what an author does, are short.
        if kinds[i].is_some() || i == 0 || are_more(words(i), NAMES_WORDS) {
            continue;
        }
        let below = lines.get(i + 1).map_or("", |_| words(i + 1));
        // Beside a date, a job or what sites say, or, with a given name, right above the first paragraph.
        let beside = is(kinds, i - 1, BlockKind::Byline) || is(kinds, i + 1, BlockKind::Boilerplate);
        let given = || {
            let first = words(i).split_whitespace().next().unwrap_or("");
            crate::mentions::is_given_name(first) && !crate::mentions::is_place(words(i))
        };
        let above_prose =
            is(kinds, i - 1, BlockKind::Headline) && lines.get(i + 1).is_some_and(|l| is_prose(l.span.of(text)));
        let above_byline = is_job(below) || is(kinds, i + 1, BlockKind::Byline);
        let named = (names(words(i)).is_some() || is_name_at_place(words(i)))
            && (above_byline || (beside || above_prose) && given());
        if named || is_job(words(i)) && is(kinds, i - 1, BlockKind::Byline) {
            kinds[i] = Some(AUTHOR);
        }
    }
}

/// Marks the authors' names where they stand alone once more, and what is told of them at the end.
pub(super) fn again(text: &str, lines: &[Line], kinds: &mut [Option<Verdict>]) {
    let mut authors: Vec<&str> = Vec::new();
    for (i, line) in lines.iter().enumerate() {
        let Some(words) = line
            .short(text)
            .filter(|_| kinds[i].is_some_and(|(k, _)| k == BlockKind::Byline))
        else {
            continue;
        };
        let names_at = words.trim_start_matches(['B', 'b']).trim_start_matches(['Y', 'y']);
        let names_at = if names_at.len() + 2 == words.len() {
            names_at
        } else {
            words
        };
        let parts = names_at.split([',', '&', '|', ';']).flat_map(|p| p.split(" and "));
        let parts = parts.map(|p| p.split(" at ").next().unwrap_or(p).trim());
        authors.extend(parts.filter(|p| is_name(p)));
    }
    authors.truncate(LAST_LINES);
    // Most differ in their first letter.
    let other = |one: &str, two: &str| match (one.as_bytes().first(), two.as_bytes().first()) {
        (Some(one), Some(two)) => one.is_ascii() && two.is_ascii() && !one.eq_ignore_ascii_case(two),
        _ => false,
    };
    let same = |one: &str, two: &str| {
        let small = |c: char| c.to_lowercase();
        one.chars().flat_map(small).eq(two.chars().flat_map(small))
    };
    let last = lines.len().saturating_sub(LAST_LINES).max(lines.len() / 2);
    let end = kinds.iter().rposition(Option::is_none).unwrap_or(0);
    for (i, line) in lines.iter().enumerate() {
        let Some(words) = line.short(text).filter(|_| kinds[i].is_none()) else {
            continue;
        };
        if authors.iter().any(|a| !other(a, words) && same(a, words)) {
            kinds[i] = Some(AUTHOR);
        } else if i >= last && (is_note(words, &authors) || i == end && is_note_on_a_job(words)) {
            kinds[i] = Some(NOTE);
        }
    }
}

/// *Ana Ruiz writes about the sea.*
fn is_note(words: &str, authors: &[&str]) -> bool {
    let verbs = [
        "is", "writes", "covers", "reports", "has", "can", "joined", "works", "teaches",
    ];
    let opens = authors.iter().any(|author| {
        words
            .strip_prefix(author)
            .and_then(|rest| rest.strip_prefix([' ', ',']))
            .is_some_and(|rest| rest.split_whitespace().take(1).any(|w| verbs.contains(&w)))
    });
    opens && count(words) <= NOTE_WORDS && !words.contains(['"', '“']) && !Lowered::of(words).reports()
}

/// *Ana Ruiz is a politics reporter for the Post.*
fn is_note_on_a_job(words: &str) -> bool {
    let Some((name, rest)) = words.split_once(" is ") else {
        return false;
    };
    let rest = lower(rest);
    let early = || rest.split_whitespace().take(6).map(|w| w.trim_matches(','));
    is_name(name)
        && ["a ", "an ", "the "].iter().any(|article| rest.starts_with(article))
        && count(words) <= NOTE_WORDS / 2
        && !words.contains(['"', '“'])
        && early().any(|w| JOBS.contains(&w))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bylines_are_told_from_sentences() {
        for line in [
            "By Ana Ruiz",
            "By ANA RUIZ and TOM WEIR, Aldine Post",
            "By Ana Ruiz, Tom Weir and the Post data desk",
            "Ana Ruiz, harbour correspondent",
        ] {
            assert!(is_byline(line), "{line}");
        }
        for line in [
            "By Monday the dock was closed.",
            "By the river",
            "By then, Ana Ruiz had left",
        ] {
            assert!(!is_byline(line), "{line}");
        }
    }

    #[test]
    fn labels_go_on_with_names_or_a_date() {
        for line in [
            "Reporting by Ana Ruiz in Aldine; Editing by Tom Weir",
            "(Reporting by Ana Ruiz; editing by Tom Weir)",
            "Interview by Ana Ruiz",
            "Last updated on May 3",
            "Tom Weir in Oslen contributed to this report.",
        ] {
            assert!(has_label(line, &Lowered::of(line)), "{line}");
        }
        for line in [
            "Reporting by the Aldine Post has shown that the gate was rotten.",
            "Updated at the request of the council, the list has forty names.",
            "\"Written by fools,\" she said.",
        ] {
            assert!(!has_label(line, &Lowered::of(line)), "{line}");
        }
    }

    #[test]
    fn names_are_told_from_other_lines_in_capitals() {
        assert!(names("Ana Ruiz and Tom Weir").is_some());
        assert!(names("Ana Ruiz, Tom Weir, Bo Lind").is_some());
        for line in ["Ana Ruiz sings", "Oslen", "What We Know", "Ana Ruiz."] {
            assert!(names(line).is_none() || line == "What We Know", "{line}");
        }
        assert!(is_name_at_place("Ana Ruiz at Harbour Park"));
        assert!(!is_name_at_place("Ana Ruiz sings at Harbour Park"));
    }
}
