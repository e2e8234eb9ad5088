//! The words for what the crates name: kinds, states, keys.

use sayso_engine::{BlockKind, CueStrength, EntityKind, QuoteKind, SignalKind, SourceKind, Span};
use sayso_notebook::{Body, Codebook, Mark, MarkState};
use yew::AttrValue;

use crate::state::commands::Key;
use crate::state::{Cast, badge};
use crate::text::t;

/// Most chars of a mark's words in a list.
const EXCERPT: usize = 110;

/// The kind of a source.
pub fn source_kind(kind: SourceKind) -> AttrValue {
    t(match kind {
        SourceKind::Person => "source-person",
        SourceKind::Unnamed => "source-unnamed",
        SourceKind::Group => "source-group",
        SourceKind::Organisation => "source-organisation",
        SourceKind::Document => "source-document",
        SourceKind::Media => "source-media",
        SourceKind::Social => "source-social",
    })
}

/// All kinds of source, with a name for forms.
pub const SOURCE_KINDS: [(SourceKind, &str); 7] = [
    (SourceKind::Person, "person"),
    (SourceKind::Unnamed, "unnamed"),
    (SourceKind::Group, "group"),
    (SourceKind::Organisation, "organisation"),
    (SourceKind::Document, "document"),
    (SourceKind::Media, "media"),
    (SourceKind::Social, "social"),
];

/// What a cue says beyond that something was said.
pub fn cue_strength(strength: CueStrength) -> AttrValue {
    t(match strength {
        CueStrength::Neutral => "strength-neutral",
        CueStrength::Tentative => "strength-tentative",
        CueStrength::Claim => "strength-claim",
        CueStrength::Admission => "strength-admission",
        CueStrength::Factive => "strength-factive",
        CueStrength::Opposing => "strength-opposing",
        CueStrength::Call => "strength-call",
        CueStrength::Manner => "strength-manner",
        CueStrength::Withheld => "strength-withheld",
    })
}

/// How words are given.
pub fn quote_kind(kind: QuoteKind) -> AttrValue {
    t(match kind {
        QuoteKind::Direct => "quote-direct",
        QuoteKind::Mixed => "quote-mixed",
        QuoteKind::Indirect => "quote-indirect",
    })
}

/// What a mark is.
pub fn mark_kind(mark: &Mark, codebook: &Codebook) -> AttrValue {
    body_kind(&mark.body, codebook)
}

/// What a label is called; its id where the codebook does not have it.
pub fn label_name(label: &str, codebook: &Codebook) -> AttrValue {
    codebook
        .label(label)
        .map_or(label, |label| &label.name)
        .to_owned()
        .into()
}

/// What a body says that something is.
pub fn body_kind(body: &Body, codebook: &Codebook) -> AttrValue {
    match body {
        Body::Attribution { kind, .. } => quote_kind(*kind),
        Body::Entity { kind, .. } => t(match kind {
            EntityKind::Person => "name-person",
            EntityKind::Organisation => "name-organisation",
            EntityKind::Place => "name-place",
            EntityKind::Date => "name-date",
            EntityKind::Time => "name-time",
            EntityKind::Money => "name-money",
            EntityKind::Number => "name-number",
            EntityKind::Event => "name-event",
            EntityKind::Work => "name-work",
        }),
        Body::Signal { kind, .. } => t(match kind {
            SignalKind::Hedge => "signal-hedge",
            SignalKind::Loaded => "signal-loaded",
            SignalKind::Unattributed => "signal-unattributed",
            SignalKind::Vague => "signal-vague",
        }),
        Body::Label { label, .. } => label_name(label, codebook),
        Body::Highlight { .. } => t("mark-highlight"),
    }
}

/// What a person has said to a mark; nothing for nothing yet.
pub fn mark_state(state: MarkState) -> Option<AttrValue> {
    match state {
        MarkState::Suggested => None,
        MarkState::Accepted => Some(t("state-accepted")),
        MarkState::Corrected => Some(t("state-corrected")),
        MarkState::Own => Some(t("state-own")),
        MarkState::Dismissed => Some(t("state-dismissed")),
    }
}

/// What a stretch of the article is, for screen readers; nothing for what the elements say themselves.
pub fn block_kind(kind: BlockKind) -> Option<AttrValue> {
    let id = match kind {
        BlockKind::Headline | BlockKind::Body => return None,
        BlockKind::Kicker => "block-kicker",
        BlockKind::Byline => "block-byline",
        BlockKind::Dateline => "block-dateline",
        BlockKind::Caption => "block-caption",
        BlockKind::Credit => "block-credit",
        BlockKind::PullQuote => "block-pull-quote",
        BlockKind::Related => "block-related",
        BlockKind::Boilerplate => "block-boilerplate",
    };
    Some(t(id))
}

/// Who speaks, with the number: *1 Ines Calder*.
pub fn speaker(mark: &Mark, cast: &Cast) -> Option<AttrValue> {
    let number = mark.voice?;
    let member = cast.get(number)?;
    Some(format!("{} {}", badge(Some(number)), member.voice.name).into())
}

/// The mark's words, cut short for a list.
pub fn excerpt(mark: &Mark) -> String {
    cut_short(&mark.body.anchor().words())
}

/// Most bytes of the text that are shown before a find, and after it.
const AROUND: usize = 40;

/// What stands in `text` before and after `span`, whole words, with an ellipsis where it goes on.
pub fn around(text: &str, span: Span) -> (String, String) {
    let (before, after) = (&text[..span.start as usize], &text[span.end as usize..]);
    let from = before.floor_char_boundary(before.len().saturating_sub(AROUND));
    let from = if from == 0 {
        0
    } else {
        from + before[from..].find(char::is_whitespace).unwrap_or(0)
    };
    let to = after.ceil_char_boundary(AROUND.min(after.len()));
    let to = if to == after.len() {
        to
    } else {
        after[..to].rfind(char::is_whitespace).unwrap_or(to)
    };
    let tidy = |words: &str| words.replace(char::is_whitespace, " ");
    let opens = if from == 0 { "" } else { "…" };
    let ends = if to == after.len() { "" } else { "…" };
    (
        format!("{opens}{}", tidy(&before[from..])),
        format!("{}{ends}", tidy(&after[..to])),
    )
}

/// Words of the text, cut short for a list.
pub fn cut_short(words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.chars().count() <= EXCERPT {
        return words;
    }
    let cut: String = words.chars().take(EXCERPT).collect();
    let cut = cut.rfind(' ').map_or(cut.as_str(), |at| &cut[..at]);
    format!("{cut}…")
}

/// A key as it is written on it.
pub fn key(key: Key) -> String {
    let mut words = Vec::new();
    if key.ctrl {
        words.push(t("key-ctrl").to_string());
    }
    if key.shift {
        words.push(t("key-shift").to_string());
    }
    words.push(match key.key {
        "ArrowRight" => "→".into(),
        "ArrowLeft" => "←".into(),
        "ArrowUp" => "↑".into(),
        "ArrowDown" => "↓".into(),
        "Enter" => t("key-enter").to_string(),
        "Escape" => t("key-escape").to_string(),
        "Delete" => t("key-delete").to_string(),
        "Backspace" => t("key-backspace").to_string(),
        letter if key.ctrl => letter.to_ascii_uppercase(),
        letter => letter.to_owned(),
    });
    words.join("+")
}
