use std::rc::Rc;

use yew::prelude::*;

use crate::platform::leaving;
use crate::state::{Saved, Session};

/// Lets the browser ask before the page is left while there is work that is in this page only: what could not be saved, is not
/// saved yet, or was wished not to be.
#[hook]
pub fn use_leaving(open: Option<&Rc<Session>>) {
    let only_here = open.is_some_and(|session| match session.saved {
        Saved::Yes => false,
        Saved::Saving | Saved::Failed(_) => true,
        Saved::Unwanted => !session.journal.entries().is_empty(),
    });
    use_effect_with(only_here, |only_here| {
        let asks = only_here.then(leaving::ask_before);
        move || drop(asks)
    });
}
