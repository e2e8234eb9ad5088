use std::rc::Rc;

use gloo::timers::callback::Timeout;
use sayso_engine::Span;
use sayso_engine::rules::draft::Draft;
use sayso_worker::{Answer, Ask, Trial};
use wasm_bindgen_futures::spawn_local;
use web_sys::{HtmlElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::prelude::*;

use crate::components::marked_example::MarkedExample;
use crate::components::words::{around, cut_short};
use crate::platform::announce;
use crate::platform::focus::give_back;
use crate::platform::marks::focus;
use crate::platform::worker;
use crate::state::{Action, MINE, OwnRules, Session, unmarked, use_dispatch};
use crate::text::{t, t_args};

#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The rule to begin with; one without an id is new.
    pub draft: Draft,
    /// The article to try it in.
    pub session: Option<Rc<Session>>,
    /// Where it goes.
    pub rules: Rc<OwnRules>,
    /// Back to the rules.
    pub on_done: Callback<()>,
}

/// What a rule can look for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    Words,
    Regex,
    Pattern,
}

/// Each with its name and the messages with its choice and its help.
const WAYS: [(Way, &str, &str, &str); 3] = [
    (Way::Words, "words", "own-way-words", "own-words-help"),
    (Way::Regex, "regex", "own-way-regex", "own-regex-help"),
    (Way::Pattern, "pattern", "own-way-pattern", "own-pattern-help"),
];

/// What a rule can find, with its message.
const LAYERS: [(&str, &str); 3] = [
    ("label", "own-layer-label"),
    ("quote", "own-layer-quote"),
    ("signal", "own-layer-signal"),
];

/// What is in the fields.
#[derive(Clone, Debug, PartialEq)]
struct Fields {
    way: Way,
    layer: String,
    label: String,
    sought: String,
    why: String,
    finds: String,
    skips: String,
}

fn lines(text: &str) -> Vec<String> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(str::to_owned).collect()
}

impl Fields {
    fn of(draft: &Draft) -> Self {
        let listed = [&draft.words[..], &draft.phrases[..]].concat().join("\n");
        let (way, sought) = match (&draft.regex, &draft.pattern) {
            (regex, _) if !regex.is_empty() => (Way::Regex, regex.clone()),
            (_, pattern) if !pattern.is_empty() => (Way::Pattern, pattern.clone()),
            _ => (Way::Words, listed),
        };
        let plain = |sentences: &[String]| {
            let lines: Vec<String> = sentences.iter().map(|s| unmarked(s).replace('\n', " ")).collect();
            lines.join("\n")
        };
        Self {
            way,
            layer: draft.layer.clone(),
            label: draft.label.clone(),
            sought,
            why: draft.why.clone(),
            finds: plain(&draft.finds),
            skips: plain(&draft.skips),
        }
    }

    /// The rule without its examples.
    fn draft(&self) -> Draft {
        let (phrases, words): (Vec<String>, Vec<String>) = match self.way {
            Way::Words => lines(&self.sought).into_iter().partition(|line| line.contains(' ')),
            _ => Default::default(),
        };
        let of = |way| {
            if self.way == way {
                self.sought.trim().to_owned()
            } else {
                String::new()
            }
        };
        let layer = if self.way == Way::Words { "label" } else { &self.layer };
        let label = if layer == "label" { self.label.trim() } else { "" };
        Draft {
            layer: layer.to_owned(),
            label: label.to_owned(),
            why: self.why.trim().to_owned(),
            words,
            phrases,
            pattern: of(Way::Pattern),
            regex: of(Way::Regex),
            ..Draft::default()
        }
    }
}

/// What the rule does so far.
#[derive(Clone, Debug, Default, PartialEq)]
struct Tried {
    /// What is wrong with what it looks for.
    faults: Vec<String>,
    /// Whether it can run.
    runs: bool,
    /// Sentences that it should find something in, as it marks them; and whether it does.
    finds: Vec<(String, bool)>,
    /// Sentences that it should leave alone, as it marks them; and whether it does.
    skips: Vec<(String, bool)>,
    /// What it finds in the article: how often, with the words around.
    here: Vec<String>,
    count: usize,
    /// Whether only the article's first part was looked through.
    cut: bool,
}

/// Finds of the article that are shown.
const SHOWN: u32 = 8;

/// Asks the engine about a rule that is being written; `session`: the article it is about. In place of an answer, what is wrong.
async fn ask(question: Ask, session: Option<&Session>) -> Result<Answer, Vec<String>> {
    let text = session.map(|session| &session.document.text);
    let answer = worker::ask(&question, text).await;
    answer.map_err(|_| vec![t("engine-not-loaded").to_string()])
}

