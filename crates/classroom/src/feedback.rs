use std::collections::BTreeMap;

use sayso_wire::classroom::{Feedback, Given, MarkFeedback, Prompt, PromptFeedback, PromptKind, Student};

use crate::{Marked, Scorer, Work};

/// An answer in words: what was chosen, the lines of a ledger with what each source was given.
pub fn answer_in_words(prompt: &Prompt, given: &Given) -> String {
    match (given, &prompt.kind) {
        (Given::Text(text), _) => text.clone(),
        (Given::Value(value), _) => value.to_string(),
        (Given::Choices(chosen), PromptKind::Choice { choices, .. }) => {
            let words = choices.iter().filter(|choice| chosen.contains(&choice.id));
            words.map(|choice| choice.text.as_str()).collect::<Vec<_>>().join("; ")
        }
        (Given::Choices(chosen), _) => chosen.join("; "),
        (Given::Ledger(lines), _) => {
            let number = |n: &Option<i32>| n.map_or_else(|| "–".to_owned(), |n| n.to_string());
            let line = |(name, numbers): &(String, Vec<Option<i32>>)| {
                let numbers: Vec<String> = numbers.iter().map(number).collect();
                format!("{name}: {}", numbers.join(", "))
            };
            lines.iter().map(line).collect::<Vec<_>>().join("; ")
        }
    }
}

/// What a student gets back, with all that is needed to read it: the article, each mark of the key, found or missed, each mark that is not in it, and each prompt.
/// `comments`: what the teacher says of a prompt, by its id, and of all of it, by the empty id.
pub fn feedback(scorer: &Scorer, work: &Work, marked: &Marked, comments: &BTreeMap<String, String>) -> Feedback {
    let lesson = scorer.lesson();
    let called = |label: &str| {
        let own = lesson.exercise.codebook.labels.iter().find(|own| own.id == label);
        own.map_or_else(String::new, |own| own.name.clone())
    };
    let said = |id: &str| comments.get(id).cloned().unwrap_or_default();
    let of_key = lesson
        .key
        .marks
        .iter()
        .zip(&marked.key)
        .map(|(mark, outcome)| MarkFeedback {
            is: if outcome.by.is_some() { "matched" } else { "missed" }.to_owned(),
            label: mark.label.clone(),
            called: called(&mark.label),
            source: mark.sources.join(" / "),
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
            called: called(&mark.label),
            source: mark.source.clone(),
            at: mark.at.clone(),
            source_right: None,
            points: 0.0 - lesson.exercise.marking.extra_cost.max(0.0),
            why: String::new(),
        }
    });
    let mut marks: Vec<MarkFeedback> = of_key.chain(extra).collect();
    marks.sort_by_key(|mark| mark.at.start);
    let prompts = scorer.prompts().zip(&marked.prompts).map(|(prompt, points)| {
        let key = lesson.key.answers.iter().find(|key| key.prompt == prompt.id);
        let answers = &work.submission.answers;
        let given = answers
            .iter()
            .find(|answer| answer.prompt == prompt.id)
            .map(|answer| &answer.given);
        PromptFeedback {
            prompt: prompt.id.clone(),
            text: prompt.text.clone(),
            answer: given.map_or_else(String::new, |given| answer_in_words(prompt, given)),
            points: *points,
            of: prompt.points,
            model: key.map_or(String::new(), |key| key.model.clone()),
            comment: said(&prompt.id),
        }
    });
    Feedback {
        exercise: lesson.exercise.id.clone(),
        title: lesson.exercise.title.clone(),
        article: lesson.exercise.article.clone(),
        student: Student {
            name: work.name.clone(),
        },
        outcome: marked.outcome.clone(),
        marks,
        prompts: prompts.collect(),
        comment: said(""),
    }
}

#[cfg(test)]
mod tests {
    use sayso_wire::classroom::Choice;

    use super::*;

    #[test]
    fn answers_are_told_in_words() {
        let prompt = |kind| Prompt {
            id: "p1".to_owned(),
            text: String::new(),
            kind,
            points: 1.0,
        };
        let choice = |id: &str, text: &str| Choice {
            id: id.to_owned(),
            text: text.to_owned(),
        };
        let choices = prompt(PromptKind::Choice {
            choices: vec![choice("a", "the mayor"), choice("b", "nobody")],
            several: true,
        });
        assert_eq!(
            answer_in_words(&choices, &Given::Choices(vec!["b".into(), "a".into()])),
            "the mayor; nobody"
        );
        assert_eq!(answer_in_words(&prompt(PromptKind::Text), &Given::Value(-2)), "-2");
        let rubric = "a-nice".to_owned();
        let lines = vec![
            ("Ana Ruiz".to_owned(), vec![Some(5), None]),
            ("the report".to_owned(), vec![]),
        ];
        let told = answer_in_words(&prompt(PromptKind::Ledger { rubric }), &Given::Ledger(lines));
        assert_eq!(told, "Ana Ruiz: 5, –; the report: ");
    }
}
