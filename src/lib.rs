//! Sayso in the browser: state, platform, hooks and components over the pure crates.

pub mod platform;
pub mod text;

use yew::prelude::*;

pub mod components;
pub mod state;

use state::{Dispatch, Route, use_hub};

/// The whole app.
#[component]
pub fn App() -> Html {
    let (app, dispatch) = use_hub();
    let page = match (app.route, &app.session) {
        (Route::Reading, Some(session)) => html! { <components::reading::Reading session={session.clone()} /> },
        _ => html! { <main>{ text::t("app-name") }</main> },
    };
    html! { <ContextProvider<Dispatch> context={dispatch}>{ page }</ContextProvider<Dispatch>> }
}
