use std::borrow::Borrow;
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use sayso_engine::{Document, Progress, Role, Scan, Span};
use sayso_notebook::{
    Annotation, AnnotationId, Author, Body, Codebook, Entry, EntryId, Event, Folding, Journal, Mark, MarkId, MarkState,
    Marking, Note, Notebook, Placement, ReplicaId, Revision, Suggestions, Timestamp, VoiceNumber, Voices, voices,
};
use sayso_store::Work;
use sayso_wire::classroom::{Exercise, Lesson};
use yew::AttrValue;

use crate::platform::worker::Scanned;

use super::classroom;
use super::{Advice, ArticleId, Card, Caret, Cast, LAYERS, LayerName, Layers, Page, Queue, Sort, advice, layers};

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
    Reader {
        /// Whether it can ask to take over: not where the browser has no locks.
        can_ask: bool,
    },
    /// Another tab does, and was asked to hand over.
    TakingOver,
    /// Another tab does, and has not answered when it was asked to hand over.
    Unanswered,
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
    /// What that proposes.
    pub suggestions: Arc<Suggestions>,
    /// The same, with the numbers that decisions on who is who made of the voices'.
    settled: Arc<Suggestions>,
    /// What is proposed while the machine's marks are hidden: nothing.
    none: Arc<Suggestions>,
    /// What the step before made, for the next one to take over what has not changed.
    made: Rc<RefCell<Made>>,
    /// Everybody who speaks.
    pub voices: Arc<Voices>,
    /// What was proposed when they were numbered.
    voices_of: Arc<Suggestions>,
    /// Suggestions and annotations, by place.
    pub marks: Rc<[Arc<Mark>]>,
    /// The voices with their figures and colours.
    pub cast: Rc<Cast>,
    /// The labels and variables that the article is coded with.
    pub codebook: Rc<Codebook>,
    /// The article as it is drawn.
    pub page: Rc<Page>,
    /// Which layers are on.
    pub layers: Layers,
    /// The mark that is ringed.
    pub focus: Option<MarkId>,
    /// The card at the mark in focus.
    pub card: Option<Card>,
    /// Which marks the review goes through.
    pub queue: Queue,
    /// Whether one goes from mark to mark along that queue, and not along what is shown.
    pub reviewing: bool,
    /// The words selected to be marked, in bytes of the text.
    pub selection: Option<Span>,
    /// Whether they are being chosen by keyboard.
    pub choosing: bool,
    /// The mark that is to be put on words selected next, since its own are gone.
    pub placing: Option<MarkId>,
    /// The caret in the article; none unless a person has asked for it.
    pub caret: Option<Caret>,
    /// The byte of the text at which the window begins, when a command last asked.
    pub seen: u32,
    /// Whether this tab may write.
    pub writing: Writing,
    /// Whether changes are kept in this browser: not if the person wished so, or if there is no room.
    pub kept: bool,
    /// What has become of the last change.
    pub saved: Saved,
    /// What to say about a text in which the rules found little.
    pub advice: Option<Advice>,
    /// The exercise that is done here, by a student.
    pub exercise: Option<Rc<Exercise>>,
    /// Whether the student has asked for the machine's marks.
    pub revealed: bool,
    /// The lesson that is planned here, by a teacher, without its key's marks.
    pub lesson: Option<Rc<Lesson>>,
    /// How many marks each layer has, in the order of [`LayerName::ALL`].
    pub counts: [u32; LAYERS],
}

/// What a step makes of the journal and the rules, as the next one finds it.
#[derive(Debug, Default)]
struct Made {
    folding: Folding,
    marking: Marking,
}

impl Session {
    /// An article just opened, with its journal, not yet scanned. `document` has the journal's present text.
    pub fn new(id: ArticleId, mut document: Document, journal: Journal, kept: bool, saved: Saved) -> Self {
        let all = document.text.len() as u32;
        document.id = id.0.to_string();
        let mut session = Self {
            id,
            document: Rc::new(document),
            scan: Rc::default(),
            scanning: Scanning::Running(Progress { done: 0, all }),
            journal: Rc::new(journal),
            notebook: Rc::default(),
            suggestions: Arc::default(),
            settled: Arc::default(),
            none: Arc::default(),
            made: Rc::default(),
            voices: Arc::default(),
            voices_of: Arc::default(),
            marks: Rc::new([]),
            cast: Rc::default(),
            codebook: Rc::default(),
            page: Rc::default(),
            layers: Layers::default(),
            focus: None,
            card: None,
            queue: Queue::default(),
            reviewing: false,
            selection: None,
            choosing: false,
            placing: None,
            caret: None,
            seen: 0,
            // What is not kept is in no other tab.
            writing: if kept { Writing::Asking } else { Writing::Writer },
            kept,
            saved,
            advice: None,
            exercise: None,
            revealed: false,
            lesson: None,
            counts: [0; LAYERS],
        };
        session.refresh();
        session
    }

