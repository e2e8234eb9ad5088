//! A W3C Web Annotation page (<https://www.w3.org/TR/annotation-model/>), as JSON-LD.
//!
//! An attribution becomes up to three annotations: the quote, and its cue and its source, which link to the quote.
//! Each stretch of text is a target of its own (a broken quote has several) with a TextQuoteSelector (32
//! characters of context) and a TextPositionSelector side by side. **Positions count Unicode code points**, as
//! the model asks, from 0, end excluded. What a person stands behind has a `creator`, what only a rule proposes
//! has a `generator`.

use std::borrow::Borrow;
use std::time::{Duration, UNIX_EPOCH};

use sayso_engine::Document;
use sayso_notebook::{
    Anchor, Annotation, Author, Body, Mark, MarkId, MarkState, NoteSign, Notebook, Placement, Timestamp, Voices, tags,
};
use serde::{Deserialize, Serialize};

use crate::Offsets;
use crate::labels::{entity_label, quote_label, signal_label, source_label};

/// A page of annotations.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AnnotationPage {
    /// The model's context.
    #[serde(rename = "@context")]
    pub context: String,
    /// Its IRI.
    pub id: String,
    /// `AnnotationPage`.
    #[serde(rename = "type")]
    pub kind: String,
    /// The annotations, by place.
    pub items: Vec<WebAnnotation>,
}

/// One annotation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WebAnnotation {
    /// Its IRI.
    pub id: String,
    /// `Annotation`.
    #[serde(rename = "type")]
    pub kind: String,
    /// When a person made it, as xsd:dateTime in UTC.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub created: Option<String>,
    /// The person who stands behind it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub creator: Option<Agent>,
    /// The rule that proposed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub generator: Option<Agent>,
    /// What it says.
    pub body: Vec<WebBody>,
    /// Where: one for each stretch of text.
    pub target: Vec<Target>,
}

/// Who or what made an annotation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Agent {
    /// `Person` or `Software`.
    #[serde(rename = "type")]
    pub kind: String,
    /// Its name; left out where a person does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// What an annotation says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type")]
pub enum WebBody {
    /// Words.
    TextualBody {
        /// `tagging` (what it is, a note's tags and its sign), `describing` (who says it, and for whom they speak), `classifying`
        /// (what they are) or `commenting` (a note).
        purpose: String,
        /// The words.
        value: String,
        /// `text/plain`; of a note, `text/markdown`.
        format: String,
    },
    /// Another annotation: the quote that a cue or source belongs to.
    SpecificResource {
        /// `linking`.
        purpose: String,
        /// Its IRI.
        source: String,
    },
}

/// A stretch of the article.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Target {
    /// The article's IRI.
    pub source: String,
    /// Two ways to find the same stretch; none where it is the whole article.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub selector: Vec<Selector>,
}

/// A way to find a stretch of text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type")]
pub enum Selector {
    /// By its words.
    TextQuoteSelector {
        /// The words.
        exact: String,
        /// Up to 32 characters before.
        prefix: String,
        /// Up to 32 characters after.
        suffix: String,
    },
    /// By its place, in code points.
    TextPositionSelector {
        /// The first one.
        start: u32,
        /// One past the last.
        end: u32,
    },
}

