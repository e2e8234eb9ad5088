//! The name lists: what a word or a short run of words is known as. They stand in `rules/en/names/`.

use std::borrow::Cow;
use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::dates;

mod known;
mod lists;
mod spelling;

pub(crate) use known::Known;
use lists::{ALIASES, DOCUMENT_HEADS, HEADS, LINES, PRONOUNS, TITLES, WORDS};
use spelling::plain_sign;
pub(crate) use spelling::{capitalised, lower, titled, unaccented};

/// What words are derived by, which the lists then need not have (`scripts/names.py`).
const DERIVED: [&str; 21] = [
    "less", "ful", "able", "ible", "ness", "ism", "ist", "ity", "ation", "ator", "hood", "ship", "ish", "ous", "ive",
    "ance", "ence", "ability", "y", "al", "ic",
];
const PREFIXES: [&str; 9] = ["un", "non", "dis", "mis", "over", "under", "inter", "re", "sub"];

/// Most words of a name in the lists.
pub(crate) const MOST_WORDS: usize = 7;

/// All lists together.
pub(crate) struct Names {
    /// Proper names as written, everyday words and titles in lower case.
    known: FxHashMap<Cow<'static, str>, Known>,
    aliases: FxHashMap<&'static str, &'static str>,
}

/// The lists, read at their first use.
pub(crate) fn names() -> &'static Names {
    static NAMES: OnceLock<Names> = OnceLock::new();
    NAMES.get_or_init(Names::read)
}

fn entries(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().filter(|l| !l.is_empty() && !l.starts_with('#'))
}

/// The names of a front-coded list, one a line. They stay for good, as the table does that is made of them once.
fn unpacked(list: &str) -> &'static str {
    let mut out = String::with_capacity(list.len() * 2);
    let mut before = 0;
    for line in list.lines() {
        let shared = line
            .as_bytes()
            .first()
            .map_or(0, |b| usize::from(b.saturating_sub(b'0')));
        let start = out.len();
        out.extend_from_within(before..before + shared);
        out.push_str(line.get(1..).unwrap_or_default());
        out.push('\n');
        before = start;
    }
    Box::leak(out.into_boxed_str())
}

