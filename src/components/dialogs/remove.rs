use yew::prelude::*;

use crate::components::modal::Modal;
use crate::state::{Action, ArticleMeta, use_dispatch};
use crate::text::{t, t_args};

#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The article.
    pub article: ArticleMeta,
}

/// Asks whether to remove an article from this browser.
#[component]
pub fn Remove(props: &Props) -> Html {
    let dispatch = use_dispatch();
    let id = props.article.id.clone();
    let remove = dispatch.on(move |_: MouseEvent| Action::Forget(id.clone()));
    let cancel = dispatch.on(|_: MouseEvent| Action::ShowDialog(None));
    let actions = html! {
        <>
            <button type="button" class="outarticle" onclick={cancel}>{ t("cancel") }</button>
            <button type="button" class="danger" onclick={remove}>{ t("remove-yes") }</button>
        </>
    };
    html! {
        <Modal title={t("remove-title")} {actions}>
            <p class="about"><bdi>{ props.article.title.clone() }</bdi></p>
            <p>{ t_args("remove-lead", &[("count", props.article.entries.into())]) }</p>
        </Modal>
    }
}
