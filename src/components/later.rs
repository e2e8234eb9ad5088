//! What stands in a part of the module that is fetched when it is first needed.

use yew::platform::spawn_local;
use yew::prelude::*;

use crate::components::modal::Modal;
use crate::platform::parts::{self, Part};
use crate::state::{Action, use_dispatch};
use crate::text::t;

/// Where it is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In place of the page.
    Page,
    /// Over the page.
    Dialog,
    /// In a tab of the panel.
    Tab,
    /// Beside a mark.
    Beside,
}

/// The props of [`Later`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The part.
    pub part: Part,
    /// Where it is drawn.
    pub place: Place,
    /// Draws it; called when the part is here.
    pub draw: Callback<(), Html>,
}

/// Draws what stands in a part, as soon as the part is here. A part that cannot be fetched is told of, and can be tried again.
#[component]
pub fn Later(props: &Props) -> Html {
    let Props { part, place, draw } = props.clone();
    let dispatch = use_dispatch();
    // How often it was tried, and whether the last attempt failed.
    let attempt = use_state(|| 0_u32);
    let failed = use_state(|| false);
    {
        let failed = failed.setter();
        let redraw = use_force_update();
        use_effect_with((part, *attempt), move |&(part, _)| {
            failed.set(false);
            if !parts::is_here(part) {
                spawn_local(async move {
                    failed.set(parts::fetch(part).await.is_err());
                    redraw.force_update();
                });
            }
        });
    }
    if parts::is_here(part) {
        return draw.emit(());
    }
    if !*failed {
        return html! { <p class="later" role="status">{ t("part-coming") }</p> };
    }
    let again = {
        let attempt = attempt.clone();
        Callback::from(move |_: MouseEvent| attempt.set(*attempt + 1))
    };
    let back = dispatch.on(|_: MouseEvent| Action::Close);
    let again = html! { <button type="button" class="primary" onclick={again}>{ t("part-again") }</button> };
    match place {
        Place::Dialog => {
            html! { <Modal title={t("part-title")} actions={again}><p role="alert">{ t("part-failed") }</p></Modal> }
        }
        Place::Tab | Place::Beside => html! {
        <div class={classes!("later-failed", (place == Place::Beside).then_some("card"))}><p role="alert">{ t("part-failed") }</p>{ again }</div> },
        Place::Page => html! {
            <main id="main" class="later-failed" tabindex="-1">
                <h1>{ t("part-title") }</h1>
                <p role="alert">{ t("part-failed") }</p>
                { again }
                <button type="button" class="outline" onclick={back}>{ t("header-back") }</button>
            </main>
        },
    }
}
