use std::sync::Arc;

use sayso_engine::SourceKind;
use sayso_notebook::{Mark, Tally, Voice, VoiceNumber, Voices};

/// How many voices get a hue of their own; the others are neutral.
const HUES: usize = 6;

/// A voice with what it says and the colour it wears.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    /// Who it is.
    pub voice: Voice,
    /// What it says, in figures.
    pub tally: Tally,
    /// 1 to 6 for the six who speak most, in order of their numbers; 0 is neutral.
    pub hue: u8,
}

/// Everybody who speaks, as the panel and the article draw them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cast {
    /// In order of their numbers. One whose passages were all dismissed keeps its number, with no passage.
    pub members: Vec<Member>,
    /// Words that somebody is said to have said.
    pub words: u32,
    /// Of these, those of people not named.
    pub unnamed_words: u32,
    /// Passages with nobody named at all.
    pub nobody: u32,
    hues: Vec<(VoiceNumber, u8)>,
    /// What each of the voices says, in their order, and what is said by nobody who is named.
    tallies: (Vec<Tally>, Tally),
}

impl Cast {
    /// The cast of these marks.
    pub fn of(marks: &[Arc<Mark>], voices: &Voices) -> Self {
        let told = voices.tallies(marks);
        let (tallies, nobody) = &told;
        let mut members: Vec<Member> = voices
            .all
            .iter()
            .zip(tallies)
            .map(|(voice, tally)| Member {
                voice: voice.clone(),
                tally: *tally,
                hue: 0,
            })
            .collect();
        members.sort_by_key(|m| m.voice.number);
        let mut most: Vec<usize> = (0..members.len()).filter(|&i| members[i].speaks()).collect();
        most.sort_by_key(|&i| std::cmp::Reverse(members[i].tally.words));
        most.truncate(HUES);
        most.sort_unstable();
        for (hue, &i) in most.iter().enumerate() {
            members[i].hue = hue as u8 + 1;
        }
        let words_of = |which: fn(&Voice) -> bool| {
            let those = members.iter().filter(|m| which(&m.voice));
            those.map(|m| m.tally.words).sum()
        };
        Self {
            words: words_of(|_| true),
            unnamed_words: words_of(|voice| voice.kind == SourceKind::Unnamed),
            nobody: nobody.direct + nobody.reported,
            hues: most
                .iter()
                .map(|&i| (members[i].voice.number, members[i].hue))
                .collect(),
            members,
            tallies: told,
        }
    }

    /// Whether it is the cast of these marks too: `voices` are those it was made of.
    pub fn still_says(&self, marks: &[Arc<Mark>], voices: &Voices) -> bool {
        voices.tallies(marks) == self.tallies
    }

    /// Who wears which hue: all that the article's drawing depends on.
    pub fn hues(&self) -> &[(VoiceNumber, u8)] {
        &self.hues
    }

    /// The member of this number.
    pub fn get(&self, number: VoiceNumber) -> Option<&Member> {
        let place = self.members.binary_search_by_key(&number, |m| m.voice.number).ok()?;
        Some(&self.members[place])
    }

    /// The hue of a mark's voice: 0 for nobody.
    pub fn hue(&self, voice: Option<VoiceNumber>) -> u8 {
        let coloured = self.hues.iter().find(|(number, _)| Some(*number) == voice);
        coloured.map_or(0, |(_, hue)| *hue)
    }

    /// Those with a passage that stands, in order of their numbers.
    pub fn speaking(&self) -> impl Iterator<Item = &Member> {
        self.members.iter().filter(|m| m.speaks())
    }
}

impl Member {
    fn speaks(&self) -> bool {
        self.tally.direct + self.tally.reported > 0
    }
}

/// A voice's number as badges show it: 1, ?1; empty for nobody.
pub fn badge(voice: Option<VoiceNumber>) -> String {
    match voice {
        Some(VoiceNumber::Named(n)) => n.to_string(),
        Some(VoiceNumber::Unnamed(n)) => format!("?{n}"),
        None => String::new(),
    }
}
