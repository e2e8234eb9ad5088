//! A dialog over the page.

use web_sys::HtmlDialogElement;
use yew::prelude::*;

use crate::components::icon::{Icon, Shape};
use crate::platform::focus;
use crate::state::{Action, use_dispatch};
use crate::text::t;

/// The props of [`Modal`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// What it is about.
    pub title: AttrValue,
    /// What is in it.
    pub children: Html,
    /// The buttons at its foot.
    #[prop_or_default]
    pub actions: Html,
    /// Whether it holds more than a question.
    #[prop_or_default]
    pub wide: bool,
    /// What becomes of it when it is to be closed, where more is to be said then.
    #[prop_or_default]
    pub on_close: Option<Callback<()>>,
}

/// A dialog over the page: takes the focus, gives it back when it goes, and closes on Escape.
#[component]
pub fn Modal(props: &Props) -> Html {
    let dispatch = use_dispatch();
    let node = use_node_ref();
    {
        let node = node.clone();
        use_effect_with((), move |()| {
            let before = focus::current();
            let dialog = node.cast::<HtmlDialogElement>();
            if let Some(dialog) = &dialog {
                // Fails only for a dialog that is open or not in the page, and this one is neither.
                let _ = dialog.show_modal();
            }
            move || {
                // While it is open nothing else can have the focus.
                if let Some(dialog) = dialog {
                    dialog.close();
                }
                focus::give_back(focus::form_at_mark().or(before));
                focus::keep();
            }
        });
    }
    let close = match &props.on_close {
        Some(on_close) => on_close.clone(),
        None => dispatch.on(|()| Action::ShowDialog(None)),
    };
    let oncancel = {
        let close = close.clone();
        Callback::from(move |event: Event| {
            event.prevent_default();
            close.emit(());
        })
    };
    // A browser lets nobody hold a dialog open against a second Escape, unless the key itself is taken.
    let onkeydown = props.on_close.clone().map(|close| {
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                event.prevent_default();
                close.emit(());
            }
        })
    });
    let close = close.reform(|_: MouseEvent| ());
    html! {
        <dialog ref={node} class={classes!("modal", props.wide.then_some("wide"))} aria-labelledby="modal-title" {oncancel} {onkeydown}>
            <header>
                <h2 id="modal-title" tabindex="-1" autofocus=true>{ props.title.clone() }</h2>
                <button type="button" class="icon" aria-label={t("close")} onclick={close}>
                    <Icon shape={Shape::Cross} />
                </button>
            </header>
            <div class="modal-body">{ props.children.clone() }</div>
            // The page's own is not listened to while the dialog is open.
            <div class="announced visually-hidden" aria-live="polite" aria-atomic="true" />
            if props.actions != Html::default() {
                <footer>{ props.actions.clone() }</footer>
            }
        </dialog>
    }
}
