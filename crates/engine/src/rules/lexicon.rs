//! The words that rules are made of, by list. They stand in `rules/en/lexicon.toml`.

use std::borrow::Cow;
use std::ops::BitOr;
use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::verbs::Verb;

/// A set of lists: what a word belongs to, or what is looked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lists(pub(crate) u128);

impl Lists {
    /// Whether the two share a list.
    pub fn any(self, of: Lists) -> bool {
        self.0 & of.0 != 0
    }
}

impl BitOr for Lists {
    type Output = Lists;

    fn bitor(self, other: Lists) -> Lists {
        Lists(self.0 | other.0)
    }
}

/// What a verb's form can be; several bits for *put*. None for words of lists that are not of verbs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Forms(u8);

impl Forms {
    /// *say*
    pub const BASE: Forms = Forms(1);
    /// *says*
    pub const THIRD: Forms = Forms(2);
    /// *said*
    pub const PAST: Forms = Forms(4);
    /// *said*, *written*
    pub const PARTICIPLE: Forms = Forms(8);
    /// *saying*
    pub const GERUND: Forms = Forms(16);

    /// Whether the two share a form.
    pub fn any(self, of: Forms) -> bool {
        self.0 & of.0 != 0
    }

    /// Whether it is no verb's form at all.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}

impl BitOr for Forms {
    type Output = Forms;

    fn bitor(self, other: Forms) -> Forms {
        Forms(self.0 | other.0)
    }
}

/// What the lexicon knows of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// The lists it stands in.
    pub lists: Lists,
    /// What form of a verb it can be.
    pub forms: Forms,
    /// The verb's dictionary form; empty for other words.
    pub lemma: &'static str,
}

impl Entry {
    /// What is known of a word that stands in no list.
    pub fn none() -> &'static Self {
        static NONE: Entry = Entry {
            lists: Lists(0),
            forms: Forms(0),
            lemma: "",
        };
        &NONE
    }
}

/// A list, as the build writes it.
struct ListData {
    /// What patterns call it.
    class: &'static str,
    /// Its words, apart by a space.
    words: &'static str,
    /// Or its verbs, as [`Verb::read`] reads them.
    verbs: &'static str,
}

include!(concat!(env!("OUT_DIR"), "/lexicon.rs"));

/// Longest word of any list, in bytes: longer ones need no looking up.
const LONGEST: usize = 24;

/// What the lists say of `word`, whatever its case; typographic apostrophes count as straight ones.
pub fn look_up(word: &str) -> &'static Entry {
    static ENTRIES: OnceLock<FxHashMap<&[u8], &Entry>> = OnceLock::new();
    if word.len() > LONGEST {
        return Entry::none();
    }
    let mut lower = [0; LONGEST];
    let mut len = 0;
    let mut rest = word.as_bytes();
    while let [byte, after @ ..] = rest {
        (lower[len], rest) = match rest.strip_prefix("’".as_bytes()) {
            Some(after) => (b'\'', after),
            None => (byte.to_ascii_lowercase(), after),
        };
        len += 1;
    }
    let entries = ENTRIES.get_or_init(entries);
    entries.get(&lower[..len]).copied().unwrap_or(Entry::none())
}

/// The list that a pattern calls `class`: `GroupNoun` for `group_noun`.
pub fn list(class: &str) -> Option<Lists> {
    let bit = LISTS.iter().position(|list| list.class == class)?;
    Some(Lists(1 << bit))
}

/// All words of all lists, verbs in all their forms. What is made here stays as long as the program.
fn entries() -> FxHashMap<&'static [u8], &'static Entry> {
    let mut known: FxHashMap<Cow<str>, Entry> = FxHashMap::default();
    for (bit, list) in LISTS.iter().enumerate() {
        let lists = Lists(1 << bit);
        for word in list.words.split_ascii_whitespace() {
            let entry = known.entry(Cow::Borrowed(word)).or_default();
            entry.lists = entry.lists | lists;
        }
        for written in list.verbs.split_ascii_whitespace() {
            // The build has read it already, so it can be read.
            let Some(verb) = Verb::read(written) else { continue };
            let lemma = &written[..verb.lemma.len()];
            for (form, forms) in [
                (verb.lemma, Forms::BASE),
                (verb.third, Forms::THIRD),
                (verb.past, Forms::PAST),
                (verb.participle, Forms::PARTICIPLE),
                (verb.gerund, Forms::GERUND),
            ] {
                let entry = known.entry(Cow::Owned(form)).or_default();
                *entry = Entry {
                    lists: entry.lists | lists,
                    forms: entry.forms | forms,
                    lemma,
                };
            }
        }
    }
    let (words, entries): (Vec<_>, Vec<_>) = known.into_iter().unzip();
    let kept = words.into_iter().map(|word| match word {
        Cow::Borrowed(word) => word.as_bytes(),
        Cow::Owned(form) => form.leak().as_bytes(),
    });
    kept.zip(&*entries.leak()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_found_in_its_list() {
        let (mut words, mut verbs) = (0, 0);
        for (bit, data) in LISTS.iter().enumerate() {
            let lists = list(data.class).expect("a class of its own");
            assert_eq!(lists, Lists(1 << bit), "{}", data.class);
            for word in data.words.split(' ').filter(|word| !word.is_empty()) {
                assert!(look_up(word).lists.any(lists), "{word}");
                words += 1;
            }
            for written in data.verbs.split(' ').filter(|verb| !verb.is_empty()) {
                let verb = Verb::read(written).expect("a verb");
                for (form, is) in [
                    (&verb.lemma, Forms::BASE),
                    (&verb.third, Forms::THIRD),
                    (&verb.past, Forms::PAST),
                    (&verb.participle, Forms::PARTICIPLE),
                    (&verb.gerund, Forms::GERUND),
                ] {
                    let entry = look_up(form);
                    assert!(entry.lists.any(lists) && entry.forms.any(is), "{form}: {entry:?}");
                }
                verbs += 1;
            }
        }
        assert!(words > 1000 && verbs > 500, "{words} words and {verbs} verbs");
    }
}
