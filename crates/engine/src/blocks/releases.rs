//! What stands around an announcement for the press: who the sender is, whom to ask, what is not promised.

use super::lines::Line;
use super::phrases::{count, is_title_like, lower};
use super::{BlockKind, Verdict};
use crate::rules::id;

/// Most words of a heading, of a line of an address below it.
const HEADING_WORDS: usize = 8;
const ADDRESS_WORDS: usize = 12;
/// Most paragraphs below a heading.
const PARAGRAPHS: usize = 4;

const RELEASE: Verdict = (BlockKind::Boilerplate, id::STRUCTURE_RELEASE);

#[derive(Clone, Copy)]
enum Section {
    /// *Media contact:*, and lines that are no sentences.
    Contact,
    /// *Forward-looking statements*, *About Oslen Boats*, *Notes to editors*, and paragraphs.
    Paragraphs,
}

/// Marks such headings and what belongs to them, in the second half of the text. Words that somebody says stay body.
pub(super) fn sections(text: &str, lines: &[Line], kinds: &mut [Option<Verdict>]) {
    let mut open: Option<(Section, usize)> = None;
    for i in lines.len() / 2..lines.len() {
        let Some(words) = lines[i].short(text) else {
            // Notes are long; sentences of an article with marks are somebody's words.
            let belongs =
                matches!(open, Some((Section::Paragraphs, left)) if left > 0) && !has_marks(lines[i].span.of(text));
            open = open.filter(|_| belongs).map(|(section, left)| (section, left - 1));
            if belongs && kinds[i].is_none() {
                kinds[i] = Some(RELEASE);
            }
            continue;
        };
        let below = lines.get(i + 1).map_or("", |l| l.span.of(text));
        if let Some(section) = heading(words, below) {
            kinds[i] = kinds[i].or(Some(RELEASE));
            open = Some((section, PARAGRAPHS));
            continue;
        }
        let belongs = match open {
            Some((Section::Contact, left)) => left > 0 && count(words) <= ADDRESS_WORDS && !words.ends_with('.'),
            // Another heading ends it.
            Some((Section::Paragraphs, left)) => left > 0 && !is_title_like(words, HEADING_WORDS) && !is_speech(words),
            None => false,
        };
        open = open.filter(|_| belongs).map(|(section, left)| (section, left - 1));
        if belongs && kinds[i].is_none() {
            kinds[i] = Some(RELEASE);
        }
    }
}

fn has_marks(words: &str) -> bool {
    words.contains(['"', '“'])
}

/// Whether somebody's words are given at length: single terms may stand in marks.
fn is_speech(words: &str) -> bool {
    words.starts_with(['"', '“'])
        || has_marks(words) && [" said", " says", " told "].iter().any(|cue| words.contains(cue))
}

/// What the line `words` opens; `below` is the next line.
fn heading(words: &str, below: &str) -> Option<Section> {
    let written = words.trim_end_matches([':', ' ']);
    let ends = written.ends_with(['.', '?', '!', '”', '"']);
    if ends || written.split_whitespace().nth(HEADING_WORDS).is_some() {
        return None;
    }
    let lower = lower(words);
    let bare = lower.trim_end_matches([':', ' ']);
    let contact = [
        "media contact",
        "press contact",
        "media enquir",
        "media inquir",
        "press enquir",
        "press inquir",
        "investor contact",
        "investor relations",
    ];
    if contact.iter().any(|p| bare.starts_with(p)) || matches!(bare, "contact" | "contacts") && lower.ends_with(':') {
        return Some(Section::Contact);
    }
    let notes = [
        "forward-looking statement",
        "forward looking statement",
        "cautionary statement",
        "cautionary note",
        "safe harbor",
        "safe harbour",
        "notes to editors",
        "note to editors",
        "notes for editors",
        "about the author",
    ];
    if notes.iter().any(|p| bare.starts_with(p)) {
        return Some(Section::Paragraphs);
    }
    // *About Oslen Boats*: the sender's name stands early in the paragraph below.
    let name = words
        .trim_end_matches([':', ' '])
        .strip_prefix("About ")
        .or_else(|| words.strip_prefix("ABOUT "))?;
    let first = name.split_whitespace().find(|w| !matches!(*w, "the" | "The"))?;
    let early = || below.split_whitespace().take(15).collect::<Vec<_>>().join(" ");
    let named = first.starts_with(char::is_uppercase) && early().to_lowercase().contains(&name.to_lowercase());
    (named && count(below) >= 12).then_some(Section::Paragraphs)
}
