use sayso_engine::{Scan, SourceKind};

use crate::{Mark, Notebook, Speaker};

/// A voice's number: in order of appearance, and never changed by what a person decides. Those not named
/// are counted apart: ?1, ?2 …
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum VoiceNumber {
    /// 1, 2, …
    Named(u32),
    /// ?1, ?2, …
    Unnamed(u32),
}

/// Somebody who speaks in the article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voice {
    /// Its number.
    pub number: VoiceNumber,
    /// The full name, or the words that stand for somebody not named.
    pub name: String,
    /// The other names in the text.
    pub aliases: Vec<String>,
    /// The word a badge or a bar has room for: the surname.
    pub short: String,
    /// What kind of source.
    pub kind: SourceKind,
    /// What the text says they are.
    pub roles: Vec<String>,
}

/// Everybody who speaks, numbered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Voices {
    /// Those the machine found in order of appearance, then those the reader added.
    pub all: Vec<Voice>,
}

/// What one voice says, in figures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Direct quotes, mixed ones too.
    pub direct: u32,
    /// Reported ones.
    pub reported: u32,
    /// Words said.
    pub words: u32,
}

impl Voices {
    /// The voice of this number.
    pub fn get(&self, number: VoiceNumber) -> Option<&Voice> {
        self.all.iter().find(|v| v.number == number)
    }

    /// The number of a speaker, by name or alias, and kind.
    pub fn number_of(&self, _speaker: &Speaker) -> Option<VoiceNumber> {
        None
    }

    /// What `number` says in `marks` (dismissed and nested ones do not count).
    pub fn tally(&self, _text: &str, _marks: &[Mark], _number: VoiceNumber) -> Tally {
        Tally::default()
    }
}

/// Numbers everybody who speaks: the machine's in order of appearance (dismissed or not), then the reader's.
pub fn voices(_scan: &Scan, _notebook: &Notebook) -> Voices {
    Voices::default()
}
