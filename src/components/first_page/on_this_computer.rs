use std::rc::Rc;

use yew::prelude::*;

use crate::components::icon::{Icon, Shape};
use crate::platform::{dates, marks};
use crate::state::{Action, ArticleMeta, Filed, use_dispatch};
use crate::text::{t, t_args};

#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// Last changed first.
    pub library: Rc<[ArticleMeta]>,
}

/// How many articles the first page shows.
const SHOWN: usize = 5;

/// The last articles worked on: to go on with, or to remove; and the way to the others.
#[component]
pub fn OnThisComputer(props: &Props) -> Html {
    let dispatch = use_dispatch();
    let show_all = dispatch.on(|_: MouseEvent| Action::ShowLibrary);
    // Where the keyboard goes when the line it was on is gone.
    let heading = use_node_ref();
    html! {
        <section class="on-this-computer" aria-labelledby="on-this-computer">
            <h2 id="on-this-computer" ref={heading.clone()} tabindex="-1">{ t("first-library") }</h2>
            if props.library.is_empty() {
                <p class="hint">{ t("first-library-empty") }</p>
            } else {
                <ul>{ for props.library.iter().take(SHOWN).map(|line| html! { <Line key={&*line.id.0} line={line.clone()} heading={heading.clone()} /> }) }</ul>
            }
            <p class="all-articles">
                <button type="button" class="link" onclick={show_all}>
                    { t_args("first-library-all", &[("count", props.library.len().into())]) }
                </button>
            </p>
        </section>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct LineProps {
    line: ArticleMeta,
    heading: NodeRef,
}

#[component]
fn Line(props: &LineProps) -> Html {
    let dispatch = use_dispatch();
    let line = &props.line;
    let id = line.id.clone();
    let open = dispatch.on(move |_: MouseEvent| Action::OpenSaved(id.clone()));
    let remove = {
        let (line, heading) = (line.clone(), props.heading.clone());
        dispatch.on(move |_: MouseEvent| {
            marks::focus(&heading);
            Action::File(line.clone(), Filed::Binned(true))
        })
    };
    let summary = &line.summary;
    let label = t_args("article-remove", &[("title", (&*line.title).into())]);
    html! {
        <li>
            <button type="button" class="saved-article" onclick={open}>
                <bdi>{ line.title.clone() }</bdi>
                if !summary.lead.is_empty() {
                    <bdi class="lead">{ summary.lead.clone() }</bdi>
                }
                <span class="hint">
                    { dates::shown(line.changed) }
                    if summary.words > 0 {
                        { " · " }
                        { t_args("words", &[("count", summary.words.into())]) }
                    }
                    if summary.work.notes > 0 {
                        { " · " }
                        { t_args("article-notes", &[("count", summary.work.notes.into())]) }
                    }
                </span>
            </button>
            <button type="button" class="icon" title={label.clone()} aria-label={label} onclick={remove}>
                <Icon shape={Shape::Cross} />
            </button>
        </li>
    }
}
