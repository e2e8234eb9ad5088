//! Rules are data: each says what it finds, why, and what it must skip.

mod built_in;
pub mod decision;
pub mod draft;
pub mod examples;
pub mod expression;
pub mod lexicon;
pub mod marked;
pub mod pattern;
pub mod surface;
mod word_index;
// The build's own file: its tests run here, where they are run at all.
#[cfg(test)]
#[allow(dead_code)]
#[path = "../../build/rule_files.rs"]
mod rule_files;
#[cfg(test)]
mod tests;
mod verbs;

use std::borrow::Borrow;
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::{Arc, OnceLock};

use rustc_hash::FxHashMap;

use crate::decisions::{self, Line};
use crate::matches::{self, Pattern};
use crate::{Confidence, Layer, Token};
pub(crate) use built_in::BuiltIn;
use pattern::{Piece, Step};
use surface::Surface;
use word_index::WordIndex;

/// A rule's name: a layer, a full stop, words with hyphens: `attribution.quote-said-source`; of a rule of a pack the pack's
/// name and a slash before its own: `harbour/harsh-words`. Cheap to clone.
#[derive(Clone)]
pub struct RuleId(Name);

/// A long text has a name for each of its findings, nearly all of built-in rules: those are not held once more.
#[derive(Clone)]
enum Name {
    BuiltIn(&'static str),
    Own(Arc<str>),
}

impl RuleId {
    /// The rule of this name.
    pub fn new(id: impl Into<Arc<str>>) -> Self {
        Self(Name::Own(id.into()))
    }

    /// The built-in rule of this name ([`id`]).
    pub(crate) const fn built_in(id: &'static str) -> Self {
        Self(Name::BuiltIn(id))
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        match &self.0 {
            Name::BuiltIn(id) => id,
            Name::Own(id) => id,
        }
    }

    /// The name of the pack that the rule belongs to; none for a built-in one.
    pub fn pack(&self) -> Option<&str> {
        match &self.0 {
            Name::BuiltIn(_) => None,
            Name::Own(id) => id.split_once('/').map(|(pack, _)| pack),
        }
    }
}

// Names are the same by their letters, wherever those are held.

impl PartialEq for RuleId {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for RuleId {}

impl PartialOrd for RuleId {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for RuleId {
    fn cmp(&self, other: &Self) -> Ordering {
        self.as_str().cmp(other.as_str())
    }
}

impl Hash for RuleId {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}

impl fmt::Debug for RuleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("RuleId").field(&self.as_str()).finish()
    }
}

impl Borrow<str> for RuleId {
    fn borrow(&self) -> &str {
        self.as_str()
    }
}

impl fmt::Display for RuleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
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
    /// By a regular expression whose named groups are roles.
    Regex(Surface),
    /// By words and phrases, whatever their case.
    Words(Vec<String>),
    /// By deciding a question that a procedure asks: a rule of a decision list.
    Decision {
        /// The list's name ([`decision::LISTS`]).
        list: String,
        /// The conditions that all must hold.
        when: Vec<String>,
        /// What it decides; empty where all rules of the list decide the same.
        then: String,
    },
    /// By a procedure of the engine with this name, for what patterns cannot say.
    Procedure(String),
}

/// How many words, classes and signs `pattern` has: what trying it costs grows with it.
fn length(pattern: &[Piece]) -> usize {
    let of_step = |piece: &Piece| match &piece.step {
        Step::Literal(_) | Step::Class(_) => 1,
        Step::Group(alternatives) => alternatives.iter().map(|a| length(a)).sum(),
    };
    pattern.iter().map(of_step).sum()
}

/// One rule, as people read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Its name, unique in a rulebook.
    pub id: RuleId,
    /// What it finds.
    pub layer: Layer,
    /// What its findings are called, for the layer label.
    pub label: Option<String>,
    /// Why its finding is one, in a sentence for a reader.
    pub why: String,
    /// Sentences it finds something in, marked ([`marked`]): every role, so a wrong speaker fails.
    pub finds: Vec<String>,
    /// Sentences it must find nothing in.
    pub skips: Vec<String>,
    /// How it finds it.
    pub matcher: Matcher,
    /// How often it was right when it was measured; 0 if nobody has measured it.
    pub confidence: Confidence,
}

