//! The bar above the open article.

mod more_menu;
mod saved_state;

use std::rc::Rc;

use yew::prelude::*;

use crate::components::command_button::CommandButton;
use crate::components::drop_zone::DropZone;
use crate::hooks::use_open_files;
use crate::state::{Action, Dialog, Saved, Session, commands, use_dispatch};
use crate::text::t;

use more_menu::MoreMenu;
use saved_state::SavedState;

/// The props of [`Header`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The open article.
    pub session: Rc<Session>,
}

/// The way back, the article's title, whether it is saved, and what can be done with the whole of it.
#[component]
pub fn Header(props: &Props) -> Html {
    let dispatch = use_dispatch();
    let session = &props.session;
    let close = dispatch.on(|_: MouseEvent| Action::Close);
    let export = dispatch.on(|_: MouseEvent| Action::ShowDialog(Some(Dialog::Export)));
    let failed = match &session.saved {
        Saved::Failed(reason) => Some(reason.clone()),
        _ => None,
    };
    let on_files = use_open_files(session.kept);
    html! {
        <>
            <DropZone {on_files} />
            <a class="skip" href="#main">{ t("header-skip") }</a>
            <header class="header no-print">
                <button type="button" class="brand" title={t("header-back")} onclick={close}>
                    { t("app-name") }
                    <span class="visually-hidden">{ t("header-back") }</span>
                </button>
                <bdi class="title">{ session.document.title.clone() }</bdi>
                <SavedState saved={session.saved.clone()} />
                <CommandButton class="wide-only" command={&commands::UNDO} shows_key=false
                    enabled={session.writes() && session.notebook.undo.is_some()} />
                <CommandButton class="wide-only" command={&commands::REDO} shows_key=false
                    enabled={session.writes() && session.notebook.redo.is_some()} />
                <MoreMenu kept={session.kept} may_edit={session.may_edit()} />
                <button type="button" class="primary" onclick={export.clone()}>{ t("header-export") }</button>
            </header>
            <div role="alert">
                if let Some(reason) = failed {
                    <p class="not-saved no-print">
                        <span>{ reason }</span>
                        <button type="button" class="outline" onclick={export}>{ t("header-save-file") }</button>
                    </p>
                }
            </div>
        </>
    }
}
