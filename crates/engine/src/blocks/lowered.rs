//! A line in lower case, its words as numbers, how many there are, and which phrases stand in it: all that most rules ask
//! of it, told in one pass.

use std::ops::BitOr;
use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::phrases::{lists_of_phrases, lower};
use crate::tokens::is_punctuation;

/// A line in lower case, and what most rules ask of it.
pub(super) struct Lowered {
    /// Its words, with plain spaces and apostrophes.
    pub text: String,
    /// How many there are between its white space.
    pub count: usize,
    /// Each word of letters, digits and apostrophes as a number, small and capital letters alike.
    pub words: Vec<u64>,
    /// Whether a word of them begins with a digit.
    pub has_number: bool,
    /// Which lists have a phrase that may stand anywhere and stands in it.
    pub anywhere: Anywhere,
}

/// What a byte of a line in lower case is part of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    /// Letters, digits and the apostrophe.
    Word,
    Blank,
    Sign,
    /// A character that is not ASCII.
    Other,
}

/// By byte.
const CLASSES: [Class; 256] = {
    let mut classes = [Class::Other; 256];
    let mut byte = 0;
    while byte < 128 {
        classes[byte] = match byte as u8 {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'\'' => Class::Word,
            b' ' | b'\t'..=b'\r' => Class::Blank,
            _ => Class::Sign,
        };
        byte += 1;
    }
    classes
};

fn class(byte: u8) -> Class {
    CLASSES[usize::from(byte)]
}

impl Lowered {
    pub fn of(line: &str) -> Self {
        let search = search();
        let text = lower(line);
        let bytes = text.as_bytes();
        let mut words = Vec::with_capacity(text.len() / 5 + 1);
        let mut anywhere = Anywhere::default();
        let (mut count, mut has_number, mut after_blank) = (0, false, true);
        // Where the word at hand begins, and its number so far.
        let (mut start, mut hash) = (0, 0);
        let mut at = 0;
        loop {
            while let Some(&byte) = bytes.get(at)
                && class(byte) == Class::Word
            {
                hash = mix(hash, byte);
                at += 1;
            }
            let other = bytes.get(at).filter(|byte| !byte.is_ascii());
            let other = other.and_then(|_| text[at..].chars().next());
            if let Some(c) = other.filter(|c| !is_punctuation(*c) && c.is_alphanumeric()) {
                let after = at + c.len_utf8();
                hash = bytes[at..after].iter().fold(hash, |hash, byte| mix(hash, *byte));
                at = after;
                continue;
            }
            if at > start {
                count += usize::from(std::mem::take(&mut after_blank));
                has_number |= bytes[start].is_ascii_digit();
                let word = finished(std::mem::take(&mut hash));
                if search.may_open(word) {
                    anywhere = anywhere | search.look(bytes, start, word);
                }
                words.push(word);
            }
            let Some(&byte) = bytes.get(at) else { break };
            let blank = other.map_or(class(byte) == Class::Blank, char::is_whitespace);
            count += usize::from(after_blank & !blank);
            after_blank = blank;
            at += other.map_or(1, char::len_utf8);
            start = at;
        }
        Self {
            text,
            count,
            words,
            has_number,
            anywhere,
        }
    }

    /// Whether somebody is said to say something in it: then it is the article's, whatever it opens with.
    pub fn reports(&self) -> bool {
        self.anywhere.any(Anywhere::CUE)
            && self
                .text
                .trim_end_matches(['"', '”', '’', '\''])
                .ends_with(['.', '!', '?'])
    }
}

/// The number of the word whose bytes so far are `hash`, and `byte` after them.
fn mix(hash: u64, byte: u8) -> u64 {
    hash.rotate_left(5) ^ u64::from(byte)
}

