//! Who could have said a quote, and what saying so does.

use sayso_engine::{PersonId, Span};
use sayso_notebook::{Body, Mark, Speaker, VoiceNumber};

use super::{Action, Dispatch, Session, classroom};
use crate::in_part;
use crate::platform::parts::Task;

/// What was pressed to say who says the quote at the card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Picked {
    /// This byte of the text.
    At(u32),
    /// This voice.
    Voice(VoiceNumber),
}

/// Somebody who could have said a quote.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// Their number, if anything is theirs yet.
    pub voice: Option<VoiceNumber>,
    /// What a decision calls them.
    pub speaker: Speaker,
    /// Where they are named, nearest to the quote; none if the text does not name them.
    pub at: Option<Span>,
}

impl Candidate {
    /// What saying that they say `quote` does. The words that name them become its source if they stand in its paragraph.
    pub fn says(&self, s: &Session, quote: &Mark) -> Action {
        let here = quote.body.anchor().cover();
        let near = |at: &Span| same_block(s, here.start, at.start) && !here.contains(*at);
        Action::Attribute(quote.id.clone(), Some(self.speaker.clone()), self.at.filter(near))
    }
}

/// Everybody who is named or speaks in the article, nearest to `quote` first; at the end those whom only the person names.
pub fn candidates(s: &Session, quote: &Mark) -> Vec<Candidate> {
    let here = quote.body.anchor().cover();
    let mut near: Vec<(u32, Candidate)> = Vec::new();
    for person in people(s) {
        let after = person.mentions.partition_point(|m| m.start < here.start);
        let around = [after.checked_sub(1), Some(after)].into_iter().flatten();
        // What stands inside the quote is spoken of there, and seldom speaks.
        let (inside, outside): (Vec<Span>, Vec<Span>) = around
            .filter_map(|i| person.mentions.get(i).copied())
            .partition(|m| here.contains(*m));
        let nearest = outside
            .into_iter()
            .min_by_key(|m| far(*m, here))
            .or(inside.first().copied());
        if let Some(at) = nearest {
            let way = if here.contains(at) { u32::MAX } else { far(at, here) };
            near.push((way, candidate(s, person.id, Some(at))));
        }
    }
    near.sort_by_key(|(way, _)| *way);
    let mut all: Vec<Candidate> = near.into_iter().map(|(_, candidate)| candidate).collect();
    let own = s.cast.members.iter().filter(|m| m.voice.people.is_empty());
    all.extend(own.map(|member| Candidate {
        voice: Some(member.voice.number),
        speaker: member.voice.speaker.clone(),
        at: None,
    }));
    all
}

/// Who is named at this byte of the text, or else says what stands there.
fn named_at(s: &Session, byte: u32) -> Option<Candidate> {
    let touches = |span: &Span| span.start <= byte && byte <= span.end;
    let named = people(s).find_map(|person| {
        let past = person.mentions.partition_point(|m| m.start <= byte);
        let at = person.mentions[..past].last().filter(|m| touches(m))?;
        Some(candidate(s, person.id, Some(*at)))
    });
    named.or_else(|| {
        let said = |mark: &&Mark| mark.body.parts().any(|(_, anchor)| anchor.spans.iter().any(touches));
        let mark = s.shown().filter(said).find(|m| m.voice.is_some())?;
        let voice = mark.voice?;
        let Body::Attribution { source, .. } = &mark.body else {
            return None;
        };
        let at = source.as_ref().map(|anchor| anchor.cover()).filter(touches);
        Some(Candidate {
            voice: Some(voice),
            speaker: s.cast.get(voice)?.voice.speaker.clone(),
            at,
        })
    })
}

/// Whom these words of the text name; somebody of that name where nobody was known by them.
pub fn named_by(s: &Session, words: Span) -> Candidate {
    let named = people(s).find_map(|person| {
        let past = person.mentions.partition_point(|m| m.start < words.end);
        let last = person.mentions[..past].last()?;
        (last.end > words.start).then(|| candidate(s, person.id, None))
    });
    let typed = || called(s, words.of(&s.document.text));
    Candidate {
        at: Some(words),
        ..named.unwrap_or_else(typed)
    }
}

