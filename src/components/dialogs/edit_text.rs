//! The text of the article, to put right what was pasted wrong.

use std::rc::Rc;
use std::sync::Arc;

use sayso_engine::Span;
use sayso_notebook::{Replacement, edit_typed, edited};
use web_sys::{ClipboardEvent, HtmlTextAreaElement};
use yew::prelude::*;

use crate::components::modal::Modal;
use crate::platform::{clipboard, leaving, textarea};
use crate::state::{Action, Session, paragraphs, use_dispatch};
use crate::text::{t, t_args};

/// Most bytes of a text: what the app reads of any file.
const MOST: usize = 5_000_000;

/// The props of [`EditText`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The open article.
    pub session: Rc<Session>,
}

/// The paragraph in focus in a text area, or more of the text. What is typed is lost by no key: who leaves is asked.
#[component]
pub fn EditText(props: &Props) -> Html {
    let dispatch = use_dispatch();
    let session = &props.session;
    // What is edited is the text as it was when this was opened.
    let text = use_state(|| session.document.text.clone());
    let text: &Arc<str> = &text;
    let stretch = use_state(|| paragraphs::at(text, begin(session)));
    let area = use_node_ref();
    let changed = use_state(|| false);
    let asking = use_state(|| false);
    let problem = use_state(|| None::<AttrValue>);
    use_effect_with((), {
        let (area, words) = (area.clone(), stretch.of(text).to_owned());
        move |()| {
            if let Some(area) = area.cast::<HtmlTextAreaElement>() {
                area.set_value(&words);
                // Fails only for an element that cannot be focused.
                let _ = area.focus();
                let _ = area.set_selection_range(0, 0);
            }
        }
    });
    use_effect_with(*changed, |changed| {
        let asks = changed.then(leaving::ask_before);
        move || drop(asks)
    });

    let leave = {
        let (dispatch, changed, asking) = (dispatch.clone(), *changed, asking.clone());
        Callback::from(move |()| {
            if changed && !*asking {
                asking.set(true);
            } else if !changed {
                dispatch.emit(Action::ShowDialog(None));
            }
        })
    };
    let widen = |to: Span| {
        let (area, stretch, text) = (area.clone(), stretch.clone(), text.clone());
        Callback::from(move |_: MouseEvent| {
            if let Some(area) = area.cast::<HtmlTextAreaElement>() {
                let before = Span::new(to.start, stretch.start).of(&text);
                let after = Span::new(stretch.end, to.end).of(&text);
                area.set_value(&[before, &textarea::text(&area).text, after].concat());
                stretch.set(to);
            }
        })
    };
    let save = {
        let (dispatch, area, problem, text, stretch) =
            (dispatch.clone(), area.clone(), problem.clone(), text.clone(), *stretch);
        Callback::from(move |_: MouseEvent| {
            let Some(area) = area.cast::<HtmlTextAreaElement>() else {
                return;
            };
            let typed = textarea::text(&area).text;
            match changes(&dispatch.app().session, &text, stretch, &typed) {
                Ok(changes) => {
                    dispatch.emit(Action::ShowDialog(None));
                    if !changes.is_empty() {
                        dispatch.emit(Action::EditText(changes));
                    }
                }
                Err(why) => problem.set(Some(why)),
            }
        })
    };
    let onpaste = {
        let (area, problem) = (area.clone(), problem.clone());
        move |event: Event| {
            use wasm_bindgen::JsCast;
            let pasted = event.dyn_ref::<ClipboardEvent>().and_then(clipboard::pasted);
            let there = area.cast::<HtmlTextAreaElement>().map_or(0, |area| area.text_length()) as usize;
            let all = pasted.map_or(0, |pasted| pasted.text.len()).saturating_add(there);
            if all > MOST {
                // The browser would take seconds over it, for a text that cannot be saved.
                event.prevent_default();
                problem.set(Some(too_long(all)));
            }
        }
    };
    let oninput = {
        let (changed, problem) = (changed.clone(), problem.clone());
        move |_: InputEvent| {
            changed.set(true);
            problem.set(None);
        }
    };
    let discard = dispatch.on(|_: MouseEvent| Action::ShowDialog(None));
    let go_on = {
        let (asking, area) = (asking.clone(), area.clone());
        move |_: MouseEvent| {
            asking.set(false);
            if let Some(area) = area.cast::<HtmlTextAreaElement>() {
                // Fails only for an element that cannot be focused.
                let _ = area.focus();
            }
        }
    };
    let cancel = leave.reform(|_: MouseEvent| ());
    let actions = if *asking {
        html! {
            <>
                <span class="edit-ask" role="alert">{ t("edit-text-ask") }</span>
                <button type="button" class="outline" onclick={go_on}>{ t("edit-text-go-on") }</button>
                <button type="button" class="danger" onclick={discard}>{ t("edit-text-discard") }</button>
            </>
        }
    } else {
        html! {
            <>
                <button type="button" class="outline" onclick={cancel}>{ t("cancel") }</button>
                <button type="button" class="primary" onclick={save}>{ t("edit-text-save") }</button>
            </>
        }
    };
    let all = Span::new(0, text.len() as u32);
    let before = paragraphs::before(text, stretch.start).map(|start| Span::new(start, stretch.end));
    let after = paragraphs::after(text, stretch.end).map(|end| Span::new(stretch.start, end));
    let more = |label: &str, to: Option<Span>| {
        let to = to?;
        let onclick = widen(to);
        Some(html! { <button type="button" class="link" {onclick}>{ t(label) }</button> })
    };
    html! {
        <Modal title={t("edit-text-title")} wide=true on_close={leave} {actions}>
            <div class="edit-text">
                <p class="hint" id="edit-text-lead">{ t("edit-text-lead") }</p>
                <p class="edit-more">
                    { for more("edit-text-before", before) }
                    { for more("edit-text-after", after) }
                    { for more("edit-text-all", (*stretch != all).then_some(all)) }
                </p>
                <label class="visually-hidden" for="edit-text">{ t("edit-text-label") }</label>
                <textarea id="edit-text" ref={area} rows="12" dir="auto" aria-describedby="edit-text-lead" {oninput} {onpaste} />
                if let Some(problem) = &*problem {
                    <p class="problem" role="alert">{ problem.clone() }</p>
                }
            </div>
        </Modal>
    }
}

