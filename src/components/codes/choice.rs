use sayso_notebook::{Body, Codebook, Mark};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::platform::marks::focus;
use crate::state::{Action, Card, Shared, use_dispatch};
use crate::text::t;

/// The props of [`LabelChoice`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// A mark with a label.
    pub mark: Mark,
    /// What there is to choose from.
    pub codebook: Shared<Codebook>,
}

/// The form that gives a mark another label.
#[component]
pub fn LabelChoice(props: &Props) -> Html {
    let dispatch = use_dispatch();
    let select = use_node_ref();
    use_effect_with((), {
        let select = select.clone();
        move |()| focus(&select)
    });
    let Body::Label { label, at } = &props.mark.body else {
        return Html::default();
    };
    let onkeydown = {
        let dispatch = dispatch.clone();
        move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                event.prevent_default();
                dispatch.emit(Action::ShowCard(None));
            }
        }
    };
    let onsubmit = {
        let (dispatch, select, id, at) = (dispatch.clone(), select.clone(), props.mark.id.clone(), at.clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            if let Some(label) = select.cast::<HtmlSelectElement>().map(|select| select.value()) {
                let at = at.clone();
                dispatch.emit(Action::Change(id.clone(), Body::Label { label, at }));
            }
            dispatch.emit(Action::ShowCard(Some(Card::Why)));
        }
    };
    let cancel = dispatch.on(|_: MouseEvent| Action::ShowCard(Some(Card::Why)));
    // A label that is gone from the codebook since is kept until another is chosen.
    let gone = props.codebook.label(label).is_none().then_some((label, label));
    let known = props.codebook.labels.iter().map(|label| (&label.id, &label.name));
    let options = gone.into_iter().chain(known).map(|(id, name)| {
        html! { <option value={id.clone()} selected={id == label}>{ name }</option> }
    });
    html! {
        <form class="change" {onsubmit} {onkeydown}>
            <label for="change-label">{ t("change-label") }</label>
            <select id="change-label" ref={select}>{ for options }</select>
            <div class="card-row">
                <button type="submit" class="primary">{ t("change-save") }</button>
                <button type="button" class="outline" onclick={cancel}>{ t("change-cancel") }</button>
            </div>
        </form>
    }
}
