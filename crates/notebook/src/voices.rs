use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;

use sayso_engine::{Person, PersonId, QuoteKind, SourceKind};

use crate::identities::{NameKey, name_key};
use crate::{Body, Details, Identities, Mark, MarkState, Notebook, Placement, Speaker, Suggestions};

/// A voice's number: in order of appearance, and never changed by what a person decides. Those not named
/// are counted apart: ?1, ?2 …
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum VoiceNumber {
    /// 1, 2, …
    Named(u32),
    /// ?1, ?2, …
    Unnamed(u32),
}

impl fmt::Display for VoiceNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            VoiceNumber::Named(n) => write!(f, "{n}"),
            VoiceNumber::Unnamed(n) => write!(f, "?{n}"),
        }
    }
}

/// Somebody who speaks in the article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voice {
    /// Its number.
    pub number: VoiceNumber,
    /// Its places in the scan's people; none for those whom only the reader names, several where the reader says that they are one.
    pub people: Vec<PersonId>,
    /// What decisions call it: its name before anybody gave it another.
    pub speaker: Speaker,
    /// The full name, or the words that stand for somebody not named.
    pub name: String,
    /// The other names in the text.
    pub aliases: Vec<String>,
    /// The word a badge or a bar has room for: a person's surname, or the full name where two share one.
    pub short: String,
    /// What kind of source.
    pub kind: SourceKind,
    /// What the text or the reader says they are.
    pub roles: Vec<String>,
    /// For whom they speak, as the reader says: by the name that one has now.
    pub speaks_for: Option<String>,
    /// Those of whom the reader says that they are the same person.
    pub joined: Vec<Speaker>,
}

impl Voice {
    /// The voice of one of the scan's people.
    pub(crate) fn of(person: &Person, number: VoiceNumber) -> Self {
        let speaker = Speaker {
            name: person.name.clone(),
            kind: person.kind,
        };
        Self {
            people: vec![person.id],
            aliases: person.aliases.clone(),
            roles: person.roles.clone(),
            ..Self::named(&speaker, number)
        }
    }

    /// The voice of somebody whom only the reader names.
    fn named(speaker: &Speaker, number: VoiceNumber) -> Self {
        Self {
            number,
            people: Vec::new(),
            speaker: speaker.clone(),
            name: speaker.name.trim().to_owned(),
            aliases: Vec::new(),
            short: String::new(),
            kind: speaker.kind,
            roles: Vec::new(),
            speaks_for: None,
            joined: Vec::new(),
        }
    }

    /// Takes in one of whom the reader says that they are the same person.
    fn join(&mut self, other: Voice) {
        self.people.extend(other.people);
        for name in std::iter::once(other.name).chain(other.aliases) {
            self.add_alias(name);
        }
        for role in other.roles {
            if !self.roles.contains(&role) {
                self.roles.push(role);
            }
        }
        self.joined.push(other.speaker);
    }

    fn add_alias(&mut self, name: String) {
        if name != self.name && !self.aliases.contains(&name) {
            self.aliases.push(name);
        }
    }

    /// Is as the reader says.
    fn describe(&mut self, details: &Details) {
        let before = std::mem::replace(&mut self.name, details.name.trim().to_owned());
        self.aliases.retain(|alias| *alias != self.name);
        self.add_alias(before);
        self.kind = details.kind;
        self.roles = (!details.role.is_empty())
            .then(|| details.role.clone())
            .into_iter()
            .collect();
        self.speaks_for = details.speaks_for.clone();
    }
}

/// Everybody who speaks, numbered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Voices {
    /// Those the machine found in order of appearance, then those the reader added. Some may say nothing now
    /// (all their quotes were dismissed): [`Voices::tallies`] tells. Those who are the same person are there once.
    pub all: Vec<Voice>,
    /// The places in `all`.
    places: HashMap<VoiceNumber, usize>,
    names: Names,
    aliases: Names,
    moved: Moved,
}

/// For numbers that the rules' order gives, those that decisions made of them.
pub(crate) type Moved = HashMap<VoiceNumber, VoiceNumber>;

/// Numbers by name in small letters and by whether it names somebody or stands for somebody not named.
type Names = HashMap<NameKey, VoiceNumber>;

/// What one voice says, in figures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Direct quotes, mixed ones too.
    pub direct: u32,
    /// Reported ones.
    pub reported: u32,
    /// Words said: what stands between white space and has a letter or digit.
    pub words: u32,
}

impl Voices {
    fn add(&mut self, voice: Voice) {
        // Of two of one name, the first is meant.
        self.names
            .entry(name_key(&voice.name, voice.kind))
            .or_insert(voice.number);
        for alias in &voice.aliases {
            self.aliases.entry(name_key(alias, voice.kind)).or_insert(voice.number);
        }
        self.places.insert(voice.number, self.all.len());
        self.all.push(voice);
    }

