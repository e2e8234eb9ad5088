//! Who opens a paragraph: *Q:*, *CALDER:*, *Ines Calder:*, *IC:*, *Host:*.

use std::borrow::Cow;
use std::ops::Range;

use crate::names::Known;
use crate::reading::{Reading, Tag};
use crate::rules::lexicon::{self, look_up};
use crate::{Shape, TokenKind};

/// Longest label, in tokens, without what stands in brackets.
const LONGEST: usize = 7;
/// Longest stretch in brackets before the colon, in tokens.
const LONGEST_BRACKET: usize = 8;

/// What a label says of its speaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Who {
    /// *Q*
    Asks,
    /// *A*
    Answers,
    /// A name, or a part that somebody plays: *Host*.
    Named,
}

/// What stands before a paragraph's first colon.
#[derive(Clone, Debug)]
pub(super) struct Label {
    pub name: Range<usize>,
    pub cue: Range<usize>,
    /// The last word of the name, folded: the same for *JANE CALDER* and *Calder*.
    pub key: String,
    pub who: Who,
    /// Whether it can be a speaker by its own words; else only if the article has the name elsewhere.
    pub certain: bool,
}

/// `word` in lower case.
pub(super) fn folded(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|b| b.is_ascii_lowercase()) {
        Cow::Borrowed(word)
    } else {
        Cow::Owned(word.to_lowercase())
    }
}

/// Whether `word` is the part somebody plays in a conversation.
fn is_part(word: &str) -> bool {
    look_up(word).lists.any(lexicon::CONVERSATION_PART)
}

/// The label that opens the paragraph of the tokens `range`.
pub(super) fn label(r: &Reading, range: &Range<usize>) -> Option<Label> {
    // What is left of bold letters: **Q:**
    let star = |i: &usize| r.word(*i) == "*";
    let first = range.clone().find(|i| !star(i))?;
    let letter = match r.word(first) {
        "Q" | "Question" | "QUESTION" => Some(Who::Asks),
        "A" | "Answer" | "ANSWER" => Some(Who::Answers),
        _ => None,
    };
    let letter_stop = r.word(first).len() == 1 && first + 1 < range.end && r.word(first + 1) == ".";
    if let Some(who) = letter.filter(|_| first + 1 < range.end && (r.word(first + 1) == ":" || letter_stop)) {
        return Some(Label {
            name: first..first + 1,
            cue: first + 1..first + 2,
            key: r.word(first)[..1].to_lowercase(),
            who,
            certain: true,
        });
    }
    let colon = (first..range.end.min(first + LONGEST + LONGEST_BRACKET)).find(|&i| r.tag(i) == Tag::Colon)?;
    // *Calder (Harbour Party):*
    let close = colon > first && r.tag(colon - 1) == Tag::Close;
    let end = if close {
        (first..colon).rev().find(|&i| r.tag(i) == Tag::Open)?
    } else {
        colon
    };
    let own = first..end;
    if own.is_empty() || own.len() > LONGEST || colon - end > LONGEST_BRACKET {
        return None;
    }
    let capital = |i: usize| r.tokens[i].kind == TokenKind::Word && r.tokens[i].shape != Shape::Lower;
    let fits = |i: usize| {
        let role = r.words[i].known.any(Known::ROLE | Known::TITLE) || is_part(r.word(i));
        // The stop of *J. Calder*, and *the* of *the Post*.
        let small = i > first && (r.word(i) == "." || matches!(r.word(i), "de" | "van" | "von" | "der" | "la" | "al"));
        capital(i) && r.tag(i) != Tag::Time || role && i > first || small
    };
    let last = own.clone().rev().find(|&i| r.tokens[i].kind == TokenKind::Word)?;
    if !own.clone().all(fits) {
        return None;
    }
    let key = folded(r.word(last)).into_owned();
    let known = r.words[last].known;
    let part = is_part(&key);
    // A word of every day is a speaker's name only if the article has it as one.
    let everyday = known.any(Known::WORD | Known::PLACE | Known::COUNTRY | Known::NOT_NAME | Known::DOCUMENT)
        && !known.any(Known::GIVEN);
    let person = own.len() > 1 && r.words[first].known.any(Known::GIVEN | Known::TITLE);
    Some(Label {
        name: own,
        cue: colon..colon + 1,
        key,
        who: Who::Named,
        certain: part || person || !everyday,
    })
}
