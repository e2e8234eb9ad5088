//! One rule in words.

use std::rc::Rc;

use sayso_notebook::MarkId;
use sayso_worker::RuleText;
use web_sys::HtmlElement;
use yew::prelude::*;

use crate::components::marked_example::MarkedExample;
use crate::platform::focus;
use crate::state::{Action, Card, Judged, mark_key, use_dispatch};
use crate::text::{t, t_args};

#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    pub rule: RuleText,
    /// How often it found something in the open article.
    pub count: usize,
    /// Whether it is the one to begin at.
    pub open: bool,
    /// Whether it is in use.
    pub on: bool,
    /// What a person can do with it; none where rules are only read.
    #[prop_or_default]
    pub work: Option<Work>,
}

/// What a person can do with a rule.
#[derive(Clone, PartialEq)]
pub struct Work {
    /// Switches it over; none for rules that cannot be switched off.
    pub toggle: Option<Callback<()>>,
    /// What was said to its marks.
    pub judged: Judged,
    /// Its marks in the open article, with their words.
    pub places: Rc<[(MarkId, String)]>,
    /// Opens it to be written anew; for rules of one's own.
    pub edit: Option<Callback<()>>,
}

/// Marks that are listed.
const LISTED: usize = 30;

/// Why, what it finds, what it leaves alone, what it looks for, and how often it was right.
#[component]
pub fn OneRule(props: &Props) -> Html {
    let rule = &props.rule;
    let summary = use_node_ref();
    {
        let (summary, open) = (summary.clone(), props.open);
        use_effect_with((), move |()| {
            // After the dialog has taken the focus for its heading.
            let frame = open.then(|| {
                gloo::render::request_animation_frame(move |_| focus::give_back(summary.cast::<HtmlElement>()))
            });
            move || drop(frame)
        });
    }
    let examples = |texts: &[String]| {
        let lines = texts
            .iter()
            .map(|text| html! { <li><MarkedExample text={text.clone()} /></li> });
        html! { <ul>{ for lines }</ul> }
    };
    let toggle = props.work.as_ref().and_then(|work| work.toggle.clone()).map(|toggle| {
        let onchange = Callback::from(move |_: Event| toggle.emit(()));
        let label = t_args("bench-use", &[("rule", rule.why.as_str().into())]);
        html! { <input type="checkbox" checked={props.on} aria-label={label} {onchange} /> }
    });
    html! {
        <div class={classes!("rule-line", props.work.is_some().then_some("bench"), (!props.on).then_some("off"))}>
            { for toggle }
            <details class="rule" open={props.open}>
                <summary ref={summary}>
                    if let Some(label) = &rule.label {
                        <span class="labelled">{ label }</span>{ " " }
                    }
                    { &rule.why }
                    if !props.on {
                        { " " }<span class="here">{ t("bench-off") }</span>
                    } else if props.count > 0 {
                        { " " }<span class="here">{ t_args("rules-here", &[("count", props.count.into())]) }</span>
                    }
                </summary>
                if let Some(work) = &props.work {
                    <Working work={work.clone()} />
                }
                <h4>{ t("rules-finds") }</h4>
                { examples(&rule.finds) }
                <h4>{ t("rules-skips") }</h4>
                { examples(&rule.skips) }
                if let Some(sought) = &rule.sought {
                    <h4>{ t("rules-pattern") }</h4>
                    <pre>{ sought }</pre>
                }
                <p class="hint">
                    if rule.confidence > 0 {
                        { t_args("rules-right", &[("right", rule.confidence.into())]) }{ " " }
                    }
                    <code>{ rule.id.as_str() }</code>
                </p>
            </details>
        </div>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct WorkingProps {
    work: Work,
}

/// What it marks here, and what was said to that.
#[component]
fn Working(props: &WorkingProps) -> Html {
    let dispatch = use_dispatch();
    let Work {
        judged, places, edit, ..
    } = &props.work;
    let lines = places.iter().take(LISTED).map(|(id, words)| {
        let onclick = {
            let (dispatch, id) = (dispatch.clone(), id.clone());
            Callback::from(move |_: MouseEvent| {
                dispatch.emit(Action::ShowDialog(None));
                dispatch.emit(Action::Focus(Some(id.clone()), Some(Card::Why)));
            })
        };
        html! { <li key={mark_key(id)}><button type="button" class="link" {onclick}>{ words }</button></li> }
    });
    let edit = edit.clone().map(|edit| {
        let onclick = Callback::from(move |_: MouseEvent| edit.emit(()));
        html! { <p><button type="button" class="outline" {onclick}>{ t("bench-edit") }</button></p> }
    });
    html! {
        <>
            { for edit }
            if let Some(per_cent) = judged.per_cent() {
                <p>
                    { t_args("bench-judged", &[
                        ("right", judged.right.into()), ("all", judged.all().into()), ("percent", per_cent.into()),
                    ]) }
                </p>
            }
            if !places.is_empty() {
                <h4>{ t("bench-here") }</h4>
                <ul class="places">{ for lines }</ul>
                if places.len() > LISTED {
                    <p class="hint">{ t_args("bench-more", &[("count", (places.len() - LISTED).into())]) }</p>
                }
            }
        </>
    }
}
