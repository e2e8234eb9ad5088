//! The form that puts a quote's type or speaker right.

use sayso_engine::{QuoteKind, SourceKind};
use sayso_notebook::{Body, Mark, Speaker};
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::words::{SOURCE_KINDS, quote_kind, source_kind};
use crate::platform::marks::focus;
use crate::state::{Action, Card, Cast, Shared, badge, use_dispatch};
use crate::text::t;

const KINDS: [(QuoteKind, &str); 3] = [
    (QuoteKind::Direct, "direct"),
    (QuoteKind::Mixed, "mixed"),
    (QuoteKind::Indirect, "indirect"),
];

/// The choice of somebody who is not in the list; no voice's number is like it.
const OTHER: &str = "other";
/// The choice of nobody.
const NOBODY: &str = "nobody";

/// The props of [`ChangeForm`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The quote.
    pub mark: Mark,
    /// Whom to choose from.
    pub cast: Shared<Cast>,
}

/// Type, and speaker: one of the voices, somebody else, or nobody named.
#[component]
pub fn ChangeForm(props: &Props) -> Html {
    let dispatch = use_dispatch();
    let onkeydown = use_callback((), {
        let dispatch = dispatch.clone();
        move |event: KeyboardEvent, ()| {
            if event.key() == "Escape" {
                event.prevent_default();
                dispatch.emit(Action::ShowCard(None));
            }
        }
    });
    let Body::Attribution { kind, source, .. } = &props.mark.body else {
        return Html::default();
    };
    let known = props.mark.voice.map(|number| badge(Some(number)));
    let kind = use_state(|| *kind);
    let speaker = use_state(|| known.unwrap_or_else(|| NOBODY.to_owned()));
    let (name, source_is) = (use_node_ref(), use_node_ref());
    let first = use_node_ref();
    use_effect_with((), {
        let first = first.clone();
        move |()| focus(&first)
    });
    use_effect_with(*speaker == OTHER, {
        let name = name.clone();
        move |&other| {
            if other {
                focus(&name);
            }
        }
    });
    let kinds = KINDS.into_iter().map(|(value, id)| {
        let kind_now = kind.clone();
        let onchange = move |_: Event| kind_now.set(value);
        html! {
            <label class="choice">
                <input type="radio" name="quote-kind" value={id} checked={*kind == value} {onchange} />
                { quote_kind(value) }
            </label>
        }
    });
    let members = props.cast.members.iter().map(|member| {
        let number = badge(Some(member.voice.number));
        let selected = *speaker == number;
        html! { <option value={number.clone()} {selected}>{ format!("{number} {}", member.voice.name) }</option> }
    });
    let onspeaker = {
        let speaker = speaker.clone();
        move |event: Event| {
            if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
                speaker.set(select.value());
            }
        }
    };
    let onsubmit = {
        let (dispatch, props, kind, speaker) = (dispatch.clone(), props.clone(), kind.clone(), speaker.clone());
        let (name, source_is) = (name.clone(), source_is.clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            let other = || {
                let name = name.cast::<HtmlInputElement>()?.value().trim().to_owned();
                let chosen = source_is.cast::<HtmlSelectElement>()?.value();
                let kind = SOURCE_KINDS.into_iter().find(|(_, id)| *id == chosen);
                let kind = kind.map_or(SourceKind::Person, |(kind, _)| kind);
                (!name.is_empty()).then_some(Speaker { name, kind })
            };
            let chosen = match speaker.as_str() {
                OTHER => other(),
                number => {
                    let mut members = props.cast.members.iter();
                    let member = members.find(|m| badge(Some(m.voice.number)) == number);
                    member.map(|m| m.voice.speaker.clone())
                }
            };
            let mut body = props.mark.body.clone();
            if let Body::Attribution {
                kind: k, speaker: s, ..
            } = &mut body
            {
                (*k, *s) = (*kind, chosen);
            }
            if body != props.mark.body {
                dispatch.emit(Action::Change(props.mark.id.clone(), body));
            }
            dispatch.emit(Action::ShowCard(None));
        }
    };
    let cancel = dispatch.on(|_: MouseEvent| Action::ShowCard(Some(Card::Why)));
    let words = source.as_ref().map(|s| s.exact.clone()).unwrap_or_default();
    // A name to be typed is a person's, most often.
    let source_kinds = SOURCE_KINDS.into_iter().map(|(kind, id)| {
        html! { <option value={id} selected={kind == SourceKind::Person}>{ source_kind(kind) }</option> }
    });
    html! {
        <form class="change" {onsubmit} {onkeydown}>
            <label for="change-speaker">{ t("change-speaker") }</label>
            <select id="change-speaker" ref={first} onchange={onspeaker}>
                { for members }
                <option value={OTHER} selected={*speaker == OTHER}>{ t("change-other") }</option>
                <option value={NOBODY} selected={*speaker == NOBODY}>{ t("speaker-nobody") }</option>
            </select>
            if *speaker == OTHER {
                <div class="change-other">
                    <label for="change-name">{ t("change-name") }</label>
                    <input id="change-name" ref={name} type="text" autocomplete="off" value={words} required=true />
                    <label for="change-kind">{ t("change-source-kind") }</label>
                    <select id="change-kind" ref={source_is}>{ for source_kinds }</select>
                </div>
            }
            <fieldset>
                <legend>{ t("change-kind") }</legend>
                { for kinds }
            </fieldset>
            <div class="card-row">
                <button type="submit" class="primary">{ t("change-save") }</button>
                <button type="button" class="outline" onclick={cancel}>{ t("change-cancel") }</button>
            </div>
        </form>
    }
}
