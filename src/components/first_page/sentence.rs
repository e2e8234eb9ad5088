use yew::prelude::*;

use crate::text::t;

/// The one sentence on what this is, in the marks it speaks of: a source underlined, its quote tinted and numbered.
#[component]
pub fn Sentence() -> Html {
    html! {
        <div class="sentence">
            <h1>
                { t("first-title-before") }
                { " " }
                <span class="says-who">{ t("first-title-who") }</span>
                { " " }
                { t("first-title-between") }
                { " " }
                <span class="says-what">{ t("first-title-what") }</span>
                { " " }
                { t("first-title-after") }
            </h1>
            <p>{ t("first-lead") }</p>
        </div>
    }
}
