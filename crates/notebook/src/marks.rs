use sayso_engine::Scan;

use crate::{AnnotationId, Body, Notebook, Placement, VoiceNumber, Voices};

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
    /// What it says. Its anchors' spans are those of the present text.
    pub body: Body,
    /// Where its anchor is found.
    pub placement: Placement,
    /// What a person has said to it.
    pub state: MarkState,
    /// Whose words they are.
    pub voice: Option<VoiceNumber>,
    /// The reader's note.
    pub note: Option<String>,
    /// The rule that proposed it; none for the reader's own.
    pub rule: Option<String>,
    /// An attribution inside another's content.
    pub nested: bool,
}

/// Suggestions and annotations as one list, by place. A suggestion that somebody accepted, corrected or
/// dismissed is there once.
pub fn marks(_text: &str, _scan: &Scan, _notebook: &Notebook, _voices: &Voices) -> Vec<Mark> {
    Vec::new()
}
