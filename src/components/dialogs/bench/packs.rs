use std::rc::Rc;

use web_sys::File;
use yew::prelude::*;

use crate::components::file_button::FileButton;
use crate::platform::download::download;
use crate::state::{Action, MINE, OwnRules, use_dispatch};
use crate::text::{t, t_args};

#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    pub rules: Rc<OwnRules>,
    /// Of each pack its name and its rules as they are drawn.
    pub own: Vec<(String, Html)>,
    /// Begins a new rule.
    pub on_new: Callback<()>,
}

/// The packs with their rules: to be saved as files, to be removed, and more to be loaded.
#[component]
pub fn Packs(props: &Props) -> Html {
    let dispatch = use_dispatch();
    // The pack that was asked to be removed: it goes at a second press.
    let leaving = use_state(|| None::<String>);
    let packs = props.own.iter().map(|(name, drawn)| {
        let pack = props.rules.packs().iter().find(|pack| pack.name == *name);
        let title = match pack {
            Some(pack) if !pack.title.is_empty() => pack.title.clone(),
            _ if name == MINE => t("own-mine").to_string(),
            _ => name.clone(),
        };
        let save = {
            let pack = pack.cloned();
            Callback::from(move |_: MouseEvent| {
                if let Some(pack) = &pack {
                    download(
                        &format!("{}.rules.json", pack.name),
                        "application/json",
                        &pack.to_json(),
                    );
                }
            })
        };
        let asked = leaving.as_ref() == Some(name);
        let remove = {
            let (leaving, dispatch, rules, name) =
                (leaving.clone(), dispatch.clone(), props.rules.clone(), name.clone());
            Callback::from(move |_: MouseEvent| {
                if leaving.as_ref() == Some(&name) {
                    leaving.set(None);
                    dispatch.emit(Action::SetRules(Rc::new(rules.without_pack(&name))));
                } else {
                    leaving.set(Some(name.clone()));
                }
            })
        };
        let about = |id| t_args(id, &[("name", title.as_str().into())]);
        html! {
            <section key={name.clone()} class="pack">
                <h4><bdi>{ &title }</bdi></h4>
                { drawn.clone() }
                <div class="pack-buttons">
                    <button type="button" class="outline" aria-label={about("own-save-named")} onclick={save}>
                        { t("own-save") }
                    </button>
                    <button
                        type="button"
                        class={classes!("outline", asked.then_some("danger"))}
                        aria-label={about(if asked { "own-really-named" } else { "own-remove-named" })}
                        onclick={remove}
                    >
                        { t(if asked { "own-really" } else { "own-remove" }) }
                    </button>
                </div>
                if asked {
                    <p class="hint" role="status">{ t("own-really-lead") }</p>
                }
            </section>
        }
    });
    let on_new = {
        let on_new = props.on_new.clone();
        Callback::from(move |_: MouseEvent| on_new.emit(()))
    };
    let on_files = {
        let dispatch = dispatch.clone();
        Callback::from(move |files: Vec<File>| {
            for file in files {
                dispatch.emit(Action::LoadRules(file));
            }
        })
    };
    html! {
        <>
            if props.own.is_empty() {
                <p>{ t("own-lead") }</p>
            }
            <div>{ for packs }</div>
            <div class="pack-buttons">
                <button type="button" class="primary new-rule" onclick={on_new}>{ t("own-new") }</button>
                <FileButton label={t("own-load")} accept=".json" {on_files} class="outline" />
            </div>
        </>
    }
}
