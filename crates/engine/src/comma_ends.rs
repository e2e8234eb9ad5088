//! Which commas end what is said.

use crate::contents::{main_clause, speaks_again};
use crate::cues::CUE_VERBS;
use crate::noun_phrases::{has_finite, subject_before};
use crate::reading::{Reading, Tag};
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

/// Each line that fits makes the comma the content's end; where none does, the content goes on. Before each, of the contents of
/// the training part of PolNeAR that come as far as a comma where this line is the first to fit, how many end there
/// (docs/engine.md, "Where what is said ends").
const LINES: [fn(&Comma) -> bool; 16] = [
    // 1 of 1
    |c| c.r.reads(c.next(), "according"),
    // 101 of 153
    |c| c.tag(1) == Tag::Relative && !returns(c.r, c.next(), c.limit),
    // 14 of 15: *…, while Ruiz said …*
    |c| c.reads(1, &["while", "whereas"]) && speaks_again(c.r, c.next(), c.limit),
    // 1 of 1: *…, with critics saying …*
    |c| c.reads(1, &["with"]) && (3..8).any(|k| c.tag(k) == Tag::Gerund && c.r.is(c.at + k, l::SAYING)),
    // 10 of 14: *…, though Ruiz said …*
    |c| c.reads(1, &["though", "although", "as", "even"]) && saying_follows(c.r, c.next() + 1, c.limit),
    // 117 of 126: *…, adding …*
    |c| c.tag(1) == Tag::Gerund && c.r.is(c.next(), CUE_VERBS),
    // 36 of 43: *…, but she left*
    |c| c.tag(1) == Tag::Coordinator && c.tag(2) == Tag::Pronoun && !c.reads(2, &["it"]),
    // 27 of 34: *…, and resigned*
    |c| c.tag(1) == Tag::Coordinator && c.tag(2) == Tag::Finite && c.r.word(c.next() + 1).ends_with("ed"),
    // 25 of 35: *…, and Ruiz said …*
    |c| c.tag(1) == Tag::Coordinator && saying_follows(c.r, c.next() + 1, c.limit),
    // 29 of 32: *criticised the plan, and the board gave way*
    |c| c.tag(1) == Tag::Coordinator && c.is_phrase() && main_clause(c.r, c.next(), c.limit),
    // 13 of 15: *…, a move that surprised the crews*
    |c| c.reads(1, &["a", "an"]) && (2..5).any(|k| matches!(c.tag(k), Tag::That | Tag::Relative)),
    // 3 of 4: *…, remarks that surprised the crews*
    |c| (1..3).any(|k| c.r.is(c.at + k, l::SAYING_NOUN) && !matches!(c.tag(k + 1), Tag::Noun | Tag::Name)),
    // 11 of 11: *…, the crews said.*
    |c| c.tag(1) != Tag::Coordinator && final_saying(c.r, c.at, c.limit),
    // 40 of 41: *…, most captains said that …*
    |c| says_anew(c.r, c.at, c.limit),
    // 11 of 13: *While she said it would rain, yesterday …*
    |c| c.dependent && c.tag(1) == Tag::Adverb && !c.r.is(c.next(), l::NEGATION),
    // 154 of 162: *While she said it would rain, the board …*
    |c| c.dependent && main_clause(c.r, c.at, c.limit),
];

/// Whether the comma ends the content.
pub(crate) fn ends(comma: &Comma) -> bool {
    comma.next() < comma.limit && LINES.iter().any(|fits| fits(comma))
}

impl Comma<'_> {
    fn next(&self) -> usize {
        self.at + 1
    }

    /// The tag of the token that stands `by` tokens after the comma.
    fn tag(&self, by: usize) -> Tag {
        self.r.tag(self.at + by)
    }

    fn reads(&self, by: usize, words: &[&str]) -> bool {
        words.iter().any(|w| self.r.reads(self.at + by, w))
    }

    /// Whether the content has no verb so far: a phrase, as *criticised the plan* has.
    fn is_phrase(&self) -> bool {
        !has_finite(self.r, self.start..self.at)
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

/// Whether only *he said* and a time stand from the comma to the sentence's end: that cue is another's.
fn final_saying(r: &Reading, comma: usize, limit: usize) -> bool {
    let verb = (comma + 2..(comma + 8).min(limit)).find(|&k| r.tag(k) == Tag::Finite && r.is(k, l::SAYING));
    let Some(verb) = verb else { return false };
    let subject = subject_before(r, verb, comma + 1).is_some_and(|s| s.start == comma + 1);
    subject && matches!(r.tag(verb + 1), Tag::Comma | Tag::Stop)
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
