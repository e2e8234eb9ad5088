//! The whole page takes files that are dropped on it.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{DragEvent, File};
use yew::prelude::*;

use crate::platform::{file_input, files, folders};
use crate::text::t;

/// The props of [`DropZone`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// Takes the files dropped.
    pub on_files: Callback<Vec<File>>,
    /// Takes what was in folders, with the way to each file; where nobody does, a folder is as good as a file.
    #[prop_or_default]
    pub on_folders: Option<Callback<Vec<(String, File)>>>,
}

/// While files are held over the page, says that they may be dropped; takes them when they are.
#[component]
pub fn DropZone(props: &Props) -> Html {
    let held = use_state(|| false);
    {
        let held = held.setter();
        use_effect_with(
            (props.on_files.clone(), props.on_folders.clone()),
            move |(on_files, on_folders)| {
                let listeners = listen(held, on_files.clone(), on_folders.clone());
                move || drop(listeners)
            },
        );
    }
    html! {
        if *held {
            <div class="drop-zone" role="status"><p>{ t("drop-here") }</p></div>
        }
    }
}

fn listen(
    held: UseStateSetter<bool>,
    on_files: Callback<Vec<File>>,
    on_folders: Option<Callback<Vec<(String, File)>>>,
) -> Vec<EventListener> {
    let window = gloo::utils::window();
    let on = |name: &'static str, act: Box<dyn Fn(&DragEvent)>| {
        let options = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(&window, name, options, move |event| {
            if let Some(event) = event.dyn_ref::<DragEvent>()
                && file_input::carries_files(event)
            {
                act(event);
            }
        })
    };
    let (over, left) = (held.clone(), held.clone());
    vec![
        on(
            "dragover",
            Box::new(move |event| {
                event.prevent_default();
                over.set(true);
            }),
        ),
        // The window is left where nothing is entered in exchange.
        on(
            "dragleave",
            Box::new(move |event| {
                if event.related_target().is_none() {
                    left.set(false);
                }
            }),
        ),
        on(
            "drop",
            Box::new(move |event| {
                event.prevent_default();
                held.set(false);
                if let Some((entries, on_folders)) = folders::dropped(event).zip(on_folders.clone()) {
                    spawn_local(async move { on_folders.emit(folders::files(entries).await) });
                    return;
                }
                on_files.emit(files::dropped(event));
            }),
        ),
    ]
}
