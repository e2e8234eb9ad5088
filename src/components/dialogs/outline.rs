//! What is where in the article, to go there.

use std::rc::Rc;

use sayso_notebook::Body;
use web_sys::Event;
use yew::prelude::*;

use crate::components::modal::Modal;
use crate::components::words::{excerpt, speaker};
use crate::state::caret::Caretwork;
use crate::state::outline::{Paragraph, paragraphs};
use crate::state::{Action, Card, Session, use_dispatch};
use crate::text::{t, t_args};

/// Lines that are there at once; the rest come at a press.
const FIRST: usize = 100;

/// What is listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Kind {
    /// Headline and paragraphs, in order.
    #[default]
    Paragraphs,
    /// Paragraphs, those with most marks first.
    Fullest,
    /// What somebody says.
    Quotes,
    /// Who speaks.
    Voices,
}

const KINDS: [(Kind, &str); 4] = [
    (Kind::Paragraphs, "outline-paragraphs"),
    (Kind::Fullest, "outline-fullest"),
    (Kind::Quotes, "outline-quotes"),
    (Kind::Voices, "outline-voices"),
];

/// The props of [`Outline`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The open article.
    pub session: Rc<Session>,
}

/// A list of one kind of thing in the article; a press goes there.
#[component]
pub fn Outline(props: &Props) -> Html {
    let dispatch = use_dispatch();
    let session = &props.session;
    let (kind, most) = (use_state(Kind::default), use_state(|| FIRST));
    let choices = KINDS.map(|(each, label)| {
        let (kind, most) = (kind.clone(), most.clone());
        let checked = *kind == each;
        let onchange = Callback::from(move |_: Event| {
            kind.set(each);
            most.set(FIRST);
        });
        html! { <label class="choice"><input type="radio" name="outline" {checked} {onchange} />{ t(label) }</label> }
    });
    let go = |action: Action| {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| {
            dispatch.emit(Action::ShowDialog(None));
            dispatch.emit(action.clone());
        })
    };
    let line = |words: AttrValue, about: AttrValue, action: Action| {
        html! {
            <li>
                <button type="button" class="outline-line" onclick={go(action)}>
                    <span class="passage">{ words }</span><span class="hint">{ about }</span>
                </button>
            </li>
        }
    };
    let of_paragraph = |paragraph: &Paragraph| {
        let about = match paragraph.marks {
            0 => AttrValue::default(),
            marks => t_args("review-count", &[("count", marks.into())]),
        };
        line(
            paragraph.words.clone().into(),
            about,
            Action::Caretwork(Caretwork::Begin(paragraph.start)),
        )
    };
    let lines: Vec<Html> = match *kind {
        Kind::Paragraphs => paragraphs(session).iter().map(of_paragraph).collect(),
        Kind::Fullest => {
            let mut all = paragraphs(session);
            all.retain(|paragraph| paragraph.marks > 0);
            all.sort_by_key(|paragraph| std::cmp::Reverse(paragraph.marks));
            all.iter().map(of_paragraph).collect()
        }
        Kind::Quotes => {
            let said = session.shown().filter(|m| matches!(m.body, Body::Attribution { .. }));
            let quote = said.map(|mark| {
                let who = speaker(mark, &session.cast).unwrap_or_else(|| t("speaker-nobody"));
                let there = Action::Focus(Some(mark.id.clone()), Some(Card::Why));
                line(excerpt(mark).into(), who, there)
            });
            quote.collect()
        }
        Kind::Voices => {
            let voice = session.cast.speaking().map(|member| {
                let (direct, reported) = (member.tally.direct, member.tally.reported);
                let about = t_args("outline-passages", &[("count", (direct + reported).into())]);
                line(
                    member.voice.name.clone().into(),
                    about,
                    Action::NextOf(member.voice.number),
                )
            });
            voice.collect()
        }
    };
    let left = lines.len() > *most;
    let nothing = lines.is_empty();
    let more = {
        let most = most.clone();
        move |_: MouseEvent| most.set(*most + FIRST)
    };
    html! {
        <Modal title={t("command-outline")} wide=true>
            <div class="by-words">
                <fieldset class="ways"><legend class="visually-hidden">{ t("outline-kind") }</legend>{ for choices }</fieldset>
                <p class="hint" role="status">{ if nothing { t("outline-nothing") } else { AttrValue::default() } }</p>
                <ol class="outline-list">{ for lines.into_iter().take(*most) }</ol>
                if left {
                    <button type="button" class="outline" onclick={more}>{ t("show-more") }</button>
                }
            </div>
        </Modal>
    }
}
