use crate::Span;

mod chains;
mod first_person;
mod genders;
mod linker;
mod named_documents;
mod nearness;
mod places;
mod pronouns;
mod role_holders;
mod roles;
mod source_heads;
mod source_kinds;
mod source_nouns;
mod sources;
mod turn_speakers;
mod unnamed;
mod words_said;

pub(crate) use chains::{KnownNames, people};
pub(crate) use places::places;
pub(crate) use sources::link_sources;

/// A person's place in [`People::all`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PersonId(pub u32);

/// What kind of source somebody is. The same seven everywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SourceKind {
    /// A named human being.
    Person,
    /// Somebody the article does not name: *a senior official*.
    Unnamed,
    /// Several people as one: *residents*, *critics*.
    Group,
    /// *the Port Authority*, *the White House*
    Organisation,
    /// A report, letter, law, study.
    Document,
    /// A newspaper, broadcaster, agency.
    Media,
    /// A post on a social network.
    Social,
}

/// A chain of mentions of one person, group, organisation or document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Its place in [`People::all`].
    pub id: PersonId,
    /// The fullest name in the text (*Maria Lopez*), or, for those not named, the words that stand for them
    /// (*Two people familiar with the talks*).
    pub name: String,
    /// The other names in the text: *Lopez*, *Mayor Lopez*.
    pub aliases: Vec<String>,
    /// What kind of source it is, or would be.
    pub kind: SourceKind,
    /// What the text says they are: *mayor*, *chair of the Friends of the Library*.
    pub roles: Vec<String>,
    /// Where they are named or meant, in order.
    pub mentions: Vec<Span>,
}

/// Everybody in one document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct People {
    /// In order of first appearance.
    pub all: Vec<Person>,
}

impl People {
    /// The person with this id.
    pub fn get(&self, id: PersonId) -> &Person {
        &self.all[id.0 as usize]
    }
}
