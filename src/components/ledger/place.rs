use sayso_engine::Span;
use sayso_ledger::{Row, Source};
use sayso_notebook::MarkId;
use yew::prelude::*;

use crate::components::words::cut_short;
use crate::state::{Action, Dispatch, badge};
use crate::text::{t, t_args};

/// A button that shows a passage in the article, called by its paragraph.
pub fn place(dispatch: &Dispatch, row: &Row) -> Html {
    let mark = row.mark.clone();
    let onclick = dispatch.on(move |_: MouseEvent| Action::Focus(Some(mark.clone()), None));
    let title = AttrValue::from(cut_short(&row.said));
    let number = row.paragraph;
    let label = t_args(
        "ledger-place-long",
        &[("number", number.into()), ("words", title.as_str().into())],
    );
    html! {
        <button type="button" class="place-link" {title} aria-label={label} {onclick}>
            { t_args("ledger-place", &[("number", number.into())]) }
        </button>
    }
}

/// A button that shows words in the article, called by them.
pub fn words_at(dispatch: &Dispatch, words: &str, at: Span) -> Html {
    let onclick = dispatch.on(move |_: MouseEvent| Action::GoTo(at));
    html! { <button type="button" class="place-link" {onclick}>{ cut_short(words) }</button> }
}

/// A source by number and name.
pub fn name(source: &Source) -> AttrValue {
    match source.number {
        Some(number) => format!("{} {}", badge(Some(number)), source.name).into(),
        None => t("speaker-nobody"),
    }
}

/// The passage that comes next after what is in focus, round at the end. `rows` are by place.
pub fn next<'a>(rows: impl Iterator<Item = &'a Row>, dispatch: &Dispatch) -> Option<MarkId> {
    let app = dispatch.app();
    let focused = app.session.as_ref().and_then(|s| s.focused());
    let here = focused.map(|mark| mark.body.anchor().cover().start);
    let mut first = None;
    for row in rows {
        if here.is_none_or(|here| row.at.start > here) {
            return Some(row.mark.clone());
        }
        first = first.or(Some(row.mark.clone()));
    }
    first
}
