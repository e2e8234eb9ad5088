use std::rc::Rc;

use sayso_wire::native;
use web_sys::File;

use super::classroom::open_classroom_file;
use super::effects::store;
use super::{Action, ArticleMeta, Dialog, Dispatch, Tone};
use crate::in_part;
use crate::platform::files::{self, FileError, FileKind, Opened};
use crate::platform::parts::Task;
use crate::text::{t, t_args, words_for};
use sayso_store::StoreError;

/// Work that was saved as a file, and is in this browser too, but not the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Twice {
    /// What the file brings.
    pub file: native::Imported,
    /// The article in this browser.
    pub here: ArticleMeta,
}

in_part! { "article", "0012":
    /// Reads `file` and opens what is in it; what goes wrong is told in a notice, and the page stays as it is.
    pub(super) fn open_file(dispatch: Dispatch, file: File, keep: bool) -> Task {
        Box::pin(read(dispatch, file, keep))
    }
}

in_part! { "article", "0013":
    /// Opens what was in a file: an article's text, or work that was saved as JSON.
    pub(super) fn open_decoded(dispatch: Dispatch, opened: Opened, keep: bool) -> Task {
        Box::pin(open(dispatch, opened, keep))
    }
}

async fn read(dispatch: Dispatch, file: File, keep: bool) {
    match files::read(file).await {
        Ok(opened) => open(dispatch, opened, keep).await,
        Err(FileError::NeedsEncoding(file)) => {
            let file = Rc::new(file);
            dispatch.emit(Action::ShowDialog(Some(Dialog::Encoding { file, keep })));
        }
        Err(error) => dispatch.emit(Action::Notify(Tone::Error, words_for::file_error(&error))),
    }
}

async fn open(dispatch: Dispatch, opened: Opened, keep: bool) {
    let Opened { name, kind, text } = opened;
    let say = |text| dispatch.emit(Action::Notify(Tone::Error, text));
    match kind {
        FileKind::Text | FileKind::Markdown if text.trim().is_empty() => {
            say(t_args("file-empty", &[("name", name.into())]));
        }
        FileKind::Text | FileKind::Markdown => dispatch.emit(Action::OpenText {
            text: text.into(),
            entries: Vec::new(),
            keep,
        }),
        FileKind::Json if open_classroom_file(&dispatch, &name, &text, keep) => {}
        FileKind::Json => match native::read(&text) {
            Ok(file) => import(&dispatch, file, keep).await,
            Err(problem) => say(words_for::import_problem(&name, &problem)),
        },
    }
}

/// Opens work that was saved as a file. If this browser has it already, that is opened; if it has other work on
/// the same text, the person is asked.
async fn import(dispatch: &Dispatch, file: native::Imported, keep: bool) {
    // A storage that cannot be read has told so by itself; the file can be opened all the same.
    let here = known(dispatch, &file).await.unwrap_or_default();
    match here {
        Some((here, true)) => {
            dispatch.emit(Action::OpenSaved(here.id));
            dispatch.emit(Action::Notify(Tone::Info, t("import-same")));
        }
        Some((here, false)) => {
            let twice = Rc::new(Twice { file, here });
            dispatch.emit(Action::ShowDialog(Some(Dialog::Twice { twice, keep })));
        }
        None => dispatch.emit(Action::OpenText {
            text: file.text.into(),
            entries: file.journal.entries().to_vec(),
            keep,
        }),
    }
}

/// The article of this browser with the file's text that is not in the bin, and whether all of the file's work is in it.
async fn known(dispatch: &Dispatch, file: &native::Imported) -> Result<Option<(ArticleMeta, bool)>, StoreError> {
    let store = store(dispatch).await;
    let mut found = None;
    for meta in store.list().await? {
        if meta.filing.binned.is_some() || meta.bytes as usize != file.text.len() {
            continue;
        }
        let Ok(stored) = store.load(&meta.id).await else {
            continue;
        };
        if **stored.journal.opened() != *file.text {
            continue;
        }
        let all = file
            .journal
            .entries()
            .iter()
            .all(|e| stored.journal.entries().contains(e));
        if all {
            return Ok(Some((meta, true)));
        }
        found = found.or(Some((meta, false)));
    }
    Ok(found)
}
