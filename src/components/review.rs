//! The panel's tab "Marks": all of them, to review.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use std::sync::Arc;

use sayso_notebook::{Body, Codebook, Mark, MarkState, Placement};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::codes::sign;
use super::command_button::CommandButton;
use super::set_apart::{self, SetApart};
use super::words::{excerpt, mark_kind, mark_state};
use crate::state::commands::{ACCEPT_ALL, DISMISS_ALL, REVIEW};
use crate::state::{Action, Card, Queue, Said, Session, Shared, Sort, Sure, badge, kind_key, mark_key, use_dispatch};
use crate::text::{t, t_args};

/// Lines that are there at once; the rest come at a press.
const FIRST: usize = 200;

/// What marks can be sorted out by, with a name and the message for each choice.
const SORTS: [(Sort, &str, &str); 6] = [
    (Sort::Quotes, "quotes", "review-quotes"),
    (Sort::Names, "names", "layer-names"),
    (Sort::Signals, "signals", "layer-signals"),
    (Sort::Labels, "labels", "tab-codes"),
    (Sort::All, "all", "review-all"),
    (Sort::SetApart, "set-apart", "review-set-apart"),
];

/// What was said to them.
const SAID: [(Said, &str, &str); 5] = [
    (Said::Anything, "anything", "review-anything"),
    (Said::Nothing, "nothing", "review-unreviewed"),
    (Said::Agreed, "agreed", "review-agreed"),
    (Said::Made, "made", "review-made"),
    (Said::Disagreed, "disagreed", "review-dismissed"),
];

/// How sure the rule is.
const SURE: [(Sure, &str, &str); 4] = [
    (Sure::Anyhow, "anyhow", "review-anyhow"),
    (Sure::Very, "very", "review-very"),
    (Sure::Fairly, "fairly", "review-fairly"),
    (Sure::Hardly, "hardly", "review-hardly"),
];

/// The props of [`ReviewTab`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The open article.
    pub session: Rc<Session>,
}

