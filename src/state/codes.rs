//! The labels of the codebook: what they are called, what sign they wear, and what marking with one does.

use std::collections::HashSet;

use sayso_engine::Span;
use sayso_notebook::{Anchor, Body, Codebook, Coded, Label, MarkState};
use sayso_wire::codebook;

use super::commands::taken_keys;
use super::{Action, App, How, Route, Session, kind_key, occurrences};

/// What tells a label's stretches from those of others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LabelSign {
    /// 1 to [`Codebook::COLOURS`].
    pub colour: u8,
    /// The letter after each stretch.
    pub letter: char,
}

impl From<&Label> for LabelSign {
    fn from(label: &Label) -> Self {
        Self {
            colour: label.colour,
            letter: label.letter,
        }
    }
}

/// A small codebook to begin with.
pub fn starter() -> Codebook {
    let json = include_str!("../samples/codebooks/facts-and-opinions.json");
    codebook::read(json, &taken_keys()).unwrap_or_default()
}

/// The label that `key` stands for.
pub fn label_of_key(codebook: &Codebook, key: char) -> Option<&Label> {
    codebook.labels.iter().find(|label| label.key == Some(key))
}

/// What marking with a label does now. The words selected get it; with none selected, a label that is in focus becomes this one,
/// and the words of any other mark in focus get it. None if nothing is selected or in focus, or the words have it.
pub fn mark_with(app: &App, label: &Label) -> Option<Action> {
    let session = app.session.as_deref();
    let session = session.filter(|s| app.route == Route::Reading && s.writes())?;
    let body = |at: Anchor| Body::Label {
        label: label.id.clone(),
        at,
    };
    if let Some(span) = session.selection {
        return give(session, body(Anchor::new(&session.document.text, vec![span])));
    }
    let mark = session.focused()?;
    match &mark.body {
        Body::Label { label: was, at } if mark.state == MarkState::Own => {
            (*was != label.id).then(|| Action::Change(mark.id.clone(), body(at.clone())))
        }
        other => give(session, body(other.anchor().clone())),
    }
}

/// Marks, unless the same words have that label: then that mark is shown.
fn give(session: &Session, body: Body) -> Option<Action> {
    let has_it = session.shown().find(|m| same_label(&m.body, &body));
    Some(match has_it {
        Some(mark) => Action::Focus(Some(mark.id.clone()), Some(super::Card::Why)),
        None => Action::Mark(body, None),
    })
}

/// What marking all places of the same words does: of the words selected, which are highlighted, or of the highlight, label or
/// name in focus. Only where nothing of that kind is there yet; none if that is nowhere.
pub fn mark_everywhere(app: &App) -> Option<Action> {
    let session = app.session.as_deref();
    let session = session.filter(|s| app.route == Route::Reading && s.writes())?;
    let text = &session.document.text;
    let like = match session.selection {
        Some(span) => Body::Highlight {
            at: Anchor::new(text, vec![span]),
        },
        None => session.focused()?.body.clone(),
    };
    if matches!(like, Body::Attribution { .. } | Body::Signal { .. }) {
        return None;
    }
    let how = How {
        whole: true,
        case: true,
        ..How::default()
    };
    mark_all(session, &like, &occurrences(text, &like.anchor().exact, how))
}

/// Marks each of these stretches as `like` is, but those that are marked so already; none if all are.
pub fn mark_all(session: &Session, like: &Body, spans: &[Span]) -> Option<Action> {
    let there: HashSet<Span> = session
        .marks
        .iter()
        .filter(|m| m.state != MarkState::Dismissed && kind_key(&m.body) == kind_key(like))
        .map(|m| m.body.anchor().cover())
        .collect();
    let new = spans.iter().filter(|span| !there.contains(span)).map(|&span| {
        let place = Anchor::new(&session.document.text, vec![span]);
        let mut body = like.clone();
        match &mut body {
            Body::Attribution { content: at, .. }
            | Body::Entity { at, .. }
            | Body::Signal { at, .. }
            | Body::Label { at, .. }
            | Body::Highlight { at } => *at = place,
        }
        body
    });
    let new: Vec<Body> = new.collect();
    (!new.is_empty()).then_some(Action::MarkAll(new))
}

/// Whether both put one label on the same words.
pub fn same_label(one: &Body, other: &Body) -> bool {
    one.label().is_some() && one.label() == other.label() && one.anchor().spans == other.anchor().spans
}

/// The paragraph around a byte of the text.
pub fn paragraph_at(session: &Session, at: u32) -> Option<Coded> {
    let block = session.document.blocks.iter().find(|b| b.span.end > at)?;
    let span = Span::new(block.span.start, block.span.end);
    let at = Anchor::new(&session.document.text, vec![span]);
    Some(Coded::Paragraph { at })
}

/// The id of the value that a variable has for a thing.
pub fn value_of<'a>(session: &'a Session, variable: &str, of: &Coded) -> Option<&'a str> {
    let coding = session.notebook.codings.iter().find(|c| {
        let text = &session.document.text;
        c.variable == variable && c.of.unit() == of.unit() && c.of.moved_to(text).is_some_and(|c| same_thing(&c, of))
    });
    coding.map(|c| c.value.as_str())
}

fn same_thing(one: &Coded, other: &Coded) -> bool {
    match (one, other) {
        (Coded::Paragraph { at }, Coded::Paragraph { at: other })
        | (Coded::Statement { at }, Coded::Statement { at: other }) => at.spans == other.spans,
        _ => one == other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_codebook_to_begin_with_can_be_used_as_it_is() {
        let starter = starter();
        assert_eq!(starter.problems(&taken_keys()), []);
        assert!(
            starter.labels.len() > 2
                && starter
                    .labels
                    .iter()
                    .all(|l| l.key.is_some() && !l.definition.is_empty())
        );
        let units: std::collections::BTreeSet<_> = starter.variables.iter().map(|v| v.of).collect();
        assert_eq!(units.len(), 4);
    }
}
