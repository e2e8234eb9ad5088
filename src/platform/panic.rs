//! A fault in the program: says so to the boot script, which then shows the fallback.

use web_sys::{CustomEvent, CustomEventInit};

/// The event on `window` that the boot script in index.html listens to; its detail is the message.
pub const STOPPED: &str = "sayso-stopped";

/// From now on a panic is written to the console and told to the boot script ([`STOPPED`]).
pub fn install() {
    std::panic::set_hook(Box::new(|info| stopped(&info.to_string())));
}

fn stopped(message: &str) {
    gloo::console::error!(message);
    let init = CustomEventInit::new();
    init.set_detail(&message.into());
    if let Ok(event) = CustomEvent::new_with_event_init_dict(STOPPED, &init) {
        // It fails only if the event is being dispatched already.
        let _ = gloo::utils::window().dispatch_event(&event);
    }
}
