use sayso_ledger::{Criterion, Field, Rubric};
use sayso_notebook::Coded;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::components::typed::Typed;
use crate::state::{Action, use_dispatch};
use crate::text::t;

/// What a criterion is called.
pub fn criterion_name(criterion: &Criterion) -> AttrValue {
    let id = match criterion.id.as_str() {
        "a-nice:authority" => "criterion-authority",
        "a-nice:named" | "imvain:named" => "criterion-named",
        "a-nice:interest" => "criterion-interest",
        "a-nice:corroboration" => "criterion-corroboration",
        "a-nice:evidence" => "criterion-evidence",
        "imvain:independent" => "criterion-independent",
        "imvain:multiple" => "criterion-multiple",
        "imvain:verifies" => "criterion-verifies",
        "imvain:authoritative" => "criterion-authoritative",
        _ => return criterion.name.clone().unwrap_or_else(|| criterion.id.clone()).into(),
    };
    t(id)
}

/// What a criterion asks; nothing of one's own.
pub fn criterion_asks(criterion: &Criterion) -> Option<AttrValue> {
    let id = match criterion.id.as_str() {
        "a-nice:authority" => "template-nice-authority",
        "a-nice:named" => "template-nice-named",
        "a-nice:interest" => "template-nice-interest",
        "a-nice:corroboration" => "template-nice-corroboration",
        "a-nice:evidence" => "template-nice-evidence",
        "imvain:independent" => "template-imvain-independent",
        "imvain:multiple" => "template-imvain-multiple",
        "imvain:verifies" => "template-imvain-verifies",
        "imvain:authoritative" => "template-imvain-authoritative",
        "imvain:named" => "template-imvain-named",
        _ => return None,
    };
    Some(t(id))
}

/// The props of [`RubricChoice`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// What sources are judged by.
    pub rubric: Option<Rubric>,
    /// Whether this tab may write.
    pub writes: bool,
}

/// What sources are judged by: nothing, A NICE, IMVAIN, or criteria of one's own.
#[component]
pub fn RubricChoice(props: &Props) -> Html {
    let dispatch = use_dispatch();
    let own = use_state(|| false);
    let set = {
        let dispatch = dispatch.clone();
        Callback::from(move |rubric: String| {
            let value = Rubric::parse(&rubric).map(|rubric| rubric.written());
            dispatch.emit(Action::Code(Field::Rubric.id(), Coded::Article, value));
        })
    };
    let kind = match &props.rubric {
        Some(Rubric::ANice) => "a-nice",
        Some(Rubric::Imvain) => "imvain",
        Some(Rubric::Own(_)) => "own",
        None if *own => "own",
        None => "none",
    };
    let onchange = {
        let (set, own) = (set.clone(), own.clone());
        move |event: Event| {
            let chosen = event
                .target_dyn_into::<HtmlSelectElement>()
                .map(|select| select.value());
            let chosen = chosen.unwrap_or_default();
            own.set(chosen == "own");
            match chosen.as_str() {
                "a-nice" | "imvain" => set.emit(chosen),
                _ => set.emit(String::new()),
            }
        }
    };
    let names = match &props.rubric {
        Some(own @ Rubric::Own(_)) => own.written(),
        _ => String::new(),
    };
    let choices = [
        ("none", "rubric-none"),
        ("a-nice", "rubric-a-nice"),
        ("imvain", "rubric-imvain"),
        ("own", "rubric-own"),
    ];
    let options = choices.map(|(id, label)| html! { <option value={id} selected={kind == id}>{ t(label) }</option> });
    html! {
        <div class="ledger-rubric">
            <p class="field">
                <label for="ledger-rubric">{ t("rubric-label") }</label>
                <select id="ledger-rubric" disabled={!props.writes} {onchange}>{ for options }</select>
            </p>
            if kind == "own" {
                <p class="field">
                    <label for="ledger-criteria">{ t("rubric-criteria") }</label>
                    <Typed id="ledger-criteria" value={names} on_save={set} writes={props.writes} />
                </p>
            }
        </div>
    }
}
