use std::rc::Rc;

use sayso_wire::classroom::{LESSON, Lesson};
use yew::prelude::*;

use crate::state::{Action, Classwork, Tone, use_dispatch};
use crate::text::t;

/// Lessons of our own writing, to try a class with.
const LESSONS: [(&str, &str); 2] = [
    (
        "sample-lesson-hunt",
        include_str!("../../samples/lessons/who-says-so.sayso.json"),
    ),
    (
        "sample-lesson-fact",
        include_str!("../../samples/lessons/fact-or-opinion.sayso.json"),
    ),
];

/// For those who teach: a whole lesson, to look at.
#[component]
pub fn SampleLessons() -> Html {
    let dispatch = use_dispatch();
    let buttons = LESSONS.into_iter().map(|(name, json)| {
        let onclick = dispatch.on(move |_: MouseEvent| match LESSON.read::<Lesson>(json) {
            Ok(lesson) => Action::Classroom(Classwork::Show(Rc::new(lesson))),
            Err(problem) => Action::Notify(Tone::Error, problem.to_string().into()),
        });
        html! { <button type="button" class="outline" {onclick}>{ t(name) }</button> }
    });
    html! {
        <section class="sample-lessons" aria-labelledby="sample-lessons">
            <h2 id="sample-lessons">{ t("sample-lessons") }</h2>
            <p class="hint">{ t("sample-lessons-lead") }</p>
            <div class="other-ways">{ for buttons }</div>
        </section>
    }
}
