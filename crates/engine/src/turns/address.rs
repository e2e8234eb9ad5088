//! Whether a paragraph is speech by its own pronouns: *I*, *you*.

use std::ops::Range;

use crate::names::Known;
use crate::reading::{Reading, Tag};

/// What a paragraph's words outside of quotation marks have in them.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Address {
    /// *I*, *we*
    pub first: bool,
    /// *you*
    pub second: bool,
    /// *he*, *she*
    pub third: bool,
    /// It ends in a question mark.
    pub question: bool,
}

impl Address {
    /// That of the tokens `range`.
    pub fn of(r: &Reading, range: Range<usize>) -> Self {
        let last = range
            .clone()
            .rev()
            .find(|&i| !matches!(r.tag(i), Tag::Mark | Tag::Close));
        let mut address = Self {
            question: last.is_some_and(|i| r.word(i) == "?" && r.region_at(i).is_none()),
            ..Self::default()
        };
        for i in range {
            if !r.words[i].known.any(Known::PRONOUN) || r.tokens[i].span.len() > 12 || r.region_at(i).is_some() {
                continue;
            }
            let word = r.word(i);
            // *I'm*, *we've*
            let plain = word.split(['\'', '’']).next().unwrap_or(word);
            match plain {
                "I" | "me" | "my" | "mine" | "myself" | "My" | "Me" | "we" | "We" | "us" | "our" | "Our" | "ours" => {
                    address.first = true;
                }
                "you" | "You" | "your" | "Your" | "yours" | "yourself" => address.second = true,
                "he" | "He" | "she" | "She" => address.third = true,
                _ => {}
            }
        }
        address
    }

    /// Whether somebody speaks or is spoken to.
    pub fn speaks(self) -> bool {
        self.first || self.second || self.question
    }
}
