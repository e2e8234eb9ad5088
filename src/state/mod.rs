//! action ─ update → app (+ effects); effects ─ run → platform → actions
//!
//! [`App`] is all that the page shows. A component draws its props and emits one [`Action`] through the
//! [`Dispatch`] it finds in context; [`update()`] is pure and yields the next `App` and the [`Effect`]s to run.

pub use crate::platform::look::Look;
pub use sayso_store::{ArticleId, ArticleMeta, Hit, SearchIndex};

mod action;
pub use action::Action;

mod advice;
pub use advice::{Advice, advice};

mod app;
pub use app::{App, Dialog, Notice, Offer, Pane, Route, Settings, Tab, Tone};

mod backup;

pub mod by_words;

mod card;
pub use card::Card;

pub mod caret;
pub use caret::Caret;

mod cast;
pub use cast::{Cast, Member, badge};

mod codes;
pub use codes::{
    LabelSign, label_of_key, mark_all, mark_everywhere, mark_with, paragraph_at, same_label, starter, value_of,
};

pub mod classroom;
pub use classroom::{Classwork, SAMPLES as SAMPLE_LESSONS};

pub mod commands;
pub use commands::Command;

mod decide;

mod dispatch;
pub use dispatch::{Dispatch, use_dispatch, use_hub};

mod effects;
pub use effects::Effect;

mod ends;
pub use ends::{End, moved, stepped, with_spans, with_stretch};

mod filed;
pub use filed::{Description, Filed};

mod find;
pub use find::{How, occurrences};

mod graphemes;

mod in_library;

mod in_step;
pub use in_step::{InStep, in_words};

mod keep_rules;

mod keeping;
pub use keeping::{Found, Keep, Keeping, Part, Size};

mod kept;

mod layers;
pub use layers::{LAYERS, LayerName, Layers};

mod layout;
pub use layout::{Piece, Stretch};

mod load_codebook;

mod mark_key;
pub use mark_key::{mark_key, mark_of_key};

mod own_rules;
pub use own_rules::{Judged, MINE, OwnRules, Tally, count as count_decisions};

mod page;
pub use page::{Badge, Chunk, Drawn, Page};

mod remind;
pub use remind::reminder;

mod removal;
mod review;
pub use review::{Queue, Said, Sort, Sure, kind_key};

mod rules;
pub use rules::{example, rule, unmarked};

mod oddity;
pub mod outline;
pub mod paragraphs;
mod selecting;

pub use oddity::{Oddity, oddity};

mod open_file;
pub use open_file::Twice;

mod session;
pub use session::{Saved, Scanning, Session, Writing};

mod shared;
pub use shared::Shared;

mod sources;
pub use sources::{Candidate, Picked, called, candidates, named_by};

pub(crate) mod spoken;

mod stack;
pub use stack::stack;

mod update;
pub use update::{Moment, update};
