use std::rc::Rc;

use sayso_wire::classroom::SUBMISSION;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::work_sheet::WorkSheet;
use crate::components::modal::Modal;
use crate::components::words::cut_short;
use crate::platform::clipboard;
use crate::platform::clock;
use crate::platform::download::{download, file_stem};
use crate::platform::print;
use crate::state::classroom::{submission, unanswered};
use crate::state::{Action, Classwork, Dialog, Session, use_dispatch};
use crate::text::{t, t_args};

/// The props of [`HandIn`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The open article, which is an exercise's.
    pub session: Rc<Session>,
}

/// The file that was made.
#[derive(Clone, Debug, PartialEq)]
struct Made {
    name: String,
    student: AttrValue,
    contents: Rc<str>,
}

/// What is unanswered, who it is, and the file to be attached.
#[component]
pub fn HandIn(props: &Props) -> Html {
    let dispatch = use_dispatch();
    let session = &props.session;
    let made = use_state(|| None::<Made>);
    let copied = use_state(|| false);
    let field = use_node_ref();
    let Some(exercise) = &session.exercise else {
        return Html::default();
    };
    let last = session.notebook.handed_in.last().map(|last| last.name.clone());
    let onsubmit = {
        let (dispatch, field, made) = (dispatch.clone(), field.clone(), made.clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            let name = field
                .cast::<HtmlInputElement>()
                .map(|field| field.value())
                .unwrap_or_default();
            dispatch.emit(Action::Classroom(Classwork::HandIn(name.trim().to_owned())));
            // As it stands now, with the try just counted.
            let app = dispatch.app();
            let Some(session) = &app.session else { return };
            let Some(work) = submission(session, &name, clock::now()) else {
                return;
            };
            let title = session
                .exercise
                .as_ref()
                .map(|e| file_stem(&e.title))
                .unwrap_or_default();
            let file = format!(
                "{}-{title}-{}.sayso.json",
                file_stem(&work.student.name),
                work.attempt.number
            );
            let contents: Rc<str> = SUBMISSION.write(&work).into();
            download(&file, "application/json", &contents);
            made.set(Some(Made {
                name: file,
                student: work.student.name.into(),
                contents,
            }));
        }
    };
    let close = dispatch.on(|_: MouseEvent| Action::ShowDialog(None));
    if let Some(made) = &*made {
        let copy = {
            let (contents, copied) = (made.contents.clone(), copied.clone());
            move |_: MouseEvent| {
                let copied = copied.clone();
                clipboard::copy(&contents, Callback::from(move |done| copied.set(done)));
            }
        };
        let again = {
            let made = made.clone();
            move |_: MouseEvent| download(&made.name, "application/json", &made.contents)
        };
        let remove = dispatch.on(|_: MouseEvent| Action::ShowDialog(Some(Dialog::Remove)));
        let on_print = |_: MouseEvent| print::soon();
        let actions = html! { <button type="button" class="primary" onclick={close}>{ t("hand-in-done") }</button> };
        // A dialog is not printed; what is stands after the page.
        let paper = create_portal(
            html! { <WorkSheet session={session.clone()} name={made.student.clone()} /> },
            gloo::utils::body().into(),
        );
        return html! {
            <Modal title={t("hand-in-attach")} {actions}>
                { paper }
                <p>{ t_args("hand-in-saved", &[("name", made.name.clone().into())]) }</p>
                <p>{ t("hand-in-attach-lead") }</p>
                <p class="lesson-actions">
                    <button type="button" class="link" onclick={again}>{ t("hand-in-again") }</button>
                    <button type="button" class="link" onclick={on_print}>{ t("hand-in-print") }</button>
                </p>
                <details>
                    <summary>{ t("hand-in-paste") }</summary>
                    <p class="hint">{ t("hand-in-paste-lead") }</p>
                    <textarea class="paste-work" rows="4" readonly=true aria-label={t("hand-in-paste")} value={made.contents.to_string()} />
                    <p>
                        <button type="button" class="outline" onclick={copy}>{ t("hand-in-copy") }</button>
                        <span role="status" class="hint">{ if *copied { t("hand-in-copied") } else { AttrValue::default() } }</span>
                    </p>
                </details>
                <p class="hint">
                    { t("remove-hint") }{ " " }
                    <button type="button" class="link" onclick={remove}>{ t("remove-button") }</button>
                </p>
            </Modal>
        };
    }
    let open = unanswered(exercise, session);
    let lines = open.iter().map(|prompt| html! { <li>{ cut_short(&prompt.text) }</li> });
    let actions = html! {
        <>
            <button type="button" class="outline" onclick={close}>{ t("cancel") }</button>
            <button type="submit" form="hand-in" class="primary">{ t("hand-in-save") }</button>
        </>
    };
    html! {
        <Modal title={t("hand-in-title")} {actions}>
            if open.is_empty() {
                <p>{ t("hand-in-all-answered") }</p>
            } else {
                <p>{ t_args("hand-in-open", &[("count", open.len().into())]) }</p>
                <ul class="open-prompts">{ for lines }</ul>
            }
            <form id="hand-in" class="fields" {onsubmit}>
                <p class="field">
                    <label for="student-name">{ t("hand-in-name") }</label>
                    <input id="student-name" ref={field} type="text" dir="auto" autocomplete="off" required=true
                        maxlength="120" value={last} aria-describedby="student-name-hint" />
                    <span id="student-name-hint" class="hint">{ t("hand-in-name-hint") }</span>
                </p>
            </form>
        </Modal>
    }
}
