use std::collections::HashMap;
use std::sync::Arc;

use sayso_engine::{CueStrength, QuoteKind, SourceKind, Span};
use sayso_notebook::{Body, Coded, Coding, Mark, MarkId, MarkState, Placement, Voice, VoiceNumber};

use crate::{Field, Rubric};

/// Who speaks, grouped: in this order in the ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// Named, unnamed, or several as one.
    People,
    /// Organisations, media.
    Organisations,
    /// Documents, posts.
    Documents,
    /// Quotes that nobody is named for.
    Nobody,
}

impl Group {
    /// Where a source of this kind stands.
    pub fn of(kind: SourceKind) -> Self {
        match kind {
            SourceKind::Person | SourceKind::Unnamed | SourceKind::Group => Self::People,
            SourceKind::Organisation | SourceKind::Media => Self::Organisations,
            SourceKind::Document | SourceKind::Social => Self::Documents,
        }
    }
}

/// One passage that somebody speaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The mark it is read from.
    pub mark: MarkId,
    /// What is said, from its first byte in the text to its last.
    pub at: Span,
    /// Direct, mixed or reported.
    pub kind: QuoteKind,
    /// The saying words, and where they stand; none where there are none.
    pub cue: Option<(String, Span)>,
    /// How they let the words stand; none for words of no list.
    pub strength: Option<CueStrength>,
    /// The source as it stands there.
    pub source: Option<(String, Span)>,
    /// What is said, as it stands in the text.
    pub said: String,
    /// Words said: what stands between white space and has a letter or digit.
    pub words: u32,
    /// In which line with words it begins, the headline's being 1: as on a printed worksheet.
    pub paragraph: u32,
    /// What a person has said to it.
    pub state: MarkState,
    /// Whether it stands inside somebody else's words. Such a row is shown and in no figure, since its words are counted already.
    pub nested: bool,
}

/// Somebody who speaks, with what they say and what a person has entered about them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The voice's number; none for the quotes that nobody is named for.
    pub number: Option<VoiceNumber>,
    /// The voice's name; empty where nobody is named.
    pub name: String,
    /// Where it stands in the ledger.
    pub group: Group,
    /// What kind: what a person entered, else what was found; none where nobody is named.
    pub kind: Option<SourceKind>,
    /// What it is: what a person entered, else what the text says, with semicolons between.
    pub role: String,
    /// What a person found out about it.
    pub found: String,
    /// Where that stands.
    pub link: String,
    /// What it was given, in the order of the rubric's criteria.
    pub judged: Vec<Option<u8>>,
    /// Traits and their values, in the order they were first entered.
    pub traits: Vec<(String, String)>,
    /// By place.
    pub rows: Vec<Row>,
}

impl Source {
    /// The rows that count: those inside another's words do not.
    pub fn counted(&self) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(|row| !row.nested)
    }
}

/// The source ledger of an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    /// By group, then by number; those who say nothing are left out.
    pub sources: Vec<Source>,
    /// What sources are judged by; none until a person chooses.
    pub rubric: Option<Rubric>,
}

/// What was entered, by field and by what it was entered for.
#[derive(Default)]
struct Entered<'a> {
    sources: HashMap<&'a str, Vec<(Field, &'a str)>>,
    /// By where the statement begins and ends.
    strengths: HashMap<Span, &'a str>,
    rubric: Option<&'a str>,
}

impl<'a> Entered<'a> {
    fn read(text: &str, codings: &'a [Coding]) -> Self {
        let mut entered = Self::default();
        for coding in codings {
            let Some(field) = Field::of(&coding.variable) else {
                continue;
            };
            match (&coding.of, field) {
                (Coded::Source { name }, field) => {
                    entered.sources.entry(name).or_default().push((field, &coding.value));
                }
                (Coded::Statement { at }, Field::Strength) => {
                    if let Some(at) = at.moved_to(text) {
                        entered.strengths.insert(at.cover(), &coding.value);
                    }
                }
                (Coded::Article, Field::Rubric) => entered.rubric = Some(&coding.value),
                _ => {}
            }
        }
        entered
    }
}

