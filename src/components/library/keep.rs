use sayso_notebook::Timestamp;
use web_sys::File;
use yew::prelude::*;

use super::in_step::InStep;
use crate::components::file_button::FileButton;
use crate::platform::dates;
use crate::platform::persistence::Room;
use crate::state::{Action, Dialog, InStep as State, Keep, Shared, Size, use_dispatch};
use crate::text::{bytes, t, t_args};

#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// Bytes of text in the library.
    pub used: u64,
    /// How much room there is, where the browser tells.
    pub room: Option<Room>,
    /// How many things could not be read, and are set aside.
    pub set_aside: usize,
    /// When the last backup was saved.
    pub backed_up: Option<Timestamp>,
    /// How the folder on disk is kept.
    pub in_step: State,
    /// How much room each article takes, once that was asked.
    pub sizes: Option<Shared<[Size]>>,
}

/// Where the work is, how much room it takes, and how to have it elsewhere too.
#[component]
pub fn KeepSafe(props: &Props) -> Html {
    let dispatch = use_dispatch();
    let back_up = dispatch.on(|_: MouseEvent| Action::Keep(Keep::BackUp));
    let open = dispatch.clone();
    let on_files = Callback::from(move |files: Vec<File>| {
        if let Some(file) = files.into_iter().next() {
            open.emit(Action::Keep(Keep::LookThrough(file)));
        }
    });
    let measure = dispatch.on(|_: Event| Action::Keep(Keep::Measure));
    let remove = dispatch.on(|_: MouseEvent| Action::ShowDialog(Some(Dialog::Remove)));
    let save_aside = dispatch.on(|_: MouseEvent| Action::SaveSetAside);
    let last = match props.backed_up {
        Some(at) => t_args("backup-last", &[("date", dates::shown(at).into())]),
        None => t("backup-never"),
    };
    html! {
        <section class="keep-safe" aria-labelledby="keep-safe">
            <h2 id="keep-safe">{ t("keep-title") }</h2>
            <p>{ t("keep-lead") }{ " " }{ last }</p>
            <div class="keep-actions">
                <button type="button" class="outline" onclick={back_up}>{ t("backup-button") }</button>
                <FileButton label={t("restore-button")} accept=".sayso-backup" {on_files} class="outline" />
            </div>
            <p class="hint">
                { t_args("library-used", &[("size", bytes(props.used as f64).into())]) }
                if let Some(room) = props.room {
                    { " " }
                    { t_args("library-room", &[
                        ("used", bytes(room.used).into()),
                        ("quota", bytes(room.quota).into()),
                    ]) }
                    if let Some(persisted) = room.persisted {
                        { " " }
                        { t(if persisted { "room-persisted" } else { "room-not-persisted" }) }
                    }
                }
            </p>
            <details ontoggle={measure}>
                <summary>{ t("room-articles") }</summary>
                if let Some(sizes) = &props.sizes {
                    <ol class="sizes">
                        { for sizes.iter().map(|size| html! {
                            <li><bdi>{ size.title.clone() }</bdi>{ " · " }{ bytes(size.bytes as f64) }</li>
                        }) }
                    </ol>
                    <p class="hint">{ t("room-articles-hint") }</p>
                } else {
                    <p class="hint">{ t("room-measuring") }</p>
                }
            </details>
            <InStep in_step={props.in_step.clone()} />
            if props.set_aside > 0 {
                <p>
                    { t_args("library-set-aside", &[("count", props.set_aside.into())]) }
                    { " " }
                    <button type="button" class="link" onclick={save_aside}>{ t("set-aside-save") }</button>
                </p>
            }
            <p class="hint">
                { t("remove-hint") }
                { " " }
                <button type="button" class="link" onclick={remove}>{ t("remove-button") }</button>
            </p>
        </section>
    }
}
