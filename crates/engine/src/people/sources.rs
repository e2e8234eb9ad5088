//! Who an attribution's source is: a name, a pronoun, a role, or somebody the text does not name.

use std::ops::Range;

use super::first_person::author;
use super::linker::Linker;
use super::places::Place;
use super::source_heads::Head;
use super::words_said::Said;
use super::{People, PersonId, SourceKind};
use crate::reading::Reading;
use crate::rules::id;
use crate::{Attribution, Document, Mention, Rulebook, Span};

/// Finds who each attribution's source is (*she*, *the mayor*, *Lopez* → one chain; a new chain for
/// those not named) and writes it into [`Attribution::person`].
pub(crate) fn link_sources(
    document: &Document,
    reading: &Reading,
    mentions: &[Mention],
    places: &[Place],
    people: &mut People,
    attributions: &mut [Attribution],
    rules: &Rulebook,
) {
    let said = Said::new(attributions);
    let mut linker = Linker::new(document, reading, mentions, places, people, said, rules);
    let author = author(document, mentions);
    let pair = linker.pair(attributions, author, people);
    // In the order of the sources, so that each pronoun sees who spoke before it.
    let mut order: Vec<usize> = (0..attributions.len())
        .filter(|&i| !attributions[i].source.is_empty())
        .collect();
    order.sort_by_key(|&i| attributions[i].source[0].start);
    // Those that begin where the one before does: several attributions may have one source.
    let mut done: Vec<(Span, Option<PersonId>)> = Vec::new();
    for i in order {
        let source = attributions[i].source[0];
        done.retain(|(span, _)| span.start == source.start);
        let person = match done.iter().find(|(span, _)| *span == source) {
            Some(&(_, person)) => person,
            None => {
                let turn = attributions[i].rule.as_str() == id::ATTRIBUTION_TURN;
                let behind = turn.then(|| linker.behind_letters(source, pair, people)).flatten();
                let person = behind.or_else(|| linker.link(source, &attributions[i].content, people));
                done.push((source, person));
                person
            }
        };
        attributions[i].person = person;
    }
    if rules.on(id::SOURCE_FIRST_PERSON).is_some() {
        linker.first_person(attributions, author, people);
    }
    for person in &mut people.all {
        person.mentions.sort_unstable();
        person.mentions.dedup();
    }
}

impl<'a> Linker<'a> {
    /// Who the source at `span` is, of what is said at `content`.
    fn link(&mut self, span: Span, content: &[Span], people: &mut People) -> Option<PersonId> {
        let range = self.tokens_in(span);
        if range.is_empty() {
            return None;
        }
        if self.pronouns {
            self.read_pronouns(span.start, people);
        }
        let first = self.lower(range.start);
        let short = range.len() <= 2 || self.word(range.start + 1) == ",";
        let person = match &*first {
            "i" | "we" | "you" | "me" | "us" | "my" | "our" if short => None,
            "he" | "him" | "she" | "her" | "they" | "them" | "it" if short => {
                let found = self
                    .pronouns
                    .then(|| self.pronoun(&first, span, content, people))
                    .flatten();
                if let Some(id) = found {
                    people.all[id.0 as usize].mentions.push(self.tokens[range.start].span);
                }
                found
            }
            "who" | "which" | "that" if range.len() == 1 && self.word(range.start) != "WHO" => {
                let found = self.relatives.then(|| self.antecedent(range.start)).flatten();
                if let Some(id) = found {
                    people.all[id.0 as usize].mentions.push(span);
                }
                found
            }
            _ => self.phrase(range, span, people),
        };
        // Who speaks inside a quotation is the speaker's affair.
        if let Some(person) = person.filter(|_| !Said::holds(&self.said.direct, span)) {
            self.spoken.extend(self.spoken_at(span, person, people));
        }
        person
    }

