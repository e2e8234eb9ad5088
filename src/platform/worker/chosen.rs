//! The rules to look with, as they go from the page to the worker.

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
    /// As one text.
    ///
    /// # Panics
    /// Never: lists of texts are JSON.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).expect("lists of texts are JSON")
    }

    /// What [`Chosen::to_json`] made; all built-in rules for any other text.
    pub fn from_json(json: &str) -> Self {
        serde_json::from_str(json).unwrap_or_default()
    }

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
    fn the_worker_looks_with_the_same_rules() {
        let chosen = Chosen {
            packs: vec![
                r#"{ "format": "sayso-rules", "version": 1, "name": "quay", "rule": [{ "id": "late", "layer": "label",
                "label": "Delay", "why": "A delay.", "words": ["late"], "finds": ["⟦label:Late⟧."], "skips": ["No."] }] }"#
                    .to_owned(),
            ],
            off: vec!["attribution.colon".to_owned()],
        };
        let carried = Chosen::from_json(&chosen.to_json());
        assert_eq!(carried, chosen);
        let rules = carried.rulebook();
        assert!(rules.on("quay/late").is_some() && rules.on("attribution.colon").is_none());
        assert_eq!(Chosen::from_json("scan"), Chosen::default());
    }
}
