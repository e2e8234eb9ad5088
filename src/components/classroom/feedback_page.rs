use sayso_wire::classroom::Feedback;
use yew::prelude::*;

use super::feedback_sheet::FeedbackSheet;
use crate::platform::{focus, print};
use crate::state::{Action, Classwork, Shared, use_dispatch};
use crate::text::t;

/// The props of [`FeedbackPage`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// What a student got back; none draws nothing.
    pub feedback: Option<Shared<Feedback>>,
}

/// Feedback as a student opens it: looked at, printed. Nothing of it is kept in this browser.
#[component]
pub fn FeedbackPage(props: &Props) -> Html {
    let dispatch = use_dispatch();
    use_effect_with((), |()| focus::main());
    let Some(feedback) = &props.feedback else {
        return Html::default();
    };
    let leave = dispatch.on(|_: MouseEvent| Action::Classroom(Classwork::Leave));
    let on_print = |_: MouseEvent| print::soon();
    html! {
        <div class="first-page lesson-page">
            <header class="no-print">
                <button type="button" class="brand" title={t("header-back")} onclick={leave.clone()}>{ t("app-name") }</button>
            </header>
            <main id="main" tabindex="-1">
                <div class="no-print">
                    <p><button type="button" class="link" onclick={leave}>{ t("lesson-leave") }</button></p>
                    <h1>{ t("feedback-sheet") }</h1>
                    <p class="lesson-actions"><button type="button" class="outline" onclick={on_print}>{ t("feedback-print") }</button></p>
                    <p class="hint">{ t("feedback-not-kept") }</p>
                </div>
                <FeedbackSheet feedback={feedback.0.clone()} />
            </main>
        </div>
    }
}
