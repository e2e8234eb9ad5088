use std::rc::Rc;

use sayso_notebook::{Codebook, CodebookProblem, Label};
use web_sys::{HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::{lines, told};
use crate::platform::marks::focus;
use crate::state::commands::taken_keys;
use crate::state::{Action, use_dispatch};
use crate::text::{t, t_args};

/// What each colour of the palette is called, in order.
const COLOURS: [&str; Codebook::COLOURS as usize] =
    ["colour-1", "colour-2", "colour-3", "colour-4", "colour-5", "colour-6"];

#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The label; one without an id is new.
    pub label: Label,
    /// Where it goes.
    pub codebook: Rc<Codebook>,
    /// Back to the codebook.
    pub on_done: Callback<()>,
}

/// Everything about a label. It is taken in whole, or what keeps it from that is told.
#[component]
pub fn LabelForm(props: &Props) -> Html {
    let dispatch = use_dispatch();
    let problems = use_state(Vec::<CodebookProblem>::new);
    let fields = use_memo((), |()| Fields::default());
    let new = props.label.id.is_empty();
    let taken = taken_keys();
    // What was typed stays there when something keeps it from being taken in.
    let draft = use_state(|| {
        if new {
            Label {
                letter: ' ',
                ..props.codebook.next_label("", &taken)
            }
        } else {
            props.label.clone()
        }
    });
    let label = (*draft).clone();
    let colour = use_state(|| label.colour);
    use_effect_with((), {
        let first = fields.name.clone();
        move |()| focus(&first)
    });
    let onsubmit = {
        let (dispatch, props, fields) = (dispatch.clone(), props.clone(), fields.clone());
        let (problems, draft, colour, taken) = (problems.clone(), draft.clone(), colour.clone(), taken.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let mut codebook = (*props.codebook).clone();
            let label = fields.label(&props.label, &codebook, *colour, &taken);
            match codebook.labels.iter_mut().find(|l| l.id == label.id) {
                Some(before) => *before = label.clone(),
                None => codebook.labels.push(label.clone()),
            }
            let found = codebook.problems(&taken);
            if found.is_empty() {
                dispatch.emit(Action::SetCodebook(codebook));
                props.on_done.emit(());
            } else {
                problems.set(found);
                draft.set(label);
            }
        })
    };
    let cancel = props.on_done.reform(|_: MouseEvent| ());
    let colours = COLOURS.into_iter().zip(1u8..).map(|(name, number)| {
        let now = colour.clone();
        let onchange = move |_: Event| now.set(number);
        html! {
            <label class="choice">
                <input type="radio" name="label-colour" value={number.to_string()} checked={*colour == number} {onchange} />
                <span class={format!("label k{number} coded kt{number}")}>{ t(name) }</span>
            </label>
        }
    });
    let keys = ('1'..='9')
        .chain('a'..='z')
        .filter(|key| !taken.contains(key))
        .map(|key| {
            let has = props
                .codebook
                .labels
                .iter()
                .find(|l| l.key == Some(key) && l.id != props.label.id);
            let name = match has {
                None => key.to_string().into(),
                Some(label) => t_args(
                    "label-key-taken",
                    &[("key", key.to_string().into()), ("name", label.name.as_str().into())],
                ),
            };
            html! { <option value={key.to_string()} selected={label.key == Some(key)}>{ name }</option> }
        });
    let area = |id: &'static str, field: &NodeRef, value: String, rows: &'static str| {
        html! {
            <label>
                <span>{ t(id) }</span>
                <textarea name={id} ref={field.clone()} {rows} dir="auto" {value} />
            </label>
        }
    };
    let groups = props
        .codebook
        .labels
        .iter()
        .map(|l| l.group.clone())
        .filter(|group| !group.is_empty());
    let mut groups: Vec<String> = groups.collect();
    groups.dedup();
    let groups = groups.into_iter().map(|group| html! { <option value={group} /> });
    html! {
        <form class="rule-form" {onsubmit}>
            { told(&problems) }
            <label>
                <span>{ t("label-name") }</span>
                <input ref={fields.name.clone()} name="label-name" type="text" dir="auto" autocomplete="off" required=true
                    value={label.name.clone()} />
            </label>
            { area("label-definition", &fields.definition, label.definition.clone(), "2") }
            <fieldset>
                <legend>{ t("label-colour") }</legend>
                { for colours }
            </fieldset>
            <label>
                <span>{ t("label-letter") }</span>
                <input ref={fields.letter.clone()} name="label-letter" type="text" class="one-letter" autocomplete="off"
                    maxlength="2" value={label.letter.to_string().trim().to_owned()} />
            </label>
            <label>
                <span>{ t("label-key") }</span>
                <select ref={fields.key.clone()} name="label-key">
                    <option value="" selected={label.key.is_none()}>{ t("label-no-key") }</option>
                    { for keys }
                </select>
            </label>
            { area("label-include", &fields.include, label.include.join("\n"), "2") }
            { area("label-exclude", &fields.exclude, label.exclude.join("\n"), "2") }
            <label>
                <span>{ t("code-group") }</span>
                <input ref={fields.group.clone()} name="code-group" type="text" dir="auto" autocomplete="off" list="code-groups"
                    value={label.group.clone()} />
            </label>
            <datalist id="code-groups">{ for groups }</datalist>
            <div class="card-row">
                <button type="submit" class="primary">{ t("code-keep") }</button>
                <button type="button" class="outline" onclick={cancel}>{ t("cancel") }</button>
            </div>
        </form>
    }
}

#[derive(Default)]
struct Fields {
    name: NodeRef,
    definition: NodeRef,
    letter: NodeRef,
    key: NodeRef,
    include: NodeRef,
    exclude: NodeRef,
    group: NodeRef,
}

impl Fields {
    /// The label as the fields say it. The letter is the name's first one that is free, if none is given.
    fn label(&self, before: &Label, codebook: &Codebook, colour: u8, taken: &[char]) -> Label {
        let input = |field: &NodeRef| field.cast::<HtmlInputElement>().map(|f| f.value()).unwrap_or_default();
        let area = |field: &NodeRef| {
            field
                .cast::<HtmlTextAreaElement>()
                .map(|f| f.value())
                .unwrap_or_default()
        };
        let key = self
            .key
            .cast::<HtmlSelectElement>()
            .map(|f| f.value())
            .unwrap_or_default();
        let name = input(&self.name).trim().to_owned();
        let others = Codebook {
            labels: codebook.labels.iter().filter(|l| l.id != before.id).cloned().collect(),
            ..Codebook::default()
        };
        let fresh = others.next_label(&name, taken);
        let letter = input(&self.letter).trim().chars().next();
        Label {
            id: if before.id.is_empty() {
                fresh.id
            } else {
                before.id.clone()
            },
            letter: letter.unwrap_or(fresh.letter),
            name,
            definition: area(&self.definition).trim().to_owned(),
            include: lines(&area(&self.include)),
            exclude: lines(&area(&self.exclude)),
            colour,
            key: key.chars().next(),
            group: input(&self.group).trim().to_owned(),
        }
    }
}
