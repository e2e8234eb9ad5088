use std::rc::Rc;

use sayso_notebook::{Author, Entry, EntryId, Event, Revision, fold};
use sayso_store::StoreError;
use sayso_wire::classroom::{EXERCISE, Exercise, FEEDBACK, LESSON, SUBMISSION};
use sayso_wire::file::{FileProblem, format_of};

use super::samples::{SAMPLES, sample};
use super::{Classwork, link};
use crate::in_part;
use crate::platform::parts::Task;
use crate::platform::{clock, random};
use crate::state::effects::store;
use crate::state::{Action, ArticleId, Dispatch, Tone};
use crate::text::{t, t_args};

/// Opens what goes between a teacher and a class; yields whether the file was of that kind. `keep`: whether to save the work.
pub(in crate::state) fn open_classroom_file(dispatch: &Dispatch, name: &str, json: &str, keep: bool) -> bool {
    let format = format_of(json).unwrap_or_default();
    let opened = if format == EXERCISE.format {
        EXERCISE.read::<Exercise>(json).map(|exercise| Classwork::Begin {
            exercise: Rc::new(exercise),
            keep,
        })
    } else if format == LESSON.format {
        LESSON.read(json).map(|lesson| Classwork::Show(Rc::new(lesson)))
    } else if format == SUBMISSION.format {
        dispatch.emit(Action::Notify(
            Tone::Info,
            t_args("class-is-work", &[("name", name.into())]),
        ));
        return true;
    } else if format == FEEDBACK.format {
        FEEDBACK
            .read(json)
            .map(|feedback| Classwork::Feedback(Rc::new(feedback)))
    } else {
        return false;
    };
    show(dispatch, name, opened);
    true
}

fn show(dispatch: &Dispatch, name: &str, opened: Result<Classwork, FileProblem>) {
    match opened {
        Ok(Classwork::Begin { exercise, .. }) if exercise.article.text.trim().is_empty() => {
            let text = t_args("class-no-article", &[("name", name.into())]);
            dispatch.emit(Action::Notify(Tone::Error, text));
        }
        Ok(work) => dispatch.emit(Action::Classroom(work)),
        Err(problem) => {
            let problem = problem.to_string();
            let text = t_args("class-not-read", &[("name", name.into()), ("problem", problem.into())]);
            dispatch.emit(Action::Notify(Tone::Error, text));
        }
    }
}

in_part! { "classroom", "0005":
    /// Opens the exercise that the page's address carries, if it carries one.
    pub(in crate::state) fn open_link(dispatch: Dispatch) -> Task {
        Box::pin(open_linked(dispatch))
    }
}

in_part! { "classroom", "0006":
    /// Begins `exercise`; goes on with it where this browser has work on it.
    pub(in crate::state) fn begin(dispatch: Dispatch, exercise: Rc<Exercise>, keep: bool) -> Task {
        Box::pin(begin_or_go_on(dispatch, exercise, keep))
    }
}

in_part! { "classroom", "0007":
    /// Shows the sample lesson at `place` in [`super::SAMPLES`].
    pub(in crate::state) fn open_sample(dispatch: Dispatch, place: usize) -> Task {
        if let Some(json) = sample(place) {
            show(&dispatch, &t(SAMPLES[place]), LESSON.read(json).map(|lesson| Classwork::Show(Rc::new(lesson))));
        }
        Box::pin(std::future::ready(()))
    }
}

async fn open_linked(dispatch: Dispatch) {
    match link::linked().await {
        None => {}
        Some(Ok(json)) => {
            let begin = EXERCISE.read::<Exercise>(&json).map(|exercise| Classwork::Begin {
                exercise: Rc::new(exercise),
                keep: true,
            });
            show(&dispatch, &t("class-the-link"), begin);
        }
        Some(Err(_)) => dispatch.emit(Action::Notify(Tone::Error, t("class-link-damaged"))),
    }
}

async fn begin_or_go_on(dispatch: Dispatch, exercise: Rc<Exercise>, keep: bool) {
    // A storage that cannot be read has told so by itself; the exercise can be done all the same.
    let known = match keep {
        true => begun(&dispatch, &exercise).await.unwrap_or_default(),
        false => None,
    };
    if let Some(id) = known {
        dispatch.emit(Action::OpenSaved(id));
        dispatch.emit(Action::Notify(Tone::Info, t("class-go-on")));
        return;
    }
    let id = EntryId {
        replica: random::replica(),
        seq: 0,
    };
    let entry = Entry {
        id,
        step: id,
        at: clock::now(),
        author: Author::default(),
        on: Revision::Opened,
        event: Event::Began {
            exercise: exercise.to_journal(),
        },
    };
    dispatch.emit(Action::OpenText {
        text: (*exercise.article.text).into(),
        entries: vec![entry.into()],
        keep,
    });
}

/// The article of this browser on which this exercise was begun.
async fn begun(dispatch: &Dispatch, exercise: &Exercise) -> Result<Option<ArticleId>, StoreError> {
    let store = store(dispatch).await;
    let kept = exercise.to_journal();
    for meta in store.list().await? {
        if meta.filing.binned.is_some() || meta.bytes as usize != exercise.article.text.len() {
            continue;
        }
        let Ok(stored) = store.load(&meta.id).await else {
            continue;
        };
        let begun = fold(&stored.journal, &Author::default()).exercise;
        if *stored.text == *exercise.article.text && begun.as_ref() == Some(&kept) {
            return Ok(Some(meta.id));
        }
    }
    Ok(None)
}
