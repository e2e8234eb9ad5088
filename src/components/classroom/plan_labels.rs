use std::rc::Rc;

use sayso_classroom::entity_labels;
use sayso_wire::classroom::Exercise;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::label_name;
use super::plan_tab::Change;
use crate::state::classroom::{ask_for, labels_asked};
use crate::state::{Action, Dialog, Session, use_dispatch};
use crate::text::t;

/// The props of [`PlanLabels`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The open article, on which an exercise is planned.
    pub session: Rc<Session>,
    /// The exercise.
    pub exercise: Exercise,
    /// Told how to change the lesson.
    pub change: Callback<Change>,
}

/// What students mark with: quotes, the article's own labels, kinds of entity.
#[component]
pub fn PlanLabels(props: &Props) -> Html {
    let dispatch = use_dispatch();
    let exercise = &props.exercise;
    let asked = labels_asked(exercise);
    let codebook = &props.session.codebook;
    let own = codebook.labels.iter().map(|label| label.id.as_str());
    let mut all: Vec<&str> = vec!["quote"];
    all.extend(own);
    entity_labels().for_each(|label| all.push(label));
    // What is asked for and stands nowhere else can be taken out.
    let known = all.clone();
    all.extend(asked.iter().map(String::as_str).filter(|label| !known.contains(label)));
    let choices = all.into_iter().map(|label| {
        let checked = asked.iter().any(|of| of == label);
        let name = match codebook.label(label) {
            Some(own) => own.name.clone().into(),
            None => label_name(exercise, label),
        };
        let (change, codebook, label) = (props.change.clone(), codebook.clone(), label.to_owned());
        let onchange = move |event: Event| {
            let ticked = event.target_unchecked_into::<HtmlInputElement>().checked();
            let (codebook, label) = (codebook.clone(), label.clone());
            change.emit(Box::new(move |lesson| {
                ask_for(&mut lesson.exercise, &codebook, &label, ticked)
            }));
        };
        html! { <label class="choice"><input type="checkbox" {checked} {onchange} /><span>{ name }</span></label> }
    });
    let make = dispatch.on(|_: MouseEvent| Action::ShowDialog(Some(Dialog::Codebook)));
    html! {
        <fieldset class="plan-labels">
            <legend>{ t("plan-labels") }</legend>
            { for choices }
            <p class="hint">
                { t("plan-labels-lead") }{ " " }
                <button type="button" class="link" onclick={make}>{ t("codes-make") }</button>
            </p>
        </fieldset>
    }
}