async fn tried(fields: &Fields, session: Option<&Session>) -> Result<Tried, Vec<String>> {
    if fields.sought.trim().is_empty() {
        return Ok(Tried::default());
    }
    let trial = Trial {
        draft: fields.draft(),
        finds: lines(&fields.finds),
        skips: lines(&fields.skips),
        shown: session.map(|_| SHOWN),
    };
    let Answer::Tried(told) = ask(Ask::Try(trial.clone()), session).await? else {
        return Ok(Tried::default());
    };
    if !told.faults.is_empty() {
        return Err(told.faults);
    }
    let judged = |lines: Vec<String>, marked: Vec<String>, wanted: bool| {
        let judged = lines.iter().zip(marked).map(|(line, marked)| {
            let as_wanted = (marked != *line) == wanted;
            (marked, as_wanted)
        });
        judged.collect()
    };
    let here = told
        .here
        .iter()
        .filter_map(|(role, start, end)| in_context(session?, role, Span::new(*start, *end)));
    Ok(Tried {
        finds: judged(trial.finds, told.finds, true),
        skips: judged(trial.skips, told.skips, false),
        faults: Vec::new(),
        runs: true,
        here: here.collect(),
        count: told.count as usize,
        cut: told.cut,
    })
}

/// A find with the words around it, in the marking of rule files.
fn in_context(session: &Session, role: &str, span: Span) -> Option<String> {
    let text = &session.document.text;
    let found = text.get(span.range())?;
    let plain = |words: &str| words.replace(['⟦', '⟧'], " ");
    let (before, after) = around(text, span);
    let words = plain(&cut_short(found));
    Some(format!("{}⟦{role}:{words}⟧{}", plain(&before), plain(&after)))
}

/// Milliseconds without a key after which the rule is tried.
const PAUSE: u32 = 250;

