//! Which edition of an exercise a class has: counted up where it is handed out after a change, so that work tells on which it was done.

use std::rc::Rc;

use sayso_notebook::Event;
use sayso_wire::classroom::{Article, EXERCISE, Exercise, LESSON, Lesson, Marking};

use crate::in_part;
use crate::platform::store::TextName;
use crate::state::Session;

// Lessons are shown by parts only.
in_part! { "common", "0007":
    /// `lesson` with the revision that its exercise has if it is handed out as it is. `session`: the article that is open, perhaps
    /// the one that the lesson is planned on.
    pub(super) fn numbered(lesson: Rc<Lesson>, session: Option<&Session>) -> Rc<Lesson> {
        let edition = digest(&lesson.exercise);
        if lesson.edition == edition {
            return lesson;
        }
        let before = session.map(|s| handed_out(s, &lesson)).unwrap_or_default();
        let revision = revision(&lesson, &edition, &before);
        let mut lesson = Rc::unwrap_or_clone(lesson);
        lesson.exercise.revision = revision;
        lesson.edition = edition;
        Rc::new(lesson)
    }
}

/// The plan of the open article with the edition that `lesson` has, as the journal keeps it; none if it is planned elsewhere or the plan
/// says so already.
pub(super) fn remembered(session: &Session, lesson: &Lesson) -> Option<String> {
    let plan = session.lesson.as_deref()?;
    let (now, then) = (&lesson.exercise, &plan.exercise);
    let said = plan.edition == lesson.edition && then.revision == now.revision;
    if then.id != now.id || said {
        return None;
    }
    let mut plan = plan.clone();
    plan.exercise.revision = now.revision;
    plan.edition.clone_from(&lesson.edition);
    Some(plan.to_journal())
}

/// The revision of what has this digest, `before` being the editions handed out so far.
fn revision(lesson: &Lesson, edition: &str, before: &[(String, u32)]) -> u32 {
    let own = Some((lesson.edition.clone(), lesson.exercise.revision)).filter(|(edition, _)| !edition.is_empty());
    let known = || before.iter().chain(&own);
    if let Some((_, revision)) = known().find(|(known, _)| known == edition) {
        return *revision;
    }
    match known().map(|(_, revision)| *revision).max() {
        Some(newest) => newest.saturating_add(1),
        None => lesson.exercise.revision,
    }
}

/// The editions of `lesson` that the journal knows of. What was undone counts: students have it all the same.
fn handed_out(session: &Session, lesson: &Lesson) -> Vec<(String, u32)> {
    let plans = session.journal.entries().iter().filter_map(|entry| match &entry.event {
        Event::Planned { lesson } => LESSON.read::<Lesson>(lesson).ok(),
        _ => None,
    });
    let of_this = |plan: &Lesson| plan.exercise.id == lesson.exercise.id && !plan.edition.is_empty();
    plans
        .filter(of_this)
        .map(|plan| (plan.edition, plan.exercise.revision))
        .collect()
}

/// A digest of what students read and do. How it is marked is no part of it, and the headline stands in the text.
fn digest(exercise: &Exercise) -> String {
    let what = Exercise {
        revision: 0,
        marking: Marking::default(),
        article: Article {
            title: String::new(),
            ..exercise.article.clone()
        },
        ..exercise.clone()
    };
    let mut name = TextName::default();
    name.add(EXERCISE.write(&what).as_bytes());
    name.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::classroom::TEMPLATES;

    fn changed(lesson: &Rc<Lesson>, change: impl FnOnce(&mut Lesson)) -> Rc<Lesson> {
        let mut lesson = (**lesson).clone();
        change(&mut lesson);
        numbered(Rc::new(lesson), None)
    }

    #[test]
    fn an_edition_counts_up_with_what_students_get_and_with_nothing_else() {
        let first = numbered(Rc::new(TEMPLATES[0].lesson("x".to_owned())), None);
        assert_eq!(first.exercise.revision, 1);
        let same = changed(&first, |lesson| {
            lesson.notes = "For Monday.".to_owned();
            lesson.key.zones.clear();
            lesson.exercise.marking.extra_cost = 1.0;
            lesson.exercise.article.title = "Read anew".to_owned();
        });
        assert_eq!((same.exercise.revision, &same.edition), (1, &first.edition));
        let second = changed(&same, |lesson| lesson.exercise.instructions.push('!'));
        let third = changed(&second, |lesson| lesson.exercise.article.text.push('.'));
        assert_eq!((second.exercise.revision, third.exercise.revision), (2, 3));
        assert_eq!(numbered(third.clone(), None), third);
    }

    #[test]
    fn what_was_handed_out_before_keeps_its_number_though_it_was_undone() {
        let lesson = TEMPLATES[0].lesson("x".to_owned());
        let before = [("a".to_owned(), 1), ("b".to_owned(), 2)];
        assert_eq!(revision(&lesson, "a", &before), 1);
        assert_eq!(revision(&lesson, "c", &before), 3);
        assert_eq!(revision(&lesson, "c", &[]), 1);
    }
}
