use std::cmp::Reverse;
use std::collections::HashMap;

use sayso_engine::{EntityKind, Kind, QuoteKind, Scan, Span};

use crate::{Annotation, AnnotationId, Body, EntryId, Notebook, Origin, Placement, Speaker, VoiceNumber, Voices};

/// A mark's name on the page, stable while the page is open and across reloads of the same text and rules.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum MarkId {
    /// A suggestion: its place in [`Scan::findings`].
    Suggestion(u32),
    /// An annotation.
    Annotation(AnnotationId),
}

/// What a person has said to a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MarkState {
    /// Nothing yet.
    Suggested,
    /// Agreed.
    Accepted,
    /// Agreed after a change.
    Corrected,
    /// Made it.
    Own,
    /// Disagreed: not in the text, only in the review list.
    Dismissed,
}

/// A suggestion or an annotation, as it is shown: the one list that the article, the panel and the exports draw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Its name.
    pub id: MarkId,
    /// What it says. Its anchors' spans are those of the present text; an orphan's are those of the text it was
    /// made on.
    pub body: Body,
    /// Where its anchor is found.
    pub placement: Placement,
    /// What a person has said to it.
    pub state: MarkState,
    /// The entry that dismissed it: taking that back brings the suggestion back.
    pub dismissal: Option<EntryId>,
    /// Whose words they are.
    pub voice: Option<VoiceNumber>,
    /// The reader's note.
    pub note: Option<String>,
    /// The rule that proposed it; none for the reader's own.
    pub rule: Option<String>,
    /// An attribution inside another's content.
    pub nested: bool,
}

/// Suggestions and annotations as one list, by place and longer first; orphans at its end. A suggestion that
/// somebody accepted, corrected or dismissed is there once, and so is one that the reader marked by hand.
///
/// A decision is matched to a suggestion by kind and by the words it is placed on (without punctuation at their
/// ends), so that it outlives new rules and changes of the text around it.
pub fn marks(text: &str, scan: &Scan, notebook: &Notebook, voices: &Voices) -> Vec<Mark> {
    let mut decided = Decided::new(text, notebook);
    let mut marks: Vec<Mark> = Vec::new();
    for (i, finding) in scan.findings.iter().enumerate() {
        let Some(body) = Body::of(finding, text, &scan.people) else {
            continue;
        };
        let voice = match finding.kind {
            Kind::Quote(_) => finding.person.and_then(|id| voices.number_of_person(id)),
            Kind::Entity(_) | Kind::Block(_) => None,
        };
        let spans = body.anchor().spans.clone();
        let place = core(text, &spans);
        if let Some(annotations) = decided.annotations.get(&(layer(&body), place.clone())) {
            for i in annotations {
                decided.behind[*i] = Some(Behind {
                    voice: voice.map(|v| (body.speaker().cloned(), v)),
                    nested: finding.nested,
                });
            }
            continue;
        }
        let dismissal = decided.dismissed.get(&(kind(&body), place)).copied();
        marks.push(Mark {
            id: MarkId::Suggestion(i as u32),
            body,
            placement: Placement::Placed(spans),
            state: match dismissal {
                Some(_) => MarkState::Dismissed,
                None => MarkState::Suggested,
            },
            dismissal,
            voice,
            note: None,
            rule: Some(finding.rule.as_str().to_owned()),
            nested: finding.nested,
        });
    }
    for (annotation, (placed, behind)) in notebook
        .annotations
        .iter()
        .zip(decided.placed.into_iter().zip(decided.behind))
    {
        marks.push(mark(annotation, placed, behind, voices));
    }
    let contents: Vec<Span> = marks.iter().filter_map(content).collect();
    for mark in &mut marks {
        if let (MarkId::Annotation(_), MarkState::Own, Some(own)) = (&mark.id, mark.state, content(mark)) {
            mark.nested |= contents.iter().any(|c| c.contains(own) && c.len() > own.len());
        }
    }
    marks.sort_by_key(|m| match &m.placement {
        Placement::Placed(_) => {
            let cover = m.body.anchor().cover();
            (0, cover.start, Reverse(cover.end))
        }
        Placement::Orphan => (1, 0, Reverse(0)),
    });
    marks
}