impl Rule {
    /// What a byte of text costs at most, in places under way at once ([`expression::Expression::places`]); 0 for
    /// built-in rules, whose cost is measured.
    fn cost(&self) -> u64 {
        match &self.matcher {
            _ if self.id.pack().is_none() => 0,
            Matcher::Pattern { pieces, .. } => length(pieces) as u64,
            Matcher::Regex(surface) => surface.expression().places.max(1),
            Matcher::Words(_) => 1,
            Matcher::Decision { .. } | Matcher::Procedure(_) => 0,
        }
    }
}

/// A built-in rule, as the build writes it.
struct RuleData {
    id: &'static str,
    layer: Layer,
    why: &'static str,
    finds: &'static [&'static str],
    skips: &'static [&'static str],
    pattern: Option<&'static str>,
    regex: Option<&'static str>,
    procedure: Option<&'static str>,
    decides: Option<&'static str>,
    when: &'static [&'static str],
    then: &'static str,
    confidence: u8,
}

include!(concat!(env!("OUT_DIR"), "/rules.rs"));

/// The id of the built-in rule of this name, as [`crate::Block::rule`] has it; none if there is no such rule. For what
/// comes back from where only names go, such as another thread.
pub fn built_in_id(name: &str) -> Option<&'static str> {
    IDS.iter().copied().find(|id| *id == name)
}

/// The most that the rules of packs may cost in one document ([`Rulebook::work`]).
pub const MOST_WORK: u64 = 1 << 30;

