//! The marks whose words are not in the text any more: in sight until each is put back or deleted.

use std::rc::Rc;
use std::sync::Arc;

use sayso_notebook::Mark;
use yew::prelude::*;

use crate::components::words::{cut_short, excerpt, mark_kind, speaker};
use crate::state::{Action, Session, use_dispatch};
use crate::text::{t, t_args};

/// The props of [`Orphans`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The open article.
    pub session: Rc<Session>,
}

/// Each with its words, what it says of them, its note, and what can be done with it.
#[component]
pub fn Orphans(props: &Props) -> Html {
    let dispatch = use_dispatch();
    let session = &props.session;
    let line = |mark: &Arc<Mark>| {
        let words = excerpt(mark);
        let about = |id| t_args(id, &[("words", words.as_str().into())]);
        let put_back = {
            let (dispatch, id) = (dispatch.clone(), mark.id.clone());
            Callback::from(move |_: MouseEvent| {
                let selected = dispatch.app().session.as_ref().is_some_and(|s| s.selection.is_some());
                dispatch.emit(if selected {
                    Action::PutBack(id.clone())
                } else {
                    Action::Place(id.clone())
                });
            })
        };
        let delete = {
            let id = mark.id.clone();
            dispatch.on(move |_: MouseEvent| Action::Delete(id.clone()))
        };
        html! {
            <li key={format!("{:?}", mark.id)}>
                <span class="review-kind">
                    { mark_kind(mark, &session.codebook) }
                    if let Some(speaker) = speaker(mark, &session.cast) {
                        { ": " }<bdi>{ speaker }</bdi>
                    }
                </span>
                <q class="excerpt">{ &words }</q>
                if let Some(note) = &mark.note {
                    <p class="note-words">{ cut_short(note) }</p>
                }
                if session.writes() {
                    <span class="step-actions">
                        <button type="button" class="link" aria-label={about("orphan-put-back-about")} onclick={put_back}>
                            { t("orphan-put-back") }
                        </button>
                        <button type="button" class="link" aria-label={about("orphan-delete-about")} onclick={delete}>
                            { t("orphan-delete") }
                        </button>
                    </span>
                }
            </li>
        }
    };
    let count = session.orphans().count();
    // A press must not take the selection away before it is read.
    let onmousedown = |event: MouseEvent| event.prevent_default();
    html! {
        <section class="orphans" aria-labelledby="orphans-title" {onmousedown}>
            <h2 id="orphans-title">{ t_args("orphans-title", &[("count", count.into())]) }</h2>
            <p class="hint">{ t("orphans-lead") }</p>
            <ul>{ for session.orphans().map(line) }</ul>
        </section>
    }
}
