//! Marking without selecting on the page: by a list of sentences, a text box, or words that are typed.

use std::rc::Rc;

use sayso_engine::Span;
use web_sys::{HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::prelude::*;

use crate::components::marking::MarkingButtons;
use crate::components::modal::Modal;
use crate::platform::selection::trimmed;
use crate::platform::{focus, textarea};
use crate::state::by_words::{Place, byte_in_box, in_box, places_of, sentences_with, words_in};
use crate::state::{Action, Card, Session, Shared, use_dispatch};
use crate::text::{t, t_args};

/// Lines that are there at once; the rest come at a press.
const FIRST: usize = 60;
/// Most words of which the first and the last one can be chosen by a list: more are no passage that one marks.
const MOST_WORDS: usize = 400;

/// How the words are come by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Way {
    /// A list of all sentences.
    #[default]
    Sentences,
    /// All of the text in a box with the browser's own caret.
    Box,
    /// Words that are typed or pasted, and looked for.
    Typed,
}

const WAYS: [(Way, &str); 3] = [
    (Way::Sentences, "by-words-sentences"),
    (Way::Box, "by-words-box"),
    (Way::Typed, "by-words-typed"),
];

/// The props of [`ByWords`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The open article.
    pub session: Rc<Session>,
}

/// First words are chosen, in one of three ways; then their first and last one can be put right, and they are marked.
#[component]
pub fn ByWords(props: &Props) -> Html {
    let dispatch = use_dispatch();
    let session = &props.session;
    let way = use_state(Way::default);
    // What was chosen from: its words are those that the first and the last one are chosen of.
    let within = use_state(|| None::<Span>);
    let step = use_node_ref();
    let chosen = session.selection.filter(|_| within.is_some());

    // Words that are marked are chosen no more: back to the list, or to the form that asks for more.
    use_effect_with((session.selection, session.card), {
        let (dispatch, within) = (dispatch.clone(), within.clone());
        move |&(selection, card)| {
            if selection.is_none() && within.is_some() {
                within.set(None);
                if matches!(card, Some(Card::Change | Card::Note | Card::Pick)) {
                    dispatch.emit(Action::ShowDialog(None));
                }
            }
        }
    });
    // What is left open is chosen no more.
    use_effect_with((), {
        let dispatch = dispatch.clone();
        move |()| move || dispatch.emit(Action::Choose(None))
    });
    // The step that comes takes the focus from the one that goes.
    let was = use_mut_ref(|| false);
    use_effect_with(chosen.is_some(), {
        let step = step.clone();
        move |&is| {
            if was.replace(is) != is {
                focus::give_back(step.cast());
            }
        }
    });

    let choose = {
        let (dispatch, within) = (dispatch.clone(), within.clone());
        Callback::from(move |span: Span| {
            within.set(Some(span));
            dispatch.emit(Action::Choose(Some(span)));
        })
    };
    let inside = match (chosen, *within) {
        (Some(chosen), Some(within)) => {
            html! { <Chosen session={session.clone()} {chosen} {within} step={step.clone()} /> }
        }
        _ => {
            let ways = WAYS.map(|(each, label)| {
                let way = way.clone();
                let checked = *way == each;
                let onchange = Callback::from(move |_: Event| way.set(each));
                html! {
                    <label class="choice"><input type="radio" name="by-words" {checked} {onchange} />{ t(label) }</label>
                }
            });
            let draw = match *way {
                Way::Sentences => html! { <Sentences session={session.clone()} on_choose={choose} /> },
                Way::Box => html! { <TextBox session={session.clone()} on_choose={choose} /> },
                Way::Typed => html! { <Typed session={session.clone()} on_choose={choose} /> },
            };
            html! {
                <>
                    <h3 ref={step} tabindex="-1">{ t("by-words-find") }</h3>
                    <fieldset class="ways"><legend class="visually-hidden">{ t("by-words-way") }</legend>{ for ways }</fieldset>
                    { draw }
                </>
            }
        }
    };
    html! {
        <Modal title={t("by-words-title")} wide=true><div class="by-words">{ inside }</div></Modal>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct WayProps {
    session: Rc<Session>,
    on_choose: Callback<Span>,
}

/// A button that chooses a passage, named by its words.
fn mark_button(label: &str, words: &str, span: Span, on_choose: &Callback<Span>) -> Html {
    let onclick = on_choose.reform(move |_: MouseEvent| span);
    let about = t_args("by-words-mark-about", &[("words", words.into())]);
    html! { <button type="button" class="outline" aria-label={about} {onclick}>{ t(label) }</button> }
}

/// What is typed into a field.
fn typed(into: &UseStateHandle<String>) -> Callback<InputEvent> {
    let into = into.clone();
    Callback::from(move |event: InputEvent| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            into.set(input.value());
        }
    })
}

