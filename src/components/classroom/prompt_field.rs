use sayso_wire::classroom::{Given, Prompt, PromptKind};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::ledger_prompt::LedgerPrompt;
use super::rich::Rich;
use crate::components::typed::Typed;
use crate::state::{Action, Classwork, use_dispatch};
use crate::text::{t, t_args};

/// The props of [`PromptField`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// What is asked.
    pub prompt: Prompt,
    /// Counted from 1.
    pub number: usize,
    /// What was answered.
    pub given: Option<Given>,
    /// For what is answered by marks: how many there are.
    pub marked: usize,
    /// Whether this tab may write.
    pub writes: bool,
}

/// A question, and what is needed to answer it. Every answer is saved as it is given.
#[component]
pub fn PromptField(props: &Props) -> Html {
    let dispatch = use_dispatch();
    let prompt = &props.prompt;
    let give = {
        let (dispatch, id) = (dispatch.clone(), prompt.id.clone());
        Callback::from(move |given: Option<Given>| {
            let prompt = id.clone();
            dispatch.emit(Action::Classroom(Classwork::Answer { prompt, given }));
        })
    };
    let name = format!("prompt-{}", props.number);
    let inside = match &prompt.kind {
        PromptKind::Text => html! {
            <Typed id={name.clone()} label={t("class-answer")} value={in_words(&props.given)} on_save={words_given(&give)} writes={props.writes} rows="4" />
        },
        PromptKind::Choice { choices, several } => {
            let chosen = match &props.given {
                Some(Given::Choices(chosen)) => chosen.clone(),
                _ => Vec::new(),
            };
            let each = choices.iter().map(|choice| {
                let (give, id, several, chosen) = (give.clone(), choice.id.clone(), *several, chosen.clone());
                let checked = chosen.contains(&id);
                let onchange = move |event: Event| {
                    let ticked = event.target_unchecked_into::<HtmlInputElement>().checked();
                    let mut now = if several { chosen.clone() } else { Vec::new() };
                    now.retain(|other| *other != id);
                    if ticked {
                        now.push(id.clone());
                    }
                    give.emit((!now.is_empty()).then_some(Given::Choices(now)));
                };
                let kind = if several { "checkbox" } else { "radio" };
                html! {
                    <label class="choice">
                        <input type={kind} name={name.clone()} {checked} disabled={!props.writes} {onchange} />
                        <span>{ choice.text.clone() }</span>
                    </label>
                }
            });
            html! { <div class="choices">{ for each }</div> }
        }
        PromptKind::Scale { from, to, least, most } => {
            let chosen = match props.given {
                Some(Given::Value(value)) => Some(value),
                _ => None,
            };
            // A scale that nobody could show is cut.
            let each = (*from..=*to).take(21).map(|value| {
                let give = give.clone();
                let onchange = move |_: Event| give.emit(Some(Given::Value(value)));
                html! {
                    <label class="choice">
                        <input type="radio" name={name.clone()} checked={chosen == Some(value)} disabled={!props.writes} {onchange} />
                        { value }
                    </label>
                }
            });
            html! {
                <>
                    <div class="scale">{ for each }</div>
                    if !(least.is_empty() && most.is_empty()) {
                        <p class="hint scale-ends">
                            <span>{ format!("{from} {least}") }</span><span>{ format!("{to} {most}") }</span>
                        </p>
                    }
                </>
            }
        }
        PromptKind::Mark { .. } => html! {
            <p class="hint">{ t_args("class-marked", &[("count", props.marked.into())]) }</p>
        },
        PromptKind::Ledger { rubric } => html! {
            <LedgerPrompt id={name.clone()} rubric={rubric.clone()} given={props.given.clone()} {give} writes={props.writes} />
        },
    };
    let points = (prompt.points > 0.0).then(|| {
        html! { <span class="hint points">{ t_args("class-points", &[("count", prompt.points.into())]) }</span> }
    });
    html! {
        <fieldset class="prompt" data-prompt={props.number.to_string()}>
            <legend><span class="prompt-number">{ props.number }</span><Rich text={prompt.text.clone()} />{ for points }</legend>
            { inside }
        </fieldset>
    }
}

fn in_words(given: &Option<Given>) -> String {
    match given {
        Some(Given::Text(text)) => text.clone(),
        _ => String::new(),
    }
}

fn words_given(give: &Callback<Option<Given>>) -> Callback<String> {
    give.reform(|text: String| (!text.trim().is_empty()).then_some(Given::Text(text)))
}
