use std::cell::OnceCell;
use std::sync::Arc;

use sayso_engine::OffsetIndex;
use sayso_notebook::{Entry, Event, Journal, Revision, Texts};

use super::entry::{EntryJson, EventJson, revision};
use super::{Problem, ReplacementJson};
use crate::Offsets;

/// Writes and reads the entries of one journal, each with the offsets of the text that it was done on.
#[derive(Clone, Debug)]
pub struct Editions {
    texts: Texts,
    here: Edition,
}

/// A text of the article.
#[derive(Clone, Debug)]
struct Edition {
    revision: Revision,
    text: Arc<str>,
    index: OnceCell<OffsetIndex>,
}

impl Edition {
    fn new(revision: Revision, text: Arc<str>) -> Self {
        Self {
            revision,
            text,
            index: OnceCell::new(),
        }
    }

    fn offsets(&self) -> Offsets<'_> {
        Offsets::new(&self.text, self.index.get_or_init(|| OffsetIndex::new(&self.text)))
    }
}

impl Editions {
    /// Of an article that was opened with `opened`. Entries come in the journal's order: an edit before what was done on its text.
    pub fn new(opened: Arc<str>) -> Self {
        Self {
            here: Edition::new(Revision::Opened, opened.clone()),
            texts: Texts::new(opened),
        }
    }

    /// Of an article with this journal, whose entries may come in any order.
    pub fn of(journal: &Journal) -> Self {
        Self {
            here: Edition::new(Revision::Opened, journal.opened().clone()),
            texts: Texts::of(journal),
        }
    }

    /// The text that the article was opened with.
    pub fn opened(&self) -> &Arc<str> {
        self.texts.opened()
    }

    /// `entry` on the wire. One that was done on a text which is not there has no places.
    pub fn write(&mut self, entry: &Entry) -> EntryJson {
        let known = self.go_to(entry.on);
        let mut json = EntryJson::new(entry, self.here.offsets());
        if !known {
            json.leave_places_out();
        }
        self.texts.add(entry);
        json
    }

    /// The entry of `json`. One that was done on a text which is not there (its edit could not be read) has its words, and no places.
    ///
    /// # Errors
    /// As [`EntryJson::entry`]; [`Problem::Offsets`] for an edit that does not fit its text.
    pub fn read(&mut self, json: &EntryJson) -> Result<Entry, Problem> {
        if self.go_to(revision(json.on.as_deref())?) {
            let entry = json.entry(self.here.offsets())?;
            return if self.texts.add(&entry) {
                Ok(entry)
            } else {
                Err(does_not_fit(json))
            };
        }
        if matches!(json.event, EventJson::Edited { .. }) {
            return Err(does_not_fit(json));
        }
        let mut json = json.clone();
        json.leave_places_out();
        json.entry(self.here.offsets())
    }

    /// Whether that text is there.
    fn go_to(&mut self, revision: Revision) -> bool {
        if revision == self.here.revision {
            return true;
        }
        let text = self.texts.text(revision);
        let found = text.is_some();
        if let Some(text) = text {
            self.here = Edition::new(revision, text);
        }
        found
    }
}

/// Whether `journal` has edits of the text.
pub(super) fn is_edited(journal: &Journal) -> bool {
    let mut entries = journal.entries().iter();
    entries.any(|entry| matches!(entry.event, Event::Edited { .. }))
}

/// The text that the article was opened with, of the one that the edit `made_by` has left.
///
/// # Errors
/// [`Problem::Damaged`] if an edit on the way back is not there, [`Problem::Offsets`] if it does not fit.
pub(super) fn opened(text: String, made_by: Option<&str>, journal: &[EntryJson]) -> Result<String, Problem> {
    let (mut text, mut made_by) = (text, made_by);
    let mut left = journal.len();
    while let Some(id) = made_by {
        let entry = journal.iter().find(|entry| entry.id == id).filter(|_| left > 0);
        let Some((entry, EventJson::Edited { changes })) = entry.map(|entry| (entry, &entry.event)) else {
            return Err(Problem::Damaged {
                what: format!("there is no edit {id}"),
            });
        };
        let index = OffsetIndex::new(&text);
        let offsets = Offsets::new(&text, &index);
        let back = ReplacementJson::back(changes);
        let back: Option<Vec<_>> = back.iter().map(|change| change.replacement(offsets)).collect();
        let before = back.and_then(|back| sayso_notebook::edited(&text, &back));
        text = before.ok_or_else(|| does_not_fit(entry))?;
        made_by = entry.on.as_deref();
        left -= 1;
    }
    Ok(text)
}

fn does_not_fit(json: &EntryJson) -> Problem {
    let exact = match &json.event {
        EventJson::Edited { changes } => changes.first().map(|change| change.removed.clone()),
        _ => None,
    };
    Problem::Offsets {
        entry: json.id.clone(),
        exact: exact.unwrap_or_default(),
    }
}
