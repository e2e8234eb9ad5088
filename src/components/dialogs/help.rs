use sayso_notebook::Codebook;
use yew::prelude::*;

use crate::components::legend::Legend;
use crate::components::modal::Modal;
use crate::components::words;
use crate::state::commands::{COMMANDS, Group};
use crate::state::{Action, Settings, Shared, use_dispatch};
use crate::text::t;

#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// What the person has set.
    pub settings: Settings,
    /// The labels of the open article.
    pub codebook: Option<Shared<Codebook>>,
}

/// How Sayso decides, what it does not do, where the work is; and every command with its keys.
#[component]
pub fn Help(props: &Props) -> Html {
    let dispatch = use_dispatch();
    let settings = props.settings;
    let letter_keys = settings.letter_keys;
    let onchange = dispatch.on(move |_: Event| {
        Action::Set(Settings {
            letter_keys: !letter_keys,
            ..settings
        })
    });
    html! {
        <Modal title={t("help-title")} wide=true>
            <div class="help">
                <h3>{ t("help-decides") }</h3>
                <p>{ t("help-decides-text") }</p>
                <p>{ t("help-source") }</p>
                <p>{ t("help-own-rules") }</p>
                <h3>{ t("legend") }</h3>
                <Legend codebook={props.codebook.clone()} />
                <h3>{ t("help-sources") }</h3>
                <p>{ t("help-sources-text") }</p>
                <h3>{ t("help-class") }</h3>
                <p>{ t("help-class-text") }</p>
                <h3>{ t("help-edit-text") }</h3>
                <p>{ t("help-edit-text-text") }</p>
                <h3>{ t("help-notes") }</h3>
                <p>{ t("help-notes-text") }</p>
                <h3>{ t("help-labels") }</h3>
                <p>{ t("help-labels-text") }</p>
                <h3>{ t("help-people") }</h3>
                <p>{ t("help-people-text") }</p>
                <h3>{ t("help-ends") }</h3>
                <p>{ t("help-ends-text") }</p>
                <h3>{ t("help-history") }</h3>
                <p>{ t("help-history-text") }</p>
                <h3>{ t("help-everybody") }</h3>
                <p>{ t("help-everybody-text") }</p>
                <h3>{ t("help-limits") }</h3>
                <p>{ t("help-limits-text") }</p>
                <h3>{ t("help-private") }</h3>
                <p>{ t("help-private-text") }</p>
                <h3>{ t("help-keys") }</h3>
                <label class="choice">
                    <input type="checkbox" checked={letter_keys} {onchange} />
                    { t("help-letter-keys") }
                </label>
                <div class="help-groups">{ for Group::ALL.into_iter().map(group) }</div>
            </div>
        </Modal>
    }
}

fn group(group: Group) -> Html {
    let lines = COMMANDS.iter().filter(|command| command.group == group).map(|command| {
        let keys = command.keys.iter().map(|key| html! { <kbd>{ words::key(*key) }</kbd> });
        html! { <div><dt>{ for keys }</dt><dd>{ t(command.help) }</dd></div> }
    });
    html! { <section><h4>{ t(group.heading()) }</h4><dl>{ for lines }</dl></section> }
}
