//! The panel beside the article.

use std::rc::Rc;

use web_sys::{HtmlElement, KeyboardEvent};
use yew::prelude::*;

use super::classroom::{DoTab, PlanTab};
use super::codes::CodesTab;
use super::history::HistoryTab;
use super::later::{Later, Place};
use super::ledger::SourcesTab;
use super::notes::NotesTab;
use super::orphans::Orphans;
use super::review::ReviewTab;
use super::voices::VoicesTab;
use super::words::excerpt;
use crate::in_part;
use crate::platform::parts::Part;
use crate::state::{Action, Card, Session, Shared, Tab, use_dispatch};
use crate::text::t;

const TABS: [(Tab, &str, &str); 7] = [
    (Tab::Exercise, "tab-exercise", "exercise"),
    (Tab::Voices, "tab-voices", "voices"),
    (Tab::Sources, "tab-sources", "sources"),
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
    let has_exercise = session.exercise.is_some() || session.lesson.is_some() || props.tab == Tab::Exercise;
    // There is room for five; an exercise says itself what its labels are.
    let shown: Vec<_> = TABS
        .into_iter()
        .filter(|(tab, ..)| match tab {
            Tab::Exercise => has_exercise,
            // The panel is wider while it is shown.
            Tab::Sources => props.tab == Tab::Sources,
            Tab::Codes => !has_exercise || props.tab == Tab::Codes,
            _ => true,
        })
        .collect();
    let onkeydown = {
        let (dispatch, tabs, tab, shown) = (dispatch.clone(), tabs.clone(), props.tab, shown.clone());
        move |event: KeyboardEvent| {
            let here = shown.iter().position(|(t, ..)| *t == tab).unwrap_or(0);
            let next = match event.key().as_str() {
                "ArrowRight" => (here + 1) % shown.len(),
                "ArrowLeft" => (here + shown.len() - 1) % shown.len(),
                "Home" => 0,
                "End" => shown.len() - 1,
                _ => return,
            };
            event.prevent_default();
            dispatch.emit(Action::ShowTab(shown[next].0));
            let list = tabs.cast::<HtmlElement>().map(|list| list.children());
            let button = list.and_then(|children| children.item(next as u32));
            if let Some(button) = button.and_then(|b| wasm_bindgen::JsCast::dyn_into::<HtmlElement>(b).ok()) {
                // Fails only for an element that cannot be focused.
                let _ = button.focus();
            }
        }
    };
    let buttons = shown.iter().map(|&(tab, label, id)| {
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
        Tab::Exercise if session.exercise.is_some() => later(Part::Classroom, exercise, session),
        Tab::Exercise => later(Part::Classroom, plan, session),
        Tab::Voices => html! {
            <VoicesTab
                cast={Shared::from(&session.cast)}
                current={focused.and_then(|m| m.voice)}
                excerpt={focused.map(|m| AttrValue::from(excerpt(m)))}
                picking={session.card == Some(Card::Pick)}
                writes={session.writes()}
            />
        },
        Tab::Sources => later(Part::Classroom, sources, session),
        Tab::Notes => later(Part::Article, notes, session),
        Tab::Marks => later(Part::Article, marks, session),
        Tab::Codes => later(Part::Article, codes, session),
        Tab::History => later(Part::Article, history, session),
    };
    // The others have headings of their own.
    let heading = match props.tab {
        Tab::Sources => Some("tab-sources"),
        Tab::Notes => Some("tab-notes"),
        Tab::Marks => Some("tab-marks"),
        Tab::History => Some("tab-history"),
        Tab::Voices | Tab::Exercise | Tab::Codes => None,
    };
    html! {
        <aside class={classes!("panel", "no-print", props.open.then_some("open"))} aria-label={t("panel-label")}>
            <div ref={tabs} class={classes!("tabs", has_exercise.then_some("many"))} role="tablist" aria-label={t("panel-label")} {onkeydown}>{ for buttons }</div>
            if session.orphans().next().is_some() {
                { later(Part::Article, orphans, session) }
            }
            <div class="tab" role="tabpanel" id="panel-tab" aria-labelledby={labelled}>
                if let Some(heading) = heading {
                    <h2 class="visually-hidden">{ t(heading) }</h2>
                }
                { inside }
            </div>
        </aside>
    }
}

fn later(part: Part, draw: fn(Rc<Session>) -> Html, session: &Rc<Session>) -> Html {
    let session = session.clone();
    let draw = Callback::from(move |()| draw(session.clone()));
    html! { <Later {part} place={Place::Tab} {draw} /> }
}

in_part! { "classroom", "0002":
    fn exercise(session: Rc<Session>) -> Html {
        html! { <DoTab {session} /> }
    }
}

in_part! { "classroom", "0003":
    fn plan(session: Rc<Session>) -> Html {
        html! { <PlanTab {session} /> }
    }
}

in_part! { "classroom", "0008":
    fn sources(session: Rc<Session>) -> Html {
        html! { <SourcesTab {session} /> }
    }
}

in_part! { "article", "0001":
    fn notes(session: Rc<Session>) -> Html {
        html! { <NotesTab {session} /> }
    }
}

in_part! { "article", "0071":
    fn orphans(session: Rc<Session>) -> Html {
        html! { <Orphans {session} /> }
    }
}

in_part! { "article", "0002":
    fn marks(session: Rc<Session>) -> Html {
        html! {
            <ReviewTab {session} />
        }
    }
}

in_part! { "article", "0005":
    fn codes(session: Rc<Session>) -> Html {
        html! { <CodesTab {session} /> }
    }
}

in_part! { "article", "0003":
    fn history(session: Rc<Session>) -> Html {
        html! { <HistoryTab journal={Shared::from(&session.journal)} writes={session.writes()} /> }
    }
}
