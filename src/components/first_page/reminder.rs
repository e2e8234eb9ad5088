use yew::prelude::*;

use crate::state::{Action, Keep, use_dispatch};
use crate::text::{t, t_args};

#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// How many changes may be in no backup.
    pub changes: u32,
}

/// Reminds of a backup; to be put off, or switched off.
#[component]
pub fn Reminder(props: &Props) -> Html {
    let dispatch = use_dispatch();
    let button = |label: AttrValue, keep: Keep| {
        let onclick = dispatch.on(move |_: MouseEvent| Action::Keep(keep.clone()));
        html! { <button type="button" class="outline" {onclick}>{ label }</button> }
    };
    html! {
        <aside class="reminder" aria-label={t("reminder-label")}>
            <p>{ t_args("reminder", &[("count", props.changes.into())]) }</p>
            <div class="keep-actions">
                { button(t("backup-button"), Keep::BackUp) }
                { button(t("reminder-later"), Keep::RemindLater) }
                { button(t("reminder-never"), Keep::NeverRemind) }
            </div>
        </aside>
    }
}
