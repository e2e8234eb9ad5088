use std::rc::Rc;

use sayso_notebook::{Body, Codebook, Coded, CodingUnit, Variable};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::components::words::excerpt;
use crate::state::{Action, Session, paragraph_at, use_dispatch, value_of};
use crate::text::{t, t_args};

/// The props of [`Variables`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The open article.
    pub session: Rc<Session>,
}

/// The variables of the article, and those of the quote in focus, its source and its paragraph.
#[component]
pub fn Variables(props: &Props) -> Html {
    let session = &props.session;
    let focused = session.focused();
    let at = session.selection.or_else(|| focused.map(|m| m.body.anchor().cover()));
    let quote = focused.filter(|m| matches!(m.body, Body::Attribution { .. }));
    let speaker = quote
        .and_then(|m| session.cast.get(m.voice?))
        .map(|m| (m.voice.speaker.name.clone(), m.voice.name.clone()));
    let units = [
        (CodingUnit::Article, "codes-article", Some(Coded::Article), None),
        (
            CodingUnit::Paragraph,
            "codes-paragraph",
            at.and_then(|at| paragraph_at(session, at.start)),
            None,
        ),
        (
            CodingUnit::Statement,
            "codes-statement",
            quote.map(|m| Coded::Statement {
                at: m.body.anchor().clone(),
            }),
            quote.map(excerpt),
        ),
        (
            CodingUnit::Source,
            "codes-source",
            speaker.clone().map(|(name, _)| Coded::Source { name }),
            speaker.map(|(_, name)| name),
        ),
    ];
    let sections = units.into_iter().map(|(unit, heading, of, words)| {
        let variables: Vec<&Variable> = session.codebook.variables.iter().filter(|v| v.of == unit).collect();
        if variables.is_empty() {
            return Html::default();
        }
        let inside = match of {
            None => html! { <p class="hint">{ t("codes-choose-first") }</p> },
            Some(of) => variables
                .into_iter()
                .map(|variable| {
                    html! {
                        <VariableLine
                            key={variable.id.clone()}
                            variable={variable.clone()}
                            value={value_of(session, &variable.id, &of).map(str::to_owned)}
                            of={of.clone()}
                            writes={session.writes()}
                        />
                    }
                })
                .collect(),
        };
        html! {
            <section class="coding">
                <h3>{ t(heading) }</h3>
                if let Some(words) = words {
                    <p class="excerpt"><bdi>{ words }</bdi></p>
                }
                { inside }
            </section>
        }
    });
    html! { <>{ for sections }</> }
}

#[derive(Clone, PartialEq, Properties)]
struct LineProps {
    variable: Variable,
    of: Coded,
    value: Option<String>,
    writes: bool,
}

/// A question with its answers.
#[component]
fn VariableLine(props: &LineProps) -> Html {
    let dispatch = use_dispatch();
    let variable = &props.variable;
    let onchange = {
        let (dispatch, id, of) = (dispatch.clone(), variable.id.clone(), props.of.clone());
        Callback::from(move |event: Event| {
            let chosen = event.target_dyn_into::<HtmlSelectElement>().map(|s| s.value());
            let value = chosen.filter(|value| !value.is_empty());
            dispatch.emit(Action::Code(id.clone(), of.clone(), value));
        })
    };
    let chosen = props.value.as_deref();
    let values = variable.values.iter().map(|value| {
        let title = (!value.definition.is_empty()).then(|| value.definition.clone());
        html! {
            <option value={value.id.clone()} selected={chosen == Some(&*value.id)} {title}>{ &value.name }</option>
        }
    });
    let cannot_tell = Codebook::CANNOT_TELL;
    // A value that is gone from the codebook since is shown as it was given.
    let known = |value: &&str| *value == cannot_tell || variable.values.iter().any(|v| v.id == **value);
    let gone = chosen.filter(|value| !known(value)).map(|value| {
        html! { <option value={value.to_owned()} selected=true>{ t_args("codes-gone", &[("value", value.into())]) }</option> }
    });
    let id = format!("code-{}", variable.id);
    let hint = (!variable.definition.is_empty()).then(|| format!("{id}-hint"));
    html! {
        <p class="field">
            <label for={id.clone()}>{ &variable.name }</label>
            <select {id} disabled={!props.writes} aria-describedby={hint.clone()} {onchange}>
                <option value="" selected={chosen.is_none()}>{ t("codes-unanswered") }</option>
                { for values }
                { for gone }
                <option value={cannot_tell} selected={chosen == Some(cannot_tell)}>{ t("codes-cannot-tell") }</option>
            </select>
            if hint.is_some() {
                <span id={hint} class="hint">{ &variable.definition }</span>
            }
        </p>
    }
}
