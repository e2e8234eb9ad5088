use sayso_engine::rules::draft::Draft;
use serde::Serialize;

use super::{FORMAT, Pack, VERSION};

#[derive(Serialize)]
struct PackJson<'a> {
    format: &'static str,
    version: u32,
    name: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    title: &'a str,
    rule: Vec<RuleJson<'a>>,
}

#[derive(Serialize)]
struct RuleJson<'a> {
    id: &'a str,
    layer: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    label: &'a str,
    why: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    confidence: Option<u64>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    words: &'a [String],
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    phrases: &'a [String],
    #[serde(skip_serializing_if = "str::is_empty")]
    pattern: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    regex: &'a str,
    finds: &'a [String],
    skips: &'a [String],
}

impl<'a> RuleJson<'a> {
    fn new(draft: &'a Draft) -> Self {
        Self {
            id: &draft.id,
            layer: &draft.layer,
            label: &draft.label,
            why: &draft.why,
            confidence: draft.confidence,
            words: &draft.words,
            phrases: &draft.phrases,
            pattern: &draft.pattern,
            regex: &draft.regex,
            finds: &draft.finds,
            skips: &draft.skips,
        }
    }
}

impl Pack {
    /// As JSON, indented, to be saved.
    ///
    /// # Panics
    /// Never: all of it is plain data with keys that are strings.
    pub fn to_json(&self) -> String {
        let pack = PackJson {
            format: FORMAT,
            version: VERSION,
            name: &self.name,
            title: &self.title,
            rule: self.rules.iter().map(RuleJson::new).collect(),
        };
        serde_json::to_string_pretty(&pack).expect("plain data is JSON")
    }
}
