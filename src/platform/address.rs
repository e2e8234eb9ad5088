//! The page's address.

use gloo::events::EventListener;
use gloo::utils::window;

/// What stands behind `#`; empty where nothing does.
pub fn fragment() -> String {
    // Fails for no page; the signature is the DOM's.
    let hash = window().location().hash().unwrap_or_default();
    hash.strip_prefix('#').unwrap_or_default().to_owned()
}

/// Calls `told` whenever what stands behind `#` has changed, as long as what is given back is kept.
pub fn on_fragment(told: impl Fn() + 'static) -> EventListener {
    EventListener::new(&window(), "hashchange", move |_| told())
}

/// The page's address, without what stands behind `#`; none where it is a file on this computer, which nobody else can open.
pub fn shared() -> Option<String> {
    let address = window().location().href().ok()?;
    let address = address.split('#').next().unwrap_or_default();
    address.starts_with("http").then(|| address.to_owned())
}
