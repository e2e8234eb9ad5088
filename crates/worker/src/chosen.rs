//! The rules to look with.

use sayso_engine::{Layer, RuleId, Rulebook};
use sayso_wire::packs;
use serde::{Deserialize, Serialize};

/// Which rules to look with: the built-in ones and those of packs, without those that are switched off.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chosen {
    /// Each pack as JSON.
    pub packs: Vec<String>,
    /// The ids of the rules that are switched off.
    pub off: Vec<String>,
}

impl Chosen {
    /// The rules. What is experimental is among them, and shown on demand.
    pub fn rulebook(&self) -> Rulebook {
        let mut rules = Rulebook::built_in();
        rules.switch_layer(Layer::Signal, true);
        let packs = self.packs.iter().filter_map(|json| packs::read("", json).pack);
        rules.extend(packs.flat_map(|pack| pack.rules()));
        for id in &self.off {
            rules.switch(&RuleId::new(id.as_str()), false);
        }
        rules
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packs_and_switches_make_a_rulebook() {
        let chosen = Chosen {
            packs: vec![
                r#"{ "format": "sayso-rules", "version": 1, "name": "quay", "rule": [{ "id": "late", "layer": "label",
                "label": "Delay", "why": "A delay.", "words": ["late"], "finds": ["⟦label:Late⟧."], "skips": ["No."] }] }"#
                    .to_owned(),
            ],
            off: vec!["attribution.colon".to_owned()],
        };
        let rules = chosen.rulebook();
        assert!(rules.on("quay/late").is_some() && rules.on("attribution.colon").is_none());
        assert!(rules.on("attribution.said-after").is_some());
    }
}
