use std::collections::BTreeMap;

use sayso_notebook::{Event, Journal};
use sayso_wire::classroom::Step;

use crate::label_of;

/// What a student did when, in order. What only looks at the work or names a version of it is no step.
pub fn steps(journal: &Journal) -> Vec<Step> {
    let mut labels = BTreeMap::new();
    let steps = journal.entries().iter().filter_map(|entry| {
        let (did, what) = match &entry.event {
            Event::Marked { body } | Event::Accepted { body, .. } | Event::Corrected { body, .. } => {
                let label = label_of(body).unwrap_or_default().to_owned();
                labels.insert(entry.id, label.clone());
                ("marked", label)
            }
            Event::Changed { annotation, .. } => ("changed", labels.get(&annotation.0).cloned().unwrap_or_default()),
            Event::Noted { annotation, .. } => ("noted", labels.get(&annotation.0).cloned().unwrap_or_default()),
            Event::Remarked { .. } => ("noted", String::new()),
            Event::Deleted { annotation } => ("removed", labels.get(&annotation.0).cloned().unwrap_or_default()),
            Event::Answered { prompt, .. } => ("answered", prompt.clone()),
            Event::Undone { .. } | Event::Returned { .. } => ("undone", String::new()),
            _ => return None,
        };
        Some(Step {
            at: entry.at.0,
            did: did.to_owned(),
            what,
        })
    });
    steps.collect()
}
