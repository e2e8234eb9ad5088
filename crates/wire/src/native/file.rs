use std::sync::Arc;

use sayso_engine::{Document, Scan, SourceKind};
use sayso_notebook::{
    Annotation, Author, Body, Codebook, Coding, Entry, Event, Journal, Mark, MarkId, MarkState, Origin, Placement,
    Suggestions, Voice, fold, marks, voices,
};
use serde::{Deserialize, Serialize};

use super::editions::is_edited;
use super::entry::{id_json, revision_json};
use super::{BodyJson, CodedJson, Editions, EntryJson};
use crate::Offsets;
use crate::codebook::CodebookJson;
use crate::labels::strength_label;

/// A native file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NativeFile {
    /// Always `sayso`.
    pub format: String,
    /// The oldest that knows all of its events, at most [`super::VERSION`].
    pub version: u32,
    /// The program that wrote it.
    #[serde(default)]
    pub generator: String,
    /// What the numbers count, in words.
    #[serde(default)]
    pub units: UnitsJson,
    /// The text.
    pub article: ArticleJson,
    /// Everything that was done to it, in order.
    pub journal: Vec<EntryJson>,
    /// What the journal comes to: the marks that people stand behind. Not read back.
    #[serde(default, skip_deserializing)]
    pub annotations: Vec<AnnotationJson>,
    /// Everybody who speaks, by number. Not read back.
    #[serde(default, skip_deserializing)]
    pub people: Vec<PersonJson>,
    /// The note on the whole article; left out where there is none. Not read back.
    #[serde(default, skip_deserializing, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The labels and variables that the article is coded with; left out where there are none. Not read back.
    #[serde(default, skip_deserializing, skip_serializing_if = "Option::is_none")]
    pub codebook: Option<CodebookJson>,
    /// The variables' values; left out where there are none. Not read back.
    #[serde(default, skip_deserializing, skip_serializing_if = "Vec::is_empty")]
    pub codings: Vec<CodingJson>,
    /// What the rules propose and nobody has accepted. Not read back.
    #[serde(default, skip_deserializing)]
    pub suggestions: Vec<SuggestionJson>,
}

/// What the numbers in a file count.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitsJson {
    /// The unit of offsets.
    pub offsets: String,
    /// The unit of times.
    pub times: String,
}

/// An article's text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArticleJson {
    /// The caller's name for it.
    #[serde(default)]
    pub id: String,
    /// Its headline, or what the person calls it.
    #[serde(default)]
    pub title: String,
    /// The text as it is now. Every offset but those of entries counts its code points.
    pub text: String,
    /// The edit that made it; left out where it is as it was opened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revision: Option<String>,
}

/// A mark that a person stands behind, to be read by other programs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnnotationJson {
    /// The entry that made it.
    pub id: String,
    /// When, in milliseconds since 1970-01-01T00:00Z.
    pub created: u64,
    /// Who; left out where they do not say.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub author: String,
    /// `accepted`, `corrected` or `own`.
    pub state: String,
    /// The rule that proposed it; left out for one's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
    /// The voice's number: `1`, `2` … or `?1`, `?2` …
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub voice: Option<String>,
    /// What it says, and where.
    pub body: BodyJson,
    /// What the saying words let stand: `neutral`, `claim`, `admission`, …; left out where there are none or no list has them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub strength: Option<String>,
    /// The reader's note.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Whether its words are no longer in the text.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub orphan: bool,
}

/// Somebody who speaks, to be read by other programs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonJson {
    /// Their number: `1`, `2` … or `?1`, `?2` …
    pub voice: String,
    /// What they are called.
    pub name: String,
    /// The kind of source, as in `SpeakerJson`.
    #[serde(rename = "type", with = "crate::labels::source_kind")]
    pub kind: SourceKind,
    /// Other names of theirs.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// What they are.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub roles: Vec<String>,
    /// For whom they speak.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speaks_for: Option<String>,
}

impl From<&Voice> for PersonJson {
    fn from(voice: &Voice) -> Self {
        Self {
            voice: voice.number.to_string(),
            name: voice.name.clone(),
            kind: voice.kind,
            aliases: voice.aliases.clone(),
            roles: voice.roles.clone(),
            speaks_for: voice.speaks_for.clone(),
        }
    }
}

/// A variable's value for one thing, to be read by other programs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodingJson {
    /// The variable's id.
    pub variable: String,
    /// For what.
    pub of: CodedJson,
    /// The value's id.
    pub value: String,
    /// When it was given, in milliseconds since 1970-01-01T00:00Z.
    pub created: u64,
    /// By whom; left out where they do not say.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub author: String,
}

/// A suggestion, to be read by other programs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SuggestionJson {
    /// The rule that proposes it.
    pub rule: String,
    /// How sure that rule is, in per cent.
    pub confidence: u8,
    /// The voice's number: `1`, `2` … or `?1`, `?2` …
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub voice: Option<String>,
    /// What it says, and where.
    pub body: BodyJson,
    /// What the saying words let stand: `neutral`, `claim`, `admission`, …; left out where there are none or no list has them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub strength: Option<String>,
    /// Whether the reader has disagreed.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub dismissed: bool,
    /// Whether it is an attribution inside another one's content.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub nested: bool,
}

