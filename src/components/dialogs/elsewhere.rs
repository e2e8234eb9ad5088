use std::rc::Rc;

use yew::prelude::*;

use super::export::save_native;
use crate::components::modal::Modal;
use crate::state::{Action, Session, Tone, use_dispatch};
use crate::text::{t, t_args};

#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The open article.
    pub session: Rc<Session>,
}

/// How the work on the article goes on at another computer: a file that holds all of it.
#[component]
pub fn Elsewhere(props: &Props) -> Html {
    let dispatch = use_dispatch();
    let save = {
        let (dispatch, session) = (dispatch.clone(), props.session.clone());
        Callback::from(move |_: MouseEvent| {
            let name = save_native(&session);
            dispatch.emit(Action::ShowDialog(None));
            let text = t_args("elsewhere-done", &[("name", name.into())]);
            dispatch.emit(Action::Notify(Tone::Info, text));
        })
    };
    let cancel = dispatch.on(|_: MouseEvent| Action::ShowDialog(None));
    let actions = html! {
        <>
            <button type="button" class="outline" onclick={cancel}>{ t("cancel") }</button>
            <button type="button" class="primary" onclick={save}>{ t("export-save") }</button>
        </>
    };
    html! {
        <Modal title={t("elsewhere-title")} {actions}>
            <p class="about"><bdi>{ props.session.document.title.clone() }</bdi></p>
            <ol class="going-on">
                <li>{ t("elsewhere-save") }</li>
                <li>{ t("elsewhere-take") }</li>
                <li>{ t("elsewhere-open") }</li>
            </ol>
            <p class="hint">{ t("elsewhere-stays") }</p>
        </Modal>
    }
}
