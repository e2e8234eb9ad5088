use std::rc::Rc;

use sayso_engine::People;
use sayso_ledger::{Desk, Ledger};
use yew::prelude::*;

use super::insight::copy;
use super::place::{name, place, words_at};
use crate::components::words::cut_short;
use crate::state::classroom::hides_machine;
use crate::state::{Session, Shared, use_dispatch};
use crate::text::{t, t_args};

/// Lines of a list that are shown; all of them are in what is copied.
const FIRST: usize = 40;

/// The props of [`DeskView`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The open article.
    pub session: Rc<Session>,
    /// Who says what.
    pub ledger: Shared<Ledger>,
}

/// What an editor asks before an article goes out, on one page that can be copied.
#[component]
pub fn DeskView(props: &Props) -> Html {
    let dispatch = use_dispatch();
    let session = &props.session;
    let desk = use_memo((props.ledger.clone(), Shared::from(&session.scan)), {
        let (document, hidden) = (session.document.clone(), hides_machine(session));
        move |(ledger, scan)| {
            // In an exercise it is the student who searches.
            let none = People::default();
            Desk::of(&document, ledger, if hidden { &none } else { &scan.people })
        }
    });
    let ledger = &props.ledger;
    let source = |s: usize| name(&ledger.sources[s]);
    let row = |(s, r): (usize, usize)| &ledger.sources[s].rows[r];
    let unnamed = desk.unnamed.iter().map(|unnamed| {
        let places = ledger.sources[unnamed.source]
            .rows
            .iter()
            .take(FIRST)
            .map(|row| place(&dispatch, row));
        html! {
            <li>
                <bdi>{ source(unnamed.source) }</bdi>{ " " }{ for places }
                <span class="desk-why">
                    if let Some((reason, at)) = &unnamed.reason {
                        { t("desk-reason") }{ " " }{ words_at(&dispatch, reason, *at) }
                    } else {
                        { t("desk-no-reason") }
                    }
                </span>
            </li>
        }
    });
    let passages = |those: &[(usize, usize)], named: bool| -> Html {
        let each = those.iter().take(FIRST).map(|&at| {
            let passage = row(at);
            html! {
                <li>
                    if named { <bdi>{ source(at.0) }</bdi>{ " " } }
                    { place(&dispatch, passage) }{ " " }<q class="desk-why">{ cut_short(&passage.said) }</q>
                </li>
            }
        });
        each.collect()
    };
    let unintroduced = desk.unintroduced.iter().take(FIRST).map(|one| {
        html! {
            <li>{ words_at(&dispatch, &one.name, one.at) }{ " " }{ t_args("ledger-place", &[("number", one.paragraph.into())]) }</li>
        }
    });
    let onclick = {
        let text = text(&session.document.title, &desk, ledger);
        let dispatch = dispatch.clone();
        move |_: MouseEvent| copy(&dispatch, &text)
    };
    html! {
        <section class="desk" aria-label={t("sources-desk")}>
            <p class="hint">{ t("desk-lead") }</p>
            <p class="ledger-actions"><button type="button" class="primary" {onclick}>{ t("desk-copy") }</button></p>
            { list("desk-unnamed", None, desk.unnamed.len(), unnamed.collect()) }
            { list("desk-single", Some("desk-single-means"), desk.single.len(), passages(&desk.single, true)) }
            { list("desk-unintroduced", None, desk.unintroduced.len(), unintroduced.collect()) }
            { list("desk-nobody", None, desk.nobody.len(), passages(&desk.nobody, false)) }
        </section>
    }
}

fn list(heading: &str, means: Option<&str>, count: usize, lines: Html) -> Html {
    html! {
        <>
            <h3>{ t(heading) }{ " " }<span class="hint">{ count }</span></h3>
            if let Some(means) = means { <p class="hint">{ t(means) }</p> }
            if count == 0 {
                <p>{ t("desk-none") }</p>
            } else {
                <ul class="desk-list">{ lines }</ul>
            }
            if count > FIRST {
                <p class="hint">{ t_args("desk-more", &[("count", (count - FIRST).into())]) }</p>
            }
        </>
    }
}

/// The whole page as plain text.
fn text(title: &str, desk: &Desk, ledger: &Ledger) -> String {
    let paragraph = |number: u32| t_args("ledger-place", &[("number", number.into())]);
    let mut lines = vec![title.to_owned()];
    let mut section = |heading: &str, of: Vec<String>| {
        lines.push(String::new());
        lines.push(format!("{} ({})", t(heading), of.len()));
        lines.extend(of.into_iter().map(|line| format!("- {line}")));
    };
    let unnamed = desk.unnamed.iter().map(|unnamed| {
        let source = &ledger.sources[unnamed.source];
        let places: Vec<String> = source
            .rows
            .iter()
            .map(|row| paragraph(row.paragraph).to_string())
            .collect();
        let why = match &unnamed.reason {
            Some((reason, _)) => format!("{} “{}”", t("desk-reason"), cut_short(reason)),
            None => t("desk-no-reason").to_string(),
        };
        format!("{} · {} · {why}", name(source), places.join(", "))
    });
    section("desk-unnamed", unnamed.collect());
    let passage = |&(s, r): &(usize, usize)| {
        let (source, row) = (&ledger.sources[s], &ledger.sources[s].rows[r]);
        format!(
            "{} · {} · “{}”",
            name(source),
            paragraph(row.paragraph),
            cut_short(&row.said)
        )
    };
    section("desk-single", desk.single.iter().map(passage).collect());
    let unintroduced = desk.unintroduced.iter();
    section(
        "desk-unintroduced",
        unintroduced
            .map(|one| format!("{} · {}", one.name, paragraph(one.paragraph)))
            .collect(),
    );
    section("desk-nobody", desk.nobody.iter().map(passage).collect());
    lines.join("\n")
}
