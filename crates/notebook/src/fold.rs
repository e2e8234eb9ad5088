use std::collections::BTreeMap;
use std::sync::Arc;

use foldhash::{HashMap, HashSet};
use sayso_engine::Span;

use crate::body::BodyKind;
use crate::history::{History, history};
use crate::notebook::{Annotation, AnnotationId, Dismissal, HandedIn, Note, Notebook, Origin, Version};
use crate::steps::body_of;
use crate::{Author, Body, Coding, Codings, Entry, EntryId, Event, Identities, Journal, Revision, Speaker, Texts};

/// Folds a journal into the notebook it comes to. Undo and Redo are those of `author`, who goes back along
/// what they did themselves, however long ago and on whatever device.
///
/// Everything stands in the article's present text: what was marked in an earlier one has been carried along.
///
/// Any journal will do: an entry that names what is not there says nothing.
pub fn fold(journal: &Journal, author: &Author) -> Notebook {
    Folding::default().fold(journal, author)
}

/// Folds a journal into the notebook it comes to, with all that it has carried into another of `texts`, those of this journal or of
/// a longer one: to hold two points of a history side by side.
pub fn fold_on(journal: &Journal, author: &Author, texts: &Texts, revision: Revision) -> Notebook {
    let entries = texts.carried(journal.entries(), revision);
    fold_entries(&entries, history(journal, author), revision, &Made::default()).0
}

/// What a fold leaves for the next one, of a journal that has grown: it yields what [`fold`] does, and what has not changed since
/// is the same [`Arc`], so that a step among thousands costs little.
#[derive(Clone, Debug, Default)]
pub struct Folding {
    /// The journal as it was.
    journal: Journal,
    /// Its texts.
    texts: Texts,
    /// In which of them its entries were carried, and the entries.
    carried: (Revision, Vec<Arc<Entry>>),
    made: Made,
}

/// What entries made, at the place of each among all of them. It is the work of the same entries for as long as these are carried
/// into the same text.
#[derive(Clone, Debug, Default)]
struct Made {
    annotations: Vec<Option<(Says, Arc<Annotation>)>>,
    dismissals: Vec<Option<Arc<Dismissal>>>,
}

/// The places of the entries that say what an annotation is now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Says {
    body: usize,
    note: Option<usize>,
}

impl Folding {
    /// Folds `journal`, mostly the one that was folded before and some entries more; any will do.
    pub fn fold(&mut self, journal: &Journal, author: &Author) -> Notebook {
        if !journal.continues(&self.journal) {
            *self = Self {
                texts: Texts::new(journal.opened().clone()),
                ..Self::default()
            };
        }
        let come = &journal.entries()[self.journal.entries().len()..];
        for entry in come {
            self.texts.add(entry);
        }
        let history = history(journal, author);
        let revision = self.texts.last(journal, &history.in_force);
        // Entries may be older than the edit that made their text.
        let edited = come.iter().any(|entry| matches!(entry.event, Event::Edited { .. }));
        if edited || revision != self.carried.0 {
            self.carried = (revision, Vec::new());
            self.made = Made::default();
        }
        let carried = &mut self.carried.1;
        carried.extend(self.texts.carried(&journal.entries()[carried.len()..], revision));
        let (notebook, made) = fold_entries(carried, history, revision, &self.made);
        (self.made, self.journal) = (made, journal.clone());
        notebook
    }
}

