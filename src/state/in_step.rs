//! A folder on disk in which every article is kept in step, as Sayso's own file. It is never read back.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use sayso_engine::{Document, Scan};
use sayso_wire::native::NativeFile;
use yew::AttrValue;

use super::effects::{self, store};
use super::{Action, ArticleId, Dispatch, Keep, Tone};
use crate::in_part;
use crate::platform::download::file_stem;
use crate::platform::folder::{self, Folder};
use crate::platform::parts::{Part, Task};
use crate::platform::pause::pause;
use crate::text::{t, t_args};

/// Milliseconds after a change until it is written: not with every word.
const PAUSE_MS: u32 = 3_000;

/// How a folder is kept in step.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum InStep {
    /// The browser cannot, or the store has not answered.
    #[default]
    Unsupported,
    /// No folder was chosen.
    NotChosen,
    /// The folder of this name was chosen on an earlier visit; the browser wants to be asked again.
    NotAllowed(AttrValue),
    /// The folder of this name is kept in step.
    Kept(AttrValue),
    /// The folder of this name could not be written to.
    Failed(AttrValue),
}

/// What lasts from one action to the next.
#[derive(Default)]
pub struct Syncing {
    folder: RefCell<Option<Folder>>,
    /// The articles that have changed since they were written.
    due: RefCell<BTreeSet<ArticleId>>,
    timer: RefCell<Option<Timeout>>,
    writing: Cell<bool>,
}

impl Syncing {
    /// Writes nothing from now on.
    pub fn let_go(&self) {
        self.folder.take();
        self.timer.take();
        self.due.take();
    }
}

/// Takes up the folder of an earlier visit.
pub async fn restore(dispatch: Dispatch) {
    if !folder::is_supported() {
        return;
    }
    let found = folder::remembered().await;
    let state = match &found {
        None => InStep::NotChosen,
        Some(folder) if folder.is_allowed(false).await => InStep::Kept(folder.name().into()),
        Some(folder) => InStep::NotAllowed(folder.name().into()),
    };
    dispatch.outside().syncing.folder.replace(found);
    dispatch.emit(Action::InStep(state));
}

/// Does what the person asks.
pub async fn run(dispatch: Dispatch, keep: Keep) {
    match keep {
        Keep::LeaveFolder => {
            dispatch.outside().syncing.folder.take();
            // What stays remembered is asked about again, and not written to.
            let _ = folder::remember(None).await;
            dispatch.emit(Action::InStep(InStep::NotChosen));
        }
        Keep::AllowFolder => {
            let chosen = dispatch.outside().syncing.folder.borrow().clone();
            let Some(folder) = chosen else { return };
            if folder.is_allowed(true).await {
                write_all(dispatch).await;
            } else {
                dispatch.emit(Action::InStep(InStep::NotAllowed(folder.name().into())));
            }
        }
        _ => {
            let Some(folder) = folder::choose().await else { return };
            // Where it cannot be remembered, it is chosen again on the next visit.
            let _ = folder::remember(Some(&folder)).await;
            dispatch.outside().syncing.folder.replace(Some(folder));
            write_all(dispatch).await;
        }
    }
}

/// An article has changed: it is written after a pause.
pub fn changed(dispatch: &Dispatch, id: &ArticleId) {
    let syncing = &dispatch.outside().syncing;
    if syncing.folder.borrow().is_none() {
        return;
    }
    syncing.due.borrow_mut().insert(id.clone());
    let later = dispatch.clone();
    let timer = Timeout::new(PAUSE_MS, move || {
        effects::later(later, Part::Library, write);
    });
    syncing.timer.replace(Some(timer));
}

in_part! { "library", "0004":
    fn write(dispatch: Dispatch) -> Task {
        Box::pin(write_due(dispatch))
    }
}

/// Writes every article that is not in the bin.
async fn write_all(dispatch: Dispatch) {
    let listed = store(&dispatch).await.list().await.unwrap_or_default();
    let ids = listed
        .into_iter()
        .filter(|meta| meta.filing.binned.is_none())
        .map(|meta| meta.id);
    dispatch.outside().syncing.due.borrow_mut().extend(ids);
    write_due(dispatch).await;
}

/// Writes what has changed; stops at the first failure, and tells it once. The rest stays due.
async fn write_due(dispatch: Dispatch) {
    let syncing = &dispatch.outside().syncing;
    let folder = syncing.folder.borrow().clone();
    let Some(folder) = folder.filter(|_| !syncing.writing.replace(true)) else {
        return;
    };
    let name = AttrValue::from(folder.name());
    let mut state = InStep::Kept(name.clone());
    if !folder.is_allowed(false).await {
        state = InStep::NotAllowed(name.clone());
    } else {
        loop {
            let next = syncing.due.borrow().first().cloned();
            let Some(id) = next else { break };
            match write_one(&dispatch, &folder, &id).await {
                Ok(()) => drop(syncing.due.borrow_mut().remove(&id)),
                Err(why) => {
                    state = InStep::Failed(name.clone());
                    if dispatch.app().in_step != state {
                        let args = [("name", name.to_string().into()), ("reason", why.into())];
                        dispatch.emit(Action::Notify(Tone::Error, t_args("folder-failed", &args)));
                    }
                    break;
                }
            }
            pause().await;
        }
    }
    syncing.writing.set(false);
    dispatch.emit(Action::InStep(state));
}

/// Writes an article with its journal. One that is gone, or cannot be read, is none of the folder's business.
async fn write_one(dispatch: &Dispatch, folder: &Folder, id: &ArticleId) -> Result<(), String> {
    let Ok(stored) = store(dispatch).await.load(id).await else {
        return Ok(());
    };
    let open = dispatch.app().session.clone().filter(|session| session.id == *id);
    let (document, scan) = match open {
        Some(session) => (session.document.clone(), session.scan.clone()),
        None => {
            // Its structure is computed anew wherever it is opened.
            let document = Document::plain(&*id.0, stored.text);
            (Rc::new(document), Rc::new(Scan::default()))
        }
    };
    let json = NativeFile::new(&document, &scan, &stored.journal, false).to_json();
    let short: String = id.0.chars().take(6).collect();
    let name = format!("{}-{short}.sayso.json", file_stem(&document.title));
    folder.write(&name, &json).await
}

/// What is said of the folder.
pub fn in_words(state: &InStep) -> AttrValue {
    let named = |id: &'static str, name: &AttrValue| t_args(id, &[("name", name.to_string().into())]);
    match state {
        InStep::Unsupported => AttrValue::default(),
        InStep::NotChosen => t("folder-lead"),
        InStep::NotAllowed(name) => named("folder-not-allowed", name),
        InStep::Kept(name) => named("folder-kept", name),
        InStep::Failed(name) => named("folder-is-failing", name),
    }
}
