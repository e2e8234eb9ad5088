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
            let Some(taken) = said.get(&target).copied().filter(|s| on[s.step] == s.on) else {
                continue;
            };
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
            if let Some((_, again)) = undone.pop_if(|(last, _)| last.entry == target) {
                done.push(again);
            } else if let Some(last) = done.pop_if(|last| last.says == taken) {
                undone.push((item, last));
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
        // What somebody else took back meanwhile is passed over.
        while done.pop_if(|i| on[i.says.step] != i.says.on).is_some() {}
        while undone.pop_if(|(i, _)| on[i.says.step] != i.says.on).is_some() {}
    }
    History {
        in_force: step_of.iter().map(|s| s.is_some_and(|s| on[s])).collect(),
        undo: done.last().map(|i| i.entry),
        redo: undone.last().map(|(i, _)| i.entry),
    }
}
