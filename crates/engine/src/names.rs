//! The name lists: what a word or a short run of words is known as. They stand in `rules/en/names/`.

use std::borrow::Cow;
use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::dates;

/// The lists a word stands in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Known(u32);

impl Known {
    /// An everyday word in lower case.
    pub const WORD: Known = Known(1);
    pub const GIVEN: Known = Known(1 << 1);
    /// A surname that is an everyday word as well.
    pub const SURNAME: Known = Known(1 << 2);
    pub const COUNTRY: Known = Known(1 << 3);
    pub const PLACE: Known = Known(1 << 4);
    pub const ORGANISATION: Known = Known(1 << 5);
    pub const MEDIA: Known = Known(1 << 6);
    /// Ends an organisation's name: *Council*.
    pub const ORGANISATION_HEAD: Known = Known(1 << 7);
    /// Opens one too: *Bank of*.
    pub const ORGANISATION_OPENER: Known = Known(1 << 8);
    pub const PLACE_HEAD: Known = Known(1 << 9);
    pub const PLACE_OPENER: Known = Known(1 << 10);
    pub const OTHER_HEAD: Known = Known(1 << 11);
    pub const DEMONYM: Known = Known(1 << 12);
    pub const NOT_NAME: Known = Known(1 << 13);
    pub const TITLE: Known = Known(1 << 14);
    /// A title or noun that tells a man, a woman.
    pub const MALE: Known = Known(1 << 15);
    pub const FEMALE: Known = Known(1 << 16);
    /// *Mr*, *Dr*: never without a name after it.
    pub const COURTESY: Known = Known(1 << 17);
    pub const ROLE: Known = Known(1 << 18);
    pub const GROUP: Known = Known(1 << 19);
    pub const DOCUMENT: Known = Known(1 << 20);
    /// A name by one of the lists.
    pub const LISTED: Known = Known(Known::GIVEN.0 | Known::COUNTRY.0 | Known::PLACE.0 | Known::ORGANISATION.0);
    /// Opens a name of several words in one of the lists.
    const OPENS: Known = Known(1 << 21);
    /// A body that speaks as one: *council*.
    pub const BODY: Known = Known(1 << 22);

    /// A personal pronoun: *she*, *her*, *I'm*.
    pub const PRONOUN: Known = Known(1 << 24);
    /// Ends the name of a document, with a capital: *Study*.
    pub const DOCUMENT_HEAD: Known = Known(1 << 25);
    /// Opens a date, or could.
    pub const DATE: Known = Known(1 << 23);

    /// A word in lower case that most people know, if no everyday one.
    pub const RARE: Known = Known(1 << 26);

    /// Whether it stands in one list of `of` or more.
    pub fn any(self, of: Known) -> bool {
        self.0 & of.0 != 0
    }
}

impl std::ops::BitOr for Known {
    type Output = Known;

    fn bitor(self, other: Known) -> Known {
        Known(self.0 | other.0)
    }
}

impl std::ops::BitOrAssign for Known {
    fn bitor_assign(&mut self, other: Known) {
        self.0 |= other.0;
    }
}

macro_rules! list {
    ($name:literal) => {
        include_str!(concat!("../../../rules/en/names/", $name, ".txt"))
    };
}

macro_rules! front_coded {
    ($name:literal) => {
        include_str!(concat!(env!("OUT_DIR"), "/", $name, ".txt"))
    };
}

/// Lists with one name a line, front-coded by the build.
const LINES: [(&str, Known); 8] = [
    (front_coded!("countries"), Known::COUNTRY),
    (front_coded!("places"), Known::PLACE),
    (front_coded!("regions"), Known::PLACE),
    (front_coded!("organisations"), Known::ORGANISATION),
    (front_coded!("media"), Known(Known::MEDIA.0 | Known::ORGANISATION.0)),
    (front_coded!("given"), Known::GIVEN),
    (front_coded!("known-words"), Known::RARE),
    (front_coded!("words"), Known::WORD),
];

