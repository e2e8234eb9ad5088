//! The evaluation lines: one JSON object a document, offsets in Unicode code points, half open.

use sayso_engine::{Document, Scan};
use serde::{Deserialize, Serialize};

use crate::Offsets;
use crate::annotations::{Annotation, annotations};

/// One document's annotations.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DocumentLine {
    /// The document's name: letters, digits, `.`, `_`, `-`.
    pub id: String,
    /// The text's name where several lines share one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text_id: Option<String>,
    /// Gold only: not every attribution is marked.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub partial: bool,
    /// In any order.
    pub annotations: Vec<AnnotationLine>,
}

/// A quote, cue, source, entity or block.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct AnnotationLine {
    /// `quote`, `cue`, `source`, `entity`, `block`, `signal`, or `label` for what rules of packs label.
    pub kind: String,
    /// Unique in its document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// `direct`, `person`, `headline`, …; null for cues, and for quotes marked by two apostrophes (`''…''`): tools that go by
    /// marks know no such one, so whoever reads the line says by its own which kind that is.
    #[serde(rename = "type")]
    pub label: Option<String>,
    /// Start of the covering span, in code points.
    pub start: u32,
    /// Its end, excluded.
    pub end: u32,
    /// The true extent where it is discontinuous.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub spans: Vec<(u32, u32)>,
    /// A quote's source annotation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// A quote's cue annotation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cue: Option<String>,
    /// The canonical name of who or what it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entity: Option<String>,
    /// Gold only: every name of that person in the document.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// `speech` or `other`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub class: Option<String>,
    /// Predictions only, on cues: what the cue lets stand, `neutral`, `claim`, `admission`, …
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub strength: Option<String>,
    /// Predictions only: the id of the rule that made it. On quotes, entities and blocks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
    /// Predictions only: how sure the rule is, in per cent. Stands with `rule`, but for rules of packs that nobody has
    /// measured.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<u8>,
}

impl DocumentLine {
    /// What `scan` found in `document`, structure included; attributions inside another one's content only
    /// with `nested`.
    pub fn new(document: &Document, scan: &Scan, nested: bool) -> Self {
        let annotations = annotations(document, scan, nested);
        Self {
            id: document.id.clone(),
            annotations: annotations.iter().map(|a| line(document, a)).collect(),
            ..Self::default()
        }
    }
}

/// `annotation` with its offsets in code points.
fn line(document: &Document, annotation: &Annotation) -> AnnotationLine {
    let offsets = Offsets::from(document);
    let spans: Vec<_> = annotation.spans.iter().map(|&s| offsets.code_points(s)).collect();
    let owned = |word: Option<&str>| word.map(str::to_owned);
    AnnotationLine {
        kind: annotation.kind.to_owned(),
        id: Some(annotation.id.to_string()),
        label: owned(annotation.label),
        start: spans.first().map_or(0, |s| s.0),
        end: spans.last().map_or(0, |s| s.1),
        spans: if spans.len() > 1 { spans } else { Vec::new() },
        source: annotation.source.map(|id| id.to_string()),
        cue: annotation.cue.map(|id| id.to_string()),
        entity: owned(annotation.entity),
        class: owned(annotation.class),
        strength: owned(annotation.strength),
        rule: annotation.rule.map(|id| id.to_string()),
        confidence: annotation.confidence.map(|confidence| confidence.0),
        ..AnnotationLine::default()
    }
}

#[cfg(test)]
mod tests {
    use sayso_engine::{
        Confidence, EntityKind, Finding, Kind, Part, People, Person, PersonId, QuoteKind, Role, RuleId, SourceKind,
        Span,
    };

    use super::*;

    const TEXT: &str = "🙂 “Água,” said Ana Ruiz, “para todos.” She asked for “more”.";

    fn span(words: &str) -> Span {
        let start = TEXT.find(words).unwrap();
        Span::new(start as u32, (start + words.len()) as u32)
    }

