use std::rc::Rc;

use sayso_wire::classroom::{EXERCISE, Lesson};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::qr::Qr;
use super::sheet::{Paper, Sheet};
use crate::platform::download::{download, file_stem};
use crate::platform::{address, clipboard, print};
use crate::state::classroom::{LINK_LONG, LINK_SCANS, link};
use crate::state::{Action, Classwork, use_dispatch};
use crate::text::{t, t_args};

/// What a way gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gives {
    /// A link where the page has an address and the link is not too long, else the file.
    Link,
    /// The exercise's file.
    File,
    /// Paper.
    Paper,
}

/// Where an exercise is handed out: the message with its name, what is right there, and the messages with its steps.
const WAYS: [(&str, Gives, [&str; 3]); 5] = [
    (
        "out-google",
        Gives::Link,
        ["out-google-1", "out-google-2", "out-google-3"],
    ),
    ("out-teams", Gives::File, ["out-teams-1", "out-teams-2", "out-teams-3"]),
    (
        "out-moodle",
        Gives::File,
        ["out-moodle-1", "out-moodle-2", "out-moodle-3"],
    ),
    ("out-stick", Gives::File, ["out-stick-1", "out-stick-2", "out-stick-3"]),
    ("out-paper", Gives::Paper, ["out-paper-1", "out-paper-2", "out-paper-3"]),
];

/// The props of [`HandOut`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// What is handed out; its key stays here.
    pub lesson: Rc<Lesson>,
}

/// Where? The one right thing for it, and three steps.
#[component]
pub fn HandOut(props: &Props) -> Html {
    let exercise = &props.lesson.exercise;
    let handed_out = use_dispatch().on(|()| Action::Classroom(Classwork::HandedOut));
    let way = use_state(|| 0usize);
    let made = use_state(|| None::<AttrValue>);
    let said = use_state(AttrValue::default);
    let paper = use_state(|| Paper::Worksheet);
    let page = use_state(|| address::shared().unwrap_or_default());
    use_effect_with((props.lesson.clone(), (*page).clone()), {
        let made = made.setter();
        move |(lesson, page): &(Rc<Lesson>, String)| {
            let (lesson, page) = (lesson.clone(), page.clone());
            if page.is_empty() {
                made.set(None);
            } else {
                spawn_local(async move {
                    // Where the browser cannot pack, there is the file.
                    made.set(link(&lesson.exercise, &page).await.ok().map(AttrValue::from));
                });
            }
        }
    });
    let (name, gives, steps) = WAYS[*way];
    let file_name = format!("{}.sayso.json", file_stem(&exercise.title));
    let save = {
        let (lesson, said, file_name) = (props.lesson.clone(), said.clone(), file_name.clone());
        let handed_out = handed_out.clone();
        move |_: MouseEvent| {
            handed_out.emit(());
            download(&file_name, "application/json", &EXERCISE.write(&lesson.exercise));
            said.set(t_args("export-done", &[("name", file_name.clone().into())]));
        }
    };
    let length = made.as_ref().map_or(0, |link| link.len());
    let copy = {
        let (made, said, handed_out) = ((*made).clone(), said.clone(), handed_out.clone());
        move |_: MouseEvent| {
            let (Some(link), said) = (&made, said.clone()) else {
                return;
            };
            handed_out.emit(());
            clipboard::copy(
                link,
                Callback::from(move |done| said.set(t(if done { "out-copied" } else { "out-not-copied" }))),
            );
        }
    };
    let ways = WAYS.iter().enumerate().map(|(n, (label, ..))| {
        let checked = *way == n;
        let (way, said) = (way.clone(), said.clone());
        let onchange = move |_: Event| {
            said.set(AttrValue::default());
            way.set(n);
        };
        html! {
            <label class="choice way">
                <input type="radio" name="where" {checked} {onchange} />
                { t(label) }
            </label>
        }
    });
    let steps = steps
        .iter()
        .map(|step| html! { <li>{ t_args(step, &[("name", file_name.clone().into())]) }</li> });
    let print_it = |which: Paper, label: &str, class: &'static str| {
        let (paper, handed_out) = (paper.clone(), handed_out.clone());
        let onclick = move |_: MouseEvent| {
            handed_out.emit(());
            paper.set(which);
            print::soon();
        };
        html! { <button type="button" {class} {onclick}>{ t(label) }</button> }
    };
    let on_page = {
        let page = page.clone();
        move |event: Event| {
            let value = event.target_unchecked_into::<web_sys::HtmlInputElement>().value();
            page.set(value.trim().to_owned());
        }
    };
    let link_fits = length > 0 && length <= LINK_LONG;
    let with_link = gives == Gives::Link && link_fits;
    html! {
        <div class="hand-out">
            <fieldset class="ways no-print">
                <legend>{ t("out-where") }</legend>
                { for ways }
            </fieldset>
            <section class="way-steps no-print" aria-label={t(name)}>
                <div class="way-do">
                    if gives == Gives::Paper {
                        { print_it(Paper::Worksheet, "paper-print", "primary") }
                        { print_it(Paper::Key, "paper-print-key", "outline") }
                    } else if with_link {
                        <button type="button" class="primary" onclick={copy.clone()}>{ t("out-copy") }</button>
                        <button type="button" class="outline" onclick={save.clone()}>{ t("out-save") }</button>
                    } else {
                        <button type="button" class="primary" onclick={save.clone()}>{ t("out-save") }</button>
                    }
                    <span role="status" class="hint">{ (*said).clone() }</span>
                </div>
                <ol class="steps">{ for steps }</ol>
                <p class="hint">{ t("out-no-key") }</p>
                if exercise.revision > 1 {
                    <p class="hint">{ t_args("out-edition", &[("number", exercise.revision.into())]) }</p>
                }
            </section>
            if gives != Gives::Paper {
                <details class="no-print">
                    <summary>{ t("out-link") }</summary>
                    <p class="field">
                        <label for="page-address">{ t("out-page") }</label>
                        <input id="page-address" type="url" value={(*page).clone()} onchange={on_page} />
                    </p>
                    if let Some(link) = &*made {
                        <p>
                            <label for="link-length">{ t_args("out-length", &[("count", length.into()), ("most", LINK_LONG.into())]) }</label>
                            <meter id="link-length" min="0" max={(2 * LINK_LONG).to_string()} high={LINK_LONG.to_string()} value={length.to_string()} />
                        </p>
                        if length > LINK_LONG {
                            <p>{ t("out-too-long") }</p>
                        }
                        <button type="button" class="outline" onclick={copy}>{ t("out-copy") }</button>
                        if length <= LINK_SCANS {
                            <Qr text={link.clone()} />
                            <p class="hint">{ t("out-qr-link") }</p>
                        } else if page.len() <= LINK_SCANS {
                            <Qr text={(*page).clone()} />
                            <p class="hint">{ t("out-qr-page") }</p>
                        }
                    } else {
                        <p class="hint">{ t("out-no-link") }</p>
                    }
                </details>
            }
            if gives == Gives::Paper {
                <Sheet lesson={props.lesson.clone()} paper={*paper} />
            }
        </div>
    }
}
