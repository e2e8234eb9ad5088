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
    let on_chosen = {
        let on_files = props.on_files.clone();
        Callback::from(move |input| on_files.emit(file_input::chosen(&input)))
    };
    html! {
        <Picker label={props.label.clone()} accept={props.accept.clone()} multiple={props.multiple} class={props.class.clone()} {on_chosen} />
    }
}

/// The props of [`Picker`].
#[derive(Clone, PartialEq, Properties)]
pub struct PickerProps {
    /// What it says.
    pub label: AttrValue,
    /// The endings offered; all where there are none.
    #[prop_or_default]
    pub accept: Option<AttrValue>,
    /// Whether several may be chosen at once.
    #[prop_or_default]
    pub multiple: bool,
    /// Whether a folder is chosen.
    #[prop_or_default]
    pub folder: bool,
    /// How it looks.
    #[prop_or_default]
    pub class: Classes,
    /// Takes the field that holds what was chosen.
    pub on_chosen: Callback<HtmlInputElement>,
}

/// A button before a field for files that cannot be seen, since the browser's own looks like no other button.
#[component]
pub fn Picker(props: &PickerProps) -> Html {
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
        let (input, on_chosen) = (input.clone(), props.on_chosen.clone());
        Callback::from(move |_: Event| {
            if let Some(input) = input.cast::<HtmlInputElement>() {
                on_chosen.emit(input);
            }
        })
    };
    html! {
        <>
            <button type="button" class={props.class.clone()} {onclick}>
                <Icon shape={Shape::Open} />
                { props.label.clone() }
            </button>
            <input
                ref={input}
                type="file"
                hidden=true
                multiple={props.multiple}
                webkitdirectory={props.folder}
                accept={props.accept.clone()}
                {onchange}
            />
        </>
    }
}
