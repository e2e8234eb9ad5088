use std::sync::Arc;

use sayso_engine::Span;

use crate::body::BodyKind;
use crate::suggestions::{PlaceKey, Suggestions, place_key};
use crate::{Annotation, AnnotationId, Body, EntryId, Notebook, Origin, Placement, VoiceNumber, Voices};

/// A mark's name on the page, stable while the page is open and across reloads of the same text and rules.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum MarkId {
    /// A suggestion: its place in [`sayso_engine::Scan::findings`].
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
    /// Words said: what stands between white space and has a letter or digit. 0 for what is no attribution, and for
    /// orphans.
    pub words: u32,
}

/// Suggestions and annotations as one list, by place and longer first; orphans at its end. A suggestion that
/// somebody accepted, corrected or dismissed is there once, and so is one that the reader marked by hand. One that
/// nobody decided on is the same [`Arc`] as in `suggestions`.
///
/// A decision is matched to a suggestion by kind and by the words it is placed on (without punctuation at their
/// ends), so that it outlives new rules and changes of the text around it.
pub fn marks(text: &str, suggestions: &Suggestions, notebook: &Notebook, voices: &Voices) -> Vec<Arc<Mark>> {
    let settled;
    let suggestions = if suggestions.is_settled(voices) {
        suggestions
    } else {
        settled = suggestions.settled(voices);
        &settled
    };
    let mut fates: Vec<Option<Fate>> = vec![None; suggestions.len()];
    for dismissal in &notebook.dismissed {
        if let Placement::Placed(spans) = dismissal.body.anchor().place(text) {
            let words = core(text, &spans);
            let kind = BodyKind::of(&dismissal.body);
            for (at, _) in suggestions
                .on(text, &words)
                .filter(|(_, m)| BodyKind::of(&m.body) == kind && m.body.label() == dismissal.body.label())
            {
                fates[at as usize] = Some(Fate::Dismissed(dismissal.entry));
            }
        }
    }
    let mut decided: Vec<(PlaceKey, Arc<Mark>)> = Vec::with_capacity(notebook.annotations.len());
    let mut orphans: Vec<Arc<Mark>> = Vec::new();
    for annotation in &notebook.annotations {
        let placed = annotation.body.moved_to(text);
        let layer = layer(&annotation.body);
        let proposed = match &annotation.origin {
            Origin::Machine { proposed, .. } => Some(proposed),
            Origin::Reader => None,
        };
        let anchors = [Some(annotation.body.anchor()), proposed.map(Body::anchor)];
        let mut behind: Option<(u32, &Mark)> = None;
        for anchor in anchors.into_iter().flatten() {
            let Placement::Placed(spans) = anchor.place(text) else {
                continue;
            };
            let words = core(text, &spans);
            for found in suggestions
                .on(text, &words)
                .filter(|(_, m)| self::layer(&m.body) == layer && m.body.label() == annotation.body.label())
            {
                fates[found.0 as usize] = Some(Fate::Annotated);
                // Of several, the last one of the scan.
                behind = behind.filter(|(at, _)| *at > found.0).or(Some(found));
            }
        }
        let mark = Arc::new(mark(text, annotation, placed, behind.map(|(_, mark)| mark), voices));
        match mark.placement {
            Placement::Placed(_) => decided.push((place_key(mark.body.anchor().cover()), mark)),
            Placement::Orphan => orphans.push(mark),
        }
    }
    decided.sort_by_key(|(key, _)| *key);
    let mut decided = decided.into_iter().peekable();
    let mut marks: Vec<Arc<Mark>> = Vec::with_capacity(suggestions.len() + decided.len() + orphans.len());
    for (key, at, suggestion) in suggestions.in_order() {
        while let Some((_, mark)) = decided.next_if(|(other, _)| *other < key) {
            marks.push(mark);
        }
        match fates[at as usize] {
            None => marks.push(suggestion.clone()),
            Some(Fate::Annotated) => {}
            Some(Fate::Dismissed(entry)) => marks.push(Arc::new(Mark {
                state: MarkState::Dismissed,
                dismissal: Some(entry),
                ..(**suggestion).clone()
            })),
        }
    }
    marks.extend(decided.map(|(_, mark)| mark));
    if notebook.annotations.iter().any(|a| a.origin == Origin::Reader) {
        nest(&mut marks);
    }
    marks.extend(orphans);
    marks
}

/// What was decided on a suggestion.
#[derive(Clone, Copy)]
enum Fate {
    /// It became an annotation.
    Annotated,
    /// This entry dismissed it.
    Dismissed(EntryId),
}

/// Finds out which of the reader's own quotes stand inside another one. `marks` are in the text, by place and
/// longer first.
fn nest(marks: &mut [Arc<Mark>]) {
    // How far the contents before the present place reach, and that place.
    let (mut reach, mut here) = (0, Span::new(0, 0));
    for mark in marks {
        let Some(span) = content(mark) else { continue };
        if span != here {
            reach = reach.max(here.end);
            here = span;
        }
        if mark.state == MarkState::Own && reach >= span.end {
            Arc::make_mut(mark).nested = true;
        }
    }
}

/// `placed`: the body as it stands in `text`. `behind`: the suggestion on the same words.
fn mark(text: &str, annotation: &Annotation, placed: Option<Body>, behind: Option<&Mark>, voices: &Voices) -> Mark {
    let (state, rule) = match &annotation.origin {
        Origin::Reader => (MarkState::Own, None),
        Origin::Machine { proposed, rule } if *proposed == annotation.body => (MarkState::Accepted, Some(rule.clone())),
        Origin::Machine { rule, .. } => (MarkState::Corrected, Some(rule.clone())),
    };
    let speaker = annotation.body.speaker();
    // Two people of one name are told apart by the suggestion behind the mark.
    let proposed = behind.filter(|b| b.body.speaker() == speaker).and_then(|b| b.voice);
    let placement = match &placed {
        Some(body) => Placement::Placed(body.anchor().spans.clone()),
        None => Placement::Orphan,
    };
    let body = placed.unwrap_or_else(|| annotation.body.clone());
    Mark {
        id: MarkId::Annotation(annotation.id),
        words: words_said(text, &body, &placement),
        placement,
        body,
        state,
        dismissal: None,
        voice: proposed.or_else(|| speaker.and_then(|s| voices.number_of(s))),
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

/// The words that an attribution in the text says: what stands between white space and has a letter or digit.
pub(crate) fn words_said(text: &str, body: &Body, placement: &Placement) -> u32 {
    let (Body::Attribution { .. }, Placement::Placed(spans)) = (body, placement) else {
        return 0;
    };
    let words = spans.iter().flat_map(|s| s.of(text).split_whitespace());
    words.filter(|w| w.contains(char::is_alphanumeric)).count() as u32
}

#[derive(PartialEq, Eq)]
enum Layer {
    Attribution,
    Entity,
    Signal,
    Label,
    Highlight,
}

fn layer(body: &Body) -> Layer {
    match body {
        Body::Attribution { .. } => Layer::Attribution,
        Body::Entity { .. } => Layer::Entity,
        Body::Signal { .. } => Layer::Signal,
        Body::Label { .. } => Layer::Label,
        Body::Highlight { .. } => Layer::Highlight,
    }
}

/// `spans` without the quotation marks, punctuation and white space at their ends: rules that draw these lines
/// otherwise mean the same words.
pub(crate) fn core(text: &str, spans: &[Span]) -> Vec<Span> {
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
