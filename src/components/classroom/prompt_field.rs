use gloo::timers::callback::Timeout;
use sayso_wire::classroom::{Given, Prompt, PromptKind};
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::rich::Rich;
use crate::state::{Action, Classwork, use_dispatch};
use crate::text::{t, t_args};

/// Milliseconds without a key after which what was typed is saved.
const SETTLED: u32 = 600;

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
            <Words id={name.clone()} given={props.given.clone()} {give} writes={props.writes} rows="4" />
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
        PromptKind::Ledger { .. } => html! {
            <Words id={name.clone()} given={props.given.clone()} {give} writes={props.writes} rows="6" />
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

#[derive(Clone, PartialEq, Properties)]
struct WordsProps {
    id: String,
    given: Option<Given>,
    give: Callback<Option<Given>>,
    writes: bool,
    rows: &'static str,
}

/// An answer in words: saved while it is typed, and when one goes on.
#[component]
fn Words(props: &WordsProps) -> Html {
    let saved = match &props.given {
        Some(Given::Text(text)) => text.clone(),
        _ => String::new(),
    };
    let typed = use_state(|| saved.clone());
    let last = use_mut_ref(|| saved.clone());
    let soon = use_mut_ref(|| None::<Timeout>);
    // Undo, and another tab, change it from outside.
    use_effect_with(saved, {
        let (typed, last) = (typed.clone(), last.clone());
        move |saved| {
            if *last.borrow() != *saved {
                last.replace(saved.clone());
                typed.set(saved.clone());
            }
        }
    });
    let save = {
        let (give, last) = (props.give.clone(), last.clone());
        Callback::from(move |text: String| {
            if *last.borrow() != text {
                last.replace(text.clone());
                give.emit((!text.trim().is_empty()).then_some(Given::Text(text)));
            }
        })
    };
    let oninput = {
        let (typed, save, soon) = (typed.clone(), save.clone(), soon.clone());
        move |event: InputEvent| {
            let text = event.target_unchecked_into::<HtmlTextAreaElement>().value();
            typed.set(text.clone());
            let save = save.clone();
            // The one before is dropped, and with it cancelled.
            soon.replace(Some(Timeout::new(SETTLED, move || save.emit(text))));
        }
    };
    let onchange = move |event: Event| {
        drop(soon.take());
        save.emit(event.target_unchecked_into::<HtmlTextAreaElement>().value());
    };
    html! {
        <textarea id={props.id.clone()} rows={props.rows} dir="auto" aria-label={t("class-answer")} readonly={!props.writes}
            value={(*typed).clone()} {oninput} {onchange} />
    }
}
