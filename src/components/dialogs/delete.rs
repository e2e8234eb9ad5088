use yew::prelude::*;

use crate::components::modal::Modal;
use crate::state::{Action, ArticleMeta, Dialog, use_dispatch};
use crate::text::{t, t_args};

#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// It lies in the bin.
    pub article: ArticleMeta,
}

/// Asks whether to delete an article and all work on it for good.
#[component]
pub fn Delete(props: &Props) -> Html {
    let dispatch = use_dispatch();
    let article = &props.article;
    let id = article.id.clone();
    let delete = dispatch.on(move |_: MouseEvent| Action::Forget(id.clone()));
    let cancel = dispatch.on(|_: MouseEvent| Action::ShowDialog(None::<Dialog>));
    let actions = html! {
        <>
            <button type="button" class="outline" onclick={cancel}>{ t("cancel") }</button>
            <button type="button" class="danger" onclick={delete}>{ t("delete-yes") }</button>
        </>
    };
    html! {
        <Modal title={t("delete-title")} {actions}>
            <p class="about"><bdi>{ article.title.clone() }</bdi></p>
            <p>{ t_args("forget-lead", &[("count", article.entries.into())]) }</p>
        </Modal>
    }
}
