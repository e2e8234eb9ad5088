use std::collections::BTreeSet;
use std::fmt;

use serde::Deserialize;

use super::{End, Header, Line, VERSION, find_head};
use crate::records::{self, AnyVersion};

/// The name of the format in every header.
pub(super) const FORMAT: &str = "sayso-backup";

/// Why a file cannot be restored at all. Its [`fmt::Display`] is a sentence for the person: what it is, what to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BackupProblem {
    /// No bytes.
    Empty,
    /// One article that was saved as a Sayso file.
    OneArticle,
    /// Something else.
    NotBackup,
    /// A newer version of Sayso wrote it.
    Newer,
    /// It would unpack to more than any backup.
    TooLarge,
    /// It was one, and nothing of it can be read.
    Damaged,
}

impl std::error::Error for BackupProblem {}

impl fmt::Display for BackupProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "This file is empty. Choose another backup, or download this one again.",
            Self::OneArticle => "This file holds one article, not a backup of a library. Open it as a file.",
            Self::NotBackup => "This is not a backup made by Sayso. Choose a file whose name ends in .sayso-backup.",
            Self::Newer => "This backup was made by a newer version of Sayso. Get that version, then restore it.",
            Self::TooLarge => {
                "This file would unpack to more than any backup has; it was not made by Sayso, or is damaged. \
                 Choose another backup."
            }
            Self::Damaged => "This backup is damaged, and nothing in it can be read. Choose another one.",
        })
    }
}

/// What the first bytes of a file say of it: none if it may be a backup. `bytes` are all of it, or at least so many
/// that a member's head is among them if there is any whole member.
pub fn first_look(bytes: &[u8]) -> Option<BackupProblem> {
    let text = bytes.trim_ascii_start();
    if text.is_empty() {
        return Some(BackupProblem::Empty);
    }
    if find_head(bytes).is_some() {
        return None;
    }
    let start = String::from_utf8_lossy(&text[..text.len().min(400)]);
    let is_ours = start.trim_start_matches('\u{feff}').starts_with('{') && start.contains("\"sayso\"");
    Some(if is_ours {
        BackupProblem::OneArticle
    } else {
        BackupProblem::NotBackup
    })
}

/// A backup being read, member by member.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// When it was begun, and how many articles it was to have.
    pub header: Option<Header>,
    seen: BTreeSet<u32>,
    end: Option<End>,
    articles: u32,
    damaged: u32,
}

/// How much of a backup could be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Whole {
    /// Articles that were read.
    pub articles: u32,
    /// Articles that were to be there and could not be read.
    pub lost: u32,
    /// Whether the end is missing.
    pub cut_short: bool,
    /// Stretches of the file that could not be read.
    pub damaged: u32,
}

impl Whole {
    /// Whether all of it was read.
    pub fn is_whole(&self) -> bool {
        self.lost == 0 && !self.cut_short && self.damaged == 0
    }
}

/// A first line, of whatever version.
#[derive(Deserialize)]
struct AnyHeader {
    backup: AnyBackup,
}

#[derive(Deserialize)]
struct AnyBackup {
    format: String,
    version: u32,
}

/// An article's line, of whatever version.
#[derive(Deserialize)]
struct AnyArticle {
    article: AnyRecord,
}

#[derive(Deserialize)]
struct AnyRecord {
    record: AnyVersion,
}

impl Reading {
    /// Takes in a member, unpacked, and yields its lines after the first. A line that cannot be read counts as damage.
    /// A member that was there before yields none.
    ///
    /// # Errors
    /// [`BackupProblem::Newer`]; [`BackupProblem::NotBackup`] if it does not begin as it should.
    pub fn member(&mut self, unpacked: &[u8]) -> Result<Vec<Line>, BackupProblem> {
        let mut lines = unpacked.split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
        let first = lines.next().unwrap_or_default();
        let any: AnyHeader = serde_json::from_slice(first).map_err(|_| BackupProblem::NotBackup)?;
        if any.backup.format != FORMAT {
            return Err(BackupProblem::NotBackup);
        }
        if any.backup.version > VERSION {
            return Err(BackupProblem::Newer);
        }
        let Ok(Line::Backup(header)) = serde_json::from_slice(first) else {
            return Err(BackupProblem::NotBackup);
        };
        if !self.seen.insert(header.member) {
            return Ok(Vec::new());
        }
        self.header.get_or_insert(header);
        let mut read = Vec::new();
        for line in lines {
            match serde_json::from_slice(line) {
                Ok(Line::End(end)) => self.end = Some(end),
                Ok(line) => {
                    self.articles += u32::from(matches!(line, Line::Article(_)));
                    read.push(line);
                }
                Err(_) if is_newer(line) => return Err(BackupProblem::Newer),
                Err(_) => self.damaged += 1,
            }
        }
        if read
            .iter()
            .any(|line| matches!(line, Line::Article(a) if a.record.v > records::VERSION))
        {
            return Err(BackupProblem::Newer);
        }
        Ok(read)
    }

