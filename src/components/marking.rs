//! What can be done with the words selected.

use std::rc::Rc;

use sayso_engine::Span;
use sayso_notebook::{Body, Placement};
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::classroom::LabelBar;
use super::codes::LabelButtons;
use super::command_button::CommandButton;
use crate::platform::{marks, selection};
use crate::state::commands::{ADD_STRETCH, HIGHLIGHT, MARK_QUOTE, MARK_SOURCE, NOTE_SELECTION, PUT_HERE};
use crate::state::{Session, Shared};
use crate::text::t;

/// The props of [`MarkingBar`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The open article.
    pub session: Rc<Session>,
    /// The words selected, in bytes.
    pub selection: Span,
    /// The article's element.
    pub article: NodeRef,
}

/// A small bar beside the selection; on a small screen at the foot, where the browser's own menu is not.
#[component]
pub fn MarkingBar(props: &Props) -> Html {
    let node = use_node_ref();
    use_effect_with(props.selection, {
        let (node, article, document) = (node.clone(), props.article.clone(), props.session.document.clone());
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
            <MarkingButtons session={props.session.clone()} selection={props.selection} />
            if props.session.choosing {
                <span class="hint">{ t("choose-hint") }</span>
            }
        </div>
    }
}

/// The props of [`MarkingButtons`].
#[derive(Clone, PartialEq, Properties)]
pub struct ButtonsProps {
    /// The open article.
    pub session: Rc<Session>,
    /// The words selected, in bytes.
    pub selection: Span,
}

/// A button for each thing that words can be marked as.
#[component]
pub fn MarkingButtons(props: &ButtonsProps) -> Html {
    let session = &props.session;
    let codebook = Shared::from(&session.codebook);
    // Its labels are what words are marked with where an exercise is done; the source of a quote in focus may be selected.
    let exercise = session.exercise.as_ref().map(Shared::from);
    let mark_in_focus = session.focused().is_some_and(|m| m.placement != Placement::Orphan);
    let quote_in_focus = session
        .focused()
        .is_some_and(|m| matches!(m.body, Body::Attribution { .. }));
    html! {
        <>
            if session.placing().is_some() {
                <CommandButton command={&PUT_HERE} />
            }
            if let Some(exercise) = &exercise {
                <LabelBar exercise={exercise.clone()} document={Shared::from(&session.document)} selection={props.selection} />
            } else {
                <CommandButton command={&MARK_QUOTE} />
            }
            if quote_in_focus {
                <CommandButton command={&MARK_SOURCE} />
            }
            <CommandButton command={&HIGHLIGHT} />
            <CommandButton command={&NOTE_SELECTION} />
            if mark_in_focus {
                <CommandButton command={&ADD_STRETCH} />
            }
            if exercise.is_none() || !codebook.labels.is_empty() {
                <LabelButtons {codebook} />
            }
        </>
    }
}
