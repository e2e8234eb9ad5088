//! Which name mentions are one person or organisation.

use std::borrow::Cow;
use std::sync::Arc;

use foldhash::HashMap;
use smallvec::SmallVec;

use super::places::Place;
use super::{People, Person, PersonId, SourceKind, roles};
use crate::names::{Known, names};
use crate::reading::Reading;
use crate::{EntityKind, Mention};

/// Chains the name mentions of a document, which stand at `places`, and writes each mention's chain and canonical name into it.
///
/// Full names come first, so that a surname in a headline finds the name that only the body gives in full. What is `kept`
/// of the text before an edit is taken where it has the same names, and is then that of this text.
pub(crate) fn people(
    reading: &Reading,
    places: &[Place],
    mentions: &mut [Mention],
    kept: Option<&mut KnownNames>,
) -> People {
    let text = reading.text;
    let written = Names::of(mentions);
    let chains = match kept {
        Some(kept) => kept.chains(&written.all),
        None => Arc::new(NameChains::of(&written.all)),
    };
    // From the order in which chains were made to that of first appearance.
    let mut people = People {
        all: Vec::with_capacity(chains.all.len()),
    };
    let mut ids: Vec<Option<PersonId>> = vec![None; chains.all.len()];
    let mut persons: Vec<Option<PersonId>> = Vec::with_capacity(mentions.len());
    for (mention, name) in mentions.iter().zip(&written.of) {
        let Some(made) = name.map(|name| chains.of[name] as usize) else {
            persons.push(None);
            continue;
        };
        let id = *ids[made].get_or_insert_with(|| {
            let id = PersonId(people.all.len() as u32);
            let (name, kind) = chains.all[made];
            people.all.push(Person {
                id,
                name: written.all[name as usize].1.to_owned(),
                aliases: Vec::new(),
                kind,
                roles: Vec::new(),
                mentions: Vec::new(),
            });
            id
        });
        persons.push(Some(id));
        let person = &mut people.all[id.0 as usize];
        person.mentions.push(mention.span);
        let written = mention.span.of(text);
        if person.name == written {
            continue;
        }
        let written = crate::mentions::one_line(written);
        let is_known = |alias: &String| *alias == *written;
        if person.name != *written && !person.aliases.iter().any(is_known) && person.aliases.len() < MOST_ALIASES {
            person.aliases.push(written.into_owned());
        }
    }
    for (mention, person) in mentions.iter_mut().zip(persons) {
        mention.person = person;
    }
    roles::roles(reading, places, mentions, &mut people);
    people
}

/// A name of one kind, as it is written.
type Written<'m> = (EntityKind, &'m str);

/// Which of the names of a text are one person or organisation.
#[derive(Debug)]
struct NameChains {
    /// By name: its chain.
    of: Vec<u32>,
    /// By chain: its fullest name, and what kind of source it is.
    all: Vec<(u32, SourceKind)>,
}

impl NameChains {
    fn of(written: &[Written]) -> Self {
        let names: Vec<Name> = (0..)
            .zip(written)
            .map(|(place, &name)| Name::new(place, name))
            .collect();
        let chains = Chains::of(&names);
        let all = chains.all.iter();
        Self {
            all: all.map(|chain| (chain.name.place, chain.kind)).collect(),
            of: chains.of.into_iter().map(|chain| chain as u32).collect(),
        }
    }
}

/// The names of a text, and which of them are one, so that an edit that changes no name need not find that out again.
#[derive(Clone, Debug, Default)]
pub(crate) struct KnownNames {
    names: Arc<[(EntityKind, Box<str>)]>,
    /// None as long as there was no text.
    chains: Option<Arc<NameChains>>,
}

impl KnownNames {
    /// The chains of the names `written`, which are the ones known from now on.
    fn chains(&mut self, written: &[Written]) -> Arc<NameChains> {
        let known = self.names.iter().map(|(kind, name)| (*kind, &**name));
        let same = known.eq(written.iter().copied());
        if let Some(chains) = self.chains.as_ref().filter(|_| same) {
            return Arc::clone(chains);
        }
        let chains = Arc::new(NameChains::of(written));
        self.names = written.iter().map(|&(kind, name)| (kind, name.into())).collect();
        self.chains = Some(Arc::clone(&chains));
        chains
    }
}

/// A name that a text uses, of one kind, in one spelling.
struct Name<'m> {
    /// Its place among them.
    place: u32,
    kind: EntityKind,
    written: &'m str,
    /// How many words that is.
    length: usize,
    /// As [`folded`].
    folded: String,
}

impl<'m> Name<'m> {
    fn new(place: u32, (kind, written): Written<'m>) -> Self {
        Self {
            place,
            kind,
            written,
            length: written.split(' ').count(),
            folded: folded(written),
        }
    }
}

/// The names that a text uses again and again.
struct Names<'m> {
    /// Each once, in order of first appearance.
    all: Vec<Written<'m>>,
    /// By mention: which of them it is; none for what is nobody.
    of: Vec<Option<usize>>,
}

