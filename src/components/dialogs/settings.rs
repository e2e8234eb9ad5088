use yew::prelude::*;

use crate::components::modal::Modal;
use crate::platform::look::{ASPECTS, Aspect};
use crate::state::{Action, Settings, use_dispatch};
use crate::text::t;

#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// What the person has set.
    pub settings: Settings,
}

/// How the page looks, and whether letters are shortcuts: at once so, and kept.
#[component]
pub fn SettingsDialog(props: &Props) -> Html {
    let dispatch = use_dispatch();
    let settings = props.settings;
    let reset = dispatch.on(|_: MouseEvent| Action::Set(Settings::default()));
    let letters = dispatch.on(move |_: Event| {
        let letter_keys = !settings.letter_keys;
        Action::Set(Settings {
            letter_keys,
            ..settings
        })
    });
    let choice = |(at, aspect): (usize, &'static Aspect)| {
        let values = aspect.values.iter().enumerate().map(|(value, (_, label))| {
            let onchange = dispatch.on(move |_: Event| {
                let look = settings.look.with(at, value);
                Action::Set(Settings { look, ..settings })
            });
            html! {
                <label>
                    <input type="radio" name={aspect.name} checked={settings.look.chosen(at) == value} {onchange} />
                    <span>{ t(label) }</span>
                </label>
            }
        });
        html! {
            <fieldset class="segments">
                <legend>{ t(aspect.label) }</legend>
                <div>{ for values }</div>
                if aspect.name == "theme" && settings.look.chosen(at) == aspect.usual {
                    <p class="hint">{ t("settings-system") }</p>
                }
            </fieldset>
        }
    };
    let actions = html! {
        <button type="button" class="outline" disabled={settings == Settings::default()} onclick={reset}>
            { t("settings-reset") }
        </button>
    };
    html! {
        <Modal title={t("settings-title")} {actions}>
            <p class="settings-sample">{ t("settings-sample") }</p>
            { for ASPECTS.iter().enumerate().map(choice) }
            <label class="choice">
                <input type="checkbox" checked={settings.letter_keys} onchange={letters} />
                { t("help-letter-keys") }
            </label>
            <p class="hint">{ t("settings-kept") }</p>
        </Modal>
    }
}
