use sayso_classroom::{body_of, key_marks, with_more};
use sayso_engine::Document;
use sayso_notebook::{AnnotationId, Author, Codebook, Entry, EntryId, Event};
use sayso_wire::classroom::{Choice, Exercise, Lesson, MachineMarks, Marking, Prompt, PromptKind};
use sayso_wire::codebook::LabelJson;

use super::check::why;
use crate::state::{Moment, Session};
use crate::text::t;

/// An exercise with ready prompts, to begin a plan with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Template {
    /// The message with its name.
    pub name: &'static str,
    /// The message that says what it is for.
    pub lead: &'static str,
    /// The message with the instructions.
    instructions: &'static str,
    /// Labels beside quotes: the id, the message with the name, the sign, and the colour of the palette.
    labels: &'static [(&'static str, &'static str, char, u8)],
    /// Whether students mark quotes.
    quotes: bool,
    prompts: &'static [(&'static str, Ask)],
}

/// How a template's prompt is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ask {
    /// By marks with all labels of the template.
    Mark,
    /// In words.
    Text,
    /// By a number from 1 to 5.
    Scale,
    /// By a line a source, judged by this rubric.
    Ledger(&'static str),
}

/// The templates, the plainest first.
pub const TEMPLATES: [Template; 7] = [
    Template {
        name: "template-hunt",
        lead: "template-hunt-lead",
        instructions: "template-hunt-do",
        labels: &[],
        quotes: true,
        prompts: &[
            ("template-hunt-mark", Ask::Mark),
            ("template-hunt-most", Ask::Text),
            ("template-hunt-unnamed", Ask::Text),
        ],
    },
    Template {
        name: "template-nice",
        lead: "template-nice-lead",
        instructions: "template-judge-do",
        labels: &[],
        quotes: true,
        prompts: &[
            ("template-judge-ledger", Ask::Ledger("a-nice")),
            ("template-judge-why", Ask::Text),
        ],
    },
    Template {
        name: "template-imvain",
        lead: "template-imvain-lead",
        instructions: "template-judge-do",
        labels: &[],
        quotes: true,
        prompts: &[
            ("template-judge-ledger", Ask::Ledger("imvain")),
            ("template-judge-why", Ask::Text),
        ],
    },
    Template {
        name: "template-fact",
        lead: "template-fact-lead",
        instructions: "template-fact-do",
        labels: &[
            ("fact", "template-label-fact", 'F', 2),
            ("opinion", "template-label-opinion", 'O', 5),
        ],
        quotes: false,
        prompts: &[("template-fact-mark", Ask::Mark), ("template-fact-check", Ask::Text)],
    },
    Template {
        name: "template-loaded",
        lead: "template-loaded-lead",
        instructions: "template-loaded-do",
        labels: &[("loaded", "template-label-loaded", 'L', 3)],
        quotes: false,
        prompts: &[
            ("template-loaded-mark", Ask::Mark),
            ("template-loaded-plain", Ask::Text),
        ],
    },
    Template {
        name: "template-missing",
        lead: "template-missing-lead",
        instructions: "template-missing-do",
        labels: &[],
        quotes: true,
        prompts: &[
            ("template-missing-mark", Ask::Mark),
            ("template-missing-who", Ask::Text),
            ("template-missing-ask", Ask::Text),
        ],
    },
    Template {
        name: "template-headline",
        lead: "template-headline-lead",
        instructions: "template-headline-do",
        labels: &[("supports", "template-label-supports", 'S', 4)],
        quotes: false,
        prompts: &[
            ("template-headline-mark", Ask::Mark),
            ("template-headline-fits", Ask::Scale),
            ("template-headline-own", Ask::Text),
        ],
    },
];

impl Template {
    /// The plan it begins. `id`: random.
    pub fn lesson(&self, id: String) -> Lesson {
        let mut exercise = Exercise {
            id,
            revision: 1,
            title: t(self.name).to_string(),
            instructions: t(self.instructions).to_string(),
            machine_marks: MachineMarks::AfterTry,
            marking: Marking {
                levels: Exercise::usual_levels(),
                ..Marking::default()
            },
            ..Exercise::default()
        };
        if self.quotes {
            exercise.labels.push("quote".to_owned());
        }
        for &(id, name, letter, colour) in self.labels {
            exercise.labels.push(id.to_owned());
            exercise.codebook.labels.push(LabelJson {
                id: id.to_owned(),
                name: t(name).to_string(),
                definition: String::new(),
                include: Vec::new(),
                exclude: Vec::new(),
                colour,
                letter,
                key: None,
                group: String::new(),
            });
        }
        // Only where the machine knows what is looked for.
        exercise.check = self.quotes;
        for (n, (text, ask)) in self.prompts.iter().enumerate() {
            let (kind, points) = match ask {
                Ask::Mark => {
                    let labels = exercise.labels.clone();
                    (PromptKind::Mark { labels }, 0.0)
                }
                Ask::Text => (PromptKind::Text, 2.0),
                Ask::Scale => (scale(), 0.0),
                Ask::Ledger(rubric) => (ledger(rubric), 5.0),
            };
            exercise.prompts.push(Prompt {
                id: format!("p{}", n + 1),
                text: t(text).to_string(),
                kind,
                points,
            });
        }
        Lesson {
            exercise,
            ..Lesson::default()
        }
    }
}

/// A scale from 1 to 5, as one that a teacher adds begins.
pub(super) fn scale() -> PromptKind {
    PromptKind::Scale {
        from: 1,
        to: 5,
        least: t("prompt-least").to_string(),
        most: t("prompt-most").to_string(),
    }
}

fn ledger(rubric: &str) -> PromptKind {
    PromptKind::Ledger {
        rubric: rubric.to_owned(),
    }
}

