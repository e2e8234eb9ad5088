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
    /// A single sign that is neither: a comma, a quotation mark, a dash, an emoji.
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

/// The tokens of the stretch `within` of `text`, in order, white space left out.
pub(crate) fn tokens(text: &str, within: Span) -> Vec<Token> {
    let mut out = Vec::new();
    let slice = within.of(text);
    let base = within.start;
    let mut chars = slice.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        if c.is_whitespace() {
            continue;
        }
        let mut end = start + c.len_utf8();
        let kind = if c.is_alphanumeric() {
            while let Some(&(i, d)) = chars.peek() {
                let inner = is_joiner(d)
                    && slice[i + d.len_utf8()..]
                        .chars()
                        .next()
                        .is_some_and(char::is_alphanumeric);
                // Combining accents belong to their letter.
                if !(d.is_alphanumeric() || inner || is_combining(d)) {
                    break;
                }
                end = i + d.len_utf8();
                chars.next();
            }
            if c.is_numeric() {
                TokenKind::Number
            } else {
                TokenKind::Word
            }
        } else {
            TokenKind::Sign
        };
        let span = Span::new(base + start as u32, base + end as u32);
        push_word(
            text,
            Token {
                span,
                kind,
                shape: Shape::None,
            },
            &mut out,
        );
    }
    out
}

/// Pushes `token`, its possessive ending split off.
fn push_word(text: &str, mut token: Token, out: &mut Vec<Token>) {
    let word = token.span.of(text);
    if token.kind == TokenKind::Word {
        for ending in ["'s", "’s", "'S", "’S"] {
            if let Some(stem) = word.strip_suffix(ending).filter(|stem| !stem.is_empty()) {
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

fn is_joiner(c: char) -> bool {
    matches!(c, '\'' | '’' | '-' | '‐' | '‑' | '.' | ',')
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}')
}
