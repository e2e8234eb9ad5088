use std::borrow::Cow;

use crate::names::names;
use crate::progress::{Cancelled, Reporter};
use crate::reading::{Reading, Word};
use crate::rules::BuiltIn;
use crate::{Block, People, PersonId, Rulebook, Sentence, Span, Token};

mod amounts;
mod candidates;
mod described;
mod kinds;
mod reader;
mod rows;
mod runs;
mod segments;
mod settle;

pub(crate) use candidates::Candidate;
use reader::Reader;

/// What kind of thing a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EntityKind {
    /// A human being: *Maria Lopez*.
    Person,
    /// A company, party, agency, team, outlet: *the Port Authority*.
    Organisation,
    /// A country, town, river, street: *Port Aldine*.
    Place,
    /// A day, month, year or relative date: *last week*, *January 3*.
    Date,
    /// A time of the day: *3:30 p.m.*, *noon*.
    Time,
    /// A sum of money: *$3 million*, *20 euros*.
    Money,
    /// A number that tells how much: *12 per cent*, *3 million*, *1,200*.
    Number,
    /// A war, an election, a festival, a storm: *World War II*.
    Event,
    /// A book, film, song: *Open Water*.
    Work,
}

/// A name, date or amount as it stands in the text, without article, courtesy title or possessive ending.
#[derive(Clone, Debug)]
pub(crate) struct Mention<'a> {
    /// Where it stands.
    pub span: Span,
    /// What it names.
    pub kind: EntityKind,
    /// Its words, or the name they are another way to write: *United States* for *US*.
    pub name: Cow<'a, str>,
    /// The chain it belongs to, for persons and organisations.
    pub person: Option<PersonId>,
    /// The rule that found it.
    pub rule: &'static str,
}

impl Mention<'_> {
    /// The canonical name of what it names: *Maria Lopez* for *Lopez*.
    pub fn canonical<'p>(&'p self, people: &'p People) -> &'p str {
        self.person.map_or(&self.name, |id| &people.get(id).name)
    }
}

/// The stretches of one block that are names or could be, in order.
///
/// # Errors
/// [`Cancelled`] if `reporter` says so.
pub(crate) fn candidates(
    text: &str,
    block: &Block,
    tokens: &[Token],
    words: &[Word],
    sentences: &[Sentence],
    reporter: &mut Reporter,
) -> Result<Vec<Candidate>, Cancelled> {
    let reader = Reader::new(text, block, tokens, words);
    let mut found = Vec::new();
    for sentence in sentences {
        let before = found.len();
        candidates::candidates(&reader, sentence, &mut found);
        rows::rows(&reader, &mut found[before..]);
        reporter.at(sentence.span.end)?;
    }
    Ok(found)
}

/// The names and dates of a document, in order, none overlapping, of what its blocks offer.
pub(crate) fn mentions<'a>(reading: &Reading<'a>, mut found: Vec<Candidate>, rules: &Rulebook) -> Vec<Mention<'a>> {
    let &Reading { text, tokens, .. } = reading;
    let reader = Reader::joined(text, tokens, &reading.words);
    settle::settle(&reader, &mut found);
    let mut rules = BuiltIn::new(rules);
    let mention = |c: Candidate| {
        let kind = c.kind.filter(|_| rules.on(c.rule).is_some())?;
        let span = c.span(tokens);
        let written = span.of(text);
        // A token has no white space in it.
        let plain = || {
            let gap = |pair: &[Token]| text.as_bytes()[pair[0].span.end as usize..pair[1].span.start as usize] == *b" ";
            if tokens[c.first..c.last].windows(2).all(gap) {
                Cow::Borrowed(written)
            } else {
                one_line(written)
            }
        };
        Some(Mention {
            span,
            kind,
            name: names().alias(written).map_or_else(plain, Cow::Borrowed),
            person: None,
            rule: c.rule,
        })
    };
    let mut mentions = Vec::with_capacity(found.len());
    mentions.extend(found.into_iter().filter_map(mention));
    mentions
}

/// `name` with single plain spaces.
pub(crate) fn one_line(name: &str) -> Cow<'_, str> {
    // Whether the byte before is a space, which the first and the last byte may not be either.
    let mut space = true;
    let odd = |b: u8| {
        let after = std::mem::replace(&mut space, b == b' ');
        if space { after } else { !b.is_ascii_graphic() }
    };
    if name.is_empty() || !name.bytes().any(odd) && !space {
        return Cow::Borrowed(name);
    }
    let mut out = String::with_capacity(name.len());
    for word in name.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    Cow::Owned(out)
}

/// Whether `name` is a place by the lists.
pub(crate) fn is_place(name: &str) -> bool {
    use crate::names::Known;
    names().phrase(name).any(Known::PLACE | Known::COUNTRY)
}

/// Whether `word` is a given name by the list, in capitals too; of *Ana-Maria*, the first half counts.
pub(crate) fn is_given_name(word: &str) -> bool {
    use crate::names::Known;
    let first = word.split('-').next().unwrap_or(word);
    names().word(first).any(Known::GIVEN)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Document;

    /// The names in `text`, each as kind and words.
    fn seen(text: &str) -> Vec<(EntityKind, String)> {
        let scan = crate::scan(&Document::new("test", text), &Rulebook::built_in());
        let entity = |f: &crate::Finding| match f.kind {
            crate::Kind::Entity(kind) => Some((kind, f.cover().of(text).to_owned())),
            _ => None,
        };
        scan.findings.iter().filter_map(entity).collect()
    }

    use EntityKind::{Date, Organisation, Person, Place};

    #[test]
    fn names_have_no_article_title_or_possessive() {
        for (text, want) in [
            ("We met President Ines Calder's aide.", (Person, "Ines Calder")),
            ("We read the Washington Post.", (Organisation, "Washington Post")),
            ("He wrote to Mrs. Weir.", (Person, "Weir")),
            ("It was the Calder administration.", (Person, "Calder")),
            ("It hit Norway’s coast.", (Place, "Norway")),
        ] {
            assert_eq!(seen(text), [(want.0, want.1.to_owned())], "{text}");
        }
    }

    #[test]
    fn demonyms_and_openings_are_no_names() {
        for text in [
            "Norwegian soldiers left.",
            "Meanwhile the gate broke.",
            "Researchers left.",
            "She is a Republican.",
        ] {
            assert!(seen(text).is_empty(), "{text}: {:?}", seen(text));
        }
    }

    #[test]
    fn a_town_and_its_state_are_two_places() {
        let found = seen("The gate in Aldine, Ohio, broke last week.");
        let want = [(Place, "Aldine"), (Place, "Ohio"), (Date, "last week")];
        assert_eq!(found, want.map(|(k, n)| (k, n.to_owned())));
    }

    #[test]
    fn odd_texts_do_no_harm() {
        for text in [
            "",
            "\0",
            "A",
            "A.",
            "É É É",
            "AAAA BBBB",
            "🙂 Ana 🙂",
            "the the of of",
            "אנה אמרה",
            "Of The Of",
            "St. .",
            "A & B &",
        ] {
            seen(text);
        }
    }
}
