use std::rc::Rc;

use yew::prelude::*;

use crate::components::modal::Modal;
use crate::state::Session;
use crate::text::t;

#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The open article.
    pub session: Rc<Session>,
}

/// The files that can be made of an article and the work on it.
#[component]
pub fn Export(_props: &Props) -> Html {
    html! { <Modal title={t("export-title")}>{ t("export-lead") }</Modal> }
}
