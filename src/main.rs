//! Starts the app.

use sayso_app::platform::{panic, worker};

fn main() {
    panic::install();
    // The same module runs in the worker for long texts.
    if worker::serve() {
        return;
    }
    worker::prepare();
    yew::Renderer::<sayso_app::App>::new().render();
    panic::started();
}
