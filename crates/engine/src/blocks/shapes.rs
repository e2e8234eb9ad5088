//! Lines with no words of their own: counts, what is left of a page's layout, addresses.

use std::borrow::Cow;

use memchr::memchr2;

use super::lines::Line;
use super::lowered::Lowered;
use super::phrases::count;
use super::{BlockKind, Verdict};
use crate::rules::id;

/// What readers do to an article, as pages count it.
const COUNTED: [&str; 22] = [
    "share",
    "shares",
    "comment",
    "comments",
    "view",
    "views",
    "like",
    "likes",
    "retweet",
    "retweets",
    "reaction",
    "reactions",
    "reply",
    "replies",
    "vote",
    "votes",
    "read",
    "reads",
    "bookmark",
    "bookmarks",
    "repost",
    "reposts",
];
/// What opens an address.
const ADDRESS_LABELS: [&str; 12] = [
    "email",
    "e-mail",
    "tel",
    "telephone",
    "phone",
    "mobile",
    "fax",
    "web",
    "website",
    "contact",
    "twitter",
    "source",
];
/// Fewest digits of a telephone number.
const TELEPHONE: usize = 7;

/// Marks numbers that stand alone below a line of the site: how often it was shared.
pub(super) fn bare_counts(text: &str, lines: &[Line], kinds: &mut [Option<Verdict>]) {
    for i in 1..lines.len() {
        let words = lines[i].short(text).unwrap_or("");
        let number = !words.is_empty()
            && words.len() <= 6
            && words
                .chars()
                .all(|c| c.is_ascii_digit() || matches!(c, ',' | '.' | 'k' | 'K'));
        if number
            && words.starts_with(|c: char| c.is_ascii_digit())
            && kinds[i].is_none()
            && kinds[i - 1].is_some_and(|(k, _)| k == BlockKind::Boilerplate)
        {
            kinds[i] = Some((BlockKind::Boilerplate, id::STRUCTURE_COUNT));
        }
    }
}

/// What the line's shape makes it, if anything.
pub(super) fn kind(line: &Lowered) -> Option<Verdict> {
    let lower = line.text.as_str();
    if is_count(lower) || is_sharing(line) {
        Some((BlockKind::Boilerplate, id::STRUCTURE_COUNT))
    } else if is_layout(lower) {
        Some((BlockKind::Boilerplate, id::STRUCTURE_LAYOUT))
    } else if is_address(line) {
        Some((BlockKind::Boilerplate, id::STRUCTURE_ADDRESS))
    } else {
        None
    }
}

/// *212 shares*, *Comments (88)*, *1.2K views 14 comments*
fn is_count(lower: &str) -> bool {
    let pieces = || {
        lower
            .split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '|' | '·' | '•' | ':'))
            .filter(|w| !w.is_empty())
    };
    let number = |w: &str| {
        w.starts_with(|c: char| c.is_ascii_digit())
            && w.trim_end_matches(['k', 'm', '+'])
                .chars()
                .all(|c| c.is_ascii_digit() || matches!(c, '.' | ','))
    };
    let (mut numbers, mut units) = (0, 0);
    for piece in pieces() {
        match piece {
            _ if number(piece) => numbers += 1,
            _ if COUNTED.contains(&piece) => units += 1,
            _ => return false,
        }
    }
    numbers > 0 && units > 0 && numbers + units <= 8 && !lower.ends_with(['.', ','])
}

/// *Facebook Tweet Email Link*
fn is_sharing(line: &Lowered) -> bool {
    let ways = [
        "facebook",
        "twitter",
        "tweet",
        "x",
        "email",
        "mail",
        "link",
        "copy",
        "whatsapp",
        "linkedin",
        "print",
        "share",
        "reddit",
        "messenger",
        "pinterest",
        "telegram",
        "bluesky",
        "threads",
        "flipboard",
        "sms",
        "save",
        "comments",
        "instagram",
        "youtube",
    ];
    line.count >= 2
        && (line.text)
            .split_whitespace()
            .all(|w| ways.contains(&w.trim_end_matches(',')))
}

/// Whether the line, which is long, could be what is left of a page's layout.
pub(super) fn may_be_layout(line: &Lowered) -> bool {
    let lower = line.text.as_bytes();
    line.words.is_empty() || matches!(lower, [b'[', ..] | [.., b'{' | b';']) || memchr2(b'<', b'&', lower).is_some()
}

/// Signs, tags, names of characters: *###*, *<br />*, *&nbsp;*, *[/caption]*
fn is_layout(lower: &str) -> bool {
    let mut bare = Cow::Borrowed("");
    let mut rest = lower;
    while let Some(at) = memchr2(b'<', b'&', rest.as_bytes()) {
        bare.to_mut().push_str(&rest[..at]);
        let end = if rest[at..].starts_with('<') { '>' } else { ';' };
        match rest[at..].find(end) {
            // *R&D spending; profits* is no name of a character.
            Some(len) if end == '>' || !rest[at..at + len].contains(char::is_whitespace) => {
                rest = &rest[at + len + 1..]
            }
            _ => {
                bare.to_mut().push_str(&rest[at..]);
                rest = "";
            }
        }
    }
    bare += rest;
    let shortcode = lower.starts_with('[')
        && lower.ends_with(']')
        && (lower.starts_with("[/") || lower.contains('=') || lower == "[embedded content]");
    let style = lower.ends_with(['{', ';']) && !lower.contains(". ") && (lower.contains('{') || is_declaration(lower));
    shortcode || style || is_signs(&bare)
}

