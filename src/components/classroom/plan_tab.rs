use std::rc::Rc;

use sayso_notebook::MarkState;
use sayso_wire::classroom::{Lesson, Level, MachineMarks, Prompt};
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::field::{Area, Line};
use super::plan_key::PlanKey;
use super::plan_labels::PlanLabels;
use super::plan_prompt::PlanPrompt;
use crate::platform::random;
use crate::state::classroom::{TEMPLATES, labels_asked, lesson_of, new_prompt};
use crate::state::{Action, Classwork, Session, Tab, use_dispatch};
use crate::text::{t, t_args};

/// What a change does to the lesson that is planned.
pub(super) type Change = Box<dyn FnOnce(&mut Lesson)>;

/// The props of [`PlanTab`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The open article.
    pub session: Rc<Session>,
}

/// An exercise in the making: a template to begin with, then all that can be changed, and its key.
#[component]
pub fn PlanTab(props: &Props) -> Html {
    let dispatch = use_dispatch();
    let session = &props.session;
    let Some(lesson) = &session.lesson else {
        let each = TEMPLATES.iter().map(|template| {
            let onclick = dispatch.on(|_: MouseEvent| {
                let id = random::prefix() + &random::prefix();
                Action::Classroom(Classwork::Plan(Rc::new(template.lesson(id))))
            });
            html! {
                <button type="button" class="outline" {onclick} disabled={!session.writes()}>
                    <strong>{ t(template.name) }</strong>
                    <span class="hint">{ t(template.lead) }</span>
                </button>
            }
        });
        return html! {
            <section class="plan">
                <h2>{ t("plan-begin") }</h2>
                <p class="hint">{ t("plan-begin-lead") }</p>
                <div class="templates">{ for each }</div>
            </section>
        };
    };
    // Every change stands in the journal, so that Undo takes it back.
    let change = {
        let (dispatch, lesson) = (dispatch.clone(), lesson.clone());
        Callback::from(move |change: Change| {
            let mut lesson = (*lesson).clone();
            change(&mut lesson);
            dispatch.emit(Action::Classroom(Classwork::Plan(Rc::new(lesson))));
        })
    };
    let text = |set: fn(&mut Lesson, String)| {
        let change = change.clone();
        Callback::from(move |text: String| change.emit(Box::new(move |lesson| set(lesson, text))))
    };
    let exercise = &lesson.exercise;
    let prompts = exercise.prompts.iter().enumerate().map(|(n, prompt)| {
        let answer = lesson.key.answers.iter().find(|answer| answer.prompt == prompt.id);
        let on_change = change.reform(move |(prompt, answer): (Prompt, _)| {
            Box::new(move |lesson: &mut Lesson| {
                lesson.key.answers.retain(|other| other.prompt != prompt.id);
                lesson.key.answers.extend(answer);
                if let Some(there) = lesson.exercise.prompts.get_mut(n) {
                    *there = prompt;
                }
            }) as Change
        });
        let on_remove = change.reform(move |()| {
            Box::new(move |lesson: &mut Lesson| {
                let gone = lesson.exercise.prompts.remove(n);
                lesson.key.answers.retain(|other| other.prompt != gone.id);
            }) as Change
        });
        html! {
            <PlanPrompt key={prompt.id.clone()} number={n + 1} prompt={prompt.clone()} answer={answer.cloned()} {on_change} {on_remove} />
        }
    });
    let add = {
        let change = change.clone();
        move |event: Event| {
            let Some(select) = event.target_dyn_into::<HtmlSelectElement>() else {
                return;
            };
            let kind = select.value();
            select.set_value("");
            change.emit(Box::new(move |lesson| {
                let prompt = new_prompt(&lesson.exercise, &kind);
                lesson.exercise.prompts.push(prompt);
            }));
        }
    };
    let kinds = [
        ("", "plan-add"),
        ("text", "plan-text"),
        ("choice", "plan-choice"),
        ("scale", "plan-scale"),
        ("ledger", "plan-ledger"),
        ("mark", "plan-mark"),
    ];
    let kinds = kinds.map(|(value, label)| html! { <option {value} selected={value.is_empty()}>{ t(label) }</option> });
    let on_show = {
        let change = change.clone();
        move |event: Event| {
            let value = event
                .target_dyn_into::<HtmlSelectElement>()
                .map(|select| select.value());
            let shown = match value.as_deref() {
                Some("always") => MachineMarks::Always,
                Some("never") => MachineMarks::Never,
                _ => MachineMarks::AfterTry,
            };
            change.emit(Box::new(move |lesson| lesson.exercise.machine_marks = shown));
        }
    };
    let shows = [
        (MachineMarks::AfterTry, "after-try", "plan-after-try"),
        (MachineMarks::Always, "always", "plan-always"),
        (MachineMarks::Never, "never", "plan-never"),
    ];
    let shows = shows.map(|(value, id, label)| {
        html! { <option value={id} selected={exercise.machine_marks == value}>{ t(label) }</option> }
    });
    let levels = exercise.marking.levels.iter().enumerate().map(|(n, level)| {
        let set = |set: fn(&mut Level, String)| {
            change.reform(move |typed: String| {
                Box::new(move |lesson: &mut Lesson| {
                    if let Some(level) = lesson.exercise.marking.levels.get_mut(n) {
                        set(level, typed);
                    }
                    // From the lowest, as marking reads them.
                    lesson.exercise.marking.levels.sort_by(|a, b| a.from.total_cmp(&b.from));
                }) as Change
            })
        };
        let number = [("number", (n + 1).into())];
        html! {
            <div class="plan-row">
                <Line id={format!("plan-level-{n}")} label={t_args("plan-level", &number)} value={level.name.clone()}
                    on_change={set(|level, typed| level.name = typed)} />
                <Line id={format!("plan-from-{n}")} class="small" kind="number" label={t_args("plan-level-from", &number)}
                    value={level.from.to_string()}
                    on_change={set(|level, typed| level.from = typed.parse().unwrap_or(0.0_f64).clamp(0.0, 100.0))} />
            </div>
        }
    });
    let tick = |label: &'static str, checked: bool, set: fn(&mut Lesson, bool)| {
        let change = change.clone();
        let onchange = move |event: Event| {
            let ticked = event.target_unchecked_into::<HtmlInputElement>().checked();
            change.emit(Box::new(move |lesson| set(lesson, ticked)));
        };
        html! { <label class="choice"><input type="checkbox" {checked} {onchange} /><span>{ t(label) }</span></label> }
    };
    let asks_marks = !labels_asked(exercise).is_empty();
    let whole = Rc::new(lesson_of(session).unwrap_or_default());
    let open = sayso_classroom::unchecked(&whole);
    let review = dispatch.on(|_: MouseEvent| Action::ShowTab(Tab::Marks));
    let agree_all = {
        let (dispatch, session) = (dispatch.clone(), session.clone());
        move |_: MouseEvent| {
            let labels = session
                .lesson
                .as_ref()
                .map(|lesson| labels_asked(&lesson.exercise))
                .unwrap_or_default();
            let asked = session.marks.iter().filter(|mark| {
                let label = sayso_classroom::label_of(&mark.body);
                mark.state == MarkState::Suggested
                    && !mark.nested
                    && label.is_some_and(|l| labels.iter().any(|of| of == l))
            });
            for mark in asked {
                dispatch.emit(Action::Accept(mark.id.clone()));
            }
        }
    };
    let show = {
        let whole = whole.clone();
        dispatch.on(move |_: MouseEvent| Action::Classroom(Classwork::Show(whole.clone())))
    };
    let hand_out = html! { <button type="button" class="primary" onclick={show}>{ t("plan-done") }</button> };
    html! {
        <section class="plan">
            <h2>{ t("plan-heading") }</h2>
            <Line id="plan-title" label={t("plan-title")} value={exercise.title.clone()}
                on_change={text(|lesson, text| lesson.exercise.title = text)} />
            <Area id="plan-instructions" label={t("plan-instructions")} rows="5" value={exercise.instructions.clone()}
                on_change={text(|lesson, text| lesson.exercise.instructions = text)} />
            <PlanLabels session={session.clone()} exercise={exercise.clone()} change={change.clone()} />
            <div class="plan-prompts">{ for prompts }</div>
            <div>
                <label for="plan-add">{ t("plan-add-label") }</label>
                <select id="plan-add" onchange={add}>{ for kinds }</select>
            </div>
            <div>
                <label for="plan-show">{ t("plan-show") }</label>
                <select id="plan-show" onchange={on_show}>{ for shows }</select>
            </div>
            <details class="plan-points">
                <summary>{ t("plan-levels") }</summary>
                <p class="hint">{ t("plan-levels-lead") }</p>
                { for levels }
                <Line id="plan-extra" class="small" kind="number" label={t("plan-extra")} value={exercise.marking.extra_cost.to_string()}
                    on_change={text(|lesson, typed| {
                        lesson.exercise.marking.extra_cost = typed.parse().unwrap_or(0.0_f64).clamp(0.0, 1000.0);
                    })} />
            </details>
            { tick("plan-check", exercise.check, |lesson, on| lesson.exercise.check = on) }
            { tick("plan-observe", exercise.observed.time, |lesson, on| lesson.exercise.observed.time = on) }
            { tick("plan-observe-steps", exercise.observed.history, |lesson, on| lesson.exercise.observed.history = on) }
            if asks_marks {
                <div class="plan-key" role="status">
                    <p>{ t_args("plan-key", &[("count", whole.key.marks.len().into())]) }</p>
                    if open > 0 {
                        <p>{ t_args("plan-unchecked", &[("count", open.into())]) }</p>
                        <p class="plan-row">
                            <button type="button" class="outline" onclick={review}>{ t("plan-review") }</button>
                            <button type="button" class="link" onclick={agree_all}>{ t("plan-agree-all") }</button>
                        </p>
                    }
                </div>
            }
            if asks_marks {
                <PlanKey session={session.clone()} lesson={whole} change={change.clone()} />
            }
            <Area id="plan-comments" label={t("plan-comments")} rows="3" value={lesson.comments.join("\n")}
                on_change={text(|lesson, text| {
                    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
                    lesson.comments = lines.map(str::to_owned).collect();
                })} />
            <Area id="plan-notes" label={t("plan-notes")} rows="3" value={lesson.notes.clone()}
                on_change={text(|lesson, text| lesson.notes = text)} />
            <p class="exercise-end">{ hand_out }</p>
            <p class="hint">{ t("plan-done-lead") }</p>
        </section>
    }
}
