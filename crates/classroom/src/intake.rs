use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::fmt;

use sayso_wire::classroom::{Lesson, SUBMISSION, Submission};

use crate::ClassList;
use crate::names::key;
use crate::unpack::unpack;

/// What a class handed in, sorted out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Intake {
    /// One a student, in the order of the class list; then those who are not in it, by name; those without a name at the end.
    pub works: Vec<Work>,
    /// Students of the class list who handed in nothing, by their row.
    pub missing: Vec<usize>,
    /// What a person should know of single files.
    pub told: Vec<(String, Told)>,
}

/// One student's work.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Work {
    /// The file it came in, as the school's system named it.
    pub file: String,
    /// Who it is: as they say, else as the file says; empty where nobody does.
    pub name: String,
    /// The student's row in the class list.
    pub row: Option<usize>,
    /// What was handed in.
    pub submission: Submission,
    /// How many older tries of the same student were left aside.
    pub older: usize,
}

/// What a person should know of a file. Its [`fmt::Display`] is a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// It could not be read. Says why, and what to do.
    NotRead(String),
    /// It belongs to another exercise.
    OtherExercise,
    /// It was done on an earlier edition of the exercise; what is in both is marked.
    EarlierEdition,
    /// It was done on a later edition than the lesson has.
    LaterEdition,
    /// A newer work of the same student is used.
    Older,
    /// It says no name, and neither does the file.
    Unnamed,
    /// Nobody of this name is in the class list.
    NotInClass,
}

impl Intake {
    /// How many handed in more than once.
    pub fn twice(&self) -> usize {
        self.works.iter().filter(|work| work.older > 0).count()
    }

    /// How many works have no name.
    pub fn unnamed(&self) -> usize {
        self.works.iter().filter(|work| work.name.is_empty()).count()
    }
}

/// Sorts out `files`: their names, with the folders they came in, and what is in them. ZIP archives are taken apart. Any bytes
/// will do.
pub fn collect(lesson: &Lesson, class: &ClassList, files: impl IntoIterator<Item = (String, Vec<u8>)>) -> Intake {
    let mut collecting = Collecting::new(lesson, class);
    let files = files.into_iter().flat_map(|(file, bytes)| unpack(file, bytes));
    files.for_each(|(file, bytes)| collecting.add(file, bytes));
    collecting.finish()
}

/// Sorts out files one by one, for those who cannot wait for all of them at once.
///
/// Of several works of one student the newest is used: by the edition of the exercise, on which tries are counted anew, by the number of
/// the try, by the time it was handed in, by the number that a browser adds to a file's name, by their order.
#[derive(Debug)]
pub struct Collecting<'a> {
    lesson: &'a Lesson,
    class: &'a ClassList,
    intake: Intake,
    by_student: BTreeMap<(bool, String, usize), Work>,
    /// How many files there were.
    order: usize,
}

impl<'a> Collecting<'a> {
    /// Begins.
    pub fn new(lesson: &'a Lesson, class: &'a ClassList) -> Self {
        Self {
            lesson,
            class,
            intake: Intake::default(),
            by_student: BTreeMap::new(),
            order: 0,
        }
    }

    /// Takes a file in, as [`unpack`] gives it.
    pub fn add(&mut self, file: String, bytes: Result<Vec<u8>, String>) {
        let Self {
            lesson,
            class,
            intake,
            by_student,
            order,
        } = self;
        *order += 1;
        let submission = match bytes.and_then(|bytes| read(&bytes)) {
            Ok(submission) => submission,
            Err(why) => {
                intake.told.push((file, Told::NotRead(why)));
                return;
            }
        };
        if submission.exercise != lesson.exercise.id {
            intake.told.push((file, Told::OtherExercise));
            return;
        }
        match submission.revision.cmp(&lesson.exercise.revision) {
            Ordering::Less => intake.told.push((file.clone(), Told::EarlierEdition)),
            Ordering::Equal => {}
            Ordering::Greater => intake.told.push((file.clone(), Told::LaterEdition)),
        }
        let said = submission.student.name.trim();
        let row = class
            .find(said)
            .or_else(|| names_in(&file).find_map(|name| class.find(&name)));
        let name = match row {
            Some(row) => class.name(row),
            None => said.to_owned(),
        };
        if name.is_empty() {
            intake.told.push((file.clone(), Told::Unnamed));
        } else if row.is_none() && !class.rows.is_empty() {
            intake.told.push((file.clone(), Told::NotInClass));
        }
        // Nobody knows whose the unnamed are, so each counts by itself.
        let student = match name.is_empty() {
            true => (true, String::new(), *order),
            false => (false, key(&name), 0),
        };
        let mut work = Work {
            file,
            name,
            row,
            submission,
            older: 0,
        };
        if let Some(before) = by_student.remove(&student) {
            let older = before.older + 1;
            let aside = match age(&before) > age(&work) {
                true => std::mem::replace(&mut work, before),
                false => before,
            };
            intake.told.push((aside.file, Told::Older));
            work.older = older;
        }
        by_student.insert(student, work);
    }

