use std::collections::{BTreeMap, HashMap, HashSet};

use sayso_engine::Span;

use crate::body::BodyKind;
use crate::history::{History, history};
use crate::steps::body_of;
use crate::{
    Author, Body, Codebook, Coding, Codings, Entry, EntryId, Event, Identities, Journal, Point, Revision, Speaker,
    Texts, Timestamp,
};

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

/// What a reader wrote at a mark, or on the whole article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// As typed.
    pub text: String,
    /// When it was last changed.
    pub at: Timestamp,
    /// Who changed it last.
    pub author: Author,
}

impl Note {
    /// What an entry wrote; none if that is nothing.
    fn written(text: &str, entry: &Entry) -> Option<Self> {
        (!text.trim().is_empty()).then(|| Self {
            text: text.to_owned(),
            at: entry.at,
            author: entry.author.clone(),
        })
    }
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

/// A point that somebody has given a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// The entry that named it.
    pub entry: EntryId,
    /// The point.
    pub point: Point,
    /// Its name, as typed.
    pub name: String,
    /// When it was named.
    pub at: Timestamp,
    /// By whom.
    pub author: Author,
}

/// That work was handed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandedIn {
    /// The entry that says so.
    pub entry: EntryId,
    /// The name or code it was handed in under.
    pub name: String,
    /// When.
    pub at: Timestamp,
}

/// What all the entries of a journal come to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notebook {
    /// The text in which all of it stands.
    pub revision: Revision,
    /// In the order they were made.
    pub annotations: Vec<Annotation>,
    /// In the order they were made.
    pub dismissed: Vec<Dismissal>,
    /// Everybody whom a decision ever named as a speaker, in order, also where it was taken back or deleted
    /// since: a voice keeps its number.
    pub speakers: Vec<Speaker>,
    /// Who is who among those who speak.
    pub identities: Identities,
    /// The points that have a name, in the order they were named.
    pub versions: Vec<Version>,
    /// The note on the whole article.
    pub remark: Option<Note>,
    /// The labels and variables that the article is coded with.
    pub codebook: Codebook,
    /// The variables' values, in the order they were first given. Their variables may be gone from the codebook since.
    pub codings: Vec<Coding>,
    /// The lesson that is planned on the article, as its file has it; none if none is.
    pub lesson: Option<String>,
    /// The exercise that the article is read for, as its file has it; none if it is for none.
    pub exercise: Option<String>,
    /// The answers to its prompts, by the prompt's id.
    pub answers: BTreeMap<String, String>,
    /// How often it was handed in, and when.
    pub handed_in: Vec<HandedIn>,
    /// What Undo would take back now.
    pub undo: Option<EntryId>,
    /// The `Undone` entry that Redo would take back now.
    pub redo: Option<EntryId>,
}

impl Notebook {
    /// How many notes there are: those at marks, and that on the whole article.
    pub fn notes(&self) -> u32 {
        let of_marks = self.annotations.iter().filter(|a| a.note.is_some()).count();
        (of_marks + usize::from(self.remark.is_some())) as u32
    }

    /// The annotations by their names.
    pub fn by_id(&self) -> HashMap<AnnotationId, &Annotation> {
        self.annotations.iter().map(|a| (a.id, a)).collect()
    }
}

/// Folds a journal into the notebook it comes to. Undo and Redo are those of `author`, who goes back along
/// what they did themselves, however long ago and on whatever device.
///
/// Everything stands in the article's present text: what was marked in an earlier one has been carried along.
///
/// Any journal will do: an entry that names what is not there says nothing.
pub fn fold(journal: &Journal, author: &Author) -> Notebook {
    let (history, texts) = (history(journal, author), Texts::of(journal));
    let revision = texts.last(journal, &history.in_force);
    fold_history(journal, history, &texts, revision)
}

/// Folds a journal into the notebook it comes to, with all that it has carried into another of `texts`, those of this journal or of
/// a longer one: to hold two points of a history side by side.
pub fn fold_on(journal: &Journal, author: &Author, texts: &Texts, revision: Revision) -> Notebook {
    fold_history(journal, history(journal, author), texts, revision)
}

fn fold_history(journal: &Journal, history: History, texts: &Texts, revision: Revision) -> Notebook {
    let carried = texts.carried(journal, revision);
    let entries: Vec<&Entry> = carried.iter().map(|entry| &**entry).collect();
    fold_entries(&entries, history, revision)
}

