//! The words of the wire for the engine's kinds: the same in every format, and read back from them.

use sayso_engine::{BlockKind, EntityKind, QuoteKind, SourceKind};

/// `direct`, `mixed` or `indirect`.
pub fn quote_label(kind: QuoteKind) -> &'static str {
    match kind {
        QuoteKind::Direct => "direct",
        QuoteKind::Mixed => "mixed",
        QuoteKind::Indirect => "indirect",
    }
}

/// `person`, `unnamed`, `group`, `organisation`, `document`, `media` or `social`.
pub fn source_label(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::Person => "person",
        SourceKind::Unnamed => "unnamed",
        SourceKind::Group => "group",
        SourceKind::Organisation => "organisation",
        SourceKind::Document => "document",
        SourceKind::Media => "media",
        SourceKind::Social => "social",
    }
}

/// `person`, `organisation`, `place` or `date`.
pub fn entity_label(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "person",
        EntityKind::Organisation => "organisation",
        EntityKind::Place => "place",
        EntityKind::Date => "date",
    }
}

/// `headline`, `pull-quote` and so on.
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
