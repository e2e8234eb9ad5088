//! Labels of the codebook: their signs and buttons, and the panel's tab "Labels".

mod choice;
mod variables;

use std::rc::Rc;

use sayso_notebook::{Codebook, Label};
use yew::prelude::*;

use crate::state::{Action, Card, Dialog, Session, Shared, mark_with, starter, use_dispatch};
use crate::text::{t, t_args};

pub use choice::LabelChoice;
use variables::Variables;

/// A label's letter in its colour; nothing for a label that the codebook does not have. Its name says it to screen readers.
pub fn sign(label: &str, codebook: &Codebook) -> Html {
    match codebook.label(label) {
        None => Html::default(),
        Some(label) => sign_of(label),
    }
}

/// A label's letter in its colour.
pub fn sign_of(label: &Label) -> Html {
    html! {
        <span class={format!("badge letter k{}", label.colour)} data-badge={label.letter.to_string()} aria-hidden="true" />
    }
}

/// The props of [`LabelButtons`].
#[derive(Clone, PartialEq, Properties)]
pub struct ButtonsProps {
    /// The labels.
    pub codebook: Shared<Codebook>,
}

/// A button for each label, with its key; where there are no labels, one that makes some.
#[component]
pub fn LabelButtons(props: &ButtonsProps) -> Html {
    let dispatch = use_dispatch();
    if props.codebook.labels.is_empty() {
        let onclick = dispatch.on(|_: MouseEvent| Action::ShowDialog(Some(Dialog::Codebook)));
        return html! { <button type="button" {onclick}>{ t("codes-make") }</button> };
    }
    let buttons = props.codebook.labels.iter().map(|label| {
        let onclick = {
            let (dispatch, label) = (dispatch.clone(), label.clone());
            Callback::from(move |_: MouseEvent| {
                if let Some(action) = mark_with(&dispatch.app(), &label) {
                    dispatch.emit(action);
                }
            })
        };
        let title = (!label.definition.is_empty()).then(|| label.definition.clone());
        html! {
            <button key={label.id.clone()} type="button" class="label-button" {title} {onclick}>
                { sign_of(label) }
                { &label.name }
                if let Some(key) = label.key {
                    <kbd aria-hidden="true">{ key }</kbd>
                }
            </button>
        }
    });
    html! { <div class="label-buttons">{ for buttons }</div> }
}

/// The props of [`CodesTab`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The open article.
    pub session: Rc<Session>,
}

/// What the labels mean and where they stand, and the variables' values.
#[component]
pub fn CodesTab(props: &Props) -> Html {
    let dispatch = use_dispatch();
    let session = &props.session;
    let codebook = &session.codebook;
    let edit = dispatch.on(|_: MouseEvent| Action::ShowDialog(Some(Dialog::Codebook)));
    if codebook.labels.is_empty() && codebook.variables.is_empty() {
        let start = dispatch.on(|_: MouseEvent| Action::SetCodebook(starter()));
        return html! {
            <div class="codes">
                <p class="empty">{ t("codes-none") }</p>
                if session.writes() {
                    <div class="card-row">
                        <button type="button" class="primary" onclick={start}>{ t("codes-start") }</button>
                        <button type="button" class="outline" onclick={edit}>{ t("codes-make") }</button>
                    </div>
                    <p class="hint">{ t("codes-start-hint") }</p>
                }
            </div>
        };
    }
    let name = if codebook.name.is_empty() {
        t("tab-codes")
    } else {
        codebook.name.clone().into()
    };
    let mut group = "";
    let labels = codebook.labels.iter().map(|label| {
        let heading = (label.group != group && !label.group.is_empty())
            .then(|| html! { <h3 class="group">{ &label.group }</h3> });
        group = &label.group;
        html! { <>{ for heading }{ label_line(label, session, &dispatch) }</> }
    });
    html! {
        <div class="codes">
            <h2><bdi>{ name }</bdi></h2>
            <p class="hint">{ t("codes-lead") }</p>
            <div>{ for labels }</div>
            <Variables session={session.clone()} />
            if session.writes() {
                <p><button type="button" class="outline" onclick={edit}>{ t("codes-edit") }</button></p>
            }
        </div>
    }
}

/// A label: a press goes to the next stretch that has it.
fn label_line(label: &Label, session: &Rc<Session>, dispatch: &crate::state::Dispatch) -> Html {
    let has_it = |mark: &&sayso_notebook::Mark| mark.body.label() == Some(&label.id);
    let count = session.shown().filter(has_it).count();
    let onclick = {
        let (dispatch, id) = (dispatch.clone(), label.id.clone());
        Callback::from(move |_: MouseEvent| {
            let app = dispatch.app();
            let next = app.session.as_ref().and_then(|s| s.next_labelled(&id));
            dispatch.emit(Action::Focus(next, Some(Card::Why)));
        })
    };
    html! {
        <div class="code-line">
            <button type="button" class="note-line" disabled={count == 0} {onclick}>
                { sign_of(label) }
                <b><bdi>{ &label.name }</bdi></b>
                <span class="hint">
                    { count }
                    <span class="visually-hidden">{ " " }{ t_args("codes-next", &[("count", count.into())]) }</span>
                </span>
                if let Some(key) = label.key {
                    <kbd aria-hidden="true">{ key }</kbd>
                }
            </button>
            if !label.definition.is_empty() {
                <p class="hint">{ &label.definition }</p>
            }
        </div>
    }
}