/// A prompt of this kind as a teacher adds it: `text`, `choice`, `scale`, `ledger` or `mark`.
pub fn new_prompt(exercise: &Exercise, kind: &str) -> Prompt {
    let kind = match kind {
        "choice" => PromptKind::Choice {
            choices: [1, 2]
                .map(|n| Choice {
                    id: format!("c{n}"),
                    text: String::new(),
                })
                .to_vec(),
            several: false,
        },
        "scale" => scale(),
        "ledger" => ledger("a-nice"),
        "mark" => PromptKind::Mark {
            labels: exercise.labels.clone(),
        },
        _ => PromptKind::Text,
    };
    let taken = |id: &String| exercise.prompts.iter().any(|prompt| prompt.id == *id);
    let id = (1..).map(|n| format!("p{n}")).find(|id| !taken(id)).unwrap_or_default();
    let points = if matches!(kind, PromptKind::Mark { .. }) {
        0.0
    } else {
        1.0
    };
    Prompt {
        id,
        text: String::new(),
        kind,
        points,
    }
}

/// All labels that an exercise asks for: those to mark with, and those of its prompts.
pub fn labels_asked(exercise: &Exercise) -> Vec<String> {
    let mut labels = exercise.labels.clone();
    for prompt in &exercise.prompts {
        if let PromptKind::Mark { labels: more } = &prompt.kind {
            let new = more.iter().filter(|label| !labels.contains(label));
            labels.extend(new.cloned().collect::<Vec<_>>());
        }
    }
    labels
}

/// Asks for marks with `label`, or no more. A label of `codebook` goes with the exercise; questions that asked for all labels go on
/// doing so.
pub fn ask_for(exercise: &mut Exercise, codebook: &Codebook, label: &str, on: bool) {
    let all = labels_asked(exercise);
    for prompt in &mut exercise.prompts {
        if let PromptKind::Mark { labels } = &mut prompt.kind {
            if !on {
                labels.retain(|of| of != label);
            } else if all.iter().all(|of| labels.contains(of)) {
                labels.push(label.to_owned());
            }
        }
    }
    exercise.labels.retain(|of| of != label);
    if on {
        exercise.labels.push(label.to_owned());
        let goes = exercise.codebook.labels.iter().any(|own| own.id == label);
        let own = codebook.label(label).filter(|_| !goes);
        exercise.codebook.labels.extend(own.cloned().map(LabelJson::from));
    }
}

/// The lesson that is planned on the open article, its key's marks those of the article, its labels those that are asked for; none
/// if none is planned.
pub fn lesson_of(session: &Session) -> Option<Lesson> {
    let mut lesson = (**session.lesson.as_ref()?).clone();
    let labels = labels_asked(&lesson.exercise);
    let marks = session.marks.iter().map(|mark| &**mark);
    // The text may have been edited since the plan was read.
    lesson.exercise.article = super::article(session);
    lesson.key.marks = with_more(key_marks(&session.document, marks, &labels, why), &lesson.key.marks);
    lesson.exercise.codebook.labels.retain(|own| labels.contains(&own.id));
    Some(lesson)
}

/// What is done to a lesson's article when it is opened to be changed: the plan, and the key's marks as one's own.
pub(super) fn entries(lesson: &Lesson, moment: Moment) -> Vec<Entry> {
    // Marks need its text only; the rules that tell its structure are not on board.
    let document = Document::plain("", &*lesson.exercise.article.text);
    let mut entries: Vec<Entry> = Vec::new();
    let mut add = |event: Event, step: Option<EntryId>| {
        let id = EntryId {
            replica: moment.replica,
            seq: entries.len() as u32,
        };
        entries.push(Entry {
            id,
            step: step.unwrap_or(id),
            at: moment.at,
            author: Author::default(),
            on: sayso_notebook::Revision::Opened,
            event,
        });
        id
    };
    let first = add(
        Event::Planned {
            lesson: lesson.to_journal(),
        },
        None,
    );
    for mark in &lesson.key.marks {
        if let Some(body) = body_of(&document, mark) {
            let made = add(Event::Marked { body }, Some(first));
            if !mark.why.is_empty() {
                let annotation = AnnotationId(made);
                let text = mark.why.clone();
                add(Event::Noted { annotation, text }, Some(first));
            }
        }
    }
    entries
}

#[cfg(test)]
mod tests {
    use sayso_notebook::Label;

    use super::*;

    #[test]
    fn a_label_is_asked_for_with_its_meaning_and_taken_back_everywhere() {
        let codebook = Codebook {
            labels: vec![Label {
                id: "boast".to_owned(),
                name: "Boast".to_owned(),
                ..Label::default()
            }],
            ..Codebook::default()
        };
        let mut exercise = TEMPLATES[0].lesson("x".to_owned()).exercise;
        let before = exercise.clone();
        let marks = |exercise: &Exercise| match &exercise.prompts[0].kind {
            PromptKind::Mark { labels } => labels.clone(),
            _ => Vec::new(),
        };
        ask_for(&mut exercise, &codebook, "boast", true);
        assert_eq!(labels_asked(&exercise), ["quote", "boast"]);
        assert_eq!(marks(&exercise), ["quote", "boast"]);
        assert_eq!(exercise.codebook.labels[0].name, "Boast");
        ask_for(&mut exercise, &codebook, "boast", false);
        assert_eq!(
            (exercise.labels.clone(), marks(&exercise)),
            (before.labels.clone(), marks(&before))
        );
        ask_for(&mut exercise, &codebook, "quote", false);
        assert_eq!((labels_asked(&exercise).len(), marks(&exercise).len()), (0, 0));
    }
}