    /// The place in [`Voices::all`] of this number.
    fn place(&self, number: VoiceNumber) -> Option<usize> {
        self.places.get(&number).copied()
    }

    /// The voice of this number.
    pub fn get(&self, number: VoiceNumber) -> Option<&Voice> {
        self.all.get(self.place(number)?)
    }

    /// Which numbers decisions have changed.
    pub(crate) fn moved(&self) -> &Moved {
        &self.moved
    }

    /// The number of a speaker: by name, else by another name in the text; capitals and the kind of source do
    /// not count, but those named and those not named are never one.
    pub fn number_of(&self, speaker: &Speaker) -> Option<VoiceNumber> {
        let key = name_key(&speaker.name, speaker.kind);
        self.names.get(&key).or_else(|| self.aliases.get(&key)).copied()
    }

    /// What each voice says in `marks` (dismissed, nested and orphaned ones do not count), in the order of
    /// [`Voices::all`]; and what nobody is named for.
    pub fn tallies(&self, marks: &[Arc<Mark>]) -> (Vec<Tally>, Tally) {
        let mut tallies = vec![Tally::default(); self.all.len()];
        let mut nobody = Tally::default();
        for mark in marks {
            match mark.voice.and_then(|number| self.place(number)) {
                Some(place) => tallies[place].count(mark),
                None => nobody.count(mark),
            }
        }
        (tallies, nobody)
    }
}

impl Tally {
    fn count(&mut self, mark: &Mark) {
        let Body::Attribution { kind, .. } = &mark.body else {
            return;
        };
        if mark.state == MarkState::Dismissed || mark.nested || mark.placement == Placement::Orphan {
            return;
        }
        match kind {
            QuoteKind::Direct | QuoteKind::Mixed => self.direct += 1,
            QuoteKind::Indirect => self.reported += 1,
        }
        self.words += mark.words;
    }
}

/// Numbers everybody who speaks: the machine's in order of appearance (dismissed or not), then those whom a
/// decision of the reader's ever named, in the order they were named. Whoever is said to be the same person as another has that one's
/// number, and their own is nobody's; a renumbering goes before all of it.
pub fn voices(suggestions: &Suggestions, notebook: &Notebook) -> Voices {
    let mut voices = Voices::default();
    suggestions.voices.iter().for_each(|voice| voices.add(voice.clone()));
    let mut counts = suggestions.counts;
    for speaker in &notebook.speakers {
        if voices.number_of(speaker).is_none() {
            voices.add(Voice::named(speaker, counts.next(speaker.kind)));
        }
    }
    if !notebook.identities.is_empty() {
        voices = settled(voices, &notebook.identities);
    }
    shorten(&mut voices.all);
    voices
}

/// `before`, with what decisions say of who is who.
fn settled(before: Voices, identities: &Identities) -> Voices {
    // Of two of one name, decisions mean the first.
    let is_meant = |voice: &Voice| before.names.get(&name_key(&voice.name, voice.kind)) == Some(&voice.number);
    let home = |voice: &Voice| -> VoiceNumber {
        if !is_meant(voice) {
            return voice.number;
        }
        let same = identities.of(&voice.speaker);
        // Whom they were joined with may be there under another of their names, or be gone from the text.
        let number = before.number_of(same).unwrap_or(voice.number);
        before.get(number).map_or(number, |one| {
            let further = before.number_of(identities.of(&one.speaker));
            further.unwrap_or(number)
        })
    };
    let numbers = renumbered(&before.all, identities);
    let homes: Vec<VoiceNumber> = before.all.iter().map(home).collect();
    let mut after = Voices {
        moved: before.moved.clone(),
        ..Voices::default()
    };
    let mut joining: Vec<(VoiceNumber, Voice)> = Vec::new();
    for (voice, home) in before.all.iter().zip(&homes) {
        let number = numbers.get(home).copied().unwrap_or(*home);
        if number != voice.number {
            after.moved.insert(voice.number, number);
        }
        let mut voice = voice.clone();
        if voice.number == *home {
            voice.number = number;
            after.places.insert(number, after.all.len());
            after.all.push(voice);
        } else {
            joining.push((number, voice));
        }
    }
    for (number, voice) in joining {
        if let Some(place) = after.place(number) {
            after.all[place].join(voice);
        }
    }
    for voice in &mut after.all {
        let meant = before
            .number_of(&voice.speaker)
            .and_then(|number| after.moved.get(&number).or(Some(&number)).copied());
        if let Some(details) = identities
            .details(&voice.speaker)
            .filter(|_| meant == Some(voice.number))
        {
            voice.describe(details);
        }
    }
    // A name means whom it meant before; a new name, whoever has it now.
    let now = |number: &VoiceNumber| after.moved.get(number).copied().unwrap_or(*number);
    let known = |names: &Names| -> Names { names.iter().map(|(name, number)| (name.clone(), now(number))).collect() };
    let (mut names, aliases) = (known(&before.names), known(&before.aliases));
    for voice in &after.all {
        names.entry(name_key(&voice.name, voice.kind)).or_insert(voice.number);
    }
    (after.names, after.aliases) = (names, aliases);
    let called: HashMap<VoiceNumber, String> = after.all.iter().map(|v| (v.number, v.name.clone())).collect();
    let by_name = |name: &String| {
        let one = Speaker {
            name: name.clone(),
            kind: SourceKind::Organisation,
        };
        after.number_of(&one).and_then(|number| called.get(&number).cloned())
    };
    let speaks_for: Vec<Option<String>> = after
        .all
        .iter()
        .map(|v| {
            v.speaks_for
                .as_ref()
                .map(|name| by_name(name).unwrap_or_else(|| name.clone()))
        })
        .collect();
    for (voice, whom) in after.all.iter_mut().zip(speaks_for) {
        voice.speaks_for = whom;
    }
    after
}

