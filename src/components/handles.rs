//! The two handles of the mark in focus, by which its ends are pulled.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::render::request_animation_frame;
use sayso_engine::Span;
use sayso_notebook::Mark;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use crate::platform::pull::{self, Point, Pull, Pulls};
use crate::platform::{found as painted, marks, selection};
use crate::state::{Action, Dispatch, End, Session, moved, spoken, use_dispatch, with_spans};

/// The props of [`Handles`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The mark in focus, which is in the text.
    pub mark: Mark,
    /// The open article.
    pub session: Rc<Session>,
    /// The article's element.
    pub article: NodeRef,
}

/// One at the beginning and one at the end. Keys and screen readers have the card's form instead.
#[component]
pub fn Handles(props: &Props) -> Html {
    let dispatch = use_dispatch();
    let (first, last) = (use_node_ref(), use_node_ref());
    let again = use_state(|| 0_u32);
    use_effect_with((), {
        let again = again.clone();
        move |()| {
            let count = RefCell::new(0);
            let listener = EventListener::new(&gloo::utils::window(), "resize", move |_| {
                *count.borrow_mut() += 1;
                again.set(*count.borrow());
            });
            move || drop(listener)
        }
    });
    use_effect_with((props.clone(), *again), {
        let nodes = [first.clone(), last.clone()];
        move |(props, _): &(Props, u32)| {
            let props = props.clone();
            // After the text is drawn.
            let frame = request_animation_frame(move |_| put(&props, &nodes));
            move || drop(frame)
        }
    });
    use_effect_with(props.clone(), move |props: &Props| {
        let pulls = pulls(dispatch, props.clone());
        move || drop(pulls)
    });
    html! {
        <>
            <span ref={first} class="end-handle begins" data-end="begins" aria-hidden="true" />
            <span ref={last} class="end-handle" data-end="ends" aria-hidden="true" />
        </>
    }
}

fn put(props: &Props, nodes: &[NodeRef; 2]) {
    let spans = &props.mark.body.anchor().spans;
    let (Some(article), Some(first), Some(last)) = (props.article.cast::<Element>(), spans.first(), spans.last())
    else {
        return;
    };
    let document = &props.session.document;
    let utf16 = |byte| document.index.utf16(&document.text, byte);
    for (span, node, begins) in [(first, &nodes[0], true), (last, &nodes[1], false)] {
        if let Some(handle) = node.cast::<HtmlElement>()
            && let Some(rect) = selection::edge_of(&article, utf16(span.start)..utf16(span.end), begins)
        {
            marks::stand_at(&handle, rect);
        }
    }
}

fn pulls(dispatch: Dispatch, props: Props) -> Pulls {
    let going: RefCell<Option<(End, Vec<Span>)>> = RefCell::new(None);
    Pulls::of(".end-handle", move |pull| match pull {
        Pull::Began(handle) => {
            let spans = &props.mark.body.anchor().spans;
            let begins = pull::attribute(&handle, "data-end").as_deref() == Some("begins");
            let stretch = if begins { 0 } else { spans.len().saturating_sub(1) };
            going.replace(Some((End { stretch, begins }, spans.clone())));
        }
        Pull::Moved(point, exact) => {
            if let Some((end, spans)) = going.borrow_mut().as_mut() {
                follow(&props, *end, spans, point, exact);
            }
        }
        Pull::Ended(..) => {
            painted::clear(painted::ENDS);
            let Some((end, spans)) = going.take() else { return };
            let body = with_spans(&props.session, &props.mark, spans.clone());
            if body != props.mark.body {
                let told = spoken::stretch(&props.session.document.text, &spans, end.stretch);
                dispatch.emit(Action::Change(props.mark.id.clone(), body));
                dispatch.emit(Action::Announce(told));
            }
        }
        Pull::GivenUp => {
            painted::clear(painted::ENDS);
            going.take();
        }
    })
}

/// The end goes where the pointer is: to whole words, or to the letter while a key is held.
fn follow(props: &Props, end: End, spans: &mut Vec<Span>, point: Point, exact: bool) {
    let Some(article) = props.article.cast::<Element>() else {
        return;
    };
    let document = &props.session.document;
    if let Some(at) = selection::at_point(&article, point.x, point.y) {
        let byte = document.index.byte_of_utf16(&document.text, at);
        *spans = moved(document, spans, end, byte, !exact);
        let utf16 = |byte| document.index.utf16(&document.text, byte);
        let ranges = spans.iter().map(|span| utf16(span.start)..utf16(span.end)).collect();
        painted::paint(painted::ENDS, &article, ranges, None);
    }
}
