//! Lines that stand twice: captions and teasers as scraping leaves them, and pull quotes.

use std::collections::HashMap;

use super::lines::Line;
use super::{BlockKind, Verdict};
use crate::rules::id;

/// Most words of a section name run into a teaser.
const SECTION_WORDS: usize = 3;
/// Fewest and most words of a pull quote.
const PULL_WORDS: std::ops::RangeInclusive<usize> = 6..=45;
/// Words a pull quote is looked up by.
const KEY_WORDS: usize = 6;
/// Pull quotes that may share a key: more are a list or a song, and stay body.
const SAME_KEY: usize = 4;

const CAPTION_AGAIN: Verdict = (BlockKind::Caption, id::STRUCTURE_CAPTION_REPEATED);
const TEASER_AGAIN: Verdict = (BlockKind::Related, id::STRUCTURE_RELATED_REPEATED);

/// Marks pairs of neighbouring lines of which the second is the first once more: as a caption, with or
/// without a credit, or as a teaser, with or without its section's name.
pub(super) fn teasers_and_captions(text: &str, lines: &[Line], kinds: &mut [Option<Verdict>]) {
    for i in 1..lines.len() {
        let (Some(one), Some(two)) = (lines[i - 1].short(text), lines[i].short(text)) else {
            continue;
        };
        if !one.contains(' ') {
            continue;
        }
        let sentence = one.ends_with(['.', '!', '?', '”', '"']);
        let verdict = if one == two && kinds[i - 1].is_none() && kinds[i].is_none() {
            // Twice at the very top is a headline and its page's title.
            if i == 1 && !sentence {
                continue;
            }
            if sentence { CAPTION_AGAIN } else { TEASER_AGAIN }
        } else if two.starts_with(one) && kinds[i].is_some_and(|(k, _)| k == BlockKind::Caption) {
            CAPTION_AGAIN
        } else if has_section(one, two) || has_section(two, one) {
            TEASER_AGAIN
        } else {
            continue;
        };
        for j in [i - 1, i] {
            if kinds[j].is_none() {
                kinds[j] = Some(verdict);
            }
        }
    }
}

/// Whether `long` is `short` with a section's name, or a few words like it, run in before it.
fn has_section(short: &str, long: &str) -> bool {
    let Some(section) = long.strip_suffix(short) else {
        return false;
    };
    let words = section.split_whitespace().count();
    (1..=SECTION_WORDS).contains(&words)
        && section.ends_with(char::is_whitespace)
        && section.starts_with(|c: char| c.is_uppercase() || c.is_numeric())
        && short.split_whitespace().count() >= 3
        && !short.ends_with('.')
}

/// Marks lines whose words all stand in another paragraph once more.
pub(super) fn pull_quotes(text: &str, lines: &[Line], kinds: &mut [Option<Verdict>]) {
    let mut by_key: HashMap<u64, Vec<usize>> = HashMap::new();
    for (i, line) in lines.iter().enumerate().skip(1) {
        let Some(words) = line.short(text).filter(|_| kinds[i].is_none()) else {
            continue;
        };
        let words = hashes(words);
        if PULL_WORDS.contains(&words.len()) {
            by_key.entry(key(&words[..KEY_WORDS])).or_default().push(i);
        }
    }
    by_key.retain(|_, at| at.len() <= SAME_KEY);
    if by_key.is_empty() {
        return;
    }
    let candidates: HashMap<usize, Vec<u64>> = by_key
        .values()
        .flatten()
        .map(|&i| (i, hashes(lines[i].span.of(text))))
        .collect();
    let mut found = Vec::new();
    for (j, line) in lines.iter().enumerate() {
        if kinds[j].is_some() {
            continue;
        }
        let words = hashes(line.span.of(text));
        for at in 0..words.len().saturating_sub(KEY_WORDS - 1) {
            let Some(same) = by_key.get(&key(&words[at..at + KEY_WORDS])) else {
                continue;
            };
            for &i in same {
                let quote = &candidates[&i];
                if i != j && quote.len() + 3 <= words.len() && words[at..].starts_with(quote) {
                    found.push(i);
                }
            }
        }
    }
    for i in found {
        kinds[i] = Some((BlockKind::PullQuote, id::STRUCTURE_PULL_QUOTE));
    }
}

/// The words of `line` as numbers, small and capital letters alike.
fn hashes(line: &str) -> Vec<u64> {
    let words = line.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’');
    words
        .filter(|w| !w.is_empty())
        .map(|w| {
            w.chars()
                .flat_map(char::to_lowercase)
                .fold(BASIS, |hash, c| mix(hash, u64::from(u32::from(c))))
        })
        .collect()
}

fn key(words: &[u64]) -> u64 {
    words.iter().fold(BASIS, |hash, &word| mix(hash, word))
}

// FNV-1a, the 64-bit form (draft-eastlake-fnv).
const BASIS: u64 = 0xcbf2_9ce4_8422_2325;

fn mix(hash: u64, value: u64) -> u64 {
    (hash ^ value).wrapping_mul(0x0100_0000_01b3)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::blocks::blocks;

    fn kinds(text: &str) -> Vec<BlockKind> {
        blocks(text, &crate::Rulebook::built_in())
            .iter()
            .map(|b| b.kind)
            .collect()
    }

    #[test]
    fn a_sentence_shown_once_more_is_a_pull_quote() {
        let text = "Dock closes\n\n\"We will not wait for another storm to tell us,\" Ruiz said.\n\n\"We will not wait for another storm\"\n\nShips wait.";
        assert_eq!(kinds(text)[2], BlockKind::PullQuote);
    }

    #[test]
    fn a_refrain_is_no_pull_quote() {
        let text = "Dock closes\n\nWe will not wait for another storm.\n\nWe will not wait for another storm.";
        assert!(!kinds(text).contains(&BlockKind::PullQuote));
    }

    #[test]
    fn section_names_run_in_on_either_line() {
        assert!(has_section(
            "New bridge opens early",
            "World News New bridge opens early"
        ));
        assert!(!has_section("opens early", "New bridge opens early"));
        assert!(!has_section("New bridge opens early", "New bridge opens early"));
    }
}
