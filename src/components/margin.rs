//! Notes in the margin, each beside its passage.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::render::{AnimationFrame, request_animation_frame};
use sayso_notebook::Placement;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::markdown::Markdown;
use crate::hooks::use_part;
use crate::in_part;
use crate::platform::margin::{self, Sized};
use crate::platform::parts::Part;
use crate::state::{Action, Card, Session, mark_key, mark_of_key, stack, use_dispatch};
use crate::text::t;

/// CSS pixels between two notes.
const GAP: f64 = 8.0;
/// Most notes beside one window: those of the passages that stand in it first.
const MOST: usize = 40;
/// Most bytes that are shown of a note, and of the one that is chosen.
const SHOWN: usize = 400;
const CHOSEN: usize = 4_000;

/// The props of [`NotesBeside`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The open article.
    pub session: Rc<Session>,
    /// The article's element.
    pub article: NodeRef,
}

/// Notes in the margin, as soon as there are any and what draws them is here.
#[component]
pub fn NotesBeside(props: &Props) -> Html {
    let noted = props.session.marks.iter().any(|mark| mark.note.is_some());
    if use_part(Part::Article, noted) && noted {
        margin_notes(props.clone())
    } else {
        Html::default()
    }
}

in_part! { "article", "0042":
    fn margin_notes(props: Props) -> Html {
        html! { <Margin ..props /> }
    }
}

/// The notes whose passages are in the window or near it. The one chosen stands beside its passage, the others make way. Once a frame
/// it is measured where the passages are, once how high the notes are; only what is near the window is measured.
#[component]
fn Margin(props: &Props) -> Html {
    let dispatch = use_dispatch();
    let node = use_node_ref();
    let near = use_state(Vec::<(String, f64)>::new);
    let noted: Rc<Vec<(String, usize)>> = use_memo(props.session.clone(), |session| {
        let notes = session.notes().filter_map(|(mark, _)| mark);
        let placed = notes.filter(|mark| mark.placement != Placement::Orphan);
        let place = |mark: &_| session.page.chunks_of(mark).first().copied();
        placed
            .filter_map(|mark| Some((mark_key(&mark.id), place(mark)?)))
            .collect()
    });
    let measure = use_mut_ref(|| None::<Callback<()>>);
    measure.replace(Some({
        let (near, noted, node, article) = (near.clone(), noted.clone(), node.clone(), props.article.clone());
        Callback::from(move |()| {
            let (Some(article), Some(margin)) = (article.cast::<Element>(), node.cast::<HtmlElement>()) else {
                return;
            };
            let mut now = Vec::new();
            if !noted.is_empty() && margin::has_room(&margin) {
                now = margin::passages(&article, &margin, &noted);
                now.truncate(MOST);
            }
            if *near != now {
                near.set(now);
            }
        })
    }));
    let frame: Rc<RefCell<Option<AnimationFrame>>> = use_mut_ref(|| None);
    let soon = {
        let (frame, measure) = (frame.clone(), measure.clone());
        move || {
            let measure = measure.clone();
            // The one asked for before is dropped, and with it cancelled.
            frame.replace(Some(request_animation_frame(move |_| {
                let measure = measure.borrow().clone();
                if let Some(measure) = measure {
                    measure.emit(());
                }
            })));
        }
    };
    use_effect_with(props.session.clone(), {
        let soon = soon.clone();
        move |_| soon()
    });
    use_effect_with((), {
        let article = props.article.clone();
        move |()| {
            let window = gloo::utils::window();
            let listeners = ["scroll", "resize"].map(|event| {
                let soon = soon.clone();
                EventListener::new(&window, event, move |_| soon())
            });
            let sized = article
                .cast::<Element>()
                .and_then(|article| Sized::watch(&article, soon));
            move || {
                drop((listeners, sized));
                frame.take();
            }
        }
    });
    let focus = props.session.focus.as_ref().map(mark_key);
    let lines: Vec<_> = near
        .iter()
        .filter_map(|(key, y)| {
            let id = mark_of_key(key)?;
            let note = props.session.mark(&id)?.note.clone()?;
            Some((key.clone(), *y, id, note))
        })
        .collect();
    let chosen = lines.iter().position(|(key, ..)| Some(key) == focus.as_ref());
    let wanted: Vec<f64> = lines.iter().map(|(_, y, ..)| *y).collect();
    use_effect({
        let node = node.clone();
        move || {
            if let Some(margin) = node.cast::<Element>() {
                let boxes: Vec<(f64, f64)> = wanted.into_iter().zip(margin::heights(&margin)).collect();
                margin::put(&margin, &stack(&boxes, chosen, GAP));
            }
        }
    });
    let notes = lines.iter().enumerate().map(|(at, (key, _, id, note))| {
        let is_chosen = chosen == Some(at);
        let choose = {
            let id = id.clone();
            dispatch.on(move |_: MouseEvent| Action::Focus(Some(id.clone()), None))
        };
        let change = {
            let (dispatch, id) = (dispatch.clone(), id.clone());
            Callback::from(move |event: MouseEvent| {
                event.stop_propagation();
                dispatch.emit(Action::Focus(Some(id.clone()), Some(Card::Note)));
            })
        };
        html! {
            <li key={key.clone()} class={classes!("margin-note", is_chosen.then_some("chosen"))} onclick={choose}>
                <Markdown text={note.clone()} most={if is_chosen { CHOSEN } else { SHOWN }} />
                if is_chosen && props.session.writes() {
                    <button type="button" class="link" onclick={change}>{ t("note-change") }</button>
                }
            </li>
        }
    });
    html! {
        <section class="margin no-print" aria-label={(!lines.is_empty()).then(|| t("margin-label"))}>
            <ul ref={node}>{ for notes }</ul>
        </section>
    }
}