#[component]
fn Sentences(props: &WayProps) -> Html {
    let document = Shared::from(&props.session.document);
    let (sought, most) = (use_state(String::new), use_state(|| FIRST));
    let found = use_memo(
        (document.clone(), (*sought).clone(), *most),
        |(document, sought, most)| sentences_with(document, sought, *most + 1),
    );
    let lines = found.iter().take(*most).map(|&span| {
        let words = span.of(&document.text);
        html! {
            <li key={span.start}>
                <span class="passage">{ words }</span>
                { mark_button("by-words-mark", words, span, &props.on_choose) }
            </li>
        }
    });
    let more = {
        let most = most.clone();
        move |_: MouseEvent| most.set(*most + FIRST)
    };
    html! {
        <>
            <p class="field">
                <label for="by-words-with">{ t("by-words-with") }</label>
                <input id="by-words-with" type="text" dir="auto" autocomplete="off" oninput={typed(&sought)} />
            </p>
            <p class="hint" role="status">
                { if found.is_empty() { t("by-words-none") } else { AttrValue::default() } }
            </p>
            <ol class="passages">{ for lines }</ol>
            if found.len() > *most {
                <button type="button" class="outline" onclick={more}>{ t("show-more") }</button>
            }
        </>
    }
}

#[component]
fn TextBox(props: &WayProps) -> Html {
    let area = use_node_ref();
    let nothing = use_state(|| false);
    let document = Shared::from(&props.session.document);
    let text = use_memo(document.clone(), |document| AttrValue::from(in_box(&document.text)));
    let onclick = {
        let (area, nothing, on_choose) = (area.clone(), nothing.clone(), props.on_choose.clone());
        Callback::from(move |_: MouseEvent| {
            let Some(area) = area.cast::<HtmlTextAreaElement>() else {
                return;
            };
            let (start, end) = textarea::selection(&area);
            let byte = |at| byte_in_box(&document.text, at);
            let span = trimmed(&document.text, Span::new(byte(start), byte(end)));
            nothing.set(span.is_none());
            if let Some(span) = span {
                on_choose.emit(span);
            }
        })
    };
    // A box that may not be typed into has no caret in some browsers: in this one nothing that is typed counts.
    use_effect_with((), {
        let area = area.clone();
        move |()| {
            let listener = area
                .cast::<HtmlTextAreaElement>()
                .map(|area| textarea::keep_as_it_is(&area));
            move || drop(listener)
        }
    });
    html! {
        <>
            <p class="field">
                <label for="by-words-text">{ t("by-words-text") }</label>
                <textarea id="by-words-text" ref={area} rows="12" inputmode="none" aria-readonly="true" spellcheck="false"
                    value={(*text).clone()} />
            </p>
            <p class="hint" role="status">
                { if *nothing { t("by-words-nothing") } else { AttrValue::default() } }
            </p>
            <button type="button" class="primary" {onclick}>{ t("by-words-selected") }</button>
        </>
    }
}

