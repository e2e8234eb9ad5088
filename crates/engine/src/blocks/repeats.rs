//! Lines that stand twice: captions and teasers as scraping leaves them, and pull quotes.

use std::collections::HashMap;

use super::lines::{self, Line};
use super::phrases::{count, is_title_like, lower, reports};
use super::{BlockKind, Verdict};
use crate::Span;
use crate::rules::id;

/// Most words of a section name run into a teaser.
const SECTION_WORDS: usize = 3;
/// Most words of a caption without a full stop.
const CAPTION_WORDS: usize = 40;
/// Fewest words of one with a blank line before its credit, of one below its credit.
const OPEN_WORDS: usize = 5;
const BELOW_WORDS: usize = 8;
/// Fewest and most words of a pull quote; of one that stands in quotation marks, fewer.
const PULL_WORDS: std::ops::RangeInclusive<usize> = 6..=45;
const MARKED_WORDS: usize = 4;
/// Words a pull quote is looked up by.
const KEY_WORDS: usize = MARKED_WORDS;
/// Pull quotes that may share a key: more are a list or a song, and stay body.
const SAME_KEY: usize = 4;

const CAPTION_AGAIN: Verdict = (BlockKind::Caption, id::STRUCTURE_CAPTION_REPEATED);
const TEASER_AGAIN: Verdict = (BlockKind::Related, id::STRUCTURE_RELATED_REPEATED);

/// Marks pairs of neighbouring lines of which the second is the first once more: as a caption, with or
/// without a credit on either (`credits`: where each line's begins), or as a teaser, with or without its section's name.
pub(super) fn teasers_and_captions(text: &str, lines: &[Line], credits: &[Option<u32>], kinds: &mut [Option<Verdict>]) {
    let uncredited = |i: usize| {
        let span = lines[i].span;
        lines::trimmed(text, Span::new(span.start, credits[i].unwrap_or(span.end))).of(text)
    };
    for i in 1..lines.len() {
        let (Some(one), Some(two)) = (lines[i - 1].short(text), lines[i].short(text)) else {
            continue;
        };
        if !one.contains(' ') {
            continue;
        }
        let sentence = one.ends_with(['.', '!', '?', '”', '"']);
        let is_caption = |i: usize| kinds[i].is_some_and(|(k, _)| k == BlockKind::Caption);
        let verdict = if one == two && kinds[i - 1].is_none() && kinds[i].is_none() {
            // Twice at the very top is a headline and its page's title.
            if i == 1 && !sentence {
                continue;
            }
            let in_list = i > 1 && kinds[i - 2].is_some_and(|(k, _)| k == BlockKind::Related);
            if sentence || !in_list && !is_title(one) {
                CAPTION_AGAIN
            } else {
                TEASER_AGAIN
            }
        } else if (is_caption(i) || is_caption(i - 1)) && uncredited(i - 1) == uncredited(i)
            || two.starts_with(one) && is_caption(i)
        {
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

/// Whether `words`, which do not end as a sentence does, are a title's and not a picture's: few, a question, or with
/// capitals throughout.
fn is_title(words: &str) -> bool {
    let long = || words.split_whitespace().filter(|w| w.chars().count() > 3);
    let capitals = long().filter(|w| w.starts_with(char::is_uppercase)).count();
    words.split_whitespace().count() < 5 || words.contains('?') || capitals * 5 >= long().count() * 4
}

/// Marks the line right above a credit that stands alone, and the one below where none is above: where it does not end
/// as a sentence does, or stands apart together with the credit.
pub(super) fn captions_at_credits(text: &str, lines: &[Line], kinds: &mut [Option<Verdict>]) {
    let is = |kinds: &[Option<Verdict>], i: usize, kind| kinds[i].is_some_and(|(k, _)| k == kind);
    for i in 1..lines.len() {
        let words = lines[i].short(text).unwrap_or("");
        let count = count(words);
        if kinds[i].is_some() || count < 2 || words.ends_with(['?', '!', '"', '”', ':']) {
            continue;
        }
        let open = is_title_like(words, CAPTION_WORDS);
        let below = lines.get(i + 1).filter(|_| is(kinds, i + 1, BlockKind::Credit));
        let above = i > 1 && is(kinds, i - 1, BlockKind::Credit) && !is(kinds, i - 2, BlockKind::Caption);
        // A short line may be a heading.
        let caption = below.is_some_and(|credit| {
            let apart = lines[i].after_blank && !credit.after_blank && lines.get(i + 2).is_none_or(|l| l.after_blank);
            open && (!credit.after_blank || count >= OPEN_WORDS)
                || apart && count <= CAPTION_WORDS && !reports(&lower(words))
        }) || above && open && count >= BELOW_WORDS;
        if caption {
            kinds[i] = Some((BlockKind::Caption, id::STRUCTURE_CAPTION_AT_CREDIT));
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
        let marked = words.starts_with(['"', '“', '‘']) && words.ends_with(['"', '”', '’']);
        let words = hashes(words);
        let fewest = if marked { MARKED_WORDS } else { *PULL_WORDS.start() };
        if (fewest..=*PULL_WORDS.end()).contains(&words.len()) {
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
