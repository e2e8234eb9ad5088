use sayso_engine::QuoteKind;
use sayso_ledger::{Field, Ledger, Row, near};
use sayso_notebook::{Anchor, Body, Coded};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::place::{place, words_at};
use crate::components::typed::Typed;
use crate::components::words::{cue_strength, cut_short, quote_kind};
use crate::platform::focus::bring_into_view;
use crate::state::{Action, Cast, Shared, badge, use_dispatch};
use crate::text::{t, t_args};

const KINDS: [(QuoteKind, &str); 3] = [
    (QuoteKind::Direct, "direct"),
    (QuoteKind::Mixed, "mixed"),
    (QuoteKind::Indirect, "indirect"),
];

/// The choice of nobody; no voice's number is like it.
const NOBODY: &str = "nobody";

/// The props of [`RowLine`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// Its name in the page.
    pub id: AttrValue,
    /// The passage.
    pub row: Row,
    /// Whether it is in focus.
    pub current: bool,
    /// Everybody who speaks.
    pub cast: Shared<Cast>,
    /// Whether this tab may write.
    pub writes: bool,
}

/// One passage: where, what, how it is given and by which saying word; each cell leads to its words. Below it, when asked for, what
/// puts each cell right.
#[component]
pub fn RowLine(props: &Props) -> Html {
    let dispatch = use_dispatch();
    let open = use_state(|| false);
    use_effect_with((props.current, props.id.clone()), |(current, id)| {
        if *current {
            bring_into_view(id);
        }
    });
    let row = &props.row;
    let toggle = {
        let open = open.clone();
        move |_: MouseEvent| open.set(!*open)
    };
    let said = {
        let mark = row.mark.clone();
        dispatch.on(move |_: MouseEvent| Action::Focus(Some(mark.clone()), None))
    };
    let cue = row.cue.as_ref().map(|(words, at)| words_at(&dispatch, words, *at));
    let form = format!("{}-form", props.id);
    let class = classes!(props.current.then_some("current"));
    html! {
        <>
            <tr id={props.id.clone()} {class} aria-current={props.current.then_some("true")}>
                <td>{ place(&dispatch, row) }</td>
                <td><button type="button" class="ledger-words" onclick={said}><q>{ cut_short(&row.said) }</q></button>
                    if row.nested { <span class="hint">{ t("card-nested") }</span> }
                </td>
                <td>{ quote_kind(row.kind) }</td>
                <td>{ for cue }{ " " }
                    if let Some(strength) = row.strength { <span class="hint">{ cue_strength(strength) }</span> }
                </td>
                <td>
                    <button type="button" class="link" aria-expanded={open.to_string()} aria-controls={form.clone()} onclick={toggle}
                        aria-label={t_args("ledger-correct-long", &[("number", row.paragraph.into()), ("words", cut_short(&row.said).into())])}>
                        { t("ledger-correct") }
                    </button>
                </td>
            </tr>
            if *open {
                <tr id={form}><td colspan="5"><Correct ..props.clone() /></td></tr>
            }
        </>
    }
}

/// What a row's mark becomes, with the article's text.
type Correction = Box<dyn FnOnce(&mut Body, &str)>;

