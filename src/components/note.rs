//! Writing a note: its words, its sign, its tags.

use sayso_notebook::{NoteSign, tag_typed, tags};
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, DragEvent, HtmlElement, HtmlTextAreaElement};
use yew::prelude::*;

use crate::platform::clipboard;
use crate::platform::marks::focus;
use crate::platform::textarea;
use crate::state::{App, use_dispatch};
use crate::text::{t, t_args};

/// Most UTF-16 units of a note. More was meant for somewhere else.
const MOST: u32 = 1_000_000;
/// UTF-16 units before the caret in which a tag is looked for.
const LONGEST_TAG: u32 = 64;
/// Most tags that are offered at once.
const OFFERED: usize = 6;

/// The props of [`NoteForm`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The name of the text area in the page.
    #[prop_or(AttrValue::Static("note-text"))]
    pub id: AttrValue,
    /// What it is a note on.
    #[prop_or_else(|| t("card-note"))]
    pub label: AttrValue,
    /// The note as it is.
    pub note: AttrValue,
    /// Whether this tab may write.
    pub writes: bool,
    /// Keeps what was typed, if it is not what was there.
    pub on_keep: Callback<String>,
    /// The form is done with by its button.
    pub on_saved: Callback<()>,
    /// The form is left by a key.
    pub on_left: Callback<()>,
}

