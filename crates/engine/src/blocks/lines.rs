//! The paragraphs of a text, before anything is known about them.

use memchr::memchr3_iter;

use crate::Span;

/// A paragraph: a line, or several that were wrapped by hand.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    /// Without the white space around it; never empty.
    pub span: Span,
    /// Whether a blank line, or the start of the text, stands before it.
    pub after_blank: bool,
}

/// Longest line, in bytes, that can be anything but body.
pub(super) const SHORT: usize = 600;

impl Line {
    /// Its words where it is short enough to be clutter; else nothing.
    pub fn short<'t>(&self, text: &'t str) -> Option<&'t str> {
        (self.span.len() as usize <= SHORT).then(|| self.span.of(text))
    }
}

/// Whether `c` is white space or a byte order mark.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace() || c == '\u{feff}'
}

/// `span` without the white space around it.
pub(super) fn trimmed(text: &str, span: Span) -> Span {
    let slice = span.of(text);
    let left = slice.len() - slice.trim_start_matches(is_blank).len();
    let kept = slice.trim_matches(is_blank).len();
    let start = span.start + left as u32;
    Span::new(start, start + kept as u32)
}

/// The paragraphs of `text`, in order.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let mut out: Vec<Line> = Vec::new();
    let mut group = 0;
    let (mut at, mut after_blank) = (0, true);
    for piece in pieces(text) {
        let line = trimmed(text, Span::new(at as u32, (at + piece.len()) as u32));
        at += piece.len();
        if line.is_empty() {
            // The second half of CRLF is no blank line.
            let second_half = piece == "\n" && text[..at].ends_with("\r\n");
            if !second_half {
                unwrap(text, &mut out, group);
                group = out.len();
                after_blank = true;
            }
            continue;
        }
        out.push(Line {
            span: line,
            after_blank,
        });
        after_blank = false;
    }
    unwrap(text, &mut out, group);
    out
}

/// `text` cut after each line end: the line feed, the carriage return, U+2028 and U+2029.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    // Their first bytes; that of the last two opens other signs too.
    let is_end = |rest: &str, at: usize| {
        let bytes = rest.as_bytes();
        match bytes[at] {
            0xe2 => matches!(bytes[at + 1..at + 3], [0x80, 0xa8 | 0xa9]).then_some(at + 3),
            _ => Some(at + 1),
        }
    };
    std::iter::from_fn(move || {
        let ends = memchr3_iter(b'\n', b'\r', 0xe2, rest.as_bytes());
        let end = ends.filter_map(|at| is_end(rest, at)).next().unwrap_or(rest.len());
        let (piece, after) = rest.split_at(end);
        rest = after;
        (!piece.is_empty()).then_some(piece)
    })
}

/// Joins the lines from `group` on where they are one paragraph wrapped by hand: none over 100 bytes, and
/// many that go on in lower case.
fn unwrap(text: &str, lines: &mut Vec<Line>, group: usize) {
    let own = &lines[group..];
    let longest = own.iter().map(|l| l.span.len()).max().unwrap_or(0);
    if own.len() < 2 || !(45..=100).contains(&longest) {
        return;
    }
    let goes_on = |pair: &[Line]| {
        let before = pair[0].span.of(text);
        !before.ends_with(['.', '!', '?', ':']) && pair[1].span.of(text).starts_with(char::is_lowercase)
    };
    let going_on = own.windows(2).filter(|pair| goes_on(pair)).count();
    if going_on * 3 < own.len() - 1 || going_on == 0 {
        return;
    }
    let mut joined: Vec<Line> = Vec::new();
    for (i, line) in own.iter().enumerate() {
        match joined.last_mut() {
            // A line well short of the others ends a paragraph.
            Some(last) if own[i - 1].span.len() * 3 > longest * 2 => last.span = last.span.cover(line.span),
            _ => joined.push(*line),
        }
    }
    lines.truncate(group);
    lines.append(&mut joined);
}