    fn scanned() -> (Document, Scan) {
        let quote = |nested, parts: &[(Role, &[&str])]| Finding {
            rule: RuleId::new("test"),
            kind: Kind::Quote(QuoteKind::Direct),
            parts: parts
                .iter()
                .map(|(role, words)| Part {
                    role: *role,
                    spans: words.iter().map(|w| span(w)).collect(),
                })
                .collect(),
            person: Some(PersonId(0)),
            name: None,
            confidence: Confidence(90),
            nested,
        };
        let broken = [
            (Role::Content, &["“Água,”", "“para todos.”"][..]),
            (Role::Cue, &["said"]),
            (Role::Source, &["Ana Ruiz"]),
        ];
        let mut entity = quote(false, &[(Role::Whole, &["Ana Ruiz"])]);
        entity.kind = Kind::Entity(EntityKind::Person);
        let ana = Person {
            id: PersonId(0),
            name: "Ana Ruiz".to_owned(),
            aliases: Vec::new(),
            kind: SourceKind::Person,
            roles: Vec::new(),
            mentions: vec![span("Ana Ruiz")],
        };
        let scan = Scan {
            findings: vec![
                quote(false, &broken),
                entity,
                quote(true, &[(Role::Content, &["“more”"])]),
            ],
            people: People { all: vec![ana] },
        };
        (Document::new("doc", TEXT), scan)
    }

    fn words(a: &AnnotationLine) -> String {
        let chars: Vec<char> = TEXT.chars().collect();
        chars[a.start as usize..a.end as usize].iter().collect()
    }

    #[test]
    fn offsets_count_code_points_and_quotes_point_to_their_parts() {
        let (document, scan) = scanned();
        let line = DocumentLine::new(&document, &scan, false);
        let seen: Vec<_> = line.annotations.iter().map(|a| (a.kind.as_str(), words(a))).collect();
        let expected = [
            ("source", "Ana Ruiz"),
            ("cue", "said"),
            ("quote", "“Água,” said Ana Ruiz, “para todos.”"),
            ("entity", "Ana Ruiz"),
        ];
        assert_eq!(seen, expected.map(|(kind, words)| (kind, words.to_owned())));
        assert_eq!(line.annotations[1].strength.as_deref(), Some("neutral"));
        let quote = &line.annotations[2];
        assert_eq!(quote.spans, [(2, 9), (25, 38)]);
        assert_eq!(
            (quote.source.as_deref(), quote.cue.as_deref()),
            (Some("s1"), Some("c1"))
        );
        assert_eq!(quote.entity.as_deref(), Some("Ana Ruiz"));
        assert_eq!((quote.rule.as_deref(), quote.confidence), (Some("test"), Some(90)));
        assert_eq!(line.annotations[1].entity, None);
    }

    #[test]
    fn marks_that_other_tools_do_not_know_leave_the_kind_to_them() {
        let text = "''We sail,'' said Ana Ruiz. \"We stay,\" said Tom Weir.";
        let document = Document::new("doc", text);
        let line = DocumentLine::new(
            &document,
            &sayso_engine::scan(&document, &sayso_engine::Rulebook::built_in()),
            false,
        );
        let quotes = line.annotations.iter().filter(|a| a.kind == "quote");
        let labels: Vec<_> = quotes.map(|a| a.label.as_deref()).collect();
        assert_eq!(labels, [None, Some("direct")]);
    }

    #[test]
    fn nested_attributions_are_written_only_on_request() {
        let (document, scan) = scanned();
        let nested = DocumentLine::new(&document, &scan, true);
        assert_eq!(nested.annotations.len(), 5);
        assert_eq!(words(&nested.annotations[4]), "“more”");
    }

    #[test]
    fn the_words_that_stand_for_somebody_not_named_are_no_canonical_name() {
        let (document, mut scan) = scanned();
        scan.people.all[0].kind = SourceKind::Unnamed;
        let line = DocumentLine::new(&document, &scan, false);
        assert_eq!(line.annotations[0].label.as_deref(), Some("unnamed"));
        assert_eq!(
            (&line.annotations[0].entity, &line.annotations[2].entity),
            (&None, &None)
        );
    }
}
