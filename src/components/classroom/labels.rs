use sayso_classroom::entity_kind;
use sayso_engine::Span;
use sayso_notebook::{Anchor, Body, Codebook};
use sayso_wire::classroom::Exercise;
use yew::AttrValue;

use crate::components::words::body_kind;
use crate::text::t;

/// What people call a label of an exercise.
pub fn label_name(exercise: &Exercise, label: &str) -> AttrValue {
    if label == "quote" {
        return t("class-quote");
    }
    let own = exercise.codebook.labels.iter().find(|own| own.id == label);
    match (own, entity_kind(label)) {
        (Some(own), _) if !own.name.is_empty() => own.name.clone().into(),
        (None, Some(kind)) => {
            let at = Anchor::new("", vec![Span::new(0, 0)]);
            body_kind(&Body::Entity { kind, at }, &Codebook::default())
        }
        _ => label.to_owned().into(),
    }
}
