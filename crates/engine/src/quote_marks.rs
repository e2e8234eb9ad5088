//! Which marks open and close a quotation.

use crate::Span;

/// A stretch between quotation marks, inside one block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Quoted {
    /// Marks included.
    pub span: Span,
    /// Without the marks.
    pub inner: Span,
    /// The block it stands in, as an index into the blocks at hand.
    pub block: usize,
    /// Whether it stands inside another one.
    pub nested: bool,
    /// Whether it goes on in the next article block, its mark never closed here.
    pub goes_on: bool,
}

/// Whether the block `text` opens with a quotation mark.
pub(crate) fn opens_with_mark(text: &str) -> bool {
    text.starts_with(['"', '“', '„', '‟', '«']) || text.starts_with("``")
}

/// What a sign can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    Open,
    Close,
    Either,
}

/// By byte, whether it is ASCII and no mark.
const PLAIN: [bool; 256] = {
    let mut plain = [false; 256];
    let mut byte = 0;
    while byte < 128 {
        plain[byte] = !matches!(byte as u8, b'"' | b'\'' | b'`');
        byte += 1;
    }
    plain
};

/// The quotations of the block `text`, by start; `next_opens` says whether the next article block opens with a mark
/// ([`opens_with_mark`]). Time is linear in the text, whatever its marks.
///
/// A mark that is never closed holds to the paragraph's end if it opens the paragraph or if the next paragraph opens
/// with a mark again (the habit of news for a quotation of several paragraphs); other unpaired marks are apostrophes,
/// inches or slips and mark nothing.
pub(crate) fn quoted(text: &str, next_opens: bool) -> Vec<Quoted> {
    let (mut doubles, mut singles) = (Vec::new(), Vec::new());
    // Open double and single marks: byte in `slice`, length of the mark.
    let mut double: Option<(usize, usize)> = None;
    let mut single: Option<(usize, usize)> = None;
    // A single mark that closes or is the apostrophe of *the residents’ letter*: taken if none better comes.
    let mut perhaps = None;
    let mut before = ' ';
    let mut at = 0;
    let close = |open: (usize, usize), end: usize, mark: usize, goes_on: bool| Quoted {
        span: Span::new(open.0 as u32, end as u32),
        inner: Span::new((open.0 + open.1) as u32, (end - mark) as u32),
        block: 0,
        nested: false,
        goes_on,
    };
    let is_plain = |b: &&u8| PLAIN[usize::from(**b)];
    while at < text.len() {
        // What is no mark only stands before one.
        let plain = text.as_bytes()[at..].iter().take_while(is_plain).count();
        if let Some(last) = plain.checked_sub(1) {
            before = char::from(text.as_bytes()[at + last]);
            at += plain;
        }
        let Some(c) = text[at..].chars().next() else { break };
        let (mut len, mut after) = (c.len_utf8(), text[at + c.len_utf8()..].chars().next().unwrap_or(' '));
        let twin = matches!(c, '`' | '\'' | '’' | '‘') && after == c;
        if twin {
            len *= 2;
            after = text[at + len..].chars().next().unwrap_or(' ');
        }
        // *''… 'so,''' she said*: a quotation in a quotation ends with it.
        if twin && after == c && double.is_some() && !matches!(c, '`' | '‘') {
            len += c.len_utf8();
            after = text[at + len..].chars().next().unwrap_or(' ');
        }
        let left_free = before.is_whitespace() || matches!(before, '(' | '[' | '{' | '—' | '–' | '-' | '/');
        let right_free = !after.is_alphanumeric() && !matches!(after, '‘' | '“' | '$' | '[' | '@' | '#' | '.' | '…')
            || after == '.' && !text[at + len..].starts_with("..");
        let mark = match c {
            '“' if double.is_some_and(|(open, _)| text[open..].starts_with('„')) => Some(Mark::Close),
            '“' | '„' | '‟' | '«' => Some(Mark::Open),
            // Some texts open with a closing mark too.
            '”' if double.is_none() && left_free && !right_free => Some(Mark::Open),
            '”' | '»' => Some(Mark::Close),
            '`' | '‘' if twin => Some(Mark::Open),
            '\'' | '’' if twin && double.is_none() && left_free && !right_free => Some(Mark::Open),
            '\'' | '’' if twin => Some(Mark::Close),
            '"' if left_free && !right_free => Some(Mark::Open),
            '"' if right_free && !left_free => Some(Mark::Close),
            '"' => Some(Mark::Either),
            _ => None,
        };
        match mark {
            Some(Mark::Open) => {
                double = Some((at, len));
            }
            Some(Mark::Either) if double.is_none() => double = Some((at, len)),
            Some(_) => {
                if let Some(open) = double.take() {
                    doubles.push(close(open, at + len, len, false));
                }
            }
            None if matches!(c, '‘' | '’' | '\'' | '‚') => {
                let inside = left_free || matches!(before, '"' | '“' | '«' | '`');
                let opens = match c {
                    '‘' | '‚' => !before.is_alphanumeric() && !after.is_whitespace(),
                    '\'' => inside && after.is_alphanumeric() && !is_clipped(&text[at + len..]),
                    _ => false,
                };
                if opens {
                    if let Some((open, end)) = single.zip(perhaps.take()) {
                        singles.push(close(open, end, last_len(text, end), false));
                    }
                    single = Some((at, len));
                } else if let Some(open) = single.filter(|_| c != '‘' && !after.is_alphanumeric()) {
                    let ambiguous = matches!(before, 's' | 'S')
                        && text[at + len..]
                            .strip_prefix(' ')
                            .is_some_and(|rest| rest.starts_with(char::is_lowercase));
                    if ambiguous {
                        perhaps = perhaps.or(Some(at + len));
                    } else if !before.is_whitespace() {
                        singles.push(close(open, at + len, len, false));
                        (single, perhaps) = (None, None);
                    }
                }
            }
            None => {}
        }
        before = text[..at + len].chars().next_back().unwrap_or(' ');
        at += len;
    }
    if let Some(open) = double {
        let opens_block = open.0 == 0;
        if opens_block || next_opens {
            doubles.push(close(open, text.len(), 0, next_opens));
        }
    }
    merge(text, doubles, singles)
}

