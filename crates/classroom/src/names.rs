//! Whether two ways of writing a person mean the same one.

use sayso_scoring::agrees;

/// What stands for a source where nobody is named.
pub(crate) const NOBODY: &str = "nobody";

/// Whether a student's source is one of those that are right: the same name in full, by surname, or with another title.
pub(crate) fn same_source(given: &str, right: &[String]) -> bool {
    let given = given.trim();
    let is_nobody = |name: &str| name.eq_ignore_ascii_case(NOBODY);
    match is_nobody(given) {
        true => right.iter().any(|name| is_nobody(name)),
        false => !given.is_empty() && agrees(given, right),
    }
}

/// A student's name as it is compared: its words in small letters, sorted, so that *Reyl, Tomas* is *tomas reyl*.
pub(crate) fn key(name: &str) -> String {
    let name = name.to_lowercase();
    let words = name.split(|c: char| !c.is_alphanumeric());
    let mut words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.sort_unstable();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_is_known_by_its_surname_or_as_nobody() {
        let right = ["Ines Calder".to_owned(), "the union leader".to_owned()];
        assert!(same_source("Calder", &right) && same_source(" Ms Ines Calder ", &right));
        assert!(!same_source("Reyl", &right) && !same_source("", &right) && !same_source("nobody", &right));
        assert!(same_source("Nobody", &["nobody".to_owned()]));
    }

    #[test]
    fn a_name_is_its_words_in_any_order() {
        assert_eq!(key("Reyl, Tomas"), key("tomas  REYL"));
        assert_ne!(key("Tomas Reyl"), key("Tomas Reyle"));
        assert_eq!(key("…"), "");
    }
}
