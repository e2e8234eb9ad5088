//! A field that is saved while one types.

use gloo::timers::callback::Timeout;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

/// Milliseconds without a key after which what was typed is saved.
const SETTLED: u32 = 600;

/// The props of [`Typed`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// Its name in the page.
    pub id: AttrValue,
    /// What it is for, where no label element says so.
    #[prop_or_default]
    pub label: Option<AttrValue>,
    /// What is saved.
    pub value: AttrValue,
    /// Told when one has stopped typing, and when one goes on to the next field; never twice of the same.
    pub on_save: Callback<String>,
    /// Whether it may be changed.
    pub writes: bool,
    /// How many lines it shows; one that has only one is left out, and takes no line ends.
    #[prop_or_default]
    pub rows: Option<AttrValue>,
    /// The list of what is proposed, where it has one line.
    #[prop_or_default]
    pub list: Option<AttrValue>,
    /// The browser's kind of field, where it has one line.
    #[prop_or(AttrValue::Static("text"))]
    pub kind: AttrValue,
}

/// Words that are saved while they are typed, and when one goes on.
#[component]
pub fn Typed(props: &Props) -> Html {
    let typed = use_state(|| props.value.to_string());
    let last = use_mut_ref(|| props.value.to_string());
    let soon = use_mut_ref(|| None::<Timeout>);
    // Undo, and another tab, change it from outside.
    use_effect_with(props.value.clone(), {
        let (typed, last) = (typed.clone(), last.clone());
        move |saved| {
            if *last.borrow() != **saved {
                last.replace(saved.to_string());
                typed.set(saved.to_string());
            }
        }
    });
    let save = {
        let (on_save, last) = (props.on_save.clone(), last.clone());
        Callback::from(move |text: String| {
            if *last.borrow() != text {
                last.replace(text.clone());
                on_save.emit(text);
            }
        })
    };
    let taken = {
        let (typed, save, soon) = (typed.clone(), save.clone(), soon.clone());
        move |text: String| {
            typed.set(text.clone());
            let save = save.clone();
            // The one before is dropped, and with it cancelled.
            soon.replace(Some(Timeout::new(SETTLED, move || save.emit(text))));
        }
    };
    let left = move |text: String| {
        drop(soon.take());
        save.emit(text);
    };
    let (id, label, value) = (props.id.clone(), props.label.clone(), (*typed).clone());
    match props.rows.clone() {
        Some(rows) => {
            let text = |event: &Event| event.target_unchecked_into::<HtmlTextAreaElement>().value();
            let oninput = move |event: InputEvent| taken(text(&event));
            let onchange = move |event: Event| left(text(&event));
            html! { <textarea {id} {rows} dir="auto" aria-label={label} readonly={!props.writes} {value} {oninput} {onchange} /> }
        }
        None => {
            let text = |event: &Event| event.target_unchecked_into::<HtmlInputElement>().value();
            let oninput = move |event: InputEvent| taken(text(&event));
            let onchange = move |event: Event| left(text(&event));
            html! {
                <input {id} type={props.kind.clone()} dir="auto" autocomplete="off" aria-label={label} readonly={!props.writes}
                    list={props.list.clone()} {value} {oninput} {onchange} />
            }
        }
    }
}
