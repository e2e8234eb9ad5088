use std::collections::BTreeMap;

use crate::{Reading, Work};

/// How many students marked each word of the text as what.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heat {
    /// How many students there are.
    pub students: usize,
    /// One a word of the text: where it stands, and how many marked it with each label, those that nobody used left out.
    pub words: Vec<WordHeat>,
}

/// One word's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WordHeat {
    /// Where it stands.
    pub at: (u32, u32),
    /// How many students marked it, by label.
    pub marked: BTreeMap<String, usize>,
}

/// Counts who marked what. A student who marked a word twice with one label counts once.
pub fn heat(reading: &Reading, works: &[Work]) -> Heat {
    let words = reading.words();
    let mut counted: Vec<WordHeat> = (0..words.len() as u32)
        .map(|word| WordHeat {
            at: words.place(word),
            marked: BTreeMap::new(),
        })
        .collect();
    for work in works {
        for (label, marked) in crate::agreement::words_by_label(reading, work) {
            for word in marked {
                *counted[word as usize].marked.entry(label.to_owned()).or_default() += 1;
            }
        }
    }
    Heat {
        students: works.len(),
        words: counted,
    }
}
