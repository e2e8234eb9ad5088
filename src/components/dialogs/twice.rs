use std::rc::Rc;

use yew::prelude::*;

use crate::components::modal::Modal;
use crate::platform::dates;
use crate::state::{Action, Twice, use_dispatch};
use crate::text::{t, t_args};

#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The file and the article here.
    pub twice: Rc<Twice>,
    /// Whether to save what the file brings in this browser.
    pub keep: bool,
}

/// Asks what to do with a file whose article is in this browser already, with other work on it. Neither is lost.
#[component]
pub fn OpenTwice(props: &Props) -> Html {
    let dispatch = use_dispatch();
    let Twice { file, here } = &*props.twice;
    let open_here = {
        let id = here.id.clone();
        dispatch.on(move |_: MouseEvent| Action::OpenSaved(id.clone()))
    };
    let open_file = {
        let (twice, keep) = (props.twice.clone(), props.keep);
        dispatch.on(move |_: MouseEvent| Action::OpenText {
            text: twice.file.text.as_str().into(),
            entries: twice.file.journal.entries().to_vec(),
            keep,
        })
    };
    let cancel = dispatch.on(|_: MouseEvent| Action::ShowDialog(None));
    let actions = html! {
        <>
            <button type="button" class="outline" onclick={cancel}>{ t("cancel") }</button>
            <button type="button" class="outline" onclick={open_here}>{ t("twice-here") }</button>
            <button type="button" class="primary" onclick={open_file}>{ t("twice-both") }</button>
        </>
    };
    let changes = |count: usize| t_args("article-changes", &[("count", count.into())]);
    html! {
        <Modal title={t("twice-title")} {actions}>
            <p class="about"><bdi>{ here.title.clone() }</bdi></p>
            <dl class="two">
                <dt>{ t("twice-in-browser") }</dt>
                <dd>{ dates::shown(here.changed) }{ " · " }{ changes(here.entries as usize) }</dd>
                <dt>{ t("twice-in-file") }</dt>
                <dd>{ changes(file.journal.entries().len()) }</dd>
            </dl>
            <p>{ t("twice-lead") }</p>
        </Modal>
    }
}
