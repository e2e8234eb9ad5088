use std::collections::HashMap;
use std::sync::Arc;

use crate::way::Way;
use crate::{Anchor, Entry, EntryId, Event, Journal, Replacement, Revision, edited};

/// All texts that an article has had: the one it was opened with, and what each edit made of one of them. They are a tree: who takes
/// an edit back and then makes another one has two texts that were made of one.
#[derive(Clone, Debug, Default)]
pub struct Texts {
    opened: Arc<str>,
    edits: HashMap<EntryId, Edit>,
    /// The one that was made or asked for last: the next is mostly made of it.
    latest: (Revision, Arc<str>),
}

#[derive(Clone, Debug)]
struct Edit {
    of: Revision,
    changes: Vec<Replacement>,
    /// Of its text, in bytes.
    length: u32,
    /// How many edits made it, this one among them.
    depth: u32,
}

impl Texts {
    /// Those of an article that was opened with `opened` and not edited.
    pub fn new(opened: Arc<str>) -> Self {
        Self {
            latest: (Revision::Opened, opened.clone()),
            opened,
            edits: HashMap::new(),
        }
    }

    /// Those of an article with this journal, of edits taken back too.
    pub fn of(journal: &Journal) -> Self {
        let mut texts = Self::new(journal.opened().clone());
        for entry in journal.entries() {
            texts.add(entry);
        }
        texts
    }

    /// Takes in what `entry` makes of the text it was done on, if it is an edit and fits that text. Yields whether there is such a
    /// text, for any other entry too: without it nobody knows what the entry's offsets count.
    pub fn add(&mut self, entry: &Entry) -> bool {
        let Event::Edited { changes } = &entry.event else {
            return self.has(entry.on);
        };
        // Ids are given once: what claims one again says nothing.
        if self.has(Revision::Edited(entry.id)) {
            return true;
        }
        let Some(text) = self.text(entry.on).and_then(|text| edited(&text, changes)) else {
            return false;
        };
        let edit = Edit {
            of: entry.on,
            changes: changes.clone(),
            length: text.len() as u32,
            depth: self.depth(entry.on) + 1,
        };
        self.edits.insert(entry.id, edit);
        self.latest = (Revision::Edited(entry.id), text.into());
        true
    }

    /// The text that the article was opened with.
    pub fn opened(&self) -> &Arc<str> {
        &self.opened
    }

    /// Whether there is such a text.
    pub fn has(&self, revision: Revision) -> bool {
        match revision {
            Revision::Opened => true,
            Revision::Edited(entry) => self.edits.contains_key(&entry),
        }
    }

    /// A text; none if there is no such one.
    pub fn text(&self, revision: Revision) -> Option<Arc<str>> {
        let (mut here, mut edits) = (revision, Vec::new());
        let mut text = loop {
            if here == self.latest.0 {
                break self.latest.1.clone();
            }
            match here {
                Revision::Opened => break self.opened.clone(),
                Revision::Edited(entry) => {
                    let edit = self.edits.get(&entry)?;
                    edits.push(edit);
                    here = edit.of;
                }
            }
        };
        for edit in edits.into_iter().rev() {
            text = edited(&text, &edit.changes)?.into();
        }
        Some(text)
    }

    /// The text of the last edit of `journal` that is in force.
    pub(crate) fn last(&self, journal: &Journal, in_force: &[bool]) -> Revision {
        let entries = journal.entries().iter().zip(in_force).rev();
        let edits = entries.filter(|(entry, in_force)| **in_force && matches!(entry.event, Event::Edited { .. }));
        let mut revisions = edits.map(|(entry, _)| Revision::Edited(entry.id));
        revisions.find(|revision| self.has(*revision)).unwrap_or_default()
    }

    /// `entries` with all that they say of places carried into the text `revision`.
    pub(crate) fn carried(&self, entries: &[Arc<Entry>], revision: Revision) -> Vec<Arc<Entry>> {
        let mut ways: HashMap<Revision, Option<Way>> = HashMap::new();
        let mut text = None;
        let carry = |entry: &Arc<Entry>| {
            if entry.on == revision {
                return entry.clone();
            }
            let way = &*ways.entry(entry.on).or_insert_with(|| self.way(entry.on, revision));
            let text = text.get_or_insert_with(|| self.text(revision).unwrap_or_default());
            let change = |anchor: &Anchor| match way {
                Some(way) => way.carry(anchor, text),
                None => anchor.clone().without_place(),
            };
            let carried = |event| Entry {
                event,
                on: revision,
                ..Entry::clone(entry)
            };
            let event = entry.event.map_anchors(&change);
            event.map_or_else(|| entry.clone(), |event| Arc::new(carried(event)))
        };
        entries.iter().map(carry).collect()
    }

    fn depth(&self, revision: Revision) -> u32 {
        self.edit(revision).map_or(0, |edit| edit.depth)
    }

    fn edit(&self, revision: Revision) -> Option<&Edit> {
        match revision {
            Revision::Opened => None,
            Revision::Edited(entry) => self.edits.get(&entry),
        }
    }

    fn length(&self, revision: Revision) -> u32 {
        self.edit(revision).map_or(self.opened.len() as u32, |edit| edit.length)
    }

    /// From one text to another: back to the one that both were made of, and on from there. None if one is not there.
    fn way(&self, from: Revision, to: Revision) -> Option<Way> {
        (self.has(from) && self.has(to)).then_some(())?;
        let mut back = Way::stay(self.length(from));
        let (mut from, mut to, mut on) = (from, to, Vec::new());
        while from != to {
            if self.depth(from) >= self.depth(to) {
                let edit = self.edit(from)?;
                back = back.then(&Way::by(&edit.changes, self.length(edit.of)).back());
                from = edit.of;
            } else {
                let edit = self.edit(to)?;
                on.push(Way::by(&edit.changes, self.length(edit.of)));
                to = edit.of;
            }
        }
        Some(on.iter().rev().fold(back, |way, next| way.then(next)))
    }
}

impl Event {
    /// The same with each of its anchors changed so; none if it has none.
    fn map_anchors(&self, change: &impl Fn(&Anchor) -> Anchor) -> Option<Self> {
        let body = |body: &crate::Body| body.clone().map_anchors(change);
        Some(match self {
            Event::Accepted { body: b, rule } => Event::Accepted {
                body: body(b),
                rule: rule.clone(),
            },
            Event::Dismissed { body: b, rule } => Event::Dismissed {
                body: body(b),
                rule: rule.clone(),
            },
            Event::Corrected { was, body: b, rule } => Event::Corrected {
                was: body(was),
                body: body(b),
                rule: rule.clone(),
            },
            Event::Marked { body: b } => Event::Marked { body: body(b) },
            Event::Changed { annotation, body: b } => Event::Changed {
                annotation: *annotation,
                body: body(b),
            },
            Event::Coded { variable, of, value } => Event::Coded {
                variable: variable.clone(),
                of: of.map_anchors(change),
                value: value.clone(),
            },
            Event::Noted { .. }
            | Event::Remarked { .. }
            | Event::Deleted { .. }
            | Event::CodebookSet { .. }
            | Event::Joined { .. }
            | Event::Described { .. }
            | Event::Renumbered { .. }
            | Event::Edited { .. }
            | Event::Undone { .. }
            | Event::Named { .. }
            | Event::Planned { .. }
            | Event::Began { .. }
            | Event::Answered { .. }
            | Event::HandedIn { .. }
            | Event::Returned { .. } => return None,
        })
    }
}