impl Ledger {
    /// The ledger of `marks` on `text`; `voices` are those who speak in it, `codings` what was entered. Dismissed marks and those
    /// whose words are gone are left out.
    pub fn of<'a>(
        text: &str,
        marks: &[Arc<Mark>],
        voices: impl IntoIterator<Item = &'a Voice>,
        codings: &[Coding],
    ) -> Self {
        let entered = Entered::read(text, codings);
        let rubric = entered.rubric.and_then(Rubric::parse);
        let criteria = rubric.as_ref().map_or_else(Vec::new, Rubric::criteria);
        let voices: Vec<&Voice> = voices.into_iter().collect();
        let place: HashMap<VoiceNumber, usize> = voices.iter().enumerate().map(|(i, v)| (v.number, i)).collect();
        let mut rows: Vec<Vec<Row>> = vec![Vec::new(); voices.len()];
        let mut nobody = Vec::new();
        let lines = Lines::of(text);
        for mark in marks {
            let Some(row) = row(text, mark, &lines, &entered) else {
                continue;
            };
            match mark.voice.and_then(|number| place.get(&number)) {
                Some(&i) => rows[i].push(row),
                None => nobody.push(row),
            }
        }
        let mut sources: Vec<Source> = Vec::new();
        for (voice, rows) in voices.into_iter().zip(rows).filter(|(_, rows)| !rows.is_empty()) {
            let fields = entered.sources.get(voice.name.as_str()).map_or(&[][..], Vec::as_slice);
            let one = |field: &Field| fields.iter().find(|(of, _)| of == field).map(|(_, value)| *value);
            let kind = one(&Field::Kind).and_then(kind_of).unwrap_or(voice.kind);
            let judged = criteria.iter().map(|criterion| {
                let value = one(&Field::Judged(criterion.id.clone()))?;
                let (least, most) = Rubric::SCALE;
                value.parse().ok().filter(|n| (least..=most).contains(&i32::from(*n)))
            });
            let traits = fields.iter().filter_map(|(field, value)| match field {
                Field::Trait(name) => Some((name.clone(), (*value).to_owned())),
                _ => None,
            });
            sources.push(Source {
                number: Some(voice.number),
                name: voice.name.clone(),
                group: Group::of(kind),
                kind: Some(kind),
                role: one(&Field::Role).map_or_else(|| voice.roles.join("; "), str::to_owned),
                found: one(&Field::Found).unwrap_or_default().to_owned(),
                link: one(&Field::Link).unwrap_or_default().to_owned(),
                judged: judged.collect(),
                traits: traits.collect(),
                rows,
            });
        }
        sources.sort_by_key(|source| (source.group, source.number));
        if !nobody.is_empty() {
            sources.push(Source {
                number: None,
                name: String::new(),
                group: Group::Nobody,
                kind: None,
                role: String::new(),
                found: String::new(),
                link: String::new(),
                judged: vec![None; criteria.len()],
                traits: Vec::new(),
                rows: nobody,
            });
        }
        Self { sources, rubric }
    }

    /// All rows with their sources, by place.
    pub fn by_place(&self) -> Vec<(&Source, &Row)> {
        let rows = self.sources.iter().flat_map(|s| s.rows.iter().map(move |row| (s, row)));
        let mut rows: Vec<_> = rows.collect();
        rows.sort_by_key(|(_, row)| (row.at.start, row.at.end));
        rows
    }
}

fn row(text: &str, mark: &Mark, lines: &Lines, entered: &Entered<'_>) -> Option<Row> {
    let Body::Attribution {
        kind,
        content,
        cue,
        source,
        ..
    } = &mark.body
    else {
        return None;
    };
    if mark.state == MarkState::Dismissed || mark.placement == Placement::Orphan {
        return None;
    }
    let at = content.cover();
    let cue = cue.as_ref().map(|cue| (cue.exact.clone(), cue.cover()));
    let own = entered.strengths.get(&at).map(|name| strength_of(name));
    Some(Row {
        mark: mark.id.clone(),
        at,
        kind: *kind,
        strength: own.unwrap_or_else(|| cue.as_ref().and_then(|(words, _)| CueStrength::of(words))),
        cue,
        source: source.as_ref().map(|source| (source.exact.clone(), source.cover())),
        said: at.of(text).to_owned(),
        words: mark.words,
        paragraph: lines.number(at.start),
        state: mark.state,
        nested: mark.nested,
    })
}

/// Where the lines begin that are not blank, in bytes.
pub(crate) struct Lines(Vec<u32>);

impl Lines {
    pub fn of(text: &str) -> Self {
        let mut at = 0;
        let mut starts = Vec::new();
        for line in text.split_inclusive('\n') {
            if !line.trim().is_empty() {
                starts.push(at);
            }
            at += line.len() as u32;
        }
        Self(starts)
    }

    /// The number of the line in which this byte stands, from 1.
    pub fn number(&self, byte: u32) -> u32 {
        self.0.partition_point(|&start| start <= byte).max(1) as u32
    }
}

