//! What a class hands in, marked: lesson + files → works → marked → gradebook, feedback; works → heat, agreement.
//!
//! Scores are always computed here, from the marks and answers; nothing that a file says of its own score is read. No clock, no
//! files, no browser.
//!
//! All offsets in this crate are Unicode code points, half open, as the files have them.
#![forbid(unsafe_code)]

mod reading;
pub use reading::{Reading, Standing};

mod from_marks;
pub use from_marks::{body, body_of, entity_kind, entity_labels, handed, key_marks, label_of, place_of, with_more};

mod steps;
pub use steps::steps;

mod pairing;

mod scorer;
pub use scorer::{ByHand, KeyOutcome, KeyProblem, Marked, Scorer, unchecked};

mod answers;

mod names;

mod class_list;
pub use class_list::ClassList;

mod unpack;
pub use unpack::{Unpacked, unpack};

mod intake;
pub use intake::{Collecting, Intake, Told, Work, collect};

mod popular;
pub use popular::{Popular, popular};

mod heat;
pub use heat::{Heat, heat};

mod agreement;
pub use agreement::{LabelAgreement, agreement};

mod feedback;
pub use feedback::{answer_in_words, feedback};

mod gradebook;
pub use gradebook::gradebook;

mod sample_class;
pub use sample_class::sample_class;
