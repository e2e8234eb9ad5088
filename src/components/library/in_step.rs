use yew::prelude::*;

use crate::state::{Action, InStep as State, Keep, in_words, use_dispatch};
use crate::text::t;

#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// How the folder is kept.
    pub in_step: State,
}

/// The folder on disk that is kept in step; nothing where the browser cannot.
#[component]
pub fn InStep(props: &Props) -> Html {
    let dispatch = use_dispatch();
    let button = |label: AttrValue, keep: Keep| {
        let onclick = dispatch.on(move |_: MouseEvent| Action::Keep(keep.clone()));
        html! { <button type="button" class="outline" {onclick}>{ label }</button> }
    };
    let leave = || button(t("folder-leave"), Keep::LeaveFolder);
    let buttons = match &props.in_step {
        State::Unsupported => return Html::default(),
        State::NotChosen => button(t("folder-choose"), Keep::ChooseFolder),
        State::Kept(_) => leave(),
        State::NotAllowed(_) => html! { <>{ button(t("folder-allow"), Keep::AllowFolder) }{ leave() }</> },
        State::Failed(_) => html! { <>{ button(t("folder-again"), Keep::AllowFolder) }{ leave() }</> },
    };
    html! {
        <>
            <p role="status">{ in_words(&props.in_step) }</p>
            <div class="keep-actions">{ buttons }</div>
        </>
    }
}
