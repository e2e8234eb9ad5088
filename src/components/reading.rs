//! The reading view.

use std::rc::Rc;

use yew::prelude::*;

use crate::state::Session;

/// The props of [`Reading`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The open article.
    pub session: Rc<Session>,
}

/// The reading view: the article with its marks, and the panel beside it.
#[component]
pub fn Reading(props: &Props) -> Html {
    html! { <main class="reading">{ &*props.session.document.text }</main> }
}
