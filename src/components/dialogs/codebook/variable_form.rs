use std::rc::Rc;

use sayso_notebook::{Codebook, CodebookProblem, CodingUnit, Value, Variable, free_id};
use web_sys::{HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::{lines, told};
use crate::platform::marks::focus;
use crate::state::commands::taken_keys;
use crate::state::{Action, use_dispatch};
use crate::text::t;

/// What a variable can be asked of, with a name for forms.
const UNITS: [(CodingUnit, &str); 4] = [
    (CodingUnit::Article, "article"),
    (CodingUnit::Paragraph, "paragraph"),
    (CodingUnit::Statement, "statement"),
    (CodingUnit::Source, "source"),
];

/// What a variable is asked of.
pub fn unit_name(unit: CodingUnit) -> AttrValue {
    t(match unit {
        CodingUnit::Article => "unit-article",
        CodingUnit::Paragraph => "unit-paragraph",
        CodingUnit::Statement => "unit-statement",
        CodingUnit::Source => "unit-source",
    })
}

#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The variable; one without an id is new.
    pub variable: Variable,
    /// Where it goes.
    pub codebook: Rc<Codebook>,
    /// Back to the codebook.
    pub on_done: Callback<()>,
}

/// Everything about a variable. It is taken in whole, or what keeps it from that is told.
#[component]
pub fn VariableForm(props: &Props) -> Html {
    let dispatch = use_dispatch();
    let problems = use_state(Vec::<CodebookProblem>::new);
    let fields = use_memo((), |()| Fields::default());
    // What was typed stays there when something keeps it from being taken in.
    let draft = use_state(|| props.variable.clone());
    let variable = &*draft;
    use_effect_with((), {
        let first = fields.name.clone();
        move |()| focus(&first)
    });
    let onsubmit = {
        let (dispatch, props, fields) = (dispatch.clone(), props.clone(), fields.clone());
        let (problems, draft) = (problems.clone(), draft.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let mut codebook = (*props.codebook).clone();
            let variable = fields.variable(&props.variable, &codebook);
            match codebook.variables.iter_mut().find(|v| v.id == variable.id) {
                Some(before) => *before = variable.clone(),
                None => codebook.variables.push(variable.clone()),
            }
            let found = codebook.problems(&taken_keys());
            if found.is_empty() {
                dispatch.emit(Action::SetCodebook(codebook));
                props.on_done.emit(());
            } else {
                problems.set(found);
                draft.set(variable);
            }
        })
    };
    let cancel = props.on_done.reform(|_: MouseEvent| ());
    let units = UNITS.into_iter().map(|(unit, id)| {
        html! { <option value={id} selected={variable.of == unit}>{ unit_name(unit) }</option> }
    });
    let values: Vec<&str> = variable.values.iter().map(|v| v.name.as_str()).collect();
    html! {
        <form class="rule-form" {onsubmit}>
            { told(&problems) }
            <label>
                <span>{ t("label-name") }</span>
                <input ref={fields.name.clone()} name="variable-name" type="text" dir="auto" autocomplete="off" required=true
                    value={variable.name.clone()} />
            </label>
            <label>
                <span>{ t("variable-definition") }</span>
                <textarea ref={fields.definition.clone()} name="variable-definition" rows="2" dir="auto"
                    value={variable.definition.clone()} />
            </label>
            <label>
                <span>{ t("variable-of") }</span>
                <select ref={fields.of.clone()} name="variable-of">{ for units }</select>
            </label>
            <label>
                <span>{ t("variable-values") }</span>
                <textarea ref={fields.values.clone()} name="variable-values" rows="4" dir="auto" required=true
                    value={values.join("\n")} />
            </label>
            <p class="hint">{ t("variable-values-hint") }</p>
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
    of: NodeRef,
    values: NodeRef,
}

impl Fields {
    fn variable(&self, before: &Variable, codebook: &Codebook) -> Variable {
        let input = |field: &NodeRef| field.cast::<HtmlInputElement>().map(|f| f.value()).unwrap_or_default();
        let area = |field: &NodeRef| {
            field
                .cast::<HtmlTextAreaElement>()
                .map(|f| f.value())
                .unwrap_or_default()
        };
        let chosen = self
            .of
            .cast::<HtmlSelectElement>()
            .map(|f| f.value())
            .unwrap_or_default();
        let name = input(&self.name).trim().to_owned();
        let id = if before.id.is_empty() {
            free_id(&name, |id| codebook.variable(id).is_none())
        } else {
            before.id.clone()
        };
        Variable {
            id,
            name,
            definition: area(&self.definition).trim().to_owned(),
            of: UNITS
                .into_iter()
                .find(|(_, id)| *id == chosen)
                .map_or_else(CodingUnit::default, |(unit, _)| unit),
            values: values(&lines(&area(&self.values)), &before.values),
            group: before.group.clone(),
        }
    }
}

/// The values of these names. One that was there keeps its id and definition; where as many are named as before, one that was
/// renamed keeps its id too, so that what was coded keeps its meaning.
fn values(names: &[String], before: &[Value]) -> Vec<Value> {
    let mut values: Vec<Value> = Vec::new();
    for (i, name) in names.iter().enumerate() {
        let same = before.iter().find(|v| v.name == *name);
        let renamed = before
            .get(i)
            .filter(|v| names.len() == before.len() && !names.contains(&v.name));
        let known = same.or(renamed).filter(|known| values.iter().all(|v| v.id != known.id));
        values.push(match known {
            Some(known) => Value {
                name: name.clone(),
                ..known.clone()
            },
            None => {
                let is_free = |id: &str| id != Codebook::CANNOT_TELL && values.iter().chain(before).all(|v| v.id != id);
                Value {
                    id: free_id(name, is_free),
                    name: name.clone(),
                    definition: String::new(),
                }
            }
        });
    }
    values
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(names: &[&str], before: &[Value]) -> Vec<String> {
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        values(&names, before).into_iter().map(|v| v.id).collect()
    }

    #[test]
    fn a_value_keeps_its_id_when_it_is_moved_or_renamed() {
        let names = ["For", "Against"].map(str::to_owned);
        let before = values(&names, &[]);
        assert_eq!(ids(&["Against", "For"], &before), ["against", "for"]);
        assert_eq!(ids(&["For", "Opposed"], &before), ["for", "against"]);
        assert_eq!(
            ids(&["For", "Neither", "Against"], &before),
            ["for", "neither", "against"]
        );
        assert_eq!(ids(&["For", "For"], &before), ["for", "for-2"]);
        assert_eq!(ids(&["Cannot tell"], &[]), ["cannot-tell-2"]);
    }
}
