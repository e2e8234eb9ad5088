//! Who says it: picked from those nearest to the quote, typed, or pressed in the article or the panel.

use std::rc::Rc;

use sayso_engine::Span;
use sayso_notebook::Mark;
use web_sys::{Element, HtmlInputElement};
use yew::prelude::*;

use super::words::around;
use crate::platform::{focus, found as painted, marks};
use crate::state::{Action, Candidate, Card, Session, badge, called, candidates, named_by, use_dispatch};
use crate::text::{t, t_args};

/// Candidates that are listed; the others come as their name is typed.
const LISTED: usize = 6;
/// Candidates whose place is painted in the text: those around the quote.
const PAINTED: usize = 40;

/// The props of [`PickForm`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The quote.
    pub mark: Mark,
    /// The open article.
    pub session: Rc<Session>,
    /// The article's element.
    pub article: NodeRef,
}

/// One line of the list.
#[derive(Clone, PartialEq)]
enum Choice {
    /// The words that are selected in the article.
    Words(Span, Candidate),
    /// One of those known.
    Known(Candidate),
    /// Somebody of the name that is typed.
    New(Candidate),
    /// Nobody is named.
    Nobody,
}

impl Choice {
    fn candidate(&self) -> Option<&Candidate> {
        match self {
            Choice::Words(_, candidate) | Choice::Known(candidate) | Choice::New(candidate) => Some(candidate),
            Choice::Nobody => None,
        }
    }
}

/// What can be chosen while `typed` stands in the field.
fn choices(s: &Session, all: &[Candidate], typed: &str) -> Vec<Choice> {
    let typed = typed.trim();
    let key = typed.to_lowercase();
    let fits = |candidate: &&Candidate| {
        let number = badge(candidate.voice);
        let member = candidate.voice.and_then(|number| s.cast.get(number));
        let aliases = member.map_or(&[][..], |m| &m.voice.aliases);
        let has = |name: &str| name.to_lowercase().contains(&key);
        number == key || has(&name(s, candidate)) || aliases.iter().any(|alias| has(alias))
    };
    let words = s.selection.filter(|_| typed.is_empty());
    let words = words.map(|span| Choice::Words(span, named_by(s, span)));
    let known = all.iter().filter(fits).take(LISTED).cloned().map(Choice::Known);
    let mut choices: Vec<Choice> = words.into_iter().chain(known).collect();
    let new = (!typed.is_empty()).then(|| called(s, typed));
    choices.extend(
        new.filter(|new| new.voice.is_none() && !all.iter().any(|c| c.speaker == new.speaker))
            .map(Choice::New),
    );
    if key.is_empty() || t("speaker-nobody").to_lowercase().contains(&key) {
        choices.push(Choice::Nobody);
    }
    choices
}

