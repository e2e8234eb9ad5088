use std::cell::RefCell;

use sayso_engine::{Rulebook, rules::Rule, rules::RuleId, rules::marked};

thread_local! {
    static RULES: RefCell<Rulebook> = RefCell::new(Rulebook::built_in());
}

/// From now on [`rule`] knows these.
pub(super) fn know(rules: &Rulebook) {
    RULES.with(|known| known.replace(rules.clone()));
}

/// The rule of this name, to say why something is marked; none if it is gone since the mark was made.
pub fn rule(id: &str) -> Option<Rule> {
    RULES.with(|rules| rules.borrow().get(&RuleId::new(id)).cloned())
}

/// A sentence in which the rule finds something, without its marking.
pub fn example(rule: &Rule) -> Option<String> {
    let (text, _) = marked::parse(rule.finds.first()?).ok()?;
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_says_why_and_has_an_example() {
        let rules = Rulebook::built_in();
        assert!(rules.iter().count() > 10);
        for rule in rules.iter() {
            let example = example(rule).unwrap_or_default();
            assert!(
                rule.why.ends_with(['.', '?']) && rule.why.contains(' '),
                "{}: {}",
                rule.id,
                rule.why
            );
            assert!(
                !example.trim().is_empty() && !example.contains(['⟦', '⟧']),
                "{}: {example}",
                rule.id
            );
        }
    }
}
