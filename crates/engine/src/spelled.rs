//! What a word's letters tell of it, whatever stands around it, as a set.

use crate::names::Known;
use crate::rules::lexicon::{self, Entry};

/// What a word's letters tell of it. Nothing of numbers and signs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Spelled(u8);

impl Spelled {
    /// Begins with a capital.
    pub const CAPITAL: Spelled = Spelled(1);
    /// Written as names are.
    pub const NAME: Spelled = Spelled(1 << 1);
    /// Written as names are where all is in capitals.
    pub const NAME_IN_CAPITALS: Spelled = Spelled(1 << 2);
    /// Has an ending of adjectives: *coastal*, *dangerous*, *Norwegian*.
    pub const ADJECTIVE: Spelled = Spelled(1 << 3);
    /// Names a time of the day: *noon*.
    pub const NOON: Spelled = Spelled(1 << 4);
    /// Leads to a place: *in*, *from*.
    pub const LEADS_TO_PLACE: Spelled = Spelled(1 << 5);
    /// Has its own last full stop: *U.S.*, *p.m.*
    pub const STOPPED: Spelled = Spelled(1 << 6);
    /// Neither a name nor a date, an amount or a time begins with it.
    pub const BEGINS_NOTHING: Spelled = Spelled(1 << 7);

    /// What the letters of `word` tell, of which the lists know `known` and `entry`.
    pub fn of(word: &str, known: Known, entry: &Entry) -> Self {
        let of_name = is_name(word, known);
        let in_capitals = of_name && (!word.starts_with(char::is_uppercase) || known.any(Known::LISTED | Known::TITLE));
        let is_noon = matches!(word, "noon" | "midnight");
        let begins = of_name || is_noon || known.any(Known::DATE) || entry.lists.any(lexicon::NUMBER_WORD);
        [
            (word.starts_with(char::is_uppercase), Self::CAPITAL),
            (of_name, Self::NAME),
            (in_capitals, Self::NAME_IN_CAPITALS),
            (ends_as_adjective(word), Self::ADJECTIVE),
            (is_noon, Self::NOON),
            (
                matches!(word, "in" | "from" | "to" | "near" | "around" | "visit" | "visiting"),
                Self::LEADS_TO_PLACE,
            ),
            (word.ends_with('.'), Self::STOPPED),
            (!begins, Self::BEGINS_NOTHING),
        ]
        .into_iter()
        .filter(|(tells, _)| *tells)
        .fold(Self::default(), |all, (_, one)| Self(all.0 | one.0))
    }

    /// Whether the two share something.
    pub fn any(self, of: Spelled) -> bool {
        self.0 & of.0 != 0
    }
}

/// Bytes that a word of a name has at most: a hill in New Zealand has 85.
const LONGEST_NAME: usize = 100;

/// The Arabic article as it opens names, and the forms it takes before some letters.
const ARTICLES: [&str; 10] = ["al", "el", "ul", "an", "as", "ash", "at", "ad", "ar", "az"];

/// Whether `word` is written as names are.
fn is_name(word: &str, known: Known) -> bool {
    if word.len() > LONGEST_NAME || is_address(word) {
        return false;
    }
    if !word.starts_with(char::is_uppercase) {
        // *al-Amr*
        let particle = word
            .split_once(['-', '‐', '‑'])
            .is_some_and(|(first, rest)| ARTICLES.contains(&first) && rest.starts_with(char::is_uppercase));
        // eBay
        return particle || known.any(Known::ORGANISATION) && word.contains(char::is_uppercase);
    }
    let common_tail = word
        .split(['-', '‐', '‑'])
        .skip(1)
        .any(|part| part.starts_with(char::is_lowercase));
    let first_person = word == "I" || word.starts_with("I'") || word.starts_with("I’");
    !first_person && (!common_tail || known.any(Known::LISTED))
}

/// Whether `word` is a file's name, or an address of the web: *plan.pdf*.
fn is_address(word: &str) -> bool {
    word.rsplit_once('.')
        .is_some_and(|(stem, last)| !stem.is_empty() && last.len() > 1 && last.starts_with(char::is_lowercase))
}

fn ends_as_adjective(word: &str) -> bool {
    matches!(
        word.as_bytes(),
        [.., b'a', b'l' | b'n']
            | [.., b'o', b'u', b's']
            | [.., b'i', b'v', b'e']
            | [.., b'f', b'u', b'l']
            | [.., b'l', b'e', b's', b's']
            | [.., b'a' | b'i', b'b', b'l', b'e']
            | [.., b'i', b'c']
            | [.., b'i', b's', b'h']
            | [.., b'a', b'r', b'y']
            | [.., b'e', b's', b'e']
    )
}
