//! Lines that stand twice: captions and teasers as scraping leaves them, and pull quotes.

use foldhash::HashMap;
use smallvec::SmallVec;

use super::line_facts::Lines;
use super::lines::{self, Line};
use super::lowered::{Lowered, key};
use super::phrases::{count, is_title_like};
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
/// Most bits of a key that tell at once that no line opens with it.
const KEY_BITS: u32 = 16;
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
        let below = lines.get(i + 1).filter(|_| is(kinds, i + 1, BlockKind::Credit));
        let above = i > 1 && is(kinds, i - 1, BlockKind::Credit) && !is(kinds, i - 2, BlockKind::Caption);
        let beside = below.is_some() || above;
        if kinds[i].is_some() || !beside || words.ends_with(['?', '!', '"', '”', ':']) {
            continue;
        }
        let count = count(words);
        if count < 2 {
            continue;
        }
        let open = is_title_like(words, CAPTION_WORDS);
        // A short line may be a heading.
        let caption = below.is_some_and(|credit| {
            let apart = lines[i].after_blank && !credit.after_blank && lines.get(i + 2).is_none_or(|l| l.after_blank);
            open && (!credit.after_blank || count >= OPEN_WORDS)
                || apart && count <= CAPTION_WORDS && !Lowered::of(words).reports()
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

/// Marks lines whose words all stand in another paragraph once more. `facts` are those of `lines`.
pub(super) fn pull_quotes(text: &str, lines: &[Line], facts: &Lines, kinds: &mut [Option<Verdict>]) {
    let words = |i: usize| &*facts[i].1.words;
    let mut by_key: HashMap<u64, SmallVec<[usize; 2]>> = HashMap::default();
    // Few runs of words open a line, so most need no looking up.
    let bits = (usize::BITS - lines.len().leading_zeros() + 4).min(KEY_BITS);
    let [mut opens, mut opens_word] = [(); 2].map(|()| vec![false; 1 << bits]);
    let first_bits = |key: u64| (key >> (u64::BITS - bits)) as usize;
    for (i, line) in lines.iter().enumerate().skip(1) {
        let Some(written) = line.short(text).filter(|_| kinds[i].is_none()) else {
            continue;
        };
        let marked = written.starts_with(['"', '“', '‘']) && written.ends_with(['"', '”', '’']);
        let fewest = if marked { MARKED_WORDS } else { *PULL_WORDS.start() };
        if (fewest..=*PULL_WORDS.end()).contains(&words(i).len()) {
            let key = key(&words(i)[..KEY_WORDS]);
            opens[first_bits(key)] = true;
            opens_word[first_bits(words(i)[0])] = true;
            by_key.entry(key).or_default().push(i);
        }
    }
    by_key.retain(|_, at| at.len() <= SAME_KEY);
    let mut found: Vec<usize> = Vec::new();
    for j in (0..lines.len()).filter(|&j| kinds[j].is_none()) {
        for (at, run) in words(j).windows(KEY_WORDS).enumerate() {
            if !opens_word[first_bits(run[0])] {
                continue;
            }
            let key = key(run);
            let Some(same) = opens[first_bits(key)].then(|| by_key.get(&key)).flatten() else {
                continue;
            };
            let rest = &words(j)[at..];
            let quotes = |&&i: &&usize| i != j && words(i).len() + 3 <= words(j).len() && rest.starts_with(words(i));
            found.extend(same.iter().filter(quotes));
        }
    }
    for i in found {
        kinds[i] = Some((BlockKind::PullQuote, id::STRUCTURE_PULL_QUOTE));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Document;

    fn kinds(text: &str) -> Vec<BlockKind> {
        Document::new("test", text).blocks.iter().map(|b| b.kind).collect()
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
