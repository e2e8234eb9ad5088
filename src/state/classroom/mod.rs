//! Exercises: done by a student in the article's own journal, planned by a teacher in the same way, handed out and marked as a
//! lesson.

mod check;
pub use check::{Checked, check};

mod edition;

mod link;
pub(super) use link::is_linked;
pub use link::{LINK_LONG, LINK_SCANS, link};

mod marking;
pub use marking::{ClassMarked, Given as ByTeacher, Handed, mark_class, work_key};

mod open;
pub(super) use open::{begin, open_classroom_file, open_link, open_sample};

mod pack;

mod plan;
pub use plan::{TEMPLATES, Template, ask_for, labels_asked, lesson_of, new_prompt};

mod samples;
pub use samples::SAMPLES;

mod work;
pub use work::{HandInState, answer, hand_in_state, submission, unanswered};

use std::rc::Rc;
use std::sync::Arc;

use sayso_notebook::{Codebook, Event, Notebook};
use sayso_wire::classroom::{Article, Exercise, Feedback, Given, Lesson, MachineMarks};

use super::update::{Moment, in_session, leave};
use super::{App, Effect, Pane, Route, Saved, Session, Tab};
use crate::in_part;

/// What a person does with an exercise.
#[derive(Clone, Debug)]
pub enum Classwork {
    /// Begin this exercise, or go on with it.
    Begin {
        /// The exercise.
        exercise: Rc<Exercise>,
        /// Whether to save the work in this browser; not for a look as a student has it.
        keep: bool,
    },
    /// Answer a prompt, or take the answer away.
    Answer {
        /// The prompt's id.
        prompt: String,
        /// The answer.
        given: Option<Given>,
    },
    /// Show the machine's marks to one who has tried.
    Reveal,
    /// Hand the work in under this name or code.
    HandIn(String),
    /// Plan this on the open article, in place of what was planned before.
    Plan(Rc<Lesson>),
    /// Show one of [`SAMPLES`], by its place among them.
    Sample(usize),
    /// Show a lesson, to hand it out and to mark.
    Show(Rc<Lesson>),
    /// What the lesson's page shows goes to students now, or into a file from which it may.
    HandedOut,
    /// Show what a student got back.
    Feedback(Rc<Feedback>),
    /// Open a lesson's article with its key's marks, to change it.
    Change(Rc<Lesson>),
    /// From a lesson back to where one was.
    Leave,
}

/// Carries `work` out; yields whether anything changed.
pub(super) fn apply(app: &mut App, work: Classwork, moment: Moment, effects: &mut Vec<Effect>) -> bool {
    match work {
        Classwork::Begin { exercise, keep } => {
            effects.push(Effect::BeginExercise { exercise, keep });
            false
        }
        Classwork::Answer { prompt, given } => in_session(app, |s| {
            let answer = given.map(|given| given.to_journal()).unwrap_or_default();
            let before = s.notebook.answers.get(&prompt).map_or("", String::as_str);
            answer != before && write(s, Event::Answered { prompt, answer }, moment, effects)
        }),
        Classwork::Reveal => in_session(app, |s| {
            let changed = !s.revealed;
            s.revealed = true;
            s.refresh();
            changed
        }),
        Classwork::HandIn(name) => in_session(app, |s| write(s, Event::HandedIn { name }, moment, effects)),
        Classwork::Plan(lesson) => {
            let lesson = lesson.to_journal();
            in_session(app, |s| {
                s.notebook.lesson.as_ref() != Some(&lesson) && write(s, Event::Planned { lesson }, moment, effects)
            })
        }
        Classwork::Sample(place) => {
            effects.push(Effect::OpenSampleLesson(place));
            false
        }
        Classwork::Show(lesson) => {
            app.lesson = Some(edition::numbered(lesson, app.session.as_deref()));
            app.route = Route::Lesson;
            app.dialog = None;
            true
        }
        Classwork::HandedOut => {
            let lesson = app.lesson.clone();
            in_session(app, |s| {
                let plan = lesson.and_then(|lesson| edition::remembered(s, &lesson));
                plan.is_some_and(|lesson| write(s, Event::Planned { lesson }, moment, effects))
            })
        }
        Classwork::Feedback(feedback) => {
            app.feedback = Some(feedback);
            app.route = Route::Feedback;
            app.dialog = None;
            true
        }
        Classwork::Change(lesson) => {
            leave(app, effects);
            effects.push(Effect::OpenText {
                text: (*lesson.exercise.article.text).into(),
                entries: plan::entries(&lesson, moment).into_iter().map(Arc::new).collect(),
                keep: true,
            });
            false
        }
        Classwork::Leave => {
            (app.lesson, app.feedback) = (None, None);
            app.route = if app.session.is_some() {
                Route::Reading
            } else {
                effects.push(Effect::ListArticles);
                Route::First
            };
            true
        }
    }
}