    /// Takes in that a stretch of the file, or an article in it, could not be read.
    pub fn damage(&mut self) {
        self.damaged += 1;
    }

    /// Takes in that an article that was read is not what it says of itself.
    pub fn spoiled_article(&mut self) {
        self.damaged += 1;
        self.articles -= 1;
    }

    /// How much of the file could be read, once all members were taken in.
    ///
    /// # Errors
    /// [`BackupProblem::Damaged`] if nothing could.
    pub fn finish(&self) -> Result<Whole, BackupProblem> {
        let header = self.header.as_ref().ok_or(BackupProblem::Damaged)?;
        let there = self.end.map_or(header.articles, |end| end.articles);
        let missing = self
            .end
            .map_or(0, |end| end.members.saturating_sub(self.seen.len() as u32));
        Ok(Whole {
            articles: self.articles,
            lost: there.saturating_sub(self.articles),
            cut_short: self.end.is_none(),
            damaged: self.damaged.max(missing),
        })
    }
}

fn is_newer(line: &[u8]) -> bool {
    serde_json::from_slice::<AnyArticle>(line).is_ok_and(|any| any.article.record.v > records::VERSION)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::backup::{header_line, to_line};

    fn member(n: u32, rest: &[Line]) -> String {
        let rest: String = rest.iter().map(to_line).collect();
        header_line(n, 0, 5) + &rest
    }

    #[test]
    fn a_file_that_is_no_backup_is_told_by_what_it_is() {
        assert_eq!(first_look(b""), Some(BackupProblem::Empty));
        assert_eq!(
            first_look(b"{\n  \"format\": \"sayso\","),
            Some(BackupProblem::OneArticle)
        );
        assert_eq!(first_look(b"PK\x03\x04"), Some(BackupProblem::NotBackup));
        assert_eq!(
            first_look(&[31, 139, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0]),
            Some(BackupProblem::NotBackup)
        );
    }

    #[test]
    fn members_are_taken_in_once_and_what_is_missing_is_counted() {
        let settings = Line::Settings(BTreeMap::from([("theme".to_owned(), "dark".to_owned())]));
        let end = Line::End(End {
            members: 3,
            articles: 0,
        });
        let mut reading = Reading::default();
        let first = member(0, std::slice::from_ref(&settings));
        assert_eq!(reading.member(first.as_bytes()), Ok(vec![settings]));
        assert_eq!(reading.member(first.as_bytes()), Ok(Vec::new()));
        assert!(reading.finish().is_ok_and(|whole| whole.cut_short));
        assert_eq!(reading.member(member(2, &[end]).as_bytes()), Ok(Vec::new()));
        let whole = reading.finish().expect("some of it");
        assert_eq!((whole.damaged, whole.cut_short, whole.is_whole()), (1, false, false));
        assert_eq!(reading.member(member(1, &[]).as_bytes()), Ok(Vec::new()));
        assert!(reading.finish().is_ok_and(|whole| whole.is_whole()));
    }

    #[test]
    fn newer_and_foreign_members_are_told() {
        let mut reading = Reading::default();
        let newer = br#"{"backup":{"format":"sayso-backup","version":2,"parts":[]}}"#;
        assert_eq!(reading.member(newer), Err(BackupProblem::Newer));
        let newer = header_line(0, 1, 5) + r#"{"article":{"record":{"v":9,"name":"a"},"pages":[]}}"#;
        assert_eq!(reading.member(newer.as_bytes()), Err(BackupProblem::Newer));
        assert_eq!(reading.member(b"{\"a\":1}\n"), Err(BackupProblem::NotBackup));
        assert_eq!(Reading::default().finish(), Err(BackupProblem::Damaged));
    }
}
