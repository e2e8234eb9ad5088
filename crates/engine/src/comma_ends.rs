//! Which commas end what is said: the conditions of the decision list `comma-ends`.

use crate::contents::{main_clause, speaks_again};
use crate::cues::CUE_VERBS;
use crate::noun_phrases::{has_finite, subject_before};
use crate::reading::{Reading, Tag};
use crate::rules::decision::Condition;
use crate::rules::lexicon as l;

/// A comma in a content, and where it stands.
pub(crate) struct Comma<'a> {
    pub r: &'a Reading<'a>,
    pub at: usize,
    /// Where the content begins.
    pub start: usize,
    /// Where the sentence ends.
    pub limit: usize,
    /// The content stands in a dependent clause (*While she said …, the board …*), or is an object: a clause after it is not in it.
    pub dependent: bool,
}

/// Whether a condition holds at a comma.
pub(crate) type Test = fn(&Comma, &Condition) -> bool;

/// The conditions, in the order of the list. *Next* is the token after the comma, *then* what follows that.
pub(crate) const TESTS: [(&str, Test); 20] = [
    ("next word:", |c, of| c.reads(1, &of.words)),
    ("next is who, which or whom", |c, _| c.tag(1) == Tag::Relative),
    ("next is and, but or or", |c, _| c.tag(1) == Tag::Coordinator),
    ("next is an -ing form of a verb of saying", |c, _| {
        c.tag(1) == Tag::Gerund && c.r.is(c.next(), CUE_VERBS)
    }),
    ("next is an adverb", |c, _| c.tag(1) == Tag::Adverb),
    ("next is not, never or the like", |c, _| c.r.is(c.next(), l::NEGATION)),
    ("then a pronoun", |c, _| c.tag(2) == Tag::Pronoun),
    ("then word:", |c, of| c.reads(2, &of.words)),
    ("then a verb in -ed", |c, _| {
        c.tag(2) == Tag::Finite && c.r.word(c.next() + 1).ends_with("ed")
    }),
    ("then somebody speaks", |c, _| {
        saying_follows(c.r, c.next() + 1, c.limit)
    }),
    ("then a clause follows", |c, _| main_clause(c.r, c.next(), c.limit)),
    (
        "the clause with who or which ends at a sign and the main verb follows",
        |c, _| returns(c.r, c.next(), c.limit),
    ),
    ("somebody speaks later in the sentence", |c, _| {
        speaks_again(c.r, c.next(), c.limit)
    }),
    ("an -ing form of a verb of saying follows soon", |c, _| {
        (3..8).any(|k| c.tag(k) == Tag::Gerund && c.r.is(c.at + k, l::SAYING))
    }),
    ("a clause with who, which or that follows soon", |c, _| {
        (2..5).any(|k| matches!(c.tag(k), Tag::That | Tag::Relative))
    }),
    ("a noun of saying follows", |c, _| {
        (1..3).any(|k| c.r.is(c.at + k, l::SAYING_NOUN) && !matches!(c.tag(k + 1), Tag::Noun | Tag::Name))
    }),
    ("a clause follows", |c, _| main_clause(c.r, c.at, c.limit)),
    ("somebody and a verb of saying follow, and what they say", |c, _| {
        says_anew(c.r, c.at, c.limit)
    }),
    ("what is said has no verb yet", |c, _| !has_finite(c.r, c.start..c.at)),
    ("what is said is an object, or hangs on another clause", |c, _| {
        c.dependent
    }),
];

/// Whether the comma ends the content: where no rule fits, the content goes on.
pub(crate) fn ends(comma: &Comma) -> bool {
    let holds = |(test, condition): &(Test, Condition)| test(comma, condition) != condition.negated;
    let mut lines = comma.r.decisions.comma_ends.iter();
    comma.next() < comma.limit && lines.any(|conditions| conditions.iter().all(holds))
}

impl Comma<'_> {
    fn next(&self) -> usize {
        self.at + 1
    }

    /// The tag of the token that stands `by` tokens after the comma.
    fn tag(&self, by: usize) -> Tag {
        self.r.tag(self.at + by)
    }

    fn reads(&self, by: usize, words: &[String]) -> bool {
        words.iter().any(|w| self.r.reads(self.at + by, w))
    }
}

/// Whether the relative clause after the comma is closed by another one and the main verb follows: *the mayor, who left, is*.
fn returns(r: &Reading, relative: usize, limit: usize) -> bool {
    let closing = (relative + 1..limit.min(relative + 30)).find(|&k| matches!(r.tag(k), Tag::Comma | Tag::Mark));
    closing.is_some_and(|k| {
        r.tag(k) == Tag::Comma && matches!(r.tag(k + 1), Tag::Finite | Tag::Modal | Tag::Auxiliary) && k + 1 < limit
    })
}

/// Whether a subject and a verb of saying follow: *, and Ruiz said*.
pub(crate) fn saying_follows(r: &Reading, start: usize, limit: usize) -> bool {
    let verb =
        (start..(start + 12).min(limit)).find(|&k| matches!(r.tag(k), Tag::Finite | Tag::Modal | Tag::Auxiliary));
    let Some(verb) = verb else { return false };
    let head = (verb..(verb + 4).min(limit)).find(|&k| !matches!(r.tag(k), Tag::Modal | Tag::Auxiliary | Tag::Adverb));
    head.is_some_and(|h| r.is(h, l::SAYING) && matches!(r.tag(h), Tag::Finite | Tag::Participle | Tag::Infinitive))
}

/// Whether somebody speaks anew right after the sign: *, most captains have said that …*.
pub(crate) fn says_anew(r: &Reading, sign: usize, limit: usize) -> bool {
    let main = |&k: &usize| matches!(r.tag(k), Tag::Finite | Tag::Modal | Tag::Auxiliary);
    let Some(verb) = (sign + 2..(sign + 10).min(limit)).find(main) else {
        return false;
    };
    let head = (verb..(verb + 4).min(limit)).find(|&k| !matches!(r.tag(k), Tag::Modal | Tag::Auxiliary | Tag::Adverb));
    let Some(head) = head.filter(|&h| r.is(h, l::SAYING)) else {
        return false;
    };
    let subject = subject_before(r, verb, sign + 1).is_some_and(|s| s.start == sign + 1);
    subject && (matches!(r.tag(head + 1), Tag::That | Tag::Pronoun) || r.opens(head + 1).is_some())
}
