//! Exercises, plans and answers as a journal keeps them: JSON in a string, without what the article has itself.

use super::{Article, EXERCISE, Exercise, Given, KeyMark, LESSON, Lesson};
use crate::file::FileProblem;

impl Exercise {
    /// As a journal keeps it: its file without the article.
    pub fn to_journal(&self) -> String {
        EXERCISE.write(&Self {
            article: Article::default(),
            ..self.clone()
        })
    }

    /// Reads what a journal keeps. `article`: the one that the journal is of.
    ///
    /// # Errors
    /// [`FileProblem`] when it is no exercise, or not whole.
    pub fn from_journal(json: &str, article: Article) -> Result<Self, FileProblem> {
        Ok(Self {
            article,
            ..EXERCISE.read(json)?
        })
    }
}

impl Lesson {
    /// As a journal keeps it: its file without the article, and of the key's marks, which are the article's own, those only that say
    /// more than a mark in an article can.
    pub fn to_journal(&self) -> String {
        let mut lesson = self.clone();
        lesson.exercise.article = Article::default();
        lesson.key.marks.retain(KeyMark::says_more);
        LESSON.write(&lesson)
    }

    /// Reads what a journal keeps. `article`: the one that the journal is of.
    ///
    /// # Errors
    /// [`FileProblem`] when it is no lesson, or not whole.
    pub fn from_journal(json: &str, article: Article) -> Result<Self, FileProblem> {
        let mut lesson: Self = LESSON.read(json)?;
        lesson.exercise.article = article;
        Ok(lesson)
    }
}

impl Given {
    /// As a journal keeps it.
    ///
    /// # Panics
    /// Never: it is strings and numbers.
    pub fn to_journal(&self) -> String {
        serde_json::to_string(self).expect("strings and numbers")
    }

    /// Reads what a journal keeps; none if it is no answer.
    pub fn from_journal(json: &str) -> Option<Self> {
        serde_json::from_str(json).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_journal_keeps_comes_back_with_the_article() {
        let article = Article {
            title: "T".to_owned(),
            text: "T\n\nText.".to_owned(),
        };
        let exercise = Exercise {
            id: "x".to_owned(),
            title: "Hunt".to_owned(),
            article: article.clone(),
            ..Exercise::default()
        };
        let kept = exercise.to_journal();
        assert!(!kept.contains("Text."));
        assert_eq!(Exercise::from_journal(&kept, article.clone()), Ok(exercise.clone()));
        let lesson = Lesson {
            exercise,
            notes: "n".to_owned(),
            ..Lesson::default()
        };
        assert_eq!(
            Lesson::from_journal(&lesson.to_journal(), article.clone()),
            Ok(lesson.clone())
        );
        // Of the key, what the article's own marks cannot say.
        let mark = |id: &str, points, sources: &[&str]| KeyMark {
            id: id.to_owned(),
            label: "quote".to_owned(),
            points,
            sources: sources.iter().map(|&name| name.to_owned()).collect(),
            ..KeyMark::default()
        };
        let mut keyed = lesson;
        keyed.key.marks = vec![
            mark("a", 1.0, &["Ana"]),
            mark("b", 2.0, &[]),
            mark("c", 1.0, &["Ana", "she"]),
        ];
        let back = Lesson::from_journal(&keyed.to_journal(), article.clone()).unwrap();
        assert_eq!(back.key.marks, keyed.key.marks[1..]);
        assert!(Exercise::from_journal("{}", article).is_err());
    }

    #[test]
    fn answers_of_every_kind_come_back() {
        for given in [
            Given::Text("“So”\n".to_owned()),
            Given::Choices(vec!["a".to_owned()]),
            Given::Value(-2),
            Given::Ledger(vec![("Ana".to_owned(), vec![Some(3), None])]),
        ] {
            assert_eq!(Given::from_journal(&given.to_journal()), Some(given));
        }
        assert_eq!(Given::from_journal("?"), None);
    }
}
