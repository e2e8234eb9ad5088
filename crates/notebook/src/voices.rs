use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;

use sayso_engine::{Person, PersonId, QuoteKind, SourceKind};

use crate::{Body, Mark, MarkState, Notebook, Placement, Speaker, Suggestions};

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
    /// Its place in the scan's people; none for those whom only the reader names.
    pub person: Option<PersonId>,
    /// The full name, or the words that stand for somebody not named.
    pub name: String,
    /// The other names in the text.
    pub aliases: Vec<String>,
    /// The word a badge or a bar has room for: a person's surname, or the full name where two share one.
    pub short: String,
    /// What kind of source.
    pub kind: SourceKind,
    /// What the text says they are.
    pub roles: Vec<String>,
}

impl Voice {
    /// The voice of one of the scan's people.
    pub(crate) fn of(person: &Person, number: VoiceNumber) -> Self {
        Self {
            number,
            person: Some(person.id),
            name: person.name.clone(),
            aliases: person.aliases.clone(),
            short: String::new(),
            kind: person.kind,
            roles: person.roles.clone(),
        }
    }
}

impl Voice {
    /// What a decision calls it.
    pub fn speaker(&self) -> Speaker {
        Speaker {
            name: self.name.clone(),
            kind: self.kind,
        }
    }
}

/// Everybody who speaks, numbered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Voices {
    /// Those the machine found in order of appearance, then those the reader added. Some may say nothing now
    /// (all their quotes were dismissed): [`Voices::tallies`] tells.
    pub all: Vec<Voice>,
    /// The places in `all` of those named, and of those not named, in order of their numbers.
    places: [Vec<usize>; 2],
    names: Names,
    aliases: Names,
}

/// Numbers by name in small letters and by whether it names somebody or stands for somebody not named.
type Names = HashMap<(String, bool), VoiceNumber>;

fn name_key(name: &str, kind: SourceKind) -> (String, bool) {
    (name.trim().to_lowercase(), kind == SourceKind::Unnamed)
}

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
        let place = self.all.len();
        match voice.number {
            VoiceNumber::Named(_) => self.places[0].push(place),
            VoiceNumber::Unnamed(_) => self.places[1].push(place),
        }
        // Of two of one name, the first is meant.
        self.names
            .entry(name_key(&voice.name, voice.kind))
            .or_insert(voice.number);
        for alias in &voice.aliases {
            self.aliases.entry(name_key(alias, voice.kind)).or_insert(voice.number);
        }
        self.all.push(voice);
    }

    /// The place in [`Voices::all`] of this number.
    fn place(&self, number: VoiceNumber) -> Option<usize> {
        let (places, n) = match number {
            VoiceNumber::Named(n) => (&self.places[0], n),
            VoiceNumber::Unnamed(n) => (&self.places[1], n),
        };
        places.get((n as usize).checked_sub(1)?).copied()
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
/// decision of the reader's ever named, in the order they were named.
pub fn voices(suggestions: &Suggestions, notebook: &Notebook) -> Voices {
    let mut voices = Voices::default();
    suggestions.voices.iter().for_each(|voice| voices.add(voice.clone()));
    let mut counts = suggestions.counts;
    for speaker in &notebook.speakers {
        if voices.number_of(speaker).is_none() {
            voices.add(Voice {
                number: counts.next(speaker.kind),
                person: None,
                name: speaker.name.trim().to_owned(),
                aliases: Vec::new(),
                short: String::new(),
                kind: speaker.kind,
                roles: Vec::new(),
            });
        }
    }
    shorten(&mut voices.all);
    voices
}

/// How many numbers are given.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Counts {
    named: u32,
    unnamed: u32,
}

impl Counts {
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
