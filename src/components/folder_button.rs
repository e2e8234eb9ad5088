//! A button that asks for a folder.

use web_sys::File;
use yew::prelude::*;

use crate::components::file_button::Picker;
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
    let has_dialog = use_memo((), |()| file_input::chooses_folders());
    if !*has_dialog {
        return Html::default();
    }
    let on_files = props.on_files.clone();
    let on_chosen = Callback::from(move |input| on_files.emit(file_input::chosen_folder(&input)));
    html! { <Picker label={props.label.clone()} class={props.class.clone()} folder=true {on_chosen} /> }
}