/// Lists of words between white space.
const WORDS: [(&str, Known); 14] = [
    (list!("census-surnames"), Known::SURNAME),
    (list!("surnames"), Known::SURNAME),
    (list!("demonyms"), Known::DEMONYM),
    (list!("place-heads"), Known::PLACE_HEAD),
    (list!("place-openers"), Known::PLACE_OPENER),
    (list!("other-heads"), Known::OTHER_HEAD),
    (list!("not-names"), Known::NOT_NAME),
    (list!("roles"), Known::ROLE),
    (list!("groups"), Known::GROUP),
    (list!("documents"), Known::DOCUMENT),
    (list!("bodies"), Known::BODY),
    (list!("men"), Known::MALE),
    (list!("women"), Known::FEMALE),
    (list!("organisation-heads"), Known(0)),
];
/// Personal pronouns.
const PRONOUNS: [&str; 21] = [
    "i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "you", "your", "yours", "yourself", "he", "him",
    "his", "himself", "she", "her", "hers", "herself",
];
/// Words that end the names of documents, which the text may use one for the other.
const DOCUMENT_HEADS: [&str; 8] = [
    "Study",
    "Report",
    "Survey",
    "Review",
    "Inquiry",
    "Assessment",
    "Audit",
    "Census",
];
const HEADS: &str = list!("organisation-heads");
const TITLES: &str = list!("titles");
const ALIASES: &str = list!("aliases");

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

fn plain_sign(c: char) -> char {
    match c {
        '’' => '\'',
        c if c.is_whitespace() => ' ',
        c => c,
    }
}

/// In lower case, with plain apostrophes.
pub(crate) fn lower(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase()) {
        Cow::Borrowed(word)
    } else if word.is_ascii() {
        Cow::Owned(word.to_ascii_lowercase())
    } else {
        Cow::Owned(word.to_lowercase().replace('’', "'"))
    }
}

/// *ALDINE* → *Aldine*
pub(crate) fn titled(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    let mut start = true;
    for c in word.chars() {
        if start {
            out.push(c);
        } else {
            out.extend(c.to_lowercase());
        }
        start = c == '-';
    }
    out
}

/// *aldine* → *Aldine*
pub(crate) fn capitalised(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    let mut rest = word.chars();
    out.extend(rest.next().into_iter().flat_map(char::to_uppercase));
    out + rest.as_str()
}

/// `name` with its accents left out, if it has any of the Latin ones.
pub(crate) fn unaccented(name: &str) -> Option<String> {
    if name.is_ascii() {
        return None;
    }
    let plain = |c: char| match c {
        'à'..='å' | 'ā' | 'ă' | 'ą' => 'a',
        'À'..='Å' | 'Ā' | 'Ă' | 'Ą' => 'A',
        'ç' | 'ć' | 'č' => 'c',
        'Ç' | 'Ć' | 'Č' => 'C',
        'è'..='ë' | 'ē' | 'ė' | 'ę' | 'ě' => 'e',
        'È'..='Ë' | 'Ē' | 'Ę' | 'Ě' => 'E',
        'ì'..='ï' | 'ī' | 'į' | 'ı' => 'i',
        'Ì'..='Ï' | 'Ī' | 'İ' => 'I',
        'ñ' | 'ń' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ő' => 'o',
        'Ò'..='Ö' | 'Ø' | 'Ō' | 'Ő' => 'O',
        'ù'..='ü' | 'ū' | 'ů' | 'ű' => 'u',
        'Ù'..='Ü' | 'Ū' | 'Ů' => 'U',
        'ý' | 'ÿ' => 'y',
        'ś' | 'š' | 'ş' | 'ș' => 's',
        'Ś' | 'Š' | 'Ş' | 'Ș' => 'S',
        'ź' | 'ž' | 'ż' => 'z',
        'Ź' | 'Ž' | 'Ż' => 'Z',
        'ł' => 'l',
        'Ł' => 'L',
        'ğ' => 'g',
        'ţ' | 'ț' | 'ť' => 't',
        'đ' | 'ď' => 'd',
        'Đ' | 'Ď' => 'D',
        'ř' => 'r',
        'Ř' => 'R',
        '’' => '\'',
        c => c,
    };
    Some(name.chars().map(plain).collect())
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
