//! Which name mentions are one person or organisation.

use std::collections::HashMap;

use super::places::Place;
use super::{People, Person, PersonId, SourceKind, roles};
use crate::names::{Known, names};
use crate::reading::Reading;
use crate::{EntityKind, Mention, Span, Token};

/// Chains the name mentions of a document, which stand at `places`, and writes each mention's chain and canonical name into it.
///
/// Full names come first, so that a surname in a headline finds the name that only the body gives in full.
pub(crate) fn people(reading: &Reading, places: &[Place], mentions: &mut [Mention]) -> People {
    let text = reading.text;
    let mut chains = Chains::default();
    let mut order: Vec<usize> = (0..mentions.len()).filter(|&i| is_somebody(mentions[i].kind)).collect();
    order.sort_by_key(|&i| usize::from(!mentions[i].name.contains(' ')));
    // A text writes its names again and again.
    let mut written: HashMap<(EntityKind, &str), usize> = HashMap::new();
    let chained = order.into_iter().map(|i| {
        let mention = &mentions[i];
        let known = written.entry((mention.kind, &mention.name));
        (i, *known.or_insert_with(|| chains.chain(mention)))
    });
    for (i, id) in chained.collect::<Vec<_>>() {
        mentions[i].person = Some(PersonId(id as u32));
    }
    // From the order in which chains were made to that of first appearance.
    let mut people = People::default();
    let mut place: HashMap<u32, PersonId> = HashMap::new();
    for mention in mentions.iter_mut() {
        let Some(made) = mention.person else { continue };
        let id = *place.entry(made.0).or_insert_with(|| {
            let id = PersonId(people.all.len() as u32);
            let chain = &chains.all[made.0 as usize];
            people.all.push(Person {
                id,
                name: chain.name.clone(),
                aliases: Vec::new(),
                kind: chain.kind,
                roles: Vec::new(),
                mentions: Vec::new(),
            });
            id
        });
        mention.person = Some(id);
        let person = &mut people.all[id.0 as usize];
        person.mentions.push(mention.span);
        let written = crate::mentions::one_line(mention.span.of(text));
        if written != person.name && !person.aliases.contains(&written) && person.aliases.len() < MOST_ALIASES {
            person.aliases.push(written);
        }
        mention.name.clone_from(&person.name);
    }
    roles::roles(reading, places, mentions, &mut people);
    people
}

/// Ways to write one name that are kept.
const MOST_ALIASES: usize = 20;

fn is_somebody(kind: EntityKind) -> bool {
    matches!(kind, EntityKind::Person | EntityKind::Organisation)
}

struct Chain {
    name: String,
    kind: SourceKind,
}

#[derive(Default)]
struct Chains {
    all: Vec<Chain>,
    /// Full names, in lower case and without accents.
    by_name: HashMap<(EntityKind, String), usize>,
    /// Persons by surname, the latest last; organisations by first word, last word and initials.
    by_part: HashMap<(EntityKind, String), Vec<usize>>,
    /// Persons by their first name.
    by_first: HashMap<String, usize>,
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

fn words(name: &str) -> Vec<&str> {
    let small = |w: &&str| !matches!(*w, "jr" | "jr." | "sr" | "sr." | "ii" | "iii");
    name.split(' ').filter(small).collect()
}

impl Chains {
    /// The chain of `mention`, a new one if need be.
    fn chain(&mut self, mention: &Mention) -> usize {
        let kind = mention.kind;
        let key = (kind, folded(&mention.name));
        if let Some(&id) = self.by_name.get(&key) {
            return id;
        }
        let folded = key.1;
        let found = match kind {
            EntityKind::Person => self.person(&folded),
            _ => self.organisation(&mention.name, &folded),
        };
        let id = found.unwrap_or_else(|| {
            self.all.push(Chain {
                name: mention.name.clone(),
                kind: kind_of(mention),
            });
            self.all.len() - 1
        });
        let chain = &mut self.all[id];
        let fuller = mention.name.split(' ').count() > chain.name.split(' ').count();
        // All in capitals is a headline's way.
        let same = kind == EntityKind::Person || mention.name.ends_with(chain.name.as_str());
        if fuller && same && mention.name.contains(char::is_lowercase) {
            chain.name.clone_from(&mention.name);
        }
        self.index(kind, &folded, id);
        id
    }

