//! Starts the app.

fn main() {
    yew::Renderer::<sayso_app::App>::new().render();
}
