//! Work that this browser has kept, read again. All that reads journals is a part of its own, which nobody needs who has kept
//! nothing yet.

use std::pin::Pin;

use sayso_store::{Store, StoreError, Stored};
use yew::AttrValue;

use super::effects::{fail, fail_to_open, read, show, store};
use super::{Action, ArticleId, Dispatch, Offer, Saved, Session, Tone};
use crate::in_part;
use crate::platform::parts::{self, NotFetched, Part, Task};
use crate::platform::pause::pause;
use crate::text::{t, t_args, words_for};

/// Why kept work was not read, or nothing added to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unread {
    /// What reads it could not be fetched.
    NotFetched,
    /// The store's own reason.
    Store(StoreError),
}

impl From<NotFetched> for Unread {
    fn from(_: NotFetched) -> Self {
        Self::NotFetched
    }
}

impl From<StoreError> for Unread {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl Unread {
    /// What happened, and what to do.
    pub(super) fn words(self) -> AttrValue {
        match self {
            Self::NotFetched => t("part-failed"),
            Self::Store(error) => words_for::store_error(error),
        }
    }

    /// Tells the person.
    pub(super) fn tell(self, dispatch: &Dispatch) {
        match self {
            Self::NotFetched => dispatch.emit(Action::Notify(Tone::Error, self.words())),
            Self::Store(error) => fail(dispatch, error),
        }
    }
}

/// An article and all that was done to it.
pub(super) async fn load(store: &Store, id: &ArticleId) -> Result<Stored, Unread> {
    parts::fetch(Part::Common).await?;
    Ok(loading(store.clone(), id.clone()).await?)
}

type Loading = Pin<Box<dyn Future<Output = Result<Stored, StoreError>>>>;

in_part! { "common", "0001":
    fn loading(store: Store, id: ArticleId) -> Loading {
        Box::pin(async move { store.load(&id).await })
    }
}

in_part! { "common", "0002":
    /// Opens an article of the store.
    pub(super) fn open_saved(dispatch: Dispatch, id: ArticleId) -> Task {
        Box::pin(open(dispatch, id))
    }
}

async fn open(dispatch: Dispatch, id: ArticleId) {
    match store(&dispatch).await.load(&id).await {
        Ok(stored) => {
            let (document, scanned) = read(&dispatch, stored.text).await;
            let session = Session::new(id, document, stored.journal, true, Saved::Yes);
            pause().await;
            let opened = session.id.clone();
            show(&dispatch, session, scanned);
            if stored.set_aside > 0 {
                let count = stored.set_aside.into();
                let text = t_args("entries-set-aside", &[("count", count)]);
                dispatch.emit(Action::Offer(Tone::Warning, text, Offer::SaveSetAside));
            }
            // Where it fails the journal is as it was, and it is tried again next time.
            let _ = store(&dispatch).await.pack(&opened).await;
        }
        Err(error) => fail_to_open(&dispatch, error),
    }
}