/// `entries`: those of the journal of this history, all of whose places are in the text `revision`. What is as it was `before` is
/// taken over.
fn fold_entries(entries: &[Arc<Entry>], history: History, revision: Revision, before: &Made) -> (Notebook, Made) {
    let mut pages = Pages::default();
    let mut speakers: Vec<Speaker> = Vec::new();
    let mut versions: Vec<Version> = Vec::new();
    let mut known: HashSet<&Speaker> = HashSet::default();
    let mut identities = Identities::default();
    let (mut codebook, mut codings) = (None, Codings::default());
    let mut remark = None;
    let (mut lesson, mut exercise, mut answers, mut handed_in) = (None, None, BTreeMap::new(), Vec::new());
    for (at, (entry, in_force)) in entries.iter().map(|entry| &**entry).zip(&history.in_force).enumerate() {
        if let Some(speaker) = named(&entry.event)
            && known.insert(speaker)
        {
            speakers.push(speaker.clone());
        }
        if !in_force {
            continue;
        }
        let made = |body, made_of| Sheet {
            at,
            entry,
            body: (at, body),
            note: None,
            made_of,
        };
        match &entry.event {
            Event::Accepted { body: was, rule } | Event::Corrected { was, rule, .. } => {
                let body = body_of(&entry.event).unwrap_or(was);
                pages.pardon(was);
                pages.add(made(body, Some((was, rule))));
            }
            Event::Dismissed { body, rule } => {
                pages.withdraw(body);
                pages.dismiss(at, entry.id, (body, rule));
            }
            Event::Marked { body } => pages.add(made(body, None)),
            Event::Changed { annotation, body } => {
                if let Some(sheet) = pages.get(*annotation) {
                    sheet.body = (at, body);
                }
            }
            Event::Noted { annotation, .. } => {
                if let Some(sheet) = pages.get(*annotation) {
                    sheet.note = Some((at, entry));
                }
            }
            Event::Remarked { text } => remark = Note::written(text, entry),
            Event::Deleted { annotation } => {
                if let Some(Sheet {
                    made_of: Some(proposal),
                    ..
                }) = pages.take(*annotation)
                {
                    pages.dismiss(at, entry.id, proposal);
                }
            }
            Event::Named { point, name } => versions.push(Version {
                entry: entry.id,
                point: *point,
                name: name.clone(),
                at: entry.at,
                author: entry.author.clone(),
            }),
            Event::CodebookSet { codebook: set } => codebook = Some(set),
            Event::Coded { variable, of, value } => {
                let coding = value.as_ref().map(|value| Coding {
                    entry: entry.id,
                    variable: variable.clone(),
                    of: of.clone(),
                    value: value.clone(),
                    at: entry.at,
                    author: entry.author.clone(),
                });
                codings.give(variable, of, coding);
            }
            Event::Joined { speaker, with } => identities.join(speaker, with.as_ref()),
            Event::Described { speaker, details } => identities.describe(speaker, details),
            Event::Renumbered { numbers } => identities.renumber(numbers),
            Event::Planned { lesson: planned } => lesson = Some(planned.clone()),
            Event::Began { exercise: begun } => {
                exercise.get_or_insert_with(|| begun.clone());
            }
            Event::Answered { prompt, answer } if answer.is_empty() => {
                answers.remove(prompt);
            }
            Event::Answered { prompt, answer } => {
                answers.insert(prompt.clone(), answer.clone());
            }
            Event::HandedIn { name } => handed_in.push(HandedIn {
                entry: entry.id,
                name: name.clone(),
                at: entry.at,
            }),
            Event::Edited { .. } | Event::Undone { .. } | Event::Returned { .. } => {}
        }
    }
    let noted = pages
        .annotations
        .iter()
        .flatten()
        .filter(|sheet| sheet.note().is_some());
    let noted = noted.count() as u32;
    let made = pages.made(entries.len(), before);
    let notebook = Notebook {
        revision,
        annotations: made.annotations.iter().flatten().map(|(_, one)| one.clone()).collect(),
        dismissed: made.dismissals.iter().flatten().cloned().collect(),
        speakers,
        identities,
        versions,
        remark,
        codebook: codebook.cloned().unwrap_or_default(),
        codings: codings.into_codings(),
        lesson,
        exercise,
        answers,
        handed_in,
        undo: history.undo,
        redo: history.redo,
        noted,
    };
    (notebook, made)
}

fn named(event: &Event) -> Option<&Speaker> {
    match event {
        // Nobody is given a voice by it.
        Event::Dismissed { .. } => None,
        event => body_of(event)?.speaker(),
    }
}

/// What the machine proposed, and by which rule.
type Proposal<'a> = (&'a Body, &'a str);

/// By what two suggestions are one: kind, words and context, so that decisions outlive new rules.
pub(crate) type Words<'a> = (BodyKind, &'a str, &'a str, &'a str);

/// A suggestion's words and where they stand.
pub(crate) type Here<'a> = (Words<'a>, &'a [Span]);

fn words(body: &Body) -> Words<'_> {
    let anchor = body.anchor();
    (BodyKind::of(body), &anchor.exact, &anchor.prefix, &anchor.suffix)
}

pub(crate) fn here(body: &Body) -> Here<'_> {
    (words(body), &body.anchor().spans)
}

/// An annotation in the making.
struct Sheet<'a> {
    /// The place among all entries of the one that made it.
    at: usize,
    /// That one.
    entry: &'a Entry,
    /// What it is, and the place of the entry that says so.
    body: (usize, &'a Body),
    /// The entry that wrote the note at it last, and its place.
    note: Option<(usize, &'a Entry)>,
    made_of: Option<Proposal<'a>>,
}

impl Sheet<'_> {
    fn note(&self) -> Option<Note> {
        let (_, entry) = self.note?;
        match &entry.event {
            Event::Noted { text, .. } => Note::written(text, entry),
            _ => None,
        }
    }

    fn says(&self) -> Says {
        Says {
            body: self.body.0,
            note: self.note.map(|(at, _)| at),
        }
    }

    fn annotation(&self) -> Annotation {
        Annotation {
            id: AnnotationId(self.entry.id),
            body: self.body.1.clone(),
            note: self.note(),
            origin: match self.made_of {
                Some((proposed, rule)) => Origin::Machine {
                    proposed: proposed.clone(),
                    rule: rule.to_owned(),
                },
                None => Origin::Reader,
            },
            at: self.entry.at,
            author: self.entry.author.clone(),
        }
    }
}

