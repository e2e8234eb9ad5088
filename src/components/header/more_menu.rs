use yew::prelude::*;

use crate::components::file_button::FileButton;
use crate::components::first_page::ENDINGS;
use crate::components::icon::{Icon, Shape};
use crate::hooks::use_open_files;
use crate::platform::popover;
use crate::state::{Action, Dialog, Tab, use_dispatch};
use crate::text::t;

#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// Whether the open article is saved in this browser: a file opened beside a secret one is kept as secret.
    pub kept: bool,
    /// Whether the text of the open article may be edited.
    pub may_edit: bool,
}

/// What is wanted less often: a list under a button, which the browser opens, closes on Escape and gives the
/// focus back from.
#[component]
pub fn MoreMenu(props: &Props) -> Html {
    let dispatch = use_dispatch();
    let list = use_node_ref();
    let item = |label: AttrValue, action: Action| {
        let (dispatch, list) = (dispatch.clone(), list.clone());
        let onclick = Callback::from(move |_: MouseEvent| {
            popover::hide(&list);
            dispatch.emit(action.clone());
        });
        html! { <button type="button" {onclick}>{ label }</button> }
    };
    let on_files = {
        let (open, list) = (use_open_files(props.kept), list.clone());
        Callback::from(move |files| {
            popover::hide(&list);
            open.emit(files);
        })
    };
    html! {
        <>
            <button type="button" class="icon more-button" popovertarget="more-menu" aria-label={t("header-more")} title={t("header-more")}>
                <Icon shape={Shape::More} />
            </button>
            <div id="more-menu" ref={list.clone()} class="more-menu" popover="auto">
                { item(t("header-articles"), Action::ShowLibrary) }
                <FileButton label={t("header-open")} accept={ENDINGS} {on_files} />
                { item(t("command-find"), Action::Find(true)) }
                { item(t("command-outline"), Action::ShowDialog(Some(Dialog::Outline))) }
                { item(t("command-by-words"), Action::ShowDialog(Some(Dialog::ByWords))) }
                if props.may_edit {
                    { item(t("command-edit-text"), Action::ShowDialog(Some(Dialog::EditText))) }
                }
                { item(t("command-sources"), Action::ShowTab(Tab::Sources)) }
                { item(t("codes-title"), Action::ShowDialog(Some(Dialog::Codebook))) }
                { item(t("tab-history"), Action::ShowTab(Tab::History)) }
                { item(t("header-exercise"), Action::ShowTab(Tab::Exercise)) }
                { item(t("header-rules"), Action::ShowDialog(Some(Dialog::Rules(None)))) }
                { item(t("header-help"), Action::ShowDialog(Some(Dialog::Help))) }
                { item(t("command-settings"), Action::ShowDialog(Some(Dialog::Settings))) }
                { item(t("header-elsewhere"), Action::ShowDialog(Some(Dialog::Elsewhere))) }
                { item(t("header-forget"), Action::ShowDialog(Some(Dialog::Forget))) }
                <p class="more-heading">{ t("header-advanced") }</p>
                { item(t("header-bench"), Action::ShowDialog(Some(Dialog::Bench(None)))) }
            </div>
        </>
    }
}
