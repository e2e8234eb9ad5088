use sayso_ledger::{Field, Ledger, Rubric};
use sayso_notebook::{Coded, MarkId};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::place::name;
use super::row::RowLine;
use super::rubric::{criterion_asks, criterion_name};
use super::traits::Traits;
use crate::components::typed::Typed;
use crate::components::words::{SOURCE_KINDS, source_kind};
use crate::state::{Action, Cast, Shared, badge, use_dispatch};
use crate::text::{t, t_args};

/// Passages that are shown at once; the rest come at a press.
const FIRST: usize = 12;

/// The props of [`SourceEntry`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// All of it.
    pub ledger: Shared<Ledger>,
    /// Which source.
    pub at: usize,
    /// Everybody who speaks.
    pub cast: Shared<Cast>,
    /// The mark in focus, if it is this source's.
    pub current: Option<MarkId>,
    /// Whether this tab may write.
    pub writes: bool,
}

/// A source: what is known and was found of it, and a row for each of its passages.
#[component]
pub fn SourceEntry(props: &Props) -> Html {
    let most = use_state(|| FIRST);
    let source = &props.ledger.sources[props.at];
    let hue = props.cast.hue(source.number);
    let count = source.counted().count();
    let words: u32 = source.counted().map(|row| row.words).sum();
    let is_current = |mark: &MarkId| props.current.as_ref() == Some(mark);
    let rows = source.rows.iter().enumerate();
    let rows = rows.filter(|(n, row)| *n < *most || is_current(&row.mark)).map(|(n, row)| {
        let id = AttrValue::from(format!("row-{}-{n}", badge(source.number)));
        html! {
            <RowLine key={id.to_string()} id={id.clone()} row={row.clone()} current={is_current(&row.mark)} cast={props.cast.clone()} writes={props.writes} />
        }
    });
    let more = {
        let most = most.clone();
        move |_: MouseEvent| most.set(*most + 5 * FIRST)
    };
    let heads = [
        "ledger-where",
        "ledger-said",
        "ledger-given",
        "ledger-cue",
        "ledger-correct",
    ];
    let heads = heads.map(|id| html! { <th scope="col">{ t(id) }</th> });
    html! {
        <section class={classes!("ledger-source", format!("v{hue}"))}>
            <h4>
                <span class={classes!("badge", format!("v{hue}"), source.number.is_none().then_some("nobody"))} data-badge={badge(source.number)} aria-hidden="true" />
                <bdi aria-label={name(source)}>{ if source.number.is_some() { source.name.clone().into() } else { t("speaker-nobody") } }</bdi>
            </h4>
            <p class="figures">
                if let Some(kind) = source.kind { { source_kind(kind) }{ " · " } }
                if !source.role.is_empty() { <bdi>{ source.role.clone() }</bdi>{ " · " } }
                { t_args("ledger-passages", &[("count", count.into())]) }{ " · " }{ t_args("words", &[("count", words.into())]) }
            </p>
            if !source.found.is_empty() {
                <p class="found"><strong>{ t("ledger-found-short") }</strong>{ " " }<bdi>{ source.found.clone() }</bdi></p>
            }
            { link(&source.link) }
            if source.number.is_some() {
                <About ledger={props.ledger.clone()} at={props.at} writes={props.writes} />
            }
            <table class="ledger-rows">
                <caption class="visually-hidden">{ t_args("ledger-caption", &[("name", name(source).as_str().into())]) }</caption>
                <thead><tr>{ for heads }</tr></thead>
                <tbody>{ for rows }</tbody>
            </table>
            if source.rows.len() > *most {
                <button type="button" class="outline" onclick={more}>{ t("show-more") }</button>
            }
        </section>
    }
}

