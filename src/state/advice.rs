use std::sync::Arc;

use sayso_engine::Document;
use sayso_notebook::{Body, Mark};

use super::oddity::{is_english, is_short};

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

/// What to say once the rules are through; the first thing that is so.
pub fn advice(document: &Document, marks: &[Arc<Mark>]) -> Option<Advice> {
    if document.text.trim().is_empty() {
        return None;
    }
    let quoted = marks.iter().any(|m| matches!(m.body, Body::Attribution { .. }));
    if !quoted && !is_english(&document.text) {
        Some(Advice::NotEnglish)
    } else if is_short(&document.text) {
        Some(Advice::Short)
    } else if !quoted {
        Some(Advice::NobodyQuoted)
    } else {
        None
    }
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
