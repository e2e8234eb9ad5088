//! What was found, as annotations that point to each other: the fields of the evaluation lines and of the JavaScript
//! package, before offsets are converted and names are copied.

use std::borrow::Cow;
use std::fmt;

use sayso_engine::{Confidence, Document, Finding, Kind, Role, RuleId, Scan, SourceKind, Span, is_saying};

use crate::labels::{block_label, entity_label, quote_label, signal_label, source_label, strength_label};

/// An annotation's name: the first letter of what it is, and its number among those: `q1`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AnnotationId {
    /// `q`uote, `c`ue, `s`ource, `e`ntity, `b`lock, `l`abel, or `g` for a signal.
    pub letter: char,
    /// From 1. An attribution's quote, cue and source have the same.
    pub number: u32,
}

impl fmt::Display for AnnotationId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.letter, self.number)
    }
}

/// A quote, cue, source, entity, block, signal or label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Annotation<'a> {
    /// `quote`, `cue`, `source`, `entity`, `block`, `signal`, or `label` for what rules of packs label.
    pub kind: &'static str,
    /// Unique in its document.
    pub id: AnnotationId,
    /// `direct`, `person`, `headline`, …; none for cues, and for quotes marked by two apostrophes (`''…''`): tools that go
    /// by marks know no such one, so whoever reads the annotation says by its own which kind that is.
    pub label: Option<&'a str>,
    /// Its extent, in order; several where it is discontinuous, never none.
    pub spans: &'a [Span],
    /// A quote's source annotation.
    pub source: Option<AnnotationId>,
    /// A quote's cue annotation.
    pub cue: Option<AnnotationId>,
    /// The canonical name of who or what it is; of a quote, who says it. A name that only [`SourceKind::Unnamed`]
    /// speakers go by is none.
    pub entity: Option<&'a str>,
    /// On quotes: `speech` where the cue names an act of saying, else `other`.
    pub class: Option<&'static str>,
    /// On cues: what the cue lets stand, `neutral`, `claim`, `admission`, …
    pub strength: Option<&'static str>,
    /// The rule that made it. On all but cues and sources.
    pub rule: Option<&'a RuleId>,
    /// How sure the rule is. Stands with `rule`, but for rules of packs that nobody has measured.
    pub confidence: Option<Confidence>,
}

/// What `scan` found in `document`, structure included, in the order of the text, an attribution's source and cue before
/// its quote; attributions inside another one's content only with `nested`.
pub fn annotations<'a>(document: &'a Document, scan: &'a Scan, nested: bool) -> Vec<Annotation<'a>> {
    let mut out = Vec::with_capacity(2 * scan.findings.len());
    let (mut quotes, mut entities, mut blocks, mut signals, mut labels) = (0, 0, 0, 0, 0);
    for finding in scan.findings.iter().filter(|f| nested || !f.nested) {
        match finding.kind {
            Kind::Quote(kind) => {
                quotes += 1;
                let speaker = finding.person.map(|id| scan.people.get(id));
                let name = speaker.filter(|p| p.kind != SourceKind::Unnamed).map(|p| &*p.name);
                let source = bare("source", 's', quotes, finding.spans(Role::Source)).map(|a| Annotation {
                    label: speaker.map(|p| source_label(p.kind)),
                    entity: name,
                    ..a
                });
                let cue = bare("cue", 'c', quotes, finding.spans(Role::Cue)).map(|a| Annotation {
                    strength: strength_label(&words(document, a.spans)),
                    ..a
                });
                let quote = bare("quote", 'q', quotes, finding.spans(Role::Content)).map(|a| Annotation {
                    label: (!has_twin_marks(document, finding)).then(|| quote_label(kind)),
                    class: Some(class(document, finding)),
                    source: source.map(|s| s.id),
                    cue: cue.map(|c| c.id),
                    entity: name,
                    rule: Some(&finding.rule),
                    confidence: measured(finding),
                    ..a
                });
                out.extend([source, cue, quote].into_iter().flatten());
            }
            Kind::Entity(kind) => {
                entities += 1;
                let entity = match finding.person {
                    Some(id) => Some(&*scan.people.get(id).name),
                    None => finding.name.as_deref(),
                };
                out.extend(
                    whole("entity", 'e', entities, finding, entity_label(kind)).map(|a| Annotation { entity, ..a }),
                );
            }
            Kind::Signal(kind) => {
                signals += 1;
                out.extend(whole("signal", 'g', signals, finding, signal_label(kind)));
            }
            Kind::Label => {
                labels += 1;
                let label = finding.name.as_deref().unwrap_or_default();
                out.extend(whole("label", 'l', labels, finding, label));
            }
            Kind::Block(kind) => {
                blocks += 1;
                out.extend(whole("block", 'b', blocks, finding, block_label(kind)));
            }
        }
    }
    out
}

/// An annotation of which only the place is known; none without one.
fn bare<'a>(kind: &'static str, letter: char, number: u32, spans: &'a [Span]) -> Option<Annotation<'a>> {
    (!spans.is_empty()).then_some(Annotation {
        kind,
        id: AnnotationId { letter, number },
        label: None,
        spans,
        source: None,
        cue: None,
        entity: None,
        class: None,
        strength: None,
        rule: None,
        confidence: None,
    })
}

/// That of a finding without parts.
fn whole<'a>(
    kind: &'static str,
    letter: char,
    number: u32,
    finding: &'a Finding,
    label: &'a str,
) -> Option<Annotation<'a>> {
    bare(kind, letter, number, finding.spans(Role::Whole)).map(|a| Annotation {
        label: Some(label),
        rule: Some(&finding.rule),
        confidence: measured(finding),
        ..a
    })
}

/// How sure `finding`'s rule is, if that was measured.
fn measured(finding: &Finding) -> Option<Confidence> {
    Some(finding.confidence).filter(|confidence| confidence.0 > 0)
}

/// Whether a quotation in `finding`'s content is marked by two apostrophes.
fn has_twin_marks(document: &Document, finding: &Finding) -> bool {
    let pieces = finding.spans(Role::Content).iter();
    pieces
        .map(|span| span.of(&document.text))
        .any(|words| words.contains("''"))
}

/// Whether `finding`'s cue names an act of saying.
fn class(document: &Document, finding: &Finding) -> &'static str {
    let mut cue = finding.spans(Role::Cue).iter().map(|s| s.of(&document.text));
    // A cue in pieces that has no word of thinking names an act of saying.
    if cue.all(is_saying) { "speech" } else { "other" }
}

/// The words of `spans`, pieces apart by a space.
fn words<'a>(document: &'a Document, spans: &[Span]) -> Cow<'a, str> {
    if let [whole] = spans {
        return Cow::Borrowed(whole.of(&document.text));
    }
    let pieces: Vec<_> = spans.iter().map(|span| span.of(&document.text)).collect();
    Cow::Owned(pieces.join(" "))
}
