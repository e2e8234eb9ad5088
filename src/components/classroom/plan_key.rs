use std::rc::Rc;

use sayso_classroom::place_of;
use sayso_engine::Span;
use sayso_wire::Offsets;
use sayso_wire::classroom::{KeyMark, Lesson, Place, Zone};
use web_sys::Element;
use yew::prelude::*;

use super::field::Line;
use super::label_name;
use super::plan_tab::Change;
use crate::components::words::cut_short;
use crate::state::{Action, Session, use_dispatch};
use crate::text::{t, t_args};

/// The props of [`PlanKey`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The open article, on which an exercise is planned.
    pub session: Rc<Session>,
    /// The lesson with its whole key.
    pub lesson: Rc<Lesson>,
    /// Told how to change the lesson that is planned.
    pub change: Callback<Change>,
}

/// The key, mark by mark: points, names that are right, other words that are right; and where marks count for nothing.
#[component]
pub fn PlanKey(props: &Props) -> Html {
    let open = use_state(|| false);
    let ontoggle = {
        let open = open.clone();
        move |event: Event| open.set(event.target_unchecked_into::<Element>().has_attribute("open"))
    };
    let selected = use_words_selected(&props.session);
    let lesson = &props.lesson;
    let marks = lesson.key.marks.iter().enumerate().map(|(n, mark)| {
        html! {
            <OneMark key={mark.id.clone()} number={n + 1} session={props.session.clone()} lesson={lesson.clone()} mark={mark.clone()}
                selected={selected.clone()} change={props.change.clone()} />
        }
    });
    let zones = lesson.key.zones.iter().enumerate().map(|(n, zone)| {
        let on_remove = props.change.reform(move |_: MouseEvent| {
            Box::new(move |lesson: &mut Lesson| {
                lesson.key.zones.remove(n);
            }) as Change
        });
        html! {
            <li>
                <Words session={props.session.clone()} at={zone.at.clone()} />
                if !zone.label.is_empty() { { " " }{ label_name(&lesson.exercise, &zone.label) } }
                { " " }<TakeOut of={zone.at.clone()} {on_remove} />
            </li>
        }
    });
    let add_zone = {
        let (change, selected) = (props.change.clone(), selected.clone());
        move |_: MouseEvent| {
            if let Some(at) = selected.clone() {
                change.emit(Box::new(move |lesson| {
                    lesson.key.zones.push(Zone {
                        at,
                        label: String::new(),
                    });
                }));
            }
        }
    };
    let ready = selected
        .as_ref()
        .is_some_and(|at| lesson.key.zones.iter().all(|zone| zone.at != *at));
    html! {
        <details class="plan-points plan-key-each" {ontoggle}>
            <summary>{ t("plan-each") }</summary>
            if *open {
                <p class="hint">{ t("plan-each-lead") }</p>
                <ol>{ for marks }</ol>
                <h3>{ t("plan-zones") }</h3>
                <p class="hint">{ t("plan-zones-lead") }</p>
                <ul>{ for zones }</ul>
                <WithSelection label="plan-zones-add" {selected} {ready} onclick={Callback::from(add_zone)} />
            }
        </details>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct MarkProps {
    number: usize,
    session: Rc<Session>,
    lesson: Rc<Lesson>,
    mark: KeyMark,
    selected: Option<Place>,
    change: Callback<Change>,
}

#[component]
fn OneMark(props: &MarkProps) -> Html {
    let MarkProps {
        number, mark, session, ..
    } = props;
    let more = [("number", (*number).into())];
    // What it says more than the article's mark is kept with the plan, whole.
    let set = |set: fn(&mut KeyMark, String)| {
        let mark = mark.clone();
        props.change.reform(move |typed: String| {
            let mut mark = mark.clone();
            set(&mut mark, typed);
            Box::new(move |lesson: &mut Lesson| keep(lesson, mark)) as Change
        })
    };
    let others = mark.alternatives.iter().enumerate().map(|(n, at)| {
        let mark = mark.clone();
        let on_remove = props.change.reform(move |_: MouseEvent| {
            let mut mark = mark.clone();
            mark.alternatives.remove(n);
            Box::new(move |lesson: &mut Lesson| keep(lesson, mark)) as Change
        });
        html! { <li>{ t("plan-also") }{ " " }<Words session={session.clone()} at={at.clone()} />{ " " }<TakeOut of={at.clone()} {on_remove} /></li> }
    });
    let add = {
        let (change, selected, mark) = (props.change.clone(), props.selected.clone(), mark.clone());
        Callback::from(move |_: MouseEvent| {
            if let Some(at) = selected.clone() {
                let mut mark = mark.clone();
                mark.alternatives.push(at);
                change.emit(Box::new(move |lesson| keep(lesson, mark)));
            }
        })
    };
    let ready = props
        .selected
        .as_ref()
        .is_some_and(|at| *at != mark.at && !mark.alternatives.contains(at));
    html! {
        <li>
            <p>{ label_name(&props.lesson.exercise, &mark.label) }{ ": " }<Words session={session.clone()} at={mark.at.clone()} /></p>
            <div class="plan-row">
                <Line id={format!("plan-mark-points-{number}")} class="small" kind="number" label={t_args("plan-each-points", &more)}
                    value={mark.points.to_string()}
                    on_change={set(|mark, typed| mark.points = typed.parse().unwrap_or(1.0_f64).clamp(0.0, 1000.0))} />
                if !mark.sources.is_empty() {
                    <Line id={format!("plan-mark-names-{number}")} label={t_args("plan-each-names", &more)} value={mark.sources.join("; ")}
                        on_change={set(|mark, typed| {
                            let names = typed.split(';').map(str::trim).filter(|name| !name.is_empty());
                            mark.sources = names.map(str::to_owned).collect();
                        })} />
                }
            </div>
            if !mark.alternatives.is_empty() { <ul>{ for others }</ul> }
            <WithSelection label="plan-also-add" selected={props.selected.clone()} {ready} onclick={add} />
        </li>
    }
}

/// Keeps `mark` in place of what was kept of it before.
fn keep(lesson: &mut Lesson, mark: KeyMark) {
    let same = |of: &KeyMark| of.label == mark.label && of.at == mark.at;
    lesson.key.marks.retain(|of| !same(of));
    lesson.key.marks.push(mark);
}

/// The words selected in the article, or those that were selected last: a finger, or the way from the article to a button by keyboard,
/// takes a selection away before the button is reached.
#[hook]
fn use_words_selected(session: &Session) -> Option<Place> {
    let kept = use_mut_ref(|| None::<Place>);
    if let Some(span) = session.selection {
        kept.replace(Some(place_of(&session.document, span)));
    }
    // The text may have been edited since.
    let is_there = |at: &Place| {
        let span = Offsets::from(&*session.document).span((at.start, at.end));
        span.is_some_and(|span| span.of(&session.document.text) == at.exact)
    };
    kept.borrow().clone().filter(is_there)
}

#[derive(Clone, PartialEq, Properties)]
struct WithSelectionProps {
    /// The message that says what it does with `$words`.
    label: &'static str,
    selected: Option<Place>,
    ready: bool,
    onclick: Callback<MouseEvent>,
}

/// A button that does something with the words selected.
#[component]
fn WithSelection(props: &WithSelectionProps) -> Html {
    // A press must not take the selection away before it is read.
    let onmousedown = |event: MouseEvent| event.prevent_default();
    // It is not disabled: the focus would be lost to it, and no key be heard, as soon as the words are taken.
    let onclick = {
        let (onclick, ready) = (props.onclick.clone(), props.ready);
        move |event: MouseEvent| {
            if ready {
                onclick.emit(event);
            }
        }
    };
    let words = match &props.selected {
        Some(at) => t_args("plan-these-words", &[("words", cut_short(&at.exact).into())]),
        None => t("plan-words"),
    };
    html! {
        <button type="button" class="link" aria-disabled={(!props.ready).to_string()} {onmousedown} {onclick}>
            { t_args(props.label, &[("words", words.as_str().into())]) }
        </button>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct TakeOutProps {
    of: Place,
    on_remove: Callback<MouseEvent>,
}

#[component]
fn TakeOut(props: &TakeOutProps) -> Html {
    let words = cut_short(&props.of.exact);
    let label = t_args("plan-take-out-about", &[("words", words.into())]);
    html! { <button type="button" class="link" aria-label={label} onclick={props.on_remove.clone()}>{ t("plan-remove") }</button> }
}

#[derive(Clone, PartialEq, Properties)]
struct WordsProps {
    session: Rc<Session>,
    at: Place,
}

/// Words of the article, which lead to them.
#[component]
fn Words(props: &WordsProps) -> Html {
    let dispatch = use_dispatch();
    let span = Offsets::from(&*props.session.document).span((props.at.start, props.at.end));
    let span = span.unwrap_or(Span::new(0, 0));
    let onclick = dispatch.on(move |_: MouseEvent| Action::GoTo(span));
    html! { <button type="button" class="place-link" {onclick}><q>{ cut_short(&props.at.exact) }</q></button> }
}
