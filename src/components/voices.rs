//! The panel's tab "Who says it?".

use sayso_notebook::VoiceNumber;
use yew::prelude::*;

use super::command_button::CommandButton;
use super::person::{self, person_form};
use super::words::source_kind;
use crate::hooks::use_people_pull;
use crate::platform::marks;
use crate::state::commands::SOURCES;
use crate::state::{Action, Cast, Member, Picked, Shared, badge, use_dispatch};
use crate::text::{t, t_args};

/// The props of [`VoicesTab`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// Everybody who speaks.
    pub cast: Shared<Cast>,
    /// Who says what is in focus.
    pub current: Option<VoiceNumber>,
    /// What is in focus, in its first words.
    pub excerpt: Option<AttrValue>,
    /// Whether one of them is being picked as the one who says a quote.
    pub picking: bool,
    /// Whether this tab may write.
    pub writes: bool,
}

/// Cards, and stretches of the share bar, that are there at once; the rest of the cards come at a press.
pub const FIRST: usize = 60;

/// Share bar and cards, in order of the numbers.
#[component]
pub fn VoicesTab(props: &Props) -> Html {
    let cast = &props.cast;
    let most = use_state(|| FIRST);
    let editing = use_state(|| None::<VoiceNumber>);
    let dispatch = use_dispatch();
    use_people_pull(&dispatch);
    let writes = props.writes;
    let on_edit = use_callback(editing.setter(), |(number, open): (VoiceNumber, bool), editing| {
        editing.set((!open).then_some(number))
    });
    let nobody = (cast.nobody > 0).then(|| {
        html! {
            <p class="nobody-line">
                <span class="badge nobody v0" aria-hidden="true" />
                { t_args("voices-nobody", &[("count", cast.nobody.into())]) }
            </p>
        }
    });
    if cast.speaking().next().is_none() {
        return nobody.unwrap_or_else(|| html! { <p class="empty">{ t("voices-none") }</p> });
    }
    let picking = props.picking;
    let is_current = |member: &Member| props.current == Some(member.voice.number);
    let listed = cast.speaking().enumerate().filter(|(i, m)| *i < *most || is_current(m));
    let members = listed.map(|(_, member)| {
        let current = is_current(member);
        let excerpt = props.excerpt.clone().filter(|_| current);
        let number = member.voice.number;
        let open = *editing == Some(number) && writes;
        let on_edit = writes.then(|| on_edit.clone());
        let session = dispatch.app().session.clone().filter(|_| open);
        let form = session.map(|session| {
            let editing = editing.clone();
            person_form(person::Props {
                member: member.clone(),
                session,
                on_close: Callback::from(move |()| editing.set(None)),
            })
        });
        html! {
            <li key={badge(Some(number))}>
                <VoiceCard member={member.clone()} {current} {excerpt} {picking} {open} {on_edit} />
                { form.unwrap_or_default() }
            </li>
        }
    });
    let more = {
        let most = most.clone();
        move |_: MouseEvent| most.set(*most + FIRST)
    };
    html! {
        <>
            <h2>{ t("voices-heading") }</h2>
            <ShareBar cast={props.cast.clone()} />
            <CommandButton command={&SOURCES} class="link" shows_key=false />
            if picking {
                <p class="hint">{ t("pick-in-panel") }</p>
            }
            <ol class={classes!("voices", picking.then_some("picking"))}>{ for members }</ol>
            if cast.speaking().count() > *most {
                <button type="button" class="outline" onclick={more}>{ t("show-more") }</button>
            }
            { for nobody }
            if writes {
                <p class="renumber">
                    <button type="button" class="link" onclick={dispatch.on(|_: MouseEvent| Action::Renumber)}>{ t("renumber") }</button>
                    <span class="hint">{ t("renumber-hint") }</span>
                </p>
            }
        </>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct ShareProps {
    cast: Shared<Cast>,
}

/// The percentage of `words` in `all`, of 0 if there are none.
fn percent(words: u32, all: u32) -> f64 {
    f64::from(words) * 100.0 / f64::from(all.max(1))
}

/// How the words said are shared out: a bar, longest first, with its figures as its name.
#[component]
fn ShareBar(props: &ShareProps) -> Html {
    let cast = &props.cast;
    let mut members: Vec<&Member> = cast.speaking().collect();
    members.sort_by_key(|m| std::cmp::Reverse(m.tally.words));
    members.truncate(FIRST);
    let figures = members.iter().map(|m| {
        let share = percent(m.tally.words, cast.words).round();
        let number = badge(Some(m.voice.number));
        format!("{number} {} {share} %", m.voice.short)
    });
    let figures = figures.collect::<Vec<_>>().join(", ");
    let label = t_args("share-label", &[("figures", figures.into())]);
    let mut at = 0.0;
    let bars = members.iter().map(|m| {
        let width = percent(m.tally.words, cast.words);
        let here = at;
        at += width;
        share(m, here, width)
    });
    let bars: Html = bars.collect();
    let unnamed = percent(cast.unnamed_words, cast.words).round();
    html! {
        <>
            <svg class="share" role="img" aria-label={label}>{ bars }</svg>
            <p class="hint">
                { t_args("share-hint", &[("count", cast.words.into())]) }
                if cast.unnamed_words > 0 {
                    { " " }
                    { t_args("share-unnamed", &[("percent", unnamed.into())]) }
                }
            </p>
        </>
    }
}

/// Per cent of the bar that a number needs, and a number with a name.
const ROOM: (f64, f64) = (8.0, 26.0);

fn share(member: &Member, at: f64, width: f64) -> Html {
    let number = badge(Some(member.voice.number));
    let text = match width {
        w if w >= ROOM.1 => format!("{number} {}", member.voice.short),
        w if w >= ROOM.0 => number,
        _ => String::new(),
    };
    let percent = |n: f64| format!("{n:.2}%");
    html! {
        <svg class={format!("v{}", member.hue)} x={percent(at)} width={percent(width)} height="1.625rem">
            <rect class="tint" width="100%" height="1.625rem" />
            <rect class="line" y="1.4375rem" width="100%" height="0.1875rem" />
            <rect class="seam" x="100%" width="4" height="1.625rem" transform="translate(-2 0)" />
            <text x="0.4375rem" y="1rem">{ text }</text>
        </svg>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct CardProps {
    member: Member,
    current: bool,
    excerpt: Option<AttrValue>,
    picking: bool,
    /// Whether the form about them is open below.
    open: bool,
    /// Opens that form, or closes it; none where nothing may be changed.
    on_edit: Option<Callback<(VoiceNumber, bool)>>,
}

#[component]
fn VoiceCard(props: &CardProps) -> Html {
    let dispatch = use_dispatch();
    let voice = &props.member.voice;
    let number = voice.number;
    let onclick = use_callback((number, props.picking), move |_: MouseEvent, &(number, picking)| {
        dispatch.emit(if picking {
            Action::Pick(Picked::Voice(number))
        } else {
            Action::NextOf(number)
        })
    });
    let class = classes!(
        "voice",
        format!("v{}", props.member.hue),
        props.current.then_some("current")
    );
    // The form that closes leaves the focus to what opened it.
    let (edit_node, was_open) = (use_node_ref(), use_mut_ref(|| false));
    use_effect_with(props.open, {
        let node = edit_node.clone();
        move |&open| {
            if was_open.replace(open) && !open && marks::focus_is_lost() {
                marks::focus(&node);
            }
        }
    });
    let edit = props.on_edit.clone().map(|on_edit| {
        let label = t_args("person-edit-named", &[("name", voice.name.clone().into())]);
        let open = props.open;
        let onclick = move |_: MouseEvent| on_edit.emit((number, open));
        html! {
            <button
                ref={edit_node}
                type="button"
                class="voice-edit link"
                aria-label={label}
                aria-expanded={props.open.to_string()}
                {onclick}
            >
                { t("person-edit") }
            </button>
        }
    });
    html! {
        <div class="voice-line">
            <button type="button" {class} data-voice={badge(Some(number))} aria-current={props.current.then_some("true")} {onclick}>
                <span class="who">
                    <span class={format!("badge v{}", props.member.hue)} data-badge={badge(Some(number))} aria-hidden="true" />
                    <span class="visually-hidden">{ badge(Some(number)) }</span>
                    <bdi>{ &voice.name }</bdi>
                </span>
                <span class="figures">{ figures(&props.member) }</span>
                if let Some(excerpt) = &props.excerpt {
                    <q class="excerpt">{ excerpt }</q>
                }
            </button>
            { for edit }
        </div>
    }
}

/// What is known of a voice, and how much it says: *Mayor · named person · 1 direct, 2 reported · 33 words*
pub fn figures(member: &Member) -> String {
    let tally = member.tally;
    let mut parts: Vec<String> = Vec::new();
    parts.extend(member.voice.roles.first().cloned());
    let speaks_for = member.voice.speaks_for.as_ref();
    parts.extend(speaks_for.map(|whom| t_args("speaks-for", &[("whom", whom.into())]).to_string()));
    parts.push(source_kind(member.voice.kind).to_string());
    let mut passages = Vec::new();
    if tally.direct > 0 {
        passages.push(t_args("tally-direct", &[("count", tally.direct.into())]).to_string());
    }
    if tally.reported > 0 {
        passages.push(t_args("tally-reported", &[("count", tally.reported.into())]).to_string());
    }
    parts.push(passages.join(", "));
    parts.push(t_args("words", &[("count", tally.words.into())]).to_string());
    let line = parts.join(" · ");
    let mut chars = line.chars();
    // The interface's own words, which are English: tables of all capitals there are would be 4 KB of the page.
    let first = chars.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(chars).collect()
}
