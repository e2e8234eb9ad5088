use std::collections::HashMap;

use crate::fold::{Here, here};
use crate::{Annotation, AnnotationId, Body, Dismissal, EntryId, Note, Notebook, Origin};

/// What a notebook says about one mark or suggestion.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Stand<'a> {
    /// Somebody stands behind it.
    Kept(&'a Annotation),
    /// It is a suggestion that somebody disagreed with.
    Dismissed(&'a Dismissal),
}

/// What differs between two notebooks at one mark or suggestion. Never none on both sides.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Difference<'a> {
    /// What the earlier one says; none if nothing.
    pub was: Option<Stand<'a>>,
    /// What the later one says; none if nothing.
    pub is: Option<Stand<'a>>,
}

/// In what two notebooks differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// A mark of somebody's own that was not there before.
    Marked,
    /// A mark of somebody's own that is gone.
    Unmarked,
    /// A suggestion is agreed with.
    Agreed,
    /// A suggestion is disagreed with.
    Dismissed,
    /// A suggestion stands undecided again.
    Undecided,
    /// The mark is of another kind.
    Kind,
    /// It stands on other words.
    Words,
    /// It has other saying words.
    Cue,
    /// Other words are its source.
    Source,
    /// Somebody else says it.
    Speaker,
    /// It has another label.
    Label,
    /// There is a note.
    NoteAdded,
    /// The note reads otherwise.
    NoteChanged,
    /// The note is gone.
    NoteRemoved,
}

impl<'a> Stand<'a> {
    /// What is marked.
    pub fn body(self) -> &'a Body {
        match self {
            Stand::Kept(annotation) => &annotation.body,
            Stand::Dismissed(dismissal) => &dismissal.body,
        }
    }

    /// The note at it.
    pub fn note(self) -> Option<&'a Note> {
        match self {
            Stand::Kept(annotation) => annotation.note.as_ref(),
            Stand::Dismissed(_) => None,
        }
    }

    fn key(self) -> Key<'a> {
        match self {
            Stand::Kept(Annotation {
                origin: Origin::Machine { proposed, .. },
                ..
            }) => Key::Suggestion(here(proposed)),
            Stand::Kept(annotation) => Key::Own(annotation.id),
            Stand::Dismissed(dismissal) => Key::Suggestion(here(&dismissal.body)),
        }
    }

    /// What the machine proposed there.
    fn proposed(self) -> Option<&'a Body> {
        match self {
            Stand::Kept(annotation) => match &annotation.origin {
                Origin::Machine { proposed, .. } => Some(proposed),
                Origin::Reader => None,
            },
            Stand::Dismissed(dismissal) => Some(&dismissal.body),
        }
    }
}

/// By what a mark is the same in two notebooks: the suggestion it was made of, or its name.
#[derive(PartialEq, Eq, Hash)]
enum Key<'a> {
    Suggestion(Here<'a>),
    Own(AnnotationId),
}

impl<'a> Difference<'a> {
    /// What is marked: as it is, or as it was where it is gone.
    ///
    /// # Panics
    /// Never: one side is there.
    pub fn body(&self) -> &'a Body {
        self.is.or(self.was).map(Stand::body).expect("one side is there")
    }

    /// The entry that made what is told of.
    fn made(&self) -> Option<EntryId> {
        self.is.or(self.was).map(|stand| match stand {
            Stand::Kept(annotation) => annotation.id.0,
            Stand::Dismissed(dismissal) => dismissal.entry,
        })
    }

    /// The body that [`Difference::changes`] are told against: as it was, or as the machine proposed it.
    pub fn body_before(&self) -> Option<&'a Body> {
        match (self.was, self.is) {
            (Some(Stand::Kept(was)), _) => Some(&was.body),
            (_, Some(is)) => is.proposed(),
            (_, None) => None,
        }
    }

    /// What differs, in the order of [`Change`].
    pub fn changes(&self) -> Vec<Change> {
        let mut changes = Vec::new();
        changes.extend(match (self.was, self.is) {
            (Some(Stand::Kept(_)), Some(Stand::Kept(_))) | (Some(Stand::Dismissed(_)), Some(Stand::Dismissed(_))) => {
                None
            }
            (_, Some(Stand::Dismissed(_))) => Some(Change::Dismissed),
            (_, Some(is)) if is.proposed().is_some() => Some(Change::Agreed),
            (_, Some(_)) => Some(Change::Marked),
            (Some(was), None) if was.proposed().is_some() => Some(Change::Undecided),
            (_, None) => Some(Change::Unmarked),
        });
        if let (Some(was), Some(Stand::Kept(is))) = (self.body_before(), self.is) {
            changes.extend(changes_of_body(was, &is.body));
        }
        let note = |stand: Option<Stand<'a>>| stand.and_then(Stand::note).map(|note| note.text.trim());
        changes.extend(match (note(self.was), note(self.is)) {
            (None, Some(_)) => Some(Change::NoteAdded),
            (Some(_), None) => Some(Change::NoteRemoved),
            (was, is) => (was != is).then_some(Change::NoteChanged),
        });
        changes
    }
}

