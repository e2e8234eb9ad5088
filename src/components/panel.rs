//! The panel beside the article.

use std::rc::Rc;

use web_sys::{HtmlElement, KeyboardEvent};
use yew::prelude::*;

use super::codes::CodesTab;
use super::history::HistoryTab;
use super::notes::NotesTab;
use super::review::ReviewTab;
use super::voices::VoicesTab;
use super::words::excerpt;
use crate::state::{Action, Session, Shared, Tab, use_dispatch};
use crate::text::t;

const TABS: [(Tab, &str, &str); 5] = [
    (Tab::Voices, "tab-voices", "voices"),
    (Tab::Notes, "tab-notes", "notes"),
    (Tab::Marks, "tab-marks", "marks"),
    (Tab::Codes, "tab-codes", "codes"),
    (Tab::History, "tab-history", "history"),
];

/// The props of [`Panel`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The open article.
    pub session: Rc<Session>,
    /// The tab that is shown.
    pub tab: Tab,
    /// Whether a small screen shows it.
    pub open: bool,
}

/// Who says it? · Notes · Marks · Labels · History
#[component]
pub fn Panel(props: &Props) -> Html {
    let dispatch = use_dispatch();
    let tabs = use_node_ref();
    let session = &props.session;
    let onkeydown = {
        let (dispatch, tabs, tab) = (dispatch.clone(), tabs.clone(), props.tab);
        move |event: KeyboardEvent| {
            let here = TABS.iter().position(|(t, ..)| *t == tab).unwrap_or(0);
            let next = match event.key().as_str() {
                "ArrowRight" => (here + 1) % TABS.len(),
                "ArrowLeft" => (here + TABS.len() - 1) % TABS.len(),
                "Home" => 0,
                "End" => TABS.len() - 1,
                _ => return,
            };
            event.prevent_default();
            dispatch.emit(Action::ShowTab(TABS[next].0));
            let list = tabs.cast::<HtmlElement>().map(|list| list.children());
            let button = list.and_then(|children| children.item(next as u32));
            if let Some(button) = button.and_then(|b| wasm_bindgen::JsCast::dyn_into::<HtmlElement>(b).ok()) {
                // Fails only for an element that cannot be focused.
                let _ = button.focus();
            }
        }
    };
    let buttons = TABS.into_iter().map(|(tab, label, id)| {
        let selected = tab == props.tab;
        let onclick = dispatch.on(move |_: MouseEvent| Action::ShowTab(tab));
        html! {
            <button
                type="button"
                role="tab"
                id={format!("tab-{id}")}
                aria-controls="panel-tab"
                aria-selected={selected.to_string()}
                tabindex={if selected { "0" } else { "-1" }}
                {onclick}
            >
                { t(label) }
            </button>
        }
    });
    let labelled = TABS
        .iter()
        .find(|(t, ..)| *t == props.tab)
        .map(|(_, _, id)| format!("tab-{id}"));
    let focused = session.focused();
    let inside = match props.tab {
        Tab::Voices => html! {
            <VoicesTab
                cast={Shared::from(&session.cast)}
                current={focused.and_then(|m| m.voice)}
                excerpt={focused.map(|m| AttrValue::from(excerpt(m)))}
            />
        },
        Tab::Notes => html! {
           <NotesTab marks={Shared::from(&session.marks)} codebook={Shared::from(&session.codebook)} />
        },
        Tab::Marks => html! {
            <ReviewTab session={session.clone()} />
        },
        Tab::Codes => html! { <CodesTab session={session.clone()} /> },
        Tab::History => html! { <HistoryTab journal={Shared::from(&session.journal)} writes={session.writes()} /> },
    };
    html! {
        <aside class={classes!("panel", "no-print", props.open.then_some("open"))} aria-label={t("panel-label")}>
            <div ref={tabs} class="tabs" role="tablist" aria-label={t("panel-label")} {onkeydown}>{ for buttons }</div>
            <div class="tab" role="tabpanel" id="panel-tab" aria-labelledby={labelled}>{ inside }</div>
        </aside>
    }
}
