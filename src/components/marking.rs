//! What can be done with the words selected.

use sayso_engine::{Document, Span};
use sayso_notebook::Codebook;
use sayso_wire::classroom::Exercise;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::classroom::LabelBar;
use super::codes::LabelButtons;
use super::command_button::CommandButton;
use crate::platform::{marks, selection};
use crate::state::Shared;
use crate::state::commands::{HIGHLIGHT, MARK_QUOTE, MARK_SOURCE, NOTE_SELECTION};
use crate::text::t;

/// The props of [`MarkingBar`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The text.
    pub document: Shared<Document>,
    /// The words selected, in bytes.
    pub selection: Span,
    /// Whether they are being chosen by keyboard.
    pub choosing: bool,
    /// The labels.
    pub codebook: Shared<Codebook>,
    /// Whether a quote is in focus, whose source they may be.
    pub quote_in_focus: bool,
    /// The exercise that is done here: its labels are what words are marked with.
    pub exercise: Option<Shared<Exercise>>,
    /// The article's element.
    pub article: NodeRef,
}

/// A small bar beside the selection; on a small screen at the foot, where the browser's own menu is not.
#[component]
pub fn MarkingBar(props: &Props) -> Html {
    let node = use_node_ref();
    use_effect_with(props.selection, {
        let (node, article, document) = (node.clone(), props.article.clone(), props.document.clone());
        move |span| {
            let (Some(node), Some(article)) = (node.cast::<HtmlElement>(), article.cast::<Element>()) else {
                return;
            };
            let at = |byte| document.index.utf16(&document.text, byte);
            match selection::rect_of(&article, at(span.start)..at(span.end)) {
                Some(rect) if !marks::is_narrow() => marks::place(&node, rect),
                _ => marks::unplace(&node),
            }
        }
    });
    // A press must not take the selection away before it is read.
    let onmousedown = |event: MouseEvent| event.prevent_default();
    html! {
        <div ref={node} class="marking" role="toolbar" aria-label={t("marking-label")} {onmousedown}>
            if let Some(exercise) = &props.exercise {
                <LabelBar exercise={exercise.clone()} document={props.document.clone()} selection={props.selection} />
            } else {
                <CommandButton command={&MARK_QUOTE} />
            }
            if props.quote_in_focus {
                <CommandButton command={&MARK_SOURCE} />
            }
            <CommandButton command={&HIGHLIGHT} />
            <CommandButton command={&NOTE_SELECTION} />
            if props.exercise.is_none() || !props.codebook.labels.is_empty() {
                <LabelButtons codebook={props.codebook.clone()} />
            }
            if props.choosing {
                <span class="hint">{ t("choose-hint") }</span>
            }
        </div>
    }
}