/// A rule being written, tried as it is.
#[component]
pub fn RuleForm(props: &Props) -> Html {
    let dispatch = use_dispatch();
    let fields = use_state(|| Fields::of(&props.draft));
    // What is in the fields when an answer comes.
    let now = use_mut_ref(|| Fields::of(&props.draft));
    now.replace((*fields).clone());
    let faults = use_state(Vec::<String>::new);
    let result = use_state(Tried::default);
    let first = use_node_ref();
    let told = use_node_ref();
    use_effect_with((), {
        let first = first.clone();
        move |()| focus(&first)
    });
    use_effect_with(((*fields).clone(), props.session.clone()), {
        let result = result.setter();
        move |(fields, session)| {
            let (fields, session) = (fields.clone(), session.clone());
            // What was typed meanwhile is tried anew.
            let wanted = Rc::new(());
            let still = Rc::downgrade(&wanted);
            let timer = Timeout::new(PAUSE, move || {
                spawn_local(async move {
                    let tried = tried(&fields, session.as_deref()).await;
                    if still.strong_count() > 0 {
                        result.set(tried.unwrap_or_else(|faults| Tried {
                            faults,
                            ..Tried::default()
                        }));
                    }
                });
            });
            move || drop((timer, wanted))
        }
    });
    use_effect_with((*faults).clone(), {
        let told = told.clone();
        move |faults: &Vec<String>| {
            if !faults.is_empty() {
                // It scrolls there too.
                give_back(told.cast::<HtmlElement>());
            }
        }
    });
    let change = |with: fn(&mut Fields, String)| {
        let fields = fields.clone();
        move |value: String| {
            let mut changed = (*fields).clone();
            with(&mut changed, value);
            fields.set(changed);
        }
    };
    let typed = |with: fn(&mut Fields, String)| {
        let change = change(with);
        Callback::from(move |event: InputEvent| {
            let area = event.target_dyn_into::<HtmlTextAreaElement>().map(|area| area.value());
            let value = area.or_else(|| event.target_dyn_into::<HtmlInputElement>().map(|input| input.value()));
            value.into_iter().for_each(&change);
        })
    };
    let onlayer = {
        let change = change(|fields, value| fields.layer = value);
        Callback::from(move |event: Event| {
            let chosen = event
                .target_dyn_into::<HtmlSelectElement>()
                .map(|select| select.value());
            chosen.into_iter().for_each(&change);
        })
    };
    let ways = WAYS.into_iter().map(|(way, name, label, _)| {
        let now = fields.clone();
        let onchange = Callback::from(move |_: Event| now.set(Fields { way, ..(*now).clone() }));
        html! {
            <label class="choice">
                <input type="radio" name="way" value={name} checked={fields.way == way} {onchange} />
                { t(label) }
            </label>
        }
    });
    let help = WAYS
        .iter()
        .find(|(way, ..)| *way == fields.way)
        .map_or("", |(.., help)| help);
    // A sentence of the article that the rule finds something in, or nothing.
    let take = |finds: bool| {
        let (fields, now, session) = (fields.setter(), now.clone(), props.session.clone());
        Callback::from(move |_: MouseEvent| {
            let (fields, now, session) = (fields.clone(), now.clone(), session.clone());
            spawn_local(async move {
                let draft = now.borrow().draft();
                let answer = ask(Ask::Sentence { draft, finds }, session.as_deref()).await;
                // Something may have been typed meanwhile.
                let mut changed = now.borrow().clone();
                let field = if finds { &mut changed.finds } else { &mut changed.skips };
                match answer {
                    Ok(Answer::Sentence(Some(sentence))) if !lines(field).contains(&sentence) => {
                        *field = [field.trim_end(), &sentence].join("\n").trim_start().to_owned();
                        fields.set(changed);
                    }
                    _ => announce::polite(&t("own-no-sentence")),
                }
            });
        })
    };
    let onsubmit = {
        let (fields, faults, props, dispatch) = (fields.clone(), faults.clone(), props.clone(), dispatch.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let (fields, faults, props, dispatch) = (fields.clone(), faults.setter(), props.clone(), dispatch.clone());
            spawn_local(async move {
                match finished(&fields, &props).await {
                    Ok(rule) => {
                        dispatch.emit(Action::SetRules(Rc::new(props.rules.with_rule(rule))));
                        dispatch.emit(Action::Announce(t("own-saved")));
                        props.on_done.emit(());
                    }
                    Err(wrong) => faults.set(wrong),
                }
            });
        })
    };
    let cancel = {
        let done = props.on_done.clone();
        Callback::from(move |_: MouseEvent| done.emit(()))
    };
    let delete = (!props.draft.id.is_empty()).then(|| {
        let (dispatch, props) = (dispatch.clone(), props.clone());
        let onclick = Callback::from(move |_: MouseEvent| {
            dispatch.emit(Action::SetRules(Rc::new(props.rules.without_rule(&props.draft.id))));
            dispatch.emit(Action::Announce(t("own-deleted")));
            props.on_done.emit(());
        });
        html! { <button type="button" class="outline danger" {onclick}>{ t("own-delete") }</button> }
    });
    let is_label = fields.way == Way::Words || fields.layer == "label";
    let has_article = props.session.is_some();
    html! {
        <form class="rule-form" {onsubmit}>
            <fieldset>
                <legend>{ t("own-way") }</legend>
                { for ways }
            </fieldset>
            <label>
                <span>{ t("own-sought") }</span>
                <textarea
                    ref={first}
                    name="sought"
                    rows="3"
                    spellcheck="false"
                    autocapitalize="none"
                    value={fields.sought.clone()}
                    aria-describedby="sought-help"
                    oninput={typed(|fields, value| fields.sought = value)}
                />
            </label>
            <p id="sought-help" class="hint">{ t(help) }</p>
            if !result.faults.is_empty() {
                <ul class="faults" role="status">{ for result.faults.iter().map(|fault| html! { <li>{ fault }</li> }) }</ul>
            }
            if fields.way != Way::Words {
                <label>
                    <span>{ t("own-layer") }</span>
                    <select onchange={onlayer}>
                        { for LAYERS.into_iter().map(|(name, label)| html! {
                            <option value={name} selected={fields.layer == name}>{ t(label) }</option>
                        }) }
                    </select>
                </label>
            }
            if is_label {
                <label>
                    <span>{ t("own-label") }</span>
                    <input name="label" maxlength="60" value={fields.label.clone()} oninput={typed(|fields, value| fields.label = value)} />
                </label>
            }
            <label>
                <span>{ t("own-why") }</span>
                <input name="why" value={fields.why.clone()} oninput={typed(|fields, value| fields.why = value)} />
            </label>
            if has_article {
                <section class="live" aria-labelledby="live-heading">
                    <h3 id="live-heading">{ t("own-here") }</h3>
                    <p role="status">
                        if result.runs {
                            { t_args("own-here-count", &[("count", result.count.into())]) }
                            if result.cut {
                                { " " }{ t("own-here-cut") }
                            }
                        } else {
                            { t("own-here-nothing") }
                        }
                    </p>
                    <ul>{ for result.here.iter().map(|line| html! { <li><MarkedExample text={line.clone()} /></li> }) }</ul>
                </section>
            }
            <Sentences
                name="finds"
                label={t("own-finds")}
                value={fields.finds.clone()}
                tried={result.finds.clone()}
                wrong={t("own-finds-wrong")}
                oninput={typed(|fields, value| fields.finds = value)}
                take={has_article.then(|| take(true))}
            />
            <Sentences
                name="skips"
                label={t("own-skips")}
                value={fields.skips.clone()}
                tried={result.skips.clone()}
                wrong={t("own-skips-wrong")}
                oninput={typed(|fields, value| fields.skips = value)}
                take={has_article.then(|| take(false))}
            />
            if !faults.is_empty() {
                <div ref={told} class="faults" role="alert" tabindex="-1">
                    <p>{ t("own-faults") }</p>
                    <ul>{ for faults.iter().map(|fault| html! { <li>{ fault }</li> }) }</ul>
                </div>
            }
            <div class="pack-buttons">
                <button type="submit" class="primary">{ t("own-keep") }</button>
                <button type="button" class="outline" onclick={cancel}>{ t("own-cancel") }</button>
                { for delete }
            </div>
        </form>
    }
}