/// `entries`: those of the journal of this history, all of whose places are in the text `revision`.
fn fold_entries<'c>(entries: &[&'c Entry], history: History, revision: Revision) -> Notebook {
    let mut pages = Pages::default();
    let mut speakers: Vec<Speaker> = Vec::new();
    let mut versions: Vec<Version> = Vec::new();
    let mut known: HashSet<&Speaker> = HashSet::new();
    let mut identities = Identities::default();
    let (mut codebook, mut codings) = (None, Codings::default());
    let mut remark = None;
    let (mut lesson, mut exercise, mut answers, mut handed_in) = (None, None, BTreeMap::new(), Vec::new());
    for (entry, in_force) in entries.iter().copied().zip(&history.in_force) {
        if let Some(speaker) = named(&entry.event)
            && known.insert(speaker)
        {
            speakers.push(speaker.clone());
        }
        if !in_force {
            continue;
        }
        let made = |body: &Body, origin: Origin| Annotation {
            id: AnnotationId(entry.id),
            body: body.clone(),
            note: None,
            origin,
            at: entry.at,
            author: entry.author.clone(),
        };
        let mut agreed = |was, body, rule: &'c String| {
            let origin = Origin::Machine {
                proposed: Body::clone(was),
                rule: rule.clone(),
            };
            pages.pardon(was);
            pages.add(made(body, origin), Some((was, rule)));
        };
        match &entry.event {
            Event::Accepted { body, rule } => agreed(body, body, rule),
            Event::Corrected { was, body, rule } => agreed(was, body, rule),
            Event::Dismissed { body, rule } => {
                pages.withdraw(body);
                pages.dismiss(entry.id, (body, rule));
            }
            Event::Marked { body } => pages.add(made(body, Origin::Reader), None),
            Event::Changed { annotation, body } => {
                if let Some(annotation) = pages.get(*annotation) {
                    annotation.body = body.clone();
                }
            }
            Event::Noted { annotation, text } => {
                if let Some(annotation) = pages.get(*annotation) {
                    annotation.note = Note::written(text, entry);
                }
            }
            Event::Remarked { text } => remark = Note::written(text, entry),
            Event::Deleted { annotation } => {
                if let Some(Sheet {
                    made_of: Some(proposal),
                    ..
                }) = pages.take(*annotation)
                {
                    pages.dismiss(entry.id, proposal);
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
    let dismissal = |(entry, (body, rule)): (EntryId, Proposal<'_>)| Dismissal {
        entry,
        body: body.clone(),
        rule: rule.to_owned(),
    };
    Notebook {
        revision,
        annotations: pages.annotations.into_iter().flatten().map(|s| s.annotation).collect(),
        dismissed: pages.dismissed.into_iter().flatten().map(dismissal).collect(),
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
    }
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
    annotation: Annotation,
    made_of: Option<Proposal<'a>>,
}

/// A notebook in the making. What a journal says of a suggestion is found by its words and place, so that a fold is
/// linear in the journal.
#[derive(Default)]
struct Pages<'a> {
    /// By the order they were made; a hole where one was taken away.
    annotations: Vec<Option<Sheet<'a>>>,
    place: HashMap<AnnotationId, usize>,
    /// The places of those that were made of a suggestion on these words.
    made_of: HashMap<Here<'a>, Vec<usize>>,
    /// By the order they were made; a hole where one was taken back.
    dismissed: Vec<Option<(EntryId, Proposal<'a>)>>,
    /// The place of the dismissal of the suggestion on these words.
    here: HashMap<Here<'a>, usize>,
    /// The places of all dismissals of such words, wherever they stand; of those taken back too.
    anywhere: HashMap<Words<'a>, Vec<usize>>,
}

impl<'a> Pages<'a> {
    fn add(&mut self, annotation: Annotation, made_of: Option<Proposal<'a>>) {
        let at = self.annotations.len();
        self.place.insert(annotation.id, at);
        if let Some((proposed, _)) = made_of {
            self.made_of.entry(here(proposed)).or_default().push(at);
        }
        self.annotations.push(Some(Sheet { annotation, made_of }));
    }

    fn get(&mut self, id: AnnotationId) -> Option<&mut Annotation> {
        let sheet = self.annotations[*self.place.get(&id)?].as_mut();
        sheet.map(|sheet| &mut sheet.annotation)
    }

    fn take(&mut self, id: AnnotationId) -> Option<Sheet<'a>> {
        self.annotations[*self.place.get(&id)?].take()
    }

    /// Takes back the dismissal of `suggestion`: the one at its place, so that a text may say the same thing
    /// twice; where there is none (the text has changed), those of the same words.
    fn pardon(&mut self, suggestion: &'a Body) {
        if let Some(at) = self.here.remove(&here(suggestion)) {
            self.dismissed[at] = None;
            return;
        }
        for at in self.anywhere.remove(&words(suggestion)).into_iter().flatten() {
            if let Some((_, (body, _))) = self.dismissed[at].take() {
                self.here.remove(&here(body));
            }
        }
    }

    /// Dismisses a suggestion: once, however often it was.
    fn dismiss(&mut self, entry: EntryId, suggestion: Proposal<'a>) {
        let (body, at) = (suggestion.0, self.dismissed.len());
        if let Some(before) = self.here.insert(here(body), at) {
            self.dismissed[before] = None;
        }
        self.anywhere.entry(words(body)).or_default().push(at);
        self.dismissed.push(Some((entry, suggestion)));
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
}
