use web_sys::File;
use yew::prelude::*;

use crate::state::{Action, Tone, use_dispatch};
use crate::text::t_args;

/// Opens the first of the files it is given, and says so if there are more. `keep`: whether to save the article
/// in this browser; a file opened beside a secret article is kept as secret.
#[hook]
pub fn use_open_files(keep: bool) -> Callback<Vec<File>> {
    let dispatch = use_dispatch();
    use_callback(keep, move |files: Vec<File>, keep| {
        if let [first, _, ..] = &*files {
            let text = t_args("file-first-only", &[("name", first.name().into())]);
            dispatch.emit(Action::Notify(Tone::Info, text));
        }
        if let Some(file) = files.into_iter().next() {
            dispatch.emit(Action::OpenFile { file, keep: *keep });
        }
    })
}