#[component]
fn Typed(props: &WayProps) -> Html {
    let document = Shared::from(&props.session.document);
    let (sought, most) = (use_state(String::new), use_state(|| FIRST));
    let found = use_memo((document.clone(), (*sought).clone()), |(document, sought)| {
        places_of(document, sought)
    });
    let told = match (sought.trim().is_empty(), found.len()) {
        (true, _) => AttrValue::default(),
        (_, 0) => t("find-nothing"),
        (_, count) => t_args("by-words-places", &[("count", count.into())]),
    };
    let lines = found.iter().take(*most).enumerate().map(|(i, place)| {
        let Place { before, span, after } = place;
        let words = span.of(&document.text);
        let about = format!("{before}{words}{after}");
        html! {
            <li key={i}>
                <span class="passage">{ before }<mark>{ words }</mark>{ after }</span>
                { mark_button("by-words-mark", &about, *span, &props.on_choose) }
            </li>
        }
    });
    let more = {
        let most = most.clone();
        move |_: MouseEvent| most.set(*most + FIRST)
    };
    html! {
        <>
            <p class="field">
                <label for="by-words-these">{ t("by-words-these") }</label>
                <input id="by-words-these" type="text" dir="auto" autocomplete="off" oninput={typed(&sought)} />
            </p>
            <p class="hint" role="status">{ told }</p>
            <ol class="passages">{ for lines }</ol>
            if found.len() > *most {
                <button type="button" class="outline" onclick={more}>{ t("show-more") }</button>
            }
        </>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct ChosenProps {
    session: Rc<Session>,
    /// What is to be marked.
    chosen: Span,
    /// What it was chosen from.
    within: Span,
    /// The heading, which gets the focus.
    step: NodeRef,
}

/// The words chosen, their first and last one to be put right, and what they can be marked as.
#[component]
fn Chosen(props: &ChosenProps) -> Html {
    let dispatch = use_dispatch();
    let (session, chosen) = (&props.session, props.chosen);
    let document = Shared::from(&session.document);
    let words = use_memo((document.clone(), props.within), |(document, within)| {
        words_in(document, *within)
    });
    let text = &*document.text;
    let first = words.iter().position(|word| word.end > chosen.start).unwrap_or(0);
    let last = words.iter().rposition(|word| word.start < chosen.end).unwrap_or(0);
    let ends = |label: &'static str, at: usize, span: fn(&[Span], Span, usize) -> Option<Span>| {
        let (dispatch, all) = (dispatch.clone(), words.clone());
        let onchange = Callback::from(move |event: Event| {
            let select = event.target_dyn_into::<HtmlSelectElement>();
            let place = select.and_then(|select| usize::try_from(select.selected_index()).ok());
            if let Some(span) = place.and_then(|place| span(&all, chosen, place)) {
                dispatch.emit(Action::Choose(Some(span)));
            }
        });
        let options = words.iter().enumerate().map(|(i, word)| {
            html! { <option value={i.to_string()} selected={i == at}>{ format!("{}. {}", i + 1, word.of(text)) }</option> }
        });
        html! {
            <p class="field">
                <label for={label}>{ t(label) }</label>
                <select id={label} {onchange}>{ for options }</select>
            </p>
        }
    };
    let back = dispatch.on(|_: MouseEvent| Action::Choose(None));
    html! {
        <>
            <h3 ref={props.step.clone()} tabindex="-1">{ t("by-words-mark-as") }</h3>
            <blockquote class="preview">{ chosen.of(text) }</blockquote>
            if words.len() <= MOST_WORDS {
                <div class="two-fields">
                    { ends("by-words-first", first, |words, chosen, at| {
                        let start = words.get(at)?.start;
                        Some(Span::new(start, chosen.end.max(words[at].end)))
                    }) }
                    { ends("by-words-last", last, |words, chosen, at| {
                        let end = words.get(at)?.end;
                        Some(Span::new(chosen.start.min(words[at].start), end))
                    }) }
                </div>
            }
            <div class="mark-as" role="group" aria-label={t("by-words-mark-as")}>
                <MarkingButtons session={session.clone()} selection={chosen} />
            </div>
            <button type="button" class="outline" onclick={back}>{ t("by-words-other") }</button>
        </>
    }
}
