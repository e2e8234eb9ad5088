use std::rc::Rc;

use yew::prelude::*;

use crate::components::icon::{Icon, Shape};
use crate::platform::dates;
use crate::state::{Action, ArticleMeta, Dialog, use_dispatch};
use crate::text::{t, t_args};

#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// Last changed first.
    pub library: Rc<[ArticleMeta]>,
}

/// Articles worked on before: to go on with, or to remove.
#[component]
pub fn OnThisComputer(props: &Props) -> Html {
    html! {
        <section class="on-this-computer" aria-labelledby="on-this-computer">
            <h2 id="on-this-computer">{ t("first-library") }</h2>
            if props.library.is_empty() {
                <p class="hint">{ t("first-library-empty") }</p>
            } else {
                <ul>{ for props.library.iter().map(|line| html! { <Line key={&*line.id.0} line={line.clone()} /> }) }</ul>
            }
        </section>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct LineProps {
    line: ArticleMeta,
}

#[component]
fn Line(props: &LineProps) -> Html {
    let dispatch = use_dispatch();
    let line = &props.line;
    let id = line.id.clone();
    let open = dispatch.on(move |_: MouseEvent| Action::OpenSaved(id.clone()));
    let forgotten = line.clone();
    let remove = dispatch.on(move |_: MouseEvent| Action::ShowDialog(Some(Dialog::Remove(forgotten.clone()))));
    let label = t_args("article-remove", &[("title", (&*line.title).into())]);
    html! {
        <li>
            <button type="button" class="saved-article" onclick={open}>
                <bdi>{ line.title.clone() }</bdi>
                <span class="hint">
                    { dates::shown(line.changed) }
                    { " · " }
                    { t_args("article-changes", &[("count", line.entries.into())]) }
                </span>
            </button>
            <button type="button" class="icon" title={label.clone()} aria-label={label} onclick={remove}>
                <Icon shape={Shape::Cross} />
            </button>
        </li>
    }
}
