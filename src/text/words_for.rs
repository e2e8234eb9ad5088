//! Sentences for what went wrong: what happened, and what to do.

use sayso_wire::backup::BackupProblem;
use sayso_wire::native::Problem;
use yew::AttrValue;

use super::{t, t_args};
use crate::platform::files::{FileError, MAX_BYTES};
use sayso_store::StoreError;

/// Why a file could not be opened, and what to do.
pub fn file_error(error: &FileError) -> AttrValue {
    match error {
        FileError::Unknown { name } => t_args("file-unknown", &[("name", name.into())]),
        FileError::TooLarge { name, bytes } => t_args(
            "file-too-large",
            &[
                ("name", name.into()),
                ("size", megabytes(*bytes).into()),
                ("most", megabytes(MAX_BYTES).into()),
            ],
        ),
        FileError::Unreadable { name } => t_args("file-unreadable", &[("name", name.into())]),
        FileError::NeedsEncoding(_) => t("encoding-lead"),
    }
}

fn megabytes(bytes: u64) -> f64 {
    (bytes as f64 / f64::from(1 << 20)).round()
}

/// Why a file cannot be taken in as work saved by Sayso, and what to do.
pub fn import_problem(name: &str, problem: &Problem) -> AttrValue {
    let id = match problem {
        Problem::Empty => "import-empty",
        Problem::NotJson { .. } | Problem::NotOurs => "import-not-ours",
        Problem::CutShort => "import-cut-short",
        Problem::Newer { .. } => "import-newer",
        Problem::TooLarge { .. } => "import-too-large",
        Problem::Damaged { .. } | Problem::BadId { .. } | Problem::Duplicate { .. } => "import-damaged",
        Problem::Offsets { .. } => "import-other-text",
    };
    t_args(id, &[("name", name.into())])
}

/// Why a file cannot be restored, and what to do.
pub fn backup_problem(problem: BackupProblem, name: &str) -> AttrValue {
    let id = match problem {
        BackupProblem::Empty => "backup-empty",
        BackupProblem::OneArticle => "backup-one-article",
        BackupProblem::NotBackup => "backup-not-ours",
        BackupProblem::Newer => "backup-newer",
        BackupProblem::TooLarge => "backup-too-large",
        BackupProblem::Damaged => "backup-damaged",
    };
    t_args(id, &[("name", name.into())])
}

/// Why something could not be kept or read back, and what to do.
pub fn store_error(error: StoreError) -> AttrValue {
    t(match error {
        StoreError::Full => "store-full",
        StoreError::Blocked => "store-blocked",
        StoreError::Corrupt => "store-corrupt",
        StoreError::Newer => "store-newer",
        StoreError::Missing => "store-missing",
    })
}
