//! The rules of decision lists ([`crate::rules::decision`]), their conditions looked up.

use crate::attributions::no_cue;
use crate::rules::decision::{self, Condition};
use crate::rules::{Matcher, Rule, Rulebook};
use crate::{comma_ends, marked_words};

/// What all must hold for a rule to fit: tests of one list, each with what the rule says of it.
pub(crate) type Conditions<T> = Vec<(T, Condition)>;

/// A rule of a list.
#[derive(Debug)]
pub(crate) enum Line {
    /// Of `comma-ends`.
    CommaEnds(Conditions<comma_ends::Test>),
    /// Of `marked-words`.
    MarkedWords(Conditions<marked_words::Test>, marked_words::Marked),
    /// Of `no-cue`.
    NoCue(Conditions<no_cue::Test>),
}

/// The rules of each list that are switched on, in order.
#[derive(Debug, Default)]
pub(crate) struct Decisions<'a> {
    pub comma_ends: Vec<&'a Conditions<comma_ends::Test>>,
    pub marked_words: Vec<(&'a Conditions<marked_words::Test>, marked_words::Marked)>,
    pub no_cue: Vec<&'a Conditions<no_cue::Test>>,
}

impl<'a> Decisions<'a> {
    /// Those of `rules`.
    pub fn of(rules: &'a Rulebook) -> Self {
        let mut all = Self::default();
        for line in rules.decisions_on() {
            match line {
                Line::CommaEnds(conditions) => all.comma_ends.push(conditions),
                Line::MarkedWords(conditions, marked) => all.marked_words.push((conditions, *marked)),
                Line::NoCue(conditions) => all.no_cue.push(conditions),
            }
        }
        all
    }
}

/// The line that `rule` is; none if it decides nothing, or names what its list does not know: the build checks that of the
/// built-in rules.
pub(crate) fn line(rule: &Rule) -> Option<Line> {
    let Matcher::Decision { list, when, then } = &rule.matcher else {
        return None;
    };
    let list = decision::list(list)?;
    match list.name {
        "comma-ends" => Some(Line::CommaEnds(conditions(list, when, &comma_ends::TESTS)?)),
        "marked-words" => {
            let marked = marked_words::OUTCOMES.iter().find(|(name, _)| then == name)?.1;
            Some(Line::MarkedWords(conditions(list, when, &marked_words::TESTS)?, marked))
        }
        "no-cue" => Some(Line::NoCue(conditions(list, when, &no_cue::TESTS)?)),
        _ => None,
    }
}

fn conditions<T: Copy>(
    list: &'static decision::DecisionList,
    when: &[String],
    tests: &[(&str, T)],
) -> Option<Conditions<T>> {
    let one = |text: &String| {
        let condition = decision::parse(list, text).ok()?;
        let (_, test) = tests.iter().find(|(name, _)| *name == condition.name)?;
        Some((*test, condition))
    };
    when.iter().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names<T>(tests: &[(&'static str, T)]) -> Vec<&'static str> {
        tests.iter().map(|(name, _)| *name).collect()
    }

    #[test]
    fn every_condition_and_outcome_of_a_list_is_known() {
        for list in decision::LISTS {
            let (tests, outcomes) = match list.name {
                "comma-ends" => (names(&comma_ends::TESTS), Vec::new()),
                "marked-words" => (names(&marked_words::TESTS), names(&marked_words::OUTCOMES)),
                "no-cue" => (names(&no_cue::TESTS), Vec::new()),
                other => panic!("nothing asks the list {other}"),
            };
            assert_eq!(tests, list.conditions, "{}", list.name);
            assert_eq!(outcomes, list.outcomes, "{}", list.name);
        }
    }
}
