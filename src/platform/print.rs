//! Paper.

use gloo::timers::callback::Timeout;

/// Milliseconds after which what was just asked for has been drawn.
const DRAWN_MS: u32 = 50;

/// Opens the browser's print dialog when the page has been drawn.
pub fn soon() {
    // Nobody takes it back. It fails only where the browser does not print.
    Timeout::new(DRAWN_MS, || drop(gloo::utils::window().print())).forget();
}
