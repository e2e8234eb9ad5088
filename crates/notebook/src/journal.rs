use std::sync::Arc;

use crate::history::history;
use crate::{AnnotationId, Body, Codebook, Coded, Details, Replacement, Speaker, Texts, VoiceNumber};

/// Milliseconds since 1970-01-01T00:00Z. The browser's clock is read outside and passed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Timestamp(pub u64);

/// The tab or device that wrote an entry: random, made outside and passed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReplicaId(pub u32);

/// Who did it, as they call themselves; empty on one's own computer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Author(pub String);

/// An entry's name: who wrote it, and the how-manieth of theirs it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryId {
    /// Who.
    pub replica: ReplicaId,
    /// Counted from 0 within the replica.
    pub seq: u32,
}

/// A point in a journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Point {
    /// Before anything was done.
    Opened,
    /// When this entry had been written. The last one of its step: a step is never halved.
    After(EntryId),
}

/// A text of the article: the one it was opened with, or what an edit has made of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Revision {
    /// As it was opened.
    #[default]
    Opened,
    /// As this entry left it, an [`Event::Edited`].
    Edited(EntryId),
}

/// Something a person did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its name.
    pub id: EntryId,
    /// The step it belongs to: the id of that step's first entry, so its own for most. What a person did in one
    /// go (a note on a suggestion accepts it too) is one step, and is taken back as one.
    pub step: EntryId,
    /// When.
    pub at: Timestamp,
    /// Who.
    pub author: Author,
    /// The text it was done on: its anchors stand in that one.
    pub on: Revision,
    /// What.
    pub event: Event,
}

/// What a person can do to an article's marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// Agreed with a suggestion. The whole of it is kept: it outlives new rules.
    Accepted {
        /// The suggestion.
        body: Body,
        /// The rule that made it, as a hint.
        rule: String,
    },
    /// Disagreed with a suggestion, which is matched by kind, words and context. One that was accepted or
    /// corrected before is so no more.
    Dismissed {
        /// The suggestion.
        body: Body,
        /// The rule that made it, as a hint.
        rule: String,
    },
    /// Agreed with a suggestion after putting something right in it.
    Corrected {
        /// The suggestion as it was.
        was: Body,
        /// As it should be.
        body: Body,
        /// The rule that made it, as a hint.
        rule: String,
    },
    /// Marked something oneself.
    Marked {
        /// The mark.
        body: Body,
    },
    /// Put something right in a mark of one's own or one accepted before.
    Changed {
        /// The mark.
        annotation: AnnotationId,
        /// As it is now.
        body: Body,
    },
    /// Wrote a note at a mark, in place of the one that was there; an empty one takes it away.
    Noted {
        /// The mark.
        annotation: AnnotationId,
        /// The note, as typed.
        text: String,
    },
    /// Wrote a note on the whole article, in place of the one that was there; an empty one takes it away.
    Remarked {
        /// The note, as typed.
        text: String,
    },
    /// Took a mark away. If the machine had proposed it, the suggestion is dismissed with it: what a person
    /// takes away does not come back by itself.
    Deleted {
        /// The mark.
        annotation: AnnotationId,
    },
    /// Set the labels and variables that the article is coded with, in place of those before. Marks keep their labels.
    CodebookSet {
        /// All of it.
        codebook: Codebook,
    },
    /// Gave a variable its value for one thing, in place of the one before.
    Coded {
        /// The variable's id.
        variable: String,
        /// For what.
        of: Coded,
        /// The value's id; none takes it away.
        value: Option<String>,
    },
    /// Said that somebody who speaks is the same person as another one, whose number they have from then on; with none, a person
    /// of their own again. Speakers are known by their names.
    Joined {
        /// Somebody.
        speaker: Speaker,
        /// The other one.
        with: Option<Speaker>,
    },
    /// Said who somebody is who speaks, in place of what was said before.
    Described {
        /// Somebody, by the name that the rules or the first decision gave them.
        speaker: Speaker,
        /// All that is said.
        details: Details,
    },
    /// Gave numbers anew to all who speak. Those who come later have the next ones.
    Renumbered {
        /// The numbers.
        numbers: Vec<(Speaker, VoiceNumber)>,
    },
    /// Changed the text. What it made is a text of its own, named by the entry: it does not change with what is taken back before
    /// it. Of all edits in force the last one's text is the article's.
    Edited {
        /// The stretches that were replaced in the text it was done on, in order, none overlapping.
        changes: Vec<Replacement>,
    },
    /// Took back the step of an entry. Taking back an `Undone` does its step again. One that names what is not
    /// in force at that point says nothing.
    Undone {
        /// Any entry of the step, or the `Undone`.
        entry: EntryId,
    },
    /// Gave a point a name, to find it again.
    Named {
        /// The point.
        point: Point,
        /// The name, as typed.
        name: String,
    },
    /// Planned an exercise on the article, or changed the plan: it stands in place of the one before.
    Planned {
        /// The lesson, as its file has it but for the article's text and the key's marks, which are the article's own.
        lesson: String,
    },
    /// Began an exercise on the article. It is said once, when the exercise is opened; Undo passes over it.
    Began {
        /// The exercise, as its file has it but for the article's text.
        exercise: String,
    },
    /// Answered a prompt of the exercise, in place of the answer before.
    Answered {
        /// The prompt's id.
        prompt: String,
        /// The answer, as the file that is handed in has it; empty where it was taken away.
        answer: String,
    },
    /// Handed the work in. Undo passes over it; what is done after it waits for the next try.
    HandedIn {
        /// The name or code it was handed in under.
        name: String,
    },
    /// Went back to how things stood at a point. What came after is taken back, and stays in the journal; names given
    /// to points stay in force. One that names a point which is not there says nothing.
    Returned {
        /// The point.
        to: Point,
    },
}

