//! The evaluation lines: one JSON object a document, offsets in Unicode code points, half open.

use sayso_engine::{Document, Finding, Kind, Role, Scan, SourceKind, Span, is_saying};
use serde::{Deserialize, Serialize};

use crate::labels::{block_label, entity_label, quote_label, signal_label, source_label, strength_label};

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
    ///
    /// A name that only [`SourceKind::Unnamed`] speakers go by is no canonical name, so their `entity` is null.
    pub fn new(document: &Document, scan: &Scan, nested: bool) -> Self {
        let mut annotations = Vec::new();
        let (mut quotes, mut entities, mut blocks, mut signals, mut labels) = (0, 0, 0, 0, 0);
        let rule = |finding: &Finding| Some(finding.rule.to_string());
        let confidence = |finding: &Finding| Some(finding.confidence.0);
        for finding in scan.findings.iter().filter(|f| nested || !f.nested) {
            match finding.kind {
                Kind::Quote(kind) => {
                    quotes += 1;
                    let speaker = finding.person.map(|id| scan.people.get(id));
                    let name = speaker
                        .filter(|p| p.kind != SourceKind::Unnamed)
                        .map(|p| p.name.clone());
                    let source = annotation(document, finding, Role::Source).map(|a| AnnotationLine {
                        kind: "source".to_owned(),
                        id: Some(format!("s{quotes}")),
                        label: speaker.map(|p| source_label(p.kind).to_owned()),
                        entity: name.clone(),
                        ..a
                    });
                    let cue = annotation(document, finding, Role::Cue).map(|a| AnnotationLine {
                        kind: "cue".to_owned(),
                        id: Some(format!("c{quotes}")),
                        strength: strength_label(&words(document, finding.spans(Role::Cue))).map(str::to_owned),
                        ..a
                    });
                    let quote = annotation(document, finding, Role::Content).map(|a| AnnotationLine {
                        kind: "quote".to_owned(),
                        id: Some(format!("q{quotes}")),
                        label: (!has_twin_marks(document, finding)).then(|| quote_label(kind).to_owned()),
                        class: Some(class(document, finding).to_owned()),
                        source: source.as_ref().and_then(|s| s.id.clone()),
                        cue: cue.as_ref().and_then(|c| c.id.clone()),
                        entity: name,
                        rule: rule(finding),
                        confidence: confidence(finding),
                        ..a
                    });
                    annotations.extend([source, cue, quote].into_iter().flatten());
                }
                Kind::Entity(kind) => {
                    entities += 1;
                    annotations.extend(annotation(document, finding, Role::Whole).map(|a| AnnotationLine {
                        kind: "entity".to_owned(),
                        id: Some(format!("e{entities}")),
                        label: Some(entity_label(kind).to_owned()),
                        entity: match finding.person {
                            Some(id) => Some(scan.people.get(id).name.clone()),
                            None => finding.name.clone(),
                        },
                        rule: rule(finding),
                        confidence: confidence(finding),
                        ..a
                    }));
                }
                Kind::Signal(kind) => {
                    signals += 1;
                    annotations.extend(annotation(document, finding, Role::Whole).map(|a| AnnotationLine {
                        kind: "signal".to_owned(),
                        id: Some(format!("g{signals}")),
                        label: Some(signal_label(kind).to_owned()),
                        rule: rule(finding),
                        confidence: confidence(finding),
                        ..a
                    }));
                }
                Kind::Label => {
                    labels += 1;
                    annotations.extend(annotation(document, finding, Role::Whole).map(|a| AnnotationLine {
                        kind: "label".to_owned(),
                        id: Some(format!("l{labels}")),
                        label: finding.name.clone(),
                        rule: rule(finding),
                        confidence: confidence(finding).filter(|&c| c > 0),
                        ..a
                    }));
                }
                Kind::Block(kind) => {
                    blocks += 1;
                    annotations.extend(annotation(document, finding, Role::Whole).map(|a| AnnotationLine {
                        kind: "block".to_owned(),
                        id: Some(format!("b{blocks}")),
                        label: Some(block_label(kind).to_owned()),
                        rule: rule(finding),
                        confidence: confidence(finding),
                        ..a
                    }));
                }
            }
        }
        Self {
            id: document.id.clone(),
            annotations,
            ..Self::default()
        }
    }
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
fn words(document: &Document, spans: &[Span]) -> String {
    let pieces: Vec<_> = spans.iter().map(|span| span.of(&document.text)).collect();
    pieces.join(" ")
}

/// The offsets of `finding`'s `role`; none if it has no such part.
fn annotation(document: &Document, finding: &Finding, role: Role) -> Option<AnnotationLine> {
    let code_point = |byte| document.index.code_point(&document.text, byte).0;
    let spans: Vec<_> = finding
        .spans(role)
        .iter()
        .map(|s| (code_point(s.start), code_point(s.end)))
        .collect();
    let (start, end) = (spans.first()?.0, spans.last()?.1);
    Some(AnnotationLine {
        start,
        end,
        spans: if spans.len() > 1 { spans } else { Vec::new() },
        ..AnnotationLine::default()
    })
}

#[cfg(test)]
mod tests {
    use sayso_engine::{Confidence, EntityKind, Part, People, Person, PersonId, QuoteKind, RuleId};

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
