use sayso_ledger::Rubric;
use sayso_wire::classroom::{Choice, KeyAnswer, Prompt, PromptKind};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::field::{Area, Line};
use crate::text::{t, t_args};

/// The props of [`PlanPrompt`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// Counted from 1.
    pub number: usize,
    /// The question.
    pub prompt: Prompt,
    /// What is right.
    pub answer: Option<KeyAnswer>,
    /// Told of every change.
    pub on_change: Callback<(Prompt, Option<KeyAnswer>)>,
    /// Told when it is to go.
    pub on_remove: Callback<()>,
}

/// A question in the making, with what is right.
#[component]
pub fn PlanPrompt(props: &Props) -> Html {
    let Props {
        number, prompt, answer, ..
    } = props;
    let id = |part: &str| AttrValue::from(format!("plan-{part}-{number}"));
    // What is typed changes the prompt, the answer, or both.
    let change = |set: fn(&mut Prompt, &mut KeyAnswer, String)| {
        let props = props.clone();
        Callback::from(move |typed: String| {
            let mut prompt = props.prompt.clone();
            let mut answer = props.answer.clone().unwrap_or_default();
            answer.prompt.clone_from(&prompt.id);
            set(&mut prompt, &mut answer, typed);
            let says = !answer.choices.is_empty() || answer.range.is_some() || !answer.model.is_empty();
            props.on_change.emit((prompt, says.then_some(answer)));
        })
    };
    let right = answer.clone().unwrap_or_default();
    let inside = match &prompt.kind {
        PromptKind::Ledger { rubric } => html! {
            <>
                <Line id={id("rubric")} label={t("plan-rubric")} value={rubric.clone()}
                    on_change={change(|prompt, _, typed| {
                        if let (PromptKind::Ledger { rubric }, Some(read)) = (&mut prompt.kind, Rubric::parse(&typed)) {
                            *rubric = read.written();
                        }
                    })} />
                <p class="hint">{ t("plan-rubric-hint") }</p>
                <Area id={id("model")} label={t("plan-model")} rows="2" value={right.model}
                    on_change={change(|_, answer, typed| answer.model = typed.trim().to_owned())} />
            </>
        },
        PromptKind::Text => html! {
            <Area id={id("model")} label={t("plan-model")} rows="2" value={right.model}
                on_change={change(|_, answer, typed| answer.model = typed.trim().to_owned())} />
        },
        PromptKind::Choice { choices, several } => {
            let several = *several;
            let tick = change(|prompt, _, ticked| {
                if let PromptKind::Choice { several, .. } = &mut prompt.kind {
                    *several = !ticked.is_empty();
                }
            });
            let onchange = move |event: Event| {
                let ticked = event.target_unchecked_into::<HtmlInputElement>().checked();
                tick.emit(if ticked { "1".to_owned() } else { String::new() });
            };
            html! {
                <>
                    <Area id={id("choices")} label={t("plan-choices")} rows="4" value={choice_lines(choices, &right)} hint={t("plan-choices-hint")}
                        on_change={change(|prompt, answer, typed| {
                            if let PromptKind::Choice { choices, .. } = &mut prompt.kind {
                                (*choices, answer.choices) = read_choices(&typed);
                            }
                        })} />
                    <label class="choice"><input type="checkbox" checked={several} {onchange} /><span>{ t("plan-several") }</span></label>
                </>
            }
        }
        PromptKind::Scale { from, to, least, most } => {
            let range = right
                .range
                .map_or_else(String::new, |(least, most)| match least == most {
                    true => least.to_string(),
                    false => format!("{least}-{most}"),
                });
            html! {
                <div class="plan-row">
                    <Line id={id("from")} class="small" kind="number" label={t("plan-from")} value={from.to_string()}
                        on_change={change(|prompt, _, typed| set_scale(prompt, |from, _| set_number(from, &typed)))} />
                    <Line id={id("least")} label={t("plan-least")} value={least.clone()}
                        on_change={change(|prompt, _, typed| {
                            if let PromptKind::Scale { least, .. } = &mut prompt.kind { *least = typed; }
                        })} />
                    <Line id={id("to")} class="small" kind="number" label={t("plan-to")} value={to.to_string()}
                        on_change={change(|prompt, _, typed| set_scale(prompt, |_, to| set_number(to, &typed)))} />
                    <Line id={id("most")} label={t("plan-most")} value={most.clone()}
                        on_change={change(|prompt, _, typed| {
                            if let PromptKind::Scale { most, .. } = &mut prompt.kind { *most = typed; }
                        })} />
                    <Line id={id("range")} class="small" label={t("plan-range")} value={range}
                        on_change={change(|_, answer, typed| answer.range = read_range(&typed))} />
                </div>
            }
        }
        PromptKind::Mark { .. } => html! { <p class="hint">{ t("plan-mark-lead") }</p> },
    };
    let remove = props.on_remove.reform(|_: MouseEvent| ());
    let scored = !matches!(prompt.kind, PromptKind::Mark { .. });
    html! {
        <fieldset class="plan-prompt">
            <legend class="visually-hidden">{ t_args("plan-prompt", &[("number", (*number).into())]) }</legend>
            <Area id={id("text")} label={t_args("plan-prompt", &[("number", (*number).into())])} rows="2" value={prompt.text.clone()}
                on_change={change(|prompt, _, typed| prompt.text = typed)} />
            { inside }
            <div class="plan-row">
                if scored {
                    <Line id={id("points")} class="small" kind="number" label={t("plan-points")} value={prompt.points.to_string()}
                        on_change={change(|prompt, _, typed| {
                            prompt.points = typed.parse().unwrap_or(0.0_f64).clamp(0.0, 1000.0);
                        })} />
                }
                <button type="button" class="outline" onclick={remove} aria-label={t_args("plan-remove-about", &[("number", (*number).into())])}>
                    { t("plan-remove") }
                </button>
            </div>
        </fieldset>
    }
}

