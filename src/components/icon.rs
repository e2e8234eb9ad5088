//! Small line drawings beside words or, with a label at their button, in place of them.

use yew::prelude::*;

/// What is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Closes or takes away.
    Cross,
    /// A padlock: private.
    Lock,
    /// An arrow out of a tray.
    Open,
    /// Three dots: more.
    More,
    /// Good to know.
    Info,
    /// Something may be wrong.
    Warning,
    /// What comes before.
    Up,
    /// What comes next.
    Down,
}

/// The props of [`Icon`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// What is drawn.
    pub shape: Shape,
}

/// A drawing as high as the text, unseen by screen readers.
#[component]
pub fn Icon(props: &Props) -> Html {
    let path = match props.shape {
        Shape::Cross => "M4 4l8 8M12 4l-8 8",
        Shape::Lock => "M4.5 7.5V5.5a3.5 3.5 0 0 1 7 0v2M3.5 7.5h9v6h-9z",
        Shape::Open => "M8 10.5v-8M4.5 6 8 2.5 11.5 6M2.5 10v3.5h11V10",
        Shape::More => "M3.5 8h.01M8 8h.01M12.5 8h.01",
        Shape::Info => "M8 7.5V11M8 5h.01M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0z",
        Shape::Up => "M3.5 10.5 8 6l4.5 4.5",
        Shape::Down => "M3.5 5.5 8 10l4.5-4.5",
        Shape::Warning => "M8 6v3.5M8 11.7h.01M8 2 14.5 13.5h-13z",
    };
    html! {
        <svg class="icon-shape" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
            <path d={path} />
        </svg>
    }
}
