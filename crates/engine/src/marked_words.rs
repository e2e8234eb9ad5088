//! What a marked stretch is that no cue reaches: a quotation, some of somebody's words, or nobody's (a title, a term, a word
//! held at arm's length).

use std::ops::Range;

use crate::TokenKind;
use crate::reading::{Reading, Tag};

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
struct Stretch {
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

/// One line of a decision list: what it sees, and what the stretch then is.
type Line = (fn(&Stretch) -> bool, Marked);

/// The first line that fits decides. Behind each the share of quotations on the training part of PolNeAR, of all marked stretches
/// that come as far as this line and have no cue, colon or signature (docs/engine.md, "Marks").
const LINES: [Line; 9] = [
    (
        |s| s.begins && s.words > 1 && (s.closed || s.words > 8),
        Marked::Sentence,
    ), // 1654 of 1693
    (|s| s.after_sign && s.capital && s.words >= 5, Marked::Sentence), // 24 of 27
    (|s| s.words > 25, Marked::Sentence),                              // 3 of 3
    (|s| s.after_symbol, Marked::Term),                                // 0 of 164
    (|s| s.title, Marked::Term),                                       // 39 of 302
    (|s| s.words > 8, Marked::Words),                                  // 60 of 74
    (|s| s.words > 2 && s.clause, Marked::Piece),                      // 44 of 59
    (|s| s.words > 2 && s.after_phrase && !s.capital, Marked::Piece),  // 22 of 28
    (|_| true, Marked::Term),                                          // 105 of 287
];

/// What the quotation marks of region `q` hold.
pub(crate) fn marked(r: &Reading, q: usize) -> Marked {
    let stretch = stretch(r, q);
    let line = LINES.iter().find(|(fits, _)| fits(&stretch));
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
