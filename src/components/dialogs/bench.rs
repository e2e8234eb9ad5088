//! Rules of one's own, and what the rules do: switches, what each marks here, how often it was right.

mod packs;
mod rule_form;

use std::collections::HashMap;
use std::rc::Rc;

use sayso_engine::Layer;
use sayso_engine::rules::draft::Draft;
use sayso_notebook::{Mark, MarkId, MarkState, Placement};
use sayso_worker::RuleText;
use web_sys::{HtmlElement, HtmlInputElement};
use yew::prelude::*;

use self::packs::Packs;
use self::rule_form::RuleForm;
use super::one_rule::{OneRule, Work};
use super::rules::{LAYERS, counted, speaks_of};
use crate::components::modal::Modal;
use crate::components::words::{around, excerpt};
use crate::platform::focus::give_back;
use crate::state::{Action, MINE, OwnRules, Session, Tally, count_decisions, use_dispatch};
use crate::text::{t, t_args};

#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The article that is open.
    pub session: Option<Rc<Session>>,
    /// The person's own rules, and the switches of all.
    pub rules: Rc<OwnRules>,
    /// What the person has decided in other articles, by rule.
    pub tally: Rc<Tally>,
    /// The rule to begin at.
    pub at: Option<AttrValue>,
}

/// The marks of each rule in the open article, by id.
type Places = HashMap<String, Rc<[(MarkId, String)]>>;

fn places(session: &Option<Rc<Session>>) -> Places {
    let mut all: HashMap<String, Vec<(MarkId, String)>> = HashMap::new();
    let marks = session
        .iter()
        .flat_map(|s| s.marks.iter().map(|mark| (&s.document.text, mark)));
    for (text, mark) in marks {
        let there = mark.state != MarkState::Dismissed && mark.placement != Placement::Orphan;
        if let Some(rule) = mark.rule.as_ref().filter(|_| there && !mark.nested) {
            all.entry(rule.clone())
                .or_default()
                .push((mark.id.clone(), told(text, mark)));
        }
    }
    all.into_iter().map(|(rule, places)| (rule, places.into())).collect()
}

/// Words of a list line up to which those around them help.
const FEW: usize = 4;

/// A mark's words, and where they are few those around them.
fn told(text: &str, mark: &Mark) -> String {
    let words = excerpt(mark);
    if words.split_whitespace().count() > FEW {
        return words;
    }
    let (before, after) = around(text, mark.body.anchor().cover());
    format!("{before}{words}{after}")
}

