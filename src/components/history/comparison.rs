use std::rc::Rc;

use sayso_notebook::{Author, Journal, Notebook, Point, Texts, differences, fold_on};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::components::words::cut_short;
use crate::platform::marks;
use crate::state::{Action, Shared, use_dispatch};
use crate::text::{t, t_args};

use super::{Ask, told};

#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// Everything that was done.
    pub journal: Shared<Journal>,
    /// What it comes to: the points that have a name, and what labels are called.
    pub notebook: Rc<Notebook>,
    /// From here …
    pub from: Point,
    /// … to here.
    pub to: Point,
    /// Whether this tab may write.
    pub writes: bool,
    /// Compare these, or none any more.
    pub choose: Callback<Option<(Point, Point)>>,
    /// What can be asked of a point.
    pub ask: Callback<Ask>,
}

/// What changed between two points: figures, then mark by mark, each leading to its passage.
#[component]
pub fn Comparison(props: &Props) -> Html {
    let dispatch = use_dispatch();
    let heading = use_node_ref();
    use_effect_with((), {
        let heading = heading.clone();
        move |()| marks::focus(&heading)
    });
    // All places are those of the present text, in which they are gone to.
    let both = use_memo((props.journal.clone(), props.from, props.to), |(journal, from, to)| {
        let texts = Texts::of(journal);
        let now = journal.revision_among(&texts);
        let then = |point| {
            let then = journal.at(point).unwrap_or_default();
            (
                fold_on(&then, &Author::default(), &texts, now),
                then.revision_among(&texts),
            )
        };
        let ((from, from_text), (to, to_text)) = (then(*from), then(*to));
        (from, to, from_text != to_text)
    });
    let found = differences(&both.0, &both.1);

    // Each point once: those of the versions, those chosen, and now.
    let mut points = vec![Point::Opened];
    let named = props.notebook.versions.iter().map(|version| version.point);
    for point in named.chain([props.from, props.to, props.journal.now()]) {
        if !points.contains(&point) {
            points.push(point);
        }
    }
    let place = |point: &Point| {
        props
            .journal
            .entries()
            .iter()
            .position(|e| Point::After(e.id) == *point)
    };
    points.sort_by_key(place);
    let now = props.journal.now();
    let name = |point: Point| match point {
        point if point == now => t("history-now"),
        point => told::point(point, &props.journal, &props.notebook),
    };
    let select = |id: &'static str, chosen: Point, pair: fn((Point, Point), Point) -> (Point, Point)| {
        let options = points.iter().enumerate().map(|(i, point)| {
            html! { <option value={i.to_string()} selected={*point == chosen}>{ name(*point) }</option> }
        });
        let onchange = {
            let (points, choose, now) = (points.clone(), props.choose.clone(), (props.from, props.to));
            Callback::from(move |event: Event| {
                let value = event.target_dyn_into::<HtmlSelectElement>().map(|s| s.value());
                let point = value.and_then(|i| points.get(i.parse::<usize>().ok()?).copied());
                if let Some(point) = point {
                    choose.emit(Some(pair(now, point)));
                }
            })
        };
        html! {
            <p class="field">
                <label for={id}>{ t(id) }</label>
                <select {id} {onchange}>{ for options }</select>
            </p>
        }
    };
    let lines = found.iter().map(|difference| {
        let span = difference.body().anchor().cover();
        let onclick = dispatch.on(move |_: MouseEvent| Action::GoTo(span));
        let changes = told::changes(difference, &props.notebook.codebook).into_iter();
        html! {
            <li>
                <button type="button" class="note-line" {onclick}>
                    <q class="excerpt">{ cut_short(&difference.body().anchor().exact) }</q>
                    { for changes.map(|change| html! { <span class="change">{ change }</span> }) }
                </button>
            </li>
        }
    });
    let close = props.choose.reform(|_: MouseEvent| None);
    let from = props.from;
    let go_back = props.ask.reform(move |_: MouseEvent| Ask::GoBack(from));
    html! {
        <div class="history">
            <p><button type="button" class="link" onclick={close}>{ t("compare-back") }</button></p>
            <h3 ref={heading} tabindex="-1">{ t("compare-title") }</h3>
            { select("compare-from", props.from, |(_, to), from| (from, to)) }
            { select("compare-to", props.to, |(from, _), to| (from, to)) }
            <p class="compare-figures" role="status">
                { if found.is_empty() { t("compare-same") } else { told::figures(&found).into() } }
                if both.2 {
                    { " " }{ t("compare-text") }
                }
            </p>
            <ol class="notes differences">{ for lines }</ol>
            if props.writes {
                <p>
                    <button type="button" class="outline" onclick={go_back}>
                        { t_args("history-go-back-about", &[("point", name(from).to_string().into())]) }
                    </button>
                </p>
            }
        </div>
    }
}
