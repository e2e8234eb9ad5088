use sayso_wire::classroom::{Answer, Attempt, Given, HandedMark, Lesson, PromptKind, Student, Submission};

use crate::Reading;

/// Given and family names; every pair is a student.
const GIVEN: [&str; 15] = [
    "Ada", "Bilal", "Chiara", "Dario", "Emre", "Femi", "Greta", "Hana", "Ivo", "Jamila", "Kofi", "Lena", "Milo",
    "Nadia", "Otis",
];
const FAMILY: [&str; 14] = [
    "Abara",
    "Brandt",
    "Costa",
    "Demir",
    "Ekberg",
    "Fontaine",
    "Gallo",
    "Hoekstra",
    "Ivanov",
    "Jansen",
    "Kaya",
    "Lindqvist",
    "Moreau",
    "Novak",
];

/// Numbers that look random and are the same each time: SplitMix64.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// From 0 to 1.
    fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }

    fn below(&mut self, n: usize) -> usize {
        (self.next() % n.max(1) as u64) as usize
    }
}

/// What a made-up class hands in for a lesson, to try marking with: up to 210 students of every skill, who miss marks, take too few or too
/// many words, name the wrong source and mark what is not in the key. The same `seed` gives the same class.
pub fn sample_class(lesson: &Lesson, students: usize, seed: u64) -> Vec<Submission> {
    let reading = Reading::new(&lesson.exercise.article.text);
    let students = students.min(GIVEN.len() * FAMILY.len());
    let mut dice = Dice(seed);
    (0..students).map(|n| student(lesson, &reading, n, &mut dice)).collect()
}

fn student(lesson: &Lesson, reading: &Reading, n: usize, dice: &mut Dice) -> Submission {
    let skill = 0.35 + 0.6 * dice.share();
    let mut marks = Vec::new();
    for mark in &lesson.key.marks {
        if dice.share() < skill {
            let other = dice.below(lesson.key.marks.len());
            let right = dice.share() < skill;
            let sources = if right {
                &mark.sources
            } else {
                &lesson.key.marks[other].sources
            };
            marks.push(HandedMark {
                label: mark.label.clone(),
                at: reading.place(loosely(reading, (mark.at.start, mark.at.end), skill, dice)),
                source: sources.first().cloned().unwrap_or_default(),
                note: String::new(),
            });
        }
    }
    let words = reading.words();
    for label in &lesson.exercise.labels {
        if words.len() > 12 && dice.share() > skill {
            let first = dice.below(words.len() - 8);
            let last = first + 1 + dice.below(7);
            let span = (words.place(first as u32).0, words.place(last as u32).1);
            marks.push(HandedMark {
                label: label.clone(),
                at: reading.place(span),
                source: String::new(),
                note: String::new(),
            });
        }
    }
    Submission {
        exercise: lesson.exercise.id.clone(),
        revision: lesson.exercise.revision,
        student: Student {
            name: format!("{} {}", GIVEN[n % GIVEN.len()], FAMILY[n % FAMILY.len()]),
        },
        attempt: Attempt {
            number: 1,
            ..Attempt::default()
        },
        marks,
        answers: answers(lesson, skill, dice),
        steps: Vec::new(),
    }
}

/// A stretch with a word too few or too many, now and then.
fn loosely(reading: &Reading, span: (u32, u32), skill: f64, dice: &mut Dice) -> (u32, u32) {
    let words: Vec<u32> = reading.words().span(span).collect();
    let (Some(&first), Some(&last)) = (words.first(), words.last()) else {
        return span;
    };
    if dice.share() < skill {
        return span;
    }
    let (mut from, mut to) = (first, last);
    match dice.below(3) {
        0 if from < to => from += 1,
        1 if from < to => to -= 1,
        _ => to = (to + 1).min(reading.words().len() as u32 - 1),
    }
    (reading.words().place(from).0, reading.words().place(to).1)
}

fn answers(lesson: &Lesson, skill: f64, dice: &mut Dice) -> Vec<Answer> {
    let mut answers = Vec::new();
    for prompt in &lesson.exercise.prompts {
        let key = lesson.key.answers.iter().find(|key| key.prompt == prompt.id);
        let knows = dice.share() < skill;
        let given = match &prompt.kind {
            PromptKind::Mark { .. } => continue,
            PromptKind::Ledger { rubric } => Given::Ledger(ledger(lesson, rubric, skill, dice)),
            PromptKind::Text if knows => {
                Given::Text("I think the people who would pay for it were not asked.".to_owned())
            }
            PromptKind::Text => Given::Text("It is about a town.".to_owned()),
            PromptKind::Choice { choices, .. } => Given::Choices(match key {
                Some(key) if knows => key.choices.clone(),
                _ => choices
                    .get(dice.below(choices.len()))
                    .map(|choice| choice.id.clone())
                    .into_iter()
                    .collect(),
            }),
            PromptKind::Scale { from, to, .. } => Given::Value(match key.and_then(|key| key.range) {
                Some((least, _)) if knows => least,
                _ => from.saturating_add(dice.below(from.abs_diff(*to).min(100) as usize + 1) as i32),
            }),
        };
        answers.push(Answer {
            prompt: prompt.id.clone(),
            given,
        });
    }
    answers
}

/// A line for each source of the key that is noticed, judged as it comes.
fn ledger(lesson: &Lesson, rubric: &str, skill: f64, dice: &mut Dice) -> Vec<(String, Vec<Option<i32>>)> {
    let criteria = match rubric {
        "a-nice" | "imvain" => 5,
        own => own.split(',').count().min(12),
    };
    let mut lines: Vec<(String, Vec<Option<i32>>)> = Vec::new();
    for name in lesson.key.marks.iter().filter_map(|mark| mark.sources.last()) {
        if lines.iter().all(|(of, _)| of != name) && dice.share() < skill {
            let numbers = (0..criteria).map(|_| (dice.share() < skill).then(|| 1 + dice.below(5) as i32));
            lines.push((name.clone(), numbers.collect()));
        }
    }
    lines
}
