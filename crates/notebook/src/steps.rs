use std::collections::HashMap;

use crate::history::{Says, StepNumber, history};
use crate::{Author, Body, Entry, EntryId, Event, Journal, Point};

/// Something a person did in one go, as a history tells it.
#[derive(Clone, Debug, PartialEq)]
pub struct Step<'a> {
    /// Its entries, in order; never none.
    pub entries: Vec<&'a Entry>,
    /// What it was.
    pub deed: Deed<'a>,
    /// Whether it still counts: not if it was taken back, or if somebody went back to a point before it.
    pub in_force: bool,
}

/// What a step was.
#[derive(Clone, Debug, PartialEq)]
pub enum Deed<'a> {
    /// Work: what its entries say.
    Work,
    /// Took back the step of these entries.
    Undid(Vec<&'a Entry>),
    /// Did the step of these entries again.
    Redid(Vec<&'a Entry>),
    /// Gave a point a name.
    Named(Point, &'a str),
    /// Went back to a point.
    Returned(Point),
}

impl Step<'_> {
    /// The point at which it was done.
    pub fn point(&self) -> Point {
        self.entries
            .last()
            .map_or(Point::Opened, |entry| Point::After(entry.id))
    }

    /// Its first entry: what takes it back names that.
    pub fn id(&self) -> Option<EntryId> {
        self.entries.first().map(|entry| entry.id)
    }
}

/// Everything that was done, in order, step by step. Entries that say nothing are left out.
pub fn steps(journal: &Journal) -> Vec<Step<'_>> {
    let history = history(journal, &Author::default());
    let mut all: Vec<Step<'_>> = Vec::new();
    let mut place: HashMap<StepNumber, usize> = HashMap::new();
    for ((entry, says), in_force) in journal.entries().iter().zip(history.says).zip(history.in_force) {
        let Some(Says { step, on }) = says else { continue };
        let known = place.get(&step).copied();
        let deed = match (&entry.event, known) {
            (Event::Undone { .. }, Some(at)) => {
                let of = all[at].entries.clone();
                if on { Deed::Redid(of) } else { Deed::Undid(of) }
            }
            (_, Some(at)) => {
                all[at].entries.push(entry);
                continue;
            }
            (Event::Named { point, name }, None) => Deed::Named(*point, name),
            (Event::Returned { to }, None) => Deed::Returned(*to),
            (_, None) => Deed::Work,
        };
        if known.is_none() {
            place.insert(step, all.len());
        }
        let in_force = in_force || matches!(deed, Deed::Undid(_) | Deed::Redid(_));
        all.push(Step {
            entries: vec![entry],
            deed,
            in_force,
        });
    }
    all
}

/// A pause of more milliseconds than this ends a sitting: half an hour.
const PAUSE: u64 = 30 * 60 * 1000;

/// `steps` by sittings: work without a long pause. Where the clock was set back by as much, another sitting begins too.
pub fn sittings<'s, 'a>(steps: &'s [Step<'a>]) -> impl DoubleEndedIterator<Item = &'s [Step<'a>]> {
    let at = |step: &Step<'_>| step.entries.first().map_or(0, |entry| entry.at.0);
    steps.chunk_by(move |one, other| at(one).abs_diff(at(other)) <= PAUSE)
}

/// The body that an entry is about: as it is since, or (of a mark that is only named) none.
pub(crate) fn body_of(event: &Event) -> Option<&Body> {
    match event {
        Event::Accepted { body, .. }
        | Event::Dismissed { body, .. }
        | Event::Corrected { body, .. }
        | Event::Marked { body }
        | Event::Changed { body, .. } => Some(body),
        Event::Noted { .. }
        | Event::Remarked { .. }
        | Event::Deleted { .. }
        | Event::CodebookSet { .. }
        | Event::Coded { .. }
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
        | Event::Returned { .. } => None,
    }
}

impl Journal {
    /// The body of the mark that `entry` is about, as it stood then; none if it is about no mark.
    pub fn body_at<'a>(&'a self, entry: &'a Entry) -> Option<&'a Body> {
        let id = match &entry.event {
            Event::Noted { annotation, .. } | Event::Deleted { annotation } => annotation.0,
            event => return body_of(event),
        };
        let before = self.entries().iter().rev().skip_while(|e| e.id != entry.id);
        let mut of_it = before
            .filter(|e| e.id == id || matches!(&e.event, Event::Changed { annotation, .. } if annotation.0 == id));
        of_it.find_map(|e| body_of(&e.event))
    }
}
