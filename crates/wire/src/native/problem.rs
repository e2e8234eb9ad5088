use std::fmt;

use sayso_engine::rules::draft::short;

/// Why a file cannot be taken in. Its [`fmt::Display`] is a sentence for the person: what it is, what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// No bytes, or white space only.
    Empty,
    /// Not JSON at all.
    NotJson {
        /// Counted from 1.
        line: usize,
    },
    /// JSON that ends too early.
    CutShort,
    /// JSON, but not Sayso's.
    NotOurs,
    /// From a version of Sayso that this one does not know.
    Newer {
        /// The file's version.
        version: u32,
    },
    /// Larger than [`super::MAX_BYTES`].
    TooLarge {
        /// Its size.
        bytes: usize,
    },
    /// Something in it is missing or of the wrong form.
    Damaged {
        /// What, and where.
        what: String,
    },
    /// An anchor outside the text, out of order, or on other words than it says.
    Offsets {
        /// The journal entry it stands in.
        entry: String,
        /// The words it says it stands on.
        exact: String,
    },
    /// An entry id that is not two numbers with a hyphen.
    BadId {
        /// As given.
        id: String,
    },
    /// Two entries of one id.
    Duplicate {
        /// The id.
        id: String,
    },
}

impl std::error::Error for Problem {}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Problem::Empty => write!(f, "This file is empty. Export the article again."),
            Problem::NotJson { line } => write!(
                f,
                "This is not a Sayso file: it is not JSON (see line {line}). If it is an article, open it as a text."
            ),
            Problem::CutShort => write!(
                f,
                "This file is cut short: its end is missing. Download or copy it again, or export the article again."
            ),
            Problem::NotOurs => write!(
                f,
                "This is a JSON file, but not one of Sayso's. Choose a file that Sayso exported."
            ),
            Problem::Newer { version } => write!(
                f,
                "This file comes from a newer version of Sayso (its format is {version}, and this page knows up to {}). \
                 Reload the page to get the newest version, then open the file again.",
                super::VERSION
            ),
            Problem::TooLarge { bytes } => write!(
                f,
                "This file has {} MB, and Sayso opens files up to {} MB.",
                bytes / 1_000_000,
                super::MAX_BYTES / 1_000_000
            ),
            Problem::Damaged { what } => write!(
                f,
                "This Sayso file is damaged ({}). Export the article again.",
                short(what)
            ),
            Problem::Offsets { entry, exact } => write!(
                f,
                "The text in this file is not the one its marks were made on: entry {} should stand on “{}”. \
                 Export the article again, and do not change the text in the file.",
                short(entry),
                short(exact)
            ),
            Problem::BadId { id } => write!(
                f,
                "This Sayso file is damaged: “{}” is no entry id. Export the article again.",
                short(id)
            ),
            Problem::Duplicate { id } => write!(
                f,
                "This Sayso file is damaged: it has two entries {}. Export the article again.",
                short(id)
            ),
        }
    }
}