    /// All of it.
    pub fn finish(self) -> Intake {
        let Self {
            class,
            mut intake,
            by_student,
            ..
        } = self;
        intake.works = by_student.into_values().collect();
        let place = |work: &Work| {
            (
                work.name.is_empty(),
                work.row.unwrap_or(usize::MAX),
                work.name.to_lowercase(),
            )
        };
        intake.works.sort_by_cached_key(place);
        let is_in = |row: &usize| intake.works.iter().any(|work| work.row == Some(*row));
        intake.missing = (0..class.rows.len()).filter(|row| !is_in(row)).collect();
        intake
    }
}

fn read(bytes: &[u8]) -> Result<Submission, String> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err("This file is empty. Ask for it again.".to_owned());
    }
    let text = std::str::from_utf8(bytes).map_err(|_| {
        "This is no file of Sayso's: it is not text. Ask for the file that ends in .sayso.json.".to_owned()
    })?;
    SUBMISSION.read(text).map_err(|problem| problem.to_string())
}

/// By what a work is newer than another.
fn age(work: &Work) -> (u32, u32, u64, u32) {
    let Submission { revision, attempt, .. } = work.submission;
    (
        revision,
        attempt.number,
        attempt.ended.unwrap_or(0),
        copy_number(&work.file),
    )
}

/// The number that a browser puts behind a name that is taken: *work (2).sayso.json*.
fn copy_number(file: &str) -> u32 {
    let inside = file.rsplit_once('(').and_then(|(_, rest)| rest.split_once(')'));
    inside.and_then(|(number, _)| number.parse().ok()).unwrap_or(0)
}

/// What could be a student's name in a file's name and the folders it is in: each folder, and the parts of the file's name
/// before the first underscore, as Moodle and Canvas write them.
fn names_in(file: &str) -> impl Iterator<Item = String> {
    let parts = file.rsplit(['/', '\\']).flat_map(|part| {
        let whole = part.split(".sayso").next().unwrap_or(part);
        let whole = whole.rsplit_once(" (").map_or(whole, |(name, _)| name);
        let first = whole.split('_').next().unwrap_or(whole);
        [whole, first]
    });
    parts
        .map(|name| name.replace(['_', '-'], " "))
        .filter(|name| !name.trim().is_empty())
}

impl fmt::Display for Told {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotRead(why) => f.write_str(why),
            Self::OtherExercise => f.write_str("This was done on another exercise, and is left aside."),
            Self::EarlierEdition => f.write_str(
                "This was done on an earlier edition of this exercise. It is marked all the same; marks are found by their words.",
            ),
            Self::LaterEdition => f.write_str(
                "This was done on a later edition of this exercise than the lesson that is open. It is marked all the same; \
                 better open the newer lesson.",
            ),
            Self::Older => f.write_str("A newer work of the same student is used in its place."),
            Self::Unnamed => f.write_str("This says no name. It is marked, and stands at the end."),
            Self::NotInClass => f.write_str("Nobody of this name is in the class list. It is marked all the same."),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_in_what_schools_make_of_files() {
        let has = |file: &str, name: &str| names_in(file).any(|found| key(&found) == key(name));
        assert!(has(
            "Ines Calder_4711_assignsubmission_file_/ferry.sayso.json",
            "Ines Calder"
        ));
        assert!(has("calderines_88_99_ferry (1).sayso.json", "calderines"));
        assert!(has("Class 9\\Ines Calder\\Version 2\\ferry.sayso.json", "Calder Ines"));
        assert!(has("Ines-Calder (2).sayso.json", "Ines Calder"));
        assert_eq!(copy_number("a (3).sayso.json"), 3);
        assert_eq!(copy_number("a (b).sayso.json"), 0);
    }
}
