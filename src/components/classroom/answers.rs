use std::rc::Rc;

use sayso_classroom::{Scorer, answer_in_words};
use sayso_ledger::Rubric;
use sayso_wire::classroom::{Given as Answered, Prompt, PromptKind};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::class_table::figure;
use super::field::Area;
use super::rich::Rich;
use super::sheet::right;
use crate::components::ledger::criterion_name;
use crate::components::words::cut_short;
use crate::state::classroom::{ByTeacher as Given, ClassMarked, work_key};
use crate::text::{t, t_args};

/// The place of a work, its key, the prompt's id (empty: all of it), points, a comment.
pub(super) type ByTeacher = (usize, String, String, Option<f64>, Option<String>);

/// Answers that are there at once; the rest come at a press.
const FIRST: usize = 60;

/// The props of [`Answers`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The class.
    pub class: Rc<ClassMarked>,
    /// What was given by hand.
    pub given: Given,
    /// Told of more.
    pub on_given: Callback<ByTeacher>,
}

/// One question, and what each student has answered, side by side.
#[component]
pub fn Answers(props: &Props) -> Html {
    let at = use_state(|| 0usize);
    let most = use_state(|| FIRST);
    let class = &props.class;
    let Ok(scorer) = Scorer::new(&class.lesson) else {
        return Html::default();
    };
    let prompts: Vec<&Prompt> = scorer.prompts().collect();
    let Some(prompt) = prompts.get(*at).or(prompts.first()) else {
        return html! { <p>{ t("answers-none") }</p> };
    };
    let place = prompts.iter().position(|other| other.id == prompt.id).unwrap_or(0);
    let options = prompts.iter().enumerate().map(|(n, prompt)| {
        html! { <option value={n.to_string()} selected={n == place}>{ format!("{} {}", n + 1, cut_short(&prompt.text)) }</option> }
    });
    let onchange = {
        let at = at.clone();
        move |event: Event| {
            let chosen = event
                .target_dyn_into::<HtmlSelectElement>()
                .and_then(|select| select.value().parse().ok());
            at.set(chosen.unwrap_or(0));
        }
    };
    let steps = steps(prompt.points);
    // Those of the lesson, and those given in this class.
    let mut bank = class.lesson.comments.clone();
    for words in props.given.values().flat_map(|(_, comments)| comments.values()) {
        if !words.trim().is_empty() && !bank.contains(words) {
            bank.push(words.clone());
        }
    }
    let lines = class.intake.works.iter().zip(&class.marked).enumerate().take(*most).map(|(n, (work, marked))| {
        let key = work_key(work);
        let answer = work.submission.answers.iter().find(|answer| answer.prompt == prompt.id);
        let points = marked.prompts.get(place).copied().flatten();
        let buttons = steps.iter().map(|&step| {
            let (on_given, key, id) = (props.on_given.clone(), key.clone(), prompt.id.clone());
            let onclick = move |_: MouseEvent| on_given.emit((n, key.clone(), id.clone(), Some(step), None));
            let pressed = (points == Some(step)).to_string();
            html! { <button type="button" class="outline" aria-pressed={pressed} {onclick}>{ figure(step) }</button> }
        });
        let comment = props.given.get(&key).and_then(|(_, comments)| comments.get(&prompt.id)).cloned();
        let on_comment = {
            let (key, id) = (key.clone(), prompt.id.clone());
            props.on_given.reform(move |text: String| (n, key.clone(), id.clone(), None, Some(text)))
        };
        let any = !bank.is_empty();
        let bank = bank.iter().map(|words| {
            let (words, on_comment) = (words.clone(), on_comment.clone());
            let label = cut_short(&words);
            let onclick = move |_: MouseEvent| on_comment.emit(words.clone());
            html! { <button type="button" class="link" {onclick}>{ label }</button> }
        });
        let name = if work.name.is_empty() { t("mark-unnamed") } else { work.name.clone().into() };
        html! {
            <li key={key.clone()}>
                <p><strong><bdi>{ name.clone() }</bdi></strong></p>
                { shown(prompt, answer.map(|answer| &answer.given)) }
                <div class="points-row" role="group" aria-label={t_args("answers-points", &[("name", name.into())])}>{ for buttons }</div>
                <Area id={format!("comment-{n}")} label={t("answers-comment")} rows="1" value={comment.unwrap_or_default()} on_change={on_comment.clone()} />
                if any {
                    <details class="bank"><summary>{ t("answers-bank") }</summary>{ for bank }</details>
                }
            </li>
        }
    });
    let more = {
        let most = most.clone();
        move |_: MouseEvent| most.set(*most + FIRST)
    };
    let model = right(&class.lesson, prompt);
    html! {
        <section aria-label={t("mark-answers")}>
            <p>
                <label for="answers-prompt">{ t("answers-prompt") }</label>
                { " " }
                <select id="answers-prompt" {onchange}>{ for options }</select>
            </p>
            <Rich text={prompt.text.clone()} />
            if let Some(model) = model {
                <p class="hint">{ t_args("answers-model", &[("model", model.into())]) }</p>
            }
            <ul class="side-by-side">{ for lines }</ul>
            if class.marked.len() > *most {
                <button type="button" class="outline" onclick={more}>{ t("show-more") }</button>
            }
        </section>
    }
}

/// What can be given for a prompt by one press: at most seven steps, all of them included.
fn steps(points: f64) -> Vec<f64> {
    let count = if points.fract() == 0.0 && points <= 6.0 {
        points
    } else {
        4.0
    };
    (0..=count as u32).map(|n| points * f64::from(n) / count).collect()
}

/// An answer: a ledger as a table, anything else in words.
fn shown(prompt: &Prompt, given: Option<&Answered>) -> Html {
    match (given, &prompt.kind) {
        (None, _) => html! { <p class="answer">{ t("answers-no-answer") }</p> },
        (Some(Answered::Ledger(lines)), PromptKind::Ledger { rubric }) => {
            let criteria = Rubric::parse(rubric).map_or_else(Vec::new, |rubric| rubric.criteria());
            let heads = criteria
                .iter()
                .map(|criterion| html! { <th scope="col">{ criterion_name(criterion) }</th> });
            let lines = lines.iter().map(|(name, numbers)| {
                let cells = (0..criteria.len()).map(|n| {
                    let number = numbers.get(n).copied().flatten();
                    html! { <td class="figure">{ number.map_or_else(|| "–".to_owned(), |n| n.to_string()) }</td> }
                });
                html! { <tr><th scope="row"><bdi>{ name.clone() }</bdi></th>{ for cells }</tr> }
            });
            html! {
                <div class="table-wrap" tabindex="0" role="region" aria-label={t("sources-ledger")}>
                    <table><thead><tr><th scope="col">{ t("insight-source") }</th>{ for heads }</tr></thead><tbody>{ for lines }</tbody></table>
                </div>
            }
        }
        (Some(given), _) => html! { <p class="answer">{ answer_in_words(prompt, given) }</p> },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_go_from_none_to_all_in_few_steps() {
        assert_eq!(steps(2.0), [0.0, 1.0, 2.0]);
        assert_eq!(steps(10.0), [0.0, 2.5, 5.0, 7.5, 10.0]);
        assert_eq!(steps(0.5), [0.0, 0.125, 0.25, 0.375, 0.5]);
    }
}
