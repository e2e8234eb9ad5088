//! What is printed below the article: who speaks, the notes, and what the signs mean.

use std::sync::Arc;

use sayso_notebook::Mark;
use yew::prelude::*;

use super::legend::Legend;
use super::voices::figures;
use super::words::excerpt;
use crate::state::{Cast, Shared, badge};
use crate::text::t;

/// The props of [`Printed`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// All marks.
    pub marks: Shared<[Arc<Mark>]>,
    /// Everybody who speaks.
    pub cast: Shared<Cast>,
}

/// On paper only: on the screen the panel says it.
#[component]
pub fn Printed(props: &Props) -> Html {
    let voices = props.cast.speaking().map(|member| {
        let number = badge(Some(member.voice.number));
        html! {
            <li key={number.clone()}>
                <span class={format!("badge v{}", member.hue)} data-badge={number} />
                <b><bdi>{ &member.voice.name }</bdi></b>
                { " · " }
                { figures(member) }
            </li>
        }
    });
    let noted = props.marks.iter().filter_map(|m| Some((m, m.note.as_ref()?)));
    let mut notes = noted
        .map(|(mark, note)| html! { <li><q class="excerpt">{ excerpt(mark) }</q><p>{ note }</p></li> })
        .peekable();
    html! {
        <section class="printed">
            <h2>{ t("voices-heading") }</h2>
            <ul>{ for voices }</ul>
            if notes.peek().is_some() {
                <h2>{ t("tab-notes") }</h2>
                <ul>{ for notes }</ul>
            }
            <h2>{ t("legend") }</h2>
            <Legend />
            <p class="hint">{ t("printed-by") }</p>
        </section>
    }
}
