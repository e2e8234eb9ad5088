use sayso_classroom::{body, label_of};
use sayso_engine::{Document, Span};
use sayso_notebook::Anchor;
use sayso_wire::classroom::Exercise;
use yew::prelude::*;

use super::label_name;
use crate::components::command_button::CommandButton;
use crate::state::classroom::labels_asked;
use crate::state::commands::MARK_QUOTE;
use crate::state::{Action, Shared, use_dispatch};

/// The props of [`LabelBar`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// What asks for the labels.
    pub exercise: Shared<Exercise>,
    /// The text.
    pub document: Shared<Document>,
    /// The words selected, in bytes.
    pub selection: Span,
}

/// A button for each label that the exercise asks for.
#[component]
pub fn LabelBar(props: &Props) -> Html {
    let dispatch = use_dispatch();
    // Those of the codebook have buttons with their keys.
    let own = |label: &String| props.exercise.codebook.labels.iter().any(|own| own.id == *label);
    let asked = labels_asked(&props.exercise).into_iter().filter(|label| !own(label));
    let buttons = asked.map(|label| {
        if label == "quote" {
            return html! { <CommandButton command={&MARK_QUOTE} /> };
        }
        let name = label_name(&props.exercise, &label);
        let (document, selection, dispatch) = (props.document.clone(), props.selection, dispatch.clone());
        let onclick = move |_: MouseEvent| {
            let at = Anchor::new(&document.text, vec![selection]);
            let body = body(&label, at, None);
            debug_assert_eq!(label_of(&body), Some(&*label));
            dispatch.emit(Action::Mark(body, None));
        };
        html! { <button type="button" {onclick}>{ name }</button> }
    });
    html! { <>{ for buttons }</> }
}