/// The rule, its sentences marked by what it finds in them; or all that is wrong with it.
async fn finished(fields: &Fields, props: &Props) -> Result<Draft, Vec<String>> {
    let mut draft = fields.draft();
    let trial = Trial {
        draft: draft.clone(),
        finds: lines(&fields.finds),
        skips: lines(&fields.skips),
        shown: None,
    };
    let tried = match ask(Ask::Try(trial.clone()), None).await? {
        Answer::Tried(tried) if tried.faults.is_empty() => tried,
        Answer::Tried(tried) => return Err(tried.faults),
        _ => return Err(Vec::new()),
    };
    let id = &props.draft.id;
    draft.id = if id.is_empty() {
        props.rules.new_id(&draft.label)
    } else {
        id.clone()
    };
    if draft.why.is_empty() && !draft.label.is_empty() {
        draft.why = t_args("own-why-filled", &[("label", draft.label.as_str().into())]).to_string();
    }
    draft.confidence = props.draft.confidence;
    draft.finds.clone_from(&tried.finds);
    draft.skips.clone_from(&trial.skips);
    let told = |id, line: &str| t_args(id, &[("sentence", line.into())]).to_string();
    let finds = trial
        .finds
        .iter()
        .zip(&tried.finds)
        .filter(|(line, marked)| line == marked);
    let mut wrong: Vec<String> = finds.map(|(line, _)| told("own-finds-fault", line)).collect();
    let skips = trial
        .skips
        .iter()
        .zip(&tried.skips)
        .filter(|(line, marked)| line != marked);
    wrong.extend(skips.map(|(line, _)| told("own-skips-fault", line)));
    if !wrong.is_empty() {
        return Err(wrong);
    }
    let pack = MINE.to_owned();
    let check = Ask::Check {
        pack,
        draft: draft.clone(),
    };
    match ask(check, None).await? {
        Answer::Faults(faults) if !faults.is_empty() => Err(faults),
        _ => Ok(draft),
    }
}

#[derive(Clone, PartialEq, Properties)]
struct SentencesProps {
    name: AttrValue,
    label: AttrValue,
    value: String,
    /// Each sentence as the rule marks it, and whether that is as it should be.
    tried: Vec<(String, bool)>,
    /// What is wrong with one that is not.
    wrong: AttrValue,
    oninput: Callback<InputEvent>,
    /// Takes a sentence of the article.
    take: Option<Callback<MouseEvent>>,
}

/// Sentences, one a line, and below them what the rule makes of each.
#[component]
fn Sentences(props: &SentencesProps) -> Html {
    let lines = props.tried.iter().map(|(marked, right)| {
        html! {
            <li class={classes!((!right).then_some("wrong"))}>
                <span aria-hidden="true">{ if *right { "✓ " } else { "✕ " } }</span>
                <MarkedExample text={marked.clone()} />
                if !right {
                    { " " }<span class="hint">{ props.wrong.clone() }</span>
                }
            </li>
        }
    });
    html! {
        <div class="sentences">
            <label>
                <span>{ props.label.clone() }</span>
                <textarea name={props.name.clone()} rows="2" value={props.value.clone()} oninput={props.oninput.clone()} />
            </label>
            if let Some(take) = props.take.clone() {
                <button type="button" class="link" onclick={take}>{ t("own-take") }</button>
            }
            <ul>{ for lines }</ul>
        </div>
    }
}
