//! What a marked stretch is that no cue reaches: a quotation, some of somebody's words, or nobody's (a title, a term, a word
//! held at arm's length): the conditions of the decision list `marked-words`.

use std::ops::Range;

use crate::TokenKind;
use crate::reading::{Reading, Tag};
use crate::rules::decision::Condition;

/// What a marked stretch reads like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Marked {
    /// A sentence or more: a quotation by itself.
    Sentence,
    /// A piece of a sentence in somebody's words, whoever that is.
    Words,
    /// The same, if somebody's words stand before it.
    Piece,
    /// A title, a term, a nickname.
    Term,
}

/// What can be seen of a marked stretch.
pub(crate) struct Stretch {
    words: usize,
    /// It begins a sentence, a list of titles apart.
    begins: bool,
    /// After a colon or a comma.
    after_sign: bool,
    /// After a sign of no sentence: *=*, *>*.
    after_symbol: bool,
    /// After a preposition, a name or a noun.
    after_phrase: bool,
    /// It ends in a stop or a comma.
    closed: bool,
    capital: bool,
    /// Each word longer than three letters has a capital.
    title: bool,
    /// A finite verb or a pronoun stands in it.
    clause: bool,
}

/// Whether a condition holds of a marked stretch.
pub(crate) type Test = fn(&Stretch, &Condition) -> bool;

/// The conditions, in the order of the list.
pub(crate) const TESTS: [(&str, Test); 9] = [
    ("it begins a sentence", |s, _| s.begins),
    ("it has more than N words", |s, of| s.words > of.number),
    ("it ends in a stop or a comma", |s, _| s.closed),
    ("it stands after a colon or a comma", |s, _| s.after_sign),
    ("it stands after a sign of no sentence", |s, _| s.after_symbol),
    ("it stands after a preposition, a name or a noun", |s, _| s.after_phrase),
    ("it begins with a capital", |s, _| s.capital),
    ("each of its longer words has a capital", |s, _| s.title),
    ("it has a verb or a pronoun", |s, _| s.clause),
];

/// What a rule may say that a stretch is.
pub(crate) const OUTCOMES: [(&str, Marked); 4] = [
    ("quotation", Marked::Sentence),
    ("words", Marked::Words),
    ("piece", Marked::Piece),
    ("term", Marked::Term),
];

/// What the quotation marks of region `q` hold: what the first rule says that fits; a term where none does.
pub(crate) fn marked(r: &Reading, q: usize) -> Marked {
    let stretch = stretch(r, q);
    let holds = |(test, condition): &(Test, Condition)| test(&stretch, condition) != condition.negated;
    let mut lines = r.decisions.marked_words.iter();
    let line = lines.find(|(conditions, _)| conditions.iter().all(holds));
    line.map_or(Marked::Term, |(_, marked)| *marked)
}

fn stretch(r: &Reading, q: usize) -> Stretch {
    let region = &r.regions[q];
    let inner = region.inner.clone();
    let before = region.tokens.start.checked_sub(1);
    let tag_before = before.map_or(Tag::Stop, |b| r.tag(b));
    let gap = |b: usize| &r.text[r.tokens[b].span.end as usize..r.tokens[region.tokens.start].span.start as usize];
    let begins = before.is_none_or(|b| {
        let listed = |q: usize| matches!(r.tag(r.regions[q].inner.end - 1), Tag::Comma | Tag::Coordinator);
        matches!(tag_before, Tag::Stop | Tag::Close)
            // *"Pier One," "Pier Two"*: a list of titles goes on.
            || (tag_before == Tag::Mark && !r.closed_before(b + 1).is_some_and(listed))
            || gap(b).len() > 1
            || gap(b).contains('\n')
            // *said Ruiz in Vale, N.J. "We wait."*
            || (r.word(b).len() > 2 && r.word(b).ends_with('.') && capital(r, inner.start))
    });
    let long = |i: &usize| is_word(r, *i) && r.tokens[*i].span.len() > 3;
    Stretch {
        words: count_words(r, inner.clone()),
        begins,
        after_sign: matches!(tag_before, Tag::Colon | Tag::Comma),
        after_symbol: tag_before == Tag::Other,
        after_phrase: matches!(tag_before, Tag::Preposition | Tag::Name | Tag::Noun),
        closed: matches!(r.last_of(q), "." | "!" | "?" | "…" | "..." | ","),
        capital: capital(r, inner.start),
        title: inner.clone().filter(long).all(|i| !starts_lower(r, i)) && inner.clone().any(|i| capital(r, i)),
        clause: inner.clone().any(|i| {
            matches!(
                r.tag(i),
                Tag::Finite | Tag::Modal | Tag::Auxiliary | Tag::Pronoun | Tag::ObjectPronoun | Tag::PossessivePronoun
            )
        }),
    }
}

fn capital(r: &Reading, i: usize) -> bool {
    r.word(i).starts_with(char::is_uppercase)
}

fn starts_lower(r: &Reading, i: usize) -> bool {
    r.word(i).starts_with(char::is_lowercase)
}

fn is_word(r: &Reading, i: usize) -> bool {
    !matches!(r.tokens[i].kind, TokenKind::Sign | TokenKind::Possessive)
}

/// How many words stand in `range`.
pub(crate) fn count_words(r: &Reading, range: Range<usize>) -> usize {
    range.filter(|&i| is_word(r, i)).count()
}
