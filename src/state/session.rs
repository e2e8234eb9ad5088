use std::rc::Rc;

use sayso_engine::{Document, Progress, Scan, Span};
use sayso_notebook::{
    Author, Entry, EntryId, Event, Journal, Mark, MarkId, Notebook, ReplicaId, Timestamp, Voices, fold, marks, voices,
};
use yew::AttrValue;

use super::{Card, Layers};

/// An article's key in the store.
pub type ArticleId = Rc<str>;

/// How far the rules have come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scanning {
    /// At work.
    Running(Progress),
    /// Through.
    Done,
    /// The person stopped it: the text stands without automatic marks.
    Cancelled,
}

/// Whether this tab may write to the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Writing {
    /// It asks the other tabs.
    Asking,
    /// It may.
    Writer,
    /// Another tab does; this one reads along.
    Reader,
}

/// What has become of the last change.
#[derive(Clone, Debug, PartialEq)]
pub enum Saved {
    /// It is safe in this browser.
    Yes,
    /// It is on its way.
    Saving,
    /// The person wished the article not to be saved.
    Unwanted,
    /// It could not be saved: why, and what to do.
    Failed(AttrValue),
}

/// One open article: its text, what the rules found, and what the person did.
#[derive(Clone, Debug)]
pub struct Session {
    /// Its key in the store.
    pub id: ArticleId,
    /// The text and its structure.
    pub document: Rc<Document>,
    /// What the rules found; empty until [`Session::scanning`] is done.
    pub scan: Rc<Scan>,
    /// How far the rules are.
    pub scanning: Scanning,
    /// Everything the person did.
    pub journal: Rc<Journal>,
    /// What that comes to.
    pub notebook: Rc<Notebook>,
    /// Everybody who speaks.
    pub voices: Rc<Voices>,
    /// Suggestions and annotations, by place.
    pub marks: Rc<[Mark]>,
    /// Which layers are on.
    pub layers: Layers,
    /// The mark that is ringed.
    pub focus: Option<MarkId>,
    /// The card at the mark in focus.
    pub card: Option<Card>,
    /// The words selected to be marked, in bytes of the text.
    pub selection: Option<Span>,
    /// Whether this tab may write.
    pub writing: Writing,
    /// What has become of the last change.
    pub saved: Saved,
}

impl Session {
    /// An article just opened, with the entries of its journal, not yet scanned. `keep`: whether to save it.
    pub fn new(id: ArticleId, document: Document, entries: Vec<Entry>, keep: bool) -> Self {
        let all = document.text.len() as u32;
        let mut session = Self {
            id,
            document: Rc::new(document),
            scan: Rc::default(),
            scanning: Scanning::Running(Progress { done: 0, all }),
            journal: Rc::new(Journal::new(entries)),
            notebook: Rc::default(),
            voices: Rc::default(),
            marks: Rc::new([]),
            layers: Layers::default(),
            focus: None,
            card: None,
            selection: None,
            writing: Writing::Asking,
            saved: if keep { Saved::Saving } else { Saved::Unwanted },
        };
        session.refresh();
        session
    }

    /// Whether changes are kept in this browser.
    pub fn keeps(&self) -> bool {
        self.saved != Saved::Unwanted
    }

    /// Whether this tab may write.
    pub fn writes(&self) -> bool {
        self.writing == Writing::Writer
    }

    /// The mark of this name.
    pub fn mark(&self, id: &MarkId) -> Option<&Mark> {
        self.marks.iter().find(|m| m.id == *id)
    }

    /// The mark in focus.
    pub fn focused(&self) -> Option<&Mark> {
        self.mark(self.focus.as_ref()?)
    }

    /// Takes in what the rules found.
    pub fn scanned(&mut self, scan: Rc<Scan>) {
        self.scan = scan;
        self.scanning = Scanning::Done;
        self.refresh();
    }

    /// Adds what the person did just now, and yields the entry, to be saved. `step`: the first entry of the step
    /// it continues; none if it is a step of its own.
    pub fn record(&mut self, event: Event, step: Option<EntryId>, at: Timestamp, replica: ReplicaId) -> Entry {
        let id = self.journal.next_id(replica);
        let entry = Entry {
            id,
            step: step.unwrap_or(id),
            at,
            author: Author::default(),
            base_revision: 0,
            event,
        };
        self.take(entry.clone());
        entry
    }

    /// Adds an entry: this tab's, or one that another tab wrote. One that is there already changes nothing.
    pub fn take(&mut self, entry: Entry) {
        if self.has(entry.id) {
            return;
        }
        Rc::make_mut(&mut self.journal).append(entry);
        self.refresh();
    }

    fn has(&self, id: EntryId) -> bool {
        self.journal.entries().iter().rev().any(|e| e.id == id)
    }

    fn refresh(&mut self) {
        let notebook = fold(&self.journal, &Author::default());
        let voices = voices(&self.scan, &notebook);
        self.marks = marks(&self.document.text, &self.scan, &notebook, &voices).into();
        self.notebook = Rc::new(notebook);
        self.voices = Rc::new(voices);
        if self.focused().is_none() {
            self.focus = None;
            self.card = None;
        }
    }
}

/// Sessions are values that are replaced: the same one is the same `Rc`.
impl PartialEq for Session {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}
