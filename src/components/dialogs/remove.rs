use yew::prelude::*;

use crate::components::modal::Modal;
use crate::state::{Action, Keep, use_dispatch};
use crate::text::{t, t_args};

#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// How many articles there are.
    pub articles: usize,
}

/// Asks whether to take everything of Sayso out of this browser; a backup comes first.
#[component]
pub fn Remove(props: &Props) -> Html {
    let dispatch = use_dispatch();
    let on = |action: Action| dispatch.on(move |_: MouseEvent| action.clone());
    let actions = html! {
        <>
            <button type="button" class="outline" onclick={on(Action::ShowDialog(None))}>{ t("cancel") }</button>
            <button type="button" class="danger" onclick={on(Action::Keep(Keep::Remove))}>{ t("remove-yes") }</button>
        </>
    };
    html! {
        <Modal title={t("remove-title")} {actions}>
            <p>{ t_args("remove-lead", &[("count", props.articles.into())]) }</p>
            <p>{ t("remove-backup-lead") }</p>
            <p><button type="button" class="outline" onclick={on(Action::Keep(Keep::BackUp))}>{ t("backup-button") }</button></p>
        </Modal>
    }
}
