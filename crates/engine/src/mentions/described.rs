//! What a sentence says outright of a name: *Wexholt is a village*, *Okwuosa, a small company*, *the band Wexler*.

use super::EntityKind;
use super::reader::Reader;
use crate::TokenKind;
use crate::names::Known;
use crate::rules::lexicon;

/// What a noun calls a thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Called {
    /// A person, organisation or place.
    Name(EntityKind),
    /// A book, film, song.
    Work,
    /// A language, a machine: something whose name is none of these.
    Thing,
}

/// Most tokens from a determiner to its noun.
const LONGEST: usize = 8;

/// What a noun beside the name `first..last` calls it. `end`: one past the sentence's last token.
pub(super) fn described(reader: &Reader, first: usize, last: usize, end: usize) -> Option<Called> {
    if let Some(called) = before(reader, first) {
        return Some(called);
    }
    let called = after(reader, last, end)?;
    // *In Wexholt, a judge ruled*
    let elsewhere = first > 0
        && reader.word(last) == ","
        && matches!(
            reader.word(first - 1).to_lowercase().as_str(),
            "in" | "at" | "near" | "on" | "from" | "across"
        );
    (!elsewhere || called == Called::Name(EntityKind::Place)).then_some(called)
}

/// *the band Wexler*, *a company called Wexler*
fn before(reader: &Reader, first: usize) -> Option<Called> {
    let mut at = first.checked_sub(1)?;
    if matches!(reader.word(at), "called" | "named" | "\"" | "“" | "‘") {
        at = at.checked_sub(1)?;
    }
    if !reader.word(at).starts_with(char::is_lowercase) {
        return None;
    }
    noun(reader, at)
}

/// *Wexler is a band*, *Wexler, the best of its bands*
fn after(reader: &Reader, last: usize, end: usize) -> Option<Called> {
    let mut at = last;
    match reader.word(at) {
        "," => at += 1,
        "is" | "was" | "are" | "were" | "became" | "remains" => {
            at += 1;
            let adverb =
                |k: usize| reader.word(k).ends_with("ly") || matches!(reader.word(k), "also" | "now" | "still");
            at += usize::from(adverb(at));
        }
        _ => return None,
    }
    let determiner = matches!(reader.word(at), "a" | "an" | "the" | "one");
    if at >= end || !determiner {
        return None;
    }
    let mut head = None;
    let mut k = at + 1;
    while k < end.min(at + 1 + LONGEST) {
        let word = reader.word(k);
        // *one of the largest cities*, *the largest of its cities*
        let goes_on =
            word == "of" && (head.is_none() || reader.word(k - 1) == "one" || reader.word(k - 1).ends_with("est"));
        if goes_on || matches!(word, "the" | "its" | "their" | "two" | "three") && reader.word(k - 1) == "of" {
            k += 1;
            continue;
        }
        let token = &reader.tokens[k];
        if token.kind == TokenKind::Sign && word == "," && reader.word(k + 1).starts_with(char::is_lowercase) {
            // *a small, quiet village*
            if head.is_some_and(|h| noun(reader, h).is_some()) {
                break;
            }
            k += 1;
            continue;
        }
        if token.kind == TokenKind::Possessive {
            k += 1;
            continue;
        }
        let stops = token.kind != TokenKind::Word && token.kind != TokenKind::Number
            || reader.is(k, lexicon::PREPOSITION | lexicon::RELATIVE | lexicon::COORDINATOR)
            || matches!(
                word,
                "based"
                    | "located"
                    | "situated"
                    | "founded"
                    | "known"
                    | "owned"
                    | "called"
                    | "named"
                    | "made"
                    | "that"
                    | "where"
            );
        if stops {
            break;
        }
        head = Some(k);
        k += 1;
    }
    noun(reader, head?)
}

/// What the noun at `i` calls whatever it is said of.
fn noun(reader: &Reader, i: usize) -> Option<Called> {
    let known = reader.known(i);
    if reader.is(i, lexicon::CALLED_WORK) {
        Some(Called::Work)
    } else if reader.is(i, lexicon::CALLED_THING) {
        Some(Called::Thing)
    } else if reader.is(i, lexicon::CALLED_PLACE) {
        Some(Called::Name(EntityKind::Place))
    } else if reader.is(i, lexicon::CALLED_ORGANISATION) {
        Some(Called::Name(EntityKind::Organisation))
    } else if known.any(Known::ROLE) && !known.any(Known::COURTESY) {
        Some(Called::Name(EntityKind::Person))
    } else {
        None
    }
}
