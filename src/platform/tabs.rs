//! Several tabs on one article: one writes, the others read along.

use sayso_notebook::Entry;
use yew::Callback;

use super::store::ArticleId;

/// What a tab may do with the article it has open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Write. At most one tab at a time.
    Writer,
    /// Read along: another tab writes. The tab is in the queue and becomes the writer when that one closes.
    Reader,
}

/// What happens at the other tabs.
#[derive(Clone, Debug, PartialEq)]
#[expect(clippy::large_enum_variant, reason = "most events are entries, the largest")]
pub enum TabEvent {
    /// This tab may write from now on. Load the article again first.
    MayWrite,
    /// The writing tab has added an entry.
    Entry(Entry),
    /// Another tab has closed and forgotten the article.
    Forgotten,
}

/// A tab's place at an article. Dropping it gives the place up, and the next in the queue may write.
pub struct Seat {
    role: Role,
}

/// Takes a place at `article`; `on_event` is told what happens from then on.
pub async fn take_seat(_article: &ArticleId, _on_event: Callback<TabEvent>) -> Seat {
    Seat { role: Role::Writer }
}

impl Seat {
    /// What this tab may do now.
    pub fn role(&self) -> Role {
        self.role
    }

    /// Tells the other tabs of an entry that this one has written.
    pub fn tell(&self, _entry: &Entry) {}

    /// Tells the other tabs that this one has forgotten the article.
    pub fn tell_forgotten(&self) {}
}
