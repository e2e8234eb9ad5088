//! The article with its marks.

use std::cell::Cell;
use std::rc::Rc;

use gloo::render::request_animation_frame;
use gloo::timers::callback::Timeout;
use sayso_engine::{Document, Span};
use sayso_notebook::MarkId;
use web_sys::Element;
use yew::prelude::*;

use super::chunk::ChunkView;
use crate::hooks::use_selection;
use crate::platform::marks::{self, Sign};
use crate::platform::{clock, selection};
use crate::state::{Action, Card, Chunk, Page, Picked, Shared, mark_key, mark_of_key, use_dispatch};
use crate::text::t;

/// Chunks that are there at once; more than a window shows.
const FIRST: usize = 6;
/// Most chunks that a frame adds or draws anew, as many as most windows show, so that it stays short however long the text is and
/// however many marks come at once.
const STEP: usize = 2;
/// Milliseconds that a frame may take for it; where it takes longer, the next one does less.
const FRAME: u64 = 6;

/// The props of [`Article`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The text.
    pub document: Shared<Document>,
    /// How it is drawn.
    pub page: Shared<Page>,
    /// The mark that is ringed.
    pub focus: Option<MarkId>,
    /// The chunks that it touches, the one in which it begins first; none if it is not in the text.
    pub focus_in: Vec<usize>,
    /// The card at it.
    pub card: Option<Card>,
    /// The words selected, in bytes.
    pub selection: Option<Span>,
    /// Whether they are being chosen by keyboard.
    pub choosing: bool,
    /// Whether there is a caret in it.
    pub caret: bool,
    /// The article's element.
    pub root: NodeRef,
}

