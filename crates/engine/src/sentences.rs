use std::ops::Range;

use crate::reading::Word;
use crate::rules::lexicon;
use crate::spelled::Spelled;
use crate::{Shape, Span, Token, TokenKind};

/// A sentence of one block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// From its first token to its last, closing marks included.
    pub span: Span,
    /// Its tokens, as indexes into the scan's token list.
    pub tokens: Range<usize>,
    /// The block it stands in, as an index into [`crate::Document::blocks`].
    pub block: usize,
}

/// Most tokens of a sentence, some more than any that people write: one without end is cut here, so that what looks
/// through a sentence at each of its words takes linear time in the text.
const LONGEST: usize = 400;

/// Cuts the tokens of block `block` into sentences. `words`: what is known of each token.
pub(crate) fn sentences(text: &str, tokens: &[Token], words: &[Word], block: usize) -> Vec<Sentence> {
    let mut out = Vec::new();
    let (mut start, mut i) = (0, 0);
    while i < tokens.len() {
        let mut end = i + 1;
        let stop = tokens[i].kind == TokenKind::Sign && is_stop(tokens[i].span.of(text));
        if stop {
            // Closing marks and brackets that follow without a space belong to it, and more stops: *?!*
            while end < tokens.len()
                && tokens[end].span.start == tokens[end - 1].span.end
                && (is_closing(tokens[end].span.of(text)) || is_stop(tokens[end].span.of(text)))
            {
                end += 1;
            }
        }
        let last = end == tokens.len() || end - start >= LONGEST;
        if last || (stop || is_acronym(&words[i])) && ends(text, tokens, words, i, end) {
            out.push(Sentence {
                span: tokens[start].span.cover(tokens[end - 1].span),
                tokens: start..end,
                block,
            });
            start = end;
        }
        i = end;
    }
    out
}

fn is_stop(sign: &str) -> bool {
    matches!(sign, "." | "!" | "?" | "…" | "‽") || (sign.starts_with("..") && sign.bytes().all(|b| b == b'.'))
}

fn is_closing(sign: &str) -> bool {
    matches!(sign, "\"" | "”" | "’" | "'" | "''" | "»" | ")" | "]" | "}")
}

/// A word with its own last full stop: *U.S.*, *p.m.*
fn is_acronym(word: &Word) -> bool {
    word.spelled.any(Spelled::STOPPED)
}

/// Whether the stop at `stop`, with what belongs to it up to `end`, ends its sentence. A token follows.
fn ends(text: &str, tokens: &[Token], words: &[Word], stop: usize, end: usize) -> bool {
    let (next, all) = (&tokens[end], tokens.len());
    let mut after = end;
    // The first word that follows, over opening marks.
    while after < all && tokens[after].kind == TokenKind::Sign && after < end + 3 {
        after += 1;
    }
    let Some(word) = tokens.get(after) else {
        return true;
    };
    let sign = tokens[stop].span.of(text);
    let opens = lexicon::OPENER;
    if word.kind == TokenKind::Word && word.shape == Shape::Lower && !next.span.of(text).starts_with(['•', '*']) {
        return false;
    }
    if is_acronym(&words[stop]) {
        return words[after].entry.lists.any(opens) && word.shape != Shape::Lower;
    }
    if sign == "." && end == stop + 1 && stop > 0 {
        let before = &tokens[stop - 1];
        let touches = before.span.end == tokens[stop].span.start;
        // *then-Sen. Vale*
        let entry = match before.span.of(text).rsplit_once('-') {
            Some((_, last)) => lexicon::look_up(last),
            None => words[stop - 1].entry,
        };
        let initial = before.shape == Shape::AllCapitals && before.span.len() == 1 && before.span.of(text) != "I";
        if touches && (initial || entry.lists.any(lexicon::ABBREVIATION)) {
            return words[after].entry.lists.any(opens) && word.kind == TokenKind::Word;
        }
        // A number that opens a list item: *1. The harbour*
        return true;
    }
    // "Why?" Ana Ruiz asked.
    let closed = end > stop + 1;
    if closed && sign != "." && word.span == next.span {
        let mut i = end;
        while i < all && i < end + 5 && tokens[i].kind == TokenKind::Word && tokens[i].shape != Shape::Lower {
            i += 1;
        }
        let verb = words.get(i);
        let word = |k: usize| tokens.get(k).map_or("", |t| t.span.of(text));
        // "Why?" He answered, "Because."
        let answers = matches!(word(i + 1), "," | ":") && matches!(word(i + 2), "\"" | "“" | "``" | "''");
        return answers || !verb.is_some_and(|v| v.entry.lists.any(lexicon::SAYING));
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary;

    fn cut(text: &str) -> Vec<&str> {
        let all = Span::new(0, text.len() as u32);
        let tokens = crate::tokens::tokens(text, all);
        let words = vocabulary::words(text, &tokens);
        let cut = sentences(text, &tokens, &words, 0);
        cut.iter().map(|s| s.span.of(text)).collect()
    }

    #[test]
    fn stops_inside_names_numbers_and_acronyms_end_nothing() {
        for text in [
            "Sen. J. R. Vale paid $3.50 to St. Anne's in the U.S. Senate on Jan. 3.",
            "The U.S. Navy left at 5 p.m. Monday.",
            "She waited ... and left.",
        ] {
            assert_eq!(cut(text), [text]);
        }
        assert_eq!(
            cut("He lives in the U.S. They do not."),
            ["He lives in the U.S.", "They do not."]
        );
    }

    #[test]
    fn a_sentence_without_end_is_cut() {
        let text = "and so on ".repeat(1_000);
        let cuts = cut(&text).len();
        assert_eq!(cuts, 3_000_usize.div_ceil(LONGEST));
    }

    #[test]
    fn closing_marks_belong_to_their_sentence() {
        assert_eq!(
            cut("“It closed.” (It did.) She left."),
            ["“It closed.”", "(It did.)", "She left."]
        );
        assert_eq!(
            cut("\"Why?\" Ana Ruiz asked. \"Now!\" he said."),
            ["\"Why?\" Ana Ruiz asked.", "\"Now!\" he said."]
        );
        assert_eq!(
            cut("\"Why?\" He answered, \"Because.\""),
            ["\"Why?\"", "He answered, \"Because.\""]
        );
    }
}