/// A dismissal in the making.
struct Slip<'a> {
    /// The place among all entries of the one that dismissed it.
    at: usize,
    /// Its name.
    entry: EntryId,
    proposal: Proposal<'a>,
}

impl Slip<'_> {
    fn dismissal(&self) -> Dismissal {
        Dismissal {
            entry: self.entry,
            body: self.proposal.0.clone(),
            rule: self.proposal.1.to_owned(),
        }
    }
}

/// A notebook in the making. What a journal says of a suggestion is found by its words and place, so that a fold is
/// linear in the journal.
#[derive(Default)]
struct Pages<'a> {
    /// By the order they were made; a hole where one was taken away.
    annotations: Vec<Option<Sheet<'a>>>,
    place: HashMap<AnnotationId, usize>,
    /// How many of them are in `place`: the others are put there when one is asked for.
    placed: usize,
    /// The places of those that were made of a suggestion on these words.
    made_of: HashMap<Here<'a>, Vec<usize>>,
    /// By the order they were made; a hole where one was taken back.
    dismissed: Vec<Option<Slip<'a>>>,
    /// The place of the dismissal of the suggestion on these words.
    here: HashMap<Here<'a>, usize>,
    /// The places of all dismissals of such words, wherever they stand; of those taken back too.
    anywhere: HashMap<Words<'a>, Vec<usize>>,
}

impl<'a> Pages<'a> {
    fn add(&mut self, sheet: Sheet<'a>) {
        let at = self.annotations.len();
        if let Some((proposed, _)) = sheet.made_of {
            self.made_of.entry(here(proposed)).or_default().push(at);
        }
        self.annotations.push(Some(sheet));
    }

    fn place(&mut self, id: AnnotationId) -> Option<usize> {
        for (at, sheet) in self.annotations.iter().enumerate().skip(self.placed) {
            let id = sheet.as_ref().map(|sheet| AnnotationId(sheet.entry.id));
            self.place.extend(id.map(|id| (id, at)));
        }
        self.placed = self.annotations.len();
        self.place.get(&id).copied()
    }

    fn get(&mut self, id: AnnotationId) -> Option<&mut Sheet<'a>> {
        let at = self.place(id)?;
        self.annotations[at].as_mut()
    }

    fn take(&mut self, id: AnnotationId) -> Option<Sheet<'a>> {
        let at = self.place(id)?;
        self.annotations[at].take()
    }

    /// Takes back the dismissal of `suggestion`: the one at its place, so that a text may say the same thing
    /// twice; where there is none (the text has changed), those of the same words.
    fn pardon(&mut self, suggestion: &'a Body) {
        if let Some(at) = self.here.remove(&here(suggestion)) {
            self.dismissed[at] = None;
            return;
        }
        for at in self.anywhere.remove(&words(suggestion)).into_iter().flatten() {
            if let Some(slip) = self.dismissed[at].take() {
                self.here.remove(&here(slip.proposal.0));
            }
        }
    }

    /// Dismisses a suggestion: once, however often it was.
    fn dismiss(&mut self, at: usize, entry: EntryId, proposal: Proposal<'a>) {
        let (body, place) = (proposal.0, self.dismissed.len());
        if let Some(before) = self.here.insert(here(body), place) {
            self.dismissed[before] = None;
        }
        self.anywhere.entry(words(body)).or_default().push(place);
        self.dismissed.push(Some(Slip { at, entry, proposal }));
    }

    /// Takes away the annotation that was made of `suggestion`.
    fn withdraw(&mut self, suggestion: &'a Body) {
        let Some(made) = self.made_of.get_mut(&here(suggestion)) else {
            return;
        };
        made.retain(|&at| {
            let sheet = &mut self.annotations[at];
            sheet.take_if(|s| s.made_of.is_some_and(|(proposed, _)| proposed == suggestion));
            sheet.is_some()
        });
    }

    /// What all `entries` made in the end; what is as it was `before` is taken over.
    fn made(self, entries: usize, before: &Made) -> Made {
        let mut made = Made {
            annotations: vec![None; entries],
            dismissals: vec![None; entries],
        };
        for sheet in self.annotations.into_iter().flatten() {
            let before = before.annotations.get(sheet.at).and_then(Option::as_ref);
            let same = before.filter(|(says, _)| *says == sheet.says());
            let now = same.map_or_else(|| Arc::new(sheet.annotation()), |(_, same)| same.clone());
            made.annotations[sheet.at] = Some((sheet.says(), now));
        }
        for slip in self.dismissed.into_iter().flatten() {
            // One entry dismisses the same thing, always.
            let before = before.dismissals.get(slip.at).cloned().flatten();
            made.dismissals[slip.at] = Some(before.unwrap_or_else(|| Arc::new(slip.dismissal())));
        }
        made
    }
}
