//! What is done with articles in the library: read, filed, doubled, deleted.

use std::rc::Rc;

use sayso_notebook::Timestamp;
use sayso_store::Aside;
use sayso_wire::records::{AsideFile, AsideRecord};

use super::effects::{Effect, fail, list, store};
use super::{Action, ArticleId, Dispatch, Filed, Tone};
use crate::in_part;
use crate::platform::download::download;
use crate::platform::parts::Task;
use crate::platform::pause::pause;
use crate::platform::tabs::tell_forgotten;
use crate::platform::{clock, persistence};
use crate::text::t_args;

in_part! { "library", "0005":
    /// Carries out one of the library's effects.
    pub(super) fn in_library(dispatch: Dispatch, effect: Effect) -> Task {
        Box::pin(async move {
            match effect {
                Effect::Forget(id) => forget(dispatch, id).await,
                Effect::File(id, filed, at) => file(dispatch, id, filed, at).await,
                Effect::Duplicate(id) => duplicate(dispatch, id).await,
                Effect::ReadLibrary => read_library(dispatch).await,
                Effect::SaveSetAside => save_set_aside(dispatch).await,
                _ => {}
            }
        })
    }
}

async fn forget(dispatch: Dispatch, id: ArticleId) {
    match store(&dispatch).await.forget(&id).await {
        Ok(()) => {
            // No article is open any more.
            dispatch.outside().leave();
            tell_forgotten(&id);
        }
        Err(error) => fail(&dispatch, error),
    }
    list(dispatch).await;
}

async fn file(dispatch: Dispatch, id: ArticleId, filed: Filed, at: Timestamp) {
    let store = store(&dispatch).await;
    if let Err(error) = store.file(&[id], |filing| filed.apply(filing, at)).await {
        fail(&dispatch, error);
    }
    list(dispatch).await;
}

async fn duplicate(dispatch: Dispatch, id: ArticleId) {
    match store(&dispatch)
        .await
        .duplicate(&id, crate::platform::store::new_id(), clock::now())
        .await
    {
        Ok((meta, _)) => {
            let text = t_args("article-duplicated", &[("title", meta.title.into())]);
            dispatch.emit(Action::Notify(Tone::Info, text));
        }
        Err(error) => fail(&dispatch, error),
    }
    list(dispatch).await;
}

pub(super) async fn read_library(dispatch: Dispatch) {
    list(dispatch.clone()).await;
    if let Some(room) = persistence::room().await {
        dispatch.emit(Action::Room(room));
    }
    let aside = store(&dispatch).await.set_aside().await;
    dispatch.emit(Action::SetAside(aside.len()));
    // The list says so itself where it cannot be read.
    if let Ok(index) = store(&dispatch).await.search_index(pause).await {
        dispatch.emit(Action::SearchReady(Rc::new(index)));
    }
}

async fn save_set_aside(dispatch: Dispatch) {
    let found = store(&dispatch).await.set_aside().await;
    let records = found.into_iter().map(|Aside { at, value }| AsideRecord { at, value });
    let file = AsideFile::new(records.collect());
    download("sayso-set-aside.json", "application/json", &file.to_json());
}
