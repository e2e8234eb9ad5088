use std::rc::Rc;

use yew::prelude::*;

use crate::state::classroom::{ClassMarked, work_key};
use crate::text::{t, t_args};

/// The props of [`ClassTable`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The class.
    pub class: Rc<ClassMarked>,
    /// Told whose feedback is to be shown: the place of the work.
    pub on_show: Callback<usize>,
}

/// One row a student.
#[component]
pub fn ClassTable(props: &Props) -> Html {
    let timed = props.class.lesson.exercise.observed.time;
    let works = props.class.intake.works.iter().zip(&props.class.marked);
    let rows = works.enumerate().map(|(at, (work, marked))| {
        let outcome = &marked.outcome;
        let found = marked.key.iter().filter(|of| of.by.is_some()).count();
        let per_cent = if outcome.of > 0.0 {
            100.0 * outcome.points / outcome.of
        } else {
            0.0
        };
        let name = if work.name.is_empty() {
            t("mark-unnamed")
        } else {
            work.name.clone().into()
        };
        let onclick = props.on_show.reform(move |_: MouseEvent| at);
        html! {
            <tr key={work_key(work)}>
                <th scope="row"><bdi>{ name.clone() }</bdi></th>
                <td class="figure">{ figure(outcome.points) }{ " / " }{ figure(outcome.of) }</td>
                <td class="figure">{ format!("{per_cent:.0}") }</td>
                <td>{ outcome.level.clone() }</td>
                <td class="figure">{ found }</td>
                <td class="figure">{ marked.key.len() - found }</td>
                <td class="figure">{ marked.extras.len() }</td>
                <td class="figure">{ marked.open() }</td>
                if timed {
                    <td class="figure">{ work.submission.attempt.minutes().map_or_else(|| "–".to_owned(), |n| n.to_string()) }</td>
                }
                <td><button type="button" class="link" {onclick}
                    aria-label={t_args("feedback-show-of", &[("name", name.as_str().into())])}>{ t("feedback-show") }</button></td>
            </tr>
        }
    });
    let heads = [
        ("mark-name", false),
        ("mark-points", true),
        ("mark-per-cent", true),
        ("mark-level", false),
        ("mark-found", true),
        ("mark-missed", true),
        ("mark-extra", true),
        ("mark-open-answers", true),
        ("feedback-show", false),
    ];
    let timed = timed.then_some(("mark-minutes", true));
    let (all_but_last, last) = heads.split_at(heads.len() - 1);
    let heads = all_but_last.iter().copied().chain(timed).chain(last.iter().copied());
    let heads = heads.map(|(label, figure)| {
        html! { <th scope="col" class={classes!(figure.then_some("figure"))}>{ t(label) }</th> }
    });
    html! {
        <div class="table-wrap" tabindex="0" role="region" aria-label={t("mark-table")}>
            <table>
                <thead><tr>{ for heads }</tr></thead>
                <tbody>{ for rows }</tbody>
            </table>
        </div>
    }
}

/// With at most two places, without needless zeros.
pub(super) fn figure(value: f64) -> String {
    format!("{}", (value * 100.0).round() / 100.0)
}

/// So many points, in words.
pub(super) fn points(points: f64) -> AttrValue {
    let of = figure(points);
    t_args(
        "feedback-points",
        &[("points", of.as_str().into()), ("count", plural(points).into())],
    )
}

/// So many of all points, in words.
pub(super) fn points_of(points: f64, of: f64) -> AttrValue {
    let (points, all) = (figure(points), figure(of));
    let args = [
        ("points", points.as_str().into()),
        ("of", all.as_str().into()),
        ("count", plural(of).into()),
    ];
    t_args("feedback-of", &args)
}

/// A whole number that is one or not as `points` are: a half is *points*.
fn plural(points: f64) -> u32 {
    if points == 1.0 { 1 } else { 2 }
}
