use std::collections::HashMap;
use std::rc::Rc;

use sayso_engine::Layer;
use sayso_worker::RuleText;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::one_rule::OneRule;
use crate::components::modal::Modal;
use crate::state::{OwnRules, Session};
use crate::text::t;

#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The article that is open: how often each rule found something in it is told.
    pub session: Option<Rc<Session>>,
    /// All rules there are.
    pub rules: Rc<OwnRules>,
    /// The rule to begin at.
    pub at: Option<AttrValue>,
}

/// The layers in the order in which they are of interest, with their headings.
pub(super) const LAYERS: [(Layer, &str); 6] = [
    (Layer::Label, "rules-labels"),
    (Layer::Quote, "rules-quotes"),
    (Layer::Source, "rules-sources"),
    (Layer::Entity, "rules-names"),
    (Layer::Structure, "rules-structure"),
    (Layer::Signal, "layer-signals"),
];

/// Every rule in words: why, what it finds, what it leaves alone, how often it was right, how often it fits here.
#[component]
pub fn Rules(props: &Props) -> Html {
    let all = use_memo(props.rules.clone(), |rules| rules.all());
    let sought = use_state(String::new);
    let here = use_memo(props.session.clone(), counted);
    let oninput = {
        let sought = sought.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                sought.set(input.value().trim().to_lowercase());
            }
        })
    };
    let groups = LAYERS.into_iter().filter_map(|(layer, heading)| {
        let of_layer = |rule: &&RuleText| rule.layer == layer && speaks_of(rule, &sought);
        let rules = all.iter().filter(of_layer).map(|rule| {
            let id = rule.id.as_str();
            let count = here.get(id).copied().unwrap_or_default();
            let open = props.at.as_deref() == Some(id);
            let on = props.rules.is_on(id);
            html! { <OneRule key={id} rule={rule.clone()} {count} {open} {on} /> }
        });
        let rules: Vec<Html> = rules.collect();
        (!rules.is_empty()).then(|| {
            html! {
                <section key={heading}>
                    <h3>{ t(heading) }{ " " }<span class="count">{ rules.len() }</span></h3>
                    { for rules }
                </section>
            }
        })
    });
    let groups: Vec<Html> = groups.collect();
    html! {
        <Modal title={t("rules-title")} wide=true>
            <p>{ t("rules-lead") }</p>
            <label class="search">
                <span>{ t("rules-search") }</span>
                <input type="search" {oninput} />
            </label>
            <div class="rules">
                if props.rules.built_in().is_empty() {
                    <p role="status">{ t("rules-not-told") }</p>
                } else if groups.is_empty() {
                    <p class="hint">{ t("rules-none") }</p>
                }
                { for groups }
            </div>
        </Modal>
    }
}

/// How often each rule found something in the open article, by id.
pub(super) fn counted(session: &Option<Rc<Session>>) -> HashMap<String, usize> {
    let mut here: HashMap<String, usize> = HashMap::new();
    for finding in session.iter().flat_map(|s| &s.scan.findings).filter(|f| !f.nested) {
        *here.entry(finding.rule.to_string()).or_default() += 1;
    }
    here
}

/// Whether `sought` stands in what is shown of `rule`.
pub(super) fn speaks_of(rule: &RuleText, sought: &str) -> bool {
    let shown = [&rule.id, &rule.why].into_iter();
    let mut shown = shown.chain(&rule.finds).chain(&rule.skips).chain(&rule.sought);
    sought.is_empty() || shown.any(|words| words.to_lowercase().contains(sought))
}

#[cfg(test)]
mod tests {
    use sayso_engine::Rulebook;

    use super::*;

    #[test]
    fn a_rule_is_found_by_what_is_shown_of_it_and_stands_under_one_heading() {
        let rules: Vec<RuleText> = Rulebook::built_in().iter().map(RuleText::from).collect();
        let said = rules.iter().find(|rule| rule.id == "attribution.said-after").unwrap();
        assert!(speaks_of(said, "") && speaks_of(said, "said-after") && speaks_of(said, "harbour"));
        assert!(!speaks_of(said, "zeppelin"));
        for rule in &rules {
            let headings = LAYERS.iter().filter(|(layer, _)| *layer == rule.layer);
            assert_eq!(headings.count(), 1, "{}", rule.id);
        }
    }
}
