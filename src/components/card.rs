//! The card at the mark in focus: "Why is this marked?"

use std::rc::Rc;

use gloo::render::request_animation_frame;
use sayso_engine::{CueStrength, Role};
use sayso_notebook::{Body, Codebook, Mark, MarkId, MarkState};
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::change::ChangeForm;
use super::codes::{LabelChoice, sign};
use super::command_button::CommandButton;
use super::ends::EndsForm;
use super::handles::Handles;
use super::markdown::Markdown;
use super::note::NoteForm;
use super::pick::PickForm;
use super::words::{cue_strength, mark_kind, mark_state};
use crate::platform::marks;
use crate::state::commands::{ACCEPT, CHANGE, DELETE, DISMISS, ENDS, EVERYWHERE, NOTE, WHO};
use crate::state::{
    Action, Card, Cast, Dialog, Dispatch, Session, Shared, badge, example, mark_key, rule, use_dispatch,
};
use crate::text::{t, t_args};

/// The props of [`MarkCard`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The mark in focus.
    pub mark: Mark,
    /// What is shown of it.
    pub card: Card,
    /// Everybody who speaks.
    pub cast: Shared<Cast>,
    /// The labels.
    pub codebook: Shared<Codebook>,
    /// The open article.
    pub session: Rc<Session>,
    /// The chunks of the article that the mark touches.
    pub chunks: Vec<usize>,
    /// The article's element.
    pub article: NodeRef,
}

/// Floats beside its mark, never over it; on a small screen, a sheet at the foot.
#[component]
pub fn MarkCard(props: &Props) -> Html {
    let dispatch = use_dispatch();
    let node = use_node_ref();
    let mark = &props.mark;
    let key = mark_key(&mark.id);
    use_effect_with((key, props.card), {
        let (node, article) = (node.clone(), props.article.clone());
        let chunks = props.chunks.clone();
        move |(key, _)| {
            let key = key.clone();
            // A mark just made is on the page only when all that changed has been drawn.
            let frame = request_animation_frame(move |_| {
                let (Some(node), Some(article)) = (node.cast::<HtmlElement>(), article.cast::<Element>()) else {
                    return;
                };
                let Some(rect) = marks::rect_of(&marks::children(&article, &chunks), &key) else {
                    return;
                };
                if marks::is_narrow() {
                    marks::unplace(&node);
                    marks::clear_of(&node, rect);
                } else {
                    marks::place(&node, rect);
                }
            });
            move || drop(frame)
        }
    });
    let close = dispatch.on(|_: MouseEvent| Action::ShowCard(None));
    let inside = match props.card {
        Card::Why => why(props, &dispatch),
        Card::Change if mark.body.label().is_some() => {
            html! { <LabelChoice mark={mark.clone()} codebook={props.codebook.clone()} /> }
        }
        Card::Change => html! { <ChangeForm mark={mark.clone()} cast={props.cast.clone()} /> },
        Card::Pick => html! {
            <PickForm mark={mark.clone()} session={props.session.clone()} article={props.article.clone()} />
        },
        Card::Ends => html! {
            <EndsForm mark={mark.clone()} session={props.session.clone()} article={props.article.clone()} />
        },
        Card::Note => note(mark, props.session.writes(), &dispatch),
    };
    let heading = t(match props.card {
        Card::Why if mark.state == MarkState::Own => "card-own",
        Card::Why if matches!(mark.body, Body::Signal { .. }) => "card-signal",
        Card::Why => "card-why",
        Card::Change => "card-change",
        Card::Pick => "card-pick",
        Card::Ends => "card-ends",
        Card::Note => "card-note",
    });
    let member = mark.voice.and_then(|number| props.cast.get(number));
    let pulled = props.session.writes() && props.card == Card::Why && !props.chunks.is_empty();
    html! {
        <>
        if pulled {
            <Handles mark={mark.clone()} session={props.session.clone()} article={props.article.clone()} />
        }
        <div ref={node} class="card" role="dialog" aria-labelledby="card-heading">
            <div class="card-head">
                <h2 id="card-heading">{ heading }</h2>
                <button type="button" class="icon" aria-label={t("card-close")} onclick={close}>
                    <span aria-hidden="true">{ "✕" }</span>
                </button>
            </div>
            <p class="card-mark">
                if let Some(member) = member {
                    <span class={format!("badge v{}", member.hue)} data-badge={badge(mark.voice)} aria-hidden="true" />
                    <bdi class="card-name">{ &member.voice.name }</bdi>
                    if let Some(whom) = &member.voice.speaks_for {
                        { " · " }
                        { t_args("speaks-for", &[("whom", whom.into())]) }
                    }
                    { " · " }
                } else if matches!(mark.body, Body::Attribution { .. }) {
                    <span class="badge nobody v0" aria-hidden="true" />
                    { t("speaker-nobody") }
                    { " · " }
                }
                if let Some(label) = mark.body.label() {
                    { sign(label, &props.codebook) }
                }
                { mark_kind(mark, &props.codebook) }
                if mark.nested {
                    { " · " }
                    { t("card-nested") }
                }
                if let Some(state) = mark_state(mark.state) {
                    { " · " }
                    if matches!(mark.state, MarkState::Accepted | MarkState::Corrected) {
                        <span class="tick" aria-hidden="true">{ "✓ " }</span>
                    }
                    { state }
                }
            </p>
            { inside }
        </div>
        </>
    }
}

