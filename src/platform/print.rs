//! Paper.

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;

const PAPER: &str = "print";

/// Milliseconds after which what was just asked for has been drawn.
const DRAWN_MS: u32 = 50;

/// Whether the page is drawn for paper now.
pub fn is_on_paper() -> bool {
    let query = gloo::utils::window().match_media(PAPER);
    query.ok().flatten().is_some_and(|query| query.matches())
}

/// Calls `tell` with whether the page is about to be drawn for paper, each time that changes, until what is given back is dropped.
pub fn watch(tell: impl Fn(bool) + Clone + 'static) -> Vec<EventListener> {
    let window = gloo::utils::window();
    let (begins, ends) = (tell.clone(), tell.clone());
    let mut listeners = vec![
        EventListener::new(&window, "beforeprint", move |_| begins(true)),
        EventListener::new(&window, "afterprint", move |_| ends(false)),
    ];
    // A page that is only shown as on paper is not printed.
    if let Ok(Some(query)) = window.match_media(PAPER) {
        let asked = query.clone();
        listeners.push(EventListener::new(&query, "change", move |_| tell(asked.matches())));
    }
    listeners
}

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
