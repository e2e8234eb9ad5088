use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use sayso_scoring::WordSet;
use sayso_wire::classroom::{Given, Leniency, Lesson, Outcome, PromptKind, Submission};

use crate::names::same_source;
use crate::pairing::pair;
use crate::{Reading, Standing, answers};

/// Most marks of one work that are looked at; a person makes a few hundred.
const MOST_MARKS: usize = 20_000;

/// A lesson's key, ready to mark by.
#[derive(Clone, Debug)]
pub struct Scorer<'a> {
    lesson: &'a Lesson,
    reading: Reading,
    /// Those of the key, in its order: the stretches that are right, the most natural first.
    right: Vec<Vec<Stretch>>,
    /// Where marks count for nothing, for this label or for all.
    zones: Vec<(WordSet, &'a str)>,
    /// The labels that count.
    labels: BTreeSet<&'a str>,
}

/// A stretch as it is compared.
#[derive(Clone, Debug)]
struct Stretch {
    words: WordSet,
    trimmed: (u32, u32),
}

/// Why nothing can be marked by a key. Its [`fmt::Display`] is a sentence that says what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyProblem {
    /// There are marks that nobody stands behind yet.
    Unchecked {
        /// How many of those that count.
        marks: usize,
    },
    /// It has no marks and no answers.
    Empty,
    /// A mark whose words are not in the text.
    Lost {
        /// Its words.
        exact: String,
    },
}

/// What a work comes to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Marked {
    /// The points, all there were, and the level.
    pub outcome: Outcome,
    /// What came of each mark of the key, in its order.
    pub key: Vec<KeyOutcome>,
    /// Marks of the work that are not in the key, by their place in the submission.
    pub extras: Vec<usize>,
    /// The points of each prompt, in the exercise's order; none where a person has to mark it and has not.
    pub prompts: Vec<Option<f64>>,
    /// Marks that stand elsewhere than the work says: it was done on another version of the text.
    pub moved: usize,
    /// Marks whose words are not in the text.
    pub lost: usize,
}

impl Marked {
    /// How many answers a person has still to mark.
    pub fn open(&self) -> usize {
        self.prompts.iter().filter(|points| points.is_none()).count()
    }
}

/// What came of one mark of the key.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct KeyOutcome {
    /// The student's mark that stands for it, by its place in the submission.
    pub by: Option<usize>,
    /// Whether the right source was named; none where that was not asked, or there is no mark.
    pub source_right: Option<bool>,
    /// What it brought.
    pub points: f64,
}

/// What a person gives: the points of a prompt by its id, which count in place of those worked out.
pub type ByHand = BTreeMap<String, f64>;

impl<'a> Scorer<'a> {
    /// Makes a key ready.
    ///
    /// # Errors
    /// [`KeyProblem`] when nothing can be marked by it.
    pub fn new(lesson: &'a Lesson) -> Result<Self, KeyProblem> {
        let labels = scored_labels(lesson);
        match unchecked(lesson) {
            0 => (),
            marks => return Err(KeyProblem::Unchecked { marks }),
        }
        let asks = |kind: &PromptKind| !matches!(kind, PromptKind::Mark { .. });
        let asked = lesson.exercise.prompts.iter().any(|p| p.points > 0.0 && asks(&p.kind));
        if lesson.key.marks.is_empty() && !asked {
            return Err(KeyProblem::Empty);
        }
        let reading = Reading::new(&lesson.exercise.article.text);
        let stretch = |span| Stretch {
            words: reading.telling(span),
            trimmed: reading.trimmed(span),
        };
        let mut right = Vec::with_capacity(lesson.key.marks.len());
        for mark in &lesson.key.marks {
            let places = std::iter::once(&mark.at).chain(&mark.alternatives);
            let spans: Option<Vec<_>> = places.map(|place| reading.stand(place).span()).collect();
            let spans = spans.ok_or_else(|| KeyProblem::Lost {
                exact: mark.at.exact.chars().take(60).collect(),
            })?;
            right.push(spans.into_iter().map(stretch).collect());
        }
        let zones = lesson.key.zones.iter().filter_map(|zone| {
            let span = reading.stand(&zone.at).span()?;
            Some((reading.words().span(span).collect(), &*zone.label))
        });
        Ok(Self {
            zones: zones.collect(),
            lesson,
            right,
            labels,
            reading,
        })
    }

    /// The exercise's text.
    pub fn reading(&self) -> &Reading {
        &self.reading
    }