/// Whom a name means: one of those who speak, one named in the text, or somebody new.
pub fn called(s: &Session, name: &str) -> Candidate {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let key = name.to_lowercase();
    let is = |of: &str| of.to_lowercase() == key;
    let mut members = s.cast.members.iter();
    if let Some(member) = members.find(|m| is(&m.voice.name) || m.voice.aliases.iter().any(|alias| is(alias))) {
        return Candidate {
            voice: Some(member.voice.number),
            speaker: member.voice.speaker.clone(),
            at: None,
        };
    }
    let mut known = people(s).filter(|p| is(&p.name) || p.aliases.iter().any(|alias| is(alias)));
    known.next().map_or_else(
        || Candidate {
            voice: None,
            speaker: Speaker {
                name,
                kind: sayso_engine::SourceKind::Person,
            },
            at: None,
        },
        |person| candidate(s, person.id, None),
    )
}

/// Everybody whom the rules found; nobody while an exercise hides what they found.
fn people(s: &Session) -> impl Iterator<Item = &sayso_engine::Person> {
    let shown = !classroom::hides_machine(s);
    s.scan.people.all.iter().filter(move |_| shown)
}

fn candidate(s: &Session, person: PersonId, at: Option<Span>) -> Candidate {
    let voice = s.cast.members.iter().find(|m| m.voice.people.contains(&person));
    let named = s.scan.people.get(person);
    Candidate {
        voice: voice.map(|m| m.voice.number),
        speaker: voice.map_or_else(
            || Speaker {
                name: named.name.clone(),
                kind: named.kind,
            },
            |m| m.voice.speaker.clone(),
        ),
        at,
    }
}

/// Bytes between two stretches.
fn far(at: Span, here: Span) -> u32 {
    at.start.saturating_sub(here.end).max(here.start.saturating_sub(at.end))
}

fn same_block(s: &Session, a: u32, b: u32) -> bool {
    let block = |at: u32| s.document.blocks.partition_point(|block| block.span.end <= at);
    block(a) == block(b)
}

/// The word at a byte of `text`, which is on a char boundary; none between words.
fn word_at(text: &str, byte: u32) -> Option<Span> {
    let at = byte as usize;
    let part_of_word = |c: char| c.is_alphanumeric() || matches!(c, '’' | '\'' | '-');
    let before: usize = text[..at]
        .chars()
        .rev()
        .take_while(|c| part_of_word(*c))
        .map(char::len_utf8)
        .sum();
    let after: usize = text[at..]
        .chars()
        .take_while(|c| part_of_word(*c))
        .map(char::len_utf8)
        .sum();
    (before + after > 0).then(|| Span::new((at - before) as u32, (at + after) as u32))
}

in_part! { "article", "0061":
    /// Takes what was pressed as the one who says the quote at the card. Where the text names nobody, the word is chosen: it can
    /// be made more words, and be taken as the name.
    pub fn pick(dispatch: Dispatch, picked: Picked) -> Task {
        Box::pin(async move {
            let app = dispatch.app();
            let Some(s) = app.session.as_deref() else { return };
            let Some(quote) = s.focused() else { return };
            let found = match picked {
                Picked::At(byte) => named_at(s, byte),
                Picked::Voice(number) => candidates(s, quote).into_iter().find(|c| c.voice == Some(number)),
            };
            match (found, picked) {
                (Some(candidate), _) => dispatch.emit(candidate.says(s, quote)),
                (None, Picked::At(byte)) => dispatch.emit(Action::Choose(word_at(&s.document.text, byte))),
                (None, Picked::Voice(_)) => {}
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_from_any_place_in_it_and_at_its_ends() {
        let text = "Kofi Adu-Boateng’s – “Élan”";
        let word = |byte: u32| word_at(text, byte).map(|span| span.of(text));
        assert_eq!([0, 2, 4].map(word), [Some("Kofi"); 3]);
        assert_eq!([5, 9, 20].map(word), [Some("Adu-Boateng’s"); 3]);
        assert_eq!(word(21), None);
        assert_eq!(word(text.len() as u32), None);
        assert_eq!(word(text.find('É').unwrap() as u32), Some("Élan"));
    }
}
