//! Picture credits: a line of their own, or run in at the end of a caption.

use memchr::memchr;

use super::lines;
use crate::Span;
use crate::rules::lexicon::{self, look_up};

/// Most words of a credit, its opening words included.
const MOST_WORDS: usize = 14;
/// Longest credit, in bytes.
const LONGEST: usize = 160;

/// Where the credit at the end of the line `span` begins, as an offset into `text`: at the line's start if
/// all of it is one.
pub(super) fn start(span: Span, text: &str) -> Option<u32> {
    let line = span.of(text);
    let mut from = line.len().saturating_sub(LONGEST);
    while !line.is_char_boundary(from) {
        from += 1;
    }
    if !may_hold_credit(&line.as_bytes()[from..]) {
        return None;
    }
    // A place where a credit may begin: the line's start, after two spaces, a bar, or a full stop.
    let mut starts = vec![];
    if from == 0 {
        starts.push(0);
    }
    let (mut spaces, mut last) = (0, ' ');
    for (i, c) in line[from..].char_indices() {
        let at = from + i;
        if c.is_whitespace() {
            spaces += 1;
            continue;
        }
        let cut = spaces > 1 || matches!(last, '|' | '.' | '!' | '?' | '”' | '"' | '(' | '[' | ')');
        if at > 0 && (cut && spaces > 0 || matches!(c, '©' | '(' | '[')) {
            starts.push(at);
        }
        (spaces, last) = (0, c);
    }
    // A line that is nothing but names may be a credit without a word for it.
    let names_only = || {
        let mut words = line
            .split(|c: char| c.is_whitespace() || c == '/')
            .filter(|w| !w.is_empty());
        words.all(|w| w.starts_with(char::is_uppercase) || is_linker(w))
    };
    let run_in = |&at: &usize| {
        let apart = at == 0 && names_only() || line[..at].ends_with(char::is_whitespace);
        is_credit(&line[at..], apart)
    };
    starts.into_iter().find(run_in).map(|at| span.start + at as u32)
}

/// The signs of credits, and the letters that open the words of them, in small and capital letters.
const OPENERS: [bool; 256] = {
    let mut openers = [false; 256];
    let mut signs: &[u8] = b"([|/:\xc2bGCcPp";
    while let [sign, rest @ ..] = signs {
        openers[*sign as usize] = true;
        signs = rest;
    }
    openers
};

/// Whether `tail` has a sign of a credit, or one of the words *by*, *Getty*, *courtesy*, *photo*, *credit*: most lines have none.
fn may_hold_credit(tail: &[u8]) -> bool {
    let of_credit = |(at, byte): (usize, &u8)| {
        OPENERS[usize::from(*byte)]
            && match byte {
                b'b' => tail[at..].starts_with(b"by "),
                b'G' => tail[at..].starts_with(b"Getty"),
                b'C' | b'c' => tail[at + 1..].starts_with(b"ourtesy") || tail[at + 1..].starts_with(b"redit"),
                b'P' | b'p' => tail[at + 1..].starts_with(b"hoto"),
                0xc2 => tail[at..].starts_with("©".as_bytes()),
                _ => true,
            }
    };
    tail.iter().enumerate().any(of_credit)
}

/// Whether `words` name a picture's maker and nothing else.
fn is_credit(words: &str, apart: bool) -> bool {
    let openers = &super::phrases::lists_of_phrases().credits;
    // Most have no opener, as their first two letters tell.
    let ascii = words.as_bytes().first_chunk().filter(|two: &&[u8; 2]| two.is_ascii());
    if ascii.is_some_and(|two| !openers.may_open(two.map(|b| b.to_ascii_lowercase()))) {
        return apart && is_agency_line(words);
    }
    let lower: String = words.chars().take(40).flat_map(char::to_lowercase).collect();
    let lower = lower.replace('\u{a0}', " ");
    let opener = openers
        .opening(&lower)
        .find(|o| !o.ends_with(char::is_alphanumeric) || !lower[o.len()..].starts_with(char::is_alphanumeric));
    match opener {
        // A site's own line about its rights is no credit.
        Some("©" | "(c)") => {
            !lower.contains(" 20") && !lower.contains("©20") && !lower.contains(" 19") && is_names(words, 1)
        }
        Some(opener) => is_names(words, opener.split(' ').count()),
        None => apart && is_agency_line(words),
    }
}

