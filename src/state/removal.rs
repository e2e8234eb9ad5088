//! Everything taken out of this browser, here or in another tab.

use sayso_store::Store;
use yew::{AttrValue, Callback};

use super::{Action, Dispatch, Tone};
use crate::platform::remove::{self, Removals};
use crate::text::t;

/// Hears of it when another tab removes everything, from now on.
pub fn listen(dispatch: &Dispatch) {
    let on_removed = {
        let dispatch = dispatch.clone();
        Callback::from(move |()| {
            dispatch.let_go(t("removed-elsewhere"));
            dispatch.emit(Action::Notify(Tone::Warning, t("removed-elsewhere")));
        })
    };
    dispatch.outside().removals.replace(Removals::listen(on_removed));
}

/// Removes everything, and says whether anything is left.
pub async fn remove(dispatch: Dispatch) {
    dispatch.let_go(AttrValue::default());
    dispatch.emit(Action::Close);
    let removals = dispatch.outside().removals.take();
    let removed = remove::everything(removals.as_ref()).await;
    dispatch.outside().removals.replace(removals);
    match removed {
        Ok(()) => dispatch.emit(Action::Notify(Tone::Warning, t("removed"))),
        Err(_) => dispatch.emit(Action::Notify(Tone::Error, t("removed-not-all"))),
    }
}

impl Dispatch {
    /// From now on nothing is written to this browser: what this tab does is gone when it closes. `why` is said of
    /// the open article.
    fn let_go(&self, why: AttrValue) {
        let outside = self.outside();
        outside.store.replace(Some(Store::unsaved()));
        outside.let_go();
        self.emit(Action::LetGo(why));
    }
}