impl Names {
    fn read() -> Self {
        let mut known: FxHashMap<Cow<'static, str>, Known> = FxHashMap::default();
        known.reserve(32 * 1024);
        let mut add = |name: &'static str, of: Known| {
            *known.entry(Cow::Borrowed(name)).or_default() |= of;
            if let Some((first, _)) = name.split_once([' ', '&', '\'']) {
                *known.entry(Cow::Borrowed(first.trim_end_matches('.'))).or_default() |= Known::OPENS;
            }
            // Accents are often left out.
            if let Some(plain) = unaccented(name) {
                if let Some((first, _)) = plain.split_once(' ') {
                    *known.entry(Cow::Owned(first.to_owned())).or_default() |= Known::OPENS;
                }
                *known.entry(Cow::Owned(plain)).or_default() |= of;
            }
        };
        for (list, of) in LINES {
            for name in unpacked(list).lines() {
                add(name, of);
            }
        }
        for (list, of) in WORDS {
            for word in entries(list).flat_map(str::split_whitespace) {
                add(word, of);
            }
        }
        for (words, of) in [
            (dates::opening_words().collect::<Vec<_>>(), Known::DATE),
            (PRONOUNS.to_vec(), Known::PRONOUN),
            (DOCUMENT_HEADS.to_vec(), Known::DOCUMENT_HEAD),
        ] {
            words.into_iter().for_each(|word| add(word, of));
        }
        for line in entries(HEADS) {
            match line.strip_suffix('+') {
                Some(head) => add(head, Known::ORGANISATION_HEAD | Known::ORGANISATION_OPENER),
                None => add(line, Known::ORGANISATION_HEAD),
            }
        }
        for line in entries(TITLES) {
            let (title, gender) = line.split_once(" = ").unwrap_or((line, ""));
            let gender = match gender {
                "m" => Known::MALE,
                "f" => Known::FEMALE,
                _ => Known(0),
            };
            let courtesy = matches!(
                title,
                "mr" | "mrs" | "ms" | "miss" | "mx" | "dr" | "prof" | "sir" | "dame"
            );
            add(
                title,
                Known::TITLE | gender | if courtesy { Known::COURTESY } else { Known(0) },
            );
        }
        let aliases = entries(ALIASES).filter_map(|line| line.split_once(" = "));
        Self {
            known,
            aliases: aliases.collect(),
        }
    }

    /// What `name` is known as, written so.
    pub fn get(&self, name: &str) -> Known {
        self.known.get(name).copied().unwrap_or_default()
    }

    /// What a name of several words is known as; white space and apostrophes of any kind, and capitals throughout.
    pub fn phrase(&self, words: &str) -> Known {
        let known = self.get(words);
        if known != Known::default() {
            return known;
        }
        let odd = |c: char| c == '’' || (c.is_whitespace() && c != ' ');
        let capitals = !words.contains(char::is_lowercase);
        if !capitals && !words.contains(odd) {
            return known;
        }
        let plain: String = words.chars().map(plain_sign).collect();
        let plain = plain.split(' ').filter(|w| !w.is_empty());
        let plain = plain.map(|w| if capitals { titled(w) } else { w.to_owned() });
        self.get(&plain.collect::<Vec<_>>().join(" "))
    }

    /// Whether a name of several words in the lists opens with the word that is known as this.
    pub fn opens(known: Known) -> bool {
        known.any(Known::OPENS)
    }

    /// What a word is known as: as written, and in lower case.
    pub fn word(&self, word: &str) -> Known {
        if word.len() > 40 {
            return Known::default();
        }
        let mut known = self.get(word);
        let lower = lower(word);
        if lower != word {
            let common = self.get(&lower).0
                & (Known::WORD
                    | Known::RARE
                    | Known::TITLE
                    | Known::ROLE
                    | Known::GROUP
                    | Known::DOCUMENT
                    | Known::BODY
                    | Known::MALE
                    | Known::FEMALE
                    | Known::COURTESY
                    | Known::DATE
                    | Known::PRONOUN
                    | Known::OPENS)
                    .0;
            known |= Known(common);
            // In capitals throughout: a headline, or an acronym.
            if word.chars().count() > 3 && !word.contains(char::is_lowercase) {
                known |= self.get(&titled(word));
            }
        }
        // Some write places without capitals.
        if known == Known::default() && word.len() > 4 && word.bytes().all(|b| b.is_ascii_lowercase()) {
            let place = self.get(&capitalised(word)).0 & (Known::PLACE | Known::COUNTRY | Known::OPENS).0;
            known = Known(place);
        }
        // *I'm*, *she'd*
        if let Some((stem, _)) = lower.split_once('\'') {
            known |= Known(self.get(stem).0 & Known::PRONOUN.0);
        }
        if known == Known::default() && lower != word {
            known = self.composed(word);
        }
        if !known.any(Known::WORD) {
            known |= self.inflected(&lower);
        }
        known
    }

    /// What a name that no list has is by its parts: *Star-Telegram*, *Italian-American*, *Namibian*.
    fn composed(&self, word: &str) -> Known {
        if let Some((first, last)) = word.split_once('-') {
            let (first, last) = (self.get(first), self.get(last));
            let people = first.any(Known::DEMONYM) && last.any(Known::DEMONYM);
            let head = last.any(Known::ORGANISATION_HEAD) && !first.any(Known::WORD);
            return match (people, head) {
                (true, _) => Known::DEMONYM,
                (_, true) => Known::ORGANISATION_HEAD,
                _ => Known(0),
            };
        }
        let singular = word.strip_suffix('s').unwrap_or(word);
        let of_place = ["ian", "ese", "an", "i", "n"].iter().any(|ending| {
            let place = singular
                .strip_suffix(ending)
                .filter(|place| place.len() > 3 && (*ending != "n" || place.ends_with('a')));
            place.is_some_and(|place| self.get(place).any(Known::COUNTRY | Known::PLACE))
        });
        if of_place { Known::DEMONYM } else { Known(0) }
    }

    /// What `lower` is by the words it could be with an ending: an everyday word, or one that most people know.
    fn inflected(&self, lower: &str) -> Known {
        let mut known = Known(0);
        let mut look = |stem: &str| {
            known |= Known(self.get(stem).0 & (Known::WORD | Known::RARE).0);
            known.any(Known::WORD)
        };
        for ending in [
            "ing", "ed", "ly", "es", "s", "ers", "er", "'t", "n't", "'re", "'ll", "'ve", "'d", "'m",
        ] {
            let Some(stem) = lower
                .strip_suffix(ending)
                .filter(|s| s.len() > if ending.contains('\'') { 0 } else { 2 })
            else {
                continue;
            };
            if look(stem) {
                return known;
            }
            let mut chars = stem.chars().rev();
            let (last, before) = (chars.next().unwrap_or(' '), chars.next().unwrap_or(' '));
            let short = &stem[..stem.len() - last.len_utf8()];
            if matches!(ending, "ing" | "ed" | "er" | "ers")
                && (look(&format!("{stem}e")) || last == before && look(short))
                || last == 'i' && matches!(ending, "ed" | "es" | "ly" | "er" | "ers") && look(&format!("{short}y"))
            {
                return known;
            }
        }
        // Endings that names seldom have.
        let common = lower.len() > 6
            && [
                "tion", "tions", "ness", "ists", "ment", "ments", "ingly", "ally", "ously", "ities", "isms",
            ]
            .iter()
            .any(|e| lower.ends_with(e));
        if common {
            known |= Known::WORD;
        } else if known == Known(0) {
            let plain = ["s", "ed", "ing"].iter().find_map(|ending| lower.strip_suffix(ending));
            if self.is_derived(lower) || plain.is_some_and(|stem| self.is_derived(stem)) {
                known = Known::RARE;
            }
        }
        known
    }

    /// Whether `lower` is made of a word of the lists: *harbourless*, *unsail*.
    fn is_derived(&self, lower: &str) -> bool {
        let is_word = |stem: &str| self.get(stem).any(Known::WORD | Known::RARE);
        let ends = DERIVED.iter().any(|ending| {
            let stem = lower.strip_suffix(ending).filter(|stem| stem.len() > 3);
            stem.is_some_and(|s| is_word(s) || is_word(&format!("{s}e")) || is_word(&format!("{s}y")))
        });
        ends || PREFIXES.iter().any(|prefix| {
            let rest = lower.strip_prefix(prefix).filter(|rest| rest.len() > 3);
            rest.is_some_and(is_word)
        })
    }

    /// The name that `name` is another way to write: *US* → *United States*.
    pub fn alias(&self, name: &str) -> Option<&'static str> {
        self.aliases.get(name).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_known_however_they_are_written() {
        let names = names();
        assert!(names.phrase("New York Times").any(Known::MEDIA));
        assert!(names.phrase("NEW\u{a0}YORK TIMES").any(Known::MEDIA));
        assert!(names.phrase("Sao Paulo").any(Known::PLACE) || names.phrase("São Paulo").any(Known::PLACE));
        assert!(names.word("FRANCE").any(Known::COUNTRY));
        assert!(Names::opens(names.word("New")));
        assert_eq!(names.alias("U.S."), Some("United States"));
    }

    #[test]
    fn inflected_words_are_words() {
        for word in [
            "Stopped",
            "Making",
            "Carried",
            "Houses",
            "Quickly",
            "Don't",
            "Researchers",
        ] {
            assert!(names().word(word).any(Known::WORD), "{word}");
        }
        assert!(!names().word("Calder").any(Known::WORD));
    }
}