/// Everything that was done to one article, in order. Entries are only ever added.
#[derive(Clone, Debug, Default)]
pub struct Journal {
    opened: Arc<str>,
    /// Each by itself, so that a journal that grows shares them with the one it was.
    entries: Vec<Arc<Entry>>,
}

/// By what was done: one text with two names, or read twice, has one journal.
impl PartialEq for Journal {
    fn eq(&self, other: &Self) -> bool {
        self.entries == other.entries
    }
}

impl Eq for Journal {}

impl Journal {
    /// The journal of these entries, in order, where nobody asks for the text: edits of it say nothing.
    pub fn new<E: Into<Arc<Entry>>>(entries: impl IntoIterator<Item = E>) -> Self {
        Self::on("", entries)
    }

    /// The journal of an article that was opened with the text `opened`, to which nothing was done yet.
    pub fn begun(opened: impl Into<Arc<str>>) -> Self {
        Self::on(opened, std::iter::empty::<Entry>())
    }

    /// The journal of these entries, in order, of an article that was opened with the text `opened`.
    pub fn on<E: Into<Arc<Entry>>>(opened: impl Into<Arc<str>>, entries: impl IntoIterator<Item = E>) -> Self {
        Self {
            opened: opened.into(),
            entries: entries.into_iter().map(E::into).collect(),
        }
    }

    /// The text that the article was opened with.
    pub fn opened(&self) -> &Arc<str> {
        &self.opened
    }

    /// Which text is the article's now.
    pub fn revision(&self) -> Revision {
        self.revision_among(&Texts::of(self))
    }

    /// The same, with the texts of this journal or of a longer one.
    pub fn revision_among(&self, texts: &Texts) -> Revision {
        texts.last(self, &history(self, &Author::default()).in_force)
    }

    /// The article's text now.
    pub fn text(&self) -> Arc<str> {
        let texts = Texts::of(self);
        texts.text(self.revision_among(&texts)).unwrap_or_default()
    }

    /// All entries, in order.
    pub fn entries(&self) -> &[Arc<Entry>] {
        &self.entries
    }

    /// The journal as it was at `point`; none if the point is not there.
    pub fn at(&self, point: Point) -> Option<Self> {
        let length = match point {
            Point::Opened => 0,
            Point::After(id) => 1 + self.entries.iter().position(|e| e.id == id)?,
        };
        Some(Self::on(self.opened.clone(), self.entries[..length].to_vec()))
    }

    /// The point that is now.
    pub fn now(&self) -> Point {
        self.entries.last().map_or(Point::Opened, |e| Point::After(e.id))
    }

    /// The journal with all that it says of places carried into the article's present text: to show where something is that was done
    /// long ago.
    pub fn in_present_text(&self) -> Self {
        let texts = Texts::of(self);
        let revision = self.revision_among(&texts);
        Self::on(self.opened.clone(), texts.carried(&self.entries, revision))
    }

    /// Whether it is `other`, perhaps with more entries.
    pub(crate) fn continues(&self, other: &Self) -> bool {
        let same = |(ours, theirs)| Arc::ptr_eq(ours, theirs);
        Arc::ptr_eq(&self.opened, &other.opened)
            && self.entries.len() >= other.entries.len()
            && self.entries.iter().zip(&other.entries).all(same)
    }

    /// Adds one.
    pub fn append(&mut self, entry: impl Into<Arc<Entry>>) {
        self.entries.push(entry.into());
    }

    /// The id that `replica`'s next entry gets.
    pub fn next_id(&self, replica: ReplicaId) -> EntryId {
        let last = self
            .entries
            .iter()
            .filter(|e| e.id.replica == replica)
            .map(|e| e.id.seq)
            .max();
        EntryId {
            replica,
            seq: last.map_or(0, |seq| seq.saturating_add(1)),
        }
    }
}
