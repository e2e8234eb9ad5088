use std::collections::BTreeMap;
use std::rc::Rc;

use sayso_classroom::{ByHand, ClassList, Collecting, Intake, Marked, Scorer, Work, feedback, gradebook, unpack};
use sayso_wire::classroom::{FEEDBACK, Feedback, Lesson};
use yew::Callback;

use super::pack::Pack;
use crate::platform::download::file_stem;
use crate::platform::pause::Pauses;

/// A file as it was handed in: its name, and what is in it.
pub type Handed = (String, Rc<Vec<u8>>);

/// What a teacher gives by hand, for each student: points and comments by prompt, the comment on all of it by the empty id.
pub type Given = BTreeMap<String, (ByHand, BTreeMap<String, String>)>;

/// A class's work, marked.
#[derive(Clone, Debug, PartialEq)]
pub struct ClassMarked {
    /// By what.
    pub lesson: Rc<Lesson>,
    /// The class, if a list was given.
    pub class: ClassList,
    /// What was handed in.
    pub intake: Intake,
    /// What each work comes to, in the order of [`Intake::works`].
    pub marked: Vec<Marked>,
}

/// What names a work as long as its file is there.
pub fn work_key(work: &Work) -> String {
    format!("{}\n{}", work.name, work.file)
}

/// Sorts out and marks what was handed in, in slices, and tells how far it is: steps done, and all.
///
/// # Errors
/// A sentence that says why nothing can be marked by the key, and what to do.
pub async fn mark_class(
    lesson: Rc<Lesson>,
    class: &str,
    files: &[Handed],
    given: &Given,
    told: Callback<(usize, usize)>,
) -> Result<ClassMarked, String> {
    let mut pauses = Pauses::begin();
    let class = ClassList::read(class);
    let scorer = Scorer::new(&lesson).map_err(|problem| problem.to_string())?;
    let mut collecting = Collecting::new(&lesson, &class);
    for (n, (name, bytes)) in files.iter().enumerate() {
        for (file, bytes) in unpack(name.clone(), bytes.to_vec()) {
            collecting.add(file, bytes);
            pauses.pause_if_due().await;
        }
        told.emit((n, 2 * files.len()));
    }
    let intake = collecting.finish();
    let all = intake.works.len();
    let mut marked = Vec::with_capacity(all);
    let none = ByHand::new();
    for (n, work) in intake.works.iter().enumerate() {
        let by_hand = given.get(&work_key(work)).map_or(&none, |(points, _)| points);
        marked.push(scorer.mark(&work.submission, by_hand));
        if pauses.is_due() {
            told.emit((all + n, 2 * all));
            pauses.pause_if_due().await;
        }
    }
    Ok(ClassMarked {
        class,
        intake,
        marked,
        lesson,
    })
}

impl ClassMarked {
    /// The same with one work marked anew, since something was given by hand.
    #[must_use]
    pub fn with(&self, at: usize, given: &Given) -> Self {
        let mut next = self.clone();
        if let (Ok(scorer), Some(work)) = (Scorer::new(&self.lesson), self.intake.works.get(at)) {
            let points = given.get(&work_key(work)).map(|(points, _)| points.clone());
            next.marked[at] = scorer.mark(&work.submission, &points.unwrap_or_default());
        }
        next
    }

    /// The gradebook, as CSV.
    pub fn gradebook(&self) -> String {
        let scorer = Scorer::new(&self.lesson);
        scorer.map_or_else(
            |_| String::new(),
            |scorer| gradebook(&scorer, &self.class, &self.intake, &self.marked),
        )
    }

    /// What each student gets back, in the order of [`Intake::works`]; each is made when it is asked for.
    pub fn feedback<'a>(&'a self, given: &'a Given) -> impl Iterator<Item = Feedback> + 'a {
        let scorer = Scorer::new(&self.lesson).ok();
        let works = self.intake.works.iter().zip(&self.marked);
        works.filter_map(move |(work, marked)| Some(feedback(scorer.as_ref()?, work, marked, &comments(given, work))))
    }

    /// What the student at this place of [`Intake::works`] gets back; none if nobody is there.
    pub fn feedback_of(&self, at: usize, given: &Given) -> Option<Feedback> {
        let scorer = Scorer::new(&self.lesson).ok()?;
        let (work, marked) = (self.intake.works.get(at)?, self.marked.get(at)?);
        Some(feedback(&scorer, work, marked, &comments(given, work)))
    }

    /// The feedback files of all students as one ZIP archive, made in slices; no name twice.
    pub async fn feedback_archive(&self, given: &Given) -> Vec<u8> {
        let mut names: BTreeMap<String, usize> = BTreeMap::new();
        let mut pauses = Pauses::begin();
        let mut pack = Pack::begin();
        for feedback in self.feedback(given) {
            let stem = file_stem(&feedback.student.name);
            let count = names.entry(stem.clone()).or_default();
            *count += 1;
            let number = if *count > 1 { format!("-{count}") } else { String::new() };
            pack.add(
                &format!("{stem}{number}.feedback.sayso.json"),
                &FEEDBACK.write(&feedback),
            );
            pauses.pause_if_due().await;
        }
        pack.finish()
    }
}

fn comments(given: &Given, work: &Work) -> BTreeMap<String, String> {
    let comments = given.get(&work_key(work)).map(|(_, comments)| comments.clone());
    comments.unwrap_or_default()
}