/// Where it was found: a way there if it is an address of the web, else as it was typed.
fn link(address: &str) -> Html {
    let address = address.trim();
    if address.is_empty() {
        return Html::default();
    }
    let safe = ["https://", "http://"].iter().any(|scheme| {
        address
            .get(..scheme.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    });
    if safe {
        html! { <p class="found"><a href={address.to_owned()} target="_blank" rel="noopener noreferrer" dir="auto">{ address.to_owned() }</a></p> }
    } else {
        html! { <p class="found"><bdi>{ address.to_owned() }</bdi></p> }
    }
}

#[derive(Clone, PartialEq, Properties)]
struct AboutProps {
    ledger: Shared<Ledger>,
    at: usize,
    writes: bool,
}

/// What a person enters about a source.
#[component]
fn About(props: &AboutProps) -> Html {
    let dispatch = use_dispatch();
    let open = use_state(|| false);
    let source = &props.ledger.sources[props.at];
    let code = {
        let (dispatch, name) = (dispatch.clone(), source.name.clone());
        Callback::from(move |(field, value): (Field, String)| {
            let value = (!value.trim().is_empty()).then_some(value);
            dispatch.emit(Action::Code(field.id(), Coded::Source { name: name.clone() }, value));
        })
    };
    let ontoggle = {
        let open = open.clone();
        move |event: Event| {
            let details = event.target_dyn_into::<web_sys::Element>();
            open.set(details.is_some_and(|details| details.has_attribute("open")));
        }
    };
    let summary = t_args("ledger-about", &[("name", source.name.as_str().into())]);
    // Most are never opened, and an article has many.
    if !*open {
        return html! { <details class="about" {ontoggle}><summary>{ summary }</summary></details> };
    }
    let id = |field: &str| format!("ledger-{field}-{}", badge(source.number));
    let save = |field: Field| code.reform(move |value: String| (field.clone(), value));
    let chosen = source.kind;
    let kinds = SOURCE_KINDS.map(|(kind, id)| {
        html! { <option value={id} selected={chosen == Some(kind)}>{ source_kind(kind) }</option> }
    });
    let on_select = |field: Field| {
        code.reform(move |event: Event| {
            let value = event
                .target_dyn_into::<HtmlSelectElement>()
                .map(|select| select.value());
            (field.clone(), value.unwrap_or_default())
        })
    };
    let criteria = props.ledger.rubric.as_ref().map_or_else(Vec::new, Rubric::criteria);
    let (least, most) = Rubric::SCALE;
    let judged = criteria.iter().zip(&source.judged).enumerate().map(|(n, (criterion, given))| {
        let id = id(&format!("judged-{n}"));
        let hint = criterion_asks(criterion).map(|asks| (format!("{id}-hint"), asks));
        let values = (least..=most).map(|value| {
            html! { <option value={value.to_string()} selected={given.map(i32::from) == Some(value)}>{ value }</option> }
        });
        let onchange = on_select(Field::Judged(criterion.id.clone()));
        html! {
            <p class="field" key={criterion.id.clone()}>
                <label for={id.clone()}>{ criterion_name(criterion) }</label>
                <select {id} disabled={!props.writes} aria-describedby={hint.as_ref().map(|(id, _)| id.clone())} {onchange}>
                    <option value="" selected={given.is_none()}>{ t("codes-unanswered") }</option>
                    { for values }
                </select>
                if let Some((id, asks)) = hint { <span {id} class="hint">{ asks }</span> }
            </p>
        }
    });
    html! {
        <details class="about" open=true {ontoggle}>
            <summary>{ summary }</summary>
            <div class="about-fields">
                <p class="field">
                    <label for={id("kind")}>{ t("ledger-kind") }</label>
                    <select id={id("kind")} disabled={!props.writes} onchange={on_select(Field::Kind)}>{ for kinds }</select>
                </p>
                <p class="field">
                    <label for={id("role")}>{ t("ledger-role") }</label>
                    <Typed id={id("role")} value={source.role.clone()} on_save={save(Field::Role)} writes={props.writes} />
                </p>
                <p class="field">
                    <label for={id("found")}>{ t("ledger-found") }</label>
                    <Typed id={id("found")} value={source.found.clone()} on_save={save(Field::Found)} writes={props.writes} rows="3" />
                </p>
                <p class="field">
                    <label for={id("link")}>{ t("ledger-link") }</label>
                    <Typed id={id("link")} value={source.link.clone()} on_save={save(Field::Link)} writes={props.writes} kind="url" />
                </p>
                if !criteria.is_empty() {
                    <fieldset class="judged">
                        <legend>{ t("ledger-judged") }</legend>
                        <p class="hint">{ t_args("ledger-scale", &[("least", least.into()), ("most", most.into())]) }</p>
                        { for judged }
                    </fieldset>
                }
                <Traits name={source.name.clone()} badge={badge(source.number)} traits={source.traits.clone()} writes={props.writes} />
            </div>
        </details>
    }
}
