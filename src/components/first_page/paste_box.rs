use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use crate::platform::clipboard::{self, Pasted};
use crate::platform::textarea;
use crate::state::{Action, Oddity, Tone, oddity, use_dispatch};
use crate::text::{t, t_args};

use super::oddity_line::OddityLine;

/// A longer paste (in bytes) is kept aside and only its beginning shown: a text box of megabytes holds up the page.
const LONG: usize = 200_000;

/// How much of a long paste is shown, in bytes.
const SHOWN: usize = 2_000;

#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// Whether the article is to be saved.
    pub keep: bool,
    /// Told when the person changes that.
    pub on_keep: Callback<bool>,
    /// Takes the text to be read.
    pub on_text: Callback<Rc<str>>,
}

/// What is in the box.
#[derive(Clone, Debug, Default, PartialEq)]
struct Contents {
    /// The paste as it was on the clipboard. A text box would change its line ends.
    pasted: Option<Rc<str>>,
    /// Whether only the beginning is shown, which cannot be edited then.
    long: bool,
    /// What is odd about the text.
    oddity: Option<Oddity>,
    /// Whether there is anything to read.
    any: bool,
}

/// The box for an article's text.
#[component]
pub fn PasteBox(props: &Props) -> Html {
    let dispatch = use_dispatch();
    let area = use_node_ref();
    let contents = use_state(Contents::default);

    let onpaste = {
        let (area, contents, dispatch) = (area.clone(), contents.clone(), dispatch.clone());
        Callback::from(move |event: Event| {
            // Yew gives a paste the type of any event.
            let event: ClipboardEvent = event.unchecked_into();
            let Some(area) = area.cast::<HtmlTextAreaElement>() else {
                return;
            };
            let Some(Pasted { mut text, replaced }) = clipboard::pasted(&event) else {
                return;
            };
            if !contents.long && !textarea::is_all_selected(&area) {
                // A paste into a text that is there is edited text: the browser does that better, if it is not long.
                if text.len() <= LONG {
                    return;
                }
                let (before, after) = textarea::around_selection(&area);
                text = format!("{before}{text}{after}");
            }
            event.prevent_default();
            let long = text.len() > LONG;
            area.set_value(if long {
                &text[..text.floor_char_boundary(SHOWN)]
            } else {
                &text
            });
            if replaced > 0 {
                let text = t_args("notice-replaced", &[("count", replaced.into())]);
                dispatch.emit(Action::Notify(Tone::Warning, text));
            }
            contents.set(Contents {
                oddity: oddity(&text),
                any: !text.trim().is_empty(),
                long,
                pasted: Some(text.into()),
            });
        })
    };
    let oninput = {
        let (area, contents) = (area.clone(), contents.clone());
        Callback::from(move |_: InputEvent| {
            let Some(area) = area.cast::<HtmlTextAreaElement>() else {
                return;
            };
            let text = textarea::text(&area).text;
            contents.set(Contents {
                oddity: oddity(&text),
                any: !text.trim().is_empty(),
                ..Contents::default()
            });
        })
    };
    let clear = {
        let (area, contents) = (area.clone(), contents.clone());
        Callback::from(move |_: MouseEvent| {
            if let Some(area) = area.cast::<HtmlTextAreaElement>() {
                area.set_value("");
                textarea::focus(&area);
            }
            contents.set(Contents::default());
        })
    };
    let read = {
        let (area, contents, dispatch, on_text) =
            (area.clone(), contents.clone(), dispatch.clone(), props.on_text.clone());
        Callback::from(move |()| {
            let Some(area) = area.cast::<HtmlTextAreaElement>() else {
                return;
            };
            let text = contents
                .pasted
                .clone()
                .unwrap_or_else(|| textarea::text(&area).text.into());
            if text.trim().is_empty() {
                dispatch.emit(Action::Notify(Tone::Info, t("first-empty")));
                textarea::focus(&area);
            } else if contents.oddity == Some(Oddity::Address) {
                // Nothing to read in it; the line under the box says what to do.
                textarea::focus(&area);
            } else {
                on_text.emit(text);
            }
        })
    };
    let onsubmit = {
        let read = read.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            read.emit(());
        })
    };
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
            event.prevent_default();
            read.emit(());
        }
    });
    let on_unsaved = props.on_keep.reform(|event: Event| {
        let ticked = event.target_unchecked_into::<HtmlInputElement>().checked();
        !ticked
    });
    html! {
        <form class="paste-box" {onsubmit}>
            <label for="paste">{ t("first-paste") }</label>
            <textarea id="paste" ref={area} rows="9" placeholder={t("first-paste-hint")} spellcheck="false"
                autocomplete="off" readonly={contents.long} aria-describedby="paste-oddity" {onpaste} {oninput} {onkeydown} />
            <div id="paste-oddity" role="status">
                if contents.long {
                    <p class="hint">
                        { t_args("first-long", &[("count", (contents.pasted.as_ref().map_or(0, |text| text.len() / 1000)).into())]) }
                        { " " }
                        <button type="button" class="link" onclick={clear}>{ t("first-clear") }</button>
                    </p>
                }
                if let Some(oddity) = contents.oddity {
                    <OddityLine {oddity} />
                }
            </div>
            <div class="paste-row">
                <label class="choice">
                    <input type="checkbox" checked={!props.keep} onchange={on_unsaved} />
                    <span>{ t("first-unsaved") }<span class="hint">{ t("first-unsaved-hint") }</span></span>
                </label>
                <button type="submit" class="primary" aria-disabled={(!contents.any).to_string()}>{ t("first-read") }</button>
            </div>
        </form>
    }
}
