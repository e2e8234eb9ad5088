use sayso_notebook::Timestamp;

use super::ArticleMeta;

/// Changes from which on a backup is worth a reminder: some lessons' work.
const MANY: u32 = 200;

/// Milliseconds for which a backup, or "Later", ends the reminding: 14 days.
pub const QUIET_MS: u64 = 14 * 24 * 60 * 60 * 1000;

/// How many changes may be in no backup, if so many and for so long that the person should be reminded. Every change to an
/// article that was changed since the last backup counts. `put_off`: when they said "Later".
pub fn reminder(
    articles: &[ArticleMeta],
    backed_up: Option<Timestamp>,
    put_off: Timestamp,
    now: Timestamp,
) -> Option<u32> {
    let last = backed_up.unwrap_or(Timestamp(0));
    let is_quiet = now.0 < last.0.max(put_off.0).saturating_add(QUIET_MS);
    let changed = articles
        .iter()
        .filter(|a| a.changed > last && a.filing.binned.is_none());
    let changes = changed.map(|article| article.entries).sum();
    (!is_quiet && changes >= MANY).then_some(changes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::ArticleId;

    fn article(changed: u64, entries: u32) -> ArticleMeta {
        ArticleMeta {
            id: ArticleId("a".into()),
            title: String::new(),
            created: Timestamp(1),
            changed: Timestamp(changed),
            bytes: 0,
            entries,
            summary: sayso_store::Summary::default(),
            filing: sayso_store::Filing::default(),
        }
    }

    #[test]
    fn much_work_that_is_in_no_backup_is_reminded_of_and_rarely() {
        let now = Timestamp(3 * QUIET_MS);
        let never = Timestamp(0);
        let all = [article(5, 150), article(2 * QUIET_MS + 9, 150)];
        assert_eq!(reminder(&all, None, never, now), Some(300));
        assert_eq!(reminder(&all[..1], None, never, now), None, "too little");
        // A backup that has the first.
        assert_eq!(reminder(&all, Some(Timestamp(QUIET_MS)), never, now), None);
        let later = Timestamp(2 * QUIET_MS + 1);
        assert_eq!(reminder(&all, None, later, now), None, "put off");
        let mut binned = all.clone();
        binned[0].filing.binned = Some(Timestamp(6));
        assert_eq!(reminder(&binned, None, never, now), None);
    }
}