/// Kinds of source, as they are kept in files.
const KINDS: [(SourceKind, &str); 7] = [
    (SourceKind::Person, "person"),
    (SourceKind::Unnamed, "unnamed"),
    (SourceKind::Group, "group"),
    (SourceKind::Organisation, "organisation"),
    (SourceKind::Document, "document"),
    (SourceKind::Media, "media"),
    (SourceKind::Social, "social"),
];

fn kind_of(name: &str) -> Option<SourceKind> {
    KINDS.into_iter().find(|(_, id)| *id == name).map(|(kind, _)| kind)
}

/// How a kind of source is called in files.
pub(crate) fn kind_name(kind: SourceKind) -> &'static str {
    KINDS
        .into_iter()
        .find(|(of, _)| *of == kind)
        .map_or("person", |(_, id)| id)
}

const STRENGTHS: [(CueStrength, &str); 9] = [
    (CueStrength::Neutral, "neutral"),
    (CueStrength::Tentative, "tentative"),
    (CueStrength::Claim, "claim"),
    (CueStrength::Admission, "admission"),
    (CueStrength::Factive, "factive"),
    (CueStrength::Opposing, "opposing"),
    (CueStrength::Call, "call"),
    (CueStrength::Manner, "manner"),
    (CueStrength::Withheld, "withheld"),
];

impl Ledger {
    /// What can be entered for [`Field::Strength`], with what it means.
    pub fn strengths() -> impl Iterator<Item = (CueStrength, &'static str)> {
        STRENGTHS.into_iter()
    }
}

fn strength_of(name: &str) -> Option<CueStrength> {
    STRENGTHS.into_iter().find(|(_, id)| *id == name).map(|(of, _)| of)
}

/// How a strength is called in files.
pub(crate) fn strength_name(strength: CueStrength) -> &'static str {
    STRENGTHS
        .into_iter()
        .find(|(of, _)| *of == strength)
        .map_or("neutral", |(_, id)| id)
}

/// Where `words` stand nearest to `at` in its own line, as whole words whatever their capitals; none if they do not stand there. A saying word that a person
/// types is found by it.
pub fn near(text: &str, words: &str, at: Span) -> Option<Span> {
    let words = words.trim().to_lowercase();
    let from = text[..at.start as usize].rfind('\n').map_or(0, |end| end + 1);
    let to = text[at.end as usize..]
        .find('\n')
        .map_or(text.len(), |end| at.end as usize + end);
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let starts = text[from..to].char_indices().map(|(i, _)| from + i);
    let found = starts.filter_map(|start| {
        let end = length_of(&text[start..to], &words)? + start;
        // A word goes on where letters stand on both sides.
        let goes_on_before = is_word(text[..start].chars().next_back()) && is_word(words.chars().next());
        let goes_on_after = is_word(text[end..].chars().next()) && is_word(words.chars().next_back());
        let whole = !goes_on_before && !goes_on_after;
        whole.then_some(Span::new(start as u32, end as u32))
    });
    let far = |span: &Span| span.start.saturating_sub(at.end).max(at.start.saturating_sub(span.end));
    // What is said is no saying word.
    found
        .filter(|span| span.end <= at.start || span.start >= at.end)
        .min_by_key(far)
}

/// How many bytes of `text` are `words` in whatever capitals, if it begins with them. `words` are in small letters.
fn length_of(text: &str, words: &str) -> Option<usize> {
    let mut rest = words;
    let mut length = 0;
    for c in text.chars() {
        if rest.is_empty() {
            break;
        }
        for small in c.to_lowercase() {
            rest = rest.strip_prefix(small)?;
        }
        length += c.len_utf8();
    }
    (rest.is_empty() && length > 0).then_some(length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_saying_word_is_found_beside_what_is_said() {
        let text = "He SAID so.\n“It is said to rain,” she said, and Said it again. Unsaid.\nsaid";
        let quote = text.find('“').unwrap() as u32;
        let at = Span::new(quote, text.find(" she").unwrap() as u32);
        let first = text.find("she said").unwrap() as u32 + 4;
        assert_eq!(near(text, " Said ", at), Some(Span::new(first, first + 4)));
        assert_eq!(near(text, "rain", at), None);
        assert_eq!(near(text, "so", at), None);
        assert_eq!(near(text, "", at), None);
        assert_eq!(near("Ünlü DEDİ: x", "ünlü", Span::new(14, 15)), Some(Span::new(0, 6)));
    }
}
