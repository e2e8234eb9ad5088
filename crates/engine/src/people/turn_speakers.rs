//! Whose the turns of an interview are: who stands behind a letter before the colon, and who is asked.

use std::cmp::Reverse;

use super::linker::Linker;
use super::words_said::Holders;
use super::{People, Person, PersonId, SourceKind};
use crate::rules::id;
use crate::{Attribution, Span};

/// The two people of an interview.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Pair {
    /// The article's author.
    pub asks: Option<PersonId>,
    /// Whoever the article names most outside of what is said in turns, and where it does so first.
    pub answers: Option<(PersonId, Span)>,
}

/// Whether `attribution` is a turn of an interview or a transcript.
fn is_turn(attribution: &Attribution) -> bool {
    matches!(
        attribution.rule.as_str(),
        id::ATTRIBUTION_TURN | id::ATTRIBUTION_INTERVIEW
    )
}

impl Linker<'_> {
    /// Who asks and who answers, if there are turns. Turns that no word opens get them for their speakers: a question
    /// `author`, an answer the other one, by the first place where the article names them.
    pub(super) fn pair(&self, attributions: &mut [Attribution], author: Option<PersonId>, people: &People) -> Pair {
        let turns = attributions.iter().filter(|a| is_turn(a));
        let said: Vec<Span> = turns.flat_map(|a| a.content.iter().copied()).collect();
        if said.is_empty() {
            return Pair::default();
        }
        let answers = self.asked(&Span::union(said), author, people);
        let bare = |a: &&mut Attribution| a.rule.as_str() == id::ATTRIBUTION_INTERVIEW;
        for turn in attributions.iter_mut().filter(bare) {
            if turn.content.iter().all(|c| c.of(self.text).ends_with('?')) {
                turn.person = author;
            } else {
                turn.source = answers.iter().map(|&(_, span)| span).collect();
            }
        }
        Pair { asks: author, answers }
    }

    /// Whoever the article names most outside of `said`; those of whom it only has a surname last.
    fn asked(&self, said: &[Span], author: Option<PersonId>, people: &People) -> Option<(PersonId, Span)> {
        // By chain: how often the article names it, and where first.
        let mut named: Vec<(u32, Option<Span>)> = vec![(0, None); people.all.len()];
        let mut said = Holders::new(said);
        for sighting in &self.sightings.persons {
            if said.hold(sighting.span) {
                continue;
            }
            let (times, first) = &mut named[sighting.person.0 as usize];
            *times += 1;
            first.get_or_insert(sighting.span);
        }
        let others = |(p, _): &(&Person, _)| p.kind == SourceKind::Person && Some(p.id) != author;
        let counted = people.all.iter().zip(named).filter(others);
        let counted = counted.filter_map(|(p, (times, first))| {
            let first = first?;
            Some(((p.name.contains(' '), times, Reverse(first.start)), p.id, first))
        });
        let (_, id, first) = counted.max_by_key(|&(how, ..)| how)?;
        Some((id, first))
    }

    /// Who stands behind the letters before a turn's colon (*Q*, *IC*) at `label`; none if a name or a word stands there.
    pub(super) fn behind_letters(&mut self, label: Span, pair: Pair, people: &mut People) -> Option<PersonId> {
        let words = label.of(self.text);
        let letters: String = words.chars().filter(|c| c.is_alphabetic()).collect();
        let person = match words {
            "Q" | "Question" | "QUESTION" => pair.asks,
            "A" | "Answer" | "ANSWER" => pair.answers.map(|(id, _)| id),
            _ if letters.len() > 3 || letters.contains(char::is_lowercase) => return None,
            _ => Some(with_initials(&letters, people)?),
        };
        let id = person.unwrap_or_else(|| self.new_chain(label, SourceKind::Unnamed, people));
        people.all[id.0 as usize].mentions.push(label);
        Some(id)
    }
}

/// The first person whose initials `letters` are.
fn with_initials(letters: &str, people: &People) -> Option<PersonId> {
    let person = |p: &&Person| {
        let words = p.name.split([' ', '-']);
        p.kind == SourceKind::Person && words.filter_map(|w| w.chars().next()).collect::<String>() == letters
    };
    people.all.iter().find(person).map(|p| p.id)
}
