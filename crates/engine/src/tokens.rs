use crate::Span;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, with inner apostrophes, hyphens and full stops: *don't*, *vice-mayor*, *U.S.*
    Word,
    /// Digits, with inner separators: *3.5*, *1,200*, *21st*.
    Number,
    /// The possessive ending of the word before: *'s*, *’s*, or the bare apostrophe after *s*.
    Possessive,
    /// A sign that is neither: a comma, a quotation mark (*``* and *''* too), a dash (*--* too), an
    /// ellipsis (*...* too), an emoji.
    Sign,
}

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shape {
    /// *mayor*
    Lower,
    /// *Mayor*
    Capitalised,
    /// *NATO*, *U.S.*; a single capital letter too.
    AllCapitals,
    /// *McDonald*, *iPhone*
    Mixed,
    /// No letters.
    None,
}

/// A word, number or sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
    /// How it is written.
    pub shape: Shape,
}

/// Bytes of text to a token at the least, in ordinary texts.
const TOKEN_BYTES: usize = 4;

/// What an ASCII byte is part of; bits, so that those of a run of bytes can be told together.
const LOWER: u8 = 1;
const UPPER: u8 = 2;
const DIGIT: u8 = 4;
const SPACE: u8 = 8;
/// A sign that is one token whatever stands beside it.
const LONE_SIGN: u8 = 16;
/// Letters and digits.
const PLAIN: u8 = LOWER | UPPER | DIGIT;

/// By byte; nothing for those of other characters, and for signs that may be written twice or stand for letters left out.
const CLASSES: [u8; 256] = {
    let mut classes = [0; 256];
    let mut byte = 0;
    while byte < 128 {
        classes[byte] = match byte as u8 {
            b'a'..=b'z' => LOWER,
            b'A'..=b'Z' => UPPER,
            b'0'..=b'9' => DIGIT,
            b' ' | b'\t'..=b'\r' => SPACE,
            b'.' | b'-' | b'`' | b'\'' => 0,
            _ => LONE_SIGN,
        };
        byte += 1;
    }
    classes
};

/// The tokens of the stretch `within` of `text`, in order, white space left out.
pub(crate) fn tokens(text: &str, within: Span) -> Vec<Token> {
    let slice = within.of(text);
    let bytes = slice.as_bytes();
    let mut out = Vec::with_capacity(slice.len() / TOKEN_BYTES + 1);
    let mut at = 0;
    while at < bytes.len() {
        let class = CLASSES[usize::from(bytes[at])];
        if class == SPACE {
            at += 1;
            continue;
        }
        // Most tokens are ASCII words and signs with nothing beside them that could join them to more.
        let plain = if class & PLAIN != 0 {
            plain_word(bytes, at)
        } else {
            (class == LONE_SIGN).then_some((at + 1, TokenKind::Sign, Shape::None))
        };
        let start = within.start + at as u32;
        if let Some((end, kind, shape)) = plain {
            let span = Span::new(start, within.start + end as u32);
            out.push(Token { span, kind, shape });
            at = end;
            continue;
        }
        let Some(c) = slice[at..].chars().next() else { break };
        if c.is_whitespace() {
            at += c.len_utf8();
            continue;
        }
        let (len, kind) = match c {
            _ if is_punctuation(c) => (sign(&slice[at..], c), TokenKind::Sign),
            _ if c.is_alphabetic() || is_combining(c) => (word(&slice[at..]), TokenKind::Word),
            _ if c.is_numeric() => (word(&slice[at..]), TokenKind::Number),
            _ => (sign(&slice[at..], c), TokenKind::Sign),
        };
        let token = Token {
            span: Span::new(start, start + len as u32),
            kind,
            shape: Shape::None,
        };
        push(text, slice, at + len, token, &mut out);
        at += len;
    }
    out
}

/// The word or number of ASCII letters and digits at byte `at`: where it ends, and what it is; none if more may belong to it.
fn plain_word(bytes: &[u8], at: usize) -> Option<(usize, TokenKind, Shape)> {
    let first = CLASSES[usize::from(bytes[at])];
    // Small letters are most of a text.
    let small = bytes[at + 1..]
        .iter()
        .take_while(|b| CLASSES[usize::from(**b)] == LOWER);
    let mut end = at + 1 + small.count();
    let mut seen = first | if end > at + 1 { LOWER } else { 0 };
    let mut capitals = u32::from(first == UPPER);
    while let Some(class) = bytes.get(end).map(|b| CLASSES[usize::from(*b)])
        && class & PLAIN != 0
    {
        seen |= class;
        capitals += u32::from(class & UPPER != 0);
        end += 1;
    }
    let joins = |sign: &u8| {
        !sign.is_ascii()
            || matches!(sign, b'\'' | b'-' | b'.' | b',')
                && bytes
                    .get(end + 1)
                    .is_some_and(|b| !b.is_ascii() || b.is_ascii_alphanumeric())
    };
    if bytes.get(end).is_some_and(joins) {
        return None;
    }
    let shape = match (capitals, seen & LOWER) {
        (0, 0) => Shape::None,
        (0, _) => Shape::Lower,
        (_, 0) => Shape::AllCapitals,
        (1, _) if first == UPPER => Shape::Capitalised,
        // *3Com*: the digits before the capital are no letters.
        (1, _) if first == DIGIT => shape(str::from_utf8(&bytes[at..end]).ok()?),
        _ => Shape::Mixed,
    };
    let kind = if first == DIGIT {
        TokenKind::Number
    } else {
        TokenKind::Word
    };
    Some((end, kind, shape))
}

