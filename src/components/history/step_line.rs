use sayso_engine::Span;
use sayso_notebook::Point;
use yew::prelude::*;

use crate::components::words::cut_short;
use crate::state::{Action, use_dispatch};
use crate::text::{t, t_args};

use super::Ask;

#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// What was done.
    pub told: AttrValue,
    /// When.
    pub at: AttrValue,
    /// By whom; empty where they do not say.
    pub author: String,
    /// The words of the mark it was about.
    pub words: Option<String>,
    /// Where they stand.
    pub span: Option<Span>,
    /// The names that its point was given.
    pub names: Vec<String>,
    /// The point after it.
    pub point: Point,
    /// Whether it still counts.
    pub in_force: bool,
    /// Whether this tab may write.
    pub writes: bool,
    /// What can be asked of a point.
    pub ask: Callback<Ask>,
}

/// A step: what was done, when and where; opened, what can be done with it.
#[component]
pub fn StepLine(props: &Props) -> Html {
    let dispatch = use_dispatch();
    let point = props.point;
    let asks = |what: Ask| props.ask.reform(move |_: MouseEvent| what);
    let passage = props.span.map(|span| {
        let onclick = dispatch.on(move |_: MouseEvent| Action::GoTo(span));
        html! { <button type="button" class="link" {onclick}>{ t("history-passage") }</button> }
    });
    html! {
        <li class={classes!("step", (!props.in_force).then_some("gone"))}>
            <details>
                <summary>
                    <span class="step-at">{ &props.at }</span>
                    <span class="step-told">
                        { &props.told }
                        if !props.author.is_empty() {
                            <span class="hint">{ " " }{ t_args("history-by", &[("author", props.author.clone().into())]) }</span>
                        }
                        if !props.in_force {
                            <span class="hint">{ " · " }{ t("history-gone") }</span>
                        }
                        if let Some(words) = &props.words {
                            <q class="excerpt">{ cut_short(words) }</q>
                        }
                        { for props.names.iter().map(|name| html! { <bdi class="version-name">{ name }</bdi> }) }
                    </span>
                </summary>
                <div class="step-actions">
                    { for passage }
                    <button type="button" class="link" onclick={asks(Ask::Compare(point))}>{ t("history-compare") }</button>
                    if props.writes {
                        <button type="button" class="link" onclick={asks(Ask::GoBack(point))}>{ t("history-go-back") }</button>
                        <button type="button" class="link" onclick={asks(Ask::Name(point))}>{ t("history-give-name") }</button>
                    }
                </div>
            </details>
        </li>
    }
}