/// Length of the sign that ends at byte `end`.
fn last_len(text: &str, end: usize) -> usize {
    text[..end].chars().next_back().map_or(0, char::len_utf8)
}

/// Whether an apostrophe stands for letters left out: *'90s*, *'em*, *'til*.
fn is_clipped(rest: &str) -> bool {
    let word: &str = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    word.starts_with(|c: char| c.is_numeric())
        || ["em", "til", "till", "cause", "n", "tis", "twas", "bout", "round"]
            .iter()
            .any(|w| word.eq_ignore_ascii_case(w))
}

/// Merges a block's double-marked and single-marked quotations, each in order and without overlap. Single-marked ones that
/// cross a double-marked one are none; nor are those of one word that stand alone, which are apostrophes more often.
fn merge(text: &str, mut doubles: Vec<Quoted>, singles: Vec<Quoted>) -> Vec<Quoted> {
    if singles.is_empty() {
        return doubles;
    }
    let mut out = Vec::new();
    for mut single in singles {
        let from = doubles.partition_point(|d| d.span.end <= single.span.start);
        let to = doubles.partition_point(|d| d.span.start < single.span.end);
        single.nested = doubles[from..to].iter().any(|d| d.span.contains(single.span));
        let crosses = doubles[from..to]
            .iter()
            .any(|d| !d.span.contains(single.span) && !single.span.contains(d.span));
        let lone_word = !single.nested && single.inner.of(text).split_whitespace().nth(1).is_none();
        if crosses || lone_word {
            continue;
        }
        if !single.nested {
            doubles[from..to].iter_mut().for_each(|d| d.nested = true);
        }
        out.push(single);
    }
    out.append(&mut doubles);
    out.sort_by_key(|q| (q.span.start, std::cmp::Reverse(q.span.end)));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The quotations of `text`, one paragraph a line, nested ones in parentheses.
    fn marks(text: &str) -> Vec<String> {
        let lines: Vec<&str> = text.split('\n').collect();
        let mut found = Vec::new();
        for (n, line) in lines.iter().enumerate() {
            let next_opens = lines.get(n + 1).is_some_and(|next| opens_with_mark(next));
            found.extend(quoted(line, next_opens).into_iter().map(|q| {
                if q.nested {
                    format!("({})", q.inner.of(line))
                } else {
                    q.inner.of(line).to_owned()
                }
            }));
        }
        found
    }

    #[test]
    fn all_kinds_of_marks_pair() {
        for text in [
            "\"Yes, no,\" she said.",
            "“Yes, no,” she said.",
            "«Yes, no,» she said.",
            "„Yes, no,“ she said.",
            "``Yes, no,'' she said.",
            "''Yes, no,'' she said.",
            "‘Yes, no,’ she said.",
            "'Yes, no,' she said.",
            "”Yes, no,” she said.",
        ] {
            assert_eq!(marks(text), ["Yes, no,"], "{text}");
        }
    }

    #[test]
    fn apostrophes_and_inches_are_no_marks() {
        for text in [
            "It’s the ’90s and the residents’ 6'2\" door, rock 'n' roll.",
            "A 5\" pipe and a 6\" pipe.",
            "Don't say it's 'em.",
        ] {
            assert_eq!(marks(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn a_mark_after_an_s_may_end_the_text() {
        assert_eq!(marks("‘They closed the piers’"), ["They closed the piers"]);
    }

    #[test]
    fn nested_marks_are_told() {
        assert_eq!(marks("''He said 'no,''' she said."), ["He said 'no,"]);
        assert_eq!(
            marks("“He said ‘no’ to us,” she said."),
            ["He said ‘no’ to us,", "(no)"]
        );
        assert_eq!(
            marks("‘He said “no way” to us,’ she said."),
            ["He said “no way” to us,", "(no way)"]
        );
        assert_eq!(
            marks("‘The residents’ letter is here,’ she said."),
            ["The residents’ letter is here,"]
        );
        assert_eq!(marks("She wrote ‘as it was’"), ["as it was"]);
    }

    #[test]
    fn a_quotation_over_paragraphs_opens_each() {
        let text = "He wrote: “One.\n“Two.\n“Three.” And left.";
        assert_eq!(marks(text), ["One.", "Two.", "Three."]);
        assert_eq!(marks("An \"open mark and nothing more."), [""; 0]);
        assert_eq!(marks("\"Open to the end."), ["Open to the end."]);
    }

    #[test]
    fn masses_of_unclosed_marks_take_linear_time() {
        for mark in ["“", "\"", "‘", "'", "«", " ‘s’ ", "”", " 's' s", "\" '"] {
            marks(&mark.repeat(200_000));
        }
    }
}