/// The numbers that a renumbering gave, and next numbers for those who came after it; nothing where there was none.
fn renumbered(all: &[Voice], identities: &Identities) -> Moved {
    let given: Vec<Option<VoiceNumber>> = all.iter().map(|voice| identities.number(&voice.speaker)).collect();
    if given.iter().all(Option::is_none) {
        return Moved::new();
    }
    let mut counts = Counts::default();
    for number in given.iter().flatten() {
        counts.reach(*number);
    }
    let mut taken = std::collections::HashSet::new();
    let numbers = all.iter().zip(given).map(|(voice, given)| {
        let number = given
            .filter(|number| taken.insert(*number))
            .unwrap_or_else(|| counts.next(voice.kind));
        (voice.number, number)
    });
    numbers.collect()
}

/// How many numbers are given.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Counts {
    named: u32,
    unnamed: u32,
}

impl Counts {
    /// `number` is given.
    fn reach(&mut self, number: VoiceNumber) {
        match number {
            VoiceNumber::Named(n) => self.named = self.named.max(n),
            VoiceNumber::Unnamed(n) => self.unnamed = self.unnamed.max(n),
        }
    }

    /// The next number for a source of this kind.
    pub fn next(&mut self, kind: SourceKind) -> VoiceNumber {
        if kind == SourceKind::Unnamed {
            self.unnamed += 1;
            VoiceNumber::Unnamed(self.unnamed)
        } else {
            self.named += 1;
            VoiceNumber::Named(self.named)
        }
    }
}

fn shorten(voices: &mut [Voice]) {
    let shorts: Vec<String> = voices
        .iter()
        .map(|v| match v.kind {
            SourceKind::Person => surname(&v.name).to_owned(),
            _ => v.name.clone(),
        })
        .collect();
    let mut uses: HashMap<&str, u32> = HashMap::new();
    for short in &shorts {
        *uses.entry(short).or_default() += 1;
    }
    for (voice, short) in voices.iter_mut().zip(&shorts) {
        voice.short = if uses[short.as_str()] == 1 {
            short.clone()
        } else {
            voice.name.clone()
        };
    }
}

/// The last word of a name with the particles before it (*von der Heide*), without what follows a surname
/// (*Jr.*, *III*).
fn surname(name: &str) -> &str {
    const AFTER: [&str; 8] = ["jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "v"];
    let name = name.trim();
    let words: Vec<&str> = name.split_whitespace().collect();
    let is_after = |w: &&str| AFTER.contains(&w.trim_end_matches(',').to_lowercase().as_str());
    let last = words.iter().rposition(|w| !is_after(w)).unwrap_or(0);
    let is_particle = |w: &&str| w.starts_with(char::is_lowercase);
    let first = last - words[..last].iter().rev().take_while(|w| is_particle(w)).count();
    let (Some(from), Some(to)) = (words.get(first), words.get(last)) else {
        return name;
    };
    let start = from.as_ptr() as usize - name.as_ptr() as usize;
    let end = to.as_ptr() as usize - name.as_ptr() as usize + to.len();
    name[start..end].trim_end_matches(',')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_surname_is_the_last_word_with_its_particles() {
        for (name, short) in [
            ("Ines Calder", "Calder"),
            ("Ada von der Heide", "von der Heide"),
            ("Tom Vale Jr.", "Vale"),
            ("Tom Vale, III", "Vale"),
            ("Ines", "Ines"),
            ("Jr.", "Jr."),
            ("", ""),
        ] {
            assert_eq!(surname(name), short);
        }
    }
}