impl AnnotationPage {
    /// The page of the note on the article and of those of `marks` that are in the text: neither dismissed nor orphans.
    /// `marks` and `notebook` are those of `document`; `voices` say who is who.
    pub fn new<'a, M: Borrow<Mark> + 'a>(
        document: &Document,
        notebook: &Notebook,
        voices: &Voices,
        marks: impl IntoIterator<Item = &'a M>,
    ) -> Self {
        let page = Page {
            article: format!("urn:sayso:{}", encoded(&document.id)),
            offsets: Offsets::from(document),
            voices,
        };
        let by_id = notebook.by_id();
        let drawn = |m: &&Mark| m.state != MarkState::Dismissed && m.placement != Placement::Orphan;
        let items = marks.into_iter().map(Borrow::borrow).filter(drawn).flat_map(|mark| {
            let annotation = match mark.id {
                MarkId::Annotation(id) => by_id.get(&id).copied(),
                MarkId::Suggestion(_) => None,
            };
            page.annotations(mark, annotation)
        });
        Self {
            context: "http://www.w3.org/ns/anno.jsonld".to_owned(),
            id: format!("{}:annotations", page.article),
            kind: "AnnotationPage".to_owned(),
            items: page.remark(notebook).into_iter().chain(items).collect(),
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

/// What all annotations of a page share.
struct Page<'a> {
    article: String,
    offsets: Offsets<'a>,
    voices: &'a Voices,
}

impl Page<'_> {
    /// The note on the whole article.
    fn remark(&self, notebook: &Notebook) -> Option<WebAnnotation> {
        let note = notebook.remark.as_ref()?;
        Some(WebAnnotation {
            id: format!("{}:note", self.article),
            kind: "Annotation".to_owned(),
            created: Some(date_time(note.at)),
            creator: Some(person(&note.author)),
            generator: None,
            body: note_bodies(&note.text).collect(),
            target: vec![Target {
                source: self.article.clone(),
                selector: Vec::new(),
            }],
        })
    }

    fn annotations(&self, mark: &Mark, annotation: Option<&Annotation>) -> Vec<WebAnnotation> {
        let id = match mark.id {
            MarkId::Annotation(id) => format!("{}:annotation:{}-{}", self.article, id.0.replica.0, id.0.seq),
            MarkId::Suggestion(i) => format!("{}:suggestion:{i}", self.article),
        };
        let whole = |bodies: Vec<WebBody>, at: &Anchor| WebAnnotation {
            id: id.clone(),
            kind: "Annotation".to_owned(),
            created: annotation.map(|a| date_time(a.at)),
            creator: annotation.map(|a| person(&a.author)),
            generator: mark.rule.as_ref().map(|rule| Agent {
                kind: "Software".to_owned(),
                name: Some(format!("Sayso, rule {rule}")),
            }),
            body: bodies,
            target: self.targets(at),
        };
        let note = mark.note.iter().flat_map(|note| note_bodies(note));
        match &mark.body {
            Body::Attribution {
                kind,
                content,
                cue,
                source,
                speaker,
            } => {
                let tags = ["quote", quote_label(*kind)].map(|tag| textual("tagging", tag));
                let voice = mark.voice.and_then(|number| self.voices.get(number));
                let name = voice.map(|v| &v.name).or(speaker.as_ref().map(|s| &s.name));
                let says = name.map(|name| textual("describing", name));
                let quote = whole(tags.into_iter().chain(says).chain(note).collect(), content);
                let part = |role: &str, anchor: &Option<Anchor>, who: Vec<WebBody>| {
                    let link = WebBody::SpecificResource {
                        purpose: "linking".to_owned(),
                        source: id.clone(),
                    };
                    let bodies = std::iter::once(textual("tagging", role)).chain(who).chain([link]);
                    anchor.as_ref().map(|anchor| WebAnnotation {
                        id: format!("{id}:{role}"),
                        ..whole(bodies.collect(), anchor)
                    })
                };
                let kind = voice.map(|v| v.kind).or(speaker.as_ref().map(|s| s.kind));
                let roles = voice
                    .into_iter()
                    .flat_map(|v| &v.roles)
                    .map(|role| textual("classifying", role));
                let speaks_for = voice.and_then(|v| v.speaks_for.as_ref());
                let who = kind.map(|kind| textual("tagging", source_label(kind))).into_iter();
                let who = who.chain(name.map(|name| textual("describing", name))).chain(roles);
                let who = who.chain(speaks_for.map(|whom| textual("describing", &format!("speaks for {whom}"))));
                let cue = part("cue", cue, Vec::new());
                let source = part("source", source, who.collect());
                [Some(quote), cue, source].into_iter().flatten().collect()
            }
            Body::Entity { kind, at } => {
                let tags = ["entity", entity_label(*kind)].map(|tag| textual("tagging", tag));
                vec![whole(tags.into_iter().chain(note).collect(), at)]
            }
            Body::Signal { kind, at } => {
                let tags = ["signal", signal_label(*kind)].map(|tag| textual("tagging", tag));
                vec![whole(tags.into_iter().chain(note).collect(), at)]
            }
            Body::Label { label, at } => {
                let tags = ["label", label].map(|tag| textual("tagging", tag));
                vec![whole(tags.into_iter().chain(note).collect(), at)]
            }
            Body::Highlight { at } => {
                vec![whole(
                    [textual("tagging", "highlight")].into_iter().chain(note).collect(),
                    at,
                )]
            }
        }
    }

    fn targets(&self, anchor: &Anchor) -> Vec<Target> {
        let target = |span| {
            let piece = Anchor::new(self.offsets.text(), vec![span]);
            let (start, end) = self.offsets.code_points(span);
            Target {
                source: self.article.clone(),
                selector: vec![
                    Selector::TextQuoteSelector {
                        exact: piece.exact,
                        prefix: piece.prefix,
                        suffix: piece.suffix,
                    },
                    Selector::TextPositionSelector { start, end },
                ],
            }
        };
        anchor.spans.iter().copied().map(target).collect()
    }
}

fn textual(purpose: &str, value: &str) -> WebBody {
    worded(purpose, value, "text/plain")
}

fn worded(purpose: &str, value: &str, format: &str) -> WebBody {
    WebBody::TextualBody {
        purpose: purpose.to_owned(),
        value: value.to_owned(),
        format: format.to_owned(),
    }
}

/// A note as a person wrote it, and what it says by its sign and its tags, each once.
fn note_bodies(note: &str) -> impl Iterator<Item = WebBody> {
    let sign = NoteSign::split(note).0.map(NoteSign::as_str);
    let mut said: Vec<&str> = Vec::new();
    for tag in sign.into_iter().chain(tags(note)) {
        if !said.contains(&tag) {
            said.push(tag);
        }
    }
    let said = said.into_iter().map(|tag| textual("tagging", tag));
    let all: Vec<WebBody> = [worded("commenting", note, "text/markdown")]
        .into_iter()
        .chain(said)
        .collect();
    all.into_iter()
}

fn person(author: &Author) -> Agent {
    Agent {
        kind: "Person".to_owned(),
        name: Some(author.0.clone()).filter(|name| !name.is_empty()),
    }
}

/// The last moment that xsd:dateTime writes with a year of four digits, in milliseconds.
const LAST_MOMENT: u64 = 253_402_300_799_999;

fn date_time(at: Timestamp) -> String {
    let moment = UNIX_EPOCH + Duration::from_millis(at.0.min(LAST_MOMENT));
    humantime::format_rfc3339_millis(moment).to_string()
}

/// `id` as it may stand in a URN: everything but letters, digits, `-`, `.`, `_` and `~` as `%` and two hex digits.
fn encoded(id: &str) -> String {
    let mut encoded = String::with_capacity(id.len());
    for byte in id.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}