/// A field with a list: arrow keys go through those who could have said it, nearest first; Enter takes one. A press in the article
/// or in the panel does as well.
#[component]
pub fn PickForm(props: &Props) -> Html {
    let dispatch = use_dispatch();
    let (input, list) = (use_node_ref(), use_node_ref());
    let (typed, at) = (use_state(String::new), use_state(|| 0_usize));
    let s = &props.session;
    let all = use_memo((props.mark.id.clone(), props.session.clone()), |(_, s)| {
        candidates(s, &props.mark)
    });
    use_effect_with((), {
        let (input, list) = (input.clone(), list.clone());
        move |()| {
            // On a phone the keyboard would cover the names in the text.
            marks::focus(if marks::is_narrow() { &list } else { &input });
            || painted::clear(painted::NAMED)
        }
    });
    // What is selected is offered first.
    use_effect_with(s.selection, {
        let at = at.clone();
        move |_| at.set(0)
    });
    let choices: Rc<[Choice]> = choices(s, &all, &typed).into();
    let now = (*at).min(choices.len().saturating_sub(1));
    use_effect_with((all.clone(), choices.get(now).cloned()), {
        let (article, document) = (props.article.clone(), s.document.clone());
        move |(all, now): &(Rc<Vec<Candidate>>, Option<Choice>)| {
            if let Some(article) = article.cast::<Element>() {
                let utf16 = |byte| document.index.utf16(&document.text, byte);
                let range = |span: Span| utf16(span.start)..utf16(span.end);
                let current = now.as_ref().and_then(Choice::candidate).and_then(|c| c.at);
                let others = all.iter().take(PAINTED).filter_map(|c| c.at);
                let others = others.filter(|span| Some(*span) != current).map(range).collect();
                painted::paint(painted::NAMED, &article, others, current.map(range));
            }
        }
    });
    let take = {
        let (dispatch, choices, props) = (dispatch.clone(), choices.clone(), props.clone());
        Callback::from(move |place: usize| {
            let Some(choice) = choices.get(place) else { return };
            let (s, quote) = (&props.session, &props.mark);
            dispatch.emit(match choice {
                Choice::Words(span, candidate) => {
                    Action::Attribute(quote.id.clone(), Some(candidate.speaker.clone()), Some(*span))
                }
                Choice::Known(candidate) | Choice::New(candidate) => candidate.says(s, quote),
                Choice::Nobody => Action::Attribute(quote.id.clone(), None, None),
            });
        })
    };
    let oninput = {
        let (typed, at) = (typed.clone(), at.clone());
        move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                typed.set(input.value());
                at.set(0);
            }
        }
    };
    let onkeydown = {
        let (dispatch, at, take, count) = (dispatch.clone(), at.clone(), take.clone(), choices.len().max(1));
        move |event: KeyboardEvent| {
            match event.key().as_str() {
                "ArrowDown" => at.set((now + 1) % count),
                "ArrowUp" => at.set((now + count - 1) % count),
                "Enter" if !event.is_composing() => take.emit(now),
                "Escape" => {
                    let text = t("pick-left");
                    dispatch.emit(Action::ShowCard(Some(Card::Why)));
                    dispatch.emit(Action::Announce(text));
                }
                _ => return,
            }
            event.prevent_default();
        }
    };
    use_effect_with(now, |now| focus::bring_into_view(&option_id(*now)));
    // A press must not take the focus, or the selection, away before it is read.
    let onmousedown = |event: MouseEvent| event.prevent_default();
    let options = choices.iter().enumerate().map(|(place, choice)| {
        let onclick = {
            let take = take.clone();
            move |_: MouseEvent| take.emit(place)
        };
        let selected = place == now;
        html! {
            <li
                id={option_id(place)}
                role="option"
                class={classes!("pick-line", selected.then_some("now"))}
                aria-selected={selected.to_string()}
                {onclick}
            >
                { line(s, &props.mark, choice) }
            </li>
        }
    });
    html! {
        <div class="pick" {onkeydown}>
            <p id="pick-lead" class="hint">
                { t("pick-lead") }
                <span class="keys-only">{ " " }{ t("pick-keys") }</span>
            </p>
            <input
                ref={input}
                type="text"
                role="combobox"
                autocomplete="off"
                aria-label={t("pick-name")}
                aria-describedby="pick-lead"
                aria-controls="pick-list"
                aria-expanded="true"
                aria-autocomplete="list"
                aria-activedescendant={option_id(now)}
                placeholder={t("pick-name")}
                {oninput}
            />
            <ul
                ref={list}
                id="pick-list"
                class="pick-list"
                role="listbox"
                tabindex="-1"
                aria-label={t("card-pick")}
                aria-activedescendant={option_id(now)}
                {onmousedown}
            >
                { for options }
            </ul>
        </div>
    }
}

fn option_id(place: usize) -> String {
    format!("pick-{place}")
}

/// What they are called now.
fn name(s: &Session, candidate: &Candidate) -> String {
    let member = candidate.voice.and_then(|number| s.cast.get(number));
    member.map_or(&candidate.speaker.name, |m| &m.voice.name).clone()
}

fn line(s: &Session, quote: &Mark, choice: &Choice) -> Html {
    let Some(candidate) = choice.candidate() else {
        return html! { <><span class="badge nobody v0" aria-hidden="true" />{ t("speaker-nobody") }</> };
    };
    let hue = s.cast.hue(candidate.voice);
    let number = badge(candidate.voice);
    let says_it = candidate.voice.is_some() && candidate.voice == quote.voice;
    let (named, place) = match choice {
        Choice::Words(span, _) => {
            let words = span.of(&s.document.text).to_owned();
            (Some(t_args("pick-words", &[("words", words.into())])), None)
        }
        Choice::New(_) => (Some(t("pick-new")), None),
        _ => (None, candidate.at),
    };
    let around = place.map(|at| {
        let (before, after) = around(&s.document.text, at);
        html! { <span class="pick-around">{ before }<b>{ at.of(&s.document.text).to_owned() }</b>{ after }</span> }
    });
    html! {
        <>
            if candidate.voice.is_some() {
                <span class={format!("badge v{hue}")} data-badge={number.clone()} aria-hidden="true" />
                <span class="visually-hidden">{ number }{ " " }</span>
            }
            if let Some(named) = named {
                { named }
                { " · " }
            }
            <bdi class="pick-name">{ name(s, candidate) }</bdi>
            if says_it {
                { " · " }
                { t("pick-now") }
            }
            { for around }
        </>
    }
}
