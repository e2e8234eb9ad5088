use yew::prelude::*;

use crate::components::icon::{Icon, Shape};
use crate::state::Oddity;
use crate::text::t;

#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// What.
    pub oddity: Oddity,
}

/// One sentence: what is odd about the text, and what to do.
#[component]
pub fn OddityLine(props: &Props) -> Html {
    let text = match props.oddity {
        Oddity::Address => t("advice-address"),
        Oddity::Markup => t("advice-markup"),
        Oddity::Short => t("advice-short"),
        Oddity::NotEnglish => t("advice-not-english"),
    };
    html! { <p class="oddity"><Icon shape={Shape::Info} /><span>{ text }</span></p> }
}