fn mark(annotation: &Annotation, placed: Option<Body>, behind: Option<Behind>, voices: &Voices) -> Mark {
    let (state, rule) = match &annotation.origin {
        Origin::Reader => (MarkState::Own, None),
        Origin::Machine { proposed, rule } if *proposed == annotation.body => (MarkState::Accepted, Some(rule.clone())),
        Origin::Machine { rule, .. } => (MarkState::Corrected, Some(rule.clone())),
    };
    let speaker = annotation.body.speaker();
    let known = behind.as_ref().and_then(|b| b.voice.as_ref());
    // Two people of one name are told apart by the suggestion behind the mark.
    let voice = match known {
        Some((proposed, voice)) if proposed.as_ref() == speaker => Some(*voice),
        _ => speaker.and_then(|s| voices.number_of(s)),
    };
    Mark {
        id: MarkId::Annotation(annotation.id),
        placement: match &placed {
            Some(body) => Placement::Placed(body.anchor().spans.clone()),
            None => Placement::Orphan,
        },
        body: placed.unwrap_or_else(|| annotation.body.clone()),
        state,
        dismissal: None,
        voice,
        note: annotation.note.as_ref().map(|n| n.text.clone()),
        rule,
        nested: behind.is_some_and(|b| b.nested),
    }
}

/// Where the content of an attribution that is in the text stands.
fn content(mark: &Mark) -> Option<Span> {
    let drawn = mark.state != MarkState::Dismissed && mark.placement != Placement::Orphan;
    matches!(mark.body, Body::Attribution { .. } if drawn).then(|| mark.body.anchor().cover())
}

/// What stands behind an annotation in the present list of findings.
struct Behind {
    /// Whom the machine proposes as the speaker, and that voice.
    voice: Option<(Option<Speaker>, VoiceNumber)>,
    nested: bool,
}

/// What a decision is about, and the words it is placed on.
type Key<K> = (K, Vec<Span>);

/// The notebook's decisions, by what they are about.
struct Decided {
    /// The annotations as they stand in the present text; none for orphans.
    placed: Vec<Option<Body>>,
    /// Filled in as the suggestions behind them are met.
    behind: Vec<Option<Behind>>,
    annotations: HashMap<Key<Layer>, Vec<usize>>,
    dismissed: HashMap<Key<BodyKind>, EntryId>,
}

impl Decided {
    fn new(text: &str, notebook: &Notebook) -> Self {
        let mut annotations: HashMap<_, Vec<usize>> = HashMap::new();
        let mut placed = Vec::new();
        for (i, annotation) in notebook.annotations.iter().enumerate() {
            let body = annotation.body.moved_to(text);
            let proposed = match &annotation.origin {
                Origin::Machine { proposed, .. } => Some(proposed),
                Origin::Reader => None,
            };
            for anchor in [Some(annotation.body.anchor()), proposed.map(Body::anchor)]
                .into_iter()
                .flatten()
            {
                if let Placement::Placed(spans) = anchor.place(text) {
                    let of = annotations
                        .entry((layer(&annotation.body), core(text, &spans)))
                        .or_default();
                    if of.last() != Some(&i) {
                        of.push(i);
                    }
                }
            }
            placed.push(body);
        }
        let dismissed = notebook
            .dismissed
            .iter()
            .filter_map(|d| match d.body.anchor().place(text) {
                Placement::Placed(spans) => Some(((kind(&d.body), core(text, &spans)), d.entry)),
                Placement::Orphan => None,
            });
        Self {
            behind: placed.iter().map(|_| None).collect(),
            placed,
            annotations,
            dismissed: dismissed.collect(),
        }
    }
}

#[derive(PartialEq, Eq, Hash)]
enum Layer {
    Attribution,
    Entity,
    Highlight,
}

fn layer(body: &Body) -> Layer {
    match body {
        Body::Attribution { .. } => Layer::Attribution,
        Body::Entity { .. } => Layer::Entity,
        Body::Highlight { .. } => Layer::Highlight,
    }
}

#[derive(PartialEq, Eq, Hash)]
enum BodyKind {
    Attribution(QuoteKind),
    Entity(EntityKind),
    Highlight,
}

fn kind(body: &Body) -> BodyKind {
    match body {
        Body::Attribution { kind, .. } => BodyKind::Attribution(*kind),
        Body::Entity { kind, .. } => BodyKind::Entity(*kind),
        Body::Highlight { .. } => BodyKind::Highlight,
    }
}

/// `spans` without the quotation marks, punctuation and white space at their ends: rules that draw these lines
/// otherwise mean the same words.
fn core(text: &str, spans: &[Span]) -> Vec<Span> {
    let trim = |span: &Span| {
        let words = span.of(text);
        let inner = words.trim_matches(|c: char| !c.is_alphanumeric());
        if inner.is_empty() {
            return *span;
        }
        let start = span.start + (inner.as_ptr() as usize - words.as_ptr() as usize) as u32;
        Span::new(start, start + inner.len() as u32)
    };
    spans.iter().map(trim).collect()
}
