//! Who somebody is who speaks: what they are called, what they are, for whom they speak, who is the same person, and what they did not
//! say.

use std::rc::Rc;

use sayso_engine::SourceKind;
use sayso_notebook::{Body, Details, Mark, MarkId, MarkState, Placement};
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::later::{Later, Place};
use super::words::{SOURCE_KINDS, excerpt, source_kind};
use crate::in_part;
use crate::platform::marks;
use crate::platform::parts::Part;
use crate::state::{Action, Member, Session, called, use_dispatch};
use crate::text::{t, t_args};

/// Names that are offered, and passages that are listed, at most.
const LISTED: usize = 100;

/// The props of [`PersonForm`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// Who.
    pub member: Member,
    /// The open article.
    pub session: Rc<Session>,
    /// Called when the form is done with.
    pub on_close: Callback<()>,
}

/// The form, as soon as its part is here.
pub fn person_form(props: Props) -> Html {
    let draw = Callback::from(move |()| form(props.clone()));
    html! { <Later part={Part::Article} place={Place::Tab} {draw} /> }
}

in_part! { "article", "0062":
    fn form(props: Props) -> Html {
        html! { <PersonForm ..props /> }
    }
}

/// The passages in the text that a voice says.
fn passages<'a>(s: &'a Session, member: &Member) -> impl Iterator<Item = &'a Mark> {
    let number = member.voice.number;
    let stands = |m: &&Mark| m.state != MarkState::Dismissed && m.placement != Placement::Orphan;
    let marks = s.marks.iter().map(|m| &**m).filter(stands);
    marks.filter(move |m| matches!(m.body, Body::Attribution { .. }) && m.voice == Some(number))
}

