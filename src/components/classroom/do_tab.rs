use std::rc::Rc;

use sayso_classroom::label_of;
use sayso_notebook::MarkState;
use sayso_wire::classroom::PromptKind;
use yew::prelude::*;

use super::checked::CheckedList;
use super::label_name;
use super::prompt_field::PromptField;
use super::rich::Rich;
use crate::platform::dates;
use crate::state::classroom::{HandInState, answer, check, hand_in_state, labels_asked};
use crate::state::{Action, Classwork, Dialog, Pane, Session, use_dispatch};
use crate::text::{t, t_args};

/// The props of [`DoTab`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The open article, which is an exercise's.
    pub session: Rc<Session>,
}

/// What is to be done, and what was: instructions, prompts, checking, handing in.
#[component]
pub fn DoTab(props: &Props) -> Html {
    let dispatch = use_dispatch();
    let session = &props.session;
    let Some(exercise) = &session.exercise else {
        return Html::default();
    };
    let state = match hand_in_state(session) {
        HandInState::NotYet => t("class-not-handed-in"),
        HandInState::Handed(at) => t_args("class-handed-in", &[("time", dates::shown(at.at).into())]),
        HandInState::ChangedSince(at) => t_args("class-changed-since", &[("time", dates::shown(at.at).into())]),
    };
    let marked = |labels: &[String]| {
        let mine = session
            .marks
            .iter()
            .filter(|mark| !matches!(mark.state, MarkState::Suggested | MarkState::Dismissed));
        mine.filter(|mark| label_of(&mark.body).is_some_and(|label| labels.iter().any(|of| of == label)))
            .count()
    };
    let prompts = exercise.prompts.iter().enumerate().map(|(n, prompt)| {
        let count = match &prompt.kind {
            PromptKind::Mark { labels } => marked(labels),
            _ => 0,
        };
        html! {
            <PromptField key={prompt.id.clone()} prompt={prompt.clone()} number={n + 1} given={answer(session, &prompt.id)}
                marked={count} writes={session.writes()} />
        }
    });
    let asked = labels_asked(exercise);
    let names: Vec<String> = asked
        .iter()
        .map(|label| label_name(exercise, label).to_string())
        .collect();
    let reveal = dispatch.on(|_: MouseEvent| Action::Classroom(Classwork::Reveal));
    let checking = use_state(|| false);
    let on_check = {
        let (checking, dispatch) = (checking.clone(), dispatch.clone());
        move |_: MouseEvent| {
            checking.set(true);
            dispatch.emit(Action::Classroom(Classwork::Reveal));
        }
    };
    let checked = (*checking).then(|| check(session)).flatten();
    let hand_in = dispatch.on(|_: MouseEvent| Action::ShowDialog(Some(Dialog::HandIn)));
    let to_article = dispatch.on(|_: MouseEvent| Action::ShowPane(Pane::Article));
    let may_reveal =
        !exercise.check && exercise.machine_marks == sayso_wire::classroom::MachineMarks::AfterTry && !session.revealed;
    let ready = session.scanning == crate::state::Scanning::Done;
    html! {
        <section class="exercise">
            <h2>{ exercise.title.clone() }</h2>
            <p class="hint exercise-state">{ state }</p>
            <Rich text={exercise.instructions.clone()} />
            if !names.is_empty() {
                <p class="how-to-mark">
                    { t_args("class-how-to-mark", &[("labels", names.join(", ").into())]) }
                    <span class="by-keyboard">{ " " }{ t("class-how-by-keyboard") }</span>
                </p>
            }
            if exercise.observed.time {
                <p class="hint">{ t("class-observed") }</p>
            }
            if exercise.observed.history {
                <p class="hint">{ t("class-observed-steps") }</p>
            }
            <p class="to-article"><button type="button" class="outline" onclick={to_article}>{ t("class-to-article") }</button></p>
            <div class="prompts">{ for prompts }</div>
            if exercise.check && !asked.is_empty() {
                <button type="button" class="outline" disabled={!ready} onclick={on_check}>
                    { t(if *checking { "check-again" } else { "check" }) }
                </button>
                <p class="hint">{ t("check-lead") }</p>
                if let Some(checked) = checked {
                    <CheckedList session={session.clone()} {checked} />
                } else if *checking {
                    <p role="status">{ t("check-nothing") }</p>
                }
            } else if may_reveal {
                <button type="button" class="outline" disabled={!ready} onclick={reveal}>{ t("class-reveal") }</button>
                <p class="hint">{ t("class-reveal-lead") }</p>
            }
            <div class="exercise-end">
                <button type="button" class="primary" onclick={hand_in} disabled={!session.writes()}>{ t("hand-in") }</button>
            </div>
        </section>
    }
}
