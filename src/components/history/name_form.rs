use sayso_notebook::Point;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::platform::marks;
use crate::state::{Action, use_dispatch};
use crate::text::{t, t_args};

/// Most chars of a version's name.
const LONGEST: &str = "80";

#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The point that gets the name.
    pub point: Point,
    /// The point in words, where it is not now.
    pub about: Option<AttrValue>,
    /// The name is given.
    pub named: Callback<()>,
}

/// Gives a point a name.
#[component]
pub fn NameForm(props: &Props) -> Html {
    let dispatch = use_dispatch();
    let field = use_node_ref();
    // Asked for at a step further down, the form takes the focus.
    use_effect_with(props.about.clone(), {
        let field = field.clone();
        move |about| {
            if about.is_some()
                && let Some(input) = field.cast::<HtmlInputElement>()
            {
                input.scroll_into_view();
                marks::focus(&field);
            }
        }
    });
    let onsubmit = {
        let (field, point, named) = (field.clone(), props.point, props.named.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if let Some(input) = field.cast::<HtmlInputElement>() {
                dispatch.emit(Action::Name(point, input.value()));
                input.set_value("");
                named.emit(());
            }
        })
    };
    let label = match &props.about {
        Some(point) => t_args("history-name-of", &[("point", point.to_string().into())]),
        None => t("history-name"),
    };
    html! {
        <form class="name-version" {onsubmit}>
            <label for="version-name">{ label }</label>
            <div class="name-row">
                <input id="version-name" ref={field} type="text" dir="auto" autocomplete="off" maxlength={LONGEST}
                    placeholder={t("history-name-hint")} />
                <button type="submit" class="outline">{ t("history-name-save") }</button>
            </div>
        </form>
    }
}
