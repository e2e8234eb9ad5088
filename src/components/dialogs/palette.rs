use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::components::modal::Modal;
use crate::components::words;
use crate::platform::focus::bring_into_view;
use crate::platform::marks::focus;
use crate::state::commands::{COMMANDS, Command};
use crate::state::{Action, use_dispatch};
use crate::text::t;

/// Every command that can do something now, with its keys: found by its words, chosen by arrows and Enter or by a press.
#[component]
pub fn Palette() -> Html {
    let dispatch = use_dispatch();
    let sought = use_state(String::new);
    let chosen = use_state(|| 0);
    let input = use_node_ref();
    use_effect_with((), {
        let input = input.clone();
        move |()| focus(&input)
    });
    let app = dispatch.app();
    let words: Vec<String> = sought.to_lowercase().split_whitespace().map(str::to_owned).collect();
    let fits = |command: &Command| {
        let told = format!("{} {}", t(command.label), t(command.help)).to_lowercase();
        words.iter().all(|word| told.contains(word))
    };
    let found: Vec<&'static Command> = COMMANDS
        .iter()
        .copied()
        .filter(|command| fits(command) && (command.action)(&app).is_some())
        .collect();
    let at = (*chosen).min(found.len().saturating_sub(1));
    use_effect_with(at, |at| bring_into_view(&format!("palette-{at}")));
    let carry_out = {
        let dispatch = dispatch.clone();
        Callback::from(move |command: &'static Command| {
            dispatch.emit(Action::ShowDialog(None));
            if let Some(action) = (command.action)(&dispatch.app()) {
                dispatch.emit(action);
            }
        })
    };
    let oninput = {
        let (sought, chosen) = (sought.clone(), chosen.clone());
        Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                sought.set(input.value());
                chosen.set(0);
            }
        })
    };
    let onkeydown = {
        let (chosen, found, carry_out) = (chosen.clone(), found.clone(), carry_out.clone());
        Callback::from(move |event: KeyboardEvent| {
            let all = found.len().max(1);
            match event.key().as_str() {
                "ArrowDown" => chosen.set((at + 1) % all),
                "ArrowUp" => chosen.set((at + all - 1) % all),
                "Enter" => {
                    if let Some(command) = found.get(at) {
                        carry_out.emit(command);
                    }
                }
                _ => return,
            }
            event.prevent_default();
        })
    };
    let lines = found.iter().enumerate().map(|(i, command)| {
        let command: &'static Command = command;
        let onclick = carry_out.reform(move |_: MouseEvent| command);
        let keys = command.keys.iter().map(|key| html! { <kbd>{ words::key(*key) }</kbd> });
        html! {
            <li id={format!("palette-{i}")} role="option" aria-selected={(i == at).to_string()} {onclick}>
                <span>{ t(command.label) }<span class="hint">{ t(command.help) }</span></span>
                <span aria-hidden="true">{ for keys }</span>
            </li>
        }
    });
    html! {
        <Modal title={t("command-palette")}>
            <div class="palette">
                <input
                    ref={input}
                    type="text"
                    role="combobox"
                    autocomplete="off"
                    aria-label={t("palette-label")}
                    aria-expanded="true"
                    aria-controls="palette-list"
                    aria-activedescendant={(!found.is_empty()).then(|| format!("palette-{at}"))}
                    {oninput}
                    {onkeydown}
                />
                <ul id="palette-list" role="listbox" aria-label={t("command-palette")}>{ for lines }</ul>
                <p role="status" class="hint">{ if found.is_empty() { t("palette-none") } else { AttrValue::default() } }</p>
            </div>
        </Modal>
    }
}