    fn index(&mut self, kind: EntityKind, folded: &str, id: usize) {
        self.by_name.insert((kind, folded.to_owned()), id);
        let all = words(folded);
        let (Some(first), Some(last)) = (all.first(), all.last()) else {
            return;
        };
        let mut part = |part: &str| {
            let ids = self.by_part.entry((kind, part.to_owned())).or_default();
            // The latest few are enough, and keep a text of one name repeated linear.
            if !ids.contains(&id) && ids.len() < 16 {
                ids.push(id);
            }
        };
        part(last);
        if kind == EntityKind::Person {
            if all.len() > 1 {
                self.by_first.entry((*first).to_owned()).or_insert(id);
            }
        } else if all.len() > 1 {
            part(first);
            let initials: String = all
                .iter()
                .filter(|w| !matches!(**w, "of" | "the" | "and" | "for" | "on" | "in"))
                .filter_map(|w| w.chars().next())
                .collect();
            part(&initials);
        }
    }

    fn person(&self, folded: &str) -> Option<usize> {
        let all = words(folded);
        let last = *all.last()?;
        let same = self.by_part.get(&(EntityKind::Person, last.to_owned()));
        if all.len() == 1 {
            // A surname; else a first name.
            return same
                .and_then(|ids| ids.first().copied())
                .or_else(|| self.by_first.get(last).copied());
        }
        // *Ana Ruiz* and *Ana María Ruiz*; not *Ana Weir* and *Tom Weir*.
        same?.iter().copied().find(|&id| {
            let name = self::folded(&self.all[id].name);
            let other = words(&name);
            let (short, long) = if other.len() < all.len() {
                (&other, &all)
            } else {
                (&all, &other)
            };
            let first = |w: &[&str]| {
                w.first()
                    .map(|w| w.trim_end_matches('.').to_owned())
                    .unwrap_or_default()
            };
            let (a, b) = (first(short), first(long));
            short.len() > 1
                && (a == b || (a.len() == 1 && b.starts_with(&a)) || (b.len() == 1 && a.starts_with(&b)))
                && short.iter().skip(1).all(|w| long.contains(w) || w.len() <= 2)
        })
    }

    fn organisation(&self, name: &str, folded: &str) -> Option<usize> {
        let all = words(folded);
        let parts = |part: &str| self.by_part.get(&(EntityKind::Organisation, part.to_owned()));
        if let [one] = all[..] {
            let plain = one.replace('.', "");
            return parts(&plain)?.first().copied().filter(|_| {
                !names().get(one).any(Known::WORD) || plain.len() > 3 || !name.contains(char::is_lowercase)
            });
        }
        // *Justice Department* in *US Justice Department*.
        parts(all.last()?)?.iter().copied().find(|&id| {
            let name = self::folded(&self.all[id].name);
            let (long, short) = if name.len() > folded.len() {
                (name.as_str(), folded)
            } else {
                (folded, name.as_str())
            };
            long.strip_suffix(short).is_some_and(|rest| rest.ends_with(' ')) && short.contains(' ')
        })
    }
}

fn kind_of(mention: &Mention) -> SourceKind {
    if mention.kind == EntityKind::Person {
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
    let last = mention.name.rsplit(' ').next().unwrap_or("");
    let named = mention.name.contains(' ') && (outlet.contains(&last) || last == "News");
    if named || names().phrase(&mention.name).any(Known::MEDIA) {
        SourceKind::Media
    } else {
        SourceKind::Organisation
    }
}

/// The first of `tokens` that begins at `byte` or after.
pub(super) fn token_at(tokens: &[Token], byte: u32) -> usize {
    tokens.partition_point(|t| t.span.start < byte)
}

/// The tokens that lie in `span`.
pub(super) fn tokens_in(tokens: &[Token], span: Span) -> std::ops::Range<usize> {
    let first = token_at(tokens, span.start);
    first..tokens.partition_point(|t| t.span.start < span.end).max(first)
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
