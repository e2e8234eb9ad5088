//! The panel's tab "Notes".

use std::sync::Arc;

use sayso_notebook::{Codebook, Mark};
use yew::prelude::*;

use super::codes::sign;
use super::words::{excerpt, label_name};
use crate::state::{Action, Card, Shared, mark_key, use_dispatch};
use crate::text::t;

/// The props of [`NotesTab`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// All marks.
    pub marks: Shared<[Arc<Mark>]>,
    /// The labels.
    pub codebook: Shared<Codebook>,
}

/// The notes in the order of the text; one click goes to the passage.
#[component]
pub fn NotesTab(props: &Props) -> Html {
    let dispatch = use_dispatch();
    let mut noted = props.marks.iter().filter_map(|m| Some((m, m.note.clone()?))).peekable();
    if noted.peek().is_none() {
        return html! { <p class="empty">{ t("notes-none") }</p> };
    }
    let notes = noted.map(|(mark, note)| {
        let id = mark.id.clone();
        let onclick = dispatch.on(move |_: MouseEvent| Action::Focus(Some(id.clone()), Some(Card::Note)));
        html! {
            <li key={mark_key(&mark.id)}>
                <button type="button" class="note-line" {onclick}>
                    if let Some(label) = mark.body.label() {
                        <span class="review-kind">{ sign(label, &props.codebook) }{ label_name(label, &props.codebook) }</span>
                    }
                    <q class="excerpt">{ excerpt(mark) }</q>
                    <span class="note-text">{ note }</span>
                </button>
            </li>
        }
    });
    html! { <ol class="notes">{ for notes }</ol> }
}