    /// How far the rules are when they begin.
    pub fn not_scanned(&self) -> Scanning {
        let all = self.document.text.len() as u32;
        Scanning::Running(Progress { done: 0, all })
    }

    /// Whether this tab may write.
    pub fn writes(&self) -> bool {
        self.writing == Writing::Writer
    }

    /// Whether the text may be edited: not that of an exercise, which is the same for a whole class, and to which its key belongs.
    pub fn may_edit(&self) -> bool {
        self.writes() && self.exercise.is_none() && self.lesson.is_none()
    }

    /// The marks whose words are not in the text any more.
    pub fn orphans(&self) -> impl Iterator<Item = &Arc<Mark>> {
        // They stand at the end of all.
        let from_behind = self.marks.iter().rev();
        let count = from_behind
            .take_while(|mark| mark.placement == Placement::Orphan)
            .count();
        self.marks[self.marks.len() - count..].iter()
    }

    /// The mark of [`Session::placing`], as long as it has no place.
    pub fn placing(&self) -> Option<&Arc<Mark>> {
        let id = self.placing.as_ref()?;
        self.orphans().find(|mark| mark.id == *id)
    }

    /// The mark of this name.
    pub fn mark(&self, id: &MarkId) -> Option<&Mark> {
        self.marks.iter().find(|m| m.id == *id).map(|m| &**m)
    }

    /// The mark in focus.
    pub fn focused(&self) -> Option<&Mark> {
        self.mark(self.focus.as_ref()?)
    }

    /// The places of the chunks of [`Session::page`] that these marks touch, each once.
    pub fn chunks_of(&self, marks: impl IntoIterator<Item = MarkId>) -> Vec<usize> {
        let mut all: Vec<usize> = Vec::new();
        for mark in marks.into_iter().filter_map(|id| self.mark(&id)) {
            let chunks = self.page.chunks_of(mark);
            all.extend(
                chunks
                    .into_iter()
                    .filter(|chunk| !all.contains(chunk))
                    .collect::<Vec<_>>(),
            );
        }
        all
    }

    /// Takes in what the rules found.
    pub fn scanned(&mut self, scanned: Scanned) {
        if let Some(mut document) = scanned.document {
            document.id.clone_from(&self.document.id);
            self.document = Rc::new(document);
            // It is laid out anew.
            self.page = Rc::default();
        }
        self.scan = scanned.scan;
        self.suggestions = scanned.suggestions;
        self.settled = self.suggestions.clone();
        self.scanning = Scanning::Done;
        self.refresh();
        // In an exercise it is the student who searches.
        self.advice = advice(&self.document, &self.marks).filter(|_| self.exercise.is_none());
    }

    /// Adds what the person did just now, and yields the entry, to be saved. `step`: the first entry of the step
    /// it continues; none if it is a step of its own.
    pub fn record(&mut self, event: Event, step: Option<EntryId>, at: Timestamp, replica: ReplicaId) -> Entry {
        let id = self.journal.next_id(replica);
        let entry = entry(id, step.unwrap_or(id), at, self.notebook.revision, event);
        self.take(vec![entry.clone()]);
        entry
    }

    /// Adds what the person did at many places in one go, as one step, and yields the entries, to be saved.
    pub fn record_all(&mut self, events: Vec<Event>, at: Timestamp, replica: ReplicaId) -> Vec<Entry> {
        let first = self.journal.next_id(replica);
        let ids = (first.seq..).map(|seq| EntryId { replica, seq });
        let on = self.notebook.revision;
        let entries = ids.zip(events).map(|(id, event)| entry(id, first, at, on, event));
        let entries: Vec<Entry> = entries.collect();
        self.take(entries.clone());
        entries
    }

