//! The lists in `rules/en/phrases/`, and what a line looks like as words.

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

/// A list of phrases, by what they must match.
pub(super) struct Phrases {
    /// Those that open a line, by their first byte.
    opening: HashMap<u8, Vec<&'static str>>,
    /// Those that open a line without a full stop.
    opening_open: Vec<&'static str>,
    whole: HashSet<&'static str>,
    anywhere: Vec<&'static str>,
}

impl Phrases {
    fn read(list: &'static str) -> Self {
        let mut read = Self {
            opening: HashMap::new(),
            opening_open: Vec::new(),
            whole: HashSet::new(),
            anywhere: Vec::new(),
        };
        for phrase in list.lines().filter(|l| !l.is_empty() && !l.starts_with("# ")) {
            if let Some(all) = phrase.strip_prefix("= ") {
                read.whole.insert(all);
            } else if let Some(part) = phrase.strip_prefix("~ ") {
                read.anywhere.push(part);
            } else if let Some(start) = phrase.strip_prefix("+ ") {
                read.opening_open.push(start);
            } else {
                read.opening.entry(phrase.as_bytes()[0]).or_default().push(phrase);
            }
        }
        read
    }

    /// The phrases that `lower` opens with.
    pub fn opening<'a>(&'a self, lower: &'a str) -> impl Iterator<Item = &'static str> + 'a {
        let same = lower.bytes().next().and_then(|b| self.opening.get(&b));
        same.into_iter()
            .flatten()
            .copied()
            .filter(move |p| lower.starts_with(p))
    }

    /// Whether `lower` opens with a phrase of the list, or with one that only opens lines without a full stop.
    pub fn opens(&self, lower: &str) -> bool {
        let open = || !lower.ends_with('.') && self.opening_open.iter().any(|p| lower.starts_with(p));
        self.opening(lower).next().is_some() || open()
    }

    /// Whether all of `lower`, signs around it left out, is a phrase of the list. A full stop makes it somebody's: *Listen.*
    pub fn is_all_of(&self, lower: &str) -> bool {
        if lower.ends_with('.') && !lower.ends_with("...") {
            return false;
        }
        let bare = lower.trim_matches(|c: char| !c.is_alphanumeric() && c != '©');
        self.whole.contains(bare) || self.whole.contains(lower)
    }

    /// Whether a phrase of the list stands anywhere in `lower`.
    pub fn stands_in(&self, lower: &str) -> bool {
        self.anywhere.iter().any(|p| lower.contains(p))
    }
}

/// All phrase lists.
pub(super) struct Lists {
    pub boilerplate: Phrases,
    pub related: Phrases,
    pub captions: Phrases,
    pub bylines: Phrases,
    pub credits: Phrases,
}

/// The phrase lists, read at their first use.
pub(super) fn lists_of_phrases() -> &'static Lists {
    static LISTS: OnceLock<Lists> = OnceLock::new();
    LISTS.get_or_init(|| Lists {
        boilerplate: Phrases::read(include_str!("../../../../rules/en/phrases/boilerplate.txt")),
        related: Phrases::read(include_str!("../../../../rules/en/phrases/related.txt")),
        captions: Phrases::read(include_str!("../../../../rules/en/phrases/captions.txt")),
        bylines: Phrases::read(include_str!("../../../../rules/en/phrases/bylines.txt")),
        credits: Phrases::read(include_str!("../../../../rules/en/phrases/credits.txt")),
    })
}

/// In lower case, with plain spaces and apostrophes.
pub(super) fn lower(words: &str) -> String {
    if words.is_ascii() {
        return words.to_ascii_lowercase();
    }
    words
        .chars()
        .map(|c| match c {
            '\u{a0}' => ' ',
            '’' => '\'',
            _ => c,
        })
        .flat_map(char::to_lowercase)
        .collect()
}

pub(super) fn count(words: &str) -> usize {
    words.split_whitespace().count()
}

/// Whether `words` could be a title: few words, and no full stop at the end.
pub(super) fn is_title_like(words: &str, most: usize) -> bool {
    let ends = words.ends_with(['.', ',', ';', ':']) || words.ends_with(".\"") || words.ends_with(".”");
    // No more words are counted than it takes to tell.
    !ends && (1..=most).contains(&words.split_whitespace().take(most + 1).count())
}

/// Whether `words` are a paragraph's: many, and they end as a sentence does.
pub(super) fn is_prose(words: &str) -> bool {
    let end = words.trim_end_matches(['"', '”', '’', '\'', ')', ']']);
    end.ends_with(['.', '!', '?', '…']) && count(words) >= 12
}

/// Whether somebody is said to say something in `lower`: then it is the article's, whatever it opens with.
pub(super) fn reports(lower: &str) -> bool {
    let cues = [" said", " says", " told ", " asked ", " added", " wrote "];
    cues.iter().any(|cue| lower.contains(cue))
        && lower.trim_end_matches(['"', '”', '’', '\'']).ends_with(['.', '!', '?'])
}

/// Whether every word is a name's: with a capital, or *of*, *de* and the like. At least `least` have a capital.
pub(super) fn is_all_names(words: &str, least: usize) -> bool {
    let all = || words.split_whitespace();
    let linker = |w: &str| {
        matches!(
            w,
            "de" | "da" | "del" | "la" | "van" | "von" | "der" | "den" | "bin" | "al" | "of" | "the"
        )
    };
    all().all(|w| w.starts_with(char::is_uppercase) || linker(w))
        && all().filter(|w| w.starts_with(char::is_uppercase)).count() >= least
        && words.starts_with(char::is_uppercase)
        && !words.contains(|c: char| c.is_ascii_digit() || matches!(c, '"' | '“' | '?' | '!' | ':' | ';'))
}
