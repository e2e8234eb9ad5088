use std::collections::HashMap;

use crate::{Author, EntryId, Event, Journal};

/// Which entries of a journal are in force, and what Undo and Redo would take back next.
pub(crate) struct History {
    /// For every entry, in the journal's order: whether it says something now. Never for an `Undone`.
    pub in_force: Vec<bool>,
    /// What Undo would take back.
    pub undo: Option<EntryId>,
    /// What Redo would take back.
    pub redo: Option<EntryId>,
}

/// What an entry says about its step: on, or (an `Undone`) off. The entry is in force while the step is so.
#[derive(Clone, Copy, PartialEq)]
struct Says {
    step: usize,
    on: bool,
}

impl Says {
    /// Whether it is in force, by the state of every step.
    fn holds(self, on: &[bool]) -> bool {
        on[self.step] == self.on
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
    let mut on: Vec<bool> = Vec::new();
    let mut said: HashMap<EntryId, Says> = HashMap::new();
    let mut step_of = vec![None; journal.entries().len()];
    let mut done: Vec<Item> = Vec::new();
    // An `Undone` that Redo would take back, and the item that it took back.
    let mut undone: Vec<(Item, Item)> = Vec::new();
    for (entry, step_of) in journal.entries().iter().zip(&mut step_of) {
        if said.contains_key(&entry.id) {
            // Ids are given once: what claims one again says nothing.
            continue;
        }
        let own = entry.author == *author;
        if let Event::Undone { entry: target } = entry.event {
            let Some(taken) = said.get(&target).copied().filter(|s| s.holds(&on)) else {
                continue;
            };
            // What somebody else took back meanwhile is passed over.
            let last_done = done.iter().rposition(|i| i.says.holds(&on));
            let last_undone = undone.iter().rposition(|(i, _)| i.says.holds(&on));
            on[taken.step] = !taken.on;
            let says = Says {
                step: taken.step,
                on: !taken.on,
            };
            said.insert(entry.id, says);
            let item = Item { entry: entry.id, says };
            if !own {
                continue;
            }
            if let Some(last) = last_undone.filter(|i| undone[*i].0.entry == target) {
                done.push(undone.remove(last).1);
            } else if let Some(last) = last_done.filter(|i| done[*i].says == taken) {
                undone.push((item, done.remove(last)));
            } else {
                done.push(item);
                undone.clear();
            }
        } else {
            let continued = said.get(&entry.step).map(|s| s.step);
            let step = continued.unwrap_or(on.len());
            *step_of = Some(step);
            let says = Says { step, on: true };
            said.insert(entry.id, says);
            if continued.is_none() {
                on.push(true);
                if own {
                    done.push(Item { entry: entry.id, says });
                    undone.clear();
                }
            }
        }
    }
    History {
        in_force: step_of.iter().map(|s| s.is_some_and(|s| on[s])).collect(),
        undo: done.iter().rfind(|i| i.says.holds(&on)).map(|i| i.entry),
        redo: undone.iter().rfind(|(i, _)| i.says.holds(&on)).map(|(i, _)| i.entry),
    }
}