    /// Who a source of several words, or a name, is.
    fn phrase(&mut self, range: Range<usize>, span: Span, people: &mut People) -> Option<PersonId> {
        // *the 34-year-old*: whose age the text has told, else whoever it just told of.
        let words = span.of(self.text);
        if let Some(age) = words.strip_prefix("the ").or(words.strip_prefix("The "))
            && age.ends_with("-year-old")
            && self.roles
            && let Some(id) = self
                .with_role(age, None, span, people)
                .or_else(|| self.taken_up("", span, people))
        {
            people.all[id.0 as usize].mentions.push(span);
            return Some(id);
        }
        let (head, end) = self.head(&range);
        match head {
            Head::Name(at) => {
                let mention = &self.mentions[at];
                match mention.person {
                    Some(id) => {
                        if let Some(other) = self.joined(at, &range) {
                            return self.words.then(|| self.new_chain(other, SourceKind::Group, people));
                        }
                        self.named.then_some(id)
                    }
                    // A country or town stands for its government.
                    None => self
                        .named
                        .then(|| self.chain(SourceKind::Organisation, mention.name.to_string(), span, people)),
                }
            }
            Head::Noun(at) => self.noun(range, at, end, span, people),
            Head::Nothing => self.words.then(|| self.new_chain(span, SourceKind::Unnamed, people)),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{Document, Rulebook, SourceKind, scan};

    /// Who says what in `text`: name and kind, in order.
    fn said(text: &str) -> Vec<(String, SourceKind)> {
        let scan = scan(&Document::new("test", text), &Rulebook::built_in());
        let person = |f: &crate::Finding| {
            let quote = matches!(f.kind, crate::Kind::Quote(_));
            f.person
                .filter(|_| quote)
                .map(|p| (scan.people.get(p).name.clone(), scan.people.get(p).kind))
        };
        scan.findings.iter().filter_map(person).collect()
    }

    #[test]
    fn sources_are_somebody() {
        for (text, name, kind) in [
            (
                "\"We are ready,\" said Norway's fisheries chief Ines Calder.",
                "Ines Calder",
                SourceKind::Person,
            ),
            ("\"We are ready,\" officials said.", "Officials", SourceKind::Group),
            (
                "Anonymous officials said that they were ready.",
                "Anonymous officials",
                SourceKind::Unnamed,
            ),
            (
                "\"We are ready,\" said a spokeswoman for the Aldine Harbour Council.",
                "Spokeswoman for the Aldine Harbour Council",
                SourceKind::Unnamed,
            ),
            (
                "According to a report by the Aldine Harbour Council, the gate is rotten.",
                "Aldine Harbour Council",
                SourceKind::Document,
            ),
            (
                "The Calder administration said that it was ready.",
                "Calder administration",
                SourceKind::Organisation,
            ),
            (
                "The Aldine Post reported that the gate was rotten.",
                "Aldine Post",
                SourceKind::Media,
            ),
            (
                "The gate is rotten, according to a Facebook post.",
                "Facebook post",
                SourceKind::Social,
            ),
        ] {
            assert_eq!(said(text), [(name.to_owned(), kind)], "{text}");
        }
    }

    #[test]
    fn pronouns_and_roles_are_taken_up() {
        let text = "Mayor Ines Calder met Tom Weir on Monday. \"The gate is rotten,\" she said. \"I told him so,\" the mayor said.";
        assert_eq!(said(text), vec![("Ines Calder".to_owned(), SourceKind::Person); 2]);
        let text = "Mr Weir met Mrs Calder on Monday. \"The gate is rotten,\" she said.";
        assert_eq!(said(text), [("Calder".to_owned(), SourceKind::Person)]);
    }

    #[test]
    fn shorter_and_fuller_descriptions_are_one_voice() {
        for (text, name) in [
            (
                "The town council said that the gate was rotten. \"It will be mended,\" the council said.",
                "Town council",
            ),
            (
                "Council says gate is rotten\n\n\"It will be mended,\" the town council said on Monday.",
                "Town council",
            ),
            (
                "\"The gate is rotten,\" a harbour worker said. \"It was never mended,\" the worker said.",
                "Harbour worker",
            ),
        ] {
            let people: Vec<String> = said(text).into_iter().map(|(name, _)| name).collect();
            assert_eq!(people, [name, name], "{text}");
        }
        let text = "The town council said that the gate was rotten. \"It is sound,\" the county council said.";
        let people: Vec<String> = said(text).into_iter().map(|(name, _)| name).collect();
        assert_eq!(people, ["Town council", "County council"]);
    }

    #[test]
    fn pronouns_of_the_text_tell_who_is_he_and_who_is_she() {
        let text = "Ines Calder brought her ropes. She tied them. Tom Weir watched the gate and scratched his head, and he left.\n\n\
                    Calder met Weir at noon. \"The gate is rotten,\" she said.";
        let last = said(text).pop().map(|(name, _)| name);
        assert_eq!(last.as_deref(), Some("Ines Calder"));
    }

    #[test]
    fn whom_a_speaker_names_is_another() {
        let text = "Jonas Pell opened the gate on Monday. Pell has run the harbour since 2001.\n\n\
                    For Tom Weir, a boat builder, Pell is a hero. He said, “Jonas Pell saved this harbour twice.”";
        let last = said(text).pop().map(|(name, _)| name);
        assert_eq!(last.as_deref(), Some("Tom Weir"));
        // Unless somebody tells what another one has said.
        let text = "Ines Calder stood at the gate. “He said: ‘Tell Ines I kept the boat,’” she recalled.";
        let last = said(text).pop().map(|(name, _)| name);
        assert_eq!(last.as_deref(), Some("Ines Calder"));
    }

    #[test]
    fn an_age_is_taken_up() {
        let text = "\"I lost,\" said Tom Weir, 34. Ana Ruiz, 40, laughed. \"I won,\" the 40-year-old said. The 34-year-old said \
                    that it was sad.";
        let people: Vec<String> = said(text).into_iter().map(|(name, _)| name).collect();
        assert_eq!(people, ["Tom Weir", "Ana Ruiz", "Tom Weir"]);
    }

    #[test]
    fn two_pronouns_of_one_sentence_are_two_people() {
        let text = "On Monday, Calder told Weir in a letter that the gate was rotten. \
                    Her words answered a speech Weir gave at the fair in which he said that \"it is sound.\"";
        let last = said(text).pop().map(|(name, _)| name);
        assert_eq!(last.as_deref(), Some("Weir"));
    }
}
