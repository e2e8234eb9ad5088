//! The caret in the article, and the buttons that move it.

use sayso_engine::Document;
use web_sys::{Element, HtmlElement, HtmlSelectElement};
use yew::prelude::*;

use super::icon::{Icon, Shape};
use crate::platform::{caret as line, marks, selection};
use crate::state::caret::{Caretwork, Move, Unit};
use crate::state::{Action, Caret, Page, Shared, use_dispatch};
use crate::text::t;

/// What the caret can go by, and the messages for it.
const UNITS: [(Unit, &str); 5] = [
    (Unit::Char, "caret-by-char"),
    (Unit::Word, "caret-by-word"),
    (Unit::Sentence, "caret-by-sentence"),
    (Unit::Paragraph, "caret-by-paragraph"),
    (Unit::Quote, "caret-by-quote"),
];

/// The props of [`CaretLine`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The text.
    pub document: Shared<Document>,
    /// How it is drawn.
    pub page: Shared<Page>,
    /// Where the caret is.
    pub caret: Caret,
    /// The article's element.
    pub article: NodeRef,
}

/// The caret as a line in the text, which the window follows; and a bar with a button for each of its keys.
#[component]
pub fn CaretLine(props: &Props) -> Html {
    let dispatch = use_dispatch();
    let node = use_node_ref();
    // The keys are the article's while it is there.
    use_effect_with((), {
        let article = props.article.clone();
        move |()| marks::focus(&article)
    });
    use_effect_with((props.caret, props.page.clone(), props.document.clone()), {
        let (node, article) = (node.clone(), props.article.clone());
        move |(caret, _, document)| {
            let (beside, after) = caret.beside(document);
            let at = |byte| document.index.utf16(&document.text, byte);
            let beside = at(beside.start)..at(beside.end);
            let placed = match (node.cast::<HtmlElement>(), article.cast::<Element>()) {
                (Some(node), Some(article)) => {
                    selection::reveal(&article, beside.clone());
                    line::place(node, article, beside, after)
                }
                _ => None,
            };
            move || drop(placed)
        }
    });
    let (by, extend) = (use_state(|| Unit::Word), use_state(|| false));
    let step = |forward: bool, label: &str, shape: Shape| {
        let what = Caretwork::Move(Move {
            by: *by,
            forward,
            extend: *extend,
        });
        let onclick = dispatch.on(move |_: MouseEvent| Action::Caretwork(what));
        html! {
            <button type="button" class="icon" aria-label={t(label)} title={t(label)} {onclick}><Icon {shape} /></button>
        }
    };
    let options = UNITS.map(|(unit, label)| {
        html! { <option selected={unit == *by}>{ t(label) }</option> }
    });
    let onchange = {
        let by = by.clone();
        Callback::from(move |event: Event| {
            let select = event.target_dyn_into::<HtmlSelectElement>();
            let place = select.and_then(|select| usize::try_from(select.selected_index()).ok());
            if let Some((unit, _)) = place.and_then(|place| UNITS.get(place)) {
                by.set(*unit);
            }
        })
    };
    let turn = {
        let extend = extend.clone();
        Callback::from(move |_: MouseEvent| extend.set(!*extend))
    };
    let leave = dispatch.on(|_: MouseEvent| Action::Caret(None, t("caret-gone")));
    html! {
        <>
            <span ref={node} class="caret" aria-hidden="true" hidden=true />
            <div class="caret-bar no-print" role="toolbar" aria-label={t("caret-bar")}>
                { step(false, "caret-back", Shape::Up) }
                <label class="visually-hidden" for="caret-by">{ t("caret-by") }</label>
                <select id="caret-by" {onchange}>{ for options }</select>
                { step(true, "caret-on", Shape::Down) }
                <button type="button" aria-pressed={extend.to_string()} onclick={turn}>{ t("caret-choose") }</button>
                <button type="button" onclick={leave}>{ t("caret-leave") }</button>
            </div>
        </>
    }
}