/// Where the person is in the text: at words selected, the mark in focus, the caret, or what the window shows.
fn begin(session: &Session) -> u32 {
    let selected = session.selection.map(|span| span.start);
    let focused = || {
        let spans = &session.focused()?.body.anchor().spans;
        Some(spans.first()?.start)
    };
    let caret = || session.caret.map(|caret| caret.at);
    selected.or_else(focused).or_else(caret).unwrap_or(session.seen)
}

/// What makes `typed` of `stretch`, or why that cannot be.
fn changes(
    session: &Option<Rc<Session>>,
    text: &Arc<str>,
    stretch: Span,
    typed: &str,
) -> Result<Vec<Replacement>, AttrValue> {
    let all = text.len() - stretch.len() as usize + typed.len();
    if all > MOST && all > text.len() {
        return Err(too_long(all));
    }
    let mut changes = edit_typed(stretch.of(text), typed);
    for change in &mut changes {
        change.at += stretch.start;
    }
    let new = edited(text, &changes).unwrap_or_default();
    if new.trim().is_empty() {
        return Err(t("edit-text-empty"));
    }
    match session {
        Some(session) if session.document.text != *text => Err(t("edit-text-meanwhile")),
        Some(session) if session.may_edit() => Ok(changes),
        _ => Err(t("edit-text-reads-along")),
    }
}

fn too_long(bytes: usize) -> AttrValue {
    let mb = |bytes: usize| bytes.div_ceil(1_000_000);
    t_args(
        "edit-text-long",
        &[("size", mb(bytes).into()), ("most", mb(MOST).into())],
    )
}
