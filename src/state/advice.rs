use sayso_engine::Document;
use sayso_notebook::{Body, Mark};

/// What to tell a person about a text in which the rules found little.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Advice {
    /// It does not look like English, the one language the rules know.
    NotEnglish,
    /// It is very short: was the whole article copied?
    Short,
    /// Nobody is quoted in it, as far as the rules can tell.
    NobodyQuoted,
}

/// Fewer words than this are hardly an article.
const SHORT: usize = 60;

/// Words without which no English paragraph does.
const COMMON: [&str; 16] = [
    "the", "of", "and", "to", "in", "a", "is", "that", "for", "it", "was", "on", "with", "as", "at", "by",
];

/// One word in this many is common, at the least, in English prose (one in four is usual).
const EVERY: usize = 12;

/// Words that are looked at, from the start of the text.
const LOOKED_AT: usize = 2_000;

/// What to say once the rules are through; the first thing that is so.
pub fn advice(document: &Document, marks: &[Mark]) -> Option<Advice> {
    let words: Vec<&str> = document.text.split_whitespace().take(LOOKED_AT).collect();
    if words.is_empty() {
        return None;
    }
    let quoted = marks.iter().any(|m| matches!(m.body, Body::Attribution { .. }));
    if !quoted && !is_english(&words) {
        Some(Advice::NotEnglish)
    } else if words.len() < SHORT {
        Some(Advice::Short)
    } else if !quoted {
        Some(Advice::NobodyQuoted)
    } else {
        None
    }
}

fn is_english(words: &[&str]) -> bool {
    let common = words.iter().filter(|word| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        COMMON.contains(&word.as_str())
    });
    common.count() * EVERY >= words.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Option<Advice> {
        advice(&Document::new("t", text), &[])
    }

    #[test]
    fn other_languages_are_told_from_english() {
        let german = "Der Hafen bleibt bis auf Weiteres geschlossen, weil die Mauer an der Nordseite nachgegeben hat. ";
        let english =
            "The harbour is closed until further notice, since the wall on the north side gave way to the sea. ";
        assert_eq!(of(&german.repeat(6)), Some(Advice::NotEnglish));
        assert_eq!(of(&english.repeat(6)), Some(Advice::NobodyQuoted));
        assert_eq!(of("港口因北侧墙体坍塌而关闭"), Some(Advice::NotEnglish));
    }

    #[test]
    fn a_few_words_are_no_article() {
        assert_eq!(of("The ferry to the islands is late."), Some(Advice::Short));
        assert_eq!(of(""), None);
    }
}
