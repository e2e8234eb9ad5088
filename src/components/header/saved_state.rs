use yew::prelude::*;

use crate::state::Saved;
use crate::text::t;

#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// What has become of the last change.
    pub saved: Saved,
}

/// Whether the last change is safe, in words and by the shape beside them.
#[component]
pub fn SavedState(props: &Props) -> Html {
    let (class, text) = match props.saved {
        Saved::Yes => ("yes", t("saved-yes")),
        Saved::Saving => ("saving", t("saved-saving")),
        Saved::Unwanted => ("unwanted", t("saved-unwanted")),
        Saved::Failed(_) => ("failed", t("saved-failed")),
    };
    html! { <span class={classes!("saved", class)}>{ text }</span> }
}