impl<'m> Names<'m> {
    fn of(mentions: &'m [Mention]) -> Self {
        let mut all: Vec<Written> = Vec::new();
        let mut places: HashMap<Written, usize> = HashMap::default();
        let place = |mention: &'m Mention| {
            let Mention { kind, name, .. } = mention;
            is_somebody(*kind).then(|| {
                *places.entry((*kind, name)).or_insert_with(|| {
                    all.push((*kind, name));
                    all.len() - 1
                })
            })
        };
        let of = mentions.iter().map(place).collect();
        Self { all, of }
    }
}

/// Ways to write one name that are kept.
const MOST_ALIASES: usize = 20;

fn is_somebody(kind: EntityKind) -> bool {
    matches!(kind, EntityKind::Person | EntityKind::Organisation)
}

struct Chain<'m> {
    name: &'m Name<'m>,
    kind: SourceKind,
}

#[derive(Default)]
struct Chains<'m> {
    all: Vec<Chain<'m>>,
    /// By name: its chain.
    of: Vec<usize>,
    /// Full names, folded.
    by_name: HashMap<(EntityKind, &'m str), usize>,
    /// Persons by surname, the latest last; organisations by first word, last word and initials.
    by_part: HashMap<(EntityKind, Cow<'m, str>), SmallVec<[u32; 4]>>,
    /// Persons by their first name.
    by_first: HashMap<&'m str, usize>,
}

/// Lower case, no accents, plain apostrophes, one spelling: two ways to write one name are equal.
fn folded(name: &str) -> String {
    let plain = crate::names::unaccented(name);
    let lower = plain.as_deref().unwrap_or(name).to_lowercase();
    // Each of the spellings has one of these: most names need no further look.
    let may_be = |letters: &[u8]| matches!(letters, b"isat" | b"bour" | b"fenc" | b"entr" | b"ramm");
    if !lower.as_bytes().windows(4).any(may_be) {
        return lower;
    }
    SPELLINGS
        .iter()
        .fold(lower, |name, (british, american)| name.replace(british, american))
}

/// Words of organisations' names in British and in American spelling.
const SPELLINGS: [(&str, &str); 5] = [
    ("organisation", "organization"),
    ("labour", "labor"),
    ("defence", "defense"),
    ("centre", "center"),
    ("programme", "program"),
];

fn words(name: &str) -> SmallVec<[&str; 8]> {
    let small = |w: &&str| !matches!(*w, "jr" | "jr." | "sr" | "sr." | "ii" | "iii");
    name.split(' ').filter(small).collect()
}

impl<'m> Chains<'m> {
    /// The chains of `names`.
    fn of(names: &'m [Name]) -> Self {
        let mut chains = Self::default();
        let is_full = |at: &usize| names[*at].length > 1;
        let (full, short): (Vec<usize>, Vec<usize>) = (0..names.len()).partition(is_full);
        chains.of = vec![0; names.len()];
        chains.by_name.reserve(names.len());
        chains.by_part.reserve(names.len());
        for at in full.into_iter().chain(short) {
            chains.of[at] = chains.chain(&names[at]);
        }
        chains
    }

    /// The chain of `name`, a new one if need be.
    fn chain(&mut self, name: &'m Name) -> usize {
        let kind = name.kind;
        if let Some(&id) = self.by_name.get(&(kind, &*name.folded)) {
            return id;
        }
        let all = words(&name.folded);
        let found = match kind {
            EntityKind::Person => self.person(&all),
            _ => self.organisation(name, &all),
        };
        let id = found.unwrap_or_else(|| {
            self.all.push(Chain {
                name,
                kind: kind_of(name),
            });
            self.all.len() - 1
        });
        let chain = &mut self.all[id];
        let fuller = name.length > chain.name.length;
        // All in capitals is a headline's way.
        let same = kind == EntityKind::Person || name.written.ends_with(chain.name.written);
        if fuller && same && name.written.contains(char::is_lowercase) {
            chain.name = name;
        }
        self.by_name.insert((kind, &name.folded), id);
        self.index(kind, &all, id);
        id
    }

    /// Lets the chain `id` be found by parts of the name whose words are `all`.
    fn index(&mut self, kind: EntityKind, all: &[&'m str], id: usize) {
        let (Some(first), Some(last)) = (all.first(), all.last()) else {
            return;
        };
        let mut part = |part: Cow<'m, str>| {
            let ids = self.by_part.entry((kind, part)).or_default();
            // The latest few are enough, and keep a text of one name repeated linear.
            if !ids.contains(&(id as u32)) && ids.len() < 16 {
                ids.push(id as u32);
            }
        };
        part(Cow::Borrowed(last));
        if kind == EntityKind::Person {
            if all.len() > 1 {
                self.by_first.entry(first).or_insert(id);
            }
        } else if all.len() > 1 {
            part(Cow::Borrowed(first));
            let initials: String = all
                .iter()
                .filter(|w| !matches!(**w, "of" | "the" | "and" | "for" | "on" | "in"))
                .filter_map(|w| w.chars().next())
                .collect();
            part(Cow::Owned(initials));
        }
    }

    /// The chains of `kind` that go by `part`.
    fn with_part(&self, kind: EntityKind, part: &'m str) -> Option<impl Iterator<Item = usize>> {
        let ids = self.by_part.get(&(kind, Cow::Borrowed(part)))?;
        Some(ids.iter().map(|&id| id as usize))
    }

    fn person(&self, all: &[&'m str]) -> Option<usize> {
        let last = *all.last()?;
        let same = self.with_part(EntityKind::Person, last);
        if all.len() == 1 {
            // A surname; else a first name.
            return same
                .and_then(|mut ids| ids.next())
                .or_else(|| self.by_first.get(last).copied());
        }
        // *Ana Ruiz* and *Ana María Ruiz*; not *Ana Weir* and *Tom Weir*.
        same?.find(|&id| {
            let other = words(&self.all[id].name.folded);
            let (short, long): (&[&str], &[&str]) = if other.len() < all.len() {
                (&other, all)
            } else {
                (all, &other)
            };
            let first = |w: &[&'m str]| w.first().map_or("", |w| w.trim_end_matches('.'));
            let (a, b) = (first(short), first(long));
            short.len() > 1
                && (a == b || (a.len() == 1 && b.starts_with(a)) || (b.len() == 1 && a.starts_with(b)))
                && short.iter().skip(1).all(|w| long.contains(w) || w.len() <= 2)
        })
    }

    fn organisation(&self, name: &'m Name, all: &[&'m str]) -> Option<usize> {
        let folded = name.folded.as_str();
        if let [one] = *all {
            let plain = one.replace('.', "");
            let mut ids = self
                .by_part
                .get(&(EntityKind::Organisation, Cow::Borrowed(&*plain)))?
                .iter();
            return ids.next().map(|&id| id as usize).filter(|_| {
                !names().get(one).any(Known::WORD) || plain.len() > 3 || !name.written.contains(char::is_lowercase)
            });
        }
        // *Justice Department* in *US Justice Department*.
        self.with_part(EntityKind::Organisation, all.last()?)?.find(|&id| {
            let name = self.all[id].name.folded.as_str();
            let (long, short) = if name.len() > folded.len() {
                (name, folded)
            } else {
                (folded, name)
            };
            long.strip_suffix(short).is_some_and(|rest| rest.ends_with(' ')) && short.contains(' ')
        })
    }
}

fn kind_of(name: &Name) -> SourceKind {
    if name.kind == EntityKind::Person {
        return SourceKind::Person;
    }
    let outlet = [
        "Times",
        "Post",
        "Herald",
        "Gazette",
        "Tribune",
        "Chronicle",
        "Telegraph",
        "Journal",
        "Courier",
        "Observer",
        "Mercury",
        "Radio",
        "Television",
        "Broadcasting",
    ];
    let last = name.written.rsplit(' ').next().unwrap_or("");
    let named = name.written.contains(' ') && (outlet.contains(&last) || last == "News");
    if named || names().phrase(name.written).any(Known::MEDIA) {
        SourceKind::Media
    } else {
        SourceKind::Organisation
    }
}

#[cfg(test)]
mod tests {
    use crate::{Document, Rulebook, Scan, SourceKind, scan};

    fn read(text: &str) -> Scan {
        scan(&Document::new("test", text), &Rulebook::built_in())
    }

    fn names(text: &str) -> Vec<String> {
        read(text).people.all.into_iter().map(|p| p.name).collect()
    }

    #[test]
    fn surnames_titles_and_middle_names_are_one_person() {
        let text = "Moreau wins vote\n\nPresident Tessa Moreau won on Monday. Mrs Moreau thanked nobody. Tessa A. Moreau left, and so did Tom Moreau.";
        assert_eq!(names(text), ["Tessa A. Moreau", "Tom Moreau"]);
    }

    #[test]
    fn acronyms_and_short_forms_are_their_organisation() {
        let text = "The Harbour Trust (HAT) met. The HAT was late.";
        assert_eq!(names(text).len(), 2, "an everyday word is no acronym of other initials");
        let text = "The Harbour Agency met. The HA was late.";
        assert_eq!(names(text), ["Harbour Agency"]);
        let text = "The Aldine Harbour Council (AHC) met. The AHC was late. The Aldine Post wrote about it.";
        assert_eq!(names(text), ["Aldine Harbour Council", "Aldine Post"]);
        assert_eq!(read(text).people.all[1].kind, SourceKind::Media);
    }

    #[test]
    fn an_organisation_goes_by_its_fullest_name() {
        let text = "The Harbour Council met. The Aldine Harbour Council was late.";
        assert_eq!(names(text), ["Aldine Harbour Council"]);
    }

    #[test]
    fn two_spellings_are_one_organisation_by_the_name_the_text_has() {
        let text = "The World Health Organisation met. The WHO was late.";
        assert_eq!(names(text), ["World Health Organisation"]);
    }

    #[test]
    fn aliases_are_the_other_ways_to_write_it() {
        let people = read("Ines Calder left. Nobody saw Calder go.").people;
        assert_eq!(people.all[0].aliases, ["Calder"]);
    }
}
