//! Links to other articles that no label opens: below a label that stands apart, in rows among other clutter, in capitals.

use super::line_facts::Lines;
use super::lines::Line;
use super::phrases::{are_more, count, is_prose, lower};
use super::{BlockKind, Verdict};
use crate::rules::id;

/// Most words of a teaser, of a topic.
const TEASER_WORDS: usize = 22;
const TOPIC_WORDS: usize = 4;
/// Fewest words of a teaser in capitals: headings within an article are shorter.
const CAPITALS_WORDS: usize = 7;
/// Longest label that topics follow, in bytes.
const LABEL_BYTES: usize = 40;
/// Topics one label may open.
const TOPICS: usize = 12;

const TOPIC: Verdict = (BlockKind::Related, id::STRUCTURE_RELATED_TOPICS);
const ROW: Verdict = (BlockKind::Related, id::STRUCTURE_RELATED_ROW);
const CAPITALS: Verdict = (BlockKind::Related, id::STRUCTURE_RELATED_CAPITALS);

/// Marks the short lines that follow a line such as *Topics*, and the section's name where it stands once more.
pub(super) fn topics(text: &str, lines: &[Line], facts: &Lines, kinds: &mut [Option<Verdict>]) {
    let words = |i: usize| lines[i].short(text).unwrap_or("");
    let kicker = (0..lines.len()).find(|&i| kinds[i].is_some_and(|(k, _)| k == BlockKind::Kicker));
    // Before it, the section's name may be a heading.
    let last = lines.iter().rposition(|l| is_prose(l.span.of(text))).unwrap_or(0);
    let mut left = 0;
    for (i, _) in lines.iter().enumerate() {
        let label = words(i).trim_end_matches([':', ' ']);
        if label.len() <= LABEL_BYTES && is_label(label) {
            left = TOPICS;
            if kinds[i].is_none() && words(i).ends_with(':') {
                kinds[i] = Some(TOPIC);
            }
            continue;
        }
        let short = facts[i].1.is_title_like(TOPIC_WORDS) && !words(i).ends_with(['"', '”', '?', '!']);
        if left > 0 && short && kinds[i].is_none() {
            kinds[i] = Some(TOPIC);
            left -= 1;
        } else if !short || kinds[i].is_none_or(|(k, _)| k != BlockKind::Related) {
            left = 0;
        }
        let section = kicker.is_some_and(|k| k < i && words(k) == words(i));
        if section && kinds[i].is_none() && i > last {
            kinds[i] = Some(TOPIC);
        }
    }
}

/// What stands above a list of topics.
const LABELS: [&str; 12] = [
    "topics",
    "tags",
    "topic",
    "filed under",
    "related topics",
    "suggested topics",
    "more on this story",
    "explore more on these topics",
    "see more on",
    "more about",
    "in this story",
    "read more about",
];

fn is_label(label: &str) -> bool {
    if label.is_ascii() {
        return LABELS.iter().any(|one| one.eq_ignore_ascii_case(label));
    }
    LABELS.contains(&lower(label).as_str())
}

/// Marks rows of titles among lines that are clutter, and titles in capitals, after the article's first paragraph.
pub(super) fn rows(text: &str, lines: &[Line], facts: &Lines, kinds: &mut [Option<Verdict>]) {
    let words = |i: usize| lines[i].short(text).unwrap_or("");
    let is_row = |i: usize, kinds: &[Option<Verdict>]| {
        kinds[i].is_none() && facts[i].1.is_title_like(TEASER_WORDS) && is_teaser(words(i))
    };
    let is_clutter = |i: usize, kinds: &[Option<Verdict>]| {
        // An advertisement stands anywhere, below a heading too.
        kinds[i].is_some_and(|(k, rule)| match k {
            BlockKind::Related => true,
            BlockKind::Boilerplate => {
                rule == id::STRUCTURE_BOILERPLATE && !lower(words(i)).contains("advertisement") && count(words(i)) > 1
            }
            _ => false,
        })
    };
    let Some(first) = (0..lines.len()).find(|&i| kinds[i].is_none() && is_prose(lines[i].span.of(text))) else {
        return;
    };
    let mut i = first + 1;
    while i < lines.len() {
        if kinds[i].is_none() && facts[i].1.is_title_like(TEASER_WORDS) && is_capitals(words(i)) {
            kinds[i] = Some(CAPITALS);
        }
        if !is_row(i, kinds) {
            i += 1;
            continue;
        }
        let end = (i..lines.len()).find(|&j| !is_row(j, kinds)).unwrap_or(lines.len());
        let before = is_clutter(i - 1, kinds);
        let after = end < lines.len() && is_clutter(end, kinds);
        // A heading is followed by its paragraph, and stands alone.
        let (at_end, alone) = (end == lines.len(), end - i == 1);
        let marked = match (before, after) {
            (true, true) => end - i,
            (true, false) if at_end => end - i,
            (true, false) => end - i - 1,
            (false, true) if !alone => end - i,
            _ => 0,
        };
        kinds[i..i + marked].fill(Some(ROW));
        i = end;
    }
}

/// Whether a title is no item of a list, words in marks or name with a colon.
fn is_teaser(words: &str) -> bool {
    are_more(words, 1)
        && words.starts_with(|c: char| c.is_uppercase() || c == '‘' || c == '\'')
        && !words.ends_with(['"', '”', '’', '\''])
}

/// Whether a title is in capitals, and no heading.
fn is_capitals(words: &str) -> bool {
    let letters = || words.chars().filter(|c| c.is_alphabetic());
    // The second letter of most titles tells.
    letters().all(|c| !c.is_lowercase())
        && are_more(words, CAPITALS_WORDS - 1)
        && letters().count() * 10 > words.len() * 6
        && words.starts_with(char::is_uppercase)
        && !words.contains(['"', '“', '”', '‘', '’'])
}