fn note(mark: &Mark, writes: bool, dispatch: &Dispatch) -> Html {
    let id = mark.id.clone();
    let on_keep = dispatch.on(move |note: String| Action::Note(id.clone(), note));
    let on_saved = dispatch.on(|()| Action::ShowCard(Some(Card::Why)));
    let on_left = dispatch.on(|()| Action::ShowCard(None));
    let note = mark.note.clone().unwrap_or_default();
    // Of another mark it is another form. A suggestion that gets its note becomes a mark of its own under the form.
    let key = match &mark.id {
        MarkId::Suggestion(_) => String::new(),
        MarkId::Annotation(_) => mark_key(&mark.id),
    };
    html! { <NoteForm {key} {note} {writes} {on_keep} {on_saved} {on_left} /> }
}

fn why(props: &Props, dispatch: &Dispatch) -> Html {
    let mark = &props.mark;
    let rule = mark.rule.as_deref().and_then(rule);
    let reason = rule.as_ref().map(|rule| {
        let trigger = trigger(mark, &props.session.document.text);
        let id = AttrValue::from(rule.id.clone());
        let onclick = dispatch.on(move |_: MouseEvent| Action::ShowDialog(Some(Dialog::Rules(Some(id.clone())))));
        html! {
            <>
                <p class="why">{ &rule.why }</p>
                if let Some((label, words)) = trigger {
                    <p class="trigger">
                        { t(label) }{ " " }<code>{ &words }</code>
                        if let Some(strength) = CueStrength::of(&words).filter(|_| label == "card-trigger") {
                            { " " }{ cue_strength(strength) }
                        }
                    </p>
                }
                if let Some(example) = example(rule) {
                    <p class="example"><span>{ t("card-example") }</span>{ " " }<q>{ example }</q></p>
                }
                <p><button type="button" class="link" {onclick}>{ t("card-rule") }</button></p>
            </>
        }
    });
    let machine = mark.rule.is_some();
    let attribution = matches!(mark.body, Body::Attribution { .. });
    let signal = matches!(mark.body, Body::Signal { .. });
    let note = mark.note.clone();
    html! {
        <>
            { for reason }
            if let Some(definition) = definition(props) {
                <p class="why">{ definition }</p>
            }
            if let Some(note) = note {
                <div class="card-note"><Markdown text={note} /></div>
            }
            if mark.state == MarkState::Suggested && props.session.writes() {
                <p class="hint">{ t(if signal { "card-signal-doubt" } else { "card-doubt" }) }</p>
            }
            if props.session.writes() {
                <div class="card-row">
                    if mark.state == MarkState::Suggested {
                        <CommandButton command={&ACCEPT} class="outline" />
                    }
                    if machine {
                        <CommandButton command={&DISMISS} class="outline" />
                    }
                    if attribution {
                        <span class="pull" data-pull=""><CommandButton command={&WHO} class="outline" /></span>
                    }
                    if attribution || (mark.state == MarkState::Own && mark.body.label().is_some()) {
                        <CommandButton command={&CHANGE} class="outline" />
                    }
                    <CommandButton command={&ENDS} class="outline" />
                    <CommandButton command={&NOTE} class="outline" />
                    if !attribution && !signal {
                        <CommandButton command={&EVERYWHERE} class="outline" />
                    }
                    if mark.state == MarkState::Own {
                        <CommandButton command={&DELETE} class="outline" shows_key=false />
                    }
                </div>
            }
        </>
    }
}

/// When the mark's label applies.
fn definition(props: &Props) -> Option<String> {
    let label = props.codebook.label(props.mark.body.label()?)?;
    (!label.definition.is_empty()).then(|| label.definition.clone())
}

/// The words that set the rule off, with the message that says what they are: the saying words; where there are
/// none, the source; of a name, the name.
fn trigger(mark: &Mark, text: &str) -> Option<(&'static str, String)> {
    let words = |of: Role| {
        let parts = mark.body.parts().filter(|(role, _)| *role == of);
        let spans = parts.flat_map(|(_, anchor)| &anchor.spans);
        let words: Vec<&str> = spans.filter_map(|span| text.get(span.range())).collect();
        (!words.is_empty()).then(|| words.join(" … "))
    };
    if matches!(
        mark.body,
        Body::Entity { .. } | Body::Signal { .. } | Body::Label { .. }
    ) {
        return Some(("card-trigger-name", words(Role::Whole)?));
    }
    let cue = words(Role::Cue).map(|words| ("card-trigger", words));
    cue.or_else(|| Some(("card-trigger-source", words(Role::Source)?)))
}
