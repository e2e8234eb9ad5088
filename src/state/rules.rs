use std::rc::Rc;

use sayso_engine::{Rulebook, rules::Rule, rules::RuleId, rules::marked};

thread_local! {
    static RULES: Rc<Rulebook> = Rc::new(Rulebook::built_in());
}

/// The rule of this name, to say why something is marked; none if it is gone since the mark was made.
pub fn rule(id: &str) -> Option<Rule> {
    RULES.with(|rules| rules.get(&RuleId::new(id)).cloned())
}

/// A sentence in which the rule finds something, without its marking.
pub fn example(rule: &Rule) -> Option<String> {
    let (text, _) = marked::parse(rule.finds.first()?).ok()?;
    Some(text)
}