/// Length in bytes of the word or number that opens `rest`.
fn word(rest: &str) -> usize {
    let mut chars = rest.char_indices().peekable();
    // Letters since the last joiner, and whether a full stop stood before: *U.S* is one word.
    let (mut letters, mut stops, mut before) = (0, 0, ' ');
    while let Some((i, c)) = chars.next() {
        if !is_punctuation(c) && (c.is_alphanumeric() || is_combining(c)) {
            letters += usize::from(c.is_alphanumeric());
            before = c;
            continue;
        }
        let next = chars.peek().map_or(' ', |&(_, next)| next);
        let joins = match c {
            '\'' | '’' | '-' | '‐' | '‑' => next.is_alphanumeric(),
            '.' if before.is_numeric() => next.is_numeric(),
            // Web addresses; not a full stop with the space after it missing.
            '.' => next.is_lowercase() || (letters == 1 && next.is_alphabetic()),
            ',' => before.is_numeric() && next.is_numeric(),
            _ => false,
        };
        if !joins {
            let acronym = c == '.' && stops > 0 && letters == 1;
            return if acronym { i + 1 } else { i };
        }
        stops += usize::from(c == '.' && letters == 1);
        letters = 0;
    }
    rest.len()
}

/// Length in bytes of the sign `c` that opens `rest`: marks that are written twice or more count as one.
fn sign(rest: &str, c: char) -> usize {
    let twice = rest[c.len_utf8()..].starts_with(c);
    match c {
        '.' | '-' if twice => rest.len() - rest.trim_start_matches(c).len(),
        '`' | '\'' if twice => 2,
        _ => c.len_utf8(),
    }
}

/// Possessive endings.
const ENDINGS: [&str; 4] = ["'s", "’s", "'S", "’S"];

/// Pushes `token`, its possessive ending split off. `after` is where it ends in `slice`.
fn push(text: &str, slice: &str, after: usize, mut token: Token, out: &mut Vec<Token>) {
    let word = token.span.of(text);
    match token.kind {
        TokenKind::Word | TokenKind::Number => {
            let endings: &[&str] = if word.ends_with(['s', 'S']) { &ENDINGS } else { &[] };
            for ending in endings {
                if let Some(stem) = word.strip_suffix(*ending).filter(|stem| !stem.is_empty()) {
                    let cut = token.span.start + stem.len() as u32;
                    let rest = Span::new(cut, token.span.end);
                    token.span.end = cut;
                    token.shape = shape(stem);
                    out.push(token);
                    out.push(Token {
                        span: rest,
                        kind: TokenKind::Possessive,
                        shape: Shape::Lower,
                    });
                    return;
                }
            }
            token.shape = shape(word);
        }
        // *the residents' letter*; before a sign it may be a closing mark.
        TokenKind::Sign if matches!(word, "'" | "’") => {
            let follows_s = out.last().is_some_and(|t| {
                t.kind == TokenKind::Word && t.span.end == token.span.start && t.span.of(text).ends_with(['s', 'S'])
            });
            let mut next = slice[after..].chars();
            if follows_s && next.next() == Some(' ') && next.next().is_some_and(char::is_alphanumeric) {
                token.kind = TokenKind::Possessive;
            }
        }
        _ => {}
    }
    out.push(token);
}

fn shape(word: &str) -> Shape {
    let (mut upper, mut lower, mut first_upper, mut seen) = (0, 0, false, false);
    for c in word.chars().filter(|c| c.is_alphabetic()) {
        if c.is_uppercase() {
            upper += 1;
            first_upper |= !seen;
        } else {
            lower += 1;
        }
        seen = true;
    }
    match (upper, lower) {
        (0, 0) => Shape::None,
        (0, _) => Shape::Lower,
        (_, 0) => Shape::AllCapitals,
        (1, _) if first_upper => Shape::Capitalised,
        _ => Shape::Mixed,
    }
}

/// Whether `c` is one of the dashes, quotation marks and dots that most texts have, which are no letters: told at once.
pub(crate) fn is_punctuation(c: char) -> bool {
    matches!(c, '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{203e}')
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        let all = Span::new(0, text.len() as u32);
        tokens(text, all).into_iter().map(|t| t.span.of(text)).collect()
    }

    #[test]
    fn words_hold_their_inner_marks() {
        assert_eq!(
            words("The vice-mayor didn’t pay $3.5m."),
            ["The", "vice-mayor", "didn’t", "pay", "$", "3.5m", "."]
        );
        assert_eq!(
            words("U.S. rules at 5 p.m. on Elm St."),
            ["U.S.", "rules", "at", "5", "p.m.", "on", "Elm", "St", "."]
        );
        assert_eq!(
            words("It closed.The 1,200 left, 3,"),
            ["It", "closed", ".", "The", "1,200", "left", ",", "3", ","]
        );
        assert_eq!(words("harbour.example wa\u{301}s"), ["harbour.example", "wa\u{301}s"]);
    }

    #[test]
    fn possessives_stand_apart() {
        assert_eq!(
            words("Ana’s, the residents' letter, 'yes'"),
            [
                "Ana",
                "’s",
                ",",
                "the",
                "residents",
                "'",
                "letter",
                ",",
                "'",
                "yes",
                "'"
            ]
        );
    }

    #[test]
    fn marks_of_several_signs_are_one() {
        assert_eq!(words("``Wait...'' -- no"), ["``", "Wait", "...", "''", "--", "no"]);
    }
}
