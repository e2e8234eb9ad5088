//! What the lists know of the words of a document, each looked up once: a text uses its words again and again.

use foldhash::{HashMap, HashMapExt};

use crate::names::{Known, names};
use crate::reading::{Tag, Word};
use crate::rules::lexicon::{self, Entry};
use crate::{Token, TokenKind};

/// The words looked up so far, as they are written.
pub(crate) struct Vocabulary<'a> {
    seen: HashMap<&'a str, Word>,
    /// The last word of each number: most that follow are one of them.
    last: Vec<Option<(&'a str, Word)>>,
}

/// How many words an ordinary article has, each counted once.
const WORDS: usize = 400;

/// How many numbers of words there are ([`number`]).
pub(crate) const NUMBERS: u16 = 512;

/// A word as a number, by which most words are told apart: small and capital ASCII letters alike.
pub(crate) fn number(word: &str) -> u16 {
    // FNV-1a, the 32-bit form (draft-eastlake-fnv), of the first bytes.
    let mix = |hash: u32, byte: u8| (hash ^ u32::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0193);
    let hash = word.bytes().take(12).fold(0x811c_9dc5, mix);
    ((hash >> 16) ^ hash) as u16 % NUMBERS
}

impl<'a> Vocabulary<'a> {
    /// One with room for the words of an ordinary article.
    pub fn new() -> Self {
        Self {
            seen: HashMap::with_capacity(WORDS),
            last: vec![None; usize::from(NUMBERS)],
        }
    }

    /// What is known of each of `tokens` by itself; what part of a clause it is, is not known yet ([`Tag::Other`]).
    pub fn words(&mut self, text: &'a str, tokens: &[Token]) -> Vec<Word> {
        let word = |token: &Token| {
            let written = token.span.of(text);
            let of = |number: u16, known: Known, entry: &'static Entry| Word {
                tag: Tag::Other,
                number,
                known,
                entry,
            };
            match token.kind {
                TokenKind::Word => {
                    let number = number(written);
                    let last = &mut self.last[usize::from(number)];
                    match last {
                        Some((word, known)) if *word == written => *known,
                        _ => {
                            let look_up = || of(number, names().word(written), lexicon::look_up(written));
                            let word = *self.seen.entry(written).or_insert_with(look_up);
                            *last = Some((written, word));
                            word
                        }
                    }
                }
                _ => of(number(written), Known::default(), Entry::none()),
            }
        };
        tokens.iter().map(word).collect()
    }
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
        let words = Vocabulary::new().words(text, &tokens);
        assert_eq!(words.len(), tokens.len());
        assert!(words[0].known.any(Known::ROLE | Known::TITLE));
        assert!(words[1].known.any(Known::GIVEN));
        assert!(words[2].entry.lists.any(lexicon::SAYING) && words[2].entry == words[5].entry);
        assert_eq!((words[2].number, words[4].number), (words[5].number, number(",")));
        assert_eq!((words[3].known, words[3].entry), (Known::default(), Entry::none()));
    }
}