    /// The lesson.
    pub fn lesson(&self) -> &'a Lesson {
        self.lesson
    }

    /// Marks a work. Its own say on points, if it has any, is never read.
    pub fn mark(&self, work: &Submission, by_hand: &ByHand) -> Marked {
        let mut marked = Marked::default();
        let mut given: Vec<Option<Stretch>> = Vec::new();
        for mark in work.marks.iter().take(MOST_MARKS) {
            let standing = self.reading.stand(&mark.at);
            marked.moved += usize::from(matches!(standing, Standing::Moved(_)));
            marked.lost += usize::from(standing == Standing::Lost);
            given.push(standing.span().map(|span| Stretch {
                words: self.reading.telling(span),
                trimmed: self.reading.trimmed(span),
            }));
        }
        let mut by_label: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (i, mark) in work.marks.iter().take(MOST_MARKS).enumerate() {
            by_label.entry(&mark.label).or_default().push(i);
        }
        let key = &self.lesson.key.marks;
        let partners = pair(key.len(), |k| {
            let same_label = by_label.get(&*key[k].label).into_iter().flatten();
            same_label
                .filter_map(|&i| Some((self.fit(&self.right[k], given[i].as_ref()?)?, i)))
                .collect()
        });
        for (mark, by) in key.iter().zip(&partners) {
            marked.key.push(match by {
                None => KeyOutcome::default(),
                Some(i) if mark.sources.is_empty() => KeyOutcome {
                    by: Some(*i),
                    source_right: None,
                    points: mark.points,
                },
                Some(i) => {
                    let right = same_source(&work.marks[*i].source, &mark.sources);
                    KeyOutcome {
                        by: Some(*i),
                        source_right: Some(right),
                        points: mark.points * if right { 1.0 } else { 0.5 },
                    }
                }
            });
        }
        let paired: BTreeSet<usize> = partners.into_iter().flatten().collect();
        let is_extra = |i: &usize| {
            let label = &*work.marks[*i].label;
            let Some(stretch) = &given[*i] else { return false };
            self.labels.contains(label) && !paired.contains(i) && !self.is_free(stretch, label)
        };
        marked.extras = (0..given.len()).filter(is_extra).collect();
        let answer = |id: &str| -> Option<&Given> {
            let answer = work.answers.iter().find(|answer| answer.prompt == id)?;
            Some(&answer.given)
        };
        for prompt in self.prompts() {
            let key = self.lesson.key.answers.iter().find(|key| key.prompt == prompt.id);
            let hand = by_hand.get(&prompt.id).map(|points| points.clamp(0.0, prompt.points));
            marked
                .prompts
                .push(hand.or_else(|| answers::points(prompt, key, answer(&prompt.id))));
        }
        marked.outcome = self.outcome(&marked);
        marked
    }

    /// The prompts that have points of their own: all but those answered by marks, whose points the key's marks have, and
    /// those that are worth nothing.
    pub fn prompts(&self) -> impl Iterator<Item = &'a sayso_wire::classroom::Prompt> {
        let prompts = self.lesson.exercise.prompts.iter();
        prompts.filter(|p| p.points > 0.0 && !matches!(p.kind, PromptKind::Mark { .. }))
    }

    /// How well a stretch fits one that is right, from 0 to 1; none if it does not.
    fn fit(&self, right: &[Stretch], given: &Stretch) -> Option<f64> {
        let strict = self.lesson.exercise.marking.leniency == Leniency::Strict;
        let likeness = |right: &Stretch| {
            // Most stand elsewhere: two numbers tell.
            if right.trimmed.1 <= given.trimmed.0 || given.trimmed.1 <= right.trimmed.0 {
                return None;
            }
            let both = right.words.intersection(&given.words).count();
            let fits = if strict {
                right.trimmed == given.trimmed
            } else {
                both > 0
            };
            fits.then(|| both as f64 / (right.words.len() + given.words.len() - both).max(1) as f64)
        };
        right.iter().filter_map(likeness).max_by(f64::total_cmp)
    }

    /// Whether most of a stretch lies where marks count for nothing.
    fn is_free(&self, stretch: &Stretch, label: &str) -> bool {
        let zones = self.zones.iter().filter(|(_, of)| of.is_empty() || *of == label);
        let inside: BTreeSet<u32> = zones
            .flat_map(|(words, _)| words.intersection(&stretch.words).copied())
            .collect();
        !stretch.words.is_empty() && 2 * inside.len() >= stretch.words.len()
    }

    fn outcome(&self, marked: &Marked) -> Outcome {
        let marks: f64 = marked.key.iter().map(|outcome| outcome.points).sum();
        let answers: f64 = marked.prompts.iter().flatten().sum();
        let cost = self.lesson.exercise.marking.extra_cost.max(0.0) * marked.extras.len() as f64;
        let of: f64 = self.lesson.key.marks.iter().map(|mark| mark.points).sum::<f64>()
            + self.prompts().map(|prompt| prompt.points).sum::<f64>();
        let points = (marks + answers - cost).max(0.0);
        let per_cent = if of > 0.0 { 100.0 * points / of } else { 0.0 };
        let levels = &self.lesson.exercise.marking.levels;
        // A hair below, so that 80 of 100 made of tenths is 80 %.
        let reached = levels.iter().filter(|level| per_cent + 1e-9 >= level.from);
        let level = reached.max_by(|a, b| a.from.total_cmp(&b.from));
        Outcome {
            points,
            of,
            level: level.map_or(String::new(), |level| level.name.clone()),
        }
    }
}

/// The labels that count: those the exercise asks for, and those of the key.
fn scored_labels(lesson: &Lesson) -> BTreeSet<&str> {
    let asked = lesson.exercise.prompts.iter().filter_map(|prompt| match &prompt.kind {
        PromptKind::Mark { labels } => Some(labels),
        _ => None,
    });
    let labels = asked.flatten().chain(&lesson.exercise.labels).map(String::as_str);
    labels.chain(lesson.key.marks.iter().map(|mark| &*mark.label)).collect()
}

/// How many marks of the key nobody stands behind yet.
pub fn unchecked(lesson: &Lesson) -> usize {
    lesson.key.marks.iter().filter(|mark| !mark.checked).count()
}

impl std::error::Error for KeyProblem {}

impl fmt::Display for KeyProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unchecked { marks: 1 } => f.write_str(
                "The key has a mark that nobody has checked. Check it first: what the machine marks is a suggestion.",
            ),
            Self::Unchecked { marks } => write!(
                f,
                "The key has {marks} marks that nobody has checked. Check them first: what the machine marks are suggestions."
            ),
            Self::Empty => f.write_str(
                "The key is empty: it has no marks, and no prompt has points. Mark what is right, or give a prompt points.",
            ),
            Self::Lost { exact } => write!(
                f,
                "The key has a mark on “{exact}”, and these words are not in the article. Take it out, or mark them anew."
            ),
        }
    }
}
