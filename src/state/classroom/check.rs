use sayso_classroom::{ByHand, KeyOutcome, Scorer, key_marks};
use sayso_notebook::{Mark, voices};
use sayso_wire::classroom::{HandedMark, Key, KeyMark, Lesson};

use super::plan::labels_asked;
use super::submission;
use crate::state::{Session, rule};

/// A student's marks, held against the machine's.
#[derive(Clone, Debug, PartialEq)]
pub struct Checked {
    /// The machine's, and what became of each, by place.
    pub key: Vec<(KeyMark, KeyOutcome)>,
    /// The student's that the machine has not.
    pub extra: Vec<HandedMark>,
}

/// Holds the work that is open against what the machine found, if the exercise allows that and the rules are through.
pub fn check(session: &Session) -> Option<Checked> {
    let exercise = session.exercise.as_ref().filter(|exercise| exercise.check)?;
    let work = submission(session, "", sayso_notebook::Timestamp(0))?;
    let none = sayso_notebook::Notebook::default();
    let known = voices(&session.suggestions, &none);
    let found = sayso_notebook::marks(&session.document.text, &session.suggestions, &none, &known);
    let found = found.iter().map(|mark| &**mark);
    let mut marks = key_marks(&session.document, found, &labels_asked(exercise), why);
    // The machine's word is what they are held against, and that is said.
    marks.iter_mut().for_each(|mark| mark.checked = true);
    let mut lesson = Lesson {
        exercise: (**exercise).clone(),
        key: Key {
            marks,
            ..Key::default()
        },
        ..Lesson::default()
    };
    lesson.exercise.prompts.clear();
    let marked = Scorer::new(&lesson).ok()?.mark(&work, &ByHand::new());
    let extra = marked.extras.iter().filter_map(|&i| work.marks.get(i).cloned());
    Some(Checked {
        extra: extra.collect(),
        key: lesson
            .key
            .marks
            .iter()
            .cloned()
            .zip(marked.key.iter().copied())
            .collect(),
    })
}

/// Why the machine made a mark.
pub(super) fn why(mark: &Mark) -> String {
    let rule = mark.rule.as_deref().and_then(rule);
    rule.map(|rule| rule.why).unwrap_or_default()
}
