use yew::prelude::*;

use crate::state::{Action, Classwork, SAMPLE_LESSONS, use_dispatch};
use crate::text::t;

/// For those who teach: a whole lesson, to look at.
#[component]
pub fn SampleLessons() -> Html {
    let dispatch = use_dispatch();
    let buttons = SAMPLE_LESSONS.into_iter().enumerate().map(|(place, name)| {
        let onclick = dispatch.on(move |_: MouseEvent| Action::Classroom(Classwork::Sample(place)));
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
