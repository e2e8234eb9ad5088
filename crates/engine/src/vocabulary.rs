//! What the lists know of words, kept from one text to the next: texts use the same words again and again.

use std::cell::RefCell;

use crate::names::{Known, names};
use crate::reading::{Tag, Word};
use crate::rules::lexicon::{self, Entry};
use crate::spelled::Spelled;
use crate::{Token, TokenKind};

/// The letters of a word of `8 * N` bytes or fewer, the rest zeros: no two words have the same.
type Letters<const N: usize> = [u64; N];

/// Longest words that are kept among the short and the long ones, in eights of bytes. Longer words are rare, and looked up
/// each time.
const SHORT: usize = 1;
const LONG: usize = 3;

/// The words looked up last, two at each place that letters tell: a word takes the place of the one before the last, so that
/// no text can make this grow or slow.
struct Kept<const N: usize>(Vec<(Letters<N>, Word)>);

impl<const N: usize> Kept<N> {
    /// How many there are: those of some hundred articles. A power of two.
    const ROOM: usize = 1 << 13;

    /// What was kept of the word of these letters, or else what `look_up` tells.
    #[inline]
    fn word(&mut self, letters: Letters<N>, look_up: impl Fn() -> Word) -> Word {
        if self.0.is_empty() {
            self.0.resize(Self::ROOM, ([0; N], self::look_up("", TokenKind::Sign)));
        }
        let pair = Self::place(letters);
        let [(first, word), (second, other)] = &mut self.0[pair..pair + 2] else {
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
    }

    /// Where a word of these letters is kept: the first of two places.
    fn place(letters: Letters<N>) -> usize {
        // Fibonacci hashing (Knuth, The Art of Computer Programming, 6.4).
        let mix = |hash: u64, part: u64| (hash.rotate_left(26) ^ part).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        (letters.into_iter().fold(0, mix) >> (u64::BITS - Self::ROOM.ilog2())) as usize & !1
    }
}

thread_local! {
    static WORDS: RefCell<(Kept<SHORT>, Kept<LONG>)> = const { RefCell::new((Kept(Vec::new()), Kept(Vec::new()))) };
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
    WORDS.with_borrow_mut(|(short, long)| {
        let word = |token: &Token| {
            let (start, len) = (token.span.start as usize, token.span.len() as usize);
            let look_up = || look_up(token.span.of(text), token.kind);
            if len <= 8 * SHORT {
                short.word(letters(text.as_bytes(), start, len), look_up)
            } else if len <= 8 * LONG {
                long.word(letters(text.as_bytes(), start, len), look_up)
            } else {
                look_up()
            }
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
fn letters<const N: usize>(text: &[u8], start: usize, len: usize) -> Letters<N> {
    let part = |n: usize| {
        let eight = match text[start..].get(8 * n..) {
            Some([a, b, c, d, e, f, g, h, ..]) => u64::from_le_bytes([*a, *b, *c, *d, *e, *f, *g, *h]),
            Some(last) => last.iter().rev().fold(0, |all, byte| all << 8 | u64::from(*byte)),
            None => 0,
        };
        match len.saturating_sub(8 * n) {
            0 => 0,
            many @ 1..8 => eight & ((1 << (8 * many)) - 1),
            _ => eight,
        }
    };
    std::array::from_fn(part)
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
