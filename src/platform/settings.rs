//! Settings that another tab changes.

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use js_sys::Reflect;

/// Milliseconds without a further change after which `changed` is called: what is set together comes together.
const TOGETHER: u32 = 100;

/// Calls `changed` when another tab of this browser has set a setting whose name begins with `prefix`, until the listener
/// is dropped.
pub fn on_change(prefix: &'static str, changed: impl Fn() + Clone + 'static) -> EventListener {
    let mut soon: Option<Timeout> = None;
    EventListener::new(&gloo::utils::window(), "storage", move |event| {
        let key = Reflect::get(event, &"key".into()).ok().and_then(|key| key.as_string());
        let name = key.as_deref().and_then(|key| key.strip_prefix("sayso:setting:"));
        if name.is_some_and(|name| name.starts_with(prefix)) {
            // The one before is dropped, and with it cancelled.
            soon.replace(Timeout::new(TOGETHER, changed.clone()));
        }
    })
}
