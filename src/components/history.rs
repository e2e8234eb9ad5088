//! The panel's tab "History": the versions, everything that was done, and what changed between two points.

mod comparison;
mod name_form;
mod step_line;
mod told;

use sayso_notebook::{Author, Journal, Point, fold, sittings, steps};
use yew::prelude::*;

use crate::platform::dates;
use crate::state::{Action, Shared, Tone, use_dispatch};
use crate::text::{t, t_args};

use comparison::Comparison;
use name_form::NameForm;
use step_line::StepLine;

/// Steps that are there at once; the rest come at a press.
const FIRST: usize = 100;

/// The props of [`HistoryTab`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// Everything that was done.
    pub journal: Shared<Journal>,
    /// Whether this tab may write.
    pub writes: bool,
}

/// What can be asked of a point.
#[derive(Clone, Copy, PartialEq)]
enum Ask {
    Compare(Point),
    GoBack(Point),
    Name(Point),
}

/// The versions that have a name, and every step by sittings, the last first; or what changed between two points.
#[component]
pub fn HistoryTab(props: &Props) -> Html {
    let dispatch = use_dispatch();
    let most = use_state(|| FIRST);
    let compared = use_state(|| None::<(Point, Point)>);
    let naming = use_state(|| None::<Point>);
    let journal = &props.journal;
    let notebook = use_memo(journal.clone(), |journal| fold(journal, &Author::default()));
    let present = use_memo(journal.clone(), |journal| journal.in_present_text());
    let versions = &notebook.versions;
    let ask = {
        let (dispatch, compared, naming) = (dispatch.clone(), compared.clone(), naming.clone());
        let (journal, notebook) = (journal.clone(), notebook.clone());
        Callback::from(move |ask: Ask| match ask {
            Ask::Compare(point) => compared.set(Some((point, journal.now()))),
            Ask::Name(point) => naming.set(Some(point)),
            Ask::GoBack(to) => {
                let point = told::point(to, &journal, &notebook).to_string();
                dispatch.emit(Action::GoBack(to));
                let text = t_args("history-went-back", &[("point", point.into())]);
                dispatch.emit(Action::Notify(Tone::Info, text));
            }
        })
    };
    if let Some((from, to)) = *compared {
        let choose = {
            let compared = compared.clone();
            Callback::from(move |points| compared.set(points))
        };
        return html! {
            <Comparison journal={journal.clone()} notebook={notebook.clone()} {from} {to} writes={props.writes} {choose} {ask} />
        };
    }
    if journal.entries().is_empty() {
        return html! { <p class="empty">{ t("history-none") }</p> };
    }

    // The same point may have been given several names.
    let named = versions.iter().rev().map(|version| (version.point, Some(version)));
    let listed = named.chain([(Point::Opened, None)]).map(|(point, version)| {
        let name = version.map_or_else(|| t("history-opened"), |version| version.name.clone().into());
        let button = |label: &str, about: &str, onclick: Callback<MouseEvent>| {
            let about = t_args(about, &[("point", name.to_string().into())]);
            html! { <button type="button" class="link" aria-label={about} {onclick}>{ t(label) }</button> }
        };
        let asks = |what: Ask| ask.reform(move |_: MouseEvent| what);
        html! {
            <li key={version.map_or_else(String::new, |v| format!("{:?}", v.entry))} class="version">
                <bdi class="version-name">{ &name }</bdi>
                if let Some(version) = version {
                    <span class="hint">{ dates::shown(version.at) }</span>
                }
                <span class="step-actions">
                    { button("history-compare", "history-compare-about", asks(Ask::Compare(point))) }
                    if props.writes {
                        { button("history-go-back", "history-go-back-about", asks(Ask::GoBack(point))) }
                        if let Some(version) = version {
                            { button("history-unname", "history-unname-about", {
                                let entry = version.entry;
                                dispatch.on(move |_: MouseEvent| Action::BringBack(entry))
                            }) }
                        }
                    }
                </span>
            </li>
        }
    });

    let all = steps(&present);
    let mut left = *most;
    let groups: Vec<Html> = sittings(&all)
        .rev()
        .map_while(|sitting| {
            if left == 0 {
                return None;
            }
            let taken = left.min(sitting.len());
            left -= taken;
            let at = |step: Option<&sayso_notebook::Step<'_>>| step.and_then(|s| s.entries.first()).map(|e| e.at);
            let (from, to) = (at(sitting.first())?, at(sitting.last())?);
            let lines = sitting.iter().rev().take(taken).map(|step| {
                let body = step.entries.last().and_then(|entry| match &step.deed {
                    sayso_notebook::Deed::Undid(of) | sayso_notebook::Deed::Redid(of) => present.body_at(of.last()?),
                    _ => present.body_at(entry),
                });
                let names = versions.iter().filter(|v| v.point == step.point());
                html! {
                    <StepLine
                        key={format!("{:?}", step.point())}
                        told={told::step(step, journal, &notebook)}
                        at={to_time(step)}
                        author={step.entries.first().map(|e| e.author.0.clone()).unwrap_or_default()}
                        words={body.map(|body| body.anchor().exact.clone())}
                        span={body.map(|body| body.anchor().cover()).filter(|span| !span.is_empty())}
                        names={names.map(|v| v.name.clone()).collect::<Vec<_>>()}
                        point={step.point()}
                        in_force={step.in_force}
                        writes={props.writes}
                        ask={ask.clone()}
                    />
                }
            });
            let (from, to) = (dates::shown(from), (dates::shown(to), dates::time(to)));
            let heading = if from == to.0 {
                from.into()
            } else {
                t_args("history-sitting", &[("from", from.into()), ("to", to.1.into())])
            };
            Some(html! {
                <>
                    <h4>{ heading }</h4>
                    <ol class="steps">{ for lines }</ol>
                </>
            })
        })
        .collect();
    let more = {
        let most = most.clone();
        move |_: MouseEvent| most.set(*most + FIRST)
    };
    let named = {
        let naming = naming.clone();
        Callback::from(move |()| naming.set(None))
    };
    html! {
        <div class="history">
            if props.writes {
                <NameForm
                    point={(*naming).unwrap_or_else(|| journal.now())}
                    about={naming.map(|point| told::point(point, journal, &notebook))}
                    {named}
                />
            }
            <h3>{ t("history-versions") }</h3>
            <ul class="versions">{ for listed }</ul>
            <h3>{ t("history-steps") }</h3>
            { for groups }
            if all.len() > *most {
                <button type="button" class="outline" onclick={more}>{ t("show-more") }</button>
            }
        </div>
    }
}

/// When a step was done.
fn to_time(step: &sayso_notebook::Step<'_>) -> AttrValue {
    step.entries
        .first()
        .map(|entry| dates::time(entry.at).into())
        .unwrap_or_default()
}
