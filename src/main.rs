//! Starts the app.

use sayso_app::platform::{panic, worker};

fn main() {
    panic::install();
    worker::prepare();
    yew::Renderer::<sayso_app::App>::new().render();
    panic::started();
}
