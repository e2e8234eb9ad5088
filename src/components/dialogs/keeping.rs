use sayso_store::Mode;
use yew::prelude::*;

use crate::components::modal::Modal;
use crate::platform::dates;
use crate::state::{Action, Found, Keep, Keeping as State, Part, use_dispatch};
use crate::text::{t, t_args};

#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// How far it is.
    pub keeping: State,
}

/// Backing up and restoring: how far it is, and what a backup would change.
#[component]
pub fn Keeping(props: &Props) -> Html {
    let dispatch = use_dispatch();
    let on = |action: Action| dispatch.on(move |_: MouseEvent| action.clone());
    let cancel = html! {
        <button type="button" class="outline" onclick={on(Action::ShowDialog(None))}>{ t("cancel") }</button>
    };
    let (title, body, actions) = match &props.keeping {
        State::BackingUp(part) => ("backup-title", progress("backup-lead", *part), cancel),
        State::Looking(part) => ("restore-title", progress("restore-looking", *part), cancel),
        State::Restoring(part) => ("restore-title", progress("restore-writing", *part), cancel),
        State::Found(found) => {
            let replace = on(Action::Keep(Keep::Restore(Mode::Replace)));
            let merge = on(Action::Keep(Keep::Restore(Mode::Merge)));
            let actions = html! {
                <>
                    { cancel }
                    <button type="button" class="outline" onclick={replace}>{ t("restore-replace") }</button>
                    <button type="button" class="primary" onclick={merge} disabled={found.changes() == 0}>
                        { t("restore-merge") }
                    </button>
                </>
            };
            ("restore-title", preview(found), actions)
        }
    };
    html! { <Modal title={t(title)} {actions}>{ body }</Modal> }
}

fn progress(lead: &'static str, part: Part) -> Html {
    let per_cent = if part.all > 0.0 {
        (100.0 * part.done / part.all).floor()
    } else {
        0.0
    };
    html! {
        <p class="keeping">
            <label for="keeping-progress">{ t(lead) }</label>
            <progress id="keeping-progress" max="100" value={per_cent.to_string()} />
            <span class="hint">{ t_args("keeping-per-cent", &[("count", per_cent.into())]) }</span>
        </p>
    }
}

/// What a backup would change, in words.
fn preview(found: &Found) -> Html {
    let p = found.preview;
    let lines = [
        ("restore-new", p.new),
        ("restore-newer-there", p.newer_there),
        ("restore-both", p.both),
        ("restore-put-back", p.put_back),
        ("restore-same", p.same),
        ("restore-newer-here", p.newer_here),
        ("restore-only-here", p.only_here),
    ];
    let lines = lines.into_iter().filter(|(_, count)| *count > 0);
    let line = |(id, count): (&'static str, u32)| html! { <li>{ t_args(id, &[("count", count.into())]) }</li> };
    let whole = found.whole;
    html! {
        <>
            <p class="about"><bdi>{ found.name.clone() }</bdi>{ " · " }{ dates::shown(found.created) }</p>
            if !whole.is_whole() {
                <p class="damage" role="note">
                    { t_args("restore-damage", &[("count", whole.articles.into()), ("lost", whole.lost.into())]) }
                </p>
            }
            <ul class="changes">{ for lines.map(line) }</ul>
            <p>{ t(if found.changes() == 0 { "restore-nothing" } else { "restore-merge-lead" }) }</p>
            <p class="hint">{ t("restore-replace-lead") }</p>
        </>
    }
}
