//! The note at a mark.

use sayso_notebook::Mark;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use crate::platform::marks::focus;
use crate::state::{Action, Card, use_dispatch};
use crate::text::t;

/// The props of [`NoteForm`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The mark.
    pub mark: Mark,
    /// Whether this tab may write.
    pub writes: bool,
}

/// A text area. What is typed is kept however the card is closed.
#[component]
pub fn NoteForm(props: &Props) -> Html {
    let dispatch = use_dispatch();
    let area = use_node_ref();
    use_effect_with((), {
        let area = area.clone();
        move |()| focus(&area)
    });
    let keep = {
        let (dispatch, area, id) = (dispatch.clone(), area.clone(), props.mark.id.clone());
        let before = props.mark.note.clone().unwrap_or_default();
        Callback::from(move |()| {
            let text = area.cast::<HtmlTextAreaElement>().map(|area| area.value());
            let text = text.map(|text| text.trim().to_owned());
            if let Some(text) = text.filter(|text| *text != before) {
                dispatch.emit(Action::Note(id.clone(), text));
            }
        })
    };
    let onchange = {
        let keep = keep.clone();
        move |_: Event| keep.emit(())
    };
    let onsubmit = {
        let (keep, dispatch) = (keep.clone(), dispatch.clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            keep.emit(());
            dispatch.emit(Action::ShowCard(Some(Card::Why)));
        }
    };
    let onkeydown = {
        let (keep, dispatch) = (keep.clone(), dispatch.clone());
        move |event: KeyboardEvent| {
            let done = event.key() == "Enter" && (event.ctrl_key() || event.meta_key());
            if event.key() == "Escape" || done {
                event.prevent_default();
                keep.emit(());
                dispatch.emit(Action::ShowCard(None));
            }
        }
    };
    let note = props.mark.note.clone().unwrap_or_default();
    html! {
        <form class="note" {onsubmit}>
            <label class="visually-hidden" for="note-text">{ t("card-note") }</label>
            <textarea
                id="note-text"
                ref={area}
                rows="4"
                readonly={!props.writes}
                placeholder={t("note-placeholder")}
                value={note}
                {onchange}
                {onkeydown}
            />
            if props.writes {
                <div class="card-row">
                    <button type="submit" class="primary">{ t("note-save") }</button>
                </div>
            }
        </form>
    }
}
