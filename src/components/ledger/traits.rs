use sayso_ledger::Field;
use sayso_notebook::Coded;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::components::typed::Typed;
use crate::state::{Action, use_dispatch};
use crate::text::{t, t_args};

/// The props of [`Traits`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The source's name.
    pub name: AttrValue,
    /// Its number as badges show it.
    pub badge: AttrValue,
    /// What was entered.
    pub traits: Vec<(String, String)>,
    /// Whether this tab may write.
    pub writes: bool,
}

/// What a person enters about a source beside its work in the article. Sayso never guesses any of it.
#[component]
pub fn Traits(props: &Props) -> Html {
    let dispatch = use_dispatch();
    let new = use_node_ref();
    let code = {
        let (dispatch, name) = (dispatch.clone(), props.name.to_string());
        Callback::from(move |(of, value): (String, Option<String>)| {
            let source = Coded::Source { name: name.clone() };
            dispatch.emit(Action::Code(Field::Trait(of).id(), source, value));
        })
    };
    let lines = props.traits.iter().enumerate().map(|(n, (of, value))| {
        let save = {
            let of = of.clone();
            code.reform(move |value: String| (of.clone(), Some(value)))
        };
        let quick = [("traits-declined", "declined"), ("traits-unknown", "unknown")].map(|(label, value)| {
            let (code, of) = (code.clone(), of.clone());
            let onclick = move |_: MouseEvent| code.emit((of.clone(), Some(value.to_owned())));
            html! { <button type="button" class="link" disabled={!props.writes} {onclick}>{ t(label) }</button> }
        });
        let away = {
            let (code, of) = (code.clone(), of.clone());
            move |_: MouseEvent| code.emit((of.clone(), None))
        };
        let id = format!("trait-{}-{n}", props.badge);
        html! {
            <div class="trait" key={of.clone()}>
                <label for={id.clone()}><bdi>{ of.clone() }</bdi></label>
                <Typed {id} value={value.clone()} on_save={save} writes={props.writes} />
                { for quick }
                <button type="button" class="link" disabled={!props.writes} onclick={away}
                    aria-label={t_args("traits-away", &[("name", of.as_str().into())])}>{ t("traits-remove") }</button>
            </div>
        }
    });
    let add = {
        let (new, code, known) = (new.clone(), code.clone(), props.traits.clone());
        Callback::from(move |()| {
            let Some(input) = new.cast::<HtmlInputElement>() else {
                return;
            };
            let of = input.value().trim().to_owned();
            input.set_value("");
            if !of.is_empty() && known.iter().all(|(name, _)| *name != of) {
                code.emit((of, Some("unknown".to_owned())));
            }
        })
    };
    let onclick = add.reform(|_: MouseEvent| ());
    let onkeydown = move |event: KeyboardEvent| {
        if event.key() == "Enter" {
            event.prevent_default();
            add.emit(());
        }
    };
    let id = format!("new-trait-{}", props.badge);
    html! {
        <fieldset class="traits">
            <legend>{ t("traits") }</legend>
            <p class="hint">{ t("traits-lead") }</p>
            { for lines }
            if props.writes {
                <div class="trait">
                    <label for={id.clone()}>{ t("traits-new") }</label>
                    <input {id} ref={new} type="text" dir="auto" autocomplete="off" {onkeydown} />
                    <button type="button" class="outline" {onclick}>{ t("traits-add") }</button>
                </div>
            }
        </fieldset>
    }
}
