//! Rules are data: each says what it finds, why, and what it must skip.

pub mod lexicon;
pub mod marked;
pub mod pattern;
// The build's own file: its tests run here, where they are run at all.
#[cfg(test)]
#[allow(dead_code)]
#[path = "../../build/rule_files.rs"]
mod rule_files;
#[cfg(test)]
mod tests;

use std::borrow::Borrow;
use std::fmt;
use std::sync::{Arc, OnceLock};

use rustc_hash::FxHashMap;

use crate::matches::{self, Pattern};
use crate::{Confidence, Layer};
use pattern::Piece;

/// A rule's name: a layer, a full stop, words with hyphens: `attribution.quote-said-source`. Cheap to clone.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RuleId(Arc<str>);

impl RuleId {
    /// The rule of this name.
    pub fn new(id: impl Into<Arc<str>>) -> Self {
        Self(id.into())
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Borrow<str> for RuleId {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for RuleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// How a rule finds what it finds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Matcher {
    /// By a line in the pattern language.
    Pattern {
        /// As written.
        text: String,
        /// As read.
        pieces: Vec<Piece>,
    },
    /// By a procedure of the engine with this name, for what patterns cannot say.
    Procedure(String),
}

/// One rule, as people read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Its name, unique in a rulebook.
    pub id: RuleId,
    /// What it finds.
    pub layer: Layer,
    /// Why its finding is one, in a sentence for a reader.
    pub why: String,
    /// Sentences it finds something in, marked ([`marked`]): every role, so a wrong speaker fails.
    pub finds: Vec<String>,
    /// Sentences it must find nothing in.
    pub skips: Vec<String>,
    /// How it finds it.
    pub matcher: Matcher,
    /// How often it was right when it was measured.
    pub confidence: Confidence,
}

/// A built-in rule, as the build writes it.
struct RuleData {
    id: &'static str,
    layer: Layer,
    why: &'static str,
    finds: &'static [&'static str],
    skips: &'static [&'static str],
    pattern: Option<&'static str>,
    procedure: Option<&'static str>,
    confidence: u8,
}

include!(concat!(env!("OUT_DIR"), "/rules.rs"));

/// The id of the built-in rule of this name, as [`crate::Block::rule`] has it; none if there is no such rule. For what
/// comes back from where only names go, such as another thread.
pub fn built_in_id(name: &str) -> Option<&'static str> {
    RULES.iter().map(|rule| rule.id).find(|id| *id == name)
}

/// The rules in force, in order. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Rulebook {
    rules: Arc<[Rule]>,
    /// The pattern of each, if it is one that can be looked for.
    patterns: Arc<[Option<Pattern>]>,
    /// Where each stands in `rules`.
    places: Arc<FxHashMap<RuleId, usize>>,
    /// Which are switched off, by place.
    off: Vec<bool>,
}

impl Rulebook {
    /// The rules that come with Sayso, all switched on but those of experimental layers ([`Layer::is_experimental`]).
    pub fn built_in() -> Self {
        static BUILT_IN: OnceLock<Rulebook> = OnceLock::new();
        BUILT_IN.get_or_init(Self::read).clone()
    }

    /// Reads the rules that the build has checked.
    fn read() -> Self {
        let texts = |texts: &[&str]| texts.iter().map(|&t| t.to_owned()).collect();
        let rules = RULES.iter().map(|data| Rule {
            id: RuleId::new(data.id),
            layer: data.layer,
            why: data.why.to_owned(),
            finds: texts(data.finds),
            skips: texts(data.skips),
            matcher: match data.pattern {
                Some(text) => Matcher::Pattern {
                    text: text.to_owned(),
                    // The build has read it already, so it can be read.
                    pieces: pattern::parse(text).unwrap_or_default(),
                },
                None => Matcher::Procedure(data.procedure.unwrap_or_default().to_owned()),
            },
            confidence: Confidence(data.confidence),
        });
        let rules: Arc<[Rule]> = rules.collect();
        let off = rules.iter().map(|rule| rule.layer.is_experimental()).collect();
        Self { off, ..Self::of(rules) }
    }

    /// `rules`, all on.
    fn of(rules: Arc<[Rule]>) -> Self {
        let places = rules.iter().enumerate().map(|(place, rule)| (rule.id.clone(), place));
        Self {
            places: Arc::new(places.collect()),
            patterns: rules.iter().map(matches::pattern).collect(),
            off: vec![false; rules.len()],
            rules,
        }
    }

    /// Adds a rule after the others. One that has its name already gives way to it. A pattern with a class that is neither a
    /// list nor a unit finds nothing.
    pub fn add(&mut self, rule: Rule) {
        let others = self.rules.iter().filter(|known| known.id != rule.id);
        let rules: Arc<[Rule]> = others.cloned().chain([rule.clone()]).collect();
        let is_off = |rule: &Rule| self.places.get(&rule.id).is_some_and(|&place| self.off[place]);
        let off = rules.iter().map(is_off).collect();
        *self = Self { off, ..Self::of(rules) };
    }

    /// The rule of this name.
    pub fn get(&self, id: &RuleId) -> Option<&Rule> {
        self.places.get(id).map(|&place| &self.rules[place])
    }

    /// All rules, in order, those switched off too.
    pub fn iter(&self) -> impl Iterator<Item = &Rule> {
        self.rules.iter()
    }

    /// Switches a rule on or off. A name that no rule has changes nothing. What is off finds nothing: rules of the layer
    /// structure where a document is made ([`crate::Document::with_rules`]), all others where it is scanned.
    pub fn switch(&mut self, id: &RuleId, on: bool) {
        if let Some(&place) = self.places.get(id) {
            self.off[place] = !on;
        }
    }

    /// Switches all rules of a layer on or off.
    pub fn switch_layer(&mut self, layer: Layer, on: bool) {
        let rules = Arc::clone(&self.rules);
        for rule in rules.iter().filter(|rule| rule.layer == layer) {
            self.switch(&rule.id, on);
        }
    }

    /// The patterns of the rules of `layer` that are switched on, in order.
    pub(crate) fn patterns_on(&self, layer: Layer) -> impl Iterator<Item = &Pattern> {
        let rules = self.rules.iter().zip(self.patterns.iter()).zip(&self.off);
        let on = rules.filter(move |((rule, _), off)| rule.layer == layer && !**off);
        on.filter_map(|((_, pattern), _)| pattern.as_ref())
    }

    /// The rule named `id` ([`id`]), if it is there and switched on.
    pub fn on(&self, id: &str) -> Option<&Rule> {
        let place = *self.places.get(id)?;
        (!self.off[place]).then(|| &self.rules[place])
    }
}
