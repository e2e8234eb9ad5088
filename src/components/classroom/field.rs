//! Fields of a form that is saved as one goes on.

use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

/// The props of [`Line`] and [`Area`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// Its name in the page.
    pub id: AttrValue,
    /// What it is for.
    pub label: AttrValue,
    /// What is in it.
    pub value: AttrValue,
    /// Told when one goes on to the next field.
    pub on_change: Callback<String>,
    /// How many lines it shows.
    #[prop_or(AttrValue::Static("3"))]
    pub rows: AttrValue,
    /// What to know about it.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// What is typed: `text`, `number`.
    #[prop_or(AttrValue::Static("text"))]
    pub kind: AttrValue,
    /// How it looks.
    #[prop_or_default]
    pub class: Classes,
}

/// One line.
#[component]
pub fn Line(props: &Props) -> Html {
    let on_change = props.on_change.clone();
    let onchange = move |event: Event| on_change.emit(event.target_unchecked_into::<HtmlInputElement>().value());
    let step = (props.kind == "number").then_some("any");
    html! {
        <div class="line-field">
            <label for={props.id.clone()}>{ props.label.clone() }</label>
            <input id={props.id.clone()} class={props.class.clone()} type={props.kind.clone()} {step} dir="auto" autocomplete="off"
                value={props.value.clone()} {onchange} />
        </div>
    }
}

/// Several lines.
#[component]
pub fn Area(props: &Props) -> Html {
    let on_change = props.on_change.clone();
    let onchange = move |event: Event| on_change.emit(event.target_unchecked_into::<HtmlTextAreaElement>().value());
    let hint_id = props.hint.as_ref().map(|_| format!("{}-hint", props.id));
    html! {
        <div class="line-field">
            <label for={props.id.clone()}>{ props.label.clone() }</label>
            <textarea id={props.id.clone()} rows={props.rows.clone()} dir="auto" aria-describedby={hint_id.clone()}
                value={props.value.clone()} {onchange} />
            if let Some(hint) = &props.hint {
                <p id={hint_id} class="hint">{ hint.clone() }</p>
            }
        </div>
    }
}
