//! What is printed below the article: who speaks, the notes, and what the signs mean.

use std::sync::Arc;

use sayso_notebook::{Codebook, Mark};
use yew::prelude::*;

use super::legend::Legend;
use super::markdown::Markdown;
use super::voices::{FIRST, figures};
use super::words::{excerpt, label_name};
use crate::hooks::use_paper;
use crate::state::{Cast, Member, Shared, badge};
use crate::text::{t, t_args};

/// The props of [`Printed`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// All marks.
    pub marks: Shared<[Arc<Mark>]>,
    /// The note on the whole article.
    pub remark: Option<AttrValue>,
    /// Everybody who speaks.
    pub cast: Shared<Cast>,
    /// The labels.
    pub codebook: Shared<Codebook>,
}

/// On paper only: on the screen the panel says it.
#[component]
pub fn Printed(props: &Props) -> Html {
    if !use_paper() {
        return Html::default();
    }
    let voices = props.cast.speaking().take(FIRST).map(|member| {
        html! { <Line key={badge(Some(member.voice.number))} member={member.clone()} /> }
    });
    let more = props.cast.speaking().count().saturating_sub(FIRST);
    let noted = props.marks.iter().filter_map(|m| Some((m, m.note.as_ref()?)));
    let mut notes = noted
        .map(|(mark, note)| {
            let label = mark.body.label().map(|label| label_name(label, &props.codebook));
            html! {
                <li>
                    <q class="excerpt">{ excerpt(mark) }</q>
                    if let Some(label) = label {
                        { " · " }{ label }
                    }
                    <Markdown text={note.clone()} />
                </li>
            }
        })
        .peekable();
    html! {
        <section class="printed">
            <h2>{ t("voices-heading") }</h2>
            <ul>{ for voices }</ul>
            if more > 0 {
                <p>{ t_args("printed-more", &[("count", more.into())]) }</p>
            }
            if let Some(remark) = &props.remark {
                <h2>{ t("notes-article") }</h2>
                <Markdown text={remark.clone()} />
            }
            if notes.peek().is_some() {
                <h2>{ t("tab-notes") }</h2>
                <ol>{ for notes }</ol>
            }
            <h2>{ t("legend") }</h2>
            <Legend codebook={props.codebook.clone()} />
            <p class="hint">{ t("printed-by") }</p>
        </section>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct LineProps {
    member: Member,
}

/// A voice with its figures: a component of its own, which is not drawn anew while they stay the same.
#[component]
fn Line(props: &LineProps) -> Html {
    let member = &props.member;
    html! {
        <li>
            <span class={format!("badge v{}", member.hue)} data-badge={badge(Some(member.voice.number))} />
            <b><bdi>{ &member.voice.name }</bdi></b>
            { " · " }
            { figures(member) }
        </li>
    }
}
