use std::rc::Rc;

use yew::prelude::*;

use crate::components::modal::Modal;
use crate::state::{Action, Dialog, Session, use_dispatch};
use crate::text::{t, t_args};

#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The open article.
    pub session: Rc<Session>,
}

/// Asks whether to close the article and forget it and all work on it.
#[component]
pub fn Forget(props: &Props) -> Html {
    let dispatch = use_dispatch();
    let session = &props.session;
    let id = session.id.clone();
    let forget = dispatch.on(move |_: MouseEvent| Action::Forget(id.clone()));
    let cancel = dispatch.on(|_: MouseEvent| Action::ShowDialog(None));
    let export = dispatch.on(|_: MouseEvent| Action::ShowDialog(Some(Dialog::Export)));
    let entries = session.journal.entries().len();
    let lead = if session.kept {
        "forget-lead"
    } else {
        "forget-lead-unsaved"
    };
    let actions = html! {
        <>
            <button type="button" class="outline" onclick={cancel}>{ t("cancel") }</button>
            <button type="button" class="danger" onclick={forget}>{ t("forget-yes") }</button>
        </>
    };
    html! {
        <Modal title={t("forget-title")} {actions}>
            <p class="about"><bdi>{ session.document.title.clone() }</bdi></p>
            <p>{ t_args(lead, &[("count", entries.into())]) }</p>
            if entries > 0 {
                <p><button type="button" class="link" onclick={export}>{ t("forget-export") }</button></p>
            }
        </Modal>
    }
}
