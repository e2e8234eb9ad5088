//! Words in the article: where they stand.

use sayso_engine::Span;

/// How words are looked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct How {
    /// Only where they are no part of a longer word.
    pub whole: bool,
    /// Only where capitals are capitals.
    pub case: bool,
    /// By a regular expression, which the engine matches: [`occurrences`] knows none.
    pub regex: bool,
}

/// Where `words` stand in `text`, in order, none overlapping. White space is like any other, and curly quotation marks and
/// apostrophes are like straight ones. Words of white space only stand nowhere.
pub fn occurrences(text: &str, words: &str, how: How) -> Vec<Span> {
    let sought: Vec<char> = words.trim().chars().flat_map(|c| folded(c, how.case)).collect();
    let mut found = Vec::new();
    let (Some(first), mut from) = (sought.first(), 0) else {
        return found;
    };
    let mut before: Option<char> = None;
    for (at, c) in text.char_indices() {
        let inside = how.whole && before.is_some_and(char::is_alphanumeric) && first.is_alphanumeric();
        before = Some(c);
        if at < from || inside || folded(c, how.case).next() != Some(*first) {
            continue;
        }
        let Some(len) = begins(&text[at..], &sought, how.case) else {
            continue;
        };
        let end = at + len;
        let goes_on = text[end..].chars().next().is_some_and(char::is_alphanumeric);
        let ends_in_word = text[..end].chars().next_back().is_some_and(char::is_alphanumeric);
        if how.whole && goes_on && ends_in_word {
            continue;
        }
        found.push(Span::new(at as u32, end as u32));
        from = end;
    }
    found
}

/// How many bytes of `text` are the `sought` chars, if it begins with them.
fn begins(text: &str, sought: &[char], case: bool) -> Option<usize> {
    let mut left = sought;
    for (at, c) in text.char_indices() {
        if left.is_empty() {
            return Some(at);
        }
        for c in folded(c, case) {
            left = left.split_first().filter(|(next, _)| **next == c)?.1;
        }
    }
    left.is_empty().then_some(text.len())
}

/// A char as it is compared.
fn folded(c: char, case: bool) -> impl Iterator<Item = char> {
    let plain = match c {
        '’' | '‘' | '‛' => '\'',
        '“' | '”' | '„' | '‟' => '"',
        c if c.is_whitespace() => ' ',
        c => c,
    };
    let kept = case.then_some(plain);
    let lower = (!case).then(|| plain.to_lowercase());
    kept.into_iter().chain(lower.into_iter().flatten())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, words: &str, whole: bool, case: bool) -> Vec<String> {
        let spans = occurrences(
            text,
            words,
            How {
                whole,
                case,
                ..How::default()
            },
        );
        spans.iter().map(|s| format!("{}:{}", s.start, s.of(text))).collect()
    }

    #[test]
    fn whole_words_and_capitals_are_told_apart_when_asked() {
        let text = "The pool. Pools, a pool and carpool. POOL";
        assert_eq!(found(text, "pool", false, false).len(), 5);
        assert_eq!(found(text, "pool", true, false), ["4:pool", "19:pool", "37:POOL"]);
        assert_eq!(found(text, "Pool", false, true), ["10:Pool"]);
        assert_eq!(found(text, " ", false, false), [""; 0]);
        assert_eq!(found("", "pool", false, false), [""; 0]);
    }

    #[test]
    fn quotation_marks_white_space_and_letters_that_change_their_length_are_found() {
        assert_eq!(
            found("“It’s\nshut,” he said", "\"it's shut", false, false),
            ["0:“It’s\nshut"]
        );
        assert_eq!(found("İstanbul and İSTANBUL", "i̇stanbul", false, false).len(), 2);
        assert_eq!(found("aaaa", "aa", false, false), ["0:aa", "2:aa"]);
        assert_eq!(found("👩‍👩‍👧 café café", "CAFÉ", true, false).len(), 2);
    }
}
