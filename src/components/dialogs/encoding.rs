use std::rc::Rc;

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::components::modal::Modal;
use crate::platform::files::{ENCODINGS, Encoding, Undecoded};
use crate::state::{Action, use_dispatch};
use crate::text::{t, t_args};

/// How much of the text is shown, in chars.
const SHOWN: usize = 600;

#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The file, which is not UTF-8.
    pub file: Rc<Undecoded>,
    /// Whether to save the article in this browser.
    pub keep: bool,
}

/// Asks how a file's letters are written, and shows what would come out.
#[component]
pub fn ChooseEncoding(props: &Props) -> Html {
    let dispatch = use_dispatch();
    let chosen = use_state(|| ENCODINGS[0]);
    let text = use_memo((props.file.clone(), chosen.label), |(file, _)| {
        beginning(&file.decode(*chosen).text)
    });
    let open = {
        let (file, keep, encoding) = (props.file.clone(), props.keep, *chosen);
        dispatch.on(move |_: MouseEvent| Action::OpenDecoded {
            file: file.decode(encoding),
            keep,
        })
    };
    let cancel = dispatch.on(|_: MouseEvent| Action::ShowDialog(None));
    let onchange = {
        let chosen = chosen.setter();
        Callback::from(move |event: Event| {
            let label = event.target_unchecked_into::<HtmlSelectElement>().value();
            if let Some(encoding) = ENCODINGS.iter().find(|e| e.label == label) {
                chosen.set(*encoding);
            }
        })
    };
    let choice = |encoding: &'static Encoding| {
        html! {
            <option value={encoding.label} selected={chosen.label == encoding.label}>{ t(encoding.name) }</option>
        }
    };
    let actions = html! {
        <>
            <button type="button" class="outline" onclick={cancel}>{ t("cancel") }</button>
            <button type="button" class="primary" onclick={open}>{ t("encoding-open") }</button>
        </>
    };
    html! {
        <Modal title={t("encoding-title")} wide=true {actions}>
            <p>{ t_args("encoding-lead", &[("name", props.file.name.clone().into())]) }</p>
            <label class="choice">
                { t("encoding-choices") }
                <select {onchange}>{ for ENCODINGS.iter().map(choice) }</select>
            </label>
            <h3 id="encoding-preview">{ t("encoding-preview") }</h3>
            <div class="preview" tabindex="0" role="region" aria-labelledby="encoding-preview" dir="auto">{ &*text }</div>
        </Modal>
    }
}

fn beginning(text: &str) -> String {
    text.chars().take(SHOWN).filter(|c| *c != '\0').collect()
}
