//! Leaving the page with something that is nowhere else.

use gloo::events::{EventListener, EventListenerOptions};

/// Lets the browser ask before the page is closed or loaded again, as long as what is given back is kept.
pub fn ask_before() -> EventListener {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&gloo::utils::window(), "beforeunload", options, |event| {
        event.prevent_default();
    })
}
