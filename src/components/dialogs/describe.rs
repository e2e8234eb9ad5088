use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::components::modal::Modal;
use crate::state::{Action, ArticleMeta, Description, Dialog, Filed, use_dispatch};
use crate::text::t;

#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// As it is filed.
    pub article: ArticleMeta,
}

/// Asks what the article is to be called, where and when it was published, and for its tags.
#[component]
pub fn Describe(props: &Props) -> Html {
    let dispatch = use_dispatch();
    let fields: [NodeRef; 4] = std::array::from_fn(|_| NodeRef::default());
    let fields = use_memo((), |()| fields);
    let filing = &props.article.filing;
    let save = {
        let (dispatch, fields, article) = (dispatch.clone(), fields.clone(), props.article.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let value = |field: &NodeRef| field.cast::<HtmlInputElement>().map(|input| input.value());
            let [title, outlet, published, tags] = [0, 1, 2, 3].map(|i| value(&fields[i]).unwrap_or_default());
            let about = Description {
                title,
                outlet,
                published,
                tags,
            };
            dispatch.emit(Action::File(article.clone(), Filed::Described(about)));
        })
    };
    let cancel = dispatch.on(|_: MouseEvent| Action::ShowDialog(None::<Dialog>));
    let line = |i: usize, name: &'static str, value: String, hint: Option<&'static str>| {
        let hint_id = hint.map(|_| format!("{name}-hint"));
        html! {
            <p class="field">
                <label for={name}>{ t(name) }</label>
                <input id={name} ref={fields[i].clone()} type="text" {value} dir="auto" autocomplete="off"
                    aria-describedby={hint_id.clone()} />
                if let Some(hint) = hint {
                    <span id={hint_id} class="hint">{ t(hint) }</span>
                }
            </p>
        }
    };
    let actions = html! {
        <>
            <button type="button" class="outline" onclick={cancel}>{ t("cancel") }</button>
            <button type="submit" form="describe" class="primary">{ t("describe-save") }</button>
        </>
    };
    html! {
        <Modal title={t("describe-title")} {actions}>
            <form id="describe" class="fields" onsubmit={save}>
                { line(0, "describe-name", props.article.title.clone(), None) }
                { line(1, "describe-outlet", filing.outlet.clone(), None) }
                { line(2, "describe-published", filing.published.clone(), None) }
                { line(3, "describe-tags", filing.tags.join(", "), Some("describe-tags-hint")) }
            </form>
        </Modal>
    }
}
