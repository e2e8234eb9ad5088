//! Sayso in the browser: state, platform, hooks and components over the pure crates.

pub mod components;
pub mod hooks;
pub mod platform;
pub mod state;
pub mod text;

use components::dialogs::Dialogs;
use components::first_page::FirstPage;
use components::notices::Notices;
use components::reading::Reading;
use state::{Dispatch, Route, Shared, use_hub};
use yew::prelude::*;

/// The whole app.
#[component]
pub fn App() -> Html {
    let (app, dispatch) = use_hub();
    let page = match app.route {
        Route::Reading => html! { <Reading app={Shared::from(&app)} /> },
        Route::First => html! { <FirstPage library={app.library.clone()} /> },
    };
    html! {
        <ContextProvider<Dispatch> context={dispatch}>
            { page }
            <Dialogs dialog={app.dialog.clone()} session={app.session.clone()} settings={app.settings} />
            <Notices notices={app.notices.clone()} />
        </ContextProvider<Dispatch>>
    }
}
