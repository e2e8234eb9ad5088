//! Which verbs of saying and thinking tell nothing of what somebody says: the conditions of the decision list `no-cue`.

use std::ops::Range;

use crate::cues::Cue;
use crate::reading::{Reading, Tag};
use crate::rules::decision::{Condition, IN_LIST};
use crate::rules::{lexicon as l, pattern};

/// A verb, whose it is, and what follows it.
pub(crate) struct Frame<'a> {
    pub r: &'a Reading<'a>,
    pub cue: &'a Cue,
    pub subject: Option<&'a Range<usize>>,
    /// It names an act of saying, rather than what somebody thinks or a document shows.
    pub speech: bool,
    /// Where what follows begins.
    pub start: usize,
    /// A noun phrase follows.
    pub phrase: bool,
    /// An infinitive follows.
    pub infinitive: bool,
}

/// Whether a condition holds of a verb.
pub(crate) type Test = fn(&Frame, &Condition) -> bool;

/// The conditions, in the order of the list.
pub(crate) const TESTS: [(&str, Test); 14] = [
    ("it has no subject of its own", |f, _| f.subject.is_none()),
    ("its subject is who, which or that", |f, _| {
        f.subject
            .is_some_and(|s| matches!(f.r.tag(s.start), Tag::Relative | Tag::That))
    }),
    ("its subject opens with a, an, one or another", |f, _| {
        let opens = |s: &Range<usize>| ["a", "an", "one", "another"].iter().any(|w| f.r.reads(s.start, w));
        f.subject.is_some_and(opens)
    }),
    ("it is a verb of saying", |f, _| f.speech),
    ("it is a verb of thinking", |f, _| f.r.is(f.cue.head, l::THINKING)),
    (IN_LIST, |f, of| {
        let lists = of.words.iter().filter_map(|w| l::list(&pattern::class_name(w)));
        lists.into_iter().any(|list| f.r.is(f.cue.head, list))
    }),
    ("it is an -ing form", |f, _| f.cue.gerund),
    ("it is an infinitive", |f, _| f.r.tag(f.cue.head) == Tag::Infinitive),
    ("it stands alone, right after a noun", |f, _| {
        let before = f.cue.tokens.start.saturating_sub(1);
        f.cue.tokens.start == f.cue.head && matches!(f.r.tag(before), Tag::Noun | Tag::Other)
    }),
    ("a phrase follows", |f, _| f.phrase),
    ("a question follows", |f, _| {
        matches!(f.r.tag(f.start), Tag::Subordinator | Tag::Relative)
    }),
    ("that or to follows", |f, _| {
        matches!(f.r.tag(f.start), Tag::To | Tag::That)
    }),
    ("an infinitive follows", |f, _| f.infinitive),
    ("a name or a quotation follows", |f, _| {
        let end = f.cue.tokens.end;
        f.r.tag(end) == Tag::Name || f.r.opens(end).is_some()
    }),
];

/// Whether the verb tells nothing of what somebody says or thinks.
pub(super) fn is_no_cue(frame: &Frame) -> bool {
    let holds = |(test, condition): &(Test, Condition)| test(frame, condition) != condition.negated;
    let mut lines = frame.r.decisions.no_cue.iter();
    lines.any(|conditions| conditions.iter().all(holds))
}
