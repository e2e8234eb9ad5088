//! A rule's example, drawn as the article would be.

use sayso_engine::rules::marked::{self, Marked};
use yew::prelude::*;

use crate::text::t;

/// The props of [`MarkedExample`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// In the marking of rule files.
    pub text: String,
}

/// The example with its stretches drawn, and each named for those who do not see it.
#[component]
pub fn MarkedExample(props: &Props) -> Html {
    match marked::parse(&props.text) {
        Ok((text, stretches)) => html! { <span class="marked-example">{ for pieces(&text, &stretches) }</span> },
        // The build refuses a rule whose examples cannot be read.
        Err(_) => html! { <span class="marked-example">{ &props.text }</span> },
    }
}

/// The text cut where a stretch begins or ends; each piece wears what covers it.
fn pieces(text: &str, stretches: &[Marked]) -> Vec<Html> {
    let ends = stretches
        .iter()
        .flat_map(|m| [m.span.start as usize, m.span.end as usize]);
    let mut cuts: Vec<usize> = ends.chain([0, text.len()]).collect();
    cuts.sort_unstable();
    cuts.dedup();
    let piece = |from: usize, to: usize| {
        let covers = |m: &&Marked| m.span.start as usize <= from && to <= m.span.end as usize;
        let on: Vec<&Marked> = stretches.iter().filter(covers).collect();
        let class: Classes = on
            .iter()
            .flat_map(|m| sign(&m.role, m.span.of(text)))
            .copied()
            .collect();
        let begins = on.iter().filter(|m| m.span.start as usize == from);
        let spoken = begins.map(|m| html! { <span class="visually-hidden">{ name(&m.role) }{ ": " }</span> });
        let name = on
            .iter()
            .find(|m| m.span.end as usize == to)
            .and_then(|m| m.name.clone());
        html! {
            <>
                { for spoken }
                <span {class}>{ &text[from..to] }</span>
                if let Some(name) = name.filter(|name| *name != text[from..to]) {
                    <span class="who">{ " (" }{ name }{ ")" }</span>
                }
            </>
        }
    };
    cuts.windows(2).map(|cut| piece(cut[0], cut[1])).collect()
}

/// The classes that `words` of this role wear in the article.
fn sign(role: &str, words: &str) -> &'static [&'static str] {
    match role {
        "content" if words.contains(['"', '“', '”']) => &["said", "t1"],
        "content" => &["reported", "l1"],
        "cue" => &["example-cue"],
        "source" => &["source", "l1"],
        "person" | "organisation" | "place" | "date" | "time" | "money" | "number" | "event" | "work" => &["name"],
        "label" => &["labelled"],
        "hedge" | "loaded" | "unattributed" | "vague" => &["signal"],
        _ => &["example-block"],
    }
}

/// What a role is called.
fn name(role: &str) -> AttrValue {
    t(match role {
        "content" => "role-content",
        "cue" => "role-cue",
        "source" => "role-source",
        "person" => "name-person",
        "organisation" => "name-organisation",
        "place" => "name-place",
        "date" => "name-date",
        "time" => "name-time",
        "money" => "name-money",
        "number" => "name-number",
        "event" => "name-event",
        "work" => "name-work",
        "hedge" => "signal-hedge",
        "loaded" => "signal-loaded",
        "unattributed" => "signal-unattributed",
        "vague" => "signal-vague",
        "label" => "role-label",
        "headline" => "block-headline",
        "kicker" => "block-kicker",
        "byline" => "block-byline",
        "dateline" => "block-dateline",
        "caption" => "block-caption",
        "credit" => "block-credit",
        "pull-quote" => "block-pull-quote",
        "related" => "block-related",
        "boilerplate" => "block-boilerplate",
        _ => "role-body",
    })
}
