use std::collections::{BTreeMap, HashSet};

use sayso_engine::SourceKind;

use crate::{Speaker, VoiceNumber};

/// What a decision says of somebody who speaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Details {
    /// What they are called.
    pub name: String,
    /// What kind of source.
    pub kind: SourceKind,
    /// What they are: *mayor*; empty if nothing is said.
    pub role: String,
    /// For whom they speak, by name: an organisation, mostly. A relation, and never the same person.
    pub speaks_for: Option<String>,
}

/// By what two speakers are one to a decision: the name without regard to capitals, and whether it names somebody or stands for
/// somebody not named.
pub(crate) type NameKey = (String, bool);

pub(crate) fn name_key(name: &str, kind: SourceKind) -> NameKey {
    (name.trim().to_lowercase(), kind == SourceKind::Unnamed)
}

fn key(speaker: &Speaker) -> NameKey {
    name_key(&speaker.name, speaker.kind)
}

/// Who is who, as decisions say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Identities {
    same: BTreeMap<NameKey, Speaker>,
    details: BTreeMap<NameKey, Details>,
    numbers: BTreeMap<NameKey, VoiceNumber>,
}

impl Identities {
    /// Whether decisions say nothing about anybody.
    pub fn is_empty(&self) -> bool {
        self.same.is_empty() && self.details.is_empty() && self.numbers.is_empty()
    }

    /// Who `speaker` is the same person as; themselves if nobody else.
    pub fn of<'a>(&'a self, speaker: &'a Speaker) -> &'a Speaker {
        let mut here = speaker;
        // Nothing that goes in a circle is taken in.
        while let Some(with) = self.same.get(&key(here)) {
            here = with;
        }
        here
    }

    /// Whether `speaker` is `other`, or the same person as somebody on the way to whom `other` is met.
    fn leads_to(&self, speaker: &Speaker, other: &Speaker) -> bool {
        let mut way = std::iter::successors(Some(speaker), |here| self.same.get(&key(here)));
        way.any(|here| key(here) == key(other))
    }

    /// What decisions say of `speaker`, who is nobody else.
    pub fn details(&self, speaker: &Speaker) -> Option<&Details> {
        self.details.get(&key(speaker))
    }

    /// The number that a renumbering gave to `speaker`.
    pub fn number(&self, speaker: &Speaker) -> Option<VoiceNumber> {
        self.numbers.get(&key(speaker)).copied()
    }

    /// Whether `speaker` would, by way of others or at once, speak for themselves if they spoke for `whom`.
    pub fn speaks_in_circle(&self, speaker: &Speaker, whom: &str) -> bool {
        let me = key(self.of(speaker));
        let mut seen = HashSet::new();
        let mut next = Some(whom.to_owned());
        while let Some(name) = next.take() {
            let named = Speaker {
                name,
                kind: SourceKind::Organisation,
            };
            let here = self.of(&named);
            if key(here) == me
                || self
                    .details(speaker)
                    .is_some_and(|d| name_key(&d.name, d.kind) == key(here))
            {
                return true;
            }
            if seen.insert(key(here)) {
                next = self.details(here).and_then(|details| details.speaks_for.clone());
            }
        }
        false
    }

    /// `speaker` is the same person as `with`; with none, a person of their own. What would go in a circle says nothing.
    pub(crate) fn join(&mut self, speaker: &Speaker, with: Option<&Speaker>) {
        match with {
            Some(with) if !self.leads_to(with, speaker) => {
                self.same.insert(key(speaker), with.clone());
            }
            Some(_) => {}
            None => {
                self.same.remove(&key(speaker));
            }
        }
    }

    /// `details` are said of `speaker`, in place of what was. For whom they speak is left out where that would go in a circle.
    pub(crate) fn describe(&mut self, speaker: &Speaker, details: &Details) {
        let speaks_for = details
            .speaks_for
            .clone()
            .filter(|whom| !self.speaks_in_circle(speaker, whom));
        let details = Details {
            speaks_for,
            ..details.clone()
        };
        self.details.insert(key(speaker), details);
    }

    /// These have these numbers from now on. Of two that would have one number, the first has it.
    pub(crate) fn renumber(&mut self, numbers: &[(Speaker, VoiceNumber)]) {
        let mut taken = HashSet::new();
        let given = numbers.iter().filter(|(_, number)| taken.insert(*number));
        self.numbers = given.map(|(speaker, number)| (key(speaker), *number)).collect();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn speaker(name: &str) -> Speaker {
        Speaker {
            name: name.to_owned(),
            kind: SourceKind::Person,
        }
    }

    fn speaks_for(name: &str, whom: &str) -> Details {
        Details {
            name: name.to_owned(),
            kind: SourceKind::Person,
            role: String::new(),
            speaks_for: Some(whom.to_owned()),
        }
    }

    #[test]
    fn nobody_is_joined_with_themselves_or_in_a_circle() {
        let mut who = Identities::default();
        let [a, b, c] = ["Ada", "Ben", "Cleo"].map(speaker);
        who.join(&a, Some(&a));
        who.join(&a, Some(&b));
        who.join(&b, Some(&c));
        who.join(&c, Some(&speaker("ADA")));
        assert_eq!([&a, &b, &c].map(|s| who.of(s)), [&c; 3]);
        // Neither by way of somebody who is the same person as a third one.
        who.join(&b, Some(&a));
        assert_eq!([&a, &b, &c].map(|s| who.of(s)), [&c; 3]);
        who.join(&b, None);
        assert_eq!([&a, &b, &c].map(|s| who.of(s)), [&b, &b, &c]);
    }

    #[test]
    fn nobody_speaks_for_themselves_by_whatever_way() {
        let mut who = Identities::default();
        who.describe(&speaker("Ada"), &speaks_for("Ada", "ada "));
        assert_eq!(who.details(&speaker("Ada")).unwrap().speaks_for, None);
        who.describe(&speaker("Ada"), &speaks_for("Ada", "Port Office"));
        who.describe(&speaker("Port Office"), &speaks_for("Port Office", "Harbour Trust"));
        who.join(&speaker("Harbour Trust"), Some(&speaker("The Trust")));
        assert!(who.speaks_in_circle(&speaker("The Trust"), "Ada"));
        assert!(!who.speaks_in_circle(&speaker("The Trust"), "Ben"));
        who.describe(&speaker("The Trust"), &speaks_for("The Trust", "Ada"));
        assert_eq!(who.details(&speaker("The Trust")).unwrap().speaks_for, None);
    }

    #[test]
    fn of_two_with_one_number_the_first_has_it() {
        let mut who = Identities::default();
        let [a, b] = ["Ada", "Ben"].map(speaker);
        who.renumber(&[(a.clone(), VoiceNumber::Named(2)), (b.clone(), VoiceNumber::Named(2))]);
        assert_eq!((who.number(&a), who.number(&b)), (Some(VoiceNumber::Named(2)), None));
    }
}
