use sayso_classroom::KeyOutcome;
use sayso_engine::Span;
use sayso_wire::Offsets;
use sayso_wire::classroom::Place;
use yew::prelude::*;

use crate::components::words::cut_short;
use crate::state::classroom::Checked;
use crate::state::{Action, Dispatch, Session, use_dispatch};
use crate::text::{t, t_args};

/// The props of [`CheckedList`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The open article.
    pub session: std::rc::Rc<Session>,
    /// What came of it.
    pub checked: Checked,
}

/// One's own marks against the machine's: matched, missed, extra, each by its sign and in words, and why.
#[component]
pub fn CheckedList(props: &Props) -> Html {
    let dispatch = use_dispatch();
    let Checked { key, extra } = &props.checked;
    let found = key.iter().filter(|(_, outcome)| outcome.by.is_some()).count();
    let of_key = key.iter().map(|(mark, outcome)| {
        let (sign, said) = said(outcome);
        let source = (outcome.source_right == Some(false)).then(|| {
            let names = mark.sources.join(" / ");
            html! { <span class="hint">{ t_args("check-source", &[("source", names.into())]) }</span> }
        });
        html! {
            <li class="checked-mark">
                { head(&dispatch, &props.session, sign, t(said), &mark.at) }
                { for source }
                if outcome.by.is_none() && !mark.why.is_empty() {
                    <span class="hint">{ mark.why.clone() }</span>
                }
            </li>
        }
    });
    let extras = extra.iter().map(|mark| {
        html! {
            <li class="checked-mark">{ head(&dispatch, &props.session, "+", t("check-extra"), &mark.at) }</li>
        }
    });
    html! {
        <div class="checked" role="status">
            <p>{ t_args("check-count", &[("found", found.into()), ("all", key.len().into()), ("extra", extra.len().into())]) }</p>
            <p class="hint">{ t("check-doubt") }</p>
            <ol>{ for of_key }{ for extras }</ol>
        </div>
    }
}

/// The sign and the message for what became of a mark.
fn said(outcome: &KeyOutcome) -> (&'static str, &'static str) {
    match outcome.by {
        Some(_) => ("✓", "check-matched"),
        None => ("○", "check-missed"),
    }
}

fn head(dispatch: &Dispatch, session: &Session, sign: &'static str, said: AttrValue, at: &Place) -> Html {
    let span = Offsets::from(&*session.document).span((at.start, at.end));
    let span = span.unwrap_or(Span::new(0, 0));
    let onclick = dispatch.on(move |_: MouseEvent| Action::GoTo(span));
    html! {
        <button type="button" class="review-words" {onclick}>
            <span class="review-kind"><span class="check-sign" aria-hidden="true">{ sign }</span>{ said }</span>
            <q class="excerpt">{ cut_short(&at.exact) }</q>
        </button>
    }
}
