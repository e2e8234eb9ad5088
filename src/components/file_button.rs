//! A button that asks for a file.

use web_sys::{File, HtmlInputElement};
use yew::prelude::*;

use crate::components::icon::{Icon, Shape};
use crate::platform::file_input;

/// The props of [`FileButton`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// What it says.
    pub label: AttrValue,
    /// The endings offered: `.txt,.md,.json`.
    pub accept: AttrValue,
    /// Takes the files chosen.
    pub on_files: Callback<Vec<File>>,
    /// Whether several may be chosen at once.
    #[prop_or_default]
    pub multiple: bool,
    /// How it looks.
    #[prop_or_default]
    pub class: Classes,
}

/// A button that opens the browser's file dialog.
#[component]
pub fn FileButton(props: &Props) -> Html {
    let input = use_node_ref();
    let onclick = {
        let input = input.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(input) = input.cast::<HtmlInputElement>() {
                input.click();
            }
        })
    };
    let onchange = {
        let (input, on_files) = (input.clone(), props.on_files.clone());
        Callback::from(move |_: Event| {
            if let Some(input) = input.cast::<HtmlInputElement>() {
                on_files.emit(file_input::chosen(&input));
            }
        })
    };
    html! {
        <>
            <button type="button" class={props.class.clone()} {onclick}>
                <Icon shape={Shape::Open} />
                { props.label.clone() }
            </button>
            <input ref={input} type="file" hidden=true multiple={props.multiple} accept={props.accept.clone()} {onchange} />
        </>
    }
}
