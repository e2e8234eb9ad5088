//! The paragraphs of a text, before anything is known about them.

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
    let is_end = |c| matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}');
    for piece in text.split_inclusive(is_end) {
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
