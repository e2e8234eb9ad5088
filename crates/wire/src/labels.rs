//! The words of the wire for the engine's kinds: the same in every format, and read back from them.

use sayso_engine::{BlockKind, CueStrength, EntityKind, QuoteKind, SignalKind, SourceKind};

/// For one kind: the function that gives its word, and a module to be named in `#[serde(with = "…")]`.
macro_rules! labels {
    ($kind:ident: $label:ident, $serde:ident { $($variant:ident = $word:literal,)* }) => {
        /// Its word.
        pub fn $label(kind: $kind) -> &'static str {
            match kind {
                $($kind::$variant => $word,)*
            }
        }

        /// As its word.
        pub mod $serde {
            use super::*;

            pub fn serialize<S: serde::Serializer>(kind: &$kind, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str($label(*kind))
            }

            pub fn deserialize<'de, D: serde::Deserializer<'de>>(from: D) -> Result<$kind, D::Error> {
                let word = <std::borrow::Cow<'de, str> as serde::Deserialize>::deserialize(from)?;
                match &*word {
                    $($word => Ok($kind::$variant),)*
                    other => Err(serde::de::Error::unknown_variant(other, &[$($word),*])),
                }
            }
        }
    };
}

labels! {
    QuoteKind: quote_label, quote_kind {
        Direct = "direct",
        Mixed = "mixed",
        Indirect = "indirect",
    }
}

labels! {
    SourceKind: source_label, source_kind {
        Person = "person",
        Unnamed = "unnamed",
        Group = "group",
        Organisation = "organisation",
        Document = "document",
        Media = "media",
        Social = "social",
    }
}

labels! {
    EntityKind: entity_label, entity_kind {
        Person = "person",
        Organisation = "organisation",
        Place = "place",
        Date = "date",
        Time = "time",
        Money = "money",
        Number = "number",
        Event = "event",
        Work = "work",
    }
}

labels! {
    SignalKind: signal_label, signal_kind {
        Hedge = "hedge",
        Loaded = "loaded",
        Unattributed = "unattributed",
        Vague = "vague",
    }
}

/// The word for what a stretch of an article is for: `pull-quote`. The same in every format, and in the app's style
/// sheets.
pub fn block_label(kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::Headline => "headline",
        BlockKind::Kicker => "kicker",
        BlockKind::Byline => "byline",
        BlockKind::Dateline => "dateline",
        BlockKind::Body => "body",
        BlockKind::Caption => "caption",
        BlockKind::Credit => "credit",
        BlockKind::PullQuote => "pull-quote",
        BlockKind::Related => "related",
        BlockKind::Boilerplate => "boilerplate",
    }
}

/// The word for what the words of `cue` let stand: `claim`. None for cues without a class ([`CueStrength::of`]).
pub fn strength_label(cue: &str) -> Option<&'static str> {
    Some(match CueStrength::of(cue)? {
        CueStrength::Neutral => "neutral",
        CueStrength::Tentative => "tentative",
        CueStrength::Claim => "claim",
        CueStrength::Admission => "admission",
        CueStrength::Factive => "factive",
        CueStrength::Opposing => "opposing",
        CueStrength::Call => "call",
        CueStrength::Manner => "manner",
        CueStrength::Withheld => "withheld",
    })
}
