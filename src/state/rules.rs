use std::cell::RefCell;
use std::rc::Rc;

use sayso_engine::rules::marked;
use sayso_worker::RuleText;

use super::OwnRules;

thread_local! {
    static RULES: RefCell<Rc<OwnRules>> = RefCell::default();
}

/// From now on [`rule`] knows these.
pub(super) fn know(rules: &Rc<OwnRules>) {
    RULES.with(|known| known.replace(rules.clone()));
}

/// The rule of this name, to say why something is marked; none if it is gone since the mark was made, or the engine could not be
/// loaded.
pub fn rule(id: &str) -> Option<RuleText> {
    RULES.with_borrow(|rules| rules.rule(id))
}

/// A sentence in which the rule finds something, without its marking.
pub fn example(rule: &RuleText) -> Option<String> {
    Some(unmarked(rule.finds.first()?))
}

/// A sentence without its marking.
pub fn unmarked(sentence: &str) -> String {
    marked::parse(sentence).map_or_else(|_| sentence.to_owned(), |(text, _)| text)
}

#[cfg(test)]
mod tests {
    use sayso_engine::Rulebook;

    use super::*;

    #[test]
    fn every_rule_says_why_and_has_an_example() {
        let rules: Vec<RuleText> = Rulebook::built_in().iter().map(RuleText::from).collect();
        assert!(rules.len() > 10);
        know(&Rc::new(OwnRules::default().told(rules.clone().into())));
        for rule in &rules {
            assert_eq!(super::rule(&rule.id).as_ref(), Some(rule));
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
        assert_eq!(super::rule("attribution.gone"), None);
    }
}
