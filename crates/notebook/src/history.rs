use foldhash::{HashMap, HashMapExt};

use crate::switches::Switches;
use crate::{Author, EntryId, Event, Journal, Point};

/// Which entries of a journal are in force, and what Undo and Redo would take back next.
pub(crate) struct History {
    /// For every entry, in the journal's order: whether it says something now. Never for an `Undone`.
    pub in_force: Vec<bool>,
    /// For every entry, in the journal's order: what it said when it was written; none if that was nothing.
    pub says: Vec<Option<Says>>,
    /// What Undo would take back.
    pub undo: Option<EntryId>,
    /// What Redo would take back.
    pub redo: Option<EntryId>,
}

/// What an entry says about its step: on, or (an `Undone`) off. The entry is in force while the step is so.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Says {
    /// Which step.
    pub step: StepNumber,
    /// Whether it is done, or taken back.
    pub on: bool,
}

/// A step, by the order in which they came.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum StepNumber {
    /// Work on the marks.
    Work(usize),
    /// A name given to a point, or the way back to one; that an exercise was begun or handed in. Going back leaves these
    /// alone: the names of what came after stay, so that one can go there again.
    Aside(usize),
}

/// Which steps are on.
#[derive(Default)]
struct Steps {
    work: Switches,
    asides: Vec<bool>,
    /// How work stood before and after each way back.
    ways: HashMap<usize, (Switches, Switches)>,
}

impl Steps {
    fn is_on(&self, step: StepNumber) -> bool {
        match step {
            StepNumber::Work(at) => self.work.is_on(at),
            StepNumber::Aside(at) => self.asides[at],
        }
    }

    /// Whether what was said of a step holds still.
    fn holds(&self, says: Says) -> bool {
        self.is_on(says.step) == says.on
    }

    fn turn(&mut self, step: StepNumber, on: bool) {
        match step {
            StepNumber::Work(at) => self.work.set(at, on),
            StepNumber::Aside(at) => {
                self.asides[at] = on;
                let Some((before, after)) = self.ways.get(&at) else {
                    return;
                };
                let was = self.work.clone();
                // The next turn is from here: it undoes what this one does, and nothing that was done meanwhile.
                let way = if on {
                    self.work.follow(before, after);
                    (was, self.work.clone())
                } else {
                    self.work.follow(after, before);
                    (self.work.clone(), was)
                };
                self.ways.insert(at, way);
            }
        }
    }

    fn aside(&mut self) -> StepNumber {
        self.asides.push(true);
        StepNumber::Aside(self.asides.len() - 1)
    }

    /// Goes back to how work stood.
    fn go_back(&mut self, past: &Switches) -> StepNumber {
        let before = self.work.clone();
        self.work = self.work.as_in(past);
        let step = self.aside();
        // The same length on both sides: what is made later is not touched by either.
        self.ways.insert(self.asides.len() - 1, (before, self.work.clone()));
        step
    }
}

#[derive(Clone, Copy)]
struct Item {
    entry: EntryId,
    says: Says,
}

/// Plays the journal through. Undo and Redo go along what `author` did.
///
/// Taking back the last thing done puts it on the way of Redo; new work clears that way. Taking back something
/// else, out of the middle of the history, is new work itself, so Undo takes that back first.
pub(crate) fn history(journal: &Journal, author: &Author) -> History {
    let mut steps = Steps::default();
    let mut said: HashMap<EntryId, Says> = HashMap::new();
    let mut says_of = vec![None; journal.entries().len()];
    let mut done: Vec<Item> = Vec::new();
    // An `Undone` that Redo would take back, and the item that it took back.
    let mut undone: Vec<(Item, Item)> = Vec::new();
    // How work stood at the points that the journal goes back to.
    let mut points: HashMap<Point, Option<Switches>> = HashMap::new();
    for entry in journal.entries() {
        if let Event::Returned { to } = entry.event {
            points.insert(to, None);
        }
    }
    let keep = |points: &mut HashMap<Point, Option<Switches>>, point, steps: &Steps| {
        if let Some(stood) = points.get_mut(&point) {
            stood.get_or_insert_with(|| steps.work.clone());
        }
    };
    keep(&mut points, Point::Opened, &steps);
    for (entry, says_of) in journal.entries().iter().zip(&mut says_of) {
        if said.contains_key(&entry.id) {
            // Ids are given once: what claims one again says nothing.
            continue;
        }
        let own = entry.author == *author;
        match entry.event {
            Event::Undone { entry: target } => {
                let Some(taken) = said.get(&target).copied().filter(|s| steps.holds(*s)) else {
                    continue;
                };
                // What somebody else took back meanwhile is passed over.
                let last_done = done.iter().rposition(|i| steps.holds(i.says));
                let last_undone = undone.iter().rposition(|(i, _)| steps.holds(i.says));
                steps.turn(taken.step, !taken.on);
                let says = Says {
                    step: taken.step,
                    on: !taken.on,
                };
                said.insert(entry.id, says);
                *says_of = Some(says);
                let item = Item { entry: entry.id, says };
                if own {
                    if let Some(last) = last_undone.filter(|i| undone[*i].0.entry == target) {
                        done.push(undone.remove(last).1);
                    } else if let Some(last) = last_done.filter(|i| done[*i].says == taken) {
                        undone.push((item, done.remove(last)));
                    } else {
                        done.push(item);
                        undone.clear();
                    }
                }
            }
            _ => {
                let continues = (entry.step != entry.id).then_some(&entry.step);
                let continued = continues.and_then(|step| said.get(step)).map(|says| says.step);
                let (step, new) = match (&entry.event, continued) {
                    (Event::Returned { to }, _) => {
                        let Some(Some(past)) = points.get(to) else { continue };
                        (steps.go_back(past), true)
                    }
                    (Event::Named { .. }, _) => (steps.aside(), true),
                    // Not on the way of Undo.
                    (Event::Began { .. } | Event::HandedIn { .. }, _) => (steps.aside(), false),
                    (_, Some(step @ StepNumber::Work(_))) => (step, false),
                    _ => (StepNumber::Work(steps.work.push(true)), true),
                };
                let says = Says { step, on: true };
                said.insert(entry.id, says);
                *says_of = Some(says);
                if new && own {
                    done.push(Item { entry: entry.id, says });
                    undone.clear();
                }
            }
        }
        keep(&mut points, Point::After(entry.id), &steps);
    }
    let in_force = journal.entries().iter().zip(&says_of).map(|(entry, says)| {
        !matches!(entry.event, Event::Undone { .. }) && says.is_some_and(|says: Says| steps.is_on(says.step))
    });
    History {
        in_force: in_force.collect(),
        undo: done.iter().rfind(|i| steps.holds(i.says)).map(|i| i.entry),
        redo: undone.iter().rfind(|(i, _)| steps.holds(i.says)).map(|(i, _)| i.entry),
        says: says_of,
    }
}
