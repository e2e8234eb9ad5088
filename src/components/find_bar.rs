//! The bar that finds words in the article.

use std::rc::Rc;

use sayso_engine::{Document, Span};
use sayso_notebook::{Anchor, Body};
use sayso_worker::{Answer, Ask};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, HtmlInputElement};
use yew::prelude::*;

use super::icon::{Icon, Shape};
use crate::platform::{found as painted, marks, selection, worker};
use crate::state::{Action, How, Session, Shared, mark_all, occurrences, use_dispatch};
use crate::text::{t, t_args};

/// The props of [`FindBar`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The open article.
    pub session: Rc<Session>,
    /// The article's element.
    pub article: NodeRef,
}

/// What looking came to.
#[derive(Clone, PartialEq)]
enum Found {
    /// The words stand here.
    At(Rc<[Span]>),
    /// The regular expression cannot be read.
    Unreadable,
    /// The engine, which matches regular expressions, cannot be asked.
    Unasked,
}

impl Default for Found {
    fn default() -> Self {
        Self::At(Rc::new([]))
    }
}

/// What is looked for, how often it is there, and the way from one place to the next. The places are painted, not selected: the
/// words that are typed stay in the field.
#[component]
pub fn FindBar(props: &Props) -> Html {
    let dispatch = use_dispatch();
    let (sought, how, at) = (use_state(String::new), use_state(How::default), use_state(|| 0_usize));
    // On a small screen the article has the room.
    let wide = use_state(|| !marks::is_narrow());
    let input = use_node_ref();
    use_effect_with((), {
        let input = input.clone();
        move |()| {
            marks::focus(&input);
            || painted::clear(painted::FOUND)
        }
    });
    let session = &props.session;
    let document = Shared::from(&session.document);
    let found = use_state(Found::default);
    // Of two answers of the engine the one to the last question counts.
    let asked = use_mut_ref(|| 0_u32);
    use_effect_with((document.clone(), (*sought).clone(), *how), {
        let found = found.clone();
        move |(document, sought, how)| {
            *asked.borrow_mut() += 1;
            if !how.regex || sought.is_empty() {
                found.set(Found::At(occurrences(&document.text, sought, *how).into()));
                return;
            }
            let (text, question) = (document.text.clone(), *asked.borrow());
            let ask = Ask::Find {
                pattern: sought.clone(),
                whole: how.whole,
                case: how.case,
            };
            spawn_local(async move {
                let answer = worker::ask(&ask, Some(&text)).await;
                if *asked.borrow() == question {
                    found.set(match answer {
                        Ok(Answer::Found(Some(spans))) => Found::At(spans.into()),
                        Ok(_) => Found::Unreadable,
                        Err(_) => Found::Unasked,
                    });
                }
            });
        }
    });
    let places = match &*found {
        Found::At(places) => places.clone(),
        Found::Unreadable | Found::Unasked => Rc::new([]),
    };
    let now = (*at).min(places.len().saturating_sub(1));
    use_effect_with((places.clone(), now, Shared::from(&session.page)), {
        let (article, document) = (props.article.clone(), document.clone());
        move |(places, now, _)| {
            if let Some(article) = article.cast::<Element>() {
                paint(&article, &document, places, *now);
            }
        }
    });
    use_effect_with((places.clone(), now), {
        let (article, document) = (props.article.clone(), document.clone());
        move |(places, now)| {
            if let (Some(article), Some(span)) = (article.cast::<Element>(), places.get(*now)) {
                let utf16 = |byte| document.index.utf16(&document.text, byte);
                selection::reveal(&article, utf16(span.start)..utf16(span.end));
            }
        }
    });
    let go = {
        let (at, all) = (at.clone(), places.len().max(1));
        move |by: usize| {
            let at = at.clone();
            Callback::from(move |()| at.set((now + by) % all))
        }
    };
    let (next, previous) = (go(1), go(places.len().max(1) - 1));
    let close = {
        let (dispatch, places, writes) = (dispatch.clone(), places.clone(), session.writes());
        let article = props.article.clone();
        Callback::from(move |()| {
            // The field goes, and would take the focus along.
            marks::focus(&article);
            dispatch.emit(Action::Find(false));
            // The place that was reached is what one goes on with.
            if let Some(span) = places.get(now).filter(|_| writes) {
                dispatch.emit(Action::Choose(Some(*span)));
            }
        })
    };
    let oninput = {
        let (sought, at) = (sought.clone(), at.clone());
        Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                sought.set(input.value());
                at.set(0);
            }
        })
    };
    let onkeydown = {
        let (next, previous, close) = (next.clone(), previous.clone(), close.clone());
        Callback::from(move |event: KeyboardEvent| {
            match event.key().as_str() {
                "Enter" if event.shift_key() => previous.emit(()),
                "Enter" => next.emit(()),
                "Escape" => close.emit(()),
                _ => return,
            }
            event.prevent_default();
        })
    };
    let choice = |label: &str, checked: bool, change: fn(How, bool) -> How| {
        let (how, at) = (how.clone(), at.clone());
        let onchange = Callback::from(move |event: Event| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                how.set(change(*how, input.checked()));
                at.set(0);
            }
        });
        html! { <label class="choice"><input type="checkbox" {checked} {onchange} />{ t(label) }</label> }
    };
    let mark = |like: fn(&str, Anchor) -> Body, label: String| {
        let (dispatch, places) = (dispatch.clone(), places.clone());
        Callback::from(move |_: MouseEvent| {
            let app = dispatch.app();
            let Some(session) = &app.session else { return };
            let Some(first) = places.first() else { return };
            let like = like(&label, Anchor::new(&session.document.text, vec![*first]));
            if let Some(action) = mark_all(session, &like, &places) {
                dispatch.emit(action);
            }
        })
    };
    let labels = session.codebook.labels.iter().map(|label| {
        let onclick = mark(
            |label, at| Body::Label {
                label: label.to_owned(),
                at,
            },
            label.id.clone(),
        );
        html! {
            <button type="button" class="label-button" {onclick}>{ super::codes::sign_of(label) }{ &label.name }</button>
        }
    });
    let told = match (&*found, places.len()) {
        _ if sought.trim().is_empty() => AttrValue::default(),
        (Found::Unreadable, _) => t("find-unreadable"),
        (Found::Unasked, _) => t("find-unasked"),
        (_, 0) => t("find-nothing"),
        (_, all) => t_args("find-count", &[("place", (now + 1).into()), ("count", all.into())]),
    };
    let step = |callback: &Callback<()>, label: &str, shape: Shape| {
        let onclick = callback.reform(|_: MouseEvent| ());
        html! {
            <button type="button" class="icon" aria-label={t(label)} title={t(label)} {onclick} disabled={places.is_empty()}>
                <Icon {shape} />
            </button>
        }
    };
    html! {
        <div class="find-bar no-print" role="search" aria-label={t("command-find")}>
            <div class="find-row">
                <input ref={input} type="text" dir="auto" autocomplete="off" aria-label={t("command-find")} {oninput} {onkeydown} />
                <span class="hint" role="status">{ told }</span>
                { step(&previous, "find-previous", Shape::Up) }
                { step(&next, "find-next", Shape::Down) }
                <button type="button" class="icon" aria-label={t("close")} onclick={close.reform(|_: MouseEvent| ())}>
                    <Icon shape={Shape::Cross} />
                </button>
            </div>
            <details class="find-more" open={*wide}>
                <summary>{ t("find-more") }</summary>
                <div class="find-row">
                    { choice("find-whole", how.whole, |how, whole| How { whole, ..how }) }
                    { choice("find-case", how.case, |how, case| How { case, ..how }) }
                    { choice("find-regex", how.regex, |how, regex| How { regex, ..how }) }
                </div>
                if !places.is_empty() && session.writes() {
                    <div class="find-row" role="group" aria-label={t("find-mark-all")}>
                        <span class="hint">{ t("find-mark-all") }</span>
                        <button type="button" class="label-button" onclick={mark(|_, at| Body::Highlight { at }, String::new())}>
                            { t("command-highlight") }
                        </button>
                        { for labels }
                    </div>
                }
            </details>
        </div>
    }
}

/// Most places that are painted at once, around the one that one is at: each takes time to find on the page.
const PAINTED: usize = 200;

fn paint(article: &Element, document: &Document, places: &[Span], now: usize) {
    let from = now.saturating_sub(PAINTED / 2);
    let utf16 = |byte| document.index.utf16(&document.text, byte);
    let range = |span: &Span| utf16(span.start)..utf16(span.end);
    let others = places.iter().skip(from).take(PAINTED).map(range).collect();
    painted::paint(painted::FOUND, article, others, places.get(now).map(range));
}