fn changes_of_body(was: &Body, is: &Body) -> Vec<Change> {
    let spans = |body: &Body| body.anchor().spans.clone();
    let mut changes = Vec::new();
    let mut add = |differs: bool, change| changes.extend(differs.then_some(change));
    match (was, is) {
        (
            Body::Attribution {
                kind,
                cue,
                source,
                speaker,
                ..
            },
            Body::Attribution {
                kind: kind_is,
                cue: cue_is,
                source: source_is,
                speaker: speaker_is,
                ..
            },
        ) => {
            add(kind != kind_is, Change::Kind);
            add(spans(was) != spans(is), Change::Words);
            add(cue != cue_is, Change::Cue);
            add(source != source_is, Change::Source);
            add(speaker != speaker_is, Change::Speaker);
        }
        (Body::Label { label, .. }, Body::Label { label: label_is, .. }) => {
            add(spans(was) != spans(is), Change::Words);
            add(label != label_is, Change::Label);
        }
        (Body::Entity { kind, .. }, Body::Entity { kind: kind_is, .. }) => {
            add(kind != kind_is, Change::Kind);
            add(spans(was) != spans(is), Change::Words);
        }
        (Body::Signal { kind, .. }, Body::Signal { kind: kind_is, .. }) => {
            add(kind != kind_is, Change::Kind);
            add(spans(was) != spans(is), Change::Words);
        }
        (Body::Highlight { .. }, Body::Highlight { .. }) => add(spans(was) != spans(is), Change::Words),
        _ => {
            add(true, Change::Kind);
            add(spans(was) != spans(is), Change::Words);
        }
    }
    changes
}

/// What differs from `before` to `after`, in the order of the text.
pub fn differences<'a>(before: &'a Notebook, after: &'a Notebook) -> Vec<Difference<'a>> {
    let mut was: HashMap<Key<'a>, Vec<Stand<'a>>> = HashMap::new();
    for stand in stands(before) {
        was.entry(stand.key()).or_default().push(stand);
    }
    let mut all = Vec::new();
    // Of a suggestion that was decided on twice, by two people at once, the last decision of each side is told.
    for stand in stands(after) {
        let was = was.get_mut(&stand.key()).and_then(Vec::pop);
        all.push(Difference { was, is: Some(stand) });
    }
    let gone = was.into_values().flatten().map(|stand| Difference {
        was: Some(stand),
        is: None,
    });
    all.extend(gone);
    all.retain(|difference| !difference.changes().is_empty());
    // The table keeps no order: of two at one place the one that was made first stands first.
    all.sort_by_key(|difference| (difference.body().anchor().cover(), difference.made()));
    all
}

fn stands(notebook: &Notebook) -> impl Iterator<Item = Stand<'_>> {
    let kept = notebook.annotations.iter().map(|kept| Stand::Kept(kept));
    kept.chain(notebook.dismissed.iter().map(|one| Stand::Dismissed(one)))
}
