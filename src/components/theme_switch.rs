//! Light, dark, or as the computer is set.

use yew::prelude::*;

use crate::state::{Action, Settings, Theme, use_dispatch};
use crate::text::t;

const THEMES: [(Theme, &str); 3] = [
    (Theme::System, "theme-system"),
    (Theme::Light, "theme-light"),
    (Theme::Dark, "theme-dark"),
];

/// The props of [`ThemeSwitch`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// What the person has set.
    pub settings: Settings,
    /// Tells this switch from others on the page.
    pub name: AttrValue,
}

/// Three choices, of which one is made.
#[component]
pub fn ThemeSwitch(props: &Props) -> Html {
    let dispatch = use_dispatch();
    let settings = props.settings;
    let choices = THEMES.into_iter().map(|(theme, label)| {
        let onchange = dispatch.on(move |_: Event| Action::Set(Settings { theme, ..settings }));
        html! {
            <label>
                <input type="radio" name={props.name.clone()} checked={settings.theme == theme} {onchange} />
                <span>{ t(label) }</span>
            </label>
        }
    });
    html! {
        <fieldset class="theme">
            <legend>{ t("theme") }</legend>
            <div class="theme-choices">{ for choices }</div>
        </fieldset>
    }
}
