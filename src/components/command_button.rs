//! A command's button.

use yew::prelude::*;

use super::words;
use crate::state::commands::Command;
use crate::state::use_dispatch;
use crate::text::t;

/// The props of [`CommandButton`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// What it does.
    pub command: &'static Command,
    /// Whether there is something to do it to.
    #[prop_or(true)]
    pub enabled: bool,
    /// Whether its key stands beside its words.
    #[prop_or(true)]
    pub shows_key: bool,
    /// How it looks.
    #[prop_or_default]
    pub class: Classes,
}

/// A button that carries a command out.
#[component]
pub fn CommandButton(props: &Props) -> Html {
    let dispatch = use_dispatch();
    let command = props.command;
    let onclick = use_callback((), move |_: MouseEvent, ()| {
        if let Some(action) = (command.action)(&dispatch.app()) {
            dispatch.emit(action);
        }
    });
    let key = command.keys.first().filter(|_| props.shows_key);
    html! {
        <button type="button" class={props.class.clone()} disabled={!props.enabled} {onclick}>
            { t(command.label) }
            if let Some(key) = key {
                <kbd aria-hidden="true">{ words::key(*key) }</kbd>
            }
        </button>
    }
}
