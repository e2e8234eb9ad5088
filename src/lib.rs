//! Sayso in the browser: state, platform, hooks and components over the pure crates.

use yew::prelude::*;

/// The whole app.
#[component]
pub fn App() -> Html {
    html! { <main>{ "Sayso" }</main> }
}