/// The number of a whole word.
fn finished(hash: u64) -> u64 {
    // Fibonacci hashing (Knuth, The Art of Computer Programming, 6.4).
    hash.wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// A number for several words.
pub(super) fn key(words: &[u64]) -> u64 {
    words
        .iter()
        .fold(0, |hash: u64, word| finished(hash.rotate_left(5) ^ word))
}

/// Lists of phrases that may stand anywhere in a line.
#[derive(Clone, Copy, Default)]
pub(super) struct Anywhere(u8);

impl Anywhere {
    pub const BOILERPLATE: Anywhere = Anywhere(1);
    pub const CAPTION: Anywhere = Anywhere(2);
    pub const BYLINE: Anywhere = Anywhere(4);
    /// Somebody says something.
    pub const CUE: Anywhere = Anywhere(8);

    /// Whether the two share a list.
    pub fn any(self, of: Anywhere) -> bool {
        self.0 & of.0 != 0
    }
}

impl BitOr for Anywhere {
    type Output = Anywhere;

    fn bitor(self, other: Anywhere) -> Anywhere {
        Anywhere(self.0 | other.0)
    }
}

/// What tells that somebody says something.
const CUES: [&str; 6] = [" said", " says", " told ", " asked ", " added", " wrote "];

/// Looks for phrases by the first word of each.
struct Search {
    /// For the first bits of a word's number, whether some phrase opens with such a word.
    opens: [bool; 1 << KEY_BITS],
    /// By first word.
    phrases: FxHashMap<u64, Vec<Phrase>>,
}

/// A phrase that may stand anywhere.
struct Phrase {
    written: &'static str,
    /// How many bytes of it stand before its first word.
    before: usize,
    list: Anywhere,
}

/// The bits of a word's number that tell whether it has to be looked up.
const KEY_BITS: u32 = 12;

/// The phrases of all lists, read at their first use.
fn search() -> &'static Search {
    static SEARCH: OnceLock<Search> = OnceLock::new();
    SEARCH.get_or_init(|| {
        let lists = lists_of_phrases();
        Search::new(&[
            (&lists.boilerplate.anywhere, Anywhere::BOILERPLATE),
            (&lists.captions.anywhere, Anywhere::CAPTION),
            (&lists.bylines.anywhere, Anywhere::BYLINE),
            (&CUES, Anywhere::CUE),
        ])
    })
}

impl Search {
    /// Looks for phrases of `lists`, each of one word of ASCII or more.
    fn new(lists: &[(&[&'static str], Anywhere)]) -> Self {
        let mut search = Self {
            opens: [false; 1 << KEY_BITS],
            phrases: FxHashMap::default(),
        };
        let of_word = |byte: &&u8| class(**byte) == Class::Word;
        for &(phrases, list) in lists {
            for &written in phrases {
                let bytes = written.as_bytes();
                let before = bytes.iter().take_while(|byte| !of_word(byte)).count();
                let first = bytes[before..].iter().take_while(of_word);
                let word = finished(first.fold(0, |hash, byte| mix(hash, *byte)));
                search.opens[Self::first_bits(word)] = true;
                let phrase = Phrase { written, before, list };
                search.phrases.entry(word).or_default().push(phrase);
            }
        }
        search
    }

    fn first_bits(word: u64) -> usize {
        (word >> (u64::BITS - KEY_BITS)) as usize
    }

    /// Whether a phrase may open with `word`.
    fn may_open(&self, word: u64) -> bool {
        self.opens[Self::first_bits(word)]
    }

    /// The lists that have a phrase which stands where the word `word` of `lower` begins.
    fn look(&self, lower: &[u8], start: usize, word: u64) -> Anywhere {
        let stands = |phrase: &&Phrase| {
            start
                .checked_sub(phrase.before)
                .is_some_and(|from| lower[from..].starts_with(phrase.written.as_bytes()))
        };
        let here = self.phrases.get(&word).into_iter().flatten().filter(stands);
        here.fold(Anywhere::default(), |lists, phrase| lists | phrase.list)
    }
}

#[cfg(test)]
mod tests {
    use super::super::phrases::count;
    use super::*;

    #[test]
    fn phrases_that_may_stand_anywhere_are_found_there() {
        let lists = lists_of_phrases();
        for (phrases, list) in [
            (lists.boilerplate.anywhere.as_slice(), Anywhere::BOILERPLATE),
            (&lists.captions.anywhere, Anywhere::CAPTION),
            (&lists.bylines.anywhere, Anywhere::BYLINE),
            (&CUES, Anywhere::CUE),
        ] {
            for phrase in phrases {
                for line in [(*phrase).to_owned(), format!("Å {phrase}"), format!("{phrase} dock")] {
                    assert!(Lowered::of(&line).anywhere.any(list), "{line}");
                }
            }
        }
        assert_eq!(Lowered::of("the dock is shut and ships wait").anywhere.0, 0);
        assert_eq!(Lowered::of("é").anywhere.0, 0);
    }

    #[test]
    fn one_pass_tells_what_several_would() {
        for (line, words) in [
            ("", 0),
            (" Dock’s GATE, shut\u{a0}(again) — “So,” É.", 6),
            ("é3-É3 é3 --", 3),
            ("\u{3000}İ x", 2),
        ] {
            let lowered = Lowered::of(line);
            assert_eq!(lowered.text, lower(line));
            assert_eq!(lowered.count, count(&lowered.text));
            assert_eq!(lowered.words.len(), words, "{line}");
        }
        let [one, two] = ["The dock’s shut", "THE DOCK'S, SHUT!"].map(Lowered::of);
        assert_eq!(one.words, two.words);
        assert_ne!(one.words[1], one.words[2]);
    }
}
