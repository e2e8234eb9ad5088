//! What the signs in the article mean.

use yew::prelude::*;

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

/// One line a sign, drawn as in the article.
#[component]
pub fn Legend() -> Html {
    let signs = SIGNS.into_iter().map(|(class, example, meaning)| {
        html! { <div><dt><span {class}>{ t(example) }</span></dt><dd>{ t(meaning) }</dd></div> }
    });
    html! {
        <dl class="legend">
            { for signs }
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