/// Whether, after the first `skip`, there are a few words and they are written as names are.
fn is_names(words: &str, skip: usize) -> bool {
    let trimmed = words.trim_matches(lines::is_blank);
    let mut all = trimmed
        .split(|c: char| c.is_whitespace() || c == '/')
        .filter(|w| !w.is_empty());
    let count = all.clone().count();
    if count > MOST_WORDS || trimmed.contains(['“', '"', '?', ';']) {
        return false;
    }
    let rest = all.by_ref().skip(skip);
    let (mut names, mut others) = (0, 0);
    for word in rest {
        if word.starts_with('@') {
            names += 1;
            continue;
        }
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        if word.is_empty() || is_linker(word) {
            continue;
        }
        if word.starts_with(|c: char| c.is_uppercase() || c.is_numeric()) {
            names += 1;
        } else {
            others += 1;
        }
    }
    names >= others * 3 && names + others > 0 || count <= skip
}

fn is_linker(word: &str) -> bool {
    let word = word.strip_suffix(':').unwrap_or(word);
    word.starts_with(char::is_lowercase) && look_up(word).lists.any(lexicon::CREDIT_LINKER)
}

/// *Ana Ruiz/Reuters*, *OPN/Ana Ruiz*, *Ana Ruiz via Getty Images*.
fn is_agency_line(words: &str) -> bool {
    if memchr(b'/', words.as_bytes()).is_none() && !words.contains("Getty Images") {
        return false;
    }
    let words = match words.strip_prefix('(') {
        Some(inside) => inside.strip_suffix(')').unwrap_or(words),
        None => words,
    };
    let pieces = || words.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    let agency = pieces().any(|w| look_up(w).lists.any(lexicon::PICTURE_AGENCY));
    // An agency that is not in the list goes by its letters.
    let letters = |w: &str| (2..=6).contains(&w.len()) && w.bytes().all(|b| b.is_ascii_uppercase());
    let before = |slash: usize| {
        words[..slash]
            .split(|c: char| !c.is_alphanumeric())
            .next_back()
            .unwrap_or("")
    };
    let after = |slash: usize| words[slash + 1..].split_whitespace().next().unwrap_or("");
    let slash = words.find('/').filter(|&at| at > 0 && !words[at + 1..].contains('/'));
    let lettered = slash.is_some_and(|at| {
        let capital = |w: &str| w.starts_with(char::is_uppercase) && w.chars().any(char::is_lowercase);
        letters(before(at)) && capital(after(at)) && words.starts_with(before(at))
            || letters(after(at)) && capital(words) && words.ends_with(after(at))
            || after(at).starts_with('@') && words.starts_with(before(at)) && capital(words)
    });
    let shaped = lettered || agency && (words.contains('/') || words.contains("Getty Images"));
    shaped && pieces().count() <= 8 && is_names(words, 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn credit(line: &str) -> Option<&str> {
        start(Span::new(0, line.len() as u32), line).map(|at| &line[at as usize..])
    }

    #[test]
    fn credits_are_cut_off_where_they_begin() {
        for (line, want) in [
            ("The gate.  © AFP/Ana Ruiz", "© AFP/Ana Ruiz"),
            ("The gate. Photo: Ana Ruiz", "Photo: Ana Ruiz"),
            ("The gate (Photo by Ana Ruiz/Reuters)", "(Photo by Ana Ruiz/Reuters)"),
            (
                "The gate, seen in May. (AP Photo/Ana Ruiz, File)",
                "(AP Photo/Ana Ruiz, File)",
            ),
            ("The gate.  Ana Ruiz/Reuters", "Ana Ruiz/Reuters"),
            ("Cover photo: AFP/Ana Ruiz", "Cover photo: AFP/Ana Ruiz"),
            ("Ana Ruiz via Getty Images", "Ana Ruiz via Getty Images"),
            ("The gate in May. OPN/Ana Ruiz", "OPN/Ana Ruiz"),
            ("The gate in May. (Ana Ruiz/OPN)", "(Ana Ruiz/OPN)"),
            ("The gate in May  Pictogram/@anaruiz", "Pictogram/@anaruiz"),
            (
                "Photograph by Ana Ruiz for the Aldine Post",
                "Photograph by Ana Ruiz for the Aldine Post",
            ),
        ] {
            assert_eq!(credit(line), Some(want), "{line}");
        }
    }

    #[test]
    fn sentences_about_pictures_are_no_credits() {
        for line in [
            "She posted a photo.",
            "Photo by photo, the archive grew until the cellar was full of them.",
            "The image: a town asleep, a river rising, and nobody who cared.",
            "© 2024 Aldine Post",
            "The gate fell. And/or it was pushed",
            "Ruiz (right) said the picture was hers.",
            "Getty images of the dock were everywhere that week, and people stared.",
        ] {
            assert_eq!(credit(line), None, "{line}");
        }
    }
}
