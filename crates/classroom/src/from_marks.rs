use sayso_engine::{Document, EntityKind, SourceKind, Span};
use sayso_notebook::{Anchor, Body, Mark, MarkState, Placement, Speaker, quote_kind};
use sayso_wire::classroom::{HandedMark, KeyMark, Place};
use sayso_wire::{Offsets, entity_label};

use crate::Reading;
use crate::names::NOBODY;

/// The label of all quotes, direct or reported.
const QUOTE: &str = "quote";

/// The kinds of entity that an exercise can ask for.
const ENTITIES: [EntityKind; 9] = [
    EntityKind::Person,
    EntityKind::Organisation,
    EntityKind::Place,
    EntityKind::Date,
    EntityKind::Time,
    EntityKind::Money,
    EntityKind::Number,
    EntityKind::Event,
    EntityKind::Work,
];

/// The label under which a mark is handed in: `quote`, a kind of entity, or the codebook's; none for what no exercise asks for.
pub fn label_of(body: &Body) -> Option<&str> {
    match body {
        Body::Attribution { .. } => Some(QUOTE),
        Body::Entity { kind, .. } => Some(entity_label(*kind)),
        Body::Label { label, .. } => Some(label),
        Body::Signal { .. } | Body::Highlight { .. } => None,
    }
}

/// The labels of the kinds of entity that an exercise can ask for.
pub fn entity_labels() -> impl Iterator<Item = &'static str> {
    ENTITIES.into_iter().map(entity_label)
}

/// The kind of entity that a label stands for, if it does.
pub fn entity_kind(label: &str) -> Option<EntityKind> {
    ENTITIES.into_iter().find(|kind| entity_label(*kind) == label)
}

/// What a student hands in of an article's marks: their own, and those of the machine's that they stand behind, by place.
pub fn handed<'a>(document: &Document, marks: impl IntoIterator<Item = &'a Mark>) -> Vec<HandedMark> {
    let stands = |mark: &&Mark| !matches!(mark.state, MarkState::Suggested | MarkState::Dismissed);
    let handed = marks.into_iter().filter(stands).filter_map(|mark| {
        Some(HandedMark {
            label: label_of(&mark.body)?.to_owned(),
            at: place(document, mark)?,
            source: match &mark.body {
                Body::Attribution { speaker: Some(who), .. } => who.name.clone(),
                Body::Attribution {
                    source: Some(words), ..
                } => words.exact.clone(),
                Body::Attribution { .. } => NOBODY.to_owned(),
                _ => String::new(),
            },
            note: mark.note.clone().unwrap_or_default(),
        })
    });
    handed.collect()
}

/// The key that an article's marks come to, by place: those of `labels`, one point each. What the machine proposes stands in it
/// unchecked until somebody agrees. `why` tells the student of a mark's reason; a note at it goes before.
pub fn key_marks<'a>(
    document: &Document,
    marks: impl IntoIterator<Item = &'a Mark>,
    labels: &[String],
    why: impl Fn(&Mark) -> String,
) -> Vec<KeyMark> {
    let counts = |mark: &&Mark| {
        let is_open = mark.state == MarkState::Suggested;
        let asked = label_of(&mark.body).is_some_and(|label| labels.iter().any(|of| of == label));
        asked && mark.state != MarkState::Dismissed && !(is_open && mark.nested)
    };
    let key = marks.into_iter().filter(counts).filter_map(|mark| {
        Some(KeyMark {
            id: String::new(),
            label: label_of(&mark.body)?.to_owned(),
            at: place(document, mark)?,
            alternatives: Vec::new(),
            sources: sources(&mark.body),
            points: 1.0,
            checked: mark.state != MarkState::Suggested,
            why: mark.note.clone().unwrap_or_else(|| why(mark)),
        })
    });
    let numbered = key.enumerate().map(|(n, mark)| KeyMark {
        id: format!("k{}", n + 1),
        ..mark
    });
    numbered.collect()
}

/// `marks` with what `kept` says more of them: other stretches that are right, other names, points. A mark of `kept` is known by its
/// label and place, or by its words where the text before it has changed; its names go on only while one of them is still who says it.
#[must_use]
pub fn with_more(marks: Vec<KeyMark>, kept: &[KeyMark]) -> Vec<KeyMark> {
    let same_place = |mark: &KeyMark, of: &KeyMark| (of.at.start, of.at.end) == (mark.at.start, mark.at.end);
    let merged = marks.into_iter().map(|mut mark| {
        let alike = || {
            kept.iter()
                .filter(|of| of.label == mark.label && of.at.exact == mark.at.exact)
        };
        let Some(more) = alike().find(|of| same_place(&mark, of)).or_else(|| alike().next()) else {
            return mark;
        };
        mark.alternatives.clone_from(&more.alternatives);
        mark.points = more.points;
        if mark.sources.iter().any(|name| more.sources.contains(name)) {
            let new = more.sources.iter().filter(|name| !mark.sources.contains(name));
            mark.sources.extend(new.cloned().collect::<Vec<_>>());
        }
        mark
    });
    merged.collect()
}

/// The stretch `span` of an article, as a key has it.
pub fn place_of(document: &Document, span: Span) -> Place {
    let (start, end) = Offsets::from(document).code_points(span);
    let anchor = Anchor::new(&document.text, vec![span]);
    Place {
        start,
        end,
        exact: anchor.exact,
        prefix: anchor.prefix,
        suffix: anchor.suffix,
    }
}

/// The names that are right for whoever says it. Somebody without a name may be called *nobody*, too.
fn sources(body: &Body) -> Vec<String> {
    let Body::Attribution { speaker, source, .. } = body else {
        return Vec::new();
    };
    match (speaker, source) {
        (Some(who), _) if who.kind == SourceKind::Unnamed => vec![NOBODY.to_owned(), who.name.clone()],
        (Some(who), _) => vec![who.name.clone()],
        (None, Some(words)) => vec![NOBODY.to_owned(), words.exact.clone()],
        (None, None) => vec![NOBODY.to_owned()],
    }
}

/// Where a mark stands; none if it does not stand in the text any more.
fn place(document: &Document, mark: &Mark) -> Option<Place> {
    let Placement::Placed(spans) = &mark.placement else {
        return None;
    };
    Some(place_of(document, spans.iter().copied().reduce(Span::cover)?))
}

/// The mark that a key's mark is in an article; none if its words are not in the text.
pub fn body_of(document: &Document, mark: &KeyMark) -> Option<Body> {
    let offsets = Offsets::from(document);
    let span = offsets.span(Reading::new(&document.text).stand(&mark.at).span()?)?;
    let at = Anchor::new(&document.text, vec![span]);
    Some(body(&mark.label, at, mark.sources.first()))
}

/// The mark with this label on these words. `source`: for quotes, who says it.
pub fn body(label: &str, at: Anchor, source: Option<&String>) -> Body {
    if label != QUOTE {
        return match entity_kind(label) {
            Some(kind) => Body::Entity { kind, at },
            None => Body::Label {
                label: label.to_owned(),
                at,
            },
        };
    }
    Body::Attribution {
        kind: quote_kind(&at.exact),
        content: at,
        cue: None,
        source: None,
        speaker: source.filter(|name| *name != NOBODY).map(|name| Speaker {
            name: name.clone(),
            kind: SourceKind::Person,
        }),
    }
}
