use std::collections::BTreeSet;

use crate::words::words_of;

/// Words before a name that are no part of it.
const TITLES: &[&str] = &[
    "mr",
    "mrs",
    "ms",
    "miss",
    "dr",
    "prof",
    "professor",
    "sir",
    "lord",
    "lady",
    "dame",
    "sen",
    "senator",
    "rep",
    "representative",
    "gov",
    "governor",
    "president",
    "vice",
    "prime",
    "minister",
    "secretary",
    "judge",
    "justice",
    "gen",
    "general",
    "col",
    "colonel",
    "capt",
    "captain",
    "lt",
    "sgt",
    "pope",
    "rev",
    "reverend",
    "king",
    "queen",
    "prince",
    "princess",
    "chancellor",
    "mayor",
    "ambassador",
    "chief",
    "former",
    "ex",
    "us",
    "u.s",
    "the",
];

/// The words by which a name is compared: small letters, no title before it, no possessive ending.
fn key(name: &str) -> Vec<String> {
    let words = words_of(name).into_iter().map(|word| {
        let word = word.to_lowercase().trim_matches('.').replace('’', "'");
        word.strip_suffix("'s").map_or(word.clone(), str::to_owned)
    });
    let words: Vec<String> = words.collect();
    let titles = words.iter().take_while(|w| TITLES.contains(&w.as_str())).count();
    words[titles.min(words.len().saturating_sub(1))..].to_vec()
}

/// Whether `name` is one of `aliases`, or shares its last word and says less or more before it.
pub fn agrees(name: &str, aliases: &[String]) -> bool {
    let name = key(name);
    let Some(last) = name.last() else {
        return false;
    };
    let words: BTreeSet<&String> = name.iter().collect();
    aliases.iter().any(|alias| {
        let alias = key(alias);
        let alias_words: BTreeSet<&String> = alias.iter().collect();
        alias.last() == Some(last) && (words.is_subset(&alias_words) || alias_words.is_subset(&words))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_agrees_with_its_longer_and_shorter_forms() {
        let aliases = ["Maria Lopez".to_owned(), "Sen. Lopez".to_owned()];
        for yes in [
            "Maria Lopez",
            "Lopez",
            "Senator Maria Lopez",
            "Lopez’s",
            "Maria J. Lopez",
        ] {
            assert!(agrees(yes, &aliases), "{yes}");
        }
        for no in ["", "Maria", "Ana Ruiz", "the senator", "Maria Lopez-Hill"] {
            assert!(!agrees(no, &aliases), "{no}");
        }
        assert!(!agrees("Ana Lopez", &aliases[..1]));
        // A title that stands alone is the name.
        assert!(agrees("the mayor", &["Mayor".to_owned()]));
    }
}
