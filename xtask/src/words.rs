//! Holds the words that the page says at once against what its parts say: `src/text/first.ftl` and `later.ftl` in the app.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::project;

/// Where the words of the parts stand.
const LATER: &str = "src/text/later.ftl";

/// Looks in `main`, what is loaded of the page at once, for messages that come with the parts only.
///
/// An id of a single word is passed over: other things are called so.
///
/// # Errors
/// When it names one, with its id.
pub fn check(main: &Path) -> Result<()> {
    let path = project::root().join(LATER);
    let ftl = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let module = fs::read(main).with_context(|| format!("cannot read {}", main.display()))?;
    let module = String::from_utf8_lossy(&module);
    let early: Vec<&str> = ids(&ftl).filter(|id| id.contains('-') && module.contains(id)).collect();
    if !early.is_empty() {
        bail!(
            "what is loaded of the page at once says what only its parts know: move these from {LATER} to first.ftl: {}",
            early.join(", ")
        );
    }
    Ok(())
}

/// The ids of the messages: they stand at the beginning of a line.
fn ids(ftl: &str) -> impl Iterator<Item = &str> {
    let starts = |line: &&str| line.starts_with(|c: char| c.is_ascii_lowercase());
    ftl.lines()
        .filter(starts)
        .filter_map(|line| Some(line.split_once(" =")?.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_told_from_comments_and_variants() {
        let ftl = "## A group\n\n# A note = none\nrow-delete = Delete\nrow-count = { $n ->\n    [one] One\n   *[other] More\n}\n";
        assert!(ids(ftl).eq(["row-delete", "row-count"]));
    }
}
