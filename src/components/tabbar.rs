//! What a small screen shows: one bar at the foot.

use yew::prelude::*;

use super::command_button::CommandButton;
use super::file_button::FileButton;
use super::first_page::ENDINGS;
use crate::hooks::use_open_files;
use crate::state::commands::{
    CARET, EDIT_TEXT, FIND, HELP, MARK_BY_WORDS, NEXT, NEXT_QUOTE, OUTLINE, REDO, SETTINGS, UNDO,
};
use crate::state::{Action, Dialog, Pane, Tab, use_dispatch};
use crate::text::{t, t_args};

/// The props of [`TabBar`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// What is shown.
    pub pane: Pane,
    /// The panel's tab.
    pub tab: Tab,
    /// Whether there is an exercise on the article.
    pub exercise: bool,
    /// How many speak.
    pub voices: u32,
    /// How many notes there are.
    pub notes: u32,
    /// Whether the open article is saved in this browser: a file opened beside a secret one is kept as secret.
    pub kept: bool,
    /// Whether its text may be edited.
    pub may_edit: bool,
    /// Whether something can be taken back.
    pub undo: bool,
    /// Whether something can be done again.
    pub redo: bool,
}

/// Article · Who says it? · Notes · More
#[component]
pub fn TabBar(props: &Props) -> Html {
    let dispatch = use_dispatch();
    let button = |label: AttrValue, current: bool, action: Action| {
        let onclick = dispatch.on(move |_: MouseEvent| action.clone());
        html! { <button type="button" aria-current={current.then_some("page")} {onclick}>{ label }</button> }
    };
    let in_panel = |tab| props.pane == Pane::Panel && props.tab == tab;
    let go = |tab: Tab, label: &str| {
        let onclick = dispatch.on(move |_: MouseEvent| Action::ShowTab(tab));
        html! { <button type="button" {onclick}>{ t(label) }</button> }
    };
    let elsewhere = dispatch.on(|_: MouseEvent| Action::ShowDialog(Some(Dialog::Elsewhere)));
    let forget = dispatch.on(|_: MouseEvent| Action::ShowDialog(Some(Dialog::Forget)));
    let rules = dispatch.on(|_: MouseEvent| Action::ShowDialog(Some(Dialog::Rules(None))));
    let bench = dispatch.on(|_: MouseEvent| Action::ShowDialog(Some(Dialog::Bench(None))));
    let close = dispatch.on(|_: MouseEvent| Action::Close);
    let on_files = use_open_files(props.kept);
    html! {
        <>
            if props.pane == Pane::More {
                <section class="more no-print" aria-label={t("tabbar-more")}>
                    { go(Tab::Sources, "command-sources") }
                    { go(Tab::Marks, "tab-marks") }
                    { go(Tab::Codes, "tab-codes") }
                    { go(Tab::History, "tab-history") }
                    { go(Tab::Exercise, if props.exercise { "tab-exercise" } else { "header-exercise" }) }
                    <CommandButton command={&NEXT} shows_key=false />
                    <CommandButton command={&FIND} shows_key=false />
                    <CommandButton command={&OUTLINE} shows_key=false />
                    <CommandButton command={&NEXT_QUOTE} shows_key=false />
                    <CommandButton command={&MARK_BY_WORDS} shows_key=false />
                    <CommandButton command={&CARET} shows_key=false />
                    <CommandButton command={&EDIT_TEXT} shows_key=false enabled={props.may_edit} />
                    <CommandButton command={&UNDO} shows_key=false enabled={props.undo} />
                    <CommandButton command={&REDO} shows_key=false enabled={props.redo} />
                    <CommandButton command={&HELP} shows_key=false />
                    <button type="button" onclick={rules}>{ t("header-rules") }</button>
                    <button type="button" onclick={close}>{ t("more-articles") }</button>
                    <FileButton label={t("header-open")} accept={ENDINGS} {on_files} />
                    <CommandButton command={&SETTINGS} shows_key=false />
                    <button type="button" onclick={elsewhere}>{ t("header-elsewhere") }</button>
                    <button type="button" onclick={forget}>{ t("more-forget") }</button>
                    <button type="button" onclick={bench}>{ t("header-bench") }</button>
                </section>
            }
            <nav class="tabbar no-print" aria-label={t("tabbar-label")}>
                { button(t("tabbar-article"), props.pane == Pane::Article, Action::ShowPane(Pane::Article)) }
                if props.exercise {
                    { button(t("tab-exercise"), in_panel(Tab::Exercise), Action::ShowTab(Tab::Exercise)) }
                }
                { button(
                    t_args("tabbar-voices", &[("count", props.voices.into())]),
                    in_panel(Tab::Voices),
                    Action::ShowTab(Tab::Voices),
                ) }
                { button(
                    t_args("tabbar-notes", &[("count", props.notes.into())]),
                    in_panel(Tab::Notes),
                    Action::ShowTab(Tab::Notes),
                ) }
                { button(t("tabbar-more"), props.pane == Pane::More || in_panel(Tab::Sources) || in_panel(Tab::Marks) || in_panel(Tab::Codes) || in_panel(Tab::History), Action::ShowPane(Pane::More)) }
            </nav>
        </>
    }
}
