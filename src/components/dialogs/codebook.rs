//! The codebook of the open article: its labels and variables, to be made, changed, taken in and handed out.

mod label_form;
mod variable_form;

use std::rc::Rc;

use sayso_notebook::{Codebook, CodebookProblem, Label, Variable};
use sayso_wire::codebook::write;
use web_sys::{File, HtmlElement, HtmlInputElement};
use yew::prelude::*;

use crate::components::codes::sign_of;
use crate::components::file_button::FileButton;
use crate::components::modal::Modal;
use crate::platform::download::download;
use crate::platform::focus::give_back;
use crate::state::{Action, Session, starter, use_dispatch};
use crate::text::{t, t_args};

use label_form::LabelForm;
use variable_form::VariableForm;

#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The open article.
    pub session: Rc<Session>,
}

/// What is being written; one without an id is new.
#[derive(Clone, PartialEq)]
enum Writing {
    Label(Label),
    Variable(Variable),
}

/// All labels and variables, or the form of one.
#[component]
pub fn CodebookDialog(props: &Props) -> Html {
    let dispatch = use_dispatch();
    let writing = use_state(|| None::<Writing>);
    let heading = use_node_ref();
    // The form takes the focus with it when it goes.
    let wrote = use_mut_ref(|| false);
    use_effect_with(writing.is_some(), {
        let heading = heading.clone();
        move |&writes| {
            if wrote.replace(writes) && !writes {
                give_back(heading.cast::<HtmlElement>());
            }
        }
    });
    let session = &props.session;
    let codebook = &session.codebook;
    let on_done = {
        let writing = writing.clone();
        Callback::from(move |()| writing.set(None))
    };
    match &*writing {
        Some(Writing::Label(label)) => {
            let title = t(if label.id.is_empty() {
                "label-new-title"
            } else {
                "label-edit-title"
            });
            return html! {
                <Modal {title} wide=true>
                    <LabelForm label={label.clone()} codebook={codebook.clone()} {on_done} />
                </Modal>
            };
        }
        Some(Writing::Variable(variable)) => {
            let title = t(if variable.id.is_empty() {
                "variable-new-title"
            } else {
                "variable-edit-title"
            });
            return html! {
                <Modal {title} wide=true>
                    <VariableForm variable={variable.clone()} codebook={codebook.clone()} {on_done} />
                </Modal>
            };
        }
        None => {}
    }
    let writes = session.writes();
    let set = {
        let (dispatch, codebook) = (dispatch.clone(), codebook.clone());
        move |change: fn(&mut Codebook, usize), at: usize| {
            let (dispatch, codebook) = (dispatch.clone(), codebook.clone());
            Callback::from(move |_: MouseEvent| {
                let mut changed = (*codebook).clone();
                change(&mut changed, at);
                dispatch.emit(Action::SetCodebook(changed));
            })
        }
    };
    let begin = |what: Writing| {
        let writing = writing.clone();
        Callback::from(move |_: MouseEvent| writing.set(Some(what.clone())))
    };
    let buttons =
        |name: &str, edit: Callback<MouseEvent>, up: Option<Callback<MouseEvent>>, remove: Callback<MouseEvent>| {
            let button = |label: &str, onclick: Callback<MouseEvent>| {
                let about = t_args(
                    "row-about",
                    &[("action", t(label).to_string().into()), ("title", name.into())],
                );
                html! { <button type="button" class="link" aria-label={about} {onclick}>{ t(label) }</button> }
            };
            html! {
                if writes {
                    <span class="step-actions">
                        { button("code-change", edit) }
                        { for up.map(|up| button("code-up", up)) }
                        { button("code-remove", remove) }
                    </span>
                }
            }
        };
    let labels = codebook.labels.iter().enumerate().map(|(i, label)| {
        let count = session
            .marks
            .iter()
            .filter(|m| m.body.label() == Some(&label.id))
            .count();
        let up = (i > 0).then(|| set(|codebook, at| codebook.labels.swap(at - 1, at), i));
        let remove = set(|codebook, at| drop(codebook.labels.remove(at)), i);
        html! {
            <li key={label.id.clone()}>
                { sign_of(label) }
                <b><bdi>{ &label.name }</bdi></b>
                if let Some(key) = label.key {
                    <kbd aria-label={t_args("label-key-is", &[("key", key.to_string().into())])}>{ key }</kbd>
                }
                <span class="hint">{ t_args("review-count", &[("count", count.into())]) }</span>
                { buttons(&label.name, begin(Writing::Label(label.clone())), up, remove) }
                if !label.definition.is_empty() {
                    <p class="hint">{ &label.definition }</p>
                }
            </li>
        }
    });
    let variables = codebook.variables.iter().enumerate().map(|(i, variable)| {
        let up = (i > 0).then(|| set(|codebook, at| codebook.variables.swap(at - 1, at), i));
        let remove = set(|codebook, at| drop(codebook.variables.remove(at)), i);
        let values: Vec<&str> = variable.values.iter().map(|v| v.name.as_str()).collect();
        html! {
            <li key={variable.id.clone()}>
                <b><bdi>{ &variable.name }</bdi></b>
                { " · " }
                { variable_form::unit_name(variable.of) }
                { buttons(&variable.name, begin(Writing::Variable(variable.clone())), up, remove) }
                <p class="hint">{ values.join(" / ") }</p>
            </li>
        }
    });
    let rename = {
        let (dispatch, codebook) = (dispatch.clone(), codebook.clone());
        Callback::from(move |event: Event| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                let mut changed = (*codebook).clone();
                changed.name = input.value().trim().chars().take(Codebook::LONGEST_NAME).collect();
                dispatch.emit(Action::SetCodebook(changed));
            }
        })
    };
    let on_files = {
        let dispatch = dispatch.clone();
        Callback::from(move |files: Vec<File>| {
            if let Some(file) = files.into_iter().next() {
                dispatch.emit(Action::LoadCodebook(file));
            }
        })
    };
    let save = {
        let codebook = codebook.clone();
        Callback::from(move |_: MouseEvent| {
            let name = sayso_notebook::free_id(&codebook.name, |_| true);
            download(&format!("{name}.codebook.json"), "application/json", &write(&codebook));
        })
    };
    let start = dispatch.on(|_: MouseEvent| Action::SetCodebook(starter()));
    let empty = codebook.labels.is_empty() && codebook.variables.is_empty();
    html! {
        <Modal title={t("codes-title")} wide=true>
            <div class="codebook">
                <p ref={heading} tabindex="-1">{ t("codes-dialog-lead") }</p>
                if !empty {
                    <p class="field">
                        <label for="codebook-name">{ t("codebook-name") }</label>
                        <input id="codebook-name" type="text" dir="auto" autocomplete="off" readonly={!writes}
                            value={codebook.name.clone()} onchange={rename} />
                    </p>
                }
                <h3>{ t("tab-codes") }</h3>
                if codebook.labels.is_empty() {
                    <p class="hint">{ t("codes-no-labels") }</p>
                }
                <ul class="code-list labels">{ for labels }</ul>
                if writes {
                    <div class="pack-buttons">
                        <button type="button" class="primary" onclick={begin(Writing::Label(Label::default()))}>
                            { t("label-new") }
                        </button>
                        if empty {
                            <button type="button" class="outline" onclick={start}>{ t("codes-start") }</button>
                        }
                    </div>
                }
                <h3>{ t("codes-variables") }</h3>
                <p class="hint">{ t("codes-variables-lead") }</p>
                <ul class="code-list variables">{ for variables }</ul>
                if writes {
                    <div class="pack-buttons">
                        <button type="button" class="outline" onclick={begin(Writing::Variable(Variable::default()))}>
                            { t("variable-new") }
                        </button>
                    </div>
                }
                <h3>{ t("codes-share") }</h3>
                <p class="hint">{ t("codes-share-lead") }</p>
                <div class="pack-buttons">
                    if !empty {
                        <button type="button" class="outline" onclick={save}>{ t("codes-save") }</button>
                    }
                    if writes {
                        <FileButton label={t("codes-load")} accept=".json" {on_files} class="outline" />
                    }
                </div>
            </div>
        </Modal>
    }
}

/// What keeps a codebook from being used: a sentence each.
fn told(problems: &[CodebookProblem]) -> Html {
    let lines = problems
        .iter()
        .map(|problem| html! { <li>{ problem.to_string() }</li> });
    html! {
        if !problems.is_empty() {
            <ul class="faults" role="alert">{ for lines }</ul>
        }
    }
}

/// The lines of a text area that say something.
fn lines(text: &str) -> Vec<String> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(str::to_owned).collect()
}
