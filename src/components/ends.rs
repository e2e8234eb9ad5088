//! Where a mark begins and ends: moved by buttons and keys, stretch by stretch, and saved as one step.

use std::rc::Rc;

use sayso_engine::Span;
use sayso_notebook::Mark;
use web_sys::Element;
use yew::prelude::*;

use super::words::cut_short;
use crate::platform::{found as painted, marks};
use crate::state::{Action, Card, End, Session, spoken, stepped, use_dispatch, with_spans};
use crate::text::{t, t_args};

/// The props of [`EndsForm`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The mark.
    pub mark: Mark,
    /// The open article.
    pub session: Rc<Session>,
    /// The article's element.
    pub article: NodeRef,
}

/// The four ways of an end: on or back, by a word or by a character.
const WAYS: [(bool, bool, &str); 4] = [
    (false, true, "ends-word-back"),
    (false, false, "ends-letter-back"),
    (true, false, "ends-letter-on"),
    (true, true, "ends-word-on"),
];

/// The stretches of a mark, with buttons for each end; arrow keys do the same to the stretch that is chosen.
#[component]
pub fn EndsForm(props: &Props) -> Html {
    let dispatch = use_dispatch();
    let s = &props.session;
    let spans = use_state(|| props.mark.body.anchor().spans.clone());
    let at = use_state(|| 0_usize);
    let form = use_node_ref();
    use_effect_with((), {
        let form = form.clone();
        move |()| {
            marks::focus(&form);
            || painted::clear(painted::ENDS)
        }
    });
    use_effect_with((*spans).clone(), {
        let (article, document) = (props.article.clone(), s.document.clone());
        move |spans: &Vec<Span>| {
            if let Some(article) = article.cast::<Element>() {
                let utf16 = |byte| document.index.utf16(&document.text, byte);
                let ranges = spans.iter().map(|span| utf16(span.start)..utf16(span.end)).collect();
                painted::paint(painted::ENDS, &article, ranges, None);
            }
        }
    });
    let go = {
        let (dispatch, spans, session) = (dispatch.clone(), spans.clone(), s.clone());
        move |end: End, on: bool, word: bool| {
            let now = stepped(&session.document, &spans, end, on, word);
            if now != *spans {
                dispatch.emit(Action::Announce(spoken::stretch(
                    &session.document.text,
                    &now,
                    end.stretch,
                )));
                spans.set(now);
            }
        }
    };
    let save = {
        let (dispatch, spans, props) = (dispatch.clone(), spans.clone(), props.clone());
        move || {
            let body = with_spans(&props.session, &props.mark, (*spans).clone());
            if body != props.mark.body {
                dispatch.emit(Action::Change(props.mark.id.clone(), body));
            }
            dispatch.emit(Action::ShowCard(Some(Card::Why)));
        }
    };
    let onkeydown = {
        let (dispatch, go, save, stretch) = (dispatch.clone(), go.clone(), save.clone(), *at);
        move |event: KeyboardEvent| {
            let on_button = event
                .target_dyn_into::<Element>()
                .is_some_and(|e| e.tag_name() == "BUTTON");
            let begins = event.shift_key();
            let by_word = !event.alt_key();
            match event.key().as_str() {
                "ArrowRight" => go(End { stretch, begins }, true, by_word),
                "ArrowLeft" => go(End { stretch, begins }, false, by_word),
                "Enter" if !on_button => save(),
                "Escape" => dispatch.emit(Action::ShowCard(Some(Card::Why))),
                _ => return,
            }
            event.prevent_default();
        }
    };
    let onsubmit = {
        let save = save.clone();
        move |event: SubmitEvent| {
            event.prevent_default();
            save();
        }
    };
    let several = spans.len() > 1;
    let stretches = spans.iter().enumerate().map(|(stretch, span)| {
        let ends = [(true, "ends-begins"), (false, "ends-ends")].map(|(begins, label)| {
            let ways = WAYS.map(|(on, word, way)| {
                let (go, at) = (go.clone(), at.clone());
                let onclick = move |_: MouseEvent| {
                    at.set(stretch);
                    go(End { stretch, begins }, on, word);
                };
                let sign = match (on, word) {
                    (false, true) => "«",
                    (false, false) => "‹",
                    (true, false) => "›",
                    (true, true) => "»",
                };
                let name = t_args(way, &[("end", t(label).to_string().into())]);
                html! { <button type="button" class="outline" aria-label={name} {onclick}>{ sign }</button> }
            });
            html! { <span class="ends-row"><span class="ends-name">{ t(label) }</span>{ for ways }</span> }
        });
        let remove = several.then(|| {
            let (spans, at) = (spans.clone(), at.clone());
            let onclick = move |_: MouseEvent| {
                let mut now = (*spans).clone();
                now.remove(stretch);
                spans.set(now);
                at.set(0);
            };
            html! { <button type="button" class="link" {onclick}>{ t("ends-remove") }</button> }
        });
        html! {
            <li class={classes!((several && stretch == *at).then_some("now"))}>
                <q>{ cut_short(span.of(&s.document.text)) }</q>
                { for ends }
                { for remove }
            </li>
        }
    });
    let cancel = dispatch.on(|_: MouseEvent| Action::ShowCard(Some(Card::Why)));
    html! {
        <form ref={form} class="ends" tabindex="-1" aria-label={t("card-ends")} {onkeydown} {onsubmit}>
            <p class="hint">
                { t("ends-lead") }
                <span class="keys-only">{ " " }{ t("ends-keys") }</span>
            </p>
            <ol class="ends-list">{ for stretches }</ol>
            <div class="card-row">
                <button type="submit" class="primary">{ t("change-save") }</button>
                <button type="button" class="outline" onclick={cancel}>{ t("change-cancel") }</button>
            </div>
        </form>
    }
}
