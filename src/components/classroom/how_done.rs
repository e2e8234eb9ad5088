use std::rc::Rc;

use sayso_notebook::Timestamp;
use sayso_wire::classroom::{Exercise, Step, Submission};
use yew::prelude::*;

use super::label_name;
use crate::platform::dates;
use crate::text::{t, t_args};

/// The props of [`HowDone`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// What was asked.
    pub exercise: Rc<Exercise>,
    /// What was handed in.
    pub work: Submission,
}

/// When a work was begun and handed in, and its steps, where the exercise asked for these. They are the student's own word.
#[component]
pub fn HowDone(props: &Props) -> Html {
    let attempt = &props.work.attempt;
    let time = attempt.began.zip(attempt.ended).map(|(began, ended)| {
        t_args(
            "how-time",
            &[
                ("minutes", attempt.minutes().unwrap_or_default().into()),
                ("began", dates::shown(Timestamp(began)).into()),
                ("ended", dates::shown(Timestamp(ended)).into()),
            ],
        )
    });
    let steps = &props.work.steps;
    if time.is_none() && steps.is_empty() {
        return Html::default();
    }
    let rows = steps.iter().map(|step| {
        html! { <tr><td>{ dates::time(Timestamp(step.at)) }</td><td>{ did(step) }</td><td>{ what(&props.exercise, step) }</td></tr> }
    });
    html! {
        <section class="no-print how-done" aria-label={t("how-done")}>
            if let Some(time) = time { <p>{ time }</p> }
            if !steps.is_empty() {
                <details>
                    <summary>{ t_args("how-steps", &[("count", steps.len().into())]) }</summary>
                    <div class="table-wrap" tabindex="0" role="region" aria-label={t("how-done")}>
                        <table>
                            <thead><tr><th scope="col">{ t("how-when") }</th><th scope="col">{ t("how-did") }</th><th scope="col">{ t("how-what") }</th></tr></thead>
                            <tbody>{ for rows }</tbody>
                        </table>
                    </div>
                </details>
            }
        </section>
    }
}

fn did(step: &Step) -> AttrValue {
    match step.did.as_str() {
        "marked" => t("how-marked"),
        "changed" => t("how-changed"),
        "noted" => t("how-noted"),
        "removed" => t("how-removed"),
        "answered" => t("how-answered"),
        "undone" => t("how-undone"),
        other => other.to_owned().into(),
    }
}

/// The label's name, or the question's number.
fn what(exercise: &Exercise, step: &Step) -> AttrValue {
    let prompt = exercise.prompts.iter().position(|prompt| prompt.id == step.what);
    match prompt.filter(|_| step.did == "answered") {
        Some(n) => t_args("plan-prompt", &[("number", (n + 1).into())]),
        None => label_name(exercise, &step.what),
    }
}
