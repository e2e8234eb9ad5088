use std::collections::{BTreeMap, BTreeSet};

use std::rc::Rc;

use sayso_engine::rules::draft::Draft;
use sayso_notebook::{Notebook, Origin};
use sayso_wire::packs::Pack;
use sayso_worker::{Chosen, RuleText};

/// The name of the pack with the rules that are written here.
pub const MINE: &str = "mine";

/// The person's own rules, which rules are switched off, and what the engine tells of its own. A value that is replaced.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OwnRules {
    packs: Vec<Pack>,
    off: BTreeSet<String>,
    built_in: Rc<[RuleText]>,
}

impl OwnRules {
    /// With these packs, and without the rules of these ids.
    #[must_use]
    pub fn with(&self, packs: Vec<Pack>, off: BTreeSet<String>) -> Self {
        Self {
            packs,
            off,
            built_in: self.built_in.clone(),
        }
    }

    /// With these built-in rules, as the engine tells them.
    #[must_use]
    pub fn told(&self, built_in: Rc<[RuleText]>) -> Self {
        Self {
            built_in,
            ..self.clone()
        }
    }

    /// Whether both look with the same rules.
    pub fn finds_as(&self, other: &Self) -> bool {
        self.packs == other.packs && self.off == other.off
    }

    /// The packs: those loaded, and the one written here.
    pub fn packs(&self) -> &[Pack] {
        &self.packs
    }

    /// The ids of the rules that are switched off.
    pub fn off(&self) -> &BTreeSet<String> {
        &self.off
    }

    /// The built-in rules; none as long as the engine has not told them.
    pub fn built_in(&self) -> &[RuleText] {
        &self.built_in
    }

    /// The rules of a pack.
    pub fn of_pack(pack: &Pack) -> impl Iterator<Item = RuleText> {
        pack.rules.iter().map(|draft| RuleText::of_draft(&pack.name, draft))
    }

    /// All rules, those that are switched off too.
    pub fn all(&self) -> Vec<RuleText> {
        let own = self.packs.iter().flat_map(Self::of_pack);
        self.built_in.iter().cloned().chain(own).collect()
    }

    /// The rule of this name.
    pub fn rule(&self, id: &str) -> Option<RuleText> {
        let built_in = self.built_in.iter().find(|rule| rule.id == id).cloned();
        built_in.or_else(|| self.packs.iter().flat_map(Self::of_pack).find(|rule| rule.id == id))
    }

    /// Whether the rule of this name is switched on.
    pub fn is_on(&self, id: &str) -> bool {
        !self.off.contains(id)
    }

    /// As the engine takes it.
    pub fn chosen(&self) -> Chosen {
        Chosen {
            packs: self.packs.iter().map(Pack::to_json).collect(),
            off: self.off.iter().cloned().collect(),
        }
    }

    /// With the rule of this id switched over.
    #[must_use]
    pub fn toggled(&self, id: &str) -> Self {
        let mut off = self.off.clone();
        if !off.remove(id) {
            off.insert(id.to_owned());
        }
        self.with(self.packs.clone(), off)
    }

    /// With a rule written here: in the place of the one of this id, or as a new one.
    #[must_use]
    pub fn with_rule(&self, rule: Draft) -> Self {
        let mut packs = self.packs.clone();
        let place = packs.iter().position(|pack| pack.name == MINE).unwrap_or_else(|| {
            packs.push(Pack {
                name: MINE.to_owned(),
                ..Pack::default()
            });
            packs.len() - 1
        });
        let rules = &mut packs[place].rules;
        match rules.iter_mut().find(|known| known.id == rule.id) {
            Some(known) => *known = rule,
            None => rules.push(rule),
        }
        self.with(packs, self.off.clone())
    }

    /// Without the rule of this id that was written here.
    #[must_use]
    pub fn without_rule(&self, id: &str) -> Self {
        let mut packs = self.packs.clone();
        for pack in packs.iter_mut().filter(|pack| pack.name == MINE) {
            pack.rules.retain(|rule| rule.id != id);
        }
        packs.retain(|pack| pack.name != MINE || !pack.rules.is_empty());
        let mut off = self.off.clone();
        off.remove(&format!("{MINE}/{id}"));
        self.with(packs, off)
    }

    /// With this pack, under another name if there is another pack of its name; none if just this pack is there already.
    pub fn with_pack(&self, mut pack: Pack) -> Option<Self> {
        let taken = |name: &str| self.packs.iter().find(|known| known.name == name);
        let name = pack.name.clone();
        let mut number = 2;
        while let Some(known) = taken(&pack.name) {
            if known.rules == pack.rules {
                return None;
            }
            pack.name = format!("{name}-{number}");
            number += 1;
        }
        // The rules that are written here go on being written here.
        if pack.name == MINE {
            pack.name = format!("{MINE}-{number}");
        }
        let mut packs = self.packs.clone();
        packs.push(pack);
        Some(self.with(packs, self.off.clone()))
    }

    /// Without the pack of this name.
    #[must_use]
    pub fn without_pack(&self, name: &str) -> Self {
        let others = self.packs.iter().filter(|pack| pack.name != name);
        let of_pack = format!("{name}/");
        let off = self.off.iter().filter(|id| !id.starts_with(&of_pack));
        self.with(others.cloned().collect(), off.cloned().collect())
    }

