//! The panel's tab "Marks": all of them, to review.

use std::sync::Arc;

use sayso_engine::Scan;
use sayso_notebook::{Body, Codebook, Mark, MarkId, MarkState, Placement};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::codes::sign;
use super::set_apart::{self, SetApart};
use super::words::{excerpt, mark_kind, mark_state};
use crate::state::{Action, Card, Cast, Shared, badge, mark_key, use_dispatch};
use crate::text::{t, t_args};

/// Lines that are there at once; the rest come at a press.
const FIRST: usize = 200;

/// Which marks are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Filter {
    #[default]
    Quotes,
    Unreviewed,
    Dismissed,
    All,
    SetApart,
}

impl Filter {
    const ALL: [(Filter, &'static str, &'static str); 5] = [
        (Filter::Quotes, "quotes", "review-quotes"),
        (Filter::Unreviewed, "unreviewed", "review-unreviewed"),
        (Filter::Dismissed, "dismissed", "review-dismissed"),
        (Filter::All, "all", "review-all"),
        (Filter::SetApart, "set-apart", "review-set-apart"),
    ];

    fn takes(self, mark: &Mark) -> bool {
        let name = matches!(mark.body, Body::Entity { .. } | Body::Signal { .. });
        match self {
            Filter::Quotes => !(name || matches!(mark.body, Body::Label { .. })) || mark.state == MarkState::Own,
            Filter::Unreviewed => !name && mark.state == MarkState::Suggested,
            Filter::Dismissed => mark.state == MarkState::Dismissed,
            Filter::All => true,
            Filter::SetApart => false,
        }
    }
}

/// The props of [`ReviewTab`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// All marks, dismissed ones too.
    pub marks: Shared<[Arc<Mark>]>,
    /// Everybody who speaks.
    pub cast: Shared<Cast>,
    /// The mark in focus.
    pub focus: Option<MarkId>,
    /// Whether this tab may write.
    pub writes: bool,
    /// What the rules found.
    pub scan: Shared<Scan>,
    /// The text.
    pub text: Arc<str>,
    /// The labels.
    pub codebook: Shared<Codebook>,
}

/// The list of marks with what was said to each.
#[component]
pub fn ReviewTab(props: &Props) -> Html {
    let filter = use_state(Filter::default);
    let most = use_state(|| FIRST);
    let onchange = {
        let (filter, most) = (filter.clone(), most.clone());
        move |event: Event| {
            let chosen = event.target_dyn_into::<HtmlSelectElement>().map(|s| s.value());
            let chosen = Filter::ALL
                .into_iter()
                .find(|(_, name, _)| Some(*name) == chosen.as_deref());
            filter.set(chosen.map_or(Filter::default(), |(filter, ..)| filter));
            most.set(FIRST);
        }
    };
    let options = Filter::ALL.into_iter().map(|(value, name, label)| {
        html! { <option value={name} selected={*filter == value}>{ t(label) }</option> }
    });
    let listed: Vec<&Arc<Mark>> = props.marks.iter().filter(|m| filter.takes(m)).collect();
    let lines = listed.iter().take(*most).map(|mark| {
        html! {
            <ReviewLine
                key={mark_key(&mark.id)}
                mark={Arc::clone(mark)}
                hue={props.cast.hue(mark.voice)}
                current={props.focus.as_ref() == Some(&mark.id)}
                writes={props.writes}
                codebook={props.codebook.clone()}
            />
        }
    });
    let more = {
        let most = most.clone();
        move |_: MouseEvent| most.set(*most + FIRST)
    };
    let set_apart = *filter == Filter::SetApart;
    let count = if set_apart {
        set_apart::count(&props.scan)
    } else {
        listed.len()
    };
    html! {
        <>
            <div class="review-head">
                <label class="visually-hidden" for="review-filter">{ t("review-filter") }</label>
                <select id="review-filter" {onchange}>{ for options }</select>
                <span class="hint">{ t_args("review-count", &[("count", count.into())]) }</span>
            </div>
            if count == 0 {
                <p class="empty">{ t("review-none") }</p>
            } else if set_apart {
                <p class="hint">{ t("set-apart-lead") }</p>
                <SetApart scan={props.scan.clone()} text={props.text.clone()} />
            } else {
                <ol class="review">{ for lines }</ol>
            }
            if listed.len() > *most {
                <button type="button" class="outline" onclick={more}>{ t("show-more") }</button>
            }
        </>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct LineProps {
    mark: Arc<Mark>,
    hue: u8,
    current: bool,
    writes: bool,
    codebook: Shared<Codebook>,
}

#[component]
fn ReviewLine(props: &LineProps) -> Html {
    let dispatch = use_dispatch();
    let mark = &props.mark;
    let orphan = mark.placement == Placement::Orphan;
    let onclick = {
        let id = mark.id.clone();
        dispatch.on(move |_: MouseEvent| Action::Focus(Some(id.clone()), Some(Card::Why)))
    };
    let back = mark.dismissal.filter(|_| props.writes).map(|entry| {
        let onclick = dispatch.on(move |_: MouseEvent| Action::BringBack(entry));
        html! { <button type="button" class="outline" {onclick}>{ t("review-bring-back") }</button> }
    });
    let state = mark_state(mark.state);
    let state_sign = match mark.state {
        MarkState::Suggested => "",
        MarkState::Accepted => "✓",
        MarkState::Corrected => "✎",
        MarkState::Own => "+",
        MarkState::Dismissed => "✕",
    };
    let inside = html! {
        <>
            <span class="review-kind">
                if matches!(mark.body, Body::Attribution { .. }) {
                    <span
                        class={classes!("badge", format!("v{}", props.hue), mark.voice.is_none().then_some("nobody"))}
                        data-badge={badge(mark.voice)}
                        aria-hidden="true"
                    />
                    <span class="visually-hidden">{ badge(mark.voice) }</span>
                }
                if let Some(label) = mark.body.label() {
                    { sign(label, &props.codebook) }
                }
                { mark_kind(mark, &props.codebook) }
                if let Some(state) = state {
                    <span class="review-state"><span aria-hidden="true">{ state_sign }</span>{ " " }{ state }</span>
                }
            </span>
            <q class="excerpt">{ excerpt(mark) }</q>
            if orphan {
                <span class="hint">{ t("review-orphan") }</span>
            }
        </>
    };
    // What is not in the text cannot be gone to.
    let gone = orphan || mark.state == MarkState::Dismissed;
    html! {
        <li class={classes!("review-line", gone.then_some("gone"))}>
            if gone {
                <div class="review-words">{ inside }</div>
            } else {
                <button
                    type="button"
                    class={classes!("review-words", props.current.then_some("current"))}
                    aria-current={props.current.then_some("true")}
                    {onclick}
                >
                    { inside }
                </button>
            }
            { for back }
        </li>
    }
}