/// The article: paragraphs in chunks, one handler for all marks.
#[component]
pub fn Article(props: &Props) -> Html {
    let dispatch = use_dispatch();
    let root = props.root.clone();
    // A mark far down is gone to before the text has come in that far.
    let wanted = props.focus_in.first().copied();
    let shown = use_mut_ref(Shown::default);
    let began = clock::now().0;
    let (chunks, version, behind) = {
        let mut shown = shown.borrow_mut();
        let seen = || root.cast::<Element>().map_or(0, |root| marks::child_seen(&root));
        let behind = shown.come_closer(&props.page.chunks, wanted, seen);
        (shown.chunks.clone(), shown.version, behind)
    };

    // What is drawn anew takes the browser's selection away, or to other words: it is noted before, and made again after.
    let drawn = use_mut_ref(|| version);
    let selected = if drawn.replace(version) == version {
        None
    } else {
        root.cast::<Element>().and_then(|root| selection::selected(&root))
    };
    use_effect_with(version, {
        let root = root.clone();
        move |_| {
            if let (Some(root), Some(words)) = (root.cast::<Element>(), selected)
                && selection::selected(&root).as_ref() != Some(&words)
            {
                selection::select(&root, words);
            }
        }
    });

    // A long text, and many marks, come in by and by.
    let again = use_force_update();
    use_effect_with((version, behind), move |&(_, behind)| {
        shown.borrow_mut().pace(clock::now().0.saturating_sub(began));
        // After the next frame is painted, so that no frame has two steps.
        let next = Rc::new(Cell::new(None));
        let frame = behind.then(|| {
            let next = next.clone();
            request_animation_frame(move |_| next.set(Some(Timeout::new(0, move || again.force_update()))))
        });
        move || drop((frame, next.take()))
    });

    // The ring is not drawn but set, and set again when its chunk was drawn anew.
    let (ring, light) = (use_mut_ref(Sign::ring), use_mut_ref(Sign::light));
    use_effect_with((props.focus.clone(), version), {
        let (root, ring, light) = (root.clone(), ring.clone(), light.clone());
        let chunks = props.focus_in.clone();
        move |(focus, _)| {
            if let Some(root) = root.cast::<Element>() {
                let within = marks::children(&root, &chunks);
                let key = focus.as_ref().map(mark_key);
                marks::ring(&mut ring.borrow_mut(), &within, key.as_deref());
                marks::light(&mut light.borrow_mut(), &within, key.as_slice());
            }
        }
    });
    use_effect_with(props.focus.clone(), {
        let root = root.clone();
        let chunks = props.focus_in.clone();
        move |focus| {
            if let (Some(root), Some(mark)) = (root.cast::<Element>(), focus) {
                marks::reveal(&marks::children(&root, &chunks), &mark_key(mark));
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
    use_effect_with((props.selection, props.choosing, props.caret), {
        let (root, document) = (root.clone(), props.document.clone());
        move |&(span, choosing, caret)| {
            let Some(root) = root.cast::<Element>() else { return };
            match span {
                Some(span) if choosing => {
                    let at = |byte| document.index.utf16(&document.text, byte);
                    selection::select(&root, at(span.start)..at(span.end));
                    // The caret is where one looks, not where one began.
                    if !caret {
                        selection::reveal(&root, at(span.start)..at(span.end));
                    }
                }
                None if selection::selected(&root).is_some() => selection::clear(),
                _ => {}
            }
        }
    });
    use_selection(&root, &props.document);

    // Light follows the pointer; without one it stays with the mark in focus.
    let lit = use_mut_ref(Vec::<String>::new);
    let light = use_callback(props.focus.clone(), {
        let (root, dispatch) = (root.clone(), dispatch.clone());
        move |keys: Vec<String>, focus: &Option<MarkId>| {
            let keys = if keys.is_empty() {
                focus.as_ref().map(mark_key).into_iter().collect()
            } else {
                keys
            };
            if let Some(root) = root.cast::<Element>()
                && *lit.borrow() != keys
            {
                let app = dispatch.app();
                let chunks = app
                    .session
                    .as_ref()
                    .map(|session| session.chunks_of(keys.iter().filter_map(|key| mark_of_key(key))));
                let within = marks::children(&root, &chunks.unwrap_or_default());
                marks::light(&mut light.borrow_mut(), &within, &keys);
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
        let app = dispatch.app();
        let picking = app.session.as_deref().filter(|s| s.card == Some(Card::Pick));
        if let (Some(s), Some(root)) = (picking, root.cast::<Element>()) {
            let at = selection::at_point(&root, event.client_x(), event.client_y());
            let byte = at.map(|at| s.document.index.byte_of_utf16(&s.document.text, at));
            if let Some(byte) = byte {
                dispatch.emit(Action::Pick(Picked::At(byte)));
            }
            return;
        }
        let mark = marks::hit(event.target()).first().and_then(|key| mark_of_key(key));
        let card = mark.as_ref().map(|_| Card::Why);
        dispatch.emit(Action::Focus(mark, card));
    });
    let chunks = chunks.into_iter().enumerate().map(|(i, chunk)| {
        html! { <ChunkView key={i} document={props.document.clone()} {chunk} /> }
    });
    html! {
        <article
            ref={root}
            class={classes!("article", (props.card == Some(Card::Pick)).then_some("picking"))}
            tabindex="0"
            aria-label={t(if props.caret { "article-label-caret" } else { "article-label" })}
            role={props.caret.then_some("application")}
            {onmouseover}
            {onmouseleave}
            {onclick}
        >
            { for chunks }
        </article>
    }
}

/// The chunks as they are on the page, on their way to what they should be.
#[derive(Default)]
struct Shown {
    chunks: Vec<Rc<Chunk>>,
    /// Counts the changes.
    version: u32,
    /// Chunks that the next frame adds or draws anew; 0 stands for [`STEP`].
    step: usize,
}

impl Shown {
    fn step(&self) -> usize {
        if self.step == 0 { STEP } else { self.step }
    }

    /// The last frame took `took` milliseconds.
    fn pace(&mut self, took: u64) {
        let step = self.step();
        self.step = if took > FRAME {
            (step / 2).max(1)
        } else {
            (step + 1).min(STEP)
        };
    }

    /// Goes a step towards `page`, and all the way in chunk `wanted`. What is there already is drawn anew from the
    /// chunk `seen` in the window on, and what is not there yet comes in order. Yields whether some way is left.
    fn come_closer(&mut self, page: &[Rc<Chunk>], wanted: Option<usize>, seen: impl FnOnce() -> usize) -> bool {
        let mut steps = if self.chunks.is_empty() { FIRST } else { self.step() };
        let there = self.chunks.iter().zip(page).enumerate();
        let differing = there.filter(|(_, (shown, chunk))| !Rc::ptr_eq(shown, chunk));
        let mut old: Vec<usize> = differing.map(|(i, _)| i).collect();
        if old.len() > steps {
            let seen = seen();
            // What is below is in the window too, what is above is not.
            let far = |i: usize| i.checked_sub(seen).unwrap_or_else(|| 2 * (seen - i));
            old.sort_by_key(|&i| (wanted != Some(i), far(i)));
        }
        let left = old.len().saturating_sub(steps);
        for &i in old.iter().take(steps) {
            self.chunks[i] = page[i].clone();
            self.version += 1;
        }
        steps -= old.len() - left;
        let most = wanted.map_or(0, |wanted| wanted + 1).max(self.chunks.len() + steps);
        for chunk in page.iter().take(most).skip(self.chunks.len()) {
            self.chunks.push(chunk.clone());
            self.version += 1;
        }
        left > 0 || self.chunks.len() < page.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(len: usize) -> Vec<Rc<Chunk>> {
        (0..len).map(|_| Rc::default()).collect()
    }

    fn right(shown: &Shown, page: &[Rc<Chunk>]) -> usize {
        shown.chunks.iter().zip(page).filter(|(a, b)| Rc::ptr_eq(a, b)).count()
    }

    #[test]
    fn chunks_come_in_by_and_by_until_all_are_as_they_should_be() {
        let mut shown = Shown::default();
        let mut before = page(11);
        for page in [before.clone(), page(11)] {
            let mut frames = 0;
            while shown.come_closer(&page, None, || 0) {
                frames += 1;
                assert!(right(&shown, &page) < 11 && frames < 11);
            }
            assert_eq!(right(&shown, &page), 11);
            before = page;
        }
        let version = shown.version;
        assert!(!shown.come_closer(&before, None, || 0));
        assert_eq!(shown.version, version);
    }

    #[test]
    fn the_chunk_of_the_mark_in_focus_is_there_at_once() {
        let (mut shown, first, second) = (Shown::default(), page(40), page(40));
        assert!(shown.come_closer(&first, Some(30), || 0));
        assert_eq!(right(&shown, &first), 31);
        while shown.come_closer(&first, None, || 0) {}
        assert!(shown.come_closer(&second, Some(30), || 0));
        assert!(Rc::ptr_eq(&shown.chunks[30], &second[30]));
    }

    #[test]
    fn a_slow_frame_makes_the_next_one_do_less() {
        let (mut shown, page) = (Shown::default(), page(40));
        let mut come = |took: u64| {
            let before = shown.chunks.len();
            shown.come_closer(&page, None, || 0);
            shown.pace(took);
            shown.chunks.len() - before
        };
        assert_eq!([0, 30, 30, 30, 1, 1].map(&mut come), [FIRST, STEP, 1, 1, 1, 2]);
    }

    #[test]
    fn what_is_in_the_window_is_drawn_anew_first() {
        let (mut shown, first, second) = (Shown::default(), page(40), page(40));
        while shown.come_closer(&first, None, || 0) {}
        assert!(shown.come_closer(&second, None, || 20));
        let new: Vec<usize> = (0..40).filter(|&i| Rc::ptr_eq(&shown.chunks[i], &second[i])).collect();
        assert_eq!(new, (20..20 + STEP).collect::<Vec<_>>());
    }
}
