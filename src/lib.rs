//! Sayso in the browser: state, platform, hooks and components over the pure crates.

pub mod components;
pub mod hooks;
pub mod platform;
pub mod state;
pub mod text;

use state::{Dialog, Dispatch, Route, Shared, use_hub};
use yew::prelude::*;

/// The whole app.
#[component]
pub fn App() -> Html {
    let (app, dispatch) = use_hub();
    let page = match app.route {
        Route::Reading => html! { <components::reading::Reading app={Shared::from(&app)} /> },
        Route::First => html! { <main>{ text::t("app-name") }</main> },
    };
    let dialog = match app.dialog {
        Some(Dialog::Help) => html! { <components::help::Help settings={app.settings} /> },
        _ => Html::default(),
    };
    html! { <ContextProvider<Dispatch> context={dispatch}>{ page }{ dialog }</ContextProvider<Dispatch>> }
}