/// Without white space at the ends, and with single spaces.
fn tidy(typed: &str) -> String {
    typed.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[component]
fn PersonForm(props: &Props) -> Html {
    let dispatch = use_dispatch();
    let (s, voice) = (&props.session, &props.member.voice);
    let (name, same) = (use_node_ref(), use_node_ref());
    // What is typed stands here: what is drawn anew for a fault's sake keeps it.
    let draft = use_state(|| Details {
        name: voice.name.clone(),
        kind: voice.kind,
        role: voice.roles.first().cloned().unwrap_or_default(),
        speaks_for: Some(voice.speaks_for.clone().unwrap_or_default()),
    });
    let fault = use_state(|| None::<AttrValue>);
    let chosen = use_state(Vec::<MarkId>::new);
    use_effect_with((), {
        let name = name.clone();
        move |()| marks::focus(&name)
    });
    let onkeydown = {
        let on_close = props.on_close.clone();
        move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                event.prevent_default();
                on_close.emit(());
            }
        }
    };
    let onsubmit = {
        let (dispatch, props, fault) = (dispatch.clone(), props.clone(), fault.clone());
        let draft = draft.clone();
        move |event: SubmitEvent| {
            event.prevent_default();
            let (s, voice) = (&props.session, &props.member.voice);
            // An organisation is kept by the name it had first, whatever it is called since.
            let whom = draft.speaks_for.as_deref().map(tidy).filter(|whom| !whom.is_empty());
            let whom = whom.map(|whom| called(s, &whom).speaker.name);
            let in_circle = |whom: &String| s.notebook.identities.speaks_in_circle(&voice.speaker, whom);
            if let Some(whom) = whom.as_ref().filter(|whom| in_circle(whom)) {
                fault.set(Some(t_args("person-circle", &[("whom", whom.into())])));
                return;
            }
            let details = Details {
                name: tidy(&draft.name),
                kind: draft.kind,
                role: tidy(&draft.role),
                speaks_for: whom,
            };
            if details.name.is_empty() {
                fault.set(Some(t("person-nameless")));
                return;
            }
            dispatch.emit(Action::Describe(voice.speaker.clone(), details));
            props.on_close.emit(());
        }
    };
    let join = {
        let (dispatch, props, fault, same) = (dispatch.clone(), props.clone(), fault.clone(), same.clone());
        move |_: MouseEvent| {
            let typed = same
                .cast::<HtmlInputElement>()
                .map(|input| tidy(&input.value()))
                .unwrap_or_default();
            let other = called(&props.session, &typed);
            match other.voice {
                _ if typed.is_empty() => {}
                Some(number) if number == props.member.voice.number => fault.set(Some(t("person-oneself"))),
                Some(number) => {
                    dispatch.emit(Action::Join(props.member.voice.number, number));
                    props.on_close.emit(());
                }
                None => fault.set(Some(t_args("person-unknown", &[("name", typed.into())]))),
            }
        }
    };
    let typing = |change: fn(&mut Details, String)| {
        let draft = draft.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                let mut now = (*draft).clone();
                change(&mut now, input.value());
                draft.set(now);
            }
        })
    };
    let onkind = {
        let draft = draft.clone();
        move |event: Event| {
            let chosen = event
                .target_dyn_into::<HtmlSelectElement>()
                .map(|select| select.value());
            if let Some((kind, _)) = SOURCE_KINDS.into_iter().find(|(_, id)| Some(*id) == chosen.as_deref()) {
                draft.set(Details {
                    kind,
                    ..(*draft).clone()
                });
            }
        }
    };
    let kinds = SOURCE_KINDS.into_iter().map(|(kind, id)| {
        html! { <option value={id} selected={kind == draft.kind}>{ source_kind(kind) }</option> }
    });
    let others = s
        .cast
        .speaking()
        .filter(|m| m.voice.number != voice.number)
        .take(LISTED);
    let others = others.map(|m| html! { <option value={m.voice.name.clone()} /> });
    let bodies = s
        .scan
        .people
        .all
        .iter()
        .filter(|p| matches!(p.kind, SourceKind::Organisation | SourceKind::Group | SourceKind::Media));
    let bodies = bodies.take(LISTED).map(|p| html! { <option value={p.name.clone()} /> });
    let joined = voice.joined.iter().map(|speaker| {
        let part = dispatch.on({
            let speaker = speaker.clone();
            move |_: MouseEvent| Action::Part(speaker.clone())
        });
        html! {
            <li>
                <bdi>{ &speaker.name }</bdi>
                <button type="button" class="link" onclick={part}>{ t("person-part") }</button>
            </li>
        }
    });
    let lines = passages(s, &props.member).take(LISTED).map(|mark| {
        let id = mark.id.clone();
        let checked = chosen.contains(&id);
        let chosen = chosen.clone();
        let onchange = move |_: Event| {
            let mut now = (*chosen).clone();
            if checked {
                now.retain(|other| *other != id);
            } else {
                now.push(id.clone());
            }
            chosen.set(now);
        };
        html! {
            <li>
                <label class="choice">
                    <input type="checkbox" {checked} {onchange} />
                    <q>{ excerpt(mark) }</q>
                </label>
            </li>
        }
    });
    let split = {
        let (dispatch, number, chosen, on_close) =
            (dispatch.clone(), voice.number, chosen.clone(), props.on_close.clone());
        move |_: MouseEvent| {
            dispatch.emit(Action::Split(number, (*chosen).clone()));
            on_close.emit(());
        }
    };
    let cancel = {
        let on_close = props.on_close.clone();
        move |_: MouseEvent| on_close.emit(())
    };
    html! {
        <form class="person" aria-label={t_args("person-form", &[("name", voice.name.clone().into())])} {onsubmit} {onkeydown}>
            if let Some(fault) = &*fault {
                <p class="faults" role="alert">{ fault }</p>
            }
            <label for="person-name">{ t("change-name") }</label>
            <input id="person-name" ref={name} type="text" dir="auto" autocomplete="off" value={draft.name.clone()} oninput={typing(|now, typed| now.name = typed)} />
            <label for="person-kind">{ t("change-source-kind") }</label>
            <select id="person-kind" onchange={onkind}>{ for kinds }</select>
            <label for="person-role">{ t("person-role") }</label>
            <input id="person-role" type="text" dir="auto" autocomplete="off" value={draft.role.clone()} oninput={typing(|now, typed| now.role = typed)} />
            <label for="person-speaks-for">{ t("person-speaks-for") }</label>
            <input id="person-speaks-for" type="text" dir="auto" autocomplete="off" list="person-bodies" value={draft.speaks_for.clone().unwrap_or_default()} oninput={typing(|now, typed| now.speaks_for = Some(typed))} />
            <datalist id="person-bodies">{ for bodies }</datalist>
            <div class="card-row">
                <button type="submit" class="primary">{ t("change-save") }</button>
                <button type="button" class="outline" onclick={cancel}>{ t("change-cancel") }</button>
            </div>
            <label for="person-same">{ t("person-same") }</label>
            <div class="name-row">
                <input id="person-same" ref={same} type="text" dir="auto" autocomplete="off" list="person-others" />
                <button type="button" class="outline" onclick={join}>{ t("person-join") }</button>
            </div>
            <datalist id="person-others">{ for others }</datalist>
            <p class="hint">{ t("person-join-hint") }</p>
            if !voice.joined.is_empty() {
                <p class="person-head">{ t("person-joined") }</p>
                <ul class="person-list">{ for joined }</ul>
            }
            <details>
                <summary>{ t("person-passages") }</summary>
                <p class="hint">{ t("person-split-hint") }</p>
                <ul class="person-list">{ for lines }</ul>
                <button type="button" class="outline" disabled={chosen.is_empty()} onclick={split}>{ t("person-split") }</button>
            </details>
        </form>
    }
}
