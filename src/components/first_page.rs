//! The first page: a text comes in, or an article worked on before.

mod oddity_line;
mod on_this_computer;
mod paste_box;
mod reminder;
mod sample_lessons;
mod sentence;

use std::rc::Rc;

use yew::prelude::*;

use crate::components::command_button::CommandButton;
use crate::components::drop_zone::DropZone;
use crate::components::file_button::FileButton;
use crate::components::icon::{Icon, Shape};
use crate::hooks::use_open_files;
use crate::state::commands::SETTINGS;
use crate::state::{Action, ArticleMeta, Dialog, use_dispatch};
use crate::text::t;

use on_this_computer::OnThisComputer;
use paste_box::PasteBox;
use reminder::Reminder;
use sample_lessons::SampleLessons;
use sentence::Sentence;

/// An article of our own writing, to try things on.
const SAMPLE: &str = include_str!("../samples/footbridge.txt");

/// The endings of the files that can be opened.
pub const ENDINGS: &str = ".txt,.text,.md,.markdown,.json";

/// The props of [`FirstPage`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// Articles worked on before; none until the store has answered.
    pub library: Option<Rc<[ArticleMeta]>>,
    /// How many changes may be in no backup, if the person should be reminded.
    pub reminder: Option<u32>,
}

/// What one sees first.
#[component]
pub fn FirstPage(props: &Props) -> Html {
    let dispatch = use_dispatch();
    let keep = use_state(|| true);
    let on_files = use_open_files(*keep);
    let on_keep = {
        let keep = keep.setter();
        use_callback((), move |wanted, ()| keep.set(wanted))
    };
    let on_text = {
        let dispatch = dispatch.clone();
        use_callback(*keep, move |text, keep| {
            dispatch.emit(Action::OpenText {
                text,
                entries: Vec::new(),
                keep: *keep,
            })
        })
    };
    // The sample is nobody's secret, whatever is ticked at the paste box.
    let try_sample = dispatch.on(|_: MouseEvent| Action::OpenText {
        text: SAMPLE.into(),
        entries: Vec::new(),
        keep: true,
    });
    let help = dispatch.on(|_: MouseEvent| Action::ShowDialog(Some(Dialog::Help)));
    html! {
        <div class="first-page">
            <header>
                <span class="brand">{ t("app-name") }</span>
                <button type="button" onclick={help}>{ t("help") }</button>
            </header>
            <main id="main" tabindex="-1">
                <Sentence />
                <PasteBox keep={*keep} {on_keep} {on_text} />
                <div class="other-ways">
                    <FileButton label={t("first-open-file")} accept={ENDINGS} on_files={on_files.clone()} class="outline" />
                    <button type="button" class="outline" onclick={try_sample}>{ t("first-sample") }</button>
                    <p class="hint">{ t("first-drop") }</p>
                </div>
                <SampleLessons />
                if let Some(changes) = props.reminder {
                    <Reminder {changes} />
                }
                if let Some(library) = &props.library {
                    <OnThisComputer library={library.clone()} />
                }
            </main>
            <footer class="hint">
                <p><Icon shape={Shape::Lock} />{ t("first-private") }</p>
                <CommandButton command={&SETTINGS} shows_key=false />
            </footer>
            <DropZone {on_files} />
        </div>
    }
}
