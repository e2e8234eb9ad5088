//! What a person should know about the open article, above it.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use crate::state::{Action, Advice, Scanning, Session, Writing, use_dispatch};
use crate::text::{t, t_args};

/// The props of [`Status`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The open article.
    pub session: Rc<Session>,
}

/// Milliseconds after which it is told how far the rules are: most texts are through sooner, and nothing has to move.
const LATE_MS: u32 = 300;

/// How far the rules are, whether another tab writes, and what to do where they found nothing.
#[component]
pub fn Status(props: &Props) -> Html {
    let dispatch = use_dispatch();
    let session = &props.session;
    let cancel = dispatch.on(|_: MouseEvent| Action::CancelScan);
    let again = dispatch.on(|_: MouseEvent| Action::Rescan);
    let running = matches!(session.scanning, Scanning::Running(_));
    let late = use_state(|| false);
    use_effect_with((session.id.clone(), running), {
        let late = late.setter();
        move |_| {
            late.set(false);
            let timer = running.then(|| Timeout::new(LATE_MS, move || late.set(true)));
            move || drop(timer)
        }
    });
    let scanning = match session.scanning {
        Scanning::Running(_) if !*late => Html::default(),
        Scanning::Running(progress) => {
            let percent = f64::from(progress.done) * 100.0 / f64::from(progress.all.max(1));
            html! {
                <div class="status running">
                    <label for="scan-progress">
                        { t_args("scan-running", &[("percent", percent.floor().into())]) }
                    </label>
                    <progress id="scan-progress" max="100" value={percent.floor().to_string()} />
                    <button type="button" class="outline" onclick={cancel}>{ t("scan-cancel") }</button>
                </div>
            }
        }
        Scanning::Cancelled => html! {
            <div class="status">
                <p>{ t("scan-cancelled") }</p>
                <button type="button" class="outline" onclick={again}>{ t("scan-again") }</button>
            </div>
        },
        Scanning::Done => Html::default(),
    };
    let advice = session.advice.map(|advice| {
        let id = match advice {
            Advice::NotEnglish => "advice-not-english",
            Advice::Short => "advice-short",
            Advice::NobodyQuoted => "advice-nobody-quoted",
        };
        html! { <p class="status">{ t(id) }</p> }
    });
    let take_over = |label: &str| {
        let onclick = dispatch.on(|_: MouseEvent| Action::TakeOver);
        html! { <button type="button" class="outline" {onclick}>{ t(label) }</button> }
    };
    let writing = match session.writing {
        Writing::Asking | Writing::Writer => None,
        Writing::Reader { can_ask: true } => Some(("tab-reads-along", Some(take_over("tab-take-over")))),
        Writing::Reader { can_ask: false } => Some(("tab-reads-along-only", None)),
        Writing::TakingOver => Some(("tab-taking-over", None)),
        Writing::Unanswered => Some(("tab-unanswered", Some(take_over("tab-take-over-anyway")))),
    };
    let writing = writing.map(|(id, button)| {
        html! { <div class="status"><p>{ t(id) }</p>{ for button }</div> }
    });
    html! {
        <div class="statuses" role="status">
            { for writing }
            { scanning }
            { for advice }
        </div>
    }
}
