//! The lists in `rules/en/phrases/`, and what a line looks like as words.

use std::sync::OnceLock;

use rustc_hash::{FxHashMap, FxHashSet};

/// A list of phrases, by what they must match.
pub(super) struct Phrases {
    /// Those that open a line.
    opening: Openings,
    /// Those that open a line without a full stop.
    opening_open: Openings,
    whole: FxHashSet<&'static str>,
    /// Length of the longest of those, in bytes.
    longest: usize,
    /// Those that may stand anywhere in a line.
    pub anywhere: Vec<&'static str>,
}

impl Phrases {
    fn read(list: &'static str) -> Self {
        let mut read = Self {
            opening: Openings::default(),
            opening_open: Openings::default(),
            whole: FxHashSet::default(),
            longest: 0,
            anywhere: Vec::new(),
        };
        for phrase in list.lines().filter(|l| !l.is_empty() && !l.starts_with("# ")) {
            if let Some(all) = phrase.strip_prefix("= ") {
                read.longest = read.longest.max(all.len());
                read.whole.insert(all);
            } else if let Some(part) = phrase.strip_prefix("~ ") {
                read.anywhere.push(part);
            } else if let Some(start) = phrase.strip_prefix("+ ") {
                read.opening_open.add(start);
            } else {
                read.opening.add(phrase);
            }
        }
        read
    }

    /// Whether some phrase opens with these two bytes.
    pub fn may_open(&self, two: [u8; 2]) -> bool {
        self.opening.0.contains_key(&two) || self.opening_open.0.contains_key(&two)
    }

    /// The phrases that `lower` opens with.
    pub fn opening<'a>(&'a self, lower: &'a str) -> impl Iterator<Item = &'static str> + 'a {
        self.opening.of(lower)
    }

    /// Whether `lower` opens with a phrase of the list, or with one that only opens lines without a full stop.
    pub fn opens(&self, lower: &str) -> bool {
        let open = || !lower.ends_with('.') && self.opening_open.of(lower).next().is_some();
        self.opening(lower).next().is_some() || open()
    }

    /// Whether all of `lower`, signs around it left out, is a phrase of the list. A full stop makes it somebody's: *Listen.*
    pub fn is_all_of(&self, lower: &str) -> bool {
        if lower.ends_with('.') && !lower.ends_with("...") {
            return false;
        }
        let bare = lower.trim_matches(|c: char| !c.is_alphanumeric() && c != '©');
        if bare.len() > self.longest {
            return false;
        }
        self.whole.contains(bare) || self.whole.contains(lower)
    }
}

/// Phrases that open a line, by their first two bytes: each has as many.
#[derive(Default)]
struct Openings(FxHashMap<[u8; 2], Vec<&'static str>>);

impl Openings {
    fn add(&mut self, phrase: &'static str) {
        if let Some(&key) = phrase.as_bytes().first_chunk() {
            self.0.entry(key).or_default().push(phrase);
        }
    }

    /// Those that `lower` opens with, in the order of the list.
    fn of<'a>(&'a self, lower: &'a str) -> impl Iterator<Item = &'static str> + 'a {
        let same = lower.as_bytes().first_chunk().and_then(|key| self.0.get(key));
        same.into_iter()
            .flatten()
            .copied()
            .filter(move |p| lower.starts_with(p))
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

impl Lists {
    fn read() -> Self {
        Self {
            boilerplate: Phrases::read(include_str!("../../../../rules/en/phrases/boilerplate.txt")),
            related: Phrases::read(include_str!("../../../../rules/en/phrases/related.txt")),
            captions: Phrases::read(include_str!("../../../../rules/en/phrases/captions.txt")),
            bylines: Phrases::read(include_str!("../../../../rules/en/phrases/bylines.txt")),
            credits: Phrases::read(include_str!("../../../../rules/en/phrases/credits.txt")),
        }
    }
}

/// The phrase lists, read at their first use.
pub(super) fn lists_of_phrases() -> &'static Lists {
    static LISTS: OnceLock<Lists> = OnceLock::new();
    LISTS.get_or_init(Lists::read)
}

/// In lower case, with plain spaces and apostrophes.
pub(super) fn lower(words: &str) -> String {
    if words.is_ascii() {
        return words.to_ascii_lowercase();
    }
    let mut lower = String::with_capacity(words.len());
    let mut rest = words;
    // Most of it is ASCII even so, and goes in whole pieces.
    while let Some(at) = rest.bytes().position(|byte| !byte.is_ascii()) {
        lower.push_str(&rest[..at]);
        let mut chars = rest[at..].chars();
        match chars.next() {
            Some('\u{a0}') => lower.push(' '),
            Some('’') => lower.push('\''),
            Some(c) => lower.extend(c.to_lowercase()),
            None => {}
        }
        rest = chars.as_str();
    }
    lower.push_str(rest);
    lower.make_ascii_lowercase();
    lower
}

/// How many words there are.
pub(super) fn count(words: &str) -> usize {
    if words.is_ascii() {
        let Some((first, rest)) = words.as_bytes().split_first() else {
            return 0;
        };
        let blank = |byte: u8| matches!(byte, b' ' | b'\t'..=b'\r');
        let opens = |(before, byte): (&u8, &u8)| u8::from(blank(*before) & !blank(*byte));
        // Short pieces, so that a byte holds what is counted in each and many bytes are looked at at once.
        let pieces = words.as_bytes().chunks(128).zip(rest.chunks(128));
        let opened = pieces.map(|(before, bytes)| before.iter().zip(bytes).map(opens).sum::<u8>());
        return usize::from(!blank(*first)) + opened.map(usize::from).sum::<usize>();
    }
    let (mut count, mut before) = (0, true);
    for (at, &byte) in words.as_bytes().iter().enumerate() {
        let blank = match byte {
            0x80..0xc0 => continue,
            0xc0.. => words[at..].starts_with(char::is_whitespace),
            _ => matches!(byte, b' ' | b'\t'..=b'\r'),
        };
        count += usize::from(before & !blank);
        before = blank;
    }
    count
}

/// Whether there are more than `most` words; no more are looked at than it takes to tell.
pub(super) fn are_more(words: &str, most: usize) -> bool {
    words.split_whitespace().nth(most).is_some()
}

/// Whether `words` could be a title: few words, and no full stop at the end.
pub(super) fn is_title_like(words: &str, most: usize) -> bool {
    may_be_title(words) && (1..=most).contains(&count(words))
}

/// Whether `words` do not end as a sentence does.
pub(super) fn may_be_title(words: &str) -> bool {
    !words.ends_with(['.', ',', ';', ':']) && !words.ends_with(".\"") && !words.ends_with(".”")
}

/// Whether `words` are a paragraph's: many, and they end as a sentence does.
pub(super) fn is_prose(words: &str) -> bool {
    let end = words.trim_end_matches(['"', '”', '’', '\'', ')', ']']);
    end.ends_with(['.', '!', '?', '…']) && are_more(words, 11)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_counted_between_white_space_of_any_kind() {
        for (words, most) in [("", 0), ("dock", 1), (" the\u{a0}dock\tis  shut ", 4)] {
            assert_eq!(count(words), most, "{words}");
        }
    }
}
