//! What goes between a teacher and a class: the exercise that is handed out, the lesson it comes from, what is handed in, and what
//! is given back. Each is a file of its own; `docs/schema/` describes them.
//!
//! The key is a part of the lesson only: [`Exercise`] has no place for one.

mod exercise;
pub use exercise::{
    Article, Choice, EXERCISE, Exercise, Leniency, Level, MachineMarks, Marking, Observed, Prompt, PromptKind,
};

mod lesson;
pub use lesson::{Key, KeyAnswer, KeyMark, LESSON, Lesson, Zone};

mod submission;
pub use submission::{Answer, Attempt, Given, HandedMark, Place, SUBMISSION, Step, Student, Submission};

mod in_journal;

mod feedback;
pub use feedback::{FEEDBACK, Feedback, MarkFeedback, Outcome, PromptFeedback};