    /// An id for a new rule with this label: the label's words, and a number where they are taken.
    pub fn new_id(&self, label: &str) -> String {
        let words = label
            .split(|c: char| !c.is_ascii_alphanumeric())
            .filter(|w| !w.is_empty());
        let words: Vec<String> = words.map(str::to_ascii_lowercase).collect();
        let stem: String = words.join("-").chars().take(40).collect();
        let stem = if stem.is_empty() {
            "rule".to_owned()
        } else {
            stem.trim_end_matches('-').to_owned()
        };
        let mine = self.packs.iter().filter(|pack| pack.name == MINE);
        let taken: BTreeSet<&str> = mine.flat_map(|pack| &pack.rules).map(|rule| rule.id.as_str()).collect();
        let numbered = (2..).map(|n| format!("{stem}-{n}"));
        let mut free = std::iter::once(stem.clone())
            .chain(numbered)
            .filter(|id| !taken.contains(id.as_str()));
        free.next().unwrap_or(stem)
    }
}

/// What a person has said to the marks of one rule.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Judged {
    /// Accepted as they were.
    pub right: u32,
    /// Dismissed.
    pub wrong: u32,
}

/// Decisions from which on a rule's record says something.
const ENOUGH: u32 = 8;

impl Judged {
    /// Decisions in all; marks that were changed count as neither right nor wrong.
    pub fn all(self) -> u32 {
        self.right + self.wrong
    }

    /// Right among all, in per cent; none without a decision.
    pub fn per_cent(self) -> Option<u32> {
        (self.right * 100).checked_div(self.all())
    }

    /// Whether there were enough decisions, and most of them against the rule.
    pub fn is_mostly_wrong(self) -> bool {
        self.all() >= ENOUGH && self.right < self.wrong
    }
}

/// What was said to the marks of each rule, by id.
pub type Tally = BTreeMap<String, Judged>;

/// Adds what was decided in `notebook`.
pub fn count(tally: &mut Tally, notebook: &Notebook) {
    for annotation in &notebook.annotations {
        if let Origin::Machine { proposed, rule } = &annotation.origin
            && *proposed == annotation.body
        {
            tally.entry(rule.clone()).or_default().right += 1;
        }
    }
    for dismissal in &notebook.dismissed {
        tally.entry(dismissal.rule.clone()).or_default().wrong += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(id: &str, word: &str) -> Draft {
        Draft {
            id: id.to_owned(),
            layer: "label".to_owned(),
            label: "Delay".to_owned(),
            why: "A delay.".to_owned(),
            words: vec![word.to_owned()],
            finds: vec![format!("It is ⟦label:{word}⟧.")],
            skips: vec!["It is on time.".to_owned()],
            ..Draft::default()
        }
    }

    #[test]
    fn rules_are_written_switched_and_taken_away() {
        let own = OwnRules::default()
            .with_rule(rule("late", "late"))
            .with_rule(rule("slow", "slow"));
        let ids = |own: &OwnRules| own.all().into_iter().map(|rule| rule.id).collect::<Vec<_>>();
        assert_eq!(ids(&own), ["mine/late", "mine/slow"]);
        assert!(own.is_on("mine/late") && own.rule("mine/late").is_some() && own.rule("mine/soon").is_none());
        let off = own.toggled("mine/late");
        assert!(!off.is_on("mine/late") && off.is_on("mine/slow") && !off.finds_as(&own));
        assert_eq!(off.toggled("mine/late"), own);
        let changed = own.with_rule(rule("late", "delayed"));
        assert_eq!(changed.packs()[0].rules.len(), 2);
        let without = off.without_rule("late").without_rule("slow");
        assert_eq!(without, OwnRules::default());
        assert_eq!(
            (own.new_id("Late!"), own.new_id("Zu spät")),
            ("late-2".to_owned(), "zu-sp-t".to_owned())
        );
        assert_eq!(own.new_id("港"), "rule");
    }

    #[test]
    fn packs_of_one_name_live_side_by_side() {
        let own = OwnRules::default().with_rule(rule("late", "late"));
        let pack = |name: &str, word: &str| Pack {
            name: name.to_owned(),
            title: String::new(),
            rules: vec![rule("late", word)],
        };
        let both = own.with_pack(pack(MINE, "tardy")).unwrap();
        let both = both
            .with_pack(pack("quay", "late"))
            .unwrap()
            .with_pack(pack("quay", "soon"))
            .unwrap();
        let names: Vec<&str> = both.packs().iter().map(|p| p.name.as_str()).collect();
        assert_eq!(names, [MINE, "mine-2", "quay", "quay-2"]);
        assert_eq!(both.with_pack(pack("quay", "soon")), None);
        // A pack of this name that nothing is written into yet.
        let loaded = OwnRules::default().with_pack(pack(MINE, "late")).unwrap();
        assert_eq!(loaded.packs()[0].name, "mine-2");
        assert_eq!(
            both.without_pack("mine-2").without_pack("quay").without_pack("quay-2"),
            own
        );
    }

    #[test]
    fn a_rule_is_mostly_wrong_when_enough_was_said_against_it() {
        let judged = |right, wrong| Judged { right, wrong };
        assert!(judged(3, 5).is_mostly_wrong());
        assert!(!judged(4, 4).is_mostly_wrong() && !judged(0, 7).is_mostly_wrong());
        assert_eq!((judged(3, 5).per_cent(), judged(0, 0).per_cent()), (Some(37), None));
    }
}
