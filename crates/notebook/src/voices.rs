use std::collections::HashMap;
use std::fmt;

use sayso_engine::{Kind, PersonId, QuoteKind, Scan, SourceKind};

use crate::{Body, Mark, MarkState, Notebook, Placement, Speaker};

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

/// Everybody who speaks, numbered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Voices {
    /// Those the machine found in order of appearance, then those the reader added. Some may say nothing now
    /// (all their quotes were dismissed): [`Voices::tally`] tells.
    pub all: Vec<Voice>,
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
    /// The voice of this number.
    pub fn get(&self, number: VoiceNumber) -> Option<&Voice> {
        self.all.iter().find(|v| v.number == number)
    }

    /// The number of a speaker: by name, else by another name in the text; capitals and the kind of source do
    /// not count, but those named and those not named are never one.
    pub fn number_of(&self, speaker: &Speaker) -> Option<VoiceNumber> {
        let name = speaker.name.trim().to_lowercase();
        let unnamed = speaker.kind == SourceKind::Unnamed;
        let same = || self.all.iter().filter(|v| (v.kind == SourceKind::Unnamed) == unnamed);
        let by_name = same().find(|v| v.name.to_lowercase() == name);
        let voice = by_name.or_else(|| same().find(|v| v.aliases.iter().any(|a| a.to_lowercase() == name)))?;
        Some(voice.number)
    }

    /// The number of somebody in the scan's people.
    pub fn number_of_person(&self, person: PersonId) -> Option<VoiceNumber> {
        self.all.iter().find(|v| v.person == Some(person)).map(|v| v.number)
    }

    /// What `number` says in `marks` (dismissed, nested and orphaned ones do not count).
    pub fn tally(&self, text: &str, marks: &[Mark], number: VoiceNumber) -> Tally {
        let mut tally = Tally::default();
        for mark in marks.iter().filter(|m| m.voice == Some(number)) {
            tally.count(text, mark);
        }
        tally
    }

    /// As [`Voices::tally`], of all voices at once, in the order of [`Voices::all`].
    pub fn tallies(&self, text: &str, marks: &[Mark]) -> Vec<Tally> {
        let places: HashMap<VoiceNumber, usize> = self.all.iter().enumerate().map(|(i, v)| (v.number, i)).collect();
        let mut tallies = vec![Tally::default(); self.all.len()];
        for mark in marks {
            if let Some(&i) = mark.voice.and_then(|number| places.get(&number)) {
                tallies[i].count(text, mark);
            }
        }
        tallies
    }
}

impl Tally {
    fn count(&mut self, text: &str, mark: &Mark) {
        let (Body::Attribution { kind, .. }, Placement::Placed(spans)) = (&mark.body, &mark.placement) else {
            return;
        };
        if mark.state == MarkState::Dismissed || mark.nested {
            return;
        }
        match kind {
            QuoteKind::Direct | QuoteKind::Mixed => self.direct += 1,
            QuoteKind::Indirect => self.reported += 1,
        }
        let words = spans.iter().flat_map(|s| s.of(text).split_whitespace());
        self.words += words.filter(|w| w.contains(char::is_alphanumeric)).count() as u32;
    }
}

/// Numbers everybody who speaks: the machine's in order of appearance (dismissed or not), then those whom a
/// decision of the reader's ever named, in the order they were named.
pub fn voices(scan: &Scan, notebook: &Notebook) -> Voices {
    let mut voices = Voices::default();
    let mut counts = Counts::default();
    let mut seen = vec![false; scan.people.all.len()];
    for finding in &scan.findings {
        let (Kind::Quote(_), Some(id)) = (finding.kind, finding.person) else {
            continue;
        };
        if !std::mem::replace(&mut seen[id.0 as usize], true) {
            let person = scan.people.get(id);
            voices.all.push(Voice {
                number: counts.next(person.kind),
                person: Some(id),
                name: person.name.clone(),
                aliases: person.aliases.clone(),
                short: String::new(),
                kind: person.kind,
                roles: person.roles.clone(),
            });
        }
    }
    for speaker in &notebook.speakers {
        if voices.number_of(speaker).is_none() {
            voices.all.push(Voice {
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

#[derive(Default)]
struct Counts {
    named: u32,
    unnamed: u32,
}

impl Counts {
    fn next(&mut self, kind: SourceKind) -> VoiceNumber {
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
