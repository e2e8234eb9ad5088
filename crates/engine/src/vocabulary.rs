//! What the lists know of words, kept from one text to the next: texts use the same words again and again.

use std::cell::RefCell;

use crate::names::{Known, names};
use crate::reading::{Tag, Word};
use crate::rules::lexicon::{self, Entry};
use crate::spelled::Spelled;
use crate::{Token, TokenKind};

/// The letters of a word of [`LONGEST`] bytes or fewer, the rest zeros: no two words have the same.
type Letters = [u64; LONGEST / 8];

/// Longest word that is kept, in bytes: longer ones are rare, and looked up each time.
const LONGEST: usize = 24;

/// How many words are kept: those of some hundred articles. A power of two.
const KEPT: usize = 1 << 14;

thread_local! {
    /// The words looked up last, two at each place that letters tell: a word takes the place of the one before the last, so
    /// that no text can make this grow or slow.
    static WORDS: RefCell<Vec<(Letters, Word)>> = const { RefCell::new(Vec::new()) };
}

/// How many numbers of words there are ([`number`]).
pub(crate) const NUMBERS: u16 = 512;

/// A word as a number, by which most words are told apart: small and capital ASCII letters alike.
pub(crate) const fn number(word: &str) -> u16 {
    // FNV-1a, the 32-bit form (draft-eastlake-fnv), of the first bytes.
    let (bytes, mut at, mut hash) = (word.as_bytes(), 0, 0x811c_9dc5_u32);
    while at < bytes.len() && at < 12 {
        hash = (hash ^ bytes[at].to_ascii_lowercase() as u32).wrapping_mul(0x0100_0193);
        at += 1;
    }
    ((hash >> 16) ^ hash) as u16 % NUMBERS
}

/// A word in small letters that tokens are compared with: by its number first, which tells nearly all others apart.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Literal {
    pub written: &'static str,
    pub number: u16,
}

impl Literal {
    pub const fn new(written: &'static str) -> Self {
        Self {
            written,
            number: number(written),
        }
    }
}

/// What is known of each of `tokens` by itself; what part of a clause it is, is not known yet ([`Tag::Other`]).
pub(crate) fn words(text: &str, tokens: &[Token]) -> Vec<Word> {
    WORDS.with_borrow_mut(|kept| {
        let word = |token: &Token| {
            let (start, len) = (token.span.start as usize, token.span.len() as usize);
            let look_up = || look_up(token.span.of(text), token.kind);
            if len > LONGEST {
                return look_up();
            }
            let letters = letters(text.as_bytes(), start, len);
            if kept.is_empty() {
                let none = self::look_up("", TokenKind::Sign);
                kept.resize(KEPT, ([0; LONGEST / 8], none));
            }
            let pair = place(letters);
            let [(first, word), (second, other)] = &mut kept[pair..pair + 2] else {
                return look_up();
            };
            if *first == letters {
                return *word;
            }
            if *second == letters {
                return *other;
            }
            (*second, *other) = (*first, *word);
            // Whether a token is a word is told by its letters.
            (*first, *word) = (letters, look_up());
            *word
        };
        tokens.iter().map(word).collect()
    })
}

fn look_up(written: &str, kind: TokenKind) -> Word {
    let (known, entry) = match kind {
        TokenKind::Word => (names().word(written), lexicon::look_up(written)),
        _ => (Known::default(), Entry::none()),
    };
    let spelled = match kind {
        TokenKind::Word => Spelled::of(written, known, entry),
        _ => Spelled::default(),
    };
    Word {
        tag: Tag::Other,
        spelled,
        number: number(written),
        known,
        entry,
    }
}

/// The `len` bytes of `text` from `start` on.
fn letters(text: &[u8], start: usize, len: usize) -> Letters {
    match text[start..].first_chunk() {
        Some(more) => first_letters(more, len),
        None => {
            let mut bytes = [0; LONGEST];
            bytes[..len].copy_from_slice(&text[start..start + len]);
            first_letters(&bytes, len)
        }
    }
}

/// The first `len` of `bytes`.
fn first_letters(bytes: &[u8; LONGEST], len: usize) -> Letters {
    let part = |n: usize| {
        let eight = bytes[8 * n..]
            .first_chunk()
            .map_or(0, |eight| u64::from_le_bytes(*eight));
        match len.saturating_sub(8 * n) {
            0 => 0,
            many @ 1..8 => eight & ((1 << (8 * many)) - 1),
            _ => eight,
        }
    };
    std::array::from_fn(part)
}

/// Where a word of these letters is kept: the first of two places.
fn place(letters: Letters) -> usize {
    // Fibonacci hashing (Knuth, The Art of Computer Programming, 6.4).
    let mix = |hash: u64, part: u64| (hash.rotate_left(26) ^ part).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (letters.into_iter().fold(0, mix) >> (u64::BITS - KEPT.ilog2())) as usize & !1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Span;
    use crate::tokens::tokens;

    #[test]
    fn each_token_has_what_the_lists_know_of_it() {
        let text = "Mayor Ana said 21st, Said.";
        let tokens = tokens(text, Span::new(0, text.len() as u32));
        let words = words(text, &tokens);
        assert_eq!(words.len(), tokens.len());
        assert!(words[0].known.any(Known::ROLE | Known::TITLE));
        assert!(words[1].known.any(Known::GIVEN));
        assert!(words[2].entry.lists.any(lexicon::SAYING) && words[2].entry == words[5].entry);
        assert_eq!((words[2].number, words[4].number), (words[5].number, number(",")));
        assert_eq!((words[3].known, words[3].entry), (Known::default(), Entry::none()));
    }
}
