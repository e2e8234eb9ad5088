use sayso_engine::Span;

use crate::{AnnotationId, Body, EntryId, Placement, VoiceNumber};

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

/// The words that an attribution in the text says: what stands between white space and has a letter or digit.
pub(crate) fn words_said(text: &str, body: &Body, placement: &Placement) -> u32 {
    let (Body::Attribution { .. }, Placement::Placed(spans)) = (body, placement) else {
        return 0;
    };
    let words = spans.iter().flat_map(|s| s.of(text).split_whitespace());
    words.filter(|w| w.contains(char::is_alphanumeric)).count() as u32
}

#[derive(PartialEq, Eq)]
pub(crate) enum Layer {
    Attribution,
    Entity,
    Signal,
    Label,
    Highlight,
}

pub(crate) fn layer(body: &Body) -> Layer {
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
