//! Paper.

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;

/// Milliseconds after which what was just asked for has been drawn.
const DRAWN_MS: u32 = 50;

/// Opens the browser's print dialog when the page has been drawn.
pub fn soon() {
    // Nobody takes it back. It fails only where the browser does not print.
    Timeout::new(DRAWN_MS, || drop(gloo::utils::window().print())).forget();
}

/// The same, and calls `done` when the dialog is closed; nothing of it happens if what is given back is dropped before.
pub fn soon_then(done: impl Fn() + 'static) -> (Timeout, EventListener) {
    let window = gloo::utils::window();
    let closed = EventListener::new(&window, "afterprint", move |_| done());
    let opens = Timeout::new(DRAWN_MS, move || drop(window.print()));
    (opens, closed)
}
