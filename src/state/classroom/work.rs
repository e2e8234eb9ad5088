use sayso_classroom::{handed, steps};
use sayso_notebook::{Event, HandedIn, Timestamp};
use sayso_wire::classroom::{Attempt, Exercise, Given, Prompt, PromptKind, Student, Submission};

use crate::state::Session;

/// What has become of the work on an exercise.
#[derive(Clone, Debug, PartialEq)]
pub enum HandInState {
    /// It is not handed in yet.
    NotYet,
    /// It is handed in as it stands.
    Handed(HandedIn),
    /// It was handed in, and worked on since.
    ChangedSince(HandedIn),
}

/// What has become of the work that is open.
pub fn hand_in_state(session: &Session) -> HandInState {
    let Some(last) = session.notebook.handed_in.last() else {
        return HandInState::NotYet;
    };
    let entries = session.journal.entries();
    let after = entries.iter().skip_while(|entry| entry.id != last.entry).skip(1);
    let works = |event: &Event| !matches!(event, Event::HandedIn { .. } | Event::Named { .. });
    if after.into_iter().any(|entry| works(&entry.event)) {
        HandInState::ChangedSince(last.clone())
    } else {
        HandInState::Handed(last.clone())
    }
}

/// The answer to a prompt, if there is one.
pub fn answer(session: &Session, prompt: &str) -> Option<Given> {
    Given::from_journal(session.notebook.answers.get(prompt)?)
}

/// The prompts that have no answer yet; those to be marked in the text, no mark.
pub fn unanswered<'a>(exercise: &'a Exercise, session: &Session) -> Vec<&'a Prompt> {
    let marks = handed(&session.document, session.marks.iter().map(|mark| &**mark));
    let open = |prompt: &&Prompt| match &prompt.kind {
        PromptKind::Mark { labels } => !marks.iter().any(|mark| labels.contains(&mark.label)),
        _ => answer(session, &prompt.id).is_none(),
    };
    exercise.prompts.iter().filter(open).collect()
}

/// What is handed in of the open work, by a student of this name or code; `at`: now. None if it is no exercise.
pub fn submission(session: &Session, name: &str, at: Timestamp) -> Option<Submission> {
    let exercise = session.exercise.as_ref()?;
    let observed = exercise.observed.time;
    let began = session.journal.entries().iter().find_map(|entry| match entry.event {
        Event::Began { .. } => Some(entry.at.0),
        _ => None,
    });
    let answers = exercise.prompts.iter().filter_map(|prompt| {
        Some(sayso_wire::classroom::Answer {
            prompt: prompt.id.clone(),
            given: answer(session, &prompt.id)?,
        })
    });
    Some(Submission {
        exercise: exercise.id.clone(),
        revision: exercise.revision,
        student: Student {
            name: name.trim().to_owned(),
        },
        attempt: Attempt {
            number: session.notebook.handed_in.len() as u32,
            began: began.filter(|_| observed),
            ended: observed.then_some(at.0),
        },
        marks: handed(&session.document, session.marks.iter().map(|mark| &**mark)),
        answers: answers.collect(),
        steps: match exercise.observed.history {
            true => steps(&session.journal),
            false => Vec::new(),
        },
    })
}
