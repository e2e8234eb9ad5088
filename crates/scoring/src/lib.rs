//! How well predictions agree with gold: text, gold line and predicted line in, figures out.
//!
//! text → words, quotation regions → sides (gold, predicted) → matched spans → [`Report`]
//!
//! The measures are those of the quotation literature: spans are compared by the words they touch, so
//! punctuation never changes a score, and are paired one to one, best first. Named entities are compared
//! by their offsets, as CoNLL does. [`score()`] lists every measure and what it means.
//!
//! All offsets in this crate are Unicode code points, half open, as the lines have them.
#![forbid(unsafe_code)]

pub mod golden;

mod words;
pub use words::{WordSet, Words};

mod regions;

mod matching;

mod names;
pub use names::agrees;

mod sides;

mod measures;
pub use measures::{Measure, Report};

mod attributions;
mod blocks;
mod entities;

mod score;
pub use score::{Case, Coverage, Scope, score, score_document};

mod judgements;
pub use judgements::{Judged, Judgements, Verdict, judgements};

mod differences;
pub use differences::{Difference, differences};

mod agreement;
pub use agreement::{Agreement, Coding, cohen_kappa, f1, krippendorff_alpha, over_pairs};