fn set_scale(prompt: &mut Prompt, set: impl FnOnce(&mut i32, &mut i32)) {
    if let PromptKind::Scale { from, to, .. } = &mut prompt.kind {
        set(from, to);
        // As many steps as can be shown.
        *to = (*to).clamp(*from, from.saturating_add(20));
    }
}

fn set_number(number: &mut i32, typed: &str) {
    if let Ok(typed) = typed.trim().parse() {
        *number = typed;
    }
}

/// The choices, one a line, those that are right with a star before them.
fn choice_lines(choices: &[Choice], right: &KeyAnswer) -> String {
    let line = |choice: &Choice| match right.choices.contains(&choice.id) {
        true => format!("* {}", choice.text),
        false => choice.text.clone(),
    };
    choices.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// What [`choice_lines`] writes: the choices, and the ids of those that are right.
fn read_choices(typed: &str) -> (Vec<Choice>, Vec<String>) {
    let mut right = Vec::new();
    let lines = typed
        .lines()
        .map(str::trim)
        .filter(|line| !line.trim_matches('*').trim().is_empty());
    let choices = lines.enumerate().map(|(n, line)| {
        let id = format!("c{}", n + 1);
        let text = line.trim_start_matches('*').trim().to_owned();
        if line.starts_with('*') {
            right.push(id.clone());
        }
        Choice { id, text }
    });
    (choices.collect(), right)
}

/// *2* or *1-3*.
fn read_range(typed: &str) -> Option<(i32, i32)> {
    let typed = typed.trim();
    if let Ok(one) = typed.parse() {
        return Some((one, one));
    }
    // A minus may stand before the first number.
    let at = typed
        .char_indices()
        .skip(1)
        .find(|(_, c)| matches!(c, '-' | '–'))
        .map(|(at, _)| at)?;
    let least: i32 = typed[..at].trim().parse().ok()?;
    let most = typed[at..].trim_start().strip_prefix(['-', '–'])?.trim().parse().ok()?;
    (least <= most).then_some((least, most))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_are_lines_and_right_ones_have_a_star() {
        let (choices, right) = read_choices("* the mayor\n\n the pupil \n*critics\n * \n");
        let texts: Vec<_> = choices.iter().map(|choice| &*choice.text).collect();
        assert_eq!(texts, ["the mayor", "the pupil", "critics"]);
        assert_eq!(right, ["c1", "c3"]);
        let key = KeyAnswer {
            choices: right,
            ..KeyAnswer::default()
        };
        assert_eq!(choice_lines(&choices, &key), "* the mayor\nthe pupil\n* critics");
    }

    #[test]
    fn a_range_is_a_number_or_two() {
        assert_eq!(read_range(" 2 "), Some((2, 2)));
        assert_eq!(read_range("1 – 3"), Some((1, 3)));
        assert_eq!(read_range("-2--1"), Some((-2, -1)));
        assert_eq!(read_range("-2-1"), Some((-2, 1)));
        assert_eq!(read_range("3-1"), None);
        assert_eq!(read_range("many"), None);
    }
}
