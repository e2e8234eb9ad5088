//! The article with its marks.

use gloo::events::EventListener;
use gloo::render::request_animation_frame;
use gloo::timers::callback::Timeout;
use sayso_engine::{Document, Span, Utf16};
use sayso_notebook::MarkId;
use web_sys::Element;
use yew::prelude::*;

use super::chunk::ChunkView;
use crate::platform::{marks, selection};
use crate::state::{Action, Card, Page, Shared, mark_key, mark_of_key, use_dispatch};
use crate::text::t;

/// Chunks that are there at once; more than a window shows.
const FIRST: usize = 4;
/// Chunks that each frame adds, so that a frame stays short however long the text is.
const STEP: usize = 2;
/// Milliseconds for which a selection must stand still to count: handles are dragged, and taking a selection
/// away by pressing a button must not take the button away.
const SETTLED: u32 = 200;

/// The props of [`Article`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The text.
    pub document: Shared<Document>,
    /// How it is drawn.
    pub page: Shared<Page>,
    /// The mark that is ringed.
    pub focus: Option<MarkId>,
    /// The card at it.
    pub card: Option<Card>,
    /// The words selected, in bytes.
    pub selection: Option<Span>,
    /// Whether they are being chosen by keyboard.
    pub choosing: bool,
    /// The article's element.
    pub root: NodeRef,
}

/// The article: paragraphs in chunks, one handler for all marks.
#[component]
pub fn Article(props: &Props) -> Html {
    let dispatch = use_dispatch();
    let root = props.root.clone();
    let shown = use_state(|| FIRST);
    let all = props.page.chunks.len();
    // A mark far down is gone to before the text has come in that far.
    let wanted = props.focus.as_ref().and_then(|mark| props.page.chunk_of(mark));
    let there = wanted.map_or(*shown, |chunk| (*shown).max(chunk + 1));

    // A long text comes in by and by.
    use_effect_with((there, all), {
        let shown = shown.clone();
        move |&(now, all)| {
            let frame = (now < all).then(|| request_animation_frame(move |_| shown.set(now + STEP)));
            move || drop(frame)
        }
    });

    // The ring is not drawn but set, and set again when its chunk was drawn anew.
    use_effect_with((props.focus.clone(), props.page.clone(), there), {
        let root = root.clone();
        move |(focus, _, _)| {
            if let Some(root) = root.cast::<Element>() {
                marks::ring(&root, focus.as_ref().map(mark_key).as_deref());
                marks::light(&root, &focus.as_ref().map(mark_key).into_iter().collect::<Vec<_>>());
            }
        }
    });
    use_effect_with(props.focus.clone(), {
        let root = root.clone();
        move |focus| {
            if let (Some(root), Some(mark)) = (root.cast::<Element>(), focus) {
                marks::reveal(&root, &mark_key(mark));
            }
        }
    });

    // A form that closes leaves the focus to the article it was opened from.
    let before = use_mut_ref(|| props.card);
    use_effect_with(props.card, {
        let root = root.clone();
        move |&card| {
            let was = before.replace(card);
            if was.is_some() && was != card && marks::focus_is_lost() {
                marks::focus(&root);
            }
        }
    });

    // What is chosen by keyboard is selected on the page, and the other way round.
    use_effect_with((props.selection, props.choosing), {
        let (root, document) = (root.clone(), props.document.clone());
        move |&(span, choosing)| {
            let Some(root) = root.cast::<Element>() else { return };
            match span {
                Some(span) if choosing => {
                    let at = |byte| document.index.utf16(&document.text, byte);
                    selection::select(&root, at(span.start)..at(span.end));
                }
                None if selection::selected(&root).is_some() => selection::clear(),
                _ => {}
            }
        }
    });
    use_effect_with(props.document.clone(), {
        let (root, dispatch) = (root.clone(), dispatch.clone());
        move |document| {
            let document = document.clone();
            let mut settled: Option<Timeout> = None;
            let listener = EventListener::new(&gloo::utils::document(), "selectionchange", move |_| {
                let (root, document, dispatch) = (root.clone(), document.clone(), dispatch.clone());
                let timeout = Timeout::new(SETTLED, move || {
                    let range = root.cast::<Element>().and_then(|root| selection::selected(&root));
                    let byte = |at: Utf16| document.index.byte_of_utf16(&document.text, at);
                    let span = range.map(|r| Span::new(byte(r.start), byte(r.end)));
                    let span = span.filter(|s| !s.of(&document.text).trim().is_empty());
                    dispatch.emit(Action::Select(span.map(|s| trimmed(&document.text, s))));
                });
                // The one before is dropped, and with it cancelled.
                settled.replace(timeout);
            });
            move || drop(listener)
        }
    });

    // Light follows the pointer; without one it stays with the mark in focus.
    let lit = use_mut_ref(Vec::<String>::new);
    let light = use_callback(props.focus.clone(), {
        let root = root.clone();
        move |keys: Vec<String>, focus: &Option<MarkId>| {
            let keys = if keys.is_empty() {
                focus.as_ref().map(mark_key).into_iter().collect()
            } else {
                keys
            };
            if let Some(root) = root.cast::<Element>()
                && *lit.borrow() != keys
            {
                marks::light(&root, &keys);
                *lit.borrow_mut() = keys;
            }
        }
    });
    let onmouseover = {
        let light = light.clone();
        move |event: MouseEvent| light.emit(marks::hit(event.target()))
    };
    let onmouseleave = move |_| light.emit(Vec::new());
    let onclick = use_callback(root.clone(), move |event: MouseEvent, root: &NodeRef| {
        // The click that ends a selection by mouse means the selection.
        let selecting = root
            .cast::<Element>()
            .and_then(|root| selection::selected(&root))
            .is_some();
        if selecting {
            return;
        }
        let mark = marks::hit(event.target()).first().and_then(|key| mark_of_key(key));
        let card = mark.as_ref().map(|_| Card::Why);
        dispatch.emit(Action::Focus(mark, card));
    });
    let chunks = props.page.chunks.iter().take(there).enumerate().map(|(i, chunk)| {
        html! { <ChunkView key={i} document={props.document.clone()} chunk={chunk.clone()} /> }
    });
    html! {
        <article
            ref={root}
            class="article"
            tabindex="0"
            aria-label={t("article-label")}
            {onmouseover}
            {onmouseleave}
            {onclick}
        >
            { for chunks }
        </article>
    }
}

/// Without white space at its ends: nobody means to mark it.
fn trimmed(text: &str, span: Span) -> Span {
    let words = span.of(text);
    let start = span.start + (words.len() - words.trim_start().len()) as u32;
    Span::new(start, start + words.trim().len() as u32)
}
