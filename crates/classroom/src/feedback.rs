use std::collections::BTreeMap;

use sayso_wire::classroom::{Feedback, MarkFeedback, PromptFeedback, Student};

use crate::{Marked, Scorer, Work};

/// What a student gets back: each mark of the key, found or missed, each mark that is not in it, and each prompt.
/// `comments`: what the teacher says of a prompt, by its id, and of all of it, by the empty id.
pub fn feedback(scorer: &Scorer, work: &Work, marked: &Marked, comments: &BTreeMap<String, String>) -> Feedback {
    let lesson = scorer.lesson();
    let said = |id: &str| comments.get(id).cloned().unwrap_or_default();
    let of_key = lesson
        .key
        .marks
        .iter()
        .zip(&marked.key)
        .map(|(mark, outcome)| MarkFeedback {
            is: if outcome.by.is_some() { "matched" } else { "missed" }.to_owned(),
            label: mark.label.clone(),
            at: mark.at.clone(),
            source_right: outcome.source_right,
            points: outcome.points,
            why: mark.why.clone(),
        });
    let extra = marked.extras.iter().map(|&extra| {
        let mark = &work.submission.marks[extra];
        MarkFeedback {
            is: "extra".to_owned(),
            label: mark.label.clone(),
            at: mark.at.clone(),
            source_right: None,
            points: -lesson.exercise.marking.extra_cost.max(0.0),
            why: String::new(),
        }
    });
    let mut marks: Vec<MarkFeedback> = of_key.chain(extra).collect();
    marks.sort_by_key(|mark| mark.at.start);
    let prompts = scorer.prompts().zip(&marked.prompts).map(|(prompt, points)| {
        let key = lesson.key.answers.iter().find(|key| key.prompt == prompt.id);
        PromptFeedback {
            prompt: prompt.id.clone(),
            points: *points,
            of: prompt.points,
            model: key.map_or(String::new(), |key| key.model.clone()),
            comment: said(&prompt.id),
        }
    });
    Feedback {
        exercise: lesson.exercise.id.clone(),
        title: lesson.exercise.title.clone(),
        student: Student {
            name: work.name.clone(),
        },
        outcome: marked.outcome.clone(),
        marks,
        prompts: prompts.collect(),
        comment: said(""),
    }
}