impl NativeFile {
    /// The file of `document`, whose text is the present one, with what `scan` found in it and what `journal` says was done. `nested`: with
    /// suggestions inside other attributions' contents.
    pub fn new(document: &Document, scan: &Scan, journal: &Journal, nested: bool) -> Self {
        let offsets = Offsets::from(document);
        let mut editions = if is_edited(journal) {
            Editions::of(journal)
        } else {
            Editions::new(document.text.clone())
        };
        let notebook = fold(journal, &Author::default());
        let suggestions = Suggestions::of(&document.text, scan);
        let voices = voices(&suggestions, &notebook);
        let marks = marks(&document.text, &suggestions, &notebook, &voices);
        let by_id = notebook.by_id();
        let annotation = |mark: &Arc<Mark>| match mark.id {
            MarkId::Annotation(id) => Some(annotation_json(by_id.get(&id)?, mark, offsets)),
            MarkId::Suggestion(_) => None,
        };
        let suggestion = |mark: &Arc<Mark>| match mark.id {
            MarkId::Suggestion(i) if nested || !mark.nested => {
                let confidence = scan.findings[i as usize].confidence.0;
                Some(suggestion_json(mark, confidence, offsets))
            }
            _ => None,
        };
        Self {
            format: "sayso".to_owned(),
            version: journal
                .entries()
                .iter()
                .map(|entry| version_of(entry))
                .max()
                .unwrap_or(1),
            generator: concat!("sayso ", env!("CARGO_PKG_VERSION")).to_owned(),
            units: UnitsJson {
                offsets: "Unicode code points of article.text from 0, end excluded".to_owned(),
                times: "milliseconds since 1970-01-01T00:00Z".to_owned(),
            },
            article: ArticleJson {
                id: document.id.clone(),
                title: document.title.clone(),
                text: document.text.to_string(),
                revision: revision_json(notebook.revision),
            },
            journal: journal.entries().iter().map(|e| editions.write(e)).collect(),
            annotations: marks.iter().filter_map(annotation).collect(),
            people: voices.all.iter().map(PersonJson::from).collect(),
            note: notebook.remark.as_ref().map(|note| note.text.clone()),
            codebook: (notebook.codebook != Codebook::default()).then(|| CodebookJson::from(&notebook.codebook)),
            codings: notebook.codings.iter().map(|c| coding_json(c, offsets)).collect(),
            suggestions: marks.iter().filter_map(suggestion).collect(),
        }
    }

    /// As JSON, indented, to be saved.
    ///
    /// # Panics
    /// Never: all of it is plain data with keys that are strings.
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).expect("plain data is JSON")
    }
}

/// The version with which such an event came.
fn version_of(entry: &Entry) -> u32 {
    match entry.event {
        Event::Remarked { .. }
        | Event::CodebookSet { .. }
        | Event::Coded { .. }
        | Event::Joined { .. }
        | Event::Described { .. }
        | Event::Renumbered { .. }
        | Event::Edited { .. }
        | Event::Planned { .. }
        | Event::Began { .. }
        | Event::Answered { .. }
        | Event::HandedIn { .. } => 3,
        Event::Named { .. } | Event::Returned { .. } => 2,
        _ => 1,
    }
}

fn coding_json(coding: &Coding, offsets: Offsets<'_>) -> CodingJson {
    CodingJson {
        variable: coding.variable.clone(),
        of: CodedJson::new(&coding.of, offsets),
        value: coding.value.clone(),
        created: coding.at.0,
        author: coding.author.0.clone(),
    }
}

fn annotation_json(annotation: &Annotation, mark: &Mark, offsets: Offsets<'_>) -> AnnotationJson {
    let orphan = mark.placement == Placement::Orphan;
    AnnotationJson {
        id: id_json(annotation.id.0),
        created: annotation.at.0,
        author: annotation.author.0.clone(),
        state: match (&annotation.origin, mark.state) {
            (Origin::Reader, _) => "own",
            (Origin::Machine { .. }, MarkState::Accepted) => "accepted",
            (Origin::Machine { .. }, _) => "corrected",
        }
        .to_owned(),
        rule: mark.rule.clone(),
        voice: mark.voice.map(|v| v.to_string()),
        body: BodyJson::new(&mark.body, offsets),
        strength: strength(&mark.body),
        note: mark.note.clone(),
        orphan,
    }
}

fn suggestion_json(mark: &Mark, confidence: u8, offsets: Offsets<'_>) -> SuggestionJson {
    SuggestionJson {
        rule: mark.rule.clone().unwrap_or_default(),
        confidence,
        voice: mark.voice.map(|v| v.to_string()),
        body: BodyJson::new(&mark.body, offsets),
        strength: strength(&mark.body),
        dismissed: mark.state == MarkState::Dismissed,
        nested: mark.nested,
    }
}

fn strength(body: &Body) -> Option<String> {
    let Body::Attribution { cue: Some(cue), .. } = body else {
        return None;
    };
    strength_label(&cue.exact).map(str::to_owned)
}
