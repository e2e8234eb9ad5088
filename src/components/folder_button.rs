//! A button that asks for a folder.

use web_sys::{File, HtmlInputElement};
use yew::prelude::*;

use crate::components::icon::{Icon, Shape};
use crate::platform::file_input;

/// The props of [`FolderButton`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// What it says.
    pub label: AttrValue,
    /// Takes the files of the folder chosen, with the way to each.
    pub on_files: Callback<Vec<(String, File)>>,
    /// How it looks.
    #[prop_or_default]
    pub class: Classes,
}

/// A button that opens the browser's dialog for folders; nothing in a browser that has none.
#[component]
pub fn FolderButton(props: &Props) -> Html {
    let input = use_node_ref();
    let has_dialog = use_memo((), |()| file_input::chooses_folders());
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
                on_files.emit(file_input::chosen_folder(&input));
            }
        })
    };
    if !*has_dialog {
        return Html::default();
    }
    html! {
        <>
            <button type="button" class={props.class.clone()} {onclick}>
                <Icon shape={Shape::Open} />
                { props.label.clone() }
            </button>
            <input ref={input} type="file" hidden=true webkitdirectory=true {onchange} />
        </>
    }
}
