use sayso_engine::rules::draft::Draft;
use serde::{Deserialize, Serialize};

/// A [`Draft`] on its way: the engine knows no serde, so its fields are named once more; the compiler sees that none is
/// missing.
#[derive(Serialize, Deserialize)]
#[serde(remote = "Draft")]
pub(crate) struct DraftMessage {
    id: String,
    layer: String,
    label: String,
    why: String,
    words: Vec<String>,
    phrases: Vec<String>,
    pattern: String,
    regex: String,
    finds: Vec<String>,
    skips: Vec<String>,
    confidence: Option<u64>,
}