/// Everything there is to do with rules.
#[component]
pub fn Bench(props: &Props) -> Html {
    let writing = use_state(|| None::<Draft>);
    let sought = use_state(String::new);
    let here = use_memo(props.session.clone(), counted);
    let places = use_memo(props.session.clone(), places);
    let tally = use_memo((props.session.clone(), props.tally.clone()), |(session, tally)| {
        let mut tally = (**tally).clone();
        if let Some(session) = session {
            count_decisions(&mut tally, &session.notebook);
        }
        tally
    });
    let dispatch = use_dispatch();
    // The form takes the focus with it when it goes.
    let heading = use_node_ref();
    let wrote = use_mut_ref(|| false);
    use_effect_with(writing.is_some(), {
        let heading = heading.clone();
        move |&writes| {
            if wrote.replace(writes) && !writes {
                give_back(heading.cast::<HtmlElement>());
            }
        }
    });
    let toggle = {
        let (dispatch, rules) = (dispatch.clone(), props.rules.clone());
        move |id: &str| {
            let (dispatch, rules, id) = (dispatch.clone(), rules.clone(), id.to_owned());
            Callback::from(move |()| dispatch.emit(Action::SetRules(Rc::new(rules.toggled(&id)))))
        }
    };
    // Nothing can be tried, nor are earlier rules taken up.
    if props.rules.built_in().is_empty() {
        return html! {
            <Modal title={t("bench-title")} wide=true><p role="status">{ t("rules-not-told") }</p></Modal>
        };
    }
    if let Some(draft) = &*writing {
        let on_done = {
            let writing = writing.clone();
            Callback::from(move |()| writing.set(None))
        };
        return html! {
            <Modal title={t(if draft.id.is_empty() { "own-new-title" } else { "own-edit-title" })} wide=true>
                <RuleForm draft={draft.clone()} session={props.session.clone()} rules={props.rules.clone()} {on_done} />
            </Modal>
        };
    }
    let one = |rule: &RuleText| {
        let id = rule.id.as_str();
        let draft = draft_of(&props.rules, id);
        let edit = draft.map(|draft| {
            let writing = writing.clone();
            Callback::from(move |()| writing.set(Some(draft.clone())))
        });
        let work = Work {
            // The page is laid out by these, once, when an article is opened.
            toggle: (rule.layer != Layer::Structure).then(|| toggle(id)),
            judged: tally.get(id).copied().unwrap_or_default(),
            places: places.get(id).cloned().unwrap_or_else(|| Rc::new([])),
            edit,
        };
        html! {
            <OneRule
                key={id}
                rule={rule.clone()}
                count={here.get(id).copied().unwrap_or_default()}
                open={props.at.as_deref() == Some(id)}
                on={props.rules.is_on(id)}
                work={Some(work)}
            />
        }
    };
    let all = props.rules.all();
    let doubtful = all.iter().filter(|rule| {
        let id = rule.id.as_str();
        props.rules.is_on(id) && rule.layer != Layer::Structure && tally.get(id).is_some_and(|j| j.is_mostly_wrong())
    });
    let offers = doubtful.map(|rule| {
        let judged = tally.get(rule.id.as_str()).copied().unwrap_or_default();
        let switch_off = toggle(rule.id.as_str());
        let onclick = Callback::from(move |_: MouseEvent| switch_off.emit(()));
        html! {
            <li key={rule.id.as_str()}>
                <p>{ &rule.why }</p>
                <p class="hint">
                    { t_args("bench-offer", &[("wrong", judged.wrong.into()), ("all", judged.all().into())]) }
                </p>
                <button type="button" class="outline" {onclick}>{ t("bench-offer-off") }</button>
            </li>
        }
    });
    let offers: Vec<Html> = offers.collect();
    let oninput = {
        let sought = sought.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                sought.set(input.value().trim().to_lowercase());
            }
        })
    };
    let groups = LAYERS.into_iter().filter_map(|(layer, heading)| {
        let built_in = props.rules.built_in().iter().filter(|rule| rule.layer == layer);
        let rules: Vec<Html> = built_in.filter(|rule| speaks_of(rule, &sought)).map(one).collect();
        (!rules.is_empty()).then(|| {
            html! {
                <section key={heading}>
                    <h4 class="layer-heading">{ t(heading) }{ " " }<span class="count">{ rules.len() }</span></h4>
                    if layer == Layer::Structure {
                        <p class="hint">{ t("bench-structure") }</p>
                    }
                    { for rules }
                </section>
            }
        })
    });
    // Drawn in an element of their own: their number changes, and the search keeps its place.
    let groups: Vec<Html> = groups.collect();
    let on_new = {
        let writing = writing.clone();
        Callback::from(move |()| {
            let layer = "label".to_owned();
            writing.set(Some(Draft {
                layer,
                ..Draft::default()
            }));
        })
    };
    let own = props.rules.packs().iter().map(|pack| {
        let rules = OwnRules::of_pack(pack);
        (pack.name.clone(), rules.map(|rule| one(&rule)).collect::<Html>())
    });
    let own: Vec<(String, Html)> = own.collect();
    html! {
        <Modal title={t("bench-title")} wide=true>
            <p>{ t("bench-lead") }</p>
            if !offers.is_empty() {
                <section class="offers">
                    <h3>{ t("bench-doubtful") }</h3>
                    <ul>{ for offers }</ul>
                </section>
            }
            <div class="rules">
                <h3 ref={heading} tabindex="-1">{ t("own-title") }</h3>
                <Packs rules={props.rules.clone()} {own} {on_new} />
                <h3>{ t("bench-built-in") }</h3>
                <label class="search">
                    <span>{ t("rules-search") }</span>
                    <input type="search" {oninput} />
                </label>
                if groups.is_empty() {
                    <p class="hint">{ t("rules-none") }</p>
                }
                <div>{ for groups }</div>
            </div>
        </Modal>
    }
}

/// The rule of this id as it was written, if it was written here.
fn draft_of(rules: &OwnRules, id: &str) -> Option<Draft> {
    let id = id.strip_prefix(MINE)?.strip_prefix('/')?;
    let mine = rules.packs().iter().find(|pack| pack.name == MINE)?;
    mine.rules.iter().find(|draft| draft.id == id).cloned()
}