/// The list of marks with what was said to each, and what there is to choose them by.
#[component]
pub fn ReviewTab(props: &Props) -> Html {
    let dispatch = use_dispatch();
    let session = &props.session;
    let queue = &session.queue;
    let most = use_state(|| FIRST);
    // Open where something is chosen there; from then on as the person has it.
    let narrowed = use_state(|| queue.sure != Sure::Anyhow || queue.kind.is_some() || queue.rule.is_some());
    let listed: Vec<&Arc<Mark>> = session.marks.iter().filter(|m| queue.takes(m, &session.scan)).collect();
    let undecided = listed.iter().filter(|m| m.state == MarkState::Suggested).count();
    let lines = listed.iter().take(*most).map(|mark| {
        html! {
            <ReviewLine
                key={mark_key(&mark.id)}
                mark={Arc::clone(mark)}
                hue={session.cast.hue(mark.voice)}
                current={session.focus.as_ref() == Some(&mark.id)}
                writes={session.writes()}
                codebook={Shared::from(&session.codebook)}
            />
        }
    });
    let more = {
        let most = most.clone();
        move |_: MouseEvent| most.set(*most + FIRST)
    };
    let set_apart = queue.sort == Sort::SetApart;
    let count = if set_apart {
        set_apart::count(&session.scan)
    } else {
        listed.len()
    };
    let told = if undecided > 0 && !set_apart {
        t_args("review-open", &[("count", count.into()), ("open", undecided.into())])
    } else {
        t_args("review-count", &[("count", count.into())])
    };
    let choose = |change: fn(&mut Queue, &str)| {
        let (dispatch, queue, most) = (dispatch.clone(), queue.clone(), most.clone());
        Callback::from(move |event: Event| {
            if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
                let mut queue = queue.clone();
                change(&mut queue, &select.value());
                most.set(FIRST);
                dispatch.emit(Action::Review(queue));
            }
        })
    };
    let sort = choose(|queue, name| {
        queue.sort = named(&SORTS, name);
        (queue.kind, queue.rule) = (None, None);
    });
    let said = choose(|queue, name| queue.said = named(&SAID, name));
    let sure = choose(|queue, name| queue.sure = named(&SURE, name));
    let kind = choose(|queue, name| queue.kind = (!name.is_empty()).then(|| name.into()));
    let rule = choose(|queue, name| queue.rule = (!name.is_empty()).then(|| name.into()));
    // Kinds and rules to choose from: those of the marks there are, and what is chosen.
    let (mut kinds, mut rules) = (BTreeMap::new(), BTreeSet::new());
    for mark in session.marks.iter().filter(|m| queue.sorts(m)) {
        kinds
            .entry(kind_key(&mark.body))
            .or_insert_with(|| mark_kind(mark, &session.codebook));
        rules.extend(mark.rule.clone());
    }
    if let Some(kind) = &queue.kind {
        kinds.entry(kind.to_string()).or_insert_with(|| kind.to_string().into());
    }
    rules.extend(queue.rule.as_ref().map(|rule| rule.to_string()));
    let kinds = kinds.into_iter().map(|(key, name)| {
        html! { <option value={key.clone()} selected={queue.kind.as_deref() == Some(&*key)}>{ name }</option> }
    });
    let rules = rules.into_iter().map(|id| {
        html! { <option value={id.clone()} selected={queue.rule.as_deref() == Some(&*id)}>{ &id }</option> }
    });
    html! {
        <>
            <div class="review-head">
                <label class="visually-hidden" for="review-filter">{ t("review-filter") }</label>
                <select id="review-filter" onchange={sort}>{ for options(&SORTS, queue.sort) }</select>
                if !set_apart {
                    <label class="visually-hidden" for="review-said">{ t("review-said") }</label>
                    <select id="review-said" onchange={said}>{ for options(&SAID, queue.said) }</select>
                }
            </div>
            if !set_apart {
                <details class="review-more" open={*narrowed}>
                    <summary>{ t("review-more") }</summary>
                    <p class="field">
                        <label for="review-kind">{ t("review-kind") }</label>
                        <select id="review-kind" onchange={kind}>
                            <option value="" selected={queue.kind.is_none()}>{ t("review-any-kind") }</option>
                            { for kinds }
                        </select>
                    </p>
                    <p class="field">
                        <label for="review-sure">{ t("review-sure") }</label>
                        <select id="review-sure" onchange={sure}>{ for options(&SURE, queue.sure) }</select>
                    </p>
                    <p class="field">
                        <label for="review-rule">{ t("review-rule") }</label>
                        <select id="review-rule" onchange={rule}>
                            <option value="" selected={queue.rule.is_none()}>{ t("review-any-rule") }</option>
                            { for rules }
                        </select>
                    </p>
                </details>
            }
            <p class="hint" role="status">{ told }</p>
            if undecided > 0 && !set_apart && session.writes() {
                <div class="review-all">
                    <CommandButton command={&REVIEW} class="outline" />
                    <CommandButton command={&ACCEPT_ALL} class="outline" />
                    <CommandButton command={&DISMISS_ALL} class="outline" />
                </div>
            }
            if count == 0 {
                <p class="empty">{ t("review-none") }</p>
            } else if set_apart {
                <p class="hint">{ t("set-apart-lead") }</p>
                <SetApart scan={Shared::from(&session.scan)} text={session.document.text.clone()} />
            } else {
                <ol class="review">{ for lines }</ol>
            }
            if !set_apart && listed.len() > *most {
                <button type="button" class="outline" onclick={more}>{ t("show-more") }</button>
            }
        </>
    }
}

fn named<T: Copy + Default>(choices: &[(T, &str, &str)], name: &str) -> T {
    let chosen = choices.iter().find(|(_, id, _)| *id == name);
    chosen.map_or_else(T::default, |(choice, ..)| *choice)
}

fn options<T: Copy + PartialEq>(choices: &[(T, &'static str, &'static str)], now: T) -> Vec<Html> {
    let options = choices.iter().map(|(choice, name, label)| {
        html! { <option value={*name} selected={*choice == now}>{ t(label) }</option> }
    });
    options.collect()
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
