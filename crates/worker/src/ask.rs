use sayso_engine::rules::draft::Draft;
use serde::{Deserialize, Serialize};

use crate::draft_message::DraftMessage;
use crate::{Chosen, Trial};

/// What the page asks the engine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Ask {
    /// Read this text. All that is asked afterwards about an article is about it.
    Read(String),
    /// Tell once more what it is made of.
    Structure,
    /// Scan it by these rules.
    Scan(Chosen),
    /// Stop scanning. Nothing is answered, to this or to the scan. Heard where the engine makes way while it scans.
    Stop,
    /// Tell the built-in rules in words.
    Rules,
    /// Read these packs of rules: the name that problems give, and the JSON of each.
    Packs(Vec<(String, String)>),
    /// Try a rule as it is being written.
    Try(Trial),
    /// Say what is wrong with a rule of one's own.
    Check {
        /// The name of its pack.
        pack: String,
        /// The rule.
        #[serde(with = "DraftMessage")]
        draft: Draft,
    },
    /// Find where a regular expression matches in the article.
    Find {
        /// The expression.
        pattern: String,
        /// Only where it begins and ends no longer word.
        whole: bool,
        /// Whether capitals count.
        case: bool,
    },
    /// Find a sentence of the article in which a rule finds something, or nothing.
    Sentence {
        /// What it looks for; its examples do not matter.
        #[serde(with = "DraftMessage")]
        draft: Draft,
        /// Whether it is to find something there.
        finds: bool,
    },
}

impl Ask {
    /// As bytes, after the number of this question.
    ///
    /// # Errors
    /// None that plain data could bring about; the signature is the format's.
    pub fn to_bytes(&self, question: u32) -> Result<Vec<u8>, postcard::Error> {
        postcard::to_allocvec(&(question, self))
    }

    /// What [`Ask::to_bytes`] made, with the number of the question.
    ///
    /// # Errors
    /// When the bytes are not that.
    pub fn from_bytes(bytes: &[u8]) -> Result<(u32, Self), postcard::Error> {
        postcard::from_bytes(bytes)
    }
}
