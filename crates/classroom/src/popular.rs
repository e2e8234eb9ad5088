use std::collections::{BTreeMap, BTreeSet};

use sayso_wire::classroom::Place;

use crate::{Marked, Scorer, Work};

/// A stretch that is not in the key, though most students marked it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Popular {
    /// What they marked it as.
    pub label: String,
    /// The words that most of them have.
    pub at: Place,
    /// How many marked it, or a part of it.
    pub students: usize,
}

/// Finds what more than half of the students marked and the key does not have: it may be the key that is wrong.
/// `marked[i]` is what came of `works[i]`. Those that most students marked come first.
pub fn popular(scorer: &Scorer, works: &[Work], marked: &[Marked]) -> Vec<Popular> {
    let reading = scorer.reading();
    // Who marked each word, by label.
    let mut by_word: BTreeMap<(&str, u32), BTreeSet<usize>> = BTreeMap::new();
    for (student, (work, marked)) in works.iter().zip(marked).enumerate() {
        for &extra in &marked.extras {
            let mark = &work.submission.marks[extra];
            for word in reading
                .stand(&mark.at)
                .span()
                .into_iter()
                .flat_map(|span| reading.words().span(span))
            {
                by_word.entry((&mark.label, word)).or_default().insert(student);
            }
        }
    }
    by_word.retain(|_, students| 2 * students.len() > works.len());
    let mut found: Vec<(Popular, u32, BTreeSet<usize>)> = Vec::new();
    for ((label, word), students) in by_word {
        let (start, end) = reading.words().place(word);
        match found.last_mut() {
            Some((before, last, all)) if before.label == label && *last + 1 == word => {
                before.at.end = end;
                *last = word;
                all.extend(students);
            }
            _ => {
                let at = Place {
                    start,
                    end,
                    ..Place::default()
                };
                let label = label.to_owned();
                found.push((Popular { label, at, students: 0 }, word, students));
            }
        }
    }
    let mut found: Vec<Popular> = found
        .into_iter()
        .map(|(popular, _, students)| Popular {
            at: reading.place((popular.at.start, popular.at.end)),
            students: students.len(),
            ..popular
        })
        .collect();
    found.sort_by(|a, b| b.students.cmp(&a.students).then(a.at.start.cmp(&b.at.start)));
    found
}
