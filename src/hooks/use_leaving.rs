use gloo::events::EventListener;
use yew::prelude::*;

use crate::state::{Action, Dispatch};

/// Tells when the page is being left: the tab is closed, or another page opened in it.
#[hook]
pub fn use_leaving(dispatch: &Dispatch) {
    let dispatch = dispatch.clone();
    use_effect_with((), move |()| {
        let listener = EventListener::new(&gloo::utils::window(), "pagehide", move |_| {
            dispatch.emit(Action::Leave)
        });
        move || drop(listener)
    });
}