/// What puts a row right: how it is given, the saying word and its strength, who says it. Each is saved when it is chosen.
#[component]
fn Correct(props: &Props) -> Html {
    let dispatch = use_dispatch();
    let missing = use_state(|| None::<String>);
    let row = &props.row;
    let id = |field: &str| format!("{}-{field}", props.id);
    let change = {
        let (dispatch, mark) = (dispatch.clone(), row.mark.clone());
        Callback::from(move |change: Correction| {
            let app = dispatch.app();
            let Some(session) = &app.session else { return };
            let Some(mark) = session.mark(&mark) else { return };
            let mut body = mark.body.clone();
            change(&mut body, &session.document.text);
            if body != mark.body {
                dispatch.emit(Action::Change(mark.id.clone(), body));
            }
        })
    };
    let chosen = |event: &Event| {
        event
            .target_dyn_into::<HtmlSelectElement>()
            .map(|select| select.value())
    };
    let on_kind = {
        let change = change.clone();
        move |event: Event| {
            let to = chosen(&event).unwrap_or_default();
            let Some((to, _)) = KINDS.into_iter().find(|(_, id)| *id == to) else {
                return;
            };
            change.emit(Box::new(move |body, _| {
                if let Body::Attribution { kind, .. } = body {
                    *kind = to;
                }
            }));
        }
    };
    let on_who = {
        let (change, cast) = (change.clone(), props.cast.clone());
        move |event: Event| {
            let number = chosen(&event).unwrap_or_default();
            let member = cast.members.iter().find(|m| badge(Some(m.voice.number)) == number);
            let who = member.map(|m| sayso_notebook::Speaker {
                name: m.voice.name.clone(),
                kind: m.voice.kind,
            });
            change.emit(Box::new(move |body, _| {
                if let Body::Attribution { speaker, .. } = body {
                    *speaker = who;
                }
            }));
        }
    };
    let on_cue = {
        let (change, missing, at, dispatch) = (change.clone(), missing.clone(), row.at, dispatch.clone());
        Callback::from(move |words: String| {
            let words = words.trim().to_owned();
            let app = dispatch.app();
            let text = app.session.as_ref().map(|session| session.document.text.clone());
            let found = text.and_then(|text| near(&text, &words, at));
            missing.set((!words.is_empty() && found.is_none()).then(|| words.clone()));
            if words.is_empty() || found.is_some() {
                change.emit(Box::new(move |body, text| {
                    if let Body::Attribution { cue, .. } = body {
                        *cue = found.map(|at| Anchor::new(text, vec![at]));
                    }
                }));
            }
        })
    };
    let on_strength = {
        let (dispatch, mark) = (dispatch.clone(), row.mark.clone());
        move |event: Event| {
            let value = chosen(&event).filter(|value| !value.is_empty());
            let app = dispatch.app();
            let mark = app.session.as_ref().and_then(|session| session.mark(&mark));
            if let Some(mark) = mark {
                let at = mark.body.anchor().clone();
                dispatch.emit(Action::Code(Field::Strength.id(), Coded::Statement { at }, value));
            }
        }
    };
    let kinds = KINDS.map(|(kind, id)| {
        html! { <option value={id} selected={row.kind == kind}>{ quote_kind(kind) }</option> }
    });
    let strengths = Ledger::strengths().map(|(strength, id)| {
        html! { <option value={id} selected={row.strength == Some(strength)}>{ cue_strength(strength) }</option> }
    });
    let app = dispatch.app();
    let mark = app.session.as_ref().and_then(|session| session.mark(&row.mark));
    let voice = mark.and_then(|mark| mark.voice);
    let people = props.cast.members.iter().map(|member| {
        let number = badge(Some(member.voice.number));
        let label = format!("{number} {}", member.voice.name);
        html! { <option value={number} selected={voice == Some(member.voice.number)}>{ label }</option> }
    });
    let cue = row.cue.as_ref().map_or_else(String::new, |(words, _)| words.clone());
    html! {
        <div class="ledger-correct">
            <p class="field">
                <label for={id("given")}>{ t("ledger-given") }</label>
                <select id={id("given")} disabled={!props.writes} onchange={on_kind}>{ for kinds }</select>
            </p>
            <p class="field">
                <label for={id("who")}>{ t("change-speaker") }</label>
                <select id={id("who")} disabled={!props.writes} onchange={on_who}>
                    { for people }
                    <option value={NOBODY} selected={voice.is_none()}>{ t("speaker-nobody") }</option>
                </select>
            </p>
            <p class="field">
                <label for={id("cue")}>{ t("ledger-cue") }</label>
                <Typed id={id("cue")} value={cue} on_save={on_cue} writes={props.writes} />
                <span role="status" class="hint">
                    if let Some(words) = &*missing { { t_args("ledger-cue-missing", &[("words", words.as_str().into())]) } }
                </span>
            </p>
            <p class="field">
                <label for={id("strength")}>{ t("ledger-strength") }</label>
                <select id={id("strength")} disabled={!props.writes} onchange={on_strength}>
                    <option value="" selected={row.strength.is_none()}>{ t("ledger-strength-found") }</option>
                    { for strengths }
                </select>
            </p>
            <p class="hint">{ t("ledger-ends") }</p>
        </div>
    }
}