/// Writes an event of an exercise down, if this tab may.
fn write(s: &mut Session, event: Event, moment: Moment, effects: &mut Vec<Effect>) -> bool {
    if !s.writes() {
        return false;
    }
    let entry = s.record(event, None, moment.at, moment.replica);
    if s.kept {
        s.saved = Saved::Saving;
        effects.push(Effect::Append(s.id.clone(), [entry].into()));
    }
    true
}

/// Takes up the exercise and the lesson that the journal tells of. What cannot be read is as if it were not there, and stays in
/// the journal.
pub(super) fn take_up(session: &mut Session, notebook: &Notebook) {
    if let (None, Some(json)) = (&session.exercise, &notebook.exercise) {
        session.exercise = read_exercise(json.clone(), article(session));
    }
    if session.notebook.lesson != notebook.lesson {
        let lesson = notebook.lesson.clone();
        session.lesson = lesson.and_then(|json| read_lesson(json, article(session)));
    }
}

// Both come into a journal only by what stands in a part: the classroom, a file, the store, another tab.
in_part! { "common", "0004":
    fn read_exercise(json: String, article: Article) -> Option<Rc<Exercise>> {
        Exercise::from_journal(&json, article).ok().map(Rc::new)
    }
}

in_part! { "common", "0005":
    fn read_lesson(json: String, article: Article) -> Option<Rc<Lesson>> {
        Lesson::from_journal(&json, article).ok().map(Rc::new)
    }
}

/// The labels of the open article: those that were set for it, and those of its exercise. Of two with one sign or one key, the
/// exercise's gives way.
pub(super) fn codebook(session: &Session) -> Codebook {
    let set = &session.notebook.codebook;
    let planned = session.lesson.as_ref().map(|lesson| &lesson.exercise);
    let Some(exercise) = session.exercise.as_deref().or(planned) else {
        return set.clone();
    };
    let of_exercise = Codebook::from(exercise.codebook.clone());
    if set.labels.is_empty() {
        return of_exercise;
    }
    let mut codebook = set.clone();
    for mut label in of_exercise.labels {
        if codebook.label(&label.id).is_some() {
            continue;
        }
        let taken = |sign: (char, u8)| codebook.labels.iter().any(|of| (of.letter, of.colour) == sign);
        let free = (label.colour..=Codebook::COLOURS).chain(1..=Codebook::COLOURS);
        label.colour = free
            .into_iter()
            .find(|&colour| !taken((label.letter, colour)))
            .unwrap_or(label.colour);
        label.key = label
            .key
            .filter(|key| codebook.labels.iter().all(|of| of.key != Some(*key)));
        codebook.labels.push(label);
    }
    codebook
}

/// The open article as an exercise has it.
fn article(session: &Session) -> Article {
    Article {
        title: session.document.title.clone(),
        text: session.document.text.to_string(),
    }
}

/// Whether the machine's marks are to be hidden now.
pub fn hides_machine(session: &Session) -> bool {
    session
        .exercise
        .as_ref()
        .is_some_and(|exercise| match exercise.machine_marks {
            MachineMarks::Always => false,
            MachineMarks::AfterTry => !session.revealed,
            MachineMarks::Never => true,
        })
}

/// The tab and the pane at which an article opens: an exercise at its instructions.
pub(super) fn place_to_begin(session: &Session, tab: Tab) -> (Tab, Pane) {
    match (&session.exercise, &session.lesson, tab) {
        (Some(_), ..) => (Tab::Exercise, Pane::Panel),
        (None, Some(_), _) => (Tab::Exercise, Pane::Article),
        (None, None, Tab::Exercise) => (Tab::Voices, Pane::Article),
        (None, None, tab) => (tab, Pane::Article),
    }
}
