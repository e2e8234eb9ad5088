use std::collections::HashMap;

use crate::history::history;
use crate::{Author, Body, EntryId, Event, Journal, Speaker, Timestamp};

/// An annotation is named by the entry that made it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AnnotationId(pub EntryId);

/// Where an annotation comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The reader marked it.
    Reader,
    /// The machine proposed this, and the reader agreed, perhaps after a change.
    Machine {
        /// What was proposed.
        proposed: Body,
        /// By which rule.
        rule: String,
    },
}

/// What a reader wrote at a mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// As typed.
    pub text: String,
    /// When it was last changed.
    pub at: Timestamp,
}

/// A mark that a person stands behind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Annotation {
    /// Its name.
    pub id: AnnotationId,
    /// What it says, and where.
    pub body: Body,
    /// The reader's note, if any.
    pub note: Option<Note>,
    /// Where it comes from.
    pub origin: Origin,
    /// When it was made.
    pub at: Timestamp,
    /// Who made it.
    pub author: Author,
}

/// A suggestion somebody disagreed with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dismissal {
    /// The entry that dismissed it.
    pub entry: EntryId,
    /// The suggestion.
    pub body: Body,
    /// The rule that made it, as a hint.
    pub rule: String,
}

/// What all the entries of a journal come to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notebook {
    /// In the order they were made.
    pub annotations: Vec<Annotation>,
    /// In the order they were made.
    pub dismissed: Vec<Dismissal>,
    /// Everybody whom a decision ever named as a speaker, in order, also where it was taken back or deleted
    /// since: a voice keeps its number.
    pub speakers: Vec<Speaker>,
    /// What Undo would take back now.
    pub undo: Option<EntryId>,
    /// The `Undone` entry that Redo would take back now.
    pub redo: Option<EntryId>,
}

/// Folds a journal into the notebook it comes to. Undo and Redo are those of `author`, who goes back along
/// what they did themselves, however long ago and on whatever device.
///
/// Any journal will do: an entry that names what is not there says nothing.
pub fn fold(journal: &Journal, author: &Author) -> Notebook {
    let history = history(journal, author);
    let mut pages = Pages::default();
    let mut speakers: Vec<Speaker> = Vec::new();
    for (entry, in_force) in journal.entries().iter().zip(&history.in_force) {
        if let Some(speaker) = named(&entry.event)
            && !speakers.contains(speaker)
        {
            speakers.push(speaker.clone());
        }
        if !in_force {
            continue;
        }
        let id = AnnotationId(entry.id);
        let made = |body: &Body, origin: Origin| Annotation {
            id,
            body: body.clone(),
            note: None,
            origin,
            at: entry.at,
            author: entry.author.clone(),
        };
        let machine = |proposed: &Body, rule: &String| Origin::Machine {
            proposed: proposed.clone(),
            rule: rule.clone(),
        };
        match &entry.event {
            Event::Accepted { body, rule } => {
                pages.pardon(body);
                pages.add(made(body, machine(body, rule)));
            }
            Event::Corrected { was, body, rule } => {
                pages.pardon(was);
                pages.add(made(body, machine(was, rule)));
            }
            Event::Dismissed { body, rule } => {
                pages.withdraw(body);
                pages.dismiss(Dismissal {
                    entry: entry.id,
                    body: body.clone(),
                    rule: rule.clone(),
                });
            }
            Event::Marked { body } => pages.add(made(body, Origin::Reader)),
            Event::Changed { annotation, body } => {
                if let Some(annotation) = pages.get(*annotation) {
                    annotation.body = body.clone();
                }
            }
            Event::Noted { annotation, text } => {
                if let Some(annotation) = pages.get(*annotation) {
                    annotation.note = (!text.trim().is_empty()).then(|| Note {
                        text: text.clone(),
                        at: entry.at,
                    });
                }
            }
            Event::Deleted { annotation } => {
                if let Some(Annotation {
                    origin: Origin::Machine { proposed, rule },
                    ..
                }) = pages.take(*annotation)
                {
                    pages.dismiss(Dismissal {
                        entry: entry.id,
                        body: proposed,
                        rule,
                    });
                }
            }
            Event::Undone { .. } => {}
        }
    }
    Notebook {
        annotations: pages.annotations.into_iter().flatten().collect(),
        dismissed: pages.dismissed,
        speakers,
        undo: history.undo,
        redo: history.redo,
    }
}

fn named(event: &Event) -> Option<&Speaker> {
    match event {
        Event::Accepted { body, .. }
        | Event::Corrected { body, .. }
        | Event::Marked { body }
        | Event::Changed { body, .. } => body.speaker(),
        Event::Dismissed { .. } | Event::Noted { .. } | Event::Deleted { .. } | Event::Undone { .. } => None,
    }
}

/// A notebook in the making.
#[derive(Default)]
struct Pages {
    /// By the order they were made; a hole where one was taken away.
    annotations: Vec<Option<Annotation>>,
    place: HashMap<AnnotationId, usize>,
    dismissed: Vec<Dismissal>,
}

impl Pages {
    fn add(&mut self, annotation: Annotation) {
        self.place.insert(annotation.id, self.annotations.len());
        self.annotations.push(Some(annotation));
    }

    fn get(&mut self, id: AnnotationId) -> Option<&mut Annotation> {
        self.annotations[*self.place.get(&id)?].as_mut()
    }

    fn take(&mut self, id: AnnotationId) -> Option<Annotation> {
        self.annotations[*self.place.get(&id)?].take()
    }

    /// Takes back the dismissal of `suggestion`: the one at its place, so that a text may say the same thing
    /// twice; where there is none (the text has changed), those of the same words.
    fn pardon(&mut self, suggestion: &Body) {
        let here = |d: &Dismissal| is_here(d, suggestion);
        if self.dismissed.iter().any(here) {
            self.dismissed.retain(|d| !here(d));
        } else {
            self.dismissed.retain(|d| !d.body.is_same_suggestion(suggestion));
        }
    }

    /// Dismisses a suggestion: once, however often it was.
    fn dismiss(&mut self, dismissal: Dismissal) {
        self.dismissed.retain(|d| !is_here(d, &dismissal.body));
        self.dismissed.push(dismissal);
    }

    /// Takes away the annotation that was made of `suggestion`.
    fn withdraw(&mut self, suggestion: &Body) {
        for slot in &mut self.annotations {
            slot.take_if(|a| matches!(&a.origin, Origin::Machine { proposed, .. } if proposed == suggestion));
        }
    }
}

fn is_here(dismissal: &Dismissal, suggestion: &Body) -> bool {
    dismissal.body.is_same_suggestion(suggestion) && dismissal.body.anchor().spans == suggestion.anchor().spans
}
