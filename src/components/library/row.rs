use yew::prelude::*;

use crate::platform::{dates, marks};
use crate::state::{Action, ArticleMeta, Dialog, Filed, Hit, use_dispatch};
use crate::text::{t, t_args};

use super::shelves::Shelf;

#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    pub article: ArticleMeta,
    /// Where the words searched for were found.
    pub hit: Hit,
    /// Where the keyboard goes when the row is gone.
    pub heading: NodeRef,
}

/// An article: what it is, how far the work on it is, and what can be done with it.
#[component]
pub fn Row(props: &Props) -> Html {
    let dispatch = use_dispatch();
    let article = &props.article;
    let (summary, filing) = (&article.summary, &article.filing);
    let id = article.id.clone();
    let open = dispatch.on(move |_: MouseEvent| Action::OpenSaved(id.clone()));
    // `gone`: it leaves the list, and the keyboard must not be lost with it.
    let act = |name: &'static str, gone: bool, action: Action| {
        let (dispatch, heading) = (dispatch.clone(), props.heading.clone());
        let onclick = Callback::from(move |_: MouseEvent| {
            if gone {
                marks::focus(&heading);
            }
            dispatch.emit(action.clone());
        });
        let label = t_args(
            "row-about",
            &[
                ("action", t(name).to_string().into()),
                ("title", (&*article.title).into()),
            ],
        );
        html! { <button type="button" aria-label={label} {onclick}>{ t(name) }</button> }
    };
    let file = |filed: Filed| Action::File(article.clone(), filed);
    let actions = if filing.binned.is_some() {
        html! {
            <>
                { act("row-put-back", true, file(Filed::Binned(false))) }
                { act("row-delete", false, Action::ShowDialog(Some(Dialog::Delete(Box::new(article.clone()))))) }
            </>
        }
    } else {
        let archive = if filing.archived { "row-take-out" } else { "row-archive" };
        html! {
            <>
                { act("row-describe", false, Action::ShowDialog(Some(Dialog::Describe(Box::new(article.clone()))))) }
                { act("row-duplicate", false, Action::Duplicate(article.id.clone())) }
                { act(archive, true, file(Filed::Archived(!filing.archived))) }
                { act("row-bin", true, file(Filed::Binned(true))) }
            </>
        }
    };
    let work = summary.work;
    let published = [&*filing.outlet, &*filing.published]
        .into_iter()
        .filter(|words| !words.is_empty());
    let published: Vec<&str> = published.collect();
    let published = if published.is_empty() {
        summary.byline.clone()
    } else {
        published.join(" · ")
    };
    html! {
        <li>
            <button type="button" class="saved-article" onclick={open} disabled={!can_open(article)}>
                <bdi>{ article.title.clone() }</bdi>
                if !published.is_empty() {
                    <bdi class="published">{ published }</bdi>
                }
                if props.hit.excerpt.is_empty() {
                    <bdi class="lead">{ summary.lead.clone() }</bdi>
                } else {
                    <bdi class="excerpt">
                        if props.hit.in_note {
                            <span class="hint">{ t("row-in-note") }{ " " }</span>
                        }
                        { props.hit.excerpt.clone() }
                    </bdi>
                }
                <span class="hint">
                    { t_args("words", &[("count", summary.words.into())]) }
                    if work.notes > 0 {
                        { " · " }{ t_args("article-notes", &[("count", work.notes.into())]) }
                    }
                    { " · " }{ dates::shown(article.changed) }
                </span>
                if work.proposed > 0 {
                    <span class="progress hint">
                        <progress max={work.proposed.to_string()} value={work.decided.to_string()} aria-hidden="true" />
                        { t_args("row-checked", &[("done", work.decided.into()), ("all", work.proposed.into())]) }
                    </span>
                }
                if !filing.tags.is_empty() {
                    <span class="row-tags">{ for filing.tags.iter().map(|tag| html! { <bdi class="tag">{ tag.clone() }</bdi> }) }</span>
                }
            </button>
            <div class="row-actions">{ actions }</div>
        </li>
    }
}

/// What lies in the bin is put back first.
fn can_open(article: &ArticleMeta) -> bool {
    !Shelf::Bin.holds(article)
}