    /// Adds an entry: this tab's, or ones that another tab wrote. Those that are there already change nothing.
    pub fn take<E: Borrow<Entry> + Into<Arc<Entry>>>(&mut self, entries: Vec<E>) {
        // Mostly one, to be looked for among thousands.
        let mut ids: Vec<EntryId> = entries.iter().map(|e| e.borrow().id).collect();
        ids.sort_unstable();
        let mut known = vec![false; ids.len()];
        for entry in self.journal.entries() {
            if let Ok(at) = ids.binary_search(&entry.id) {
                known[at] = true;
            }
        }
        let is_new = |entry: &E| {
            let at = ids.binary_search(&entry.borrow().id);
            at.is_ok_and(|at| !std::mem::replace(&mut known[at], true))
        };
        let new: Vec<E> = entries.into_iter().filter(is_new).collect();
        if new.is_empty() {
            return;
        }
        let journal = Rc::make_mut(&mut self.journal);
        new.into_iter().for_each(|entry| journal.append(entry));
        self.refresh();
    }

    /// Switches a layer on or off.
    pub fn toggle(&mut self, layer: LayerName) {
        self.layers = self.layers.toggled(layer);
        self.draw();
        if let Some(mark) = self.focused()
            && !self.is_shown(mark)
        {
            self.focus = None;
            self.card = None;
        }
    }

    /// The marks that stand in the article as it is shown, by place.
    pub fn shown(&self) -> impl Iterator<Item = &Mark> {
        self.marks.iter().map(|m| &**m).filter(|m| self.is_shown(m))
    }

    /// The next passage of a voice after the mark in focus, round at the end.
    pub fn next_of(&self, voice: VoiceNumber) -> Option<MarkId> {
        let here = self.focused().map(|m| m.body.anchor().cover().start);
        let said = |m: &&Mark| matches!(m.body, Body::Attribution { .. }) && m.voice == Some(voice);
        let mut passages = self.shown().filter(said).peekable();
        let first = passages.peek().map(|m| m.id.clone());
        let next = passages.find(|m| here.is_none_or(|here| m.body.anchor().cover().start > here));
        next.map(|m| m.id.clone()).or(first)
    }

    /// The next passage with a label after the mark in focus, round at the end.
    pub fn next_labelled(&self, label: &str) -> Option<MarkId> {
        let here = self.focused().map(|m| m.body.anchor().cover());
        let mut passages = self.shown().filter(|m| m.body.label() == Some(label)).peekable();
        let first = passages.peek().map(|m| m.id.clone());
        let next = passages.find(|m| here.is_none_or(|here| m.body.anchor().cover().start > here.start));
        next.map(|m| m.id.clone()).or(first)
    }

    /// The marks that one goes through, by place: those that are shown; while one reviews, those of the queue that are in the
    /// text, of whatever layer.
    pub fn walked(&self) -> Vec<&Mark> {
        if !self.reviewing || self.queue.sort == Sort::SetApart {
            return self.shown().collect();
        }
        let in_text = |m: &&Mark| m.state != MarkState::Dismissed && m.placement != Placement::Orphan;
        let queued = self.marks.iter().map(|m| &**m).filter(in_text);
        queued.filter(|m| self.queue.takes(m, &self.scan)).collect()
    }

    /// The mark that one goes to after this one; none after the last.
    pub fn after(&self, id: &MarkId) -> Option<MarkId> {
        let mut from_here = self.walked().into_iter().skip_while(|m| m.id != *id);
        from_here.next()?;
        from_here.next().map(|m| m.id.clone())
    }

    /// All notes: that on the whole article, which has no mark, then those at marks, by place.
    pub fn notes(&self) -> impl Iterator<Item = (Option<&Arc<Mark>>, &Note)> {
        // Mostly there are none, and many marks.
        let (annotations, marks) = match self.notebook.notes() {
            0 => (&[][..], &[][..]),
            _ => (&self.notebook.annotations[..], &self.marks[..]),
        };
        let noted = annotations.iter().filter(|a| a.note.is_some());
        let by_id: HashMap<AnnotationId, &Arc<Annotation>> = noted.map(|a| (a.id, a)).collect();
        let of_marks = marks.iter().filter(|mark| mark.note.is_some());
        let of_marks = of_marks.filter_map(move |mark| match &mark.id {
            MarkId::Annotation(id) => Some((Some(mark), by_id.get(id)?.note.as_ref()?)),
            MarkId::Suggestion(_) => None,
        });
        self.notebook.remark.iter().map(|note| (None, note)).chain(of_marks)
    }

    /// What was done, in figures. Names are not counted: nobody is asked about each of them.
    pub fn work(&self) -> Work {
        let asked = |m: &&Arc<Mark>| !matches!(m.body, Body::Entity { .. }) && m.state != MarkState::Own;
        let (mut decided, mut proposed) = (0, 0);
        for mark in self.marks.iter().filter(asked) {
            decided += u32::from(mark.state != MarkState::Suggested);
            proposed += 1;
        }
        Work {
            notes: self.notebook.notes(),
            decided,
            proposed,
        }
    }

