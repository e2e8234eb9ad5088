use sayso_engine::rules::draft::Draft;
use sayso_wire::packs::{self, Pack};
use serde::{Deserialize, Serialize};

use crate::draft_message::DraftMessage;

/// What reading a pack of rules comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadPack {
    /// The pack, with those of its rules that are right; none if it is no pack at all.
    #[serde(with = "PackMessage")]
    pub pack: Option<Pack>,
    /// What is wrong, a sentence each.
    pub problems: Vec<String>,
}

/// A [`Pack`] on its way.
#[derive(Serialize, Deserialize)]
struct PackMessage {
    name: String,
    title: String,
    rules: Vec<RuleMessage>,
}

#[derive(Serialize, Deserialize)]
struct RuleMessage(#[serde(with = "DraftMessage")] Draft);

impl PackMessage {
    fn serialize<S: serde::Serializer>(pack: &Option<Pack>, to: S) -> Result<S::Ok, S::Error> {
        let message = pack.as_ref().map(|pack| Self {
            name: pack.name.clone(),
            title: pack.title.clone(),
            rules: pack.rules.iter().cloned().map(RuleMessage).collect(),
        });
        message.serialize(to)
    }

    fn deserialize<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Option<Pack>, D::Error> {
        let message = Option::<Self>::deserialize(from)?;
        Ok(message.map(|message| Pack {
            name: message.name,
            title: message.title,
            rules: message.rules.into_iter().map(|rule| rule.0).collect(),
        }))
    }
}

impl ReadPack {
    /// Reads `json`; `file` is the name that the problems give.
    pub(crate) fn of(file: &str, json: &str) -> Self {
        let read = packs::read(file, json);
        Self {
            pack: read.pack,
            problems: read.problems.iter().map(ToString::to_string).collect(),
        }
    }
}
