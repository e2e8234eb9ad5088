//! Lines that say when something was put out, and nothing else.

use super::lowered::Lowered;
use super::phrases::lower;
use crate::dates::MONTHS;

const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
/// Other words of such lines.
const WORDS: [&str; 61] = [
    "a",
    "m",
    "p",
    "am",
    "pm",
    "at",
    "gmt",
    "utc",
    "bst",
    "est",
    "edt",
    "et",
    "pst",
    "pdt",
    "pt",
    "cst",
    "cdt",
    "ct",
    "mst",
    "mdt",
    "mt",
    "cet",
    "cest",
    "ist",
    "jst",
    "sgt",
    "aest",
    "aedt",
    "noon",
    "midnight",
    "of",
    "on",
    "the",
    "and",
    "published",
    "updated",
    "posted",
    "date",
    "modified",
    "created",
    "first",
    "last",
    "ago",
    "hour",
    "hours",
    "hr",
    "hrs",
    "h",
    "minute",
    "minutes",
    "min",
    "mins",
    "day",
    "days",
    "d",
    "week",
    "weeks",
    "yesterday",
    "today",
    "just",
    "now",
];
/// Length of the longest of all these words, in bytes.
const LONGEST: usize = 9;

/// A line that is a date and nothing else: *Friday, May 3, 2024 at 4:15 pm*.
pub(super) fn is_date(words: &str) -> bool {
    words.len() <= LONGEST_LINE
        && has_digit(words)
        && look(&lower(words)).is_some_and(|seen| seen.pieces >= 3 && (seen.numbers >= 2 || seen.is_of_an_entry()))
}

/// A line that says when an entry was put out, wherever it stands: *17.20 BST*, *3 hours ago*,
/// *Updated 4:15 p.m. EDT May 3, 2024*.
pub(super) fn is_entry_time(line: &Lowered) -> bool {
    line.has_number && look(&line.text).is_some_and(|seen| seen.is_of_an_entry())
}

/// Most runs of letters and digits of such a line.
const MOST_PIECES: usize = 18;
/// Longest such line, in bytes, signs and space between its words included.
const LONGEST_LINE: usize = MOST_PIECES * (LONGEST + 4);

/// Numbers and words of time, and nothing else.
struct Seen {
    /// Runs of letters and digits.
    pieces: usize,
    numbers: usize,
    clock: bool,
    ago: bool,
    /// *Published*, *updated*.
    put_out: bool,
}

impl Seen {
    fn is_of_an_entry(&self) -> bool {
        self.clock || self.ago || self.put_out && self.numbers >= 2
    }
}

/// Most lines have none, and no time then.
fn has_digit(line: &str) -> bool {
    line.bytes().any(|b| b.is_ascii_digit())
}

/// What is seen in a line in lower case, if it is nothing else.
fn look(lower: &str) -> Option<Seen> {
    let pieces = || lower.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    let digits = |w: &str| w.starts_with(|c: char| c.is_ascii_digit());
    let known = |w: &str| {
        w.len() <= LONGEST
            && (digits(w) && w.len() <= 8
                || WORDS.contains(&w)
                || w.len() >= 3 && MONTHS.iter().any(|m| m.starts_with(w))
                || w == "sept"
                || w.len() >= 3 && DAYS.iter().any(|d| w.starts_with(d)))
    };
    let has = |any: &[&str]| pieces().any(|w| any.contains(&w));
    let short = lower.ends_with("a.m.") || lower.ends_with("p.m.");
    let is_time = pieces().all(known)
        && pieces().nth(MOST_PIECES).is_none()
        && pieces().any(digits)
        && (short || !lower.ends_with(['.', ':', ',', '?', '!', '"', '”']));
    is_time.then(|| Seen {
        pieces: pieces().count(),
        numbers: pieces().filter(|w| digits(w)).count(),
        clock: has_clock(lower),
        ago: has(&["ago"]),
        put_out: has(&["published", "updated", "posted", "modified", "created"]),
    })
}

/// Whether a time of day stands in `lower`: *17:20*; with a stop, or the hour alone, only with *pm* or a zone after it.
fn has_clock(lower: &str) -> bool {
    let bytes = lower.as_bytes();
    (1..bytes.len()).any(|i| {
        let sign = bytes[i];
        let minutes = bytes
            .get(i + 1..i + 3)
            .is_some_and(|m| m.iter().all(u8::is_ascii_digit));
        let hour = bytes[i - 1].is_ascii_digit();
        let after = lower.get(i + 3..).unwrap_or("").trim_start();
        let marked = [
            "am", "pm", "a.m", "p.m", "gmt", "bst", "est", "edt", "et", "ist", "utc", "cet", "aest",
        ];
        hour && minutes && (sign == b':' || sign == b'.' && marked.iter().any(|m| after.starts_with(m)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_told_from_sentences() {
        for line in [
            "Friday, May 3, 2024",
            "3 May 2024 at 4:15 pm",
            "Updated 4:15 p.m. EDT May 3, 2024",
            "Updated May 3, 2024, 12:52 a.m.",
        ] {
            assert!(is_date(line), "{line}");
        }
        for line in ["May 3", "In 2024, May won 3 of 4.", "2024", "Dock 3, pier 4"] {
            assert!(!is_date(line), "{line}");
        }
    }

    #[test]
    fn times_of_entries_stand_alone() {
        for line in [
            "17.20 BST",
            "10:42 a.m.",
            "16:41",
            "3 hours ago",
            "Published 3h ago",
            "Updated at 18.04 BST",
        ] {
            assert!(is_entry_time(&Lowered::of(&lower(line))), "{line}");
        }
        for line in [
            "12:50 p.m.:",
            "1.50",
            "Monday",
            "3 days",
            "At 10:42 it closed.",
            "May 3",
        ] {
            assert!(!is_entry_time(&Lowered::of(&lower(line))), "{line}");
        }
    }
}
