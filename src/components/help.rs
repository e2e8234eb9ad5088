//! The keys and what they do, from the table of commands.

use web_sys::HtmlDialogElement;
use yew::prelude::*;

use super::words;
use crate::state::commands::{COMMANDS, Group};
use crate::state::{Action, Settings, use_dispatch};
use crate::text::t;

/// The props of [`Help`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// What the person has set.
    pub settings: Settings,
}

/// A dialog with every command and its keys, and the switch for single-letter keys.
#[component]
pub fn Help(props: &Props) -> Html {
    let dispatch = use_dispatch();
    let node = use_node_ref();
    use_effect_with((), {
        let node = node.clone();
        move |()| {
            if let Some(dialog) = node.cast::<HtmlDialogElement>() {
                // Fails only if it is open already.
                let _ = dialog.show_modal();
            }
        }
    });
    let onclose = dispatch.on(|_: Event| Action::ShowDialog(None));
    let close = dispatch.on(|_: MouseEvent| Action::ShowDialog(None));
    let letter_keys = props.settings.letter_keys;
    let onchange = dispatch.on(move |_: Event| {
        Action::Set(Settings {
            letter_keys: !letter_keys,
        })
    });
    let groups = Group::ALL.into_iter().map(|group| {
        let lines = COMMANDS.iter().filter(|c| c.group == group).map(|command| {
            let keys = command.keys.iter().map(|key| html! { <kbd>{ words::key(*key) }</kbd> });
            html! {
                <div class="help-line">
                    <dt>{ for keys }</dt>
                    <dd>{ t(command.help) }</dd>
                </div>
            }
        });
        html! {
            <section>
                <h3>{ t(group.heading()) }</h3>
                <dl>{ for lines }</dl>
            </section>
        }
    });
    html! {
        <dialog ref={node} class="help" aria-labelledby="help-heading" {onclose}>
            <div class="card-head">
                <h2 id="help-heading">{ t("help-heading") }</h2>
                <button type="button" class="icon" aria-label={t("card-close")} onclick={close}>
                    <span aria-hidden="true">{ "✕" }</span>
                </button>
            </div>
            <label class="choice">
                <input type="checkbox" checked={letter_keys} {onchange} />
                { t("help-letter-keys") }
            </label>
            <div class="help-groups">{ for groups }</div>
            <p class="hint">{ t("help-source") }</p>
        </dialog>
    }
}
