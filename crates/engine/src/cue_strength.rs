use crate::rules::lexicon::{self as l, Lists};

/// What a cue says, beyond that something was said: how the reporter lets the words stand.
///
/// The classes join what Thompson and Ye (*Evaluation in the reporting verbs used in academic papers*, Applied Linguistics 12,
/// 1991) call the writer's stance (factive, counter-factive, non-factive) with the kinds of saying verbs of Caldas-Coulthard
/// (*On reporting reporting*, in Coulthard (ed.), *Advances in Written Text Analysis*, 1994: neutral, assertive, directive,
/// expressive, descriptive) and Hyland's doubt and assurance (*Academic attribution*, Applied Linguistics 20, 1999).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CueStrength {
    /// It only says that something was said: *said*, *told*, *according to*, a colon.
    Neutral,
    /// Somebody leaves it half said, or is not sure: *suggested*, *hinted*, *predicted*.
    Tentative,
    /// It leaves open whether it is so, or puts it in doubt: *claimed*, *alleged*, *insisted*.
    Claim,
    /// Somebody owns to what speaks against them: *admitted*, *conceded*.
    Admission,
    /// It takes what is said to be so: *revealed*, *noted*, *pointed out*, *confirmed*.
    Factive,
    /// It speaks against something or somebody: *denied*, *rejected*, *slammed*, *accused*.
    Opposing,
    /// Somebody binds themself, or wants something done: *vowed*, *urged*, *warned*, *called for*.
    Call,
    /// It tells how it sounded: *shouted*, *joked*, *sighed*.
    Manner,
    /// It says that something was not said: *declined to comment*, *would not confirm*.
    Withheld,
}

/// The lists of the lexicon, by what they say of a cue. `STRENGTH_CALL_FOR` needs a preposition and is looked for first.
const CLASSES: [(Lists, CueStrength); 9] = [
    (l::STRENGTH_ADMISSION, CueStrength::Admission),
    (l::STRENGTH_OPPOSING, CueStrength::Opposing),
    (l::STRENGTH_CALL, CueStrength::Call),
    (l::STRENGTH_CLAIM, CueStrength::Claim),
    (l::STRENGTH_TENTATIVE, CueStrength::Tentative),
    (l::STRENGTH_FACTIVE, CueStrength::Factive),
    (l::STRENGTH_MANNER, CueStrength::Manner),
    (l::STRENGTH_NEUTRAL, CueStrength::Neutral),
    (l::STRENGTH_NEUTRAL_WORD, CueStrength::Neutral),
];

impl CueStrength {
    /// What the words of a cue say: the first word decides that stands in a list, unless the saying is denied.
    /// None for cues that are no act of saying (*thinks*, *wants*), or of words that no list has.
    pub fn of(cue: &str) -> Option<Self> {
        let words: Vec<&str> = cue
            .split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’' | '-'))
            .filter(|w| !w.is_empty())
            .collect();
        if words.is_empty() {
            return cue.contains([':', '-', '–', '—']).then_some(CueStrength::Neutral);
        }
        let entries: Vec<_> = words.iter().map(|w| l::look_up(w)).collect();
        let class = |i: usize| {
            let entry = entries[i];
            let for_it = words[i + 1..]
                .iter()
                .any(|w| matches!(w.to_lowercase().as_str(), "for" | "on" | "upon"));
            if entry.lists.any(l::STRENGTH_CALL_FOR) && for_it {
                return Some(CueStrength::Call);
            }
            CLASSES
                .iter()
                .find(|(list, _)| entry.lists.any(*list))
                .map(|(_, class)| *class)
        };
        let found = (0..words.len()).find_map(|i| class(i).map(|class| (i, class)));
        let (at, class) = found?;
        let denied = (0..at).any(|i| {
            let contracted = words[i].to_lowercase().replace('’', "'").ends_with("n't");
            contracted || entries[i].lists.any(l::NEGATION) || entries[i].lists.any(l::STRENGTH_WITHHOLDING)
        });
        Some(if denied { CueStrength::Withheld } else { class })
    }
}

#[cfg(test)]
mod tests {
    use super::CueStrength::{self, *};

    #[test]
    fn cues_are_told_apart_by_what_they_let_stand() {
        for (cue, want) in [
            ("said", Neutral),
            ("told", Neutral),
            ("according to", Neutral),
            (":", Neutral),
            ("has added", Neutral),
            ("said in a complaint", Neutral),
            ("asked", Neutral),
            ("suggested", Tentative),
            ("hinted at", Tentative),
            ("claims", Claim),
            ("has repeatedly insisted", Claim),
            ("alleging", Claim),
            ("admitted", Admission),
            ("conceding", Admission),
            ("revealed", Factive),
            ("pointed out", Factive),
            ("slammed", Opposing),
            ("has denied", Opposing),
            ("vowed", Call),
            ("called for", Call),
            ("ASKED FOR", Call),
            ("joked", Manner),
            ("declined to confirm", Withheld),
            ("wouldn’t say", Withheld),
            ("did not deny", Withheld),
        ] {
            assert_eq!(CueStrength::of(cue), Some(want), "{cue}");
        }
        for cue in ["thinks", "wants", "believed", "", "is feared"] {
            assert_eq!(CueStrength::of(cue), None, "{cue}");
        }
    }
}