/// A text area with the three signs, and the tags in use that what is typed could become. What is typed is kept however the
/// form is left.
#[component]
pub fn NoteForm(props: &Props) -> Html {
    let dispatch = use_dispatch();
    let area = use_node_ref();
    let (sign_before, words) = NoteSign::split(&props.note);
    let sign = use_state(|| sign_before);
    let offered = use_state(Vec::<String>::new);
    let too_much = use_state(|| None::<u32>);
    use_effect_with((), {
        let area = area.clone();
        move |()| {
            focus(&area);
            if let Some(area) = area.cast::<HtmlTextAreaElement>() {
                textarea::caret_to_end(&area);
            }
        }
    });
    let keep = {
        let (area, before, on_keep) = (area.clone(), props.note.clone(), props.on_keep.clone());
        Callback::from(move |sign: Option<NoteSign>| {
            let Some(area) = area.cast::<HtmlTextAreaElement>() else {
                return;
            };
            let words = area.value();
            let words = words.trim();
            let note = match sign {
                Some(sign) => sign.turned(words),
                None => words.to_owned(),
            };
            if *note != *before {
                on_keep.emit(note);
            }
        })
    };
    // The browser's own limit would cut short what is pasted and say nothing.
    let has_room = {
        let (area, too_much) = (area.clone(), too_much.clone());
        move |more: usize| {
            let there = area.cast::<HtmlTextAreaElement>().map_or(0, |area| area.text_length());
            let all = there.saturating_add(u32::try_from(more).unwrap_or(u32::MAX));
            let fits = all <= MOST;
            too_much.set((!fits).then_some(all));
            fits
        }
    };
    let onpaste = {
        let has_room = has_room.clone();
        move |event: Event| {
            let pasted = event.dyn_ref::<ClipboardEvent>().and_then(clipboard::pasted);
            if pasted.is_some_and(|pasted| !has_room(pasted.text.encode_utf16().count())) {
                event.prevent_default();
            }
        }
    };
    let ondrop = move |event: DragEvent| {
        let text = event.data_transfer().and_then(|data| data.get_data("text/plain").ok());
        if text.is_some_and(|text| !has_room(text.encode_utf16().count())) {
            event.prevent_default();
        }
    };
    let oninput = {
        let (area, offered, dispatch) = (area.clone(), offered.clone(), dispatch.clone());
        move |_: InputEvent| {
            let Some(area) = area.cast::<HtmlTextAreaElement>() else {
                return;
            };
            let before = textarea::before_caret(&area, LONGEST_TAG);
            let fitting = tag_typed(&before)
                .map(|typed| fitting(typed, &dispatch.app()))
                .unwrap_or_default();
            if *offered != fitting {
                offered.set(fitting);
            }
        }
    };
    let onfocusout = {
        let (keep, sign) = (keep.clone(), *sign);
        move |event: FocusEvent| {
            let form = event
                .current_target()
                .and_then(|form| form.dyn_into::<HtmlElement>().ok());
            let to = event
                .related_target()
                .and_then(|to| to.dyn_into::<web_sys::Node>().ok());
            let within = form.is_some_and(|form| to.is_some() && form.contains(to.as_ref()));
            if !within {
                keep.emit(sign);
            }
        }
    };
    let onsubmit = {
        let (keep, sign, on_saved) = (keep.clone(), *sign, props.on_saved.clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            keep.emit(sign);
            on_saved.emit(());
        }
    };
    let onkeydown = {
        let (keep, sign, on_left) = (keep.clone(), *sign, props.on_left.clone());
        move |event: KeyboardEvent| {
            let done = event.key() == "Enter" && (event.ctrl_key() || event.meta_key());
            if event.key() == "Escape" || done {
                event.prevent_default();
                event.stop_propagation();
                keep.emit(sign);
                on_left.emit(());
            }
        }
    };
    let signs = NoteSign::ALL.into_iter().map(|each| {
        let is_on = *sign == Some(each);
        let onclick = {
            let sign = sign.clone();
            Callback::from(move |_: MouseEvent| sign.set((!is_on).then_some(each)))
        };
        html! {
            <button type="button" class="note-sign-button" aria-pressed={is_on.to_string()} title={sign_name(each)} aria-label={sign_name(each)} {onclick}>
                { each.as_str() }
            </button>
        }
    });
    let tags = offered.iter().map(|tag| {
        let (area, offered, with) = (area.clone(), offered.clone(), tag.clone());
        let onclick = Callback::from(move |_: MouseEvent| {
            if let Some(area) = area.cast::<HtmlTextAreaElement>() {
                let before = textarea::before_caret(&area, LONGEST_TAG);
                if let Some(typed) = tag_typed(&before) {
                    textarea::replace_before_caret(&area, typed, &format!("{with} "));
                }
                textarea::focus(&area);
            }
            offered.set(Vec::new());
        });
        html! { <button key={tag.clone()} type="button" class="outline" {onclick}>{ format!("#{tag}") }</button> }
    });
    html! {
        <form class="note" {onsubmit} {onfocusout} {onkeydown}>
            <label class="visually-hidden" for={props.id.clone()}>{ props.label.clone() }</label>
            <textarea
                id={props.id.clone()}
                ref={area.clone()}
                rows="4"
                dir="auto"
                maxlength={MOST.to_string()}
                readonly={!props.writes}
                placeholder={t("note-placeholder")}
                defaultvalue={words.to_owned()}
                aria-describedby={format!("{}-hint", props.id)}
                {oninput}
                {onpaste}
                {ondrop}
            />
            <div class="note-tags" role="group" aria-label={t("note-tags")}>{ for tags }</div>
            <p class="visually-hidden" role="status">
                if !offered.is_empty() {
                    { t_args("note-tags-offered", &[("count", offered.len().into())]) }
                }
            </p>
            <div role="alert">
                if let Some(all) = *too_much {
                    <p class="note-too-much">
                        { t_args("note-too-much", &[("count", (all / 1000).into()), ("most", (MOST / 1000).into())]) }
                    </p>
                }
            </div>
            <p id={format!("{}-hint", props.id)} class="hint">{ t("note-hint") }</p>
            if props.writes {
                <div class="card-row">
                    <button type="submit" class="primary">{ t("note-save") }</button>
                    <span class="note-signs" role="group" aria-label={t("note-signs")}>{ for signs }</span>
                </div>
            }
        </form>
    }
}

/// What a sign is called.
pub fn sign_name(sign: NoteSign) -> AttrValue {
    t(match sign {
        NoteSign::Question => "note-question",
        NoteSign::Important => "note-important",
        NoteSign::Star => "note-star",
    })
}

/// The tags in use in the open article that begin with what is typed, those used most first.
fn fitting(typed: &str, app: &App) -> Vec<String> {
    let Some(session) = &app.session else { return Vec::new() };
    let typed = typed.to_lowercase();
    let used = tags_in_use(session.notes().map(|(_, note)| &*note.text));
    let fits = |tag: &String| tag.to_lowercase().starts_with(&typed) && tag.to_lowercase() != typed;
    used.into_iter().filter(fits).take(OFFERED).collect()
}

/// All tags in these notes, those used most first, each once.
pub fn tags_in_use<'a>(notes: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut counts = std::collections::BTreeMap::<&str, usize>::new();
    for tag in notes.flat_map(tags) {
        *counts.entry(tag).or_default() += 1;
    }
    let mut all: Vec<(&str, usize)> = counts.into_iter().collect();
    all.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    all.into_iter().map(|(tag, _)| tag.to_owned()).collect()
}