    /// Switches on the layer of a mark that is to be gone to.
    pub fn show_layer_of(&mut self, id: &MarkId) {
        let layer = self.mark(id).map(layer_of);
        if let Some(layer) = layer.filter(|layer| !self.layers.is_on(*layer)) {
            self.toggle(layer);
        }
    }

    fn is_shown(&self, mark: &Mark) -> bool {
        mark.state != MarkState::Dismissed && mark.placement != Placement::Orphan && self.layers.is_on(layer_of(mark))
    }

    fn draw(&mut self) {
        self.page = Rc::new(Page::draw(
            &self.document,
            &self.marks,
            &self.cast,
            &self.codebook,
            self.layers,
            &self.page,
        ));
    }

    /// Another text is the article's now: nothing that was found in the one before stands, and nothing is known of its structure
    /// until the rules have read it.
    fn turn_to(&mut self, text: Arc<str>) {
        if self.document.text == text {
            return;
        }
        let mut document = Document::plain(&*self.document.id, text);
        document.title.clone_from(&self.document.title);
        self.document = Rc::new(document);
        self.page = Rc::default();
        (self.scan, self.suggestions, self.settled) = (Rc::default(), Arc::default(), Arc::default());
        self.scanning = self.not_scanned();
        (self.selection, self.choosing, self.caret) = (None, false, None);
        self.seen = self.document.text.floor_char_boundary(self.seen as usize) as u32;
        // Suggestions are named by their place, which another scan may give to another one.
        self.focus = self.focus.take().filter(|id| matches!(id, MarkId::Annotation(_)));
        self.card = self.card.filter(|_| self.focus.is_some());
    }

    /// Works out anew what the journal and the rules come to.
    pub(super) fn refresh(&mut self) {
        let made = self.made.clone();
        let mut made = made.borrow_mut();
        let notebook = made.folding.fold(&self.journal, &Author::default());
        let turned = notebook.revision != self.notebook.revision;
        if turned {
            self.turn_to(self.journal.text());
        }
        classroom::take_up(self, &notebook);
        let hidden = classroom::hides_machine(self);
        let suggestions = if hidden { &self.none } else { &self.suggestions };
        // Most steps name nobody new.
        let same_voices = Arc::ptr_eq(&self.voices_of, suggestions)
            && notebook.speakers == self.notebook.speakers
            && notebook.identities == self.notebook.identities;
        if !same_voices {
            self.voices = Arc::new(voices(suggestions, &notebook));
            self.voices_of = suggestions.clone();
        }
        let voices = &self.voices;
        // Suggestions that nobody decided on stay the same marks from one step to the next, so that little is drawn anew.
        if !hidden && !self.settled.is_settled(voices) {
            self.settled = Arc::new(suggestions.settled(voices));
        }
        let suggestions = if hidden { &self.none } else { &self.settled };
        let marks = made.marking.marks(&self.document.text, suggestions, &notebook, voices);
        self.marks = marks.into();
        self.notebook = Rc::new(notebook);
        self.counts = layers::counts(&self.marks);
        let codebook = classroom::codebook(self);
        if *self.codebook != codebook {
            self.codebook = Rc::new(codebook);
        }
        if !same_voices || !self.cast.still_says(&self.marks, &self.voices) {
            let cast = Cast::of(&self.marks, &self.voices);
            if *self.cast != cast {
                self.cast = Rc::new(cast);
            }
        }
        self.draw();
        // What an edit has left without a place is told of in the panel, and no card can stand at it.
        let gone = |mark: &Mark| turned && mark.placement == Placement::Orphan;
        if self.focused().is_none_or(gone) {
            self.focus = None;
            self.card = None;
        }
    }
}

fn entry(id: EntryId, step: EntryId, at: Timestamp, on: Revision, event: Event) -> Entry {
    Entry {
        id,
        step,
        at,
        author: Author::default(),
        on,
        event,
    }
}

/// The layer in which a mark as such is shown.
fn layer_of(mark: &Mark) -> LayerName {
    let role = match mark.body {
        Body::Attribution { .. } => Role::Content,
        _ => Role::Whole,
    };
    LayerName::of(mark, role)
}

/// Sessions are values that are replaced: the same one is the same `Rc`.
impl PartialEq for Session {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}
