use sayso_engine::rules::draft::Draft;
use sayso_engine::rules::{Matcher, Rule, decision};
use sayso_engine::{Confidence, Layer};
use serde::{Deserialize, Serialize};

/// A rule in words: all of it that people read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleText {
    /// Its name; of a rule of a pack the pack's name and a slash before its own.
    pub id: String,
    /// What it finds.
    #[serde(with = "LayerMessage")]
    pub layer: Layer,
    /// What its findings are called, for the layer label.
    pub label: Option<String>,
    /// Why its finding is one, in a sentence for a reader.
    pub why: String,
    /// Sentences it finds something in, marked ([`sayso_engine::rules::marked`]).
    pub finds: Vec<String>,
    /// Sentences it must find nothing in.
    pub skips: Vec<String>,
    /// What it looks for, where that can be read.
    pub sought: Option<String>,
    /// How often it was right when it was measured, in per cent; 0 if nobody has measured it.
    pub confidence: u8,
}

/// The engine knows no serde, so its layers are named once more.
#[derive(Serialize, Deserialize)]
#[serde(remote = "Layer")]
enum LayerMessage {
    Structure,
    Quote,
    Cue,
    Source,
    Entity,
    Signal,
    Label,
}

impl From<&Rule> for RuleText {
    fn from(rule: &Rule) -> Self {
        let Confidence(confidence) = rule.confidence;
        Self {
            id: rule.id.to_string(),
            layer: rule.layer,
            label: rule.label.clone(),
            why: rule.why.clone(),
            finds: rule.finds.clone(),
            skips: rule.skips.clone(),
            sought: match &rule.matcher {
                Matcher::Pattern { text, .. } => Some(text.clone()),
                Matcher::Regex(surface) => Some(surface.text().to_owned()),
                Matcher::Words(words) => Some(words.join(", ")),
                Matcher::Decision { list, when, then } => Some(decision::told(list, when, then)),
                Matcher::Procedure(_) => None,
            },
            confidence,
        }
    }
}

impl RuleText {
    /// The rule of the pack `pack` that `draft`, which is right, says.
    pub fn of_draft(pack: &str, draft: &Draft) -> Self {
        let layer = match draft.layer.as_str() {
            "quote" => Layer::Quote,
            "signal" => Layer::Signal,
            _ => Layer::Label,
        };
        let words = [&draft.words[..], &draft.phrases[..]].concat().join(", ");
        let sought = [&words, &draft.pattern, &draft.regex].into_iter();
        Self {
            id: format!("{pack}/{}", draft.id),
            layer,
            label: (layer == Layer::Label).then(|| draft.label.trim().to_owned()),
            why: draft.why.trim().to_owned(),
            finds: draft.finds.clone(),
            skips: draft.skips.clone(),
            sought: sought.map(|text| text.trim().to_owned()).find(|text| !text.is_empty()),
            confidence: draft.confidence.unwrap_or(0).min(100) as u8,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_reads_as_the_rule_it_makes() {
        let draft = Draft {
            id: "late".to_owned(),
            layer: "label".to_owned(),
            label: "Delay".to_owned(),
            why: "A delay.".to_owned(),
            words: vec!["late".to_owned()],
            phrases: vec!["very slow".to_owned()],
            finds: vec!["It is ⟦label:late⟧.".to_owned()],
            skips: vec!["It is on time.".to_owned()],
            confidence: Some(70),
            ..Draft::default()
        };
        assert_eq!(
            RuleText::of_draft("mine", &draft),
            RuleText::from(&draft.rule("mine").unwrap())
        );
        let draft = Draft {
            layer: "quote".to_owned(),
            label: String::new(),
            words: Vec::new(),
            phrases: Vec::new(),
            regex: "(?<cue>hollers) (?<content>\\w+)".to_owned(),
            finds: vec!["He ⟦cue:hollers⟧ ⟦content:yes⟧.".to_owned()],
            ..draft
        };
        assert_eq!(
            RuleText::of_draft("quay", &draft),
            RuleText::from(&draft.rule("quay").unwrap())
        );
    }
}
