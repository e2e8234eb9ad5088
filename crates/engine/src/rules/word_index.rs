//! The words and phrases that rules list, by their first word.

use std::collections::BTreeMap;

use super::{Matcher, Rule};
use crate::tokens::tokens;
use crate::{Span, Token};

/// The words and phrases of all rules that list some. A map in order rather than a hash table: whoever writes a rule
/// chooses its keys.
#[derive(Debug, Default)]
pub(crate) struct WordIndex(BTreeMap<String, Vec<Phrase>>);

#[derive(Debug)]
struct Phrase {
    /// The place of its rule in the rulebook.
    rule: usize,
    /// Its words and signs after the first.
    rest: Vec<String>,
}

/// As words are compared: in lower case, apostrophes straight.
fn folded(word: &str) -> String {
    word.to_lowercase().replace('’', "'")
}

impl WordIndex {
    /// Of `rules`, each by its place.
    pub fn of(rules: &[Rule]) -> Self {
        let mut index = Self::default();
        for (rule, entry) in rules.iter().enumerate() {
            let Matcher::Words(phrases) = &entry.matcher else {
                continue;
            };
            for phrase in phrases {
                let cut = tokens(phrase, Span::new(0, phrase.len() as u32));
                let mut words = cut.iter().map(|t| folded(t.span.of(phrase)));
                if let Some(first) = words.next() {
                    let rest = words.collect();
                    index.0.entry(first).or_default().push(Phrase { rule, rest });
                }
            }
        }
        index
    }

    /// Whether no rule lists words.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Which rules have a phrase that stands at the first of `tokens`, by their places, each with how many tokens it takes.
    pub fn at<'a>(&'a self, text: &'a str, tokens: &'a [Token]) -> impl Iterator<Item = (usize, usize)> + 'a {
        let first = tokens.first().map(|t| folded(t.span.of(text)));
        let phrases = first.and_then(|first| self.0.get(&first)).into_iter().flatten();
        phrases.filter_map(move |phrase| {
            let rest = tokens.get(1..=phrase.rest.len())?;
            let fits = rest
                .iter()
                .zip(&phrase.rest)
                .all(|(t, word)| folded(t.span.of(text)) == *word);
            fits.then_some((phrase.rule, 1 + rest.len()))
        })
    }
}