/// *width:100%;*
fn is_declaration(lower: &str) -> bool {
    lower.split_once(':').is_some_and(|(name, value)| {
        !name.is_empty()
            && name.chars().all(|c| c.is_ascii_lowercase() || c == '-')
            && value.starts_with(|c: char| !c.is_whitespace())
            && count(value) <= 4
    })
}

/// No letter, no number, and nothing that somebody may have meant: a picture in a line of its own, *?!*.
fn is_signs(words: &str) -> bool {
    words.chars().all(|c| {
        c.is_whitespace()
            || matches!(
                c,
                '#' | '*' | '_' | '-' | '–' | '—' | '=' | '~' | '|' | '•' | '·' | '.' | '}' | '\u{feff}'
            )
    })
}

/// An address of the post, the telephone or the web, with a label or without.
fn is_address(line: &Lowered) -> bool {
    let lower = line.text.as_str();
    // *Contact: Ana Ruiz, (555) 010-2234, ana@example.com*
    let mail = || lower.split_whitespace().any(|w| w.contains('@') && w.contains('.'));
    let called = [
        "contact:",
        "contacts:",
        "media contact",
        "press contact",
        "media enquiries:",
        "press enquiries:",
        "media inquiries:",
    ];
    if line.count <= 16 && called.iter().any(|c| lower.starts_with(c)) {
        return mail() || lower.bytes().filter(u8::is_ascii_digit).count() >= TELEPHONE;
    }
    if line.count > 8 {
        return false;
    }
    let mut found = false;
    let mut digits = 0;
    for piece in lower.split_whitespace() {
        let bare = piece.trim_matches(|c: char| matches!(c, ',' | ':' | ';' | '|' | '(' | ')' | '<' | '>'));
        let mail = bare
            .split_once('@')
            .is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
        let web = ["http://", "https://", "www."].iter().any(|p| bare.starts_with(p)) || is_path(bare);
        let telephone = bare
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '+' | '-' | '.' | '(' | ')' | '/'));
        if mail || web {
            found = true;
        } else if telephone {
            digits += bare.chars().filter(char::is_ascii_digit).count();
        } else if !ADDRESS_LABELS.contains(&bare.trim_end_matches('.')) && !bare.starts_with('@') {
            return false;
        }
    }
    // A long number without a label may be anything.
    let labelled = ADDRESS_LABELS.iter().any(|l| lower.starts_with(l))
        || lower.starts_with(['+', '(', '0'])
        || lower.matches('-').count() == 2;
    found || labelled && (TELEPHONE..=15).contains(&digits)
}

/// *example.com/news*
fn is_path(word: &str) -> bool {
    word.split_once('/').is_some_and(|(host, path)| {
        let labels = || host.split('.');
        labels().count() > 1
            && labels().all(|l| l.len() > 1 && l.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'))
            && path.len() > 1
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(line: &str) -> Option<&'static str> {
        kind(&Lowered::of(line)).map(|(_, rule)| rule)
    }

    #[test]
    fn counts_are_numbers_of_what_readers_do() {
        for line in [
            "212 shares",
            "Comments 88",
            "Comments (1,204)",
            "1.2K views · 14 comments",
            "8 Comments",
        ] {
            assert_eq!(told(line), Some(id::STRUCTURE_COUNT), "{line}");
        }
        for line in [
            "212 boats",
            "The council counted 88 comments",
            "88",
            "Votes",
            "4 votes.",
        ] {
            assert_eq!(told(line), None, "{line}");
        }
    }

    #[test]
    fn what_is_left_of_the_layout_has_no_words() {
        for line in [
            "###",
            "* * *",
            "<br />",
            "&nbsp;",
            "[/caption]",
            "<div class=\"ad\"></div>",
            "width:100%;",
            "}",
        ] {
            assert_eq!(told(line), Some(id::STRUCTURE_LAYOUT), "{line}");
        }
        for line in [
            "R&D spending rose; profits fell",
            "[laughs]",
            "<b>Dock closes</b>",
            "?!",
            "🙂",
            "He said: stop;",
        ] {
            assert_eq!(told(line), None, "{line}");
        }
    }

    #[test]
    fn addresses_stand_alone() {
        for line in [
            "press@example.com",
            "Tel: +44 20 7946 0000",
            "https://example.com/news",
            "Email: ana@example.com",
        ] {
            assert_eq!(told(line), Some(id::STRUCTURE_ADDRESS), "{line}");
        }
        for line in ["Write to press@example.com", "2024", "1,200,000", "www or not"] {
            assert_eq!(told(line), None, "{line}");
        }
    }
}
