//! What the signs in the article mean.

use sayso_notebook::Codebook;
use yew::prelude::*;

use crate::state::Shared;
use crate::text::t;

/// Each sign: its classes, words of an example, and what it means.
const SIGNS: [(&str, &str, &str); 7] = [
    ("said t1", "legend-direct-example", "legend-direct"),
    ("reported l1", "legend-reported-example", "legend-reported"),
    ("said t1 reported l1", "legend-mixed-example", "legend-mixed"),
    ("source l1", "legend-source-example", "legend-source"),
    ("name", "legend-name-example", "legend-name"),
    ("signal", "legend-signal-example", "legend-signal"),
    ("own", "legend-own-example", "legend-own"),
];

/// The props of [`Legend`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The labels of the open article.
    #[prop_or_default]
    pub codebook: Option<Shared<Codebook>>,
}

/// One line a sign, drawn as in the article.
#[component]
pub fn Legend(props: &Props) -> Html {
    let signs = SIGNS.into_iter().map(|(class, example, meaning)| {
        html! { <div><dt><span {class}>{ t(example) }</span></dt><dd>{ t(meaning) }</dd></div> }
    });
    let labels = props.codebook.iter().flat_map(|codebook| &codebook.labels).map(|label| {
        let (colour, letter) = (label.colour, label.letter.to_string());
        html! {
            <div>
                <dt>
                    <span class={format!("label k{colour} coded kt{colour} coded-start kb{colour}")}>{ &label.name }</span>
                    <span class={format!("badge letter k{colour}")} data-badge={letter} />
                </dt>
                <dd>{ if label.definition.is_empty() { t("legend-label") } else { label.definition.clone().into() } }</dd>
            </div>
        }
    });
    html! {
        <dl class="legend">
            { for signs }
            { for labels }
            <div>
                <dt><span class="badge v1" data-badge="1" /></dt>
                <dd>{ t("legend-number") }</dd>
            </div>
            <div>
                <dt><span class="badge nobody v0" /></dt>
                <dd>{ t("legend-nobody") }</dd>
            </div>
            <div>
                <dt><span class="note-sign" /></dt>
                <dd>{ t("legend-note") }</dd>
            </div>
        </dl>
    }
}
