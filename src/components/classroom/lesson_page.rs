use std::rc::Rc;

use sayso_classroom::Scorer;
use sayso_wire::classroom::{LESSON, Lesson};
use yew::prelude::*;

use super::hand_out::HandOut;
use super::mark_view::MarkView;
use super::rich::Rich;
use crate::components::command_button::CommandButton;
use crate::platform::download::{download, file_stem};
use crate::platform::focus;
use crate::state::commands::SETTINGS;
use crate::state::{Action, Classwork, Shared, Tone, use_dispatch};
use crate::text::{t, t_args};

/// What a lesson's page shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum View {
    /// What it is.
    Lesson,
    /// How the class gets it.
    HandOut,
    /// What the class has handed in.
    Mark,
}

/// The props of [`LessonPage`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The lesson; none draws nothing.
    pub lesson: Option<Shared<Lesson>>,
}

/// A teacher's lesson: looked at, handed out, marked.
#[component]
pub fn LessonPage(props: &Props) -> Html {
    let dispatch = use_dispatch();
    let view = use_state(|| View::Lesson);
    let (unsaved, asking) = (use_state(|| false), use_state(|| false));
    use_effect_with((), |()| focus::main());
    let Some(lesson) = &props.lesson else {
        return Html::default();
    };
    let exercise = &lesson.exercise;
    let leave = {
        let (dispatch, unsaved, asking) = (dispatch.clone(), unsaved.clone(), asking.setter());
        Callback::from(move |_: MouseEvent| {
            if *unsaved {
                asking.set(true);
            } else {
                dispatch.emit(Action::Classroom(Classwork::Leave));
            }
        })
    };
    let leave_anyway = dispatch.on(|_: MouseEvent| Action::Classroom(Classwork::Leave));
    let stay = {
        let (asking, view) = (asking.setter(), view.setter());
        move |_: MouseEvent| {
            asking.set(false);
            view.set(View::Mark);
        }
    };
    let preview = {
        let (dispatch, lesson) = (dispatch.clone(), lesson.0.clone());
        move |_: MouseEvent| {
            // The article of the plan is left for it, and would not hear of handing out later.
            dispatch.emit(Action::Classroom(Classwork::HandedOut));
            dispatch.emit(Action::Classroom(Classwork::Begin {
                exercise: Rc::new(lesson.exercise.clone()),
                keep: false,
            }));
        }
    };
    let change = {
        let lesson = lesson.0.clone();
        dispatch.on(move |_: MouseEvent| Action::Classroom(Classwork::Change(lesson.clone())))
    };
    let save = {
        let (dispatch, lesson) = (dispatch.clone(), lesson.0.clone());
        move |_: MouseEvent| {
            let name = format!("{}.lesson.sayso.json", file_stem(&lesson.exercise.title));
            download(&name, "application/json", &LESSON.write(&*lesson));
            dispatch.emit(Action::Classroom(Classwork::HandedOut));
            let text = t_args("lesson-saved", &[("name", name.into())]);
            dispatch.emit(Action::Notify(Tone::Info, text));
        }
    };
    let go = |to: View, label: &str| {
        let current = (*view == to).then_some("page");
        let view = view.clone();
        let onclick = move |_: MouseEvent| view.set(to);
        html! { <button type="button" aria-current={current} {onclick}>{ t(label) }</button> }
    };
    let on_unsaved = {
        let unsaved = unsaved.setter();
        Callback::from(move |now: bool| unsaved.set(now))
    };
    let problem = Scorer::new(lesson)
        .err()
        .map(|problem| html! { <p class="status">{ problem.to_string() }</p> });
    let inside = match *view {
        View::Lesson => html! {
            <>
                <div class="lesson-actions">
                    <button type="button" class="outline" onclick={preview}>{ t("lesson-preview") }</button>
                    <button type="button" class="outline" onclick={change}>{ t("lesson-change") }</button>
                    <button type="button" class="outline" onclick={save}>{ t("lesson-save") }</button>
                </div>
                <dl class="lesson-facts">
                    <dt>{ t("lesson-article") }</dt>
                    <dd>{ exercise.article.title.clone() }</dd>
                    <dt>{ t("lesson-asks") }</dt>
                    <dd>{ t_args("lesson-prompts", &[("count", exercise.prompts.len().into())]) }</dd>
                    <dt>{ t("lesson-key") }</dt>
                    <dd>{ t_args("lesson-key-marks", &[("count", lesson.key.marks.len().into())]) }</dd>
                </dl>
                <h2>{ t("lesson-students-read") }</h2>
                <Rich text={exercise.instructions.clone()} />
                if !lesson.notes.is_empty() {
                    <h2>{ t("lesson-notes") }</h2>
                    <Rich text={lesson.notes.clone()} />
                }
            </>
        },
        View::HandOut => html! { <HandOut lesson={lesson.0.clone()} /> },
        View::Mark => Html::default(),
    };
    html! {
        <div class="first-page lesson-page">
            <header class="no-print">
                <button type="button" class="brand" title={t("header-back")} onclick={leave.clone()}>{ t("app-name") }</button>
                <CommandButton command={&SETTINGS} shows_key=false />
            </header>
            <main id="main" tabindex="-1">
                <div class="no-print">
                    <p><button type="button" class="link" onclick={leave}>{ t("lesson-leave") }</button></p>
                    if *asking && *unsaved {
                        <div class="status" role="alert">
                            <p>{ t("mark-unsaved") }</p>
                            <p class="lesson-actions">
                                <button type="button" class="primary" onclick={stay}>{ t("mark-stay") }</button>
                                <button type="button" class="outline" onclick={leave_anyway}>{ t("mark-leave") }</button>
                            </p>
                        </div>
                    }
                    <h1>{ exercise.title.clone() }</h1>
                    <nav class="lesson-views" aria-label={t("lesson-views")}>
                        { go(View::Lesson, "lesson-view") }
                        { go(View::HandOut, "lesson-hand-out") }
                        { go(View::Mark, "lesson-mark") }
                    </nav>
                    { for problem }
                </div>
                { inside }
                <MarkView lesson={lesson.0.clone()} shown={*view == View::Mark} {on_unsaved} />
            </main>
        </div>
    }
}