/// The rules in force, in order. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Rulebook {
    rules: Arc<[Rule]>,
    /// The pattern of each, if it is one that can be looked for.
    patterns: Arc<[Option<Pattern>]>,
    /// The line of a decision list that each is, if it is one.
    decisions: Arc<[Option<Line>]>,
    /// What each lists.
    words: Arc<WordIndex>,
    /// Where each stands in `rules`.
    places: Arc<FxHashMap<RuleId, usize>>,
    /// Those of packs that cost something ([`Rule::cost`]): their places, and how much.
    costs: Arc<[(usize, u64)]>,
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
            id: RuleId::built_in(data.id),
            layer: data.layer,
            label: None,
            why: data.why.to_owned(),
            finds: texts(data.finds),
            skips: texts(data.skips),
            matcher: match (data.pattern, data.regex.map(Surface::new)) {
                _ if data.decides.is_some() => Matcher::Decision {
                    list: data.decides.unwrap_or_default().to_owned(),
                    when: texts(data.when),
                    then: data.then.to_owned(),
                },
                (Some(text), _) => Matcher::Pattern {
                    text: text.to_owned(),
                    // The build has read it already, so it can be read.
                    pieces: pattern::parse(text).unwrap_or_default(),
                },
                // The build has read it too.
                (None, Some(Ok(surface))) => Matcher::Regex(surface),
                _ => Matcher::Procedure(data.procedure.unwrap_or_default().to_owned()),
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
        let costs = rules.iter().map(Rule::cost).enumerate();
        Self {
            costs: costs.filter(|(_, cost)| *cost > 0).collect(),
            places: Arc::new(places.collect()),
            patterns: rules.iter().map(matches::pattern).collect(),
            decisions: rules.iter().map(decisions::line).collect(),
            words: Arc::new(WordIndex::of(&rules)),
            off: vec![false; rules.len()],
            rules,
        }
    }

    /// Adds rules after the others, as those of a pack. One that has the name of one of them already takes its place. A
    /// pattern with a class that is neither a list nor a unit finds nothing.
    pub fn extend(&mut self, rules: impl IntoIterator<Item = Rule>) {
        let mut places = (*self.places).clone();
        let mut all = self.rules.to_vec();
        for rule in rules {
            match places.get(&rule.id) {
                Some(&place) => all[place] = rule,
                None => {
                    places.insert(rule.id.clone(), all.len());
                    all.push(rule);
                }
            }
        }
        let mut off = std::mem::take(&mut self.off);
        off.resize(all.len(), false);
        *self = Self {
            off,
            ..Self::of(all.into())
        };
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

    /// The patterns of the rules of `layer` that are in force in a document of so many bytes, in order.
    pub(crate) fn patterns_on(&self, layer: Layer, bytes: usize) -> impl Iterator<Item = &Pattern> {
        let reach = self.reach(bytes);
        let places = 0..self.rules.len();
        let on = places.filter(move |&place| self.rules[place].layer == layer && self.is_in_force(place, reach));
        on.filter_map(|place| self.patterns[place].as_ref())
    }

    /// The lines of decision lists that are switched on, in order.
    pub(crate) fn decisions_on(&self) -> impl Iterator<Item = &Line> {
        let lines = self.decisions.iter().zip(&self.off);
        lines.filter_map(|(line, off)| line.as_ref().filter(|_| !off))
    }

    /// The rules of `layer` that are in force in a document of so many bytes, in order.
    pub(crate) fn in_force(&self, layer: Layer, bytes: usize) -> impl Iterator<Item = &Rule> {
        let reach = self.reach(bytes);
        let rules = self.rules.iter().enumerate();
        let on = rules.filter(move |(place, rule)| rule.layer == layer && self.is_in_force(*place, reach));
        on.map(|(_, rule)| rule)
    }

    fn is_in_force(&self, place: usize, reach: usize) -> bool {
        !self.off[place] && (place < reach || self.rules[place].cost() == 0)
    }

    /// Whether some rule lists words.
    pub(crate) fn lists_words(&self) -> bool {
        !self.words.is_empty()
    }

    /// The rules in force in a document of so many bytes that list words which stand at the first of `tokens`, each with
    /// how many tokens they take.
    pub(crate) fn words_at<'a>(
        &'a self,
        bytes: usize,
        text: &'a str,
        tokens: &'a [Token],
    ) -> impl Iterator<Item = (&'a RuleId, usize)> {
        let there = self.words.at(text, tokens);
        let mut there = there.peekable();
        // Most words are in no rule's list.
        let reach = if there.peek().is_some() { self.reach(bytes) } else { 0 };
        there
            .filter(move |(place, _)| self.is_in_force(*place, reach))
            .map(|(place, length)| (&self.rules[place].id, length))
    }

    /// What looking for the rules of packs that are on costs at most in a document of so many bytes: the places of
    /// patterns that can be under way, added up over its bytes.
    pub fn work(&self, bytes: usize) -> u64 {
        let on = self.costs.iter().filter(|(place, _)| !self.off[*place]);
        let cost: u64 = on.map(|(_, cost)| cost).sum();
        cost.saturating_mul(bytes as u64)
    }

    /// The place of the first rule of a pack that is left out in a document of so many bytes, with all rules of packs after
    /// it, since together they would cost more than [`MOST_WORK`].
    pub(crate) fn reach(&self, bytes: usize) -> usize {
        let mut all = 0_u64;
        let over = |(place, cost): &&(usize, u64)| {
            all += if self.off[*place] { 0 } else { *cost };
            all.saturating_mul(bytes as u64) > MOST_WORK
        };
        self.costs
            .iter()
            .find(over)
            .map_or(self.rules.len(), |(place, _)| *place)
    }

    /// The rules of packs that are switched on and are left out all the same in a document of so many bytes, since all of
    /// them would take too long there.
    pub fn left_out(&self, bytes: usize) -> impl Iterator<Item = &Rule> {
        let reach = self.reach(bytes);
        let late = self.rules.iter().zip(&self.off).skip(reach);
        late.filter(|(rule, off)| rule.cost() > 0 && !**off)
            .map(|(rule, _)| rule)
    }

    /// The rule named `id` ([`id`]), if it is there and switched on.
    pub fn on(&self, id: &str) -> Option<&Rule> {
        let place = *self.places.get(id)?;
        (!self.off[place]).then(|| &self.rules[place])
    }
}
